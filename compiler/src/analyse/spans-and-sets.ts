import { daysIn, formatLiteral, isAtMost } from "../check/literals.js";
import type { Literal, Range, Span, TableKey, Type } from "../plan.js";
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
  const ends = [...(range?.oneOf ?? []), ...(range?.min ? [range.min] : []), ...(range?.max ? [range.max] : [])];
  const all = [...named, ...ends].flatMap((literal) => (literal.type === "span" ? [literal.value] : []));
  const days = all.flatMap((span) => (monthsIn(span) === 0 ? [span.days] : Object.values(daysIn(span))));
  const months = all.flatMap((span) => (span.days === 0 ? [monthsIn(span)] : monthsNear(span.days)));
  return [
    ...inOneUnit([0, ...days], ofDays, isAllowed),
    ...inOneUnit([0, ...months], ofMonths, isAllowed).filter(({ sample }) => orderOfSpans(sample, ofDays(0)) !== 0),
  ];
}

/** Where so many days are as long as so many months, from one day or another. */
function monthsNear(days: number): number[] {
  const [first, last] = [Math.floor(days / 31) - 1, Math.ceil(days / 28) + 1];
  return Array.from({ length: last - first + 1 }, (_, index) => Math.max(0, first + index));
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
  const isYears = months % 12 === 0;
  return { type: "span", value: { years: isYears ? months / 12 : 0, months: isYears ? 0 : months, days: 0 } };
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

/** Whether a span fits what a row says. */
export function isSpanIn(key: TableKey, span: Literal): boolean {
  if (key.kind === "value") return orderOfSpans(key.literal, span) === 0;
  const { from, over, to, under } = key;
  return (
    (from === undefined || orderOfSpans(from, span) <= 0) &&
    (over === undefined || orderOfSpans(over, span) < 0) &&
    (to === undefined || orderOfSpans(to, span) >= 0) &&
    (under === undefined || orderOfSpans(under, span) > 0)
  );
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
