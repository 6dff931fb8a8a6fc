import { japaneseParticle, japanesePhrase, japaneseWord, keywords, type Keyword } from "@yakkan/grammar/keywords.js";
import { builtInNames, insuredAsBasis, type Phrase, phrases } from "@yakkan/grammar/spellings.js";
import { once } from "../once.js";
import type { Diagnostic } from "./diagnostic.js";

/**
 * A diagnostic of a file that is written with Japanese keywords: what it quotes of the language is spelt as in the
 * file, whatever language the reader reads. `names` are the file's own, and stay as they are, as does `written`, what
 * stands at its place.
 */
export function inFileKeywords(diagnostic: Diagnostic, names: ReadonlySet<string>, written: string): Diagnostic {
  const say = (text: string): string => quotedInJapanese(text, names, written);
  const { message, help, related, fixes, japanese } = diagnostic;
  return {
    ...diagnostic,
    message: say(message),
    ...(help !== undefined && { help: say(help) }),
    related: related.map((place) => ({ ...place, message: say(place.message) })),
    fixes: fixes.map((fix) => ({ ...fix, title: say(fix.title) })),
    japanese: {
      message: say(japanese.message),
      ...(japanese.help !== undefined && { help: say(japanese.help) }),
      related: japanese.related.map(say),
      fixes: japanese.fixes.map(say),
    },
  };
}

