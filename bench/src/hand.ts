import {
  InvalidInput,
  type Cut,
  type Ledger,
  type LineResult,
  type Pending,
  type Reason,
  type SettlementResult,
} from "@yakkan/runtime";
import {
  headNames,
  instant,
  periodLimit,
  Reader,
  type Day,
  type Given,
  type Line,
  type Trigger,
} from "./hand-input.js";

/**
 * The costs product written by hand from docs/calculus.md and `costs.yakkan`, with all that an evaluator does but
 * the trace: it takes any input (claims, insureds, a ledger to go on from), collects every problem with its path,
 * and returns the whole result.
 */
export function settleByHand(json: unknown, terms: string): SettlementResult {
  const reader = new Reader(terms);
  const given = reader.read(json);
  if (given === undefined || reader.problems.length > 0) throw new InvalidInput(reader.problems);
  const { contract, ledger } = given;
  const { policy, from, to } = contract;
  const incident = given.incident.id;
  const place = ledger.incidents.findIndex(({ id }) => id === incident);
  const before = ledger.incidents[place]?.paid;
  const cells = cellsOf(given);

  take(cells, 0, 4, Math.min(contract.ownShare, sum(cells, 0, 4)), "all_costs:deductible:incident:1");
  pays(cells, 2, 90, "containment:coinsurance:claim:1");
  pays(cells, 3, 90, "recurrence:coinsurance:claim:1");
  limit(cells, 2, 3, 3_000_000, "prevention:limit:incident:1");
  pays(cells, 4, 80, "probe:coinsurance:claim:1");
  limit(cells, 0, 4, contract.costLimit, "all_costs:limit:incident:1");
  limit(cells, 0, 4, Math.max(0, contract.costLimit - usedOf(ledger, incident)), periodLimit);
  const due = sum(cells, 0, 4);
  payFor(cells, before);

  let [claimed, pay, overpaid] = [0, 0, 0];
  for (const cell of cells) {
    claimed += cell.line.amount;
    pay += cell.toGet;
    overpaid += cell.excess;
  }
  const incidents = [...ledger.incidents];
  incidents[place < 0 ? incidents.length : place] = {
    id: incident,
    paid: paidByLine(cells),
    used: due > 0 ? { [periodLimit]: { "": due } } : {},
  };
  const after: Ledger = {
    schema: 1,
    product: "costs",
    edition: "2026-04-01",
    terms,
    policy,
    period: { from: from.text, to: to.text },
    readings: {},
    revision: ledger.revision + 1,
    incidents,
  };
  return {
    schema: 1,
    product: "costs",
    edition: "2026-04-01",
    terms,
    policy,
    incident,
    claimed,
    due,
    pay,
    overpaid,
    lines: cells.map(lineOf),
    heads: totalsOfHeads(cells),
    groups: totalsOfGroups(cells),
    open: [],
    assumed: [],
    ledger: ledger.opening === undefined ? after : { ...after, opening: ledger.opening },
  };
}

class Cell {
  readonly line: Line;
  readonly head: number;
  trigger: Trigger | undefined = undefined;
  refused: Reason[] | undefined = undefined;
  undetermined: Pending[] | undefined = undefined;
  left = 0;
  cuts: Cut[] | undefined = undefined;
  paid = 0;
  toGet = 0;
  excess = 0;

  constructor(line: Line) {
    this.line = line;
    this.head = line.head;
  }
}

/** In the order of allocation, each judged. */
function cellsOf(given: Given): readonly Cell[] {
  const cells: Cell[] = [];
  for (const line of given.lines) {
    const cell = new Cell(line);
    judge(cell, given);
    cells.push(cell);
  }
  return cells.sort(inOrder);
}

function inOrder({ line: a }: Cell, { line: b }: Cell): number {
  return a.head - b.head || inOrderOf(a.claim ?? "", b.claim ?? "") || inOrderOf(a.id, b.id);
}

