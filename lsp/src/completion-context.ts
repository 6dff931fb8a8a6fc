import { japaneseBases } from "./completion-words.js";
import type { SymbolKind } from "@yakkan/compiler/check/model.js";
import type { Type } from "@yakkan/compiler/plan.js";
import { keywordOf, type Language } from "@yakkan/grammar/keywords.js";
import { type Lexed, wordOf } from "@yakkan/grammar/lexer.js";
import { nameAt } from "@yakkan/grammar/names.js";

/** What may stand at a place: names of these kinds, these words. */
export interface Expected {
  readonly kinds: readonly SymbolKind[];
  /** The enum, set, reading or head whose members or items are meant. */
  readonly of?: string | undefined;
  /** Of facts only those of this bearer, `claim` or a unit, which need not be named before them. */
  readonly bearer?: string | undefined;
  /** Of facts of a unit those that the contract states of it, or those of the incident. */
  readonly inSchedule?: boolean;
  /** Of choices, facts and formulas only those of this type. */
  readonly type?: Type["kind"];
  /** In English, whatever the language of the text; those that only Japanese has in Japanese. */
  readonly words: readonly string[];
}

const nothing: Expected = { kinds: [], words: [] };

/** In which language a text's keywords are offered; a text without any goes by its reader. */
export function wordsIn({ tokens, language }: Lexed, reader: Language): Language {
  return tokens.some((token) => wordOf(token) !== token.image || isKeyword(token.image)) ? language : reader;
}

function isKeyword(image: string): boolean {
  return isName(image) && keywordOf(image) !== undefined;
}

/**
 * What may stand at the cursor, judged by the words before it. The syntax tree cannot say: where something
 * is still to be written, it holds nothing.
 */
export function expectedAt(text: string, offset: number, { tokens, comments, references }: Lexed): Expected {
  const holds = (token: { startOffset: number; image: string }): boolean =>
    token.startOffset < offset && offset <= token.startOffset + token.image.length;
  if (comments.some(holds)) return nothing;
  if (references.some(holds)) return { kinds: ["document"], words: [] };
  if (tokens.some((token) => holds(token) && token.image.startsWith('"'))) return nothing;

  // The name that is being typed says nothing of its place.
  const before = tokens.filter((token) => token.startOffset < offset && !(holds(token) && isName(token.image)));
  const typed = tokens.find((token) => holds(token) && isName(token.image));
  const start = typed?.startOffset ?? offset;
  if (text[start - 1] === "@") return { kinds: ["document"], words: [] };

  // Japanese spellings mean the same as the English ones, so that what follows knows English words only.
  const words = before.map((token) => wordOf(token));
  const last = before.at(-1);
  const onNewLine = last === undefined || text.slice(last.startOffset + last.image.length, start).includes("\n");
  const block = blockOf(words);
  const asked = askedBy(words, block);
  // On a line of its own a new item may begin, unless the last line still lacks something.
  if (asked !== undefined) return asked;
  if (isStating(block)) return following(block, words);
  return onNewLine || last?.image === "{" ? beginning(block, words) : { kinds: [], words: tailsOf(words, block) };
}

const values: readonly SymbolKind[] = ["choice", "fact", "reading", "let", "premium", "table", "unit", "option"];
const heads: readonly SymbolKind[] = ["head", "frame", "section"];
const amounts = { kinds: ["choice", "fact", "let", "premium", "table"], type: "money" } as const;
const subjects = ["incident", "claim", "insured", "loss"];
const valueWords = ["if", "trigger", "period", "subject", "loss", "max", "min", "sum", "largest", "smallest"];
const truthWords = ["if", "not", ...valueWords.slice(1), "incurred", "approved", "any", "every", "earliest", "latest"];
/** Of each element; of lines what is stated of them. */
const aggregated: Expected = { kinds: values, words: ["amount", "item", ...truthWords] };
const aggregatedValues: Expected = { kinds: values, words: ["amount", "count", ...valueWords] };
const dateWords = ["period", "earliest", "latest"];

