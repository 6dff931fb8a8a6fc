/**
 * Runs a scenario against an evaluator, whichever it is: the editor gives it the interpreter, the command
 * line the emitted evaluator and the interpreter both. Reads nothing, prints nothing.
 */
import type { Span } from "@yakkan/grammar/syntax.js";
import type { Ledger, Problem, SettlementInput } from "@yakkan/runtime/claim.js";
import type { LineResult, SettlementResult } from "@yakkan/runtime/result.js";
import type { CheckedScenario, Expectation, ScenarioCall } from "./scenario.js";

export type Settled =
  | { readonly ok: true; readonly result: SettlementResult }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type Settle = (input: SettlementInput) => Settled;

export interface ScenarioOutcome {
  readonly scenario: CheckedScenario;
  /** One for each call, up to the first whose input is refused: what follows has no ledger to go on from. */
  readonly calls: readonly CallOutcome[];
  /** Every call was settled, and everything expected is so. */
  readonly passed: boolean;
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

/** How what came out differs from what was expected, as data; `complaintsOf` words it. */
export type Failure =
  /** In minor units. */
  | {
      readonly kind: "amount";
      readonly of: string;
      readonly expected: number;
      readonly actual: number;
      readonly lines: readonly LineResult[];
    }
  /** Nothing was claimed on the head. */
  | { readonly kind: "no-lines"; readonly of: string; readonly lines: readonly [] }
  /** Lines with another verdict than expected. */
  | {
      readonly kind: "verdict";
      readonly of: string;
      readonly expected: "refused" | "undetermined";
      readonly lines: readonly LineResult[];
    }
  /** Lines with the verdict, but without these reasons or awaited facts. */
  | {
      readonly kind: "grounds";
      readonly of: string;
      readonly verdict: "refused" | "undetermined";
      readonly missing: readonly string[];
      readonly lines: readonly LineResult[];
    };

/** Settles the calls in turn, each from the ledger of the one before, and looks at what is expected of each. */
export function runScenario(scenario: CheckedScenario, settle: Settle): ScenarioOutcome {
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
      expectations: call.expectations.map((expectation) => judge(expectation, scenario, result)),
    });
  }
  const passed = calls.every(({ settled, expectations }) => settled.ok && expectations.every(({ met }) => met));
  return { scenario, calls, passed };
}

function withLedger(call: ScenarioCall, ledger: Ledger | undefined): SettlementInput {
  return ledger === undefined ? call.input : { ...call.input, ledger };
}

// ── Expectations ─────────────────────────────────────────────────────────────────────────────────────

function judge(expectation: Expectation, scenario: CheckedScenario, result: SettlementResult): ExpectationOutcome {
  const failure = failureOf(expectation, scenario, result);
  return failure === undefined ? { expectation, met: true } : { expectation, met: false, failure };
}

function failureOf(expectation: Expectation, scenario: CheckedScenario, result: SettlementResult): Failure | undefined {
  switch (expectation.kind) {
    case "total":
      return differs(expectation.what, expectation.amount, result[expectation.what], result.lines);
    case "due": {
      const heads = headsBelow(scenario, expectation.node);
      const lines = result.lines.filter(({ head }) => heads.has(head));
      return differs(expectation.node, expectation.amount, sum(lines.map(({ due }) => due)), lines);
    }
    case "refused":
      return groundsLacking(expectation.head, "refused", expectation.by, result, ({ refused }, ground) =>
        refused.some(({ kind, clause }) => kind === ground || clause === ground),
      );
    case "undetermined":
      return groundsLacking(expectation.head, "undetermined", expectation.waitsFor, result, ({ undetermined }, fact) =>
        undetermined.some(({ waitsFor }) => waitsFor.some(({ name }) => name === fact)),
      );
  }
}

function differs(of: string, expected: number, actual: number, lines: readonly LineResult[]): Failure | undefined {
  return actual === expected ? undefined : { kind: "amount", of, expected, actual, lines };
}

