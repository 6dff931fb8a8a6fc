import type { Plan } from "@yakkan/compiler/plan.js";
import { at, child, isContainer, type Json, pathsIn, withAt } from "../support/generate/json.js";
import { planOf } from "./agreement.js";
import { byInterpreter, type Task } from "./answers.js";

/** A product and an input on which something fails. */
export interface Failure {
  readonly text: string;
  readonly task: Task;
  readonly input: Json;
}

type Fails = (failure: Failure) => Promise<boolean>;

/**
 * Makes a failure small: whole blocks and lines of the text, parts of its formulas, parts of the input, as
 * long as it still fails. Stops when nothing more can go, or the time is over.
 */
export async function reduce(failure: Failure, fails: Fails, milliseconds = 30_000): Promise<Failure> {
  const end = Date.now() + milliseconds;
  let smallest = failure;
  const attempt = async (candidate: Failure): Promise<boolean> => {
    if (Date.now() > end || !(await fails(candidate))) return false;
    smallest = candidate;
    return true;
  };
  for (let before = ""; before !== JSON.stringify(smallest) && Date.now() < end;) {
    before = JSON.stringify(smallest);
    await dropLines(() => smallest, attempt);
    await shrinkInput(() => smallest, attempt);
    await shrinkFormulas(() => smallest, attempt);
  }
  return smallest;
}

type Attempt = (candidate: Failure) => Promise<boolean>;
type Current = () => Failure;

// ── The text ─────────────────────────────────────────────────────────────────────────────────────────

/** Blocks first, from the largest, then single lines from the bottom; the input forgets what is gone. */
async function dropLines(current: Current, attempt: Attempt): Promise<void> {
  const without = (from: number, to: number): Promise<boolean> => {
    const lines = current().text.split("\n");
    return tryText(current, [...lines.slice(0, from), ...lines.slice(to)].join("\n"), attempt);
  };
  for (let line = 1; line < current().text.split("\n").length; line += 1) {
    const close = closingLine(current().text.split("\n"), line);
    if (close === undefined) continue;
    if (await without(line, close + 1)) line -= 1;
    else {
      // The block may go although what is in it has to stay.
      const lines = current().text.split("\n");
      const inner = [...lines.slice(0, line), ...lines.slice(line + 1, close), ...lines.slice(close + 1)];
      if (await tryText(current, inner.join("\n"), attempt)) line -= 1;
    }
  }
  for (let line = current().text.split("\n").length - 1; line >= 0; line -= 1) await without(line, line + 1);
}

function closingLine(lines: readonly string[], open: number): number | undefined {
  if (lines[open]?.trimEnd().endsWith("{") !== true) return undefined;
  let depth = 0;
  for (let line = open; line < lines.length; line += 1) {
    for (const letter of lines[line]!) depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    if (depth <= 0) return line;
  }
  return undefined;
}

async function tryText(current: Current, text: string, attempt: Attempt): Promise<boolean> {
  const plan = planOf(text);
  if (plan === undefined) return false;
  return (await attempt({ ...current(), text })) || attempt({ ...current(), text, input: pruned(plan, current()) });
}

/** The input without what the product does not know any more. */
function pruned(plan: Plan, { task, input }: Failure): Json {
  let left = input;
  for (let round = 0; round < 12; round += 1) {
    const answer = byInterpreter(plan, task, left);
    if (!("problems" in answer)) return left;
    const { problems } = answer;
    const paths = problems
      .map(({ path }) => path.split(/[.[\]]+/).filter((key) => key !== ""))
      .map((keys) => keys.map((key) => (/^\d+$/.test(key) ? Number(key) : key)))
      .filter((path) => path.length > 1);
    // The last first, so that the places of those before stay.
    for (const path of paths.reverse()) left = withAt(left, path, undefined);
  }
  return left;
}

/** A formula in brackets becomes one of its parts or a constant; a clause goes; a list of names gets shorter. */
/** Functions that go away with their brackets. */
const called: ReadonlySet<string> = new Set(
  "min max any every sum largest smallest earliest latest days loss left".split(" "),
);

