import type { FactReference } from "@yakkan/runtime/result.js";

/** By code unit, as the result's ids are ordered; no locale enters. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each reference once, sorted by bearer, id and name. */
export function sortReferences(references: readonly FactReference[]): readonly FactReference[] {
  const unique = new Map<string, FactReference>();
  for (const reference of references) {
    const key = keyOf(reference);
    // Units of two kinds may share id and name: what lacks a time of one does not hide what lacks all of the other.
    if (unique.get(key)?.lacks !== undefined || !unique.has(key)) unique.set(key, reference);
  }
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
