import type { Ledger, LedgerIncident } from "@yakkan/runtime/claim.js";
import { hashTerms } from "../terms-hash.js";
import type { Case, Contract, Situation } from "./case.js";
import type { Cell } from "./cells.js";
import { toRecord } from "./json.js";
import type { PlanIndex } from "./plan-index.js";
import { add, compare, divide, floor, multiply, one, rational, zero } from "./rational.js";
import { type Action, type Counted, ledgerKeyOf, type Step, type UsedByOthers, type Walk } from "./walk-state.js";
import { unitOfKind } from "./units.js";

type AmountAction = Extract<Action, { readonly used: bigint }>;

/** The incident's place among those of the period, from 1. */
export function incidentNumber(ledger: Ledger | undefined, incident: string): number {
  const place = ledger?.incidents.findIndex((entry) => entry.id === incident) ?? -1;
  return place >= 0 ? place + 1 : (ledger?.incidents.length ?? 0) + 1;
}

/**
 * What was due in the incidents before this one, as they were last settled, and before the first of them. Those that
 * come later do not count, so that an earlier one that is settled again comes to the same.
 */
export function dueEarlier(ledger: Ledger | undefined, incident: string): Situation["earlier"] {
  const before = ledger?.incidents.slice(0, incidentNumber(ledger, incident) - 1) ?? [];
  return (tally, unit) => {
    const dues = before.map(({ used }) => ownAmount(ownRecord(used, tally), unit));
    const opening = ownAmount(ownRecord(ledger?.opening?.used ?? {}, tally), unit);
    return {
      amount: dues.reduce((sum, due) => sum + due, opening),
      times: BigInt(dues.filter((due) => due > 0n).length),
      largest: dues.reduce((most, due) => (due > most ? due : most), 0n),
    };
  };
}

/** What the other incidents of the period have used, and what was paid before the first of them. */
export function usedByOthers(ledger: Ledger | undefined, incident: string): UsedByOthers {
  const others = ledger?.incidents.filter((entry) => entry.id !== incident) ?? [];
  const uses = [...(ledger?.opening === undefined ? [] : [ledger.opening]), ...others].map((entry) => entry.used);
  return (term, unit) => uses.reduce((sum, used) => sum + ownAmount(ownRecord(used, term), unit), 0n);
}

/** Paid by earlier settlements of the incident, by line. */
export function paidBefore(ledger: Ledger | undefined, incident: string): (line: string) => bigint {
  const paid = ledger?.incidents.find((entry) => entry.id === incident)?.paid ?? {};
  return (line) => ownAmount(paid, line);
}

/** The ids of lines on which earlier settlements of the incident paid something. */
export function linesPaid(ledger: Ledger | undefined, incident: string): readonly string[] {
  const paid = ledger?.incidents.find((entry) => entry.id === incident)?.paid ?? {};
  return Object.keys(paid).filter((line) => ownAmount(paid, line) > 0n);
}

/** Whether something counts that the incident did not use itself. */
export function hasOthers({ opening, incidents }: Ledger, incident: string): boolean {
  return opening !== undefined || incidents.some(({ id }) => id !== incident);
}

/** The readings that are chosen or stand by default, in declared order. */
export function resolvedReadings({ plan }: PlanIndex, { readings }: Contract): ReadonlyMap<string, string> {
  return new Map(
    plan.readings.flatMap(({ name, default: standing }) => {
      const member = readings.get(name) ?? standing;
      return member === undefined ? [] : [[name, member] as const];
    }),
  );
}

/** Those after the settlement: of what the contract leaves open, what others were settled under. */
function nextReadings(index: PlanIndex, { contract, incidentId, ledger }: Case): Ledger["readings"] {
  const now = resolvedReadings(index, contract);
  const before = new Map(ledger !== undefined && hasOthers(ledger, incidentId) ? Object.entries(ledger.readings) : []);
  return toRecord(
    index.plan.readings.flatMap(({ name }) => {
      const member = now.get(name) ?? before.get(name);
      return member === undefined ? [] : [[name, member] as const];
    }),
  );
}

