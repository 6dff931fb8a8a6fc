import { type Cell, compareCells } from "./cell.js";
import { type Entry, countOff, entryOf } from "./counted.js";
import { giveBack } from "./cuts.js";
import { enter, sumIn, suspend, withoutOpen } from "./group-at-hand.js";
import { type Group, ledgerKeyOf } from "./groups.js";
import { type Unknown, isUnknown, waitingForAll } from "./kleene.js";
import { append, none, sortInPlace } from "./lists.js";
import { nearest, shareOf } from "./money.js";
import { type Numeric, add, divide, floorOf, max, subtract } from "./numeric.js";
import { numberOf, workingOf } from "./outcome.js";
import type { CountedStep, Derivation } from "./result.js";
import type { AmountStep, Counting, Term } from "./terms.js";
import { stepOf } from "./trace-step.js";
import { CountUse, type CountedLine, TermUse } from "./use.js";
import type { Walk } from "./walk.js";

/** A limit or deductible that is counted in a quantity of the lines. */
type CountedTerm = Term & AmountStep & { readonly counts: Counting };

export function isCountedTerm(term: Term): term is CountedTerm {
  return "counts" in term && term.counts !== undefined;
}

/**
 * A line that has to wait only from this term on, or from a later one, takes as much of the quantity here, whatever
 * comes of it. Once a term in front has made a line wait in this walk, what comes here is not yet what will come in the
 * last walk.
 */
export function countInGroups(walk: Walk, term: CountedTerm, groups: readonly Group[], guard: true | Unknown): void {
  const isFirstToWait = walk.cells.every(({ found }) => found.length === 0);
  for (const group of groups) {
    for (const { cell, quantity } of countIn(walk, term, group, guard))
      if (isFirstToWait && !isUnknown(quantity)) cell.count(term.id, quantity);
  }
}

/** Each line gets its own part of the number, and waits by itself where that is not known. Returns what is counted. */
function countIn(walk: Walk, term: CountedTerm, whole: Group, guard: true | Unknown): readonly Entry[] {
  const { at } = walk;
  const group = withoutOpen(term, whole, guard);
  if (group.cells.length === 0) return none;
  enter(walk, group);
  const allowed = numberOf(term, at);
  if (isUnknown(guard) || isUnknown(allowed)) {
    for (const cell of group.cells) suspend(term, cell, waitingForAll([guard, allowed]));
    return none;
  }
  const working = walk.trace === undefined ? undefined : workingOf(walk, term);
  const key = ledgerKeyOf(group);
  const used = term.period ? walk.used.of(term.id, key) : 0;
  const left = allowed === Infinity ? Infinity : floorOf(max(0, subtract(allowed, used)));
  const cells = group.possible.size === 0 ? group.cells : [...new Set([...group.cells, ...group.possible])];
  const entries = cells
    .filter((cell) => cell.verdict !== "undetermined" || mayBePaid(cell))
    .map((cell) => entryOf(at, term.id, term.counts, cell));
  const parts = countOff(
    sortInPlace(entries, (a, b) => compareCells(a.cell, b.cell)),
    left,
  );
  const open = [...parts].filter((part): part is [Cell, Unknown] => isUnknown(part[1]));
  if (open.length > 0) {
    for (const [cell, waitsFor] of open) suspend(term, cell, waitsFor);
    return entries;
  }
  const lines = entries.flatMap(({ cell, quantity }) => {
    const counted = parts.get(cell);
    if (isUnknown(quantity) || quantity === 0 || counted === undefined || isUnknown(counted)) return [];
    return [{ cell, quantity, counted }];
  });
  settleCounted(walk, term, group, { allowed, used, key, lines, working });
  return entries;
}

/** Of an undetermined line that comes to nothing nothing will be counted. */
export function mayBePaid({ line: { amount } }: Cell): boolean {
  return isUnknown(amount) || amount > 0;
}

interface Count {
  readonly allowed: Numeric;
  /** By other incidents. */
  readonly used: Numeric;
  /** Of the ledger. */
  readonly key: string;
  /** In the order of allocation. */
  readonly lines: readonly (CountedLine & { readonly quantity: Numeric })[];
  readonly working: Derivation | undefined;
}

/** Of each line that has any of the quantity, in proportion to the part of it: a limit leaves it, a deductible takes it. */
function settleCounted(walk: Walk, term: CountedTerm, group: Group, count: Count): void {
  const { allowed, used, key, lines, working } = count;
  const isLimit = term.kind === "limit";
  const before = sumIn(group, "left");
  const cuts = new Map<Cell, number>();
  // A line that came to nothing has none of what the limit pays: nothing is given back of it.
  if (isLimit && allowed !== Infinity) for (const cell of group.cells) if (cell.left === 0) cell.returnable = 0;
  for (const { cell, quantity, counted } of lines) {
    const stays = isLimit ? counted : subtract(quantity, counted);
    // Parts of it lie between 0 and 1.
    const ratio = divide(stays, quantity) as Numeric;
    const taken = cell.left - shareOf(cell.left, ratio, walk.rounding);
    if (isLimit) cell.returnable = shareOf(cell.returnable, ratio, "down");
    if (taken > 0) cell.bear({ clause: term.id, amount: taken }, term.kind, true);
    cell.takeOf(term.counts.quantity, subtract(quantity, stays), isLimit);
    cuts.set(cell, taken);
  }
  const byPlace = group.cells.map((cell) => cuts.get(cell) ?? 0);
  if (isLimit) giveBack(group, byPlace);
  if (term.period)
    walk.uses = append(
      walk.uses,
      isLimit
        ? new CountUse(term.id, key, term.counts.quantity, lines)
        : new TermUse(term.id, key, nearest(lines.reduce<Numeric>((sum, { counted }) => add(sum, counted), 0))),
    );
  if (walk.trace === undefined || before === 0) return;
  const step: CountedStep = {
    allowed: allowed === Infinity ? null : nearest(allowed),
    ...(term.period ? { used: nearest(used) } : {}),
    lines: lines.map((line) => ({
      line: line.cell.line.id,
      quantity: nearest(line.quantity),
      counted: nearest(line.counted),
    })),
  };
  const figures = { counted: step, ...(working === undefined ? {} : { working }) };
  walk.trace.push(stepOf(term, group, before, sumIn(group, "left"), figures, byPlace));
}
