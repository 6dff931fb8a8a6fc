import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { parts } from "../walk-expr.js";
import type { Context } from "./context.js";

/** Times of day that the author worked out or wrote, where only the day is looked at. */
export function findTimesLeftOut(context: Context): Diagnostic[] {
  const found = new Map<Expr, Diagnostic>();
  for (const { expr, isFormula } of context.sites()) {
    // A formula is looked at where it is read.
    if (isFormula === true) continue;
    const read = new Set<string>();
    const look = (part: Expr, timeCounts: boolean): void => {
      const span =
        !timeCounts && part.type.kind === "date" && hasTime(part, context) ? context.placeOf(part) : undefined;
      if (span !== undefined) {
        found.set(part, diagnose("date/time-left-out", { written: context.quote(span) }, span));
        return;
      }
      const formula = part.kind === "let" ? context.lets.get(part.name) : undefined;
      if (formula !== undefined && !read.has(`${timeCounts} ${formula.name}`)) {
        read.add(`${timeCounts} ${formula.name}`);
        look(formula.value, timeCounts);
      }
      const goesOn = part.kind === "during" || (timeCounts && isPassedOn(part));
      for (const below of parts(part)) look(below, goesOn);
    };
    look(expr, false);
  }
  return [...found.values()];
}

/** Whether the dates in it are what it comes to itself. */
function isPassedOn({ kind }: Expr): boolean {
  return kind === "if" || kind === "min" || kind === "max" || kind === "earliest" || kind === "latest";
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
