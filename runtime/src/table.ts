import { instantOf, Moment, orderSpans, type Span } from "./calendar.js";
import { bothSame, isSpan } from "./choose.js";
import { isUnknown, never, type Never, Unknown, waitingForAll } from "./kleene.js";
import { Fraction, order, type Numeric } from "./numeric.js";

/** A set is a list of its members, each once. */
export type TableValue = string | boolean | Size | readonly string[];
type Size = Numeric | Moment | Span;
/** `from` and `to` are in it, `over` and `under` are not. */
export interface Band {
  readonly from?: Size;
  readonly over?: Size;
  readonly to?: Size;
  readonly under?: Size;
}

/** What a key of a row may be; `"any"`: whatever it is, also where it is not known. */
type Alternatives = readonly (TableValue | Band)[] | "any";

/** A row of a keyed table. */
export interface Row<Columns> {
  /** For each key the alternatives that match. */
  readonly keys: readonly Alternatives[];
  readonly values: Columns;
}

/**
 * The column of the first row of `table` that matches; of none: unknown, waiting for nothing. Where keys are unknown
 * it is known if all rows that may be the first to match say the same.
 */
export function lookup<Columns, Name extends keyof Columns>(
  rows: readonly Row<Columns>[],
  keys: readonly unknown[],
  column: Name,
  table: string,
): Columns[Name] | Unknown {
  let found: Columns[Name] | undefined;
  for (const row of rows) {
    const fit = fitOf(row.keys, keys);
    if (fit === false) continue;
    const value = row.values[column];
    if (found !== undefined && bothSame(found, value) === undefined) break;
    if (fit === true) return value;
    found = value;
  }
  return keys.some(isUnknown) ? waitingForAll(keys) : new Unknown([], [table]);
}

/** Whether a row matches: unknown where only a key that is unknown may keep it from doing so. */
function fitOf(row: readonly Alternatives[], keys: readonly unknown[]): boolean | undefined {
  let isOpen = false;
  for (const [place, alternatives] of row.entries()) {
    if (alternatives === "any") continue;
    const key = keys[place];
    if (isUnknown(key)) isOpen = true;
    else if (!matches(alternatives, key as TableValue | Never)) return false;
  }
  return isOpen ? undefined : true;
}

/** What never happened matches nothing. */
function matches(alternatives: readonly (TableValue | Band)[], key: TableValue | Never): boolean {
  if (key === never) return false;
  return alternatives.some((alternative) => {
    if (!isBand(alternative)) return compareKeys(alternative, key) === 0;
    const { from, over, to, under } = alternative;
    return (
      (from === undefined || compareKeys(from, key) <= 0) &&
      (over === undefined || compareKeys(over, key) < 0) &&
      (to === undefined || compareKeys(to, key) >= 0) &&
      (under === undefined || compareKeys(under, key) > 0)
    );
  });
}

function isBand(alternative: TableValue | Band): alternative is Band {
  if (typeof alternative !== "object" || isSet(alternative) || isSpan(alternative)) return false;
  return !(alternative instanceof Fraction) && !(alternative instanceof Moment);
}

function isSet(value: TableValue | Band): value is readonly string[] {
  return Array.isArray(value);
}

/** What the table says against a key of the same type. NaN: not the same, not in order. */
function compareKeys(said: TableValue, key: TableValue): number {
  if (said instanceof Moment) {
    if (!(key instanceof Moment)) return NaN;
    // Without a time it is a date, which goes by days.
    return said.second === undefined ? said.day - key.day : instantOf(said) - instantOf(key);
  }
  if (typeof said === "string" || typeof said === "boolean") return said === key ? 0 : NaN;
  if (isSpan(said)) return isSpan(key) ? orderSpans(said, key) : NaN;
  if (isSet(said)) return bothSame(said, key) === undefined ? NaN : 0;
  if (typeof key === "number" || key instanceof Fraction) return order(said, key);
  return NaN;
}
