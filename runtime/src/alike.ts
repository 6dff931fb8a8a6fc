import { Moment } from "./calendar.js";
import type { Cell } from "./cell.js";
import { isUnknown, never } from "./kleene.js";
import { Fraction } from "./numeric.js";
import { policyYearOf } from "./policy-years.js";
import { lineUnit } from "./scope.js";
import type { Alike } from "./terms.js";
import type { Walk } from "./walk.js";

/** All that a share reads of a line, each as a text; undefined where it is not known. */
export type Read = readonly (string | undefined)[];

export function alikeIn(walk: Walk, alike: Alike, cell: Cell, trigger: string | undefined): Read {
  const { line } = cell;
  const read: (string | undefined)[] = [];
  if (alike.insured === true) read.push(line.insured?.id);
  for (const kind of alike.units ?? []) {
    const unit = lineUnit(line, kind);
    read.push(unit && JSON.stringify([unit.unitId ?? null, unit.counted ?? null]));
  }
  if (alike.year === true) {
    const year = policyYearOf(walk, cell, trigger);
    read.push(isUnknown(year) ? undefined : String(year));
  }
  if (alike.day === true) read.push(line.incurred && String(line.incurred.day));
  if (alike.values !== undefined) {
    walk.at.standAt(line, trigger);
    read.push(...alike.values(walk.at).map(textOf));
  }
  return read;
}

/** One text for one value. */
function textOf(value: unknown): string | undefined {
  if (isUnknown(value)) return undefined;
  if (value === never) return "never";
  if (value instanceof Fraction) return `${value.numerator}/${value.denominator}`;
  if (value instanceof Moment) return JSON.stringify([value.day, value.second ?? null]);
  if (Array.isArray(value)) return JSON.stringify([...new Set(value as string[])].sort());
  return JSON.stringify(value);
}
