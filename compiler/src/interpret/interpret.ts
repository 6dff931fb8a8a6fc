import type { Problem } from "@yakkan/runtime/claim.js";
import type {
  Cut,
  FactReference,
  GroupResult,
  HeadResult,
  LineResult,
  OpenQuestion,
  ReadingResult,
  SettlementResult,
  TraceStep,
} from "@yakkan/runtime/result.js";
import type { Expr, GroupNode, Node, Plan, Scope } from "../plan.js";
import { hashTerms } from "../terms-hash.js";
import { someExpr } from "../walk-expr.js";
import { allAskedOfLines } from "../walk-plan.js";
import type { Bearing, Case, Probe, Situation } from "./case.js";
import type { Cell } from "./cells.js";
import { formatMoment } from "./calendar.js";
import { valued } from "./computed-heads.js";
import { computedLines } from "./computed-lines.js";
import { isCounted } from "./groups.js";
import { field, isObject, toRecord } from "./json.js";
import { judge } from "./judge.js";
import { dueEarlier, hasOthers, incidentNumber, linesPaid, nextLedger, paidBefore, usedByOthers } from "./ledger.js";
import { compareText, sortReferences } from "./order.js";
import { pay, type Payment } from "./pay.js";
import { indexPlan, rulesOf, type PlanIndex } from "./plan-index.js";
import { collectProblems } from "./problems.js";
import { readContract } from "./read-contract.js";
import { formatRatio } from "./rational.js";
import { maxAmount } from "./read-value.js";
import { readCase } from "./validate.js";
import { namedUnits } from "./units.js";
import { walk } from "./walk.js";
import type { Step, Walk } from "./walk-state.js";

export interface InterpretOptions {
  /** With the trace of every term and the readings that matter. */
  readonly trace?: boolean;
  readonly probe?: Probe;
}

export type Interpretation =
  | { readonly ok: true; readonly result: SettlementResult }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Settles an incident under a contract by the plan: the plain reading of the calculus, with exact numbers
 * throughout, that the emitted evaluators are compared with. The input is JSON of which nothing is assumed.
 */
export function interpret(plan: Plan, input: unknown, options: InterpretOptions = {}): Interpretation {
  const index = indexPlan(plan);
  const reading = readCase(index, input);
  if (!reading.ok) return reading;
  const settled = settle(index, reading.case, options);
  if (exceedsExact(settled)) {
    const message = "with what is computed the lines come to more than 9,000,000,000,000,000 minor units";
    return { ok: false, problems: [{ path: "losses", code: "amount", message }] };
  }
  const result = resultOf(index, reading.case, settled);
  if (options.trace !== true) return { ok: true, result };
  const readings = readingsOf(index, reading.case, input, settled);
  const { walk } = settled;
  return { ok: true, result: { ...result, trace: walk.steps.flatMap(traceStep), workings: walk.workings, readings } };
}

/** Only what is worked out can bring the sum of the lines beyond what is settled exactly. */
function exceedsExact({ walk: { cells } }: Settled): boolean {
  return cells.reduce((sum, { line }) => sum + line.claimed, 0n) > maxAmount;
}

interface Settled {
  readonly walk: Walk;
  readonly payment: Payment;
}

/** Judges every line, walks the text, and finds what is to be paid now. */
function settle(index: PlanIndex, input: Case, { trace, probe }: InterpretOptions = {}): Settled {
  const situation = situationOf(index, input, probe);
  // A probe asks what the settlement turns on, and nobody reads then how amounts were worked out.
  const walked = walkCase(input, situation, trace === true && probe === undefined);
  return { walk: walked, payment: pay(walked, situation, paidBefore(input.ledger, input.incidentId)) };
}

export function situationOf(index: PlanIndex, input: Case, probe?: Probe): Situation {
  return {
    index,
    contract: input.contract,
    incident: input.incident,
    asserted: input.asserted,
    othersNone: input.othersNone,
    claims: input.claims,
    insureds: input.insureds,
    units: input.units,
    lines: input.lines,
    incidentNumber: incidentNumber(input.ledger, input.incidentId),
    earlier: dueEarlier(input.ledger, input.incidentId),
    ...(probe !== undefined && { probe }),
  };
}

function walkCase(input: Case, situation: Situation, explains: boolean): Walk {
  const { lines, ledger, incidentId } = input;
  return walk({
    situation,
    lines: lines.map((stated) => {
      const line = valued(stated, situation);
      return { line, judgement: judge(line, situation) };
    }),
    computed: computedLines(situation, lines, linesPaid(ledger, incidentId)),
    usedByOthers: usedByOthers(ledger, incidentId),
    explains,
  });
}

// ── The result ───────────────────────────────────────────────────────────────────────────────────────

