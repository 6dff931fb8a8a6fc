import { formatMoment, moment, Moment } from "../calendar.js";
import type { ComparedDates, DateComparison, FactReference, Pending, ReasonKind, Verdict } from "../result.js";

export type Language = "en" | "ja";

/** Within what other incidents use up an amount: the period, the policy year, the day. */
export type UseTime = "period" | "policy-year" | "day";

/** What an explanation says of its own, in one language; names come from the product. Amounts come as texts. */
export interface Words {
  readonly title: (product: string, edition: string) => string;
  readonly subject: (policy: string, incident: string) => string;
  /** Where it begins, and its end, which is not in it. */
  readonly period: (from: string, end: string) => string;
  readonly toPay: (amount: string) => string;
  readonly nothingClaimed: string;
  /** Before anything is taken off, where clauses of the product work out what nobody claims as an amount. */
  readonly workedOut: string;
  readonly claimedOrWorkedOut: string;
  readonly column: Readonly<Record<Column, string>>;
  /** Of a line that is stated with 0: where something was paid for it, it was claimed before. */
  readonly withdrawn: string;
  readonly notClaimed: string;
  /** What is undecided, where besides what is known of it (empty: nothing) an amount is not worked out yet. */
  readonly amountOpen: (known: string) => string;
  readonly line: (id: string) => string;
  /** A unit of a kind, by its id, or so many of them. */
  readonly units: (kind: string, id: string | undefined, count: number | undefined) => string;
  readonly judgedUnder: (trigger: string) => string;
  readonly underEveryEvent: string;
  /** Why a line is refused where the incident has none of the product's events. */
  readonly noEventReported: string;
  /** Why a line is refused whose head no event opens. */
  readonly noEventOpens: string;
  /** What is no number, as the language writes it: `no`, `3 hours`. */
  readonly plainValue: (written: string) => string;
  readonly heading: {
    readonly lines: string;
    readonly open: string;
    readonly assumed: string;
    readonly readings: string;
  };
  readonly term: {
    /** `limit per incident of Costs, for Tests: ¥30,000,000`; what is not known is left out. */
    readonly named: (
      kind: string,
      basis: string,
      node: string | undefined,
      scope: string | undefined,
      amount: string | undefined,
    ) => string;
    readonly kind: Readonly<Record<TermKind, string>>;
    /** A share that has a label of its own: which may call what is not paid, so it is said that this is. */
    readonly paidShare: (label: string, pays: string) => string;
    readonly perUnit: (unit: string) => string;
    /** A policy year, by its number. */
    readonly policyYear: (number: number) => string;
    /** A basis of what counts for each unit by itself. */
    readonly forEach: (basis: string, unit: string, period: boolean) => string;
    /** The parts of a basis, which together are told with `betweenParts`. */
    readonly per: Readonly<
      Record<"claim" | "incident" | "insured" | "loss" | "day" | "period" | "policy-year", string>
    >;
    readonly betweenParts: string;
    readonly unlimited: string;
    /** A number of times, as of a limit or deductible by them. */
    readonly times: (number: number) => string;
    /** That a limit by number of times lets nothing through, as so many other incidents have used one. */
    readonly noTimesLeft: (allowed: number, used: number, time: UseTime) => string;
    /** That a deductible by number of times bears everything, as fewer other incidents have used one. */
    readonly timesBorne: (borne: number, used: number, time: UseTime) => string;
    /** `60 of “days”`, of a limit or deductible that is counted. */
    readonly numberOf: (number: string, quantity: string) => string;
    /** So much of the quantity of the line is paid, or borne, and so much of that of others, which for a limit are earlier. */
    readonly paidOf: (number: string, all: string, quantity: string, ofOthers: string | undefined) => string;
    readonly borneOf: (number: string, all: string, quantity: string, ofOthers: string | undefined) => string;
    /** By other incidents of the period, of the policy year, or with losses of the day. */
    readonly countedByOthers: (number: string, time: UseTime) => string;
    /** The group on which a term acted, where it is more than the line. */
    readonly together: (before: string, after: string, whom: string | undefined) => string;
    /** What was borne, and of it what still is. */
    readonly borne: (before: string, after: string, whom: string | undefined) => string;
    /** More is borne than should be. */
    readonly noRoom: string;
    /** By other incidents of the period, of the policy year, or with losses of the day: of what, where that is not what stands before. */
    readonly usedByOthers: (amount: string, time: UseTime, of?: string) => string;
    /** That they have used more than there is of it now, as after a change of the contract. */
    readonly usedBeyond: (amount: string, time: UseTime) => string;
    /** Of each rank of heads, the first first: what of which sum they bear. */
    readonly ranks: (
      ranks: readonly { readonly heads: string; readonly borne: string; readonly of: string }[],
    ) => string;
    /** What the insured would bear of a group (where others are in it: all of them), and bears as that has an end. */
    readonly bearsAtMost: (borne: {
      readonly before: string;
      readonly together: string | undefined;
      readonly most: string;
      readonly basis: string;
      readonly used: string | undefined;
      readonly time: UseTime;
      readonly after: string;
    }) => string;
  };
  readonly layer: {
    /** What it is called, and what it is: `30% of $500,000 xs $500,000`; one of them at least. */
    readonly heading: (label: string | undefined, slice: string | undefined) => string;
    /** `attachment`: where it is above 0. */
    readonly slice: (limit: string, attachment: string | undefined, share: string | undefined) => string;
    /** What a term of a layer leaves: by its amount, with what others had used of it, and its label where it has one. */
    readonly term: Readonly<
      Record<
        "coinsurance" | "deductible" | "franchise" | "limit",
        (amount: string, note: string, label: string | undefined) => string
      >
    >;
    readonly nothing: string;
    readonly together: (parts: string, sum: string) => string;
  };
  readonly of: Readonly<Record<Exclude<FactReference["of"], "incident">, (id: string) => string>>;
  /** Of whom an exclusion of insured holds that is not judged by the insured of the line, or whose line names none. */
  readonly anyInsured: string;
  readonly everyInsured: string;
  readonly reason: Readonly<Record<ReasonKind, string>>;
  readonly pending: Readonly<Record<Pending["kind"], string>>;
  readonly waitsFor: (facts: string) => string;
  readonly noFactDecides: string;
  /** The same, where one that is not listed yet could decide it. */
  readonly waitsForNone: string;
  /** What is listed: one of them. */
  readonly listed: Readonly<Record<"claim" | "insured", string>>;
  /** Why it has no value; one of these, where there are several. */
  readonly noValue: (gaps: {
    readonly nothing: string;
    readonly tables: readonly string[];
    readonly divides: boolean;
    readonly sums: boolean;
    /** Of which it takes the largest or smallest. */
    readonly lists: readonly string[];
  }) => string;
  /** That the insurer approved after the day of the line. */
  readonly lateApproval: (approved: string, incurred: string) => string;
  /** What was compared: the date in question, and the ends; of the ground of an exclusion those that it lies between. */
  readonly dates: (compared: ComparedDates, isGround: boolean) => string;
  /** How two dates would have to stand; of the ground of an exclusion how they do. */
  readonly compared: (comparison: DateComparison, isGround: boolean) => string;
  /** What was compared, with what the date is. */
  readonly dateOf: (name: string, compared: string) => string;
  /** That a condition has to hold, which fails. */
  readonly hasToHold: (condition: string) => string;
  /** Of several conditions one would do, and none holds. */
  readonly oneWouldDo: (conditions: readonly string[]) => string;
  /** Of an exclusion, that its exception fails, or each of several. */
  readonly noException: (conditions: readonly string[]) => string;
  /** One of several, as one of those that have to hold together. */
  readonly either: (conditions: readonly string[]) => string;
  /** Several that have to hold together, with how each of them stands. */
  readonly together: (conditions: readonly { readonly said: string; readonly holds: boolean | "open" }[]) => string;
  /** By which terms it was worked out. */
  readonly basis: (product: string, edition: string, terms: string) => string;
  /** Built-in facts of a line. */
  readonly lineFact: Readonly<Record<string, string>>;
  /** Of a line that was taken under the first event under which it is eligible. */
  readonly namesNoEvent: string;
  /** How such a line would fare under another event. */
  readonly elsewhere: Readonly<Record<Verdict, (event: string) => string>>;
  /** Why a clause that asks about the claim refuses a line. */
  readonly namesNoClaim: string;
  /** The item of a line that names none. */
  readonly noItem: string;
  /** What was paid beyond what is due: all of it not asked back, all of it offset on other lines, or some of each. */
  readonly excess: Readonly<Record<"kept" | "offset" | "both", string>>;
  /** Of the excess of the line, or of all that is overpaid, where several lines are. */
  readonly excessParts: (offset: string, kept: string, ofAll: string | undefined) => string;
  readonly offset: string;
  readonly overpaid: (amount: string) => string;
  readonly paidOnOpen: (amount: string) => string;
  /** Without lines: all that is due. Without an amount: nothing is due on them as it stands. */
  readonly atStake: (amount: string | undefined, lines: string | undefined) => string;
  readonly eachLine: string;
  readonly reading: {
    readonly chosen: string;
    readonly byDefault: string;
    readonly open: string;
    readonly sameTotal: string;
    readonly othersAsSettled: string;
    /** Of lines under a member, and what they wait for. */
    readonly undecided: (lines: string, waits: string) => string;
  };
  readonly whose: (fact: string, whom: string) => string;
  /** Of a date that is stated without it. */
  readonly timeOf: (fact: string) => string;
  /** What depends on conditions: those that may decide, each with its value, and the value in any other case. */
  readonly cases: (told: readonly { readonly condition: string; readonly value: string }[], other?: string) => string;
  /** The value where the only condition does not hold, and what that says. */
  readonly otherCase: (failed: string, value: string) => string;
  /** What a figure of a formula stands at. */
  readonly given: (value: string) => string;
  /** As a result gives it, or `never`. */
  readonly date: (date: string) => string;
  /** A share that has no short decimal, with what it is about. */
  readonly about: (share: string, percent: string) => string;
  /** What an empty set comes to. */
  readonly none: string;
  readonly and: string;
}

