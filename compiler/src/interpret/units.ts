import type { LineUnit, NamedUnit, Situation } from "./case.js";

/**
 * The units of the kind that the incident names, each once: those of lines, of its list of units, and those that one of
 * these is of. Units that a line counts without an id are one element, which tells how many they are.
 */
export function namedUnits(
  kind: string,
  situation: Pick<Situation, "index" | "contract" | "units" | "lines">,
): readonly LineUnit[] {
  const ofLines = situation.lines.flatMap(({ unit }) => unit ?? []);
  const listed = [...situation.units].flatMap(([of, units]) =>
    [...units.keys()].map((id) => namedUnit(of, id, situation)),
  );
  const found = new Map<string, LineUnit>();
  // A line may tell how many the units of an id are, which no list does: it comes first.
  for (const unit of [...ofLines, ...listed].flatMap((one) => unitOfKind(one, kind) ?? [])) {
    const key = JSON.stringify([unit.id ?? null, unit.line ?? null]);
    if (!found.has(key)) found.set(key, unit);
  }
  return [...found.values()];
}

export function isSameUnit(a: LineUnit, b: LineUnit): boolean {
  return a.kind === b.kind && a.id === b.id && a.line === b.line;
}

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
