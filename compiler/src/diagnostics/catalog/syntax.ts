import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import type { SignKind, SyntaxHint } from "../syntax.js";
import { error, warning } from "./entry.js";
import { foreignFunctions } from "./foreign-functions.js";
import { behindWords, didYouMean, joined, quoted, wantedWords } from "./words.js";

/** How a text is read. */
export const syntax = once(() => ({
  "syntax/unexpected": error<{
    found: string | undefined;
    expected: readonly string[];
    where: string | undefined;
    hint?: SyntaxHint | undefined;
    lacksBehind?: string | undefined;
    unended?: string | undefined;
  }>(
    {
      en: ({ found, expected, where, lacksBehind, unended }) => {
        const what =
          unended !== undefined
            ? `the file ends here, and ${quoted(unended)} does not`
            : found === undefined
              ? "the file ends here"
              : lacksBehind !== undefined
                ? `something is missing behind ${quoted(lacksBehind)}`
                : found === ""
                  ? "something is missing here"
                  : `${quoted(found)} cannot stand here`;
        const place = where === undefined ? "" : ` (in ${where})`;
        return expected.length === 0 ? `${what}${place}` : `${what}${place}: expected ${joined(expected, "or")}`;
      },
      ja: ({ found, expected, where, lacksBehind, unended }) => {
        const what =
          unended !== undefined
            ? `ここでファイルが終わっていますが、${quoted(unended)}が閉じられていません`
            : found === undefined
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
          case "window":
            return `a window says its first day and its last: ${quoted(`window from ${hint.name} until 180 days after ${hint.name}`)}`;
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
            return "the most that is paid is `limit 30_000 per incident`; the most that is borne is a term of its own behind the deductibles, `borne at most 30_000 per incident`; of one deductible, `bearing at most 30_000 per incident` behind it";
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
            return "a number is compared by a sign, `n = 2`; from where to where by two, `n >= 1 and n <= 5`";
          case "dates":
            return "days are compared by signs, `incurred < 3 days after found`, or by `within`: `incurred within 3 days after found`";
          case "part":
            return "the share of a layer stands in front of its amount: `layer 25% of 5_000_000 xs 5_000_000 per incident`";
          case "slice":
            return "what lies between two amounts is a layer: `layer 5_000_000 xs 1_000_000 per incident`";
          case "excess":
            return "`超過` is read both ways: what lies above 10億円, up to 5億円 of it, is `10億円 を超える 5億円`";
          case "again":
            return "each basis with an amount of its own is a term of its own, with its word: `limit 2_000_000 per period`; what else belongs to a term follows without a comma";
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
            return "when a term is there is said behind `when`, `deductible 500 per incident when not plan is full`, for which losses behind `where`, and for which triggers behind `for`: `for fire`";
          case "exception":
            return "what is not excluded stands behind `unless`: `war : bool unless abroad`";
          case "fraction":
            return "a share that no percentage is exactly stands as a quotient in parentheses: `pays (2 / 3)`";
          case "inside":
            return "without a word its payments are within the limits of what it stands in; only what is not says so: `outside limits`";
          case "waiting":
            return "days and hours are counted where each line states them, `facts of loss { stay_days : whole 0 .. 366 }`: those that are not paid by `deductible 4 of stay_days per incident`, those that are paid by `limit 30 of stay_days per incident`; from which day on there is cover says a window, `window from 60 days after found until 1 year after found`";
          case "borne":
            return "what the insured bears is an amount, `deductible 5_000 per incident`; of a share of each loss the part that is paid is written, where 20% are borne `coinsurance pays 80%`";
          case "for-each":
            return "a frame is `for each` of a unit; of which triggers it is, it says in its block: `covers wind`";
          case "twice":
            return "each comparison names what it compares: `n > 5 or n <= 2`";
          case "none":
            return "a term that is not there is left out";
          case "yearly":
            return "what all incidents of the period have together says so by its basis, `limit 2_000_000 per period`, that of each year of several `per policy year`; days are counted by `limit 20 of stay_days per period`";
          case "reinstated":
            return "what is reinstated n times pays n + 1 times its height in the period: `layer 5_000_000 xs 1_000_000 per incident` in a head, and behind it `limit 15_000_000 per period`";
          case "xs":
            return "what a layer is in excess of stands behind `xs` alone: `layer 5_000_000 xs 1_000_000 per incident`";
          case "share-basis":
            return "a share paid has no basis, as it is the same of each loss: leave it out; nor has what a head is worked out to: for each day it is `head h for each loss = 5_000 * stay_days`";
          case "basis-alone":
            return "behind a basis stands a term, `保険期間中につき 支払限度額 3,000万円`; a share paid (縮小支払割合) has no basis, as it is the same of each loss: leave it out";
          case "end":
            return "the least that is borne is `deductible max(5_000, 2% of loss) per incident`; the most stands behind it, `bearing at most 30_000 per incident`";
          case "unit":
            return "a unit is stated beside the contract and the incident: what the contract says of it as `schedule shop S { … }`, what the incident does as `unit shop S { … }`";
          case "untyped":
            return "leave it out: what a column holds is said by its values";
          case "named":
            return "leave it out: what something is for is named alone, `for repair`";
          case "each":
            return "leave it out: `per incident` is of each incident by itself";
          case "of-each":
            return "what an amount is of stands behind `per`: `limit 5_000 per incident`; all that one event brings (each and every loss) is one incident";
          case "open-basis":
            return "a Japanese basis ends in につき: `支払限度額 1事故につき 5,000円`";
          case "signless-term":
            return "what a term says stands right behind its word, without a sign: `limit 5_000 per incident`, `coinsurance pays 80%`";
          case "head-for":
            return "by which triggers a head is open says `covers`, in its block, `head h { covers fire }`, or beside it, `covers fire for h`; a `covers` without `for` around it opens it, too";
          case "several":
            return "several members of a test stand in parentheses, `country in (us, ca)`, items between bars, `item phone | mail`; a comma elsewhere stands only between the names of a list";
          case "test-end":
            return "leave it out: a test ends with what is compared, `country is us`";
          case "excepted":
            return "what is not meant is said by `for all but fire` of names, and by `country is not us` of a member";
          case "between-tests":
            return "`and` and `or` stand between two tests: `abroad and amount > 5_000`";
          case "choice":
            return "a single value stands in parentheses; one of two is chosen by `if abroad then 5_000 else 10_000`";
          case "due":
            return "behind `expect` stands first what it is of: `expect due 5_000` of all, or a head, `expect repair 5_000`";
          case "compared":
            return "sizes and days are compared by signs: `age >= 20`, `found <= notified`";
          case "commas":
            return "names in a list are set apart by commas: `for fire, flood`";
          case "needless":
            return "say it without this word: `limit 5_000 per incident` is the most that is paid, and `for fire` is for that alone";
          case "digits":
            return "the digits of one number are grouped by one sign, `2_500_000` or `2,500,000円`; values of a list have a space behind the comma";
          case "span":
            return "the length of a span is written out, as in `3 months after found`; where it depends on something, it is a choice of the type `span`, `(if abroad then 6 months else 3 months) after found`, or a column of a table that holds spans: `wait after found`";
          case "rolling":
            return "a span is no basis: what an event brings within so many hours is one incident; times are counted over the `period` or a `policy year`; where it turns on the last one before, its day is a fact: `require last is never or incurred > 60 days after last`";
          case "stated-last":
            return "what is stated in braces stands last: `loss stay for person A on 2026-05-01 { days 3 }`";
          case "one-unit":
            return "a line names one unit; where that is of the other, as a room of a building, say so once: `unit room of building`";
          case "whose":
            return `the unit of a line stands behind \`for\`: ${quoted(`for ${hint.name} …`)}`;
          case "signless":
            return "a value stands right behind its name, without a sign: `found 2026-05-01`, `loss repair 5_000`, `expect due 5_000`";
          case "colonless":
            return "leave it out: what holds stands right behind `then` and `else`";
          case "spaced":
            return "leave it out: the values of a row are set apart by spaces, `low : 10 20`";
          case "loss":
            return "a loss names its head first, and then its amount: `loss repair 5_000`";
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
          case "window":
            return `対象期間には最初の日と最後の日を書きます：${quoted(`window from ${hint.name} until 180 days after ${hint.name}`)}`;
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
            return "支払の上限は`limit 30_000 per incident`と書きます。自己負担の上限は、免責金額の後に`borne at most 30_000 per incident`と書きます。一つの免責金額だけの上限は、その後に`bearing at most 30_000 per incident`と続けます";
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
            return "数は`n = 2`のように符号で比べます。範囲は二つの比較で書きます：`n >= 1 and n <= 5`";
          case "dates":
            return "日は`incurred < 3 days after found`のように符号で比べるか、`incurred within 3 days after found`と書いてください";
          case "part":
            return "層の割合は金額の前に書きます：`layer 25% of 5_000_000 xs 5_000_000 per incident`";
          case "slice":
            return "二つの金額の間を支払うのは層です：`layer 5_000_000 xs 1_000_000 per incident`";
          case "excess":
            return "`超過`はどちらの額を超えるのか両方に読めます。10億円を超える部分を5億円まで支払うなら`10億円 を超える 5億円`と書いてください";
          case "again":
            return "金額が別の適用単位は、それぞれ一つの条項です。`limit 2_000_000 per period`のように、語を改めて書いてください。同じ条項の続きはカンマを付けずに書きます";
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
            return "条項を適用する場合は`when`の後に、`deductible 500 per incident when not plan is full`のように書きます。対象の損害は`where`の後に、支払事由は`for fire`のように書きます";
          case "exception":
            return "免責としない場合は`unless`の後に書きます：`war : bool unless abroad`";
          case "fraction":
            return "百分率で書き切れない割合は、括弧に入れた割り算で書きます：`pays (2 / 3)`";
          case "inside":
            return "外枠と書かない限り、支払いは所属する部分の限度額の内枠です。何も書かないでください";
          case "waiting":
            return "日数や時間は、明細ごとに`facts of loss { stay_days : whole 0 .. 366 }`のように入力して数えます。支払わない日数は`deductible 4 of stay_days per incident`、支払う日数は`limit 30 of stay_days per incident`です。補償がいつ始まるかは`window from 60 days after found until 1 year after found`のように対象期間で表します";
          case "borne":
            return "自己負担が金額であれば`deductible 5_000 per incident`、損害の一定割合であれば、支払う方の割合を書きます。20%を負担するなら`coinsurance pays 80%`です";
          case "for-each":
            return "枠に続く`for each`は単位ごとの枠を表します。どの支払事由の枠かは、中に`covers wind`と書きます";
          case "twice":
            return "比較のたびに比べるものを書いてください：`n > 5 or n <= 2`";
          case "none":
            return "適用しない条項は書きません";
          case "yearly":
            return "すべての事故を通算する金額は適用単位で表します：`limit 2_000_000 per period`。数年の契約の年ごとの金額は`policy year`についてです。日数の限度は`limit 20 of stay_days per period`と書きます";
          case "reinstated":
            return "n回復元される層が保険期間中に支払うのは、その高さのn + 1倍です。`layer 5_000_000 xs 1_000_000 per incident`の後に`limit 15_000_000 per period`と書きます";
          case "xs":
            return "層の下の額は`xs`だけの後に書きます：`layer 5_000_000 xs 1_000_000 per incident`";
          case "share-basis":
            return "縮小支払割合はどの損害にも同じなので、適用単位を書きません。外してください。計算による費目にも書きません。1日ごとの金額は`head h for each loss = 5_000 * stay_days`と書きます";
          case "basis-alone":
            return "縮小支払割合はどの損害にも同じなので、適用単位を書きません。外してください。適用単位を前に書く条項は`保険期間中につき 支払限度額 3,000万円`のように続けます";
          case "end":
            return "自己負担の下限は`deductible max(5_000, 2% of loss) per incident`と書きます。上限はその後に`bearing at most 30_000 per incident`と続けます";
          case "unit":
            return "単位は契約や事故の波括弧の外に書きます。契約に記載されている内容は`schedule shop S { … }`、事故で明らかになった内容は`unit shop S { … }`です";
          case "untyped":
            return "外してください。列の型は値から決まります";
          case "named":
            return "外してください。対象は`for repair`のように名前だけで書きます";
          case "each":
            return "外してください。`per incident`はそれぞれの1事故を表します";
          case "of-each":
            return "金額が何についてのものかは、`limit 5_000 per incident`のように適用単位で表します。一つの出来事から生じた損害は、すべて合わせて1事故です";
          case "open-basis":
            return "適用単位は「につき」で終わります：`支払限度額 1事故につき 5,000円`";
          case "signless-term":
            return "条項の内容は、語のすぐ後に符号を付けずに書きます：`limit 5_000 per incident`、`coinsurance pays 80%`";
          case "head-for":
            return "費目の支払事由は、費目の中に`head h { covers fire }`、または並べて`covers fire for h`と書きます。外側に`for`のない`covers`があれば、その支払事由も対象になります";
          case "several":
            return "判定で複数の選択肢を書くときは`country in (us, ca)`のように括弧に入れ、内訳は`item phone | mail`のように区切ります。それ以外のカンマは、並べた名前の間にだけ書けます";
          case "test-end":
            return "外してください。判定は`country is us`のように、比べるもので終わります";
          case "excepted":
            return "除くものは、名前であれば`for all but fire`、選択肢であれば`country is not us`と書きます";
          case "between-tests":
            return "`and`と`or`は二つの判定の間に書きます：`abroad and amount > 5_000`";
          case "choice":
            return "括弧に入れる値は一つです。場合分けは`if abroad then 5_000 else 10_000`と書きます";
          case "due":
            return "`expect`の後には、何についてかを先に書きます：全体なら`expect due 5_000`、費目なら`expect repair 5_000`";
          case "compared":
            return "大きさや日の前後は符号で比べます：`age >= 20`、`found <= notified`";
          case "commas":
            return "名前を並べるときはカンマで区切ります：`for fire, flood`";
          case "needless":
            return "この語を外してください。`limit 5_000 per incident`は支払の上限を表し、`for fire`はそれだけを対象とします";
          case "digits":
            return "一つの数の桁は一通りの記号で区切ります：`2_500_000`または`2,500,000円`。値を並べるときは、カンマの後に空白を置いてください";
          case "span":
            return "期間の長さは`3 months after found`のように直接書きます。場合によって異なるときは、`span`型の選択項目とするか、`(if abroad then 6 months else 3 months) after found`と書くか、期間を値とする表の列を使ってください：`wait after found`";
          case "rolling":
            return "期間は適用単位になりません。一つの事象から何時間以内に生じたものは、一つの事故として入力します。回数は`period`または`policy year`を通算して数えます。前回からの日数によるのであれば、前回の日を事実として`require last is never or incurred > 60 days after last`と書きます";
          case "stated-last":
            return "中括弧の中の事実は最後に書きます：`loss stay for person A on 2026-05-01 { days 3 }`";
          case "one-unit":
            return "損害明細が示す単位は一つです。部屋と建物のように一方が他方に属するのであれば、`unit room of building`と宣言してください";
          case "whose":
            return `損害明細の単位は\`for\`の後に書きます：${quoted(`for ${hint.name} …`)}`;
          case "signless":
            return "値は名前のすぐ後に、符号を付けずに書きます：`found 2026-05-01`、`loss repair 5_000`、`expect due 5_000`";
          case "colonless":
            return "外してください。値は`then`と`else`のすぐ後に書きます";
          case "spaced":
            return "外してください。行の値は`low : 10 20`のように空白で区切ります";
          case "loss":
            return "損害明細には費目、その後に金額を書きます：`loss repair 5_000`";
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
      en: ({ name }) =>
        name === "else"
          ? "a row of a table for all the rest lists what it is for, `fire, water : 5_000`, or takes a band, `0 .. : 5_000`"
          : "choose another name, or write it between backticks",
      ja: ({ name }) =>
        name === "else"
          ? "表の残りすべての行は、`fire, water : 5_000`のように対象を並べるか、`0 .. : 5_000`のように幅で書きます"
          : "別の名前にするか、バッククォートで囲んでください",
    },
  ),
  "syntax/too-deep": error<{ /** Each reads the next. */ formulas?: true }>(
    {
      en: ({ formulas }) =>
        formulas ? "too many formulas read one another here" : "too many parts stand in one another here",
      ja: ({ formulas }) =>
        formulas ? "ここでは算式が何段にもわたって参照し合っています" : "ここは入れ子が深すぎます",
    },
    {
      en: ({ formulas }) =>
        formulas
          ? "let one formula read several side by side, in place of each the one before; many cases are a `table`"
          : "give parts of it a name with `let`; many cases are a `table`",
      ja: ({ formulas }) =>
        formulas
          ? "前の算式を順に参照していく代わりに、一つの算式で複数の算式をまとめて参照してください。場合分けが多いときは`table`（表）にできます"
          : "`let`（算式）で部分に名前を付けてください。場合分けが多いときは`table`（表）にできます",
    },
  ),
  "syntax/unreadable": error<{
    text: string;
    /** The sign of the language that it looks like. */ sign?: string | undefined;
    /** `!=`, or the sign of a currency. */ kind?: SignKind | undefined;
  }>(
    {
      en: ({ text, kind }) => {
        if (kind === "text") return "this text does not end";
        if (kind === "comment") return "this comment does not end";
        return kind === "grouping" ? `${quoted(text)} is no amount` : `${quoted(text)} means nothing here`;
      },
      ja: ({ text, kind }) => {
        if (kind === "text") return "この文字列は閉じられていません";
        if (kind === "comment") return "このコメントは閉じられていません";
        return kind === "grouping" ? `${quoted(text)}は金額として読み取れません` : `${quoted(text)}は読み取れません`;
      },
    },
    {
      en: ({ text, sign, kind }) => {
        if (kind === "unequal") return "unequal is written `<>`; of members `is not`, of a condition `not`";
        if (kind === "currency") return "an amount is a plain number, `5_000`, of the currency of the product";
        if (kind === "choice") return foreignFunctions.choice.en;
        if (kind === "power") return foreignFunctions.powers.en;
        if (kind === "source")
          return "where something is said in a document stands in parentheses: `document brochure`, and `@brochure(p.2)` behind what it says";
        if (kind === "text") return 'a text ends on its line: `"…"`';
        if (kind === "comment")
          return "a comment stands between `/*` and `*/`, or behind `//` up to the end of its line";
        if (kind === "grouping") return "commas group three digits each: `1,000円`; amounts are apart by a blank, too";
        if (kind === "quote")
          return 'a text stands in double quotes, `"…"`, and the name of a member in none: `country is us`';
        return sign && `${quoted(text)} is written ${quoted(sign)}`;
      },
      ja: ({ text, sign, kind }) => {
        if (kind === "unequal") return "等しくないことは`<>`、選択肢では`is not`、条件では`not`と書きます";
        if (kind === "currency") return "金額は商品の通貨による数だけで書きます：`5_000`";
        if (kind === "choice") return foreignFunctions.choice.ja;
        if (kind === "power") return foreignFunctions.powers.ja;
        if (kind === "source")
          return "文書のどこに書かれているかは括弧の中に書きます：`document brochure`と宣言し、書かれている内容の後に`@brochure(2ページ)`と書いてください";
        if (kind === "text") return '文字列は同じ行の中で閉じます：`"…"`';
        if (kind === "comment") return "コメントは`/*`と`*/`の間に、または`//`から行末までに書きます";
        if (kind === "grouping")
          return "カンマは3桁ごとの区切りです：`1,000円`。金額を並べるときはカンマの後に空白を入れます";
        if (kind === "quote")
          return '文字列は二重引用符で囲み（`"…"`）、選択肢の名前は引用符を付けずに書きます：`country is us`';
        return sign && `${quoted(text)}は${quoted(sign)}と書きます`;
      },
    },
  ),
}));
