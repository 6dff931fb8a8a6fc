import { civilOf, spanEndDay, type Span, type SpanDirection } from "../calendar.js";

/**
 * How columns say what is known. A truth is `no`, `open` or `yes`; a day counts from 1970-01-01, or is one of
 * the two codes below; a member of an enum is its place, a set the bits of its members, -1 where it is not
 * stated; an amount that is not stated is NaN.
 */
export type Truth = number;
// As numbers, and not each as itself alone: what was compared with one may be compared with another after it.
export const no: Truth = 0;
export const open: Truth = 1;
export const yes: Truth = 2;

/** A day that is not stated, and one that is known not to have come. */
export const unknownDay = -2147483648;
export const neverDay = 2147483647;
/** A day without a time. */
export const noTime = -1;

export function truth(isTrue: boolean, isFalse: boolean): Truth {
  return isTrue ? yes : isFalse ? no : open;
}

/** Whether a day is in the closed window. With a never: no. */
export function withinDays(day: number, from: number, until: number): Truth {
  if (day === neverDay || from === neverDay || until === neverDay) return no;
  if (day === unknownDay || from === unknownDay || until === unknownDay) return open;
  return from <= day && day <= until ? yes : no;
}

/** Whether a day is not before another. With a never: no. */
export function fromDay(day: number, from: number): Truth {
  if (day === neverDay || from === neverDay) return no;
  if (day === unknownDay || from === unknownDay) return open;
  return from <= day ? yes : no;
}

/** The later of two days that came. Of days the earlier is the lesser code: what is not stated goes first, never last. */
export function laterDay(a: number, b: number): number {
  if (a === unknownDay || b === unknownDay) return unknownDay;
  if (a === neverDay) return b;
  return b === neverDay || b < a ? a : b;
}

/** The earlier, or with `Math.max` the later, of two times of one day: where one is not known, it is not. */
export function timeOfBoth(a: number, b: number, outer: (a: number, b: number) => number): number {
  return a === noTime || b === noTime ? noTime : outer(a, b);
}

/** The later of two days, where never is later than all. */
export function lastDay(a: number, b: number): number {
  return a === unknownDay || b === unknownDay ? unknownDay : Math.max(a, b);
}

/** The time of the earlier of two dates. */
export function firstTime(day: number, second: number, otherDay: number, otherSecond: number): number {
  if (day !== otherDay) return day < otherDay ? second : otherSecond;
  return timeOfBoth(second, otherSecond, Math.min);
}

/** The time of the later of two dates. */
export function lastTime(day: number, second: number, otherDay: number, otherSecond: number): number {
  if (day !== otherDay) return day > otherDay ? second : otherSecond;
  return timeOfBoth(second, otherSecond, Math.max);
}

/** Below zero: the left day is before the right. NaN where one is not stated; never is told apart before. */
export function differenceOfDays(left: number, right: number): number {
  return left === unknownDay || right === unknownDay ? NaN : left - right;
}

/** The same of instants, in seconds. */
export function differenceOfInstants(left: number, second: number, right: number, otherSecond: number): number {
  if (left === unknownDay || right === unknownDay) return NaN;
  return (left - right) * 86_400 + Math.max(second, 0) - Math.max(otherSecond, 0);
}

/** The month or the year of a day. NaN where that is not stated; never is told apart before. */
export function partOfDay(day: number, part: "month" | "year"): number {
  return day === unknownDay ? NaN : civilOf(day)[part];
}

export function spanEndOf(span: Span | undefined, from: number, direction: SpanDirection): number {
  if (span === undefined || from === unknownDay) return unknownDay;
  return from === neverDay ? from : spanEndDay(span, from, direction);
}

/** What a circumstance is: asserted, denied (by itself, or since no others hold), or not said. */
export function circumstance(asserted: number, denied: number, bit: number, othersNone: number): Truth {
  if (((asserted >>> bit) & 1) !== 0) return yes;
  return ((denied >>> bit) & 1) !== 0 || othersNone !== 0 ? no : open;
}

/** The number of the branch that is taken; where that is open, what both come to. NaN is unknown. */
export function chosen(condition: Truth, then: number, otherwise: number): number {
  if (condition === open) return then === otherwise ? then : NaN;
  return condition === yes ? then : otherwise;
}

/** The day of the branch that is taken; where that is open, what both come to, day and time. */
export function chosenDay(
  condition: Truth,
  day: number,
  second: number,
  otherDay: number,
  otherSecond: number,
): number {
  if (condition !== open) return condition === yes ? day : otherDay;
  return day === otherDay && (second === otherSecond || day === neverDay) ? day : unknownDay;
}
