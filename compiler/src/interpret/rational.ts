import type { Rational, Rounding } from "../plan.js";

/**
 * Exact rationals on bigint. Slow and plain on purpose: the interpreter is what the emitted evaluators
 * are compared with, so nothing here is clever.
 * INVARIANT: in lowest terms, the denominator positive; so two equal values have equal fields.
 */
export function rational(numerator: bigint, denominator: bigint = 1n): Rational {
  if (denominator === 0n) throw new RangeError("a ratio with denominator 0");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator, denominator) * sign;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Nothing when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational | undefined {
  return b.numerator === 0n ? undefined : rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Below zero when `a` is the smaller, zero when they are equal, above when it is the greater. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The greatest whole number not above `a`. */
export function floor(a: Rational): bigint {
  const quotient = a.numerator / a.denominator;
  // bigint division cuts towards zero, which is up for negative numbers.
  return a.numerator % a.denominator < 0n ? quotient - 1n : quotient;
}

/** A whole number by the product's rounding; half-up takes a half away from zero for what is not negative. */
export function round(a: Rational, rounding: Rounding): bigint {
  switch (rounding) {
    case "down":
      return floor(a);
    case "up":
      return -floor(negate(a));
    case "half-up":
      return floor(add(a, rational(1n, 2n)));
  }
}

/** An amount in whole minor units: rounded once, below zero zero. */
export function toAmount(a: Rational, rounding: Rounding): bigint {
  return a.numerator <= 0n ? 0n : round(a, rounding);
}

/** `0.9`, `-12`, `1e-7`: exactly what the decimal says. Nothing for other text. */
export function fromDecimal(text: string): Rational | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,4}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(whole + fraction);
  const shift = Number(exponent) - fraction.length;
  const value = shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
  return sign === "-" ? negate(value) : value;
}

/** `9/10`; a whole number is `1/1`. */
export function formatRatio(a: Rational): string {
  return `${a.numerator}/${a.denominator}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest === 0n ? (b < 0n ? -b : b) : greatestCommonDivisor(b, rest);
}
