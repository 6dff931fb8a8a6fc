import { compareRational } from "../exact/rational.js";
import type { Context } from "./context.js";
import { zero } from "./interval.js";
import type { PlacedTerm } from "./layout.js";

/** Heads that are measured only: a limit of nothing lets through none of whatever they come to (`limit 0円`). */
export function headsPaidNothing(terms: readonly PlacedTerm[], { bounds }: Context): ReadonlySet<string> {
  return new Set(
    terms.flatMap(({ term, guards }) => {
      if (term.kind !== "limit" || "times" in term) return [];
      if (term.when !== undefined || term.where !== undefined || term.triggers !== undefined || term.reads.claim)
        return [];
      const { most } = bounds.intervalOf(term.amount, guards);
      return most !== undefined && compareRational(most, zero) <= 0 ? term.heads : [];
    }),
  );
}
