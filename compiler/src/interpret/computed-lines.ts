import type { HeadNode, PerUnit } from "../plan.js";
import type { Line, LineUnit, Situation } from "./case.js";
import { holds } from "./evaluate.js";
import type { PlanIndex } from "./plan-index.js";
import { namedUnit, unitOfKind } from "./units.js";

/** A line that a computed head is. */
export interface ComputedLine {
  readonly id: string;
  readonly head: HeadNode;
  /** Of a head that brings an amount for each unit. */
  readonly unit?: LineUnit;
  /** Something was paid on it, and no line names the unit any more. */
  readonly lost: boolean;
}

/**
 * The lines that computed heads are, by head in declared order. One on which something was paid before stays a
 * line, so that what was paid is not forgotten.
 */
export function computedLines(
  situation: Situation,
  lines: readonly Line[],
  paidBefore: readonly string[],
): readonly ComputedLine[] {
  const { index } = situation;
  return index.plan.heads.flatMap((head): ComputedLine[] => {
    if (head.computed === undefined) return [];
    const before = paidBefore.filter((id) => readComputedId(id, index)?.head === head);
    if (head.perUnit === undefined) {
      const isLine = before.length > 0 || isOpened(head, situation);
      return isLine ? [{ id: computedLineId(head.name), head, lost: false }] : [];
    }
    const counts = countsById(head.perUnit.unit, lines);
    const named = new Map(
      unitsOf(head.perUnit, lines, counts, situation).map((unit) => [computedLineId(head.name, unit), unit]),
    );
    const opened = isOpened(head, situation);
    const now = [...named]
      .filter(([id]) => opened || before.includes(id))
      .map(([id, unit]): ComputedLine => ({ id, head, unit, lost: false }));
    const lost = before
      .filter((id) => !named.has(id))
      .map((id): ComputedLine => ({ id, head, unit: unitOf(id, head, counts, situation), lost: true }));
    return [...now, ...lost];
  });
}

/** A computed head is a line when it exists and an asserted trigger opens it. */
function isOpened(head: HeadNode, situation: Situation): boolean {
  const path = situation.index.places.get(head.name)?.path ?? [];
  if ([...path, head].some((node) => holds(node.when, { situation }) === false)) return false;
  return head.covers.some(
    (cover) =>
      holds(cover.when, { situation }) !== false && cover.triggers.some((trigger) => situation.asserted.has(trigger)),
  );
}

/** The units that lines name for it, as often as they do; and those that the incident lists, where it asks about them. */
function unitsOf(
  perUnit: PerUnit,
  lines: readonly Line[],
  counts: CountsById,
  situation: Situation,
): readonly LineUnit[] {
  const ofLines = lines.flatMap(({ head, unit }) =>
    perUnit.namedBy.includes(head) ? (unitOfKind(unit, perUnit.unit) ?? []) : [],
  );
  if (perUnit.toldBy === undefined) return ofLines;
  const listed = [...(situation.units.get(perUnit.unit)?.keys() ?? [])];
  return [...ofLines, ...listed.map((id) => byId(perUnit.unit, id, counts, situation))];
}

/** The unit of a line that was paid before, with its count where another line still tells it. */
function unitOf(id: string, { perUnit }: HeadNode, counts: CountsById, situation: Situation): LineUnit {
  const kind = perUnit?.unit ?? "";
  const { unit = "", counted = "" } = readComputedId(id, situation.index) ?? {};
  if (unit === "") return { kind, line: counted, count: 1n };
  return byId(kind, unit, counts, situation);
}

type CountsById = ReadonlyMap<string, bigint | undefined>;

/** How many the units of each id are: of a group any line may tell it. */
function countsById(kind: string, lines: readonly Line[]): CountsById {
  const counts = new Map<string, bigint | undefined>();
  for (const line of lines) {
    const { id, count } = unitOfKind(line.unit, kind) ?? {};
    if (id !== undefined && !counts.has(id)) counts.set(id, count);
  }
  return counts;
}

function byId(kind: string, id: string, counts: CountsById, situation: Situation): LineUnit {
  const count = counts.get(id);
  return { ...namedUnit(kind, id, situation), ...(count === undefined ? {} : { count }) };
}

// ── Ids ──────────────────────────────────────────────────────────────────────────────────────────────

/** The id of the line that a computed head is: of a unit by its id behind `:`, of units that a line counts by that line behind `/`. */
function computedLineId(head: string, unit?: LineUnit): string {
  const base = `=${/[:/]/.test(head) ? `\`${head}\`` : head}`;
  if (unit === undefined) return base;
  return unit.id === undefined ? `${base}/${unit.line}` : `${base}:${unit.id}`;
}

/** The computed head whose line is known by this id, and the unit that it is for. */
export function readComputedId(
  id: string,
  index: PlanIndex,
): { readonly head: HeadNode; readonly unit?: string; readonly counted?: string } | undefined {
  const [, quoted, plain, mark, rest] = /^=(?:`([^`]*)`|([^:/`]*))(?:([:/])([^]+))?$/.exec(id) ?? [];
  const head = index.places.get(quoted ?? plain ?? "")?.node;
  if (head?.kind !== "head" || head.computed === undefined) return undefined;
  // A name is quoted only where it has to be.
  if (quoted !== undefined && !/[:/]/.test(quoted)) return undefined;
  if ((head.perUnit !== undefined) !== (mark !== undefined)) return undefined;
  if (mark === undefined) return { head };
  return mark === ":" ? { head, unit: rest! } : { head, counted: rest! };
}
