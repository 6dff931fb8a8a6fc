import { isUtf8 } from "node:buffer";
import { open, type FileHandle } from "node:fs/promises";
import { enlarged } from "@yakkan/runtime/batch.js";
import { PortfolioFailure } from "./failure.js";
import { hashOf } from "./hash.js";
import { notClosed, Scanner } from "./scan.js";
import { Seen } from "./seen.js";

/** A table of claims as CSV (RFC 4180), the rows of a policy one after the other. */
export interface PlainTable {
  readonly path: string;
  /** The names of its columns, in its order. */
  readonly names: readonly string[];
  /** Whether two columns stand in front of them: the number of the row in the input, and what is wrong with it. */
  readonly isNumbered: boolean;
}

/** Rows of whole policies, as cells in bytes: valid until the next are asked for. */
export interface RowBlock {
  readonly bytes: Buffer;
  readonly count: number;
  /** A cell of row `r` in column `c` stands in `starts[r * width + c]` to before `ends[r * width + c]`. */
  readonly width: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** By row its number in the input, from 1. */
  readonly numbers: Float64Array;
  /** By row: 1 where another policy begins. */
  readonly begins: Uint8Array;
  /** By row what is wrong with it as a row of CSV: what its cells say is not sure then. */
  readonly faults: ReadonlyMap<number, string>;
}

/** Thrown where a table has rows of a policy apart from each other. */
export class NotInOrder extends Error {}

/** What is read at once; a policy that is larger is read whole. */
const blockSize = 1 << 20;
/** No row is longer than that: a quotation mark is open. */
const longestRow = 1 << 26;
/** What stands in front of the columns of a numbered table. */
export const numbering = ["row", "fault"] as const;

/** The rows of the policies of a shard, from 1, in blocks. Rows that say nothing at all are passed by. */
export function policyBlocks(table: PlainTable, shard: number, of: number, size = blockSize): AsyncGenerator<RowBlock> {
  return blocksOf(table, shard, of, size, table.isNumbered ? undefined : new Seen());
}

/** All rows, in whatever order. */
export function allRows(table: PlainTable): AsyncGenerator<RowBlock> {
  return blocksOf(table, 1, 1, blockSize, undefined);
}

/** `seen` are the policies that there were, where none may come again. */
async function* blocksOf(
  { path, names, isNumbered }: PlainTable,
  shard: number,
  of: number,
  size: number,
  seen: Seen | undefined,
): AsyncGenerator<RowBlock> {
  // Columns begin behind the numbering.
  const shift = isNumbered ? numbering.length : 0;
  const width = names.length + shift;
  const policyAt = names.indexOf("policy") + shift;
  const file = await open(path);
  try {
    let capacity = size;
    let bytes = Buffer.allocUnsafe(2 * capacity);
    const scanner = new Scanner(width, bytes);
    let numbers = new Float64Array(1024);
    let begins = new Uint8Array(1024);
    let filled = 0;
    let number = 0;
    let isHeadingRead = false;
    let isCarried = false;
    const textOf = (cell: number): string => bytes.toString("utf8", scanner.starts[cell], scanner.ends[cell]);
    for (;;) {
      const { until, isEnd } = await fill(file, bytes, filled, capacity);
      filled = until;
      if (!isUtf8(bytes.subarray(0, isEnd ? filled : endOfCharacters(bytes, filled)))) throw notUtf8(path);
      scanner.restart(bytes, filled);
      let at = 0;
      if (!isHeadingRead) {
        at = scanner.row(0, startOf(bytes, filled), filled, isEnd);
        isHeadingRead = at >= 0;
      }
      // The last policy may go on behind these bytes: its rows are left for the next block.
      let whole = { at: Math.max(at, 0), count: 0, number };
      const faults = new Map<number, string>();
      let count = 0;
      let [isOwn, policyStart, policyEnd] = [false, -1, -1];
      for (let next = at; at >= 0 && at < filled; at = next) {
        next = scanner.row(count, at, filled, isEnd);
        if (next === notClosed || (next < 0 && filled - at > longestRow))
          throw new PortfolioFailure(`${path}: a quotation mark in row ${number + 1} is never closed`);
        if (next < 0) break;
        const start = scanner.starts[count * width + policyAt]!;
        const end = scanner.ends[count * width + policyAt]!;
        if (start === end && scanner.saysNothing(count, shift, at, next)) {
          number += 1;
          if (policyStart < 0) whole = { at: next, count, number };
          continue;
        }
        const isOther = policyStart < 0 || !isSame(bytes, policyStart, policyEnd, start, end);
        if (isOther) {
          whole = { at, count, number };
          policyStart = start;
          policyEnd = end;
          isOwn = of === 1 || hashOf(bytes, start, end) % of === shard - 1;
          // Rows of no policy belong to nothing, wherever they stand.
          const isSeen = (isCarried && at === 0) || start === end;
          if (isOwn && !isSeen && seen?.add(bytes, start, end) === false) throw new NotInOrder();
        }
        number += 1;
        if (!isOwn) continue;
        if (count === numbers.length) [numbers, begins] = [enlarged(numbers, 2 * count), enlarged(begins, 2 * count)];
        const fault = isNumbered ? textOf(count * width + 1) : (scanner.fault ?? "");
        if (fault !== "") faults.set(count, fault);
        numbers[count] = isNumbered ? Number(textOf(count * width)) : number;
        begins[count] = isOther ? 1 : 0;
        count += 1;
      }
      if (isEnd) whole = { at: filled, count, number };
      const [starts, ends] = [scanner.starts.subarray(shift), scanner.ends.subarray(shift)];
      if (whole.count > 0) yield { bytes, count: whole.count, width, starts, ends, numbers, begins, faults };
      if (isEnd) return;
      number = whole.number;
      isCarried = policyStart >= 0;
      if (whole.at === 0) {
        capacity *= 2;
        const larger = Buffer.allocUnsafe(2 * capacity);
        bytes.copy(larger, 0, 0, filled);
        bytes = larger;
      } else {
        bytes.copyWithin(0, whole.at, filled);
        filled -= whole.at;
      }
    }
  } finally {
    await file.close();
  }
}

/** Before a character that the bytes hold a part of only. */
function endOfCharacters(bytes: Buffer, filled: number): number {
  let end = filled;
  while (end > 0 && bytes[end - 1]! >= 128) end -= 1;
  return end;
}

/** Reads until the bytes are full or the file ends. */
async function fill(
  file: FileHandle,
  bytes: Buffer,
  from: number,
  to: number,
): Promise<{ readonly until: number; readonly isEnd: boolean }> {
  let until = from;
  while (until < to) {
    const { bytesRead } = await file.read(bytes, until, to - until, null);
    if (bytesRead === 0) return { until, isEnd: true };
    until += bytesRead;
  }
  return { until, isEnd: false };
}

export function notUtf8(path: string): PortfolioFailure {
  return new PortfolioFailure(
    `${path}: is not text in UTF-8; say which encoding it is in, as \`--encoding shift_jis\``,
  );
}

/** Behind the byte order mark. */
function startOf(bytes: Buffer, filled: number): number {
  return filled >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Whether two stretches hold the same bytes. */
export function isSame(bytes: Buffer, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let place = start, other = otherStart; place < end; place += 1, other += 1)
    if (bytes[place] !== bytes[other]) return false;
  return true;
}
