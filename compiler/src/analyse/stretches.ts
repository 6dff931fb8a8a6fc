import { compareLiterals, dateExists, formatLiteral } from "../check/literals.js";
import { compareRational, rational } from "../exact/rational.js";
import { mayBeNever } from "../may-be-never.js";
import {
  bandEnds,
  type Expr,
  type Literal,
  type Range,
  type Rational,
  type Table,
  type TableKey,
  type Type,
} from "../plan.js";
import { isWholeLiteral } from "../whole-literal.js";
import { declarationOf, isWholeNumber, isWholeRange } from "../whole-numbers.js";
import { formatSize } from "./conditions.js";
import type { Context } from "./context.js";
import { add, type Interval, sizeOf, zero } from "./interval.js";
import { placeFrom } from "./place-from.js";
import { readThrough } from "./settled.js";
import { finderOfSpans, isSetIn, setsOf, spansOf } from "./spans-and-sets.js";
import { keysAt } from "./table-keys.js";

/** A key of a table, by what it is asked. */
export interface Key {
  /** For people; of a value in the text nothing. */
  readonly name: string | undefined;
  readonly type: Type;
  /** Undefined of a choice that has one value under every contract. */
  readonly expr: Expr | undefined;
}

/** A value of a key, or all values between two that rows name. */
export interface Stretch {
  /** One value of it. */
  readonly sample: Literal | "never";
  /** For people: `wide`, `from 30 % to under 50 %`. */
  readonly shown: string;
  /** The key has it; else it is there only because a row names it. */
  readonly allowed: boolean;
  /** A formula may come to it, for all that is known: a row may be for it, and none is missed. */
  readonly isDoubtful?: true;
}

export function stretchesOf(
  table: Table,
  { expr, type }: Key,
  index: number,
  ends: readonly Rational[],
  context: Context,
): readonly Stretch[] {
  const written = expr?.kind === "literal" ? expr.literal.value : undefined;
  const named = keysAt(table, index).flatMap((key) =>
    key.kind === "value" ? [key.literal] : bandEnds.flatMap((end) => key[end] ?? []),
  );
  switch (type.kind) {
    case "enum":
      return type.members.map(({ name }) => ({
        sample: { type: "enum", value: name },
        shown: `\`${name}\``,
        allowed: written === undefined || written === name,
      }));
    case "bool":
      return [true, false].map((value) => ({
        sample: { type: "bool", value },
        shown: value ? "yes" : "no",
        allowed: written === undefined || written === value,
      }));
    case "money":
    case "number":
    case "ratio":
    case "duration": {
      const cuts = ends.map((end) => sizeAs(type, end));
      return stretchesInOrder(named, cuts, type, sizesOf(expr, type, context), context);
    }
    case "date":
    case "datetime": {
      const cuts = ends.flatMap((end) => Object.values(endsOfDay(type, end)));
      const came = stretchesInOrder(named, cuts, type, daysOf(expr, type, context), context);
      return isOrNever(expr, context) ? [...came, { sample: "never", shown: "`never`", allowed: true }] : came;
    }
    case "span":
      return ofStated(expr, context, (range) => spansOf(named, range));
    case "set":
      return ofStated(expr, context, (range) => setsOf(type.members, range));
  }
}

/** Of what is worked out it is not known which values there are. */
function ofStated(
  expr: Expr | undefined,
  context: Context,
  find: (range: Range | undefined) => readonly Stretch[],
): readonly Stretch[] {
  const read = expr && readThrough(expr, context);
  if (read?.kind === "literal") return find({ oneOf: [read.literal] });
  if (read !== undefined && isStated(read)) return find(declarationOf(read, context)?.range);
  return find(undefined).map((stretch) => ({ ...stretch, isDoubtful: true }));
}

/** A stated day that may be known not to have come; of what is worked out from days that is not asked. */
function isOrNever(expr: Expr | undefined, context: Context): boolean {
  const read = expr && readThrough(expr, context);
  return read !== undefined && isStated(read) && mayBeNever(read, context.plan);
}