export type Column = "claimed" | "refused" | "undetermined" | "reduced" | "due" | "paid" | "balance" | "pay";
export type TermKind =
  | "coinsurance"
  | "deductible"
  | "deductible-times"
  | "deductible-count"
  | "franchise"
  | "limit"
  | "times"
  | "count"
  | "borne"
  | "layers";

const en: Words = {
  title: (product, edition) => `${product}, edition ${edition}`,
  subject: (policy, incident) => `Policy ${policy}, incident ${incident}`,
  period: (from, end) => `Policy period: ${from.replace("T", " ")} to ${lastOf(end).replace("T", " ")}`,
  toPay: (amount) => `To pay now: ${amount}`,
  nothingClaimed: "Nothing is claimed.",
  workedOut: "worked out",
  claimedOrWorkedOut: "claimed or worked out",
  column: {
    claimed: "claimed",
    refused: "refused",
    undetermined: "undecided",
    reduced: "reduced",
    due: "due",
    paid: "paid before",
    balance: "overpaid",
    pay: "pay now",
  },
  withdrawn: "Nothing is claimed on this line any more: it was withdrawn (restated with 0).",
  notClaimed: "Nothing is claimed on this line (stated with 0).",
  amountOpen: (known) => (known === "" ? "amount open" : `${known} and open`),
  line: (id) => `line ${id}`,
  units: (kind, id, count) => `${kind}${id === undefined ? "" : ` ${id}`}${count === undefined ? "" : ` × ${count}`}`,
  judgedUnder: (trigger) => `Event: ${trigger}`,
  underEveryEvent: "under every event",
  noEventReported: "no event has been reported",
  noEventOpens: "none of the events opens this kind of loss",
  plainValue: (written) => written,
  heading: {
    lines: "LINE BY LINE",
    open: "OPEN QUESTIONS: exclusions that would take away what is due, if they hold",
    assumed: "ASSUMED, as nothing else was stated",
    readings: "READINGS THAT MATTER: what would be due, as the wording leaves it open",
  },
  term: {
    named: (kind, basis, node, scope, amount) =>
      `${[kind, basis, node && `of ${node}`].filter(Boolean).join(" ")}${scope === undefined ? "" : `, ${scope}`}${amount === undefined ? "" : `: ${amount}`}`,
    kind: {
      coinsurance: "paid share",
      deductible: "deductible",
      "deductible-times": "deductible by number of times",
      "deductible-count": "deductible",
      franchise: "franchise",
      limit: "limit",
      times: "limit on the number of times",
      count: "limit",
      borne: "borne at most",
      layers: "layers",
    },
    paidShare: (label, pays) => `${label} (paid share ${pays})`,
    perUnit: (unit) => `per ${unit}`,
    policyYear: (number) => `policy year ${number}`,
    forEach: (basis, unit, period) => `${basis}${period ? "" : ","} for each ${unit}`,
    per: {
      claim: "per claim",
      incident: "per incident",
      insured: "per insured",
      loss: "for each line of loss",
      day: "per day",
      period: "per period",
      "policy-year": "per policy year",
    },
    betweenParts: " ",
    unlimited: "unlimited",
    times: (number) => (number === 1 ? "1 time" : `${number} times`),
    noTimesLeft: (allowed, used, time) =>
      allowed === 0
        ? "nothing is paid: it allows no time at all"
        : `nothing is paid: other incidents of the ${useTimes[time]} have used ${used === allowed ? "all" : used} of the ${allowed === 1 ? "1 time" : `${allowed} times`}`,
    timesBorne: (borne, used, time) =>
      `the insured bears it in full: ${borne === 1 ? "one incident" : `${borne} incidents`} of the ${useTimes[time]} ${borne === 1 ? "is" : "are"} borne so, ${used === 0 ? "and no other has been" : used === 1 ? "and one other has been" : `and ${used} others have been`}`,
    numberOf: (number, quantity) => `${number} of ${quantity}`,
    paidOf: (number, all, quantity, ofOthers) =>
      `${number} of ${all} (${quantity}) ${number === "1" ? "is" : "are"} paid${ofOthers === undefined ? "" : `, behind ${ofOthers} of lines that come first`}`,
    borneOf: (number, all, quantity, ofOthers) =>
      `${number} of ${all} (${quantity}) ${number === "1" ? "is" : "are"} borne by the insured${ofOthers === undefined ? "" : `, and ${ofOthers} of other lines`}`,
    countedByOthers: (number, time) => `other incidents of the ${useTimes[time]} have used ${number} of it`,
    together: (before, after, whom) =>
      `acts on ${before} together${whom === undefined ? "" : ` (${whom})`}, of which it leaves ${after}`,
    borne: (before, after, whom) =>
      `of ${before} borne so far${whom === undefined ? "" : ` (${whom})`} ${after} stays with the insured: the rest is given back`,
    noRoom: "more cannot be given back: a limit or layers before it leave no room",
    usedByOthers: (amount, time) => `other incidents of the ${useTimes[time]} have used ${amount} of it`,
    usedBeyond: (amount, time) =>
      `other incidents of the ${useTimes[time]} have already used ${amount}, which is more than this amount as it now stands: nothing is left of it`,
    ranks: (ranks) =>
      `borne in this order, in proportion within each place: ${ranks
        .map(({ heads, borne, of }, place) => `(${place + 1}) ${heads}: ${borne} of ${of}`)
        .join("; ")}`,
    bearsAtMost: ({ before, together, most, basis, used, time, after }) =>
      [
        `the insured would bear ${before}${together === undefined ? "" : ` (all in all ${together})`}`,
        `but bears at most ${most} ${basis}`,
        ...(used === undefined ? [] : [`of which other incidents of the ${useTimes[time]} have used ${used}`]),
        `and so ${after} here`,
      ].join(", "),
  },
  layer: {
    heading: (label, slice) => `layer ${[label && `“${label}”`, slice].filter(Boolean).join(", ")}`,
    slice: (limit, attachment, share) =>
      `${share === undefined ? "" : `${share} of `}${limit}${attachment === undefined ? "" : ` xs ${attachment}`}`,
    term: {
      coinsurance: (pays, _, label) => (label === undefined ? `paid share ${pays}` : en.term.paidShare(label, pays)),
      deductible: (amount, note, label) => `above ${label ?? "its attachment"} of ${amount}${note}`,
      franchise: (amount, _, label) => `in full where more than ${label ?? "its franchise"} of ${amount}`,
      limit: (amount, note, label) => `within ${label ?? "its limit"} of ${amount}${note}`,
    },
    nothing: "nothing",
    together: (parts, sum) => `layers together: ${parts} = ${sum}`,
  },
  of: {
    claim: (id) => `claim ${id}`,
    insured: (id) => `insured ${id}`,
    loss: (id) => `line ${id}`,
    unit: (id) => `unit ${id}`,
    reading: () => "reading",
    contract: () => "contract",
  },
  anyInsured: "of any insured",
  everyInsured: "of every insured",
  reason: {
    contract: "not part of this contract",
    trigger: "the event is not reported, or counts as another event",
    cover: "the event does not open this kind of loss",
    attachment: "outside the time of cover",
    window: "outside the time allowed",
    condition: "a condition is not fulfilled",
    approval: "not approved by the insurer",
    item: "an item that is never paid",
    uncovered: "a kind of loss that is never paid",
    unit: "no line names the unit any more",
    exclusion: "excluded",
  },
  pending: {
    contract: "open whether this contract has it",
    trigger: "open whether the event counts",
    cover: "open whether the event opens this kind of loss",
    attachment: "open whether it falls in the time of cover",
    window: "open whether it falls in the time allowed",
    condition: "open whether a condition is fulfilled",
    approval: "open whether the insurer approved",
    item: "open which item it is",
    uncovered: "open whether this kind of loss is paid",
    unit: "open whether a line names the unit",
    exclusion: "excluded, unless an exception holds, which is open",
    term: "open how much a term takes",
    computed: "open how much it comes to",
  },
  waitsFor: (facts) => `waits for: ${facts}`,
  noFactDecides: "no further fact could decide it",
  waitsForNone: "it waits for no fact",
  listed: { claim: "claim", insured: "insured" },
  noValue: ({ nothing, tables, divides, sums, lists }) =>
    `${nothing}: ${[
      ...(tables.length > 0 ? [`no row of the table ${tables.join(" or ")} is for it`] : []),
      ...(divides ? ["it is divided by zero"] : []),
      ...(sums ? ["a line that it counts is undecided in this way"] : []),
      ...lists.map(
        (one) => `no ${one} is listed of which to take the largest or smallest, and one that is would decide`,
      ),
    ].join(", or ")}`,
  lateApproval: (approved, incurred) =>
    `approved by the insurer on ${approved}, only after ${incurred}, the day on which it was incurred`,
  dates: ({ value, from, until, before }, isGround) => {
    const start = from === undefined ? [] : [`from ${dayOf(from)}`];
    const allowed =
      before === undefined
        ? [...start, ...(until === undefined ? [] : [`until ${dayOf(until)}`])].join(" ")
        : [...start, `before ${dayOf(before)}`].join(" and ");
    return [...(value === undefined ? [] : [en.date(value)]), ...(allowed === "" ? [] : [allowed])].join(
      isGround ? ", which is " : ", allowed ",
    );
  },
  compared: ({ value, operator, other }, isGround) => {
    const so = { "<": "before ", "<=": "not after ", ">": "after ", ">=": "not before ", "=": "", "<>": "not " }[
      operator
    ];
    return `${en.date(value)}, ${isGround ? "which is" : "has to be"} ${so}${dayOf(other)}`;
  },
  dateOf: (name, compared) => `${name} ${compared}`,
  hasToHold: (condition) => `has to hold: ${condition}`,
  oneWouldDo: (conditions) => `one of these has to hold, and none does: ${numbered(conditions, "; ")}`,
  noException: (conditions) =>
    conditions.length > 1
      ? `none of its exceptions holds: ${numbered(conditions, "; ")}`
      : `its exception does not hold: ${conditions.join("")}`,
  either: (conditions) => `(${conditions.join(", or ")})`,
  together: (conditions) =>
    conditions
      .map(({ said, holds }) => `${said} [${holds === "open" ? "open" : holds ? "holds" : "does not hold"}]`)
      .join(", together with "),
  basis: (product, edition, terms) => `Worked out by the terms of ${product}, edition ${edition} (reference ${terms}).`,
  lineFact: {
    approved: "the insurer's approval",
    incurred: "the day on which it was incurred",
    claim: "which claim it belongs to",
    insured: "which insured bore it",
    unit: "which unit it belongs to",
    item: "which item it is",
    trigger: "which event it belongs to",
  },
  namesNoEvent: "It names no event: it was taken under the first that pays for it.",
  elsewhere: {
    eligible: (event) => `Under ${event} it would be paid on other terms, or questions would be open.`,
    refused: (event) => `Under ${event} it would be refused:`,
    undetermined: (event) => `Under ${event} it would be undecided:`,
  },
  namesNoClaim: "it names no claim, which the clause asks about",
  noItem: "none of those that the product names",
  excess: {
    kept: "paid before beyond what is due; not asked back",
    offset: "paid before beyond what is due; offset against other lines",
    both: "paid before beyond what is due",
  },
  excessParts: (offset, kept, ofAll) =>
    `of ${ofAll === undefined ? "it" : `the ${ofAll} overpaid on all lines`} ${offset} is offset against other lines now, and ${kept} is not asked back`,
  offset: "offset against what was overpaid on other lines",
  overpaid: (amount) => `${amount} more was paid before than is due now. It is not asked back here.`,
  paidOnOpen: (amount) => `${amount} of what was paid before is for lines that are still to be decided.`,
  atStake: (amount, lines) =>
    amount === undefined
      ? `At stake: nothing as it stands, since nothing is due on ${lines}`
      : `At stake: ${lines === undefined ? `all that is due, ${amount}` : `${amount} due on ${lines}`}`,
  eachLine: "of each of these lines",
  reading: {
    chosen: "chosen",
    byDefault: "recommended; the contract chose none",
    open: "The contract chose none, and none is recommended.",
    sameTotal: "The total is the same, but its division among the lines is not.",
    othersAsSettled:
      "Other incidents of the period count with what they used as they were settled. Under another reading they might have used more or less of the limits: only a replay of the period tells.",
    undecided: (lines, waits) => `undecided under it: ${lines}; ${waits}`,
  },
  whose: (fact, whom) => `${fact} (${whom})`.trimStart(),
  timeOf: (fact) => `the time of “${fact}”`,
  cases: (told, other) => {
    const said = told.map(({ condition, value }) => `${value} if ${condition}`);
    if (other === undefined) return said.join(", ");
    return said.length === 0 ? `${other} in any other case` : `${said.join(", ")}, else ${other}`;
  },
  otherCase: (failed, value) => `${value}, as ${failed}`,
  given: (value) => ` (${value})`,
  date: (date) => (date === "never" ? "has not come" : date.replace("T", " ")),
  about: (share, percent) => `${share}, about ${percent}`,
  none: "none",
  and: ", ",
};

