import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import { error, remark, warning } from "./entry.js";
import { allQuoted, inRow, ofEach, ofEachInJapanese, quoted } from "./words.js";

/** Nodes and terms: how they are written, and their parts. */
export const terms = once(() => ({
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
  "term/share": error<{ share: string; /** `80` or `80/20`, without its sign. */ meant: string | undefined }>(
    {
      en: ({ share }) => `the share paid has to be above 0 % and at most 100 %; this is ${share}`,
      ja: ({ share }) => `縮小支払割合は0％を超え100％以下です。これは${share}です`,
    },
    {
      en: ({ meant }) => meant && `which share is paid is a percentage: ${quoted(meant)}`,
      ja: ({ meant }) => meant && `支払う割合は百分率で書きます：${quoted(meant)}`,
    },
  ),
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
}));

function inRange(
  { least, most }: { least: string | undefined; most: string | undefined },
  language: "en" | "ja",
): string {
  if (most === undefined) return { en: "can be more than 100 %", ja: "100％を超える値になりえます" }[language];
  if (least === most) return { en: `is ${most}`, ja: `${most}です` }[language];
  const [en, ja] = least === undefined ? [most, most] : [`from ${least} to ${most}`, `${least}から${most}まで`];
  return { en: `can be ${en}`, ja: `${ja}になりえます` }[language];
}
