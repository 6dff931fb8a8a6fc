import type { Pending } from "@yakkan/runtime/result.js";
import type { Node, Term } from "../plan.js";
import { type CountedTerm, isCountedTerm, quantityKey } from "../quantities.js";
import { asksDay, asksInsured, asksYear } from "../walk-plan.js";
import { allocate } from "./allocate.js";
import { actedOn, presentOf, share, sumAll, timesOf } from "./amounts.js";
import type { Situation } from "./case.js";
import { type Cell, compareCells, toCell, triggerOf } from "./cells.js";
import { computeHead, pendingAmount, workingsOf } from "./computed-heads.js";
import { countOff, type Entry } from "./counted.js";
import { evaluate, holds, type Scope } from "./evaluate.js";
import { type Group, groupCells, type GroupKey, isSameGroup, keyOf, yearOf } from "./groups.js";
import { scopeOf } from "./judge.js";
import { sortReferences } from "./order.js";
import { applyTerm, capped, groupScope, type Outcome } from "./outcomes.js";
import { floor, multiply, rational } from "./rational.js";
import { unitOfKind } from "./units.js";
import { unknown, type Unknown, type Value } from "./values.js";
import {
  type ActedRank,
  type Action,
  cellsOf,
  type Counted,
  type Docket,
  ledgerKeyOf,
  sortCells,
  type State,
  type Walk,
} from "./walk-state.js";
import { least, notNegative } from "./whole.js";
import { workingOfTerm } from "./workings.js";

/**
 * Walks the text once from top to bottom. Where the amount of a term is unknown its lines are undetermined,
 * and the text is walked again with these lines at 0, until none is added; each walk that is repeated takes
 * at least one line out, so this ends.
 */
export function walk(docket: Docket): Walk {
  const notes = new Map<string, readonly Pending[]>();
  const quantities = new Map<string, ReadonlyMap<string, bigint>>();
  for (;;) {
    docket.situation.probe?.begin();
    const state = startState(docket, notes, quantities);
    walkNode(docket.situation.index.plan.root, state);
    if (state.notes.size === 0) {
      const cells = sortCells(state);
      return { cells, steps: state.steps, acted: state.acted, workings: workingsOf(cells, state) };
    }
    for (const [line, pendings] of state.notes) {
      notes.set(line, pendings);
      quantities.set(line, state.quantities.get(line) ?? new Map());
    }
  }
}

function startState(
  docket: Docket,
  noted: ReadonlyMap<string, readonly Pending[]>,
  countedBefore: State["countedBefore"],
): State {
  const cells = docket.lines.map(({ line, judgement }) =>
    toCell(line, judgement, [...pendingAmount(line), ...(noted.get(line.id) ?? [])]),
  );
  const state: State = {
    docket,
    cells,
    awaited: new Set(docket.computed.map(({ head }) => head.name)),
    noted,
    notes: new Map(),
    countedBefore,
    quantities: new Map(),
    kept: new Map(),
    left: new Map(),
    steps: [],
    acted: [],
    workings: new Map(),
  };
  // A computed head counts from the start, so that terms above it act on it; only one that reads what the walk
  // comes to has to wait for it.
  for (const { head } of docket.computed) {
    if (!docket.situation.index.headsOfWalk.has(head.name)) computeHead(head, state);
  }
  return state;
}

/** Returns the heads below. */
function walkNode(node: Node, state: State): readonly string[] {
  switch (node.kind) {
    case "uncovered":
      return [];
    case "head":
      computeHead(node, state);
      for (const term of node.terms) act(term, state);
      leave(node.name, [node.name], state);
      return [node.name];
    case "product":
    case "section":
    case "frame": {
      for (const term of node.above) act(term, state);
      const heads = node.members.flatMap((member) => walkNode(member, state));
      for (const term of node.below) act(term, state);
      leave(node.name, heads, state);
      return heads;
    }
  }
}

function leave(node: string, heads: readonly string[], state: State): void {
  state.left.set(node, { heads, present: new Map(cellsOf(heads, state).map((cell) => [cell, cell.present])) });
}

