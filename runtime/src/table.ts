import { Moment } from "./calendar.js";
import { isUnknown, never, nowhere, Unknown, waitingForAll } from "./kleene.js";
import { Fraction, order, type Numeric } from "./numeric.js";

export type TableValue = string | boolean | Numeric | Moment;
export interface Band {
  /** Inclusive. */
  readonly from?: Numeric | Moment;
  /** Exclusive. */
  readonly under?: Numeric | Moment;
}

/** A row of a keyed table. */
export interface Row<Columns> {
  /** For each key the alternatives that match. */
  readonly keys: readonly (readonly (TableValue | Band)[])[];
  readonly values: Columns;
}

/** The column of the first row of `table` that matches; of none: unknown, waiting for nothing. */
export function lookup<Columns, Name extends keyof Columns>(
  rows: readonly Row<Columns>[],
  keys: readonly unknown[],
  column: Name,
  table: string,
): Columns[Name] | Unknown {
  if (keys.some(isUnknown)) return waitingForAll(keys);
  if (keys.includes(never)) return nowhere;
  const row = rows.find((row) =>
    row.keys.every((alternatives, index) => matches(alternatives, keys[index] as TableValue)),
  );
  return row === undefined ? new Unknown([], [table]) : row.values[column];
}

function matches(alternatives: readonly (TableValue | Band)[], key: TableValue): boolean {
  return alternatives.some((alternative) => {
    if (!isBand(alternative)) return compareKeys(alternative, key) === 0;
    const { from, under } = alternative;
    return (from === undefined || compareKeys(from, key) <= 0) && (under === undefined || compareKeys(key, under) < 0);
  });
}

function isBand(alternative: TableValue | Band): alternative is Band {
  return typeof alternative === "object" && !(alternative instanceof Fraction) && !(alternative instanceof Moment);
}

/** Keys of one column are of one type; numbers by value, dates by day. NaN: not the same, not in order. */
function compareKeys(a: TableValue, b: TableValue): number {
  if (a instanceof Moment) return b instanceof Moment ? a.day - b.day : NaN;
  if (typeof a === "string" || typeof a === "boolean") return a === b ? 0 : NaN;
  if (typeof b === "number" || b instanceof Fraction) return order(a, b);
  return NaN;
}
