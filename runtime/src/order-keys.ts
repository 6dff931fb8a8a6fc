import type { Cell } from "./cell.js";
import { compareText } from "./kleene.js";
import type { Orders, ProductIndex } from "./product-index.js";
import type { StatedLine, Unit } from "./scope.js";
import { none } from "./lists.js";

/** Numbers claims, insureds, units, triggers and items as groups are ordered; 0 is none. */
export function putInOrder(cells: readonly Cell[], { triggers, unnamedOrders }: ProductIndex): Orders {
  if (cells.every(({ line }) => isUnnamed(line))) return unnamedOrders;
  const claims = numbered(cells, ({ claim }) => claim?.id ?? none);
  const insureds = numbered(cells, ({ insured }) => insured?.id ?? none);
  const units = numbered(cells, unitIdsOf);
  // A count without an id is of the line alone.
  const counts = numbered(cells, ({ counted = none }) => counted);
  const items = numbered(cells, ({ item = none }) => item);
  for (const cell of cells) {
    const { line } = cell;
    cell.claimOrder = claims.get(line.claim?.id ?? "") ?? 0;
    cell.insuredOrder = insureds.get(line.insured?.id ?? "") ?? 0;
    cell.unitOrder =
      line.counted === undefined ? (units.get(line.unitId ?? "") ?? 0) : units.size + (counts.get(line.counted) ?? 0);
    cell.itemOrder = items.get(line.item ?? "") ?? 0;
  }
  return {
    insureds: insureds.size + 1,
    units: units.size + counts.size + 1,
    unitOrders: units,
    triggers: triggers.size + 1,
    items: items.size + 1,
  };
}

function isUnnamed({ claim, insured, unitId, count, item }: StatedLine): boolean {
  return (
    claim === undefined && insured === undefined && unitId === undefined && count === undefined && item === undefined
  );
}

/** Of the unit that the line names, and of those that it is of. */
function unitIdsOf({ unitId, knownUnit }: StatedLine): string | readonly string[] {
  if (knownUnit?.of === undefined) return unitId ?? none;
  const ids: string[] = [];
  for (let unit: Unit | undefined = knownUnit; unit !== undefined; unit = unit.of) ids.push(unit.id);
  return ids;
}

function numbered(
  cells: readonly Cell[],
  namesOf: (line: StatedLine) => string | readonly string[],
): ReadonlyMap<string, number> {
  const names: string[] = [];
  for (const { line } of cells) {
    const named = namesOf(line);
    if (typeof named === "string") names.push(named);
    else names.push(...named);
  }
  if (names.length === 0) return noNumbers;
  const distinct = [...new Set(names)].sort(compareText);
  return new Map(distinct.map((name, index) => [name, index + 1]));
}

const noNumbers: ReadonlyMap<string, number> = new Map<string, number>();
