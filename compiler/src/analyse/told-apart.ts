import { formatRational, rational } from "../exact/rational.js";
import { formatMoment } from "../interpret/calendar.js";
import type { Contract, Line, Situation } from "../interpret/case.js";
import { type AmountScope, evaluate, holds } from "../interpret/evaluate.js";
import { situationOf } from "../interpret/interpret.js";
import { scopeOf } from "../interpret/judge.js";
import type { PlanIndex } from "../interpret/plan-index.js";
import { add, floor, subtract } from "../interpret/rational.js";
import { contractSituation } from "../interpret/read-contract.js";
import { readCase } from "../interpret/validate.js";
import { type Data, fromLiteral, type Value, whole } from "../interpret/values.js";
import type { Expr, Fact, Let, Rational, Term, Type } from "../plan.js";
import { allParts, askedOfEachLine, someExpr, visitExpr } from "../walk-expr.js";
import { amountsOf, askedOfLines } from "../walk-plan.js";
import { jsonOf, type Level, numberOf, valueAt } from "./stated-values.js";
import { type Detail, type ExampleLine, inputOf, type Stated } from "./trials.js";

/** What some terms ask of a line, and of the claim or insured that it is of. */
export interface Asked {
  readonly triggers: boolean;
  readonly items: boolean;
  readonly details: readonly Pick<Detail, "of" | "kind" | "name">[];
}

/** A line that the terms tell apart from others. */
export interface Kind {
  readonly line: ExampleLine;
  /** What each of the terms makes of it; the same of lines that none of them tells apart. */
  readonly outcome: string;
  /** How many of them act on it. */
  readonly acting: number;
}

/** Of a line so many are looked at, of what is asked of it so many values, and so many that are told apart are kept. */
const mostVariants = 32;
const mostValues = 7;
const mostKinds = 4;
/** A small and a large loss: an amount may turn on it before it asks whose the line is. */
const sizes = [1n, 1_000_000_000_000n];

export function asksOf(terms: readonly Term[], lets: ReadonlyMap<string, Let>): Asked {
  const details = new Map<string, Asked["details"][number]>();
  let triggers = terms.some((term) => term.triggers !== undefined);
  let items = false;
  const note = (detail: Asked["details"][number]): void => void details.set(Object.values(detail).join(" "), detail);
  for (const expr of terms.flatMap(expressionsOf))
    visitExpr(expr, lets, (part) => {
      if (part.kind === "trigger-is") triggers = true;
      if ((part.kind === "loss" || part.kind === "left") && part.triggers !== undefined) triggers = true;
      if (part.kind === "item-is") items = true;
      if ((part.kind === "fact" || part.kind === "asserted") && part.of !== "incident")
        note({ of: part.of, kind: part.kind, name: part.name });
      if (part.kind !== "line") return;
      if (part.field === "item") items = true;
      if (part.field === "approved" || part.field === "incurred")
        note({ of: "loss", kind: part.field, name: part.field });
    });
  return { triggers, items, details: [...details.values()] };
}

function expressionsOf(term: Term): readonly Expr[] {
  return [...askedOfLines(term), ...amountsOf(term).map(({ amount }) => amount)];
}

export interface Circumstances {
  readonly index: PlanIndex;
  readonly contract: Contract;
  readonly stated: Stated;
  readonly level: Level;
}

/** Lines like this one that the terms tell apart, the usual one first. */
export function kindsOf(
  line: ExampleLine,
  terms: readonly Term[],
  asked: Asked,
  triggers: readonly string[],
  circumstances: Circumstances,
): readonly Kind[] {
  const { index, stated } = circumstances;
  const lines: ExampleLine[] = [];
  for (const details of variantsOf(valuesOf(line, terms, asked, triggers, circumstances))) {
    lines.push(withDetails(line, details));
    if (lines.length >= mostVariants) break;
  }
  // Each is of a claim and an insured of its own.
  const own = lines.map((one, position) => ({
    ...one,
    ...(one.claim !== undefined && { claim: String(position) }),
    ...(one.insured !== undefined && { insured: String(position) }),
    amount: 1n,
  }));
  const reading = readCase(index, inputOf(stated, own));
  if (!reading.ok) return [];
  const situation = situationOf(index, reading.case);
  const kinds = new Map<string, Kind>();
  for (const [position, one] of reading.case.lines.entries()) {
    const outcomes = terms.map((term) => outcomeOf(term, one, situation));
    const outcome = outcomes.join(" | ");
    const acting = outcomes.filter((part) => part !== passed).length;
    if (!kinds.has(outcome)) kinds.set(outcome, { line: lines[position]!, outcome, acting });
    if (kinds.size >= mostKinds) break;
  }
  return [...kinds.values()];
}

