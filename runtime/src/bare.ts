/**
 * A record whose every key is a plain own property: no prototype is in the way of names such as
 * `__proto__`, `constructor` or `toString`. (Unlike `Object.create(null)` it keeps the fast layout.)
 */
export type Values = Record<string, unknown>;

interface BareConstructor {
  new (): Values;
}

const Bare = function () {} as unknown as BareConstructor & { prototype: unknown };
Bare.prototype = Object.create(null) as unknown;

export function bare(): Values {
  return new Bare();
}

/** The own property of a JSON object, or undefined. */
export function own(record: object, key: string): unknown {
  return Object.hasOwn(record, key) ? (record as Values)[key] : undefined;
}

/** A plain object whose keys may be any text. */
export function plainObject<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries(entries);
}
