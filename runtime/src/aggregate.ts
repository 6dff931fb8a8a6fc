import { type Cell, mayComeUnder } from "./cell.js";
import { instantOf, Moment } from "./calendar.js";
import { bothSame } from "./choose.js";
import { isUnknown, never, nowhere, Unknown, waitingForAll, type Maybe, type Value } from "./kleene.js";
import { add, max, min, type Numeric } from "./numeric.js";
import { lineUnit, type LineUnit, type Reads, type Scope, unitOfKind, waitingForUnit } from "./scope.js";
import type { Walk } from "./walk.js";

/** What a formula comes to at each element in turn, and what becomes of these values. */

/** At every unit of the kind in the contract's schedule. */
export function overUnits<R extends Reads, V>(at: Scope<R>, kind: string, value: (at: Scope<R>) => V): readonly V[] {
  return overElements(at, scheduled(at, kind), value);
}

/** Of these those that are of the unit of a kind at hand; waiting for it where there is none by id. */
export function overUnitsOf<R extends Reads, V>(
  at: Scope<R>,
  kind: string,
  outer: string,
  value: (at: Scope<R>) => V,
): readonly (V | Unknown)[] {
  const own = unitOfKind(at.unit, outer);
  if (own === undefined) return [waitingForUnit(at)];
  const elements = scheduled(at, kind).filter((one) => lineUnit(one, outer)?.unitId === own.id);
  return overElements(at, elements, value);
}

/** Those that the incident names: of the kind itself, or, of the schedule, of a unit of a kind that is named. */
export function overNamed<R extends Reads, V>(
  at: Scope<R>,
  { unit: kind, named, within, ...sums }: NamedElements,
  value: (at: Scope<R>) => V,
): readonly (V | Unknown)[] {
  const own = within === undefined ? undefined : unitOfKind(at.unit, within);
  if (within !== undefined && own === undefined) return [waitingForUnit(at)];
  const all = named === kind ? at.unitsInIncident.named(kind) : scheduledOfNamed(at, kind, named);
  const elements = within === undefined ? all : all.filter((one) => lineUnit(one, within)?.unitId === own?.id);
  return [...overElements(at, elements, value), ...unplaced(at.walk, sums)];
}

/** Which units an aggregate goes over, and of which heads it sums what each of them has. */
export interface NamedElements extends SummedHeads {
  readonly unit: string;
  readonly named: string;
  readonly within?: string;
}

interface SummedHeads {
  readonly heads: readonly string[];
  /** Those of which what comes under some triggers alone is summed. */
  readonly underTriggers?: readonly { readonly heads: readonly string[]; readonly triggers: readonly string[] }[];
}

/** What undetermined lines of the heads wait for that name no unit: each may be of any. */
function unplaced(walk: Walk | undefined, { heads, underTriggers = [] }: SummedHeads): readonly Unknown[] {
  if (walk === undefined || (heads.length === 0 && underTriggers.length === 0)) return [];
  const counts = (cell: Cell): boolean =>
    heads.includes(cell.head.name) ||
    underTriggers.some((sum) => sum.heads.includes(cell.head.name) && mayComeUnder(cell, sum.triggers));
  return walk.cells
    .filter((cell) => cell.isThere && cell.verdict === "undetermined" && cell.line.unit === undefined && counts(cell))
    .map((cell) => new Unknown(cell.waitsFor()));
}

/** With what the incident says of each, and of what it is of. */
function scheduledOfNamed(at: Scope, kind: string, named: string): readonly LineUnit[] {
  const { unitsInIncident } = at;
  const names = new Set(unitsInIncident.named(named).map(({ unitId }) => unitId));
  return scheduled(at, kind)
    .filter((one) => names.has(lineUnit(one, named)?.unitId))
    .map((one) => ({ ...one, knownUnit: unitsInIncident.known(kind, one.unitId!) }));
}

function scheduled(at: Scope, kind: string): readonly LineUnit[] {
  return (at.units.get(kind) ?? []).map((knownUnit) => ({
    unit: kind,
    unitId: knownUnit.id,
    count: undefined,
    counted: undefined,
    knownUnit,
  }));
}

function overElements<R extends Reads, V>(
  at: Scope<R>,
  elements: readonly LineUnit[],
  value: (at: Scope<R>) => V,
): readonly V[] {
  const { unit, element: around } = at;
  const values = elements.map((element) => {
    at.element = element;
    at.unit = element.knownUnit;
    return value(at);
  });
  Object.assign(at, { unit, element: around });
  return values;
}

/** At every claim of the incident. */
export function overClaims<R extends Reads, V>(at: Scope<R>, value: (at: Scope<R>) => V): readonly V[] {
  return over(at, "claim", at.claims, value);
}

/** At every insured that is listed. */
export function overInsureds<R extends Reads, V>(at: Scope<R>, value: (at: Scope<R>) => V): readonly V[] {
  return over(at, "insured", at.insureds, value);
}