/** What a text quotes of the language, in backticks, in Japanese. */
export function quotedInJapanese(text: string, names: ReadonlySet<string>, written?: string): string {
  return (
    text
      .replace(/`([^`]+)`/g, (quoted, english: string) => {
        const japanese =
          names.has(english) || english === written ? undefined : (spelt(english) ?? speltOneByOne(english, names));
        return japanese === undefined ? quoted : `\`${japanese}\``;
      })
      // What stood beside the English word is said already.
      .replace(/`([^`]+)`（\1）/g, "`$1`")
  );
}

/** A word or phrase in Japanese. */
function spelt(words: string): string | undefined {
  if (Object.hasOwn(phrases, words)) return japanesePhrase(words as Phrase);
  if (Object.hasOwn(keywords, words)) return japaneseWord(words as Keyword) ?? builtIn(words) ?? alone[words];
  return builtIn(words) ?? bases[words];
}

function builtIn(name: string): string | undefined {
  return Object.hasOwn(builtInNames, name) ? builtInNames[name as keyof typeof builtInNames] : undefined;
}

/**
 * More than a word or phrase, `covers leak, attack`: turned where Japanese has another order, then word by word.
 * Nothing where it holds what Japanese says otherwise, or no word of the language.
 */
function speltOneByOne(english: string, names: ReadonlySet<string>): string | undefined {
  const japanese = turnedOneByOne(english, names);
  return japanese === english ? undefined : japanese;
}

function turnedOneByOne(english: string, names: ReadonlySet<string>): string | undefined {
  // A path into a claim, an id of a term.
  if (/\[\d|\S:\S/.test(english)) return undefined;
  // A deductible and the most that is borne of it have each its basis.
  const [term, end] = english.split(/ (?=bearing at most )/);
  if (end !== undefined) {
    const both = [term!, end].map((part) => turnedOneByOne(part, names));
    return both.includes(undefined) ? undefined : both.join(" ");
  }
  const patterns = findPatterns();
  let text = english;
  for (const [pattern, turn] of patterns.turned)
    text = typeof turn === "string" ? text.replace(pattern, turn) : text.replace(pattern, turn);
  let isOtherwise = false;
  text = text
    .replace(patterns.phrase, (phrase) => japanesePhrase(phrase as Phrase))
    .replace(patterns.word, (word, at: number, whole: string) => {
      if (names.has(word) || !(Object.hasOwn(keywords, word) || Object.hasOwn(builtInNames, word))) return word;
      const isCalled = whole.charAt(at + word.length) === "(";
      const japanese = isCalled ? builtIn(word) : Object.hasOwn(alone, word) ? undefined : spelt(word);
      isOtherwise ||= japanese === undefined;
      // What the file has made a name of its own says no longer what the word does.
      return japanese === undefined || names.has(japanese) ? word : japanese;
    })
    // `30日`
    .replace(patterns.beforeCounter, "$1");
  return isOtherwise ? undefined : text;
}

/** What a name goes on with, so that no part of one is taken for a word of the language. */
const inName = String.raw`\p{L}\p{M}\p{N}_々〇ー・`;
/** A name, or a path of them; `30` is none. */
const name = `(?<![${inName}.])(?![\\p{M}\\p{N}・])[${inName}][${inName}.]*`;
/** `discharged`, `latest(a, b)` */
const operand = String.raw`${name}(?:\([^()]*\))?`;
const number = String.raw`(?<![${inName}.])\d[\d_.]*`;

const particle = japaneseParticle;

/** Words that Japanese says by the order of its words, by themselves: what stands for them. */
const alone: Readonly<Record<string, string | undefined>> = {
  of: particle("of"),
  is: particle("subject"),
  not: particle("isNot"),
  in: particle("anyOfThese"),
  has: particle("contains"),
  within: particle("within"),
  per: particle("per"),
  but: particle("others"),
  when: `${particle("proviso")} … ${particle("onlyWhen")}`,
  where: `${particle("proviso")} … ${particle("onlyThose")}`,
  unless: `${particle("proviso")} … ${particle("exceptWhen")}`,
};

const wholes = { incident: "1事故", period: "保険期間中" };
const ones = { claim: "1請求", insured: insuredAsBasis, day: "1日" };

const bases: Readonly<Record<string, string | undefined>> = {
  "per incident": "1事故につき",
  "per claim": "1請求につき",
  "per loss": "1損害につき",
  "per period": "保険期間中につき",
  "per policy year": "1保険年度につき",
  "per insured": `${insuredAsBasis}につき`,
  "per incident and period": "1事故および保険期間中につき",
  ...Object.fromEntries(
    Object.entries(wholes).flatMap(([whole, all]) =>
      Object.entries(ones).flatMap(([one, own]) => [
        [`per ${one} and ${whole}`, `${own}および${all}${particle("per")}`],
        [`per ${whole} and ${one}`, `${all}および${own}${particle("per")}`],
      ]),
    ),
  ),
};

/** What is counted of each day stands in front; the longest first. */
const daily: Readonly<Record<string, string>> = {
  "per insured per day per period": `${insuredAsBasis}の1日の保険期間中につき`,
  "per insured per day": `${insuredAsBasis}の1日につき`,
  "per claim per day": "1請求の1日につき",
  [`per (${name}) per day per period`]: `1 $3 ${particle("of")} 1日 ${particle("of")} 保険期間中につき`,
  [`per (${name}) per day`]: `1 $3 ${particle("of")} 1日につき`,
  "per day per period": "1日の保険期間中につき",
  "per day": "1日につき",
};

/** What `not` may stand in front of: a test in parentheses, or a name. */
const negated = String.raw`\((?:[^()]|\([^()]*\))*\)|${operand}|…`;
/** Where a test ends: `not a > 5` denies more than `a`. */
const behindTest = `(?=\\)|$| (?:and|or|かつ|または) | ${particle("onlyWhen")}| ${particle("onlyThose")}| ${particle("exceptWhen")})`;
/** Behind its basis a term ends, or what restricts it begins. */
const end = `(?=$| for | ${particle("proviso")} )`;
const amountOf = String.raw`(limit|deductible|franchise|b\w+ at most) ([^;]+?)`;

/** A basis with no name in it; where one begins as another does, what stands behind it decides. */
const basis = Object.keys(bases).join("|");
const slice = `([^;]+?) xs ([^;]+?) (${basis})${end}`;

/** What text a pattern finds is turned into. */
type Turn = string | ((whole: string, ...groups: string[]) => string);

/** Made when the first text is turned: most files need none of them, and to make them takes a seventh of a short check. */
const findPatterns = once(() => ({
  turned: findTurns(),
  word: new RegExp(`(?<![${inName}.])[a-z_]+(?![${inName}])|(?<=\\.)(?:from|to|last_day|number)(?![${inName}])`, "gu"),
  /** Whole words, the longest phrases first. Those with a name in them are none that stands by itself. */
  phrase: new RegExp(
    `(?<![${inName}.])(?:${Object.keys(phrases)
      .filter((phrase) => phrase.includes(" ") && !phrase.includes("A"))
      .sort((a, b) => b.length - a.length)
      .join("|")})(?![${inName}])`,
    "gu",
  ),
  beforeCounter: new RegExp(`(${number}) (?=[秒分時日週か年回])`, "gu"),
}));

function findTurns(): readonly (readonly [RegExp, Turn])[] {
  return [
    // Not 始期, which is that of the period.
    [/(?<=^window )from(?= )/, japaneseWord("from", 1)!],
    [new RegExp(`^per (${name})$`, "u"), `1 $1 ${particle("per")}`],
    [new RegExp(`^per (${name}) per period$`, "u"), `1 $1 ${particle("of")} 保険期間中${particle("per")}`],
    ...Object.entries(wholes).flatMap(([whole, all]) => [
      [new RegExp(`^per (${name}) and ${whole}$`, "u"), `1 $1 および ${all}${particle("per")}`] as const,
      [new RegExp(`^per ${whole} and (${name})$`, "u"), `${all} および 1 $1 ${particle("per")}`] as const,
    ]),
    [/(?<=\d )time(?!s)/, "times"],
    // What a guard asks is said around it, and what is denied in front.
    ...(
      [
        ["when", "onlyWhen"],
        ["where", "onlyThose"],
        ["unless", "exceptWhen"],
      ] as const
    ).map(
      ([word, close]) =>
        [new RegExp(`(?<=^|(?<!covered) )${word} ([^;]+)$`), `${particle("proviso")} $1 ${particle(close)}`] as const,
    ),
    [new RegExp(`(${operand}) is not (${operand})`, "u"), `$1 ${particle("subject")} $2 ${particle("isNot")}`],
    [new RegExp(`(?<![${inName}.])not (${operand} is ${operand})${behindTest}`, "u"), `($1) ${particle("isNot")}`],
    [new RegExp(`(?<![${inName}.])not (${negated})${behindTest}`, "gu"), `$1 ${particle("isNot")}`],
    // What a layer begins above stands in front of what it pays, and its share behind.
    [
      new RegExp(`^layer (?!${number}% of )${slice}`, "u"),
      (_, pays: string, above: string, basis: string) => `layer ${bases[basis]!} ${above} ${particle("above")} ${pays}`,
    ],
    [
      new RegExp(`^layer (${number}%) of ${slice}`, "u"),
      (_, share: string, pays: string, above: string, basis: string) =>
        `layer ${bases[basis]!} ${above} ${particle("above")} ${pays} ${particle("of")} ${share}`,
    ],
    // A basis stands in front of its amount; the longest is looked for first.
    ...Object.entries(daily).map(
      ([english, japanese]) => [new RegExp(`^${amountOf} ${english}${end}`, "u"), `$1 ${japanese} $2`] as const,
    ),
    [
      new RegExp(`^${amountOf} per insured per period${end}`, "u"),
      `$1 ${insuredAsBasis}の保険期間中${particle("per")} $2`,
    ],
    [
      new RegExp(`^${amountOf} per (${name}) per period${end}`, "u"),
      `$1 1 $3 ${particle("of")} 保険期間中${particle("per")} $2`,
    ],
    [
      new RegExp(`^${amountOf} per insured per policy year${end}`, "u"),
      `$1 ${insuredAsBasis}の1保険年度${particle("per")} $2`,
    ],
    [
      new RegExp(`^${amountOf} per (${name}) per policy year${end}`, "u"),
      `$1 1 $3 ${particle("of")} 1保険年度${particle("per")} $2`,
    ],
    [
      new RegExp(`^${amountOf} (${basis})${end}`, "u"),
      (_, term: string, amount: string, words: string) => `${term} ${bases[words]!} ${amount}`,
    ],
    [new RegExp(`^${amountOf} per (${name})${end}`, "u"), `$1 1 $3 ${particle("per")} $2`],
    [new RegExp(`(${number}) of (${operand})`, "u"), "$2 のうち $1"],
    [new RegExp(`(${number}%) of (${operand}|${number})`, "u"), `$2 ${particle("of")} $1`],
    [new RegExp(`(?<![${inName}])all but (${name}|…)`, "u"), `$1 ${particle("others")}`],
    [new RegExp(`(?!not )(${operand}) (?=(?:not )?within \\d)`, "u"), `$1 ${particle("subject")} `],
    ...(
      [
        ["after", particle("dayAfter")],
        ["including", particle("dayCounted")],
        ["before", particle("backFrom")],
      ] as const
    ).flatMap(([word, from]) => {
      const days = `(${number} \\w+) ${word} (${operand})`;
      return [
        [new RegExp(`not within ${days}`, "u"), `$2 ${from} $1 ${particle("notWithin")}`],
        [new RegExp(`within ${days}`, "u"), `$2 ${from} $1 ${particle("within")}`],
        [new RegExp(days, "u"), `$2 ${from} $1`],
      ] as const;
    }),
    [new RegExp(`(${name})\\((${name}) per (${name})( for [^()]*)?\\)`, "u"), `$1(1 $3 ${particle("per")} $2$4)`],
    [new RegExp(`(${operand}) (?=during period)`, "u"), `$1 ${particle("subject")} `],
    [new RegExp(`(${operand}) is (?!not)`, "u"), `$1 ${particle("subject")} `],
    [
      new RegExp(`(?!not )(${operand}) in (\\([^()]*\\))`, "u"),
      `$1 ${particle("subject")} $2 ${particle("anyOfThese")}`,
    ],
    [new RegExp(`(${operand}) not in (\\([^()]*\\))`, "u"), `$1 ${particle("subject")} $2 ${particle("noneOfThese")}`],
    [new RegExp(`(${operand}) has (\\([^()]*\\)|${name})`, "u"), `$1 ${particle("among")} $2 ${particle("contains")}`],
  ];
}
