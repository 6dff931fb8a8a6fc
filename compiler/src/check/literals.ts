import { compareRational, formatRational, rational } from "../exact/rational.js";
import type { Literal, Span } from "../plan.js";

/** Whether it is an amount with a part of the smallest unit of its currency. */
export function isFine(literal: Literal): boolean {
  return literal.type === "money" && literal.value.denominator !== 1n;
}

const daysOfMonths: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Years 0001 to 9999; a time of day is from 00:00 to 23:59. */
export function dateExists(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (daysOfMonths[month - 1] ?? 0);
  return year >= 1 && day >= 1 && day <= days && Number(text.slice(11, 13)) <= 23 && Number(text.slice(14, 16)) <= 59;
}

/** A literal in the author's words. */
export function formatLiteral(literal: Literal, minorDigits = 0): string {
  switch (literal.type) {
    case "bool":
      return literal.value ? "yes" : "no";
    case "money": {
      const { numerator, denominator } = literal.value;
      const value = rational(numerator, denominator * 10n ** BigInt(minorDigits));
      return formatLiteral({ type: "number", value }, minorDigits);
    }
    case "number":
      return formatRational(literal.value).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
    case "ratio":
      return `${formatRational(rational(literal.value.numerator * 100n, literal.value.denominator))} %`;
    case "duration":
      return formatDuration(literal.value);
    case "span": {
      const { years, months, days } = literal.value;
      return years > 0 ? counted(years, "year") : months > 0 ? counted(months, "month") : counted(days, "day");
    }
    case "set":
      return literal.value.join(", ");
    default:
      return literal.value;
  }
}

/** As it is written: `12 hours`, `2 hours 30 minutes`. */
function formatDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), "hour"],
    [Math.floor((seconds % 3600) / 60), "minute"],
    [seconds % 60, "second"],
  ] as const;
  const said = parts.filter(([count]) => count > 0);
  return said.length === 0 ? "0 seconds" : said.map(([count, unit]) => counted(count, unit)).join(" ");
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Below, equal or above, of two literals of one ordered type. */
export function compareLiterals(a: Literal, b: Literal): number {
  if ((a.type === "money" || a.type === "number" || a.type === "ratio") && a.type === b.type)
    return compareRational(a.value, b.value);
  if (a.type === "duration" && b.type === "duration") return a.value - b.value;
  if (a.type === "span" && b.type === "span")
    return monthsOf(a.value) - monthsOf(b.value) || a.value.days - b.value.days;
  if (typeof a.value === "string" && typeof b.value === "string")
    return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
  return 0;
}

/** Whether one is at most the other; of spans, from whatever day they are counted. */
export function isAtMost(a: Literal, b: Literal): boolean {
  if (a.type !== "span" || b.type !== "span") return compareLiterals(a, b) <= 0;
  if (a.value.days === b.value.days) return monthsOf(a.value) <= monthsOf(b.value);
  return daysIn(a.value).most <= daysIn(b.value).least;
}

/** A month has 28 to 31 days, a year 365 or 366. */
export function daysIn(span: Span): { readonly least: number; readonly most: number } {
  const [years, months] = [Math.floor(monthsOf(span) / 12), monthsOf(span) % 12];
  return { least: years * 365 + months * 28 + span.days, most: years * 366 + months * 31 + span.days };
}

function monthsOf({ years, months }: Span): number {
  return years * 12 + months;
}
