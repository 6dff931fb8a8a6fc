import type { Cell } from "./cell.js";
import { prepare } from "./computed.js";
import { isOfUnit } from "./groups.js";
import { isUnknown, nowhere, type Maybe } from "./kleene.js";
import type { Scope } from "./scope.js";
import { sumOf, type Walk } from "./walk.js";

/** What the amount of a term, or a computed head, may read of the walk. All in minor units. */

/** x: what the term acts on; unknown where the group holds an undetermined line. */
export function subject(at: Scope): Maybe<number> {
  const undetermined = sumOverGroup(at, () => 0);
  return isUnknown(undetermined) ? undetermined : at.subject;
}

/** The eligible amount of the term's cells, before any term. */
export function loss(at: Scope): Maybe<number> {
  return sumOverGroup(at, (cell) => cell.eligible);
}

/** The eligible amount of these heads, before any term: of the group's unit where they stand in its node, else of the incident. */
export function lossOf(at: Scope, heads: readonly string[]): Maybe<number> {
  if (at.walk === undefined) return nowhere;
  const own = at.walk.cells.filter((cell) => heads.includes(cell.head.name));
  const cells = ofUnit(at.walk, heads, own);
  for (const cell of cells) prepare(at.walk, cell);
  return sumOf(cells, (cell) => cell.eligible);
}

/** What deductibles and franchises took so far from the term's cells. */
export function deducted(at: Scope): Maybe<number> {
  return sumOverGroup(at, (cell) => cell.deducted);
}

/** What a node written earlier came to when the walk left it: for the group's unit where it stands in its node, else in all. */
export function leftOf(at: Scope, node: string): Maybe<number> {
  if (at.walk === undefined) return nowhere;
  const left = at.walk.left.get(node);
  if (left === undefined) return 0;
  const cells = ofUnit(at.walk, left.heads, [...left.amounts.keys()]);
  return sumOf(cells, (cell) => left.amounts.get(cell) ?? 0);
}

/** The incident's place among those of the period, from 1. */
export function incidentNumber(at: Scope): number {
  return at.incidentNumber;
}

/** Of heads in the term's node `for each` unit the cells of the group's unit, of others all. */
function ofUnit({ group }: Walk, heads: readonly string[], cells: readonly Cell[]): readonly Cell[] {
  const unitHeads = group?.term.unitHeads;
  if (group === undefined || unitHeads === undefined) return cells;
  return heads.every((head) => unitHeads.includes(head)) ? cells.filter((cell) => isOfUnit(cell, group)) : cells;
}

function sumOverGroup(at: Scope, amount: (cell: Cell) => number): Maybe<number> {
  const group = at.walk?.group;
  if (group === undefined) return nowhere;
  return sumOf(group.possible.size === 0 ? group.cells : [...group.cells, ...group.possible], amount);
}
