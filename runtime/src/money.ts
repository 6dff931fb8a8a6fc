import { bottomOf, fraction, order, subtract, topOf, type Fraction, type Numeric } from "./numeric.js";

/**
 * Money: whole minor units in plain numbers.
 *
 * INVARIANT: every amount that is settled is at most `largestAmount`, and so is the sum of all of them, so
 * sums and differences are exact. Products go the long way as soon as they leave the safe range. What a term's
 * amount comes to, and what was used of it, may be larger: they are `Numeric`, and exact at any size.
 */

/** 9 × 10^15 minor units, just below 2^53. */
export const largestAmount = 9_000_000_000_000_000;

/** How an exact number becomes an amount. `down` is toward the smaller, `half-up` gives 0.5 to the greater. */
export type Rounding = "down" | "up" | "half-up";

/** Whether `value` is an amount: a whole number of minor units from 0 to 9 × 10^15. */
export function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= largestAmount;
}

/** An exact number as a whole number of minor units: rounded once, below zero zero. `unlimited` stays so. */
export function toAmount(value: Numeric, rounding: Rounding): Numeric {
  if (typeof value === "number") return value > 0 ? value : 0;
  if (value.numerator <= 0n) return 0;
  return fraction(roundQuotient(value.numerator, value.denominator, rounding), 1n);
}

/** Of `x`, at most what is left of `amount` when `used` of it is. */
export function atMost(x: number, amount: Numeric, used: Numeric): number {
  // Of two safe numbers that are not negative the difference is one.
  const free = typeof amount === "number" && typeof used === "number" ? amount - used : subtract(amount, used);
  if (typeof free === "number") return Math.min(x, Math.max(0, free));
  return free.numerator > 0n ? x : 0;
}

/** A whole number as JSON holds it: beyond 2^53 the nearest that it can. */
export function nearest(amount: Numeric): number {
  return typeof amount === "number" ? amount : Number(amount.numerator);
}

/** The share `ratio` (from 0 to 1) of `amount`, rounded to a whole minor unit. */
export function shareOf(amount: number, ratio: Numeric, rounding: Rounding): number {
  if (typeof ratio === "number") return amount * ratio;
  const product = amount * ratio.top;
  // Not a number compares as false: parts that are no safe numbers go the long way.
  if (product <= Number.MAX_SAFE_INTEGER && ratio.bottom <= Number.MAX_SAFE_INTEGER) {
    const down = floorQuotient(product, ratio.bottom);
    if (rounding === "down") return down;
    const rest = product - down * ratio.bottom;
    return (rounding === "up" ? rest > 0 : rest * 2 >= ratio.bottom) ? down + 1 : down;
  }
  return Number(roundQuotient(BigInt(amount) * ratio.numerator, ratio.denominator, rounding));
}

/** ⌊amount × part / whole⌋, exactly; `part` is at most `whole`, `whole` above 0. */
export function portionOf(amount: number, part: number, whole: number): number {
  if (part === whole) return amount;
  const product = amount * part;
  if (product <= Number.MAX_SAFE_INTEGER) return floorQuotient(product, whole);
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}

/** A ratio kept between 0 and 1. */
export function clampRatio(ratio: Numeric): Numeric {
  // As almost all are; parts that are no safe numbers compare as false.
  if (typeof ratio !== "number" && ratio.top > 0 && ratio.top < ratio.bottom) return ratio;
  if (order(ratio, 0) <= 0) return 0;
  return order(ratio, 1) >= 0 ? 1 : ratio;
}

/** `9/10`, as the trace shows a ratio. */
export function formatRatio(ratio: Numeric): string {
  return `${topOf(ratio)}/${bottomOf(ratio)}`;
}

/** `1000000`, `-2/3`, `unlimited`. */
export function formatExact(value: Numeric): string {
  if (value === Infinity) return "unlimited";
  return typeof value === "number" ? String(value) : formatFraction(value);
}

/** `1,000,000`, the same in every locale. */
export function formatAmount(amount: Numeric): string {
  const text = formatExact(amount);
  return text.includes("/") ? text : text.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A whole number beyond those that are safe is a fraction by one. */
function formatFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

/** ⌊a / b⌋ of safe whole numbers, a not negative. The quotient of the doubles may be one too large, never more. */
function floorQuotient(a: number, b: number): number {
  const quotient = Math.floor(a / b);
  return quotient * b > a ? quotient - 1 : quotient;
}

/** Of a numerator that is not negative. */
function roundQuotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  switch (rounding) {
    case "down":
      return numerator / denominator;
    case "up":
      return (numerator + denominator - 1n) / denominator;
    case "half-up":
      return (numerator * 2n + denominator) / (denominator * 2n);
  }
}
