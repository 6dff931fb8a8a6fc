import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { cell } from "./csv.js";

const quote = 34;
const comma = 44;
const backslash = 92;
const billion = 1_000_000_000;
/** 00, 01 … 99. */
const pairs = Buffer.from(Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, "0")).join(""));

/** Text as bytes, written from bytes where there are bytes. */
export class Text {
  protected bytes: Buffer = Buffer.allocUnsafe(1 << 10);
  protected filled = 0;

  clear(): void {
    this.filled = 0;
  }

  /** All of it, which is left behind empty. */
  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.filled));
    this.clear();
    return taken;
  }

  /** Characters of ASCII, or a text as it stands. */
  text(text: string): void {
    this.reserve(text.length * 3);
    this.filled += this.bytes.write(text, this.filled);
  }

  /** Bytes as they stand; few, so that a loop is faster than a call. */
  put(bytes: Uint8Array, length = bytes.length): void {
    this.reserve(length);
    const to = this.bytes;
    let place = this.filled;
    for (let from = 0; from < length; from += 1, place += 1) to[place] = bytes[from]!;
    this.filled = place;
  }

  append({ bytes, filled }: Text): void {
    this.put(bytes, filled);
  }

  /** One byte, as a character. */
  char(code: number): void {
    this.reserve(1);
    this.bytes[this.filled] = code;
    this.filled += 1;
  }

  /** A whole number. */
  number(value: number): void {
    if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) return this.text(String(value));
    if (value >= billion) {
      this.number(Math.floor(value / billion));
      this.digits(value % billion, 9);
    } else this.digits(value, digitsOf(value));
  }

  /** The last digits of a number below a thousand million. */
  private digits(value: number, count: number): void {
    this.reserve(count);
    const { bytes, filled } = this;
    // As integers of 32 bits, two digits at once.
    let rest = value | 0;
    let place = filled + count;
    while (place > filled + 1) {
      const hundredth = (rest / 100) | 0;
      const pair = (rest - hundredth * 100) << 1;
      place -= 2;
      bytes[place] = pairs[pair]!;
      bytes[place + 1] = pairs[pair + 1]!;
      rest = hundredth;
    }
    if (place > filled) bytes[filled] = 48 + rest;
    this.filled = filled + count;
  }

  /** A cell of a CSV file. */
  cell(value: string): void {
    this.text(cell(value));
  }

  /** The same, from bytes. */
  cellOf(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    const to = this.bytes;
    let place = this.filled;
    for (let from = start; from < end; from += 1, place += 1) {
      const byte = bytes[from]!;
      if (byte <= comma && (byte === comma || byte === quote || byte === 10 || byte === 13))
        return this.cell(bytes.toString("utf8", start, end));
      to[place] = byte;
    }
    this.filled = place;
  }

  /** A string of JSON, from bytes. */
  stringOf(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start + 2);
    const to = this.bytes;
    let place = this.filled;
    to[place] = quote;
    place += 1;
    for (let from = start; from < end; from += 1, place += 1) {
      const byte = bytes[from]!;
      if (byte < 32 || byte === quote || byte === backslash)
        return this.text(JSON.stringify(bytes.toString("utf8", start, end)));
      to[place] = byte;
    }
    to[place] = quote;
    this.filled = place + 1;
  }

  /** Makes room for so many bytes. */
  protected reserve(size: number): void {
    if (this.filled + size <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.filled + size, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.filled);
    this.bytes = larger;
  }
}

/** A text file that is written in large pieces. */
export class TextFile extends Text {
  private readonly file: number;
  private isOpen = true;

  constructor(path: string) {
    super();
    this.bytes = Buffer.allocUnsafe(1 << 17);
    this.file = openSync(path, "w");
  }

  /** Once it is closed a power cut does not take anything of it away. */
  close(): void {
    try {
      this.flush();
      fsyncSync(this.file);
    } finally {
      this.abandon();
    }
  }

  /** Closes it without what is not written yet. */
  abandon(): void {
    if (this.isOpen) closeSync(this.file);
    this.isOpen = false;
  }

  protected override reserve(size: number): void {
    if (this.filled + size <= this.bytes.length) return;
    this.flush();
    super.reserve(size);
  }

  private flush(): void {
    for (let from = 0; from < this.filled;) from += writeSync(this.file, this.bytes, from, this.filled - from);
    this.filled = 0;
  }
}

function digitsOf(value: number): number {
  let digits = 1;
  for (let power = 10; power <= value; power *= 10) digits += 1;
  return digits;
}