/** What a word asks for next. */
const after = new Map<string, Expected>(
  Object.entries({
    covers: { kinds: ["trigger"], words: ["all"] },
    except: { kinds: ["trigger"], words: ["all above"] },
    under: { kinds: ["trigger"], words: [] },
    for: { kinds: [...heads, "trigger"], words: ["all but", "each"] },
    each: { kinds: ["unit"], words: [] },
    per: { kinds: ["unit"], words: ["claim", "incident", "loss", "day", "period", "policy year", "insured"] },
    lifted: { kinds: ["option"], words: [] },
    falling: { kinds: heads, words: [] },
    sparing: { kinds: heads, words: [] },
    covered: { kinds: [], words: ["when", "at any time"] },
    requires: { kinds: values, words: ["approval", "item"] },
    window: { kinds: [], words: ["from"] },
    when: { kinds: values, words: truthWords },
    unless: { kinds: values, words: truthWords },
    require: { kinds: values, words: ["for", ...truthWords] },
    where: { kinds: values, words: [...truthWords, "item"] },
    any: aggregated,
    every: aggregated,
    sum: aggregatedValues,
    largest: aggregatedValues,
    smallest: aggregatedValues,
    earliest: { kinds: ["fact", "choice", "let"], words: ["if", "period"] },
    latest: { kinds: ["fact", "choice", "let"], words: ["if", "period"] },
    left: { kinds: heads, words: [] },
    if: { kinds: values, words: truthWords },
    and: { kinds: values, words: truthWords },
    or: { kinds: values, words: truthWords },
    not: { kinds: values, words: truthWords },
    then: { kinds: values, words: valueWords },
    else: { kinds: values, words: valueWords },
    from: { kinds: ["fact"], words: dateWords },
    until: { kinds: ["fact"], words: ["if", ...dateWords.slice(1)] },
    after: { kinds: ["fact"], words: dateWords },
    including: { kinds: ["fact"], words: dateWords },
    before: { kinds: ["fact"], words: dateWords },
    during: { kinds: [], words: ["period"] },
    limit: { ...amounts, words: ["unlimited", ...valueWords, ...japaneseBases] },
    deductible: { ...amounts, words: [...valueWords, ...japaneseBases] },
    franchise: { ...amounts, words: [...valueWords, ...japaneseBases] },
    most: { ...amounts, words: valueWords },
    borne: { kinds: [], words: ["at most"] },
    currency: { kinds: [], words: ["JPY", "USD", "EUR", "GBP"] },
    rounding: { kinds: [], words: ["down", "up", "half_up"] },
    // In Japanese the basis stands before the amount.
    につき: { ...amounts, words: ["unlimited", ...valueWords] },
    ただし: { kinds: values, words: truthWords },
    coinsurance: { kinds: [], words: ["pays"] },
    pays: { kinds: values, words: ["if"] },
    of: { kinds: values, words: subjects },
    expect: { kinds: [...heads, "uncovered", "layer"], words: ["due", "pay", "left", "claimed", "overpaid"] },
    loss: { kinds: ["head", "uncovered"], words: [] },
    refused: { kinds: ["exclusion", "rule"], words: ["by", "approval"] },
    extends: { kinds: ["product"], words: [] },
    use: { kinds: ["vocabulary"], words: ["all but"] },
    fix: { kinds: ["choice"], words: [] },
    change: { kinds: [], words: ["section", "frame", "head"] },
    remove: {
      kinds: [...heads, "uncovered", "exclusion", "trigger", "fact", "choice", "option", "reading", "rule", "let"],
      words: ["document", "item", "deductible per", "limit per", "coinsurance pays", "window", "covers"],
    },
    add: { kinds: [], words: ["first", "last", "before", "after"] },
    ":": {
      kinds: [],
      words: ["money", "number", "whole", "ratio", "date", "datetime", "duration", "span", "bool", "one of", "any of"],
    },
  } satisfies Record<string, Expected>),
);

/** Between the items of a list, and so not what asks for them. */
const linking = new Set([",", "(", "but", "first", "on", "by"]);
const signs = new Set(["=", "<", "<=", ">", ">=", "<>", "+", "-", "*", "/"]);
const testing = new Set(["is", "in", "has", "が", "は", "に"]);

