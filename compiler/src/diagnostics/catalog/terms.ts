import { inJapanese } from "../phrases.js";
import { error, remark, warning } from "./entry.js";
import {
  allQuoted,
  eachInJapanese,
  inRow,
  insteadOfBoth,
  ofEach,
  ofEachInJapanese,
  quoted,
  type BothAct,
  type Nearest,
} from "./words.js";

/** Nodes and terms. */
export const terms = {
  "node/misplaced": error<{ what: string; where: string; /** `earlier(a for fire)` */ isOfEarlier?: boolean }>(
    {
      en: ({ what, where }) => `${what} cannot stand in ${where}`,
      ja: ({ what, where }) => `${inJapanese(where)}に${inJapanese(what)}は置けません`,
    },
    {
      en: ({ isOfEarlier }) =>
        isOfEarlier
          ? "what was paid earlier is kept by head and not by trigger: a head that covers this trigger alone tells it apart, and a limit is counted for one trigger by `limit … per period for fire`"
          : undefined,
      ja: ({ isOfEarlier }) =>
        isOfEarlier
          ? "以前に支払った額は支払事由ごとではなく費目ごとに残ります。支払事由を分けるときは、それだけを対象とする費目を置いてください。支払事由ごとの通算の限度額は`limit … per period for fire`と書けます"
          : undefined,
    },
  ),
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
      en: ({ name, nearest }) =>
        nearest === undefined
          ? `\`claim\`, \`incident\`, \`insured\`, \`loss\`, \`day\`, \`period\`, \`policy year\` or a unit that is declared${/\s/.test(name) ? "" : `: ${quoted(`unit ${name} "…"`)}`}`
          : `did you mean ${quoted(nearest)}?`,
      ja: ({ name, nearest }) =>
        nearest === undefined
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
  "term/nothing-borne": warning<{
    barred: boolean;
    /** Of the limit for some of the heads alone, or for some of the losses alone. */
    only?: {
      readonly limit: string | undefined;
      readonly heads: readonly string[] | undefined;
      /** For which the limit is. */
      readonly triggers: readonly string[];
      readonly isPart: boolean;
    };
    deducted?: true;
    /** What took something that is not in `deducted`. */
    share?: string;
  }>(
    {
      en: ({ barred, only, deducted, share }) => {
        if (share !== undefined) return `\`deducted\` does not count what ${quoted(share)} took`;
        if (deducted) return "no deductible stands before this, so `deducted` is always 0 here";
        if (only !== undefined) {
          const to = only.heads === undefined ? "" : ` to ${allQuoted(only.heads)}`;
          const limit = only.limit === undefined ? "layers or a limit per period" : quoted(only.limit);
          return only.isPart
            ? `where ${limit} acts, nothing can be given back here${to}: what is borne before it stays borne`
            : `nothing can be given back here${to}: what is borne before ${limit} stays borne`;
        }
        return barred
          ? "nothing can be given back here: what is borne before layers or a limit per period stays borne"
          : "nothing is borne before this, so nothing can be given back";
      },
      ja: ({ barred, only, deducted, share }) => {
        if (share !== undefined) return `\`deducted\`は${quoted(share)}による自己負担を含みません`;
        if (deducted) return "この前に免責金額がないので、`deducted`はここでは常に0です";
        if (only !== undefined) {
          const to = only.heads === undefined ? "" : `${inRow(only.heads)}に`;
          const limit = only.limit === undefined ? "層または保険期間中の支払限度額" : quoted(only.limit);
          return only.isPart
            ? `${limit}が働く損害では、ここで${to}戻せる自己負担がありません。それより前の自己負担は戻されません`
            : `ここで${to}戻せる自己負担がありません。${limit}より前の自己負担は戻されません`;
        }
        return barred
          ? "ここで戻せる自己負担がありません。層または保険期間中の支払限度額より前の自己負担は戻されません"
          : "この前に自己負担が生じないため、戻す額がありません";
      },
    },
    {
      en: ({ barred, only, deducted, share }) => {
        if (share !== undefined)
          return "of all that is not paid so far, also by a share, it is `loss - subject`; where deductibles alone are meant, give the term a label";
        if (deducted)
          return "write it behind the deductibles that it counts; of all that is not paid so far, also by a share, it is `loss - subject`";
        if (only?.heads !== undefined)
          return `write that limit behind this, \`for ${[...only.heads, ...only.triggers].join(", ")}\`; where it is meant as it is, leave ${allQuoted(only.heads)} out of what this is for`;
        return barred
          ? "write it before that limit"
          : "write it below the deductibles and coinsurance that it brings to an end";
      },
      ja: ({ barred, only, deducted, share }) => {
        if (share !== undefined)
          return "縮小支払割合も含め、ここまでに支払われないことになった額は`loss - subject`です。免責金額だけでよければ、ラベルを付けてください";
        if (deducted)
          return "数えるべき免責金額より後に書いてください。縮小支払割合も含め、ここまでに支払われないことになった額は`loss - subject`です";
        if (only?.heads !== undefined)
          return `その支払限度額をこの後に\`for ${[...only.heads, ...only.triggers].join(", ")}\`として書いてください。このままでよければ、${inRow(only.heads)}をこの条項の対象から外してください`;
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
        /** What it can be, where that is sure. */
        range: { least: string | undefined; most: string | undefined } | undefined;
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
          : `${a.range === undefined ? `nothing keeps the share paid from being ${{ least: "below 0 %", most: "above 100 %", both: "below 0 % or above 100 %" }[a.ends]}` : `the share paid ${inRange(a.range, "en")}`}: it has to be from 0 % to 100 %, and not always 0 %`,
      ja: (a) =>
        a.grows !== undefined
          ? `縮小支払割合が損害額とともに${a.grows === "up" ? "100％を超えて大きく" : "0％を下回って小さく"}なります。割合は、対象となる額に掛ける百分率です`
          : `縮小支払割合が${a.range === undefined ? `${{ least: "0％を下回らない", most: "100％を超えない", both: "0％以上100％以下である" }[a.ends]}とは言えません` : inRange(a.range, "ja")}。0％以上100％以下で、常に0％ではないものでなければなりません`,
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
        "check where they attach; a share of each says who pays which part; where both are meant to pay, as far as there is loss, write one in braces",
      ja: () =>
        "始まる額を確かめてください。分担して支払うのであれば、それぞれに割合を付けてください。損害額まで両方が支払うのであれば、一方を{ }を使って書いてください",
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
  "term/limit-above-inner": warning<{
    inner: readonly string[];
    /** The limit is one for each of these. */ forEach?: string | undefined;
  }>(
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
      en: ({ forEach }) =>
        `lower this limit, or leave it out${forEach === undefined ? "" : `; it is one for each ${quoted(forEach)}: one of all stands around what is \`for each ${forEach}\``}`,
      ja: ({ forEach }) =>
        `この限度額を下げるか、取り除いてください${forEach === undefined ? "" : `。これは${quoted(forEach)}ごとの限度額です。全体の限度額は\`for each ${forEach}\`の外側に書きます`}`,
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
    /** Of a share paid: what is of the line alone, as it reads a fact of the line. */ sum?: string;
  }>(
    {
      en: ({ term, counts, sum }) => {
        if (sum !== undefined)
          return `this share goes by what each line states, so ${quoted(sum)} in it is that of the line alone`;
        return counts
          ? `each line of loss has this ${term} by itself: a stay that is billed in two lines has it twice`
          : `each line of loss has this ${term} by itself: of an incident with three lines, three times the amount`;
      },
      ja: ({ term, counts, sum }) => {
        if (sum !== undefined)
          return `この割合は明細の内容によって決まるため、その中の${quoted(sum)}は明細1件だけの額です`;
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
  "term/limit-of-own-loss": warning<{
    share: string;
    /** It is counted in what is read of more heads. */
    within?: { readonly heads: readonly string[]; readonly read: string; readonly others: readonly string[] };
  }>(
    {
      en: ({ share, within }) =>
        within === undefined
          ? `a limit that is a share of the loss it acts on pays that share of every loss: ${quoted(share)}`
          : `${quoted(within.read)} counts ${allQuoted(within.heads)} as well, on which this limit acts: what is lost there raises its own limit`,
      ja: ({ share, within }) =>
        within === undefined
          ? `対象の損害額そのものに対する割合を限度額にすると、どの損害も${quoted(share)}の支払になります`
          : `${quoted(within.read)}には、この限度額の対象である${inRow(within.heads)}の損害も含まれ、その損害が増えると限度額も上がります`,
    },
    {
      en: ({ share, within }) =>
        within === undefined
          ? `if it is a share of what another head loses, name it: \`limit ${share} of loss(HEAD)\`; otherwise write \`coinsurance pays ${share}\``
          : `for a share of what the others lose, name them: \`loss(${within.others.join(", ")})\`; where it is meant as it is, give the term a label`,
      ja: ({ share, within }) =>
        within === undefined
          ? `ほかの費目の損害額に対する割合であれば、その費目を書いてください：\`limit ${share} of loss(費目)\`。そうでなければ\`coinsurance pays ${share}\`と書いてください`
          : `ほかの費目の損害額に対する割合であれば、それらを書いてください：\`loss(${within.others.join(", ")})\`。このままでよければ、ラベルを付けてください`,
    },
  ),
  "term/on-measured": warning<{
    term: string;
    how: "bears" | "takes" | "counts";
    heads: readonly string[];
    /** They stand in the node of the term itself. */
    isMember: boolean;
    /** The term is for all of its node. */
    isOfAll: boolean;
  }>(
    {
      en: ({ term, how, heads }) =>
        ({
          bears: `${allQuoted(heads)}, which ${heads.length > 1 ? "are" : "is"} only measured and never paid, ${heads.length > 1 ? "bear" : "bears"} a part of this ${term}: the others bear so much less`,
          takes: `${allQuoted(heads)}, which ${heads.length > 1 ? "are" : "is"} only measured and never paid, ${heads.length > 1 ? "take" : "takes"} up a part of this ${term === "layers" ? "row of layers" : term}: the others are paid so much less`,
          counts: `what ${allQuoted(heads)} ${heads.length > 1 ? "lose" : "loses"} counts here as well, though it is only measured and never paid`,
        })[how],
      ja: ({ term, how, heads }) =>
        ({
          bears: `計測するだけで支払のない${inRow(heads)}も、この${inJapanese(term)}の一部を負担するため、ほかの費目の負担がその分少なくなります`,
          takes: `計測するだけで支払のない${inRow(heads)}も、この${inJapanese(term === "layers" ? "layer" : term)}の一部を使うため、ほかの費目の支払がその分少なくなります`,
          counts: `計測するだけで支払のない${inRow(heads)}の損害も、ここで数えられます`,
        })[how],
    },
    {
      en: ({ heads, isMember, isOfAll }) => {
        const here = isOfAll ? `write \`for all but ${heads.join(", ")}\` here` : "leave it out of what this is for";
        return `${here}${isMember ? `, or \`outside\` in the header of ${allQuoted(heads)}` : ""}; where it is meant as it is, give the term a label`;
      },
      ja: ({ heads, isMember, isOfAll }) => {
        const outside = isMember ? `${inRow(heads)}の見出しに\`outside\`と書くか、` : "";
        const here = isOfAll ? `ここに\`for all but ${heads.join(", ")}\`と書いて` : "この支払条件の対象から外して";
        return `${outside}${here}ください。このままでよければ、支払条件にラベルを付けてください`;
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
};

function inRange(
  { least, most }: { least: string | undefined; most: string | undefined },
  language: "en" | "ja",
): string {
  if (most === undefined) return { en: "can be more than 100 %", ja: "100％を超える値になりえます" }[language];
  if (least === most) return { en: `is ${most}`, ja: `${most}です` }[language];
  const [en, ja] = least === undefined ? [most, most] : [`from ${least} to ${most}`, `${least}から${most}まで`];
  return { en: `can be ${en}`, ja: `${ja}になりえます` }[language];
}