function act(term: Term, state: State): void {
  const { situation } = state.docket;
  const guard = guardOf(term, situation);
  if (guard === false) return;
  state.kept.clear();
  const isFirstToWait = state.notes.size === 0;
  const all = cellsOf(term.heads, state).filter((cell) => mayActOn(term, cell));
  // What goes over lines goes over none that come to nothing, such as one that is withdrawn.
  const inScope = term.reads.lines === true ? all.filter(({ line }) => !isNothing(line.amount)) : all;
  const eligible: Cell[] = [];
  for (const cell of inScope.filter((candidate) => candidate.verdict === "eligible")) {
    const where = holds(term.where, scopeOf(cell.line, situation, cell.trigger));
    const open = placeIn(term, cell, situation);
    if (where === true && open.length === 0) eligible.push(cell);
    else if (where !== false && keyOf(term, cell, cell.trigger, situation) !== undefined) {
      note(term, [cell], [where, ...open, guard], state);
    }
  }
  if (guard === true) state.acted.push(term);
  const groups = groupCells(term, eligible, situation);
  const doubtfulIn = (group: Group): readonly Cell[] =>
    inScope.filter((cell) => cell.verdict === "undetermined" && mayBeIn(term, cell, group, situation));
  if (isCountedTerm(term)) {
    for (const group of groups) {
      const entries = countIn(term, group, doubtfulIn(group), guard, state);
      if (isFirstToWait) keepQuantities(term, entries, state);
    }
    return;
  }
  // Groups share no cell, so what one leaves does not depend on what is taken from another.
  const outcomes = groups.map((group) => applyTerm(term, group, doubtfulIn(group), state));
  const waiting = groups.map((group, position) => waitingOf(term, group, outcomes[position]!, doubtfulIn, state));
  const known = outcomes.map((outcome, position) => (waiting[position] === undefined ? outcome : unknown()));
  for (const [position, outcome] of capped(term, groups, known, state).entries()) {
    const group = groups[position]!;
    if (guard !== true || "state" in outcome) {
      for (const cell of group.cells)
        note(term, [cell], [guard, waiting[position]?.get(cell) ?? true, "state" in outcome ? outcome : true], state);
    } else settleGroup(term, group, outcome, state);
  }
}

/** What each line of the group waits for where what the term leaves is unknown: a share that reads lines waits for what is not known of each. */
function waitingOf(
  term: Term,
  group: Group,
  outcome: Outcome | Unknown,
  doubtfulIn: (group: Group) => readonly Cell[],
  state: State,
): ReadonlyMap<Cell, Unknown> | undefined {
  if (!("state" in outcome)) return undefined;
  const ofLine = (cell: Cell): Outcome | Unknown => {
    if (term.alike === undefined) return outcome;
    const others = group.cells.filter((other) => other !== cell);
    return applyTerm(term, { ...group, cells: [cell, ...others] }, doubtfulIn(group), state);
  };
  return new Map(
    group.cells.map((cell) => {
      const open = ofLine(cell);
      return [cell, "state" in open ? open : unknown()];
    }),
  );
}