export function isStated({ kind }: Expr): boolean {
  return kind === "choice" || kind === "fact" || kind === "unit-fact" || kind === "established";
}

interface Sizes {
  readonly range?: Range | undefined;
  /** There is nothing between two neighbours: money, whole seconds, whole numbers. */
  readonly areWhole: boolean;
  /** The least that is stated, or that a formula usually comes to; undefined of days without a range. */
  readonly least: Literal | undefined;
  /** Below that and below all that rows name: a difference may be below zero, for all that is known. */
  readonly below: "nothing" | "doubtful" | "something";
  /** Of what is known no more than that it lies in the range: whether it comes to what is before all that rows name, or behind. */
  readonly isDoubtfulOutside?: boolean;
}

function sizesOf(expr: Expr | undefined, type: Type, context: Context): Sizes {
  const declared = expr && declarationOf(expr, context);
  const formula =
    expr?.kind === "let" ? context.lets.get(expr.name)?.value : expr && !isStated(expr) ? expr : undefined;
  const areWhole =
    type.kind === "money" ||
    type.kind === "duration" ||
    (type.kind === "number" &&
      (formula === undefined ? isWholeRange(declared?.range) : isWholeNumber(formula, context)));
  const sizes = (range: Range | undefined, below: Sizes["below"]): Sizes => {
    return { range, areWhole, least: range?.min ?? sizeAs(type, zero), below };
  };
  if (formula === undefined) return sizes(declared?.range, "nothing");
  const interval = context.bounds.intervalOf(formula, []);
  const range = declared?.range ?? rangeOf(formula, type, interval);
  const mayBeNegative = interval.least === undefined || compareRational(interval.least, zero) < 0;
  return sizes(range, mayBeNegative ? "doubtful" : "nothing");
}

function daysOf(expr: Expr | undefined, type: Type, context: Context): Sizes {
  const read = expr && readThrough(expr, context);
  if (read !== undefined && isStated(read)) {
    const range = declarationOf(read, context)?.range;
    return { range, areWhole: true, least: range?.min, below: range?.min === undefined ? "something" : "nothing" };
  }
  if (read?.kind === "literal")
    return { range: { oneOf: [read.literal] }, areWhole: true, least: read.literal, below: "nothing" };
  const { least, most } = read === undefined ? {} : context.bounds.intervalOf(read, []);
  const [min, max] = [least && endsOfDay(type, least).first, most && endsOfDay(type, most).last];
  return {
    range: { ...(min && { min }), ...(max && { max }) },
    areWhole: true,
    least: min,
    below: min === undefined ? "doubtful" : "nothing",
    // A month is as long as it is, and its days are counted from the shortest to the longest.
    isDoubtfulOutside: true,
  };
}

/** What a formula can come to, as far as that is known; below zero it is doubtful. */
function rangeOf(formula: Expr, type: Type, { least, most }: Interval): Range {
  const floor = least ?? usualLeast(formula);
  const end = (value: Rational | undefined): Literal | undefined => value && sizeAs(type, value);
  return {
    ...(floor !== undefined && compareRational(floor, zero) > 0 && { min: end(floor)! }),
    ...(most !== undefined && compareRational(most, zero) >= 0 && { max: end(most)! }),
  };
}

/** Of `days(admitted, discharged) + 1`, where the days are in order. */
function usualLeast(formula: Expr): Rational | undefined {
  if (formula.kind === "literal") return sizeOf(formula.literal);
  if (formula.kind !== "add") return zero;
  const [left, right] = [usualLeast(formula.left), usualLeast(formula.right)];
  return left && right && add(left, right);
}

