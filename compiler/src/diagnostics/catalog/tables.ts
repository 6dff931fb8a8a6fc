import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import { error, remark, warning } from "./entry.js";
import { quoted } from "./words.js";

/** The first of them, and how many there are besides. */
const few = (examples: readonly string[], more: string): readonly string[] =>
  examples.length > 4
    ? [...examples.slice(0, 3), `${more === "件" ? "ほか" : ""}${examples.length - 3}${more}`]
    : examples;

/** Why no row is for a span in this unit, and what can be done. */
const otherUnit = {
  days: {
    en: "a span in days is in no row in months, as these are not of one length: have rows in days too, or name the spans that there can be: `span one of 1 month, 2 months`",
    ja: "月の日数は一定でないため、日数の期間は月数の行に当たりません。日数の行も書くか、`span one of 1 month, 2 months`のように、ありうる期間を宣言してください",
  },
  months: {
    en: "a span in months is in no row in days, as months are not of one length: have rows in months too, or name the spans that there can be: `span one of 30 days, 60 days`",
    ja: "月の日数は一定でないため、月数の期間は日数の行に当たりません。月数の行も書くか、`span one of 30 days, 60 days`のように、ありうる期間を宣言してください",
  },
};

/** Tables. */
export const tables = once(() => ({
  "table/row": error<{ wanted: number; found: number; what: string }>({
    en: ({ wanted, found, what }) => `this row has ${found} ${what} instead of ${wanted}`,
    ja: ({ wanted, found, what }) => `この行の${inJapanese(what)}は${found}個ですが、${wanted}個必要です`,
  }),
  "table/keys": error<{ read: string; keys: readonly string[]; found: number }>(
    {
      en: ({ read, keys, found }) =>
        `${quoted(read)} is read by ${keys.length === 1 ? "one key" : `${keys.length} keys`} (${keys.map(quoted).join(", ")}), and ${found === 0 ? "none stands" : found === 1 ? "one stands" : `${found} stand`} here`,
      ja: ({ read, keys, found }) =>
        `${quoted(read)}のキーは${keys.length}個（${keys.map(quoted).join("、")}）ですが、ここには${found}個あります`,
    },
    {
      en: ({ read, keys }) =>
        `write one value for each, in that order; by ${keys.length === 1 ? "the key" : "the keys"} of the table itself it is read without parentheses, ${quoted(read)}`,
      ja: ({ read }) =>
        `この順に値を一つずつ書いてください。表に書かれたキーのとおりに参照するなら、括弧を付けずに${quoted(read)}と書きます`,
    },
  ),
  "table/open-band": error<{ text: string; band: string }>(
    {
      en: ({ text }) => `${quoted(text)} lacks the \`..\` that makes it a band`,
      ja: ({ text }) => `${quoted(text)}には範囲を表す\`..\`がありません`,
    },
    {
      en: ({ band }) => `write ${quoted(band)}`,
      ja: ({ band }) => `${quoted(band)}と書いてください`,
    },
  ),
  "table/gap": warning<{
    examples: readonly string[];
    /** Between two numbers of a choice or fact. */ isFraction: boolean;
    /** Of a span, where the rows count in the other one. */ unit: "days" | "months" | undefined;
  }>(
    {
      en: ({ examples }) => `no row is for ${few(examples, " more").join(", nor for ")}`,
      ja: ({ examples }) =>
        `${few(examples, "件").join("にも、")}に${examples.length > 1 ? "も" : ""}当たる行がありません`,
    },
    {
      en: ({ isFraction, unit }) =>
        `where no row matches, the amount is unknown and nothing is paid${isFraction ? "; where only whole numbers are meant, say so: `whole 1 .. 14`" : ""}${unit === undefined ? "" : `; ${otherUnit[unit].en}`}`,
      ja: ({ isFraction, unit }) =>
        `当たる行がないと金額が決まらず、何も支払われません${isFraction ? "。整数に限るときは、`whole 1 .. 14`のように宣言してください" : ""}${unit === undefined ? "" : `。${otherUnit[unit].ja}`}`,
    },
  ),
  "table/overlap": warning<{ example: string }>(
    {
      en: ({ example }) => `this row and an earlier one are both for ${example}: the earlier one counts`,
      ja: ({ example }) => `${example}は前の行にも当たり、前の行が使われます`,
    },
    {
      en: () =>
        "write it for what the earlier row leaves; where that one is an exception to this, let this one hold all of it",
      ja: () => "前の行の残りだけを書いてください。前の行が例外なら、この行がそのすべてを含むように書いてください",
    },
  ),
  "table/row-never": warning<{
    /** That never is what the row says; else earlier rows are for what it can be. */ key: string | undefined;
  }>({
    en: ({ key }) =>
      `this row is never used: ${key === undefined ? "earlier rows are for all of it that there can be" : `${quoted(key)} never is what it says`}`,
    ja: ({ key }) =>
      `この行は使われることがありません。${key === undefined ? "ありうる値のすべてに前の行が当たるためです" : `${quoted(key)}がこの行の値になることはないためです`}`,
  }),
  "table/unchecked": remark<{ name: string }>(
    {
      en: ({ name }) =>
        `the rows of ${quoted(name)} combine its keys in too many ways to tell whether they leave a gap or overlap`,
      ja: ({ name }) => `表${quoted(name)}は行のキーの組み合わせが多すぎるため、行の漏れや重なりを調べていません`,
    },
    {
      en: () => "split it in two tables of fewer keys, or try the table out with scenarios",
      ja: () => "キーの少ない二つの表に分けるか、シナリオで確かめてください",
    },
  ),
  "table/unused": warning<{ name: string }>({
    en: ({ name }) => `the table ${quoted(name)} is never read`,
    ja: ({ name }) => `表${quoted(name)}はどこからも参照されていません`,
  }),
  "table/column-unused": warning<{ name: string; table: string }>({
    en: ({ name, table }) => `the column ${quoted(name)} of ${quoted(table)} is never read`,
    ja: ({ name, table }) => `表${quoted(table)}の列${quoted(name)}はどこからも参照されていません`,
  }),
}));
