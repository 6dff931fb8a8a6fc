import type { Term } from "../plan.js";
import { type Cell, compareCells, triggerOf } from "./cells.js";
import { compareText } from "./order.js";
import type { LineUnit } from "./case.js";
import { isPerInsured } from "../walk-plan.js";
import { unitKindsOfTerm, type PlanIndex } from "./plan-index.js";
import { unitOfKind } from "./units.js";

/** What the cells of a group have in common. A field is absent where the term is not by it, or the cells have none. */
export interface GroupKey {
  readonly claim?: string;
  readonly insured?: string;
  /** The unit, or group of units, that is named by id; or those of a line that gives a count without one. */
  readonly unit?: LineUnit;
  /** How many units the amounts of the group are for. */
  readonly count: bigint;
  readonly trigger?: string;
  readonly item?: string;
  /** Of a term per loss: the line that is alone in the group. */
  readonly alone?: string;
}

export interface Group<C extends Cell = Cell> extends GroupKey {
  readonly cells: readonly C[];
}

/** The group of the term that a cell is in under a trigger; nothing where it is in none. */
export function keyOf(term: Term, cell: Cell, trigger: string | undefined): GroupKey | undefined {
  const { unit: lineUnit, claim, insured, item, id } = cell.line;
  const units = unitKindsOfTerm(term).map((kind) => unitOfKind(lineUnit, kind));
  if (units.includes(undefined)) return undefined;
  // Of two the basis is of the other, which then is the same for all of the group.
  const [unit] = units;
  const counted = isByLine(term) ? lineUnit : unit;
  return {
    ...(isByClaim(term) && claim !== undefined ? { claim } : {}),
    ...(isPerInsured(term.basis) && insured !== undefined ? { insured } : {}),
    ...(unit === undefined ? {} : { unit }),
    count: counted?.count ?? 1n,
    ...(isByLine(term) ? { alone: id } : {}),
    ...(term.reads.trigger && trigger !== undefined ? { trigger } : {}),
    ...(term.reads.item && item !== undefined ? { item } : {}),
  };
}

/** Whether the group stands for units that are counted. */
export function isCounted({ unit, count }: GroupKey): boolean {
  return unit?.line !== undefined || count > 1n;
}

export function isSameGroup(a: GroupKey, b: GroupKey): boolean {
  return (
    a.claim === b.claim &&
    a.insured === b.insured &&
    a.unit?.id === b.unit?.id &&
    a.unit?.line === b.unit?.line &&
    a.trigger === b.trigger &&
    a.item === b.item &&
    a.alone === b.alone
  );
}

/**
 * The cells in their groups: by claim (none first), insured, unit id (counts last, by line), trigger as declared, item; of a
 * term per loss in the order of allocation.
 */
export function groupCells<C extends Cell>(term: Term, cells: readonly C[], index: PlanIndex): readonly Group<C>[] {
  const groups: { key: GroupKey; cells: C[] }[] = [];
  for (const cell of cells) {
    const key = keyOf(term, cell, triggerOf(cell));
    if (key === undefined) continue;
    const found = groups.find((group) => isSameGroup(group.key, key));
    if (found === undefined) groups.push({ key, cells: [cell] });
    else found.cells.push(cell);
  }
  if (isByLine(term)) {
    return groups
      .sort(({ cells: [a] }, { cells: [b] }) => compareCells(a!, b!, index))
      .map(({ key, cells: members }) => ({ ...key, cells: members }));
  }
  const triggerOrder = ({ trigger }: GroupKey): number =>
    trigger === undefined ? -1 : (index.triggerOrder.get(trigger) ?? -1);
  return groups
    .sort(
      ({ key: a }, { key: b }) =>
        compareText(a.claim ?? "", b.claim ?? "") ||
        compareText(a.insured ?? "", b.insured ?? "") ||
        Number(a.unit?.line !== undefined) - Number(b.unit?.line !== undefined) ||
        compareText(a.unit?.id ?? "", b.unit?.id ?? "") ||
        compareText(a.unit?.line ?? "", b.unit?.line ?? "") ||
        triggerOrder(a) - triggerOrder(b) ||
        compareText(a.item ?? "", b.item ?? ""),
    )
    .map(({ key, cells: members }) => ({ ...key, cells: members }));
}

function isByClaim(term: Term): boolean {
  return isByLine(term) || term.kind === "coinsurance" || term.basis.over.kind === "claim";
}

function isByLine({ basis }: Term): boolean {
  return basis.over.kind === "loss";
}
