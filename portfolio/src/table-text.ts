import { compareText } from "@yakkan/runtime/kleene.js";
import type { Text } from "./output.js";
import type { RowBlock } from "./rows.js";
import { compareCells, type TableBatch } from "./table.js";

const comma = 44;

/** Policy, period and incident of a row of the batch, as the first cells of a row of results. */
export function writeNames(to: Text, table: TableBatch, row: number): void {
  const first = table.firstRowOf(row);
  writeCell(to, table.block, table.at.policy, first);
  to.char(comma);
  to.put(table.contractOf(row).periodCell);
  to.char(comma);
  writeCell(to, table.block, table.at.incident, first);
  to.char(comma);
}

export function writeLineId(to: Text, table: TableBatch, line: number): void {
  if (table.rowOf(line) < 0) return to.cell(table.lineOf(line));
  writeCell(to, table.block, table.at.line, table.rowOf(line));
}

/** Policy, period and readings of a row, as in a ledger. */
export function writePolicy(to: Text, table: TableBatch, row: number): void {
  writeString(to, table.block, table.at.policy, table.firstRowOf(row));
  to.put(table.contractOf(row).standingJson);
}

export function writeIncidentId(to: Text, table: TableBatch, row: number): void {
  writeString(to, table.block, table.at.incident, table.firstRowOf(row));
}

/** A line's id as a key of JSON. */
export function writeLineKey(to: Text, table: TableBatch, line: number): void {
  if (table.rowOf(line) < 0) return to.text(JSON.stringify(table.lineOf(line)));
  writeString(to, table.block, table.at.line, table.rowOf(line));
}

/** Puts lines in the order in which an object has them as keys: array indices by size, then the others by code unit. */
export function sortAsKeys(lines: number[], table: TableBatch): void {
  lines.sort((a, b) => compareKeys(table, a, b));
}

function compareKeys(table: TableBatch, a: number, b: number): number {
  const index = indexOf(table, a);
  const other = indexOf(table, b);
  if (index >= 0 || other >= 0) return index < 0 ? 1 : other < 0 ? -1 : index - other;
  if (table.rowOf(a) < 0 || table.rowOf(b) < 0) return compareText(table.lineOf(a), table.lineOf(b));
  return compareCells(table.block, table.at.line, table.rowOf(a), table.rowOf(b));
}

/** -1: the id is no array index, as of no computed head. */
function indexOf(table: TableBatch, line: number): number {
  const { bytes, starts, ends, width } = table.block;
  if (table.rowOf(line) < 0) return -1;
  const cell = table.rowOf(line) * width + table.at.line;
  const start = starts[cell]!;
  const length = ends[cell]! - start;
  if (length > 10 || (length > 1 && bytes[start] === 48)) return -1;
  let index = 0;
  for (let place = start; place < start + length; place += 1) {
    const digit = bytes[place]! - 48;
    if (digit < 0 || digit > 9) return -1;
    index = index * 10 + digit;
  }
  return index < 4_294_967_295 ? index : -1;
}

function writeCell(to: Text, { bytes, starts, ends, width }: RowBlock, column: number, row: number): void {
  const cell = row * width + column;
  to.cellOf(bytes, starts[cell]!, ends[cell]!);
}

function writeString(to: Text, { bytes, starts, ends, width }: RowBlock, column: number, row: number): void {
  const cell = row * width + column;
  to.stringOf(bytes, starts[cell]!, ends[cell]!);
}
