import type { Literal } from "./plan.js";

/** Whether it is a number without a fraction. */
export function isWholeLiteral(literal: Literal): boolean {
  return literal.type === "number" && literal.value.denominator === 1n;
}
