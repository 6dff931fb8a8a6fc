import { compareRational } from "../exact/rational.js";
import type { Context } from "./context.js";
import { zero } from "./interval.js";
import type { PlacedTerm } from "./layout.js";

/** Heads that are measured only, by the limit of nothing that lets through none of whatever they come to (`limit 0円`). */
export function headsPaidNothing(terms: readonly PlacedTerm[], { bounds }: Context): ReadonlyMap<string, PlacedTerm> {
  const found = terms.flatMap((placed) => {
    const { term, guards } = placed;
    if (term.kind !== "limit" || "times" in term) return [];
    if (term.when !== undefined || term.where !== undefined || term.triggers !== undefined || term.reads.claim)
      return [];
    const { most } = bounds.intervalOf(term.amount, guards);
    const isNothing = most !== undefined && compareRational(most, zero) <= 0;
    return isNothing ? term.heads.map((head) => [head, placed] as const) : [];
  });
  // The first of them, in the order of the walk.
  return new Map(found.reverse());
}
