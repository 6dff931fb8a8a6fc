import type { ProblemCode } from "@yakkan/runtime/claim.js";
import type { Literal, Member, Plan, Range, Rational, Span, Type } from "../plan.js";
import { isNeverLonger, formatMoment, parseMoment, type Moment } from "./calendar.js";
import { compareData } from "./evaluate.js";
import { describe } from "./json.js";
import { at, suggest, type Problems } from "./problems.js";
import { compare, divide, floor, fromDecimal, rational, zero } from "./rational.js";
import { fromLiteral, type Data } from "./values.js";

/** The largest amount that the input may state, in minor units: below 2^53, so that a number holds it. */
export const maxAmount = 9_000_000_000_000_000n;

/** What a value is stated for. */
export interface Slot {
  readonly name: string;
  readonly type: Type;
  readonly range?: Range;
}

/** What reading a value has to know of its surroundings. */
export interface Surroundings {
  readonly path: string;
  readonly problems: Problems;
  readonly currency: Plan["currency"];
  /** Whether this contract lets the member be chosen. */
  mayChoose(member: Member): boolean;
}

/** The value that `json` states for the slot; nothing, and a problem, where it states none. */
export function readValue(slot: Slot, json: unknown, around: Surroundings): Data | undefined {
  const data = readType(slot, json, around);
  return data !== undefined && isInRange(slot, data, around) ? data : undefined;
}

/** `2026-04-01` or `2026-04-01T16:00`; nothing, and a problem, for anything else. */
export function readMoment(name: string, json: unknown, path: string, problems: Problems): Moment | undefined {
  if (typeof json !== "string") {
    problems.add(path, "shape", `\`${name}\` is a date, such as "2026-04-01"; ${describe(json)} is given`);
    return undefined;
  }
  const moment = parseMoment(json);
  if (moment === undefined) problems.add(path, "date", `\`${name}\` is no date that exists: ${describe(json)}`);
  return moment;
}

/** A whole number of minor units from 0 to 9 × 10^15; nothing, and a problem, for anything else. */
export function readAmount(
  name: string,
  json: unknown,
  path: string,
  problems: Problems,
  code: ProblemCode = "amount",
): bigint | undefined {
  if (typeof json !== "number") {
    const wanted = "a number in the smallest unit of the currency, without quotation marks";
    problems.add(path, code === "amount" ? "shape" : code, `\`${name}\` is ${wanted}; ${describe(json)} is given`);
    return undefined;
  }
  const isAmount = Number.isInteger(json) && json >= 0 && json <= Number(maxAmount);
  if (isAmount) return BigInt(json);
  problems.add(
    path,
    code,
    `\`${name}\` is a whole number of the smallest unit of the currency, from 0 to 9,000,000,000,000,000; ${describe(json)} is given`,
  );
  return undefined;
}

// ── By type ──────────────────────────────────────────────────────────────────────────────────────────

