/** Terms, rules, openings found by the heads that they are about: of many, few are about any one. */
export class ByHead<T> {
  private readonly order: ReadonlyMap<T, number>;
  private readonly lists = new Map<string, T[]>();
  private readonly found = new WeakMap<readonly string[], readonly T[]>();

  constructor(
    private readonly items: readonly T[],
    headsOf: (item: T) => readonly string[],
  ) {
    this.order = new Map(items.map((item, place) => [item, place]));
    for (const item of items)
      for (const head of headsOf(item)) {
        const list = this.lists.get(head);
        if (list === undefined) this.lists.set(head, [item]);
        else list.push(item);
      }
  }

  /** Those about one of the heads at least, in the order of the text. */
  about(heads: readonly string[]): readonly T[] {
    const first = heads[0];
    if (heads.length <= 1) return first === undefined ? [] : (this.lists.get(first) ?? []);
    const found = this.found.get(heads) ?? this.find(heads);
    this.found.set(heads, found);
    return found;
  }

  private find(heads: readonly string[]): readonly T[] {
    const about = new Set(heads.flatMap((head) => this.lists.get(head) ?? []));
    return this.items.filter((item) => about.has(item));
  }

  isBefore(a: T, b: T): boolean {
    return this.placeOf(a) < this.placeOf(b);
  }

  private placeOf(item: T): number {
    return this.order.get(item) ?? -1;
  }
}
