import { allocate, allocateByRank } from "./allocate.js";
import { compareCells, type Bearing, type Cell } from "./cell.js";
import { formatDay } from "./calendar.js";
import { countOff, entryOf, type Entry } from "./counted.js";
import { derivationOf } from "./derivation.js";
import { groupsOf, isCounted, ledgerKey, ledgerKeyOf, yearOf, type Group, type UnitAt } from "./groups.js";
import type { Court } from "./judge.js";
import { compareText, isUnknown, never, nowhere, Unknown, waitingForAll, type Maybe, type Value } from "./kleene.js";
import { atMost, clampRatio, formatRatio, nearest, shareOf, toAmount, type Rounding } from "./money.js";
import { add, divide, floorOf, max, multiply, order, subtract, type Numeric } from "./numeric.js";
import type { Used } from "./read-ledger.js";
import type {
  CapStep,
  CountedStep,
  Derivation,
  FactReference,
  LayerStep,
  LayerTermStep,
  Pending,
  TraceStep,
  Working,
} from "./result.js";
import type { Product } from "./product.js";
import { indexOf, type Orders, type ProductIndex } from "./product-index.js";
import { lineUnit, type LineUnit, type Reads, type Scope, type Stated, type StatedLine, type Unit } from "./scope.js";
import type { AmountStep, BorneAtMost, Cap, Counting, Layer, LayerTerm, Step, Term } from "./terms.js";
import { append, sortInPlace } from "./lists.js";
import { BorneUse, type CountedLine, CountUse, EndUse, TermUse, TimeUse, type Use } from "./use.js";

/**
 * One walk of the product's text over the cells of an incident.
 *
 * Where the amount of a term is unknown, nothing is taken and the eligible lines of the group are noted; the
 * settlement sets them to zero after the walk and walks again, until none is noted.
 */
export class Walk<R extends Reads = Reads> {
  readonly court: Court;
  readonly at: Scope<R>;
  /** In the order of allocation. */
  readonly cells: readonly Cell[];
  readonly rounding: Rounding;
  readonly used: Used;
  /** How many places each of the order keys of cells takes. */
  readonly orders: Orders;
  /** The heads that have a cell: a set of their places. */
  private readonly heads: Int32Array;
  /** What the computed heads were worked out from, when it is asked for. */
  readonly workings = new Map<Cell, Working>();
  /** Steps, when they are asked for. */
  readonly trace: TraceStep[] | undefined;
  uses: readonly Use[] = none;
  /** Nodes that are read later, as the walk left them. */
  left: ReadonlyMap<string, LeftNode> = noneLeft;
  /** The group whose amount is being worked out. */
  group: Group | undefined = undefined;
  /** The unit for which a computed head is being worked out, where it reads what heads come to for it. */
  computing: UnitAt | undefined = undefined;
  /** The days of its lines, numbered in their order from 1, once a term per day is reached. */
  days: ReadonlyMap<number, number> | undefined = undefined;
  /** The computed heads that are still to be worked out, while those are that read no walk. */
  unprepared: { readonly cells: Set<Cell>; readonly isFirst: boolean } | undefined = undefined;
  /** Called in place of every term that is reached: the text is then looked through, and nothing is settled. */
  visit: ((term: Term) => void) | undefined = undefined;

  constructor(court: Court, cells: Cell[], used: Used, trace: boolean) {
    this.court = court;
    this.at = court.at as Scope<R>;
    this.cells = sortInPlace(cells, compareCells);
    this.rounding = court.product.rounding;
    this.used = used;
    this.trace = trace ? [] : undefined;
    this.at.walk = this;
    const index = indexOf(court.product);
    this.orders = putInOrder(cells, index);
    this.heads = new Int32Array(index.wordsOfHeads);
    for (const { headIndex } of cells) this.heads[headIndex >>> 5]! |= 1 << (headIndex & 31);
  }

