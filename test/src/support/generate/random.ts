/**
 * A source of choices that a seed decides altogether (xorshift128 over a hashed seed): the same seed draws the
 * same product and the same histories on every machine.
 */
export class Random {
  private readonly state: Int32Array;

  constructor(readonly seed: number) {
    this.state = new Int32Array(4);
    let mixed = seed | 0;
    for (let place = 0; place < 4; place += 1) {
      mixed = (mixed + 0x9e3779b9) | 0;
      let word = mixed;
      word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
      word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
      this.state[place] = word ^ (word >>> 15) || 1;
    }
  }

  private next(): number {
    const { state } = this;
    let t = state[3]!;
    const s = state[0]!;
    state[3] = state[2]!;
    state[2] = state[1]!;
    state[1] = s;
    t ^= t << 11;
    t ^= t >>> 8;
    state[0] = t ^ s ^ (s >>> 19);
    return state[0] >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    const range = most - least + 1;
    if (range <= 0x1_0000_0000) return least + (this.next() % range);
    return least + Math.floor(((this.next() * 0x20_0000 + (this.next() >>> 11)) / 2 ** 53) * range);
  }

  chance(percent: number): boolean {
    return this.between(0, 99) < percent;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("nothing to pick from");
    return list[this.between(0, list.length - 1)]!;
  }

  /** One of the values, by weight. */
  weighted<T>(...entries: readonly (readonly [weight: number, value: T])[]): T {
    const total = entries.reduce((sum, [weight]) => sum + weight, 0);
    let at = this.between(0, total - 1);
    for (const [weight, value] of entries) {
      if (at < weight) return value;
      at -= weight;
    }
    throw new Error("no entry has weight");
  }

  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let place = shuffled.length - 1; place > 0; place -= 1) {
      const other = this.between(0, place);
      [shuffled[place], shuffled[other]] = [shuffled[other]!, shuffled[place]!];
    }
    return shuffled;
  }

  /** Between `least` and `most` elements, in the order of the list. */
  subset<T>(list: readonly T[], least = 0, most = list.length): T[] {
    const size = Math.min(list.length, this.between(Math.min(least, list.length), Math.max(least, most)));
    const places = new Set(this.shuffle(list.map((_, place) => place)).slice(0, size));
    return list.filter((_, place) => places.has(place));
  }

  times<T>(count: number, make: (place: number) => T): T[] {
    return Array.from({ length: count }, (_, place) => make(place));
  }

  /** A source of its own, so that what it draws does not move what is drawn here afterwards. */
  fork(): Random {
    return new Random(this.next() | 0);
  }
}
