import { Cell, compareLines } from "./cell.js";
import { addComputed, judgeComputed, valueLine } from "./computed.js";
import { groupsOf } from "./groups.js";
import { judge, openCourt, type Court } from "./judge.js";
import { isUnknown } from "./kleene.js";
import { largestAmount } from "./money.js";
import { offset, paidOn, type Paid, type Payment } from "./payment.js";
import type { Product } from "./product.js";
import { indexOf } from "./product-index.js";
import type { ReadContract } from "./read-contract.js";
import type { ReadInput } from "./read-input.js";
import { placeOf, Used } from "./read-ledger.js";
import { Scope, type StatedLine } from "./scope.js";
import { termsInForce, Walk } from "./walk.js";

/** A line or computed head with what is due, paid and to be paid. */
export interface SettledLine extends Payment {
  readonly line: StatedLine;
  /** None for a kind of loss that is never paid. */
  readonly cell: Cell | undefined;
  readonly claimed: number;
}

export interface Settled {
  /** In the order of the result. */
  readonly lines: readonly SettledLine[];
  readonly walk: Walk;
}

/** One settlement under a contract, which may choose other readings than the input's. */
export function settleOnce(product: Product, input: ReadInput, contract: ReadContract, trace: boolean): Settled {
  const { ledger, incident } = input;
  const place = placeOf(incident.id, ledger);
  const paid = place === -1 ? undefined : ledger.incidents[place]?.paid;
  const incidentNumber = place === -1 ? ledger.incidents.length + 1 : place + 1;
  const at = new Scope(contract, input, incidentNumber);
  const court = openCourt(product, at, input.nobody);
  const cells = cellsOfLines(court, input.lines);
  addComputed(court, input.units, paid, cells);
  const walk = new Walk(court, cells, new Used(ledger, incident.id), trace);
  judgeComputed(walk, true);
  walkUntilSettled(product, walk);
  const lines = settledLines(product, input, walk, paid);
  offsetPaid(product, walk, lines);
  return { lines, walk };
}

// ── Cells ────────────────────────────────────────────────────────────────────────────────────────────

function cellsOfLines(court: Court, lines: readonly StatedLine[]): Cell[] {
  const { heads } = indexOf(court.product);
  const cells: Cell[] = [];
  for (const line of lines) {
    const head = heads.get(line.head);
    if (head === undefined) continue;
    const cell = new Cell(head, line);
    if (head.head.each !== undefined) valueLine(court, cell, head.head.each);
    cell.judge(judge(court, cell.line, head), cell.line.amount);
    cells.push(cell);
  }
  return cells;
}

// ── Walks ────────────────────────────────────────────────────────────────────────────────────────────

/** Walks until no line is found undetermined any more. */
function walkUntilSettled(product: Product, walk: Walk): void {
  product.walk(walk);
  while (suspendFound(walk)) {
    walk.restart();
    // A computed head that reads the loss of a line that became undetermined becomes so too.
    judgeComputed(walk, false);
    product.walk(walk);
  }
}

/** The lines that the walk found undetermined are so from now on. Whether there is one. */
function suspendFound({ cells }: Walk): boolean {
  let found = false;
  for (const cell of cells) if (cell.suspend()) found = true;
  return found;
}

/** Whether the lines come to more than is settled exactly; only what is worked out can bring them there. */
export function isTooMuch(settled: Settled): boolean {
  let sum = 0;
  for (const { claimed } of settled.lines) sum = Math.min(sum + claimed, largestAmount + 1);
  return sum > largestAmount;
}

// ── Payments ─────────────────────────────────────────────────────────────────────────────────────────

function settledLines(product: Product, input: ReadInput, walk: Walk, paid: Paid): readonly SettledLine[] {
  const settled: SettledLine[] = [];
  for (const cell of walk.cells) settled.push(settledLine(cell.line, cell, cell.claimed, cell.left, paid));
  if (product.uncovered.length > 0)
    for (const line of uncoveredLines(product, input))
      settled.push(settledLine(line, undefined, isUnknown(line.amount) ? 0 : line.amount, 0, paid));
  return settled;
}

function settledLine(
  line: StatedLine,
  cell: Cell | undefined,
  claimed: number,
  due: number,
  before: Paid,
): SettledLine {
  const paid = paidOn(before, line.id);
  return { line, cell, claimed, due, paid, toGet: Math.max(0, due - paid), excess: Math.max(0, paid - due) };
}

function uncoveredLines({ uncovered }: Product, { lines }: ReadInput): readonly StatedLine[] {
  const found = lines.filter(({ head }) => uncovered.includes(head));
  return found.sort((a, b) => uncovered.indexOf(a.head) - uncovered.indexOf(b.head) || compareLines(a, b));
}

function offsetPaid(product: Product, walk: Walk, lines: readonly SettledLine[]): void {
  if (lines.every(({ excess }) => excess === 0)) return;
  offset(groupsOfPayments(product, walk, new Map(lines.map((line) => [line.cell, line]))), lines);
}

/** The groups of each limit and of layers that acted, in the order of the text. */
function* groupsOfPayments(
  product: Product,
  walk: Walk,
  byCell: ReadonlyMap<Cell | undefined, Payment>,
): Generator<readonly Payment[]> {
  for (const term of termsInForce(product, walk)) {
    if (term.kind !== "limit" && term.kind !== "layers") continue;
    for (const group of groupsOf(walk, term)) yield group.cells.flatMap((cell) => byCell.get(cell) ?? []);
  }
}
