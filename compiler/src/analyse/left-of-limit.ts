import { formatBasis } from "../describe/summary.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import type { Context } from "./context.js";
import { isBare, type PlacedTerm } from "./layout.js";

/**
 * `limit left(costs) per incident` where costs have a limit: it is what was paid for them so far, and reads as what they
 * leave of their limit, which a scenario calls `left`, too. A formula with a name is taken to be meant.
 */
export function findLeftOfLimits(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { placeOf, quote } = context;
  const limits = new Map<string, Limit>();
  for (const placed of terms)
    if (isLimit(placed) && !limits.has(placed.node.name)) limits.set(placed.node.name, placed);
  return terms.flatMap(({ term, guards }) =>
    term.kind !== "limit" || "times" in term || isCountedTerm(term)
      ? []
      : wholes(term.amount).flatMap((part): Diagnostic[] => {
          if (part.kind !== "left" || part.heads.some((head) => term.heads.includes(head))) return [];
          const [limit, place] = [limits.get(part.node), placeOf(part)];
          if (limit === undefined || place === undefined) return [];
          const { basis, source } = limit.term;
          const amount = placeOf(limit.term.amount);
          const most = amount === undefined ? "…" : quote(amount);
          const read = quote(place);
          const isRest =
            isOfAll(limit) && part.triggers === undefined && limit.guards.every((guard) => guards.includes(guard));
          const rest = isRest ? `${/^[\p{L}\p{N}_.]+$/u.test(most) ? most : `(${most})`} - ${read}` : undefined;
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

type Limit = PlacedTerm & { readonly term: Term & { readonly kind: "limit" } };

function isLimit(placed: PlacedTerm): placed is Limit {
  const { term } = placed;
  return term.kind === "limit" && !("times" in term) && !isCountedTerm(term) && term.amount.kind !== "unlimited";
}

/** One limit of all that its node comes to in the incident: `left( )` goes over claims, units and lines together. */
function isOfAll(limit: Limit): boolean {
  const { basis, forEach } = limit.term;
  return (
    basis.over.kind === "incident" && !basis.period && basis.day !== true && forEach === undefined && isBare(limit)
  );
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
