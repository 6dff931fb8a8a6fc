import { compareRational, rational } from "../exact/rational.js";
import { formatLiteral, minorUnits } from "../describe/summary.js";
import type { Label, Literal, Range, Rational, Type } from "../plan.js";
import {
  amount,
  type Definitions,
  type JsonSchema,
  largestAmount,
  list,
  oneOf,
  type RefTo,
  truth,
} from "./json-schema.js";

const month31 = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
const month30 = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
const leapYear = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)";
const year = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])";
/** A day that exists, in the years 0001 to 9999. */
const day = `(?:${year}-(?:${month31}|${month30}|02-(?:0[1-9]|1[0-9]|2[0-8]))|${leapYear}-02-29)`;
const time = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
const decimal = "[0-9]{1,30}(?:\\.[0-9]{1,30})?";
const count = "[0-9]{1,9}";

/** The JSON forms of values that a claim gives as texts. */
export const valueDefinitions: Definitions = {
  date: {
    type: "string",
    description: "A day, 2026-04-01, or with a time of the product's own place, 2026-04-01T16:00.",
    pattern: `^${day}(?:T${time})?$`,
  },
  datetime: { type: "string", description: "A day with a time: 2026-04-01T16:00.", pattern: `^${day}T${time}$` },
  duration: {
    type: "string",
    description: "An elapsed time: PT12H30M.",
    pattern: `^PT(?:${count}H(?:${count}M)?(?:${count}S)?|${count}M(?:${count}S)?|${count}S)$`,
  },
  span: { type: "string", description: "A calendar span of one unit: P180D, P6M, P1Y.", pattern: "^P[0-9]{1,6}[YMD]$" },
  ratioText: {
    type: "string",
    description: "An exact ratio: 90%, 0.9, 2/3.",
    pattern: `^-?(?:${decimal}%?|[0-9]{1,30}/(?=0*[1-9])[0-9]{1,30})$`,
  },
  amount: { ...amount, description: "In minor units of the currency." },
};

/**
 * The schema of a value of a type and range. What a schema cannot say is left to validation: ranges of dates,
 * durations and spans, and of ratios that are written as texts.
 */
export function schemaOfValue(type: Type, range: Range | undefined, refTo: RefTo): JsonSchema {
  switch (type.kind) {
    case "bool":
      return range?.oneOf === undefined ? truth : { enum: range.oneOf.map(({ value }) => value) };
    case "money":
      return orUnlimited({ type: "integer", ...boundsOf(range, largestAmount) }, range);
    case "number":
      return { type: range?.whole === true ? "integer" : "number", ...boundsOf(range, undefined) };
    case "ratio":
      return { anyOf: [{ type: "number", ...boundsOf(range, undefined) }, refTo("ratioText")] };
    case "date":
    case "datetime":
    case "duration":
    case "span":
      return withNote(refTo(type.kind), range);
    case "enum":
      return range?.oneOf === undefined
        ? oneOf(type.members.map(({ name }) => name))
        : { enum: range.oneOf.map(({ value }) => value) };
    case "set":
      return list(oneOf(type.members.map(({ name }) => name)));
  }
}

function orUnlimited(amount: JsonSchema, range: Range | undefined): JsonSchema {
  return range?.orUnlimited === true ? { anyOf: [amount, { const: "unlimited" }] } : amount;
}

/** Titles for people, from a label. */
export function titled(schema: JsonSchema, label: Label): JsonSchema {
  const title = label.ja === undefined || label.en === undefined ? (label.ja ?? label.en) : `${label.ja} (${label.en})`;
  return {
    ...(title === undefined ? {} : { title }),
    ...(label.doc === undefined ? {} : { description: label.doc }),
    ...schema,
  };
}

function withNote(schema: JsonSchema, range: Range | undefined): JsonSchema {
  if (range === undefined) return schema;
  const ends = [
    range.min && `from ${formatLiteral(range.min, minorUnits)}`,
    range.max && `to ${formatLiteral(range.max, minorUnits)}`,
  ];
  const one = range.oneOf && `one of ${range.oneOf.map((one) => formatLiteral(one, minorUnits)).join(", ")}`;
  return { ...schema, $comment: [...ends, one].filter((part) => part !== undefined).join(" ") };
}

/** Not negative unless the range says so. */
function boundsOf(range: Range | undefined, largest: number | undefined): JsonSchema {
  const allowed = range?.oneOf?.map(ratioOf).filter((value) => isExact(value));
  if (range?.oneOf !== undefined && allowed?.length === range.oneOf.length) return { enum: allowed.map(toNumber) };
  const min = range?.min === undefined ? rational(0n) : ratioOf(range.min);
  const max = range?.max === undefined ? undefined : ratioOf(range.max);
  const least =
    min.numerator < 0n && largest !== undefined && toNumber(min) < -largest ? { minimum: -largest } : lower(min);
  const most = max === undefined || (largest !== undefined && toNumber(max) > largest) ? undefined : upper(max);
  return { ...least, ...(most ?? (largest === undefined ? {} : { maximum: largest })) };
}

function ratioOf(literal: Literal): Rational {
  switch (literal.type) {
    case "money":
    case "number":
    case "ratio":
      return literal.value;
    case "bool":
    case "date":
    case "datetime":
    case "duration":
    case "span":
    case "enum":
    case "set":
      throw new Error(`a range of numbers has the bound ${formatLiteral(literal, minorUnits)}`);
  }
}

// A JSON number means its shortest decimal; the number next to 1/3 is a little less than that.

function lower(bound: Rational): JsonSchema {
  return compareRational(decimalOf(toNumber(bound)), bound) < 0
    ? { exclusiveMinimum: toNumber(bound) }
    : { minimum: toNumber(bound) };
}

function upper(bound: Rational): JsonSchema {
  return compareRational(decimalOf(toNumber(bound)), bound) > 0
    ? { exclusiveMaximum: toNumber(bound) }
    : { maximum: toNumber(bound) };
}

function isExact(value: Rational): boolean {
  return compareRational(decimalOf(toNumber(value)), value) === 0;
}

function toNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

/** What a JSON number says, exactly. */
function decimalOf(value: number): Rational {
  const [mantissa = "0", exponent = "0"] = value.toString().split("e");
  const [whole = "0", decimals = ""] = mantissa.split(".");
  const power = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return power < 0 ? rational(digits, 10n ** BigInt(-power)) : rational(digits * 10n ** BigInt(power));
}
