import { formatBasis, formatExpr } from "../describe/summary.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { keyOf } from "../keys.js";
import { isCountedTerm } from "../quantities.js";
import type { Context } from "./context.js";
import { isFinerThan } from "./groups.js";
import type { PlacedTerm } from "./layout.js";
import { isPrice, isReducing, type Reducing, sizeOfReducing } from "./prices.js";

type Deductible = Reducing & { readonly term: { readonly kind: "deductible" } };

/**
 * A deductible behind another of the same losses, over wider or narrower groups, or of another amount: of an individual
 * and a family deductible the second is the most that is borne of the first, but here both come off.
 */
export function findAddedUp(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { plan, quote } = context;
  return [...inRows(terms, context)].flatMap((group) =>
    group.flatMap((placed, index): Diagnostic[] => {
      const { term, guards } = placed;
      const other = group
        .slice(0, index)
        .find(
          (one) =>
            keyOf(one.guards) === keyOf(guards) &&
            keyOf(one.term) !== keyOf(term) &&
            (isFinerThan(one.term, term, context) || isFinerThan(term, one.term, context)),
        );
      if (other === undefined) return [];
      const isSame = keyOf(other.term.basis) === keyOf(term.basis);
      const [fine, wide] = isFinerThan(other.term, term, context) ? [other, placed] : [placed, other];
      const most = `bearing at most ${formatExpr(sizeOfReducing(wide), plan.currency)} ${formatBasis(wide.term.basis)}`;
      return [
        diagnose(
          "term/deductibles-add-up",
          { other: quote(other.term.source), most: isSame ? undefined : `${quote(fine.term.source)} ${most}` },
          term.source,
          { related: [note("otherTerm", {}, other.term.source)] },
        ),
      ];
    }),
  );
}

/** Deductibles of stated amounts that follow each other, and are alike but for their size and their basis. */
function inRows(terms: readonly PlacedTerm[], context: Context): Iterable<readonly Deductible[]> {
  const byKey = new Map<string, Deductible[]>();
  let run = 0;
  for (const placed of terms) {
    const { term, before } = placed;
    // What stands behind a limit stands there for the order.
    if (before === undefined || !isReducing(placed)) run++;
    if (!isDeductible(placed) || !isPrice(placed, context)) continue;
    const none = undefined;
    const ofTerm = { amount: none, when: none, ranks: none, ranksWhen: none, basis: none };
    const key = `${run} ${JSON.stringify(term.label)} ${keyOf({ ...term, ...ofTerm })}`;
    byKey.set(key, [...(byKey.get(key) ?? []), placed]);
  }
  return byKey.values();
}

/** Of an amount, and without an end. */
function isDeductible(placed: PlacedTerm): placed is Deductible {
  const { term } = placed;
  return term.kind === "deductible" && term.caps === undefined && term.times === undefined && !isCountedTerm(term);
}
