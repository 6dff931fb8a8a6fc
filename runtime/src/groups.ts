import type { Cell } from "./cell.js";
import { isUnknown, type Unknown } from "./kleene.js";
import type { Stated, Unit } from "./scope.js";
import type { Term } from "./terms.js";
import type { Walk } from "./walk.js";

/** Cells on which a term acts as on one, in the order of allocation. */
export interface Group {
  readonly cells: Cell[];
  /** Grouped by claim: the claim, where the lines name one. */
  readonly claim: Stated | undefined;
  /** Grouped by unit: the unit's id, and the unit where the contract lists it. */
  readonly unitId: string | undefined;
  readonly unit: Unit | undefined;
  /** Grouped by unit: the line that gives a count. */
  readonly countLine: string | undefined;
  /** How many units it stands for. */
  readonly count: number;
  readonly trigger: string | undefined;
  readonly item: string | undefined;
  /** Cells of which it is unknown whether the term acts on them. */
  open: ReadonlyMap<Cell, Unknown>;
  /** Undetermined cells that belong here if their trigger turns out to be another: sums over the group wait for them. */
  possible: ReadonlySet<Cell>;
}

/** The groups of a term, ordered by claim, unit, trigger and item. Which cells they hold changes only as computed heads are reached. */
export function groupsOf(walk: Walk, term: Term): readonly Group[] {
  const byClaim = term.kind === "coinsurance" || term.over.kind === "claim";
  const kinds = unitKinds(term);
  const groups = new Map<number, Group>();
  /** Undetermined cells that may yet be of a group, by its key. */
  const possible: (readonly [key: number, cell: Cell])[] = [];
  for (const cell of walk.cells) {
    if (!cell.isThere || !term.rankOf.has(cell.head.name)) continue;
    if (term.readsClaim && cell.line.claim === undefined) continue;
    if (kinds.some((kind) => cell.line.unit !== kind)) continue;
    const where = whereHolds(walk, term, cell);
    if (where === false) continue;
    for (const trigger of cell.possibleTriggers) {
      if (trigger === cell.trigger || !isFor(term, trigger)) continue;
      possible.push([keyOf(walk, term, cell, walk.triggerOrder(trigger), byClaim, kinds.length > 0), cell]);
    }
    if (!isFor(term, cell.trigger)) continue;
    const key = keyOf(walk, term, cell, walk.triggerOrder(cell.trigger), byClaim, kinds.length > 0);
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = groupOf(cell, byClaim, kinds.length > 0, term)));
    group.cells.push(cell);
    if (isUnknown(where)) group.open = new Map([...group.open, [cell, where]]);
  }
  if (groups.size === 0) return [];
  for (const [key, cell] of possible) {
    const group = groups.get(key);
    if (group !== undefined) group.possible = new Set([...group.possible, cell]);
  }
  const found = [...groups];
  if (found.length > 1) found.sort(([a], [b]) => a - b);
  return found.map(([, group]) => group);
}

/** Most groups have neither: the empty ones are shared. */
const noneOpen: ReadonlyMap<Cell, Unknown> = new Map();
const nonePossible: ReadonlySet<Cell> = new Set();

function isFor(term: Term, trigger: string | undefined): boolean {
  return term.triggers === undefined || (trigger !== undefined && term.triggers.includes(trigger));
}

/** Whether groups are by unit: of the basis, of an enclosing `for each`, or of both. */
function unitKinds(term: Term): readonly string[] {
  const kinds = term.forEach === undefined ? [] : [term.forEach];
  if (term.kind !== "coinsurance" && term.over.kind === "unit" && term.over.unit !== term.forEach)
    kinds.push(term.over.unit);
  return kinds;
}

function whereHolds(walk: Walk, term: Term, cell: Cell) {
  if (term.where === undefined) return true;
  walk.at.standAt(cell.line, cell.trigger);
  return term.where(walk.at);
}

/** The four orders in one number; there are far fewer of each than would take it out of the safe range. */
function keyOf(walk: Walk, term: Term, cell: Cell, triggerOrder: number, byClaim: boolean, byUnit: boolean): number {
  const { units, triggers, items } = walk.orders;
  let key = byClaim ? cell.claimOrder : 0;
  key = key * units + (byUnit ? cell.unitOrder : 0);
  key = key * triggers + (term.byTrigger ? triggerOrder : 0);
  return key * items + (term.byItem ? cell.itemOrder : 0);
}

function groupOf(cell: Cell, byClaim: boolean, byUnit: boolean, term: Term): Group {
  const { line } = cell;
  const counted = byUnit && line.count !== undefined;
  return {
    cells: [],
    claim: byClaim ? line.claim : undefined,
    unitId: byUnit ? line.unitId : undefined,
    unit: byUnit ? line.scheduled : undefined,
    countLine: counted ? line.id : undefined,
    count: counted ? (line.count ?? 1) : 1,
    trigger: term.byTrigger ? cell.trigger : undefined,
    item: term.byItem ? line.item : undefined,
    open: noneOpen,
    possible: nonePossible,
  };
}
