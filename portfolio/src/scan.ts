import { enlarged } from "@yakkan/runtime/batch.js";

const quote = 34;
const comma = 44;
const newline = 10;
const carriageReturn = 13;

/** The row is not whole: more bytes are needed. */
export const notWhole = -1;
/** The row is not as RFC 4180 has it, or has another number of cells. */
export const notPlain = -2;

/**
 * Finds the cells of a plain CSV file in its bytes. A cell of row `r` in column `c` stands in the bytes from
 * `starts[r * width + c]` to before `ends[r * width + c]`; one with quotes in it is written behind the bytes
 * without those that escape them.
 */
export class Scanner {
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
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
    let place = at;
    for (let column = 0; column < width; column += 1) {
      if (bytes[place] === quote && place < limit) {
        place = this.quoted(first + column, place, limit, isEnd);
        if (place < 0) return place;
      } else {
        starts[first + column] = place;
        for (; place < limit; place += 1) {
          const byte = bytes[place]!;
          if (byte > comma) continue;
          if (byte === comma || byte === newline || byte === carriageReturn) break;
          if (byte === quote) return notPlain;
        }
        ends[first + column] = place;
      }
      if (place === limit) {
        if (!isEnd) return notWhole;
        // The last row may end without a line break.
        return column === width - 1 && place > at ? place : notPlain;
      }
      if (bytes[place] !== comma)
        return column === width - 1 && (width > 1 || place > at) ? this.lineEnd(place, limit, isEnd) : notPlain;
      place += 1;
    }
    return notPlain;
  }

  /** Behind the line break at `place`. */
  private lineEnd(place: number, limit: number, isEnd: boolean): number {
    const { bytes } = this;
    if (bytes[place] === newline) return place + 1;
    if (place + 1 === limit) return isEnd ? notPlain : notWhole;
    return bytes[place + 1] === newline ? place + 2 : notPlain;
  }

  /** Reads a cell in quotes; the place behind it, where a comma, a line break or the end has to be. */
  private quoted(cell: number, at: number, limit: number, isEnd: boolean): number {
    const { bytes } = this;
    let isEscaped = false;
    let place = at + 1;
    for (; ; place += 1) {
      if (place === limit) return isEnd ? notPlain : notWhole;
      if (bytes[place] !== quote) continue;
      // What follows the quote says whether it ends the cell.
      if (place + 1 === limit && !isEnd) return notWhole;
      if (place + 1 === limit || bytes[place + 1] !== quote) break;
      isEscaped = true;
      place += 1;
    }
    this.starts[cell] = at + 1;
    this.ends[cell] = place;
    if (isEscaped) this.unescape(cell);
    const after = place + 1;
    if (after === limit) return after;
    const byte = bytes[after];
    return byte === comma || byte === newline || byte === carriageReturn ? after : notPlain;
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

  private grow(): void {
    const size = Math.max(this.starts.length * 2, this.width * 64);
    this.starts = enlarged(this.starts, size);
    this.ends = enlarged(this.ends, size);
  }
}
