import type { Expr, Let } from "./plan.js";

/** Calls `visit` with the expression and every part of it, reading through formulas. */
export function visitExpr(expr: Expr, lets: ReadonlyMap<string, Let>, visit: (part: Expr) => void): void {
  visit(expr);
  if (expr.kind === "let") {
    const formula = lets.get(expr.name);
    if (formula !== undefined) visitExpr(formula.value, lets, visit);
  }
  for (const part of parts(expr)) visitExpr(part, lets, visit);
}

/** Whether some part of the expression, formulas read through, passes the test. */
export function someExpr(expr: Expr, lets: ReadonlyMap<string, Let>, test: (part: Expr) => boolean): boolean {
  let found = false;
  visitExpr(expr, lets, (part) => {
    found ||= test(part);
  });
  return found;
}

/** The operands of an expression; formulas are not read through. */
export function parts(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "literal":
    case "unlimited":
    case "choice":
    case "given":
    case "option":
    case "period":
    case "reading":
    case "fact":
    case "unit-fact":
    case "asserted":
    case "line":
    case "trigger-is":
    case "item-is":
    case "let":
    case "subject":
    case "loss":
    case "deducted":
    case "left":
    case "incident-number":
      return [];
    case "not":
    case "negate":
    case "round":
      return [expr.operand];
    case "and":
    case "or":
    case "min":
    case "max":
      return expr.operands;
    case "compare":
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return [expr.left, expr.right];
    case "is":
    case "is-never":
    case "during":
    case "sum":
      return [expr.value];
    case "has":
    case "is-empty":
      return [expr.set];
    case "within":
      return expr.until === undefined ? [expr.value, expr.from] : [expr.value, expr.from, expr.until];
    case "span-end":
      return [expr.span, expr.from];
    case "between":
      return [expr.from, expr.to];
    case "if":
      return [expr.condition, expr.then, expr.otherwise];
    case "lookup":
      return expr.keys;
  }
}
