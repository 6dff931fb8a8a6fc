/** What is made of a list, once for each: a settlement may have tens of thousands of lines, each of which asks for it. */
export function once<L extends object, V>(make: (list: L) => V): (list: L) => V {
  const made = new WeakMap<L, V>();
  return (list) => {
    const known = made.get(list);
    if (known !== undefined) return known;
    const value = make(list);
    made.set(list, value);
    return value;
  };
}

/** The members of a list by their keys, in its order. */
export function byKeys<T>(
  list: readonly T[],
  keysOf: (one: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of list)
    for (const key of keysOf(one)) {
      const others = found.get(key);
      if (others === undefined) found.set(key, [one]);
      else others.push(one);
    }
  return found;
}