function resultOf(index: PlanIndex, input: Case, { walk: walked, payment }: Settled): SettlementResult {
  const paid = paidBefore(input.ledger, input.incidentId);
  const lines = walked.cells.map((cell) => lineResult(cell, walked, payment, paid, index));
  const paidNow = lines.map(({ id, paid: before, pay: now }) => ({ line: id, amount: BigInt(before) + BigInt(now) }));
  return {
    schema: 1,
    product: index.plan.name,
    edition: index.plan.edition,
    terms: hashTerms(index.plan),
    policy: input.contract.policy,
    incident: input.incidentId,
    ...totalsOf(lines),
    overpaid: Number(payment.overpaid),
    lines,
    heads: [...index.plan.heads, ...index.plan.uncovered].flatMap(({ name }): HeadResult[] => {
      const below = lines.filter((line) => line.head === name);
      return below.length === 0 ? [] : [{ head: name, ...totalsOf(below) }];
    }),
    groups: groupsIn(index.plan.root).flatMap((group): GroupResult[] => {
      const heads = leavesOf(group);
      const below = lines.filter((line) => heads.includes(line.head));
      return below.length === 0 ? [] : [{ group: group.name, ...totalsOf(below) }];
    }),
    open: openQuestions(index.plan, walked.cells),
    assumed: [...assumedFacts(index, input), ...assumedOfLines(index, walked.cells)],
    ledger: nextLedger(index, input, walked, paidNow),
  };
}

function lineResult(
  cell: Cell,
  { steps }: Walk,
  payment: Payment,
  paid: (line: string) => bigint,
  index: PlanIndex,
): LineResult {
  const { line, verdict, trigger } = cell;
  return {
    id: line.id,
    head: line.head,
    ...whose(line, index),
    ...(verdict === "eligible" && trigger !== undefined ? { trigger } : {}),
    verdict,
    claimed: Number(line.claimed),
    due: Number(cell.present),
    paid: Number(paid(line.id)),
    pay: Number(payment.pay.get(cell) ?? 0n),
    refused: cell.refused,
    undetermined: cell.undetermined,
    reduced: steps.flatMap((step): Cut[] => {
      const cut = step.cuts.get(cell) ?? 0n;
      return cut !== 0n ? [{ clause: step.term.id, amount: Number(cut) }] : [];
    }),
    ...(cell.elsewhere.length === 0 ? {} : { elsewhere: cell.elsewhere }),
  };
}

/** As the line says. A stated line counts its own units. */
function whose({ head, claim, insured, unit }: Cell["line"], { places }: PlanIndex): Partial<LineResult> {
  const node = places.get(head)?.node;
  const isBrought = node?.kind === "head" && node.perUnit !== undefined;
  return {
    ...(claim === undefined ? {} : { claim }),
    ...(insured === undefined ? {} : { insured }),
    ...(unit === undefined ? {} : { unit: unit.kind }),
    ...(unit?.id === undefined ? {} : { unitId: unit.id }),
    ...(unit?.count === undefined ? {} : { count: Number(unit.count) }),
    ...(isBrought && unit?.line !== undefined ? { countOf: unit.line } : {}),
  };
}

function totalsOf(lines: readonly LineResult[]): Pick<SettlementResult, "claimed" | "due" | "pay"> {
  const sum = (amountIn: (line: LineResult) => number): number =>
    Number(lines.reduce((total, line) => total + BigInt(amountIn(line)), 0n));
  return { claimed: sum((line) => line.claimed), due: sum((line) => line.due), pay: sum((line) => line.pay) };
}

/** The product, sections and frames in the order of the text. */
function groupsIn(node: GroupNode): readonly GroupNode[] {
  return [node, ...node.members.flatMap((member) => ("members" in member ? groupsIn(member) : []))];
}

/** Heads and uncovered kinds below a node. */
function leavesOf(node: Node): readonly string[] {
  return "members" in node ? node.members.flatMap(leavesOf) : [node.name];
}

function openQuestions(plan: Plan, cells: readonly Cell[]): readonly OpenQuestion[] {
  return plan.exclusions.flatMap(({ name }): OpenQuestion[] => {
    const asked = cells.flatMap((cell) => {
      const questions = cell.open.filter((open) => open.exclusion === name);
      if (questions.length === 0) return [];
      return [{ line: cell.line.id, waitsFor: questions.flatMap((question) => question.waitsFor) }];
    });
    if (asked.length === 0) return [];
    const waitsFor = sortReferences(asked.flatMap((question) => question.waitsFor));
    return [{ exclusion: name, lines: asked.map((question) => question.line), waitsFor }];
  });
}

