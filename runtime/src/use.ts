import { add, divide, floorOf, order, subtract, type Numeric } from "./numeric.js";
import { own, put } from "./bare.js";
import type { Bearing, Cell } from "./cell.js";
import { nearest } from "./money.js";

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
  /** What came through a limit, what a deductible in a layer took, or the time, or the quantity, that one that counts them used. */
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
  private readonly arrivals: readonly Arrival[];

  constructor(term: string, unit: string, cells: readonly Cell[]) {
    this.term = term;
    this.unit = unit;
    this.arrivals = cells.map((cell) => new Arrival(cell));
  }

  amount(): number {
    return this.arrivals.some((arrival) => arrival.isUsed()) ? 1 : 0;
  }
}

/** What was counted of the lines that came through a limit that counts in a quantity. */
export class CountUse implements Use {
  readonly term: string;
  readonly unit: string;
  private readonly lines: readonly (CountedLine & { readonly arrival: Arrival; readonly cutOff: Numeric })[];
  private readonly quantity: number;

  constructor(term: string, unit: string, quantity: number, lines: readonly CountedLine[]) {
    this.term = term;
    this.unit = unit;
    this.quantity = quantity;
    this.lines = lines.map(({ cell, counted }) => ({
      cell,
      counted,
      arrival: new Arrival(cell),
      cutOff: cell.cutOffOf(quantity),
    }));
  }

  /** Less what limits behind it that count in the same quantity cut off of that. */
  amount(): number {
    const used = this.lines.reduce<Numeric>((sum, { cell, counted, arrival, cutOff }) => {
      if (!arrival.isUsed()) return sum;
      return add(sum, subtract(counted, subtract(cell.cutOffOf(this.quantity), cutOff)));
    }, 0);
    return nearest(used);
  }
}

export interface CountedLine {
  readonly cell: Cell;
  /** So much of its quantity came through. */
  readonly counted: Numeric;
}

/** A cell as it came through a limit. */
class Arrival {
  private readonly cell: Cell;
  private readonly left: number;
  /** What others than limits and coinsurance had taken of it by then. */
  private readonly lost: number;

  constructor(cell: Cell) {
    this.cell = cell;
    this.left = cell.left;
    this.lost = cell.lost;
  }

  /** Unless limits behind it cut off all that came through; nothing is measured, so nothing is rounded. */
  isUsed(): boolean {
    return this.cell.left > 0 || (this.left > 0 && !this.isCutOff());
  }

  private isCutOff(): boolean {
    return this.cell.lastTaken === "limit" && this.cell.lost === this.lost;
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
