import { own } from "./bare.js";
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

/** What was paid before on a line, of what the ledger has for the incident. */
export function paidOn(paid: Paid, id: string): number {
  return paid === undefined ? 0 : ((own(paid, id) as number | undefined) ?? 0);
}

/** By line; undefined of an incident that is new to the ledger. */
export type Paid = Readonly<Record<string, number>> | undefined;

/**
 * Offsets what was paid beyond what is due on some lines against what others are still to get: within the
 * groups of each limit and of layers, then within the incident. Nothing is taken back from a line.
 * `groups` are in the order of the text; each holds its payments in the order of allocation.
 */
export function offset(groups: Iterable<readonly Payment[]>, all: readonly Payment[]): void {
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
