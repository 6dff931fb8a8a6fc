import { add, divide, floorOf, order, subtract, type Numeric } from "./numeric.js";
import { own, put } from "./bare.js";

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
    const back = ratio === 1 ? amount : divide(amount, ratio);
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
  const byTerm: Record<string, Record<string, number>> = {};
  for (const use of uses) {
    const amount = use.amount();
    if (amount === 0) continue;
    const byUnit = (own(byTerm, use.term) as Record<string, number> | undefined) ?? put(byTerm, use.term, {});
    put(byUnit, use.unit, ((own(byUnit, use.unit) as number | undefined) ?? 0) + amount);
  }
  return byTerm;
}
