import type { Expr } from "../plan.js";
import { isSumOfLines, someAtHand, unitAskedOf } from "../walk-expr.js";
import type { Context } from "./context.js";

/** Reads the contract, its readings and the incident only: it is the same for every group. */
export function isSettled(amount: Expr, { lets }: Context): boolean {
  return !someAtHand(amount, lets, (part) => {
    if (unitAskedOf(part) !== undefined || isSumOfLines(part)) return true;
    switch (part.kind) {
      case "trigger-is":
      case "item-is":
      case "line":
        return true;
      case "fact":
      case "asserted":
        return part.of !== "incident";
      default:
        return false;
    }
  });
}

/** The formula behind a name, however many names it goes through. */
export function readThrough(expr: Expr, { lets }: Pick<Context, "lets">): Expr {
  const formula = expr.kind === "let" ? lets.get(expr.name) : undefined;
  return formula === undefined ? expr : readThrough(formula.value, { lets });
}

/** What all has to hold for the test to hold. */
export function conjuncts(test: Expr, context: Pick<Context, "lets">): readonly Expr[] {
  const read = readThrough(test, context);
  return read.kind === "and" ? read.operands.flatMap((part) => conjuncts(part, context)) : [read];
}
