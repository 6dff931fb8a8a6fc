import { allocate } from "./allocate.js";
import type { Situation } from "./case.js";
import type { Cell } from "./cells.js";
import { payingGroups } from "./walk.js";
import type { Walk } from "./walk-state.js";

/** What is paid now, by cell, and what was paid in total beyond what is due; in minor units. */
export interface Payment {
  readonly pay: ReadonlyMap<Cell, bigint>;
  readonly overpaid: bigint;
}

interface Account {
  readonly cell: Cell;
  /** Still to get. */
  missing: bigint;
  /** Paid beyond what is due now. */
  excess: bigint;
}

/**
 * What is due less what was paid before. Nothing is taken back from a line: its excess is offset against
 * what other lines are still to get, first where they share a limit or layers, then within the incident.
 */
export function pay(walk: Walk, situation: Situation, paidBefore: (line: string) => bigint): Payment {
  const accounts = walk.cells.map((cell): Account => {
    const difference = cell.present - paidBefore(cell.line.id);
    return { cell, missing: difference > 0n ? difference : 0n, excess: difference < 0n ? -difference : 0n };
  });
  for (const term of walk.acted) {
    if (term.kind !== "limit" && term.kind !== "layers") continue;
    for (const group of payingGroups(term, walk.cells, situation)) {
      offset(accounts.filter(({ cell }) => group.cells.includes(cell)));
    }
  }
  offset(accounts);
  return {
    pay: new Map(accounts.map(({ cell, missing }) => [cell, missing])),
    overpaid: accounts.reduce((sum, { excess }) => sum + excess, 0n),
  };
}

/** The accounts are in the order of allocation. */
function offset(accounts: readonly Account[]): void {
  const excesses = accounts.map(({ excess }) => excess);
  const missing = accounts.map((account) => account.missing);
  const [excess, stillToGet] = [sum(excesses), sum(missing)];
  const amount = excess < stillToGet ? excess : stillToGet;
  const offExcess = allocate(amount, excesses);
  const offMissing = allocate(amount, missing);
  accounts.forEach((account, position) => {
    account.excess -= offExcess[position] ?? 0n;
    account.missing -= offMissing[position] ?? 0n;
  });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