// ── What a term makes of a line ──────────────────────────────────────────────────────────────────────

const passed = "passed";

function outcomeOf(term: Term, line: Line, situation: Situation): string {
  const { trigger = "", item = "" } = line;
  if (!term.heads.includes(line.head) || term.triggers?.includes(trigger) === false) return passed;
  const { lets } = situation.index;
  const asked = askedOfLines(term);
  const amounts = amountsOf(term).flatMap(({ amount }) => [amount, ...askedOfEachLine(amount, lets)]);
  const outcomes = sizes.map((size) => {
    const scope = {
      ...scopeOf({ ...line, amount: whole(size) }, situation, line.trigger),
      amounts: amountsOfSize(line, size),
    };
    if (holds(term.where, scope) === false) return passed;
    return [...asked, ...amounts].map((expr) => keyOf(evaluate(expr, scope))).join(", ");
  });
  if (outcomes.every((outcome) => outcome === passed)) return passed;
  // Those of another trigger or item are another group.
  return [...outcomes, term.reads.trigger ? trigger : "", term.reads.item ? item : ""].join("; ");
}

/** As if whatever is summed came to so much. */
function amountsOfSize(line: Line, size: bigint): AmountScope {
  const triggers = line.trigger === undefined ? [] : [line.trigger];
  return {
    subject: () => whole(size),
    loss: (_, counts) => whole(counts(line, triggers) ? size : 0n),
    deducted: () => whole(0n),
    lines: () => [],
    left: (_, counts) => whole(counts(line, triggers) ? size : 0n),
    unplaced: () => [],
    unitOf: () => undefined,
  };
}

function keyOf(value: Value): string {
  if (value.state !== "known") return value.state;
  return JSON.stringify(value.data, (_, part: unknown) =>
    typeof part === "bigint" ? String(part) : part instanceof Set ? [...part] : part,
  );
}

// ── What can be said of a line ───────────────────────────────────────────────────────────────────────

function withDetails(line: ExampleLine, details: readonly Detail[]): ExampleLine {
  const valueOf = (kind: Detail["kind"]): string | undefined =>
    details.find((detail) => detail.kind === kind)?.value as string | undefined;
  const [trigger, item, incurred] = [valueOf("trigger"), valueOf("item"), valueOf("incurred")];
  return {
    ...line,
    ...(trigger !== undefined && { trigger }),
    ...(item !== undefined && { item }),
    ...(incurred !== undefined && { incurred }),
    details,
  };
}

/** One value of each: first the usual ones, then with one that is another, with two, … */
function* variantsOf(values: readonly (readonly Detail[])[]): Generator<readonly Detail[]> {
  for (let others = 0; others <= values.length; others++) yield* variantsWith(values, others);
}

function* variantsWith(values: readonly (readonly Detail[])[], others: number): Generator<readonly Detail[]> {
  const [first, ...rest] = values;
  if (others > values.length) return;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const [position, detail] of first.entries()) {
    if (position > 0 && others === 0) return;
    for (const further of variantsWith(rest, position === 0 ? others : others - 1)) yield [detail, ...further];
  }
}

function valuesOf(
  { head }: ExampleLine,
  terms: readonly Term[],
  asked: Asked,
  triggers: readonly string[],
  { index, contract, level }: Circumstances,
): readonly (readonly Detail[])[] {
  const exprs = terms.flatMap(expressionsOf);
  const situation = contractSituation(index, contract);
  const node = index.places.get(head)?.node;
  const items = node?.kind === "head" ? node.items.flatMap(({ name, refused }) => (refused ? [] : [name])) : [];
  const all = (about: Pick<Detail, "of" | "kind" | "name">, values: readonly unknown[]): readonly Detail[] =>
    [...new Set(values)].slice(0, mostValues).map((value) => ({ ...about, value }));
  return [
    ...(asked.triggers ? [all({ of: "loss", kind: "trigger", name: "trigger" }, triggers)] : []),
    ...(asked.items ? [all({ of: "loss", kind: "item", name: "item" }, [...items, undefined])] : []),
    ...asked.details.flatMap((about): (readonly Detail[])[] => {
      const { of, kind, name } = about;
      if (kind === "asserted" || kind === "approved") return [all(about, [true, false])];
      const slot = kind === "incurred" ? dayOfLine : index.facts[of].get(name);
      if (slot === undefined) return [];
      const isIt = (part: Expr): boolean =>
        kind === "incurred"
          ? part.kind === "line" && part.field === "incurred"
          : part.kind === "fact" && part.of === of && part.name === name;
      return [all(about, valuesBeside(slot, level, turningPoints(isIt, exprs, situation), situation))];
    }),
  ];
}