/** The ledger after the settlement: the incident's use replaced, what is paid now added. */
export function nextLedger(
  index: PlanIndex,
  input: Case,
  { steps, cells }: Pick<Walk, "steps" | "cells">,
  /** In the order of the result. */
  paid: readonly { readonly line: string; readonly amount: bigint }[],
): Ledger {
  const { plan } = index;
  const { contract, incidentId, ledger } = input;
  const entry: LedgerIncident = {
    id: incidentId,
    paid: toRecord(paid.filter(({ amount }) => amount > 0n).map(({ line, amount }) => [line, Number(amount)] as const)),
    used: { ...usedNow(steps), ...dueNow(index, cells) },
  };
  const before = ledger?.incidents ?? [];
  const isNew = !before.some((other) => other.id === incidentId);
  return {
    schema: 1,
    product: plan.name,
    edition: plan.edition,
    terms: hashTerms(plan),
    policy: contract.policy,
    period: contract.periodText,
    readings: nextReadings(index, input),
    revision: (ledger?.revision ?? 0) + 1,
    ...(ledger?.opening === undefined ? {} : { opening: ledger.opening }),
    incidents: isNew ? [...before, entry] : before.map((other) => (other.id === incidentId ? entry : other)),
  };
}

/** What the present due used of each term per period, by term and unit; only what is above 0. */
function usedNow(steps: readonly Step[]): LedgerIncident["used"] {
  const used = new Map<string, Map<string, bigint>>();
  const borne = borneInTheEnd(steps);
  const addUse = (term: string, unit: string, amount: bigint): void => {
    if (amount <= 0n) return;
    const byUnit = used.get(term) ?? new Map<string, bigint>();
    byUnit.set(unit, (byUnit.get(unit) ?? 0n) + amount);
    used.set(term, byUnit);
  };
  steps.forEach((step, position) => {
    for (const { cap, unit: key } of step.caps) if (cap.basis.period) addUse(cap.id, key, sumOver(borne.get(step)));
    if (!step.term.basis.period) return;
    const unit = ledgerKeyOf(step.group);
    switch (step.action.kind) {
      case "deductible":
        // A time is used by what reached it, also where of that something is given back.
        if (step.action.times !== undefined) addUse(step.term.id, unit, step.before > step.after ? 1n : 0n);
        else if (step.action.counted !== undefined) addUse(step.term.id, unit, countedIn(step.action.counted));
        else addUse(step.term.id, unit, sumOver(borne.get(step)));
        break;
      case "borne": {
        const earlier = steps.slice(0, position).map((other) => sumOver(borne.get(other), step.group.cells));
        addUse(
          step.term.id,
          unit,
          allowedOf(
            earlier.reduce((sum, part) => sum + part, 0n),
            step.action,
          ),
        );
        break;
      }
      case "limit": {
        const later = steps.slice(position + 1);
        addUse(step.term.id, unit, limitUsed(step, step.action, later));
        break;
      }
      case "layers":
        for (const { id, amount } of step.action.uses) addUse(id, unit, amount);
        break;
      case "franchise":
      case "coinsurance":
        break;
    }
  });
  return toRecord(
    [...used].map(
      ([term, byUnit]) =>
        [term, toRecord([...byUnit].map(([unit, amount]) => [unit, Number(amount)] as const))] as const,
    ),
  );
}

/** What is due on heads of which that is read later; only what is above 0. */
function dueNow({ tallies }: PlanIndex, cells: readonly Cell[]): LedgerIncident["used"] {
  return toRecord(
    tallies.flatMap(({ id, heads, unit: kind }) => {
      const byUnit = new Map<string, bigint>();
      for (const { line, present } of cells) {
        const unit = kind === undefined ? "" : unitOfKind(line.unit, kind)?.id;
        if (unit === undefined || present === 0n || !heads.includes(line.head)) continue;
        byUnit.set(unit, (byUnit.get(unit) ?? 0n) + present);
      }
      const dues = [...byUnit].map(([unit, due]) => [unit, Number(due)] as const);
      return dues.length === 0 ? [] : [[id, toRecord(dues)] as const];
    }),
  );
}

/**
 * What the insured still bears in the end of what each deductible, franchise and coinsurance took, by cell. What was
 * given back was borne by coinsurance first, by the last one first, and then by the last deductible or franchise.
 */
function borneInTheEnd(steps: readonly Step[]): ReadonlyMap<Step, Map<Cell, bigint>> {
  const borne = new Map<Step, Map<Cell, bigint>>();
  for (const step of steps) {
    if (isBearing(step)) borne.set(step, new Map(step.cuts));
    if (step.term.kind !== "borne") continue;
    const [deductibles, shares] = [false, true].map((isShare) =>
      [...borne].filter(([{ term }]) => (term.kind === "coinsurance") === isShare).reverse(),
    );
    for (const [cell, cut] of step.cuts) {
      let rest = -cut;
      for (const [, parts] of [...shares!, ...deductibles!]) {
        const part = parts.get(cell) ?? 0n;
        const back = part < rest ? part : rest;
        parts.set(cell, part - back);
        rest -= back;
      }
    }
  }
  return borne;
}

