import { bare } from "./bare.js";
import { Cell, compareLines } from "./cell.js";
import type { Problem } from "./claim.js";
import { groupsOf } from "./groups.js";
import { judge, openCourt, type Court } from "./judge.js";
import { isUnknown, nowhere, type Maybe } from "./kleene.js";
import { formatAmount, largestAmount } from "./money.js";
import { offset, payment, type Payment } from "./payment.js";
import { InvalidInput, Problems } from "./problems.js";
import type { HeadRule, Product } from "./product.js";
import { indexOf } from "./product-index.js";
import { readFacts } from "./read-facts.js";
import { readInput, type ReadInput } from "./read-input.js";
import type { ReadContract } from "./read-contract.js";
import { Used } from "./read-ledger.js";
import { compareReadings } from "./readings.js";
import { assemble } from "./assemble.js";
import type { SettlementResult } from "./result.js";
import { Scope, type StatedLine } from "./scope.js";
import { amountOf, Walk } from "./walk.js";

export interface SettleOptions {
  /** Also every step that a term took, and what would be due under other readings. */
  readonly trace?: boolean;
}

/** Everything that is wrong with an input; empty: it can be settled. */
export function validate(product: Product, input: unknown): readonly Problem[] {
  return readInput(product, input).problems.list;
}

/** Settles an incident as it is known now; throws `InvalidInput` where the input has problems. */
export function settle(product: Product, json: unknown, options?: SettleOptions): SettlementResult {
  const { input, problems } = readInput(product, json);
  if (input === undefined) throw new InvalidInput(problems.list);
  const trace = options?.trace === true;
  const settled = settleOnce(product, input, input.contract, trace);
  if (isTooMuch(input, settled)) {
    const message = `with what is computed the lines come to more than ${formatAmount(largestAmount)}`;
    throw new InvalidInput([{ path: "losses", code: "amount", message }]);
  }
  return assemble(product, input, settled, trace ? compareReadings(product, input, settled) : undefined);
}

/** A line or computed head with what is due, paid and to be paid. */
export interface SettledLine {
  readonly line: StatedLine;
  /** None for a kind of loss that is never paid. */
  readonly cell: Cell | undefined;
  readonly claimed: number;
  readonly payment: Payment;
}

export interface Settled {
  /** In the order of the result. */
  readonly lines: readonly SettledLine[];
  readonly walk: Walk;
}

/** One settlement under a contract, which may choose other readings than the input's. */
export function settleOnce(product: Product, input: ReadInput, contract: ReadContract, trace: boolean): Settled {
  const { ledger, incident } = input;
  const place = ledger.incidents.findIndex(({ id }) => id === incident.id);
  const paid = ledger.incidents[place]?.paid ?? {};
  const incidentNumber = place === -1 ? ledger.incidents.length + 1 : place + 1;
  const at = new Scope({ ...contract, incident, incidentNumber });
  const court = openCourt(product, at, input.insureds, input.nobody);
  const cells = [...cellsOfLines(court, input.lines), ...cellsOfComputed(court, paid)];
  const walk = new Walk({ at, cells, rounding: product.rounding, used: new Used(ledger, incident.id), trace });
  judgeComputed(court, walk, true);
  walk.number(product.triggers.map(({ name }) => name));
  walkUntilSettled(court, walk);
  const lines = settledLines(product, input, walk, paid);
  offsetPaid(walk, lines);
  return { lines, walk };
}

// ── Cells ────────────────────────────────────────────────────────────────────────────────────────────

function cellsOfLines(court: Court, lines: readonly StatedLine[]): Cell[] {
  const { heads } = indexOf(court.product);
  const cells: Cell[] = [];
  for (const line of lines) {
    const found = heads.get(line.head);
    if (found === undefined) continue;
    const cell = new Cell(found.head, found.index, line);
    cell.judge(judge(court, line, cell.head), line.amount);
    cells.push(cell);
  }
  return cells;
}

/** Computed heads that the incident opens, and those on which something was paid before. */
function cellsOfComputed(court: Court, paid: Readonly<Record<string, number>>): Cell[] {
  const cells: Cell[] = [];
  court.product.heads.forEach((head, index) => {
    if (head.computed === undefined) return;
    const id = `=${head.name}`;
    const before = Object.hasOwn(paid, id) ? (paid[id] ?? 0) : 0;
    if (before > 0 || isOpened(court, head)) cells.push(new Cell(head, index, lineOf(court.product, head.name)));
  });
  return cells;
}

function isOpened({ at }: Court, head: HeadRule): boolean {
  at.standAside();
  if (head.guards.some((guard) => guard.holds(at) === false)) return false;
  const covers = head.covers.filter((cover) => cover.when === undefined || cover.when(at) !== false);
  return covers.some((cover) => cover.triggers.some((trigger) => at.incident.triggers.has(trigger)));
}

