import type { LineUnit, NamedUnit, Situation } from "./case.js";

/** The unit with what it is of, as the schedule or the incident says. */
export function namedUnit(
  kind: string,
  id: string,
  situation: Pick<Situation, "index" | "contract" | "units">,
): NamedUnit {
  const declared = situation.index.units.get(kind);
  if (declared?.of === undefined) return { kind, id };
  const listed = (declared.scheduled ? situation.contract.units : situation.units).get(kind)?.get(id);
  return listed?.of === undefined ? { kind, id } : { kind, id, of: namedUnit(declared.of, listed.of, situation) };
}

/** The unit of a kind that somebody names who names this one: itself, or one that it is of. */
export function unitOfKind(unit: NamedUnit | undefined, kind: string): NamedUnit | undefined;
export function unitOfKind(unit: LineUnit | undefined, kind: string): LineUnit | undefined;
export function unitOfKind(unit: LineUnit | undefined, kind: string): LineUnit | undefined {
  return unit === undefined || unit.kind === kind ? unit : unitOfKind(unit.of, kind);
}
