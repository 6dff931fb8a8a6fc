import type {
  CapStep,
  ComparedCondition,
  ComparedDates,
  ComparedPart,
  Cut,
  FactReference,
  LineResult,
  Pending,
  Reason,
  SettlementResult,
  TraceStep,
} from "../result.js";
import { actedOn } from "./acted.js";
import { claimedWord, isNothingComputed } from "./claimed.js";
import { alignLeft, alignRight, columnsOf, widestText, wrap, wrapSteps } from "./columns.js";
import { amountOf, numberText } from "./given.js";
import { layerNotes, layersTogether } from "./layers.js";
import { type NamedLine, shownId, type Names } from "./names.js";
import { balanceOf } from "./overpaid.js";
import { linesBelow, signed } from "./overview.js";
import { ofOpeningEvents, type Told, told, toldReasons } from "./reasons.js";
import { useTimeOf } from "./use-time.js";
import type { UseTime } from "./words.js";
import { termTexts, workingTexts } from "./workings.js";

/** A part of what is said of a line: a step with amounts in columns, words, or the clause behind them. */
export type Row =
  | {
      readonly kind: "step";
      readonly label: string;
      /** Minor units, signed. */ readonly change?: number;
      readonly after: number;
    }
  | { readonly kind: "words"; readonly indent: number; readonly text: string }
  | { readonly kind: "clause"; readonly indent: number; readonly id: string };

export interface LineBlock {
  readonly heading: string;
  readonly rows: readonly Row[];
}

const widestLabel = 72;

/** Every line in the order of the product: from what is claimed, cut by cut, to what is paid now. */
export function lineBlocks(names: Names, result: SettlementResult): readonly LineBlock[] {
  return linesBelow(names.metadata.tree, result.lines).map((line) => ({
    heading: names.headed(names.path(line.head), line),
    rows: lineRows(names, line, result),
  }));
}

/** The same as lines of text. */
export function details(names: Names, result: SettlementResult): string[] {
  return layOut(names, lineBlocks(names, result));
}

function lineRows(names: Names, line: LineResult, result: SettlementResult): Row[] {
  const { words } = names;
  const { column } = words;
  const rows: Row[] = [];
  const trigger = line.trigger ?? onlyTrigger([...ofOpeningEvents(line.refused), ...line.undetermined]);
  if (trigger !== undefined) rows.push({ kind: "words", indent: 0, text: words.judgedUnder(names.clause(trigger)) });
  rows.push(...elsewhereRows(names, line));
  workingTexts(names, line, result).forEach((text, i) => {
    rows.push({ kind: "words", indent: i === 0 ? 0 : 1, text });
  });
  const withdrawn = withdrawnWords(names, line);
  if (withdrawn !== undefined) rows.push({ kind: "words", indent: 0, text: withdrawn });
  if (!isNothingComputed(names, line))
    rows.push({ kind: "step", label: claimedWord(names, [line]), after: line.claimed });
  rows.push(...verdictRows(names, line, result.trace));
  rows.push({ kind: "step", label: column.due, after: line.due });
  if (line.verdict === "eligible" || line.paid > 0) rows.push(...paymentRows(names, line, result));
  return rows;
}

/** That a line is stated with 0, by which one that was claimed before is withdrawn; what is worked out may come to that. */
export function withdrawnWords(names: Names, line: LineResult): string | undefined {
  if (line.claimed !== 0 || names.formulaOfHead(line.head) !== undefined) return undefined;
  return line.paid > 0 ? names.words.withdrawn : names.words.notClaimed;
}

/** That the line names no event, and how it would fare under the others that it may be of. */
function elsewhereRows(names: Names, line: LineResult): Row[] {
  const { elsewhere = [] } = line;
  const { words } = names;
  if (elsewhere.length === 0) return [];
  return [
    { kind: "words", indent: 0, text: words.namesNoEvent },
    ...elsewhere.flatMap(({ trigger, verdict, refused, undetermined }): Row[] => [
      { kind: "words", indent: 1, text: words.elsewhere[verdict](names.clause(trigger)) },
      ...[...reasonRows(names, line, refused), ...pendingRows(names, line, undetermined)].map(deeper),
    ]),
  ];
}

function deeper(row: Row): Row {
  return row.kind === "step" ? row : { ...row, indent: row.indent + 1 };
}

