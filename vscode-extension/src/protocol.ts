// What the extension and its server say to each other beyond the Language Server Protocol.
// The server's side is lsp/src/scenario-requests.ts; neither imports the other.
import type { BaseLanguageClient } from "vscode-languageclient";

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Stretch {
  readonly start: Place;
  readonly end: Place;
}

export interface ScenarioItem {
  readonly id: string;
  readonly title: string;
  readonly range: Stretch;
  readonly titleRange: Stretch;
}

export interface ScenarioResult {
  readonly id: string;
  readonly state: "passed" | "failed" | "not-run";
  readonly due?: string;
  readonly reason?: string;
  readonly failures: readonly {
    readonly range: Stretch;
    readonly message: string;
    readonly expected?: string;
    readonly actual?: string;
  }[];
}

/** A file, with its text where it is not open. */
export interface FileParams {
  readonly textDocument: { readonly uri: string };
  readonly text?: string;
}

/** The requests, by what they answer. */
export class Questions {
  constructor(private readonly client: BaseLanguageClient) {}

  scenarios(file: FileParams): Promise<ScenarioItem[]> {
    return this.client.sendRequest("yakkan/scenarios", file);
  }

  run(file: FileParams, ids: readonly string[] | undefined): Promise<ScenarioResult[]> {
    return this.client.sendRequest("yakkan/runScenarios", { ...file, ids });
  }

  explain(file: FileParams, id: string): Promise<string> {
    return this.client.sendRequest("yakkan/explainScenario", { ...file, id });
  }

  settle(file: FileParams, id: string): Promise<string> {
    return this.client.sendRequest("yakkan/settleScenario", { ...file, id });
  }

  evaluator(file: FileParams, position: Place): Promise<string> {
    return this.client.sendRequest("yakkan/evaluator", { ...file, position });
  }
}
