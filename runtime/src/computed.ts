import { Cell } from "./cell.js";
import { computedId, readComputedId, type BroughtFor } from "./computed-id.js";
import type { UnitAt } from "./groups.js";
import { judge, type Court } from "./judge.js";
import { derivationOf } from "./derivation.js";
import { isUnknown, nowhere, type Maybe, type Value } from "./kleene.js";
import { largestAmount } from "./money.js";
import { multiply, type Numeric } from "./numeric.js";
import { paidOn, type Paid } from "./payment.js";
import { Problems } from "./problems.js";
import type { ComputedRule, HeadRule, PerUnitRule, WorkedOut } from "./product.js";
import { indexOf, type IndexedHead, type ProductIndex } from "./product-index.js";
import { readFacts } from "./read-facts.js";
import type { KnownUnits } from "./read-units.js";
import type { Working } from "./result.js";
import { lineUnit, type LineUnit, type Reads, type StatedLine } from "./scope.js";
import { amountOf, type Walk } from "./walk.js";

/** Computed heads that the incident opens, and those on which something was paid before. */
export function addComputed(court: Court, units: KnownUnits, paid: Paid, cells: Cell[]): void {
  const index = indexOf(court.product);
  if (index.computed.length === 0) return;
  const ofLines = [...cells];
  for (const indexed of index.computed) {
    const { head } = indexed;
    const perUnit = head.computed?.perUnit;
    if (perUnit !== undefined) addForUnits(court, units, paid, indexed, perUnit, ofLines, cells);
    else if (paidOn(paid, computedId(head.name)) > 0 || isOpened(court, head))
      cells.push(new Cell(indexed, computedLine(index, head.name)));
  }
}

/** One for each unit that lines name for the head, or the incident lists where it asks about them; one that was paid before and is named no more is refused. */
function addForUnits(
  court: Court,
  units: KnownUnits,
  paid: Paid,
  indexed: IndexedHead,
  { unit, namedBy, listed }: PerUnitRule,
  ofLines: readonly Cell[],
  cells: Cell[],
): void {
  const index = indexOf(court.product);
  const { name } = indexed.head;
  const opened = isOpened(court, indexed.head);
  const named = new Set<string>();
  let counts: ReadonlyMap<string, number | undefined> | undefined;
  const byId = (unitId: string): LineUnit => {
    counts ??= countsById(ofLines, unit);
    return { unit, unitId, counted: undefined, count: counts.get(unitId), knownUnit: units.known(unit, unitId) };
  };
  const ofHeads = ofLines.flatMap(({ head, line }) =>
    namedBy.includes(head.name) ? (lineUnit(line, unit) ?? []) : [],
  );
  for (const own of listed === true ? [...ofHeads, ...units.listedOf(unit).map(byId)] : ofHeads) {
    const id = computedId(name, broughtFor(own));
    if (named.has(id)) continue;
    named.add(id);
    if (opened || paidOn(paid, id) > 0) cells.push(new Cell(indexed, lineOf(index, name, id, own)));
  }
  for (const [id, amount] of Object.entries(paid ?? {})) {
    const before = amount === 0 || named.has(id) ? undefined : readComputedId(index, id);
    if (before?.head.name !== name || before.brought === undefined) continue;
    const { unitId, counted } = before.brought;
    const own = unitId === undefined ? { unit, unitId, counted, count: 1, knownUnit: undefined } : byId(unitId);
    const cell = new Cell(indexed, lineOf(index, name, id, own));
    cell.lose();
    cells.push(cell);
  }
}

/** How many the units of each id are: of a group any line may tell it. */
function countsById(cells: readonly Cell[], kind: string): ReadonlyMap<string, number | undefined> {
  const counts = new Map<string, number | undefined>();
  for (const { line } of cells) {
    const { unitId, count } = lineUnit(line, kind) ?? {};
    if (unitId !== undefined && !counts.has(unitId)) counts.set(unitId, count);
  }
  return counts;
}

function broughtFor({ unitId, counted = "" }: LineUnit): BroughtFor {
  return unitId === undefined ? { unitId, counted } : { unitId, counted: undefined };
}

function isOpened({ at }: Court, head: HeadRule): boolean {
  at.standAside();
  if (head.guards.some((guard) => guard.holds(at) === false)) return false;
  const covers = head.covers.filter((cover) => cover.when === undefined || cover.when(at) !== false);
  return covers.some((cover) => cover.triggers.some((trigger) => at.incident.triggers.has(trigger)));
}

const noUnit: LineUnit = {
  unit: undefined,
  unitId: undefined,
  counted: undefined,
  count: undefined,
  knownUnit: undefined,
};

/** The line that a computed head is which is for no units. */
export function computedLine(index: ProductIndex, head: string): StatedLine {
  return lineOf(index, head, computedId(head), noUnit);
}

/** The line that a computed head is: nothing is stated of it, so its facts stand at their defaults. */
function lineOf(
  { facts, asserted }: ProductIndex,
  head: string,
  id: string,
  { unit, unitId, counted, count, knownUnit }: LineUnit,
): StatedLine {
  return {
    id,
    head,
    amount: 0,
    incurred: undefined,
    approved: undefined,
    claim: undefined,
    insured: undefined,
    item: undefined,
    trigger: undefined,
    unit,
    unitId,
    count,
    counted,
    knownUnit,
    facts: readFacts(facts.loss, undefined, "losses", "loss", id, new Problems()).facts,
    exclusions: asserted.loss.unstated,
  };
}

