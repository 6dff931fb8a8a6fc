import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";

/** Times of day that the author worked out or wrote, where only the day is looked at. */
export function findTimesLeftOut(context: Context): Diagnostic[] {
  return context.sites().flatMap(({ expr }) => {
    const found: Diagnostic[] = [];
    visitExpr(expr, context.lets, (part) => {
      if (part.type.kind !== "date" || !hasTime(part, context)) return;
      const span = context.placeOf(part);
      if (span !== undefined) found.push(diagnose("date/time-left-out", { written: context.quote(span) }, span));
    });
    return found;
  });
}

/** A fact or an end of the period is a day that has a time; here somebody wrote one. */
function hasTime(expr: Expr, context: Context): boolean {
  switch (expr.kind) {
    case "literal":
      return expr.literal.type === "datetime" && !expr.literal.value.endsWith("T00:00");
    case "add":
    case "subtract":
      return !isInDays(expr.left, context) && !isInDays(expr.right, context);
    case "let": {
      const formula = context.lets.get(expr.name);
      return formula !== undefined && hasTime(formula.value, context);
    }
    case "if":
      return hasTime(expr.then, context) || hasTime(expr.otherwise, context);
    case "min":
    case "max":
      return expr.operands.some((operand) => hasTime(operand, context));
    case "earliest":
    case "latest":
      return hasTime(expr.value, context);
    default:
      return false;
  }
}

/** Three days later it is the same time of day; who writes 72 hours means the hour. */
function isInDays(expr: Expr, context: Context): boolean {
  if (expr.kind !== "literal" || expr.literal.type !== "duration" || expr.literal.value % 86_400 !== 0) return false;
  const span = context.placeOf(expr);
  return span === undefined || !/hour|minute|second|時|分|秒/u.test(context.quote(span));
}
