import { type Cell, compareCells } from "./cell.js";
import type { Group, UnitAt } from "./groups.js";
import type { Court } from "./judge.js";
import { type Maybe, Unknown, type Value, isUnknown, never, nowhere } from "./kleene.js";
import { none, sortInPlace } from "./lists.js";
import { type Rounding, toAmount } from "./money.js";
import type { Numeric } from "./numeric.js";
import { putInOrder } from "./order-keys.js";
import { type Orders, indexOf } from "./product-index.js";
import type { Product } from "./product.js";
import type { Used } from "./read-ledger.js";
import type { FactReference, TraceStep, Working } from "./result.js";
import type { Reads, Scope } from "./scope.js";
import type { Term } from "./terms.js";
import type { Use } from "./use.js";

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
  /** While a term acts: what is the same for all of its groups, by the place of the expression. */
  kept: ReadonlyMap<number, unknown> | undefined = undefined;
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

const noneLeft: ReadonlyMap<string, never> = new Map<string, never>();
