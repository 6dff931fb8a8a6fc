import type { SymbolKind } from "@yakkan/compiler/check/model.js";
import type { Type } from "@yakkan/compiler/plan.js";
import { keywordOf, type Language } from "@yakkan/grammar/keywords.js";
import { lex, wordOf } from "@yakkan/grammar/lexer.js";
import { matchName } from "@yakkan/grammar/names.js";

/** What may stand at a place: names of these kinds, these words. */
export interface Expected {
  readonly kinds: readonly SymbolKind[];
  /** The enum, set or reading whose members are meant. */
  readonly of?: string | undefined;
  /** Of choices, facts and formulas only those of this type. */
  readonly type?: Type["kind"];
  /** In English, whatever the language of the text; those that only Japanese has in Japanese. */
  readonly words: readonly string[];
}

const nothing: Expected = { kinds: [], words: [] };

/** In which language a text's keywords are offered; a text without any goes by its reader. */
export function wordsIn(text: string, reader: Language): Language {
  const { tokens, language } = lex(text);
  return tokens.some((token) => wordOf(token) !== token.image || isKeyword(token.image)) ? language : reader;
}

function isKeyword(image: string): boolean {
  return isName(image) && keywordOf(image) !== undefined;
}

/**
 * What may stand at the cursor, judged by the words before it. The syntax tree cannot say: where something
 * is still to be written, it holds nothing.
 */
export function expectedAt(text: string, offset: number): Expected {
  const { tokens, comments, references } = lex(text);
  const holds = (token: { startOffset: number; image: string }): boolean =>
    token.startOffset < offset && offset <= token.startOffset + token.image.length;
  if (comments.some(holds)) return nothing;
  if (references.some(holds)) return { kinds: ["document"], words: [] };
  if (tokens.some((token) => token.image.startsWith('"') && holds(token))) return nothing;

  // The name that is being typed says nothing of its place.
  const before = tokens.filter((token) => token.startOffset < offset && !(isName(token.image) && holds(token)));
  const typed = tokens.find((token) => isName(token.image) && holds(token));
  const start = typed?.startOffset ?? offset;
  if (text[start - 1] === "@") return { kinds: ["document"], words: [] };

  // Japanese spellings mean the same as the English ones, so that what follows knows English words only.
  const words = before.map((token) => wordOf(token));
  const last = before.at(-1);
  const onNewLine = last === undefined || text.slice(last.startOffset + last.image.length, start).includes("\n");
  const block = blockOf(words);
  const asked = askedBy(words, block);
  // On a line of its own a new item may begin, unless the last line still lacks something.
  if (asked === undefined) return onNewLine || last?.image === "{" ? beginning(block) : { kinds: [], words: tails };
  return asked;
}

const values: readonly SymbolKind[] = ["choice", "fact", "reading", "let", "table", "unit", "option"];
const heads: readonly SymbolKind[] = ["head", "frame", "section"];
const amounts = { kinds: ["choice", "fact", "let", "table"], type: "money" } as const;
const valueWords = ["if", "trigger", "period", "subject", "loss", "max", "min", "sum", "largest", "smallest"];
const truthWords = ["if", "not", ...valueWords.slice(1), "incurred", "approved", "any", "every", "earliest", "latest"];
const dateWords = ["period", "earliest", "latest"];

const japaneseBases = ["1事故につき", "1請求につき", "保険期間中につき"];

/** What a word asks for next. */
const after = new Map<string, Expected>(
  Object.entries({
    covers: { kinds: ["trigger"], words: ["all"] },
    except: { kinds: ["trigger"], words: ["all above"] },
    under: { kinds: ["trigger"], words: [] },
    for: { kinds: [...heads, "trigger"], words: ["all but", "each"] },
    each: { kinds: ["unit"], words: ["loss"] },
    per: { kinds: ["unit"], words: ["claim", "incident", "loss", "period", "insured"] },
    lifted: { kinds: ["option"], words: [] },
    falling: { kinds: heads, words: [] },
    sparing: { kinds: heads, words: [] },
    covered: { kinds: [], words: ["when", "at any time"] },
    requires: { kinds: values, words: ["approval", "item"] },
    window: { kinds: [], words: ["from"] },
    when: { kinds: values, words: truthWords },
    unless: { kinds: values, words: truthWords },
    require: { kinds: values, words: ["for", ...truthWords] },
    where: { kinds: values, words: truthWords },
    if: { kinds: values, words: truthWords },
    and: { kinds: values, words: truthWords },
    or: { kinds: values, words: truthWords },
    not: { kinds: values, words: truthWords },
    then: { kinds: values, words: valueWords },
    else: { kinds: values, words: valueWords },
    from: { kinds: ["fact"], words: dateWords },
    until: { kinds: ["fact"], words: ["if", ...dateWords.slice(1)] },
    after: { kinds: ["fact"], words: dateWords },
    before: { kinds: ["fact"], words: dateWords },
    during: { kinds: [], words: ["period"] },
    limit: { ...amounts, words: ["unlimited", ...valueWords, ...japaneseBases] },
    deductible: { ...amounts, words: [...valueWords, ...japaneseBases] },
    franchise: { ...amounts, words: [...valueWords, ...japaneseBases] },
    // In Japanese the basis stands before the amount.
    につき: { ...amounts, words: ["unlimited", ...valueWords] },
    ただし: { kinds: values, words: truthWords },
    coinsurance: { kinds: [], words: ["pays"] },
    pays: { kinds: values, words: ["if"] },
    of: { kinds: values, words: ["incident", "claim", "insured", "loss"] },
    expect: { kinds: [...heads, "uncovered"], words: ["due", "pay", "left", "claimed", "overpaid"] },
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
      words: ["money", "number", "ratio", "date", "datetime", "duration", "span", "bool", "one of", "any of"],
    },
  } satisfies Record<string, Expected>),
);