function verdictRows(names: Names, line: LineResult, trace: readonly TraceStep[] | undefined): Row[] {
  switch (line.verdict) {
    case "eligible":
      return cutRows(names, line, trace);
    case "refused":
      return [notPaidRow(line, names.words.column.refused), ...reasonRows(names, line, line.refused)];
    case "undetermined":
      return [notPaidRow(line, names.words.column.undetermined), ...pendingRows(names, line, line.undetermined)];
  }
}

function notPaidRow(line: LineResult, label: string): Row {
  // Of a line of 0 nothing is taken off.
  return line.claimed === 0
    ? { kind: "words", indent: 0, text: label }
    : { kind: "step", label, change: -line.claimed, after: 0 };
}

function cutRows(names: Names, line: LineResult, trace: readonly TraceStep[] | undefined): Row[] {
  let left = line.claimed;
  const acted = actedOn(names, line, trace);
  return acted.flatMap(({ cut, step }): Row[] => {
    left -= cut.amount;
    if (cut.amount === 0)
      return [
        { kind: "step", label: names.term(cut.clause, amountOf(names, step), line.head), after: left },
        ...idleWords(names, step).map((text): Row => ({ kind: "words", indent: 1, text })),
        { kind: "clause", indent: 1, id: cut.clause },
      ];
    return [
      {
        kind: "step",
        label: names.term(cut.clause, amountOf(names, step), line.head),
        change: -cut.amount,
        after: left,
      },
      ...stepWords(names, line, step, cut, left).map((text): Row => ({ kind: "words", indent: 1, text })),
      ...(step?.layers === undefined
        ? [{ kind: "clause" as const, indent: 1, id: cut.clause }]
        : layerRows(names, step)),
    ];
  });
}

/** Layer by layer, each with the clause that it is. */
function layerRows(names: Names, step: TraceStep): Row[] {
  return [
    ...layerNotes(names, step).flatMap(({ clause, texts }): Row[] => [
      ...texts.map((text, i): Row => ({ kind: "words", indent: i === 0 ? 1 : 2, text })),
      { kind: "clause", indent: 2, id: clause },
    ]),
    ...layersTogether(names, step).map((text): Row => ({ kind: "words", indent: 1, text })),
  ];
}

/** What the term did to its group, where that is more than its cut of the line shows. */
export function stepWords(
  names: Names,
  line: LineResult,
  step: TraceStep | undefined,
  cut: Cut,
  left: number,
): string[] {
  if (step === undefined) return [];
  const { term, of, and } = names.words;
  // That of the line, or one that it is of.
  const kind = names.countedKind(step.clause) ?? line.unit;
  const whom = [
    ...(step.claim === undefined ? [] : [of.claim(shownId(step.claim))]),
    ...(step.policyYear === undefined ? [] : [term.policyYear(step.policyYear)]),
    ...(step.day === undefined ? [] : [names.words.date(step.day)]),
    ...(step.insured === undefined ? [] : [of.insured(shownId(step.insured))]),
    ...(step.unit === undefined || kind === undefined ? [] : [names.unit(kind, step.unit, step.count)]),
  ].join(and);
  const isAlone = step.before === left + cut.amount;
  const group = whom === "" ? undefined : whom;
  const isBorne = names.findClause(cut.clause)?.kind === "borne";
  const time = useTimeOf(step);
  const timesWords = names.findClause(cut.clause)?.kind === "times" ? term.noTimesLeft : term.timesBorne;
  return [
    ...termTexts(names, step),
    // Of which unit the line's is, the line does not say.
    ...(isAlone && !isBorne && group !== undefined && kind !== line.unit ? [group] : []),
    ...(isBorne
      ? [term.borne(names.money(step.before), names.money(step.after), group), ...(isHeld(step) ? [term.noRoom] : [])]
      : isAlone
        ? []
        : [term.together(names.money(step.before), names.money(step.after), group)]),
    ...(typeof step.times === "number" ? [timesWords(step.times, step.timesUsed ?? 0, time)] : []),
    ...countedWords(names, line, step),
    ...ranksWords(names, step),
    ...(step.used === undefined || step.used === 0 ? [] : [usedWords(names, step, time)]),
    ...(step.caps ?? []).flatMap((cap) => capWords(names, cap)),
  ];
}

