/** What our own extension asks about scenarios and products, beyond the protocol. */
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { runScenario as runCalls } from "@yakkan/compiler/scenarios/run.js";
import type { CheckedScenario } from "@yakkan/compiler/scenarios/scenario.js";
import { explain } from "@yakkan/runtime/explain.js";
import type { SettlementResult } from "@yakkan/runtime/result.js";
import { LSPErrorCodes, type Range, ResponseError } from "vscode-languageserver";
import { ClausePlaces } from "./clause-places.js";
import type { Client } from "./client.js";
import type { Host } from "./host.js";
import { runInTurns } from "./scenario-runner.js";
import {
  checkedScenario,
  metadataOf,
  type ScenarioEntry,
  type ScenarioReport,
  scenariosIn,
  whyNotRun,
} from "./scenarios.js";
import { rangeOf, type Snapshot } from "./snapshot.js";

/** `yakkan/scenarios`: the scenarios of a file. */
export interface ScenarioItem {
  readonly id: string;
  readonly title: string;
  readonly range: Range;
  readonly titleRange: Range;
}

/** `yakkan/runScenarios`: what each came to. */
export interface ScenarioResult {
  readonly id: string;
  readonly state: ScenarioReport["state"];
  /** Formatted. */
  readonly due?: string;
  /** Of one that was not run: why. */
  readonly reason?: string;
  readonly failures: readonly {
    readonly range: Range;
    readonly message: string;
    readonly expected?: string;
    readonly actual?: string;
  }[];
}

export function listScenarios(snapshot: Snapshot): ScenarioItem[] {
  return scenariosIn(snapshot).map(({ id, title, syntax, titleSpan }) => ({
    id,
    title,
    range: rangeOf(snapshot, syntax),
    titleRange: rangeOf(snapshot, titleSpan),
  }));
}

/** Runs the scenarios with these ids; all of them without any. */
export async function runScenarios(
  snapshot: Snapshot,
  ids: readonly string[] | undefined,
  client: Client,
): Promise<ScenarioResult[]> {
  const entries = scenariosIn(snapshot).filter(({ id }) => ids?.includes(id) ?? true);
  const reports = await runInTurns(snapshot, entries, client, () => true);
  return (reports ?? []).map((report) => toResult(snapshot, report, client));
}

export function toResult(
  snapshot: Snapshot,
  { entry, state, due, failures }: ScenarioReport,
  client: Client,
): ScenarioResult {
  return {
    id: entry.id,
    state,
    ...(due !== undefined && { due }),
    ...(state === "not-run" && { reason: whyNotRun(snapshot, entry, client) }),
    failures: failures.map(({ diagnostic, lines, expected, actual }) => ({
      range: rangeOf(snapshot, diagnostic.span),
      message: [diagnostic.message, ...lines].join("\n"),
      ...(expected !== undefined && { expected }),
      ...(actual !== undefined && { actual }),
    })),
  };
}

/** `yakkan/explainScenario`: every call of a scenario for a person, with the words of the clauses. */
export function explainScenario(snapshot: Snapshot, id: string, client: Client): string {
  const { language } = client;
  const scenario = soundScenario(snapshot, id, client);
  const metadata = metadataOf(scenario.plan);
  const { quote } = new ClausePlaces(snapshot, metadata);
  const title = language === "ja" ? "事例" : "Scenario";
  const parts = settleAll(scenario).map((result, index, { length }) => {
    const number = length === 1 ? "" : `── ${index + 1} / ${length} ──\n\n`;
    return `${number}${explain(metadata, result, { language, quote }).trimEnd()}`;
  });
  return `${title}: ${scenario.title}\n\n${parts.join("\n\n")}\n`;
}

/** `yakkan/settleScenario`: the results of its calls as JSON, as a claims system gets them. */
export function settleScenario(snapshot: Snapshot, id: string, client: Client): string {
  const results = settleAll(soundScenario(snapshot, id, client));
  return `${JSON.stringify(results.length === 1 ? results[0] : results, undefined, 2)}\n`;
}

/** `yakkan/evaluator`: the TypeScript that is generated from the product at an offset; from the first without one. */
export async function generateEvaluator(
  snapshot: Snapshot,
  offset: number,
  host: Host,
  { language }: Client,
): Promise<string> {
  const { notInBrowser, noProduct } = refusals[language];
  if (host.emit === undefined) throw refusal(notInBrowser);
  const { plans } = snapshot.compiled;
  const plan = plans.find(({ source }) => source.start <= offset && offset <= source.end) ?? plans[0];
  if (plan === undefined) throw refusal(noProduct);
  return host.emit(plan);
}

export const refusals = {
  en: {
    notInBrowser: "the evaluator cannot be shown in a browser: run `yakkan build`",
    noProduct: "there is no product without errors in this file",
  },
  ja: {
    notInBrowser: "ブラウザーでは計算プログラムを表示できません。`yakkan build`を実行してください",
    noProduct: "このファイルには、誤りのない商品がありません",
  },
} as const satisfies Readonly<Record<Client["language"], object>>;

export function soundScenario(snapshot: Snapshot, id: string, client: Client): CheckedScenario {
  const entry = scenariosIn(snapshot).find((scenario) => scenario.id === id);
  if (entry === undefined)
    throw refusal(client.language === "ja" ? `事例「${id}」はありません` : `there is no scenario "${id}"`);
  const scenario = checkedScenario(snapshot, entry);
  if (scenario === undefined) throw refusal(notRunnable(snapshot, entry, client));
  return scenario;
}

function notRunnable(snapshot: Snapshot, entry: ScenarioEntry, client: Client): string {
  const why = whyNotRun(snapshot, entry, client);
  if (client.language === "ja") return `ファイルに誤りがある間、「${entry.title}」は実行できません：${why}`;
  return `"${entry.title}" cannot be run while the file has errors: ${why}`;
}

export function settleAll(scenario: CheckedScenario): SettlementResult[] {
  const { calls } = runCalls(scenario, (input) => interpret(scenario.plan, input, { trace: true }));
  return calls.flatMap(({ settled }) => {
    if (settled.ok) return [settled.result];
    throw refusal(settled.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  });
}

export function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
