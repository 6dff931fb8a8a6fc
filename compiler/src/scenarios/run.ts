/**
 * Runs a scenario against an evaluator, whichever it is: the editor gives it the interpreter, the command
 * line the emitted evaluator and the interpreter both. Reads nothing, prints nothing.
 */
import type { Contract, Ledger, Problem, SettlementInput } from "@yakkan/runtime/claim.js";
import type { FactReference, LineResult, PremiumResult, SettlementResult } from "@yakkan/runtime/result.js";
import { interpretPremium } from "../interpret/premium.js";
import { remainderOf } from "../interpret/remainder.js";
import type { CheckedScenario, Expectation, PremiumExpectation, ScenarioCall, Whose } from "./scenario.js";

export type Settled =
  | { readonly ok: true; readonly result: SettlementResult }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type Settle = (input: SettlementInput) => Settled;

export type Quoted =
  { readonly ok: true; readonly result: PremiumResult } | { readonly ok: false; readonly problems: readonly Problem[] };

export type Quote = (contract: Contract, premium: string) => Quoted;

/** An evaluator; where it only settles, the interpreter quotes the premiums. */
export type Engine = Settle | { readonly settle: Settle; readonly quote: Quote };

export interface ScenarioOutcome {
  readonly scenario: CheckedScenario;
  /** In the order of the text. */
  readonly premiums: readonly PremiumOutcome[];
  /** One for each call, up to the first whose input is refused: what follows has no ledger to go on from. */
  readonly calls: readonly CallOutcome[];
  /** Every call was settled, and everything expected is so. */
  readonly passed: boolean;
}

export interface PremiumOutcome {
  readonly expectation: PremiumExpectation;
  readonly quoted: Quoted;
  readonly met: boolean;
}

export interface CallOutcome {
  readonly call: ScenarioCall;
  readonly settled: Settled;
  /** In the order of the text; empty where nothing was settled. */
  readonly expectations: readonly ExpectationOutcome[];
}

export interface ExpectationOutcome {
  readonly expectation: Expectation;
  readonly met: boolean;
  readonly failure?: Failure;
}

/** How what came out differs from what was expected, as data; complaints.ts words it. */
export type Failure = {
  /** `due`, `pay`, … of everything; a node, or `pay NODE`. */
  readonly of: string;
  /** Of which of its lines, or of what is left whose it is. */
  readonly whose?: readonly Whose[];
  readonly lines: readonly LineResult[];
} &
  /** In minor units, or a plain number; `Infinity` of what has no bound. */
  (
    | {
        readonly kind: "amount";
        readonly expected: number;
        readonly actual: number;
        readonly plain?: true;
      }
    /** Nothing was claimed on the head. */
    | { readonly kind: "no-lines" }
    /** Lines with another verdict than expected. */
    | {
        readonly kind: "verdict";
        readonly expected: "refused" | "undetermined";
      }
    /** Lines with the verdict, but without these reasons or awaited facts. */
    | {
        readonly kind: "grounds";
        readonly verdict: "refused" | "undetermined";
        readonly missing: readonly string[];
      }
  );

/**
 * Quotes the premiums, settles the calls in turn, each from the ledger of the one before, and looks at what
 * is expected of each.
 */
export function runScenario(scenario: CheckedScenario, engine: Engine): ScenarioOutcome {
  const { settle, quote } =
    typeof engine === "function" ? { settle: engine, quote: quoteByInterpreter(scenario) } : engine;
  const premiums = scenario.premiums.map((expectation): PremiumOutcome => {
    const quoted = quote(scenario.contract, expectation.premium);
    const isDetermined = quoted.ok && quoted.result.verdict === "determined";
    return { expectation, quoted, met: isDetermined && quoted.result.amount === expectation.amount };
  });
  const calls: CallOutcome[] = [];
  let ledger: Ledger | undefined;
  for (const call of scenario.calls) {
    const settled = settle(withLedger(call, ledger));
    if (!settled.ok) {
      calls.push({ call, settled, expectations: [] });
      break;
    }
    const { result } = settled;
    ledger = result.ledger;
    calls.push({
      call,
      settled,
      expectations: call.expectations.map((expectation) => judge(expectation, scenario, call, result)),
    });
  }
  const passed =
    premiums.every(({ met }) => met) &&
    calls.every(({ settled, expectations }) => settled.ok && expectations.every(({ met }) => met));
  return { scenario, premiums, calls, passed };
}