/** Facts that nobody stated and that stand at their default. */
function assumedFacts(index: PlanIndex, input: Case): readonly FactReference[] {
  const byId = (bearers: Iterable<Bearing>): readonly Bearing[] =>
    [...bearers].sort((a, b) => compareText(a.id ?? "", b.id ?? ""));
  const assumedOf = (bearers: readonly Bearing[]): readonly FactReference[] =>
    bearers.flatMap((bearer) =>
      [...index.facts[bearer.of].values()]
        .filter((fact) => fact.default !== undefined && !bearer.facts.has(fact.name))
        .map(({ name }): FactReference =>
          bearer.id === undefined ? { of: bearer.of, name } : { of: bearer.of, id: bearer.id, name },
        ),
    );
  return [
    ...assumedOf([input.incident, ...byId(input.claims.values()), ...byId(input.insureds.values())]),
    ...assumedOfUnits(index, input),
    ...assumedOf(byId(input.lines)),
  ];
}

/** Of the units that the incident names by id. */
function assumedOfUnits(index: PlanIndex, input: Case): readonly FactReference[] {
  return [...index.units.values()].flatMap(({ name: kind, established }) => {
    const listed = input.units.get(kind);
    const ids = namedUnits(kind, { ...input, index }).flatMap(({ id }) => id ?? []);
    return [...ids]
      .sort(compareText)
      .flatMap((id) =>
        established
          .filter((fact) => fact.default !== undefined && listed?.get(id)?.facts.has(fact.name) !== true)
          .map(({ name }): FactReference => ({ of: "unit", id, name })),
      );
  });
}

/** What an eligible line leaves out though it matters: its item, its trigger. */
function assumedOfLines(index: PlanIndex, cells: readonly Cell[]): readonly FactReference[] {
  const eligible = cells.filter(({ verdict }) => verdict === "eligible");
  return [...eligible]
    .sort((a, b) => compareText(a.line.id, b.line.id))
    .flatMap(({ line: { id, head, item }, elsewhere }): FactReference[] => [
      ...(item === undefined && asksItem(index, head) ? [{ of: "loss" as const, id, name: "item" }] : []),
      ...(elsewhere.length > 0 ? [{ of: "loss" as const, id, name: "trigger" }] : []),
    ]);
}

/** Whether an item of the head is never paid, or one is asked for: by a rule, an exclusion or a term. */
function asksItem(index: PlanIndex, head: string): boolean {
  const place = index.places.get(head);
  if (place?.node.kind !== "head" || place.node.computed !== undefined) return false;
  const own = place.node.items.map(({ name }) => name);
  // One that names none may be meant for another item than it is taken for.
  const tells = (items: readonly string[]): boolean => own.some((item) => items.includes(item) !== items.includes(""));
  const reads = (expr: Expr): boolean =>
    someExpr(expr, index.lets, (part) => part.kind === "item-is" && tells(part.items));
  const isScoped = ({ heads, items }: Scope): boolean | undefined =>
    heads?.includes(head) === false ? undefined : items !== undefined && tells(items);
  const asks = (scope: Scope, tests: readonly Expr[]): boolean => {
    const scoped = isScoped(scope);
    return scoped === true || (scoped === false && tests.some(reads));
  };
  return (
    place.node.items.some(({ refused }) => refused) ||
    rulesOf(place).some(({ scope, test }) => asks(scope, [test])) ||
    index.plan.exclusions.some(({ scope, ground, unless }) =>
      asks(scope, [ground, ...unless.map(({ test }) => test)]),
    ) ||
    (own.length > 0 && place.terms.some((term) => term.reads.item)) ||
    place.terms.flatMap((term) => allAskedOfLines(term, index.lets)).some(reads) ||
    (place.node.each !== undefined && reads(place.node.each))
  );
}

// ── The trace ────────────────────────────────────────────────────────────────────────────────────────

