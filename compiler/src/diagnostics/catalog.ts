import type { ProblemCode } from "@yakkan/runtime/claim.js";
import type { Severity } from "./diagnostic.js";
import { inJapanese, problemsInJapanese } from "./phrases.js";
import type { SyntaxHint, Wanted } from "./syntax.js";

export type Language = "en" | "ja";

/** One text in both languages. */
export type Wording<Arguments, Text = string> = Readonly<Record<Language, (a: Arguments) => Text>>;

/** One kind of diagnostic: how grave it is, what it says, and what would be right. */
export interface CatalogEntry<Arguments> {
  readonly severity: Severity;
  readonly text: Wording<Arguments>;
  readonly help?: Wording<Arguments, string | undefined>;
}

type Help<A> = Wording<A, string | undefined>;

const entry =
  (severity: Severity) =>
  <A>(text: Wording<A>, help?: Help<A>): CatalogEntry<A> => ({ severity, text, ...(help && { help }) });

const error = entry("error");
const warning = entry("warning");
/** Worth a look, and often as it should be. */
const remark = entry("information");
/** Off unless asked for. */
const lint = entry("information");

const quoted = (name: string): string => `\`${name}\``;
const joined = (names: readonly string[], last: string): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)!}`;
const allQuoted = (names: readonly string[]): string => joined(names.map(quoted), "and");
const eachInJapanese = (each: string): string =>
  ({ insured: "被保険者1名分", claim: "1請求分", loss: "明細1件分", "policy year": "1保険年度分", day: "1日分" })[
    each
  ] ?? `一つの${quoted(each)}だけ`;
const plain = (quotation: string): string => quotation.replaceAll("`", "");
const inRow = (names: readonly string[]): string => names.map(quoted).join("、");

/** The items with the last in a list of its own. */
const approvedApart = (items: readonly string[]): string =>
  `item ${items.slice(0, -1).join(" | ")}  item ${items.at(-1)!} requires approval`;

/** `an item`; of what is never covered, which has no noun of its own, what it is. */
const withArticle = (kind: string): string =>
  kind === "uncovered" ? "a kind of loss that is never covered" : `${/^[aeio]/.test(kind) ? "an" : "a"} ${kind}`;

interface Nearest {
  readonly nearest?: string | undefined;
}
const didYouMean: Help<Nearest> = {
  en: ({ nearest }) => nearest && `did you mean ${quoted(nearest)}?`,
  ja: ({ nearest }) => nearest && `${quoted(nearest)}ではありませんか`,
};

/** A loss of an example, and whose it is. */
interface LineOfExample {
  readonly head: string;
  readonly of: readonly { readonly kind: keyof typeof bearersOfLines; readonly id: string }[];
  readonly amount: string;
}
/** A day and a unit say themselves what they are. */
const bearersOfLines = {
  claim: { en: "claim ", ja: "請求" },
  insured: { en: "insured ", ja: "被保険者" },
  incurred: { en: "", ja: "" },
  unit: { en: "", ja: "" },
} satisfies Record<string, Record<Language, string>>;
/** `` `response` (claim A, shop 1) 50,000 `` */
const lineOf = ({ head, of, amount }: LineOfExample, language: Language): string => {
  const whose = of
    .map(({ kind, id }) => `${bearersOfLines[kind][language]}${id}`)
    .join(language === "ja" ? "、" : ", ");
  return `${quoted(head)}${whose === "" ? "" : ` (${whose})`} ${amount}`;
};

/** What is known of a value, ready to be shown: `10,000`. */
interface Bound {
  readonly value: string;
  readonly least?: string | undefined;
  readonly most?: string | undefined;
  /** It is more than the least, less than the most. */
  readonly isAbove?: boolean;
  readonly isBelow?: boolean;
  /** Behind the conditions before it, not everywhere. */
  readonly isHere?: boolean;
}
const boundInEnglish = ({ value, least, most, isAbove, isBelow, isHere }: Bound): string => {
  const is = `${quoted(value)} is ${isHere === true ? "here " : ""}`;
  if (least !== undefined && least === most) return `${is}always ${least}`;
  const ends = [
    ...(least === undefined ? [] : [`${isAbove === true ? "more than" : "at least"} ${least}`]),
    ...(most === undefined ? [] : [`${isBelow === true ? "less than" : "at most"} ${most}`]),
  ];
  return is + ends.join(" and ");
};
const boundInJapanese = ({ value, least, most, isAbove, isBelow, isHere }: Bound): string => {
  const is = `${isHere === true ? "ここでは" : ""}${quoted(value)}は`;
  if (least !== undefined && least === most) return `${is}常に${least}です`;
  const ends = [
    ...(least === undefined ? [] : [`${least}${isAbove === true ? "超" : "以上"}`]),
    ...(most === undefined ? [] : [`${most}${isBelow === true ? "未満" : "以下"}`]),
  ];
  return `${is}${ends.join("、")}です`;
};

/** How an expression says that it stands in the `when` of a term. */
export const guardOfTerm = "in the guard of a term";
export const whereOfTerm = "in `where`";
/** A share paid has no basis that anybody wrote. */
const ofEach = (term: string, own: string): string =>
  term === "coinsurance" ? `a share paid, which is that of each ${own},` : `a ${term} per ${own}`;
const ofEachInJapanese = (term: string, own: string): string =>
  term === "coinsurance" ? `${quoted(own)}ごとに計算する縮小支払割合` : `${quoted(own)}ごとの支払条件`;

const amountOfEachLine = "in the amount of each line";
const isAmountOfTerm = (what: string, place: string): boolean =>
  what === "the amount of a loss" && /^in the amount of a .* per /.test(place);

/** What stands behind a word, as an author would write it. */
/** What a clause may be of while it stands behind a part of that. */
const behindWords = { exclusion: "免責", trigger: "対象事由", head: "費目", term: "条項" };

/** A term beside another that it reads as if it took the place of. */
interface BothAct {
  readonly term: "deductible" | "franchise" | "coinsurance" | "layer";
  readonly base: string;
  /** What the other one lacks, and the two as one, where that can be said. */
  readonly tail: string | undefined;
  readonly one: string | undefined;
  /** The other one is of no other losses. */
  readonly isSame: boolean;
}
const insteadOfBoth: Help<BothAct> = {
  en: ({ tail, one, isSame }) => {
    const without = isSame ? "leave that one out" : "say of that one that it is not for these losses or contracts";
    const instead = tail === undefined ? without : `write \`${tail}\` behind that one`;
    return `to replace it, ${instead}${one === undefined ? "" : `, or one for both: \`${one}\``}; where both are meant, give this one a label`;
  },
  ja: ({ term, tail, one, isSame }) => {
    const without = isSame ? "もう一方を削って" : "もう一方をこの損害や契約以外に限って";
    const instead =
      tail === undefined
        ? `${without}ください`
        : one === undefined
          ? `もう一方に\`${tail}\`を付けてください`
          : `もう一方に\`${tail}\`を付けるか、一つにまとめてください：\`${one}\``;
    return `置き換えるつもりなら、${instead}。両方を適用するつもりなら、この${inJapanese(term)}にラベルを付けてください`;
  },
};

const wantedWords = {
  amount: {
    en: "an amount: `5_000`, a choice of the contract, or an expression",
    ja: "金額（`5_000`、契約項目、または式）",
  },
  share: { en: "a share: `80%`", ja: "割合（`80%`など）" },
  condition: {
    en: "a condition: `plan is full`, or a yes-or-no fact",
    ja: "条件（`plan is full`、または該否の事実など）",
  },
  day: { en: "a day: a date, or a fact that is one", ja: "日（日付、または日付の事実）" },
} satisfies Record<Wanted, { readonly en: string; readonly ja: string }>;

