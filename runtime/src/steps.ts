import type { Cell } from "./cell.js";
import { countInGroups, isCountedTerm, mayBePaid } from "./count-term.js";
import { cut, giveBack, keepWithin, noteUse, returnTo, shareCells } from "./cuts.js";
import { type Act, bringDown, type Waiting } from "./ends.js";
import { noneKept } from "./once.js";
import { enter, sumIn, suspend, withoutOpen } from "./group-at-hand.js";
import { type Group, groupsOf } from "./groups.js";
import { type Unknown, type Maybe, isUnknown, nowhere, waitingForAll } from "./kleene.js";
import { type Outcome, outcomeOf } from "./outcome.js";
import type { Reads } from "./scope.js";
import type { Cap, Term } from "./terms.js";
import { figuresOf, ranksOf, stepOf } from "./trace-step.js";
import type { Walk } from "./walk.js";

/** `coinsurance pays R`: the share R of what is left is paid. */
export function coinsurance<R extends Reads>(walk: Walk<R>, term: Term<R>): void {
  act(walk, term);
}

/** `borne at most M`: of what the insured has borne so far, what is beyond M is given back. */
export function borne<R extends Reads>(walk: Walk<R>, term: Term<R>): void {
  act(walk, term);
}

/** `deductible D`: the insured bears the first D. */
export function deductible<R extends Reads>(walk: Walk<R>, term: Term<R>): void {
  act(walk, term);
}

/** `franchise D`: nothing unless what is left is more than D. */
export function franchise<R extends Reads>(walk: Walk<R>, term: Term<R>): void {
  act(walk, term);
}

/** `limit L`: at most L. */
export function limit<R extends Reads>(walk: Walk<R>, term: Term<R>): void {
  act(walk, term);
}

/** Layers: each starts from the same amount, and they add up, never beyond it. */
export function layers<R extends Reads>(walk: Walk<R>, term: Term<R>): void {
  act(walk, term);
}

export function act(walk: Walk, term: Term): void {
  if (walk.visit !== undefined) {
    walk.visit(term);
    return;
  }
  if (!walk.reaches(term)) return;
  const guard = guardOf(walk, term);
  if (guard === false) return;
  walk.kept = noneKept;
  const groups = term.ofLines === true ? ofSomething(groupsOf(walk, term)) : groupsOf(walk, term);
  if (isCountedTerm(term)) countInGroups(walk, term, groups, guard);
  else if (term.caps === undefined) for (const group of groups) actOn(walk, term, group, guard);
  else actTogether(walk, term, term.caps, groups, guard);
  walk.group = walk.kept = undefined;
}

/** The groups with such lines alone as come, or may come, to something. */
function ofSomething(groups: readonly Group[]): readonly Group[] {
  const isOne = (cell: Cell): boolean => (cell.verdict === "undetermined" ? mayBePaid(cell) : cell.eligible > 0);
  return groups.map((group) => ({
    ...group,
    cells: group.cells.filter(isOne),
    open: new Map([...group.open].filter(([cell]) => isOne(cell))),
    possible: new Set([...group.possible].filter(isOne)),
  }));
}

/** Unknown where it is not known whether the heads have ranks, too. */
function guardOf({ at }: Walk, term: Term): Maybe<boolean> {
  const guard = term.when === undefined ? true : term.when(at);
  const ranked = term.ranksWhen === undefined ? true : term.ranksWhen(at);
  if (guard === false || !isUnknown(ranked)) return guard;
  return isUnknown(guard) ? waitingForAll([guard, ranked]) : ranked;
}

function actOn(walk: Walk, term: Term, whole: Group, guard: true | Unknown): void {
  const group = withoutOpen(term, whole, guard);
  if (group.cells.length === 0) return;
  enter(walk, group);
  const x = sumIn(group, term.kind === "borne" ? "borne" : "left");
  const outcome = outcomeOf(walk, term, group, x);
  const waiting = waitingIn(walk, term, group, x, outcome);
  finish(walk, term, group, x, waiting === undefined ? outcome : nowhere, guard, waiting);
}

/** Where a share is unknown that reads lines: what is not known of each. */
function waitingIn(walk: Walk, term: Term, group: Group, x: number, outcome: Outcome | Unknown): Waiting | undefined {
  if (term.alike === undefined || !isUnknown(outcome)) return undefined;
  return new Map(
    group.cells.map((cell) => {
      walk.at.standAt(cell.line, cell.trigger);
      return [cell, outcomeOf(walk, term, group, x)];
    }),
  );
}

/** Where what is borne has an end, all groups are worked out before anything is taken: they share no cell. */
function actTogether(
  walk: Walk,
  term: Term,
  caps: readonly Cap[],
  groups: readonly Group[],
  guard: true | Unknown,
): void {
  const acts = groups.flatMap((whole): Act | [] => {
    const group = withoutOpen(term, whole, guard);
    if (group.cells.length === 0) return [];
    enter(walk, group);
    const x = sumIn(group, "left");
    const outcome = outcomeOf(walk, term, group, x);
    const waiting = waitingIn(walk, term, group, x, outcome);
    return { group, x, outcome: waiting === undefined ? outcome : nowhere, waiting };
  });
  for (const cap of caps) bringDown(walk, term, cap, acts);
  for (const { group, x, outcome, waiting } of acts) finish(walk, term, group, x, outcome, guard, waiting);
}

function finish(
  walk: Walk,
  term: Term,
  group: Group,
  x: number,
  outcome: Outcome | Unknown,
  guard: true | Unknown,
  waiting: Waiting | undefined,
): void {
  if (isUnknown(guard) || isUnknown(outcome)) {
    for (const cell of group.cells) {
      const open = waiting === undefined ? [guard, outcome] : [guard, waiting.get(cell), outcome];
      suspend(term, cell, waitingForAll(open));
    }
    return;
  }
  const taken = term.kind === "borne" ? Math.min(x - outcome.leaves, sumIn(group, "returnable")) : x - outcome.leaves;
  const cuts = term.kind === "borne" ? returnTo(term, group, taken) : cut(walk, term, group, taken);
  // Where what is borne has an end, more than the share may be paid; to count all of it is to give back less.
  if (outcome.ratio !== undefined && outcome.caps === undefined) shareCells(group, outcome.ratio);
  if (term.kind === "limit") giveBack(group, cuts);
  if (term.kind === "limit" || term.kind === "layers") keepWithin(term, group, outcome);
  noteUse(walk, term, group, outcome, cuts);
  if (walk.trace !== undefined && x > 0) {
    const figures = { ...ranksOf(walk, term, group, cuts), ...figuresOf(term, outcome) };
    walk.trace.push(stepOf(term, group, x, x - taken, figures, cuts));
  }
}
