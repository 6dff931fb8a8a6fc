import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import { error, remark, warning } from "./entry.js";
import { allQuoted, eachInJapanese, inRow, quoted, type Nearest } from "./words.js";

/** By what a term counts: incidents, claims, insureds, units, lines, days, triggers. */
export const termBases = once(() => ({
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
              : `\`limit 2 times per period\`: so many incidents are paid, the others get nothing; \`deductible 1 time per period\`: so many are borne in full, the others not at all${a.because === "basis" ? `; of several losses the dearest alone: ${quoted(`limit largest(amount) per ${a.basis}`)}` : ""}`,
      ja: (a) =>
        a.because === "basis" && a.basis === "loss"
          ? "回数は事故の数です。明細の数は`limit 2 of count per period`と書きます"
          : a.because === "ranking"
            ? "事故ごとに全額を減らすか、まったく減らさないかのどちらかで、減らす順序はありません"
            : a.because === "cap"
              ? "事故ごとに全額が自己負担となるか、まったくならないかのどちらかです。上限は、後に`borne at most`として書いてください"
              : `\`limit 2 times per period\`はその回数の事故まで支払い、\`deductible 1 time per period\`はその回数の事故まで全額を自己負担とします${a.because === "basis" ? `。複数の損害のうち最も高い1件だけを支払うなら${quoted(`limit largest(amount) per ${a.basis}`)}と書いてください` : ""}`,
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
            : because === "layer"
              ? "what is counted stands in front of the layers, or behind them: `limit 60 of stay_days per incident`, then `layer …`"
              : "`limit 60 of stay_days per incident`: so many days are paid; `deductible 4 of stay_days per incident`: the first four are not",
      ja: ({ because }) =>
        because === "ranking"
          ? "費目にかかわらず、日付の早い明細から順に数えます"
          : because === "cap"
            ? "上限は、後に`borne at most`として書いてください"
            : because === "layer"
              ? "数量による支払条件は、層の前か後に置いてください：`limit 60 of stay_days per incident`、続けて`layer …`"
              : "`limit 60 of stay_days per incident`は60日分まで支払い、`deductible 4 of stay_days per incident`は最初の4日分を支払いません",
    },
  ),
  "term/basis": error<{ name: string } & Nearest>(
    {
      en: ({ name }) => `${quoted(name)} is not a basis`,
      ja: ({ name }) => `${quoted(name)}は「～につき」の単位として使えません`,
    },
    {
      en: ({ name, nearest }) =>
        isOfHours(name)
          ? "an amount for each hour is worked out: `limit 5_000 * (outage / 1 hour) per incident`, where a fact says how long it was, `outage : duration`"
          : nearest === undefined
            ? `\`claim\`, \`incident\`, \`insured\`, \`loss\`, \`day\`, \`period\`, \`policy year\` or a unit that is declared${/\s/.test(name) ? "" : `: ${quoted(`unit ${name} "…"`)}`}`
            : `did you mean ${quoted(nearest)}?`,
      ja: ({ name, nearest }) =>
        isOfHours(name)
          ? "1時間ごとの金額は、時間の長さを事実`outage : duration`として、`limit 5_000 * (outage / 1 hour) per incident`のように計算します"
          : nearest === undefined
            ? `\`claim\`（1請求）、\`incident\`（1事故）、\`insured\`（被保険者1名）、\`loss\`（1明細）、\`day\`（1日）、\`period\`（保険期間中）、\`policy year\`（保険年度）または宣言した単位です${/\s/.test(name) ? "" : `：${quoted(`unit ${name} "…"`)}`}`
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
    /** What was paid for earlier incidents, in an amount for each of these. */ ofEarlier?: "unit" | "insured";
  }>(
    {
      en: ({ sum, each, ofEarlier }) =>
        ofEarlier === undefined
          ? `${quoted(sum)} is that of the whole incident, not of one ${each}`
          : `${quoted(sum)} is of all that was paid before, not of one ${each}`,
      ja: ({ sum, each, ofEarlier }) =>
        ofEarlier === undefined
          ? `${quoted(sum)}は${eachInJapanese(each)}の額ではなく、事故全体の額です`
          : `${quoted(sum)}は${eachInJapanese(each)}ではなく、これまでに支払われたすべてについての値です`,
    },
    {
      en: ({ sum, each, own, ofEarlier }) =>
        ofEarlier === "unit"
          ? `of one ${quoted(each)} it is in a term \`per ${each}\`, and in a frame \`for each ${each}\`; where all is meant, give it a name: \`let paid_before = ${sum}\``
          : own !== undefined
            ? `for each ${quoted(each)} in turn write ${quoted(own)}; where the whole is meant, give it a name: \`let total = ${sum}\``
            : `where the whole is meant, give it a name: \`let total = ${sum}\`; sums of one are there for claims, and for units in terms per unit${each === "insured" ? ": whose amounts are worked out one by one can be declared a unit" : ""}`,
      ja: ({ sum, each, own, ofEarlier }) =>
        ofEarlier === "unit"
          ? `${quoted(each)}一つについての値となるのは、\`per ${each}\`の条項と\`for each ${each}\`の枠の中です。全体でよいときは名前を付けてください：\`let paid_before = ${sum}\``
          : own !== undefined
            ? `${quoted(each)}を一つずつ見るなら${quoted(own)}と書いてください。事故全体でよいときは名前を付けてください：\`let total = ${sum}\``
            : `事故全体でよいときは名前を付けてください：\`let total = ${sum}\`。一つ分の合計は、請求と、単位ごとの支払条件での単位についてだけ求められます${each === "insured" ? "。人ごとに計算するときは、その人を単位として宣言してください" : ""}`,
    },
  ),
  "term/all-units": warning<{
    of: string;
    unit: string;
    own: string;
    /** Of an incident, not of each unit: it is of the units where nothing happened, too. */ ofIncident?: true;
  }>(
    {
      en: ({ of, unit, ofIncident }) =>
        ofIncident
          ? `${quoted(of)} goes over all units of the contract, also each ${quoted(unit)} where nothing happened`
          : `${quoted(of)} goes over all units of the contract, not over those of one ${quoted(unit)}`,
      ja: ({ of, unit, ofIncident }) =>
        ofIncident
          ? `${quoted(of)}は、損害のなかった${quoted(unit)}も含め、契約のすべての単位が対象です`
          : `${quoted(of)}は一つの${quoted(unit)}のものだけではなく、契約のすべての単位が対象です`,
    },
    {
      en: ({ of, unit, own, ofIncident }) =>
        ofIncident
          ? `of those where something was lost it is ${quoted(own)}; where all are meant, give it a name: \`let of_all = ${of}\``
          : `for one ${quoted(unit)} write ${quoted(own)}; where all are meant, give it a name: \`let of_all = ${of}\``,
      ja: ({ of, unit, own, ofIncident }) =>
        ofIncident
          ? `損害のあったものだけなら${quoted(own)}と書いてください。すべてでよいときは名前を付けてください：\`let of_all = ${of}\``
          : `一つの${quoted(unit)}のものなら${quoted(own)}と書いてください。すべてでよいときは名前を付けてください：\`let of_all = ${of}\``,
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
  "term/count-twice": warning<object>(
    {
      en: () => "this amount is of one, and taken as often as the line counts: here the count is in it a second time",
      ja: () => "この金額は1個（1人）あたりのもので、明細の数だけ掛けられます。ここで数を掛けると二重になります",
    },
    { en: () => "leave `count` out", ja: () => "`count`（個数）を外してください" },
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
  "term/count-first": warning<{ term: "limit" | "deductible"; amount: string; quantity: string; count: string }>(
    {
      en: ({ term, amount, quantity, count }) =>
        `the ${term} ${quoted(amount)} counts all of ${quoted(quantity)}, also what ${quoted(count)} in front of it has taken`,
      ja: ({ term, amount, quantity, count }) =>
        `この${term === "limit" ? "支払限度額" : "免責金額"}${quoted(amount)}は、前にある${quoted(count)}が除いた分も含む${quoted(quantity)}の全部で計算されます`,
    },
    {
      en: () => "put it in front of that, which then takes the same part of it; where all are meant, give this a label",
      ja: () => "その前に置けば、除かれる分だけ額も減ります。全部で計算するのであれば、ラベルを付けてください",
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
          limit: `this counts the lines of ${allQuoted(heads)} one after the other: days, persons or things that lines of several heads have in common are counted for each line`,
          "times of claims":
            "a time is an incident: however many claims it has, they are one, and paid or borne together",
          "times of lines":
            "a time is an incident: however many lines it has, they are one, and paid or borne together",
        })[term],
      ja: ({ term, heads }) =>
        ({
          deductible: `${inRow(heads)}の明細を通算し、早い日のものから一度だけ差し引きます。同じ時間や日数を複数の費目の明細が持つとき、最初の明細からだけ差し引かれます`,
          limit: `${inRow(heads)}の明細を通算して数えます。同じ人や物、同じ日の明細が複数の費目にあるとき、明細の数だけ数えられます`,
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
            "同じ人や物、同じ日であれば、それぞれの費目の中に書いてください。明細の数だけ数えるのであれば、ラベルを付けてください",
          "times of claims": `請求ごとに数えるのであれば、請求をそれぞれ1事故として扱うか、1請求が1明細であれば明細を${quoted(count)}で数えてください。事故を数えるのであれば、ラベルを付けてください`,
          "times of lines": `明細ごとに数えるのであれば${quoted(count)}としてください。事故を数えるのであれば、ラベルを付けてください`,
        })[term],
    },
  ),
  "term/other-triggers": remark<{
    read: string;
    own: readonly string[];
    others: readonly string[];
    /** What reads it is a head that works its amount out, not a term. */ isHead: boolean;
    better: string;
  }>(
    {
      en: ({ read, own, others, isHead }) =>
        `${quoted(read)} also counts what comes under ${allQuoted(others)}; ${isHead ? "this head is there" : "this is"} for ${allQuoted(own)} alone`,
      ja: ({ read, own, others, isHead }) =>
        `${quoted(read)}は${inRow(others)}による損害も数えます。${isHead ? "この費目" : "この条項"}の対象は${inRow(own)}だけです`,
    },
    {
      en: ({ read, better }) =>
        `${quoted(better)} counts that alone; where all of it is meant, give it a name: \`let … = ${read}\``,
      ja: ({ read, better }) =>
        `その分だけなら${quoted(better)}と書いてください。すべてでよければ名前を付けてください：\`let … = ${read}\``,
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
  "term/without-claim": remark<{ term: "limit" | "deductible"; heads: readonly string[] }>(
    {
      en: ({ term, heads }) =>
        term === "limit"
          ? `lines of ${heads.map(quoted).join(", ")} that name no claim have a limit of their own, beside that of each claim`
          : `what is worked out for ${allQuoted(heads)} is of no claim, and bears this deductible once more, beside each claim`,
      ja: ({ term, heads }) =>
        term === "limit"
          ? `${heads.map(quoted).join("、")}の損害のうち請求を示さないものには、各請求とは別に、もう一つ限度額が働きます`
          : `計算される${heads.map(quoted).join("、")}はどの請求のものでもないため、各請求とは別に、もう一度この免責金額が差し引かれます`,
    },
    {
      en: ({ term, heads }) =>
        term === "limit"
          ? "see to it that each of these lines names its claim; a condition that reads a fact of claim (`covered when made during period`) refuses the others; where it is meant as it is, give it a label"
          : `where that is not meant, write \`for all but ${heads.join(", ")}\`; where it is, give it a label`,
      ja: ({ term, heads }) =>
        term === "limit"
          ? "これらの損害には必ず請求を示してください。請求の事実を参照する条件（`対象時期 請求日 が 保険期間中`など）があれば、示さないものは対象外になります。このままでよければ、ラベルを付けてください"
          : `差し引かないのであれば\`for all but ${heads.join(", ")}\`と書いてください。このままでよければ、ラベルを付けてください`,
    },
  ),
  "term/each-line": remark<{
    term: "limit" | "deductible" | "coinsurance";
    counts: boolean;
    /** Of a share paid: what is of some lines alone, as it reads something of lines. */ sum?: string;
    /** It is of one line: the share reads how large that is. */ isOfOne?: boolean;
  }>(
    {
      en: ({ term, counts, sum, isOfOne }) => {
        if (sum !== undefined)
          return isOfOne === true
            ? `this share goes by how large each line is, so ${quoted(sum)} in it is that of the line alone`
            : `this share goes by what each line states, so ${quoted(sum)} in it is that of the lines alone that state the same`;
        return counts
          ? `each line of loss has this ${term} by itself: a stay that is billed in two lines has it twice`
          : `each line of loss has this ${term} by itself: of an incident with three lines, three times the amount`;
      },
      ja: ({ term, counts, sum, isOfOne }) => {
        if (sum !== undefined)
          return isOfOne === true
            ? `この割合は明細1件の大きさによって決まるため、その中の${quoted(sum)}は明細1件だけの額です`
            : `この割合は明細の内容によって決まるため、その中の${quoted(sum)}は内容が同じ明細だけの合計額です`;
        return counts
          ? `この${inJapanese(term)}は損害明細1件ごとに数えます。1回の入院などが明細2件になれば、2回分になります`
          : `この${inJapanese(term)}は損害明細1件ごとに働きます。1事故に明細が3件あれば、金額は3倍になります`;
      },
    },
    {
      en: ({ counts, sum }) => {
        if (sum !== undefined)
          return "that of all lines of a head is `loss(HEAD)`, by a name: `let total = loss(HEAD)`; where each line is meant, give the term a label";
        return counts
          ? "where a stay may be several lines, write `per incident`, or per a unit that they name; where each line is one, give it a label"
          : "where a loss is all that one event brings (any one loss), write `per incident`; where each line is meant, give it a label";
      },
      ja: ({ counts, sum }) => {
        if (sum !== undefined)
          return "費目のすべての明細の額なら`let total = loss(費目)`と名前を付けて比べてください。明細ごとでよければ、ラベルを付けてください";
        return counts
          ? "明細が複数になりうるのであれば、`per incident`とするか、明細が示す単位ごとに定めてください。明細1件が1回分であれば、ラベルを付けてください"
          : "1回の事故による損害の全体についてであれば、`per incident`としてください。明細ごとでよければ、ラベルを付けてください";
      },
    },
  ),
  "term/unit-and-period": warning<{ unit: string; /** As it is written. */ bases: string; term: "limit" | "borne" }>(
    {
      en: ({ unit, bases, term }) =>
        term === "limit"
          ? `${quoted(bases)} is two limits: one ${quoted(unit)} can use up the whole amount of the period`
          : `${quoted(bases)} is two caps on what is borne: all together bear no more in the period than this amount`,
      ja: ({ unit, bases, term }) =>
        term === "limit"
          ? `${quoted(bases)}は二つの限度額です。一つの${quoted(unit)}だけで保険期間中の全額を使い切れます`
          : `${quoted(bases)}は二つの上限です。保険期間中の自己負担は全体でこの額までになります`,
    },
    {
      en: ({ unit, term }) =>
        `\`per ${unit} per period\` is the ${term === "limit" ? "limit" : "cap"} of each ${quoted(unit)} in the period`,
      ja: ({ unit, term }) =>
        `${quoted(unit)}ごとの保険期間中の${term === "limit" ? "限度額" : "上限"}は\`per ${unit} per period\`と書きます`,
    },
  ),
  "term/unit-and-incident": warning<{ unit: string; /** As it is written. */ bases: string; term: "limit" | "borne" }>(
    {
      en: ({ unit, bases, term }) =>
        `${quoted(bases)} is this amount for each ${quoted(unit)}, and the same amount for all of them together: what ${term === "limit" ? "is paid" : "they bear"} for two is no more than for one`,
      ja: ({ unit, bases, term }) =>
        `${quoted(bases)}は${quoted(unit)}ごとの額と、全体の同じ額の二つです。二つ以上でも${term === "limit" ? "支払" : "自己負担"}は一つ分が限度になります`,
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
    /** It is worked out from the loss of the incident. */ ofLoss?: "limit" | "deductible" | "borne";
  }>(
    {
      en: ({ others, ofLoss }) => {
        if (ofLoss !== undefined) {
          const used = ofLoss === "limit" ? "was paid for" : "was borne in";
          return `this amount over the period is worked out from the loss of one incident, and what ${used} all incidents is held against it`;
        }
        return others === undefined
          ? "incidents for which this limit is `unlimited` use it up for the other incidents of the period"
          : "of this limit over the period each incident has its own amount, which what is paid for all incidents uses up";
      },
      ja: ({ others, ofLoss }) => {
        if (ofLoss !== undefined) {
          const used = ofLoss === "limit" ? "支払" : "自己負担";
          return `期間中のこの額は1事故の損害から計算されますが、すべての事故の${used}がそれと比べられます`;
        }
        return others === undefined
          ? "この限度額が`unlimited`となる事故の支払も、保険期間中の他の事故のための限度額を減らします"
          : "期間中のこの限度額は事故によって金額が異なりますが、すべての事故の支払がそれを減らします";
      },
    },
    {
      en: ({ better, others, ofLoss }) => {
        if (better === undefined) return "a limit for the other incidents alone says which by `where`";
        if (ofLoss !== undefined)
          return `of each incident by itself it is \`${better}\`; where it is meant as it is, give the term a label`;
        return others === undefined
          ? `a limit for the other incidents alone: \`${better}\``
          : `a smaller limit of some incidents within that of all is two terms: \`${better}\` and \`${others}\``;
      },
      ja: ({ better, others, ofLoss }) => {
        if (better === undefined) return "他の事故だけの限度額は、どの事故かを`where`で書きます";
        if (ofLoss !== undefined)
          return `1事故ごとの額なら\`${better}\`と書いてください。このままでよければ、ラベルを付けてください`;
        return others === undefined
          ? `他の事故だけの限度額は\`${better}\`と書きます`
          : `全体の限度額の内で一部の事故だけを低くするには、\`${better}\`と\`${others}\`の二つに分けて書きます`;
      },
    },
  ),
}));

/** `per hour`, `per hour per incident` */
function isOfHours(basis: string): boolean {
  return /^(?:hours?|hourly|時間)(?![\p{L}_])/u.test(basis);
}
