import { allocate } from "./allocate.js";
import type { Cell } from "./cell.js";
import { type Group, ledgerKey } from "./groups.js";
import { type Unknown, isUnknown, waitingForAll } from "./kleene.js";
import { atMost, nearest } from "./money.js";
import { multiply } from "./numeric.js";
import type { Outcome } from "./outcome.js";
import { policyYearOf } from "./policy-years.js";
import type { CapStep } from "./result.js";
import { type LineUnit, type Stated, lineUnit } from "./scope.js";
import type { Cap, Term } from "./terms.js";
import { type Walk, amountOf } from "./walk.js";

export interface Act {
  readonly group: Group;
  readonly x: number;
  outcome: Outcome | Unknown;
  /** Where that is unknown: what each line waits for by itself. */
  readonly waiting: Waiting | undefined;
}

export type Waiting = ReadonlyMap<Cell, Outcome | Unknown>;

/** Of more than the cap allows over its own, wider groups, each group bears its part in proportion. */
export function bringDown(walk: Walk, term: Term, cap: Cap, acts: readonly Act[]): void {
  const byKey = new Map<string, Act[]>();
  for (const one of acts) {
    const { claim, ownLine } = one.group;
    const unit = widerUnit(term, cap, one.group);
    const claimKey = cap.over.kind === "claim" ? claim?.id : undefined;
    const lineKey = cap.over.kind === "loss" ? ownLine : undefined;
    const insured = insuredOf(cap, one.group)?.id;
    const year = yearIn(walk, cap, one.group);
    const key = JSON.stringify([
      claimKey ?? null,
      insured ?? null,
      year ?? null,
      dayIn(cap, one.group) ?? null,
      unit?.unitId ?? null,
      unit?.counted ?? null,
      lineKey ?? null,
    ]);
    const together = byKey.get(key);
    if (together === undefined) byKey.set(key, [one]);
    else together.push(one);
  }
  for (const together of byKey.values()) bringDownGroup(walk, term, cap, together);
}

/** The unit that the wider group is by: that of the group, or one that it is of. */
function widerUnit({ forEach }: Term, { over }: Cap, { cells }: Group): LineUnit | undefined {
  const kind = over.kind === "unit" ? over.unit : forEach;
  const line = cells[0]?.line;
  return kind === undefined || line === undefined ? undefined : lineUnit(line, kind);
}

/** The insured that the wider group is by. */
function insuredOf({ over }: Cap, { cells }: Group): Stated | undefined {
  return over.kind === "insured" ? cells[0]?.line.insured : undefined;
}

/** The policy year that the wider group is by; its lines wait where it is not known. */
function yearIn(walk: Walk, cap: Cap, { cells: [cell] }: Group): number | undefined {
  if (cap.year !== true || cell === undefined) return undefined;
  const year = policyYearOf(walk, cell, cell.trigger);
  return isUnknown(year) ? undefined : year;
}

/** The day that the wider group is of. */
function dayIn(cap: Cap, { cells: [cell] }: Group): number | undefined {
  return cap.day === true ? cell?.line.incurred?.day : undefined;
}

function bringDownGroup(walk: Walk, term: Term, cap: Cap, together: readonly Act[]): void {
  const { group } = together[0]!;
  const named = widerUnit(term, cap, group);
  const year = yearIn(walk, cap, group);
  // What is counted multiplies the amount, also of a line by itself.
  const count = cap.over.kind === "loss" ? group.count : (named?.count ?? 1);
  walk.at.standAside();
  walk.group = undefined;
  const insured = insuredOf(cap, group);
  walk.at.insured = insured;
  if (named !== undefined) {
    walk.at.unit = named.knownUnit;
    walk.at.line = group.cells[0]?.line;
  }
  const one = amountOf(cap.amount(walk.at), walk.rounding);
  if (isUnknown(one)) {
    for (const act of together) act.outcome = isUnknown(act.outcome) ? waitingForAll([act.outcome, one]) : one;
    return;
  }
  const amount = multiply(one, count);
  const unit = ledgerKey(insured?.id ?? named?.unitId ?? "", year, dayIn(cap, group));
  const used = cap.period ? walk.used.of(cap.id, unit) : 0;
  const acting = together.flatMap((act) => (isUnknown(act.outcome) ? [] : [{ act, outcome: act.outcome }]));
  const bears = acting.map(({ act, outcome }) => act.x - outcome.leaves);
  const sum = bears.reduce((total, part) => total + part, 0);
  const parts = allocate(atMost(sum, amount, used), bears);
  acting.forEach(({ act, outcome }, index) => {
    const after = parts[index] ?? 0;
    const step: CapStep = {
      clause: cap.id,
      amount: amount === Infinity ? null : nearest(amount),
      ...(named?.counted !== undefined || count > 1 ? { count } : {}),
      ...(cap.period ? { used: nearest(used) } : {}),
      together: sum,
      before: bears[index] ?? 0,
      after,
    };
    act.outcome = { ...outcome, leaves: act.x - after, caps: [...(outcome.caps ?? []), { cap, unit, step }] };
  });
}