function over<R extends Reads, V>(
  at: Scope<R>,
  place: "claim" | "insured",
  elements: readonly object[],
  value: (at: Scope<R>) => V,
): readonly V[] {
  const holder = at as { [Place in typeof place]: unknown };
  const outside = holder[place];
  const values = elements.map((element) => {
    holder[place] = element;
    return value(at);
  });
  holder[place] = outside;
  return values;
}

/**
 * At every line of the group on which the term acts. One that waits may yet be one of them or not: unless that makes no
 * difference to what `join` makes of those that are known, what it adds is unknown.
 */
export function overLines<R extends Reads, V>(
  at: Scope<R>,
  join: (values: readonly V[]) => V,
  value: (at: Scope<R>) => V,
): readonly (V | Unknown)[] {
  const group = at.walk?.group;
  if (group === undefined) return [nowhere];
  const { line, item } = at;
  const valueAt = (cell: Cell): V => {
    at.line = cell.line;
    at.item = cell.line.item;
    return value(at);
  };
  const cells = group.possible.size === 0 ? group.cells : [...new Set([...group.cells, ...group.possible])];
  const sure = cells.filter(({ verdict }) => verdict === "eligible").map(valueAt);
  const known = sure.filter((one) => !isUnknown(one));
  const open = cells
    .filter(({ verdict }) => verdict === "undetermined")
    .map((cell) => {
      const own = valueAt(cell);
      const isIdle = bothSame(join(known), join([...known, own])) !== undefined;
      return isIdle ? own : waitingForAll([new Unknown(cell.waitsFor()), own]);
    });
  Object.assign(at, { line, item });
  return [...sure, ...open];
}

/** True if one is; else unknown if one is; else false, as of none. */
export function anyOf(values: readonly Maybe<boolean>[]): Maybe<boolean> {
  return values.includes(true) || open(values, false);
}

/** False if one is; else unknown if one is; else true, as of none. */
export function everyOf(values: readonly Maybe<boolean>[]): Maybe<boolean> {
  return !values.includes(false) && open(values, true);
}

/** Of none 0. */
export function sumOf(values: readonly Value<Numeric>[]): Value<Numeric> {
  return fold([0, ...values], add);
}

/** The same of values that are never below zero: of open ones at least what the others come to. */
export function sumFromZero(values: readonly Value<Numeric>[]): Value<Numeric> {
  const sum = sumOf(values);
  if (!isUnknown(sum)) return sum;
  const sure = values.filter((value) => !isUnknown(value));
  return new Unknown(sum.waitsFor, sum.unmatched, sumOf(sure) as Numeric);
}

/** Of none unknown. */
export function largestOf(values: readonly Value<Numeric>[]): Value<Numeric> {
  return fold(values, max);
}

/** Of none unknown. */
export function smallestOf(values: readonly Value<Numeric>[]): Value<Numeric> {
  return fold(values, min);
}

/** The first of those that came; never where none did. */
export function earliestOf(values: readonly Value<Moment>[]): Value<Moment> {
  return outermost(values, (a, b) => a < b);
}

/** The last of those that came; never where none did. */
export function latestOf(values: readonly Value<Moment>[]): Value<Moment> {
  return outermost(values, (a, b) => a > b);
}

/** The first of these dates; never is later than all. */
export function firstOf(...dates: readonly Moment[]): Moment;
export function firstOf(...dates: readonly Value<Moment>[]): Value<Moment>;
export function firstOf(...dates: readonly Value<Moment>[]): Value<Moment> {
  return earliestOf(dates);
}

/** The last of these dates; never is later than all. */
export function lastOf(...dates: readonly Moment[]): Moment;
export function lastOf(...dates: readonly Value<Moment>[]): Value<Moment>;
export function lastOf(...dates: readonly Value<Moment>[]): Value<Moment> {
  return dates.includes(never) ? open(dates, never) : latestOf(dates);
}

/** What the values wait for, if one does; else what they come to. */
function open<T>(values: readonly unknown[], decided: T): T | Unknown {
  return values.some(isUnknown) ? waitingForAll(values) : decided;
}

function fold(values: readonly Value<Numeric>[], join: (a: Numeric, b: Numeric) => Numeric): Value<Numeric> {
  const waiting = open(values, undefined);
  if (waiting !== undefined) return waiting;
  if (values.includes(never)) return never;
  return values.length === 0 ? nowhere : (values as readonly Numeric[]).reduce((a, b) => join(a, b));
}

/** Where the time of one that came on the same day is not known, the time of the outermost is not. */
function outermost(values: readonly Value<Moment>[], isBeyond: (a: number, b: number) => boolean): Value<Moment> {
  const waiting = open(values, undefined);
  if (waiting !== undefined) return waiting;
  const came = values.filter((value) => value instanceof Moment);
  const [first] = came;
  if (first === undefined) return never;
  const found = came.reduce((best, next) => (isBeyond(instantOf(next), instantOf(best)) ? next : best), first);
  const untimed = came.filter(({ day, second }) => day === found.day && second === undefined);
  if (untimed.length === 0) return found;
  return new Moment(
    found.day,
    undefined,
    untimed.flatMap(({ statedBy }) => statedBy),
  );
}
