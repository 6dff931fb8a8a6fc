/** A record as JSON has it, or one that is read from it: only own properties count. */
export type Values = Record<string, unknown>;

export function isRecord(json: unknown): json is object {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

/** The own property of a JSON object, or undefined. */
export function own(record: object, key: string): unknown {
  const value = (record as Values)[key];
  // Most of what is asked for is not there at all; what is there might be inherited.
  return value === undefined || Object.hasOwn(record, key) ? value : undefined;
}

/** A plain object whose keys may be any text. */
export function plainObject<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries(entries);
}

/** Sets a key that may be any text, `__proto__` among them. */
export function put<T>(record: Record<string, T>, key: string, value: T): T {
  if (key === "__proto__")
    Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
  else record[key] = value;
  return value;
}

/** The same with all of these fields, undefined where it lacks them: what is looked at often is of one layout. */
export function laidOut<T extends object>(value: T, fields: readonly (keyof T & string)[]): T {
  return { ...plainObject(fields.map((field) => [field, undefined] as const)), ...value };
}