  /** Whether the term acts on a head that has a cell. */
  reaches(term: Term): boolean {
    const places = (term.places[0] ??= placesOf(term, this.court.product));
    for (let word = 0; word < places.length; word += 1) if ((places[word]! & this.heads[word]!) !== 0) return true;
    return false;
  }

  triggerOrder(trigger: string | undefined): number {
    return trigger === undefined ? 0 : this.court.product.triggers.findIndex(({ name }) => name === trigger) + 1;
  }

  restart(): void {
    for (const cell of this.cells) cell.restart();
    this.uses = none;
    this.left = noneLeft;
    if (this.trace !== undefined) this.trace.length = 0;
  }
}

/** The heads that the term acts on, as a set of their places. */
function placesOf({ rankOf }: Term, product: Product): Int32Array {
  const { heads, wordsOfHeads } = indexOf(product);
  const places = new Int32Array(wordsOfHeads);
  for (const name of rankOf.keys()) {
    const place = heads.get(name)?.index;
    if (place !== undefined) places[place >>> 5]! |= 1 << (place & 31);
  }
  return places;
}

/** What was left of each cell of a node's heads, in minor units. */
export interface LeftNode {
  readonly heads: readonly string[];
  readonly amounts: ReadonlyMap<Cell, number>;
}

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

/** The terms that act under the contract, in the order of the text. */
export function termsInForce(product: Product, walk: Walk): readonly Term[] {
  const terms: Term[] = [];
  walk.visit = (term) => {
    if (term.when === undefined || term.when(walk.at) !== false) terms.push(term);
  };
  product.walk(walk);
  walk.visit = undefined;
  return terms;
}

/** Notes what is left in a node as the walk leaves it, for terms that read `left(node)`. */
export function leave<R extends Reads>(walk: Walk<R>, node: string, heads: readonly string[]): void {
  const cells = walk.cells.filter((cell) => cell.isThere && heads.includes(cell.head.name));
  const amounts = new Map(cells.map((cell) => [cell, cell.left]));
  walk.left = new Map([...walk.left, [node, { heads, amounts }]]);
}

/** Money as a term or a computed head uses it: rounded, below zero zero. */
export function amountOf(value: Value<Numeric>, rounding: Rounding): Maybe<Numeric> {
  if (value === never) return nowhere;
  return isUnknown(value) ? value : toAmount(value, rounding);
}

function pendingOf(term: Term, { trigger }: Cell, { waitsFor }: Unknown): Pending {
  return trigger === undefined
    ? { kind: "term", clause: term.id, waitsFor }
    : { kind: "term", clause: term.id, trigger, waitsFor };
}

/** The sum over cells; unknown where one is undetermined, waiting for what it waits for, and at least what the others are. */
export function sumOf(cells: readonly Cell[], amount: (cell: Cell) => number): Maybe<number> {
  let sum = 0;
  let waitsFor: FactReference[] | undefined;
  for (const cell of cells) {
    if (!cell.isThere) continue;
    if (cell.verdict === "undetermined") (waitsFor ??= []).push(...cell.waitsFor());
    sum += amount(cell);
  }
  return waitsFor === undefined ? sum : new Unknown(waitsFor, [], sum);
}

const none: readonly never[] = [];
const noneLeft: ReadonlyMap<string, never> = new Map<string, never>();

// ── A term on its groups ─────────────────────────────────────────────────────────────────────────────

function act(walk: Walk, term: Term): void {
  if (walk.visit !== undefined) {
    walk.visit(term);
    return;
  }
  if (!walk.reaches(term)) return;
  const guard = guardOf(walk, term);
  if (guard === false) return;
  const groups = term.ofLines === true ? ofSomething(groupsOf(walk, term)) : groupsOf(walk, term);
  if (isCountedTerm(term)) countInGroups(walk, term, groups, guard);
  else if (term.caps === undefined) for (const group of groups) actOn(walk, term, group, guard);
  else actTogether(walk, term, term.caps, groups, guard);
  walk.group = undefined;
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
    return { group, x, outcome: outcomeOf(walk, term, group, x) };
  });
  for (const cap of caps) bringDown(walk, term, cap, acts);
  for (const { group, x, outcome } of acts) finish(walk, term, group, x, outcome, guard);
}

