import type { Expr, Term } from "../plan.js";
import { readsIncident } from "../reads-incident.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";
import { readThrough } from "./settled.js";

/** What the insured bears by a term, at a size. */
export type Reducing = PlacedTerm & {
  readonly term: Term & { readonly kind: "deductible" | "franchise" | "coinsurance" };
};

export function isReducing(placed: PlacedTerm): placed is Reducing {
  const { kind } = placed.term;
  return kind === "deductible" || kind === "franchise" || kind === "coinsurance";
}

export function sizeOfReducing({ term }: Reducing): Expr {
  return term.kind === "coinsurance" ? term.pays : term.amount;
}

/**
 * Whether the size is one that the contract has for it, as that is which an option brings: of a share one that is
 * stated or chosen, as one that is worked out (insured by value) is a rule of its own.
 */
export function isPrice(placed: Reducing, context: Context): boolean {
  const size = sizeOfReducing(placed);
  return placed.term.kind === "coinsurance" ? isStated(size, context) : !readsIncident(size, context.lets);
}

function isStated(size: Expr, context: Context): boolean {
  switch (size.kind) {
    case "literal":
    case "choice":
      return true;
    case "if":
      return isStated(size.then, context) && isStated(size.otherwise, context);
    case "let":
      return isStated(readThrough(size, context), context);
    default:
      return false;
  }
}
