import type { Cell } from "./cell.js";
import type { Group } from "./groups.js";
import { type Unknown, waitingForAll } from "./kleene.js";
import type { Pending } from "./result.js";
import type { Scope } from "./scope.js";
import type { Term } from "./terms.js";
import type { Walk } from "./walk.js";

/** Puts the group in place of a line: its claim, its unit, and what it is split by; per loss the line itself, of a share that reads lines one of those that are alike. */
export function enter(walk: Walk, group: Group): void {
  const { at } = walk;
  const { ownLine, alike, cells } = group;
  if (ownLine !== undefined || alike !== undefined) at.standAt(cells[0]!.line, cells[0]!.trigger);
  else enterGroup(at, group);
  walk.group = group;
}

function enterGroup(at: Scope, group: Group): void {
  at.standAside();
  at.claim = group.claim;
  at.insured = group.insured;
  at.trigger = group.trigger;
  at.item = group.item;
  if (group.unitId !== undefined || group.countLine !== undefined) {
    at.unit = group.unit;
    at.line = group.cells[0]?.line;
  }
}

/** The group without the cells of which it is unknown whether the term acts on them: they become undetermined. */
export function withoutOpen(term: Term, group: Group, guard: true | Unknown): Group {
  if (group.open.size === 0) return group;
  for (const [cell, where] of group.open) suspend(term, cell, waitingForAll([guard, where]));
  // Sums over the group wait for those that are undetermined by now.
  const doubtful = [...group.open.keys()].filter(({ verdict }) => verdict === "undetermined");
  const possible = doubtful.length === 0 ? group.possible : new Set([...group.possible, ...doubtful]);
  return { ...group, cells: group.cells.filter((cell) => !group.open.has(cell)), possible };
}

export function sumIn({ cells }: Group, what: "left" | "borne" | "returnable"): number {
  let sum = 0;
  for (const cell of cells) sum += cell[what];
  return sum;
}

/** An eligible line becomes undetermined when this walk is over. */
export function suspend(term: Term, cell: Cell, waitsFor: Unknown): void {
  if (cell.verdict === "eligible") cell.found = [...cell.found, pendingOf(term, cell, waitsFor)];
}

function pendingOf(term: Term, { trigger }: Cell, { waitsFor }: Unknown): Pending {
  return trigger === undefined
    ? { kind: "term", clause: term.id, waitsFor }
    : { kind: "term", clause: term.id, trigger, waitsFor };
}
