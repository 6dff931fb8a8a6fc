import { formatMoment, isNeverLonger, Moment, parseMoment, type Span } from "./calendar.js";
import type { FactReference } from "./result.js";
import { formatAmount, largestAmount } from "./money.js";
import { exactly, fraction, Fraction, order, unlimited, type Numeric } from "./numeric.js";
import { named, quoted, shown, type Problems } from "./problems.js";
import type { RangeRule, Read, ValueType } from "./product.js";

/** A JSON value of a declared type and range, as expressions read it; undefined, with its problems, where it is not one. */
export function readValue(
  json: unknown,
  type: ValueType,
  range: RangeRule | undefined,
  path: string,
  problems: Problems,
  statedBy?: readonly FactReference[],
): Read | undefined {
  if (json === "unlimited" && range?.orUnlimited === true) return unlimited;
  const before = problems.list.length;
  const value = readTyped(json, type, range, path, problems, statedBy);
  if (value === undefined || problems.list.length > before) return undefined;
  return isInRange(value, type, range, path, json, problems) ? value : undefined;
}

function readTyped(
  json: unknown,
  type: ValueType,
  range: RangeRule | undefined,
  path: string,
  problems: Problems,
  statedBy: readonly FactReference[] | undefined,
): Read | undefined {
  switch (type.kind) {
    case "bool":
      return typeof json === "boolean" ? json : wrong("true or false", json, path, problems);
    case "money":
      return typeof json === "number"
        ? readMoney(json, range, path, problems)
        : wrong(amountWanted, json, path, problems);
    case "number":
      if (typeof json !== "number")
        return wrong(range?.whole === true ? "a whole number" : "a number", json, path, problems);
      if (range?.whole === true && Number.isFinite(json) && !Number.isInteger(json))
        return problems.report(path, "whole", `${named(path)} is a whole number; ${shown(json)} is given`);
      return Number.isFinite(json)
        ? readNumber(exactly(json), range, path, problems)
        : problems.report(path, "range", `${named(path)} is not finite`);
    case "ratio": {
      const ratio = parseRatio(json);
      return ratio === undefined
        ? wrong('a ratio such as 0.9, "90%" or "2/3"', json, path, problems)
        : readNumber(ratio, range, path, problems);
    }
    case "date":
    case "datetime":
      return typeof json === "string"
        ? readMoment(json, type.kind, path, problems, statedBy)
        : wrong("a date", json, path, problems);
    case "duration": {
      const duration = typeof json === "string" ? parseDuration(json) : undefined;
      return duration ?? wrong('an elapsed time such as "PT12H"', json, path, problems);
    }
    case "span": {
      const span = typeof json === "string" ? parseSpan(json) : undefined;
      return span ?? wrong('a span such as "P180D" or "P1Y"', json, path, problems);
    }
    case "enum":
      return typeof json === "string"
        ? readMember(json, type.members, path, problems)
        : wrong(`one of ${type.members.join(", ")}`, json, path, problems);
    case "set":
      return Array.isArray(json)
        ? readSet(json as unknown[], type.members, path, problems)
        : wrong(`a list of ${type.members.join(", ")}`, json, path, problems);
  }
}

/** For those who write amounts as texts. */
export const amountWanted = "a number of whole minor units, without quotation marks";

function wrong(expected: string, json: unknown, path: string, problems: Problems): undefined {
  return problems.report(path, "shape", `${named(path)} is ${expected}; ${shown(json)} is given`);
}

function readMoney(json: number, range: RangeRule | undefined, path: string, problems: Problems): number | undefined {
  const least = allowsNegative(range) ? -largestAmount : 0;
  if (Number.isSafeInteger(json) && json >= least && json <= largestAmount) return json === 0 ? 0 : json;
  const bounds = `from ${formatAmount(least)} to ${formatAmount(largestAmount)}`;
  return problems.report(
    path,
    "amount",
    `${named(path)} is a whole number of minor units ${bounds}; ${shown(json)} is given`,
  );
}

function readNumber(
  value: Numeric,
  range: RangeRule | undefined,
  path: string,
  problems: Problems,
): Numeric | undefined {
  if (order(value, 0) >= 0 || allowsNegative(range)) return value;
  return problems.report(path, "range", `${named(path)} is not negative; ${showValue(value)} is given`);
}

function readMoment(
  json: string,
  kind: "date" | "datetime",
  path: string,
  problems: Problems,
  statedBy: readonly FactReference[] | undefined,
): Moment | undefined {
  const value = parseMoment(json, statedBy);
  if (value !== undefined && (kind === "date" || value.second !== undefined)) return value;
  const expected = kind === "date" ? "a date such as 2026-04-01" : "a date with a time such as 2026-04-01T16:00";
  return problems.report(path, "date", `${named(path)} is ${expected}; ${shown(json)} is given`);
}

function readMember(json: string, members: readonly string[], path: string, problems: Problems): string | undefined {
  if (members.includes(json)) return json;
  return problems.report(path, "range", `${named(path)} is one of ${members.join(", ")}; ${shown(json)} is given`);
}

function readSet(
  json: unknown[],
  members: readonly string[],
  path: string,
  problems: Problems,
): readonly string[] | undefined {
  const chosen = new Set<string>();
  for (let index = 0; index < json.length; index += 1) {
    const element = json[index];
    const place = `${path}[${index}]`;
    if (typeof element !== "string")
      problems.report(place, "shape", `${named(place)} is one of ${members.join(", ")}; ${shown(element)} is given`);
    else if (readMember(element, members, place, problems) !== undefined) chosen.add(element);
  }
  return members.filter((member) => chosen.has(member));
}