async function shrinkFormulas(current: Current, attempt: Attempt): Promise<void> {
  for (let place = 0; place < current().text.length; place += 1) {
    const { text } = current();
    const inLabel = (text.slice(text.lastIndexOf("\n", place) + 1, place).match(/"/g)?.length ?? 0) % 2 === 1;
    if (inLabel) continue;
    if (text[place] === "(") {
      const close = closingBracket(text, place);
      if (close === undefined) continue;
      const inner = text.slice(place + 1, close);
      const name = /[\p{L}\p{N}_]*$/u.exec(text.slice(0, place))?.[0] ?? "";
      const start = place - (called.has(name) ? name.length : 0);
      for (const part of [...partsOf(inner), "yes", "no", "0", "1", "100", "50%", "2026-04-01"]) {
        if (part.length >= close + 1 - start) continue;
        if (await tryText(current, text.slice(0, start) + part + text.slice(close + 1), attempt)) break;
      }
    }
  }
  const clauses =
    / (?:outside|optional|line by line|requires approval|requires item|per insured|(?:when|where|unless|for each|for|lifted by|falling first on|sparing|except|requires|not with|until) (?:all but )?(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^\s(){},]+)(?: (?:in|is) (?:\([^()]*\)|\S+))?(?:, (?:then )?[^\s(){},]+)*)|,(?: then)? [^\s(){},]+| \| [^\s(){}|]+| "[^"\n]*"(?: en "[^"\n]*")?| = [^\s(){}]+/gu;
  for (let from = 0; ;) {
    clauses.lastIndex = from;
    const { text } = current();
    const match = clauses.exec(text);
    if (match === null) break;
    const without = text.slice(0, match.index) + text.slice(match.index + match[0].length);
    from = (await tryText(current, without, attempt)) ? match.index : match.index + 1;
  }
}

function closingBracket(text: string, open: number): number | undefined {
  let depth = 0;
  for (let place = open; place < text.length && text[place] !== "\n"; place += 1) {
    if (text[place] === "(") depth += 1;
    if (text[place] === ")") depth -= 1;
    if (depth === 0) return place;
  }
  return undefined;
}

/** What stands between the operators and keywords of a formula. */
function partsOf(inner: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  const tokens = inner.matchAll(
    /[()]|, |(?<=\s)(?:and|or|then|else|of|after|before|[-+*/]|<=|>=|<>|<|>|=|during|within|is|in|has)(?=\s)|(?:if|not)(?=\s)/g,
  );
  const cut = (to: number, next: number): void => {
    const part = inner.slice(from, to).trim();
    if (part !== "") parts.push(part);
    from = next;
  };
  for (const token of tokens) {
    if (token[0] === "(") depth += 1;
    else if (token[0] === ")") depth -= 1;
    else if (depth === 0) cut(token.index, token.index + token[0].length);
  }
  cut(inner.length, inner.length);
  return parts.filter((part) => part !== inner.trim());
}

// ── The input ────────────────────────────────────────────────────────────────────────────────────────

async function shrinkInput(current: Current, attempt: Attempt): Promise<void> {
  const tryInput = (input: Json): Promise<boolean> => attempt({ ...current(), input });
  // From the end, so that dropping a part does not move the ones still to come.
  for (const path of pathsIn(current().input).reverse()) {
    const value = at(current().input, path);
    if (path.length === 0 || value === undefined) continue;
    if (await tryInput(withAt(current().input, path, undefined))) continue;
    if (typeof value === "number" && value > 1) {
      let [low, high] = [0, value];
      for (const simple of [0, 1, 10, 100, 1000]) {
        if (simple >= value) break;
        if (await tryInput(withAt(current().input, path, simple))) {
          high = simple;
          break;
        }
        low = simple;
      }
      for (let steps = 0; high > low + 1 && steps < 12; steps += 1) {
        const middle = Math.floor((low + high) / 2);
        if (await tryInput(withAt(current().input, path, middle))) high = middle;
        else low = middle;
      }
    }
    if (isContainer(value) && !Array.isArray(value) && Object.keys(value).length > 0)
      await dropHalf(path, current, tryInput);
  }
}

async function dropHalf(
  path: readonly (string | number)[],
  current: Current,
  tryInput: (input: Json) => Promise<boolean>,
): Promise<void> {
  const value = at(current().input, path)!;
  for (const key of Object.keys(value as object)) {
    if (child(at(current().input, path) ?? null, key) === undefined) continue;
    await tryInput(withAt(current().input, [...path, key], undefined));
  }
}
