import type { Expr } from "./plan.js";

/** Of the parts of a plan an expression alone has a type and a kind. */
export function isExpr(part: object): part is Expr {
  return "kind" in part && "type" in part && typeof part.type === "object";
}

/** Whether a condition has this answer whatever happens. */
export function isAlways(expr: Expr | undefined, answer: boolean): boolean {
  return expr?.kind === "literal" && expr.literal.type === "bool" && expr.literal.value === answer;
}

/** Whether it is the amount 0. */
export function isNothing(expr: Expr): boolean {
  return expr.kind === "literal" && expr.literal.type === "money" && isZero(expr);
}

/** Whether it is the amount, number or ratio 0. */
export function isZero(expr: Expr): boolean {
  if (expr.kind !== "literal") return false;
  const { literal } = expr;
  const isExact = literal.type === "money" || literal.type === "number" || literal.type === "ratio";
  return isExact && literal.value.numerator === 0n;
}
