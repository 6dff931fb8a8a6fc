import type { Product, Scenario, TopLevel, Vocabulary } from "./syntax.js";

/**
 * A copy whose positions are `by` further on: of a syntax tree, or of whatever else has positions. What the parser put
 * in stands at 0, and stays there: nothing moves that begins a text.
 */
export function moved<T>(value: T, by: number): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value.length === 0 ? value : value.map((part: unknown) => moved(part, by))) as T;
  const copy = { ...value } as Record<string, unknown>;
  for (const key in copy) {
    const part = copy[key];
    if (typeof part === "object" && part !== null) copy[key] = moved(part, by);
  }
  const { start, end } = copy;
  if (typeof start === "number" && typeof end === "number") {
    copy["start"] = start === 0 ? 0 : start + by;
    copy["end"] = end === 0 ? 0 : end + by;
  }
  return copy as T;
}

// ── What moves when somebody reads it ────────────────────────────────────────────────────────────────

const origin = Symbol("origin");

/** Where something came from: what it was at first, how far it went in all, and what has been read of it since. */
interface From<T> {
  readonly of: T;
  readonly by: number;
  late: unknown;
}

interface Moved<T> {
  readonly [origin]: From<T>;
}

/** What something was before it moved: the same for the same text, wherever it stands. */
export function originOf<T extends Scenario | Product | Vocabulary>(value: T): T {
  return (value as Partial<Moved<T>>)[origin]?.of ?? value;
}

/** From what it was at first, so that nothing is copied from copy to copy. */
function from<T extends Scenario | Product | Vocabulary>(value: T, further: number): From<T> {
  const before = (value as Partial<Moved<T>>)[origin];
  return { of: before?.of ?? value, by: (before?.by ?? 0) + further, late: undefined };
}

/** A field that moves when it is first read. One for all objects: one that is made for each of them makes them slow. */
function late<K extends "statements" | "items">(field: K): PropertyDescriptor {
  return {
    enumerable: true,
    get(this: Moved<Readonly<Record<K, unknown>>>) {
      const came = this[origin];
      return (came.late ??= moved(came.of[field], came.by));
    },
  };
}

const lateStatements = late("statements");
const lateItems = late("items");

/** The same for declarations of a file. Most of one are scenarios, of which nobody reads most. */
export function moveDeclarations(declarations: readonly TopLevel[], by: number): TopLevel[] {
  return declarations.map((one) => (one.kind === "scenario" ? moveScenario(one, by) : moved(one, by)));
}

/** Its statements move when somebody reads them. */
function moveScenario(scenario: Scenario, further: number): Scenario {
  const came = from(scenario, further);
  const { of: first, by } = came;
  if (by === 0) return first;
  const copy: Omit<Scenario, "statements"> & Moved<Scenario> = {
    kind: "scenario",
    title: moved(first.title, by),
    product: moved(first.product, by),
    references: moved(first.references, by),
    doc: first.doc,
    start: first.start + by,
    end: first.end + by,
    [origin]: came,
  };
  return Object.defineProperty(copy, "statements", lateStatements) as unknown as Scenario;
}

/** A product or a vocabulary: its items move when somebody reads them. */
export function moveDefinition<T extends Product | Vocabulary>(definition: T, further: number): T {
  const came = from(definition, further);
  const { of: first, by } = came;
  if (by === 0) return first;
  // Not by spreading it, for that would read the items.
  const copy: Record<string | symbol, unknown> = { [origin]: came };
  for (const key in first) if (key !== "items") copy[key] = moved(first[key], by);
  copy["start"] = first.start + by;
  copy["end"] = first.end + by;
  return Object.defineProperty(copy, "items", lateItems) as unknown as T;
}
