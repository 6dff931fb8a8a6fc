import { isUnknown, never, nowhere, Unknown, waitingForAll, type Maybe, type Value } from "./kleene.js";
import { floorOf, holds, type CompareOperator, type Numeric } from "./numeric.js";
import type { FactReference } from "./result.js";

/**
 * Days as whole numbers counted from 1970-01-01, in the proleptic Gregorian calendar. No time zone, no
 * clock: a time is the local time of the product.
 */
export class Moment {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Seconds since that day's 00:00; undefined for a date that is stated without a time. */
  readonly second: number | undefined;
  /** The facts that stated it: what is waited for when the time is needed and not there. */
  readonly statedBy: readonly FactReference[];

  constructor(day: number, second?: number, statedBy: readonly FactReference[] = byNone) {
    this.day = day;
    this.second = second;
    this.statedBy = statedBy;
  }
}

const byNone: readonly FactReference[] = [];

/** A calendar span; exactly one field is not zero. */
export interface Span {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** The policy period, half open: the start instant belongs to it, the end instant does not. */
export interface Period {
  readonly from: Moment;
  readonly to: Moment;
}

/** `2026-04-01` or `2026-04-01T16:00`, of a day that exists in the years 0001 to 9999; else undefined. */
export function parseMoment(text: string, statedBy?: readonly FactReference[]): Moment | undefined {
  const withTime = text.length === 16;
  if (!withTime && text.length !== 10) return undefined;
  if (text[4] !== "-" || text[7] !== "-") return undefined;
  const year = pairAt(text, 0) * 100 + pairAt(text, 2);
  const month = pairAt(text, 5);
  const day = pairAt(text, 8);
  // Not a number, where there is no digit, is not in any range.
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return undefined;
  if (!withTime) return new Moment(dayOf(year, month, day), undefined, statedBy);
  const hour = pairAt(text, 11);
  const minute = pairAt(text, 14);
  if (text[10] !== "T" || text[13] !== ":" || !(hour <= 23 && minute <= 59)) return undefined;
  return new Moment(dayOf(year, month, day), hour * 3600 + minute * 60, statedBy);
}

/** The number that two digits say; NaN where there are none. */
function pairAt(text: string, place: number): number {
  return digitAt(text, place) * 10 + digitAt(text, place + 1);
}

function digitAt(text: string, place: number): number {
  const digit = text.charCodeAt(place) - 48;
  return digit >= 0 && digit <= 9 ? digit : NaN;
}

/** As `parseMoment` reads it; of an instant that is worked out the seconds, too, where it has some. */
export function formatMoment({ day, second }: Moment): string {
  const date = formatDay(day);
  if (second === undefined) return date;
  const minutes = `${date}T${pad(Math.floor(second / 3600), 2)}:${pad(Math.floor(second / 60) % 60, 2)}`;
  return second % 60 === 0 ? minutes : `${minutes}:${pad(second % 60, 2)}`;
}

export function formatDay(day: number): string {
  const civil = civilOf(day);
  return `${pad(civil.year, 4)}-${pad(civil.month, 2)}-${pad(civil.day, 2)}`;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

/** A moment of the product's own text, known to be well formed. */
export function moment(text: string): Moment {
  const parsed = parseMoment(text);
  if (parsed === undefined) throw new RangeError(`not a date: ${text}`);
  return parsed;
}

/** Seconds since 1970-01-01T00:00; a date without a time stands at 00:00. */
export function instantOf(value: Moment): number {
  return value.day * 86_400 + (value.second ?? 0);
}

/** Days since 1970-01-01 of a civil date. Months beyond 1 to 12 run over into other years. */
export function dayOf(year: number, month: number, day: number): number {
  // The year is counted from March, so that the leap day is its last: then months have a regular pattern.
  const months = year * 12 + month - 3;
  const y = Math.floor(months / 12);
  const m = months - y * 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    719_469
  );
}

/** The civil date of a day. */
export function civilOf(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export type SpanDirection = "after" | "including" | "before";

/**
 * The last day of the span that begins by the event of day `from`, which is not counted (Civil Code of
 * Japan, arts. 140, 141, 143), or for `including` is its first day; for `before`, the first day of the span
 * that ends so.
 */
export function spanEnd(span: Span, from: Moment, direction: SpanDirection): Moment;
export function spanEnd(span: Value<Span>, from: Value<Moment>, direction: SpanDirection): Value<Moment>;
export function spanEnd(span: Value<Span>, from: Value<Moment>, direction: SpanDirection): Value<Moment> {
  if (isUnknown(span) || isUnknown(from)) return waitingForAll([span, from]);
  if (span === never || from === never) return never;
  return new Moment(spanEndDay(span, from.day, direction));
}

/** The same of a day that is known. */
export function spanEndDay(span: Span, from: number, direction: SpanDirection): number {
  switch (direction) {
    case "after":
      return dayAfter(span, from);
    case "including":
      return dayAfter(span, from - 1);
    case "before":
      return dayBefore(span, from);
  }
}

function dayAfter(span: Span, from: number): number {
  const months = span.years * 12 + span.months;
  if (months === 0) return from + span.days;
  const begin = civilOf(from + 1);
  const [year, month] = shiftMonths(begin.year, begin.month, months);
  // No such date: the span ends with the last day of that month itself (art. 143 (2), proviso).
  if (begin.day > daysInMonth(year, month)) return dayOf(year, month, daysInMonth(year, month));
  return dayOf(year, month, begin.day) - 1;
}

function dayBefore(span: Span, from: number): number {
  const months = span.years * 12 + span.months;
  if (months === 0) return from - span.days;
  const end = civilOf(from - 1);
  const [year, month] = shiftMonths(end.year, end.month, -months);
  if (end.day > daysInMonth(year, month)) return dayOf(year, month + 1, 1);
  return dayOf(year, month, end.day) + 1;
}

function shiftMonths(year: number, month: number, by: number): readonly [year: number, month: number] {
  const months = year * 12 + month - 1 + by;
  const shifted = Math.floor(months / 12);
  return [shifted, months - shifted * 12 + 1];
}

/** Whole days from the day of `from` to the day of `to`; negative when `to` is earlier. */
export function daysBetween(from: Moment, to: Moment): number;
export function daysBetween(from: Value<Moment>, to: Value<Moment>): Value<number>;
export function daysBetween(from: Value<Moment>, to: Value<Moment>): Value<number> {
  if (isUnknown(from) || isUnknown(to)) return waitingForAll([from, to]);
  if (from === never || to === never) return never;
  return to.day - from.day;
}

/** Whole months, counted as the span of a month is: the most that end, after `from`, not after `to`. */
export function monthsBetween(from: Moment, to: Moment): number;
export function monthsBetween(from: Value<Moment>, to: Value<Moment>): Value<number>;
export function monthsBetween(from: Value<Moment>, to: Value<Moment>): Value<number> {
  return spansBetween(from, to, 1);
}

/** Whole years, likewise. */
export function yearsBetween(from: Moment, to: Moment): number;
export function yearsBetween(from: Value<Moment>, to: Value<Moment>): Value<number>;
export function yearsBetween(from: Value<Moment>, to: Value<Moment>): Value<number> {
  return spansBetween(from, to, 12);
}

/** The month of the day, 1 to 12. */
export function monthOf(date: Moment): number;
export function monthOf(date: Value<Moment>): Value<number>;
export function monthOf(date: Value<Moment>): Value<number> {
  return isUnknown(date) || date === never ? date : civilOf(date.day).month;
}

/** The year of the day. */
export function yearOf(date: Moment): number;
export function yearOf(date: Value<Moment>): Value<number>;
export function yearOf(date: Value<Moment>): Value<number> {
  return isUnknown(date) || date === never ? date : civilOf(date.day).year;
}

function spansBetween(from: Value<Moment>, to: Value<Moment>, months: number): Value<number> {
  if (isUnknown(from) || isUnknown(to)) return waitingForAll([from, to]);
  if (from === never || to === never) return never;
  if (to.day < from.day) return 0 - completed(to.day, from.day, months);
  return completed(from.day, to.day, months);
}

function completed(first: number, last: number, months: number): number {
  const [begin, end] = [civilOf(first), civilOf(last)];
  // By the calendar's months alone this is right or one too many.
  const most = Math.floor(((end.year - begin.year) * 12 + end.month - begin.month + 1) / months);
  for (let count = most; count > 0; count -= 1)
    if (dayAfter({ years: 0, months: count * months, days: 0 }, first) <= last) return count;
  return 0;
}

/** The elapsed seconds from `from` to `to`. */
export function elapsed(from: Value<Moment>, to: Value<Moment>): Value<number> {
  if (isUnknown(from) || isUnknown(to)) return waitingForAll([from, to]);
  if (from === never || to === never) return never;
  return instantOf(to) - instantOf(from);
}

/** The moment some seconds after (before, where negative) another. */
export function shiftSeconds(from: Value<Moment>, seconds: Value<Numeric>): Value<Moment> {
  if (isUnknown(from) || isUnknown(seconds)) return waitingForAll([from, seconds]);
  if (from === never || seconds === never) return never;
  const instant = instantOf(from) + floorOf(seconds);
  const day = Math.floor(instant / 86_400);
  return new Moment(day, instant - day * 86_400);
}

/** Dates by day. With never: false (`<>`: true). */
export function compareDays(left: Moment, operator: CompareOperator, right: Moment): boolean;
export function compareDays(left: Value<Moment>, operator: CompareOperator, right: Value<Moment>): Maybe<boolean>;
export function compareDays(left: Value<Moment>, operator: CompareOperator, right: Value<Moment>): Maybe<boolean> {
  if (left === never || right === never) return operator === "<>";
  if (isUnknown(left) || isUnknown(right)) return waitingForAll([left, right]);
  return holds(left.day - right.day, operator);
}

/** Datetimes by instant. With never: false (`<>`: true). */
export function compareInstants(left: Moment, operator: CompareOperator, right: Moment): boolean;
export function compareInstants(left: Value<Moment>, operator: CompareOperator, right: Value<Moment>): Maybe<boolean>;
export function compareInstants(left: Value<Moment>, operator: CompareOperator, right: Value<Moment>): Maybe<boolean> {
  if (left === never || right === never) return operator === "<>";
  if (isUnknown(left) || isUnknown(right)) return waitingForAll([left, right]);
  return holds(instantOf(left) - instantOf(right), operator);
}

/** Whether a span is never longer than another: a month has 28 to 31 days, a year 365 or 366. */
export function isNeverLonger(span: Span, other: Span): boolean {
  const [months, otherMonths] = [span.years * 12 + span.months, other.years * 12 + other.months];
  if (span.days === other.days) return months <= otherMonths;
  return mostDays(months) + span.days <= leastDays(otherMonths) + other.days;
}

function leastDays(months: number): number {
  return 365 * Math.floor(months / 12) + 28 * (months % 12);
}

function mostDays(months: number): number {
  return 366 * Math.floor(months / 12) + 31 * (months % 12);
}

/** Spans of like units by length; a span of months against one of days is undecided. */
export function compareSpans(left: Value<Span>, operator: CompareOperator, right: Value<Span>): Maybe<boolean> {
  if (left === never || right === never) return operator === "<>";
  if (isUnknown(left) || isUnknown(right)) return waitingForAll([left, right]);
  const sign = orderSpans(left, right);
  return Number.isNaN(sign) ? nowhere : holds(sign, operator);
}

/** Below zero, zero or above, as the left one is shorter, the same or longer. NaN: undecided. */
export function orderSpans(left: Span, right: Span): number {
  const months = left.years * 12 + left.months - right.years * 12 - right.months;
  const days = left.days - right.days;
  return months !== 0 && days !== 0 ? NaN : months || days;
}

/** Whether the day of `value` is in the closed window; no `until`: no end. With a never: false. */
export function within(value: Moment, from: Moment, until?: Moment): boolean;
export function within(value: Value<Moment>, from: Value<Moment>, until?: Value<Moment>): Maybe<boolean>;
export function within(value: Value<Moment>, from: Value<Moment>, until?: Value<Moment>): Maybe<boolean> {
  if (value === never || from === never || until === never) return false;
  if (isUnknown(value) || isUnknown(from) || isUnknown(until)) return waitingForAll([value, from, until]);
  return from.day <= value.day && (until === undefined || value.day <= until.day);
}

/**
 * Whether the instant of `value` is in the period. A date without a time is unknown, and waits for itself, on
 * a day on which the period turns otherwise than at 00:00.
 */
export function during(value: Value<Moment>, period: Period): Maybe<boolean> {
  if (value === never) return false;
  if (isUnknown(value)) return value;
  if (value.second === undefined && (turnsOn(value.day, period.from) || turnsOn(value.day, period.to))) {
    return waitingForTime(value);
  }
  const instant = instantOf(value);
  return instantOf(period.from) <= instant && instant < instantOf(period.to);
}

/** The last day of the period: that of its end, or the day before where it ends at midnight. */
export function lastDay({ to }: Period): Moment {
  return new Moment((to.second ?? 0) === 0 ? to.day - 1 : to.day);
}

function waitingForTime({ statedBy }: Moment): Unknown {
  return new Unknown(statedBy.map((fact) => ({ ...fact, lacks: "time" })));
}

/**
 * The number of the policy year in which a moment lies, from 1; 0 of never. A date without a time on a day on which a
 * year turns otherwise than at 00:00 is unknown, and waits for itself.
 */
export function policyYear(value: Value<Moment>, { from }: Period): Maybe<number> {
  if (value === never) return 0;
  if (isUnknown(value)) return value;
  const begin = civilOf(from.day);
  const years = civilOf(value.day).year - begin.year;
  const turn = new Moment(anniversaryDay(begin, years, from.second), from.second);
  if (value.second === undefined && turnsOn(value.day, turn) && years >= 0) return waitingForTime(value);
  return Math.max(1, years + (instantOf(value) < instantOf(turn) ? 0 : 1));
}

/**
 * The day on which a policy turns so many years after it began. Where there is no such date, the year ends with the
 * last day of the month (art. 143 (2), proviso): with that day, or at the hour of that day.
 */
function anniversaryDay(
  { year, month, day }: ReturnType<typeof civilOf>,
  years: number,
  second: number | undefined,
): number {
  const last = daysInMonth(year + years, month);
  if (day <= last) return dayOf(year + years, month, day);
  return dayOf(year + years, month, last) + ((second ?? 0) === 0 ? 1 : 0);
}

function turnsOn(day: number, turn: Moment): boolean {
  return turn.day === day && (turn.second ?? 0) !== 0;
}
