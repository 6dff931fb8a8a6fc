import { enlarged } from "@yakkan/runtime/batch.js";
import { hashOf } from "./hash.js";
import type { RowBlock } from "./rows.js";

/**
 * The distinct texts of some columns, together, each with a number from 0 and what it was once read as. What
 * a file repeats is read once.
 */
export class Texts<Value> {
  readonly values: Value[] = [];
  private bytes = Buffer.alloc(1 << 12);
  private ends = new Int32Array(256);
  private count = 0;
  /** By hash the number of a text, plus 1. */
  private slots = new Int32Array(512);
  private last = 0;
  private key = Buffer.alloc(256);

  /** `read` gives what the cells of a row come to. */
  constructor(
    private readonly columns: readonly number[],
    private readonly read: (block: RowBlock, row: number) => Value,
    private readonly most = 1 << 16,
  ) {}

  /** Forgets all where they have become too many; numbers given before are void then. */
  restart(): void {
    if (this.count >= this.most) this.forget();
  }

  forget(): void {
    this.count = this.last = 0;
    this.values.length = 0;
    this.slots.fill(0);
  }

  /** The number of the row's text. */
  find(block: RowBlock, row: number): number {
    const { columns } = this;
    if (columns.length !== 1) return this.findTogether(block, row);
    const cell = row * block.width + columns[0]!;
    return this.place(block.bytes, block.starts[cell]!, block.ends[cell]!, block, row);
  }

  /** By the cells one behind the other, each with its length before it. */
  private findTogether(block: RowBlock, row: number): number {
    const { bytes, starts, ends, width } = block;
    let length = 0;
    for (const column of this.columns) {
      const cell = row * width + column;
      const start = starts[cell]!;
      const end = ends[cell]!;
      if (length + end - start + 5 > this.key.length) this.key = larger(this.key, length + end - start + 5);
      const { key } = this;
      key[length] = Math.min(end - start, 255);
      length = end - start < 255 ? length + 1 : key.writeUInt32LE(end - start, length + 1);
      for (let place = start; place < end; place += 1, length += 1) key[length] = bytes[place]!;
    }
    return this.place(this.key, 0, length, block, row);
  }

  private place(bytes: Buffer, start: number, end: number, block: RowBlock, row: number): number {
    if (this.count > 0 && this.isText(this.last, bytes, start, end)) return this.last;
    const mask = this.slots.length - 1;
    let slot = hashOf(bytes, start, end) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const text = this.slots[slot]! - 1;
      if (text < 0) break;
      if (this.isText(text, bytes, start, end)) return (this.last = text);
    }
    return (this.last = this.add(slot, bytes, start, end, this.read(block, row)));
  }

  private isText(text: number, bytes: Buffer, start: number, end: number): boolean {
    const from = text === 0 ? 0 : this.ends[text - 1]!;
    const length = this.ends[text]! - from;
    if (end - start !== length) return false;
    const own = this.bytes;
    for (let index = 0; index < length; index += 1) if (own[from + index] !== bytes[start + index]) return false;
    return true;
  }

  private add(slot: number, bytes: Buffer, start: number, end: number, value: Value): number {
    const text = this.count;
    const from = text === 0 ? 0 : this.ends[text - 1]!;
    const until = from + end - start;
    if (until > this.bytes.length) this.bytes = larger(this.bytes, until);
    if (text === this.ends.length) this.ends = enlarged(this.ends, text * 2);
    bytes.copy(this.bytes, from, start, end);
    this.ends[text] = until;
    this.values.push(value);
    this.count += 1;
    this.slots[slot] = text + 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return text;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let text = 0; text < this.count; text += 1) {
      let slot = hashOf(this.bytes, text === 0 ? 0 : this.ends[text - 1]!, this.ends[text]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = text + 1;
    }
  }
}

function larger(bytes: Buffer, needed: number): Buffer<ArrayBuffer> {
  const copy = Buffer.alloc(Math.max(needed, bytes.length * 2));
  bytes.copy(copy);
  return copy;
}
