/** The empty list that many share: nothing is taken from the heap for it. */
export const none: readonly never[] = [];

/** As many as are sorted by insertion, which takes nothing from the heap; an incident has few lines. */
const few = 12;

/** Sorts a list where it stands; equals keep their order. */
export function sortInPlace<T>(list: T[], compare: (a: T, b: T) => number): T[] {
  if (list.length > few) return list.sort(compare);
  for (let place = 1; place < list.length; place += 1) {
    const element = list[place]!;
    let free = place;
    for (; free > 0 && compare(list[free - 1]!, element) > 0; free -= 1) list[free] = list[free - 1]!;
    list[free] = element;
  }
  return list;
}

/** Appends to a list that is one's own, or to the empty one that many share. */
export function append<T>(list: readonly T[], element: T): readonly T[] {
  if (list.length === 0) return [element];
  (list as T[]).push(element);
  return list;
}
