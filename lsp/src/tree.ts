import type { Declaration, Span } from "@yakkan/grammar/syntax.js";

/** Everything in a syntax tree that has a place in the text, outer before inner. */
export function* spansIn(value: unknown): Generator<Span> {
  if (Array.isArray(value)) {
    for (const item of value) yield* spansIn(item);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if ("start" in value && "end" in value) yield value as Span;
  for (const child of Object.values(value)) yield* spansIn(child);
}

/** Every declaration in a part of the tree, outer before inner. */
export function* declarationsIn(part: unknown): Generator<Declaration> {
  for (const span of spansIn(part)) if ("references" in span && "doc" in span) yield span as Declaration;
}
