/** Plain JSON that a generator may still change. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
export type Path = readonly (string | number)[];

export function isContainer(value: Json | undefined): value is Json[] | JsonObject {
  return typeof value === "object" && value !== null;
}

/** Sets a field of its own, whatever it is called. */
export function setField(object: JsonObject, name: string, value: Json): void {
  // Any other name can be assigned, which takes a tenth of the time.
  if (name === "__proto__")
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}

export function objectOf(entries: readonly (readonly [string, Json])[]): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of entries) setField(object, name, value);
  return object;
}

export function child(parent: Json, key: string | number): Json | undefined {
  if (!isContainer(parent) || !Object.hasOwn(parent, key)) return undefined;
  return (parent as Record<string | number, Json>)[key];
}

export function at(root: Json, path: Path): Json | undefined {
  let value: Json | undefined = root;
  for (const key of path) value = value === undefined ? undefined : child(value, key);
  return value;
}

/** Every path to a part, the parts before what is in them. */
export function pathsIn(value: Json, path: Path = []): Path[] {
  if (!isContainer(value)) return [path];
  const keys = Array.isArray(value) ? value.map((_, place) => place) : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsIn(child(value, key)!, [...path, key]))];
}

/** The same JSON with another value at the path; `undefined` takes the part away. */
export function withAt(root: Json, path: Path, value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (Array.isArray(root)) {
    const place = Number(key);
    if (rest.length === 0 && value === undefined) return root.filter((_, index) => index !== place);
    return root.map((element, index) => (index === place ? withAt(element, rest, value) : element));
  }
  const object = root as JsonObject;
  const entries = Object.keys(object).flatMap((name): [string, Json][] => {
    if (name !== key) return [[name, child(object, name)!]];
    if (rest.length === 0) return value === undefined ? [] : [[name, value]];
    return [[name, withAt(child(object, name)!, rest, value)]];
  });
  if (!Object.hasOwn(object, key) && value !== undefined && rest.length === 0) entries.push([String(key), value]);
  return objectOf(entries);
}

export function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
