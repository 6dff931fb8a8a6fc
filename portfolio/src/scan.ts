import { enlarged } from "@yakkan/runtime/batch.js";

const quote = 34;
const comma = 44;
const newline = 10;
const carriageReturn = 13;

/** The row is not whole: more bytes are needed. */
const notWhole = -1;
/** A quotation mark of the row is open at the end of the file. */
export const notClosed = -2;

/**
 * Finds the cells of a CSV file (RFC 4180) in its bytes. A cell of row `r` in column `c` stands in the bytes from
 * `starts[r * width + c]` to before `ends[r * width + c]`; one with quotes in it is written behind the bytes
 * without those that escape them, and one of blanks alone is empty.
 */
export class Scanner {
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  /** What is wrong with the row that was read last. It has its cells as far as they are there, then empty ones. */
  fault: string | undefined;
  /** Where cells are written that hold quotes: behind `limit`. */
  private spare = 0;

  constructor(
    readonly width: number,
    public bytes: Buffer,
  ) {}

  /** Begins with other bytes; those behind `limit` are free, as many again as are before it. */
  restart(bytes: Buffer, limit: number): void {
    this.bytes = bytes;
    this.spare = limit;
  }

  /** Reads the row that begins `at`, as the `row`th; where the next begins, or one of the codes above. */
  row(row: number, at: number, limit: number, isEnd: boolean): number {
    const { bytes, width } = this;
    const first = row * width;
    if (first + width > this.starts.length) this.grow();
    const { starts, ends } = this;
    this.fault = undefined;
    let place = at;
    for (let column = 0; column < width; column += 1) {
      if (bytes[place] === quote && place < limit) {
        place = this.quoted(first + column, place, limit, isEnd);
        if (place < 0) return place;
      } else {
        starts[first + column] = place;
        place = endOfCell(bytes, place, limit);
        ends[first + column] = place;
      }
      if (mayBeBlank(bytes, starts[first + column]!)) this.emptyIfBlank(first + column);
      if (place === limit && !isEnd) return notWhole;
      if (place < limit && bytes[place] === comma) {
        if (column === width - 1) return this.tooMany(at, place, limit, isEnd);
        place += 1;
        continue;
      }
      if (column < width - 1) this.tooFew(first, column + 1, place);
      return this.lineEnd(at, place, limit, isEnd);
    }
    return place;
  }

  /** Whether a row that begins `at` and ends before `until` is blank, in the columns from `column`. */
  saysNothing(row: number, column: number, at: number, until: number): boolean {
    const { starts, ends, width } = this;
    for (let cell = row * width + column; cell < (row + 1) * width; cell += 1)
      if (starts[cell] !== ends[cell]) return false;
    return this.fault === undefined || /^[\s,"]*$/.test(this.bytes.toString("utf8", at, until));
  }

  private tooFew(first: number, count: number, place: number): void {
    for (let column = count; column < this.width; column += 1)
      this.starts[first + column] = this.ends[first + column] = place;
    this.fault ??= this.countFault(count);
  }

  /** Counts the cells from the comma at `at`, for which there is no column. */
  private tooMany(start: number, at: number, limit: number, isEnd: boolean): number {
    const { bytes, width } = this;
    let count = width;
    let place = at;
    while (place < limit && bytes[place] === comma) {
      count += 1;
      place += 1;
      if (place < limit && bytes[place] === quote) {
        place = this.behindQuotes(place, limit, isEnd);
        if (place < 0) return place;
      }
      place = endOfCell(bytes, place, limit);
      if (place === limit && !isEnd) return notWhole;
    }
    this.fault ??= this.countFault(count);
    return this.lineEnd(start, place, limit, isEnd);
  }

  private countFault(count: number): string {
    return `the row has ${count} ${count === 1 ? "cell" : "cells"}, where the heading has ${this.width}`;
  }

  /** Behind the line break at `place`, which ends the row that begins at `start`; the last row may do without. */
  private lineEnd(start: number, place: number, limit: number, isEnd: boolean): number {
    const { bytes } = this;
    if (this.fault !== undefined) this.fault += linesOf(bytes, start, place);
    if (place === limit) return place;
    if (bytes[place] === newline) return place + 1;
    if (place + 1 === limit) return isEnd ? limit : notWhole;
    return bytes[place + 1] === newline ? place + 2 : place + 1;
  }

  /** Reads a cell in quotes; the place behind it, where a comma, a line break or the end is. */
  private quoted(cell: number, at: number, limit: number, isEnd: boolean): number {
    const { bytes } = this;
    const after = this.behindQuotes(at, limit, isEnd);
    if (after < 0) return after;
    this.starts[cell] = at + 1;
    this.ends[cell] = after - 1;
    for (let place = at + 1; place < after - 1; place += 1)
      if (bytes[place] === quote) {
        this.unescape(cell);
        break;
      }
    const end = endOfCell(bytes, after, limit);
    if (end > after) this.fault = "something stands behind the quotation mark that ends a cell";
    return end;
  }

  /** Behind the quotation mark that closes the one at `at`. */
  private behindQuotes(at: number, limit: number, isEnd: boolean): number {
    const { bytes } = this;
    for (let place = at + 1; ; place += 1) {
      if (place >= limit) return isEnd ? notClosed : notWhole;
      if (bytes[place] !== quote) continue;
      // What follows the quote says whether it ends the cell.
      if (place + 1 === limit) return isEnd ? limit : notWhole;
      if (bytes[place + 1] !== quote) return place + 1;
      place += 1;
    }
  }

  private unescape(cell: number): void {
    const { bytes, starts, ends } = this;
    const start = this.spare;
    for (let place = starts[cell]!; place < ends[cell]!; place += 1) {
      bytes[this.spare] = bytes[place]!;
      this.spare += 1;
      if (bytes[place] === quote) place += 1;
    }
    starts[cell] = start;
    ends[cell] = this.spare;
  }

  /** A cell of blanks alone says nothing, as an empty one does. */
  private emptyIfBlank(cell: number): void {
    const { bytes, starts, ends } = this;
    const [start, end] = [starts[cell]!, ends[cell]!];
    if (start < end && bytes.toString("utf8", start, end).trim() === "") ends[cell] = start;
  }

  private grow(): void {
    const size = Math.max(this.starts.length * 2, this.width * 64);
    this.starts = enlarged(this.starts, size);
    this.ends = enlarged(this.ends, size);
  }
}

/** Where a cell without quotes around it ends that begins at `place`. */
function endOfCell(bytes: Buffer, place: number, limit: number): number {
  for (; place < limit; place += 1) {
    const byte = bytes[place]!;
    if (byte <= comma && (byte === comma || byte === newline || byte === carriageReturn)) break;
  }
  return place;
}

/** Whether a text may be blank by how it begins: with a blank of ASCII, U+00A0, U+2000 and the like, or U+3000. */
function mayBeBlank(bytes: Buffer, start: number): boolean {
  const byte = bytes[start]!;
  if (byte < 0xc2) return byte <= 32;
  const next = bytes[start + 1];
  return (next === 0x80 && (byte === 0xe2 || byte === 0xe3)) || (next === 0xa0 && byte === 0xc2);
}

/** How many lines a broken row takes up, where they are several: those behind the first are not looked at. */
function linesOf(bytes: Buffer, start: number, end: number): string {
  let lines = 1;
  for (let place = start; place < end; place += 1) if (bytes[place] === newline) lines += 1;
  return lines === 1 ? "" : `; it goes on over ${lines} lines`;
}
