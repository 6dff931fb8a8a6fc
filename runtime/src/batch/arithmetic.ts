import { type Rounding } from "../money.js";
import { fraction, holds, type CompareOperator, type Numeric } from "../numeric.js";
import { no, open, yes, type Truth } from "./codes.js";
import { enlarged } from "./columns.js";

/** So large a denominator may be, that what is left of a division stays exact. */
const largestBottom = 2 ** 50;
/** So large a numerator may be, that lower parts and what is left of them are exact: more than any product of two amounts. */
const largestTop = 2 ** 106;

/**
 * What emitted code counts with: whole numbers, and exact fractions. NaN is unknown, unlimited is `Infinity`. What would
 * not be exact is not carried: the incident is then settled by the scalar evaluator.
 *
 * A fraction is a place in three columns, so that none is allocated: a numerator, which is the sum of two doubles
 * and so has room for a product of two amounts, over a denominator. They are not reduced.
 * INVARIANT: the lower part of a numerator is at most half of the last bit of the upper; a denominator is above 0.
 */
export class Arithmetic {
  /** False: something of the incident was not exact. */
  carried = true;
  private count = 0;
  private upper = new Float64Array(64);
  private lower = new Float64Array(64);
  private bottom = new Float64Array(64);

  constructor(readonly rounding: Rounding) {}

  /** Begins an incident: no fractions are kept. */
  protected startCounting(): void {
    this.carried = true;
    this.count = 0;
  }

  /** Also where a value is not known: the scalar evaluator says what it waits for. */
  notCarried(): number {
    this.carried = false;
    return NaN;
  }

  /** What has to be known. */
  sure(value: number): number {
    return value === value ? value : this.notCarried();
  }

  // ── Whole numbers ────────────────────────────────────────────────────────────────────────────────────

  add(a: number, b: number): number {
    return this.exact(a + b);
  }

  subtract(a: number, b: number): number {
    return this.exact(a - b);
  }

  multiply(a: number, b: number): number {
    const product = a * b;
    return this.exact(product === 0 ? 0 : product);
  }

  private exact(value: number): number {
    return Number.isSafeInteger(value) || value !== value ? value : this.notCarried();
  }

  /** An amount as a term uses it: below zero zero; of a group with a count that many times as large. */
  amountOf(value: number, units: number): number {
    if (value <= 0) return 0;
    const amount = value * units;
    return amount <= Number.MAX_SAFE_INTEGER || amount === Infinity ? amount : this.notCarried();
  }

  // ── Fractions ────────────────────────────────────────────────────────────────────────────────────────

  whole(value: number): number {
    return this.put(value, 0, 1);
  }

  /** As columns and contracts state it. */
  ratio(top: number, bottom: number): number {
    return this.put(top, 0, bottom);
  }

  plus(a: number, b: number): number {
    return this.sum(a, b, 1);
  }

  minus(a: number, b: number): number {
    return this.sum(a, b, -1);
  }

  times(a: number, b: number): number {
    const { upper, lower, bottom } = this;
    const [longer, shorter] = lower[b] === 0 ? [a, b] : [b, a];
    return lower[shorter] === 0
      ? this.product(longer, upper[shorter]!, bottom[longer]! * bottom[shorter]!)
      : this.beyond();
  }

  /** Of a division by zero nothing is known. */
  over(a: number, b: number): number {
    const { upper, lower, bottom } = this;
    const by = upper[b]!;
    if (by === 0 || by !== by) return this.whole(NaN);
    if (lower[b] !== 0) return this.beyond();
    return this.product(a, by < 0 ? -bottom[b]! : bottom[b]!, bottom[a]! * Math.abs(by));
  }

  /** The numerator so many times, over a denominator. */
  private product(a: number, times: number, bottom: number): number {
    const [upper, lower] = [this.upper[a]!, this.lower[a]!];
    if (upper !== upper || times !== times) return this.whole(NaN);
    const product = upper * times;
    const rest = errorOfProduct(upper, times, product) + lower * times;
    if (!isExact(lower * times) || !isExact(rest)) return this.beyond();
    const whole = product + rest;
    return this.put(whole, errorOfSum(product, rest, whole), bottom);
  }

  /** Below zero where `a` is less than `b`. */
  order(a: number, b: number): number {
    const [left, right] = [this.upper[a]!, this.upper[b]!];
    if (left !== left || right !== right) return NaN;
    // Two that are both unlimited are alike.
    if (left === right && !Number.isFinite(left)) return 0;
    if (!Number.isFinite(left) || !Number.isFinite(right)) return left < right ? -1 : 1;
    return this.upper[this.minus(a, b)]!;
  }

  compare(a: number, operator: CompareOperator, b: number): Truth {
    const order = this.order(a, b);
    if (order !== order) return open;
    return holds(order, operator) ? yes : no;
  }

  least(a: number, b: number): number {
    const order = this.order(a, b);
    return order !== order ? this.whole(NaN) : order <= 0 ? a : b;
  }

  greatest(a: number, b: number): number {
    const order = this.order(a, b);
    return order !== order ? this.whole(NaN) : order >= 0 ? a : b;
  }

  /** The branch that is taken; where that is open, what both come to. */
  choose(condition: Truth, then: number, otherwise: number): number {
    if (condition !== open) return condition === yes ? then : otherwise;
    return this.order(then, otherwise) === 0 ? then : this.whole(NaN);
  }

