import type { Connection, Diagnostic } from "vscode-languageserver";
import { logFailure } from "./answer.js";
import type { Client } from "./client.js";
import { diagnosticsOf } from "./diagnostics.js";
import { scenarioDiagnostics } from "./scenario-diagnostics.js";
import type { ScenarioRun } from "./scenario-runner.js";
import type { Workspace } from "./workspace.js";

/**
 * Sends diagnostics: what is wrong with a text, to an editor that does not ask for it, at once after each
 * change; and scenarios that fail, to every editor, when they have run. A document that changes again before
 * its turn has come is looked at once, in its last version.
 */
export class Publisher {
  private readonly waiting = new Set<string>();
  /** What the scenarios came to, as long as the text is the one that they ran on. */
  private readonly failing = new Map<string, readonly Diagnostic[]>();

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
    private readonly client: Client,
  ) {}

  changed(uri: string): void {
    // An editor that asks keeps what it is sent apart, and moves it with the text until it is sent again.
    if (this.client.pullsDiagnostics || this.waiting.has(uri)) return;
    this.failing.delete(uri);
    this.waiting.add(uri);
    setTimeout(() => this.publish(uri), 0);
  }

  closed(uri: string): void {
    this.failing.delete(uri);
    if (!this.client.pullsDiagnostics) this.send({ uri, diagnostics: [] });
  }

  /** The scenarios have run; undefined: the document is gone. */
  ran(uri: string, run: ScenarioRun | undefined): void {
    const failing = run === undefined ? [] : scenarioDiagnostics(run);
    const told = this.failing.get(uri) ?? [];
    if (failing.length === 0 && told.length === 0) return;
    this.failing.set(uri, failing);
    this.publish(uri);
  }

  private publish(uri: string): void {
    this.waiting.delete(uri);
    // Nobody waits for this timer: what it throws would end the server.
    try {
      const failing = this.failing.get(uri) ?? [];
      const snapshot = this.workspace.snapshot(uri);
      if (snapshot === undefined) {
        this.send({ uri, diagnostics: [] });
        return;
      }
      const found = this.client.pullsDiagnostics ? [] : diagnosticsOf(snapshot, this.client);
      this.send({ uri, version: snapshot.document.version, diagnostics: [...found, ...failing] });
    } catch (error) {
      logFailure(this.connection, error);
    }
  }

  private send(params: Parameters<Connection["sendDiagnostics"]>[0]): void {
    this.connection.sendDiagnostics(params).catch((error: unknown) => logFailure(this.connection, error));
  }
}
