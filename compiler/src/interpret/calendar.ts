import type { Span, SpanDirection } from "../plan.js";

/**
 * Civil days of the Gregorian calendar, counted from 0001-01-01, which is day 0. No time zone, no clock:
 * a day is what the product's own place calls it.
 */
export interface Moment {
  readonly day: number;
  /** Minutes after 00:00, with a fraction where seconds are worked out; absent: only the day is known. */
  readonly minute?: number;
}

interface CivilDate {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  /** From 1. */
  readonly day: number;
}

/** `2026-04-01` or `2026-04-01T16:00`, of the years 0001 to 9999; nothing when there is no such day or time. */
export function parseMoment(text: string): Moment | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return undefined;
  const ordinal = toDay({ year, month, day });
  if (text.length === 10) return { day: ordinal };
  const hour = Number(text.slice(11, 13));
  const minute = Number(text.slice(14, 16));
  if (hour > 23 || minute > 59) return undefined;
  return { day: ordinal, minute: hour * 60 + minute };
}

/** `2026-04-01`, `2026-04-01T16:00`; `2026-04-01T16:00:30` of an instant that is worked out. */
export function formatMoment(moment: Moment): string {
  const { year, month, day } = toCivil(moment.day);
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  if (moment.minute === undefined) return date;
  const seconds = Math.round(moment.minute * 60);
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${date}T${digits(hour, 2)}:${digits(minute, 2)}${second === 0 ? "" : `:${digits(second, 2)}`}`;
}

/** By instant; a moment without a time stands at 00:00. */
export function compareInstants(a: Moment, b: Moment): number {
  return a.day !== b.day ? a.day - b.day : (a.minute ?? 0) - (b.minute ?? 0);
}

/**
 * The last day of the span that begins by an event of the day `day`. That day is not counted (Civil Code
 * of Japan, art. 140): the span begins on the day after it. A span of months or years ends with the day
 * before that beginning's date so many months later, or where there is no such date with that month's
 * last day (art. 143).
 */
export function lastDayAfter(span: Span, day: number): number {
  const months = monthsOf(span);
  if (months === 0) return day + span.days;
  const begin = toCivil(day + 1);
  const { year, month } = shiftMonth(begin, months);
  const length = daysOfMonth(year, month);
  return begin.day > length ? toDay({ year, month, day: length }) : toDay({ year, month, day: begin.day }) - 1;
}

/** The first day of the span that ends on the day before `day`: `lastDayAfter`, mirrored. */
export function firstDayBefore(span: Span, day: number): number {
  const months = monthsOf(span);
  if (months === 0) return day - span.days;
  const end = toCivil(day - 1);
  const { year, month } = shiftMonth(end, -months);
  const length = daysOfMonth(year, month);
  return end.day > length ? toDay({ year, month, day: length }) + 1 : toDay({ year, month, day: end.day }) + 1;
}

/** Where a span ends that `day` begins or, for `before`, ends; `including`, the event is of the evening before. */
export function endOfSpan(span: Span, day: number, direction: SpanDirection): number {
  switch (direction) {
    case "after":
      return lastDayAfter(span, day);
    case "including":
      return lastDayAfter(span, day - 1);
    case "before":
      return firstDayBefore(span, day);
  }
}

/** From one day to another: the days, or the most months or years that end, counted after `from`, not after `to`. */
export function wholeSpans(unit: "days" | "months" | "years", from: number, to: number): number {
  if (unit === "days") return to - from;
  if (to < from) return -wholeSpans(unit, to, from) || 0;
  const after = (number: number): number => lastDayAfter({ years: 0, months: 0, days: 0, [unit]: number }, from);
  // A first step that is never too far, then one by one.
  let count = Math.max(0, Math.floor((to - from) / (unit === "years" ? 366 : 31)) - 1);
  while (after(count + 1) <= to) count += 1;
  return count;
}

/**
 * The policy year of a moment, from 1: each begins on the same day of the year and at the same time as the first.
 * Where there is no such day (29 February), the year before ends with the last day of the month: at midnight the
 * next begins on the day after it, at another time on it.
 */
export function policyYearOf(moment: Moment, from: Moment): number {
  let number = 1;
  while (compareInstants(anniversary(from, number), moment) <= 0) number += 1;
  return number;
}

/** Whether a policy year begins on the day, at another time than midnight. */
export function turnsOnDay(day: number, from: Moment): boolean {
  if ((from.minute ?? 0) === 0) return false;
  for (let years = 0; ; years += 1) {
    const turn = anniversary(from, years).day;
    if (turn >= day) return turn === day;
  }
}

function anniversary(from: Moment, years: number): Moment {
  const { year, month, day } = toCivil(from.day);
  const length = daysOfMonth(year + years, month);
  if (day <= length) return { ...from, day: toDay({ year: year + years, month, day }) };
  const last = toDay({ year: year + years, month, day: length });
  return { ...from, day: (from.minute ?? 0) === 0 ? last + 1 : last };
}

/** A span of years or months in months; 0 for one of days. */
export function monthsOf(span: Span): number {
  return span.years * 12 + span.months;
}

/** Whether a span is no longer than another, from whatever day the two are counted. */
export function isNeverLonger(span: Span, other: Span): boolean {
  if (span.days === other.days) return monthsOf(span) <= monthsOf(other);
  return daysIn(span).most <= daysIn(other).least;
}

/** Years have 365 or 366 days, months 28 to 31. */
function daysIn(span: Span): { readonly least: number; readonly most: number } {
  const [years, months] = [Math.floor(monthsOf(span) / 12), monthsOf(span) % 12];
  return { least: years * 365 + months * 28 + span.days, most: years * 366 + months * 31 + span.days };
}

function shiftMonth(from: CivilDate, months: number): { year: number; month: number } {
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  return { year, month: index - year * 12 + 1 };
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** In a year without a leap day. */
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function toDay(date: CivilDate): number {
  const leapDay = date.month > 2 && isLeap(date.year) ? 1 : 0;
  return daysBeforeYear(date.year) + daysBeforeMonth[date.month - 1]! + leapDay + date.day - 1;
}

export function toCivil(day: number): CivilDate {
  // A first guess that is at most a year off, put right by looking.
  let year = Math.floor(day / 365.2425) + 1;
  while (daysBeforeYear(year) > day) year -= 1;
  while (daysBeforeYear(year + 1) <= day) year += 1;
  let rest = day - daysBeforeYear(year);
  let month = 1;
  while (rest >= daysOfMonth(year, month)) {
    rest -= daysOfMonth(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