/** A date that another is compared with. */
function dayOf(date: string): string {
  return date === "never" ? "a day that has not come" : date.replace("T", " ");
}

const ja: Words = {
  title: (product, edition) => `${product}（${edition}版）`,
  subject: (policy, incident) => `証券番号 ${policy}、事故番号 ${incident}`,
  period: (from, end) => `保険期間: ${dateInJapanese(from)}から${dateInJapanese(lastOf(end))}まで`,
  toPay: (amount) => `今回支払額: ${amount}`,
  nothingClaimed: "請求はありません。",
  workedOut: "算定額",
  claimedOrWorkedOut: "請求額・算定額",
  column: {
    claimed: "請求額",
    refused: "対象外",
    undetermined: "保留",
    reduced: "控除等",
    due: "支払保険金",
    paid: "既払額",
    balance: "過払調整",
    pay: "今回支払額",
  },
  withdrawn: "この明細の請求は取り下げられた（請求額0として再提出）。",
  notClaimed: "この明細の請求はない（請求額0として提出）。",
  amountOpen: (known) => (known === "" ? "額未確定" : `${known}と額未確定分`),
  line: (id) => `明細${id}`,
  units: (kind, id, count) =>
    `${kind}${id === undefined ? "" : `「${id}」`}${count === undefined ? "" : ` × ${count}`}`,
  judgedUnder: (trigger) => `対象事由: ${trigger}`,
  underEveryEvent: "どの対象事由でも",
  noEventReported: "対象となる事由の申告がない",
  noEventOpens: "どの事由でも対象とならない損害",
  plainValue: plainInJapanese,
  heading: {
    lines: "■ 明細ごとの計算",
    open: "■ 未確認の免責事由（該当すれば支払対象から外れるもの）",
    assumed: "■ 申告がないため、次のとおりとみなした事実",
    readings: "■ 約款の読み方により支払保険金が変わるもの",
  },
  term: {
    named: (kind, basis, node, scope, amount) =>
      `${node === undefined ? "" : `${node}の`}${kind}${bracketed([basis, scope])}${amount === undefined ? "" : `: ${amount}`}`,
    kind: {
      coinsurance: "縮小支払割合",
      deductible: "免責金額",
      "deductible-times": "免責回数",
      "deductible-count": "免責",
      franchise: "フランチャイズ",
      limit: "支払限度額",
      times: "支払回数限度",
      count: "支払限度",
      borne: "自己負担合計限度額",
      layers: "レイヤー",
    },
    paidShare: (label, pays) => `${label}（支払割合${pays}）`,
    perUnit: (unit) => `${unit}につき`,
    policyYear: (number) => `第${number}保険年度`,
    forEach: (basis, unit) => `${unit}ごと・${basis}`,
    per: {
      claim: "1請求につき",
      incident: "1事故につき",
      insured: "被保険者1名につき",
      loss: "1明細につき",
      day: "1日につき",
      period: "保険期間中",
      "policy-year": "1保険年度につき",
    },
    betweenParts: "・",
    unlimited: "無制限",
    times: (number) => `${number}回`,
    noTimesLeft: (allowed, used, time) =>
      allowed === 0
        ? "支払回数限度が0回のため、支払わない"
        : `${useTimesInJapanese[time]}の他の事故で${used}回となり、支払回数限度${allowed}回に達しているため、支払わない`,
    timesBorne: (borne, used, time) =>
      `${useTimesInJapanese[time]}の${borne}回までの事故は全額自己負担（うち他の事故: ${used}回）`,
    numberOf: (number, quantity) => `${/\s/.test(quantity) ? `（${quantity}）` : quantity}のうち${number}`,
    paidOf: (number, all, quantity, ofOthers) =>
      `${quantity}（${all}）のうち${number}を支払う${ofOthers === undefined ? "" : `（先に数える明細: ${ofOthers}）`}`,
    borneOf: (number, all, quantity, ofOthers) =>
      `${quantity}（${all}）のうち${number}は自己負担${ofOthers === undefined ? "" : `（他の明細: ${ofOthers}）`}`,
    countedByOthers: (number, time) => `${useTimesInJapanese[time]}の他の事故で既に${number}`,
    together: (before, after, whom) => `${whom === undefined ? "" : `${whom}の`}合計${before}に適用し、${after}が残る`,
    borne: (before, after, whom) =>
      `${whom === undefined ? "" : `${whom}の`}ここまでの自己負担の合計${before}のうち、${after}を超える額を支払に戻す`,
    noRoom: "これより前の支払限度額または層に余裕がないため、それ以上は戻らない",
    usedByOthers: (amount, time, of) =>
      `${of === undefined ? "うち" : `${of}のうち`}${useTimesInJapanese[time]}の他の事故による使用額: ${amount}`,
    usedBeyond: (amount, time) =>
      `${useTimesInJapanese[time]}の他の事故で既に${amount}を使用し、現在の額を超えているため、残りはない`,
    ranks: (ranks) =>
      `差し引く順（同じ順位の中では按分）: ${ranks
        .map(({ heads, borne, of }, place) => `(${place + 1}) ${heads}（合計${of}のうち${borne}）`)
        .join("、")}`,
    bearsAtMost: ({ before, together, most, basis, used, time, after }) =>
      `自己負担額は${before}${together === undefined ? "" : `（合計では${together}）`}となるところ、` +
      `自己負担限度額（${basis}）${most}${used === undefined ? "" : `（うち${useTimesInJapanese[time]}の他の事故による負担額: ${used}）`}` +
      `により${after}`,
  },
  layer: {
    heading: (label, slice) =>
      `レイヤー${label === undefined ? "" : `「${label}」`}${slice === undefined ? "" : `（${slice}）`}`,
    slice: (limit, attachment, share) =>
      `${attachment === undefined ? `${limit}まで` : `${attachment}を超える${limit}`}${share === undefined ? "" : `の${share}`}`,
    term: {
      coinsurance: (pays, _, label) => (label === undefined ? `支払割合${pays}` : ja.term.paidShare(label, pays)),
      deductible: (amount, note, label) => `${label ?? "免責金額"}${amount}${note}を超える額`,
      franchise: (amount, _, label) => `${label ?? "フランチャイズ"}${amount}を超えれば全額`,
      limit: (amount, note, label) => `${label ?? "支払限度額"}${amount}${note}まで`,
    },
    nothing: "なし",
    together: (parts, sum) => `レイヤーの合計: ${parts} = ${sum}`,
  },
  of: {
    claim: (id) => `請求${id}`,
    insured: (id) => `被保険者${id}`,
    loss: (id) => `明細${id}`,
    unit: (id) => `対象${id}`,
    reading: () => "約款の読み方",
    contract: () => "契約の記載",
  },
  anyInsured: "いずれかの被保険者",
  everyInsured: "すべての被保険者",
  reason: {
    contract: "この契約にない補償",
    trigger: "事由の申告がないか、他の事由として扱われる",
    cover: "この事由では対象とならない損害",
    attachment: "補償の対象となる時期の外",
    window: "定められた期間の外",
    condition: "条件を満たさない",
    approval: "保険会社の承認がない",
    item: "対象とならない品目",
    uncovered: "対象とならない損害",
    unit: "この対象に属する明細がなくなった",
    exclusion: "免責事由に該当",
  },
  pending: {
    contract: "この契約にある補償かどうか未確認",
    trigger: "事由に該当するかどうか未確認",
    cover: "この事由で対象となる損害かどうか未確認",
    attachment: "補償の対象となる時期かどうか未確認",
    window: "定められた期間内かどうか未確認",
    condition: "条件を満たすかどうか未確認",
    approval: "保険会社の承認の有無が未確認",
    item: "内訳が未確認",
    uncovered: "対象となる損害かどうか未確認",
    unit: "この対象に属する明細があるかどうか未確認",
    exclusion: "免責事由に該当し、その例外に当たるかどうか未確認",
    term: "控除される額が未確定",
    computed: "算定額が未確定",
  },
  waitsFor: (facts) => `確認が必要な事実: ${facts}`,
  noFactDecides: "確認により決まる事実はない",
  waitsForNone: "確認を待つ事実はない",
  listed: { claim: "請求", insured: "被保険者" },
  noValue: ({ nothing, tables, divides, sums, lists }) =>
    `${nothing}（${[
      ...(tables.length > 0 ? [`表「${tables.join("」または「")}」に当たる行がない`] : []),
      ...(divides ? ["0で割っている"] : []),
      ...(sums ? ["合計する明細が同じように未確定である"] : []),
      ...lists.map((one) => `最大または最小をとる${one}が挙がっていない。挙がれば決まる`),
    ].join("、または")}）`,
  lateApproval: (approved, incurred) =>
    `保険会社の承認（${dateInJapanese(approved)}）が発生日（${dateInJapanese(incurred)}）より後`,
  dates: ({ value, from, until, before }, isGround) => {
    // The last day of a period: まで with the day on which it ends would count that day in.
    const last = before === undefined ? until : lastOf(before);
    const start = from === undefined ? "" : `${dateInJapanese(from)}から`;
    const allowed = `${start}${last === undefined ? "" : `${dateInJapanese(last)}まで`}`;
    return [
      ...(value === undefined ? [] : [ja.date(value)]),
      ...(allowed === "" ? [] : [`${isGround ? "該当期間" : "対象期間"} ${allowed}`]),
    ].join("、");
  },
  compared: ({ value, operator, other }, isGround) => {
    const so = { "<": "より前", "<=": "以前", ">": "より後", ">=": "以後", "=": "", "<>": "以外" }[operator];
    return `${ja.date(value)}、${isGround ? "該当条件" : "条件"}は${dateInJapanese(other)}${so}`;
  },
  dateOf: (name, compared) => `${name}${compared}`,
  hasToHold: (condition) => `条件は${condition}`,
  oneWouldDo: (conditions) => `次のいずれか1つを満たせばよいところ、いずれも満たさない: ${numbered(conditions, "、")}`,
  noException: (conditions) =>
    conditions.length > 1
      ? `次の例外のいずれにも当たらない: ${numbered(conditions, "、")}`
      : `例外に当たらない: ${conditions.join("")}`,
  either: (conditions) => `〔${conditions.join("、または")}〕`,
  together: (conditions) =>
    conditions
      .map(({ said, holds }) => `${said}［${holds === "open" ? "未確認" : holds ? "満たす" : "満たさない"}］`)
      .join("、かつ"),
  basis: (product, edition, terms) => `この計算は${product}（${edition}版）の約款によります（照合番号 ${terms}）。`,
  lineFact: {
    approved: "保険会社の承認",
    incurred: "発生日",
    claim: "どの請求に属するか",
    insured: "どの被保険者が負担したか",
    unit: "どの対象に属するか",
    item: "どの内訳か",
    trigger: "どの事由によるか",
  },
  namesNoEvent: "事由が特定されていないため、支払の対象となる最初の事由によるものとみなした。",
  elsewhere: {
    eligible: (event) => `${event}によるものとすれば、適用される条件または免責事由が異なる。`,
    refused: (event) => `${event}によるものとすれば、対象外となる:`,
    undetermined: (event) => `${event}によるものとすれば、未確定となる:`,
  },
  namesNoClaim: "どの損害賠償請求によるかが特定されていない（この条項は請求について定める）",
  noItem: "商品の定める内訳のいずれでもない",
  excess: {
    kept: "支払保険金を超える既払額（返還を求めない）",
    offset: "支払保険金を超える既払額（他の明細に充当）",
    both: "支払保険金を超える既払額",
  },
  excessParts: (offset, kept, ofAll) =>
    `${ofAll === undefined ? "うち" : `各明細の過払額の合計${ofAll}のうち`}${offset}は今回、他の明細に充当し、${kept}は返還を求めない`,
  offset: "他の明細の過払額への充当",
  overpaid: (amount) => `既払額が支払保険金を${amount}上回っています。ここでは返還を求めません。`,
  paidOnOpen: (amount) => `既払額のうち${amount}は、まだ決まっていない明細に対するものです。`,
  atStake: (amount, lines) =>
    amount === undefined
      ? `影響する支払保険金: 現時点ではなし（支払保険金のない${lines}）`
      : `影響する支払保険金: ${lines === undefined ? `全額 ${amount}` : `${amount}（${lines}）`}`,
  eachLine: "上記の各明細",
  reading: {
    chosen: "選択",
    byDefault: "推奨の読み方、契約の指定なし",
    open: "契約の指定がなく、推奨の読み方もありません。",
    sameTotal: "合計は変わりませんが、明細ごとの額が変わります。",
    othersAsSettled:
      "保険期間中の他の事故による使用額は、それぞれの支払計算のときの額です。別の読み方をとれば増減することがあり、正確な額は保険期間の事故をすべて計算し直さなければ分かりません。",
    undecided: (lines, waits) => `この読み方では保留: ${lines}（${waits}）`,
  },
  whose: (fact, whom) => `${fact}（${whom}）`,
  timeOf: (fact) => `${fact}の時刻`,
  cases: (told, other) =>
    [
      ...told.map(({ condition, value }) => `${condition}は${value}`),
      ...(other === undefined ? [] : [`その他の場合は${other}`]),
    ].join("、"),
  otherCase: (failed, value) => `${failed}${/[いうくすつぬむる]$/u.test(failed) ? "" : "の"}ため、${value}`,
  given: (value) => `（${value}）`,
  date: (date) => (date === "never" ? "未発生" : dateInJapanese(date)),
  about: (share, percent) => `${share}、約${percent}`,
  none: "なし",
  and: "、",
};

