import type { Compiled } from "../compile.js";
import { positionAt } from "../diagnostics/render.js";

const commands = { error: "error", warning: "warning", information: "notice" } as const;

/** What GitHub shows beside the lines of a change: https://docs.github.com/actions/reference/workflow-commands */
export function toAnnotations(compiled: readonly Compiled[]): string[] {
  return compiled.flatMap(({ sources, diagnostics }) =>
    diagnostics.map(({ code, severity, message, help, span }) => {
      const { source, ...place } = sources.placeOf(span);
      const start = positionAt(source.text, place.start);
      const end = positionAt(source.text, place.end);
      const properties = {
        file: source.name,
        line: start.line,
        endLine: end.line,
        // GitHub marks columns within one line only.
        ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
        title: code,
      };
      const listed = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      const text = help === undefined ? message : `${message}\n${help}`;
      return `::${commands[severity]} ${listed.join(",")}::${escapeData(text)}`;
    }),
  );
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
