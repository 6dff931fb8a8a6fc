import type { Span } from "@yakkan/grammar/syntax.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { isOverLines, someExpr, unitsAskedOf } from "../walk-expr.js";
import type { Context } from "./context.js";
import { zeroOf } from "./interval.js";
import { conditionsOn, visitKnown } from "./known.js";
import { not, triggerIs } from "./logic.js";
import type { Site } from "./sites.js";

/** Where a quotient stands, the units of which what is divided reads, and whether lines are looked at one after the other. */
type Place = Site & { readonly asked: readonly string[]; readonly overLines?: boolean };

/** Divisors that may be zero where nothing around them says that they are not: the result is then unknown for good. */
export function findZeroDivisors(context: Context): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const site of context.sites()) {
    // A formula is looked at where it is used, with what holds there.
    if (site.isFormula || !someExpr(site.expr, context.lets, ({ kind }) => kind === "divide")) continue;
    if (!context.logic.satisfiable(site.guards)) continue;
    visitKnown(site.expr, [...site.guards, ...conditionsOn(site, context)], context, (part, known) => {
      if (part.kind !== "divide") return;
      const span = context.placeOf(part.right);
      const asked = unitsAskedOf(part.left, context.lets);
      if (span === undefined || !canBeZero(part.right, known, { ...site, asked }, context)) return;
      found.set(`${span.start} ${span.end}`, describe(part.right, span, context));
    });
  }
  return [...found.values()];
}

function canBeZero(divisor: Expr, known: readonly Expr[], place: Place, context: Context): boolean {
  const { bounds } = context;
  const none = zeroOf(divisor);
  const isAbove = (expr: Expr): boolean => bounds.isAtLeast(expr, none, known, true);
  const may = (expr: Expr): boolean => {
    if (bounds.isNotZero(expr, known)) return false;
    const again = (part: Expr): boolean => may(part);
    switch (expr.kind) {
      case "let": {
        const formula = context.lets.get(expr.name);
        return formula !== undefined && may(formula.value);
      }
      case "multiply":
        return may(expr.left) || may(expr.right);
      // That its own divisor may be zero is said of that.
      case "divide":
        return may(expr.left);
      case "negate":
        return may(expr.operand);
      case "if":
        return (
          canBeZero(expr.then, [...known, expr.condition], place, context) ||
          canBeZero(expr.otherwise, [...known, not(expr.condition)], place, context)
        );
      case "min":
        return expr.operands.some(again);
      case "max":
        return expr.operands.some(again) && !expr.operands.some(isAbove);
      case "round":
        return expr.rounding !== "up" || may(expr.operand);
      // A schedule that is asked for its sum is not empty; the part of it that is of one unit, or that is named, may be.
      case "sum": {
        if (isOverLines(expr)) return canBeZero(expr.value, [], { ...place, overLines: true }, context);
        const { unit, within, named } = expr;
        if (unit === undefined || named !== undefined || (within !== undefined && !place.asked.includes(unit)))
          return true;
        return canBeZero(expr.value, [], place, context);
      }
      case "largest":
      case "smallest":
        return !isOverLines(expr) || canBeZero(expr.value, [], { ...place, overLines: true }, context);
      // What goes over lines goes over none that come to 0.
      case "line":
        return !(place.overLines && expr.field === "amount");
      case "between":
        return !isOfPeriod(expr);
      // A term acts on something.
      case "subject":
        return false;
      case "loss":
        return !(
          place.acts &&
          expr.ofUnit === undefined &&
          (expr.triggers === undefined || context.logic.implies(known, triggerIs(expr.triggers))) &&
          place.heads!.every((head) => expr.heads?.includes(head) ?? true)
        );
      default:
        return true;
    }
  };
  // Of a branch that is never taken nothing is asked.
  return context.logic.satisfiable(known) && may(divisor);
}

/** Days between the two ends of the period; the last day may be that of either. */
function isOfPeriod({ unit, from, to }: Expr & { kind: "between" }): boolean {
  return (
    unit === "days" &&
    from.kind === "period" &&
    to.kind === "period" &&
    from.end !== to.end &&
    from.end !== "last_day" &&
    to.end !== "last_day"
  );
}

function describe(divisor: Expr, span: Span, context: Context): Diagnostic {
  const isDeclared =
    divisor.kind === "choice" ||
    divisor.kind === "fact" ||
    divisor.kind === "unit-fact" ||
    divisor.kind === "established";
  const isElapsed = divisor.type.kind === "duration";
  return diagnose("expression/zero-divisor", { text: context.quote(span), isDeclared, isElapsed }, span);
}