/** What the words before the cursor leave open; undefined where they leave nothing open. */
function askedBy(written: readonly string[], block: string | undefined): Expected | undefined {
  const words = withoutLabels(written);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if (signs.has(last)) return { kinds: values, words: valueWords };
  if (last === "of" && isOfUnit(words)) return { kinds: ["unit"], words: [] };
  if (last === "." && isName(words.at(-2) ?? "")) return { kinds: ["fact", "column"], bearer: words.at(-2), words: [] };
  if (block === "scenario") {
    if (last === "unit" || last === "schedule") return { kinds: ["unit"], words: [] };
    if (last === "item") return { kinds: ["item"], of: headOfLine(words), words: [] };
    if (last === "of") return { kinds: [], words: ["claim", "insured"] };
    if (last === "left") return { kinds: [...heads, "layer"], words: ["deductible"] };
  }
  if (last === "of" && words.at(-2) === "facts") return { kinds: ["unit"], words: subjects };
  const amends = words.at(-2) === "change" || words.at(-2) === "replace";
  if (amends && isAmended(last)) return { kinds: [last], words: [] };
  const header = headerOf(words);
  if (header === "head" && last === "for") return { kinds: [], words: ["each loss ="] };
  if (header === "head" && last === "each") return { kinds: [], words: ["loss ="] };
  if (last === "loss" && words.at(-2) === "each") return { kinds: [], words: ["="] };
  if (!asks(last) && !linking.has(last)) return undefined;
  let at = words.length - 1;
  while (at >= 0 && (isRankedThen(words, at) || linking.has(words[at]!) || (isName(words[at]!) && !asks(words[at]!))))
    at--;
  const word = words[at];
  if (word === undefined) return undefined;
  const negated = word === "not" && words[at - 1] === "is";
  if (testing.has(word) || negated) return membersOf(words[negated || words[at - 1] === "not" ? at - 2 : at - 1]);
  if (word === "from" && isOfUse(words, at)) return { kinds: ["vocabulary"], words: [] };
  if (word === "for") return askedByFor(words, at, block);
  return after.get(word);
}

/** Behind the labels of a term stands what its word asks for. */
function withoutLabels(words: readonly string[]): readonly string[] {
  let at = words.length;
  while (words[at - 1]?.startsWith('"') === true || (words[at - 1] === "en" && words[at]?.startsWith('"') === true))
    at--;
  const word = words[at - 1];
  const isTerm = word !== undefined && (terms.has(word) || word === "pays" || word === "most");
  return isTerm ? words.slice(0, at) : words;
}

/** `unit building "建物" of`, `schedule building B1 of` */
function isOfUnit(words: readonly string[]): boolean {
  let at = words.length - 2;
  const isBetween = (word: string): boolean => word === "en" || word.startsWith('"') || isName(word);
  while (at >= 0 && words[at] !== "unit" && words[at] !== "schedule" && isBetween(words[at]!)) at--;
  return words[at] === "unit" || words[at] === "schedule";
}

/** `expect building for`, `expect pay costs for`: not in a line of loss. */
function isExpected(words: readonly string[], at: number): boolean {
  return words.slice(Math.max(0, at - 4), at).includes("expect");
}

function askedByFor(words: readonly string[], at: number, block: string | undefined): Expected | undefined {
  if (block === undefined) return { kinds: ["product"], words: [] };
  if (words[at - 1] === "undetermined") return { kinds: ["fact", "exclusion", "reading", "choice"], words: stated };
  if (block === "scenario" && isExpected(words, at)) return { kinds: ["unit"], words: ["claim", "insured", "loss"] };
  if (block === "scenario") return { kinds: ["unit"], words: [] };
  // `loss(goods for `
  if (isInCall(words, at)) return { kinds: ["trigger"], words: ["all but"] };
  if (headerOf(words) !== undefined) return { kinds: [], words: ["each"] };
  const scope = after.get("for")!;
  return { ...scope, kinds: [...scope.kinds, "item"], words: ["all but"] };
}

function isInCall(words: readonly string[], at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const word = words[i];
    if (word === "{" || word === "}") return false;
    if (word === ")") depth++;
    else if (word === "(" && depth-- === 0) return true;
  }
  return false;
}

/** What is stated of a line besides its facts. */
const stated = ["incurred", "approved", "claim", "insured", "count", "item"];

const headed = new Set(["section", "frame", "head"]);

/** What a derived product changes or replaces by its name. */
function isAmended(word: string): word is "section" | "frame" | "head" | "uncovered" {
  return headed.has(word) || word === "uncovered";
}

const terms = new Set(["limit", "deductible", "franchise", "coinsurance", "borne"]);
/** Words that begin a line of a node, so that no header goes on behind them. */
const lines = new Set([...terms, ..."covers covered require requires window refuse item uncovered layer".split(" ")]);

/** The word that begins the header which the end of `words` stands in: `head hospital "入院"`. */
function headerOf(words: readonly string[]): string | undefined {
  for (let at = words.length - 1; at > 0; at--) {
    const word = words[at]!;
    if (headed.has(word)) return words[at - 1] === "change" ? undefined : word;
    if (word === "{" || word === "}" || lines.has(word)) return undefined;
  }
  return undefined;
}

/** The head of the line of loss that the end of `words` stands in. */
function headOfLine(words: readonly string[]): string | undefined {
  const at = words.lastIndexOf("loss");
  return at === -1 ? undefined : words[at + 1];
}

