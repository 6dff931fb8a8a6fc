import { formatBasis } from "../describe/summary.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";

/**
 * `limit left(costs) per incident` where costs have a limit: it is what was paid for them so far, and reads as what they
 * leave of their limit, which a scenario calls `left`, too. A formula with a name is taken to be meant.
 */
export function findLeftOfLimits(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { placeOf, quote } = context;
  return terms.flatMap(({ term }) =>
    term.kind !== "limit" || "times" in term || isCountedTerm(term)
      ? []
      : wholes(term.amount).flatMap((part): Diagnostic[] => {
          if (part.kind !== "left" || part.heads.some((head) => term.heads.includes(head))) return [];
          const limit = terms.find(({ term: other, node }) => node.name === part.node && isLimit(other));
          const [place, amount] = [
            placeOf(part),
            limit && "amount" in limit.term ? placeOf(limit.term.amount) : undefined,
          ];
          if (limit === undefined || place === undefined) return [];
          const { basis, source } = limit.term;
          const most = amount === undefined ? "…" : quote(amount);
          const read = quote(place);
          const rest = basis.period ? undefined : `${/^[\p{L}\p{N}_.]+$/u.test(most) ? most : `(${most})`} - ${read}`;
          const shown = {
            node: part.node,
            read,
            limit: quote(source),
            rest,
            shared: `limit ${most} ${formatBasis(basis)}`,
          };
          return [diagnose("term/left-of-limit", shown, place, { related: [note("limitFirst", {}, source)] })];
        }),
  );
}

function isLimit(term: PlacedTerm["term"]): boolean {
  return term.kind === "limit" && !("times" in term) && !isCountedTerm(term) && term.amount.kind !== "unlimited";
}

/** What the amount may be as a whole, not a part or share of it. */
function wholes(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "min":
    case "max":
      return expr.operands.flatMap(wholes);
    case "if":
      return [expr.then, expr.otherwise].flatMap(wholes);
    case "round":
      return wholes(expr.operand);
    default:
      return [expr];
  }
}
