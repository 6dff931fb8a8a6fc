import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Node, Plan } from "@yakkan/compiler/plan.js";
import { allTerms } from "@yakkan/compiler/walk-plan.js";
import type { Ledger, SettlementResult, TraceStep } from "@yakkan/runtime";
import { differencesIn } from "./differences.js";
import type { History } from "../support/generate/history.js";
import { child, freeze, type Json, type JsonObject, objectOf, setField } from "../support/generate/json.js";
import type { Random } from "../support/generate/random.js";
import { statingOthers } from "./waiting.js";

/** A law that does not hold, on this input. */
export interface Breach {
  readonly law: string;
  readonly input: Json;
  readonly detail: string;
}

/** Settles a history and checks every law of the calculus on the way; nothing where all hold. */
export function breachIn(plan: Plan, history: History, random: Random): Breach | undefined {
  let ledger = history[0]?.["ledger"] as Ledger | undefined;
  const period = new PeriodLimits();
  const paidInAll = new PaidInAll();
  for (const call of history) {
    const input = freeze(withLedger(call, ledger));
    const result = settled(plan, input);
    if (result === undefined) continue;
    const detail = (law: string, text: string | undefined): Breach | undefined =>
      text === undefined ? undefined : { law, input, detail: text };
    const broken =
      detail("0 ≤ due ≤ claimed, and sums agree at every level", sums(plan, result)) ??
      detail("a limit is not exceeded where it stands", limits(result)) ??
      detail("a limit or deductible by number of times takes all or nothing", times(result)) ??
      detail("a counted term counts no more than there is, and than is left", counts(result)) ??
      detail("no limit per period is exceeded over a sequence", period.exceeded(result)) ??
      detail("payments are never taken back, and come to what is due", payments(result)) ??
      detail("the order of the input changes nothing", order(plan, input, result, random)) ??
      detail("the calls of an incident come to the same due as the last alone", alone(plan, call, ledger, result)) ??
      detail("settling again pays nothing and raises only the revision", again(plan, call, result)) ??
      detail("an empty incident pays nothing", empty(plan, call)) ??
      detail("only what a line waits for, or an open question, decides it", waiting(plan, input, result, random)) ??
      detail("the calls of an incident pay in all what is due, while that does not fall", paidInAll.differs(result));
    if (broken !== undefined) return broken;
    ledger = JSON.parse(JSON.stringify(result.ledger)) as Ledger;
  }
  return undefined;
}

export function settled(plan: Plan, input: Json): SettlementResult | undefined {
  const interpretation = interpret(plan, input, { trace: true });
  return interpretation.ok ? interpretation.result : undefined;
}

export function withLedger(call: JsonObject, ledger: Ledger | undefined): JsonObject {
  const input = objectOf(Object.entries(call));
  if (ledger !== undefined) setField(input, "ledger", ledger as unknown as Json);
  return input;
}

const sumOf = <T>(items: readonly T[], by: (item: T) => number): number =>
  items.reduce((sum, item) => sum + by(item), 0);

// ── One settlement ───────────────────────────────────────────────────────────────────────────────────

function sums(plan: Plan, result: SettlementResult): string | undefined {
  for (const line of result.lines) {
    if (line.due < 0 || line.due > line.claimed) return `${line.id}: due ${line.due} of ${line.claimed}`;
    const cut = sumOf(line.reduced, ({ amount }) => amount);
    if (line.verdict === "eligible" && line.due + cut !== line.claimed)
      return `${line.id}: ${line.due} and cuts of ${cut}`;
    if (line.verdict !== "eligible" && (line.due !== 0 || cut !== 0))
      return `${line.id}: ${line.verdict}, and due ${line.due}`;
    if ((line.verdict === "refused") !== line.refused.length > 0)
      return `${line.id}: ${line.verdict} with ${line.refused.length} reasons`;
    if ((line.verdict === "undetermined") !== line.undetermined.length > 0)
      return `${line.id}: ${line.verdict}, nothing pending`;
  }
  for (const key of ["claimed", "due", "pay"] as const) {
    const total = sumOf(result.lines, (line) => line[key]);
    if (result[key] !== total) return `${key}: ${result[key]}, lines ${total}`;
    if (total !== sumOf(result.heads, (head) => head[key])) return `${key} of the heads`;
    for (const { group, ...totals } of result.groups) {
      const below = new Set(leavesBelow(plan.root, group, false));
      const sum = sumOf(
        result.heads.filter(({ head }) => below.has(head)),
        (head) => head[key],
      );
      if (totals[key] !== sum) return `${key} of ${group}: ${totals[key]}, heads ${sum}`;
    }
  }
  const back = new Set(allTerms(plan.root).flatMap(({ kind, id }) => (kind === "borne" ? [id] : [])));
  for (const { clause, before, after, cuts } of result.trace ?? []) {
    // `borne at most` gives back what is no longer borne.
    const taken = cuts.map(({ amount }) => (back.has(clause) ? -amount : amount));
    const cut = sumOf(taken, (amount) => amount);
    if (before - after !== cut || after < 0 || taken.some((amount) => amount < 0))
      return `${clause}: ${before} to ${after}, cuts ${cut}`;
  }
  return undefined;
}

