import { own, put } from "./bare.js";
import type { Cell } from "./cell.js";
import type { Ledger, LedgerIncident } from "./claim.js";
import { workingsOf } from "./computed.js";
import { compareText, sortReferences } from "./kleene.js";
import { readingsAfter } from "./ledger-readings.js";
import type { PeriodLedger } from "./period-ledger.js";
import type { Product } from "./product.js";
import { indexOf } from "./product-index.js";
import type { ReadInput } from "./read-input.js";
import { placeOf, type ReadLedger } from "./read-ledger.js";
import type {
  Elsewhere,
  FactReference,
  GroupResult,
  HeadResult,
  LineResult,
  OpenQuestion,
  Pending,
  ReadingResult,
  Reason,
  SettlementResult,
} from "./result.js";
import { lineUnit } from "./scope.js";
import type { Settled, SettledLine } from "./settlement.js";
import { sortInPlace } from "./lists.js";
import { gatherUses } from "./use.js";

/**
 * The result as plain JSON. Nothing in it is shared with another result. A `period` takes the incident, and the ledger
 * of the result is written out of it when somebody looks at it: most results of a period are asked for none.
 */
export function assemble(
  product: Product,
  input: ReadInput,
  settled: Settled,
  readings: readonly ReadingResult[] | undefined,
  period?: PeriodLedger,
): SettlementResult {
  const { lines, walk } = settled;
  const total = totalOf(lines);
  const ledger = ledgerHead(product, input);
  const incident = ledgerIncident(product, input, settled);
  if (period === undefined) fill(ledger, input.ledger, incident);
  const result: Mutable<SettlementResult> = {
    schema: 1,
    product: product.name,
    edition: product.edition,
    terms: product.terms,
    policy: input.contract.policy,
    incident: input.incident.id,
    claimed: total.claimed,
    due: total.due,
    pay: total.pay,
    overpaid: excessOf(lines),
    lines: lines.map(lineResult),
    heads: headResults(lines),
    groups: groupResults(product, lines),
    open: openQuestions(product, lines),
    assumed: assumedOf(input, lines),
    ledger,
  };
  if (walk.trace !== undefined) {
    result.trace = walk.trace;
    result.workings = workingsOf(walk);
  }
  if (readings !== undefined) result.readings = readings;
  if (period !== undefined) {
    period.take(incident, ledger.readings);
    if (period.incidents.length <= fewIncidents) result.ledger = period.written(ledger);
    else writeLedgerWhenAsked(result, period.writer(ledger));
  }
  return result;
}

