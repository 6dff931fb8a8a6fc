import type { Client } from "./client.js";
import { runScenario, type ScenarioEntry, type ScenarioReport, scenariosIn } from "./scenarios.js";
import type { Snapshot } from "./snapshot.js";
import { inTurns } from "./turns.js";
import type { Workspace } from "./workspace.js";

/** How long a text rests before its scenarios run, in milliseconds. */
const rest = 300;

/** What the scenarios of one version of a text came to. */
export interface ScenarioRun {
  readonly snapshot: Snapshot;
  readonly reports: readonly ScenarioReport[];
}

/**
 * Runs the scenarios of a document in the background, once nobody types any more. It works in short turns,
 * so that no request waits for it, and gives up when the text changes.
 */
export class ScenarioRunner {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly runs = new Map<string, ScenarioRun>();

  constructor(
    private readonly workspace: Workspace,
    private readonly client: Client,
    /** The run is there, or (undefined) gone. */
    private readonly ran: (uri: string, run: ScenarioRun | undefined) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  changed(uri: string): void {
    clearTimeout(this.timers.get(uri));
    const run = (): void => void this.run(uri).catch(this.failed);
    this.timers.set(uri, setTimeout(run, rest));
  }

  closed(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
    if (this.runs.delete(uri)) this.ran(uri, undefined);
  }

  /** The last run, of the text as it is or of one before it. */
  lastRun(uri: string): ScenarioRun | undefined {
    return this.runs.get(uri);
  }

  private async run(uri: string): Promise<void> {
    const snapshot = this.workspace.snapshot(uri);
    if (snapshot === undefined) return;
    const entries = scenariosIn(snapshot);
    if (entries.length === 0 && !this.runs.has(uri)) return;
    const reports = await runInTurns(snapshot, entries, this.client, () => this.workspace.isCurrent(snapshot));
    if (reports === undefined) return;
    const run = { snapshot, reports };
    this.runs.set(uri, run);
    this.ran(uri, run);
  }
}

/** Runs scenarios in turns; nothing where `goOn` says between two turns to give up. */
export function runInTurns(
  snapshot: Snapshot,
  entries: readonly ScenarioEntry[],
  client: Client,
  goOn: () => boolean,
): Promise<ScenarioReport[] | undefined> {
  return inTurns(runAll(snapshot, entries, client), goOn);
}

function* runAll(
  snapshot: Snapshot,
  entries: readonly ScenarioEntry[],
  client: Client,
): Generator<undefined, ScenarioReport[]> {
  const reports: ScenarioReport[] = [];
  for (const entry of entries) {
    reports.push(runScenario(snapshot, entry, client));
    yield;
  }
  return reports;
}
