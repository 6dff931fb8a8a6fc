import type { Expr } from "../plan.js";

export function sumOf(first: Expr, rest: readonly Expr[]): Expr {
  return rest.reduce<Expr>((left, right) => ({ type: first.type, kind: "add", left, right }), first);
}
