import { add, divide, floorOf, order, subtract, type Numeric } from "./numeric.js";
import { own, put } from "./bare.js";
import type { Bearing, Cell } from "./cell.js";

/** What the present settlement used of a term per period, for one key of the ledger. */
export interface Use {
  readonly term: string;
  /** The unit's id; empty where the term is not per unit. */
  readonly unit: string;
  /** Used of the term's amount, in minor units, or of its times; when the walk is over. */
  amount(): number;
}

/** What it used of an amount. */
export class TermUse implements Use {
  readonly term: string;
  /** The unit's id; empty where the term is not per unit. */
  readonly unit: string;
  /** What came through a limit, what a deductible in a layer took, or the time that a deductible by them used. */
  readonly through: number;
  /** What later limits cut off the same cells, brought back through the coinsurance in between. */
  private cutBack: Numeric = 0;

  constructor(term: string, unit: string, through: number) {
    this.term = term;
    this.unit = unit;
    this.through = through;
  }

  /** A later limit cut `amount` off a cell of which coinsurance had paid the share `ratio` (not 0). */
  giveBack(amount: number, ratio: Numeric): void {
    const back = ratio === 1 ? amount : divide(amount, ratio);
    this.cutBack = add(this.cutBack, back as Numeric);
  }

  amount(): number {
    const back = floorOf(this.cutBack);
    return order(subtract(this.through, back), 0) > 0 ? this.through - back : 0;
  }
}

/** What the insured bears in the end of what a deductible, or the groups of an end of what is borne, took. */
export class BorneUse implements Use {
  readonly term: string;
  readonly unit: string;
  private readonly parts: readonly Bearing[];

  constructor(term: string, unit: string, parts: readonly Bearing[]) {
    this.term = term;
    this.unit = unit;
    this.parts = parts;
  }

  amount(): number {
    return this.parts.reduce((sum, { amount }) => sum + amount, 0);
  }
}

/** What was borne before `borne at most`, less what was given back of it there and later; no more than it allows. */
export class EndUse implements Use {
  readonly term: string;
  readonly unit: string;
  private readonly allowed: number;
  /** Of each cell what had been borne of it by then. */
  private readonly borne: readonly (Bearing | undefined)[];

  constructor(term: string, unit: string, allowed: number, cells: readonly Cell[]) {
    this.term = term;
    this.unit = unit;
    this.allowed = allowed;
    this.borne = cells.map((cell) => cell.bearing);
  }

  amount(): number {
    let sum = 0;
    for (const last of this.borne)
      for (let bearing = last; bearing !== undefined; bearing = bearing.before) sum += bearing.amount;
    return Math.min(sum, this.allowed);
  }
}

/** Whether it used one time of a limit by number of times, through which something came. */
export class TimeUse implements Use {
  readonly term: string;
  readonly unit: string;
  private readonly cells: readonly Cell[];
  /** Of each cell what it was left with, and what others than limits and coinsurance had taken of it by then. */
  private readonly left: readonly number[];
  private readonly lost: readonly number[];

  constructor(term: string, unit: string, cells: readonly Cell[]) {
    this.term = term;
    this.unit = unit;
    this.cells = cells;
    this.left = cells.map((cell) => cell.left);
    this.lost = cells.map((cell) => cell.lost);
  }

  /** One, unless limits behind it cut off all that came through; nothing is measured, so nothing is rounded. */
  amount(): number {
    return this.cells.some((cell, place) => cell.left > 0 || (this.left[place]! > 0 && !this.isCutOff(cell, place)))
      ? 1
      : 0;
  }

  private isCutOff(cell: Cell, place: number): boolean {
    return cell.lastTaken === "limit" && cell.lost === this.lost[place];
  }
}

/** By term, then by unit, as the ledger keeps it; only what is above zero. */
export function gatherUses(uses: readonly Use[]): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const byTerm: Record<string, Record<string, number>> = {};
  for (const use of uses) {
    const amount = use.amount();
    if (amount === 0) continue;
    const byUnit = (own(byTerm, use.term) as Record<string, number> | undefined) ?? put(byTerm, use.term, {});
    put(byUnit, use.unit, ((own(byUnit, use.unit) as number | undefined) ?? 0) + amount);
  }
  return byTerm;
}
