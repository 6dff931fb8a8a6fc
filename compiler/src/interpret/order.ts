import type { FactReference } from "@yakkan/runtime/result.js";

/** By code unit, as the result's ids are ordered; no locale enters. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each reference once, sorted by bearer, id and name. */
export function sortReferences(references: readonly FactReference[]): readonly FactReference[] {
  const unique = new Map(references.map((reference) => [keyOf(reference), reference]));
  return [...unique.values()].sort(
    (a, b) => compareText(a.of, b.of) || compareText(a.id ?? "", b.id ?? "") || compareText(a.name, b.name),
  );
}

export function assertNever(value: never): never {
  throw new Error(`a kind that nobody declared: ${JSON.stringify(value)}`);
}

function keyOf(reference: FactReference): string {
  return JSON.stringify([reference.of, reference.id ?? null, reference.name]);
}
