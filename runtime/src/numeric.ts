import { isUnknown, never, nowhere, type Unknown, waitingForAll, type Maybe, type Value } from "./kleene.js";

/**
 * Exact numbers for money expressions.
 *
 * A whole number within ±(2^53 − 1) is a plain `number`, so that amounts cost what numbers cost; everything
 * else is a `Fraction`. `unlimited` is `Infinity`.
 * INVARIANT: a value has one form only, so `===` and `Object.is` tell whole numbers apart rightly.
 */
export type Numeric = number | Fraction;

/** An exact fraction in lowest terms, denominator positive, that is not a safe whole number. */
export class Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** The same as plain numbers, for the fast way; NaN where they would not be exact. */
  readonly top: number;
  readonly bottom: number;

  constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.top = isSafe(numerator) ? Number(numerator) : NaN;
    this.bottom = isSafe(denominator) ? Number(denominator) : NaN;
  }
}

export const unlimited = Infinity;

/** `numerator / denominator`, exactly. The denominator is not zero. */
export function fraction(numerator: bigint, denominator: bigint): Numeric {
  const divisor = gcd(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  const top = numerator / divisor;
  const bottom = denominator / divisor;
  return bottom === 1n && isSafe(top) ? Number(top) : new Fraction(top, bottom);
}

/** The exact value of a decimal as JSON prints it: 0.1 is 1/10. */
export function exactly(value: number): Numeric {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  const [digits = "", exponent = "0"] = String(value).split("e");
  const [whole = "", decimals = ""] = digits.split(".");
  const scale = Number(exponent) - decimals.length;
  const top = BigInt(whole + decimals);
  return scale < 0 ? fraction(top, 10n ** BigInt(-scale)) : fraction(top * 10n ** BigInt(scale), 1n);
}

/** Below zero: `a` is less than `b`. */
export function order(a: Numeric, b: Numeric): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  if (a === Infinity || b === -Infinity) return 1;
  if (b === Infinity || a === -Infinity) return -1;
  const left = topOf(a) * bottomOf(b);
  const right = topOf(b) * bottomOf(a);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function add(a: Numeric, b: Numeric): Numeric;
export function add(a: Value<Numeric>, b: Value<Numeric>): Value<Numeric>;
export function add(a: Value<Numeric>, b: Value<Numeric>): Value<Numeric> {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return combine(a, b, addExactly);
}

export function subtract(a: Numeric, b: Numeric): Numeric;
export function subtract(a: Value<Numeric>, b: Value<Numeric>): Value<Numeric>;
export function subtract(a: Value<Numeric>, b: Value<Numeric>): Value<Numeric> {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return combine(a, b, subtractExactly);
}

export function multiply(a: Numeric, b: Numeric): Numeric;
export function multiply(a: Value<Numeric>, b: Value<Numeric>): Value<Numeric>;
export function multiply(a: Value<Numeric>, b: Value<Numeric>): Value<Numeric> {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  return combine(a, b, multiplyExactly);
}

/** Division by zero is unknown, and waits for nothing. */
export function divide(a: Value<Numeric>, b: Value<Numeric>): Value<Numeric> {
  return combine(a, b, divideExactly);
}

export function negate(value: Numeric): Numeric;
export function negate(value: Value<Numeric>): Value<Numeric>;
export function negate(value: Value<Numeric>): Value<Numeric> {
  return subtract(0, value);
}

/** The least of one or more. */
export function min(...operands: readonly Numeric[]): Numeric;
export function min(...operands: readonly Value<Numeric>[]): Value<Numeric>;
export function min(...operands: readonly Value<Numeric>[]): Value<Numeric> {
  return pick(operands, -1);
}

/** The greatest of one or more. */
export function max(...operands: readonly Numeric[]): Numeric;
export function max(...operands: readonly Value<Numeric>[]): Value<Numeric>;
export function max(...operands: readonly Value<Numeric>[]): Value<Numeric> {
  return pick(operands, 1);
}

export type CompareOperator = "<" | "<=" | ">" | ">=" | "=" | "<>";

/** With never: false (`<>`: true), whatever the other side is. */
export function compare(left: Numeric, operator: CompareOperator, right: Numeric): boolean;
export function compare(left: Value<Numeric>, operator: CompareOperator, right: Value<Numeric>): Maybe<boolean>;
export function compare(left: Value<Numeric>, operator: CompareOperator, right: Value<Numeric>): Maybe<boolean> {
  if (left === never || right === never) return operator === "<>";
  if (isUnknown(left) || isUnknown(right)) return waitingForAll([left, right]);
  return holds(order(left, right), operator);
}

/**
 * `compare`, where the sides named are each a sum by itself, of losses or of what is never below zero: what is open can only add to it, so what is certain
 * of it may decide already. Of what is worked out of such a sum that is not so, though it may be open for the same lines.
 */
export function compareLoss(
  left: Value<Numeric>,
  operator: CompareOperator,
  right: Value<Numeric>,
  sums: "left" | "right" | "both",
): Maybe<boolean> {
  if (sums !== "right" && isUnknown(left) && isNumeric(right)) return sureOf(left, operator, right) ?? left;
  if (sums !== "left" && isUnknown(right) && isNumeric(left)) return sureOf(right, mirrored[operator], left) ?? right;
  return compare(left, operator, right);
}

function isNumeric(value: Value<Numeric>): value is Numeric {
  return value !== never && !isUnknown(value);
}

function sureOf({ atLeast }: Unknown, operator: CompareOperator, other: Numeric): boolean | undefined {
  if (atLeast === undefined) return undefined;
  const ordered = order(atLeast, other);
  if (ordered > 0) return holds(ordered, operator);
  if (ordered < 0) return undefined;
  return operator === ">=" ? true : operator === "<" ? false : undefined;
}

const mirrored = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "<>": "<>" } as const;