function quoteByInterpreter({ plan }: CheckedScenario): Quote {
  return (contract, premium) => interpretPremium(plan, contract, premium);
}

function withLedger(call: ScenarioCall, ledger: Ledger | undefined): SettlementInput {
  return ledger === undefined ? call.input : { ...call.input, ledger };
}

// ── Expectations ─────────────────────────────────────────────────────────────────────────────────────

function judge(
  expectation: Expectation,
  scenario: CheckedScenario,
  call: ScenarioCall,
  result: SettlementResult,
): ExpectationOutcome {
  const failure = failureOf(expectation, scenario, call, result);
  return failure === undefined ? { expectation, met: true } : { expectation, met: false, failure };
}

function failureOf(
  expectation: Expectation,
  scenario: CheckedScenario,
  { input }: ScenarioCall,
  result: SettlementResult,
): Failure | undefined {
  const { whose } = expectation;
  const own = result.lines.filter((line) => whose?.every((one) => isOf(line, one, scenario, input)) ?? true);
  switch (expectation.kind) {
    case "total": {
      const { what, amount } = expectation;
      if (what === "overpaid" || whose === undefined) return differs(what, amount, result[what], result.lines);
      return ofLines(what, what, amount, own, whose);
    }
    case "node": {
      const { what, node, amount } = expectation;
      const heads = headsBelow(scenario, node);
      const lines = own.filter(({ head }) => heads.has(head));
      const isPlain = what === "due" && !isTotal(node);
      return ofLines(isPlain ? node : `${what} ${node}`, what, amount, lines, whose);
    }
    case "layer": {
      const { layer, amount } = expectation;
      if (result.trace === undefined) throw new Error("what a layer came to stands in the trace, and there is none");
      const steps = result.trace.flatMap(({ layers = [] }) => layers);
      const own = steps.filter(({ clause }) => clause.endsWith(`/${layer}`));
      return differs(layer, amount, sum(own.map(({ after }) => after)), []);
    }
    case "left": {
      const { term, amount, plain } = expectation;
      const countOf = (kind: string, id: string): number =>
        input.losses.find((line) => line.unit === kind && line.unitId === id)?.count ?? 1;
      const left = remainderOf(scenario.plan, scenario.contract, result.ledger, term, whose, countOf);
      const failure = differs(`left ${term}`, amount, left, []);
      return failure && { ...failure, ...(whose && { whose }), ...(plain && { plain }) };
    }
    case "refused":
      return groundsLacking(expectation, "refused", expectation.by, own, ({ refused }, ground) =>
        refused.some(({ kind, clause }) => kind === ground || clause === ground),
      );
    case "undetermined":
      return groundsLacking(expectation, "undetermined", expectation.waitsFor, own, ({ undetermined }, fact) =>
        undetermined.some(({ waitsFor }) => waitsFor.some((reference) => isCalled(fact, reference, scenario))),
      );
  }
}

/** A fact of a unit is known by the unit: `location.value`. */
function isCalled(written: string, { of, name }: FactReference, { plan }: CheckedScenario): boolean {
  return of === "unit" ? plan.units.some((unit) => written === `${unit.name}.${name}`) : written === name;
}

function differs(of: string, expected: number, actual: number, lines: readonly LineResult[]): Failure | undefined {
  return actual === expected ? undefined : { kind: "amount", of, expected, actual, lines };
}

/** What comes together of the lines; where some are meant by whose they are, there has to be one. */
function ofLines(
  of: string,
  what: "due" | "pay" | "claimed",
  expected: number,
  lines: readonly LineResult[],
  whose: readonly Whose[] | undefined,
): Failure | undefined {
  if (whose !== undefined && lines.length === 0) return { kind: "no-lines", of, whose, lines: [] };
  const failure = differs(of, expected, sum(lines.map((line) => line[what])), lines);
  return failure && { ...failure, ...(whose && { whose }) };
}

function isOf(line: LineResult, { kind, unit, id }: Whose, { plan }: CheckedScenario, input: SettlementInput): boolean {
  if (kind === "loss") return line.id === id;
  if (kind === "claim" || kind === "insured") return line[kind] === id;
  // A line of a unit is one of those that it is of, too; which, units of its kind say.
  let own = { kind: line.unit, id: line.unitId };
  while (own.kind !== undefined && own.kind !== unit) {
    const { kind: inner, id: innerId } = own;
    const stated = [input.contract.units, input.units].flatMap((lists) => lists?.[inner] ?? []);
    const of = stated.find((one) => one.id === innerId && one.of !== undefined)?.of;
    own = { kind: plan.units.find(({ name }) => name === inner)?.of, id: of };
  }
  return own.kind === unit && own.id === id;
}

