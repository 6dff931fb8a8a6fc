import { Cell } from "./cell.js";
import { judge, type Court } from "./judge.js";
import { derivationOf } from "./derivation.js";
import { isUnknown, nowhere, type Maybe } from "./kleene.js";
import { largestAmount } from "./money.js";
import { multiply, type Numeric } from "./numeric.js";
import { paidOn, type Paid } from "./payment.js";
import { Problems } from "./problems.js";
import type { HeadRule, Product, WorkedOut } from "./product.js";
import { indexOf } from "./product-index.js";
import { readFacts } from "./read-facts.js";
import type { Working } from "./result.js";
import type { Reads, StatedLine } from "./scope.js";
import { amountOf, type Walk } from "./walk.js";

/** Computed heads that the incident opens, and those on which something was paid before. */
export function addComputed(court: Court, paid: Paid, cells: Cell[]): void {
  for (const indexed of indexOf(court.product).computed) {
    const { head } = indexed;
    if (paidOn(paid, `=${head.name}`) > 0 || isOpened(court, head))
      cells.push(new Cell(indexed, lineOf(court.product, head.name)));
  }
}

function isOpened({ at }: Court, head: HeadRule): boolean {
  at.standAside();
  if (head.guards.some((guard) => guard.holds(at) === false)) return false;
  const covers = head.covers.filter((cover) => cover.when === undefined || cover.when(at) !== false);
  return covers.some((cover) => cover.triggers.some((trigger) => at.incident.triggers.has(trigger)));
}

/** The line that a computed head is: nothing is stated of it, so its facts stand at their defaults. */
function lineOf(product: Product, head: string): StatedLine {
  const { facts, asserted } = indexOf(product);
  const id = `=${head}`;
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
    unit: undefined,
    unitId: undefined,
    count: undefined,
    knownUnit: undefined,
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
  const computed = walk.cells.filter((cell) => cell.head.computed !== undefined);
  walk.unprepared = { cells: new Set(computed), isFirst };
  for (const cell of computed) prepare(walk, cell);
  walk.unprepared = undefined;
}

/** Works out a computed head whose loss is read, while those that read no walk are worked out. */
export function prepare(walk: Walk, cell: Cell): void {
  if (walk.unprepared?.cells.delete(cell) !== true) return;
  const { at } = walk;
  const { line, claim, insured, unit, trigger, item } = at;
  const readsLeft = cell.head.computed?.readsLeft === true;
  if (walk.unprepared.isFirst || !readsLeft) judgeWith(walk, cell, readsLeft ? 0 : computedAmount(walk, cell));
  // Not by its line alone: an aggregate may be at one of its elements.
  Object.assign(at, { line, claim, insured, unit, trigger, item });
}

/** Works out and judges a computed head that reads what earlier nodes came to. */
export function compute<R extends Reads>(walk: Walk<R>, head: string): void {
  const cell = walk.cells.find((candidate) => candidate.head.name === head);
  if (cell === undefined || walk.visit !== undefined) return;
  judgeWith(walk, cell, computedAmount(walk, cell));
  cell.isThere = true;
  cell.left = cell.eligible;
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
  walk.at.standAt(cell.line, undefined);
  const value = computed.amount(walk.at);
  if (walk.trace !== undefined) {
    const { name: head } = cell.head;
    walk.workings.set(cell, { head, ...derivationOf(walk.at, value, computed.figures) });
  }
  return exactly(amountOf(value, walk.rounding));
}

function exactly(amount: Maybe<Numeric>): Maybe<number> {
  if (isUnknown(amount)) return amount;
  if (amount === Infinity) return nowhere;
  // What is larger is refused in the end, whatever it is (`isTooMuch`).
  return typeof amount === "number" ? amount : largestAmount + 1;
}

/** Of the computed heads and lines that the contract has, in the order of the lines. */
export function workingsOf(walk: Walk): readonly Working[] {
  return walk.cells.flatMap((cell) => (cell.isLacking ? [] : (walk.workings.get(cell) ?? workingOfLine(walk, cell))));
}

/** It reads nothing of the walk, so it is the same at the end. */
function workingOfLine(walk: Walk, { head: { name: head, each }, isValued, line }: Cell): Working | [] {
  if (each === undefined || !isValued) return [];
  walk.at.standAt(line, undefined);
  const counted = line.count === undefined || line.count === 1 ? {} : { count: line.count };
  return { head, line: line.id, ...counted, ...derivationOf(walk.at, each.amount(walk.at), each.figures) };
}