function leavesBelow(node: Node, group: string, inside: boolean): string[] {
  const within = inside || node.name === group;
  if (node.kind === "head" || node.kind === "uncovered") return within ? [node.name] : [];
  return node.members.flatMap((member) => leavesBelow(member, group, within));
}

function limits(result: SettlementResult): string | undefined {
  for (const { clause, after, amount, used = 0 } of result.trace ?? [])
    if (clause.split(":")[1] === "limit" && typeof amount === "number" && after > Math.max(0, amount - used))
      return `${clause}: ${after} of ${amount}, others ${used}`;
  return undefined;
}

/** While some are left a limit lets all through, and a deductible nothing; an incident uses one at most. */
function times({ trace = [], incident, ledger }: SettlementResult): string | undefined {
  const used = ledger.incidents.find(({ id }) => id === incident)?.used ?? {};
  for (const step of trace) {
    const { clause, before, after, times: allowed, timesUsed = 0 } = step;
    if (allowed === undefined) continue;
    const isLeft = allowed === null || timesUsed < allowed;
    const isBorne = clause.split(":")[1] === "deductible-times";
    if (after !== (isLeft === isBorne ? 0 : before))
      return `${clause}: ${before} to ${after}, ${timesUsed} of ${allowed} used`;
    const key = ledgerKeyOf(step);
    const uses = used[clause]?.[key] ?? 0;
    if (uses > (isLeft ? 1 : 0) || (isBorne && isLeft && uses === 0)) return `${clause} ${key}: ${uses} used`;
  }
  return undefined;
}

/** Of each line no more than it has, in all no more than is left, and as much as that where a line has more. */
function counts({ trace = [], incident, ledger, lines: all }: SettlementResult): string | undefined {
  // What lines that wait may take is counted behind them, too, and stands in no trace.
  const someWait = all.some(({ verdict }) => verdict === "undetermined");
  const used = ledger.incidents.find(({ id }) => id === incident)?.used ?? {};
  for (const { clause, counted } of trace) {
    if (counted === undefined) continue;
    const { allowed, lines, used: usedByOthers = 0 } = counted;
    const left = allowed === null ? Infinity : Math.max(0, allowed - usedByOthers);
    const sum = sumOf(lines, (line) => line.counted);
    const isShort = lines.some((line) => line.counted < line.quantity);
    if (sum > left || (isShort && sum !== left && !someWait) || lines.some((line) => line.counted > line.quantity))
      return `${clause}: ${sum} of ${left}`;
    const uses = Object.values(used[clause] ?? {}).reduce((total, one) => total + one, 0);
    const most = sumOf(
      trace.filter((other) => other.clause === clause),
      (step) => sumOf(step.counted?.lines ?? [], (line) => line.counted),
    );
    if (uses > most) return `${clause}: ${uses} used of ${most}`;
  }
  return undefined;
}

function payments(result: SettlementResult): string | undefined {
  const before = sumOf(result.lines, ({ paid }) => paid);
  if (result.pay !== Math.max(0, result.due - before)) return `pays ${result.pay}: due ${result.due}, paid ${before}`;
  if (result.overpaid !== Math.max(0, before - result.due))
    return `overpaid ${result.overpaid}: due ${result.due}, paid ${before}`;
  const line = result.lines.find(({ pay, due, paid }) => pay < 0 || pay > Math.max(0, due - paid));
  return line && `${line.id} pays ${line.pay}: due ${line.due}, paid ${line.paid}`;
}

/** By what the ledger keeps the use of the group. */
function ledgerKeyOf({ policyYear, day, insured, unit }: TraceStep): string {
  return [policyYear ?? day, insured ?? unit].filter((part) => part !== undefined).join("/");
}

/** What all incidents together use of each term per period, as far as its amount is the same for all. */
class PeriodLimits {
  private readonly amounts = new Map<string, Set<number>>();

  exceeded({ trace = [], ledger }: SettlementResult): string | undefined {
    for (const step of trace) {
      const { clause, amount, used, times } = step;
      const most = used === undefined ? times : amount;
      if (most === undefined) continue;
      const key = JSON.stringify([clause, ledgerKeyOf(step)]);
      this.amounts.set(key, (this.amounts.get(key) ?? new Set()).add(most ?? Infinity));
    }
    const totals = new Map<string, number>();
    for (const { used } of ledger.incidents)
      for (const [clause, units] of Object.entries(used))
        for (const [unit, amount] of Object.entries(units)) {
          const key = JSON.stringify([clause, unit]);
          totals.set(key, (totals.get(key) ?? 0) + amount);
        }
    for (const [key, total] of totals) {
      const most = Math.max(...(this.amounts.get(key) ?? [Infinity]));
      if (total > most) return `${key}: ${total} of ${most}`;
    }
    return undefined;
  }
}