/** Whether what `order` gave fulfils the operator. */
export function holds(ordered: number, operator: CompareOperator): boolean {
  switch (operator) {
    case "<":
      return ordered < 0;
    case "<=":
      return ordered <= 0;
    case ">":
      return ordered > 0;
    case ">=":
      return ordered >= 0;
    case "=":
      return ordered === 0;
    case "<>":
      return ordered !== 0;
  }
}

export function topOf(value: Numeric): bigint {
  return typeof value === "number" ? BigInt(value) : value.numerator;
}

export function bottomOf(value: Numeric): bigint {
  return typeof value === "number" ? 1n : value.denominator;
}

/** The greatest whole number not above `value`, as a plain number. */
export function floorOf(value: Numeric): number {
  return typeof value === "number" ? value : Number(floorQuotient(value.numerator, value.denominator));
}

/** To a whole multiple of `step`, which is above 0; `half-up` gives a half to the greater. */
export function roundTo(value: Numeric, step: Numeric, rounding: "down" | "up" | "half-up"): Numeric;
export function roundTo(value: Value<Numeric>, step: Numeric, rounding: "down" | "up" | "half-up"): Value<Numeric>;
export function roundTo(value: Value<Numeric>, step: Numeric, rounding: "down" | "up" | "half-up"): Value<Numeric> {
  if (isUnknown(value) || value === never || isUnbounded(value)) return value;
  const over = topOf(value) * bottomOf(step);
  const under = bottomOf(value) * topOf(step);
  return fraction(wholeSteps(over, under, rounding) * topOf(step), bottomOf(step));
}

function wholeSteps(over: bigint, under: bigint, rounding: "down" | "up" | "half-up"): bigint {
  switch (rounding) {
    case "down":
      return floorQuotient(over, under);
    case "up":
      return -floorQuotient(-over, under);
    case "half-up":
      return floorQuotient(2n * over + under, 2n * under);
  }
}

/** ⌊over / under⌋; `under` is above 0. */
function floorQuotient(over: bigint, under: bigint): bigint {
  return over < 0n && over % under !== 0n ? over / under - 1n : over / under;
}

function isSafe(value: bigint): boolean {
  return value >= -9007199254740991n && value <= 9007199254740991n;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function combine(
  a: Value<Numeric>,
  b: Value<Numeric>,
  exactly: (a: Numeric, b: Numeric) => Value<Numeric>,
): Value<Numeric> {
  if (isUnknown(a) || isUnknown(b)) return waitingForAll([a, b]);
  if (a === never || b === never) return never;
  return exactly(a, b);
}

function addExactly(a: Numeric, b: Numeric): Value<Numeric> {
  if (isUnbounded(a) || isUnbounded(b))
    return unbounded(Number(isUnbounded(a) ? a : 0) + Number(isUnbounded(b) ? b : 0));
  return fraction(topOf(a) * bottomOf(b) + topOf(b) * bottomOf(a), bottomOf(a) * bottomOf(b));
}

function subtractExactly(a: Numeric, b: Numeric): Value<Numeric> {
  if (isUnbounded(a) || isUnbounded(b))
    return unbounded(Number(isUnbounded(a) ? a : 0) - Number(isUnbounded(b) ? b : 0));
  return fraction(topOf(a) * bottomOf(b) - topOf(b) * bottomOf(a), bottomOf(a) * bottomOf(b));
}

function multiplyExactly(a: Numeric, b: Numeric): Value<Numeric> {
  if (isUnbounded(a) || isUnbounded(b)) return unbounded(signOf(a) * signOf(b) * Infinity);
  return fraction(topOf(a) * topOf(b), bottomOf(a) * bottomOf(b));
}

function divideExactly(a: Numeric, b: Numeric): Value<Numeric> {
  if (b === 0) return nowhere;
  if (isUnbounded(b)) return isUnbounded(a) ? nowhere : 0;
  if (isUnbounded(a)) return unbounded(signOf(a) * signOf(b) * Infinity);
  return fraction(topOf(a) * bottomOf(b), bottomOf(a) * topOf(b));
}

function isUnbounded(value: Numeric): value is number {
  return value === Infinity || value === -Infinity;
}

/** What is not a number (unlimited less unlimited) is unknown, and waits for nothing. */
function unbounded(value: number): Value<Numeric> {
  return Number.isNaN(value) ? nowhere : value;
}

function signOf(value: Numeric): number {
  return order(value, 0);
}

function pick(operands: readonly Value<Numeric>[], direction: 1 | -1): Value<Numeric> {
  let picked: Numeric | undefined;
  let happened = true;
  for (const operand of operands) {
    if (isUnknown(operand)) return waitingForAll(operands);
    if (operand === never) happened = false;
    else if (picked === undefined || order(operand, picked) * direction > 0) picked = operand;
  }
  return happened ? (picked ?? nowhere) : never;
}