/** From then on it is a field as any other. */
function writeLedgerWhenAsked(result: Mutable<SettlementResult>, write: () => Ledger): void {
  let written: Ledger | undefined;
  const field = (value: Ledger) => ({ value, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(result, "ledger", {
    get: (): Ledger => {
      // Of a result that was frozen before, the field stays as it is.
      if (written === undefined) Reflect.defineProperty(result, "ledger", field((written = write())));
      return written;
    },
    set(this: object, value: Ledger) {
      Object.defineProperty(this, "ledger", field(value));
    },
    enumerable: true,
    configurable: true,
  });
}

/** So many are written out sooner than put off. */
const fewIncidents = 32;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function lineResult(settled: SettledLine): LineResult {
  const result: Mutable<LineResult> = judgedLine(settled);
  const { claim, insured, unit, unitId, count, counted } = settled.line;
  if (claim?.id !== undefined) result.claim = claim.id;
  if (insured?.id !== undefined) result.insured = insured.id;
  if (unit !== undefined) result.unit = unit;
  if (unitId !== undefined) result.unitId = unitId;
  if (count !== undefined) result.count = count;
  // A stated line counts its own units.
  if (counted !== undefined && counted !== settled.line.id) result.countOf = counted;
  return result;
}

function judgedLine({ line, cell, claimed, due, paid, toGet: pay }: SettledLine): LineResult {
  const { id, head } = line;
  if (cell === undefined) {
    const refused: Reason[] = [{ kind: "uncovered", clause: head }];
    return { id, head, verdict: "refused", claimed, due, paid, pay, refused, undetermined: [], reduced: [] };
  }
  const { verdict, trigger, refused } = cell;
  const reduced = cell.cuts.length === 0 ? [] : cell.cuts;
  if (verdict === "eligible") {
    // An eligible line has a trigger.
    const result: Mutable<LineResult> = {
      id,
      head,
      trigger: trigger!,
      verdict,
      claimed,
      due,
      paid,
      pay,
      refused: [],
      undetermined: [],
      reduced,
    };
    if (cell.elsewhere.length > 0) result.elsewhere = cell.elsewhere.map(elsewhereResult);
    return result;
  }
  const undetermined = verdict === "undetermined" ? cell.undetermined().map(pendingResult) : [];
  return { id, head, verdict, claimed, due, paid, pay, refused, undetermined, reduced };
}

function pendingResult(pending: Pending): Pending {
  return { ...pending, waitsFor: sortReferences(pending.waitsFor) };
}

function elsewhereResult(elsewhere: Elsewhere): Elsewhere {
  return { ...elsewhere, refused: [...elsewhere.refused], undetermined: elsewhere.undetermined.map(pendingResult) };
}

/** Facts that stand at their default; then, by line, the item and the trigger that an eligible line leaves out though they matter. */
function assumedOf({ assumed }: ReadInput, lines: readonly SettledLine[]): readonly FactReference[] {
  const found: SettledLine[] = [];
  for (const settled of lines) if (isItemAssumed(settled) || isTriggerAssumed(settled)) found.push(settled);
  if (found.length === 0) return assumed;
  const ofLines = sortInPlace(found, compareIds).flatMap((settled): FactReference[] => {
    const { id } = settled.line;
    return [
      ...(isItemAssumed(settled) ? [{ of: "loss" as const, id, name: "item" }] : []),
      ...(isTriggerAssumed(settled) ? [{ of: "loss" as const, id, name: "trigger" }] : []),
    ];
  });
  return [...assumed, ...ofLines];
}

function isItemAssumed({ line, cell }: SettledLine): boolean {
  return cell?.verdict === "eligible" && line.item === undefined && cell.head.asksItem === true;
}

function isTriggerAssumed({ cell }: SettledLine): boolean {
  return cell?.verdict === "eligible" && cell.elsewhere.length > 0;
}

/** What is summed of the lines of a head, of a group or of all. */
interface Total {
  claimed: number;
  due: number;
  pay: number;
}

function add(total: Total, { claimed, due, toGet }: SettledLine): void {
  total.claimed += claimed;
  total.due += due;
  total.pay += toGet;
}

function totalOf(lines: readonly SettledLine[]): Total {
  const total: Total = { claimed: 0, due: 0, pay: 0 };
  for (const line of lines) add(total, line);
  return total;
}

function excessOf(lines: readonly SettledLine[]): number {
  let sum = 0;
  for (const { excess } of lines) sum += excess;
  return sum;
}

/** The lines of a head stand together. */
function headResults(lines: readonly SettledLine[]): readonly HeadResult[] {
  const results: HeadResult[] = [];
  let last: Mutable<HeadResult> | undefined;
  for (const settled of lines) {
    const { head } = settled.line;
    if (last?.head !== head) results.push((last = { head, claimed: 0, due: 0, pay: 0 }));
    add(last, settled);
  }
  return results;
}

function groupResults(product: Product, lines: readonly SettledLine[]): readonly GroupResult[] {
  const { groups } = product;
  const { groupsOf } = indexOf(product);
  const byPlace = new Array<Mutable<GroupResult> | undefined>(groups.length).fill(undefined);
  for (const settled of lines) {
    for (const place of groupsOf.get(settled.line.head) ?? []) {
      const group = (byPlace[place] ??= { group: groups[place]?.name ?? "", claimed: 0, due: 0, pay: 0 });
      add(group, settled);
    }
  }
  return byPlace.filter((group) => group !== undefined);
}

/** From the lines that are eligible or undetermined in the end, by exclusion in declared order. */
function openQuestions(product: Product, lines: readonly SettledLine[]): readonly OpenQuestion[] {
  const byPlace: ({ readonly lines: string[]; readonly waitsFor: FactReference[] } | undefined)[] = [];
  for (const { line, cell } of lines) {
    if (cell === undefined || cell.verdict === "refused") continue;
    for (const { exclusion, waitsFor } of cell.openQuestions) {
      const found = (byPlace[exclusion] ??= { lines: [], waitsFor: [] });
      // Under several triggers it is open of one line.
      if (found.lines.at(-1) !== line.id) found.lines.push(line.id);
      found.waitsFor.push(...waitsFor.waitsFor);
    }
  }
  const questions: OpenQuestion[] = [];
  for (let place = 0; place < byPlace.length; place += 1) {
    const found = byPlace[place];
    if (found === undefined) continue;
    const exclusion = product.exclusions[place]?.name ?? "";
    questions.push({ exclusion, lines: found.lines, waitsFor: sortReferences(found.waitsFor) });
  }
  return questions;
}

/** What the incident comes to in the ledger. */
function ledgerIncident(product: Product, { incident }: ReadInput, { lines, walk }: Settled): LedgerIncident {
  const used = { ...gatherUses(walk.uses), ...dueByTally(product, walk.cells) };
  return { id: incident.id, paid: paidSoFar(lines), used };
}

/** Without what happened. */
function ledgerHead(product: Product, { contract, incident, ledger }: ReadInput): Mutable<Ledger> {
  return {
    schema: 1,
    product: product.name,
    edition: product.edition,
    terms: product.terms,
    policy: contract.policy,
    period: contract.periodText,
    readings: readingsAfter(product, ledger, incident.id, contract),
    revision: ledger.revision + 1,
    incidents: [],
  };
}

/** With what happened before, and the incident as it is now; one that is new goes to the end. */
function fill(ledger: Mutable<Ledger>, before: ReadLedger, incident: LedgerIncident): void {
  const incidents = [...before.incidents];
  const place = placeOf(incident.id, before);
  incidents[place === -1 ? incidents.length : place] = incident;
  ledger.incidents = incidents;
  if (before.opening !== undefined) ledger.opening = before.opening;
}

/** What is due on heads of which later incidents read that; only what is above 0. */
function dueByTally({ tallies = [] }: Product, cells: readonly Cell[]): LedgerIncident["used"] {
  const used: Record<string, Record<string, number>> = {};
  for (const { id, heads, unit } of tallies) {
    const byUnit: Record<string, number> = {};
    for (const { head, line, left } of cells) {
      const key = unit === undefined ? "" : lineUnit(line, unit)?.unitId;
      if (key === undefined || left === 0 || !heads.includes(head.name)) continue;
      put(byUnit, key, ((own(byUnit, key) as number | undefined) ?? 0) + left);
    }
    if (Object.keys(byUnit).length > 0) put(used, id, byUnit);
  }
  return used;
}

/** By line id, by code unit. What was paid before is on these lines, too: they are all restated. */
function paidSoFar(lines: readonly SettledLine[]): Readonly<Record<string, number>> {
  const paid: Record<string, number> = {};
  const paidLines: SettledLine[] = [];
  for (const line of lines) if (line.paid + line.toGet > 0) paidLines.push(line);
  for (const { line, paid: before, toGet } of sortInPlace(paidLines, compareIds)) put(paid, line.id, before + toGet);
  return paid;
}

function compareIds(a: SettledLine, b: SettledLine): number {
  return compareText(a.line.id, b.line.id);
}
