import type { Cell } from "./cells.js";
import { unknown, type Unknown } from "./values.js";
import { least, notNegative } from "./whole.js";

/** A line of a group that is counted in a quantity. */
export interface Entry {
  readonly cell: Cell;
  /** What counted terms before have left of its quantity. */
  readonly quantity: bigint | Unknown;
  /** It is counted whatever is answered; else only if it turns out to be paid. */
  readonly isSure: boolean;
}

/**
 * What each of the lines gets of `left`, the earliest first and those of one day in the order of allocation; unknown
 * where it is another number for different answers to what is open: days and quantities that are not stated, and
 * whether lines of `waiting`, which are undetermined, are paid.
 *
 * @param lines in the order of allocation, as are those that wait
 */
export function countOff(
  lines: readonly Entry[],
  waiting: readonly Entry[],
  left: bigint | "unlimited",
  compare: (a: Cell, b: Cell) => number,
): readonly (bigint | Unknown)[] {
  return lines.map((entry) => {
    const { quantity } = entry;
    if (typeof quantity !== "bigint") return quantity;
    if (left === "unlimited" || quantity === 0n) return quantity;
    const others = [...lines, ...waiting].filter((other) => other !== entry && other.quantity !== 0n);
    const after = (before: bigint): bigint => least(quantity, notNegative(left - before));
    let surely = 0n;
    let perhaps: bigint | "any" = 0n;
    const open: Unknown[] = [];
    for (const other of others) {
      const isBefore = comesBefore(other.cell, entry.cell, compare);
      if (isBefore === false) continue;
      const { quantity: ofOther, cell } = other;
      if (isBefore === true && typeof ofOther === "bigint" && other.isSure) {
        surely += ofOther;
        continue;
      }
      perhaps = perhaps === "any" || typeof ofOther !== "bigint" ? "any" : perhaps + ofOther;
      open.push(
        ...(isBefore === true ? [] : [isBefore]),
        ...(typeof ofOther === "bigint" ? [] : [ofOther]),
        ...cell.undetermined.map(({ waitsFor }) => unknown(waitsFor)),
      );
    }
    const most = after(surely);
    const fewest = perhaps === "any" ? 0n : after(surely + perhaps);
    return most === fewest ? most : unknown(open.flatMap(({ waitsFor }) => waitsFor));
  });
}

/** Whether the one is counted before the other; unknown where one of them lacks its day. */
function comesBefore(one: Cell, other: Cell, compare: (a: Cell, b: Cell) => number): boolean | Unknown {
  const [day, than] = [one.line.incurred?.day, other.line.incurred?.day];
  if (day !== undefined && than !== undefined) return day !== than ? day < than : compare(one, other) < 0;
  return unknown(
    [one, other].flatMap(({ line: { id, incurred } }) =>
      incurred === undefined ? [{ of: "loss", id, name: "incurred" }] : [],
    ),
  );
}
