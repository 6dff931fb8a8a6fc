import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import { error, remark, warning } from "./entry.js";
import { foreignFunctions, type ForeignFunction } from "./foreign-functions.js";
import {
  allQuoted,
  amountOfEachLine,
  boundInEnglish,
  boundInJapanese,
  didYouMean,
  guardOfTerm,
  inRule,
  inRow,
  isAmountOfTerm,
  isTriggerOfTerm,
  joined,
  plain,
  quoted,
  whereOfTerm,
  type Bound,
  type Nearest,
} from "./words.js";

const anElapsedTime = "an elapsed time";
const anAmount = "an amount of money";

/** Types, expressions and conditions. */
export const expressions = once(() => ({
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
      en: ({ found, instead, wanted, time, elapsed, compared }) =>
        compared !== undefined
          ? `days are compared by signs: ${quoted(compared)}`
          : time !== undefined
            ? `to count the ${time.fact.split("_")[1]!} of each line, give them a name as a fact of loss, ${quoted(`${time.fact} : whole 0 .. 2_000`)}, and write ${quoted(`${time.term} ${time.number} of ${time.fact}`)}`
            : elapsed !== undefined
              ? `hours are added to a date with a time, in a rule such as ${quoted(elapsed)}${elapsed.startsWith("occurred ") ? ", where `occurred` is a fact: `occurred : datetime`" : ""}; a span of days would count calendar days and no hours`
              : found === anElapsedTime && wanted === anAmount
                ? foreignFunctions.hours.en
                : instead && `as ${wanted}: ${quoted(instead)}`,
      ja: ({ found, instead, wanted, time, elapsed, compared }) =>
        compared !== undefined
          ? `日は符号で比べます：${quoted(compared)}`
          : time !== undefined
            ? `明細ごとの数を数えるには、${quoted(`${time.fact} : whole 0 .. 2_000`)}のような損害の事実とし、${quoted(`${time.term} ${time.number} of ${time.fact}`)}と書いてください`
            : elapsed !== undefined
              ? `時間は日時に足して比べます：${quoted(elapsed)}${elapsed.startsWith("occurred ") ? "（`occurred`は日時の事実`occurred : datetime`）" : ""}。日数で書くと暦日を数え、時刻は見ません`
              : found === anElapsedTime && wanted === anAmount
                ? foreignFunctions.hours.ja
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
  "type/share-of-sum": error<{ share: string; one: string; ofOne: string; ofSum: string }>(
    {
      en: ({ share, one }) =>
        `${quoted(share)} may be of ${quoted(one)} or of the whole: parentheses have to say which`,
      ja: ({ share, one }) =>
        `${quoted(share)}が${quoted(one)}の割合か、全体の割合か、はっきりしません。括弧で示してください`,
    },
    {
      en: ({ one, ofOne, ofSum }) => `of ${quoted(one)}: ${quoted(ofOne)}; of the whole: ${quoted(ofSum)}`,
      ja: ({ one, ofOne, ofSum }) =>
        `${quoted(one)}の割合であれば：${quoted(ofOne)}。全体の割合であれば：${quoted(ofSum)}`,
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
      /** One of another language. */ foreign?: ForeignFunction | undefined;
    } & Nearest
  >(
    { en: ({ name }) => `unknown function ${quoted(name)}`, ja: ({ name }) => `${quoted(name)}という関数はありません` },
    {
      en: ({ name, hidden, foreign, nearest }) =>
        hidden !== undefined
          ? `this file declares ${quoted(name)}, which hides the function of that name: rename what it declares, or write ${quoted(`${hidden}(…)`)}`
          : foreign === undefined
            ? didYouMean.en({ nearest })
            : foreignFunctions[foreign].en,
      ja: ({ name, hidden, foreign, nearest }) =>
        hidden !== undefined
          ? `このファイルが${quoted(name)}を宣言しているため、同じ名前の関数が隠れています。宣言の名前を変えるか、${quoted(`${hidden}(…)`)}と書いてください`
          : foreign === undefined
            ? didYouMean.ja({ nearest })
            : foreignFunctions[foreign].ja,
    },
  ),
  "expression/arguments": error<{
    name: string;
    wanted: string;
    /** What takes several values. */ ofSeveral?: string | undefined;
    /** What goes over several elements, where one formula is given to what takes several values. */
    ofEach?: string | undefined;
  }>(
    {
      en: ({ name, wanted }) => `${quoted(name)} takes ${wanted}`,
      ja: ({ name, wanted }) => `${quoted(name)}に渡すのは${inJapanese(wanted)}です`,
    },
    {
      en: ({ ofSeveral, ofEach }) =>
        ofEach
          ? `over all lines of a term, claims, insureds or units it is ${quoted(ofEach)}`
          : ofSeveral && `of several values it is ${quoted(ofSeveral)}`,
      ja: ({ ofSeveral, ofEach }) =>
        ofEach
          ? `条項の働く明細、請求、被保険者または単位のすべてを見るなら${quoted(ofEach)}と書きます`
          : ofSeveral && `いくつかの値のうちであれば${quoted(ofSeveral)}と書きます`,
    },
  ),
  "expression/elements": error<{
    name: string;
    found: readonly string[];
    /** Of no kind: a sum over all lines. */ sum?: string | undefined;
  }>(
    {
      en: ({ name, found }) =>
        found.length === 0
          ? `${quoted(name)} goes over claims, insureds, a unit or the lines of a term, and this formula reads nothing of any`
          : `${quoted(name)} goes over one kind at a time, and this formula reads facts of ${allQuoted(found)}`,
      ja: ({ name, found }) =>
        found.length === 0
          ? `${quoted(name)}は請求、被保険者、単位または条項の働く明細を順に見ますが、この式はそのどれについても参照していません`
          : `${quoted(name)}が順に見るのは一種類だけですが、この式は${inRow(found)}の事実を参照しています`,
    },
    {
      en: ({ sum }) =>
        sum === undefined
          ? undefined
          : sum.endsWith(")")
            ? `${quoted(sum)} is that of all; of each claim it is ${quoted(`claim_${sum}`)}, of each unit of a kind ${quoted(`${sum.slice(0, -1)} per UNIT)`)}, and of each line of a term \`amount\``
            : `${quoted(sum)} is that of all lines; of each it is \`amount\``,
      ja: ({ sum }) =>
        sum === undefined
          ? undefined
          : sum.endsWith(")")
            ? `${quoted(sum)}は全体の額です。請求ごとなら${quoted(`claim_${sum}`)}、単位ごとなら${quoted(`${sum.slice(0, -1)} per UNIT)`)}、条項の働く明細ごとなら\`amount\`と書いてください`
            : `${quoted(sum)}は全体の額です。明細ごとなら\`amount\`と書いてください`,
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
    /** An aggregate over the lines of a group. */
    overLines?: boolean | undefined;
  }>(
    {
      en: ({ what, place }) => `${what} cannot be read ${place}`,
      ja: ({ what, place }) => `${inJapanese(what)}は、${inJapanese(place)}では参照できません`,
    },
    {
      en: ({ place, what, unit, ofAmounts, overLines }) =>
        overLines
          ? "it goes over the lines on which a term acts, and stands in the amount of a term that is not `per loss`, not behind `bearing at most`; of one line by itself the formula says it alone: `amount` for `largest(amount)`"
          : ofAmounts && (place === guardOfTerm || place === whereOfTerm)
            ? `${quoted(ofAmounts)} is read in the amount of a term alone: \`(if … then … else …)\``
            : isTriggerOfTerm(what, place)
              ? "which triggers a term is for is said behind `for`: `limit 1_000 per incident for fire`"
              : unit !== undefined && place !== guardOfTerm
                ? `it is of one ${quoted(unit)}: write \`per ${unit}\`, or \`sum(${plain(what)})\` for all of them together`
                : place === guardOfTerm
                  ? "whether a term is there depends on the contract alone; what depends on the claim is said behind `where`, `limit 1_000 per incident where abroad`, or in its amount: `(if … then … else …)`"
                  : ofAmounts && place === amountOfEachLine
                    ? `a term behind the formula reads it: \`= … { deductible ${ofAmounts} per incident }\``
                    : ofAmounts && place === inRule
                      ? `what heads come to is known when all lines are judged: a term asks for it, \`coinsurance pays if ${ofAmounts} > 100_000 then 100% else 0%\``
                      : isAmountOfTerm(what, place)
                        ? "what all of them come to together is `loss`, the largest of them `largest(amount)`; a term by each of them is `per loss`"
                        : undefined,
      ja: ({ place, what, unit, ofAmounts, overLines }) =>
        overLines
          ? "条項が働く明細を順に見るものなので、`per loss`でない条項の金額の中だけで使え、`bearing at most`の後では使えません。明細1件についてなら、`largest(amount)`ではなく`amount`のように、その式だけを書いてください"
          : ofAmounts && (place === guardOfTerm || place === whereOfTerm)
            ? `${quoted(ofAmounts)}は支払条件の金額の中だけで参照できます：\`(if … then … else …)\``
            : isTriggerOfTerm(what, place)
              ? "ある支払事由だけの条項は`limit 1_000 per incident for fire`のように書きます"
              : unit !== undefined && place !== guardOfTerm
                ? `これは${quoted(unit)}一つについての値です。\`per ${unit}\`とするか、全体であれば\`sum(${plain(what)})\`と書いてください`
                : place === guardOfTerm
                  ? "この条件は契約内容だけで決まるものに限られます。事故の事実によるものは`where`で書く（`limit 1_000 per incident where abroad`）か、金額に書いてください：`(if … then … else …)`"
                  : ofAmounts && place === amountOfEachLine
                    ? `計算式の後の条項で参照できます：\`= … { deductible ${ofAmounts} per incident }\``
                    : ofAmounts && place === inRule
                      ? `損害の合計はすべての明細を判定した後に決まります。支払条件の中で参照してください：\`coinsurance pays if ${ofAmounts} > 100_000 then 100% else 0%\``
                      : isAmountOfTerm(what, place)
                        ? "明細の合計額は`loss`、最も大きいものは`largest(amount)`です。1件ごとに働く条項は`per loss`と書いてください"
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
  "expression/no-loss": warning<{
    read: string;
    /** That it counts; none where all are left out. */ triggers: readonly string[];
  }>(
    {
      en: ({ read, triggers }) =>
        triggers.length === 0
          ? `${quoted(read)} is always 0: no trigger is left`
          : `${quoted(read)} is always 0: nothing of it is covered under ${joined(triggers.map(quoted), "or")}`,
      ja: ({ read, triggers }) =>
        triggers.length === 0
          ? `${quoted(read)}は常に0です。対象の支払事由が残っていません`
          : `${quoted(read)}は常に0です。${triggers.map(quoted).join("、")}では何も補償されません`,
    },
    {
      en: () => "name triggers that its heads cover; without `for` it counts all of them",
      ja: () => "その費目の`covers`にある支払事由を書いてください。`for`がなければすべてを数えます",
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
  "expression/units-named": warning<{ unit: string; read: string; scheduled: string; all: string | undefined }>(
    {
      en: ({ unit, read, scheduled }) =>
        `${quoted(read)} goes over each ${quoted(unit)} that the incident names, ${quoted(scheduled)} over all of the schedule: one that nobody names takes nothing off`,
      ja: ({ unit, read, scheduled }) =>
        `${quoted(read)}は事故で示された${quoted(unit)}だけを、${quoted(scheduled)}は契約のすべてを合計します。示されないものは差し引かれません`,
    },
    {
      en: ({ read, all }) =>
        `${all === undefined ? "see to it that each is named, by a condition on the head" : `ask that each is named: \`require ${all}\``}; where it is meant as it is, give it a name: \`let … = ${read}\``,
      ja: ({ read, all }) =>
        `${all === undefined ? "費目の条件で、すべてが示されることを求めてください" : `すべてが示されることを求めてください：\`require ${all}\``}。このままでよければ名前を付けてください：\`let … = ${read}\``,
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
}));