/** Every code, severity and wording, and nothing else. Codes are stable. */
export const catalog = {
  // ── Syntax ──
  "syntax/unexpected": error<{
    found: string | undefined;
    expected: readonly string[];
    where: string | undefined;
    hint?: SyntaxHint | undefined;
    lacksBehind?: string | undefined;
  }>(
    {
      en: ({ found, expected, where, lacksBehind }) => {
        const what =
          found === undefined
            ? "the file ends here"
            : lacksBehind !== undefined
              ? `something is missing behind ${quoted(lacksBehind)}`
              : found === ""
                ? "something is missing here"
                : `${quoted(found)} cannot stand here`;
        const place = where === undefined ? "" : ` (in ${where})`;
        return expected.length === 0 ? `${what}${place}` : `${what}${place}: expected ${joined(expected, "or")}`;
      },
      ja: ({ found, expected, where, lacksBehind }) => {
        const what =
          found === undefined
            ? "ここでファイルが終わっています"
            : lacksBehind !== undefined
              ? `${quoted(lacksBehind)}の後に足りないものがあります`
              : found === ""
                ? "ここに足りないものがあります"
                : `ここに${quoted(found)}は置けません`;
        const place = where === undefined ? "" : `（${inJapanese(where)}）`;
        const wanted = [...new Set(expected.map(inJapanese))].join("、");
        return expected.length === 0
          ? `${what}${place}`
          : `${what}${place}：${wanted}${expected.length > 1 ? "のいずれか" : ""}が必要です`;
      },
    },
    {
      en: ({ found, hint }) => {
        switch (hint?.kind) {
          case undefined:
            return undefined;
          case "word":
            return didYouMean.en({ nearest: hint.word });
          case "bases":
            return "a basis is `1事故につき`, `1請求につき`, `1損害につき` (of each line of a loss), `被保険者1名につき`, `1日につき`, `保険期間中につき`, `1保険年度につき` or a unit that is declared, `1 building につき`";
          case "lacking":
            return `write ${quoted(`${hint.word} ${hint.name}`)}`;
          case "basis":
            return "an amount is for something: `per incident`, `per claim`, `per period`, or `per` a unit";
          case "term":
            return "each basis with an amount of its own is a term of its own: write its word again, `保険期間中につき 支払限度額 3,000万円`";
          case "value":
            return `behind ${quoted(hint.behind)} stands ${wantedWords[hint.wanted].en}`;
          case "sign":
            return `${quoted(found ?? "")} is written ${quoted(hint.sign)}`;
          case "scale":
            return "numbers are written out, `5_000_000`, or with 千, 万, 億";
          case "maximum":
            return "the most that is borne is a term of its own behind the deductibles, `borne at most 30_000 per incident`; of one deductible, `bearing at most 30_000 per incident` behind it";
          case "minimum":
            return "the least that is borne: `deductible max(5_000, 2% of loss) per incident`, or behind other deductibles `deductible max(0, 5_000 - deducted) per incident`";
          case "scope":
            return "of a `require` it stands in front of the test: `require for h: amount > 0`";
          case "yen":
            return "円 stands behind whole yen; thousands are set apart by a comma, `1,000円`, and parts of 万 and 億 by a point, `1.5万円`";
          case "key":
            return "a table is by names: give what it is by one, `let key = location.kind`, and write `by key`";
          case "cell":
            return "a cell is a plain value, such as `50%` or `12.5`; what is divided has a column for each number, and is divided where the table is read";
          case "bearer":
            return "say of what they are: `facts of incident {`, `facts of claim {`, or `facts of` a unit";
          case "head":
            return "a term for each head stands in the block of each: `head h { limit … }`";
          case "outcome":
            return "say what is expected: an amount, `refused` or `undetermined`";
          case "item":
            return "what waits for the insurer stands in a list of its own: `item x requires approval`";
          case "member":
            return `behind ${quoted(hint.word)} stands the name of a member, without quotation marks, or several in parentheses: \`country is us\`, \`country is (us, ca)\``;
          case "signs":
            return "each part of an amount has one sign, of four digits at most in front of it: 1,000万円";
          case "than":
            return "numbers and times are compared by signs: `outage >= 12 hours`";
          case "nameless":
            return `behind ${quoted(hint.word)} stands a name by which it is known, and its label behind that: \`${hint.word} treatment "…"\``;
          case "listed":
            return "values of which one is chosen stand behind `one of`: `money one of 0, 50_000`; a range has two dots, `money 0 .. 50_000`";
          case "share":
            return "it says which share is paid: `coinsurance pays 90%`; where 10% are borne, 90% are paid";
          case "currency":
            return "an amount is one plain number with `_` between its thousands, `limit 1_000_000 per incident`; of which currency the product says once: `currency USD`";
          case "clause":
            return 'what is left of a clause is asked by its id in quotes, as explanations print it: `expect left "costs:limit:period:1" 5_000`';
          case "equal":
            return "equal is written by one `=`, of members by `is`";
          case "between":
            return "two comparisons say from where to where: `n >= 1 and n <= 5`";
          case "dates":
            return "days are compared by signs, `incurred < 3 days after found`, or by `within`: `incurred within 3 days after found`";
          case "part":
            return "the share of a layer stands in front of its amount: `layer 25% of 5_000_000 xs 5_000_000 per incident`";
          case "slice":
            return "what lies between two amounts is a layer: `layer 5_000_000 xs 1_000_000 per incident`";
          case "excess":
            return "`超過` is read both ways: what lies above 10億円, up to 5億円 of it, is `10億円 を超える 5億円`";
          case "again":
            return "each basis with an amount of its own is a term of its own, with its word: `limit 2_000_000 per period`";
          case "product":
            return `${quoted(hint.word)} stands in the braces of the product, beside its sections`;
          case "approval":
            return "`approved` alone says that the insurer approved, `unapproved` that it did not, `approved on 2026-05-30` that it did so on that day; left out, nobody has decided yet";
          case "refused":
            return `\`refused by\` alone says that a line is refused, and why`;
          case "day-count":
            return "the last of the days behind a day is `d の翌日から 30日`, a day within them `t が d の翌日から 30日 以内`, and where d counts, too, `t が d からその日を含めて 30日 以内`";
          case "tenths":
            return "a share is a percentage: `90%`";
          case "guard":
            return "when a term is there is said behind `when`, `deductible 500 per incident when not plan is full`, and for which losses behind `where`";
          case "exception":
            return "what is not excluded stands behind `unless`: `war : bool unless abroad`";
          case "fraction":
            return "a share that no percentage is exactly stands as a quotient in parentheses: `pays (2 / 3)`";
          case "inside":
            return "without a word its payments are within the limits of what it stands in; only what is not says so: `outside limits`";
          case "waiting":
            return "days that are not paid are counted by a deductible: `deductible 4 of stay_days`";
          case "for-each":
            return "a frame is `for each` of a unit; of which triggers it is, it says in its block: `covers wind`";
          case "twice":
            return "each comparison names what it compares: `n > 5 or n <= 2`";
          case "none":
            return "a term that is not there is left out";
          case "yearly":
            return "days or times of the period are counted, `支払限度額 保険期間中につき 入院日数 のうち 20`, each year of several by itself `1保険年度につき`";
          case "share-basis":
            return "a share paid has no basis, as it is the same of each loss: leave it out";
          case "basis-alone":
            return "behind a basis stands a term, `保険期間中につき 支払限度額 3,000万円`; a share paid (縮小支払割合) has no basis, as it is the same of each loss: leave it out";
          case "end":
            return "the least that is borne is `deductible max(5_000, 2% of loss) per incident`; the most stands behind it, `bearing at most 30_000 per incident`";
          case "untyped":
            return "leave it out: what a column holds is said by its values";
          case "named":
            return "leave it out: what something is for is named alone, `for repair`";
          case "each":
            return "leave it out: `per incident` is of each incident by itself";
          case "compared":
            return "sizes and days are compared by signs: `age >= 20`, `found <= notified`";
          case "commas":
            return "names in a list are set apart by commas: `for fire, flood`";
          case "needless":
            return "say it without this word: `limit 5_000 per incident` is the most that is paid, and `for fire` is for that alone";
          case "rolling":
            return "a span is no basis: times are counted over the `period` or a `policy year`; where it turns on the last one before, its day is a fact: `require last is never or incurred > 60 days after last`";
          case "stated-last":
            return "what is stated in braces stands last: `loss stay for person A on 2026-05-01 { days 3 }`";
          case "one-unit":
            return "a line names one unit; where that is of the other, as a room of a building, say so once: `unit room of building`";
          case "whose":
            return `the unit of a line stands behind \`for\`: ${quoted(`for ${hint.name} …`)}`;
          case "signless":
            return "a value stands right behind its name, without a sign: `found 2026-05-01`, `loss repair 5_000`, `expect due 5_000`";
          case "counted":
            return `what each line states is counted by \`${hint.number} of ${hint.name}\`, days and nights as facts of loss; an amount of money is a number alone`;
          case "apart":
            return `words are set apart by spaces: ${quoted(hint.text)}`;
          case "quotes":
            return `an id stands in quotes here: ${quoted(`"${hint.text}"`)}${/^\d/.test(hint.text) ? "" : `; a trigger stands in braces: ${quoted(`{ ${hint.text} … }`)}`}`;
        }
      },
      ja: ({ found, hint }) => {
        switch (hint?.kind) {
          case undefined:
            return undefined;
          case "word":
            return didYouMean.ja({ nearest: hint.word });
          case "bases":
            return "適用単位は`1事故につき`、`1請求につき`、`1損害につき`（損害明細1件ごと）、`被保険者1名につき`、`1日につき`、`保険期間中につき`、`1保険年度につき`、または`1 building につき`のように宣言した単位です";
          case "lacking":
            return `${quoted(`${hint.word} ${hint.name}`)}と書いてください`;
          case "basis":
            return "金額が何についてのものかを書いてください：`per incident`、`per claim`、`per period`、または単位";
          case "term":
            return "金額が別の適用単位は、それぞれ一つの条項です。`保険期間中につき 支払限度額 3,000万円`のように、語を改めて書いてください";
          case "value":
            return `${quoted(hint.behind)}の後には${wantedWords[hint.wanted].ja}を書きます`;
          case "sign":
            return `${quoted(found ?? "")}は${quoted(hint.sign)}と書きます`;
          case "scale":
            return "数は`5_000_000`のように書くか、千・万・億を使ってください";
          case "maximum":
            return "自己負担の上限は、免責金額の後に`borne at most 30_000 per incident`と書きます。一つの免責金額だけの上限は、その後に`bearing at most 30_000 per incident`と続けます";
          case "minimum":
            return "自己負担の下限は`deductible max(5_000, 2% of loss) per incident`、他の免責金額の後では`deductible max(0, 5_000 - deducted) per incident`と書きます";
          case "scope":
            return "`require`では判定の前に書きます：`require for h: amount > 0`";
          case "yen":
            return "円の前は整数です。桁区切りは`1,000円`のようにカンマで、万や億の小数は`1.5万円`のように点で書いてください";
          case "key":
            return "表の鍵は名前です。`let key = location.kind`のように名前を付け、`by key`と書いてください";
          case "cell":
            return "表の値は`50%`や`12.5`のように直接書きます。割り算にするときは、二つの数を別々の列に書き、表を参照する所で割ってください";
          case "bearer":
            return "何についての事実かを書いてください：`facts of incident`、`facts of claim`、または単位";
          case "head":
            return "費目ごとの支払条件は、それぞれの費目の中に書きます：`head h { limit … }`";
          case "outcome":
            return "期待する結果を書いてください：金額、`refused`、または`undetermined`";
          case "item":
            return "承認が必要な内訳は、一つずつ`item x requires approval`と書きます";
          case "member":
            return `${quoted(hint.word)}の後には、選択肢の名前を引用符なしで（複数なら括弧に入れて）書きます：\`country is us\`、\`country is (us, ca)\``;
          case "signs":
            return "一つの数に付ける単位は一つです：1,000万円";
          case "than":
            return "数や時間の大小は符号で書きます：`outage >= 12 hours`";
          case "nameless":
            return `${quoted(hint.word)}の後には名前を書き、その後に表示名を書きます：\`${hint.word} treatment "…"\``;
          case "listed":
            return "いくつかの値から選ぶときは`one of`を付けます：`money one of 0, 50_000`。範囲は`money 0 .. 50_000`と書きます";
          case "share":
            return "支払う割合を書きます：`coinsurance pays 90%`。自己負担が10%であれば90%です";
          case "currency":
            return "金額は、`limit 1_000_000 per incident`のように桁を`_`で区切った一つの数で書き、通貨は商品に一度だけ`currency USD`と書きます";
          case "clause":
            return '条項の残額は、説明に表示される識別子を引用符で囲んで書きます：`expect left "costs:limit:period:1" 5_000`';
          case "equal":
            return "等しいことは`=`一つで、選択肢では`is`で書きます";
          case "between":
            return "範囲は二つの比較で書きます：`n >= 1 and n <= 5`";
          case "dates":
            return "日は`incurred < 3 days after found`のように符号で比べるか、`incurred within 3 days after found`と書いてください";
          case "part":
            return "層の割合は金額の前に書きます：`layer 25% of 5_000_000 xs 5_000_000 per incident`";
          case "slice":
            return "二つの金額の間を支払うのは層です：`layer 5_000_000 xs 1_000_000 per incident`";
          case "excess":
            return "`超過`はどちらの額を超えるのか両方に読めます。10億円を超える部分を5億円まで支払うなら`10億円 を超える 5億円`と書いてください";
          case "again":
            return "金額が別の適用単位は、それぞれ一つの条項です。`limit 2_000_000 per period`のように、語を改めて書いてください";
          case "product":
            return `${quoted(hint.word)}は、補償部分の中ではなく、商品の中に補償部分と並べて書きます`;
          case "approval":
            return "`approved`だけで承認されたことを、`unapproved`で承認されなかったことを表します。承認された日も書くなら`承認日 2026-05-30`とだけ書きます。何も書かなければ未決です";
          case "refused":
            return `\`refused by\`だけで、支払われないこととその理由を表します`;
          case "day-count":
            return "ある日の翌日から数えた最後の日は`d の翌日から 30日`、その期間内の日は`t が d の翌日から 30日 以内`、その日も数えるなら`t が d からその日を含めて 30日 以内`と書きます";
          case "tenths":
            return "割合は`90%`のように書きます";
          case "guard":
            return "条項を適用する場合は`when`の後に、`deductible 500 per incident when not plan is full`のように書きます。対象の損害は`where`の後に書きます";
          case "exception":
            return "免責としない場合は`unless`の後に書きます：`war : bool unless abroad`";
          case "fraction":
            return "百分率で書き切れない割合は、括弧に入れた割り算で書きます：`pays (2 / 3)`";
          case "inside":
            return "外枠と書かない限り、支払いは所属する部分の限度額の内枠です。何も書かないでください";
          case "waiting":
            return "支払わない日数は免責金額と同じ語で数えます：`deductible 4 of stay_days`";
          case "for-each":
            return "枠に続く`for each`は単位ごとの枠を表します。どの支払事由の枠かは、中に`covers wind`と書きます";
          case "twice":
            return "比較のたびに比べるものを書いてください：`n > 5 or n <= 2`";
          case "none":
            return "適用しない条項は書きません";
          case "yearly":
            return "日数や回数の限度は`支払限度額 保険期間中につき 入院日数 のうち 20`のように書きます。保険年度ごとに数えるなら、そのように書いてください";
          case "share-basis":
          case "basis-alone":
            return "縮小支払割合はどの損害にも同じなので、適用単位を書きません。外してください。適用単位を前に書く条項は`保険期間中につき 支払限度額 3,000万円`のように続けます";
          case "end":
            return "自己負担の下限は`deductible max(5_000, 2% of loss) per incident`と書きます。上限はその後に`bearing at most 30_000 per incident`と続けます";
          case "untyped":
            return "外してください。列の型は値から決まります";
          case "named":
            return "外してください。対象は`for repair`のように名前だけで書きます";
          case "each":
            return "外してください。`per incident`はそれぞれの1事故を表します";
          case "compared":
            return "大きさや日の前後は符号で比べます：`age >= 20`、`found <= notified`";
          case "commas":
            return "名前を並べるときはカンマで区切ります：`for fire, flood`";
          case "needless":
            return "この語を外してください。`limit 5_000 per incident`は支払の上限を表し、`for fire`はそれだけを対象とします";
          case "rolling":
            return "期間は適用単位になりません。回数は`period`または`policy year`を通算して数えます。前回からの日数によるのであれば、前回の日を事実として`require last is never or incurred > 60 days after last`と書きます";
          case "stated-last":
            return "中括弧の中の事実は最後に書きます：`loss stay for person A on 2026-05-01 { days 3 }`";
          case "one-unit":
            return "損害明細が示す単位は一つです。部屋と建物のように一方が他方に属するのであれば、`unit room of building`と宣言してください";
          case "whose":
            return `損害明細の単位は\`for\`の後に書きます：${quoted(`for ${hint.name} …`)}`;
          case "signless":
            return "値は名前のすぐ後に、符号を付けずに書きます：`found 2026-05-01`、`loss repair 5_000`、`expect due 5_000`";
          case "counted":
            return `損害明細の日数などを数えるなら\`${hint.number} of ${hint.name}\`と書きます（${quoted(hint.name)}は損害の事実です）。金額は数だけで書きます`;
          case "apart":
            return `語と語の間は空けてください：${quoted(hint.text)}`;
          case "quotes":
            return `ここの番号は引用符で囲んでください: ${quoted(`"${hint.text}"`)}${/^\d/.test(hint.text) ? "" : `。支払事由であれば中括弧の中に書きます：${quoted(`{ ${hint.text} … }`)}`}`;
        }
      },
    },
  ),
  "syntax/unclosed": error<object>(
    { en: () => "this block is never closed", ja: () => "このまとまりが閉じられていません" },
    { en: () => "add `}` where it ends", ja: () => "終わりに`}`を加えてください" },
  ),
  "syntax/unopened": error<object>(
    {
      en: () => "this brace closes a block that was never opened",
      ja: () => "この閉じ括弧に対応する開き括弧がありません",
    },
    { en: () => "add `{` where the block begins", ja: () => "まとまりの始まりに`{`を加えてください" },
  ),
  "syntax/grouped-number": error<{ text: string; plain: string }>(
    {
      en: ({ text }) => `a number has no commas: ${quoted(text)}`,
      ja: ({ text }) => `数にカンマは使えません: ${quoted(text)}`,
    },
    {
      en: ({ plain }) => `write ${quoted(plain)}; commas stand only before 円, 万 and 億`,
      ja: ({ plain }) => `${quoted(plain)}と書いてください。カンマは円・万・億の前でだけ使えます`,
    },
  ),
  "syntax/decimal-comma": warning<{ whole: string; fraction: string }>(
    {
      en: ({ whole, fraction }) => `${quoted(`${whole},${fraction}`)} is two values: a comma sets no decimals apart`,
      ja: ({ whole, fraction }) => `${quoted(`${whole},${fraction}`)}は二つの値です。カンマは小数点になりません`,
    },
    {
      en: ({ whole, fraction }) =>
        `one value is written ${quoted(`${whole}.${fraction}`)}; where two are meant, put a space behind the comma`,
      ja: ({ whole, fraction }) =>
        `一つの値は${quoted(`${whole}.${fraction}`)}と書きます。二つの値であれば、カンマの後に空白を入れてください`,
    },
  ),
  "syntax/behind-part": warning<{
    of: "exclusion" | "trigger" | "head" | "term";
    name: string;
    clause: string;
    part: string;
  }>(
    {
      en: ({ of, name, clause, part }) =>
        `${quoted(clause)} is of the whole ${of} ${quoted(name)}, not of ${quoted(part)} before it`,
      ja: ({ of, name, clause, part }) =>
        `${quoted(clause)}は、直前の${quoted(part)}ではなく、${behindWords[of]}${quoted(name)}の全体にかかります`,
    },
    {
      en: ({ of }) => {
        const before = "if that is meant, write it before that part, or on a line of its own";
        switch (of) {
          case "exclusion":
            return `${before}; else join it to what gives the cover back: \`unless … and …\``;
          case "trigger":
            return `${before}; else put it in parentheses: \`except … (when …)\``;
          case "head":
            return `${before}; else write the requirement into the braces of the head, with its own \`when\``;
          case "term":
            return `${before}; else write the term twice, with the end of what is borne and without it, under opposite conditions`;
        }
      },
      ja: ({ of }) => {
        const before = "全体にかけるときは、その部分より前か、別の行に書いてください";
        switch (of) {
          case "exclusion":
            return `${before}。復活の条件であれば、\`ただし … かつ … の場合を除く\`のようにつなぎます`;
          case "trigger":
            return `${before}。その部分だけにかけるときは、括弧に入れます：\`除外 … （ただし … の場合に限る）\``;
          case "head":
            return `${before}。要件だけにかけるときは、費目の波括弧の中に条件付きで書きます`;
          case "term":
            return `${before}。自己負担の上限だけにかけるときは、上限のある条項とない条項を、反対の条件で二つ書きます`;
        }
      },
    },
  ),
  "syntax/repeated": error<{ word: string }>(
    {
      en: ({ word }) => `${quoted(word)} can stand here only once`,
      ja: ({ word }) => `${quoted(word)}はここでは一度だけ書けます`,
    },
    {
      en: () =>
        "two conditions are joined with `and`, names with commas; what holds under different conditions is written twice, each with its own",
      ja: () =>
        "条件は`and`（かつ）で、名前はカンマでつなぎます。条件により内容が異なる場合は、それぞれを分けて書いてください",
    },
  ),
  "syntax/reserved-name": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is a word of the language and no name`,
      ja: ({ name }) => `${quoted(name)}は言語の予約語であり、名前に使えません`,
    },
    {
      en: () => "choose another name, or write it between backticks",
      ja: () => "別の名前にするか、バッククォートで囲んでください",
    },
  ),
  "syntax/too-deep": error<object>(
    {
      en: () => "too many parts stand in one another here",
      ja: () => "ここは入れ子が深すぎます",
    },
    {
      en: () => "give parts of it a name with `let`; many cases are a `table`",
      ja: () => "`let`（算式）で部分に名前を付けてください。場合分けが多いときは`table`（表）にできます",
    },
  ),
  "syntax/unreadable": error<{
    text: string;
    /** The sign of the language that it looks like. */ sign?: string | undefined;
    /** `!=`, or the sign of a currency. */ kind?: "unequal" | "currency";
  }>(
    {
      en: ({ text }) => `${quoted(text)} means nothing here`,
      ja: ({ text }) => `${quoted(text)}は読み取れません`,
    },
    {
      en: ({ text, sign, kind }) => {
        if (kind === "unequal") return "unequal is written `<>`; of members `is not`, of a condition `not`";
        if (kind === "currency") return "an amount is a plain number, `5_000`, of the currency of the product";
        return sign && `${quoted(text)} is written ${quoted(sign)}`;
      },
      ja: ({ text, sign, kind }) => {
        if (kind === "unequal") return "等しくないことは`<>`、選択肢では`is not`、条件では`not`と書きます";
        if (kind === "currency") return "金額は商品の通貨による数だけで書きます：`5_000`";
        return sign && `${quoted(text)}は${quoted(sign)}と書きます`;
      },
    },
  ),

  // ── Names ──
  "name/unknown": error<
    { what: string; name: string; isInOne?: boolean; /** `insured.capital` */ alone?: string } & Nearest
  >(
    {
      en: ({ what, name }) => `unknown ${what} ${quoted(name)}`,
      ja: ({ what, name }) => `${quoted(name)}という${inJapanese(what)}はありません`,
    },
    {
      en: ({ isInOne, nearest, alone }) =>
        alone !== undefined
          ? `facts and choices are read by their names alone: ${quoted(alone)}`
          : isInOne
            ? `words are set apart by spaces: ${quoted(nearest!)}`
            : didYouMean.en({ nearest }),
      ja: ({ isInOne, nearest, alone }) =>
        alone !== undefined
          ? `事実や契約の選択は名前だけで参照します：${quoted(alone)}`
          : isInOne
            ? `語と語の間は空けてください：${quoted(nearest!)}`
            : didYouMean.ja({ nearest }),
    },
  ),
  "name/duplicate": error<{ name: string; kind: string }>(
    {
      en: ({ name, kind }) => `${quoted(name)} is already the name of a ${kind}`,
      ja: ({ name, kind }) => `${quoted(name)}はすでに${inJapanese(kind)}の名前です`,
    },
    {
      en: () => "names are unique in a product: choose another one",
      ja: () => "名前は商品の中で一つだけです。別の名前にしてください",
    },
  ),
  "name/wrong-kind": error<{ name: string; kind: string; wanted: string }>({
    en: ({ name, kind, wanted }) => `${quoted(name)} is ${withArticle(kind)}; ${wanted} is needed here`,
    ja: ({ name, kind, wanted }) => `${quoted(name)}は${inJapanese(kind)}です。ここには${inJapanese(wanted)}が必要です`,
  }),
  "name/built-in": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is built into the language`,
      ja: ({ name }) => `${quoted(name)}は言語に組み込まれた名前です`,
    },
    { en: () => "choose another name", ja: () => "別の名前にしてください" },
  ),

  // ── Product ──
  "product/no-edition": error<{ name: string }>(
    {
      en: ({ name }) => `the product ${quoted(name)} has no edition`,
      ja: ({ name }) => `商品${quoted(name)}に販売開始日（edition）がありません`,
    },
    {
      en: () => "say from when it is sold: `edition 2026-04-01`",
      ja: () => "いつから販売するかを書いてください：`edition 2026-04-01`",
    },
  ),
  "product/language": error<{ found: string; known: string }>(
    {
      en: ({ found }) => `the language has no version ${quoted(found)}`,
      ja: ({ found }) => `この言語に版${quoted(found)}はありません`,
    },
    {
      en: ({ known }) => `this compiler reads version ${quoted(known)}; a newer file needs a newer compiler`,
      ja: ({ known }) =>
        `このコンパイラが読めるのは版${quoted(known)}です。新しい版のファイルには新しいコンパイラが必要です`,
    },
  ),
  "product/repeated": error<{ what: string }>({
    en: ({ what }) => `${what} is stated twice`,
    ja: ({ what }) => `${inJapanese(what)}が二度書かれています`,
  }),
  "product/rounding": error<{ name: string }>(
    {
      en: ({ name }) => `unknown rounding ${quoted(name)}`,
      ja: ({ name }) => `端数処理に${quoted(name)}はありません`,
    },
    {
      en: () => "`down`, `up` or `half_up`",
      ja: () => "`down`（切捨て）、`up`（切上げ）、`half_up`（四捨五入）のいずれかです",
    },
  ),
  "product/currency": error<{ code: string }>(
    { en: ({ code }) => `unknown currency ${quoted(code)}`, ja: ({ code }) => `通貨に${quoted(code)}はありません` },
    {
      en: () => "a code of ISO 4217 in capitals, such as `JPY`, `USD` or `EUR`",
      ja: () => "`JPY`、`USD`、`EUR`などISO 4217の通貨コードを書いてください",
    },
  ),
  "product/no-heads": error<{ name: string }>(
    {
      en: ({ name }) => `the product ${quoted(name)} has no head: it can never pay`,
      ja: ({ name }) => `商品${quoted(name)}に費目がなく、何も支払えません`,
    },
    {
      en: () => "declare a `section` with a `head`",
      ja: () => "`head`（費目）のある`section`（補償部分）を書いてください",
    },
  ),
  "product/no-triggers": error<{ name: string }>(
    {
      en: ({ name }) => `the product ${quoted(name)} has no trigger: nothing can happen to it`,
      ja: ({ name }) => `商品${quoted(name)}に支払事由がありません`,
    },
    {
      en: () => "declare what has to happen: `triggers { … }`",
      ja: () => "何が起きたときに支払うかを書いてください：`triggers { … }`",
    },
  ),

  // ── Types and expressions ──
  "type/mismatch": error<{
    found: string;
    wanted: string;
    instead?: string | undefined;
    /** A span that stands where the amount of a term should: so many days or hours of each line are meant. */
    time?: { readonly number: string; readonly fact: string; readonly term: string } | undefined;
    /** Hours where days are counted: how they are added to a date with a time. */
    elapsed?: string | undefined;
    /** `found before due`: two days that are compared. */
    compared?: string | undefined;
  }>(
    {
      en: ({ found, wanted }) => `this is ${found}; ${wanted} is needed here`,
      ja: ({ found, wanted }) => `これは${inJapanese(found)}です。ここには${inJapanese(wanted)}が必要です`,
    },
    {
      en: ({ instead, wanted, time, elapsed, compared }) =>
        compared !== undefined
          ? `days are compared by signs: ${quoted(compared)}`
          : time !== undefined
            ? `to count the ${time.fact.split("_")[1]!} of each line, give them a name as a fact of loss, ${quoted(`${time.fact} : whole 0 .. 2_000`)}, and write ${quoted(`${time.term} ${time.number} of ${time.fact}`)}`
            : elapsed !== undefined
              ? `hours are added to a date with a time, in a rule such as ${quoted(elapsed)}${elapsed.startsWith("occurred ") ? ", where `occurred` is a fact: `occurred : datetime`" : ""}; a span of days would count calendar days and no hours`
              : instead && `as ${wanted}: ${quoted(instead)}`,
      ja: ({ instead, wanted, time, elapsed, compared }) =>
        compared !== undefined
          ? `日は符号で比べます：${quoted(compared)}`
          : time !== undefined
            ? `明細ごとの数を数えるには、${quoted(`${time.fact} : whole 0 .. 2_000`)}のような損害の事実とし、${quoted(`${time.term} ${time.number} of ${time.fact}`)}と書いてください`
            : elapsed !== undefined
              ? `時間は日時に足して比べます：${quoted(elapsed)}${elapsed.startsWith("occurred ") ? "（`occurred`は日時の事実`occurred : datetime`）" : ""}。日数で書くと暦日を数え、時刻は見ません`
              : instead && `${inJapanese(wanted)}であれば：${quoted(instead)}`,
    },
  ),
  "type/operands": error<{
    operator: string;
    left: string;
    right: string;
    /** What was meant to go together: `50% of cap` in `n * 50% of cap`. */
    apart?: string | undefined;
    /** A share where the amount should be: the two turned around, and where then the share is, as the file is written. */
    turned?: { readonly text: string; readonly behind: boolean } | undefined;
    /** An amount behind `=`, and yes or no in front of it. */
    isAmount: boolean;
    /** What an amount is divided by that is multiplied by another: a plain number, meant as an amount. */
    divisor?: { readonly text: string; readonly isYen: boolean } | undefined;
    /** `60 of stay_days`, a number of a quantity, where it is not the whole amount of a term. */
    isCounted?: boolean;
    /** What says the same: `cause is fire`, `3 days after found`. */
    instead?: string | undefined;
  }>(
    {
      en: ({ operator, left, right }) => `${quoted(operator)} does not join ${left} and ${right}`,
      ja: ({ operator, left, right }) =>
        `${quoted(operator)}は${inJapanese(left)}と${inJapanese(right)}の間では使えません`,
    },
    {
      en: ({ apart, turned, isAmount, divisor, isCounted, instead }) =>
        instead !== undefined
          ? instead.startsWith("days(")
            ? `the days between are a number: ${quoted(instead)}, as in ${quoted(`${instead} <= 30`)}`
            : instead.startsWith("max(")
              ? `the larger of the two is ${quoted(instead)}, the smaller ${quoted(instead.replace("max", "min"))}`
              : `write ${quoted(instead)}`
          : turned !== undefined
            ? `a share stands ${turned.behind ? "behind" : "in front of"} \`of\`: ${quoted(turned.text)}`
            : divisor !== undefined
              ? `${quoted(divisor.text)} is a plain number: ${divisor.isYen ? `write ${quoted(`${divisor.text}円`)}` : `give the amount a name, ${quoted(`let height : money = ${divisor.text}`)}, and divide by that`}`
              : apart !== undefined
                ? `\`*\` and \`of\` are read from the left: put ${quoted(`(${apart})`)} in parentheses`
                : isCounted === true
                  ? "so much of a quantity is counted by `limit 60 of stay_days` or `deductible 4 of stay_days`; what is more than a name on one side of `of` stands in parentheses"
                  : isAmount
                    ? "the amount of a head stands in front of its guard: `head … = AMOUNT when CONDITION`"
                    : undefined,
      ja: ({ apart, turned, isAmount, divisor, isCounted, instead }) =>
        instead !== undefined
          ? instead.startsWith("days(")
            ? `間の日数は数です：${quoted(instead)}（${quoted(`${instead} <= 30`)}のように使います）`
            : instead.startsWith("max(")
              ? `大きい方は${quoted(instead)}、小さい方は${quoted(instead.replace("max", "min"))}と書きます`
              : `${quoted(instead)}と書いてください`
          : turned !== undefined
            ? `割合は\`of\`の${turned.behind ? "後" : "前"}に書きます：${quoted(turned.text)}`
            : divisor !== undefined
              ? `${quoted(divisor.text)}は単なる数です。${divisor.isYen ? `${quoted(`${divisor.text}円`)}と書いてください` : `金額に名前を付け（${quoted(`let height : money = ${divisor.text}`)}）、それで割ってください`}`
              : apart !== undefined
                ? `\`*\`と\`of\`は左から順に計算されます。${quoted(`(${apart})`)}と括弧に入れてください`
                : isCounted === true
                  ? "数量は`limit 60 of stay_days`や`deductible 4 of stay_days`のように数えます。`of`の前後に式を書くときは括弧に入れてください"
                  : isAmount
                    ? "費目の金額は条件の前に書きます：`head … = 金額 when 条件`"
                    : undefined,
    },
  ),
  "type/branches": error<{ left: string; right: string }>({
    en: ({ left, right }) => `one branch is ${left}, the other ${right}`,
    ja: ({ left, right }) => `一方は${inJapanese(left)}、他方は${inJapanese(right)}で、種類が揃っていません`,
  }),
  "type/not-literal": error<{
    never: boolean;
    /** `limit none`: no bound is said otherwise. */
    none?: boolean;
    /** Of `= unlimited`: whether the type of what it is the default of may say so. */
    unlimited?: "choice" | "unit" | undefined;
  }>(
    {
      en: () => "a plain value is needed here",
      ja: () => "ここには値を直接書いてください",
    },
    {
      en: ({ never, none, unlimited }) =>
        none
          ? "an amount without a bound is `unlimited`; a term that is not there at all is left out"
          : never
            ? "that something has not come is stated in a claim, and tested by `is never`; it is no default"
            : unlimited === "choice"
              ? "what may have no bound says so in its type: `money … or unlimited`"
              : unlimited === "unit"
                ? "a fact of a unit may have no bound (`money … or unlimited`), but the schedule states it: it is no default"
                : undefined,
      ja: ({ never, none, unlimited }) =>
        none
          ? "上限のない金額は`unlimited`と書きます。条項そのものがない場合は何も書きません"
          : never
            ? "未発生であることは請求の中で述べ、`is never`で確かめます。既定値にはできません"
            : unlimited === "choice"
              ? "上限なしを認める場合は型に書きます：`money … or unlimited`"
              : unlimited === "unit"
                ? "単位の事実も上限なしにできますが（`money … or unlimited`）、既定値にはできず、明細に書きます"
                : undefined,
    },
  ),
  "type/one-less": error<{ whole: string; less: string; share: string }>(
    {
      en: ({ whole, less }) => `this takes ${quoted(less)} from ${quoted(whole)}: \`of\` is worked out before \`-\``,
      ja: ({ whole, less }) => `${quoted(whole)}から${quoted(less)}を引いています。\`of\`は\`-\`より先に計算されます`,
    },
    {
      en: ({ share }) => `for the rest of the share: ${quoted(share)}`,
      ja: ({ share }) => `割合の残りであれば：${quoted(share)}`,
    },
  ),
  "type/share-of-quotient": error<{ share: string; divisor: string; amount: string; quotient: string }>(
    {
      en: ({ share, divisor }) =>
        `${quoted(share)} may be of ${quoted(divisor)} or of the whole quotient: parentheses have to say which`,
      ja: ({ share, divisor }) =>
        `${quoted(share)}が${quoted(divisor)}の割合か、割った結果全体の割合か、はっきりしません。括弧で示してください`,
    },
    {
      en: ({ divisor, amount, quotient }) =>
        `of ${quoted(divisor)}: ${quoted(amount)}; of the quotient: ${quoted(quotient)}`,
      ja: ({ divisor, amount, quotient }) =>
        `${quoted(divisor)}の割合であれば：${quoted(amount)}。割った結果の割合であれば：${quoted(quotient)}`,
    },
  ),
  "type/digit-groups": warning<{ written: string; grouped: string }>(
    {
      en: ({ written }) => `the digits of ${quoted(written)} are not in groups of one size`,
      ja: ({ written }) => `${quoted(written)}の桁区切りが揃っていません`,
    },
    {
      en: ({ grouped }) => `if no digit is missing: ${quoted(grouped)}`,
      ja: ({ grouped }) => `桁が抜けていなければ：${quoted(grouped)}`,
    },
  ),
  "type/amount-parts": warning<{ written: string; digits: string; signed: string | undefined }>(
    {
      en: ({ written, digits }) => `${quoted(written)} is ${quoted(digits)}`,
      ja: ({ written, digits }) => `${quoted(written)}は${quoted(digits)}です`,
    },
    {
      en: ({ digits, signed }) =>
        signed === undefined
          ? `each part of an amount is less than the sign before it, and only the last has a fraction: \`1億5,000万\`, or in digits ${quoted(digits)}`
          : `write ${quoted(signed)} where that is meant, or ${quoted(digits)}`,
      ja: ({ digits, signed }) =>
        signed === undefined
          ? `金額は\`1億5,000万\`のように大きい位から順に書き、小数は最後の位だけに付けられます。数字では${quoted(digits)}です`
          : `${quoted(signed)}の意味であればそう書き、そうでなければ${quoted(digits)}と書いてください`,
    },
  ),
  "type/minor-unit": warning<{ amount: string; currency: string; grouped: string | undefined }>(
    {
      en: ({ amount, currency }) => `${quoted(amount)} is written finer than the smallest unit of ${quoted(currency)}`,
      ja: ({ amount, currency }) => `${quoted(amount)}は${quoted(currency)}の最小単位より細かく書かれています`,
    },
    {
      en: ({ grouped }) =>
        grouped === undefined
          ? "what is paid is rounded to that unit; write a whole number of it"
          : `a point sets decimals apart, not thousands: ${quoted(grouped)}`,
      ja: ({ grouped }) =>
        grouped === undefined
          ? "支払額は最小単位に丸められます。その整数倍で書いてください"
          : `点は小数点です。桁区切りであれば：${quoted(grouped)}`,
    },
  ),
  "type/two-amounts": error<{ written: string; each: string; all: string }>(
    {
      en: ({ written }) => `${quoted(written)} is one amount, the quotient, and less than 1`,
      ja: ({ written }) => `${quoted(written)}は割った結果の一つの金額で、1に満たない額です`,
    },
    {
      en: ({ each, all }) =>
        `of two amounts each is a term of its own, with what it is for: \`${each} per …\`, and \`${all} per incident\``,
      ja: ({ each, all }) =>
        `二つの金額であれば、それぞれ別の条項として何ごとの額かを書いてください：\`${each} per …\`、\`${all} per incident\``,
    },
  ),
  "type/time-units": error<object>(
    {
      en: () => "days, weeks, months and years do not mix with each other, nor with hours, minutes and seconds",
      ja: () => "日・週・月・年は互いに、また時・分・秒とも混ぜられません",
    },
    {
      en: () => "a calendar span has one unit (`180 days`), elapsed time has hours, minutes and seconds",
      ja: () => "暦の期間の単位は一つ（`180 days`）、経過時間は時・分・秒で書きます",
    },
  ),
  "type/yen": error<{ amount: string; currency: string; plain: string }>(
    {
      en: ({ amount, currency }) => `${quoted(amount)} is an amount of yen: the product counts in ${quoted(currency)}`,
      ja: ({ amount, currency }) => `${quoted(amount)}は円の金額ですが、この商品の通貨は${quoted(currency)}です`,
    },
    {
      en: ({ plain, currency }) => `without 円 it is an amount of ${quoted(currency)}: ${quoted(plain)}`,
      ja: ({ plain, currency }) => `円を取れば${quoted(currency)}の金額になります：${quoted(plain)}`,
    },
  ),
  "expression/function": error<
    {
      name: string;
      /** The function of which the file has made the Japanese name its own. */ hidden?: string;
    } & Nearest
  >(
    { en: ({ name }) => `unknown function ${quoted(name)}`, ja: ({ name }) => `${quoted(name)}という関数はありません` },
    {
      en: ({ name, hidden, nearest }) =>
        hidden === undefined
          ? didYouMean.en({ nearest })
          : `this file declares ${quoted(name)}, which hides the function of that name: rename what it declares, or write ${quoted(`${hidden}(…)`)}`,
      ja: ({ name, hidden, nearest }) =>
        hidden === undefined
          ? didYouMean.ja({ nearest })
          : `このファイルが${quoted(name)}を宣言しているため、同じ名前の関数が隠れています。宣言の名前を変えるか、${quoted(`${hidden}(…)`)}と書いてください`,
    },
  ),
  "expression/arguments": error<{ name: string; wanted: string }>({
    en: ({ name, wanted }) => `${quoted(name)} takes ${wanted}`,
    ja: ({ name, wanted }) => `${quoted(name)}に渡すのは${inJapanese(wanted)}です`,
  }),
  "expression/elements": error<{
    name: string;
    found: readonly string[];
    /** Of no kind: a sum over all lines. */ sum?: string | undefined;
  }>(
    {
      en: ({ name, found }) =>
        found.length === 0
          ? `${quoted(name)} goes over claims, insureds or a unit, and this formula reads a fact of none`
          : `${quoted(name)} goes over one kind at a time, and this formula reads facts of ${allQuoted(found)}`,
      ja: ({ name, found }) =>
        found.length === 0
          ? `${quoted(name)}は請求、被保険者または単位を順に見ますが、この式はそのどれの事実も参照していません`
          : `${quoted(name)}が順に見るのは一種類だけですが、この式は${inRow(found)}の事実を参照しています`,
    },
    {
      en: ({ sum }) =>
        sum === undefined
          ? undefined
          : `${quoted(sum)} is that of all; of each claim it is ${quoted(`claim_${sum}`)}, of each unit of a kind ${quoted(`${sum.slice(0, -1)} per UNIT)`)}`,
      ja: ({ sum }) =>
        sum === undefined
          ? undefined
          : `${quoted(sum)}は全体の額です。請求ごとなら${quoted(`claim_${sum}`)}、単位ごとなら${quoted(`${sum.slice(0, -1)} per UNIT)`)}と書いてください`,
    },
  ),
  "expression/per": error<{ name: string; per: string; over: string | undefined }>({
    en: ({ name, per, over }) =>
      over === undefined
        ? `${quoted(name)} goes over no units, so it takes no ${quoted(`per ${per}`)}`
        : `${quoted(name)} goes over each ${quoted(over)}, which is of no ${quoted(per)}`,
    ja: ({ name, per, over }) =>
      over === undefined
        ? `${quoted(name)}は単位を順に見ないので、${quoted(`1 ${per} につき`)}は付きません`
        : `${quoted(name)}が順に見るのは${quoted(over)}で、${quoted(per)}に属するものではありません`,
  }),
  "expression/each-unit": error<{ sum: string; own: string; unit: string }>(
    {
      en: ({ sum, unit }) => `${quoted(sum)} is of each ${quoted(unit)} in turn, and stands in no aggregate over them`,
      ja: ({ sum, unit }) => `${quoted(sum)}は${quoted(unit)}を順に見る式の中だけで使えます`,
    },
    {
      en: ({ sum, own, unit }) =>
        `over all of them: \`sum(${sum})\`, \`largest(${sum})\`; in an amount per ${quoted(unit)}, ${quoted(own)} is that of the one at hand`,
      ja: ({ sum, own, unit }) =>
        `すべてを見るなら\`sum(${sum})\`や\`largest(${sum})\`と書いてください。${quoted(unit)}ごとの額の中では${quoted(own)}がその一つの額です`,
    },
  ),
  "expression/unit-heads": error<{ sum: string; unit: string; heads: readonly string[] }>(
    {
      en: ({ sum, unit, heads }) =>
        `${quoted(sum)} is not known of one ${quoted(unit)}: lines of ${allQuoted(heads)} name no ${quoted(unit)}`,
      ja: ({ sum, unit, heads }) =>
        `${quoted(sum)}は一つの${quoted(unit)}については分かりません。${inRow(heads)}の明細が${quoted(unit)}を示さないためです`,
    },
    {
      en: ({ unit }) =>
        `have a term per ${quoted(unit)} act on all of them (\`limit unlimited per ${unit}\` takes nothing and asks for it), put them into a frame for each ${quoted(unit)}, or leave them out`,
      ja: ({ unit }) =>
        `すべてに${quoted(unit)}ごとの支払条件を置く（\`limit unlimited per ${unit}\`は何も差し引かず単位だけを求めます）か、${quoted(unit)}ごとの枠に入れるか、対象から外してください`,
    },
  ),
  "expression/not-here": error<{
    what: string;
    place: string;
    /** Of one of these. */
    unit?: string | undefined;
    /** Of what is counted or summed up: how it is written. */
    ofAmounts?: string | false | undefined;
  }>(
    {
      en: ({ what, place }) => `${what} cannot be read ${place}`,
      ja: ({ what, place }) => `${inJapanese(what)}は、${inJapanese(place)}では参照できません`,
    },
    {
      en: ({ place, what, unit, ofAmounts }) =>
        ofAmounts && (place === guardOfTerm || place === whereOfTerm)
          ? `${quoted(ofAmounts)} is read in the amount of a term alone: \`(if … then … else …)\``
          : unit !== undefined && place !== guardOfTerm
            ? `it is of one ${quoted(unit)}: write \`per ${unit}\`, or \`sum(${plain(what)})\` for all of them together`
            : place === guardOfTerm
              ? "whether a term is there depends on the contract alone; what depends on the claim is said behind `where`, `limit 1_000 per incident where abroad`, or in its amount: `(if … then … else …)`"
              : ofAmounts && place === amountOfEachLine
                ? `a term behind the formula reads it: \`= … { deductible ${ofAmounts} per incident }\``
                : isAmountOfTerm(what, place)
                  ? "what all of them come to together is `loss`; a term by each of them is `per loss`"
                  : undefined,
      ja: ({ place, what, unit, ofAmounts }) =>
        ofAmounts && (place === guardOfTerm || place === whereOfTerm)
          ? `${quoted(ofAmounts)}は支払条件の金額の中だけで参照できます：\`(if … then … else …)\``
          : unit !== undefined && place !== guardOfTerm
            ? `これは${quoted(unit)}一つについての値です。\`per ${unit}\`とするか、全体であれば\`sum(${plain(what)})\`と書いてください`
            : place === guardOfTerm
              ? "この条件は契約内容だけで決まるものに限られます。事故の事実によるものは`where`で書く（`limit 1_000 per incident where abroad`）か、金額に書いてください：`(if … then … else …)`"
              : ofAmounts && place === amountOfEachLine
                ? `計算式の後の条項で参照できます：\`= … { deductible ${ofAmounts} per incident }\``
                : isAmountOfTerm(what, place)
                  ? "明細の合計額は`loss`です。1件ごとに働く条項は`per loss`と書いてください"
                  : undefined,
    },
  ),
  "expression/left-unwritten": error<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is written later: what is left of it is not known here`,
    ja: ({ name }) => `${quoted(name)}は後に書かれているため、ここではその残額が決まっていません`,
  }),
  "expression/loss-unwritten": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is written later, and reads what is left by then: its loss is not known here`,
      ja: ({ name }) =>
        `${quoted(name)}は後に書かれ、その時点の残額から計算されるため、ここではその損害額が決まっていません`,
    },
    {
      en: ({ name }) => `name the heads that are meant without ${quoted(name)}, or write this behind it`,
      ja: ({ name }) => `${quoted(name)}を除く費目を列挙するか、この記述を${quoted(name)}より後に置いてください`,
    },
  ),
  "expression/span-direction": error<object>(
    {
      en: () => "a window needs a span after or before a date",
      ja: () => "期間には、ある日の後または前という起点が必要です",
    },
    {
      en: () =>
        "for example `within 30 days after discovered`, or, where that day counts, `within 30 days including discovered`",
      ja: () =>
        "例：`within 30 days after discovered`（発見の翌日から30日以内）、その日も数えるなら`within 30 days including discovered`",
    },
  ),
  "expression/before-terms": warning<{ node: string; read: string }>(
    {
      en: ({ node, read }) => `${quoted(read)} is what ${quoted(node)} is worked out as, before its own terms`,
      ja: ({ node, read }) => `${quoted(read)}は、${quoted(node)}自身の条項が働く前の額です`,
    },
    {
      en: ({ node, read }) =>
        `what they leave of it is \`left(${node})\`; where it is meant as it is, give it a name: \`let … = ${read}\``,
      ja: ({ node, read }) =>
        `条項が働いた後の額は\`left(${node})\`です。このままでよければ名前を付けてください：\`let … = ${read}\``,
    },
  ),
  "expression/first-day": remark<{ unit: "days" | "months" | "years"; read: string; both: string }>(
    {
      en: ({ unit, read }) =>
        unit === "days"
          ? `${quoted(read)} does not count the first day: from the 1st to the 30th are 29, and one day by itself is 0`
          : `${quoted(read)} does not count the first day: a ${unit === "months" ? "month" : "year"} from its first day to its last comes to 0`,
      ja: ({ unit, read }) =>
        unit === "days"
          ? `${quoted(read)}は初日を数えません。1日から30日までは29日、1日だけなら0日です`
          : `${quoted(read)}は初日を数えません。初日から末日までのちょうど1${unit === "months" ? "か月" : "年"}が0になります`,
    },
    {
      en: ({ read, both }) =>
        `where both days count, write ${quoted(both)}; where this is meant, give it a name: \`let … = ${read}\``,
      ja: ({ read, both }) =>
        `両方の日を数えるのであれば、${quoted(both)}と書いてください。このままでよければ名前を付けてください：\`let … = ${read}\``,
    },
  ),
  "expression/open-ratio": remark<{ read: string }>(
    {
      en: ({ read }) => `${quoted(read)} can be above 100 %: where 4 is stated for 4 %, four times the amount is due`,
      ja: ({ read }) => `${quoted(read)}は100%を超えることができます。4%のつもりで4と入力すると、金額の4倍になります`,
    },
    {
      en: () => "give it a range where it is declared, such as `ratio 0% .. 100%`",
      ja: () => "宣言に`ratio 0% .. 100%`のように範囲を付けてください",
    },
  ),
  "expression/cycle": error<{ name: string }>({
    en: ({ name }) => `${quoted(name)} depends on itself`,
    ja: ({ name }) => `${quoted(name)}が自分自身に依存しています`,
  }),
  "expression/no-schedule": error<{ unit: string; fact: string }>(
    {
      en: ({ unit, fact }) =>
        `${quoted(`${unit}.${fact}`)} can never be known: the contract has no schedule of ${quoted(unit)}`,
      ja: ({ unit, fact }) => `契約に${quoted(unit)}の明細がないため、${quoted(`${unit}.${fact}`)}は決して判明しません`,
    },
    {
      en: ({ unit }) => `add \`schedule ${unit}\` to the contract`,
      ja: ({ unit }) => `契約に\`schedule ${unit}\`を加えてください`,
    },
  ),
  "expression/idle-part": warning<{ function: "min" | "max"; part: string; other: string }>(
    {
      en: ({ function: name, part, other }) =>
        `${quoted(part)} never counts here: ${quoted(other)} is never ${name === "min" ? "more" : "less"}`,
      ja: ({ function: name, part, other }) =>
        `ここで${quoted(part)}が使われることはありません。${quoted(other)}が常に${name === "min" ? "それ以下" : "それ以上"}です`,
    },
    {
      en: () => "check the amounts: an amount between two ends is `min(HIGHEST, max(LOWEST, AMOUNT))`",
      ja: () => "金額を確かめてください。上限と下限のある額は`min(上限, max(下限, 額))`と書きます",
    },
  ),
  "expression/division-by-zero": error<object>({ en: () => "division by zero", ja: () => "0で割っています" }),
  "expression/zero-divisor": warning<{
    text: string;
    /** A fact or choice, which may have a range. */ isDeclared: boolean;
    isElapsed: boolean;
  }>(
    {
      en: ({ text }) =>
        `${quoted(text)} can be 0: the quotient is then unknown for good, and what needs it is not paid`,
      ja: ({ text }) => `${quoted(text)}は0になりえます。そのとき商は決まることがなく、それによる支払いは行われません`,
    },
    {
      en: ({ text, isDeclared, isElapsed }) =>
        `say what holds then: \`if ${text} = ${isElapsed ? "0 hours" : "0"} then … else …\`${isDeclared ? `, or give it a range without 0, such as \`${isElapsed ? "1 second .. 72 hours" : "1 .. 100"}\`` : ""}`,
      ja: ({ text, isDeclared, isElapsed }) =>
        `0の場合を書いてください：\`if ${text} = ${isElapsed ? "0 hours" : "0"} then … else …\`${isDeclared ? `。または\`${isElapsed ? "1 second .. 72 hours" : "1 .. 100"}\`のように0を含まない範囲を付けてください` : ""}`,
    },
  ),
  "date/invalid": error<{ date: string }>({
    en: ({ date }) => `there is no date ${quoted(date)}`,
    ja: ({ date }) => `${quoted(date)}という日付は存在しません`,
  }),

  // ── Contract ──
  "choice/guard": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} does not exist under every contract that comes here`,
      ja: ({ name }) => `${quoted(name)}は、ここに至るすべての契約にあるとは限りません`,
    },
    {
      en: ({ name }) => `read it under a condition that implies the guard of ${quoted(name)}`,
      ja: ({ name }) => `${quoted(name)}がある契約に限る条件（when や if）の下で参照してください`,
    },
  ),
  "choice/never": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} exists under no contract: its condition never holds`,
    ja: ({ name }) => `${quoted(name)}はどの契約にもありません。条件が成り立つことがないためです`,
  }),
  "choice/unused": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is never read: what is chosen changes nothing`,
    ja: ({ name }) => `契約の選択項目${quoted(name)}はどこからも参照されず、何を選んでも結果が変わりません`,
  }),
  "range/empty": error<{ min: string; max: string }>({
    en: ({ min, max }) => `no value lies between ${min} and ${max}`,
    ja: ({ min, max }) => `${min}から${max}までの間に値がありません`,
  }),
  "range/percent": warning<{ written: string; most: string; instead: string }>(
    {
      en: ({ written, most }) => `${quoted(written)} is a ratio of ${most}`,
      ja: ({ written, most }) => `${quoted(written)}は割合としては${most}です`,
    },
    {
      en: ({ instead }) => `percentages have their sign: ${quoted(instead)}`,
      ja: ({ instead }) => `百分率には記号を付けます：${quoted(instead)}`,
    },
  ),
  "range/whole": error<{ value: string }>(
    {
      en: ({ value }) => `${quoted(value)} is not a whole number`,
      ja: ({ value }) => `${quoted(value)}は整数ではありません`,
    },
    {
      en: () => "where fractions are meant too, the type is `number`",
      ja: () => "小数もありうるときは、型を`number`にしてください",
    },
  ),
  "range/undecided": error<{ min: string; max: string }>(
    {
      en: ({ min, max }) =>
        `whether ${quoted(max)} is longer than ${quoted(min)} depends on the day from which they are counted`,
      ja: ({ min, max }) => `${quoted(max)}が${quoted(min)}より長いかどうかは、いつから数えるかによります`,
    },
    { en: () => "say both ends in the same unit", ja: () => "両端を同じ単位で書いてください" },
  ),
  "range/default": error<{ value: string }>({
    en: ({ value }) => `the default ${value} is outside the range`,
    ja: ({ value }) => `既定値${value}が範囲の外です`,
  }),
  "range/repeated": warning<{ value: string }>({
    en: ({ value }) => `${value} stands twice among the allowed values`,
    ja: ({ value }) => `選べる値の中に${value}が二度あります`,
  }),
  "option/marks": error<{ name: string; wanted: number; found: number }>(
    {
      en: ({ name, wanted, found }) => `${quoted(name)} has ${found} marks for ${wanted} plans`,
      ja: ({ name, wanted, found }) => `${quoted(name)}の印は${found}個ですが、プランは${wanted}個です`,
    },
    { en: () => "one ○, ◎ or × for each plan", ja: () => "プランごとに○、◎、×のいずれかを一つ書いてください" },
  ),
  "option/never": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is available under no plan`,
    ja: ({ name }) => `特約${quoted(name)}を付けられるプランがありません`,
  }),
  "option/impossible": warning<{ name: string }>({
    en: ({ name }) => `no contract can have the option ${quoted(name)}: what it requires contradicts what else holds`,
    ja: ({ name }) => `特約${quoted(name)}はどの契約にも付けられません。付帯の条件が他の定めと矛盾しています`,
  }),
  "option/mark-impossible": warning<{ name: string; plan: string }>(
    {
      en: ({ name, plan }) =>
        `${quoted(name)} is marked as available under ${quoted(plan)}, but cannot be chosen there`,
      ja: ({ name, plan }) => `特約${quoted(name)}はプラン${quoted(plan)}で付けられる印ですが、実際には付けられません`,
    },
    {
      en: () => "mark it × there, or change what it requires",
      ja: () => "そのプランを×にするか、付帯の条件を見直してください",
    },
  ),
  "option/unused": warning<{ name: string }>({
    en: ({ name }) => `the option ${quoted(name)} is never read: choosing it changes nothing`,
    ja: ({ name }) => `特約${quoted(name)}はどこからも参照されず、付けても結果が変わりません`,
  }),
  "contract/impossible": error<{ name: string }>({
    en: ({ name }) => `no contract can fulfil ${name}`,
    ja: ({ name }) => `${inJapanese(name)}を満たす契約がありません`,
  }),
  "contract/contradiction": error<{ others: number }>({
    en: ({ others }) =>
      others === 0
        ? "no contract can fulfil this rule: the ranges of its choices leave no room for it"
        : "no contract can fulfil this rule together with the others",
    ja: ({ others }) =>
      others === 0
        ? "この規則を満たす契約がありません。選択項目の範囲と両立しません"
        : "この規則を他の規則とともに満たす契約がありません",
  }),
  "contract/plan-impossible": warning<{ plan: string }>({
    en: ({ plan }) => `no contract of the plan ${quoted(plan)} fulfils the rules`,
    ja: ({ plan }) => `プラン${quoted(plan)}で規則を満たす契約がありません`,
  }),
  "contract/rule-idle": warning<object>({
    en: () => "every contract fulfils this rule already: the ranges leave no other",
    ja: () => "この規則は、選択項目の範囲だけですべての契約が満たしており、働くことがありません",
  }),

  // ── Facts, units, formulas, documents ──
  "fact/optional": error<{ word: string }>(
    {
      en: ({ word }) => `a fact needs no ${quoted(word)}: what nobody states is unknown`,
      ja: ({ word }) => `事実に${quoted(word)}は不要です。申告のない事実は不明として扱われます`,
    },
    {
      en: () => "take it out; a value behind `=` stands where nothing is stated",
      ja: () => "取り除いてください。申告がないときの値は`=`の後に書けます",
    },
  ),
  "fact/bearer": error<{ name: string } & Nearest>(
    {
      en: ({ name }) => `${quoted(name)} is not what a fact can be about`,
      ja: ({ name }) => `${quoted(name)}についての事実は書けません`,
    },
    {
      en: () => "`incident`, `claim`, `insured`, `loss`, or a unit of the product",
      ja: () =>
        "`incident`（事故）、`claim`（請求）、`insured`（被保険者）、`loss`（損害明細）、または商品の単位のいずれかです",
    },
  ),
  "fact/unused": warning<{ name: string }>({
    en: ({ name }) => `the fact ${quoted(name)} is never read`,
    ja: ({ name }) => `事実${quoted(name)}はどこからも参照されていません`,
  }),
  "unit/cycle": error<{ name: string }>({
    en: ({ name }) => `each ${quoted(name)} would be of itself: \`of\` leads back to it`,
    ja: ({ name }) => `${quoted(name)}の上位単位（\`of\`）をたどると自分自身に戻ります`,
  }),
  "unit/outer-schedule": error<{ name: string; outer: string; outermost: string }>(
    {
      en: ({ name, outer, outermost }) =>
        `the contract lists each ${quoted(name)} and the ${quoted(outer)} that it is of, but not of which ${quoted(outermost)} that one is`,
      ja: ({ name, outer, outermost }) =>
        `契約は${quoted(name)}とその上位単位${quoted(outer)}を示しますが、その${quoted(outer)}がどの${quoted(outermost)}に属するかを示していません`,
    },
    {
      en: ({ outer }) => `write \`schedule ${outer}\` in the contract, too`,
      ja: ({ outer }) => `契約に\`schedule ${outer}\`も書いてください`,
    },
  ),
  "unit/unused": warning<{ name: string }>({
    en: ({ name }) => `nothing is counted per ${quoted(name)}, and no fact of it is read`,
    ja: ({ name }) => `単位${quoted(name)}ごとに数えるものがなく、その事実も参照されていません`,
  }),
  "let/unused": warning<{ name: string }>({
    en: ({ name }) => `the formula ${quoted(name)} is never used`,
    ja: ({ name }) => `計算式${quoted(name)}はどこからも使われていません`,
  }),
  "document/unused": warning<{ name: string }>({
    en: ({ name }) => `nothing refers to the document ${quoted(name)}`,
    ja: ({ name }) => `文書${quoted(name)}を引用している箇所がありません`,
  }),
  "document/unknown": error<{ name: string } & Nearest>(
    {
      en: ({ name }) => `no document is declared as ${quoted(name)}`,
      ja: ({ name }) => `${quoted(name)}という文書は宣言されていません`,
    },
    {
      en: ({ nearest }) =>
        nearest === undefined ? 'declare it: `document brochure "…"`' : `did you mean ${quoted(nearest)}?`,
      ja: ({ nearest }) =>
        nearest === undefined ? '宣言してください：`document brochure "…"`' : `${quoted(nearest)}ではありませんか`,
    },
  ),

  // ── Conditions ──
  "condition/half-negated": error<{ part: string; both: string; one: string }>(
    {
      en: ({ part }) =>
        `でない may be for ${quoted(part)} alone or for all that stands before it: parentheses have to say which`,
      ja: ({ part }) =>
        `「でない」が${quoted(part)}だけに係るのか、その前の全体に係るのか、はっきりしません。括弧で示してください`,
    },
    {
      en: ({ part, both, one }) => `for all: ${quoted(both)}; for ${quoted(part)} alone: ${quoted(one)}`,
      ja: ({ part, both, one }) =>
        `全体に係るのであれば：${quoted(both)}。${quoted(part)}だけに係るのであれば：${quoted(one)}`,
    },
  ),
  "condition/any-or-all": error<{ any: string; all: string }>(
    {
      en: () => "this may ask for one of them or for all of them",
      ja: () => "いずれかを含むのか、すべてを含むのか、はっきりしません",
    },
    {
      en: ({ any, all }) => `for one: ${quoted(any)}; for all: ${quoted(all)}`,
      ja: ({ any, all }) => `いずれかであれば：${quoted(any)}。すべてであれば：${quoted(all)}`,
    },
  ),
  "condition/always": warning<{ text: string }>({
    en: ({ text }) => `${quoted(text)} always holds here`,
    ja: ({ text }) => `${quoted(text)}はここでは常に成り立ちます`,
  }),
  "condition/never": warning<{ text: string }>({
    en: ({ text }) => `${quoted(text)} never holds here`,
    ja: ({ text }) => `${quoted(text)}はここでは成り立つことがありません`,
  }),
  "condition/comparison": warning<{ text: string; holds: boolean; bound?: Bound | undefined }>({
    en: ({ text, holds, bound }) =>
      `${quoted(text)} ${holds ? "always" : "never"} holds${bound === undefined ? "" : `: ${boundInEnglish(bound)}`}`,
    ja: ({ text, holds, bound }) =>
      `${quoted(text)}は${holds ? "常に成り立ちます" : "成り立つことがありません"}${bound === undefined ? "" : `。${boundInJapanese(bound)}`}`,
  }),
  "condition/all-members": warning<{ text: string; holds: boolean }>({
    en: ({ text, holds }) => `${quoted(text)} names every member, so it ${holds ? "always" : "never"} holds`,
    ja: ({ text, holds }) =>
      `${quoted(text)}はすべての選択肢を挙げているため、${holds ? "常に成り立ちます" : "成り立つことがありません"}`,
  }),
  "condition/same-branches": warning<object>({
    en: () => "both branches are the same: the condition decides nothing",
    ja: () => "どちらの場合も同じ値で、条件に意味がありません",
  }),
  "condition/never-impossible": warning<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} cannot be \`never\``,
      ja: ({ name }) => `${quoted(name)}が\`never\`（起きなかった）になることはありません`,
    },
    {
      en: () => "a date that may not have happened is declared `date or never`",
      ja: () => "起きないことのある日は`date or never`と宣言します",
    },
  ),

  // ── Triggers, cover, rules ──
  "trigger/cycle": error<{ name: string }>({
    en: ({ name }) => `the exceptions of ${quoted(name)} lead back to itself`,
    ja: ({ name }) => `${quoted(name)}の除外（except）が自分自身に戻っています`,
  }),
  "trigger/except-nothing": warning<{ name: string }>({
    en: ({ name }) => `no trigger stands above ${quoted(name)}: \`except all above\` removes nothing`,
    ja: ({ name }) => `${quoted(name)}の上に支払事由がなく、\`except all above\`は何も除きません`,
  }),
  "trigger/except-twice": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is excepted twice`,
    ja: ({ name }) => `${quoted(name)}が二度除かれています`,
  }),
  "trigger/never": warning<{ name: string }>({
    en: ({ name }) => `the trigger ${quoted(name)} exists under no contract: its condition never holds`,
    ja: ({ name }) => `支払事由${quoted(name)}はどの契約にもありません。条件が成り立つことがないためです`,
  }),
  "cover/none": error<{ name: string }>(
    {
      en: ({ name }) => `nothing opens ${quoted(name)}`,
      ja: ({ name }) => `${quoted(name)}を支払の対象にする支払事由がありません`,
    },
    {
      en: () => "say which triggers do: `covers leak, attack`",
      ja: () => "対象となる支払事由を書いてください：`covers leak, attack`",
    },
  ),
  "head/always-zero": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} never comes to anything: its amount is never above 0`,
    ja: ({ name }) => `${quoted(name)}の額は常に0です。この金額が0を超えることはありません`,
  }),
  "head/no-braces": warning<{ head: string; node: string }>(
    {
      en: ({ head, node }) => `this holds for all of ${quoted(node)}: the head ${quoted(head)} before it has no braces`,
      ja: ({ head, node }) => `これは${quoted(node)}全体に働きます。直前の費目${quoted(head)}には波括弧がないためです`,
    },
    {
      en: ({ head }) => `put it into braces behind ${quoted(head)}, or on a line of its own, not further in`,
      ja: ({ head }) => `${quoted(head)}の後の波括弧に入れるか、字下げを揃えて別の行に書いてください`,
    },
  ),
  "head/never-covered": warning<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is never paid: nothing covers it under the contracts that have it`,
      ja: ({ name }) =>
        `${quoted(name)}が支払われることはありません。この費目のある契約では補償の対象にならないためです`,
    },
    {
      en: () => "give the head and what covers it (`covers`, the triggers) a guard that both can fulfil",
      ja: () => "費目と、それを補償する`covers`や支払事由の`when`が、同時に成り立つようにしてください",
    },
  ),
  "head/no-unit": warning<{ name: string; unit: string }>(
    {
      en: ({ name, unit }) => `${quoted(name)} never brings an amount: no line names a ${quoted(unit)} for it`,
      ja: ({ name, unit }) =>
        `${quoted(name)}の額が生じることはありません。どの${quoted(unit)}の額かを示す明細がないためです`,
    },
    {
      en: ({ unit }) => `put it beside heads in a frame for each ${quoted(unit)}, or read what such heads come to`,
      ja: ({ unit }) => `${quoted(unit)}ごとの枠の中で費目と並べるか、そのような費目の額を参照してください`,
    },
  ),
  "cover/trigger-unused": warning<{ name: string }>({
    en: ({ name }) => `the trigger ${quoted(name)} opens no head`,
    ja: ({ name }) => `支払事由${quoted(name)}で支払の対象になる費目がありません`,
  }),
  "cover/never": warning<{ trigger: string }>({
    en: ({ trigger }) => `${quoted(trigger)} never opens anything here: the two never exist under one contract`,
    ja: ({ trigger }) => `${quoted(trigger)}がここを対象にすることはありません。同じ契約に両方あることがないためです`,
  }),
  "cover/repeated": warning<object>({
    en: () => "all of this is covered already",
    ja: () => "この補償の対象はすべて、すでに書かれています",
  }),
  "attachment/none": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} does not say when it attaches`,
      ja: ({ name }) => `${quoted(name)}に、いつの事故や請求を対象とするかが書かれていません`,
    },
    {
      en: () => "for example `covered when discovered during period`, or `covered at any time`",
      ja: () => "例：`covered when discovered during period`（期間中の発見）、`covered at any time`（時期を問わない）",
    },
  ),
  "attachment/trigger": error<{ head: string; trigger: string }>(
    {
      en: ({ head, trigger }) => `${quoted(head)} does not say when it attaches under ${quoted(trigger)}`,
      ja: ({ head, trigger }) =>
        `${quoted(trigger)}による${quoted(head)}について、いつの事故や請求を対象とするかが書かれていません`,
    },
    {
      en: ({ trigger }) => `for example \`covered at any time for ${trigger}\`, or leave out the \`for\` of the others`,
      ja: ({ trigger }) =>
        `例：\`covered at any time for ${trigger}\`（時期を問わない）。または他の\`covered when\`の\`for\`を取り除いてください`,
    },
  ),
  "attachment/item": error<{ head: string; /** None: of lines that name none. */ items: readonly string[] }>(
    {
      en: ({ head, items }) =>
        `${quoted(head)} does not say when it attaches for lines that name ${items.length === 0 ? "no item" : items.map(quoted).join(", ")}`,
      ja: ({ head, items }) =>
        `${quoted(head)}のうち${items.length === 0 ? "内訳のない" : `${inRow(items)}の`}明細について、いつの事故や請求を対象とするかが書かれていません`,
    },
    {
      en: ({ items }) =>
        items.length === 0
          ? "for example `covered at any time`, or `requires item` where each item has an attachment"
          : `for example \`covered at any time for ${items[0]!}\`, or leave out the \`for\` of the others`,
      ja: ({ items }) =>
        items.length === 0
          ? "例：`covered at any time`（時期を問わない）。すべての内訳について書かれているなら`requires item`としてください"
          : `例：\`covered at any time for ${items[0]!}\`（時期を問わない）。または他の\`covered when\`の\`for\`を取り除いてください`,
    },
  ),
  "scope/not-below": error<{ name: string; node: string }>({
    en: ({ name, node }) => `${quoted(name)} is not part of ${quoted(node)}`,
    ja: ({ name, node }) => `${quoted(name)}は${quoted(node)}の中にありません`,
  }),
  "scope/item-hidden": warning<{ name: string; kind: string }>(
    {
      en: ({ name, kind }) => `${quoted(name)} is here the ${kind} of that name, not the item`,
      ja: ({ name, kind }) => `ここでの${quoted(name)}は同じ名前の項目ではなく、${inJapanese(kind)}を指します`,
    },
    {
      en: ({ name }) => `for the item write \`where item is ${name}\`, or give it another name`,
      ja: ({ name }) => `項目を指すには\`where item is ${name}\`と書くか、項目を別の名前にしてください`,
    },
  ),
  "rule/line-amount": warning<{ above: string }>(
    {
      en: () =>
        "this asks the amount of each line by itself: of a loss in two lines each may be refused though both come to more",
      ja: () =>
        "損害明細1件ごとの額で判定します。一つの損害が2件に分かれると、合計が届いても、どちらも支払われないことがあります",
    },
    {
      en: ({ above }) =>
        `where all of an incident count, write \`franchise ${above} per incident\`; where each line counts by itself, \`franchise ${above} per loss\``,
      ja: ({ above }) =>
        `1事故の合計で判定するなら\`franchise ${above} per incident\`、明細ごとなら\`franchise ${above} per loss\`と書いてください`,
    },
  ),
  "rule/computed-head": error<{ head: string; what: string }>(
    {
      en: ({ head, what }) => `the head ${quoted(head)} is computed and has no ${what} of its own`,
      ja: ({ head, what }) => `費目${quoted(head)}は計算で求めるもので、${inJapanese(what)}がありません`,
    },
    {
      en: ({ head }) => `leave it out: \`for all but ${head}\``,
      ja: ({ head }) => `対象から外してください：\`for all but ${head}\``,
    },
  ),
  "rule/computed-claim": warning<{ head: string }>(
    {
      en: ({ head }) => `the head ${quoted(head)} is computed and names no claim, so this rule never holds for it`,
      ja: ({ head }) => `費目${quoted(head)}は計算で求めるもので請求を示さないため、この条件を満たすことがありません`,
    },
    {
      en: ({ head }) => `leave it out: \`for all but ${head}\``,
      ja: ({ head }) => `対象から外してください：\`for all but ${head}\``,
    },
  ),
  "rule/no-items": error<{ head: string }>(
    {
      en: ({ head }) => `the head ${quoted(head)} lists no item that is paid, so none of its lines could name one`,
      ja: ({ head }) => `費目${quoted(head)}には支払の対象となる内訳がなく、損害に内訳を特定できません`,
    },
    {
      en: ({ head }) => `list its items, or leave it out: \`for all but ${head}\``,
      ja: ({ head }) => `内訳を並べるか、対象から外してください：\`for all but ${head}\``,
    },
  ),
  "rule/no-scope": warning<object>({
    en: () => "this rule applies to nothing: none of the triggers it is for opens any of its heads",
    ja: () => "この条件の対象がありません。挙げた支払事由で対象となる費目がないためです",
  }),
  "rule/repeated": warning<object>({
    en: () => "the same rule holds here already",
    ja: () => "同じ条件がすでにここに及んでいます",
  }),
  "rule/approval-repeated": warning<object>({
    en: () => "approval is required here already",
    ja: () => "承認はすでにここで必要とされています",
  }),
  "rule/approval-of-items": error<{ items: readonly string[] }>(
    {
      en: ({ items }) =>
        items.length > 1
          ? `\`requires approval\` may be meant for all of ${allQuoted(items)} or for ${quoted(items.at(-1)!)} alone`
          : `\`requires approval\` may be meant for the item ${quoted(items[0]!)} or for the whole head`,
      ja: ({ items }) =>
        items.length > 1
          ? `\`requires approval\`（要承認）が、${inRow(items)}のすべてについてか、${quoted(items.at(-1)!)}だけについてか分かりません`
          : `\`requires approval\`（要承認）が、内訳${quoted(items[0]!)}についてか、費目全体についてか分かりません`,
    },
    {
      en: ({ items }) =>
        items.length > 1
          ? `for all: \`requires approval for ${items.join(", ")}\`; for the last alone: ${quoted(approvedApart(items))}`
          : `for the item: \`item ${items[0]!} requires approval\` on one line; for the head: \`requires approval\` above its items`,
      ja: ({ items }) =>
        items.length > 1
          ? `すべてなら\`requires approval for ${items.join(", ")}\`、最後の内訳だけなら${quoted(approvedApart(items))}と書いてください`
          : `内訳についてなら1行で\`item ${items[0]!} requires approval\`と書き、費目全体についてなら\`requires approval\`を内訳の前に書いてください`,
    },
  ),
  "rule/refused-approval": error<object>(
    {
      en: () => "what is refused is never paid, approved or not",
      ja: () => "対象外の内訳は、承認の有無にかかわらず支払われません",
    },
    {
      en: () =>
        "write `item … requires approval` for what is paid where it is approved, or leave `requires approval` out",
      ja: () =>
        "承認があれば支払うものは`item … requires approval`と書き、そうでなければ`requires approval`（要承認）を取り除いてください",
    },
  ),
  "window/never": warning<object>({
    en: () => "this window is never open: it ends before it begins",
    ja: () => "この期間は始まる前に終わるため、対象となる日がありません",
  }),
  "window/never-binds": warning<{ other: string }>(
    {
      en: ({ other }) => `this window takes nothing out: ${quoted(other)} holds for the same lines, and is narrower`,
      ja: ({ other }) => `この期間は何も除きません。同じ明細に、より狭い${quoted(other)}も適用されます`,
    },
    {
      en: () =>
        "all windows on a line have to be open; where this one is to take its place, let that one say `when not …`",
      ja: () =>
        "明細に当たる期間はすべて満たす必要があります。置き換えるつもりなら、もう一方に`when not …`（…でない場合に限る）と書いてください",
    },
  ),

  "date/end-of-period": warning<{ written: string; better: string; isOfSpan: boolean }>(
    {
      en: ({ written }) =>
        `${quoted(written)} takes in the day of \`period.to\`, which is the day after the last one where the period ends at midnight`,
      ja: ({ written }) =>
        `${quoted(written)}は\`period.to\`の日を含みます。午前0時に終わる保険期間では、その日は最終日の翌日です`,
    },
    {
      en: ({ better, isOfSpan }) => `${isOfSpan ? "count from" : "compare with"} the last day: ${quoted(better)}`,
      ja: ({ better, isOfSpan }) =>
        `${isOfSpan ? "末日から数えてください" : "末日と比べてください"}：${quoted(better)}`,
    },
  ),
  "date/start-of-period": remark<{ written: string; better: string }>(
    {
      en: ({ written }) =>
        `${quoted(written)} does not count the day of \`period.from\`: where the period begins at midnight, that is one day more than so many days, months or years of it`,
      ja: ({ written }) =>
        `${quoted(written)}は\`period.from\`の日を数えません。午前0時に始まる保険期間では、始期日からその期間を数えるより1日長くなります`,
    },
    {
      en: ({ better }) =>
        `where the first day of the period counts, write ${quoted(better)}; where it does not, give the rule a label`,
      ja: ({ better }) =>
        `始期日を含めて数えるのであれば、${quoted(better)}と書いてください。含めないのであれば、条件にラベルを付けてください`,
    },
  ),
  "date/time-left-out": warning<{ written: string }>(
    {
      en: ({ written }) => `only the day of ${quoted(written)} counts here, not its time`,
      ja: ({ written }) => `ここでは${quoted(written)}の日だけを見て、時刻は見ません`,
    },
    {
      en: () => "times count where both sides of a comparison are a `datetime`; elsewhere say a span of days",
      ja: () => "時刻まで比べるには両側を`datetime`にしてください。それ以外の所では日数で書いてください",
    },
  ),

  // ── Readings ──
  "reading/one": warning<{ name: string }>({
    en: ({ name }) => `the reading ${quoted(name)} has only one member`,
    ja: ({ name }) => `解釈${quoted(name)}の選択肢が一つしかありません`,
  }),
  "reading/defaults": error<{ name: string }>({
    en: ({ name }) => `the reading ${quoted(name)} has more than one default`,
    ja: ({ name }) => `解釈${quoted(name)}の既定が二つ以上あります`,
  }),
  "reading/unused": warning<{ name: string }>({
    en: ({ name }) => `the reading ${quoted(name)} is never read: it changes nothing`,
    ja: ({ name }) => `解釈${quoted(name)}はどこからも参照されず、どれを選んでも結果が変わりません`,
  }),
  "reading/same-members": warning<{ name: string; members: readonly string[] }>({
    en: ({ name, members }) => `nothing tells ${allQuoted(members)} of ${quoted(name)} apart`,
    ja: ({ name, members }) => `解釈${quoted(name)}の${inRow(members)}を区別する箇所がありません`,
  }),

  // ── Nodes and terms ──
  "node/misplaced": error<{ what: string; where: string }>({
    en: ({ what, where }) => `${what} cannot stand in ${where}`,
    ja: ({ what, where }) => `${inJapanese(where)}に${inJapanese(what)}は置けません`,
  }),
  "node/never": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} exists under no contract: its conditions contradict each other`,
    ja: ({ name }) => `${quoted(name)}はどの契約にもありません。条件が互いに矛盾しています`,
  }),
  "node/two-units": error<{ unit: string; outer: string; /** Each `unit` is of one `outer`. */ isInner: boolean }>(
    {
      en: ({ unit, outer, isInner }) =>
        isInner
          ? `a frame for each ${quoted(unit)} in one for each ${quoted(outer)}: frames are for each of one kind of unit`
          : `a frame for each ${quoted(unit)} in one for each ${quoted(outer)}: a line names one unit, so none is of both`,
      ja: ({ unit, outer, isInner }) =>
        isInner
          ? `${quoted(outer)}ごとの枠の中に${quoted(unit)}ごとの枠があります。重なる枠は一種類の単位ごとにしかできません`
          : `${quoted(outer)}ごとの枠の中に${quoted(unit)}ごとの枠があります。一つの明細が示す単位は一つのため、両方に属する明細はありません`,
    },
    {
      en: ({ unit, isInner }) =>
        isInner
          ? `leave out \`for each ${unit}\`, and write its terms \`per ${unit}\``
          : `leave out one of the two, or mark this one \`outside\`: \`outside for each ${unit}\``,
      ja: ({ unit, isInner }) =>
        isInner
          ? `\`for each ${unit}\`を取り除き、この枠の支払条件を\`per ${unit}\`と書いてください`
          : `どちらか一方を取り除くか、外枠にしてください：\`outside for each ${unit}\``,
    },
  ),
  "term/between-members": error<{ /** All members behind the term are `outside`. */ areOutside: boolean }>(
    {
      en: () => "a term stands between the members of its node",
      ja: () => "支払条件が費目や枠の間に書かれています",
    },
    {
      en: ({ areOutside }) =>
        areOutside
          ? "what stands `outside` behind it goes above it: the term does not act on it, wherever it stands"
          : "above all members it acts on the loss as it comes in, below all of them on what they come to",
      ja: ({ areOutside }) =>
        areOutside
          ? "後にある`outside`の費目や枠を、この支払条件より上に移してください。どこに書いても、この支払条件は働きません"
          : "費目や枠より上に書けば損害の額に、下に書けばそれらを計算した後の合計に働きます",
    },
  ),
  "term/and": error<{ term: string }>(
    {
      en: ({ term }) => `a ${term} has one basis`,
      ja: ({ term }) => `${inJapanese(term)}の単位（1事故につき等）は一つです`,
    },
    {
      en: ({ term }) =>
        term === "layer"
          ? "what it pays at most in the period is a limit behind the layers"
          : "`and` is for limits: write two terms",
      ja: ({ term }) =>
        term === "layer"
          ? "保険期間を通じた限度は、層の後に支払限度額として書いてください"
          : "`and`は支払限度額だけに使えます。二つに分けてください",
    },
  ),
  "term/basis-repeated": error<{ basis: string }>(
    {
      en: ({ basis }) => `${quoted(`per ${basis}`)} stands here already`,
      ja: ({ basis }) => `${quoted(`per ${basis}`)}はすでにここにあります`,
    },
    {
      en: () => "name each basis once, or the one that is meant: `per incident and period`",
      ja: () =>
        "単位は一度だけ、または意図した単位を書いてください：`per incident and period`（1事故と保険期間中につき）",
    },
  ),
  "term/times": error<
    | { readonly because: "term"; readonly term: string }
    | { readonly because: "layer" | "ranking" | "cap"; readonly term: string }
    | { readonly because: "basis"; readonly basis: string }
  >(
    {
      en: (a) => {
        switch (a.because) {
          case "term":
            return `${a.term} counts no times: only a limit or a deductible does`;
          case "layer":
            return "in a layer no times are counted";
          case "ranking":
            return `a ${a.term} by number of times takes no ranking`;
          case "cap":
            return "a deductible by number of times has no end to what is borne by it";
          case "basis":
            return `times are counted over a period, not per ${a.basis}`;
        }
      },
      ja: (a) => {
        switch (a.because) {
          case "term":
            return "回数で定められるのは支払限度額と免責金額だけです";
          case "layer":
            return "層の中では回数で定められません";
          case "ranking":
            return `回数による${inJapanese(a.term)}に順位の指定は付けられません`;
          case "cap":
            return "回数による免責金額に自己負担限度額は付けられません";
          case "basis":
            return `回数は保険期間または保険年度を通算して数えます。\`per ${a.basis}\`では数えられません`;
        }
      },
    },
    {
      en: (a) =>
        a.because === "basis" && a.basis === "loss"
          ? "times are incidents; lines are counted by `limit 2 of count per period`"
          : a.because === "ranking"
            ? "it takes all of an incident or nothing, so nothing is cut before anything else"
            : a.because === "cap"
              ? "an incident is borne in full or not at all; behind it may stand `borne at most`, a term of its own"
              : "`limit 2 times per period`: so many incidents are paid, the others get nothing; `deductible 1 time per period`: so many are borne in full, the others not at all",
      ja: (a) =>
        a.because === "basis" && a.basis === "loss"
          ? "回数は事故の数です。明細の数は`limit 2 of count per period`と書きます"
          : a.because === "ranking"
            ? "事故ごとに全額を減らすか、まったく減らさないかのどちらかで、減らす順序はありません"
            : a.because === "cap"
              ? "事故ごとに全額が自己負担となるか、まったくならないかのどちらかです。上限は、後に`borne at most`として書いてください"
              : "`limit 2 times per period`はその回数の事故まで支払い、`deductible 1 time per period`はその回数の事故まで全額を自己負担とします",
    },
  ),
  "term/quantity": error<{ quantity: string }>(
    {
      en: ({ quantity }) => `${quoted(quantity)} may have a fraction, so it cannot be counted`,
      ja: ({ quantity }) => `${quoted(quantity)}は端数になりうるため、数えることができません`,
    },
    {
      en: () =>
        "facts and choices that are whole say so, `stay_days : whole`; `count`, `days(…)` are whole, and `down(…)` makes whole what is not",
      ja: () =>
        "整数しかない事実や選択項目は`stay_days : whole`と宣言します。`count`や`days(…)`は整数で、そのほかは`down(…)`で切り捨てます",
    },
  ),
  "term/counted": error<{
    readonly because: "term" | "layer" | "ranking" | "cap";
    readonly term: string;
  }>(
    {
      en: (a) => {
        switch (a.because) {
          case "term":
            return `${a.term} counts no quantity: only a limit or a deductible does`;
          case "layer":
            return "in a layer no quantity is counted";
          case "ranking":
            return `a ${a.term} counted in a quantity takes no ranking`;
          case "cap":
            return "a term counted in a quantity has no end to what is borne by it";
        }
      },
      ja: (a) => {
        switch (a.because) {
          case "term":
            return "数量で定められるのは支払限度額と免責金額だけです";
          case "layer":
            return "層の中では数量で定められません";
          case "ranking":
            return `数量で定める${inJapanese(a.term)}に順位の指定は付けられません`;
          case "cap":
            return "数量で定めるものに自己負担限度額は付けられません";
        }
      },
    },
    {
      en: ({ because }) =>
        because === "ranking"
          ? "the earliest lines are counted first, whatever heads they are of"
          : because === "cap"
            ? "behind it may stand `borne at most`, a term of its own"
            : "`limit 60 of stay_days per incident`: so many days are paid; `deductible 4 of stay_days per incident`: the first four are not",
      ja: ({ because }) =>
        because === "ranking"
          ? "費目にかかわらず、日付の早い明細から順に数えます"
          : because === "cap"
            ? "上限は、後に`borne at most`として書いてください"
            : "`limit 60 of stay_days per incident`は60日分まで支払い、`deductible 4 of stay_days per incident`は最初の4日分を支払いません",
    },
  ),
  "term/basis": error<{ name: string } & Nearest>(
    {
      en: ({ name }) => `${quoted(name)} is not a basis`,
      ja: ({ name }) => `${quoted(name)}は「～につき」の単位として使えません`,
    },
    {
      en: ({ nearest }) =>
        nearest === undefined
          ? "`claim`, `incident`, `insured`, `loss`, `day`, `period`, `policy year` or a unit"
          : `did you mean ${quoted(nearest)}?`,
      ja: ({ nearest }) =>
        nearest === undefined
          ? "`claim`（1請求）、`incident`（1事故）、`insured`（被保険者1名）、`loss`（1明細）、`day`（1日）、`period`（保険期間中）、`policy year`（保険年度）または宣言した単位です"
          : `${quoted(nearest)}ではありませんか`,
    },
  ),
  "term/basis-period": error<{ name: string; counted?: string | undefined }>(
    {
      en: ({ name }) => `${quoted(name)} and the policy period are two bases`,
      ja: ({ name }) => `${quoted(name)}と保険期間は別々の単位です`,
    },
    {
      en: ({ name, counted }) =>
        counted !== undefined
          ? `times are incidents; lines are counted by ${quoted(counted)}`
          : `one amount for each ${name} and one for the period: ${quoted(`per ${name} and period`)} (limits only); for the period alone: \`per period\``,
      ja: ({ name, counted }) =>
        counted !== undefined
          ? `回数は事故の数です。明細の数は${quoted(counted)}と書きます`
          : `それぞれに限度額があるときは${quoted(`per ${name} and period`)}、保険期間中だけのときは\`per period\`と書きます`,
    },
  ),
  "term/insured-each": error<{ forEach: string }>(
    {
      en: ({ forEach }) =>
        `in a frame for each ${quoted(forEach)} a ledger cannot keep what each insured uses in the period: it would be one use for each ${quoted(forEach)}`,
      ja: ({ forEach }) =>
        `${quoted(forEach)}ごとの枠の中では、被保険者ごとの保険期間中の使用額を台帳に残せません。${quoted(forEach)}ごとに別の額になってしまいます`,
    },
    {
      en: ({ forEach }) => `write the term outside of the frame, \`per insured\`, or \`per ${forEach} per period\``,
      ja: ({ forEach }) =>
        `支払条件を枠の外に置くか、\`per insured\`（被保険者1名につき）または\`per ${forEach} per period\`としてください`,
    },
  ),
  "term/policy-year": error<{ head: string }>(
    {
      en: ({ head }) => `no one date says in which policy year a line of ${quoted(head)} counts`,
      ja: ({ head }) => `費目${quoted(head)}の明細がどの保険年度のものか、一つの日付で決まりません`,
    },
    {
      en: () => "let it attach by one date, under every trigger: `covered when DATE during period`",
      ja: () => "どの対象事由でも一つの日付で補償の対象となるようにしてください：`covered when 日付 during period`",
    },
  ),
  "term/two-units": error<{ unit: string; forEach: string; /** Each `forEach` is of one `unit`. */ isOuter: boolean }>(
    {
      en: ({ unit, forEach, isOuter }) =>
        isOuter
          ? `a term per ${quoted(unit)} in a frame for each ${quoted(forEach)} would count for each ${quoted(forEach)} by itself`
          : `a term per ${quoted(unit)} never acts in a frame for each ${quoted(forEach)}: a line names one unit`,
      ja: ({ unit, forEach, isOuter }) =>
        isOuter
          ? `${quoted(forEach)}ごとの枠の中では、${quoted(unit)}ごとの支払条件も${quoted(forEach)}ごとに数えられてしまいます`
          : `${quoted(forEach)}ごとの枠の中では、${quoted(unit)}ごとの支払条件は働くことがありません。一つの明細が示す単位は一つです`,
    },
    {
      en: ({ forEach }) => `write \`per ${forEach}\` or \`per incident\`, or leave out \`for each ${forEach}\``,
      ja: ({ forEach }) =>
        `\`per ${forEach}\`か\`per incident\`（1事故につき）と書くか、\`for each ${forEach}\`を取り除いてください`,
    },
  ),
  "term/other-unit": warning<{ head: string; unit: string; other: string }>(
    {
      en: ({ head, unit, other }) =>
        `a line of ${quoted(head)} names one unit: where it names ${quoted(other)}, this term per ${quoted(unit)} does not act on it`,
      ja: ({ head, unit, other }) =>
        `${quoted(head)}の明細が示す単位は一つです。${quoted(other)}を示す明細に、この${quoted(unit)}ごとの支払条件は働きません`,
    },
    {
      en: ({ unit, other }) =>
        `where each ${quoted(other)} is of one ${quoted(unit)}, declare it so: \`unit ${other} of ${unit}\`; else count both per one kind of unit, or have a head for what names ${quoted(other)} and one for what names ${quoted(unit)}; where they are for losses of two kinds, give this a label`,
      ja: ({ unit, other }) =>
        `${quoted(other)}がそれぞれ一つの${quoted(unit)}に属するのであれば\`unit ${other} of ${unit}\`と宣言してください。そうでなければ、同じ単位で数えるか、${quoted(other)}を示す損害と${quoted(unit)}を示す損害とで費目を分けてください。別の種類の損害に対するものであれば、ラベルを付けてください`,
    },
  ),
  "term/computed-head": warning<{ name: string; unit: string }>(
    {
      en: ({ name, unit }) =>
        `${quoted(name)} is computed and belongs to no ${quoted(unit)}: what counts by ${quoted(unit)} leaves it out`,
      ja: ({ name, unit }) =>
        `${quoted(name)}は計算で求める費目で、どの${quoted(unit)}にも属しません。${quoted(unit)}ごとの支払条件や合計の対象になりません`,
    },
    {
      en: ({ name, unit }) =>
        `put it in a frame for each ${quoted(unit)}, for an amount of each, or take it out of the term: \`for all but ${name}\``,
      ja: ({ name, unit }) =>
        `${quoted(unit)}ごとの額とするなら${quoted(unit)}ごとの枠の中に置き、そうでなければ支払条件の対象から外してください：\`for all but ${name}\``,
    },
  ),
  "term/whole-incident": warning<{ sum: string; unit: string; heads: readonly string[] }>(
    {
      en: ({ sum, unit, heads }) =>
        `${quoted(sum)} is that of the whole incident, not of one ${quoted(unit)}: lines of ${allQuoted(heads)} name no ${quoted(unit)}`,
      ja: ({ sum, unit, heads }) =>
        `${quoted(sum)}は一つの${quoted(unit)}だけの額ではなく、事故全体の額です。${inRow(heads)}の明細が${quoted(unit)}を示さないためです`,
    },
    {
      en: ({ unit, sum }) =>
        `have a term per ${quoted(unit)} act on all of them, such as \`limit unlimited per ${unit}\`; where the whole is meant, give it a name: \`let total = ${sum}\``,
      ja: ({ unit, sum }) =>
        `すべてに${quoted(unit)}ごとの支払条件（\`limit unlimited per ${unit}\`など）を置いてください。事故全体でよいときは名前を付けてください：\`let total = ${sum}\``,
    },
  ),
  "term/sum-of-all": warning<{
    sum: string;
    each: string;
    /** In an aggregate over units: the same of each in turn. */ own?: string | undefined;
  }>(
    {
      en: ({ sum, each }) => `${quoted(sum)} is that of the whole incident, not of one ${each}`,
      ja: ({ sum, each }) => `${quoted(sum)}は${eachInJapanese(each)}の額ではなく、事故全体の額です`,
    },
    {
      en: ({ sum, each, own }) =>
        own !== undefined
          ? `for each ${quoted(each)} in turn write ${quoted(own)}; where the whole is meant, give it a name: \`let total = ${sum}\``
          : `where the whole is meant, give it a name: \`let total = ${sum}\`; sums of one are there for claims, and for units in terms per unit${each === "insured" ? ": whose amounts are worked out one by one can be declared a unit" : ""}`,
      ja: ({ sum, each, own }) =>
        own !== undefined
          ? `${quoted(each)}を一つずつ見るなら${quoted(own)}と書いてください。事故全体でよいときは名前を付けてください：\`let total = ${sum}\``
          : `事故全体でよいときは名前を付けてください：\`let total = ${sum}\`。一つ分の合計は、請求と、単位ごとの支払条件での単位についてだけ求められます${each === "insured" ? "。人ごとに計算するときは、その人を単位として宣言してください" : ""}`,
    },
  ),
  "term/all-units": warning<{ of: string; unit: string; own: string }>(
    {
      en: ({ of, unit }) => `${quoted(of)} goes over all units of the contract, not over those of one ${quoted(unit)}`,
      ja: ({ of, unit }) => `${quoted(of)}は一つの${quoted(unit)}のものだけではなく、契約のすべての単位が対象です`,
    },
    {
      en: ({ of, unit, own }) =>
        `for one ${quoted(unit)} write ${quoted(own)}; where all are meant, give it a name: \`let of_all = ${of}\``,
      ja: ({ of, unit, own }) =>
        `一つの${quoted(unit)}のものなら${quoted(own)}と書いてください。すべてでよいときは名前を付けてください：\`let of_all = ${of}\``,
    },
  ),
  "term/none-named": warning<{ of: string; unit: string; heads: readonly string[] }>(
    {
      en: ({ of, unit, heads }) =>
        `${quoted(of)} has no value where the incident names no ${quoted(unit)}: ${allQuoted(heads)} would wait for nothing that can be stated`,
      ja: ({ of, unit, heads }) =>
        `事故に係る${quoted(unit)}がないと${quoted(of)}の値はなく、${inRow(heads)}は確認できるものがないまま未確定になります`,
    },
    {
      en: ({ of }) =>
        `say what holds then: \`if loss(…) > 0 then ${of} else …\`, or leave out what names no unit: \`for all but …\``,
      ja: ({ of }) =>
        `そのときの額を書く（\`if loss(…) > 0 then ${of} else …\`）か、単位を示さないものを対象から外してください：\`for all but …\``,
    },
  ),
  "term/all-claims": warning<{
    sums: readonly string[];
    /** What is that of the claim instead; of none the amount goes by. */
    own: readonly string[];
    /** Of a share: what is that of all claims. */ all?: string;
  }>(
    {
      en: ({ sums, all }) => {
        if (all !== undefined)
          return `${allQuoted(sums)} in a share paid is that of each claim, not of all claims of the incident`;
        return `${allQuoted(sums)} ${sums.length === 1 ? "is that" : "are those"} of all claims of the incident, not of one claim`;
      },
      ja: ({ sums, all }) =>
        all === undefined
          ? `${inRow(sums)}は一つの請求だけの額ではなく、事故のすべての請求の額です`
          : `縮小支払割合の中の${inRow(sums)}は請求ごとの額で、事故のすべての請求の額ではありません`,
    },
    {
      en: ({ sums, own, all }) => {
        if (all === undefined)
          return `for one claim write ${allQuoted(own)}; where all are meant, give it a name: \`let all_claims = ${sums[0]}\``;
        return own.length === 0
          ? `for all of them put what stands in front into a frame and compare what that leaves, \`let all_claims = ${all}\`; where each claim is meant, give this a label`
          : `for all of them give their sum a name, \`let all_claims = ${all}\`, and compare that; where each claim is meant, write ${allQuoted(own)}`;
      },
      ja: ({ sums, own, all }) => {
        if (all === undefined)
          return `一つの請求の額なら${inRow(own)}と書いてください。すべての請求でよいときは名前を付けてください：\`let all_claims = ${sums[0]}\``;
        return own.length === 0
          ? `すべての請求の額で決めるなら、前にある条項を枠にまとめ、\`let all_claims = ${all}\`としてその適用後の額と比べてください。請求ごとでよいときはラベルを付けてください`
          : `すべての請求の額で決めるなら\`let all_claims = ${all}\`と名前を付けて比べてください。請求ごとでよいときは${inRow(own)}と書いてください`;
      },
    },
  ),
  "term/where-units": error<{ unit: string; other: string }>(
    {
      en: ({ unit, other }) =>
        `\`where\` asks about ${quoted(unit)} and about ${quoted(other)}: a line names one unit, so the term never acts`,
      ja: ({ unit, other }) =>
        `\`where\`が${quoted(unit)}と${quoted(other)}の両方について問うています。一つの明細が示す単位は一つなので、この支払条件は働くことがありません`,
    },
    {
      en: () => "write a term for each kind of unit",
      ja: () => "単位の種類ごとに支払条件を書いてください",
    },
  ),
  "term/cap": error<{ term: string }>(
    {
      en: ({ term }) => `\`bearing at most\` is not for ${term === "borne" ? "`borne at most`" : `a ${term}`}`,
      ja: ({ term }) => `${quoted(term)}に自己負担限度額は付けられません`,
    },
    {
      en: () => "it says the most that the insured bears by a deductible or coinsurance",
      ja: () => "自己負担限度額は免責金額と縮小支払割合に付けます",
    },
  ),
  "term/cap-basis": error<{ term: string; basis: string; own: string }>(
    {
      en: ({ term, basis, own }) =>
        `${ofEach(term, own)} cannot be borne at most so much per ${basis}: the wider has to hold the narrower`,
      ja: ({ term, basis, own }) =>
        `${ofEachInJapanese(term, own)}に${quoted(basis)}ごとの自己負担限度額は付けられません`,
    },
    {
      en: ({ term, own }) =>
        `write \`per incident\`, \`per period\`, \`per policy year\`, or ${term === "coinsurance" ? quoted(`per ${own}`) : "the basis of the term itself"}; an end over anything else is a term of its own behind it, \`borne at most\``,
      ja: ({ term, own }) =>
        `\`per incident\`（1事故につき）、\`per period\`（保険期間中）、\`per policy year\`（1保険年度につき）、または${term === "coinsurance" ? quoted(`per ${own}`) : "支払条件と同じ適用単位"}にしてください。それ以外の単位での上限は、その後に\`borne at most\`（自己負担合計限度額）として書きます`,
    },
  ),
  "term/cap-year": error<{ term: string; own: string }>(
    {
      en: ({ term, own }) =>
        `${ofEach(term, own)} cannot be borne at most so much per policy year: its lines may be of several`,
      ja: ({ term, own }) =>
        `${ofEachInJapanese(term, own)}に保険年度ごとの自己負担限度額は付けられません。その明細が複数の保険年度にわたることがあります`,
    },
    {
      en: ({ own }) =>
        `let all heads under it attach by one and the same date, of the incident${own === "incident" ? "" : ` or the ${own}`}: \`covered when DATE during period\`; or write \`borne at most … per policy year\` behind it, which goes by the lines`,
      ja: ({ own }) =>
        `この支払条件の費目はすべて、事故${own === "incident" ? "" : `または${quoted(own)}`}の同じ一つの日付で補償の対象となるようにしてください：\`covered when 日付 during period\`。または、その後に明細ごとの年度で数える\`borne at most … per policy year\`を書いてください`,
    },
  ),
  "term/cap-never-binds": warning<{
    forEach: string | undefined;
    /** Of an end that is a term of its own: what is borne behind it. */
    ofAll?: { behind: string | undefined };
  }>(
    {
      en: ({ forEach, ofAll }) => {
        if (ofAll !== undefined)
          return `this end of what is borne never binds: what is borne before it never comes to more${ofAll.behind === undefined ? "" : `, and what ${quoted(ofAll.behind)} takes behind it does not count`}`;
        return `this end of what is borne never binds: it counts over what the deductible counts over${forEach === undefined ? "" : ` (in a frame for each ${quoted(forEach)}, for each of them)`}, and is never below it`;
      },
      ja: ({ forEach, ofAll }) => {
        if (ofAll !== undefined)
          return `この自己負担合計限度額は働くことがありません。これより前の自己負担がこの額を超えることはなく${ofAll.behind === undefined ? "、戻す額がありません" : `、後にある${quoted(ofAll.behind)}による自己負担は数えられません`}`;
        return `この自己負担限度額は働くことがありません。${forEach === undefined ? "" : `${quoted(forEach)}ごとの枠の中なので、どちらも${quoted(forEach)}ごとです。`}免責金額と同じ単位で数え、常に免責金額以上です`;
      },
    },
    {
      en: ({ ofAll }) =>
        ofAll === undefined
          ? "lower it, or have it count over more: a deductible `per UNIT … bearing at most … per incident`"
          : ofAll.behind === undefined
            ? "lower it, have it count over more (such as the period), or leave it out"
            : `write it behind ${quoted(ofAll.behind)}, so that what that takes counts, too`,
      ja: ({ ofAll }) =>
        ofAll === undefined
          ? "金額を下げるか、`per UNIT … bearing at most … per incident`のように、より広い単位で数えてください"
          : ofAll.behind === undefined
            ? "金額を下げるか、保険期間などより広い単位で数えるか、削ってください"
            : `${quoted(ofAll.behind)}による自己負担も数えるのであれば、その後に書いてください`,
    },
  ),
  "term/borne-ranking": error<object>(
    {
      en: () => "`borne at most` takes no ranking",
      ja: () => "自己負担合計限度額に順位の指定は付けられません",
    },
    {
      en: () => "what is borne beyond the amount is given back in proportion to what each line bears",
      ja: () => "超過分は、各明細の自己負担額の割合で戻します",
    },
  ),
  "term/nothing-borne": warning<{ barred: boolean; deducted?: true }>(
    {
      en: ({ barred, deducted }) => {
        if (deducted) return "no deductible stands before this, so `deducted` is always 0 here";
        return barred
          ? "nothing can be given back here: what is borne before layers or a limit per period stays borne"
          : "nothing is borne before this, so nothing can be given back";
      },
      ja: ({ barred, deducted }) => {
        if (deducted) return "この前に免責金額がないので、`deducted`はここでは常に0です";
        return barred
          ? "ここで戻せる自己負担がありません。層または保険期間中の支払限度額より前の自己負担は戻されません"
          : "この前に自己負担が生じないため、戻す額がありません";
      },
    },
    {
      en: ({ barred, deducted }) => {
        if (deducted)
          return "write it behind the deductibles that it counts; of all that is not paid so far, also by a share, it is `loss - subject`";
        return barred
          ? "write it before that limit"
          : "write it below the deductibles and coinsurance that it brings to an end";
      },
      ja: ({ barred, deducted }) => {
        if (deducted)
          return "数えるべき免責金額より後に書いてください。縮小支払割合も含め、ここまでに支払われないことになった額は`loss - subject`です";
        return barred ? "その支払限度額の前に書いてください" : "免責金額や縮小支払割合より後に書いてください";
      },
    },
  ),
  "term/layer-share": warning<{
    of: string;
    share: string;
    /** A share of an amount that is the height. */
    ofName: string;
    /** A height that is a share of an amount. */
    high?: string;
    /** What the share of an amount is as it is written. */
    means: "share" | "height" | "attachment";
  }>(
    {
      en: ({ share, of, means }) =>
        ({
          share: `this pays ${quoted(share)} of a layer that is ${quoted(of)} high`,
          height: `this pays all of a layer that is ${quoted(share)} of ${quoted(of)} high`,
          attachment: `this layer attaches at ${quoted(share)} of ${quoted(of)}, and pays all of its height`,
        })[means],
      ja: ({ share, of, means }) =>
        ({
          share: `幅が${quoted(of)}のレイヤーの${quoted(share)}を支払うという意味になります`,
          height: `幅が${quoted(of)}の${quoted(share)}であるレイヤーを全額支払うという意味になります`,
          attachment: `${quoted(of)}の${quoted(share)}を超える部分を全額支払うという意味になります`,
        })[means],
    },
    {
      en: ({ high, ofName, means }) =>
        means === "attachment"
          ? `the share that is paid stands with the height: ${quoted(ofName)}; an attachment is written out`
          : `for a layer of that height write \`${high}\`; for this share of one, \`${ofName}\``,
      ja: ({ high, ofName, means }) =>
        means === "attachment"
          ? `支払う割合は幅の額に付けます：${quoted(ofName)}。超える額そのものは金額で書いてください`
          : `幅をその額にするには\`${high}\`、その幅のレイヤーの割合であれば\`${ofName}\`と書いてください`,
    },
  ),
  "term/franchise-period": error<object>({
    en: () => "a franchise cannot be per period",
    ja: () => "フランチャイズは保険期間を単位にできません",
  }),
  "term/share": error<{ share: string }>({
    en: ({ share }) => `the share paid has to be above 0 % and at most 100 %; this is ${share}`,
    ja: ({ share }) => `縮小支払割合は0％を超え100％以下です。これは${share}です`,
  }),
  "term/share-range": warning<
    | { grows: "up" | "down"; better: string }
    | {
        grows: undefined;
        least: string | undefined;
        most: string | undefined;
        /** Where it goes beyond what a share can be. */
        ends: "least" | "most" | "both";
        /** Brought back; nothing of what has a range of its own, or is never above 0. */
        better: string | undefined;
      }
  >(
    {
      en: (a) =>
        a.grows !== undefined
          ? `the share paid ${a.grows === "up" ? "grows with the loss, above 100 %" : "falls as the loss grows, below 0 %"}: a share is a percentage of what the term acts on`
          : `the share paid can be ${a.most === undefined ? "more than 100 %" : a.least === undefined ? a.most : `from ${a.least} to ${a.most}`}: it has to be from 0 % to 100 %, and not always 0 %`,
      ja: (a) =>
        a.grows !== undefined
          ? `縮小支払割合が損害額とともに${a.grows === "up" ? "100％を超えて大きく" : "0％を下回って小さく"}なります。割合は、対象となる額に掛ける百分率です`
          : `縮小支払割合が${a.most === undefined ? "100％を超える値" : a.least === undefined ? a.most : `${a.least}から${a.most}まで`}になりえます。0％以上100％以下で、常に0％ではないものでなければなりません`,
    },
    {
      en: (a) =>
        a.grows !== undefined
          ? `for a part of the loss write \`coinsurance pays 50%\`; where ${a.grows === "up" ? "100 % is meant to be the most" : "0 % is meant to be the least"}, \`${a.better}\``
          : a.better === undefined
            ? "give what it reads a range, such as `ratio 0% .. 100%`"
            : `where ${{ least: "0 % is meant to be the least", most: "100 % is meant to be the most", both: "it is meant to end there" }[a.ends]}, write \`${a.better}\``,
      ja: (a) =>
        a.grows !== undefined
          ? `損害額の一部を支払うなら\`coinsurance pays 50%\`、${a.grows === "up" ? "100％を上限" : "0％を下限"}とするなら\`${a.better}\`と書いてください`
          : a.better === undefined
            ? "参照する項目に`ratio 0% .. 100%`のような範囲を付けてください"
            : `${{ least: "0％を下限", most: "100％を上限", both: "0％を下限、100％を上限" }[a.ends]}とするなら\`${a.better}\`と書いてください`,
    },
  ),
  "term/rank-repeated": error<{ name: string }>({
    en: ({ name }) => `${quoted(name)} has a rank already`,
    ja: ({ name }) => `${quoted(name)}の順位はすでに決まっています`,
  }),
  "term/rank-outside": warning<{ name: string }>({
    en: ({ name }) => `this term does not act on ${quoted(name)}: its rank has no effect`,
    ja: ({ name }) => `この支払条件は${quoted(name)}には働かないため、順位に意味がありません`,
  }),
  "term/ranking-idle": warning<object>({
    en: () => "this ranking has no effect: all that the term acts on has one rank",
    ja: () => "働く対象がすべて同じ順位になるため、この順位の指定に意味がありません",
  }),
  "term/no-heads": warning<object>({
    en: () => "this term acts on no head",
    ja: () => "この支払条件が働く費目がありません",
  }),
  "term/layer-basis": error<object>(
    {
      en: () => "all terms of layers in a row have the same basis",
      ja: () => "続けて書いた層の支払条件は、すべて同じ単位（1事故につき等）でなければなりません",
    },
    {
      en: () =>
        "what counts otherwise stands in front of the layers or behind them; beside them, on the same loss, as a head that is worked out: `head other = loss(h) { layer … }`",
      ja: () =>
        "単位の異なるものは層の前か後に書いてください。同じ損害に並行して働くものは、計算による費目にします：`head other = loss(h) { layer … }`",
    },
  ),
  "term/layer-overlap": warning<{ other: string }>(
    {
      en: ({ other }) => `this layer and ${quoted(other)} pay the same part of a loss`,
      ja: ({ other }) => `この層と${quoted(other)}は、損害の同じ部分を支払います`,
    },
    {
      en: () =>
        "check where they attach; what layers pay together is never more than the loss, so that a share of each says who pays which part",
      ja: () =>
        "始まる額を確かめてください。層の合計が損害額を超えることはありません。分担して支払うのであれば、それぞれに割合を付けてください",
    },
  ),
  "term/layer-height": warning<{ other: string; height: string; end: string }>(
    {
      en: ({ other, height, end }) =>
        `this layer attaches at ${height}, which is the height of ${quoted(other)}, not its end: that is ${end}, and up to there both pay`,
      ja: ({ other, height, end }) =>
        `この層は${height}から始まりますが、これは${quoted(other)}の高さで、終わりは${end}です。その間は両方が支払います`,
    },
    {
      en: ({ end }) => `where it goes on from there, it attaches at ${quoted(end)}`,
      ja: ({ end }) => `続きの層であれば、始まる額を${quoted(end)}としてください`,
    },
  ),
  "term/layer-gap": remark<{ other: string; from: string; to: string; height: string }>(
    {
      en: ({ other, from, to }) =>
        `no layer of this row pays the part of a loss from ${from} to ${to}: this one attaches above the end of ${quoted(other)}`,
      ja: ({ other, from, to }) =>
        `損害のうち${from}から${to}までの部分は、どの層でも支払われません。この層は${quoted(other)}の終わりより上から始まります`,
    },
    {
      en: ({ from, to, height }) =>
        `where it goes on from there, it attaches at ${quoted(from)}; where others pay that part, write it in braces: ${quoted(`layer { deductible ${to} …  limit ${height} … }`)}`,
      ja: ({ from, to, height }) =>
        `続きの層であれば、始まる額を${quoted(from)}としてください。その部分を他の保険が支払うのであれば、${quoted(`layer { deductible ${to} …  limit ${height} … }`)}のように{ }を使って書いてください`,
    },
  ),
  "term/layers-absent": warning<{ layers: number; guards: number; node: string; guard: string }>(
    {
      en: ({ layers }) =>
        layers === 1
          ? "nothing is paid under contracts that do not have this layer"
          : "nothing is paid under contracts that have none of these layers",
      ja: ({ layers }) =>
        layers === 1
          ? "この層のない契約では、何も支払われません"
          : "これらの層のどれもない契約では、何も支払われません",
    },
    {
      en: ({ guards, node, guard }) =>
        `where that is meant, ${guards === 1 ? "move" : "write"} ${quoted(`when ${guard}`)} behind ${quoted(node)}; else add a layer for the other contracts`,
      ja: ({ guards, node, guard }) =>
        `そのつもりであれば、${quoted(`when ${guard}`)}を${quoted(node)}に${guards === 1 ? "移して" : "付けて"}ください。そうでなければ、ほかの契約のための層を加えてください`,
    },
  ),
  "term/layer-tail": error<{ what: string; of: "layer" | "term" }>(
    {
      en: ({ what, of }) => `a ${of === "term" ? "term in a layer" : of} takes no ${what}`,
      ja: ({ what, of }) => `${of === "term" ? "層の中の支払条件" : "層"}に${inJapanese(what)}は付けられません`,
    },
    {
      en: ({ what }) =>
        what === "`for`" || what === "`where`"
          ? "layers are for all heads that they stand with: write them into the head, or into a frame of those that are meant"
          : undefined,
      ja: ({ what }) =>
        what === "`for`" || what === "`where`"
          ? "レイヤーは同じまとまりのすべての費目にかかります。費目の中か、対象の費目だけの枠の中に書いてください"
          : undefined,
    },
  ),
  "term/limit-never-binds": warning<{ outer: string; node: string }>(
    {
      en: ({ outer, node }) =>
        `this limit never lowers what is paid in all: ${quoted(outer)} of ${quoted(node)} is never larger`,
      ja: ({ outer, node }) =>
        `この支払限度額によって支払総額が減ることはありません。${quoted(node)}の${quoted(outer)}が常にこれ以下です`,
    },
    {
      en: () => "lower this limit, or raise the one around it",
      ja: () => "この限度額を下げるか、外側の限度額を上げてください",
    },
  ),
  "term/limit-above-inner": warning<{ inner: readonly string[] }>(
    {
      en: ({ inner }) =>
        inner.length === 1
          ? `this limit never binds: ${quoted(inner[0]!)} before it never leaves more`
          : `this limit never binds: the ${inner.length} limits before it never leave more together`,
      ja: ({ inner }) =>
        inner.length === 1
          ? `この支払限度額は働くことがありません。先に働く${quoted(inner[0]!)}がこれより多くを残しません`
          : `この支払限度額は働くことがありません。先に働く${inner.length}つの限度額の合計がこれを超えません`,
    },
    {
      en: () => "lower this limit, or leave it out",
      ja: () => "この限度額を下げるか、取り除いてください",
    },
  ),
  "term/bare-amount": warning<{
    digits: string;
    currency: string;
    /** What says that it is meant. */
    written: string | undefined;
    /** What may have been meant as an amount. */
    full: string;
    /** What else may have been meant. */
    other: "times" | "times or quantity" | "quantity" | "share" | "none";
    /** Of what one alone comes to more than it, where that is known. */
    one?: string | undefined;
  }>(
    {
      en: ({ digits, currency, one }) =>
        `${quoted(digits)} is an amount of money here: ${digits} ${currency}${one === undefined ? "" : `, less than one of ${quoted(one)} comes to`}`,
      ja: ({ digits, currency, one }) =>
        `${quoted(digits)}はここでは金額（${currency === "JPY" ? `${digits}円` : `${digits} ${currency}`}）です${one === undefined ? "" : `。${quoted(one)}の1単位分の額を下回ります`}`,
    },
    {
      en: ({ digits, written, full, other, one = "…" }) => {
        const instead = {
          times: `for a number of incidents write \`${digits} times\``,
          "times or quantity": `for days and the like write \`${digits} of ${one}\`, for a number of incidents \`${digits} times\``,
          quantity: `write the amount in full, such as ${quoted(full)}, and for days and the like \`${digits} of ${one}\``,
          share: `a share is \`${full} of …\`; if this amount is meant, give it a name: \`let small : money = ${digits}\``,
          none: `write the amount in full, such as ${quoted(full)}`,
        }[other];
        if (other === "share") return instead;
        const meant = written === undefined ? `give it a name: \`let … : money = ${digits}\`` : quoted(written);
        return `${instead}; if this amount is meant, ${meant}`;
      },
      ja: ({ digits, written, full, other, one = "…" }) => {
        const instead = {
          times: `回数であれば\`${digits}回\``,
          "times or quantity": `日数などの数量であれば\`${one} のうち ${digits}\`、回数であれば\`${digits}回\``,
          quantity: `金額は${quoted(full)}のように省略せずに、日数などの数量であれば\`${one} のうち ${digits}\``,
          share: `割合であれば\`… の ${full}\`、この金額のままでよければ名前を付けて\`let small : money = ${digits}\``,
          none: `金額は${quoted(full)}のように省略せずに`,
        }[other];
        if (other === "share") return `${instead}と書いてください`;
        const meant = written === undefined ? `名前を付けて\`let … : money = ${digits}\`` : quoted(written);
        return `${instead}、この金額のままでよければ${meant}と書いてください`;
      },
    },
  ),
  "term/optional-amount": warning<{ name: string; term: string; amount: string }>(
    {
      en: ({ name, term }) =>
        `the contract may leave ${quoted(name)} out: then all that this ${term === "layers" ? "layer" : term} acts on waits for it`,
      ja: ({ name }) =>
        `契約が${quoted(name)}を定めないことがあり、そのときこの支払条件の対象はすべて未確定のままになります`,
    },
    {
      en: ({ name, amount }) =>
        `have the term only where it is given: \`when ${name} is given\`, or say what holds without it: \`if ${name} is given then ${amount} else …\``,
      ja: ({ name, amount }) =>
        `定めがあるときだけの支払条件なら\`when ${name} is given\`を付け、ないときの額もあるなら\`if ${name} is given then ${amount} else …\`と書いてください`,
    },
  ),
  "term/no-effect": warning<{ term: string }>({
    en: ({ term }) => `this ${term} takes nothing off any loss`,
    ja: ({ term }) => `この${inJapanese(term)}は何も差し引きません`,
  }),
  "term/pays-nothing": warning<{ term: string }>({
    en: ({ term }) => `this ${term} leaves nothing of any loss`,
    ja: ({ term }) => `この${inJapanese(term)}の後には何も残りません`,
  }),
  "term/deductible-above-limit": warning<{ what: "deductible" | "franchise" | "layer"; limit: string }>(
    {
      en: ({ what, limit }) =>
        what === "layer"
          ? `${quoted(limit)} leaves nothing above where this layer begins: it never pays`
          : `this ${what} takes all that ${quoted(limit)} leaves: nothing is ever paid`,
      ja: ({ what, limit }) =>
        what === "layer"
          ? `${quoted(limit)}が残す額はこのレイヤーに届かないため、何も支払われません`
          : `この${inJapanese(what)}は${quoted(limit)}が残す額をすべて差し引くため、何も支払われません`,
    },
    {
      en: ({ what }) =>
        what === "layer"
          ? "check the amounts; layers of one loss stand together, in front of the limit"
          : `check both amounts, or put the ${what} in front of the limit`,
      ja: ({ what }) =>
        what === "layer"
          ? "金額を確かめてください。同じ損害のレイヤーは続けて、支払限度額の前に書きます"
          : `両方の金額を確かめるか、${inJapanese(what)}を支払限度額の前に置いてください`,
    },
  ),
  "term/repeated": warning<{ term: string }>({
    en: ({ term }) => `the same ${term} stands just before: it is applied twice`,
    ja: ({ term }) => `同じ${inJapanese(term)}が直前にもあり、二度適用されます`,
  }),
  "term/both-act": warning<BothAct>(
    {
      en: ({ term, base }) => `this ${term} does not take the place of ${quoted(base)}: both act, one after the other`,
      ja: ({ term, base }) => `この${inJapanese(term)}は${quoted(base)}に代わるものではなく、両方が続けて適用されます`,
    },
    insteadOfBoth,
  ),
  "term/both-bases": remark<BothAct>(
    {
      en: ({ base }) =>
        `this deductible comes off besides ${quoted(base)}, not in its place: both act, one after the other`,
      ja: ({ base }) => `この免責金額は${quoted(base)}に代わるものではなく、両方が続けて差し引かれます`,
    },
    insteadOfBoth,
  ),
  "term/deductibles-add-up": warning<{
    term: "deductible" | "layer" | "franchise";
    other: string;
    /** The wider one as the most that is borne, and where that stands where it is a term of its own. */
    most?: string;
    place?: "there" | "below";
    /** One for the larger of the two. */
    larger?: string;
  }>(
    {
      en: ({ term, other }) =>
        term === "franchise"
          ? `this franchise is measured against what ${quoted(other)} leaves, not against the loss`
          : term === "layer"
            ? `this layer begins above what ${quoted(other)} leaves: both are borne`
            : `this deductible comes off what ${quoted(other)} leaves: both are borne`,
      ja: ({ term, other }) =>
        term === "franchise"
          ? `このフランチャイズは損害の額ではなく、${quoted(other)}を適用した後の額と比べられます`
          : term === "layer"
            ? `この層の超過点は${quoted(other)}を差し引いた残りから数えられ、両方が自己負担になります`
            : `この免責金額は${quoted(other)}を差し引いた残りからさらに差し引かれ、両方が自己負担になります`,
    },
    {
      en: ({ term, most, place, larger }) => {
        if (term === "franchise")
          return "put it in front, so that a loss above it passes it; where it is meant as it is, give it a label";
        const where = place === undefined ? "" : place === "there" ? " in its place" : " below the heads instead of it";
        const instead =
          most !== undefined
            ? `if the wider one is the most that is borne of the other, write \`${most}\`${where}`
            : larger !== undefined
              ? `if the larger of the two is meant, write \`${larger}\``
              : "if it takes the place of that one, leave one of them out";
        return `${instead}; where both are meant, give this ${term === "layer" ? "layer" : "one"} a label`;
      },
      ja: ({ term, most, place, larger }) => {
        if (term === "franchise")
          return "損害の額と比べるのであれば前に書いてください。このままでよければ、ラベルを付けてください";
        const where = place === undefined ? "" : place === "there" ? "その代わりに" : "その代わりに費目の後に";
        const instead =
          most !== undefined
            ? `広い方が自己負担の上限なら、${where}\`${most}\`としてください`
            : larger !== undefined
              ? `大きい方だけを適用するつもりなら、\`${larger}\`としてください`
              : "置き換えるつもりなら、一方を削ってください";
        return `${instead}。両方を適用するつもりなら、この${term === "layer" ? "層" : "免責金額"}にラベルを付けてください`;
      },
    },
  ),
  "term/count-twice": warning<object>(
    {
      en: () => "this amount is of one, and taken as often as the line counts: here the count is in it a second time",
      ja: () => "この金額は1個（1人）あたりのもので、明細の数だけ掛けられます。ここで数を掛けると二重になります",
    },
    { en: () => "leave `count` out", ja: () => "`count`（個数）を外してください" },
  ),
  "term/earlier-alone": remark<{ read: string; nodes: readonly string[]; isBehind: boolean }>(
    {
      en: ({ read, nodes }) =>
        `${quoted(read)} is what was paid for earlier incidents: what this one is paid for ${allQuoted(nodes)} is not in it`,
      ja: ({ read, nodes }) =>
        `${quoted(read)}は以前の事故について支払った額です。この事故について${inRow(nodes)}で支払う額は含みません`,
    },
    {
      en: ({ read, nodes, isBehind }) => {
        const left = nodes.map((node) => `left(${node})`).join(" + ");
        const own = nodes.length > 1 ? `(${left})` : left;
        const instead = isBehind
          ? `for that write ${quoted(own)}, for both ${quoted(`(${read} + ${left})`)}`
          : `for that write ${quoted(own)}, and have ${allQuoted(nodes)} in front of it`;
        return `${instead}; where earlier ones are meant, give it a name: \`let … = ${read}\``;
      },
      ja: ({ read, nodes, isBehind }) => {
        const left = nodes.map((node) => `left(${node})`).join(" + ");
        const own = nodes.length > 1 ? `(${left})` : left;
        const instead = isBehind
          ? `その額であれば${quoted(own)}、両方であれば${quoted(`(${read} + ${left})`)}と書いてください`
          : `その額であれば${inRow(nodes)}を前に置いて${quoted(own)}と書いてください`;
        return `${instead}。このままでよければ名前を付けてください：\`let … = ${read}\``;
      },
    },
  ),
  "term/earlier-never": warning<{ nodes: readonly string[] }>(
    {
      en: ({ nodes }) => `where nothing was paid on ${allQuoted(nodes)} before, nothing is paid, and so never anything`,
      ja: ({ nodes }) => `${inRow(nodes)}で前に支払がなければ何も支払われないので、いつまでも何も支払われません`,
    },
    {
      en: () => "say what holds for the first incident, such as `insured - earlier(…)`",
      ja: () => "最初の事故の場合を含めて、`insured - earlier(…)`のように書いてください",
    },
  ),
  "term/earlier-years": remark<object>(
    {
      en: () => "this counts what was paid in the whole policy period, while a term of these losses is per policy year",
      ja: () => "これは保険期間全体の支払を数えますが、同じ損害に保険年度ごとの条項があります",
    },
    {
      en: () => "what is to start anew each year is `per policy year`: a limit of an amount or of a number of times",
      ja: () => "保険年度ごとに改めて数えるものは、`per policy year`の金額や回数の限度額として書いてください",
    },
  ),
  "term/limit-first": warning<{
    term: "deductible" | "franchise" | "layers";
    limit: string;
    behind: string;
    /** What of the limit losses use up of which nothing is left. */
    uses: "times" | "period" | undefined;
    /** Something is taken of whatever the limit leaves. */
    isAlways: boolean;
  }>(
    {
      en: ({ limit, behind, uses, isAlways }) => {
        if (uses === "times")
          return `${quoted(behind)} acts on what ${quoted(limit)} lets through: an incident of which it leaves nothing has used one of the times`;
        const used = "what it takes still counts against that limit";
        const never = `${quoted(behind)} is taken off what ${quoted(limit)} leaves, so ${isAlways ? "that limit is never" : "where it takes something that limit is not"} paid in full`;
        return uses === "period" ? `${quoted(behind)} is applied to what ${quoted(limit)} leaves: ${used}` : never;
      },
      ja: ({ limit, behind, uses, isAlways }) => {
        if (uses === "times")
          return `${quoted(behind)}は${quoted(limit)}の後に働くので、それにより支払がなくなる事故も回数に数えられます`;
        return uses === "period"
          ? `${quoted(behind)}は${quoted(limit)}を適用した後の額に働くので、それにより支払われない額も限度額を使います`
          : `${quoted(behind)}は${quoted(limit)}を適用した後の額から差し引かれるので、${isAlways ? "" : "差し引かれるものがあるときは、"}限度額の全額が支払われることはありません`;
      },
    },
    {
      en: ({ term, uses }) => {
        const it = { deductible: "deductible", franchise: "franchise", layers: "layer" }[term];
        const aim = uses === undefined ? "where the limit is to be paid in full" : "so that only what it leaves counts";
        return `terms act in the order of the text: put the ${it} in front ${aim}; where it is meant as it is, give it a label`;
      },
      ja: ({ term, uses }) => {
        const it = { deductible: "免責金額", franchise: "フランチャイズ", layers: "層" }[term];
        const aim = uses === undefined ? "限度額まで支払うのであれば" : "残った分だけを数えるのであれば";
        return `条項は書かれた順に働きます。${aim}${it}を前に書いてください。このままでよければ、ラベルを付けてください`;
      },
    },
  ),
  "term/earlier-twice": warning<object>(
    {
      en: () =>
        "a limit per period is less what earlier incidents used of it anyhow: here what was due in them is taken off a second time",
      ja: () =>
        "保険期間中の限度額からは前回までの事故の使用額が自動的に差し引かれます。ここで前回までの支払額を引くと二重になります",
    },
    {
      en: () => "leave it out, or let the limit be `per incident`",
      ja: () => "引かずに書くか、限度額を「1事故につき」としてください",
    },
  ),
  "term/uncounted-lines": remark<{
    head: string;
    offset: string;
    /** What is to be written for it, where that pays the same. */
    instead: { readonly full: string; readonly behind: string } | undefined;
  }>(
    {
      en: ({ head, offset }) =>
        `a line of ${quoted(head)} that ${quoted(offset)} brings to 0 is not counted: nothing of it is taken off what is counted here`,
      ja: ({ head, offset }) =>
        `${quoted(head)}の明細のうち${quoted(offset)}で0円になるものは、この免責の日数などに数えません`,
    },
    {
      en: ({ instead }) =>
        `where it counts, ${
          instead === undefined
            ? "have the formula without what is taken off, and that as a deductible behind this"
            : `the formula is ${quoted(instead.full)}, and ${quoted(instead.behind)} stands behind this`
        }, which takes all of it also off a line paid in part; where it does not, give this a label`,
      ja: ({ instead }) =>
        `数えるのであれば、${
          instead === undefined
            ? "計算式では差し引かず、この後に免責として書いてください"
            : `計算式を${quoted(instead.full)}とし、この後に${quoted(instead.behind)}と書いてください`
        }（一部の日数だけを支払う明細からも全額を差し引きます）。数えないのであれば、ラベルを付けてください`,
    },
  ),
  "term/wide-first": warning<{ term: "borne" | "limit"; wide: string }>(
    {
      en: ({ term, wide }) =>
        term === "limit"
          ? `${quoted(wide)} stands in front of this narrower limit: it has cut what this one would, too, so that less is paid than the two together say`
          : `${quoted(wide)} stands in front of this narrower end: it has given back what this one would, too, so that less is borne than the two together say`,
      ja: ({ term, wide }) =>
        term === "limit"
          ? `${quoted(wide)}が、より狭い範囲のこの限度額より前にあります。この限度額で減らす分まで先に減らすため、二つの限度額が定めるより支払が少なくなります`
          : `${quoted(wide)}が、より狭い範囲のこの上限より前にあります。この上限で戻す分まで先に戻すため、二つの上限が定めるより自己負担が少なくなります`,
    },
    {
      en: () => "write this one in front of it",
      ja: () => "こちらをその前に書いてください",
    },
  ),
  "term/counted-together": remark<{
    term: "deductible" | "limit" | "times of claims" | "times of lines";
    heads: readonly string[];
    /** Of times: what counts lines instead. */
    count?: string;
  }>(
    {
      en: ({ term, heads }) =>
        ({
          deductible: `this is taken once from the lines of ${allQuoted(heads)} together, the earliest first: of hours or days that lines of several heads have in common, the first line alone bears it`,
          limit: `this counts the lines of ${allQuoted(heads)} one after the other: who or what lines of several heads have in common is counted for each line`,
          "times of claims":
            "a time is an incident: however many claims it has, they are one, and paid or borne together",
          "times of lines":
            "a time is an incident: however many lines it has, they are one, and paid or borne together",
        })[term],
      ja: ({ term, heads }) =>
        ({
          deductible: `${inRow(heads)}の明細を通算し、早い日のものから一度だけ差し引きます。同じ時間や日数を複数の費目の明細が持つとき、最初の明細からだけ差し引かれます`,
          limit: `${inRow(heads)}の明細を通算して数えます。同じ人や物の明細が複数の費目にあるとき、明細の数だけ数えられます`,
          "times of claims": "回数は事故の数です。1事故に請求がいくつあっても1回と数え、すべてまとめて扱います",
          "times of lines": "回数は事故の数です。1事故に明細がいくつあっても1回と数え、すべてまとめて扱います",
        })[term],
    },
    {
      en: ({ term, count = "" }) =>
        ({
          deductible:
            "where each head is to bear it, write it into the braces of each; where all are to bear it once, give it a label",
          limit:
            "where they are the same ones, write it into the braces of each; where each line counts, give it a label",
          "times of claims": `where each claim is a time, settle each as an incident of its own, or, where each is one line, count lines: ${quoted(count)}; where incidents are meant, give it a label`,
          "times of lines": `where each line is a time, count lines: ${quoted(count)}; where incidents are meant, give it a label`,
        })[term],
      ja: ({ term, count = "" }) =>
        ({
          deductible:
            "費目ごとに差し引くのであれば、それぞれの費目の中に書いてください。全体で一度だけ差し引くのであれば、ラベルを付けてください",
          limit:
            "同じ人や物であれば、それぞれの費目の中に書いてください。明細の数だけ数えるのであれば、ラベルを付けてください",
          "times of claims": `請求ごとに数えるのであれば、請求をそれぞれ1事故として扱うか、1請求が1明細であれば明細を${quoted(count)}で数えてください。事故を数えるのであれば、ラベルを付けてください`,
          "times of lines": `明細ごとに数えるのであれば${quoted(count)}としてください。事故を数えるのであれば、ラベルを付けてください`,
        })[term],
    },
  ),
  "term/left-early": warning<{ node: string; cut: string; read: string }>(
    {
      en: ({ node, cut }) =>
        `what is left of ${quoted(node)} is read here as it is without ${quoted(cut)}: it may be more than what is paid`,
      ja: ({ node, cut }) =>
        `${quoted(node)}の残額は、${quoted(cut)}が差し引く前の額です。実際の支払額より大きいことがあります`,
    },
    {
      en: ({ cut, read }) =>
        `for a share of what is paid, put all that ${quoted(cut)} is for, and the term, into a frame in front of this, and read what is left of the frame; where it is meant as it is, give it a name: \`let … = ${read}\``,
      ja: ({ cut, read }) =>
        `支払額に対する割合であれば、${quoted(cut)}とその対象をすべて一つの枠にまとめて前に置き、その枠の残額を使ってください。このままでよければ名前を付けてください：\`let … = ${read}\``,
    },
  ),
  "term/left-of-limit": warning<{
    node: string;
    read: string;
    limit: string;
    /** What the limit still leaves, of one of all that the node comes to in an incident. */
    rest: string | undefined;
    shared: string;
  }>(
    {
      en: ({ node, read, limit }) =>
        `${quoted(read)} is what ${quoted(node)} came to, not what is left of ${quoted(limit)}`,
      ja: ({ node, read, limit }) =>
        `${quoted(read)}は${quoted(node)}に条項を適用した後の額で、${quoted(limit)}の残りではありません`,
    },
    {
      en: ({ read, rest, shared }) =>
        `for what that limit still leaves, ${rest === undefined ? "" : `write \`${rest}\`, or `}put both into a frame with \`${shared}\`; where it is meant as it is, give it a name: \`let … = ${read}\``,
      ja: ({ read, rest, shared }) =>
        `限度額の残りであれば、${rest === undefined ? "" : `\`${rest}\`とするか、`}両方を一つの枠に入れ、\`${shared}\`をその枠の限度額としてください。このままでよければ名前を付けてください：\`let … = ${read}\``,
    },
  ),
  "term/borne-back": warning<{ term: string }>(
    {
      en: ({ term }) =>
        `what ${quoted(term)} takes counts as borne by the insured, and is given back beyond this amount`,
      ja: ({ term }) => `${quoted(term)}が差し引く額も自己負担に数えられ、この額を超える分は支払に戻ります`,
    },
    {
      en: ({ term }) =>
        `what others have paid, and a share for underinsurance, stand behind this; where ${quoted(term)} is borne by the insured, give its amount a name by \`let\``,
      ja: ({ term }) =>
        `他から支払われた額や一部保険の割合は、この後に書いてください。${quoted(term)}が自己負担であれば、その額に\`let\`で名前を付けてください`,
    },
  ),
  "term/earlier-unpaid": warning<{ nodes: readonly string[]; read: string }>(
    {
      en: ({ nodes, read }) => `${quoted(read)} is always 0: nothing is ever paid for ${nodes.map(quoted).join(", ")}`,
      ja: ({ nodes, read }) => `${nodes.map(quoted).join("、")}には何も支払われないので、${quoted(read)}は常に0です`,
    },
    {
      en: () =>
        "earlier incidents are remembered by what was paid for them, not by what they came to: read a head that is paid",
      ja: () => "前回までの事故は、損害の額ではなく支払った額で記録されます。支払いのある費目を参照してください",
    },
  ),
  "term/claimless": remark<{ term: string; heads: readonly string[] }>(
    {
      en: ({ term, heads }) =>
        `lines of ${heads.map(quoted).join(", ")} that name no claim pass by this ${term}, which reads facts of claim`,
      ja: ({ term, heads }) =>
        `${heads.map(quoted).join("、")}の損害のうち請求を示さないものには、請求の事実を参照するこの${inJapanese(term)}は働きません`,
    },
    {
      en: () =>
        "see to it that each of these lines names its claim; a condition that reads a fact of claim (`covered when made during period`) refuses the others",
      ja: () =>
        "これらの損害には必ず請求を示してください。請求の事実を参照する条件（`対象時期 請求日 が 保険期間中`など）があれば、示さないものは対象外になります",
    },
  ),
  "term/without-claim": remark<{ heads: readonly string[] }>(
    {
      en: ({ heads }) =>
        `lines of ${heads.map(quoted).join(", ")} that name no claim have a limit of their own, beside that of each claim`,
      ja: ({ heads }) =>
        `${heads.map(quoted).join("、")}の損害のうち請求を示さないものには、各請求とは別に、もう一つ限度額が働きます`,
    },
    {
      en: () =>
        "see to it that each of these lines names its claim; a condition that reads a fact of claim (`covered when made during period`) refuses the others; where it is meant as it is, give it a label",
      ja: () =>
        "これらの損害には必ず請求を示してください。請求の事実を参照する条件（`対象時期 請求日 が 保険期間中`など）があれば、示さないものは対象外になります。このままでよければ、ラベルを付けてください",
    },
  ),
  "term/each-line": remark<{ term: "limit" | "deductible"; counts: boolean }>(
    {
      en: ({ term, counts }) =>
        counts
          ? `each line of loss has this ${term} by itself: a stay that is billed in two lines has it twice`
          : `each line of loss has this ${term} by itself: of an incident with three lines, three times the amount`,
      ja: ({ term, counts }) =>
        counts
          ? `この${inJapanese(term)}は損害明細1件ごとに数えます。1回の入院などが明細2件になれば、2回分になります`
          : `この${inJapanese(term)}は損害明細1件ごとに働きます。1事故に明細が3件あれば、金額は3倍になります`,
    },
    {
      en: ({ counts }) =>
        counts
          ? "where a stay may be several lines, write `per incident`, or per a unit that they name; where each line is one, give it a label"
          : "where a loss is all that one event brings (any one loss), write `per incident`; where each line is meant, give it a label",
      ja: ({ counts }) =>
        counts
          ? "明細が複数になりうるのであれば、`per incident`とするか、明細が示す単位ごとに定めてください。明細1件が1回分であれば、ラベルを付けてください"
          : "1回の事故による損害の全体についてであれば、`per incident`としてください。明細ごとでよければ、ラベルを付けてください",
    },
  ),
  "term/average-behind": warning<{ limit: string }>(
    {
      en: ({ limit }) =>
        `this share is of what ${quoted(limit)} leaves: where the loss is above that amount, the same amount cuts it twice`,
      ja: ({ limit }) =>
        `この割合は${quoted(limit)}を適用した後の額に掛かります。損害がその額を超えると、同じ金額で二重に減ります`,
    },
    {
      en: () =>
        "average is of the loss: put the coinsurance in front of the limit; where it is meant as it is, give the limit a label",
      ja: () =>
        "比例てん補は損害の額に対するものです。支払限度額の前に書いてください。このままでよければ、支払限度額にラベルを付けてください",
    },
  ),
  "term/never-acts": warning<{
    because: "triggers" | "guard" | "unit" | "claim" | "stricter";
    unit?: string | undefined;
  }>({
    en: ({ because, unit }) => {
      switch (because) {
        case "triggers":
          return "this term never acts: none of the triggers it is for opens any of its heads";
        case "guard":
          return "this term never acts: it is there under no contract under which one of its heads is covered";
        case "unit":
          return `this term never acts: a computed head that stands in no frame for each ${quoted(unit ?? "")} belongs to none`;
        case "claim":
          return "this term never acts: its amount reads facts of claim, and a computed head belongs to no claim";
        case "stricter":
          return "this term never acts: the one before it takes as much or more, and both are there";
      }
    },
    ja: ({ because, unit }) => {
      switch (because) {
        case "triggers":
          return "この支払条件は働きません。挙げた支払事由で対象となる費目がないためです";
        case "guard":
          return "この支払条件は働きません。この条件がある契約では、対象となる費目がどれも補償されないためです";
        case "unit":
          return `この支払条件は働きません。${quoted(unit ?? "")}ごとの枠の外にある、計算で求める費目は、どの${quoted(unit ?? "")}にも属さないためです`;
        case "claim":
          return "この支払条件は働きません。金額が請求の事実を参照しますが、計算で求める費目は請求に属さないためです";
        case "stricter":
          return "この支払条件は働きません。先に働く条項がこれと同じかより多くを差し引き、両方が適用されるためです";
      }
    },
  }),
  "term/limit-of-own-loss": warning<{ share: string }>(
    {
      en: ({ share }) =>
        `a limit that is a share of the loss it acts on pays that share of every loss: ${quoted(share)}`,
      ja: ({ share }) => `対象の損害額そのものに対する割合を限度額にすると、どの損害も${quoted(share)}の支払になります`,
    },
    {
      en: ({ share }) =>
        `if it is a share of what another head loses, name it: \`limit ${share} of loss(HEAD)\`; otherwise write \`coinsurance pays ${share}\``,
      ja: ({ share }) =>
        `ほかの費目の損害額に対する割合であれば、その費目を書いてください：\`limit ${share} of loss(費目)\`。そうでなければ\`coinsurance pays ${share}\`と書いてください`,
    },
  ),
  "term/unit-and-period": warning<{ unit: string; term: "limit" | "borne" }>(
    {
      en: ({ unit, term }) =>
        term === "limit"
          ? `\`per ${unit} and period\` is two limits: one ${quoted(unit)} can use up the whole amount of the period`
          : `\`per ${unit} and period\` is two caps on what is borne: all together bear no more in the period than this amount`,
      ja: ({ unit, term }) =>
        term === "limit"
          ? `\`per ${unit} and period\`は二つの限度額です。一つの${quoted(unit)}だけで保険期間中の全額を使い切れます`
          : `\`per ${unit} and period\`は二つの上限です。保険期間中の自己負担は全体でこの額までになります`,
    },
    {
      en: ({ unit, term }) =>
        `\`per ${unit} per period\` is the ${term === "limit" ? "limit" : "cap"} of each ${quoted(unit)} in the period`,
      ja: ({ unit, term }) =>
        `${quoted(unit)}ごとの保険期間中の${term === "limit" ? "限度額" : "上限"}は\`per ${unit} per period\`と書きます`,
    },
  ),
  "term/unit-and-incident": warning<{ unit: string; term: "limit" | "borne" }>(
    {
      en: ({ unit, term }) =>
        `\`per ${unit} and incident\` is this amount for each ${quoted(unit)}, and the same amount for all of them together: what ${term === "limit" ? "is paid" : "they bear"} for two is no more than for one`,
      ja: ({ unit, term }) =>
        `\`per ${unit} and incident\`は${quoted(unit)}ごとの額と、全体の同じ額の二つです。二つ以上でも${term === "limit" ? "支払" : "自己負担"}は一つ分が限度になります`,
    },
    {
      en: ({ unit }) =>
        `for each one in an incident write \`per ${unit}\` alone; all together have an amount of their own, \`per incident\``,
      ja: ({ unit }) =>
        `1事故における${quoted(unit)}ごとの額は\`per ${unit}\`だけで書き、全体の額は\`per incident\`として別に書いてください`,
    },
  ),
  "term/period-sublimit": warning<{
    better: string | undefined;
    /** Of two amounts: the limit for all, which the better one is within. */ others?: string;
  }>(
    {
      en: ({ others }) =>
        others === undefined
          ? "incidents for which this limit is `unlimited` use it up for the other incidents of the period"
          : "of this limit over the period each incident has its own amount, which what is paid for all incidents uses up",
      ja: ({ others }) =>
        others === undefined
          ? "この限度額が`unlimited`となる事故の支払も、保険期間中の他の事故のための限度額を減らします"
          : "期間中のこの限度額は事故によって金額が異なりますが、すべての事故の支払がそれを減らします",
    },
    {
      en: ({ better, others }) =>
        better === undefined
          ? "a limit for the other incidents alone says which by `where`"
          : others === undefined
            ? `a limit for the other incidents alone: \`${better}\``
            : `a smaller limit of some incidents within that of all is two terms: \`${better}\` and \`${others}\``,
      ja: ({ better, others }) =>
        better === undefined
          ? "他の事故だけの限度額は、どの事故かを`where`で書きます"
          : others === undefined
            ? `他の事故だけの限度額は\`${better}\`と書きます`
            : `全体の限度額の内で一部の事故だけを低くするには、\`${better}\`と\`${others}\`の二つに分けて書きます`,
    },
  ),

  // ── Exclusions ──
  "exclusion/no-ground": error<{ name: string }>(
    {
      en: ({ name }) => `the exclusion ${quoted(name)} does not say when it holds`,
      ja: ({ name }) => `免責事由${quoted(name)}に、いつ当てはまるかが書かれていません`,
    },
    {
      en: () => "`: bool` for a circumstance that the adjuster asserts, or `when` with a condition",
      ja: () => "査定者が該否を示すものは`: bool`、条件で決まるものは`when`と条件を書いてください",
    },
  ),
  "exclusion/repeated": error<{ what: string }>(
    { en: ({ what }) => `${quoted(what)} stands twice`, ja: ({ what }) => `${quoted(what)}が二度書かれています` },
    { en: () => "write one, with all that belongs to it", ja: () => "一つにまとめてください" },
  ),
  "exclusion/bearer": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is not what a fact can be about`,
      ja: ({ name }) => `${quoted(name)}についての事実は書けません`,
    },
    {
      en: () => "`incident`, `claim`, `insured` or `loss`",
      ja: () => "`incident`（事故）、`claim`（請求）、`insured`（被保険者）、`loss`（損害明細）のいずれかです",
    },
  ),
  "exclusion/per-insured": error<{ name: string }>({
    en: ({ name }) => `the exclusion ${quoted(name)} is per insured, so it has to be of insured`,
    ja: ({ name }) =>
      `免責事由${quoted(name)}は被保険者ごとに判定するため、被保険者（insured）の事由でなければなりません`,
  }),
  "exclusion/no-scope": warning<{ name: string }>({
    en: ({ name }) => `the exclusion ${quoted(name)} can take nothing away: nothing is covered where it applies`,
    ja: ({ name }) => `免責事由${quoted(name)}が及ぶ範囲に補償されるものがなく、働くことがありません`,
  }),
  "exclusion/claimless": warning<{ name: string }>(
    {
      en: ({ name }) =>
        `the exclusion ${quoted(name)} asks about a third party's claim, and nothing else of its heads does: it takes nothing from a line that names none`,
      ja: ({ name }) =>
        `免責事由${quoted(name)}は第三者からの請求についての事実を見ますが、その費目にはほかに請求を見るものがありません。請求を示さない明細には適用されません`,
    },
    {
      en: () => "what is established of the event is a fact of incident, of one bill or article of loss",
      ja: () => "事故について認定することは`事故の事実`、個々の損害については`損害の事実`に置いてください",
    },
  ),
  "exclusion/no-unit": warning<{
    name: string;
    unit: string;
    /** The heads that it is for whose lines are not asked for a unit, and those whose lines are. */
    without: readonly string[];
    naming: readonly string[];
    /** All that is said of a unit is said in the contract. */
    isScheduled: boolean;
  }>(
    {
      en: ({ name, unit, without }) =>
        `the exclusion ${quoted(name)} asks about the ${quoted(unit)} of a line, and nothing has lines of ${allQuoted(without)} name one: for one that names none it stays open, whatever else is stated`,
      ja: ({ name, unit, without }) =>
        `免責事由${quoted(name)}は明細の${quoted(unit)}についての事実を見ますが、${inRow(without)}の明細は${quoted(unit)}を示す必要がありません。示さない明細については、ほかに何を申告しても未確認のまま残ります`,
    },
    {
      en: ({ unit, naming, isScheduled }) =>
        naming.length > 0
          ? `say that it is for the others: \`for ${naming.join(", ")}\``
          : `put the heads into a section or frame \`for each ${unit}\`${isScheduled ? ", or ask about any of the schedule: `any(…)`" : ""}`,
      ja: ({ unit, naming, isScheduled }) =>
        naming.length > 0
          ? `その他の費目に限ってください：\`for ${naming.join(", ")}\``
          : `費目を\`for each ${unit}\`の補償部分か枠に入れてください${isScheduled ? "。または契約の明細のいずれかについて`any(…)`で見てください" : ""}`,
    },
  ),
  "exclusion/always-lifted": warning<{ name: string; options: readonly string[] }>({
    en: ({ name, options }) =>
      `the exclusion ${quoted(name)} is always lifted: ${allQuoted(options)} ${options.length === 1 ? "is" : "are"} in force wherever it applies`,
    ja: ({ name, options }) =>
      `免責事由${quoted(name)}は常に解除されます。及ぶ契約にはいつも${inRow(options)}が付いているためです`,
  }),
  "exclusion/lift-never": warning<{ name: string; option: string }>({
    en: ({ name, option }) => `${quoted(option)} is never in force where ${quoted(name)} applies: it lifts nothing`,
    ja: ({ name, option }) => `免責事由${quoted(name)}が及ぶ契約に${quoted(option)}が付くことはなく、解除は働きません`,
  }),
  "exclusion/shadowed": warning<{ name: string; by: string }>({
    en: ({ name, by }) => `the exclusion ${quoted(name)} never decides anything: ${quoted(by)} holds whenever it does`,
    ja: ({ name, by }) => `免責事由${quoted(name)}が当てはまるときは必ず${quoted(by)}も当てはまるため、不要です`,
  }),
  "exclusion/never": warning<{ name: string }>({
    en: ({ name }) => `the exclusion ${quoted(name)} never applies: an exception holds whenever its ground does`,
    ja: ({ name }) => `免責事由${quoted(name)}が適用されることはありません。当てはまるときは必ず例外にも当たるためです`,
  }),
  "exclusion/carve-back-never": warning<{ name: string }>({
    en: ({ name }) => `this exception to ${quoted(name)} never holds when its ground does`,
    ja: ({ name }) => `免責事由${quoted(name)}のこの例外は、事由が当てはまるときに成り立つことがありません`,
  }),

  // ── Tables ──
  "table/row": error<{ wanted: number; found: number; what: string }>({
    en: ({ wanted, found, what }) => `this row has ${found} ${what} instead of ${wanted}`,
    ja: ({ wanted, found, what }) => `この行の${inJapanese(what)}は${found}個ですが、${wanted}個必要です`,
  }),
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
  "table/gap": warning<{ example: string; /** Between two numbers of a choice or fact. */ isFraction: boolean }>(
    { en: ({ example }) => `no row is for ${example}`, ja: ({ example }) => `${example}に当たる行がありません` },
    {
      en: ({ isFraction }) =>
        `where no row matches, the amount is unknown and nothing is paid${isFraction ? "; where only whole numbers are meant, say so: `whole 1 .. 14`" : ""}`,
      ja: ({ isFraction }) =>
        `当たる行がないと金額が決まらず、何も支払われません${isFraction ? "。整数に限るときは、`whole 1 .. 14`のように宣言してください" : ""}`,
    },
  ),
  "table/overlap": warning<{ example: string }>({
    en: ({ example }) => `this row and an earlier one are both for ${example}: the earlier one counts`,
    ja: ({ example }) => `${example}は前の行にも当たり、前の行が使われます`,
  }),
  "table/row-never": warning<object>({
    en: () => "this row is never used: earlier rows are for all of it",
    ja: () => "この行は使われることがありません。前の行がすべてに当たるためです",
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

  // ── The whole ──
  "settlement/larger-loss": warning<{
    under: readonly string[];
    lines: readonly LineOfExample[];
    raised: LineOfExample;
    to: string;
    before: string;
    after: string;
  }>(
    {
      en: ({ raised, to, before, after }) =>
        `a larger loss can pay less: with ${lineOf(raised, "en")} raised to ${to}, ${after} is due instead of ${before}`,
      ja: ({ raised, to, before, after }) =>
        `損害が大きいほど支払が減ることがあります。${lineOf(raised, "ja")}が${to}に増えると、支払は${before}から${after}に減ります`,
    },
    {
      en: ({ under, lines }) => {
        const beside = lines.map((line) => lineOf(line, "en")).join(", ");
        const chosen = under.length === 0 ? "" : `, under ${under.map(quoted).join(", ")}`;
        return `this is so beside ${beside === "" ? "no other loss" : beside}${chosen}: see whether the wording means it; where it does, give the term a label`;
      },
      ja: ({ under, lines }) => {
        const beside = lines.map((line) => lineOf(line, "ja")).join("、");
        const chosen = under.length === 0 ? "" : `、${inRow(under)}の場合`;
        return `${beside === "" ? "他に損害がない場合" : `他の損害が${beside}の場合`}${chosen}です。約款の趣旨どおりか確かめ、そのとおりであればラベルを付けてください`;
      },
    },
  ),

  // ── Scenarios ──
  "scenario/no-contract": error<object>({
    en: () => "this scenario has no contract",
    ja: () => "この事例に契約がありません",
  }),
  "scenario/no-incident": error<{ what: string }>({
    en: ({ what }) => `${what} has to follow an \`incident\``,
    ja: ({ what }) => `${inJapanese(what)}は\`incident\`（事故）の後に書いてください`,
  }),
  "scenario/outer-unit": error<{ unit: string; named: string; outer: string | undefined }>({
    en: ({ unit, named, outer }) =>
      `a ${quoted(unit)} is not of a ${quoted(named)}${outer === undefined ? "" : `, but of a ${quoted(outer)}`}`,
    ja: ({ unit, named, outer }) =>
      `${quoted(unit)}の上位単位は${quoted(named)}ではありません${outer === undefined ? "" : `。${quoted(outer)}です`}`,
  }),
  "scenario/no-expectation": warning<object>({
    en: () => "this scenario expects nothing",
    ja: () => "この事例に期待する結果（expect）がありません",
  }),
  "scenario/value": error<{ name: string; wanted: string }>({
    en: ({ name, wanted }) => `${quoted(name)} needs ${wanted}`,
    ja: ({ name, wanted }) => `${quoted(name)}には${inJapanese(wanted)}が必要です`,
  }),
  "scenario/word": error<{ word: string }>({
    en: ({ word }) => `${quoted(word)} belongs to no name before it`,
    ja: ({ word }) => `${quoted(word)}がどの名前の値か分かりません`,
  }),
  "scenario/amount-missing": error<{ head: string }>(
    {
      en: ({ head }) => `a line of ${quoted(head)} states its amount`,
      ja: ({ head }) => `${quoted(head)}の明細には金額が必要です`,
    },
    {
      en: ({ head }) => `for example \`loss ${head} 100_000\``,
      ja: ({ head }) => `例：\`loss ${head} 100_000\``,
    },
  ),
  "scenario/amount-computed": error<{ head: string }>(
    {
      en: ({ head }) => `a line of ${quoted(head)} states no amount: the product works it out`,
      ja: ({ head }) => `${quoted(head)}の明細に金額は書きません。金額は商品の算式で求めます`,
    },
    {
      en: () => "leave the amount out, and state the facts that it is worked out from; 0 withdraws the line",
      ja: () => "金額を消し、算式が参照する事実を書いてください。0は明細の取下げを表します",
    },
  ),
  "scenario/twice": error<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is stated twice`,
    ja: ({ name }) => `${quoted(name)}が二度書かれています`,
  }),
  "scenario/contract-late": error<object>(
    {
      en: () => "the contract of a scenario, with its schedule, stands in front of its incidents",
      ja: () => "事例の契約と明細は、事故より前に書きます",
    },
    {
      en: () => "it is one for all of them; what changes in the period is another scenario",
      ja: () => "契約はすべての事故に共通です。期間中に変わる場合は、別の事例にしてください",
    },
  ),
  "scenario/whole": error<{ what: "overpaid" | "left" | "premium" | "layer"; name: string }>(
    {
      en: ({ what, name }) =>
        what === "overpaid"
          ? "what was overpaid is of the incident as a whole, not of some of its lines"
          : what === "premium"
            ? `the premium ${quoted(name)} is of the contract as a whole`
            : what === "layer"
              ? `what the layer ${quoted(name)} comes to is of all lines together`
              : `what is left is not counted for each ${name}`,
      ja: ({ what, name }) =>
        what === "overpaid"
          ? "過払額（`overpaid`）は事故全体の額で、一部の明細の額としては求められません"
          : what === "premium"
            ? `保険料${quoted(name)}は契約全体の額です`
            : what === "layer"
              ? `レイヤー${quoted(name)}の額はすべての明細を合わせた額です`
              : `残額は${inJapanese(name)}ごとには数えられません`,
    },
    {
      en: ({ what }) =>
        what === "overpaid"
          ? "expect what is due on these lines, or is to be paid now: `expect pay costs …`"
          : what === "left"
            ? "the ledger keeps what was used for a unit, an `insured`, a `day` or a `policy year`"
            : undefined,
      ja: ({ what }) =>
        what === "overpaid"
          ? "一部の明細については、支払額を期待値にしてください：`expect pay costs …`"
          : what === "left"
            ? "台帳に残るのは、単位・被保険者（`insured`）・日（`day`）・保険年度（`policy year`）ごとの使用額です"
            : undefined,
    },
  ),
  "scenario/same-title": warning<{ title: string }>(
    {
      en: ({ title }) => `two scenarios of the product are called ${quoted(title)}`,
      ja: ({ title }) => `この商品には${quoted(title)}という名前の事例が二つあります`,
    },
    {
      en: () => "a report names a scenario by its title: say what each one is about",
      ja: () => "結果は事例の名前で示されます。それぞれの内容が分かる名前にしてください",
    },
  ),
  "scenario/bearer-unused": warning<{ what: "claim" | "insured"; id: string }>(
    {
      en: ({ what, id }) => `no line is of ${what} ${quoted(id)}, and nothing else is said of it`,
      ja: ({ what, id }) =>
        `${what === "claim" ? "請求" : "被保険者"}${quoted(id)}の明細がなく、ほかに何も述べられていません`,
    },
    {
      en: ({ what, id }) =>
        `\`${what}\` begins a statement of its own; what a line is of stands behind its amount: \`loss … of ${what} ${id}\``,
      ja: ({ what, id }) =>
        `\`${what}\`はそれだけで一つの文になります。明細がどれについてかは金額の後に書きます：\`loss … of ${what} ${id}\``,
    },
  ),
  "scenario/assumed-event": remark<{ event: string; other: string; term: string }>(
    {
      en: ({ event, other, term }) =>
        `this line names no trigger and is judged under ${quoted(event)}: ${quoted(term)} is for ${quoted(other)} and does not act on it`,
      ja: ({ event, other, term }) =>
        `この明細は支払事由を示していないため${quoted(event)}として扱われ、${quoted(other)}についての${quoted(term)}は働きません`,
    },
    {
      en: ({ event, other }) => `say under which it is: \`under ${other}\` or \`under ${event}\``,
      ja: ({ event, other }) => `どちらの支払事由によるかを示してください：\`under ${other}\`または\`under ${event}\``,
    },
  ),
  "scenario/remainder": error<{
    name: string;
    /** It is written as an id, and no term has that. */
    isUnknownId: boolean;
    term: string;
    /** Those that may be meant, with what they say. */
    terms: readonly { readonly id: string; readonly says: string | undefined }[];
    /** What the one that may be meant counts apart. */
    each: readonly string[];
  }>(
    {
      en: ({ name, isUnknownId, term, terms }) =>
        isUnknownId
          ? `no term of the period has the id ${quoted(name)}`
          : terms.length > 1
            ? `${quoted(name)} has more than one ${term} of the period`
            : `${quoted(name)} has no ${term} of the period that this could be`,
      ja: ({ name, isUnknownId, terms }) =>
        isUnknownId
          ? `idが${quoted(name)}である保険期間中の支払条件はありません`
          : terms.length > 1
            ? `${quoted(name)}には保険期間中の支払条件が二つ以上あります`
            : `${quoted(name)}には該当する保険期間中の支払条件がありません`,
    },
    {
      en: ({ isUnknownId, terms, each }) =>
        terms.length > (isUnknownId ? 0 : 1)
          ? `write which one: ${terms.map(termWithText).join(" or ")}`
          : terms.length === 1
            ? each.length === 0
              ? "it is one amount for all: leave out `for`"
              : `say of which it is: ${quoted(each.map((one) => `for ${one} "…"`).join(" "))}`
            : "only of an amount per period the ledger keeps what was used",
      ja: ({ isUnknownId, terms, each }) =>
        terms.length > (isUnknownId ? 0 : 1)
          ? `どれであるかを${terms.map(termWithText).join("または")}のように書いてください`
          : terms.length === 1
            ? each.length === 0
              ? "全体で一つの金額です。`for`を消してください"
              : `どれの残額かを${quoted(each.map((one) => `for ${one} "…"`).join(" "))}のように書いてください`
            : "残額が台帳に残るのは保険期間中の金額だけです",
    },
  ),
  "scenario/remainder-open": error<{ term: string }>(
    {
      en: ({ term }) => `what is left of ${quoted(term)} cannot be told from the ledger`,
      ja: ({ term }) => `${quoted(term)}の残額は台帳だけでは決まりません`,
    },
    {
      en: () => "its amount depends on the claim; expect what is due or paid instead",
      ja: () => "金額が事故の内容によって変わります。支払額を期待値にしてください",
    },
  ),
  "scenario/period": error<object>(
    {
      en: () => "the contract of this scenario has no period",
      ja: () => "この事例の契約に保険期間がありません",
    },
    {
      en: () => "for example `period from 2026-04-01 to 2027-04-01`",
      ja: () => "例：`period from 2026-04-01 to 2027-04-01`",
    },
  ),
  "scenario/line-moved": warning<{ id: string; head: string; whose: string | undefined }>(
    {
      en: ({ id, head, whose }) =>
        `this is line ${quoted(id)} of the incident, which was one of ${quoted(head)}${whose === undefined ? "" : ` of ${quoted(whose)}`} before: what that was paid counts as paid on this one`,
      ja: ({ id, head, whose }) =>
        `この明細は事故の明細${quoted(id)}で、前は${whose === undefined ? "" : `${quoted(whose)}の`}${quoted(head)}の明細でした。前の明細への支払いは、この明細の支払いとみなされます`,
    },
    {
      en: () => 'lines without an id are known by their place: give each its own, `loss repair 500_000 id "repair"`',
      ja: () =>
        '番号のない明細は並び順で識別されます。それぞれに番号を付けてください：`loss repair 500_000 id "repair"`',
    },
  ),
  "scenario/last-day": warning<{ last: string; better: string }>(
    {
      en: ({ last }) => `the period ends as this day begins: its last day is ${last}`,
      ja: ({ last }) => `保険期間はこの日の午前0時に終わり、最後の日は${last}です`,
    },
    {
      en: ({ better }) => `a period of whole years ends \`to ${better}\``,
      ja: ({ better }) => `満年数の期間なら\`to ${better}\`と書いてください`,
    },
  ),
  "scenario/invalid": error<{ path: string; message: string; problem: ProblemCode }>({
    en: ({ path, message }) => `${path}: ${message}`,
    ja: ({ path, problem }) => `\`${path}\`：${problemsInJapanese[problem]}`,
  }),
  "scenario/contract-unused": warning<{ name: string }>({
    en: ({ name }) => `no scenario uses the sample contract ${quoted(name)}`,
    ja: ({ name }) => `契約例${quoted(name)}を使う事例がありません`,
  }),

  // ── Lints ──
  "lint/no-label": lint<{ name: string; kind: string }>(
    {
      en: ({ name, kind }) => `the ${kind} ${quoted(name)} has no label`,
      ja: ({ name, kind }) => `${inJapanese(kind)}${quoted(name)}に名称がありません`,
    },
    {
      en: ({ name }) => `the label is what people read: \`${name} "…"\``,
      ja: ({ name }) => `人が読む名称を付けてください：\`${name} "…"\``,
    },
  ),
  "lint/no-source": lint<{ name: string; kind: string }>(
    {
      en: ({ name, kind }) => `the ${kind} ${quoted(name)} does not say where it comes from`,
      ja: ({ name, kind }) => `${inJapanese(kind)}${quoted(name)}に典拠がありません`,
    },
    {
      en: () => "refer to a document of the product: `@brochure(p.7)`",
      ja: () => "商品の文書を引用してください：`@brochure(p.7)`",
    },
  ),
  "lint/same-label": lint<{ name: string; other: string; label: string }>({
    en: ({ name, other, label }) => `${quoted(name)} and ${quoted(other)} have the same label “${label}”`,
    ja: ({ name, other, label }) => `${quoted(name)}と${quoted(other)}の名称が同じ「${label}」です`,
  }),
  "lint/larger-loss": lint<{ because: "amount" | "groups" | "ranking" | "franchise" | "quantity" }>({
    en: ({ because }) => {
      const reason = {
        amount: "its amount depends on the loss",
        groups: "it acts on only a part of what an earlier limit shared out",
        ranking: "it ranks heads that an earlier limit put together",
        franchise: "it follows another term on the same losses",
        quantity: "a loss that was nothing before is counted, and later ones get less",
      }[because];
      return `a larger loss may pay less because of this term: ${reason}`;
    },
    ja: ({ because }) => {
      const reason = {
        amount: "金額が損害の額によって変わる",
        groups: "先の限度額がまとめて分けた額の一部だけに働く",
        ranking: "先の限度額がまとめた費目に順位を付ける",
        franchise: "同じ損害に別の支払条件が先に働く",
        quantity: "額のなかった損害も数えられ、後の損害への支払が減る",
      }[because];
      return `${reason}ため、この支払条件により、損害が大きいほど支払が減ることがありえます`;
    },
  }),

  // ── Several files ──
  "use/path": error<{ path: string }>(
    {
      en: ({ path }) => `${quoted(path)} is no path from this file to another one`,
      ja: ({ path }) => `${quoted(path)}はこのファイルからの相対パスではありません`,
    },
    {
      en: () => "write the path from the folder of this file, with `/`: `../words.yakkan`",
      ja: () => "このファイルのフォルダーからのパスを`/`で書いてください：`../words.yakkan`",
    },
  ),
  "use/no-file": error<{ file: string }>({
    en: ({ file }) => `there is no file ${quoted(file)}`,
    ja: ({ file }) => `ファイル${quoted(file)}がありません`,
  }),
  "use/cycle": error<{ files: readonly string[] }>(
    {
      en: ({ files }) => `these files use each other in a circle: ${files.map(quoted).join(" → ")}`,
      ja: ({ files }) => `ファイルが互いに利用し合っています：${files.map(quoted).join(" → ")}`,
    },
    {
      en: () => "put what both need in a file of its own",
      ja: () => "双方に必要な定義を別のファイルに移してください",
    },
  ),
  "use/unknown": error<{ name: string; file: string } & Nearest>(
    {
      en: ({ name, file }) => `${quoted(file)} has no product or vocabulary ${quoted(name)}`,
      ja: ({ name, file }) => `${quoted(file)}に${quoted(name)}という商品・用語集はありません`,
    },
    didYouMean,
  ),
  "use/broken": error<{ name: string; file: string }>(
    {
      en: ({ name, file }) => `${quoted(name)} has errors (in ${quoted(file)})`,
      ja: ({ name, file }) => `${quoted(name)}に誤りがあります（${quoted(file)}）`,
    },
    {
      en: () => "mend that file first",
      ja: () => "先にそのファイルを直してください",
    },
  ),
  "use/all-of-what": error<object>(
    {
      en: () => "this does not say of which vocabulary",
      ja: () => "どの用語集から利用するのかがありません",
    },
    {
      en: () => "write `use NAME` for a whole vocabulary, or `use all but … from NAME`",
      ja: () => "用語集全体なら`利用 名前`、一部を除くなら`利用 … 以外 所収 名前`と書いてください",
    },
  ),
  "use/unknown-word": error<{ name: string; vocabulary: string } & Nearest>(
    {
      en: ({ name, vocabulary }) => `the vocabulary ${quoted(vocabulary)} does not define ${quoted(name)}`,
      ja: ({ name, vocabulary }) => `用語集${quoted(vocabulary)}に${quoted(name)}の定義はありません`,
    },
    didYouMean,
  ),
  "use/needs": error<{ name: string; needed: string; vocabulary: string }>(
    {
      en: ({ name, needed, vocabulary }) =>
        `${quoted(name)} of ${quoted(vocabulary)} reads ${quoted(needed)}, which this product does not have`,
      ja: ({ name, needed, vocabulary }) =>
        `用語集${quoted(vocabulary)}の${quoted(name)}は${quoted(needed)}を参照しますが、この商品にはありません`,
    },
    {
      en: ({ needed }) => `use ${quoted(needed)} too, or declare one of that name`,
      ja: ({ needed }) => `${quoted(needed)}も利用するか、同じ名前で宣言してください`,
    },
  ),

  // ── Derived products ──
  "extend/cycle": error<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is made of itself`,
    ja: ({ name }) => `${quoted(name)}が自分自身を派生元または利用先としています`,
  }),
  "extend/unknown": error<{ name: string } & Nearest>(
    {
      en: ({ name }) => `there is no ${quoted(name)} here to amend`,
      ja: ({ name }) => `変更の対象となる${quoted(name)}がありません`,
    },
    didYouMean,
  ),
  "extend/own": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is declared by this product itself`,
      ja: ({ name }) => `${quoted(name)}はこの商品自身が宣言しています`,
    },
    {
      en: () => "change the declaration; only what the product is derived from, or uses, is amended",
      ja: () => "宣言そのものを直してください。変更できるのは派生元や用語集の定義だけです",
    },
  ),
  "extend/removed": error<{ name: string; product: string }>(
    {
      en: ({ name, product }) => `${quoted(product)} removes ${quoted(name)}, which is still read here`,
      ja: ({ name, product }) => `${quoted(product)}が削除した${quoted(name)}がここでまだ参照されています`,
    },
    {
      en: () => "replace or remove what reads it, too",
      ja: () => "参照している箇所も差替えるか削除してください",
    },
  ),
  "extend/unnamed": error<object>(
    {
      en: () => "this has no name by which to find what it replaces",
      ja: () => "差替えの対象を特定する名前がありません",
    },
    {
      en: () => "replace the section, frame or head that it stands in",
      ja: () => "これを含む補償・枠・費目を差替えてください",
    },
  ),
  "extend/no-clause": error<{ others: boolean }>(
    {
      en: () => "there is no such clause here",
      ja: () => "該当する条項がここにありません",
    },
    {
      en: ({ others }) =>
        others
          ? "write it with the bases that it has, and with what it counts: `limit per incident and period`, `limit of stay_days per incident`"
          : undefined,
      ja: ({ others }) =>
        others
          ? "条項の基準をすべて、数える対象があればそれも書いてください：`limit per incident and period`、`limit of stay_days per incident`"
          : undefined,
    },
  ),
  "extend/ambiguous": error<{ count: number }>(
    {
      en: ({ count }) => `${count} clauses here could be meant`,
      ja: ({ count }) => `該当しうる条項が${count}個あります`,
    },
    {
      en: () => "add the `for`, `where` and `when` of the one that is meant, or replace the node",
      ja: () => "対象の条項の`対象`や「ただし…の場合に限る」も書くか、まとまりごと差替えてください",
    },
  ),
  "extend/term-place": error<object>(
    {
      en: () => "the place of this term decides what it does, and is not said",
      ja: () => "支払条件の働きは位置で決まりますが、位置が示されていません",
    },
    {
      en: () => "put it in `add first { … }`, `add last { … }`, `add before … { … }` or `add after … { … }`",
      ja: () =>
        "`追加 冒頭 { … }`、`追加 末尾 { … }`、`追加 直前 … { … }`、`追加 直後 … { … }`のいずれかに入れてください",
    },
  ),
  "extend/add-here": error<object>({
    en: () => "this cannot stand in a section, frame or head",
    ja: () => "これは補償・枠・費目の中に置けません",
  }),
  "extend/currency": error<{ code: string }>(
    {
      en: ({ code }) => `amounts of the product that this one is derived from are in ${quoted(code)}`,
      ja: ({ code }) => `派生元の金額の通貨は${quoted(code)}です`,
    },
    {
      en: () => "only the rounding can be changed",
      ja: () => "変更できるのは端数処理だけです",
    },
  ),
  "extend/fixed-twice": error<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is fixed already`,
    ja: ({ name }) => `${quoted(name)}はすでに固定されています`,
  }),
  "extend/fix-range": error<{ name: string; value: string }>({
    en: ({ name, value }) => `${quoted(name)} cannot be ${value}: it is outside its range`,
    ja: ({ name, value }) => `${quoted(name)}を${value}に固定できません：範囲の外です`,
  }),
} satisfies Readonly<Record<string, CatalogEntry<never>>>;

export type DiagnosticCode = keyof typeof catalog;
export type DiagnosticArguments<C extends DiagnosticCode> = Parameters<(typeof catalog)[C]["text"]["en"]>[0];

const said = <A>(wording: Wording<A>): Wording<A> => wording;

/** What related places say. */
export const notes = {
  limitFirst: said<object>({
    en: () => "the limit",
    ja: () => "その支払限度額",
  }),
  outerLimit: said<{ node: string }>({
    en: ({ node }) => `the limit of ${quoted(node)}`,
    ja: ({ node }) => `${quoted(node)}の支払限度額`,
  }),
  innerLimit: said<{ node: string }>({
    en: ({ node }) => `a limit of ${quoted(node)}`,
    ja: ({ node }) => `${quoted(node)}の支払限度額`,
  }),
  declared: said<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is declared here`,
    ja: ({ name }) => `${quoted(name)}の宣言`,
  }),
  usesFile: said<{ file: string }>({
    en: ({ file }) => `which uses ${quoted(file)}`,
    ja: ({ file }) => `ここで${quoted(file)}を利用`,
  }),
  removed: said<object>({ en: () => "removed here", ja: () => "ここで削除" }),
  candidate: said<object>({ en: () => "this one?", ja: () => "これですか" }),
  rule: said<object>({ en: () => "this rule takes part", ja: () => "関係する規則" }),
  first: said<object>({ en: () => "the first one stands here", ja: () => "一つ目はここにあります" }),
  earlierRow: said<object>({ en: () => "the earlier row", ja: () => "前の行" }),
  ground: said<{ name: string }>({
    en: ({ name }) => `the exclusion ${quoted(name)}`,
    ja: ({ name }) => `免責事由${quoted(name)}`,
  }),
  passesBy: said<{ name: string }>({
    en: ({ name }) => `this term does not act on ${quoted(name)}`,
    ja: ({ name }) => `この支払条件は${quoted(name)}に働きません`,
  }),
  countsNothing: said<{ name: string }>({
    en: ({ name }) => `this amount counts nothing of ${quoted(name)}`,
    ja: ({ name }) => `この金額に${quoted(name)}は数えられません`,
  }),
  termPer: said<{ unit: string }>({
    en: ({ unit }) => `the term per ${quoted(unit)}`,
    ja: ({ unit }) => `${quoted(unit)}ごとの支払条件`,
  }),
  cover: said<object>({ en: () => "covered here", ja: () => "補償の定め" }),
  statedBefore: said<object>({ en: () => "as it was stated before", ja: () => "前に述べた明細" }),
  otherTerm: said<object>({ en: () => "the other one", ja: () => "もう一方" }),
  otherWindow: said<object>({ en: () => "the narrower one", ja: () => "より狭い期間" }),
  earlierTerm: said<object>({ en: () => "the term before it", ja: () => "先に働く支払条件" }),
};

/** `"costs:limit:period:1"` (`limit 500 per period for response`) */
function termWithText({ id, says }: { readonly id: string; readonly says: string | undefined }): string {
  return `\`"${id}"\`${says === undefined ? "" : ` (\`${says}\`)`}`;
}
