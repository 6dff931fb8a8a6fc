import {
  InvalidInput,
  type Cut,
  type LineResult,
  type Problem,
  type SettlementInput,
  type SettlementResult,
} from "@yakkan/runtime";

/**
 * The costs product written by hand from docs/calculus.md and `costs.yakkan`, with the guarantees of an
 * evaluator: every problem with its path, the whole result, the ledger; for a first settlement.
 */
export function settleByHand(input: SettlementInput, terms: string): SettlementResult {
  const problems: Problem[] = [];
  const wrong = (path: string, code: Problem["code"], message: string): void =>
    void problems.push({ path, code, message });
  const contract = input.contract as Readonly<Record<string, unknown>>;
  fieldsOf(input, inputFields, "", wrong);
  fieldsOf(contract, contractFields, "contract", wrong);
  const costLimit = amountIn(contract["cost_limit"], 1_000_000, 50_000_000, "contract.cost_limit", wrong);
  const ownShare = amountIn(contract["own_share"], 0, 1_000_000, "contract.own_share", wrong);
  const from = dayIn(input.contract.period.from, "contract.period.from", wrong);
  const to = dayIn(input.contract.period.to, "contract.period.to", wrong);
  if (from >= to) wrong("contract.period", "range", "the period ends before it begins");
  textIn(input.contract.policy, "contract.policy", wrong);
  const { incident, losses } = input;
  fieldsOf(incident, incidentFields, "incident", wrong);
  textIn(incident.id, "incident.id", wrong);
  for (let i = 0; i < incident.triggers.length; i += 1)
    if (incident.triggers[i] !== "leak" && incident.triggers[i] !== "attack")
      wrong(`incident.triggers[${i}]`, "unknown-name", "no such trigger");
  const stated = incident.facts?.["discovered"];
  if (incident.facts !== undefined) fieldsOf(incident.facts, factFields, "incident.facts", wrong);
  const discovered = stated === undefined ? undefined : dayIn(stated, "incident.facts.discovered", wrong);
  const ids = new Set<string>();
  const cells: Cell[] = [];
  let claimed = 0;
  for (let i = 0; i < losses.length; i += 1) {
    const loss = losses[i]!;
    fieldsOf(loss, lossFields, `losses[${i}]`, wrong);
    if (textIn(loss.id, `losses[${i}].id`, wrong) && ids.has(loss.id))
      wrong(`losses[${i}].id`, "duplicate", "the same id twice");
    ids.add(loss.id);
    const head = headNames.indexOf(loss.head);
    if (head < 0) wrong(`losses[${i}].head`, "unknown-name", "no such head");
    const amount = amountIn(loss.amount, 0, 9e15, `losses[${i}].amount`, wrong);
    const { approved } = loss;
    if (approved !== undefined && typeof approved !== "boolean") dayIn(approved, `losses[${i}].approved`, wrong);
    claimed += amount;
    cells.push({
      id: loss.id,
      head,
      amount,
      approved,
      verdict: "eligible",
      trigger: undefined,
      refused: none,
      waits: none,
      left: 0,
      cuts: [],
    });
  }
  if (claimed > 9e15) wrong("losses", "amount", "more than can be settled");
  if (problems.length > 0) throw new InvalidInput(problems);
  cells.sort((a, b) => a.head - b.head || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

  const triggers = incident.triggers.includes("leak")
    ? incident.triggers.includes("attack")
      ? bothTriggers
      : leakAlone
    : incident.triggers.includes("attack")
      ? attackAlone
      : none;
  for (const cell of cells) judge(cell, triggers, discovered, from, to, input);

  take(cells, 0, 4, Math.min(ownShare, sum(cells, 0, 4)), "all_costs:deductible:incident:1");
  pays(cells, 2, 90, "containment:coinsurance:claim:1");
  pays(cells, 3, 90, "recurrence:coinsurance:claim:1");
  take(cells, 2, 3, Math.max(0, sum(cells, 2, 3) - 3_000_000), "prevention:limit:incident:1");
  pays(cells, 4, 80, "probe:coinsurance:claim:1");
  take(cells, 0, 4, Math.max(0, sum(cells, 0, 4) - costLimit), "all_costs:limit:incident:1");
  const due = sum(cells, 0, 4);

  const lines = cells.map((cell): LineResult => ({
    id: cell.id,
    head: headNames[cell.head]!,
    ...(cell.trigger === undefined ? {} : { trigger: cell.trigger }),
    verdict: cell.verdict,
    claimed: cell.amount,
    due: cell.left,
    paid: 0,
    pay: cell.left,
    refused: cell.refused as LineResult["refused"],
    undetermined: cell.waits as LineResult["undetermined"],
    reduced: cell.cuts,
  }));
  const heads: { head: string; claimed: number; due: number; pay: number }[] = [];
  for (let head = 0; head < 5; head += 1) {
    const totals = totalOf(cells, head, head);
    if (totals !== undefined) heads.push({ head: headNames[head]!, ...totals });
  }
  const groups: { group: string; claimed: number; due: number; pay: number }[] = [];
  for (const [group, first, last] of groupRanges) {
    const totals = totalOf(cells, first, last);
    if (totals !== undefined) groups.push({ group, ...totals });
  }
  const paid: Record<string, number> = {};
  for (const { id, left } of [...cells].sort((a, b) => (a.id < b.id ? -1 : 1))) if (left > 0) paid[id] = left;
  const { policy, period } = input.contract;
  return {
    schema: 1,
    product: "costs",
    edition: "2026-04-01",
    terms,
    policy,
    incident: incident.id,
    claimed,
    due,
    pay: due,
    overpaid: 0,
    lines,
    heads,
    groups,
    open: [],
    assumed: [],
    ledger: {
      schema: 1,
      product: "costs",
      edition: "2026-04-01",
      terms,
      policy,
      period: { from: period.from, to: period.to },
      revision: 1,
      incidents: [{ id: incident.id, paid, used: due > 0 ? { "all_costs:limit:period:1": { "": due } } : {} }],
    },
  };
}

interface Cell {
  readonly id: string;
  readonly head: number;
  readonly amount: number;
  readonly approved: boolean | string | undefined;
  verdict: LineResult["verdict"];
  trigger: string | undefined;
  refused: readonly object[];
  waits: readonly object[];
  left: number;
  readonly cuts: Cut[];
}

const none: readonly never[] = [];
const bothTriggers = ["leak", "attack"];
const leakAlone = ["leak"];
const attackAlone = ["attack"];
const headNames = ["response", "forensics", "containment", "recurrence", "probe"];
const groupRanges = [
  ["costs", 0, 4],
  ["all_costs", 0, 4],
  ["prevention", 2, 3],
] as const;
const inputFields = new Set(["contract", "incident", "claims", "insureds", "losses", "ledger"]);
const contractFields = new Set(["policy", "period", "options", "readings", "units", "cost_limit", "own_share"]);
const incidentFields = new Set(["id", "triggers", "facts", "exclusions", "others"]);
const factFields = new Set(["discovered"]);
const lossFields = new Set([
  "id",
  "head",
  "amount",
  "incurred",
  "approved",
  "claim",
  "insured",
  "item",
  "trigger",
  "unit",
  "unitId",
  "count",
  "facts",
  "exclusions",
]);

/** Every line is alike under both triggers: the first asserted decides. */
function judge(
  cell: Cell,
  triggers: readonly string[],
  discovered: number | undefined,
  from: number,
  to: number,
  input: SettlementInput,
): void {
  const refused: object[] = [];
  const waits: object[] = [];
  if (triggers.length === 0) refused.push({ kind: "trigger", clause: "costs" });
  for (const trigger of triggers) {
    if (discovered === undefined)
      waits.push({
        kind: "attachment",
        clause: "all_costs:attachment:1",
        trigger,
        waitsFor: [{ of: "incident", name: "discovered" }],
      });
    else if (discovered < from || discovered >= to)
      refused.push({
        kind: "attachment",
        clause: "all_costs:attachment:1",
        trigger,
        dates: {
          value: input.incident.facts!["discovered"],
          from: input.contract.period.from,
          until: input.contract.period.to,
        },
      });
    if (cell.head === 1 || cell.head === 2) {
      const clause = `${headNames[cell.head]!}:approval:1`;
      if (cell.approved === undefined)
        waits.push({ kind: "approval", clause, trigger, waitsFor: [{ of: "loss", id: cell.id, name: "approved" }] });
      else if (cell.approved === false) refused.push({ kind: "approval", clause, trigger });
    }
  }
  if (refused.length > 0) {
    cell.verdict = "refused";
    cell.refused = refused;
  } else if (waits.length > 0) {
    cell.verdict = "undetermined";
    cell.waits = waits;
  } else {
    cell.trigger = triggers[0];
    cell.left = cell.amount;
  }
}

function sum(cells: readonly Cell[], first: number, last: number): number {
  let total = 0;
  for (const { head, left } of cells) if (head >= first && head <= last) total += left;
  return total;
}

function totalOf(cells: readonly Cell[], first: number, last: number) {
  let [count, claimed, due] = [0, 0, 0];
  for (const { head, amount, left } of cells) {
    if (head < first || head > last) continue;
    count += 1;
    claimed += amount;
    due += left;
  }
  return count === 0 ? undefined : { claimed, due, pay: due };
}

function pays(cells: readonly Cell[], head: number, percent: number, clause: string): void {
  const x = sum(cells, head, head);
  take(cells, head, head, x - Math.floor((x * percent) / 100), clause);
}

/** Pro rata over heads, then over the lines of each, by running total. */
function take(cells: readonly Cell[], first: number, last: number, cut: number, clause: string): void {
  if (cut <= 0) return;
  const there = sum(cells, first, last);
  let [running, borne] = [0, 0];
  for (let head = first; head <= last; head += 1) {
    const own = sum(cells, head, head);
    if (own === 0) continue;
    running += own;
    const upTo = part(cut, running, there);
    const share = upTo - borne;
    borne = upTo;
    let [run, taken] = [0, 0];
    for (const cell of cells) {
      if (cell.head !== head || cell.left === 0) continue;
      run += cell.left;
      const here = part(share, run, own);
      if (here > taken) {
        cell.left -= here - taken;
        cell.cuts.push({ clause, amount: here - taken });
      }
      taken = here;
    }
  }
}

/** ⌊amount × of / whole⌋, exactly. */
function part(amount: number, of: number, whole: number): number {
  const product = amount * of;
  if (!Number.isSafeInteger(product)) return Number((BigInt(amount) * BigInt(of)) / BigInt(whole));
  const quotient = Math.floor(product / whole);
  return quotient * whole > product ? quotient - 1 : quotient;
}

type Wrong = (path: string, code: Problem["code"], message: string) => void;

function fieldsOf(record: object, declared: ReadonlySet<string>, path: string, wrong: Wrong): void {
  for (const field of Object.keys(record))
    if (!declared.has(field)) wrong(`${path}.${field}`, "unknown-name", "no such field");
}

function amountIn(value: unknown, least: number, most: number, path: string, wrong: Wrong): number {
  if (value === undefined) wrong(path, "missing", "not given");
  else if (typeof value !== "number") wrong(path, "shape", "an amount");
  else if (!Number.isSafeInteger(value) || value < 0 || value > 9e15) wrong(path, "amount", "whole minor units");
  else if (value < least || value > most) wrong(path, "range", "out of range");
  else return value;
  return 0;
}

function textIn(value: unknown, path: string, wrong: Wrong): boolean {
  if (typeof value === "string" && value !== "") return true;
  wrong(path, "shape", "a text");
  return false;
}

/** The day of a date, or the instant's fraction of it. */
function dayIn(value: unknown, path: string, wrong: Wrong): number {
  if (typeof value === "string") {
    const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(value);
    if (parts !== null) {
      const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
      const instant = Date.UTC(year, month - 1, day, Number(parts[4] ?? 0), Number(parts[5] ?? 0));
      if (month >= 1 && month <= 12 && day >= 1 && new Date(instant).getUTCDate() === day) return instant / 86_400_000;
    }
  }
  wrong(path, "date", "a date");
  return NaN;
}
