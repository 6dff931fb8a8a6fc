import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { readsLoss } from "./growth.js";
import type { PlacedTerm } from "./layout.js";

/**
 * `borne at most` behind a deductible for what others have paid, or behind the share of an average clause: the end gives
 * back what these took, as if the insured bore it. A formula with a name is taken to be meant.
 */
export function findGivenBack(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((end) => {
    if (end.term.kind !== "borne") return [];
    const isTogether = ({ guards }: PlacedTerm): boolean => context.logic.satisfiable([...end.guards, ...guards]);
    const given = byHead
      .about(end.term.heads)
      .find((other) => byHead.isBefore(other, end) && isNotBorne(other.term, context) && isTogether(other));
    if (given === undefined) return [];
    return [
      diagnose("term/borne-back", { term: context.quote(given.term.source) }, end.term.source, {
        related: [note("otherTerm", {}, given.term.source)],
      }),
    ];
  });
}

/** Off what was stated of the loss, as recoveries are, or in the proportion of two amounts, as of underinsurance. */
export function isNotBorne(term: Term, context: Context): boolean {
  switch (term.kind) {
    case "deductible":
      if ("times" in term || isCountedTerm(term)) return false;
      return term.amount.kind === "fact" && term.amount.of !== "insured";
    case "coinsurance":
      return isProportion(term.pays, context);
    case "franchise":
    case "limit":
    case "layers":
    case "borne":
      return false;
  }
}

/** `min(100%, insured / value)`, of amounts that do not go by the loss. */
function isProportion(share: Expr, context: Context): boolean {
  if (share.kind === "divide") return share.right.type.kind === "money" && !readsLoss(share, context);
  return (share.kind === "min" || share.kind === "max") && share.operands.some((part) => isProportion(part, context));
}
