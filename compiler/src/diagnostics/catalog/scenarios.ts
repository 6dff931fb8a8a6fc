import { once } from "../../once.js";
import { inJapanese, problemsInJapanese } from "../phrases.js";
import { error, type Language, remark, warning } from "./entry.js";
import { inRow, lineOf, quoted, type LineOfExample, termWithText } from "./words.js";
import type { ProblemCode } from "@yakkan/runtime/claim.js";

/** What a product comes to as a whole, and in scenarios. */
export const scenarios = once(() => ({
  // ── The whole ──
  "settlement/larger-loss": warning<{
    under: readonly string[];
    lines: readonly LineOfExample[];
    raised: LineOfExample;
    to: string;
    before: string;
    after: string;
    /** Of an amount that is worked out, not of a term. */ isComputed: boolean;
  }>(
    {
      en: ({ raised, to, before, after }) =>
        `a larger loss can pay less: with ${lineOf(raised, "en")} raised to ${to}, ${after} is due instead of ${before}`,
      ja: ({ raised, to, before, after }) =>
        `損害が大きいほど支払が減ることがあります。${lineOf(raised, "ja")}が${to}に増えると、支払は${before}から${after}に減ります`,
    },
    {
      en: ({ under, lines, isComputed }) => {
        const label = isComputed ? 'its formula a name with a label, `let … "label" = …`' : "the term a label";
        const beside = lines.map((line) => lineOf(line, "en")).join(", ");
        const chosen = under.length === 0 ? "" : `, under ${under.map(quoted).join(", ")}`;
        return `this is so beside ${beside === "" ? "no other loss" : beside}${chosen}: see whether the wording means it; where it does, give ${label}`;
      },
      ja: ({ under, lines, isComputed }) => {
        const label = isComputed ? '算式を`let … "ラベル" = …`として名前とラベル' : "ラベル";
        const beside = lines.map((line) => lineOf(line, "ja")).join("、");
        const chosen = under.length === 0 ? "" : `、${inRow(under)}の場合`;
        return `${beside === "" ? "他に損害がない場合" : `他の損害が${beside}の場合`}${chosen}です。約款の趣旨どおりか確かめ、そのとおりであれば${label}を付けてください`;
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
  "scenario/bearer-unused": warning<{
    what: "claim" | "insured";
    id: string;
    /** Something is stated of it, and lines that terms take by claim name none. */
    isSaid: boolean;
  }>(
    {
      en: ({ what, id, isSaid }) =>
        `no line is of ${what} ${quoted(id)}, ${isSaid ? "and a line on which terms act by claim names none" : "and nothing else is said of it"}`,
      ja: ({ what, id, isSaid }) =>
        `${what === "claim" ? "請求" : "被保険者"}${quoted(id)}の明細がなく、${isSaid ? "請求ごとの支払条件が働く明細に、請求を示さないものがあります" : "ほかに何も述べられていません"}`,
    },
    {
      en: ({ what, id }) =>
        `\`${what}\` begins a statement of its own; what a line is of stands behind its amount: \`loss … of ${what} ${id}\``,
      ja: ({ what, id }) =>
        `\`${what}\`はそれだけで一つの文になります。明細がどれについてかは金額の後に書きます：\`loss … of ${what} ${id}\``,
    },
  ),
  "scenario/empty-incident": warning<{ later: boolean }>(
    {
      en: ({ later }) => `this ${later ? "settlement" : "incident"} states nothing, and nothing is expected of it`,
      ja: ({ later }) => `この${later ? "続報" : "事故"}には何も書かれておらず、期待する結果もありません`,
    },
    {
      en: ({ later }) => `each \`${later ? "later" : "incident"}\` is one of its own: is the word written twice?`,
      ja: ({ later }) =>
        `\`${later ? "later" : "incident"}\`を書くたびに別の${later ? "続報" : "事故"}になります。二度書いていないか確かめてください`,
    },
  ),
  "scenario/no-event": warning<{ trigger: string; head: string }>(
    {
      en: () => "this incident asserts no trigger: every line of it is refused, since no event has come",
      ja: () => "この事故には支払事由がありません。事由の発生がないため、明細はすべて不払となります",
    },
    {
      en: ({ trigger, head }) =>
        `state what has come: ${quoted(`incident { ${trigger} … }`)}; if nothing has, say so: ${quoted(`expect ${head} refused by trigger`)}`,
      ja: ({ trigger, head }) =>
        `発生した事由を${quoted(`incident { ${trigger} … }`)}のように書いてください。発生していないのであれば、${quoted(`expect ${head} refused by trigger`)}と書きます`,
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
  "scenario/passed-by": remark<{ unit: string; inner: string; term: string }>(
    {
      en: ({ unit, inner, term }) =>
        `this line names a ${quoted(unit)} and no ${quoted(inner)} of it: ${quoted(term)} does not act on it`,
      ja: ({ unit, inner, term }) =>
        `この明細は${quoted(unit)}だけを示し、${quoted(inner)}を示していないため、${quoted(term)}は働きません`,
    },
    {
      en: ({ unit, inner }) =>
        `name the ${quoted(inner)} that it is of; what is of the ${quoted(unit)} itself is right as it is`,
      ja: ({ unit, inner }) =>
        `どの${quoted(inner)}の損害かを示してください。${quoted(unit)}自体の損害であればこのままで正しい書き方です`,
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
    /** One of the product, where none is of what is named. */
    elsewhere: string | undefined;
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
      en: ({ isUnknownId, terms, each, elsewhere }) =>
        terms.length > (isUnknownId ? 0 : 1)
          ? `write which one: ${terms.map(termWithText).join(" or ")}`
          : terms.length === 1
            ? each.length === 0
              ? "it is one amount for all: leave out `for`"
              : `say of which it is: ${quoted(each.map((one) => `for ${one} "…"`).join(" "))}`
            : `only of an amount per period the ledger keeps what was used${elsewhere === undefined ? "" : `, here of ${quoted(`left "${elsewhere}"`)}`}`,
      ja: ({ isUnknownId, terms, each, elsewhere }) =>
        terms.length > (isUnknownId ? 0 : 1)
          ? `どれであるかを${terms.map(termWithText).join("または")}のように書いてください`
          : terms.length === 1
            ? each.length === 0
              ? "全体で一つの金額です。`for`を消してください"
              : `どれの残額かを${quoted(each.map((one) => `for ${one} "…"`).join(" "))}のように書いてください`
            : `残額が台帳に残るのは保険期間中の金額だけです${elsewhere === undefined ? "" : `。この商品では${quoted(`left "${elsewhere}"`)}などです`}`,
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
  /** Of a scenario that was run: what is wrong with it is worded where outcomes are compared. */
  "scenario/failed": error<Readonly<Record<Language, string>>>({
    en: ({ en }) => en,
    ja: ({ ja }) => ja,
  }),
  "scenario/invalid": error<{ path: string; message: string; problem: ProblemCode }>({
    en: ({ path, message }) => `${path}: ${message}`,
    ja: ({ path, problem }) => `\`${path}\`：${problemsInJapanese[problem]}`,
  }),
  "scenario/contract-unused": warning<{ name: string }>({
    en: ({ name }) => `no scenario uses the sample contract ${quoted(name)}`,
    ja: ({ name }) => `契約例${quoted(name)}を使う事例がありません`,
  }),
}));