  /** As an amount: rounded once by the product's rounding, below zero zero. */
  rounded(a: number): number {
    return this.upper[a]! <= 0 ? 0 : this.quotient(a, this.rounding);
  }

  /** To a whole multiple of a whole number; `half-up` gives a half to the greater. */
  roundedTo(a: number, step: number, rounding: Rounding): number {
    const steps = this.over(a, this.whole(step));
    switch (rounding) {
      case "down":
        return this.multiply(this.floorOf(steps), step);
      case "up":
        return this.multiply(-this.floorOf(this.minus(this.whole(0), steps)), step);
      case "half-up":
        return this.multiply(this.floorOf(this.plus(steps, this.ratio(1, 2))), step);
    }
  }

  /** The greatest whole number not above it. */
  floorOf(a: number): number {
    if (!(this.upper[a]! < 0)) return this.quotient(a, "down");
    return -this.quotient(this.minus(this.whole(0), a), "up");
  }

  /** A share as coinsurance uses it, from 0 to 1; nothing where it is unknown. */
  shareOf(a: number): Numeric | undefined {
    const [top, bottom] = [this.upper[a]!, this.bottom[a]!];
    if (top !== top) return undefined;
    if (top <= 0 || top >= bottom) return top <= 0 ? 0 : 1;
    return fraction(BigInt(top), BigInt(bottom));
  }

  private put(upper: number, lower: number, bottom: number): number {
    // What is unknown, and what is unlimited, has no parts.
    if (Number.isFinite(upper) && !(Math.abs(upper) <= largestTop && bottom > 0 && bottom <= largestBottom))
      return this.beyond();
    const at = this.count;
    if (at === this.upper.length) this.grow();
    this.count += 1;
    this.upper[at] = upper === 0 ? 0 : upper;
    this.lower[at] = Number.isFinite(upper) ? lower : 0;
    this.bottom[at] = bottom;
    return at;
  }

  private beyond(): number {
    return this.whole(this.notCarried());
  }

  /** `a + b`, or with the sign -1 `a - b`. */
  private sum(a: number, b: number, sign: 1 | -1): number {
    const { bottom } = this;
    const [ofA, ofB] = [bottom[a]!, bottom[b]!];
    const left = ofA === ofB ? a : this.extended(a, ofB);
    const right = ofA === ofB ? b : this.extended(b, ofA);
    return this.sumOver(left, right, sign);
  }

  /** The same over a denominator that is so many times as large. */
  private extended(a: number, times: number): number {
    return times === 1 ? a : this.times(a, this.ratio(times, times));
  }

  private sumOver(a: number, b: number, sign: 1 | -1): number {
    const { upper, lower, bottom } = this;
    const [left, right] = [upper[a]!, upper[b]! * sign];
    if (left !== left || right !== right) return this.whole(NaN);
    const sum = left + right;
    const rest = errorOfSum(left, right, sum) + (lower[a]! + lower[b]! * sign);
    if (!isExact(rest)) return this.beyond();
    const whole = sum + rest;
    return this.put(whole, errorOfSum(sum, rest, whole), bottom[a]!);
  }

  /** The quotient of what is not negative, as a whole number. */
  private quotient(a: number, rounding: Rounding): number {
    const [top, bottom] = [this.upper[a]!, this.bottom[a]!];
    if (!Number.isFinite(top)) return top;
    let quotient = Math.floor(top / bottom);
    // No amount is so large.
    if (quotient >= Number.MAX_SAFE_INTEGER) return this.notCarried();
    const product = quotient * bottom;
    // The first difference is exact, as the two are next to each other; the others are of the last bits.
    let rest = top - product + (this.lower[a]! - errorOfProduct(quotient, bottom, product));
    // The quotient of the doubles may be off by a few.
    for (; rest < 0; rest += bottom) quotient -= 1;
    for (; rest >= bottom; rest -= bottom) quotient += 1;
    switch (rounding) {
      case "down":
        return quotient;
      case "up":
        return rest > 0 ? quotient + 1 : quotient;
      case "half-up":
        return rest * 2 >= bottom ? quotient + 1 : quotient;
    }
  }

  private grow(): void {
    const size = this.count * 2;
    this.upper = enlarged(this.upper, size);
    this.lower = enlarged(this.lower, size);
    this.bottom = enlarged(this.bottom, size);
  }
}

/** No for what is not finite, too. */
function isExact(whole: number): boolean {
  return Math.abs(whole) <= Number.MAX_SAFE_INTEGER;
}

/** What a product of two whole numbers is more than the double that stands for it, exactly (Dekker). */
function errorOfProduct(a: number, b: number, product: number): number {
  const upperA = upperHalf(a);
  const upperB = upperHalf(b);
  const lowerA = a - upperA;
  const lowerB = b - upperB;
  return upperA * upperB - product + upperA * lowerB + lowerA * upperB + lowerA * lowerB;
}

/** The upper 26 of the 53 bits of a double. */
function upperHalf(a: number): number {
  const shifted = a * (2 ** 27 + 1);
  return shifted - (shifted - a);
}

/** What a sum is more than the double that stands for it, exactly (Knuth). */
function errorOfSum(a: number, b: number, sum: number): number {
  const ofB = sum - a;
  return a - (sum - ofB) + (b - ofB);
}