function readType(slot: Slot, json: unknown, around: Surroundings): Data | undefined {
  const { path, problems } = around;
  const refuse = (code: ProblemCode, is: string): undefined => {
    problems.add(path, code, `\`${slot.name}\` is ${is}; ${describe(json)} is given`);
  };
  switch (slot.type.kind) {
    case "bool":
      return typeof json === "boolean" ? { kind: "bool", value: json } : refuse("shape", "true or false");
    case "money": {
      if (json === "unlimited" && slot.range?.orUnlimited === true) return { kind: "unlimited" };
      if (typeof json === "number" && json < 0 && mayBeNegative(slot.range)) {
        const positive = readAmount(slot.name, -json, path, problems);
        return positive === undefined ? undefined : { kind: "number", value: rational(-positive) };
      }
      const amount = readAmount(slot.name, json, path, problems);
      return amount === undefined ? undefined : { kind: "number", value: rational(amount) };
    }
    case "number": {
      const isWhole = slot.range?.whole === true;
      if (typeof json !== "number") return refuse("shape", isWhole ? "a whole number" : "a number");
      const value = fromDecimal(String(json));
      if (isWhole && value !== undefined && value.denominator !== 1n) return refuse("whole", "a whole number");
      return value === undefined ? refuse("range", "a number that can be counted with") : { kind: "number", value };
    }
    case "ratio": {
      if (typeof json !== "number" && typeof json !== "string") return refuse("shape", 'a ratio, such as 0.9 or "90%"');
      const value = parseRatio(String(json));
      return value === undefined ? refuse("shape", 'a ratio, such as 0.9, "90%" or "2/3"') : { kind: "number", value };
    }
    case "date":
    case "datetime": {
      const moment = readMoment(slot.name, json, path, problems);
      if (moment === undefined) return undefined;
      if (slot.type.kind === "datetime" && moment.minute === undefined) {
        return refuse("date", 'a day with a time, such as "2026-04-01T16:00"');
      }
      return { kind: "date", ...moment, readFrom: [] };
    }
    case "duration": {
      const seconds = typeof json === "string" ? parseDuration(json) : undefined;
      return seconds === undefined
        ? refuse("shape", 'an elapsed time, such as "PT12H30M"')
        : { kind: "duration", seconds: rational(seconds) };
    }
    case "span": {
      const span = typeof json === "string" ? parseSpan(json) : undefined;
      return span === undefined
        ? refuse("shape", 'a calendar span of one unit, such as "P180D" or "P1Y"')
        : { kind: "span", span };
    }
    case "enum": {
      if (typeof json !== "string") return refuse("shape", `one of ${memberNames(slot.type.members)}`);
      return hasMember(slot.name, slot.type.members, json, path, around) ? { kind: "enum", value: json } : undefined;
    }
    case "set": {
      const { members } = slot.type;
      if (!Array.isArray(json)) return refuse("shape", `a list of any of ${memberNames(members)}`);
      const chosen = Array.from(json as readonly unknown[]);
      const good = chosen.filter((element, position) => {
        if (typeof element === "string") return hasMember(slot.name, members, element, at(path, position), around);
        problems.add(at(path, position), "shape", `\`${slot.name}\` lists names; ${describe(element)} is given`);
        return false;
      });
      return good.length === chosen.length ? { kind: "set", members: new Set(good as string[]) } : undefined;
    }
  }
}

function hasMember(
  name: string,
  members: readonly Member[],
  given: string,
  path: string,
  around: Surroundings,
): boolean {
  const member = members.find((candidate) => candidate.name === given);
  if (member === undefined) {
    const near = suggest(
      given,
      members.map((candidate) => candidate.name),
    );
    around.problems.add(
      path,
      "range",
      `\`${name}\` is one of ${memberNames(members)}; ${describe(given)} is given${near}`,
    );
    return false;
  }
  if (!around.mayChoose(member)) {
    around.problems.add(path, "not-available", `\`${name}\` may not be \`${given}\` under this contract`);
    return false;
  }
  return true;
}

function memberNames(members: readonly Member[]): string {
  return members.map((member) => `\`${member.name}\``).join(", ");
}

/** `0.9`, `90%`, `2/3`. */
function parseRatio(text: string): Rational | undefined {
  // Nobody writes a ratio of more digits, and reading one takes long.
  if (text.length > 100) return undefined;
  const percent = /^(.+)%$/.exec(text);
  if (percent?.[1] !== undefined) {
    const value = fromDecimal(percent[1]);
    return value === undefined ? undefined : divide(value, rational(100n));
  }
  const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
  if (fraction?.[1] === undefined || fraction[2] === undefined) return fromDecimal(text);
  return divide(rational(BigInt(fraction[1])), rational(BigInt(fraction[2])));
}

/** `PT12H30M`, in seconds. */
function parseDuration(text: string): bigint | undefined {
  const match = /^PT(?=\d)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})S)?$/.exec(text);
  if (match === null) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0"] = match;
  return BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
}

/** `P180D`, `P6M`, `P1Y`. */
function parseSpan(text: string): Span | undefined {
  const match = /^P(\d{1,6})([YMD])$/.exec(text);
  if (match === null) return undefined;
  const count = Number(match[1]);
  return {
    years: match[2] === "Y" ? count : 0,
    months: match[2] === "M" ? count : 0,
    days: match[2] === "D" ? count : 0,
  };
}

// ── Ranges ───────────────────────────────────────────────────────────────────────────────────────────

