import { hashOf } from "./hash.js";

/** More policies than these are not remembered: 128 MB. */
const mostPolicies = 1 << 23;

/**
 * Policies by hashes of 64 bits: two that are taken for one cost the sorting of the file, nothing else. Where there are
 * more than can be remembered, none of them came twice as long as each was greater than the one before.
 */
export class Seen {
  private table = new Uint32Array(2 * (1 << 16));
  private count = 0;
  private last = Buffer.alloc(0);
  /** As texts, and as numbers of which leading zeros are not written. */
  private ascend = { byBytes: true, byLength: true };

  constructor(private readonly most = mostPolicies) {}

  /** Whether it is new, as far as can be told; where not, DuckDB brings the file into order. */
  add(bytes: Buffer, start: number, end: number): boolean {
    this.follow(bytes, start, end);
    if (this.count === this.most) return this.ascend.byBytes || this.ascend.byLength;
    if (4 * this.count >= this.table.length) this.grow();
    return this.put(hashOf(bytes, start, end), otherHashOf(bytes, start, end));
  }

  private follow(bytes: Buffer, start: number, end: number): void {
    const { ascend, last } = this;
    if (!ascend.byBytes && !ascend.byLength) return;
    const compared = bytes.compare(last, 0, last.length, start, end);
    ascend.byBytes &&= compared > 0;
    ascend.byLength &&= end - start > last.length || (end - start === last.length && compared > 0);
    if (last.length !== end - start) this.last = Buffer.allocUnsafe(end - start);
    bytes.copy(this.last, 0, start, end);
  }

  private put(hash: number, other: number): boolean {
    const mask = this.table.length - 1;
    for (let place = (2 * hash) & mask; ; place = (place + 2) & mask) {
      if (this.table[place + 1] === 0) {
        this.table[place] = hash;
        this.table[place + 1] = other;
        this.count += 1;
        return true;
      }
      if (this.table[place] === hash && this.table[place + 1] === other) return false;
    }
  }

  private grow(): void {
    const before = this.table;
    this.table = new Uint32Array(before.length * 2);
    this.count = 0;
    for (let place = 0; place < before.length; place += 2)
      if (before[place + 1] !== 0) this.put(before[place]!, before[place + 1]!);
  }
}

/** Of the same bytes from the other end; never 0, which is an empty place. */
function otherHashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x9747b28c;
  for (let place = end - 1; place >= start; place -= 1)
    hash = Math.imul(hash ^ bytes[place]!, 0x5bd1e995) ^ (hash >>> 15);
  return (hash | 1) >>> 0;
}
