import { allocate, allocateByRank } from "./allocate.js";
import type { Bearing } from "./cell.js";
import { sumIn } from "./group-at-hand.js";
import { type Group, ledgerKeyOf } from "./groups.js";
import { append, none } from "./lists.js";
import { atMost } from "./money.js";
import { type Numeric, multiply, subtract } from "./numeric.js";
import type { Outcome } from "./outcome.js";
import type { Term } from "./terms.js";
import { BorneUse, EndUse, TermUse, TimeUse } from "./use.js";
import type { Walk } from "./walk.js";

/** Takes an amount from the cells by the term's ranks; what each bears. */
export function cut(walk: Walk, term: Term, group: Group, amount: number): readonly number[] {
  if (amount === 0) return none;
  const { cells } = group;
  const cuts = allocateByRank(amount, cells, isRanked(walk, term) ? term.ranks.length : 1);
  for (let place = 0; place < cells.length; place += 1) {
    const taken = cuts[place] ?? 0;
    if (taken > 0) cells[place]?.bear({ clause: term.id, amount: taken }, term.kind);
  }
  return cuts;
}

export function isRanked({ at }: Walk, term: Term): boolean {
  return term.ranks.length > 1 && term.ranksWhen?.(at) !== false;
}

/** Gives back of what the cells bear, in proportion to it; what each gets, below 0. */
export function returnTo(term: Term, { cells }: Group, amount: number): readonly number[] {
  if (amount === 0) return none;
  const parts = cells.map(({ headIndex, rank, returnable }) => ({ headIndex, rank, left: returnable }));
  const returned = allocateByRank(amount, parts, 1).map((part) => 0 - part);
  cells.forEach((cell, place) => {
    const part = returned[place] ?? 0;
    if (part === 0) return;
    cell.bear({ clause: term.id, amount: part }, term.kind);
    // More is paid than the shares of the coinsurances before; to count all of it is to give back less.
    for (let passage = cell.cameThrough; passage !== undefined; passage = passage.before) passage.ratio = 1;
  });
  return returned;
}

/**
 * What is given back later never takes a limit beyond its amount: no more of what was borne before it may be given
 * back than it has left, in proportion; nothing after layers or a limit of the period, but for one by number of times
 * of which some are left.
 */
export function keepWithin(term: Term, group: Group, { leaves, amount }: Outcome): void {
  if (term.kind === "limit" && amount === Infinity) return;
  const { cells } = group;
  const returnable = sumIn(group, "returnable");
  if (returnable === 0) return;
  const room = term.kind === "limit" && !term.period ? atMost(returnable, subtract(amount ?? 0, leaves), 0) : 0;
  if (room === returnable) return;
  const parts = allocate(
    room,
    cells.map((cell) => cell.returnable),
  );
  cells.forEach((cell, place) => (cell.returnable = parts[place] ?? 0));
}

export function shareCells(group: Group, ratio: Numeric): void {
  for (const cell of group.cells)
    for (let passage = cell.cameThrough; passage !== undefined; passage = passage.before)
      passage.ratio = multiply(passage.ratio, ratio);
}

/** What a limit cuts off was not used, after all, of the limits per period that the cell came through before. */
export function giveBack(group: Group, cuts: readonly number[]): void {
  for (let place = 0; place < cuts.length; place += 1) {
    const taken = cuts[place] ?? 0;
    if (taken === 0) continue;
    for (let passage = group.cells[place]?.cameThrough; passage !== undefined; passage = passage.before)
      passage.use.giveBack(taken, passage.ratio);
  }
}

export function noteUse(walk: Walk, term: Term, group: Group, outcome: Outcome, cuts: readonly number[]): void {
  for (const { cap, unit } of outcome.caps ?? none)
    if (cap.period) walk.uses = append(walk.uses, new BorneUse(cap.id, unit, bearingsOf(group, cuts)));
  if (!term.period) return;
  if (term.kind === "layers") {
    walk.uses = [...walk.uses, ...outcome.uses];
    return;
  }
  if (term.kind === "coinsurance" || term.kind === "franchise") return;
  if (outcome.times !== undefined) {
    const key = ledgerKeyOf(group);
    // A deductible uses a time by what reaches it, also where of that something is given back.
    const isReached = cuts.some((taken) => taken > 0);
    const use =
      term.kind === "limit" ? new TimeUse(term.id, key, group.cells) : new TermUse(term.id, key, isReached ? 1 : 0);
    walk.uses = append(walk.uses, use);
    return;
  }
  const key = ledgerKeyOf(group);
  if (term.kind === "deductible") {
    walk.uses = append(walk.uses, new BorneUse(term.id, key, bearingsOf(group, cuts)));
  } else if (term.kind === "borne") {
    walk.uses = append(walk.uses, new EndUse(term.id, key, outcome.leaves, group.cells));
  } else {
    const use = new TermUse(term.id, key, outcome.leaves);
    walk.uses = append(walk.uses, use);
    for (const cell of group.cells) cell.cameThrough = { use, ratio: 1, before: cell.cameThrough };
  }
}

/** What the term has just taken of the cells. */
function bearingsOf({ cells }: Group, cuts: readonly number[]): readonly Bearing[] {
  return cells.flatMap(({ bearing }, place) => (bearing !== undefined && (cuts[place] ?? 0) > 0 ? bearing : []));
}
