import type { Expr, Let } from "./plan.js";
import { someExpr } from "./walk-expr.js";

/**
 * Whether an amount is more than a matter of the contract and its readings, formulas read through. Facts of
 * the schedule are the contract's: they are unknown where no unit is at hand.
 */
export function readsIncident(amount: Expr, lets: ReadonlyMap<string, Let>): boolean {
  return someExpr(amount, lets, ({ kind }) => beyondContract.has(kind));
}

/** What no contract says, whatever stands below it. */
export const beyondContract: ReadonlySet<Expr["kind"]> = new Set([
  "fact",
  "established",
  "asserted",
  "line",
  "trigger-is",
  "item-is",
  "subject",
  "loss",
  "deducted",
  "left",
  "earlier",
  "incident-number",
] as const);
