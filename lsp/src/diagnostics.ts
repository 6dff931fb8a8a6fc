import type { Diagnostic as Found, Severity } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { inLanguage } from "@yakkan/compiler/diagnostics/language.js";
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver";
import type { Client } from "./client.js";
import { locationOf, rangeOf, type Snapshot } from "./snapshot.js";

/** What is known to be wrong at once after an edit, in the words of the command line. */
export function faultsOf(snapshot: Snapshot, client: Client): Diagnostic[] {
  const found = snapshot.compiled.faults.map((diagnostic) => toProtocol(diagnostic, snapshot, client));
  return snapshot.failure === undefined ? found : [...found, describeFailure(snapshot.failure, client)];
}

export const noDiagnostics: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** The same for an editor that asks, and that may have been told already. */
export function reportDiagnostics(
  snapshot: Snapshot,
  previousResultId: string | undefined,
  client: Client,
): DocumentDiagnosticReport {
  const resultId = snapshot.id;
  if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: faultsOf(snapshot, client) };
}

export function toProtocol(found: Found, snapshot: Snapshot, client: Client): Diagnostic {
  const told = inLanguage(found, client.language);
  const { code, severity, message, help, unused } = told;
  const { span, related } = inDocument(told, snapshot);
  return {
    range: rangeOf(snapshot, span),
    severity: severities[severity],
    code,
    // Only our own extension has the pages at hand.
    ...(client.ownCommands && { codeDescription: { href: helpPage(code) } }),
    source: "yakkan",
    message: help === undefined ? message : `${message}\n${help}`,
    ...(client.diagnosticTags && unused && { tags: [DiagnosticTag.Unnecessary] }),
    ...(client.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((place) => ({
          message: place.message,
          location: locationOf(snapshot, place.span),
        })),
      }),
  };
}

/** An error in a file that the document uses, and that only the document brings about, is shown in the document. */
function inDocument({ span, related, message }: Found, { compiled }: Snapshot): Pick<Found, "span" | "related"> {
  const { sources, file } = compiled;
  if (sources.isEntry(span)) return { span, related };
  const own = related.find((place) => sources.isEntry(place.span));
  const use = file.declarations.find(({ kind }) => kind === "use-file");
  const at = own?.span ?? use ?? { start: 0, end: 0 };
  return { span: at, related: [{ message, span }, ...related.filter((place) => place !== own)] };
}

/** Opens the page of a code: what it means, a wrong and a right example. */
function helpPage(code: string): string {
  return `command:yakkan.showHelp?${encodeURIComponent(JSON.stringify([code]))}`;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/**
 * The author must not take silence for a sound product. It has no code, as nothing that the author wrote is wrong and
 * no page could say how to write it instead: what to do stands in the message.
 */
export function describeFailure({ message }: Error, { language }: Client): Diagnostic {
  const start = { line: 0, character: 0 };
  const said =
    language === "ja"
      ? `このファイルは検査できませんでした：コンパイラが失敗しました（${message}）\nYakkan の不具合です。お知らせください`
      : `this file could not be checked: the compiler failed (${message})\nthis is a fault of Yakkan, please report it`;
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Error,
    source: "yakkan",
    message: said,
  };
}
