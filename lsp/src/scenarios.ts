import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { inLanguage } from "@yakkan/compiler/diagnostics/language.js";
import { describeWhose, figureOf } from "@yakkan/compiler/scenarios/complaints.js";
import { failuresOf } from "@yakkan/compiler/scenarios/failed.js";
import {
  type ExpectationOutcome,
  runScenario as runCalls,
  type ScenarioOutcome,
} from "@yakkan/compiler/scenarios/run.js";
import { asksTrace, type CheckedScenario } from "@yakkan/compiler/scenarios/scenario.js";
import type { Language } from "@yakkan/grammar/keywords.js";
import type { Scenario, Span } from "@yakkan/grammar/syntax.js";
import { explainLine } from "@yakkan/runtime/explain.js";
import { formatMoney } from "@yakkan/runtime/explain/amount.js";
import type { ProductMetadata } from "@yakkan/runtime/metadata.js";
import type { LineResult } from "@yakkan/runtime/result.js";
import type { Client } from "./client.js";
import { isError, type Snapshot } from "./snapshot.js";

/** A scenario as it stands in a text, sound or not. */
export interface ScenarioEntry {
  /** The title; a title that is there before gets a number. */
  readonly id: string;
  readonly title: string;
  readonly syntax: Scenario;
  readonly titleSpan: Span;
}

/** What a scenario came to. */
export interface ScenarioReport {
  readonly entry: ScenarioEntry;
  /** Not run: something in the file is wrong. */
  readonly state: "passed" | "failed" | "not-run";
  /** What is due after the last call on each incident, all incidents together; undefined where nothing was settled. */
  readonly due: string | undefined;
  readonly failures: readonly ScenarioFailure[];
}

export interface ScenarioFailure {
  readonly diagnostic: Diagnostic;
  readonly expected?: string;
  readonly actual?: string;
  /** The lines that it is about, each in a few words. */
  readonly lines: readonly string[];
}

/** All scenarios of a text, from the syntax: they are listed while something else is wrong. */
export function scenariosIn({ compiled }: Snapshot): readonly ScenarioEntry[] {
  const seen = new Map<string, number>();
  return compiled.file.declarations.flatMap((syntax): ScenarioEntry[] => {
    if (syntax.kind !== "scenario") return [];
    const title = syntax.title?.value ?? "scenario";
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    const id = count === 1 ? title : `${title} #${count}`;
    return [{ id, title, syntax, titleSpan: syntax.title ?? { start: syntax.start, end: syntax.start + 8 } }];
  });
}

/** The scenario ready to run; undefined while it or its product has an error. */
export function checkedScenario({ compiled }: Snapshot, entry: ScenarioEntry): CheckedScenario | undefined {
  return compiled.scenarios.find(({ span }) => span.start === entry.syntax.start);
}

/** Runs one scenario by the reference interpreter. */
export function runScenario(snapshot: Snapshot, entry: ScenarioEntry, client: Client): ScenarioReport {
  const scenario = checkedScenario(snapshot, entry);
  if (scenario === undefined) return { entry, state: "not-run", due: undefined, failures: [] };
  const trace = asksTrace(scenario);
  const outcome = runCalls(scenario, (input) => interpret(scenario.plan, input, { trace }));
  return {
    entry,
    state: outcome.passed ? "passed" : "failed",
    due: dueOf(outcome),
    failures: outcome.passed ? [] : describeFailures(outcome, client),
  };
}

/** Why a scenario cannot be run. */
export function whyNotRun(snapshot: Snapshot, { syntax }: ScenarioEntry, { language }: Client): string {
  const errors = snapshot.compiled.diagnostics.filter(isError);
  const own = errors.find(({ span }) => span.start >= syntax.start && span.end <= syntax.end);
  const first = own ?? errors[0];
  if (first !== undefined) return language === "ja" ? first.japanese.message : first.message;
  return language === "ja" ? "ファイルを検査できませんでした" : "the file could not be checked";
}

export function metadataOf(plan: Plan): ProductMetadata {
  const known = described.get(plan) ?? describeMetadata(plan);
  described.set(plan, known);
  return known;
}

const described = new WeakMap<Plan, ProductMetadata>();

function dueOf({ scenario, calls }: ScenarioOutcome): string | undefined {
  const byIncident = new Map<string, number>();
  for (const { settled } of calls) {
    if (!settled.ok) return undefined;
    byIncident.set(settled.result.incident, settled.result.due);
  }
  if (byIncident.size === 0) return undefined;
  const total = [...byIncident.values()].reduce((sum, due) => sum + due, 0);
  return formatMoney(total, metadataOf(scenario.plan).currency);
}

function describeFailures(outcome: ScenarioOutcome, { language }: Client): ScenarioFailure[] {
  const metadata = metadataOf(outcome.scenario.plan);
  const money = (amount: number): string => formatMoney(amount, metadata.currency);
  const expectations = outcome.calls.flatMap((call) => call.expectations);
  return failuresOf(outcome, money).map(({ diagnostic, lines }) => {
    const met = expectations.find(({ expectation }) => expectation.span.start === diagnostic.span.start);
    return {
      diagnostic: inLanguage(diagnostic, language),
      ...(met && differenceOf(met, money, language)),
      lines: lines.map((line) => explainLine(metadata, line, { language })),
    };
  });
}

/** What was expected and what came out, to be shown side by side. */
function differenceOf(
  { failure }: ExpectationOutcome,
  money: (amount: number) => string,
  language: Language,
): Pick<ScenarioFailure, "expected" | "actual"> {
  if (failure === undefined) return {};
  const of = failure.whose === undefined ? failure.of : `${failure.of} ${describeWhose(failure.whose)}`;
  switch (failure.kind) {
    case "amount": {
      const [expected, actual] = [failure.expected, failure.actual].map(figureOf(failure, money, language));
      return { expected: `${of} ${expected}`, actual: `${of} ${actual}` };
    }
    case "no-lines":
      return { expected: `a loss of ${of}`, actual: "none" };
    case "verdict":
      return sideBySide(
        failure.lines,
        () => failure.expected,
        ({ verdict }) => verdict,
      );
    case "grounds":
      return sideBySide(
        failure.lines,
        () => `${failure.verdict}: ${failure.missing.join(", ")}`,
        (line) => `${line.verdict}: ${groundsOf(line).join(", ")}`,
      );
  }
}

function sideBySide(
  lines: readonly LineResult[],
  expected: (line: LineResult) => string,
  actual: (line: LineResult) => string,
): { readonly expected: string; readonly actual: string } {
  const list = (describe: (line: LineResult) => string): string =>
    lines.map((line) => `${line.head} ${line.id}: ${describe(line)}`).join("\n");
  return { expected: list(expected), actual: list(actual) };
}

function groundsOf(line: LineResult): readonly string[] {
  const grounds =
    line.verdict === "refused"
      ? line.refused.map(({ clause }) => clause)
      : line.undetermined.flatMap(({ waitsFor }) => waitsFor.map(({ name }) => name));
  return [...new Set(grounds)];
}
