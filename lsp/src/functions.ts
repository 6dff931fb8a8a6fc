import { builtInOf, type Language } from "@yakkan/grammar/keywords.js";
import { lex } from "@yakkan/grammar/lexer.js";
import type { TableDeclaration } from "@yakkan/grammar/syntax.js";
import type { Client } from "./client.js";
import { inFileKeywords } from "./file-keywords.js";
import { type Snapshot, symbolsWithin } from "./snapshot.js";

/** A function of the language: how it is called, and what it comes to. */
export interface FunctionWords {
  readonly parameters: readonly string[];
  readonly en: string;
  readonly ja: string;
}

const span = (of: string, ja: string): FunctionWords => ({
  parameters: ["FROM", "TO"],
  en: `The number of ${of} from the first date to the second.`,
  ja: `一つ目の日付から二つ目の日付までの${ja}。`,
});
const part = (of: string, ja: string): FunctionWords => ({
  parameters: ["DATE"],
  en: `The ${of}.`,
  ja: `日付の${ja}。`,
});
const rounding = (en: string, ja: string): FunctionWords => ({
  parameters: ["AMOUNT", "[STEP]"],
  en: `Rounded ${en} to a whole multiple of the step, without it to a whole number.`,
  ja: `刻みの倍数に${ja}。刻みを書かなければ整数にする。`,
});
const over = (parameter: string, en: string, ja: string): FunctionWords => ({
  parameters: [parameter],
  en: `${en}, of all claims, insureds or units whose facts it reads, or of the lines of a term.`,
  ja: `式が参照する請求、被保険者、単位または条項の働く明細のすべてを見て、${ja}。`,
});
/** Of several dates, or one of each claim, insured, unit or line. */
const dates = (en: string, ja: string): FunctionWords => ({
  parameters: ["DATE", "…"],
  en: `${en} of all claims, insureds or units whose facts it reads, or of the lines of a term (of none: never).`,
  ja: `${ja}（式が参照する請求、被保険者、単位または条項の働く明細のすべてについて。何もなければ未発生）。`,
});

/** By the English spelling. */
const functions: Readonly<Record<string, FunctionWords>> = {
  any: over("CONDITION", "Whether it holds for one; of none: no", "一つでも当てはまれば該当。何もなければ非該当"),
  every: over("CONDITION", "Whether it holds for each; of none: yes", "すべてに当てはまれば該当。何もなければ該当"),
  sum: over("AMOUNT", "The sum; of none: 0", "その合計。何もなければ0"),
  largest: over("AMOUNT", "The largest; of none: unknown", "その最大値。何もなければ不明"),
  smallest: over("AMOUNT", "The smallest; of none: unknown", "その最小値。何もなければ不明"),
  earliest: dates(
    "The first of several dates, never being later than all. Of one: the first that came",
    "いくつかの日付のうち最も早い日（未発生は最も遅い）。一つなら最も早い日",
  ),
  latest: dates(
    "The last of several dates, never being later than all. Of one: the last that came",
    "いくつかの日付のうち最も遅い日（未発生は最も遅い）。一つなら、起きたもののうち最も遅い日",
  ),
  max: { parameters: ["A", "B", "…"], en: "The largest of these.", ja: "これらのうち最大のもの。" },
  min: { parameters: ["A", "B", "…"], en: "The smallest of these.", ja: "これらのうち最小のもの。" },
  days: span("days", "日数"),
  months: span("whole months", "満月数"),
  years: span("whole years", "満年数"),
  month: part("month of the date, 1 to 12", "月（1から12まで）"),
  year: part("calendar year of the date", "暦の年"),
  down: rounding("down", "切り捨てる"),
  up: rounding("up", "切り上げる"),
  half_up: rounding("half up", "四捨五入する"),
  loss: {
    parameters: ["NODE", "…"],
    en: "The eligible amounts of heads, frames or sections, before any term. `loss(NODE for TRIGGER)` counts what comes under the trigger alone. In an aggregate over units `loss(NODE per UNIT)` is that of each in turn.",
    ja: "費目・枠・補償部分の認められた損害の額（免責・限度額などの適用前）。`loss(NODE for TRIGGER)`は、その支払事由による分だけ。単位を順に見る式の中の`loss(NODE per UNIT)`は、その一つの額。",
  },
  claim_loss: {
    parameters: ["NODE", "…"],
    en: "The same of the claim at hand alone: in a term per claim or per loss, and in a share paid.",
    ja: "そのうち、いま計算している請求の分だけ（1請求につきの条件、1損害につきの条件、縮小支払割合の中）。",
  },
  claim_left: {
    parameters: ["NODE"],
    en: "What is left of a head, frame or section that is written above, of the claim at hand alone.",
    ja: "上に書かれた費目・枠・補償部分の残額のうち、いま計算している請求の分だけ。",
  },
  earlier: {
    parameters: ["NODE"],
    en: "What is due on a head, frame or section for the earlier incidents of the policy period, as they were last settled; in an amount per unit, that of the unit.",
    ja: "保険期間中の、この事故より前の事故について、費目・枠・補償部分として支払うべき額の合計（最後に計算された額）。1単位につきの条件では、その単位の額。",
  },
  earlier_times: {
    parameters: ["NODE"],
    en: "For how many earlier incidents of the policy period something is due on a head, frame or section; in an amount per unit, on that of the unit.",
    ja: "保険期間中の、この事故より前の事故のうち、費目・枠・補償部分に支払うべき額がある事故の数。1単位につきの条件では、その単位についての数。",
  },
  earlier_largest: {
    parameters: ["NODE", "…"],
    en: "The largest amount that is due on a head, frame or section for one of the earlier incidents of the policy period; in an amount per unit, on that of the unit.",
    ja: "保険期間中の、この事故より前の事故のうち一つの事故について、費目・枠・補償部分として支払うべき額の最大額。1単位につきの条件では、その単位の額。",
  },
  left: {
    parameters: ["NODE"],
    en: "What is left of a head, frame or section that is written above. `left(NODE for TRIGGER)` counts what comes under the trigger alone. In an aggregate over units `left(NODE per UNIT)` is that of each in turn.",
    ja: "上に書かれた費目・枠・補償部分の残額。`left(NODE for TRIGGER)`は、その支払事由による分だけ。単位を順に見る式の中の`left(NODE per UNIT)`は、その一つの残額。",
  },
};

