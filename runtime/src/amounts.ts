import { type Cell, mayComeUnder } from "./cell.js";
import { prepare } from "./computed.js";
import { isOfUnit, type UnitAt, unitOfGroup } from "./groups.js";
import { isUnknown, nowhere, type Maybe, Unknown } from "./kleene.js";
import { fraction, multiply, type Numeric } from "./numeric.js";
import type { DueEarlier } from "./read-ledger.js";
import { lineUnit, type Scope } from "./scope.js";
import { sumOf, type LeftNode, type Walk } from "./walk.js";

/**
 * What the amount of a term, or a computed head, may read of the walk. All in minor units. Of a group that stands
 * for n units each of them is the n-th part: the amount is worked out for one unit.
 */

/** x: what the term acts on; unknown where the group holds an undetermined line. */
export function subject(at: Scope): Maybe<Numeric> {
  const undetermined = sumOverGroup(at, () => 0);
  return isUnknown(undetermined) ? uncertain(undetermined) : ofOne(at.walk?.group, at.subject);
}

/** The eligible amount of the term's cells, before any term. */
export function loss(at: Scope): Maybe<Numeric> {
  return ofOne(
    at.walk?.group,
    sumOverGroup(at, (cell) => cell.eligible),
  );
}

/** Which lines alone a sum counts. */
export interface SummedLines {
  /** Those of the claim at hand; where none is, those that name none. */
  readonly ofClaim?: true;
  /** Those that come under one of these. */
  readonly triggers?: readonly string[];
}

/**
 * The eligible amount of these heads, before any term: of the unit at hand where their lines name one, else of the
 * incident; or of that what some lines have.
 */
export function lossOf(at: Scope, heads: readonly string[], of?: SummedLines): Maybe<Numeric> {
  if (at.walk === undefined) return nowhere;
  return lossIn(at, at.walk, heads, unitFor(at.walk, heads), of);
}

/** The same of the unit of the kind that the aggregate around is at; of several that are counted, of one. */
export function lossOfUnit(at: Scope, heads: readonly string[], kind: string, of?: SummedLines): Maybe<Numeric> {
  const unit = elementAt(at, kind, heads);
  return at.walk === undefined || unit === undefined ? nowhere : lossIn(at, at.walk, heads, unit, of);
}

function lossIn(
  at: Scope,
  walk: Walk,
  heads: readonly string[],
  unit: UnitAt | undefined,
  of?: SummedLines,
): Maybe<Numeric> {
  const all = walk.cells.filter((cell) => heads.includes(cell.head.name));
  const own = unit === undefined ? all : all.filter((cell) => isOfUnit(cell, unit));
  for (const cell of own) prepare(walk, cell);
  return ofOne(
    unit,
    sumOf(summed(at, own, of), (cell) => cell.eligible),
  );
}

function summed(at: Scope, cells: readonly Cell[], of: SummedLines | undefined): readonly Cell[] {
  if (of === undefined) return cells;
  const { ofClaim, triggers } = of;
  const claim = at.claim?.id;
  return cells.filter(
    (cell) =>
      (ofClaim === undefined || cell.line.claim?.id === claim) &&
      (triggers === undefined || mayComeUnder(cell, triggers)),
  );
}

/** What deductibles and franchises took so far from the term's cells. */
export function deducted(at: Scope): Maybe<Numeric> {
  return ofOne(at.walk?.group, uncertain(sumOverGroup(at, (cell) => cell.deducted)));
}

/**
 * What a node written earlier came to when the walk left it: for the unit at hand where the lines of its heads name
 * one, else in all; or of that what some lines have.
 */
export function leftOf(at: Scope, node: string, of?: SummedLines): Maybe<Numeric> {
  if (at.walk === undefined) return nowhere;
  const left = at.walk.left.get(node);
  return left === undefined ? 0 : leftIn(at, left, unitFor(at.walk, left.heads), of);
}

