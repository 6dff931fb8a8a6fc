import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import type { ScenarioRun } from "./scenario-runner.js";
import { rangeOf } from "./snapshot.js";

/** Expectations that were not met, at the expectations. */
export function scenarioDiagnostics({ snapshot, reports }: ScenarioRun): Diagnostic[] {
  return reports.flatMap(({ failures }) =>
    failures.map(({ span, message, lines }): Diagnostic => ({
      range: rangeOf(snapshot, span),
      severity: DiagnosticSeverity.Error,
      code: "scenario/failed",
      source: "scenario",
      message: [message, ...lines].join("\n"),
    })),
  );
}