/** Each line gets its own part of the number, and waits by itself where that is not known. Returns what is counted. */
function countIn(
  term: CountedTerm,
  group: Group,
  doubtful: readonly Cell[],
  guard: true | Unknown,
  state: State,
): readonly Entry[] {
  const { situation } = state.docket;
  const { index, probe } = situation;
  probe?.enter(term.id);
  const scope = groupScope(term, group, doubtful, state);
  const allowed = timesOf(evaluate(term.amount, scope), probe);
  if (guard !== true || typeof allowed === "object") {
    note(term, group.cells, [guard, typeof allowed === "object" ? allowed : true], state);
    return [];
  }
  // What is counted turns on what is left of each line, be it little or much.
  for (const { present } of group.cells) probe?.compared(term.kind, rational(present));
  const key = quantityKey(term, index.lets);
  const used = term.basis.period ? state.docket.usedByOthers(term.id, ledgerKeyOf(group)) : 0n;
  const inOrder = (a: Cell, b: Cell): number => compareCells(a, b, index);
  const entriesOf = (cells: readonly Cell[]): readonly Entry[] =>
    [...cells].sort(inOrder).map((cell) => {
      const before = state.countedBefore.get(cell.line.id)?.get(term.id);
      if (before !== undefined) return { cell, quantity: before, isSure: true };
      const isSure = cell.verdict === "eligible";
      // Of what came to nothing nothing is counted, also when it has to wait later.
      const isOver = isSure && cell.present === 0n;
      return { cell, quantity: isOver ? 0n : quantityOf(term, cell, key, situation), isSure };
    });
  const lines = entriesOf(group.cells);
  const parts = countOff(
    lines,
    entriesOf(doubtful.filter(({ line }) => !isNothing(line.amount))),
    allowed === "unlimited" ? allowed : notNegative(allowed - used),
    inOrder,
  );
  if (parts.some((part) => typeof part === "object")) {
    lines.forEach(({ cell }, place) => {
      const part = parts[place]!;
      if (typeof part === "object") note(term, [cell], [part], state);
    });
    return lines;
  }
  const counted: Counted = {
    ...(allowed === "unlimited" ? {} : { allowed }),
    used,
    key,
    lines: lines.flatMap(({ cell, quantity }, place) =>
      typeof quantity === "bigint" && quantity > 0n ? [{ cell, quantity, counted: parts[place] as bigint }] : [],
    ),
  };
  settleCounted(term, group, counted, scope, state);
  return lines;
}

/**
 * A line that has to wait only from this term on, or from a later one, takes as much of the quantity here, whatever
 * comes of it. Once a term in front has made a line wait in this walk, what comes here is not yet what will come in the
 * last walk.
 */
function keepQuantities(term: CountedTerm, entries: readonly Entry[], { quantities }: State): void {
  for (const { cell, quantity } of entries) {
    if (typeof quantity !== "bigint") continue;
    const { id } = cell.line;
    quantities.set(id, new Map([...(quantities.get(id) ?? []), [term.id, quantity]]));
  }
}

/** Of what counted terms have left so far; below 0 it is 0. */
function quantityOf(term: CountedTerm, cell: Cell, key: string, situation: Situation): bigint | Unknown {
  const value = evaluate(term.quantity, scopeOf(cell.line, situation, cell.trigger));
  if (value.state === "unknown") return value;
  if (value.state === "never" || value.data.kind !== "number") return unknown();
  return notNegative(notNegative(floor(value.data.value)) - (cell.counted.get(key) ?? 0n));
}

function isNothing(amount: Value): boolean {
  return amount.state === "known" && amount.data.kind === "number" && amount.data.value.numerator === 0n;
}

/** Of each line that has any of the quantity, in proportion to the part of it: a limit leaves it, a deductible takes it. */
function settleCounted(term: CountedTerm, group: Group, counted: Counted, scope: Scope, state: State): void {
  const before = presentOf(group);
  const cuts = new Map<Cell, bigint>();
  // A line that came to nothing has none of what the limit pays: nothing is given back of it.
  if (term.kind === "limit" && counted.allowed !== undefined)
    for (const cell of group.cells) if (cell.present === 0n) cell.returnable = 0n;
  for (const { cell, quantity, counted: part } of counted.lines) {
    const stays = term.kind === "limit" ? part : quantity - part;
    const ratio = rational(stays, quantity);
    cuts.set(cell, cell.present - share(cell.present, ratio, state));
    cell.counted.set(counted.key, (cell.counted.get(counted.key) ?? 0n) + quantity - stays);
    if (term.kind === "limit") cell.returnable = floor(multiply(rational(cell.returnable), ratio));
  }
  take(term, cuts, true);
  const action: Action = { kind: term.kind, used: 0n, counted };
  const after = presentOf(group);
  state.steps.push({ term, group, before, after, cuts, action, caps: [], ...workingOfTerm(term, scope, state) });
}

/** Unknown where it is not known whether the heads have ranks, too. */
function guardOf(term: Term, situation: Situation): boolean | Unknown {
  const guard = holds(term.when, { situation });
  const ranked = holds(term.ranksWhen, { situation });
  if (guard === false || typeof ranked === "boolean") return guard;
  return guard === true ? ranked : unknown([...guard.waitsFor, ...ranked.waitsFor]);
}