/** A limit or deductible that is counted in a quantity of the lines. */
type CountedTerm = Term & AmountStep & { readonly counts: Counting };

function isCountedTerm(term: Term): term is CountedTerm {
  return "counts" in term && term.counts !== undefined;
}

/**
 * A line that has to wait only from this term on, or from a later one, takes as much of the quantity here, whatever
 * comes of it. Once a term in front has made a line wait in this walk, what comes here is not yet what will come in the
 * last walk.
 */
function countInGroups(walk: Walk, term: CountedTerm, groups: readonly Group[], guard: true | Unknown): void {
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
function mayBePaid({ line: { amount } }: Cell): boolean {
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

interface Act {
  readonly group: Group;
  readonly x: number;
  outcome: Outcome | Unknown;
}

/** Of more than the cap allows over its own, wider groups, each group bears its part in proportion. */
function bringDown(walk: Walk, term: Term, cap: Cap, acts: readonly Act[]): void {
  const byKey = new Map<string, Act[]>();
  for (const one of acts) {
    const { claim, ownLine } = one.group;
    const unit = widerUnit(term, cap, one.group);
    const claimKey = cap.over.kind === "claim" ? claim?.id : undefined;
    const lineKey = cap.over.kind === "loss" ? ownLine : undefined;
    const insured = insuredOf(cap, one.group)?.id;
    const year = yearIn(walk, cap, one.group);
    const key = JSON.stringify([
      claimKey ?? null,
      insured ?? null,
      year ?? null,
      dayIn(cap, one.group) ?? null,
      unit?.unitId ?? null,
      unit?.counted ?? null,
      lineKey ?? null,
    ]);
    const together = byKey.get(key);
    if (together === undefined) byKey.set(key, [one]);
    else together.push(one);
  }
  for (const together of byKey.values()) bringDownGroup(walk, term, cap, together);
}

/** The unit that the wider group is by: that of the group, or one that it is of. */
function widerUnit({ forEach }: Term, { over }: Cap, { cells }: Group): LineUnit | undefined {
  const kind = over.kind === "unit" ? over.unit : forEach;
  const line = cells[0]?.line;
  return kind === undefined || line === undefined ? undefined : lineUnit(line, kind);
}

/** The insured that the wider group is by. */
function insuredOf({ over }: Cap, { cells }: Group): Stated | undefined {
  return over.kind === "insured" ? cells[0]?.line.insured : undefined;
}

/** The policy year that the wider group is by; its lines wait where it is not known. */
function yearIn(walk: Walk, cap: Cap, { cells: [cell] }: Group): number | undefined {
  if (cap.year !== true || cell === undefined) return undefined;
  const year = yearOf(walk, cell, cell.trigger);
  return isUnknown(year) ? undefined : year;
}

/** The day that the wider group is of. */
function dayIn(cap: Cap, { cells: [cell] }: Group): number | undefined {
  return cap.day === true ? cell?.line.incurred?.day : undefined;
}

function bringDownGroup(walk: Walk, term: Term, cap: Cap, together: readonly Act[]): void {
  const { group } = together[0]!;
  const named = widerUnit(term, cap, group);
  const year = yearIn(walk, cap, group);
  // What is counted multiplies the amount, also of a line by itself.
  const count = cap.over.kind === "loss" ? group.count : (named?.count ?? 1);
  walk.at.standAside();
  walk.group = undefined;
  const insured = insuredOf(cap, group);
  walk.at.insured = insured;
  if (named !== undefined) {
    walk.at.unit = named.knownUnit;
    walk.at.line = group.cells[0]?.line;
  }
  const one = amountOf(cap.amount(walk.at), walk.rounding);
  if (isUnknown(one)) {
    for (const act of together) act.outcome = isUnknown(act.outcome) ? waitingForAll([act.outcome, one]) : one;
    return;
  }
  const amount = multiply(one, count);
  const unit = ledgerKey(insured?.id ?? named?.unitId ?? "", year, dayIn(cap, group));
  const used = cap.period ? walk.used.of(cap.id, unit) : 0;
  const acting = together.flatMap((act) => (isUnknown(act.outcome) ? [] : [{ act, outcome: act.outcome }]));
  const bears = acting.map(({ act, outcome }) => act.x - outcome.leaves);
  const sum = bears.reduce((total, part) => total + part, 0);
  const parts = allocate(atMost(sum, amount, used), bears);
  acting.forEach(({ act, outcome }, index) => {
    const after = parts[index] ?? 0;
    const step: CapStep = {
      clause: cap.id,
      amount: amount === Infinity ? null : nearest(amount),
      ...(named?.counted !== undefined || count > 1 ? { count } : {}),
      ...(cap.period ? { used: nearest(used) } : {}),
      together: sum,
      before: bears[index] ?? 0,
      after,
    };
    act.outcome = { ...outcome, leaves: act.x - after, caps: [...(outcome.caps ?? []), { cap, unit, step }] };
  });
}

function sumIn({ cells }: Group, what: "left" | "borne" | "returnable"): number {
  let sum = 0;
  for (const cell of cells) sum += cell[what];
  return sum;
}

/** The group without the cells of which it is unknown whether the term acts on them: they become undetermined. */
function withoutOpen(term: Term, group: Group, guard: true | Unknown): Group {
  if (group.open.size === 0) return group;
  for (const [cell, where] of group.open) suspend(term, cell, waitingForAll([guard, where]));
  // Sums over the group wait for those that are undetermined by now.
  const doubtful = [...group.open.keys()].filter(({ verdict }) => verdict === "undetermined");
  const possible = doubtful.length === 0 ? group.possible : new Set([...group.possible, ...doubtful]);
  return { ...group, cells: group.cells.filter((cell) => !group.open.has(cell)), possible };
}

function actOn(walk: Walk, term: Term, whole: Group, guard: true | Unknown): void {
  const group = withoutOpen(term, whole, guard);
  if (group.cells.length === 0) return;
  enter(walk, group);
  const x = sumIn(group, term.kind === "borne" ? "borne" : "left");
  finish(walk, term, group, x, outcomeOf(walk, term, group, x), guard);
}

function finish(
  walk: Walk,
  term: Term,
  group: Group,
  x: number,
  outcome: Outcome | Unknown,
  guard: true | Unknown,
): void {
  if (isUnknown(guard) || isUnknown(outcome)) {
    for (const cell of group.cells) suspend(term, cell, waitingForAll([guard, outcome]));
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

/** What a term leaves of x, and the amount by which it does. */
interface Outcome {
  readonly leaves: number;
  /** The deductible, franchise or limit; of a group with a count for all of its units. */
  readonly amount: Numeric | undefined;
  readonly ratio: Numeric | undefined;
  /** What other incidents have used. */
  readonly used: Numeric;
  readonly uses: readonly TermUse[];
  readonly caps: readonly ActedCap[] | undefined;
  /** By number of times: how many there are, `used` being those of other incidents. */
  readonly times: number | undefined;
  /** Only for a trace. */
  readonly layers: readonly LayerStep[] | undefined;
  readonly working: Derivation | undefined;
}

/** An end of what is borne, as it stood for a group. */
interface ActedCap {
  readonly cap: Cap;
  /** The key of its use in the ledger. */
  readonly unit: string;
  readonly step: CapStep;
}

/** Puts the group in place of a line: its claim, its unit, and what it is split by; per loss the line itself. */
function enter(walk: Walk, group: Group): void {
  const { at } = walk;
  const { ownLine, cells } = group;
  if (ownLine !== undefined) at.standAt(cells[0]!.line, cells[0]!.trigger);
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

function outcomeOf(walk: Walk, term: Term, group: Group, x: number): Outcome | Unknown {
  const unit = ledgerKeyOf(group);
  const used = term.period ? walk.used.of(term.id, unit) : 0;
  if (term.kind === "layers") return layersOutcome(walk, term, group, x, unit);
  if (term.kind !== "borne" && term.kind !== "coinsurance" && term.times === true)
    return timesOutcome(walk, term, x, used);
  const given = givenOf(walk, term, group, x);
  if (isUnknown(given)) return given;
  const leaves = leavesOf(walk, term.kind, given, x, used);
  const isShare = term.kind === "coinsurance";
  const amount = isShare ? undefined : given;
  const ratio = isShare ? given : undefined;
  const working = walk.trace === undefined ? undefined : workingOf(walk, term);
  return { leaves, amount, ratio, used, uses: none, caps: undefined, times: undefined, layers: undefined, working };
}

/** While fewer other incidents than allowed have used one of its times a limit leaves everything, and a deductible nothing. */
function timesOutcome(walk: Walk, term: Term & AmountStep, x: number, used: Numeric): Outcome | Unknown {
  const allowed = numberOf(term, walk.at);
  if (isUnknown(allowed)) return allowed;
  const isLeft = order(used, allowed) < 0;
  return {
    leaves: isLeft === (term.kind === "limit") ? x : 0,
    amount: isLeft ? Infinity : 0,
    ratio: undefined,
    used,
    uses: none,
    caps: undefined,
    times: allowed,
    layers: undefined,
    working: walk.trace === undefined ? undefined : workingOf(walk, term),
  };
}

/** A whole number of times, or of a quantity; below 0 it is 0. */
function numberOf(term: AmountStep, at: Scope): Maybe<number> {
  const value = term.amount(at);
  if (value === never) return nowhere;
  if (isUnknown(value)) return value;
  return value === Infinity ? Infinity : Math.max(0, floorOf(value));
}

/** How the amount or share is worked out where x stands. */
function workingOf({ at }: Walk, term: Pick<Term, "figures"> & (Step | BorneAtMost)): Derivation | undefined {
  if (term.figures === undefined) return undefined;
  return derivationOf(at, term.kind === "coinsurance" ? term.pays(at) : term.amount(at), term.figures);
}

/** The amount or share of a step, worked out where x stands. */
function givenOf(walk: Walk, step: Step | BorneAtMost, group: Group, x: number): Maybe<Numeric> {
  walk.at.subject = x;
  if (step.kind === "coinsurance") {
    const pays = step.pays(walk.at);
    if (pays === never) return nowhere;
    return isUnknown(pays) ? pays : clampRatio(pays);
  }
  const amount = amountOf(step.amount(walk.at), walk.rounding);
  return isUnknown(amount) || group.count === 1 ? amount : multiply(amount, group.count);
}

/** The table of the calculus: what a step leaves of x, u being what others have used. */
function leavesOf(walk: Walk, kind: Step["kind"] | "borne", given: Numeric, x: number, used: Numeric): number {
  switch (kind) {
    case "coinsurance":
      return shareOf(x, given, walk.rounding);
    case "deductible":
      return x - atMost(x, given, used);
    case "franchise":
      return order(x, given) > 0 ? x : 0;
    case "limit":
    case "borne":
      return atMost(x, given, used);
  }
}

function layersOutcome(
  walk: Walk,
  term: Term & { readonly kind: "layers" },
  group: Group,
  x: number,
  unit: string,
): Outcome | Unknown {
  const uses: TermUse[] = [];
  const unknown: Unknown[] = [];
  const steps: LayerStep[] | undefined = walk.trace === undefined ? undefined : [];
  let sum = 0;
  for (const layer of term.layers) {
    const isThere: Maybe<boolean> = layer.when === undefined ? true : layer.when(walk.at);
    if (isThere === false) continue;
    if (isUnknown(isThere)) unknown.push(isThere);
    const terms: LayerTermStep[] | undefined = steps === undefined ? undefined : [];
    const after = layerLeaves(walk, term, layer, group, x, unit, uses, unknown, terms);
    if (terms !== undefined) steps?.push({ clause: `${term.id}/${layer.name}`, terms, after });
    sum += after;
  }
  return unknown.length > 0
    ? waitingForAll(unknown)
    : {
        leaves: Math.min(x, sum),
        amount: undefined,
        ratio: undefined,
        used: 0,
        uses,
        caps: undefined,
        times: undefined,
        layers: steps,
        working: undefined,
      };
}

function layerLeaves(
  walk: Walk,
  block: Term,
  layer: Layer,
  group: Group,
  x: number,
  unit: string,
  uses: TermUse[],
  unknown: Unknown[],
  steps: LayerTermStep[] | undefined,
): number {
  let y = x;
  for (const step of layer.terms) {
    const guard: Maybe<boolean> = step.when === undefined ? true : step.when(walk.at);
    if (guard === false) continue;
    const given = givenOf(walk, step, group, y);
    if (isUnknown(guard)) unknown.push(guard);
    if (isUnknown(given)) unknown.push(given);
    if (isUnknown(guard) || isUnknown(given)) continue;
    const used = block.period ? walk.used.of(step.id, unit) : 0;
    const leaves = leavesOf(walk, step.kind, given, y, used);
    if (block.period) noteLayerUse(step, unit, y, leaves, uses);
    steps?.push(layerTermStep(walk, block, step, given, used, y, leaves));
    y = leaves;
  }
  return y;
}

function layerTermStep(
  walk: Walk,
  block: Term,
  step: LayerTerm,
  given: Numeric,
  used: Numeric,
  before: number,
  after: number,
): LayerTermStep {
  const working = workingOf(walk, step);
  return {
    clause: step.id,
    before,
    after,
    ...(step.kind === "coinsurance"
      ? { pays: formatRatio(given) }
      : { amount: given === Infinity ? null : nearest(given), ...(block.period ? { used: nearest(used) } : {}) }),
    ...(working === undefined ? {} : { working }),
  };
}

function noteLayerUse(step: LayerTerm, unit: string, x: number, leaves: number, uses: TermUse[]): void {
  if (step.kind === "deductible") uses.push(new TermUse(step.id, unit, x - leaves));
  if (step.kind === "limit") uses.push(new TermUse(step.id, unit, leaves));
}

// ── What a term does to its cells ────────────────────────────────────────────────────────────────────

/** An eligible line becomes undetermined when this walk is over. */
function suspend(term: Term, cell: Cell, waitsFor: Unknown): void {
  if (cell.verdict === "eligible") cell.found = [...cell.found, pendingOf(term, cell, waitsFor)];
}

/** Takes an amount from the cells by the term's ranks; what each bears. */
function cut(walk: Walk, term: Term, group: Group, amount: number): readonly number[] {
  if (amount === 0) return none;
  const { cells } = group;
  const cuts = allocateByRank(amount, cells, isRanked(walk, term) ? term.ranks.length : 1);
  for (let place = 0; place < cells.length; place += 1) {
    const taken = cuts[place] ?? 0;
    if (taken > 0) cells[place]?.bear({ clause: term.id, amount: taken }, term.kind);
  }
  return cuts;
}

function isRanked({ at }: Walk, term: Term): boolean {
  return term.ranks.length > 1 && term.ranksWhen?.(at) !== false;
}

/** What there was in each rank before the term took its cuts, and after. */
function ranksOf(walk: Walk, term: Term, { cells }: Group, cuts: readonly number[]): Pick<TraceStep, "ranks"> {
  if (!isRanked(walk, term)) return {};
  const ranks = term.ranks.flatMap((_, rank) => {
    const there = cells.flatMap(({ head, rank: own, left }, place) => {
      const before = left + (cuts[place] ?? 0);
      return own === rank && before > 0 ? [{ head: head.name, before, after: left }] : [];
    });
    const sum = (of: "before" | "after"): number => there.reduce((all, cell) => all + cell[of], 0);
    if (there.length === 0) return [];
    return [{ heads: [...new Set(there.map(({ head }) => head))], before: sum("before"), after: sum("after") }];
  });
  return { ranks };
}

/** Gives back of what the cells bear, in proportion to it; what each gets, below 0. */
function returnTo(term: Term, { cells }: Group, amount: number): readonly number[] {
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
function keepWithin(term: Term, group: Group, { leaves, amount }: Outcome): void {
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

function shareCells(group: Group, ratio: Numeric): void {
  for (const cell of group.cells)
    for (let passage = cell.cameThrough; passage !== undefined; passage = passage.before)
      passage.ratio = multiply(passage.ratio, ratio);
}

/** What a limit cuts off was not used, after all, of the limits per period that the cell came through before. */
function giveBack(group: Group, cuts: readonly number[]): void {
  for (let place = 0; place < cuts.length; place += 1) {
    const taken = cuts[place] ?? 0;
    if (taken === 0) continue;
    for (let passage = group.cells[place]?.cameThrough; passage !== undefined; passage = passage.before)
      passage.use.giveBack(taken, passage.ratio);
  }
}

function noteUse(walk: Walk, term: Term, group: Group, outcome: Outcome, cuts: readonly number[]): void {
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

function stepOf(
  term: Term,
  group: Group,
  before: number,
  after: number,
  figures: Partial<TraceStep>,
  cuts: readonly number[],
): TraceStep {
  const line = group.ownLine ?? group.countLine;
  return {
    clause: term.id,
    ...(group.claim?.id === undefined ? {} : { claim: group.claim.id }),
    ...(group.insured?.id === undefined ? {} : { insured: group.insured.id }),
    ...(group.year === undefined ? {} : { policyYear: group.year }),
    ...(group.day === undefined ? {} : { day: formatDay(group.day) }),
    ...(group.unitId === undefined ? {} : { unit: group.unitId }),
    ...(line === undefined ? {} : { line }),
    ...(isCounted(group) ? { count: group.count } : {}),
    before,
    after,
    ...figures,
    cuts: group.cells.flatMap((cell, index) => {
      const amount = cuts[index] ?? 0;
      return amount === 0 ? [] : [{ line: cell.line.id, amount }];
    }),
  };
}

/** The amount or share by which the term acted, and how it came about. */
function figuresOf(
  term: Term,
  { times, amount, ratio, used, caps, layers: ofLayers, working }: Outcome,
): Partial<TraceStep> {
  return {
    ...(times === undefined ? {} : timesOf(times, used)),
    ...(amount === undefined || times !== undefined ? {} : { amount: amount === Infinity ? null : nearest(amount) }),
    ...(ratio === undefined ? {} : { pays: formatRatio(ratio) }),
    ...(term.period && term.kind !== "layers" && times === undefined ? { used: nearest(used) } : {}),
    ...(caps === undefined ? {} : { caps: caps.map(({ step }) => step) }),
    ...(ofLayers === undefined ? {} : { layers: ofLayers }),
    ...(working === undefined ? {} : { working }),
  };
}

/** A number of times, apart from any amount. */
function timesOf(allowed: number, used: Numeric): Pick<TraceStep, "times" | "timesUsed"> {
  return { times: allowed === Infinity ? null : allowed, timesUsed: nearest(used) };
}

// ── Order keys ───────────────────────────────────────────────────────────────────────────────────────

/** Numbers claims, insureds, units, triggers and items as groups are ordered; 0 is none. */
function putInOrder(cells: readonly Cell[], { triggers, unnamedOrders }: ProductIndex): Orders {
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
