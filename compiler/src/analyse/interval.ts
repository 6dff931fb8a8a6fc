import { compareRational, rational } from "../exact/rational.js";
import type { Expr, Literal, Rational, Rounding } from "../plan.js";

/** Both ends inclusive; an end that is absent is open. */
export interface Interval {
  readonly least?: Rational | undefined;
  readonly most?: Rational | undefined;
}

export const zero: Rational = rational(0n);
export const one: Rational = rational(1n);
export const anything: Interval = {};
export const notNegative: Interval = { least: zero };

export function exactly(value: Rational): Interval {
  return { least: value, most: value };
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator };
}

export function lesser(a: Rational, b: Rational): Rational {
  return compareRational(a, b) <= 0 ? a : b;
}

export function greater(a: Rational, b: Rational): Rational {
  return compareRational(a, b) >= 0 ? a : b;
}

export function addIntervals(a: Interval, b: Interval): Interval {
  return {
    least: a.least && b.least && add(a.least, b.least),
    most: a.most && b.most && add(a.most, b.most),
  };
}

export function negateInterval({ least, most }: Interval): Interval {
  return { least: most && negate(most), most: least && negate(least) };
}

/** Of two that are not negative; of others nothing is said. */
export function multiplyIntervals(a: Interval, b: Interval): Interval {
  if (!isNotNegative(a) || !isNotNegative(b)) return anything;
  return { least: multiply(a.least!, b.least!), most: a.most && b.most && multiply(a.most, b.most) };
}

/** Of one that is not negative by one that is above zero. */
export function divideIntervals(a: Interval, b: Interval): Interval {
  if (!isNotNegative(a) || b.least === undefined || compareRational(b.least, zero) <= 0) return anything;
  return { least: b.most === undefined ? zero : divide(a.least!, b.most), most: a.most && divide(a.most, b.least) };
}

/** Of what is not negative, to whole multiples of `to`, which is above zero. */
export function roundInterval(operand: Interval, rounding: Rounding, to: Rational): Interval {
  if (!isNotNegative(operand)) return anything;
  const more = { down: zero, "half-up": rational(1n, 2n), up: one }[rounding];
  const round = (value: Rational): Rational => {
    const times = divide(value, to);
    const { numerator, denominator } = times.denominator === 1n ? times : add(times, more);
    return multiply(rational(numerator / denominator), to);
  };
  return { least: round(operand.least!), most: operand.most && round(operand.most) };
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  return { least: a.least && b.least && lesser(a.least, b.least), most: a.most && b.most && greater(a.most, b.most) };
}

/** What is in both. */
export function intersection(a: Interval, b: Interval): Interval {
  return {
    least: a.least && b.least ? greater(a.least, b.least) : (a.least ?? b.least),
    most: a.most && b.most ? lesser(a.most, b.most) : (a.most ?? b.most),
  };
}

export function isNotNegative({ least }: Interval): boolean {
  return least !== undefined && compareRational(least, zero) >= 0;
}

/** The number of a literal that has a size; durations in seconds. */
export function sizeOf(literal: Literal): Rational | undefined {
  switch (literal.type) {
    case "money":
    case "number":
    case "ratio":
      return literal.value;
    case "duration":
      return rational(BigInt(literal.value));
    case "bool":
    case "date":
    case "datetime":
    case "span":
    case "enum":
    case "set":
      return undefined;
  }
}

/** The day of a date, counted in days. */
export function dayOfLiteral(literal: Literal): Rational | undefined {
  if (literal.type !== "date" && literal.type !== "datetime") return undefined;
  return rational(BigInt(Date.parse(`${literal.value.slice(0, "2026-04-01".length)}T00:00Z`) / 86_400_000));
}

/** The instant of a date, counted in seconds as durations are; without a time its first. */
export function secondOf(literal: Literal): Rational | undefined {
  if (literal.type !== "date" && literal.type !== "datetime") return undefined;
  const [date, time = "00:00"] = literal.value.split("T");
  return rational(BigInt(Date.parse(`${date}T${time}Z`) / 1_000));
}

/** Whether it is 0, of whatever there are sizes. */
export function isOfSizeZero(expr: Expr): boolean {
  return expr.kind === "literal" && sizeOf(expr.literal)?.numerator === 0n;
}

/** Zero, of the type of the expression that is compared with it. */
export function zeroOf({ type }: Expr): Expr {
  return { type, kind: "literal", literal: { type: "number", value: zero } };
}
