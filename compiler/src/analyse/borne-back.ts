import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, Term } from "../plan.js";
import { parts } from "../walk-expr.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";

/**
 * `borne at most` behind a deductible for what others have paid, or behind the share of an average clause: the end gives
 * back what these took, as if the insured bore it. A formula with a name is taken to be meant.
 */
export function findGivenBack(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((end) => {
    if (end.term.kind !== "borne") return [];
    const given = byHead.about(end.term.heads).find((other) => byHead.isBefore(other, end) && isNotBorne(other.term));
    if (given === undefined) return [];
    return [
      diagnose("term/borne-back", { term: context.quote(given.term.source) }, end.term.source, {
        related: [note("otherTerm", {}, given.term.source)],
      }),
    ];
  });
}

/** Off what was stated of the loss, as recoveries are, or in the proportion of two amounts, as of underinsurance. */
function isNotBorne(term: Term): boolean {
  switch (term.kind) {
    case "deductible":
      return "amount" in term && term.amount.kind === "fact" && term.amount.of !== "insured";
    case "coinsurance":
      return isProportion(term.pays);
    default:
      return false;
  }
}

/** `min(100%, insured / value)`, of amounts that do not go by the loss. */
function isProportion(share: Expr): boolean {
  if (share.kind === "divide") return share.right.type.kind === "money" && !readsLoss(share);
  return (share.kind === "min" || share.kind === "max") && share.operands.some(isProportion);
}

function readsLoss(expr: Expr): boolean {
  return ["loss", "subject", "left", "deducted"].includes(expr.kind) || parts(expr).some(readsLoss);
}