/** Why a deductible took nothing. */
export function idleWords(names: Names, step: TraceStep | undefined): string[] {
  if (step === undefined) return [];
  const { amount, used = 0, caps = [] } = step;
  return [
    ...termTexts(names, step),
    ...(used > 0 && amount !== 0 ? [usedWords(names, step, useTimeOf(step))] : []),
    ...caps.flatMap((cap) => capWords(names, cap)),
  ];
}

/** How much of the term other incidents have used. After a change of the contract that may be more than there is of it. */
function usedWords(names: Names, { clause, amount, used = 0 }: TraceStep, time: UseTime): string {
  const { term } = names.words;
  return typeof amount === "number" && used > amount
    ? term.usedBeyond(names.money(used), time)
    : term.usedByOthers(names.money(used), time, names.termKind(clause));
}

/** In which order heads bear what the term takes, and of which sums: nothing where all that there is is of one rank. */
function ranksWords(names: Names, { ranks = [] }: TraceStep): string[] {
  if (ranks.length < 2) return [];
  return [
    names.words.term.ranks(
      ranks.map(({ heads, before, after }) => ({
        heads: heads.map((head) => names.clause(head)).join(names.words.and),
        borne: names.money(before - after),
        of: names.money(before),
      })),
    ),
  ];
}

/** How much of the line's quantity is paid, or borne, and of that of others; and what other incidents have used. */
function countedWords(names: Names, { id }: LineResult, step: TraceStep): string[] {
  const { clause, counted } = step;
  const own = counted?.lines.find(({ line }) => line === id);
  if (counted === undefined || own === undefined) return [];
  const { term } = names.words;
  const ofOthers = counted.lines.reduce((sum, { line, counted: part }) => (line === id ? sum : sum + part), 0);
  const words = names.findClause(clause)?.kind === "count" ? term.paidOf : term.borneOf;
  const number = (value: number): string => numberText(names, value);
  return [
    words(
      number(own.counted),
      number(own.quantity),
      names.quantity(clause),
      ofOthers === 0 ? undefined : number(ofOthers),
    ),
    ...(counted.used === undefined || counted.used === 0
      ? []
      : [term.countedByOthers(number(counted.used), useTimeOf(step))]),
  ];
}

/** Whether `borne at most` could not give back all that is beyond its amount. */
function isHeld({ amount, used = 0, after }: TraceStep): boolean {
  return typeof amount === "number" && after > Math.max(0, amount - used);
}

/** That what the insured bears by the term has come to its end, where it has. */
function capWords(names: Names, cap: CapStep): string[] {
  const { clause, amount, used = 0, together, before, after } = cap;
  if (amount === null || together <= Math.max(0, amount - used)) return [];
  return [
    names.words.term.bearsAtMost({
      before: names.money(before),
      together: together === before ? undefined : names.money(together),
      most: amountOf(names, cap) ?? names.money(amount),
      basis: names.capBasis(clause),
      used: used === 0 ? undefined : names.money(used),
      time: names.capTime(clause),
      after: names.money(after),
    }),
  ];
}

/** In a few words. */
export function reasonWords({ words }: Names, reason: Reason): string {
  const { kind, trigger, lacks, dates } = reason;
  if (lacks !== undefined) return words.namesNoClaim;
  if (kind === "trigger" && trigger === undefined) return words.noEventReported;
  const { value, until } = kind === "approval" && dates !== undefined ? whatCounts(dates) : {};
  return value === undefined || until === undefined ? words.reason[kind] : words.lateApproval(value, until);
}

function reasonRows(names: Names, line: LineResult, reasons: readonly Reason[]): Row[] {
  return toldReasons(reasons).flatMap((one) => [
    ...groundRows(`- ${underEvents(names, one, reasonText(names, line, one.reason))}`, one.reason.clause),
  ]);
}

function pendingRows(names: Names, line: LineResult, pendings: readonly Pending[]): Row[] {
  return told(pendings).flatMap((one): Row[] => [
    ...groundRows(`- ${underEvents(names, one, pendingText(names, line, one.reason))}`, one.reason.clause),
    { kind: "words", indent: 2, text: pendingWaits(names, one.reason) },
  ]);
}

function groundRows(text: string, clause: string): Row[] {
  return [
    { kind: "words", indent: 1, text },
    { kind: "clause", indent: 2, id: clause },
  ];
}

