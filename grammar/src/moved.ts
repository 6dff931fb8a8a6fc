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

/** What has moved: what it was, and how far it went in all. */
interface Moved<T> {
  readonly [origin]?: { readonly of: T; readonly by: number };
}

/** What something was before it moved: the same for the same text, wherever it stands. */
export function originOf<T extends Scenario | Product | Vocabulary>(value: T): T {
  return (value as Moved<T>)[origin]?.of ?? value;
}

/** A copy as `make` makes it of what it was at first, so that it is not copied from copy to copy. */
function moveOrigin<T extends Scenario | Product | Vocabulary>(
  value: T,
  further: number,
  make: (first: T, by: number) => T,
): T {
  const first = originOf(value);
  const by = ((value as Moved<T>)[origin]?.by ?? 0) + further;
  return by === 0 ? first : Object.assign(make(first, by), { [origin]: { of: first, by } });
}

/** The same for declarations of a file. Most of one are scenarios, of which nobody reads most. */
export function moveDeclarations(declarations: readonly TopLevel[], by: number): TopLevel[] {
  return declarations.map((one) => (one.kind === "scenario" ? moveOrigin(one, by, moveScenario) : moved(one, by)));
}

/** Its statements move when somebody reads them. */
function moveScenario(first: Scenario, by: number): Scenario {
  let statements: Scenario["statements"] | undefined;
  return {
    kind: "scenario",
    title: moved(first.title, by),
    product: moved(first.product, by),
    get statements() {
      return (statements ??= moved(first.statements, by));
    },
    references: moved(first.references, by),
    doc: first.doc,
    start: first.start + by,
    end: first.end + by,
  };
}

/** A product or a vocabulary: its items move when somebody reads them. */
export function moveDefinition<T extends Product | Vocabulary>(definition: T, further: number): T {
  return moveOrigin(definition, further, (first, by) => {
    // Not by spreading it, for that would read the items.
    const header: Partial<Record<keyof T, unknown>> = {};
    for (const key in first) if (key !== "items") header[key] = moved(first[key], by);
    let items: T["items"] | undefined;
    return {
      ...(header as Omit<T, "items">),
      start: first.start + by,
      end: first.end + by,
      get items() {
        return (items ??= moved(first.items, by));
      },
    } as T;
  });
}