const percent = /^(-?\d{1,30}(?:\.\d{1,30})?)%$/;
const quotient = /^(-?\d{1,30})\/(\d{1,30})$/;
const decimal = /^-?\d{1,30}(?:\.\d{1,30})?$/;

/** 0.9, `"0.9"`, `"90%"`, `"2/3"`. */
export function parseRatio(json: unknown): Numeric | undefined {
  if (typeof json === "number") return Number.isFinite(json) ? exactly(json) : undefined;
  if (typeof json !== "string") return undefined;
  const percentage = percent.exec(json)?.[1];
  if (percentage !== undefined) return parseDecimal(percentage, 100n);
  if (decimal.test(json)) return parseDecimal(json, 1n);
  const parts = quotient.exec(json);
  if (parts === null) return undefined;
  const denominator = BigInt(parts[2] ?? "0");
  return denominator === 0n ? undefined : fraction(BigInt(parts[1] ?? "0"), denominator);
}

function parseDecimal(text: string, divisor: bigint): Numeric {
  const [whole = "", decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), divisor * 10n ** BigInt(decimals.length));
}

/** Whole seconds of an elapsed time: `PT12H30M`, `PT45M`, `PT90S`. */
export function parseDuration(text: string): number | undefined {
  const parts = /^PT(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?$/.exec(text);
  return parts === null ? undefined : Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}

/** A calendar span of one unit: `P180D`, `P6M`, `P1Y`. */
export function parseSpan(text: string): Span | undefined {
  const parts = /^P(\d{1,6})([YMD])$/.exec(text);
  if (parts === null) return undefined;
  const count = Number(parts[1]);
  return {
    years: parts[2] === "Y" ? count : 0,
    months: parts[2] === "M" ? count : 0,
    days: parts[2] === "D" ? count : 0,
  };
}

function isInRange(
  value: Read,
  type: ValueType,
  range: RangeRule | undefined,
  path: string,
  json: unknown,
  problems: Problems,
): boolean {
  if (range === undefined) return true;
  const bound = boundBroken(value, type, range);
  if (bound === undefined) return true;
  const given = isNumeric(value) ? showValue(value) : shown(json);
  const besides = range.orUnlimited === true ? ', or "unlimited"' : "";
  problems.report(path, "range", `${named(path)} is ${bound}${besides}; ${given} is given`);
  return false;
}

/** What the value should be and is not, or not for sure (30 days, at most 1 month). */
function boundBroken(value: Read, type: ValueType, { min, max, oneOf }: RangeRule): string | undefined {
  if (min !== undefined && !isAtMost(min, value, type)) return `at least ${showValue(min)}`;
  if (max !== undefined && !isAtMost(value, max, type)) return `at most ${showValue(max)}`;
  if (oneOf === undefined || oneOf.some((allowed) => compareTo(value, allowed, type) === 0)) return undefined;
  return `one of ${oneOf.map(showValue).join("; ")}`;
}

/** Of spans: from whatever day they are counted. */
function isAtMost(value: Read, most: Read, type: ValueType): boolean {
  return isSpan(value) && isSpan(most) ? isNeverLonger(value, most) : compareTo(value, most, type) <= 0;
}

/** Dates are compared by day, whether or not they are stated with a time. */
function compareTo(value: Read, bound: Read, { kind }: ValueType): number {
  return kind === "date" && value instanceof Moment && bound instanceof Moment
    ? value.day - bound.day
    : compareReads(value, bound);
}

function allowsNegative(range: RangeRule | undefined): boolean {
  const min = range?.min;
  return (typeof min === "number" || min instanceof Fraction) && order(min, 0) < 0;
}

/** NaN where the values are not of one kind. */
function compareReads(a: Read, b: Read): number {
  if (isNumeric(a) && isNumeric(b)) return order(a, b);
  if (a instanceof Moment && b instanceof Moment) return a.day - b.day || (a.second ?? 0) - (b.second ?? 0);
  if (isSpan(a) && isSpan(b)) {
    // Only lengths of one kind can be told apart.
    if (a.days !== 0 || b.days !== 0) return a.days !== 0 && b.days !== 0 ? a.days - b.days : NaN;
    return a.years * 12 + a.months - b.years * 12 - b.months;
  }
  return a === b ? 0 : NaN;
}

function isNumeric(value: Read): value is Numeric {
  return typeof value === "number" || value instanceof Fraction;
}

function isSpan(value: Read): value is Span {
  return typeof value === "object" && "months" in value;
}

function showValue(value: Read): string {
  if (isNumeric(value)) return showNumber(value);
  if (value instanceof Moment) return formatMoment(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "boolean") return String(value);
  return isSpan(value) ? formatSpan(value) : value.join(", ");
}

/** As a decimal where it is one. */
function showNumber(value: Numeric): string {
  if (typeof value === "number") return formatAmount(value);
  const decimal = Number(value.numerator) / Number(value.denominator);
  return Number.isFinite(decimal) && order(exactly(decimal), value) === 0 ? String(decimal) : formatAmount(value);
}

function formatSpan({ years, months, days }: Span): string {
  if (years !== 0) return `P${years}Y`;
  return months !== 0 ? `P${months}M` : `P${days}D`;
}