/** The text of a reason with the events that it stands under, where that has to be told. */
export function underEvents(names: Names, { under, reason }: Told<Reason | Pending>, text: string): string {
  const { words } = names;
  // That the event does not open it is the same as that none does.
  if (under === "every" && reason.kind === "cover" && !("waitsFor" in reason)) return words.noEventOpens;
  if (under === "every") return `${text} [${words.underEveryEvent}]`;
  const events = under.map((trigger) => names.clause(trigger)).join(words.and);
  return events === "" ? text : `${text} [${words.judgedUnder(events)}]`;
}

/** `outside the time allowed: 2027-05-03, allowed from 2026-05-01 until 2027-05-02` */
export function reasonText(names: Names, line: NamedLine, reason: Reason): string {
  const { kind, clause, dates, compared, unless } = reason;
  const what = named(names, kind, clause, line);
  const isGround = kind === "exclusion";
  const window =
    kind === "approval" || dates === undefined ? undefined : windowText(names, clause, whatCounts(dates), isGround);
  const told = compared?.map((part) =>
    isGround ? partText(names, clause, part, true) : failedText(names, clause, part),
  );
  const exception = unless && noException(names, unless, (part) => partText(names, clause, part));
  const why = [...(window === undefined ? (told ?? []) : [window]), ...(exception === undefined ? [] : [exception])];
  return joined([reasonWords(names, reason), what, why.length === 0 ? undefined : why.join("; ")]);
}

/** What a test of days compares, with what the date is. */
function windowText(names: Names, clause: string, dates: ComparedDates, isGround: boolean): string {
  const { words } = names;
  const date = dates.value === undefined ? undefined : names.findClause(clause)?.date;
  const compared = words.dates(dates, isGround);
  return date === undefined ? compared : words.dateOf(names.label(date, ""), compared);
}

/** That the exclusion has an exception which fails, and by what. */
function noException({ words }: Names, unless: readonly ComparedPart[], said: (part: ComparedPart) => string): string {
  const [first, ...others] = unless;
  return first !== undefined && "anyOf" in first && others.length === 0
    ? words.noException(first.anyOf.map(said))
    : words.noException([unless.map(said).join("; ")]);
}

/** What has to hold of a test, and does not. */
function failedText(names: Names, clause: string, part: ComparedPart): string {
  const { words } = names;
  if ("anyOf" in part) return words.oneWouldDo(part.anyOf.map((one) => partText(names, clause, one)));
  if ("condition" in part) return words.hasToHold(partText(names, clause, part));
  return partText(names, clause, part);
}

/** A part of a test, told apart from those among which it stands. */
function partText(names: Names, clause: string, part: ComparedPart, isGround = false): string {
  const { words } = names;
  const said = (one: ComparedPart): string => partText(names, clause, one);
  if ("anyOf" in part) return words.either(part.anyOf.map(said));
  if ("allOf" in part) return words.together(part.allOf.map((one) => ({ said: said(one), holds: one.holds ?? false })));
  if ("condition" in part) return names.condition(clause, part.condition);
  const dates = datesText(names, part, isGround);
  return part.of === undefined ? dates : words.dateOf(names.condition(clause, part.of), dates);
}

function datesText(
  { words }: Names,
  part: Exclude<ComparedCondition, { readonly condition: string }>,
  isGround: boolean,
): string {
  return "dates" in part ? words.dates(whatCounts(part.dates), isGround) : words.compared(part, isGround);
}

/** A window goes by days, whatever time they were stated with; only the policy period turns at one. */
function whatCounts(dates: ComparedDates): ComparedDates {
  if (dates.before !== undefined) return dates;
  return Object.fromEntries(Object.entries(dates).map(([end, date]: [string, string]) => [end, date.split("T")[0]!]));
}

export function pendingText(names: Names, line: NamedLine, { kind, clause }: Pending): string {
  return joined([names.words.pending[kind], named(names, kind, clause, line)]);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(": ");
}