/** `use leak, discovered from` */
function isOfUse(words: readonly string[], from: number): boolean {
  let at = from - 1;
  while (at >= 0 && words[at] !== "use" && (words[at] === "," || isName(words[at]!))) at--;
  return words[at] === "use";
}

function asks(word: string): boolean {
  return after.has(word) || testing.has(word);
}

/** Whether the word is a `then` that goes on with a ranking, rather than with an `if`. */
function isRankedThen(words: readonly string[], at: number): boolean {
  if (words[at] !== "then") return false;
  for (let i = at - 1; i >= 0; i--) {
    if (words[i] === "falling" || words[i] === "sparing") return true;
    if (words[i] === "if" || words[i] === "{" || words[i] === "}") return false;
  }
  return false;
}

function membersOf(subject: string | undefined): Expected {
  if (subject === "trigger") return { kinds: ["trigger"], words: ["not"] };
  if (subject === "item") return { kinds: ["item"], words: ["not"] };
  return { kinds: ["member"], of: subject, words: ["not", "empty", "never", "保険期間中"] };
}

// ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────

const nodeWords = [
  "covers",
  "covered when",
  "covered at any time",
  "window from",
  "require",
  "requires approval",
  "requires item",
  "head",
  "frame",
  "uncovered",
  "deductible",
  "coinsurance pays",
  "franchise",
  "borne at most",
  "limit",
  "layer",
  "item",
  "refuse",
];

/** What a derived product says of its base. */
const amending = ["fix", "change", "replace", "remove", "add"];

/** What items of a block begin with, by the word that opens the block. */
const beginnings = new Map<string, Expected>(
  Object.entries({
    product: {
      kinds: [],
      words: [
        "edition",
        "currency",
        "document",
        "contract",
        "unit",
        "facts of incident",
        "facts of claim",
        "facts of insured",
        "facts of loss",
        "facts of",
        "triggers",
        "reading",
        "let",
        "table",
        "premium",
        "section",
        "exclusions",
        ...nodeWords,
        "use",
      ],
    },
    vocabulary: {
      kinds: [],
      words: [
        "document",
        "contract",
        "unit",
        "facts of incident",
        "facts of claim",
        "facts of insured",
        "facts of loss",
        "facts of",
        "triggers",
        "reading",
        "let",
        "table",
        "premium",
        "exclusions",
        "use",
      ],
    },
    contract: { kinds: [], words: ["plan", "options by plan", "schedule", "require"] },
    section: { kinds: [], words: nodeWords },
    frame: { kinds: [], words: nodeWords },
    head: { kinds: [], words: nodeWords.filter((word) => word !== "head" && word !== "frame" && word !== "uncovered") },
    layer: { kinds: [], words: ["coinsurance pays", "deductible", "franchise", "limit"] },
    exclusions: { kinds: [], words: ["for", "unless", "lifted by"] },
    scenario: {
      kinds: [],
      words: ["contract", "schedule", "incident", "later", "claim", "insured", "unit", "loss", "expect"],
    },
    // The blocks of a scenario, which name what the product declares.
    "scenario contract": { kinds: ["choice", "option", "reading"], words: ["period from"] },
    incident: { kinds: ["trigger", "fact", "exclusion"], words: ["not", "others none"] },
    later: { kinds: ["trigger", "fact", "exclusion"], words: ["not", "others none"] },
    claim: { kinds: ["fact", "exclusion"], words: ["not"] },
    insured: { kinds: ["fact", "exclusion"], words: ["not"] },
    "scenario loss": { kinds: ["fact", "exclusion"], words: ["not"] },
    "scenario unit": { kinds: ["fact"], words: ["not"] },
  } satisfies Record<string, Expected>),
);

/** Whose facts a block of a scenario states. */
const bearers = new Map([
  ["incident", "incident"],
  ["later", "incident"],
  ["claim", "claim"],
  ["insured", "insured"],
  ["scenario loss", "loss"],
]);

function beginning(block: string | undefined, words: readonly string[]): Expected {
  if (block === undefined)
    return { kinds: [], words: ["language 1", "product", "scenario", "contract", "use", "vocabulary"] };
  const begins = beginnings.get(block) ?? nothing;
  if (block === "product" && isDerived(words)) return { ...begins, words: [...begins.words, ...amending] };
  if (block === "scenario unit") {
    const { at } = openerOf(words)!;
    return { ...begins, bearer: words[at + 1], inSchedule: words[at] === "schedule" };
  }
  const bearer = bearers.get(block);
  return bearer === undefined ? begins : { ...begins, bearer };
}

/** In a block of a scenario one thing follows another without a comma: what a fact may be, or the next one. */
function following(block: string, words: readonly string[]): Expected {
  const begins = beginning(block, words);
  return { ...begins, kinds: [...begins.kinds, "member"], of: words.at(-1) };
}

