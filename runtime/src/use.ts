import { add, divide, floorOf, order, subtract, type Numeric } from "./numeric.js";
import { plainObject } from "./bare.js";

/** What the present settlement used of a term per period, for one key of the ledger. */
export class TermUse {
  readonly term: string;
  /** The unit's id; empty where the term is not per unit. */
  readonly unit: string;
  /** What came through a limit, or what a deductible took. */
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
    const back = divide(amount, ratio);
    this.cutBack = add(this.cutBack, back as Numeric);
  }

  /** Used of the term's amount, in minor units. */
  amount(): number {
    const back = floorOf(this.cutBack);
    return order(subtract(this.through, back), 0) > 0 ? this.through - back : 0;
  }
}

/** By term, then by unit, as the ledger keeps it; only what is above zero. */
export function gatherUses(uses: readonly TermUse[]): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const byTerm = new Map<string, Map<string, number>>();
  for (const use of uses) {
    const amount = use.amount();
    if (amount === 0) continue;
    const byUnit = byTerm.get(use.term) ?? new Map<string, number>();
    byTerm.set(use.term, byUnit);
    byUnit.set(use.unit, (byUnit.get(use.unit) ?? 0) + amount);
  }
  return plainObject([...byTerm].map(([term, byUnit]) => [term, plainObject(byUnit)] as const));
}
