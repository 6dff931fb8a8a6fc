import { keyOf } from "../keys.js";
import type { Expr, Rational } from "../plan.js";
import { add, divide, multiply, negate, one, zero } from "./interval.js";

/** A sum of things that are not known, each times a number other than zero, and a constant. */
export interface Linear {
  /** Few, each of another key. */
  readonly parts: readonly Part[];
  readonly constant: Rational;
}

interface Part {
  readonly key: string;
  readonly times: Rational;
  readonly expr: Expr;
}

export function constant(value: Rational): Linear {
  return { parts: [], constant: value };
}

export function atom(expr: Expr): Linear {
  return sumOf([expr]);
}

/** Of parts that are all different. */
export function sumOf(exprs: readonly Expr[]): Linear {
  return { parts: exprs.map((expr) => ({ key: keyOfAtom(expr), times: one, expr })), constant: zero };
}

/** The day of a date, which is counted in days, and not its instant. */
export function atomOfDay(expr: Expr): Linear {
  return { parts: [{ key: keyOfDay(expr), times: one, expr }], constant: zero };
}

/** How many days the span has that begins or ends there. */
export function atomOfLength(span: Expr, end: Expr): Linear {
  return { parts: [{ key: `length ${keyOfAtom(end)}`, times: one, expr: span }], constant: zero };
}

/** How often the sum has the part, where it does. */
export function timesOf(key: string, { parts }: Linear): Rational | undefined {
  return parts.find((part) => part.key === key)?.times;
}

const keysOfDays = new WeakMap<Expr, string>();

export function keyOfDay(date: Expr): string {
  return kept(keysOfDays, date, () => `day ${keyOfAtom(date)}`);
}

const keys = new WeakMap<Expr, string>();

export function keyOfAtom(expr: Expr): string {
  return kept(keys, expr, () => keyOf({ ...expr, type: undefined }));
}

function kept(known: WeakMap<Expr, string>, expr: Expr, make: () => string): string {
  const key = known.get(expr) ?? make();
  known.set(expr, key);
  return key;
}

export function plus(a: Linear, b: Linear): Linear {
  const both = a.parts.map((part) => {
    const times = timesOf(part.key, b);
    return times === undefined ? part : { ...part, times: add(part.times, times) };
  });
  const ofB = b.parts.filter(({ key }) => timesOf(key, a) === undefined);
  return {
    parts: [...both.filter(({ times }) => times.numerator !== 0n), ...ofB],
    constant: add(a.constant, b.constant),
  };
}

export function minus(a: Linear, b: Linear): Linear {
  return plus(a, negative(b));
}

export function negative(sum: Linear): Linear {
  return {
    parts: sum.parts.map(({ key, times, expr }) => ({ key, times: negate(times), expr })),
    constant: negate(sum.constant),
  };
}

export function scaled(sum: Linear, factor: Rational): Linear {
  if (factor.numerator === 0n) return constant(zero);
  return {
    parts: sum.parts.map(({ key, times, expr }) => ({ key, times: multiply(times, factor), expr })),
    constant: multiply(sum.constant, factor),
  };
}

export function isMultiple(sum: Linear, other: Linear): boolean {
  const first = sum.parts[0];
  const same = first && timesOf(first.key, other);
  if (first === undefined || same === undefined) return false;
  const rest = plus(sum, scaled(other, negate(divide(first.times, same))));
  return rest.parts.length === 0 && rest.constant.numerator === 0n;
}

/** Whether it is a multiple of what is not negative, or more. */
export function isAtLeastPartOf(sum: Linear, positive: Linear): boolean {
  const first = positive.parts[0];
  const times = first && timesOf(first.key, sum);
  if (first === undefined || times === undefined) return false;
  const factor = divide(times, first.times);
  const rest = plus(sum, scaled(positive, negate(factor)));
  return factor.numerator > 0n && rest.parts.length === 0 && rest.constant.numerator >= 0n;
}
