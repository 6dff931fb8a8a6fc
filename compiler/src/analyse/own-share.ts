import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { keyOf } from "../keys.js";
import type { Expr, Term } from "../plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { one, sizeOf } from "./interval.js";
import type { PlacedTerm } from "./layout.js";

/**
 * `limit 25% of loss` as the first term of its heads leaves a quarter of each loss, as a share paid would: what reads so
 * means the loss of other heads, as debris removal has its limit in that of the property.
 */
export function findLimitsOfOwnLoss(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((placed): Diagnostic[] => {
    const { term } = placed;
    if (term.kind !== "limit" || term.times === true || term.basis.period) return [];
    const share = shareOfOwnLoss(term);
    const span = share && context.placeOf(share);
    if (span === undefined || byHead.about(term.heads).some((other) => byHead.isBefore(other, placed))) return [];
    return [diagnose("term/limit-of-own-loss", { share: context.quote(span) }, term.source)];
  });
}

/** The share, below 100 %, that the amount is of the loss that it acts on. */
export function shareOfOwnLoss({ amount, heads }: Pick<Term, "heads"> & { readonly amount: Expr }): Expr | undefined {
  if (amount.kind !== "multiply") return undefined;
  const [share, of] = amount.left.type.kind === "ratio" ? [amount.left, amount.right] : [amount.right, amount.left];
  const isOwn =
    of.kind === "subject" || (of.kind === "loss" && (of.heads === undefined || keyOf(of.heads) === keyOf(heads)));
  if (!isOwn || (share.kind !== "literal" && share.kind !== "choice")) return undefined;
  const size = share.kind === "literal" ? sizeOf(share.literal) : undefined;
  return size !== undefined && compareRational(size, one) >= 0 ? undefined : share;
}