/** The thing that a reason is about; of a rule what its author called it, of an exclusion also whose it is. */
export function named(names: Names, kind: Pending["kind"], clause: string, line: NamedLine): string | undefined {
  switch (kind) {
    case "exclusion":
      return names.exclusion(clause, line);
    case "trigger":
      // Of an incident without any event the product itself.
      return clause === names.metadata.name ? undefined : names.clause(clause);
    case "contract":
    case "uncovered":
    case "item":
    case "computed":
      return names.clause(clause);
    case "term":
      return names.term(clause, undefined, "");
    case "unit":
    case "cover":
    case "attachment":
    case "window":
    case "condition":
    case "approval":
      return kind === "cover" || kind === "unit" ? undefined : names.ownLabel(clause);
  }
}

/** The trigger under which the line was judged, where it was judged under one. */
export function onlyTrigger(grounds: readonly { readonly trigger?: string }[]): string | undefined {
  const [first, ...others] = new Set(grounds.map(({ trigger }) => trigger));
  return others.length === 0 ? first : undefined;
}

/** Which facts would decide it, or why none would. */
export function pendingWaits(names: Names, { waitsFor, clause }: Pending): string {
  return waitsFor.length === 0 ? names.noValue(clause) : waiting(names, waitsFor);
}

/** Which facts would decide; one that is needed of each of `lines` is named once. */
export function waiting(names: Names, facts: readonly FactReference[], lines: readonly string[] = []): string {
  const { words } = names;
  if (facts.length === 0) return names.nothingDecides();
  const byFact = new Map<string, FactReference[]>();
  for (const fact of facts) {
    const key = `${fact.of} ${fact.name}`;
    const others = byFact.get(key);
    if (others === undefined) byFact.set(key, [fact]);
    else others.push(fact);
  }
  const named = [...byFact.values()].flatMap((same) => {
    const [first] = same;
    const ids = new Set(same.map(({ id }) => id));
    const ofEach = first?.of === "loss" && lines.length > 1 && lines.every((id) => ids.has(id));
    return ofEach ? [words.whose(names.calledFor(first), words.eachLine)] : same.map((fact) => names.fact(fact));
  });
  return words.waitsFor(named.join(words.and));
}

function paymentRows(names: Names, line: LineResult, result: SettlementResult): Row[] {
  const { words } = names;
  const balance = balanceOf(names, line, result);
  // Where nothing was paid before there is no step from what is due to what is paid.
  const before: Row[] =
    line.paid === 0
      ? []
      : [{ kind: "step", label: words.column.paid, change: -line.paid, after: line.due - line.paid }];
  return [
    ...before,
    ...(balance === undefined
      ? []
      : [
          { kind: "step", label: balance.label, change: balance.amount, after: line.pay } satisfies Row,
          ...balance.notes.map((text): Row => ({ kind: "words", indent: 1, text })),
        ]),
    { kind: "step", label: words.column.pay, after: line.pay },
  ];
}

/** In columns that are the same for all lines of the claim. */
function layOut(names: Names, blocks: readonly LineBlock[]): string[] {
  const steps = blocks.flatMap(({ rows }) => rows).filter((row) => row.kind === "step");
  // Not as arguments of one call: there may be more of them than a stack holds.
  const width = (texts: readonly string[]): number =>
    texts.reduce((widest, text) => Math.max(widest, columnsOf(text)), 0);
  const labelWidth = Math.min(widestLabel, width(steps.map(({ label }) => label)));
  const changeWidth = width(steps.map(({ change }) => (change === undefined ? "" : signed(names, change))));
  const afterWidth = width(steps.map(({ after }) => names.money(after)));
  const indented = (text: string, indent: number): string[] =>
    wrapSteps(text, widestText).map((part, i) => "  ".repeat(indent + (i === 0 ? 1 : 2)) + part);
  const layOutRow = (row: Row): string[] => {
    switch (row.kind) {
      case "words":
        return indented(row.text, row.indent);
      case "clause":
        return names.citation(row.id).flatMap((text) => indented(text, row.indent));
      case "step": {
        const label = wrap(row.label, labelWidth);
        const last = label.pop() ?? "";
        const change = row.change === undefined ? "" : signed(names, row.change);
        const amounts = `  ${alignRight(change, changeWidth)}  ${alignRight(names.money(row.after), afterWidth)}`;
        return [...label.map((part) => `  ${part}`), `  ${alignLeft(last, labelWidth)}${amounts}`.trimEnd()];
      }
    }
  };
  return blocks.flatMap(({ heading, rows }) => ["", heading, ...rows.flatMap(layOutRow)]);
}
