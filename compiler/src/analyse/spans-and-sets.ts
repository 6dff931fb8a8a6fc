import { daysIn, formatLiteral, isAtMost } from "../check/literals.js";
import { bandEnds, type Literal, type Range, type Span, type TableKey, type Type } from "../plan.js";
import { placeFrom } from "./place-from.js";
import type { Stretch } from "./stretches.js";

/** Of sets with many members so many are looked at: the smaller ones, which rows name. */
const mostSets = 64;

// ── Spans ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The spans that rows tell apart: first those counted in days, then those in months. One of each is comparable with the
 * other only where one is zero.
 */
export function spansOf(named: readonly Literal[], range: Range | undefined): readonly Stretch[] {
  const isAllowed = (value: Literal): boolean =>
    range?.oneOf === undefined
      ? (range?.min === undefined || isAtMost(range.min, value)) &&
        (range?.max === undefined || isAtMost(value, range.max))
      : range.oneOf.some((one) => orderOfSpans(one, value) === 0);
  const spansIn = (literals: readonly (Literal | undefined)[]): readonly Span[] =>
    literals.flatMap((literal) => (literal?.type === "span" ? [literal.value] : []));
  const ends = spansIn([...(range?.oneOf ?? []), range?.min, range?.max]);
  const all = [...spansIn(named), ...ends];
  // Rows tell apart what is in their own unit; only what the key may be is told by the least and most days of a month.
  const days = [...all.flatMap((span) => (monthsIn(span) === 0 ? [span.days] : [])), ...ends.flatMap(daysAround)];
  const months = [...all.flatMap((span) => (span.days === 0 ? [monthsIn(span)] : [])), ...ends.flatMap(monthsAround)];
  return [
    ...inOneUnit([0, ...days], ofDays, isAllowed),
    ...inOneUnit([0, ...months], ofMonths, isAllowed).filter(({ sample }) => orderOfSpans(sample, ofDays(0)) !== 0),
  ];
}

/** What is surely not longer than the span, and what is surely not shorter. */
function daysAround(span: Span): readonly number[] {
  return monthsIn(span) === 0 ? [] : Object.values(daysIn(span));
}

/** The most months that are surely not longer than the span, and the fewest that are surely not shorter. */
function monthsAround(span: Span): readonly number[] {
  if (span.days === 0) return [];
  const { least, most } = daysIn(span);
  const year = Array.from({ length: 13 }, (_, month) => month);
  const [below, above] = [Math.floor(least / 366) * 12, Math.floor(most / 365) * 12];
  const longest = year.filter((month) => daysIn(spanOf(below + month)).most <= least).at(-1)!;
  const shortest = year.find((month) => daysIn(spanOf(above + month)).least >= most)!;
  return [below + longest, above + shortest];
}

function inOneUnit(
  counts: readonly number[],
  of: (count: number) => Literal,
  isAllowed: (value: Literal) => boolean,
): readonly (Stretch & { readonly sample: Literal })[] {
  const ends = [...new Set(counts)].sort((a, b) => a - b);
  return ends.flatMap((end, place) => {
    const next = ends[place + 1];
    const [point, inside] = [of(end), of(end + 1)];
    const above = `> ${formatLiteral(point)}${next === undefined ? "" : `, < ${formatLiteral(of(next))}`}`;
    const shown = next === end + 2 ? formatLiteral(inside) : above;
    return [
      { sample: point, shown: formatLiteral(point), allowed: isAllowed(point) },
      ...(next === end + 1 ? [] : [{ sample: inside, shown, allowed: isAllowed(inside) }]),
    ];
  });
}

function ofDays(days: number): Literal {
  return { type: "span", value: { years: 0, months: 0, days } };
}

function ofMonths(months: number): Literal {
  return { type: "span", value: spanOf(months) };
}

function spanOf(months: number): Span {
  const isYears = months % 12 === 0;
  return { years: isYears ? months / 12 : 0, months: isYears ? 0 : months, days: 0 };
}

