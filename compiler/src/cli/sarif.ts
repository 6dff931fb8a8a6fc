import type { Compiled, SourceText } from "../compile.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import { catalog } from "../diagnostics/catalog.js";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.js";
import type { Sources } from "../files/sources.js";
import { positionAt } from "../diagnostics/render.js";
import { version } from "./version.js";

const levels = { error: "error", warning: "warning", information: "note" } as const;

/** The findings as a log of SARIF 2.1.0, which code hosts and dashboards read. */
export function toSarif(compiled: readonly Compiled[]): unknown {
  const codes = [...new Set(compiled.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort();
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "yakkan",
            semanticVersion: version(),
            rules: codes.map((code) => ({
              id: code,
              defaultConfiguration: { level: levels[catalog()[code].severity] },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The folder in which the command was called." } } },
        artifacts: compiled.map(({ source }) => ({ location: artifact(source), sourceLanguage: "yakkan" })),
        results: compiled.flatMap(({ sources, diagnostics }) =>
          diagnostics.map((diagnostic) => resultOf(diagnostic, sources, codes.indexOf(diagnostic.code))),
        ),
      },
    ],
  };
}

function resultOf({ code, severity, message, help, span, related, fixes }: Diagnostic, sources: Sources, rule: number) {
  const place = (at: Span) => {
    const { source, start, end } = sources.placeOf(at);
    return { artifactLocation: artifact(source), region: region(source, { start, end }) };
  };
  return {
    ruleId: code,
    ruleIndex: rule,
    level: levels[severity],
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [{ physicalLocation: place(span) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other) => ({
            message: { text: other.message },
            physicalLocation: place(other.span),
          })),
        }),
    ...(fixes.length === 0
      ? {}
      : {
          fixes: fixes.map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: edits.map(changeOf),
          })),
        }),
  };

  function changeOf(edit: Fix["edits"][number]) {
    const { artifactLocation, region: deletedRegion } = place(edit);
    return { artifactLocation, replacements: [{ deletedRegion, insertedContent: { text: edit.text } }] };
  }
}

function artifact({ name }: SourceText) {
  // An absolute path is a place of its own; what lies below the working directory stays movable.
  const uri = encodeURI(name).replaceAll("#", "%23").replaceAll("?", "%3F");
  return name.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}

function region({ text }: SourceText, { start, end }: Span) {
  const from = positionAt(text, start);
  const to = positionAt(text, end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
