import { allocate } from "./allocate.js";

/** What is due and what was paid before on a line, and what comes of it. Minor units. */
export interface Payment {
  readonly due: number;
  readonly paid: number;
  /** Still to get. */
  toGet: number;
  /** Paid beyond what is due. */
  excess: number;
}

export function payment(due: number, paid: number): Payment {
  return { due, paid, toGet: Math.max(0, due - paid), excess: Math.max(0, paid - due) };
}

/**
 * Offsets what was paid beyond what is due on some lines against what others are still to get: within the
 * groups of each limit and of layers, then within the incident. Nothing is taken back from a line.
 * `groups` are in the order of the text; each holds its payments in the order of allocation.
 */
export function offset(groups: Iterable<readonly Payment[]>, all: readonly Payment[]): void {
  if (!all.some((entry) => entry.excess > 0)) return;
  for (const group of groups) offsetWithin(group);
  offsetWithin(all);
}

function offsetWithin(group: readonly Payment[]): void {
  const excess = group.map((entry) => entry.excess);
  const toGet = group.map((entry) => entry.toGet);
  const amount = Math.min(sum(excess), sum(toGet));
  if (amount === 0) return;
  const fromExcess = allocate(amount, excess);
  const fromToGet = allocate(amount, toGet);
  group.forEach((entry, index) => {
    entry.excess -= fromExcess[index] ?? 0;
    entry.toGet -= fromToGet[index] ?? 0;
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