function isInRange(slot: Slot, data: Data, { path, problems, currency }: Surroundings): boolean {
  const { range } = slot;
  // Where it may be chosen it is beyond any range; elsewhere it is not read.
  if (data.kind === "unlimited") return true;
  const byInstant = slot.type.kind === "datetime";
  const show = (value: Data): string => formatData(value, slot.type, currency);
  const besides = range?.orUnlimited === true ? ', or "unlimited"' : "";
  const fail = (expected: string): false => {
    problems.add(path, "range", `\`${slot.name}\` ${expected}${besides}; ${show(data)} is given`);
    return false;
  };
  if (range?.oneOf !== undefined) {
    const allowed = range.oneOf.map(fromLiteral);
    if (allowed.some((value) => compareData(data, value, byInstant) === 0)) return true;
    return fail(`is one of ${allowed.map(show).join(", ")}`);
  }
  // Money, numbers and ratios are not negative unless the range says so.
  if (data.kind === "number" && range?.min === undefined && compare(data.value, zero) < 0)
    return fail("is not negative");
  if (range?.min !== undefined) {
    const least = fromLiteral(range.min);
    if (!isAtMost(least, data, byInstant)) return fail(`is at least ${show(least)}`);
  }
  if (range?.max !== undefined) {
    const most = fromLiteral(range.max);
    if (!isAtMost(data, most, byInstant)) return fail(`is at most ${show(most)}`);
  }
  return true;
}

/** Of spans: from whatever day they are counted. */
function isAtMost(data: Data, most: Data, byInstant: boolean): boolean {
  if (data.kind === "span" && most.kind === "span") return isNeverLonger(data.span, most.span);
  return (compareData(data, most, byInstant) ?? 1) <= 0;
}

function mayBeNegative(range: Range | undefined): boolean {
  const isNegative = (literal: Literal): boolean => {
    const data = fromLiteral(literal);
    return data.kind === "number" && compare(data.value, zero) < 0;
  };
  return (range?.min !== undefined && isNegative(range.min)) || (range?.oneOf?.some(isNegative) ?? false);
}

// ── For people ───────────────────────────────────────────────────────────────────────────────────────

function formatData(data: Data, type: Type, currency: Plan["currency"]): string {
  switch (data.kind) {
    case "bool":
      return data.value ? "yes" : "no";
    case "number":
      if (type.kind === "money") return formatMoney(data.value, currency);
      return type.kind === "ratio" ? formatPercent(data.value) : formatNumber(data.value);
    case "unlimited":
      return "unlimited";
    case "date":
      return formatMoment(data);
    case "duration":
      return `${formatNumber(data.seconds)} seconds`;
    case "span": {
      const { years, months, days } = data.span;
      const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;
      return years > 0 ? counted(years, "year") : months > 0 ? counted(months, "month") : counted(days, "day");
    }
    case "enum":
      return `\`${data.value}\``;
    case "set":
      return [...data.members].map((member) => `\`${member}\``).join(", ");
  }
}

/** `1,000,000 yen`, `12.50 USD`. */
function formatMoney(minor: Rational, { code, minorDigits }: Plan["currency"]): string {
  const unit = code === "JPY" ? "yen" : code;
  const sign = minor.numerator < 0n ? "-" : "";
  const text = String(floor({ ...minor, numerator: sign === "" ? minor.numerator : -minor.numerator })).padStart(
    minorDigits + 1,
    "0",
  );
  const whole = grouped(text.slice(0, text.length - minorDigits));
  return minorDigits === 0 ? `${sign}${whole} ${unit}` : `${sign}${whole}.${text.slice(-minorDigits)} ${unit}`;
}

function formatPercent(ratio: Rational): string {
  const percent = rational(ratio.numerator * 100n, ratio.denominator);
  return percent.denominator === 1n ? `${percent.numerator}%` : formatNumber(ratio);
}

function formatNumber(value: Rational): string {
  if (value.denominator === 1n) return grouped(String(value.numerator));
  const decimal = Number(value.numerator) / Number(value.denominator);
  return Number.isFinite(decimal) ? String(decimal) : `${value.numerator}/${value.denominator}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}