/** What stands for a value in the form of a call, in a file with Japanese keywords. */
const japanesePlaces: Readonly<Record<string, string>> = {
  FROM: "〈始めの日〉",
  TO: "〈終わりの日〉",
  AMOUNT: "〈額〉",
  "[STEP]": "[〈刻み〉]",
  CONDITION: "〈条件〉",
  DATE: "〈日付〉",
  NODE: "〈費目・枠・補償〉",
  UNIT: "〈単位〉",
  TRIGGER: "〈支払事由〉",
  A: "〈値〉",
  B: "〈値〉",
};

/** What stands between the parentheses, in the words of a file with such keywords. */
export function parametersOf({ parameters }: FunctionWords, keywords: Language): readonly string[] {
  return keywords === "en" ? parameters : parameters.map((parameter) => japanesePlaces[parameter] ?? parameter);
}

/** What it comes to; what is quoted of the language as the file spells it. */
export function explain(words: FunctionWords, snapshot: Snapshot, { language }: Client): string {
  const told = inFileKeywords(snapshot)(words[language]);
  return snapshot.compiled.keywords === "en"
    ? told
    : told.replace(/NODE|UNIT|TRIGGER/g, (place) => japanesePlaces[place]!);
}

/** The function whose name the place is in. */
export function functionAt(text: string, offset: number): { name: string; words: FunctionWords } | undefined {
  const { tokens } = lex(text);
  const at = tokens.findIndex(
    ({ startOffset, image }) => startOffset <= offset && offset <= startOffset + image.length,
  );
  return tokens[at + 1]?.image === "(" ? functionOf(tokens[at]?.image) : undefined;
}

/** The call whose arguments stand around the end of these tokens, and which argument that is in. */
export function callAround(
  before: readonly { readonly image: string }[],
  snapshot: Snapshot,
): { name: string; words: FunctionWords; argument: number } | undefined {
  let depth = 0;
  let argument = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const { image } = before[at]!;
    if (image === "{" || image === "}") return undefined;
    if (image === ")") depth++;
    else if (depth > 0) depth -= image === "(" ? 1 : 0;
    else if (image === "," || image === "、") argument++;
    else if (image === "(") {
      const image = before[at - 1]?.image;
      const ofTable = before[at - 2]?.image === ".";
      const called = (ofTable ? undefined : functionOf(image)) ?? columnOf(image, snapshot);
      if (called !== undefined) return { ...called, argument: Math.min(argument, called.words.parameters.length - 1) };
      argument = 0;
    }
  }
  return undefined;
}

/** `share(`, `grades.share(`: by which keys the table is read. */
function columnOf(image: string | undefined, { compiled }: Snapshot): ReturnType<typeof functionOf> {
  const column = symbolsWithin(compiled).find(({ kind, name }) => kind === "column" && name === image);
  if (image === undefined || column === undefined) return undefined;
  const words: FunctionWords = {
    parameters: (column.declaration as TableDeclaration).keys.map(({ text }) => text),
    en: "What the table says for these, instead of the keys by which it is written.",
    ja: "表のキーの代わりに、ここに書いた値で表を引く。",
  };
  return { name: image, words };
}

function functionOf(image: string | undefined): { name: string; words: FunctionWords } | undefined {
  const english = image && (builtInOf(image) ?? image);
  if (!english || !Object.hasOwn(functions, english)) return undefined;
  return { name: image, words: functions[english]! };
}
