import { once } from "../../once.js";
import type { Language } from "./entry.js";

/** Functions of other languages and spreadsheets, by their names in small letters, and what is written here. */
interface Foreign extends Readonly<Record<Language, string>> {
  readonly names: string;
}

const wordings = {
  round: {
    names: "round rounded roundhalfup 端数処理",
    en: "`half_up(a)` rounds to the nearest whole number, of money to its smallest unit, `down(a)` and `up(a)` down and up; behind a comma stands no number of places but what it is a multiple of, `half_up(a, 10)`. What is paid is rounded without it, as the product says: `currency JPY rounding half_up`",
    ja: "`half_up(a)`は整数に（金額は通貨の最小単位に）四捨五入し、`down(a)`は切り捨て、`up(a)`は切り上げます。カンマの後に書くのは桁数ではなく、`half_up(a, 10)`のように何の倍数にするかです。支払額は、書かなくても商品の`currency JPY rounding half_up`のとおりに丸められます",
  },
  floor: {
    names: "floor int trunc truncate rounddown 切り捨て 切捨 端数切捨て",
    en: "`down(a)` rounds down to a whole number, of money to its smallest unit, and `down(a, 10)` to a multiple of 10; what is paid is rounded without it",
    ja: "`down(a)`は整数に（金額は通貨の最小単位に）、`down(a, 10)`は10の倍数に切り捨てます。支払額は書かなくても丸められます",
  },
  ceil: {
    names: "ceil ceiling roundup 切り上げ 切上 端数切上げ",
    en: "`up(a)` rounds up to a whole number, of money to its smallest unit, and `up(a, 10)` to a multiple of 10; what is paid is rounded without it",
    ja: "`up(a)`は整数に（金額は通貨の最小単位に）、`up(a, 10)`は10の倍数に切り上げます。支払額は書かなくても丸められます",
  },
  absolute: {
    names: "abs absolute fabs 絶対値",
    en: "how far two values are apart is the larger of their differences: `max(a - b, b - a)`",
    ja: "二つの値の隔たりは、差の大きい方です：`max(a - b, b - a)`",
  },
  average: {
    names: "avg average mean 平均 平均値",
    en: "the average of two values is `(a + b) / 2`; of the lines of a term it is `sum(amount) / sum(count)`",
    ja: "二つの値の平均は`(a + b) / 2`、条項の働く明細の平均は`sum(amount) / sum(count)`と書きます",
  },
  powers: {
    names: "sqrt pow power exp log ln 平方根 べき乗",
    en: "there are no powers and no roots: a square is `x * x`, and steps are a table",
    ja: "べき乗や平方根はありません。2乗は`x * x`と書き、段階は表にします",
  },
  remainder: {
    names: "mod modulo remainder 剰余",
    en: "what is left of `n` behind multiples of 7 is `n - down(n, 7)`",
    ja: "`n`を7で割った余りは`n - down(n, 7)`と書きます",
  },
  choice: {
    names: "if iif ifs ifelse case switch もし",
    en: "a choice of two values is written `if abroad then 5_000 else 10_000`, one of more goes on with `else if`; many are a table",
    ja: "場合分けは`if abroad then 5_000 else 10_000`と書き、三つ以上は`else if`と続けます。多ければ表にします",
  },
  lookup: {
    names: "lookup vlookup hlookup xlookup index match indirect",
    en: "a table is declared with what it is looked up by, `table rates by grade { rate … }`, and then read by the name of its column alone, `rate of cap`",
    ja: "表は`table rates by grade { rate … }`のように何で引くかを宣言し、`rate of cap`のように列の名前だけで参照します",
  },
  counted: {
    names: "count countif countifs counta len length size sumif sumifs 件数",
    en: "what is counted is summed: lines of a term by `sum(count)`, some of them by `sum(if amount > 5_000 then count else 0)`",
    ja: "数えるときは合計します。条項の働く明細の数は`sum(count)`、その一部は`sum(if amount > 5_000 then count else 0)`と書きます",
  },
  absent: {
    names: "coalesce nvl ifnull isnull isblank iferror exists defined ifblank",
    en: "what a contract may leave out is asked for by `is given`, `if cap is given then cap else 5_000`; a fact has a value of its own where nobody states it by `= 0` behind its type",
    ja: "契約で省略できるものは`if cap is given then cap else 5_000`のように`is given`で確かめます。事実が入力されないときの値は、型の後に`= 0`と書きます",
  },
  age: {
    names: "age agein ageat yearsold 年齢 満年齢",
    en: "whole years between two days are `years(born, found)`, the earlier day first: `years(born, found) >= 18` from the 18th birthday on",
    ja: "二つの日の間の満年数は、早い日を先に`years(born, found)`と書きます。`years(born, found) >= 18`は18歳の誕生日から成り立ちます",
  },
  between: {
    names:
      "datediff datedif daysbetween monthsbetween yearsbetween yearfrac diffdays daysdiff dayssince 経過日数 経過月数 経過年数",
    en: "from one day to another it is `days(a, b)`, `months(a, b)` or `years(a, b)`, in whole ones, the earlier day first",
    ja: "ある日から別の日までは、早い日を先に`days(a, b)`、`months(a, b)`、`years(a, b)`（満の数）と書きます",
  },
  part: {
    names: "yearof getyear monthof getmonth dayof getday day weekday dayofweek hour minute",
    en: "of a date there are its `year(a)` and `month(a)`, between two of them `days(a, b)`; which day of a month or week it is, and the hour, is stated as a fact of its own",
    ja: "日付から取り出せるのは`year(a)`（暦年）と`month(a)`（暦月）で、二つの日の間は`days(a, b)`です。日、曜日や時刻は、別の事実として入力します",
  },
  now: {
    names: "today now sysdate currentdate getdate 今日 本日",
    en: "nothing is read from a clock: a claim states its days as facts, `facts of incident { notified : date }`",
    ja: "時計は参照できません。`facts of incident { notified : date }`のように、日付を事実として入力します",
  },
  date: {
    names: "date makedate datevalue todate",
    en: "a day is written as it is: `2026-04-01`",
    ja: "日付はそのまま書きます：`2026-04-01`",
  },
  hours: {
    names: "hours minutes tohours totalhours 時間数",
    en: "how many hours an elapsed time has is a quotient: `outage / 1 hour`, for an amount of each `5_000 * (outage / 1 hour)`",
    ja: "経過時間が何時間かは`outage / 1 hour`と割って求めます。1時間ごとの金額は`5_000 * (outage / 1 hour)`と書きます",
  },
  members: {
    names: "contains includes isin equals equal startswith",
    en: "which member it is, is tested by `country is us` or `country in (us, ca)`; of several that a set holds, by `perils has flood`",
    ja: "どの選択肢かは`country is us`または`country in (us, ca)`で、複数選択にあるかは`perils has flood`で確かめます",
  },
} satisfies Record<string, Foreign>;