function monthsIn({ years, months }: Span): number {
  return years * 12 + months;
}

/** NaN: undecided, and so in no band. */
function orderOfSpans(a: Literal, b: Literal): number {
  if (a.type !== "span" || b.type !== "span") return NaN;
  const months = monthsIn(a.value) - monthsIn(b.value);
  const days = a.value.days - b.value.days;
  return months !== 0 && days !== 0 ? NaN : months || days;
}

/** Finds the spans, by their places, that a cell of a row is for. Those in days stand in their order, behind them those in months. */
export function finderOfSpans(spans: readonly Literal[]): (key: TableKey) => readonly number[] {
  const inDays = placeFrom(0, spans.length, (place) => isInMonths(spans[place]!));
  const units = [
    [0, inDays],
    [inDays, spans.length],
  ] as const;
  return (key) => {
    const { from, over, to, under } = key.kind === "value" ? { from: key.literal, to: key.literal } : key;
    const isReached = (span: Literal): boolean =>
      (from === undefined || orderOfSpans(from, span) <= 0) && (over === undefined || orderOfSpans(over, span) < 0);
    const isPassed = (span: Literal): boolean =>
      !(to === undefined || orderOfSpans(to, span) >= 0) || !(under === undefined || orderOfSpans(under, span) > 0);
    return units.flatMap(([first, end]) => {
      const begins = placeFrom(first, end, (place) => isReached(spans[place]!));
      const ends = placeFrom(begins, end, (place) => isPassed(spans[place]!));
      return Array.from({ length: ends - begins }, (_, index) => begins + index);
    });
  };
}

function isInMonths(span: Literal): boolean {
  return span.type === "span" && monthsIn(span.value) !== 0;
}

/** The unit of a span in which no row counts: that no row is for it is of the unit, not of its length. */
export function unitWithoutRows(span: Literal | "never", rows: readonly TableKey[]): "days" | "months" | undefined {
  if (span === "never" || orderOfSpans(span, ofDays(0)) === 0) return undefined;
  const unit = unitOf(span);
  const units = rows.flatMap((key) =>
    (key.kind === "value" ? [key.literal] : bandEnds.flatMap((end) => key[end] ?? [])).flatMap((literal) =>
      orderOfSpans(literal, ofDays(0)) === 0 ? [] : [unitOf(literal)],
    ),
  );
  return units.length === 0 || units.includes(unit) ? undefined : unit;
}

function unitOf(span: Literal): "days" | "months" | undefined {
  if (span.type !== "span") return undefined;
  return isInMonths(span) ? "months" : "days";
}

// ── Sets ─────────────────────────────────────────────────────────────────────────────────────────────

/** The sets of the members, the smaller ones first: none, one each, two each, … */
export function setsOf(members: (Type & { kind: "set" })["members"], range: Range | undefined): readonly Stretch[] {
  let ofSize: readonly (readonly string[])[] = [[]];
  const sets = [...ofSize];
  const names = members.map(({ name }) => name);
  while (ofSize.length > 0 && sets.length < mostSets + names.length) {
    ofSize = ofSize.flatMap((set) => names.slice(names.indexOf(set.at(-1)!) + 1).map((name) => [...set, name]));
    sets.push(...ofSize);
  }
  return sets.slice(0, mostSets + names.length).map((value) => ({
    sample: { type: "set", value },
    shown: value.length === 0 ? "`none`" : value.map((name) => `\`${name}\``).join(", "),
    allowed: range?.oneOf?.some((one) => areSame(one, { type: "set", value })) ?? true,
  }));
}

/** What a row names is none or one of the members. */
export function isSetIn(key: TableKey, set: Literal): boolean {
  return key.kind === "value" && areSame(key.literal, set);
}

function areSame(a: Literal, b: Literal): boolean {
  if (a.type !== "set" || b.type !== "set") return false;
  return a.value.length === b.value.length && a.value.every((member) => b.value.includes(member));
}
