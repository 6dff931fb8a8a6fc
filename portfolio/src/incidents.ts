import type { Column, Place } from "./layout.js";
import { isSame, type RowBlock } from "./rows.js";

/** The incidents of a block, each as its rows: policy by policy, period by period, in the order of their first rows. */
export interface Incidents {
  readonly count: number;
  /** Rows of the block; those of an incident stand together. */
  readonly rows: Int32Array;
  /** By incident where its run of `rows` ends; it begins where that before ends. */
  readonly ends: Int32Array;
  /** By incident: 1 where another policy begins. */
  readonly begins: Uint8Array;
  /** By incident: 1 for the only one of its policy. */
  readonly alone: Uint8Array;
  /** By incident those of one number and time, itself among them, where the policy has several, in other periods. */
  readonly namesakes: ReadonlyMap<number, readonly number[]>;
}

/** Which rows of a table belong to one incident. */
export class Grouping {
  private readonly incident: number;
  /** What an incident is called by within its period, and what the period is. */
  private readonly name: readonly number[];
  private readonly period: readonly number[];
  private readonly key: readonly number[];

  constructor(columns: readonly Column[]) {
    this.incident = columnOf(columns, "incident");
    this.name = [this.incident, columnOf(columns, "settled")].filter((column) => column >= 0);
    this.period = [columnOf(columns, "period_from"), columnOf(columns, "period_to")];
    this.key = [...this.period, ...this.name];
  }

  incidentsOf(block: RowBlock): Incidents {
    const rows = new Int32Array(block.count);
    for (let row = 0; row < block.count; row += 1) rows[row] = row;
    const ends = new Int32Array(block.count);
    const begins = new Uint8Array(block.count);
    const alone = new Uint8Array(block.count);
    const namesakes = new Map<number, readonly number[]>();
    let count = 0;
    for (let first = 0; first < block.count;) {
      let until = first + 1;
      while (until < block.count && block.begins[until] === 0) until += 1;
      begins[count] = 1;
      const before = count;
      for (let row = first + 1; row < until; row += 1) {
        if (this.isOne(block, row - 1, row)) continue;
        ends[count] = row;
        count += 1;
      }
      ends[count] = until;
      count += 1;
      if (count === before + 1) alone[before] = 1;
      else {
        count = before + this.arrange(block, rows, ends.subarray(before, count), first);
        this.findNamesakes(block, rows, ends.subarray(0, count), before, namesakes);
      }
      first = until;
    }
    return { count, rows, ends, begins, alone, namesakes };
  }

  /** Finds those among the incidents of a policy, from `first`. */
  private findNamesakes(
    block: RowBlock,
    rows: Int32Array,
    ends: Int32Array,
    first: number,
    namesakes: Map<number, readonly number[]>,
  ): void {
    const rowOf = (incident: number): number => rows[incident === 0 ? 0 : ends[incident - 1]!]!;
    let isOnePeriod = true;
    for (let incident = first + 1; incident < ends.length; incident += 1)
      for (const column of this.period) isOnePeriod &&= isSameCell(block, column, rowOf(first), rowOf(incident));
    if (isOnePeriod) return;
    const byName = new Map<string, number[]>();
    for (let incident = first; incident < ends.length; incident += 1) {
      // A row that names no incident belongs to none.
      if (isEmpty(block, this.incident, rowOf(incident))) continue;
      const name = JSON.stringify(this.name.map((column) => textOf(block, rowOf(incident), column)));
      const same = byName.get(name) ?? [];
      byName.set(name, [...same, incident]);
    }
    for (const same of byName.values()) if (same.length > 1) for (const incident of same) namesakes.set(incident, same);
  }

  private isOne(block: RowBlock, a: number, b: number): boolean {
    for (const column of this.key) if (!isSameCell(block, column, a, b)) return false;
    return true;
  }

  /** Puts the rows of a policy in order, of which each run is of one incident; how many incidents there are. */
  private arrange(block: RowBlock, rows: Int32Array, ends: Int32Array, first: number): number {
    const groups = new Map<string, { readonly period: readonly string[]; readonly rows: number[] }>();
    let row = first;
    let isInOrder = true;
    let before: readonly string[] = ["", ""];
    ends.forEach((end) => {
      const key = this.key.map((column) => textOf(block, row, column));
      const period = this.period.map((column) => textOf(block, row, column));
      const name = JSON.stringify(key);
      const group = groups.get(name) ?? { period, rows: [] };
      isInOrder &&= group.rows.length === 0 && comparePeriods(before, period) <= 0;
      before = period;
      groups.set(name, group);
      for (; row < end; row += 1) group.rows.push(row);
    });
    if (isInOrder) return ends.length;
    let place = first;
    // The sort is stable: within a period the incidents stay in the order of their first rows.
    const sorted = [...groups.values()].sort((a, b) => comparePeriods(a.period, b.period));
    sorted.forEach((group, index) => {
      for (const one of group.rows) {
        rows[place] = one;
        place += 1;
      }
      ends[index] = place;
    });
    return groups.size;
  }
}

/** The place of the column with a field of the row itself; -1: there is none. */
export function columnOf(columns: readonly Column[], field: Extract<Place, { of: "row" }>["field"]): number {
  return columns.findIndex(({ place }) => place.of === "row" && place.field === field);
}

export function isSameCell({ bytes, starts, ends, width }: RowBlock, column: number, a: number, b: number): boolean {
  const cell = a * width + column;
  const other = b * width + column;
  return isSame(bytes, starts[cell]!, ends[cell]!, starts[other]!, ends[other]!);
}

export function isEmpty({ starts, ends, width }: RowBlock, column: number, row: number): boolean {
  const cell = row * width + column;
  return starts[cell] === ends[cell];
}

/** The text of a cell. */
export function textOf({ bytes, starts, ends, width }: RowBlock, row: number, column: number): string {
  const cell = row * width + column;
  return bytes.toString("utf8", starts[cell], ends[cell]);
}

function comparePeriods(a: readonly string[], b: readonly string[]): number {
  return compare(a[0]!, b[0]!) || compare(a[1]!, b[1]!);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