/**
 * Works out and judges the computed heads, those first that others read. One that reads what earlier nodes
 * came to is worked out by the walk; for the first walk it is judged as nothing.
 */
export function judgeComputed(walk: Walk, isFirst: boolean): void {
  if (indexOf(walk.court.product).computed.length === 0) return;
  const computed = walk.cells.filter((cell) => cell.head.computed !== undefined && !cell.isLost);
  walk.unprepared = { cells: new Set(computed), isFirst };
  for (const cell of computed) prepare(walk, cell);
  walk.unprepared = undefined;
}

/** Works out a computed head whose loss is read, while those that read no walk are worked out. */
export function prepare(walk: Walk, cell: Cell): void {
  if (walk.unprepared?.cells.delete(cell) !== true) return;
  const { at } = walk;
  const { line, claim, insured, unit, element, trigger, item } = at;
  const ofWalk = cell.head.computed?.ofWalk === true;
  if (walk.unprepared.isFirst || !ofWalk) judgeWith(walk, cell, ofWalk ? 0 : computedAmount(walk, cell));
  // Not by its line alone: an aggregate may be at one of its elements.
  Object.assign(at, { line, claim, insured, unit, element, trigger, item });
}

/** Works out and judges a computed head that reads what earlier nodes came to. */
export function compute<R extends Reads>(walk: Walk<R>, head: string): void {
  if (walk.visit !== undefined) return;
  for (const cell of walk.cells) {
    if (cell.head.name !== head || cell.isLost) continue;
    judgeWith(walk, cell, computedAmount(walk, cell));
    cell.isThere = true;
    cell.left = cell.eligible;
  }
}

function judgeWith(walk: Walk, cell: Cell, amount: Maybe<number>): void {
  cell.line = { ...cell.line, amount };
  cell.judge(judge(walk.court, cell.line, cell.indexed), amount);
}

/** Works out the amount of a line whose head does so for each; 0 was stated where the line is withdrawn. */
export function valueLine({ at, product }: Court, cell: Cell, each: WorkedOut): void {
  const { line } = cell;
  if (!isUnknown(line.amount)) return;
  cell.isValued = true;
  at.standAt(line, undefined);
  const one = amountOf(each.amount(at), product.rounding);
  cell.line = { ...line, amount: exactly(isUnknown(one) ? one : multiply(one, line.count ?? 1)) };
}

function computedAmount(walk: Walk, cell: Cell): Maybe<number> {
  const { computed } = cell.head;
  if (computed === undefined) return nowhere;
  const outside = walk.computing;
  walk.computing = unitAt(cell, computed.perUnit);
  walk.at.standAt(cell.line, undefined);
  const value = computed.amount(walk.at);
  if (walk.trace !== undefined) walk.workings.set(cell, workingOf(walk, cell, computed, value));
  walk.computing = outside;
  const one = amountOf(value, walk.rounding);
  return exactly(isUnknown(one) || one === Infinity ? one : multiply(one, cell.line.count ?? 1));
}

function exactly(amount: Maybe<Numeric>): Maybe<number> {
  if (isUnknown(amount)) return amount;
  if (amount === Infinity) return nowhere;
  // What is larger is refused in the end, whatever it is (`isTooMuch`).
  return typeof amount === "number" ? amount : largestAmount + 1;
}

/** What counts of heads whose lines name the unit that the amount is for. */
function unitAt({ line }: Cell, perUnit: PerUnitRule | undefined): UnitAt | undefined {
  if (perUnit?.unitHeads === undefined) return undefined;
  const { unitId, counted, count = 1 } = line;
  return { unit: perUnit.unit, unitId, counted, count, heads: perUnit.unitHeads };
}

/** What a computed head is worked out from, as it stands when it is: of several units for one of them. */
function workingOf(
  { at }: Walk,
  { head: { name: head }, line }: Cell,
  computed: ComputedRule,
  value: Value<Numeric>,
): Working {
  const ofUnit = computed.perUnit === undefined ? {} : { line: line.id, ...countedBy(line) };
  return { head, ...ofUnit, ...derivationOf(at, value, computed.figures) };
}

function countedBy({ count = 1 }: StatedLine): Pick<Working, "count"> {
  return count === 1 ? {} : { count };
}

/** Of the computed heads and lines that the contract has, in the order of the lines. */
export function workingsOf(walk: Walk): readonly Working[] {
  return walk.cells.flatMap((cell) => (cell.isLacking ? [] : (walk.workings.get(cell) ?? workingOfLine(walk, cell))));
}

/** It reads nothing of the walk, so it is the same at the end. */
function workingOfLine(walk: Walk, { head: { name: head, each }, isValued, line }: Cell): Working | [] {
  if (each === undefined || !isValued) return [];
  walk.at.standAt(line, undefined);
  return { head, line: line.id, ...countedBy(line), ...derivationOf(walk.at, each.amount(walk.at), each.figures) };
}
