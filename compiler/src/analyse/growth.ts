import type { Expr } from "../plan.js";
import { isSumOfLines, parts, someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { isNotNegative, isOfSizeZero } from "./interval.js";

/** Whether an amount depends on what the incident's losses come to. */
export function readsLoss(expr: Expr, { lets }: Context): boolean {
  return someExpr(expr, lets, isSumOfLines);
}

/**
 * Whether losses decide by no more than that there are any: `if loss(goods) > 0 then 500 else 100`. So the largest of the
 * retentions that apply is written, and that the first unit of another loss may pay less is meant.
 */
export function readsOnlyWhether(expr: Expr, { lets }: Context): boolean {
  const seen = new Set<string>();
  const isOnly = (part: Expr): boolean => {
    if (isSumOfLines(part)) return false;
    if (part.kind === "compare" && isSumOfLines(part.left) && isOfSizeZero(part.right)) return true;
    const formula = part.kind === "let" && !seen.has(part.name) ? lets.get(part.name) : undefined;
    if (formula !== undefined) seen.add(formula.name);
    return [...parts(part), ...(formula === undefined ? [] : [formula.value])].every(isOnly);
  };
  return isOnly(expr);
}

/** Whether it is plain that an amount does not fall as losses grow. */
export function neverFalls(expr: Expr, context: Context, ofFormulas = new Map<string, boolean>()): boolean {
  const grows = (part: Expr): boolean => neverFalls(part, context, ofFormulas);
  const isFixed = (part: Expr): boolean => !readsLoss(part, context);
  const isFactor = (part: Expr): boolean => isFixed(part) && isNotNegative(context.bounds.intervalOf(part, []));
  switch (expr.kind) {
    case "subject":
    case "loss":
      return true;
    case "let": {
      const known = ofFormulas.get(expr.name);
      if (known !== undefined) return known;
      const formula = context.lets.get(expr.name);
      const found = formula !== undefined && grows(formula.value);
      ofFormulas.set(expr.name, found);
      return found;
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