function inOrderOf(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// ── Judging ──────────────────────────────────────────────────────────────────────────────────────────

/** A line is alike under both triggers: it is eligible under the first, or under none. */
function judge(cell: Cell, given: Given): void {
  const { trigger } = cell.line;
  if (trigger !== undefined) judgeUnder(cell, trigger, given);
  else if (given.incident.triggers.length === 0) cell.refused = [{ kind: "trigger", clause: "costs" }];
  else for (const asserted of given.incident.triggers) if (judgeUnder(cell, asserted, given)) return;
}

/** Whether it is eligible. Reasons go before what is open. */
function judgeUnder(cell: Cell, trigger: Trigger, given: Given): boolean {
  const refused: Reason[] = [];
  const undetermined: Pending[] = [];
  if (given.incident.triggers.includes(trigger)) {
    judgeDay(given, trigger, refused, undetermined);
    if (cell.head === 1 || cell.head === 2) judgeApproval(cell.line, trigger, refused, undetermined);
  } else refused.push({ kind: "trigger", clause: trigger, trigger });
  if (refused.length > 0) cell.refused = [...(cell.refused ?? []), ...refused];
  else if (undetermined.length > 0) cell.undetermined = [...(cell.undetermined ?? []), ...undetermined];
  else {
    cell.trigger = trigger;
    cell.left = cell.line.amount;
    return true;
  }
  return false;
}

function judgeDay({ incident, contract }: Given, trigger: Trigger, refused: Reason[], undetermined: Pending[]): void {
  const { discovered } = incident;
  const { from, to } = contract;
  const kind = "attachment";
  const clause = "all_costs:attachment:1";
  if (discovered === undefined) {
    undetermined.push({ kind, clause, trigger, waitsFor: [{ of: "incident", name: "discovered" }] });
    return;
  }
  if (discovered.minute === undefined && (turnsOn(discovered, from) || turnsOn(discovered, to))) {
    undetermined.push({ kind, clause, trigger, waitsFor: [{ of: "incident", name: "discovered", lacks: "time" }] });
    return;
  }
  const at = instant(discovered);
  if (instant(from) <= at && at < instant(to)) return;
  refused.push({ kind, clause, trigger, dates: { value: discovered.text, from: from.text, before: to.text } });
}

/** The period turns on that day, and not at midnight. */
function turnsOn({ day }: Day, turn: Day): boolean {
  return day === turn.day && (turn.minute ?? 0) > 0;
}

function judgeApproval(
  { id, head, approved, incurred }: Line,
  trigger: Trigger,
  refused: Reason[],
  undetermined: Pending[],
): void {
  const kind = "approval";
  const clause = head === 1 ? "forensics:approval:1" : "containment:approval:1";
  const waits = (name: string): void =>
    void undetermined.push({ kind, clause, trigger, waitsFor: [{ of: "loss", id, name }] });
  if (approved === undefined) waits("approved");
  else if (typeof approved === "boolean") {
    if (!approved) refused.push({ kind, clause, trigger });
  } else if (incurred === undefined) waits("incurred");
  else if (approved.day > incurred.day)
    refused.push({ kind, clause, trigger, dates: { value: approved.text, until: incurred.text } });
}

// ── Terms ────────────────────────────────────────────────────────────────────────────────────────────

function sum(cells: readonly Cell[], first: number, last: number): number {
  let total = 0;
  for (const { head, left } of cells) if (head >= first && head <= last) total += left;
  return total;
}

/** The share of a head that is paid, for each claim. */
function pays(cells: readonly Cell[], head: number, percent: number, clause: string): void {
  for (let from = 0; from < cells.length; from += 1) {
    if (cells[from]!.head !== head) continue;
    const { claim } = cells[from]!.line;
    let until = from;
    let x = 0;
    while (until < cells.length && cells[until]!.head === head && cells[until]!.line.claim === claim) {
      x += cells[until]!.left;
      until += 1;
    }
    takeFrom(cells, from, until, x - part(x, percent, 100), x, clause);
    from = until - 1;
  }
}

function limit(cells: readonly Cell[], first: number, last: number, amount: number, clause: string): void {
  take(cells, first, last, Math.max(0, sum(cells, first, last) - amount), clause);
}

/** Pro rata over heads, then over the lines of each, by running total. */
function take(cells: readonly Cell[], first: number, last: number, cut: number, clause: string): void {
  if (cut === 0) return;
  const there = sum(cells, first, last);
  let [running, borne] = [0, 0];
  for (let from = 0, until; from < cells.length; from = until) {
    const { head } = cells[from]!;
    let own = 0;
    for (until = from; until < cells.length && cells[until]!.head === head; until += 1) own += cells[until]!.left;
    if (head < first || head > last || own === 0) continue;
    running += own;
    const upTo = part(cut, running, there);
    takeFrom(cells, from, until, upTo - borne, own, clause);
    borne = upTo;
  }
}

function takeFrom(
  cells: readonly Cell[],
  from: number,
  until: number,
  cut: number,
  there: number,
  clause: string,
): void {
  if (cut === 0) return;
  let [running, borne] = [0, 0];
  for (let place = from; place < until; place += 1) {
    const cell = cells[place]!;
    running += cell.left;
    const upTo = part(cut, running, there);
    if (upTo > borne) {
      cell.left -= upTo - borne;
      (cell.cuts ??= []).push({ clause, amount: upTo - borne });
    }
    borne = upTo;
  }
}

/** ⌊amount × of / whole⌋, exactly. */
function part(amount: number, of: number, whole: number): number {
  const product = amount * of;
  if (product > Number.MAX_SAFE_INTEGER) return Number((BigInt(amount) * BigInt(of)) / BigInt(whole));
  const quotient = Math.floor(product / whole);
  return quotient * whole > product ? quotient - 1 : quotient;
}

/** What other incidents have used of the limit; beyond 2^53 more than any limit, which is all that matters. */
function usedOf({ opening, incidents }: Given["ledger"], incident: string): number {
  let used = opening?.used[periodLimit]?.[""] ?? 0;
  for (const other of incidents) if (other.id !== incident) used += other.used[periodLimit]?.[""] ?? 0;
  return used;
}

// ── Payments ─────────────────────────────────────────────────────────────────────────────────────────

/** What was paid beyond what is due is offset within each limit, then within the incident. */
function payFor(cells: readonly Cell[], before: Readonly<Record<string, number>> | undefined): void {
  let isOver = false;
  for (const cell of cells) {
    const { id } = cell.line;
    cell.paid = before !== undefined && Object.hasOwn(before, id) ? before[id]! : 0;
    cell.toGet = Math.max(0, cell.left - cell.paid);
    cell.excess = Math.max(0, cell.paid - cell.left);
    if (cell.excess > 0) isOver = true;
  }
  if (!isOver) return;
  offset(cells.filter(({ head }) => head === 2 || head === 3));
  // Both limits of the section, and the incident, are of the same lines.
  offset(cells);
}

function offset(cells: readonly Cell[]): void {
  let [excess, toGet] = [0, 0];
  for (const cell of cells) {
    excess += cell.excess;
    toGet += cell.toGet;
  }
  const amount = Math.min(excess, toGet);
  if (amount === 0) return;
  let [runningExcess, runningToGet, borneExcess, borneToGet] = [0, 0, 0, 0];
  for (const cell of cells) {
    runningExcess += cell.excess;
    runningToGet += cell.toGet;
    const [ofExcess, ofToGet] = [part(amount, runningExcess, excess), part(amount, runningToGet, toGet)];
    cell.excess -= ofExcess - borneExcess;
    cell.toGet -= ofToGet - borneToGet;
    [borneExcess, borneToGet] = [ofExcess, ofToGet];
  }
}

// ── The result ───────────────────────────────────────────────────────────────────────────────────────

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function lineOf(cell: Cell): LineResult {
  const result: Mutable<LineResult> = judged(cell);
  const { claim, insured } = cell.line;
  if (claim !== undefined) result.claim = claim;
  if (insured !== undefined) result.insured = insured;
  return result;
}

function judged({ line, trigger, refused, undetermined, left, paid, toGet, cuts }: Cell): LineResult {
  const { id, amount: claimed } = line;
  const head = headNames[line.head]!;
  const [due, pay, reduced] = [left, toGet, cuts ?? []];
  if (trigger !== undefined)
    return { id, head, trigger, verdict: "eligible", claimed, due, paid, pay, refused: [], undetermined: [], reduced };
  // What is open under another trigger goes before what is refused under one.
  return undetermined === undefined
    ? { id, head, verdict: "refused", claimed, due, paid, pay, refused: refused ?? [], undetermined: [], reduced }
    : { id, head, verdict: "undetermined", claimed, due, paid, pay, refused: [], undetermined, reduced };
}

interface Total {
  claimed: number;
  due: number;
  pay: number;
}

function add(total: Total, { line, left, toGet }: Cell): void {
  total.claimed += line.amount;
  total.due += left;
  total.pay += toGet;
}

function totalsOfHeads(cells: readonly Cell[]) {
  const totals: ({ head: string } & Total)[] = [];
  let last = -1;
  for (const cell of cells) {
    if (cell.head !== last) totals.push({ head: headNames[cell.head]!, claimed: 0, due: 0, pay: 0 });
    last = cell.head;
    add(totals[totals.length - 1]!, cell);
  }
  return totals;
}

function totalsOfGroups(cells: readonly Cell[]) {
  if (cells.length === 0) return [];
  const costs = { group: "costs", claimed: 0, due: 0, pay: 0 };
  const prevention = { group: "prevention", claimed: 0, due: 0, pay: 0 };
  let isPrevented = false;
  for (const cell of cells) {
    add(costs, cell);
    if (cell.head !== 2 && cell.head !== 3) continue;
    add(prevention, cell);
    isPrevented = true;
  }
  const groups = [costs, { ...costs, group: "all_costs" }];
  return isPrevented ? [...groups, prevention] : groups;
}

/** By line id, by code unit. */
function paidByLine(cells: readonly Cell[]): Readonly<Record<string, number>> {
  const paid: Record<string, number> = {};
  const paidCells = cells.filter((cell) => cell.paid + cell.toGet > 0).sort((a, b) => inOrderOf(a.line.id, b.line.id));
  for (const cell of paidCells) {
    const amount = cell.paid + cell.toGet;
    // A key of this name is no property as others are.
    if (cell.line.id === "__proto__")
      Object.defineProperty(paid, "__proto__", { value: amount, writable: true, enumerable: true, configurable: true });
    else paid[cell.line.id] = amount;
  }
  return paid;
}
