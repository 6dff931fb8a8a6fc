import type { Expr } from "../plan.js";
import { isSumOfLines, someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { isNotNegative } from "./interval.js";

/** Whether an amount depends on what the incident's losses come to. */
export function readsLoss(expr: Expr, { lets }: Context): boolean {
  return someExpr(expr, lets, isSumOfLines);
}

/** Whether it is plain that an amount does not fall as losses grow. */
export function neverFalls(expr: Expr, context: Context): boolean {
  const grows = (part: Expr): boolean => neverFalls(part, context);
  const isFixed = (part: Expr): boolean => !readsLoss(part, context);
  const isFactor = (part: Expr): boolean => isFixed(part) && isNotNegative(context.bounds.intervalOf(part, []));
  switch (expr.kind) {
    case "subject":
    case "loss":
      return true;
    case "let": {
      const formula = context.lets.get(expr.name);
      return formula !== undefined && grows(formula.value);
    }
    case "round":
      return grows(expr.operand);
    case "min":
    case "max":
      return expr.operands.every(grows);
    case "add":
      return grows(expr.left) && grows(expr.right);
    case "subtract":
      return grows(expr.left) && isFixed(expr.right);
    case "multiply":
      return (isFactor(expr.left) && grows(expr.right)) || (grows(expr.left) && isFactor(expr.right)) || isFixed(expr);
    case "divide":
      return (grows(expr.left) && isFactor(expr.right)) || isFixed(expr);
    case "if":
      return isFixed(expr.condition) && grows(expr.then) && grows(expr.otherwise);
    default:
      return isFixed(expr);
  }
}
