import { keyOf } from "./keys.js";
import type { Expr, Let, Term } from "./plan.js";

/** A limit or deductible that is counted in a quantity of the lines. */
export type CountedTerm = Extract<Term, { readonly kind: "deductible" | "limit" }> & { readonly quantity: Expr };

export function isCountedTerm(term: Term): term is CountedTerm {
  return (term.kind === "deductible" || term.kind === "limit") && term.quantity !== undefined;
}

/** The same text for the same quantity: a formula stands for what it says. */
export function quantityKey({ quantity }: CountedTerm, lets: ReadonlyMap<string, Let>): string {
  return keyOfQuantity(quantity, lets);
}

export function keyOfQuantity(quantity: Expr, lets: ReadonlyMap<string, Let>): string {
  return keyOf(withoutFormulas(quantity, lets));
}

function withoutFormulas(part: unknown, lets: ReadonlyMap<string, Let>): unknown {
  if (Array.isArray(part)) return part.map((one) => withoutFormulas(one, lets));
  if (typeof part !== "object" || part === null) return part;
  const { kind, name } = part as Partial<Extract<Expr, { readonly kind: "let" }>>;
  const formula = kind === "let" && name !== undefined ? lets.get(name) : undefined;
  if (formula !== undefined) return withoutFormulas(formula.value, lets);
  return Object.fromEntries(Object.entries(part).map(([field, value]) => [field, withoutFormulas(value, lets)]));
}
