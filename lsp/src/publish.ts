import { prepareForMistakes } from "@yakkan/grammar/mistakes.js";
import type { Connection, Diagnostic } from "vscode-languageserver";
import { logFailure } from "./answer.js";
import type { Client } from "./client.js";
import { describeFailure, faultsOf, toProtocol } from "./diagnostics.js";
import { rehearse } from "./rehearsal.js";
import { scenarioDiagnostics } from "./scenario-diagnostics.js";
import type { ScenarioRun } from "./scenario-runner.js";
import type { Snapshot } from "./snapshot.js";
import { moveTo, type Told } from "./told.js";
import { inTurns, soon } from "./turns.js";
import type { Workspace } from "./workspace.js";

/** How long a text rests before what takes its time is worked out, in milliseconds. */
const rest = 100;

/**
 * Sends diagnostics in waves. Faults go out at once after each change, to an editor that does not ask for them. When
 * the text has rested, what is wrong with its scenarios and what the analyses find follows, and then the scenarios
 * that fail: to every editor, for one that asks is not told a second time. A document that changes again before its
 * turn has come is looked at once, in its last version.
 */
export class Publisher {
  /** Documents to be looked at, each with its last turn to be. */
  private readonly waiting = new Map<string, unknown>();
  private readonly resting = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly findings = new Map<string, Told>();
  private readonly failing = new Map<string, Told>();
  /** Once is enough: it is the server's code that gets fast. */
  private rehearsed = false;

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
    private readonly client: Client,
  ) {}

  changed(uri: string): void {
    clearTimeout(this.resting.get(uri));
    this.resting.set(
      uri,
      setTimeout(() => void this.follow(uri), rest),
    );
    // An editor that asks keeps what it is sent apart until it is sent again.
    if (this.client.pullsDiagnostics) return;
    this.failing.delete(uri);
    const turn = {};
    this.waiting.set(uri, turn);
    soon(() => {
      if (this.waiting.get(uri) === turn) this.publish(uri);
    });
  }

  closed(uri: string): void {
    clearTimeout(this.resting.get(uri));
    this.resting.delete(uri);
    this.findings.delete(uri);
    this.failing.delete(uri);
    this.send({ uri, diagnostics: [] });
  }

  /** The scenarios have run; undefined: the document is gone. */
  ran(uri: string, run: ScenarioRun | undefined): void {
    const failing = run === undefined ? [] : scenarioDiagnostics(run, this.client);
    const told = this.failing.get(uri)?.diagnostics ?? [];
    if (failing.length === 0 && told.length === 0) return;
    if (run === undefined) {
      this.failing.delete(uri);
      return;
    }
    this.failing.set(uri, { document: run.snapshot.document, diagnostics: failing });
    // Otherwise they go out with the findings.
    if (this.findings.get(uri)?.document === run.snapshot.document) this.publish(uri);
  }

  private async follow(uri: string): Promise<void> {
    const snapshot = this.workspace.snapshot(uri);
    if (snapshot === undefined) return;
    const diagnostics = await this.findingsOf(snapshot);
    if (diagnostics === undefined) return;
    this.findings.set(uri, { document: snapshot.document, diagnostics });
    this.publish(uri);
    // Somebody will type, and nobody waits now.
    prepareForMistakes();
    // One that an edit ends begins again when the text rests.
    this.rehearsed ||= await rehearse(this.workspace, snapshot);
  }

  /** Nothing where the text has changed in the meantime. */
  private async findingsOf(snapshot: Snapshot): Promise<readonly Diagnostic[] | undefined> {
    try {
      const found = await inTurns(snapshot.compiled.inSteps(), () => this.workspace.isCurrent(snapshot));
      return found?.map((one) => toProtocol(one, snapshot, this.client));
    } catch (error) {
      logFailure(this.connection, error);
      return [describeFailure(error instanceof Error ? error : new Error(String(error)), this.client)];
    }
  }

  private publish(uri: string): void {
    this.waiting.delete(uri);
    // Nobody waits for this timer: what it throws would end the server.
    try {
      const snapshot = this.workspace.snapshot(uri);
      if (snapshot === undefined) {
        this.send({ uri, diagnostics: [] });
        return;
      }
      const faults = this.client.pullsDiagnostics ? [] : faultsOf(snapshot, this.client);
      // Until it is known what follows of the text as it is, what followed of it before.
      const following = [this.findings.get(uri), this.failing.get(uri)].flatMap((told) =>
        told === undefined ? [] : moveTo(snapshot.document, told),
      );
      this.send({ uri, version: snapshot.document.version, diagnostics: [...faults, ...following] });
    } catch (error) {
      logFailure(this.connection, error);
    }
  }

  private send(params: Parameters<Connection["sendDiagnostics"]>[0]): void {
    this.connection.sendDiagnostics(params).catch((error: unknown) => logFailure(this.connection, error));
  }
}