/** Between the items of a list, and so not what asks for them. */
const linking = new Set([",", "(", "but", "first", "on", "by"]);
const signs = new Set(["=", "<", "<=", ">", ">=", "<>", "+", "-", "*", "/"]);
const testing = new Set(["is", "in", "has", "が", "は", "に"]);

/** What the words before the cursor leave open; undefined where they leave nothing open. */
function askedBy(words: readonly string[], block: string | undefined): Expected | undefined {
  const last = words.at(-1);
  if (last === undefined) return undefined;
  if (signs.has(last)) return { kinds: values, words: valueWords };
  if (block === "scenario" && (last === "unit" || last === "schedule")) return { kinds: ["unit"], words: [] };
  if (last === "of" && isOfUnit(words)) return { kinds: ["unit"], words: [] };
  if (!asks(last) && !linking.has(last)) return undefined;
  let at = words.length - 1;
  while (at >= 0 && (isRankedThen(words, at) || linking.has(words[at]!) || (isName(words[at]!) && !asks(words[at]!))))
    at--;
  const word = words[at];
  if (word === undefined) return undefined;
  const negated = word === "not" && words[at - 1] === "is";
  if (testing.has(word) || negated) return membersOf(words[negated || words[at - 1] === "not" ? at - 2 : at - 1]);
  if (word === "from" && isOfUse(words, at)) return { kinds: ["vocabulary"], words: [] };
  if (word === "for") return askedByFor(words[at - 1], block);
  return after.get(word);
}

/** `unit building "建物" of`, `schedule building B1 of` */
function isOfUnit(words: readonly string[]): boolean {
  let at = words.length - 2;
  const isBetween = (word: string): boolean => word === "en" || word.startsWith('"') || isName(word);
  while (at >= 0 && words[at] !== "unit" && words[at] !== "schedule" && isBetween(words[at]!)) at--;
  return words[at] === "unit" || words[at] === "schedule";
}

function askedByFor(before: string | undefined, block: string | undefined): Expected | undefined {
  if (block === undefined) return { kinds: ["product"], words: [] };
  if (before === "undetermined") return { kinds: ["fact", "exclusion", "reading", "choice"], words: [] };
  return block === "scenario" ? { kinds: ["unit"], words: [] } : after.get("for");
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
  "head",
  "frame",
  "uncovered",
  "covers",
  "covered when",
  "covered at any time",
  "window from",
  "require",
  "requires approval",
  "requires item",
  "coinsurance pays",
  "deductible",
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
        ...amending,
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
    "scenario unit": { kinds: ["fact"], words: ["not"] },
  } satisfies Record<string, Expected>),
);

function beginning(block: string | undefined): Expected {
  if (block === undefined)
    return { kinds: [], words: ["language 1", "use", "vocabulary", "product", "scenario", "contract"] };
  return beginnings.get(block) ?? nothing;
}

/** Words that open blocks whose items begin with names of their own. */
const otherBlocks = new Set(["facts", "triggers", "reading", "table", "unit", "options", "schedule"]);

/** The word that opens the block around the end of `words`. */
function blockOf(words: readonly string[]): string | undefined {
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
      if (!beginnings.has(word) && !otherBlocks.has(word)) continue;
      // In `facts of claim {` and `contract wide for claim {` the first word opens the block.
      if (words[opener - 1] === "of" || words[opener - 1] === "for") continue;
      const outer = word === "contract" || word === "unit" ? blockOf(words.slice(0, opener)) : undefined;
      if (word === "unit" && outer === "scenario") return "scenario unit";
      return word === "contract" && outer !== "product" ? "scenario contract" : word;
    }
    return undefined;
  }
  return undefined;
}

/** What may follow a complete name or amount. */
const tails = [
  "and",
  "or",
  "is",
  "in",
  "has",
  "per",
  "for",
  "when",
  "except",
  "unless",
  "requires approval",
  "requires item",
  "lifted by",
  "falling first on",
  "sparing",
  "if",
  "outside",
  "after",
  "before",
  "until",
  "during period",
  "within",
  "then",
  "else",
  "of",
  "が",
  "に",
  "の",
  "でない",
  "を含む",
  "のいずれか",
  "のいずれかを含む",
  "の翌日から",
  "から遡って",
  "以内",
  "以外",
  "ただし",
  "の場合に限る",
  "の場合を除く",
  "のものに限る",
  "承認日",
];

function isName(image: string): boolean {
  return matchName(image, 0)?.[0] === image;
}
