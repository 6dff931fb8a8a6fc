import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import { remark, warning } from "./entry.js";
import { allQuoted, inRow, insteadOfBoth, quoted, type BothAct } from "./words.js";

/** What terms come to, by themselves and together. */
export const termEffects = once(() => ({
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
    /** Limits before it. */ inner: readonly string[];
    /** Computed heads. */ computed: readonly string[];
    /** Shares and deductibles behind these. */ through: readonly string[];
    /** The limit is one for each of these. */ forEach?: string | undefined;
  }>(
    {
      en: ({ inner, computed, through }) => {
        if (through.length > 0)
          return `this limit never binds: behind ${allQuoted(through)} no more is ever left of what the limits before ${through.length === 1 ? "it" : "them"}${computed.length > 0 ? " and computed heads" : ""} come to`;
        if (computed.length > 0)
          return `this limit never binds: ${allQuoted(computed)}, as computed, never ${computed.length === 1 ? "comes" : "come"} to more${inner.length > 0 ? " with what the limits before it leave" : computed.length > 1 ? " together" : ""}`;
        return inner.length === 1
          ? `this limit never binds: ${quoted(inner[0]!)} before it never leaves more`
          : `this limit never binds: the ${inner.length} limits before it never leave more together`;
      },
      ja: ({ inner, computed, through }) => {
        if (through.length > 0)
          return `この支払限度額は働くことがありません。先に働く限度額${computed.length > 0 ? "や計算で求める額" : ""}の${inRow(through)}の後に残る額がこれを超えません`;
        if (computed.length > 0)
          return `この支払限度額は働くことがありません。計算で求める${inRow(computed)}の額${inner.length > 0 ? "と、先に働く限度額が残す額の合計" : computed.length > 1 ? "の合計" : ""}がこれを超えません`;
        return inner.length === 1
          ? `この支払限度額は働くことがありません。先に働く${quoted(inner[0]!)}がこれより多くを残しません`
          : `この支払限度額は働くことがありません。先に働く${inner.length}つの限度額の合計がこれを超えません`;
      },
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
  "term/deductible-above-limit": warning<{
    what: "deductible" | "franchise" | "layer";
    /** It has a `when`, or the deductible of the layer has. */ isConditional: boolean;
    /** What stands before it, of which one at least. */ limits: readonly string[];
    /** Computed heads. */ computed: readonly string[];
  }>(
    {
      en: ({ what, isConditional, limits, computed }) => {
        const [first] = limits;
        const all = [
          ...(computed.length > 0
            ? [`${allQuoted(computed)} ${computed.length === 1 ? "comes" : "come"} to, as computed`]
            : []),
          ...(first === undefined ? [] : [`${quoted(first)} leaves`]),
        ];
        if (what === "layer")
          return isConditional
            ? `where the condition of its deductible holds, all that ${all.join(" and ")} is no more than where this layer begins: it pays nothing then`
            : `all that ${all.join(" and ")} is no more than where this layer begins: it never pays`;
        return isConditional
          ? `where its condition holds, this ${what} takes all that ${all.join(" and ")}: nothing of it is paid then`
          : `this ${what} takes all that ${all.join(" and ")}: nothing of it is ever paid`;
      },
      ja: ({ what, isConditional, limits: [first], computed }) => {
        const all = [
          ...(computed.length > 0 ? [`計算で求める${inRow(computed)}の額`] : []),
          ...(first === undefined ? [] : [`${quoted(first)}が残す額`]),
        ].join("と");
        if (what === "layer")
          return `${isConditional ? "免責金額の条件を満たす場合、" : ""}${all}はこのレイヤーに届かないため、何も支払われません`;
        return `${isConditional ? "条件を満たす場合、" : ""}この${inJapanese(what)}は${all}をすべて差し引くため、そこから支払われるものはありません`;
      },
    },
    {
      en: ({ what, computed }) => {
        if (computed.length > 0) return "check the amounts, and the ranges of what is computed from";
        return what === "layer"
          ? "check the amounts; layers of one loss stand together, in front of the limit"
          : `check both amounts, or put the ${what} in front of the limit`;
      },
      ja: ({ what, computed }) => {
        if (computed.length > 0) return "金額と、計算に使う値の範囲を確かめてください";
        return what === "layer"
          ? "金額を確かめてください。同じ損害のレイヤーは続けて、支払限度額の前に書きます"
          : `両方の金額を確かめるか、${inJapanese(what)}を支払限度額の前に置いてください`;
      },
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
}));