export type ForeignFunction = keyof typeof wordings;

export const foreignFunctions: Readonly<Record<ForeignFunction, Foreign>> = wordings;

const byName = once(
  () =>
    new Map(
      (Object.keys(wordings) as ForeignFunction[]).flatMap((kind) =>
        wordings[kind].names.split(" ").map((name) => [name, kind] as const),
      ),
    ),
);

/** Yes and no, as other languages write them. */
export const literalsElsewhere: ReadonlyMap<string, "yes" | "no"> = new Map([
  ["true", "yes"],
  ["false", "no"],
  ["はい", "yes"],
  ["いいえ", "no"],
]);

/** `year_of`, `YEAROF` */
export function foreignFunctionOf(name: string): ForeignFunction | undefined {
  return byName().get(name.toLowerCase().replaceAll("_", ""));
}

/** How wordings and other languages call the larger and the smaller of two amounts, or the one over all. */
export function extremeOf(name: string, isOfSeveral: boolean): "max" | "min" | "largest" | "smallest" | undefined {
  const word = name.toLowerCase();
  if (larger.has(word)) return isOfSeveral ? "max" : "largest";
  if (smaller.has(word)) return isOfSeveral ? "min" : "smallest";
  return undefined;
}

const larger: ReadonlySet<string> = new Set("greater larger higher greatest highest maximum".split(" "));
const smaller: ReadonlySet<string> = new Set("lesser smaller lower least lowest minimum".split(" "));