function isBearing({ term: { kind }, action }: Step): boolean {
  if (action.kind === "deductible" && action.counted !== undefined) return false;
  return kind === "deductible" || kind === "franchise" || kind === "coinsurance";
}

/** All of it, or what is of these cells. */
function sumOver(parts: ReadonlyMap<Cell, bigint> = new Map(), cells: Iterable<Cell> = parts.keys()): bigint {
  return [...cells].reduce((sum, cell) => sum + (parts.get(cell) ?? 0n), 0n);
}

/** What may be borne; where a limit kept something from being given back, more is. */
function allowedOf(borne: bigint, { amount, used }: { readonly amount?: bigint; readonly used: bigint }): bigint {
  if (amount === undefined || borne <= amount - used) return borne;
  return amount > used ? amount - used : 0n;
}

/**
 * What later limits cut off what came through a limit, measured where that limit stands: a cut made after
 * only a part was paid stands for more, so each is divided by the ratios that acted on the cell in between.
 */
function cutOffLater(limit: Step, later: readonly Step[]): bigint {
  const ratios = new Map(limit.group.cells.map((cell): [Cell, typeof one] => [cell, one]));
  let total = zero;
  for (const step of later) {
    for (const cell of step.group.cells) {
      const ratio = ratios.get(cell);
      if (ratio === undefined) continue;
      // Where what is borne has an end, more than the share may be paid; to count all of it is to give back less.
      if (step.action.kind === "coinsurance" && step.caps.length === 0)
        ratios.set(cell, multiply(ratio, step.action.pays));
      // Likewise where something is given back.
      if (step.action.kind === "borne" && (step.cuts.get(cell) ?? 0n) < 0n) ratios.set(cell, one);
      // After a ratio of 0 nothing is left that a limit could cut.
      const cut = step.action.kind === "limit" ? rational(step.cuts.get(cell) ?? 0n) : zero;
      if (compare(cut, zero) > 0) total = add(total, divide(cut, ratio) ?? zero);
    }
  }
  return floor(total);
}

function limitUsed(step: Step, { times, counted }: AmountAction, later: readonly Step[]): bigint {
  if (times !== undefined) return step.group.cells.some((cell) => cameThrough(cell, later)) ? 1n : 0n;
  if (counted === undefined) return step.after - cutOffLater(step, later);
  return countedIn({ ...counted, lines: counted.lines.filter(({ cell }) => cameThrough(cell, later)) }, later);
}

/**
 * Whether something of the cell came through a limit by number of times, or a counted one, that limits behind it did
 * not cut off: something is left in the end, or something else than a limit took of it. Nothing is measured.
 */
function cameThrough(cell: Cell, later: readonly Step[]): boolean {
  if (cell.present > 0n) return true;
  // What was not there behind the limit, but given back and taken again, used none.
  if (later.reduce((sum, { cuts }) => sum + (cuts.get(cell) ?? 0n), cell.present) === 0n) return false;
  const taking = later.filter(({ cuts }) => (cuts.get(cell) ?? 0n) > 0n).map(({ term }) => term.kind);
  return taking.length > 0 && (taking.at(-1) !== "limit" || !taking.every(givesBack));
}

/** What was counted of the lines, less what later limits that count in the same quantity cut off of that. */
function countedIn({ key, lines }: Counted, later: readonly Step[] = []): bigint {
  const cutOff = later.flatMap(({ action }) =>
    action.kind === "limit" && action.counted?.key === key ? action.counted.lines : [],
  );
  return lines.reduce(
    (sum, { cell, counted }) =>
      cutOff
        .filter((other) => other.cell === cell)
        .reduce((rest, other) => rest - (other.quantity - other.counted), sum + counted),
    0n,
  );
}

/** Whether what a limit behind the term cuts off counts as if the term had not been. */
function givesBack(kind: Step["term"]["kind"]): boolean {
  return kind === "limit" || kind === "coinsurance";
}

function ownRecord(record: LedgerIncident["used"], name: string): Readonly<Record<string, number>> {
  return Object.hasOwn(record, name) ? (record[name] ?? {}) : {};
}

function ownAmount(record: Readonly<Record<string, number>>, name: string): bigint {
  return Object.hasOwn(record, name) ? BigInt(record[name] ?? 0) : 0n;
}