function isStating(block: string | undefined): block is string {
  return block !== undefined && (bearers.has(block) || block === "scenario unit" || block === "scenario contract");
}

function isDerived(words: readonly string[]): boolean {
  const { at } = openerOf(words)!;
  return words.slice(at, words.indexOf("{", at)).includes("extends");
}

/** Words that open blocks whose items begin with names of their own. */
const otherBlocks = new Set(["facts", "triggers", "reading", "table", "unit", "options", "schedule"]);
/** Words that open a block of a scenario and mean something else in a product. */
const inScenarios = new Set(["unit", "schedule", "loss"]);

/** What the block around the end of `words` is. */
function blockOf(words: readonly string[]): string | undefined {
  return openerOf(words)?.block;
}

/** The block around the end of `words`, and the place of the word that opens it. */
function openerOf(words: readonly string[]): { readonly block: string; readonly at: number } | undefined {
  let depth = 0;
  for (let at = words.length - 1; at >= 0; at--) {
    if (words[at] === "}") depth++;
    if (words[at] !== "{") continue;
    if (depth > 0) {
      depth--;
      continue;
    }
    for (let opener = at - 1; opener >= 0 && words[opener] !== "{" && words[opener] !== "}"; opener--) {
      const word = words[opener]!;
      if (!beginnings.has(word) && !otherBlocks.has(word) && word !== "loss") continue;
      // In `facts of claim {` and `contract wide for claim {` the first word opens the block.
      if (words[opener - 1] === "of" || words[opener - 1] === "for") continue;
      const outer = word === "contract" || inScenarios.has(word) ? blockOf(words.slice(0, opener)) : undefined;
      const isStated = outer === "scenario" || outer === "scenario contract";
      if (word === "loss" && !isStated) continue;
      if (isStated && inScenarios.has(word))
        return { block: word === "loss" ? "scenario loss" : "scenario unit", at: opener };
      return { block: word === "contract" && outer !== "product" ? "scenario contract" : word, at: opener };
    }
    return undefined;
  }
  return undefined;
}

// ── Behind what is complete ──────────────────────────────────────────────────────────────────────────

/** What may follow a complete name or amount, by the word that begins the line. */
function tailsOf(words: readonly string[], block: string | undefined): readonly string[] {
  for (let at = words.length - 1; at >= 0 && words[at] !== "{" && words[at] !== "}"; at--) {
    const word = words[at]!;
    // `per loss`, `each loss`, `of claim`: no line begins there.
    if (["per", "each", "of"].includes(words[at - 1]!)) continue;
    if (block === "scenario" && scenarioTails.has(word)) return scenarioTails.get(word)!;
    if (block === "scenario") continue;
    if (word === "currency") return ["rounding"];
    if (word === "rounding" || word === "edition" || word === "document" || word === "language") return [];
    if (terms.has(word)) return word === "limit" || word === "deductible" ? ["times", "of", ...termTails] : termTails;
    if (headed.has(word)) return [...(word === "head" ? ["for each loss ="] : ["for each"]), ...headerTails];
  }
  return block === "scenario" ? [] : tails;
}

const scenarioTails = new Map([
  ["loss", ["on", "approved", "unapproved", "of claim", "of insured", "under", "item", "for", "id"]],
  ["expect", ["refused", "refused by", "undetermined", "undetermined for", "for"]],
]);

const particleTails = [
  "が",
  "に",
  "の",
  "でない",
  "を含む",
  "のいずれか",
  "のいずれかを含む",
  "の翌日から",
  "からその日を含めて",
  "から遡って",
  "以内",
  "以上",
  "以下",
  "を超える",
  "以外",
  "ただし",
  "の場合に限る",
  "の場合を除く",
  "のものに限る",
  "承認日",
];

const tests = ["and", "or", "is", "in", "has"];

const termTails = [
  "per",
  ...tests,
  "for",
  "where",
  "when",
  "falling first on",
  "sparing",
  "if",
  "then",
  "else",
  "of",
  ...particleTails,
];

const headerTails = ["when", "outside", "requires approval", "requires item", ...tests, ...particleTails];

const tails = [
  ...tests,
  "per",
  "for",
  "when",
  "except",
  "unless",
  "requires approval",
  "requires item",
  "lifted by",
  "if",
  "after",
  "including",
  "before",
  "until",
  "during period",
  "within",
  "then",
  "else",
  "of",
  ...particleTails,
];

function isName(image: string): boolean {
  return nameAt(image, 0) === image;
}