/** What the line waits for before it is known in which group it is: its insured, its day, the date of its policy year. */
function placeIn(term: Term, cell: Cell, situation: Situation): readonly Unknown[] {
  const { id, insured, incurred } = cell.line;
  const year = asksYear(term) ? yearOf(cell, cell.trigger, situation) : 0;
  return [
    ...(insured === undefined && asksInsured(term) ? [unknown([{ of: "loss", id, name: "insured" }])] : []),
    ...(incurred === undefined && asksDay(term) ? [unknown([{ of: "loss", id, name: "incurred" }])] : []),
    ...(typeof year === "number" ? [] : [year]),
  ];
}

/** Whether the line names what the term asks about. */
function concerns({ reads, whereUnit }: Term, { line }: Cell): boolean {
  if (whereUnit !== undefined && unitOfKind(line.unit, whereUnit) === undefined) return false;
  return !reads.claim || line.claim !== undefined;
}

/** As far as the trigger, the claim and the kind of unit tell. */
function mayActOn(term: Term, cell: Cell): boolean {
  if (!concerns(term, cell)) return false;
  if (term.triggers === undefined) return true;
  const { triggers } = term;
  return cell.possible.some((trigger) => triggers.includes(trigger));
}

/** Whether an undetermined cell may turn out to belong to the group. */
function mayBeIn(term: Term, cell: Cell, group: Group, situation: Situation): boolean {
  return cell.possible.some((trigger) => {
    if (term.triggers?.includes(trigger) === false) return false;
    if (holds(term.where, scopeOf(cell.line, situation, trigger)) === false) return false;
    const key = keyOf(term, cell, trigger, situation);
    // A line that names no insured may be that of any, one without its date of any day or year, and what is not known of it the same as of any.
    return key !== undefined && isSameGroup(filledIn(key, group), group);
  });
}

function filledIn(key: GroupKey, { insured, year, day, unit, alike }: GroupKey): GroupKey {
  return {
    ...(alike !== undefined && unit !== undefined && { unit }),
    ...(insured !== undefined && { insured }),
    ...(year !== undefined && { year }),
    ...(day !== undefined && { day }),
    ...key,
    ...(key.alike && { alike: key.alike.map((read, place) => read ?? alike?.[place]) }),
  };
}

function note(term: Term, cells: readonly Cell[], because: readonly (boolean | Unknown)[], state: State): void {
  const waitsFor = sortReferences(because.flatMap((open) => (typeof open === "boolean" ? [] : open.waitsFor)));
  for (const cell of cells) {
    const trigger = cell.trigger === undefined ? {} : { trigger: cell.trigger };
    const pendings = state.notes.get(cell.line.id) ?? [];
    pendings.push({ kind: "term", clause: term.id, ...trigger, waitsFor });
    state.notes.set(cell.line.id, pendings);
  }
}

/** Takes from the cells what the term does not leave, or gives it back, rank by rank, then by head, then by line. */
function settleGroup(term: Term, group: Group, outcome: Outcome, state: State): void {
  const before = actedOn(term, group);
  const beyond = before - outcome.leaves;
  const toTake = term.kind === "borne" ? least(beyond, sumAll(group.cells.map((cell) => cell.returnable))) : beyond;
  const cuts = cutsOf(term, group, toTake, state.docket.situation);
  take(term, cuts);
  if (term.kind === "limit" || term.kind === "layers") keepWithin(term, group, outcome, state);
  const { action, caps = [], working } = outcome;
  const after = before - toTake;
  const ranks = ranksActed(term, group, cuts, state.docket.situation);
  state.steps.push({
    term,
    group,
    before,
    after,
    cuts,
    action,
    caps,
    ranks,
    ...(working !== undefined && { working }),
  });
}

function take(term: Term, cuts: ReadonlyMap<Cell, bigint>, isCounted = false): void {
  for (const [cell, cut] of cuts) {
    cell.present -= cut;
    if (term.kind === "deductible" || term.kind === "franchise") cell.deducted += cut;
    if (isCounted && term.kind === "deductible") cell.countedOff += cut;
    else if (term.kind !== "limit" && term.kind !== "layers") {
      cell.borne += cut;
      cell.returnable += cut;
    }
    // What is given back was borne by coinsurance first.
    if (term.kind === "borne") cell.deducted = least(cell.deducted, cell.borne + cell.countedOff);
  }
}

