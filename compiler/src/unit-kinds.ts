import type { UnitKind } from "./plan.js";

type Kinds = ReadonlyMap<string, Pick<UnitKind, "of">>;

/** The kind of unit itself, and those that one of it is of, from the inside out. */
export function kindsFrom(kind: string, kinds: Kinds): readonly string[] {
  const outer = kinds.get(kind)?.of;
  return outer === undefined ? [kind] : [kind, ...kindsFrom(outer, kinds)];
}

/** Whether who names a unit of the kind names one of the other, too: it is the same, or one that it is of. */
export function isWithin(kind: string, outer: string, kinds: Kinds): boolean {
  return kindsFrom(kind, kinds).includes(outer);
}

/** Whether an incident lists units of the kind: it establishes something of them, or says of what they are. */
export function isListedInIncident({ established, of, scheduled }: UnitKind): boolean {
  return established.length > 0 || (of !== undefined && !scheduled);
}

/** What a list of units of a kind says of each: its facts, and where `of` is there, which one of that kind it is of. */
export type ListedKind = Pick<UnitKind, "name" | "label" | "of" | "facts">;

/** As the contract's schedules list them. */
export function scheduledKinds(units: readonly UnitKind[]): readonly ListedKind[] {
  return units.filter(({ scheduled }) => scheduled);
}

/** As an incident lists them; of what one of the schedule is, is said there. */
export function incidentKinds(units: readonly UnitKind[]): readonly ListedKind[] {
  return units.filter(isListedInIncident).map(({ name, label, of, scheduled, established: facts }) => ({
    name,
    label,
    facts,
    ...(of !== undefined && !scheduled && { of }),
  }));
}