function traceStep({ term, group, before, after, cuts, action, caps, ranks, working }: Step): readonly TraceStep[] {
  if (before === 0n) return [];
  const amounts = (): Partial<TraceStep> => {
    switch (action.kind) {
      case "coinsurance":
        return { pays: formatRatio(action.pays) };
      case "deductible":
      case "franchise":
      case "limit":
      case "borne":
        if (action.counted !== undefined) {
          const { allowed, used, lines } = action.counted;
          return {
            counted: {
              allowed: allowed === undefined ? null : Number(allowed),
              ...(term.basis.period ? { used: Number(used) } : {}),
              lines: lines.map(({ cell, quantity, counted }) => ({
                line: cell.line.id,
                quantity: Number(quantity),
                counted: Number(counted),
              })),
            },
          };
        }
        if (action.times !== undefined) {
          const { allowed, used } = action.times;
          return { times: allowed === undefined ? null : Number(allowed), timesUsed: Number(used) };
        }
        return {
          amount: action.amount === undefined ? null : Number(action.amount),
          ...(term.basis.period ? { used: Number(action.used) } : {}),
        };
      case "layers":
        return { layers: action.layers };
    }
  };
  const line = group.alone ?? group.unit?.line;
  const step: TraceStep = {
    clause: term.id,
    ...(group.claim === undefined ? {} : { claim: group.claim }),
    ...(group.insured === undefined ? {} : { insured: group.insured }),
    ...(group.year === undefined ? {} : { policyYear: group.year }),
    ...(group.day === undefined ? {} : { day: formatMoment({ day: group.day }) }),
    ...(group.unit?.id === undefined ? {} : { unit: group.unit.id }),
    ...(line === undefined ? {} : { line }),
    ...(isCounted(group) ? { count: Number(group.count) } : {}),
    ...(caps.length === 0
      ? {}
      : {
          caps: caps.map(({ cap, amount, count, used, together, before, after }) => ({
            clause: cap.id,
            amount: amount === undefined ? null : Number(amount),
            ...(count === undefined ? {} : { count: Number(count) }),
            ...(cap.basis.period ? { used: Number(used) } : {}),
            together: Number(together),
            before: Number(before),
            after: Number(after),
          })),
        }),
    before: Number(before),
    after: Number(after),
    ...(ranks === undefined
      ? {}
      : {
          ranks: ranks.map((rank) => ({
            heads: rank.heads,
            before: Number(rank.before),
            after: Number(rank.after),
          })),
        }),
    ...amounts(),
    ...(working !== undefined && { working }),
    cuts: [...cuts].filter(([, cut]) => cut !== 0n).map(([cell, cut]) => ({ line: cell.line.id, amount: Number(cut) })),
  };
  return [step];
}

/** The readings under which a line comes to something else than now, or than under another member. */
function readingsOf(index: PlanIndex, input: Case, json: unknown, present: Settled): readonly ReadingResult[] {
  return index.plan.readings.flatMap((reading): ReadingResult[] => {
    const outcomes = reading.members.flatMap(({ name: member }) => {
      // The schedule is read anew: which choices exist may depend on the reading.
      const contract = readContract(index, withReading(json, reading.name, member), collectProblems());
      const settled = settle(index, { ...input, contract });
      return exceedsExact(settled) ? [] : [{ reading: member, cells: settled.walk.cells }];
    });
    const before = present.walk.cells;
    if (outcomes.every(({ cells }) => isSameOutcome(cells, before))) return [];
    const stated = input.contract.readings.get(reading.name);
    const chosen = stated ?? reading.default;
    return [
      {
        reading: reading.name,
        ...(chosen === undefined ? {} : { chosen }),
        byDefault: stated === undefined && chosen !== undefined,
        ...(othersCount(index, input) ? { othersAsSettled: true as const } : {}),
        due: outcomes.map(({ reading: member, cells }) => ({
          reading: member,
          due: Number(totalDue(cells)),
          undetermined: cells
            .filter(({ verdict }) => verdict === "undetermined")
            .map(({ line, undetermined }) => ({
              id: line.id,
              head: line.head,
              waitsFor: sortReferences(undetermined.flatMap(({ waitsFor }) => waitsFor)),
            })),
        })),
      },
    ];
  });
}

/** The contract of the input with another reading; the input itself is left as it is. */
function withReading(json: unknown, reading: string, member: string): unknown {
  const contract = isObject(json) ? field(json, "contract") : undefined;
  if (!isObject(contract)) return contract;
  const stated = field(contract, "readings");
  const readings = toRecord([...(isObject(stated) ? Object.entries(stated) : []), [reading, member] as const]);
  return toRecord([...Object.entries(contract), ["readings", readings] as const]);
}

/** Whether other incidents may have used something by another reading than the one that is looked at. */
function othersCount(index: PlanIndex, { ledger, incidentId }: Case): boolean {
  return index.periodTerms.size > 0 && ledger !== undefined && hasOthers(ledger, incidentId);
}

function isSameOutcome(a: readonly Cell[], b: readonly Cell[]): boolean {
  const outcomes = (cells: readonly Cell[]): Map<string, bigint | undefined> =>
    new Map(cells.map(({ line, verdict, present }) => [line.id, verdict === "undetermined" ? undefined : present]));
  const [ofA, ofB] = [outcomes(a), outcomes(b)];
  const comesTo = (of: Map<string, bigint | undefined>, line: string): bigint | undefined =>
    of.has(line) ? of.get(line) : 0n;
  return [...ofA.keys(), ...ofB.keys()].every((line) => comesTo(ofA, line) === comesTo(ofB, line));
}

function totalDue(cells: readonly Cell[]): bigint {
  return cells.reduce((sum, cell) => sum + cell.present, 0n);
}