/** The verdict and its grounds hold for every line of the head that is meant. */
function groundsLacking(
  { head, whose }: { readonly head: string; readonly whose?: readonly Whose[] },
  verdict: "refused" | "undetermined",
  grounds: readonly string[],
  own: readonly LineResult[],
  has: (line: LineResult, ground: string) => boolean,
): Failure | undefined {
  const lines = own.filter((line) => line.head === head);
  const named = { of: head, ...(whose && { whose }) };
  if (lines.length === 0) return { kind: "no-lines", ...named, lines: [] };
  const otherwise = lines.filter((line) => line.verdict !== verdict);
  if (otherwise.length > 0) return { kind: "verdict", ...named, expected: verdict, lines: otherwise };
  const lacking = lines.filter((line) => !grounds.every((ground) => has(line, ground)));
  if (lacking.length === 0) return undefined;
  const missing = grounds.filter((ground) => lacking.some((line) => !has(line, ground)));
  return { kind: "grounds", ...named, verdict, missing, lines: lacking };
}

/** The heads and uncovered kinds of a node: of a head itself. */
function headsBelow({ plan }: CheckedScenario, name: string): ReadonlySet<string> {
  const heads = new Set<string>();
  const visit = (node: (typeof plan)["root"] | (typeof plan)["root"]["members"][number], inside: boolean): void => {
    const meant = inside || node.name === name;
    switch (node.kind) {
      case "product":
      case "section":
      case "frame":
        for (const member of node.members) visit(member, meant);
        return;
      case "head":
      case "uncovered":
        if (meant) heads.add(node.name);
        return;
    }
  };
  visit(plan.root, false);
  return heads;
}

/** A head may be called as a total is. */
function isTotal(node: string): boolean {
  return ["due", "pay", "overpaid", "claimed"].includes(node);
}

// ── Two evaluators ───────────────────────────────────────────────────────────────────────────────────

/** A place where two results are not the same; a side that has nothing there is left out. */
export interface Difference {
  /** `calls[0].result.lines[2].due` */
  readonly path: string;
  readonly first?: unknown;
  readonly second?: unknown;
}

export interface Comparison {
  /** By the first evaluator. */
  readonly outcome: ScenarioOutcome;
  /** Empty where the two agree on every field. */
  readonly differences: readonly Difference[];
}

/** Runs a scenario by both evaluators, each going on from its own ledgers, and compares field by field. */
export function runByBoth(scenario: CheckedScenario, first: Engine, second: Engine): Comparison {
  const outcome = runScenario(scenario, first);
  const other = runScenario(scenario, second);
  const differences: Difference[] = [];
  outcome.premiums.forEach(({ quoted }, i) => {
    compare(`premiums[${i}]`, essence(quoted), essence(other.premiums[i]?.quoted), differences);
  });
  for (let i = 0; i < Math.max(outcome.calls.length, other.calls.length); i++) {
    compare(`calls[${i}]`, essence(outcome.calls[i]?.settled), essence(other.calls[i]?.settled), differences);
  }
  return { outcome, differences };
}

/** Of refused inputs paths and codes count: the wording of a problem is each evaluator's own. */
function essence(answer: Settled | Quoted | undefined): unknown {
  if (answer === undefined) return undefined;
  if (answer.ok) return { result: answer.result };
  return { problems: answer.problems.map(({ path, code }) => `${path} (${code})`).sort() };
}

/** Compares as JSON: a field that is undefined is not there, the order of fields says nothing. */
function compare(path: string, first: unknown, second: unknown, differences: Difference[]): void {
  if (first === second) return;
  if (Array.isArray(first) && Array.isArray(second)) {
    for (let i = 0; i < Math.max(first.length, second.length); i++) {
      compare(`${path}[${i}]`, first[i], second[i], differences);
    }
    return;
  }
  if (isRecord(first) && isRecord(second)) {
    for (const key of new Set([...Object.keys(first), ...Object.keys(second)])) {
      const at = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
      compare(at, own(first, key), own(second, key), differences);
    }
    return;
  }
  differences.push({ path, ...(first !== undefined && { first }), ...(second !== undefined && { second }) });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
