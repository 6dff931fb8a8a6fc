import type { AggregateExpr, Expr, Let } from "../plan.js";
import { isOverLines, someAtHand, someExpr, unitAskedOf } from "../walk-expr.js";

/**
 * How an aggregate is worked out once for all groups of a term: not at all where it reads something at hand, and
 * `onceOfAll` where it has sums over heads, of which a term by unit counts lines of the unit alone.
 */
export function onceFor(expr: AggregateExpr, lets: ReadonlyMap<string, Let>): "once" | "onceOfAll" | undefined {
  if (someAtHand(expr, lets, isAtHand) || someExpr(expr, lets, (part) => isOfAround(part, expr))) return undefined;
  return someExpr(expr, lets, isSumOfAll) ? "onceOfAll" : "once";
}

function isAtHand(part: Expr): boolean {
  switch (part.kind) {
    case "fact":
    case "asserted":
      return part.of !== "incident";
    case "line":
    case "trigger-is":
    case "item-is":
      return true;
    default:
      return unitAskedOf(part) !== undefined;
  }
}

/** What the group that is acted on comes to, or what is of a claim or unit that an aggregate further out may be at. */
function isOfAround(part: Expr, { unit, of }: AggregateExpr): boolean {
  switch (part.kind) {
    case "subject":
    case "deducted":
      return true;
    case "loss":
    case "left":
      return (
        part.heads === undefined ||
        (part.ofClaim === true && of !== "claim") ||
        (part.ofUnit !== undefined && unit === undefined)
      );
    default:
      return isOverLines(part);
  }
}

function isSumOfAll(part: Expr): boolean {
  return part.kind === "earlier" || ((part.kind === "loss" || part.kind === "left") && part.ofUnit === undefined);
}
