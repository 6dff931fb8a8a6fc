import type { Expr } from "../plan.js";

/** The expressions directly in it. Of the fields of an expression only expressions have both a kind and a type. */
export function parts(expr: Expr): readonly Expr[] {
  return Object.values(expr).flatMap((field: unknown) =>
    (Array.isArray(field) ? (field as readonly unknown[]) : [field]).filter(isExpr),
  );
}

function isExpr(value: unknown): value is Expr {
  return typeof value === "object" && value !== null && "kind" in value && "type" in value;
}

export function sumOf(first: Expr, rest: readonly Expr[]): Expr {
  return rest.reduce<Expr>((left, right) => ({ type: first.type, kind: "add", left, right }), first);
}