/** The payments of each incident, as long as what is due has not fallen. */
class PaidInAll {
  private readonly incidents = new Map<string, { paid: number; due: number; fell: boolean }>();

  differs({ incident, pay, due, lines }: SettlementResult): string | undefined {
    const before = this.incidents.get(incident) ?? { paid: sumOf(lines, ({ paid }) => paid), due: 0, fell: false };
    const now = { paid: before.paid + pay, due, fell: before.fell || due < before.due };
    this.incidents.set(incident, now);
    return now.fell || now.paid === now.due ? undefined : `${now.paid} paid in all, ${now.due} due`;
  }
}

// ── The same otherwise ───────────────────────────────────────────────────────────────────────────────

function order(plan: Plan, input: JsonObject, result: SettlementResult, random: Random): string | undefined {
  const shuffled = objectOf(
    Object.entries(input).map(([name, value]) => [name, Array.isArray(value) ? random.shuffle(value) : value]),
  );
  const incident = child(input, "incident") as JsonObject;
  const triggers = child(incident, "triggers") as Json[];
  setField(
    shuffled,
    "incident",
    objectOf(Object.entries({ ...incident, triggers: random.shuffle(triggers) }).reverse()),
  );
  const unitsOf = (units: Json): Json =>
    objectOf(Object.entries(units as JsonObject).map(([kind, list]) => [kind, random.shuffle(list as Json[])]));
  const contract = child(input, "contract") as JsonObject;
  const scheduled = child(contract, "units");
  if (scheduled !== undefined) setField(shuffled, "contract", { ...contract, units: unitsOf(scheduled) });
  const established = child(input, "units");
  if (established !== undefined) setField(shuffled, "units", unitsOf(established));
  const other = settled(plan, shuffled);
  const differences = differencesIn(result, other);
  return differences.length === 0 ? undefined : differences.join("; ");
}

function alone(plan: Plan, call: JsonObject, ledger: Ledger | undefined, result: SettlementResult): string | undefined {
  if (ledger === undefined) return undefined;
  // Its own entry keeps its place among the incidents of the period, and says nothing else.
  const incidents = ledger.incidents.map((entry) =>
    entry.id === result.incident ? { ...entry, paid: {}, used: {} } : entry,
  );
  const last = settled(plan, withLedger(call, { ...ledger, incidents }));
  const dueOf = (settlement: SettlementResult | undefined): unknown =>
    settlement?.lines.filter(({ due }) => due > 0).map(({ id, due }) => [id, due]);
  const usedOf = (settlement: SettlementResult | undefined): unknown =>
    settlement?.ledger.incidents.find(({ id }) => id === result.incident)?.used;
  const differences = [...differencesIn(dueOf(result), dueOf(last)), ...differencesIn(usedOf(result), usedOf(last))];
  return differences.length === 0 ? undefined : differences.join("; ");
}

function again(plan: Plan, call: JsonObject, result: SettlementResult): string | undefined {
  const repeated = settled(plan, withLedger(call, result.ledger));
  if (repeated === undefined) return "it cannot be settled again";
  if (repeated.pay !== 0 || repeated.due !== result.due || repeated.overpaid !== result.overpaid)
    return `pays ${repeated.pay}, due ${repeated.due} after ${result.due}, overpaid ${repeated.overpaid} after ${result.overpaid}`;
  const differences = differencesIn({ ...result.ledger, revision: result.ledger.revision + 1 }, repeated.ledger);
  return differences.length === 0 ? undefined : differences.join("; ");
}

function waiting(plan: Plan, input: Json, result: SettlementResult, random: Random): string | undefined {
  const other = statingOthers(plan, input, result, random);
  if (other === undefined) return undefined;
  const { line, stated } = other;
  const settledSo = settled(plan, other.input);
  // What is stated may be what a rule of the contract forbids.
  if (settledSo === undefined) return undefined;
  const then = settledSo.lines.find(({ id }) => id === line.id);
  // A computed head that the contract lacks is no line at all.
  const verdict = then?.verdict ?? (line.id.startsWith("=") ? "refused" : undefined);
  if (verdict === line.verdict && (then?.trigger === line.trigger || isEarlier(plan, then?.trigger, line.trigger)))
    return undefined;
  return `${line.id}: ${line.verdict}, and ${verdict} with ${stated.join(", ")}`;
}

/** Eligible stays eligible; it may be so under an earlier event, of which it was open whether it is that. */
function isEarlier({ triggers }: Plan, one: string | undefined, other: string | undefined): boolean {
  const place = (name: string | undefined): number => triggers.findIndex((trigger) => trigger.name === name);
  return place(one) >= 0 && place(one) < place(other);
}

function empty(plan: Plan, call: JsonObject): string | undefined {
  const incident = child(call, "incident") as JsonObject;
  const result = settled(plan, { ...call, incident: { ...incident, triggers: [] }, losses: [] });
  return result === undefined || (result.due === 0 && result.pay === 0) ? undefined : `pays ${result.due}`;
}