/** The ends of bands, what lies between them, and the range around them. */
function stretchesInOrder(
  named: readonly Literal[],
  cuts: readonly Literal[],
  type: Type,
  { range, areWhole, least, below, isDoubtfulOutside = false }: Sizes,
  { plan }: Context,
): readonly Stretch[] {
  const text = (value: Literal): string =>
    type.kind === "money" && value.type === "money"
      ? formatSize(value.value, type, plan.currency.minorDigits)
      : type.kind === "duration"
        ? `\`${formatLiteral(value)}\``
        : formatLiteral(value);
  const mayBeUnlimited = range?.orUnlimited === true;
  if (range?.oneOf !== undefined) {
    // What lies beyond all that is named stands for `unlimited`: it is in the same bands.
    const values = [...range.oneOf].sort(compareLiterals);
    const beyond = mayBeUnlimited ? beside([...named, ...cuts, ...values].sort(compareLiterals).at(-1)!, 1) : undefined;
    return [
      ...values.map((sample): Stretch => ({ sample, shown: text(sample), allowed: true })),
      ...(beyond === undefined ? [] : [{ sample: beyond, shown: "unlimited", allowed: true }]),
    ];
  }
  const most = range?.max;
  const ends = [...named, ...cuts, ...(least === undefined ? [] : [least]), ...(most === undefined ? [] : [most])]
    .sort(compareLiterals)
    .filter((end, position, sorted) => position === 0 || compareLiterals(sorted[position - 1]!, end) !== 0);
  const isAllowed = (value: Literal): boolean =>
    (!areWhole || type.kind !== "number" || isWholeLiteral(value)) &&
    (least === undefined || compareLiterals(least, value) <= 0) &&
    (most === undefined || compareLiterals(value, most) <= 0);
  const rows = [...named].sort(compareLiterals);
  const doubtOf = (value: Literal): false | { readonly isDoubtful: true } => {
    const isWithin =
      rows.length > 0 && compareLiterals(rows[0]!, value) <= 0 && compareLiterals(value, rows.at(-1)!) <= 0;
    return isDoubtfulOutside && !isWithin && { isDoubtful: true };
  };
  const lowest = below === "nothing" || ends[0] === undefined ? undefined : beside(ends[0], -1);
  const lower = lowest && {
    sample: lowest,
    shown: `< ${text(ends[0]!)}`,
    allowed: true,
    ...(below === "doubtful" && { isDoubtful: true as const }),
  };
  const others = ends.flatMap((end, position): Stretch[] => {
    const isDoubtful =
      below === "doubtful" && sizeOf(end) !== undefined && compareLiterals(end, sizeAs(type, zero)) < 0;
    const doubt = isDoubtful && { allowed: true, isDoubtful };
    const point: Stretch = { sample: end, shown: text(end), allowed: isAllowed(end), ...doubtOf(end), ...doubt };
    const next = ends[position + 1];
    const inside = next === undefined ? beside(end, 1) : between(end, next, areWhole);
    if (inside === undefined) return [point];
    if (next === undefined && mayBeUnlimited && most !== undefined)
      return [point, { sample: inside, shown: "unlimited", allowed: true }];
    const isOne = next !== undefined && areWhole && between(inside, next, areWhole) === undefined;
    const shown = isOne ? text(inside) : next === undefined ? `> ${text(end)}` : `> ${text(end)}, < ${text(next)}`;
    return [point, { sample: inside, shown, allowed: isAllowed(inside), ...doubtOf(inside), ...doubt }];
  });
  return [...(lower ? [lower] : []), ...others];
}

function sizeAs(type: Type, value: Rational): Literal {
  return type.kind === "duration"
    ? { type: "duration", value: Number(value.numerator / value.denominator) }
    : { type: type.kind as "money" | "number" | "ratio", value };
}

/** Its first and last instant, or the day itself; without those of years that cannot be stated. */
function endsOfDay({ kind }: Type, day: Rational): { readonly first?: Literal; readonly last?: Literal } {
  const date = dateAt(Number(day.numerator / day.denominator) * msPerDay, "date");
  if (date === undefined || kind === "date") return date === undefined ? {} : { first: date, last: date };
  return {
    first: { type: "datetime", value: `${date.value}T00:00` },
    last: { type: "datetime", value: `${date.value}T23:59` },
  };
}

