import type { Connection } from "vscode-languageserver";
import { logFailure } from "./answer.js";
import type { Client } from "./client.js";
import { diagnosticsOf } from "./diagnostics.js";
import type { Workspace } from "./workspace.js";

/**
 * Sends diagnostics to an editor that does not ask for them. A document that changes again before its turn
 * has come is looked at once, in its last version.
 */
export class Publisher {
  private readonly waiting = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
    private readonly client: Client,
  ) {}

  changed(uri: string): void {
    if (this.waiting.has(uri)) return;
    this.waiting.add(uri);
    setTimeout(() => this.publish(uri), 0);
  }

  closed(uri: string): void {
    this.send({ uri, diagnostics: [] });
  }

  private publish(uri: string): void {
    this.waiting.delete(uri);
    // Nobody waits for this timer: what it throws would end the server.
    try {
      const snapshot = this.workspace.snapshot(uri);
      if (snapshot === undefined) return;
      const diagnostics = diagnosticsOf(snapshot, this.client);
      this.send({ uri, version: snapshot.document.version, diagnostics });
    } catch (error) {
      logFailure(this.connection, error);
    }
  }

  private send(params: Parameters<Connection["sendDiagnostics"]>[0]): void {
    this.connection.sendDiagnostics(params).catch((error: unknown) => logFailure(this.connection, error));
  }
}