/** From a date as inputs give it, or `never`, with which another is compared. */
function dateInJapanese(date: string): string {
  if (date === "never") return "未到来の日";
  return date.replace(
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/,
    (_, year: string, month: string, day: string, hour?: string, minute?: string, second?: string) => {
      const seconds = second === undefined ? "" : `${second}秒`;
      const minutes = minute === "00" && second === undefined ? "" : `${minute}分`;
      const time = hour === undefined ? "" : `${Number(hour)}時${minutes}${seconds}`;
      return `${Number(year)}年${Number(month)}月${Number(day)}日${time}`;
    },
  );
}

/** `（1事故につき、対象：傷害）`; nothing without any. */
function bracketed(texts: readonly (string | undefined)[]): string {
  const said = texts.filter((text) => text !== undefined && text !== "");
  return said.length === 0 ? "" : `（${said.join("、")}）`;
}

/** The last day of what ends before a day; the instant where it ends at one. */
function lastOf(end: string): string {
  if (end.includes("T")) return end;
  const { day } = moment(end);
  return formatMoment(new Moment(day - 1, undefined));
}

const useTimes: Readonly<Record<UseTime, string>> = { period: "period", "policy-year": "policy year", day: "day" };
const useTimesInJapanese: Readonly<Record<UseTime, string>> = {
  period: "保険期間中",
  "policy-year": "同じ保険年度",
  day: "同じ日",
};

export const words: Readonly<Record<Language, Words>> = { en, ja };

/** (1) … (2) …, which no comma within runs into. */
function numbered(texts: readonly string[], between: string): string {
  return texts.map((text, place) => `(${place + 1}) ${text}`).join(between);
}

function plainInJapanese(written: string): string {
  if (written === "yes") return "はい";
  if (written === "no") return "いいえ";
  const time = /^-?\d+ (?:second|minute|hour|day|week|month|year)s?(?: \d+ (?:second|minute|hour|day)s?)*$/;
  if (!time.test(written)) return written;
  return written.replace(
    /(\d+) ([a-z]+?)s?(?: |$)/g,
    (_, count: string, unit: string) => `${count}${timeUnits[unit]!}`,
  );
}

const timeUnits: Readonly<Record<string, string>> = {
  second: "秒",
  minute: "分",
  hour: "時間",
  day: "日",
  week: "週間",
  month: "か月",
  year: "年",
};