const msPerDay = 86_400_000;
const msPerMinute = 60_000;

function dateAt(milliseconds: number, type: "date" | "datetime"): (Literal & { readonly value: string }) | undefined {
  const value = new Date(milliseconds)
    .toISOString()
    .slice(0, type === "date" ? "2026-04-01".length : "2026-04-01T00:00".length);
  return dateExists(value) ? { type, value } : undefined;
}

/** The whole number that lies so far from it; the day, or the minute. */
function beside(end: Literal, by: 1 | -1): Literal | undefined {
  if (end.type === "date") return dateAt(Date.parse(`${end.value}T00:00Z`) + by * msPerDay, end.type);
  if (end.type === "datetime") return dateAt(Date.parse(`${end.value}Z`) + by * msPerMinute, end.type);
  if (end.type === "duration") return { type: "duration", value: end.value + by };
  if (end.type !== "money" && end.type !== "number" && end.type !== "ratio") return undefined;
  const { numerator, denominator } = end.value;
  return { type: end.type, value: rational(numerator / denominator + BigInt(by)) };
}

function between(low: Literal, high: Literal, isWhole: boolean): Literal | undefined {
  if (low.type === "date" || low.type === "datetime") {
    const next = beside(low, 1);
    return next !== undefined && compareLiterals(next, high) < 0 ? next : undefined;
  }
  if (low.type === "duration" && high.type === "duration")
    return high.value - low.value > 1 ? { type: "duration", value: low.value + 1 } : undefined;
  if (low.type !== "money" && low.type !== "number" && low.type !== "ratio") return undefined;
  if (high.type !== low.type) return undefined;
  const a = low.value;
  const b = high.value;
  if (isWhole) {
    const next = rational(a.numerator / a.denominator + 1n);
    return next.numerator * b.denominator < b.numerator * next.denominator
      ? { type: low.type, value: next }
      : undefined;
  }
  return {
    type: low.type,
    value: rational(a.numerator * b.denominator + b.numerator * a.denominator, 2n * a.denominator * b.denominator),
  };
}

/** Finds the stretches, by their places, that a cell of a row is for. */
export function finderOf({ type }: Key, all: readonly Stretch[]): (key: TableKey) => readonly number[] {
  // What never came fits no row; it stands behind all that did.
  const stretches = all.flatMap(({ sample }) => (sample === "never" ? [] : [sample]));
  if (type.kind === "span") return finderOfSpans(stretches);
  if (type.kind === "set") return (key) => stretches.flatMap((sample, place) => (isSetIn(key, sample) ? [place] : []));
  const byName = new Map(stretches.map(({ value }, place) => [value, place]));
  // Sizes stand in their order.
  const firstPlace = (isReached: (sample: Literal) => boolean): number =>
    placeFrom(0, stretches.length, (place) => isReached(stretches[place]!));
  return (key) => {
    if (key.kind === "value") {
      const { literal } = key;
      const isNamed = literal.type === "enum" || literal.type === "bool";
      const place = isNamed ? byName.get(literal.value) : firstPlace((sample) => compareLiterals(literal, sample) <= 0);
      const found = place === undefined ? undefined : stretches[place];
      return found === undefined || (!isNamed && compareLiterals(found, literal) !== 0) ? [] : [place!];
    }
    const { from, over, to, under } = key;
    const begins = Math.max(
      from === undefined ? 0 : firstPlace((sample) => compareLiterals(from, sample) <= 0),
      over === undefined ? 0 : firstPlace((sample) => compareLiterals(over, sample) < 0),
    );
    const ends = Math.min(
      to === undefined ? stretches.length : firstPlace((sample) => compareLiterals(sample, to) > 0),
      under === undefined ? stretches.length : firstPlace((sample) => compareLiterals(sample, under) >= 0),
    );
    return Array.from({ length: Math.max(0, ends - begins) }, (_, index) => begins + index);
  };
}
