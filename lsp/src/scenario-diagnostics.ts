import type { Diagnostic } from "vscode-languageserver";
import type { Client } from "./client.js";
import { toProtocol } from "./diagnostics.js";
import type { ScenarioRun } from "./scenario-runner.js";

/** Expectations that were not met, at the expectations, each with the lines that it is about. */
export function scenarioDiagnostics({ snapshot, reports }: ScenarioRun, client: Client): Diagnostic[] {
  return reports.flatMap(({ failures }) =>
    failures.map(({ diagnostic, lines }): Diagnostic => ({
      ...toProtocol(diagnostic, snapshot, client),
      message: [diagnostic.message, ...lines].join("\n"),
    })),
  );
}
