import type { DeclaredSymbol } from "@yakkan/compiler/check/model.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import type { CodeLens, Command, Location } from "vscode-languageserver";
import type { Client } from "./client.js";
import { coverageOf, isWrittenIn } from "./coverage.js";
import { amendmentsIn, describeAmendment, wordsBefore } from "./derived.js";
import type { ScenarioRun } from "./scenario-runner.js";
import { type ScenarioReport, scenariosIn } from "./scenarios.js";
import type { Settings } from "./settings.js";
import { locationOf, rangeOf, type Snapshot } from "./snapshot.js";

type Language = Client["language"];

/** What a scenario comes to, what draws on a limit, what tests a clause. */
export function findCodeLenses(
  snapshot: Snapshot,
  run: ScenarioRun | undefined,
  client: Client,
  { codeLens }: Settings,
): CodeLens[] {
  return [
    ...(codeLens.scenarios ? scenarioLenses(snapshot, run, client) : []),
    ...(codeLens.drawnOn ? drawnOnLenses(snapshot, client) : []),
    ...(codeLens.tested ? testedLenses(snapshot, client) : []),
    ...amendmentLenses(snapshot, client),
  ];
}

function scenarioLenses(snapshot: Snapshot, run: ScenarioRun | undefined, client: Client): CodeLens[] {
  const { uri } = snapshot.document;
  return scenariosIn(snapshot).flatMap(({ id, titleSpan }) => {
    const report = run?.reports.find(({ entry }) => entry.id === id);
    // What was run is another text: its amounts may be others by now.
    const state = run?.snapshot === snapshot ? report : undefined;
    const { language } = client;
    const running = lens(snapshot, titleSpan, runTitle(state, language), client, "yakkan.runScenario", [uri, id]);
    if (state === undefined || state.state === "not-run") return [running];
    const more = (title: string, command: string): CodeLens =>
      lens(snapshot, titleSpan, title, client, command, [uri, id]);
    return [
      running,
      more(language === "ja" ? "説明" : "explain", "yakkan.explainScenario"),
      more(language === "ja" ? "支払曲線" : "payout curve", "yakkan.showPayout"),
    ];
  });
}

function runTitle(report: ScenarioReport | undefined, language: Language): string {
  const english = language === "en";
  if (report === undefined) return english ? "▶ run" : "▶ 実行";
  switch (report.state) {
    case "passed":
      if (report.due === undefined) return english ? "▶ run · as expected" : "▶ 実行 · 期待どおり";
      return `▶ ${english ? "run · due" : "実行 · 支払額"} ${report.due}`;
    case "failed": {
      const count = report.failures.length;
      if (!english) return `✗ 期待と異なる箇所 ${count}件`;
      return count === 1 ? "✗ 1 expectation fails" : `✗ ${count} expectations fail`;
    }
    case "not-run":
      return english ? "▶ not run: the file has errors" : "▶ 未実行：ファイルに誤りがあります";
  }
}

/** On a limit that several heads share; that of a single head says itself whose it is. */
function drawnOnLenses(snapshot: Snapshot, client: Client): CodeLens[] {
  return coverageOf(snapshot.compiled).flatMap((coverage) =>
    coverage.terms.flatMap(({ syntax, node, heads }) => {
      if (syntax.kind !== "term" || syntax.term !== "limit" || node.kind === "head") return [];
      if (!isWrittenIn(coverage, syntax)) return [];
      const count = heads.length;
      const title =
        client.language === "ja" ? `${count}費目が使う` : `drawn on by ${count} head${count === 1 ? "" : "s"}`;
      return [
        placesLens(
          snapshot,
          syntax,
          title,
          client,
          heads.map(({ name }) => name),
        ),
      ];
    }),
  );
}

/** On what a derived product changes: what it was. */
function amendmentLenses(snapshot: Snapshot, client: Client): CodeLens[] {
  return amendmentsIn(snapshot).map((amendment) => {
    const { at, of, was } = amendment;
    const before = amendment.kind === "changes" ? "" : ` · ${wordsBefore(snapshot, amendment)}`;
    const title = `${describeAmendment(amendment, client).replaceAll("`", "")}${before}`;
    const place = locationOf(snapshot, of?.nameSpan ?? was);
    const { uri } = snapshot.document;
    return lens(snapshot, at, title, client, "yakkan.showPlaces", [uri, rangeOf(snapshot, at).start, [place]]);
  });
}

/** On heads and exclusions: the scenarios that name them. */
function testedLenses(snapshot: Snapshot, client: Client): CodeLens[] {
  const { model } = snapshot.compiled;
  const scenarios = scenariosIn(snapshot);
  if (scenarios.length === 0) return [];
  const testing = new Map<DeclaredSymbol, Map<number, Span>>();
  let at = 0;
  for (const { name, symbol } of model.uses) {
    while (at < scenarios.length && scenarios[at]!.syntax.end <= name.start) at++;
    const scenario = scenarios[at];
    if (scenario === undefined) break;
    if (name.start < scenario.syntax.start) continue;
    const places = testing.get(symbol) ?? new Map<number, Span>();
    testing.set(symbol, places.set(at, scenario.titleSpan));
  }
  return model.symbols.flatMap((symbol) => {
    if (symbol.kind !== "head" && symbol.kind !== "exclusion") return [];
    const places = [...(testing.get(symbol)?.values() ?? [])];
    return [placesLens(snapshot, symbol.nameSpan, testedTitle(places.length, client.language), client, places)];
  });
}

function testedTitle(count: number, language: Language): string {
  if (language === "ja") return count === 0 ? "事例で確かめられていない" : `${count}件の事例が確かめる`;
  return count === 0 ? "tested by no scenario" : `tested by ${count} scenario${count === 1 ? "" : "s"}`;
}

function placesLens(snapshot: Snapshot, at: Span, title: string, client: Client, places: readonly Span[]): CodeLens {
  const { uri } = snapshot.document;
  const locations = places.map((place): Location => locationOf(snapshot, place));
  if (locations.length === 0) return lens(snapshot, at, title, client);
  return lens(snapshot, at, title, client, "yakkan.showPlaces", [uri, rangeOf(snapshot, at).start, locations]);
}

/** Without a command an editor shows the words alone; one that does not know our commands gets none. */
function lens(
  snapshot: Snapshot,
  at: Span,
  title: string,
  { ownCommands }: Client,
  name = "",
  given: unknown[] = [],
): CodeLens {
  const command: Command =
    ownCommands && name !== "" ? { title, command: name, arguments: given } : { title, command: "" };
  return { range: rangeOf(snapshot, at), command };
}
