import { instantOf, Moment } from "./calendar.js";
import { isUnknown, never, nowhere, waitingForAll, type Maybe, type Unknown, type Value } from "./kleene.js";
import { add, max, min, type Numeric } from "./numeric.js";
import { type Reads, type Scope, unitOfKind, waitingForUnit } from "./scope.js";

/** What a formula comes to at each element in turn, and what becomes of these values. */

/** At every unit of the kind in the contract's schedule. */
export function overUnits<R extends Reads, V>(at: Scope<R>, kind: string, value: (at: Scope<R>) => V): readonly V[] {
  return over(at, "unit", at.units.get(kind) ?? [], value);
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
  const elements = (at.units.get(kind) ?? []).filter((one) => unitOfKind(one, outer)?.id === own.id);
  return over(at, "unit", elements, value);
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
  place: "unit" | "claim" | "insured",
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