/** The same of the unit of the kind that the aggregate around is at; of several that are counted, of one. */
export function leftOfUnit(at: Scope, node: string, kind: string, of?: SummedLines): Maybe<Numeric> {
  const left = at.walk?.left.get(node);
  if (left === undefined) return at.walk === undefined ? nowhere : 0;
  const unit = elementAt(at, kind, left.heads);
  return unit === undefined ? nowhere : leftIn(at, left, unit, of);
}

function leftIn(at: Scope, left: LeftNode, unit: UnitAt | undefined, of?: SummedLines): Maybe<Numeric> {
  const all = summed(at, [...left.amounts.keys()], of);
  const cells = unit === undefined ? all : all.filter((cell) => isOfUnit(cell, unit));
  return ofOne(unit, uncertain(sumOf(cells, (cell) => left.amounts.get(cell) ?? 0)));
}

/** The amount of the line at hand; in the amount of a term the part of one of the units that its group stands for. */
export function lineAmount(at: Scope): Maybe<Numeric> {
  return ofOne(at.walk?.group, at.line?.amount ?? nowhere);
}

/** What is due on these heads for the earlier incidents of the period: of the unit at hand where their lines name one, else in all. */
export function earlier(at: Scope, tally: string, heads: readonly string[]): Numeric {
  const unit = at.walk && unitFor(at.walk, heads);
  return partOf(unit, dueEarlier(at, tally, unit).amount);
}

/** The most that is for one of them. */
export function earlierLargest(at: Scope, tally: string, heads: readonly string[]): Numeric {
  const unit = at.walk && unitFor(at.walk, heads);
  return partOf(unit, dueEarlier(at, tally, unit).largest);
}

/** For how many of them something is. */
export function earlierTimes(at: Scope, tally: string, heads: readonly string[]): number {
  return dueEarlier(at, tally, at.walk && unitFor(at.walk, heads)).times;
}

function dueEarlier({ walk }: Scope, tally: string, unit: UnitAt | undefined): DueEarlier {
  if (walk === undefined) return { amount: 0, times: 0, largest: 0 };
  return walk.used.earlier(unit === undefined ? tally : `${tally}:${unit.unit}`, unit?.unitId ?? "");
}

/** The incident's place among those of the period, from 1. */
export function incidentNumber(at: Scope): number {
  return at.incidentNumber;
}

/** The unit of the kind that the aggregate around is at, or one that this is of. */
function elementAt({ element }: Scope, kind: string, heads: readonly string[]): UnitAt | undefined {
  const own = element && lineUnit(element, kind);
  if (own === undefined) return undefined;
  const { unitId, counted, count = 1 } = own;
  return { unit: kind, unitId, counted, count, heads };
}

/** The unit at hand, whose lines alone count where lines of all the heads name a unit of its kind. */
function unitFor({ group, computing }: Walk, heads: readonly string[]): UnitAt | undefined {
  const unit = group === undefined ? computing : unitOfGroup(group);
  return unit !== undefined && heads.every((head) => unit.heads.includes(head)) ? unit : undefined;
}

/** A line that is open may change what terms took of the others, so nothing is certain of what they leave. */
function uncertain(amount: Maybe<number>): Maybe<number> {
  return isUnknown(amount) ? new Unknown(amount.waitsFor, amount.unmatched) : amount;
}

/** The part of one of the units that are counted. */
function ofOne(counted: { readonly count: number } | undefined, amount: Maybe<number>): Maybe<Numeric> {
  if (counted === undefined || counted.count === 1) return amount;
  const one = (all: Numeric): Numeric => partOf(counted, all);
  if (!isUnknown(amount)) return one(amount);
  return amount.atLeast === undefined ? amount : new Unknown(amount.waitsFor, amount.unmatched, one(amount.atLeast));
}

function partOf(counted: { readonly count: number } | undefined, all: Numeric): Numeric {
  if (counted === undefined || counted.count === 1) return all;
  return multiply(all, fraction(1n, BigInt(counted.count)));
}

function sumOverGroup(at: Scope, amount: (cell: Cell) => number): Maybe<number> {
  const group = at.walk?.group;
  if (group === undefined) return nowhere;
  return sumOf(group.possible.size === 0 ? group.cells : [...group.cells, ...group.possible], amount);
}