/** The verdict and its grounds hold for every line of the head. */
function groundsLacking(
  of: string,
  verdict: "refused" | "undetermined",
  grounds: readonly string[],
  result: SettlementResult,
  has: (line: LineResult, ground: string) => boolean,
): Failure | undefined {
  const lines = result.lines.filter(({ head }) => head === of);
  if (lines.length === 0) return { kind: "no-lines", of, lines: [] };
  const otherwise = lines.filter((line) => line.verdict !== verdict);
  if (otherwise.length > 0) return { kind: "verdict", of, expected: verdict, lines: otherwise };
  const lacking = lines.filter((line) => !grounds.every((ground) => has(line, ground)));
  if (lacking.length === 0) return undefined;
  const missing = grounds.filter((ground) => lacking.some((line) => !has(line, ground)));
  return { kind: "grounds", of, verdict, missing, lines: lacking };
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

/** A failure as a person is to see it. */
export interface Complaint {
  /** The expectation, or the call whose input is refused. */
  readonly span: Span;
  readonly message: string;
  /** The lines that it is about. */
  readonly lines: readonly LineResult[];
}

/** Everything that went wrong, in the order of the calls. `money` writes an amount of minor units. */
export function complaintsOf(outcome: ScenarioOutcome, money: (amount: number) => string): Complaint[] {
  return outcome.calls.flatMap(({ call, settled, expectations }): Complaint[] => {
    if (!settled.ok) {
      return settled.problems.map(({ path, message }) => ({
        span: call.span,
        message: path === "" ? message : `${path}: ${message}`,
        lines: [],
      }));
    }
    return expectations.flatMap(({ expectation, failure }) => {
      if (failure === undefined) return [];
      return [{ span: expectation.span, message: describeFailure(failure, money), lines: failure.lines }];
    });
  });
}

/** A failure as a sentence. */
function describeFailure(failure: Failure, money: (amount: number) => string): string {
  switch (failure.kind) {
    case "amount": {
      const { of, expected, actual } = failure;
      const gap = actual > expected ? `${money(actual - expected)} more` : `${money(expected - actual)} less`;
      return `${subjectOf(of)} is ${money(actual)}, ${gap} than the ${money(expected)} expected`;
    }
    case "no-lines":
      return `nothing is claimed on \`${failure.of}\``;
    case "verdict":
      return failure.lines
        .map((line) => `line \`${line.id}\` of \`${failure.of}\` is ${line.verdict}, not ${failure.expected}`)
        .join("; ");
    case "grounds": {
      const lines = failure.lines.map(({ id }) => `\`${id}\``).join(", ");
      const missing = failure.missing.map((name) => `\`${name}\``).join(", ");
      const lacking =
        failure.verdict === "refused"
          ? `refused, but not by ${missing}`
          : `undetermined, but does not wait for ${missing}`;
      return `line ${lines} of \`${failure.of}\` is ${lacking}`;
    }
  }
}

function subjectOf(of: string): string {
  switch (of) {
    case "due":
      return "the total due";
    case "pay":
      return "what is to be paid now";
    case "overpaid":
      return "what was overpaid";
    case "claimed":
      return "what is claimed";
    default:
      return `what is due on \`${of}\``;
  }
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
export function runByBoth(scenario: CheckedScenario, first: Settle, second: Settle): Comparison {
  const outcome = runScenario(scenario, first);
  const other = runScenario(scenario, second);
  const differences: Difference[] = [];
  for (let i = 0; i < Math.max(outcome.calls.length, other.calls.length); i++) {
    compare(`calls[${i}]`, essence(outcome.calls[i]?.settled), essence(other.calls[i]?.settled), differences);
  }
  return { outcome, differences };
}

/** Of refused inputs paths and codes count: the wording of a problem is each evaluator's own. */
function essence(settled: Settled | undefined): unknown {
  if (settled === undefined) return undefined;
  if (settled.ok) return { result: settled.result };
  return { problems: settled.problems.map(({ path, code }) => `${path} (${code})`).sort() };
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