/**
 * What is given back later never takes a limit beyond its amount: no more of what was borne before it may be
 * given back than it has left, in proportion; nothing after layers or a limit of the period, but for one by number
 * of times of which some are left.
 */
function keepWithin(term: Term, group: Group, { leaves, action }: Outcome, state: State): void {
  if (action.kind === "limit" && action.amount === undefined) return;
  const room =
    action.kind === "limit" && action.amount !== undefined && !term.basis.period ? action.amount - leaves : 0n;
  const cells = [...group.cells].sort((a, b) => compareCells(a, b, state.docket.situation.index));
  const borne = cells.map((cell) => cell.returnable);
  const parts = allocate(least(room, sumAll(borne)), borne);
  cells.forEach((cell, place) => (cell.returnable = parts[place] ?? 0n));
}

function ranksInForce(term: Term, situation: Situation): Term["ranks"] {
  return holds(term.ranksWhen, { situation }) === false ? [term.heads] : term.ranks;
}

/** Of each rank, where there are several, what it had before the term and has now; those that had nothing are left out. */
function ranksActed(
  term: Term,
  group: Group,
  cuts: ReadonlyMap<Cell, bigint>,
  situation: Situation,
): readonly ActedRank[] | undefined {
  const ranks = ranksInForce(term, situation);
  if (ranks.length < 2) return undefined;
  const heads = situation.index.plan.heads.map(({ name }) => name);
  return ranks.flatMap((rank) => {
    const cells = group.cells.filter((cell) => rank.includes(cell.line.head));
    const after = sumAll(cells.map(({ present }) => present));
    const before = after + sumAll(cells.map((cell) => cuts.get(cell) ?? 0n));
    const had = cells.filter((cell) => cell.present + (cuts.get(cell) ?? 0n) > 0n).map(({ line }) => line.head);
    return before === 0n ? [] : [{ heads: heads.filter((head) => had.includes(head)), before, after }];
  });
}

/** By cell; below 0 what is given back. */
function cutsOf(term: Term, group: Group, toTake: bigint, situation: Situation): ReadonlyMap<Cell, bigint> {
  const { index, probe } = situation;
  const isBorne = term.kind === "borne";
  const weightOf = (cell: Cell): bigint => (isBorne ? cell.returnable : cell.present);
  const cuts = new Map<Cell, bigint>();
  const ranks = ranksInForce(term, situation);
  let rest = toTake;
  for (const rank of ranks) {
    const heads = index.plan.heads
      .filter((head) => rank.includes(head.name))
      .map((head) =>
        group.cells.filter((cell) => cell.line.head === head.name).sort((a, b) => compareCells(a, b, index)),
      );
    const present = heads.map((cells) => sumAll(cells.map(weightOf)));
    const ofAll = sumAll(present);
    if (ranks.length > 1) probe?.compared("rank", rational(rest - ofAll));
    const ofRank = least(rest, ofAll);
    rest -= ofRank;
    allocate(ofRank, present).forEach((ofHead, position) => {
      const cells = heads[position] ?? [];
      const parts = allocate(ofHead, cells.map(weightOf));
      cells.forEach((cell, line) => cuts.set(cell, isBorne ? -(parts[line] ?? 0n) : (parts[line] ?? 0n)));
    });
  }
  return new Map([...cuts].sort(([a], [b]) => compareCells(a, b, index)));
}

/** The groups of a term over all lines, also those of which nothing is due: where payments are offset. */
export function payingGroups(term: Term, cells: readonly Cell[], situation: Situation): readonly Group[] {
  const inScope = cells.filter((cell) => {
    const trigger = triggerOf(cell);
    return (
      term.heads.includes(cell.line.head) &&
      concerns(term, cell) &&
      (term.triggers === undefined || (trigger !== undefined && term.triggers.includes(trigger))) &&
      holds(term.where, scopeOf(cell.line, situation, trigger)) !== false
    );
  });
  return groupCells(term, inScope, situation);
}