/** The line that a computed head is: nothing is stated of it, so its facts stand at their defaults. */
function lineOf(product: Product, head: string): StatedLine {
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
    scheduled: undefined,
    facts: readFacts(product.facts.loss, undefined, "losses", "loss", id, new Problems()).facts,
    exclusions: bare(),
  };
}

/**
 * Works out and judges the computed heads, those first that others read. One that reads what earlier nodes
 * came to is worked out by the walk; for the first walk it is judged as nothing.
 */
function judgeComputed(court: Court, walk: Walk, isFirst: boolean): void {
  const waiting = new Set(walk.cells.filter((cell) => cell.head.computed !== undefined));
  const { at } = walk;
  walk.prepare = (cell) => {
    if (!waiting.delete(cell)) return;
    const { line, trigger } = at;
    const readsLeft = cell.head.computed?.readsLeft === true;
    if (isFirst || !readsLeft) judgeWith(court, cell, readsLeft ? 0 : computedAmount(walk, cell));
    if (line === undefined) at.standAside();
    else at.standAt(line as StatedLine, trigger);
  };
  for (const cell of [...waiting]) walk.prepare(cell);
  walk.prepare = undefined;
}

function judgeWith(court: Court, cell: Cell, amount: Maybe<number>): void {
  cell.line = { ...cell.line, amount };
  cell.judge(judge(court, cell.line, cell.head), amount);
}

function computedAmount(walk: Walk, cell: Cell): Maybe<number> {
  const { computed } = cell.head;
  if (computed === undefined) return nowhere;
  walk.at.standAt(cell.line, undefined);
  const amount = amountOf(computed.amount(walk.at), walk.rounding);
  if (isUnknown(amount)) return amount;
  if (amount === Infinity) return nowhere;
  // What is larger is refused in the end, whatever it is (`isTooMuch`).
  return typeof amount === "number" ? amount : largestAmount + 1;
}

// ── Walks ────────────────────────────────────────────────────────────────────────────────────────────

/** Walks until no line is found undetermined any more. */
function walkUntilSettled(court: Court, walk: Walk): void {
  walk.judgeComputed = (cell) => judgeWith(court, cell, computedAmount(walk, cell));
  for (let isFirst = true; ; isFirst = false) {
    walk.restart();
    // A computed head that reads the loss of a line that became undetermined becomes so too.
    if (!isFirst) judgeComputed(court, walk, false);
    court.product.walk(walk);
    const found = walk.cells.filter((cell) => cell.suspend());
    if (found.length === 0) return;
  }
}

/** Whether the lines come to more than is settled exactly; only computed heads can bring them there. */
export function isTooMuch({ lines }: ReadInput, { walk }: Settled): boolean {
  let sum = 0;
  for (const line of lines) sum += isUnknown(line.amount) ? 0 : line.amount;
  for (const cell of walk.cells)
    if (cell.head.computed !== undefined) sum = Math.min(sum + cell.claimed, largestAmount + 1);
  return sum > largestAmount;
}

// ── Payments ─────────────────────────────────────────────────────────────────────────────────────────

function settledLines(
  product: Product,
  input: ReadInput,
  walk: Walk,
  paid: Readonly<Record<string, number>>,
): readonly SettledLine[] {
  const before = (id: string): number => (Object.hasOwn(paid, id) ? (paid[id] ?? 0) : 0);
  const ofHeads = walk.cells.map((cell) => {
    const { line, claimed, left } = cell;
    return { line, cell, claimed, payment: payment(left, before(line.id)) };
  });
  const uncovered = input.lines.filter((line) => product.uncovered.includes(line.head));
  uncovered.sort((a, b) => product.uncovered.indexOf(a.head) - product.uncovered.indexOf(b.head) || compareLines(a, b));
  const ofUncovered = uncovered.map((line) => {
    const claimed = isUnknown(line.amount) ? 0 : line.amount;
    return { line, cell: undefined, claimed, payment: payment(0, before(line.id)) };
  });
  return [...ofHeads, ...ofUncovered];
}

function offsetPaid(walk: Walk, lines: readonly SettledLine[]): void {
  const payments = lines.map((line) => line.payment);
  const byCell = new Map(lines.map(({ cell, payment }) => [cell, payment]));
  offset(groupsOfPayments(walk, byCell), payments);
}

/** The groups of each limit and of layers that acted, in the order of the text. */
function* groupsOfPayments(walk: Walk, byCell: ReadonlyMap<Cell | undefined, Payment>): Generator<readonly Payment[]> {
  for (const term of walk.acted) {
    if (term.kind !== "limit" && term.kind !== "layers") continue;
    for (const group of groupsOf(walk, term)) yield group.cells.flatMap((cell) => byCell.get(cell) ?? []);
  }
}
