import type { Expr } from "../plan.js";
import { compareRational } from "../exact/rational.js";
import { isOverLines, isSumOfLines, parts, someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { isNotNegative, isOfSizeZero } from "./interval.js";

/** Whether an amount depends on what the incident's losses come to. */
export function readsLoss(expr: Expr, { lets }: Context): boolean {
  return someExpr(expr, lets, isSumOfLines);
}

/** The same, or on what the line by itself comes to. */
export function turnsOnLoss(expr: Expr, { lets }: Context): boolean {
  return someExpr(expr, lets, isOfLosses);
}

function isOfLosses(part: Expr): boolean {
  return isSumOfLines(part) || (part.kind === "line" && part.field === "amount");
}

/**
 * Whether losses decide by no more than that there are any: `if loss(goods) > 0 then 500 else 100`. So the largest of the
 * retentions that apply is written, and that the first unit of another loss may pay less is meant.
 */
export function readsOnlyWhether(expr: Expr, { lets }: Context): boolean {
  const seen = new Set<string>();
  const isOnly = (part: Expr): boolean => {
    // What is asked of each line, and not how much it is, turns on which lines there are.
    if (isOfLosses(part) && !isOverLines(part)) return false;
    if (part.kind === "compare" && isOfLosses(part.left) && isOfSizeZero(part.right)) return true;
    const formula = part.kind === "let" && !seen.has(part.name) ? lets.get(part.name) : undefined;
    if (formula !== undefined) seen.add(formula.name);
    return [...parts(part), ...(formula === undefined ? [] : [formula.value])].every(isOnly);
  };
  return isOnly(expr);
}

/** Whether it is plain that an amount does not fall as losses grow; of what is left of a node, where it is known that it does not. */
export function neverFalls(
  expr: Expr,
  context: Context,
  leftGrows: (heads: readonly string[]) => boolean = () => false,
  ofFormulas = new Map<string, boolean>(),
): boolean {
  const grows = (part: Expr): boolean => neverFalls(part, context, leftGrows, ofFormulas);
  const isFixed = (part: Expr): boolean => !turnsOnLoss(part, context);
  /** `if loss >= 1_000 then 500 else 100` */
  const isStepUp = ({ condition, then, otherwise }: Expr & { readonly kind: "if" }): boolean => {
    if (condition.kind !== "compare") return false;
    const { operator, left, right } = condition;
    const risesTo =
      grows(left) && isFixed(right) && (operator === ">" || operator === ">=")
        ? [otherwise, then]
        : grows(left) && isFixed(right) && (operator === "<" || operator === "<=")
          ? [then, otherwise]
          : undefined;
    if (risesTo === undefined) return false;
    const [below, above] = risesTo.map((branch) => context.bounds.intervalOf(branch, []));
    return below?.most !== undefined && above?.least !== undefined && compareRational(below.most, above.least) <= 0;
  };
  const isFactor = (part: Expr): boolean => isFixed(part) && isNotNegative(context.bounds.intervalOf(part, []));
  switch (expr.kind) {
    case "subject":
    case "loss":
    case "line":
      return true;
    case "left":
      return leftGrows(expr.heads);
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
      return grows(expr.then) && grows(expr.otherwise) && (isFixed(expr.condition) || isStepUp(expr));
    default:
      return isFixed(expr);
  }
}
