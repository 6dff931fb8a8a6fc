import { keyOf } from "../keys.js";
import type { Expr, Rational } from "../plan.js";
import { add, divide, multiply, negate, one, zero } from "./interval.js";

/** A sum of things that are not known, each times a number, and a constant. */
export interface Linear {
  readonly parts: ReadonlyMap<string, { readonly times: Rational; readonly expr: Expr }>;
  readonly constant: Rational;
}

export function constant(value: Rational): Linear {
  return { parts: new Map(), constant: value };
}

export function atom(expr: Expr): Linear {
  return { parts: new Map([[keyOfAtom(expr), { times: one, expr }]]), constant: zero };
}

/** Of parts that are all different. */
export function sumOf(exprs: readonly Expr[]): Linear {
  return { parts: new Map(exprs.map((expr) => [keyOfAtom(expr), { times: one, expr }])), constant: zero };
}

/** The day of a date, which is counted in days, and not its instant. */
export function atomOfDay(expr: Expr): Linear {
  return { parts: new Map([[keyOfDay(expr), { times: one, expr }]]), constant: zero };
}

/** How many days the span has that begins or ends there. */
export function atomOfLength(span: Expr, end: Expr): Linear {
  return { parts: new Map([[`length ${keyOfAtom(end)}`, { times: one, expr: span }]]), constant: zero };
}

const day = "day ";

export function keyOfDay(date: Expr): string {
  return `${day}${keyOfAtom(date)}`;
}

export function isKeyOfDay(key: string): boolean {
  return key.startsWith(day);
}

const keys = new WeakMap<Expr, string>();

export function keyOfAtom(expr: Expr): string {
  const known = keys.get(expr);
  if (known !== undefined) return known;
  const key = keyOf({ ...expr, type: undefined });
  keys.set(expr, key);
  return key;
}

export function plus(a: Linear, b: Linear): Linear {
  const parts = new Map(a.parts);
  for (const [key, { times, expr }] of b.parts) {
    const sum = add(parts.get(key)?.times ?? zero, times);
    if (sum.numerator === 0n) parts.delete(key);
    else parts.set(key, { times: sum, expr });
  }
  return { parts, constant: add(a.constant, b.constant) };
}

export function minus(a: Linear, b: Linear): Linear {
  return plus(a, negative(b));
}

export function negative(sum: Linear): Linear {
  return {
    parts: new Map([...sum.parts].map(([key, { times, expr }]) => [key, { times: negate(times), expr }])),
    constant: negate(sum.constant),
  };
}

export function scaled(sum: Linear, factor: Rational): Linear {
  if (factor.numerator === 0n) return constant(zero);
  return {
    parts: new Map([...sum.parts].map(([key, { times, expr }]) => [key, { times: multiply(times, factor), expr }])),
    constant: multiply(sum.constant, factor),
  };
}

export function isMultiple(sum: Linear, other: Linear): boolean {
  const [first] = sum.parts;
  const same = first && other.parts.get(first[0]);
  if (same === undefined) return false;
  const rest = plus(sum, scaled(other, negate(divide(first![1].times, same.times))));
  return rest.parts.size === 0 && rest.constant.numerator === 0n;
}

/** Whether it is a multiple of what is not negative, or more. */
export function isAtLeastPartOf(sum: Linear, positive: Linear): boolean {
  const [first] = positive.parts;
  const times = first && sum.parts.get(first[0])?.times;
  if (first === undefined || times === undefined) return false;
  const factor = divide(times, first[1].times);
  const rest = plus(sum, scaled(positive, negate(factor)));
  return factor.numerator > 0n && rest.parts.size === 0 && rest.constant.numerator >= 0n;
}
