import type { Expr } from "../plan.js";
import { someAtHand } from "../walk-expr.js";
import type { ProductScope } from "./scope.js";
import { boolType } from "./types.js";

export function readsClaim(expr: Expr, scope: ProductScope): boolean {
  return someAtHand(
    expr,
    scope.lets,
    (part) => (part.kind === "fact" || part.kind === "asserted") && part.of === "claim",
  );
}

/** Whether a test reads a fact of claim; and what is asked of a line that names none, where that may hold. */
export function ofClaim(test: Expr, scope: ProductScope): { readonly readsClaim: boolean; readonly unclaimed?: Expr } {
  if (!readsClaim(test, scope)) return { readsClaim: false };
  const unclaimed = withoutClaim(test, scope);
  return { readsClaim: true, ...(unclaimed && { unclaimed }) };
}

/** What is left of a test where each part, joined by `and`, `or` and `if`, that reads a fact of claim is false. */
function withoutClaim(test: Expr, scope: ProductScope): Expr | undefined {
  if (!readsClaim(test, scope)) return test;
  const formula = test.kind === "let" ? scope.lets.get(test.name) : undefined;
  if (formula !== undefined) return withoutClaim(formula.value, scope);
  const branches = test.kind === "if" ? test : branchesOf(test, scope);
  if (branches !== undefined) {
    if (readsClaim(branches.condition, scope)) return undefined;
    const then = withoutClaim(branches.then, scope);
    const otherwise = withoutClaim(branches.otherwise, scope);
    return then === undefined && otherwise === undefined
      ? undefined
      : { ...branches, then: then ?? no, otherwise: otherwise ?? no };
  }
  if (test.kind !== "and" && test.kind !== "or") return undefined;
  const left = test.operands.map((operand) => withoutClaim(operand, scope));
  const known = left.filter((operand) => operand !== undefined);
  if (known.length === 0 || (test.kind === "and" && known.length < left.length)) return undefined;
  return known.length === 1 ? known[0] : { ...test, operands: known };
}

/** A test of a date that is the one or the other, as the one or the other test. */
function branchesOf(test: Expr, { lets }: ProductScope): (Expr & { readonly kind: "if" }) | undefined {
  if (test.kind !== "during" && test.kind !== "within") return undefined;
  let { value } = test;
  for (let formula; value.kind === "let" && (formula = lets.get(value.name)) !== undefined;) value = formula.value;
  if (value.kind !== "if") return undefined;
  const { condition, then, otherwise } = value;
  return {
    kind: "if",
    type: boolType,
    condition,
    then: { ...test, value: then },
    otherwise: { ...test, value: otherwise },
  };
}

const no: Expr = { type: boolType, kind: "literal", literal: { type: "bool", value: false } };

/** A fact or circumstance that differs between the lines of a claim. */
export function isOfLine(part: Expr): part is Extract<Expr, { readonly kind: "fact" | "asserted" }> {
  return (part.kind === "fact" || part.kind === "asserted") && (part.of === "insured" || part.of === "loss");
}