type Slot = Pick<Fact, "type" | "range" | "default" | "orNever">;
const dayOfLine: Slot = { type: { kind: "date" }, orNever: false };

/** The usual value, then the others that there are, or those at which some amount or condition turns, and beside them. */
function valuesBeside(slot: Slot, level: Level, turning: readonly Data[], situation: Situation): readonly unknown[] {
  const { type, range, orNever } = slot;
  const usual = valueAt(slot as Fact, level);
  const isIn = (size: Rational): boolean => {
    const number = Number(size.numerator) / Number(size.denominator);
    return number >= (numberOf(range?.min) ?? 0) && number <= (numberOf(range?.max) ?? Infinity);
  };
  const step = type.kind === "ratio" ? rational(1n, 100n) : rational(1n);
  const sizesBeside = (size: Rational): readonly Rational[] => {
    const at = type.kind === "ratio" ? size : rational(floor(size));
    return [at, add(at, step), subtract(at, step)];
  };
  const others = ((): readonly unknown[] => {
    switch (type.kind) {
      case "bool":
        return [true, false];
      case "enum":
        return membersOf(type, situation);
      case "set":
        return membersOf(type, situation).map((member) => [member]);
      case "money":
      case "number":
      case "ratio":
        if (range?.oneOf !== undefined) return range.oneOf.map(jsonOf);
        return turning
          .flatMap((data) => (data.kind === "number" ? sizesBeside(data.value).filter(isIn) : []))
          .map((size) => (size.denominator === 1n ? Number(size.numerator) : formatRational(size)));
      case "date":
      case "datetime":
        return turning.flatMap((data) =>
          data.kind !== "date"
            ? []
            : [0, 1, -1].map((later) =>
                formatMoment({ day: data.day + later, ...(type.kind === "datetime" && { minute: data.minute ?? 0 }) }),
              ),
        );
      case "duration":
        return turning.flatMap((data) =>
          data.kind !== "duration"
            ? []
            : [0n, 1n, -1n]
                .map((more) => floor(data.seconds) + more)
                .filter((seconds) => seconds >= 0n)
                .map((seconds) => `PT${seconds}S`),
        );
      case "span":
        return [];
    }
  })();
  return [usual, ...others, ...(orNever ? ["never"] : [])];
}

function membersOf({ members }: Type & { readonly kind: "enum" | "set" }, situation: Situation): readonly string[] {
  return members.flatMap(({ name, when }) => (holds(when, { situation }) === true ? [name] : []));
}

/** What it is compared with, and the keys of tables that it is looked up by, as far as the contract says what these are. */
function turningPoints(isIt: (part: Expr) => boolean, exprs: readonly Expr[], situation: Situation): readonly Data[] {
  const { lets, tables } = situation.index;
  const found: Data[] = [];
  const reads = (expr: Expr): boolean => someExpr(expr, lets, isIt);
  const addValue = (value: Value): void => void (value.state === "known" && found.push(value.data));
  const addTurn = (expr: Expr): void => {
    addValue(evaluate(expr, { situation }));
    for (const part of allParts(expr)) if (part.kind === "literal") found.push(fromLiteral(part.literal));
  };
  for (const expr of exprs)
    visitExpr(expr, lets, (part) => {
      if (part.kind === "compare") {
        if (reads(part.left)) addTurn(part.right);
        if (reads(part.right)) addTurn(part.left);
      }
      if (part.kind === "within" && reads(part.value)) {
        addTurn(part.from);
        if (part.until !== undefined) addTurn(part.until);
      }
      if (part.kind !== "lookup") return;
      for (const [position, key] of part.keys.entries())
        if (reads(key))
          for (const { keys } of tables.get(part.table)?.rows ?? [])
            for (const one of keys[position] ?? [])
              for (const literal of one.kind === "value" ? [one.literal] : [one.from, one.over, one.to, one.under])
                if (literal !== undefined) found.push(fromLiteral(literal));
    });
  return found;
}
