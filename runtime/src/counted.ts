import type { Cell } from "./cell.js";
import { isUnknown, never, nowhere, Unknown, waitingFor, type Maybe } from "./kleene.js";
import { add, floorOf, max, min, order, subtract, type Numeric } from "./numeric.js";
import type { Scope } from "./scope.js";
import type { Counting } from "./terms.js";

/** A line of a group that is counted in a quantity. */
export interface Entry {
  readonly cell: Cell;
  /** What counted terms before have left of its quantity. */
  readonly quantity: Maybe<Numeric>;
  /** Undetermined lines may be paid, and then are counted, or not; but for those that only have to wait behind this count. */
  readonly isSure: boolean;
}

/** The line with what there is of the quantity; below 0 it is 0. */
export function entryOf(at: Scope, term: string, counts: Counting, cell: Cell): Entry {
  const before = cell.countedBefore(term);
  if (before !== undefined) return { cell, quantity: before, isSure: true };
  // Of what came to nothing nothing is counted, also when it has to wait later.
  if (isPaid(cell) && cell.left === 0) return { cell, quantity: 0, isSure: true };
  const { quantity } = counts;
  at.standAt(cell.line, cell.trigger);
  const value = counts.of(at);
  const all = value === never ? nowhere : value;
  const rest = isUnknown(all) ? all : max(0, subtract(max(0, floorOf(all)), cell.takenOf(quantity)));
  return { cell, quantity: rest, isSure: isPaid(cell) };
}

function isPaid({ verdict }: Cell): boolean {
  return verdict !== "undetermined";
}

/**
 * What each entry that is paid gets of `left`, the earliest first, those of one day as they are given, in the order of
 * allocation. Unknown where it would be another number for other days, quantities or verdicts than are known.
 */
export function countOff(entries: readonly Entry[], left: Numeric): ReadonlyMap<Cell, Maybe<Numeric>> {
  const parts = new Map<Cell, Maybe<Numeric>>();
  const dated = entries.filter(({ cell }) => cell.line.incurred !== undefined);
  const undated = entries.filter(({ cell }) => cell.line.incurred === undefined);
  dated.sort((a, b) => dayOf(a) - dayOf(b));
  let surely: Numeric = 0;
  let perhaps = sumOf(undated);
  for (const [place, entry] of dated.entries()) {
    if (isPaid(entry.cell))
      parts.set(
        entry.cell,
        partOf(entry, left, surely, perhaps, () => [...dated.slice(0, place).filter(isOpen), ...undated]),
      );
    if (isOpen(entry)) perhaps = add(perhaps, mostOf(entry));
    else surely = add(surely, mostOf(entry));
  }
  for (const entry of undated) {
    if (!isPaid(entry.cell)) continue;
    const others = entries.filter((other) => other !== entry);
    parts.set(
      entry.cell,
      partOf(entry, left, 0, sumOf(others), () => others),
    );
  }
  return parts;
}

/** What the entry gets behind `surely` and, where that makes no difference, what perhaps comes before it as well. */
function partOf(
  entry: Entry,
  left: Numeric,
  surely: Numeric,
  perhaps: Numeric,
  openBefore: () => readonly Entry[],
): Maybe<Numeric> {
  const { quantity } = entry;
  if (isUnknown(quantity) || left === Infinity) return quantity;
  const most = min(quantity, max(0, subtract(left, surely)));
  const fewest = min(quantity, max(0, subtract(left, add(surely, perhaps))));
  if (order(most, fewest) === 0) return most;
  return new Unknown(openBefore().flatMap((other) => (other.quantity === 0 ? [] : opennessOf(other, entry))));
}

/** Why it is open how much of `other` is counted before the entry. */
function opennessOf(other: Entry, { cell }: Entry): Unknown["waitsFor"] {
  const undated = [other.cell.line, cell.line].filter(({ incurred }) => incurred === undefined);
  return [
    ...undated.flatMap(({ id }) => waitingFor("loss", id, "incurred").waitsFor),
    ...(isUnknown(other.quantity) ? other.quantity.waitsFor : []),
    ...other.cell.waitsFor(),
  ];
}

function isOpen({ quantity, isSure }: Entry): boolean {
  return !isSure || isUnknown(quantity);
}

function mostOf({ quantity }: Entry): Numeric {
  return isUnknown(quantity) ? Infinity : quantity;
}

function sumOf(entries: readonly Entry[]): Numeric {
  return entries.reduce<Numeric>((sum, entry) => add(sum, mostOf(entry)), 0);
}

function dayOf({ cell }: Entry): number {
  return cell.line.incurred?.day ?? 0;
}
