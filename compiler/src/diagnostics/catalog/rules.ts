import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import { error, remark, warning } from "./entry.js";
import { allQuoted, approvedApart, inRow, quoted } from "./words.js";

/** Triggers, cover, rules and readings. */
export const rules = once(() => ({
  // ── Triggers, cover, rules ──
  "trigger/cycle": error<{ name: string }>({
    en: ({ name }) => `the exceptions of ${quoted(name)} lead back to itself`,
    ja: ({ name }) => `${quoted(name)}の除外（except）が自分自身に戻っています`,
  }),
  "trigger/perhaps-cycle": warning<{ name: string }>(
    {
      en: ({ name }) => `nothing that is known keeps the exceptions of ${quoted(name)} from leading back to itself`,
      ja: ({ name }) => `${quoted(name)}の除外（except）が自分自身に戻ることを妨げるものが見当たりません`,
    },
    {
      en: () =>
        "under a contract that has them all, these triggers keep each other out: give them guards of which one rules out the other",
      ja: () =>
        "そのすべてがある契約では、これらの支払事由は互いに除かれます。一方が成り立てば他方は成り立たない条件にしてください",
    },
  ),
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
  "head/paid-twice": remark<{ head: string; name: string; read: string }>(
    {
      en: ({ head, name }) =>
        `${quoted(name)} is worked out from all of ${quoted(head)}, which is paid itself: both are paid`,
      ja: ({ head, name }) =>
        `${quoted(name)}は${quoted(head)}の全額から計算されますが、${quoted(head)}自体も支払われるため、両方が支払われます`,
    },
    {
      en: ({ head, read }) =>
        `where ${quoted(head)} is only measured, give it \`limit 0 per incident\`; where both are paid, give the formula a name: \`let … = ${read}\``,
      ja: ({ head, read }) =>
        `${quoted(head)}を計算に使うだけなら\`limit 0 per incident\`を付け、両方とも支払うのであれば計算式に名前を付けてください：\`let … = ${read}\``,
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
  "head/no-unit": warning<{
    name: string;
    unit: string;
    /** The triggers under which it is so; left out: all. */
    under?: readonly string[] | undefined;
  }>(
    {
      en: ({ name, unit, under }) =>
        `${quoted(name)} never brings an amount${under === undefined ? "" : ` under ${under.map(quoted).join(" or ")} alone`}: no line names a ${quoted(unit)} for it`,
      ja: ({ name, unit, under }) =>
        `${under === undefined ? "" : `${under.map(quoted).join("か")}だけでは、`}${quoted(name)}の額が生じることはありません。どの${quoted(unit)}の額かを示す明細がないためです`,
    },
    {
      en: ({ name, unit, under }) =>
        `${under === undefined ? `put it beside heads in a frame for each ${quoted(unit)}, read what such heads come to, or` : "cover a head beside it under the same triggers,"} ask in its amount what is established of the ${quoted(unit)} (${quoted(`facts of ${unit}`)}), or have lines claim it: ${quoted(`head ${name} for each loss = …`)}`,
      ja: ({ name, unit, under }) =>
        `${under === undefined ? `${quoted(unit)}ごとの枠の中で費目と並べるか、そのような費目の額を参照するか、` : "並んでいる費目も同じ支払事由の対象とするか、"}${quoted(`facts of ${unit}`)}の事実を額の算式で参照するか、明細で請求する費目にしてください：${quoted(`head ${name} for each loss = …`)}`,
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
  "rule/optional-choice": warning<{ name: string }>(
    {
      en: ({ name }) => `the contract may leave ${quoted(name)} out: then lines that this rule is for may wait for it`,
      ja: ({ name }) =>
        `契約が${quoted(name)}を定めないことがあり、そのときこの条件の対象となる明細は未確定のままになることがあります`,
    },
    {
      en: ({ name }) =>
        `let it hold without: \`not (${name} is given) or …\`; or have the rule only where it is given: \`when ${name} is given\``,
      ja: ({ name }) =>
        `定めがなければ満たされるのであれば\`not (${name} is given) or …\`と書き、定めがあるときだけの条件なら\`when ${name} is given\`を付けてください`,
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
  "rule/computed-waits": warning<{
    head: string;
    /** A fact of loss or of insured, or a kind of unit. */ unstated: string;
  }>(
    {
      en: ({ head, unstated }) =>
        `the head ${quoted(head)} is computed and nobody states its ${quoted(unstated)}, so where this rule turns on that, it waits for ever`,
      ja: ({ head, unstated }) =>
        `費目${quoted(head)}は計算で求めるもので${quoted(unstated)}を申告できないため、この条件がそれによるときは、いつまでも判断できません`,
    },
    {
      en: ({ head }) =>
        `leave it out: \`for all but ${head}\`; what has to hold for it without that is a rule of its own, \`require for ${head}: …\``,
      ja: ({ head }) =>
        `対象から外してください：\`for all but ${head}\`。それによらずに満たすべき条件は、別に\`require for ${head}: …\`と書きます`,
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
  "rule/contradiction": warning<{
    what: "head" | "trigger" | "plan" | "rule";
    /** Of heads, a trigger or a plan. */
    names: readonly string[];
    /** An exclusion takes part: of what nobody has stated it leaves a loss as it is. */
    isOnceStated: boolean;
  }>(
    {
      en: ({ what, names, isOnceStated }) => {
        const where = {
          head: `nothing is ever paid for ${allQuoted(names)}`,
          trigger: `nothing is ever paid under ${allQuoted(names)}`,
          plan: `nothing is ever paid in the plan ${allQuoted(names)}`,
          rule: "nothing is ever paid of what this rule is for",
        };
        const once = isOnceStated ? ", once what is asked for is stated" : "";
        return `${where[what]}${once}: every loss is refused, here or by the others that are shown`;
      },
      ja: ({ what, names, isOnceStated }) => {
        const where = {
          head: `${inRow(names)}が支払われることはありません`,
          trigger: `支払事由${inRow(names)}で支払われるものがありません`,
          plan: `プラン${inRow(names)}で支払われるものがありません`,
          rule: "この条件の対象で支払われるものがありません",
        };
        const once = isOnceStated ? "問われる事実がすべて分かれば、" : "";
        return `${once}${where[what]}。どの損害も、ここか、示した他の条件・免責事由によって対象外となるためです`;
      },
    },
    {
      en: () =>
        "change the one that is not meant so, or take it out; one that is for some losses alone says so, `for …`",
      ja: () => "意図と異なるものを直すか、取り除いてください。一部の損害だけのものは`for …`で対象を絞ってください",
    },
  ),
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
  "window/from-span": warning<{ first: string; better: string }>(
    {
      en: ({ first }) =>
        `this window begins with ${quoted(first)} and has no end: what comes before that day is not paid`,
      ja: ({ first }) =>
        `この期間は${quoted(first)}の日に始まり、終わりがありません。その日より前のものは支払われません`,
    },
    {
      en: ({ better }) =>
        `where that is the last day, write ${quoted(better)}; where what comes before is not to be paid, give the window a label`,
      ja: ({ better }) =>
        `その日が最後の日であれば、${quoted(better)}と書いてください。それより前を支払わないのであれば、対象期間にラベルを付けてください`,
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
  "date/after-period": warning<{ value: string; better: string }>(
    {
      en: ({ value }) =>
        `where ${quoted(value)} is during the period, it is before this: what comes in time is refused`,
      ja: ({ value }) =>
        `${quoted(value)}が保険期間中であれば、この条件の範囲より前になるため、期間中のものは支払われません`,
    },
    {
      en: ({ better }) =>
        `up to that day, whenever it was before: ${quoted(better)}; where nothing but what came afterwards is meant, compare with both days`,
      ja: ({ better }) =>
        `その日までであればいつでもよいなら${quoted(better)}、期間後だけを指すのであれば両方の日と比べてください`,
    },
  ),
  "date/never-later": remark<{ name: string; read: string }>(
    {
      en: ({ name, read }) =>
        `${quoted(read)} does not hold where ${quoted(name)} is \`never\`, which is neither before a day nor after it`,
      ja: ({ name, read }) =>
        `${quoted(name)}が\`never\`であれば、${quoted(read)}は成り立ちません。\`never\`はどの日の前でも後でもないためです`,
    },
    {
      en: ({ name, read }) =>
        `where what never came is later than all, write \`${name} is never or ${read}\`; where it is not, \`${name} is not never and ${read}\``,
      ja: ({ name, read }) =>
        `起こらないことを最も後とみるなら\`${name} is never or ${read}\`、そうでなければ\`${name} is not never and ${read}\`と書いてください`,
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
  "reading/same-members": warning<{
    name: string;
    members: readonly string[];
    /** Clauses ask which it is, and are the same for each. */ isWritten: boolean;
  }>({
    en: ({ name, members, isWritten }) =>
      isWritten
        ? `what is written for ${allQuoted(members)} of ${quoted(name)} is the same: it changes nothing which of them is chosen`
        : `nothing tells ${allQuoted(members)} of ${quoted(name)} apart`,
    ja: ({ name, members, isWritten }) =>
      isWritten
        ? `解釈${quoted(name)}の${inRow(members)}について書かれた内容は同じで、どれを選んでも結果が変わりません`
        : `解釈${quoted(name)}の${inRow(members)}を区別する箇所がありません`,
  }),
}));
