import type { Span } from "@yakkan/grammar/syntax.js";
import type { Language } from "@yakkan/grammar/keywords.js";
import type { Compiled } from "../compile.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { positionAt, renderDiagnostics } from "../diagnostics/render.js";
import type { Sources } from "../files/sources.js";
import { toAnnotations } from "./annotations.js";
import { exit, type ExitCode } from "./failure.js";
import type { Format } from "./formats.js";
import { toSarif } from "./sarif.js";
import { compileFiles, count, summarise } from "./sources.js";
import { paintFor, print } from "./terminal.js";

/** Says what is wrong in the files. */
export function check(
  paths: readonly string[],
  { format, lang }: { readonly format: Format; readonly lang?: Language },
): ExitCode {
  const compiled = compileFiles(paths, lang);
  switch (format) {
    case "text":
      for (const { sources, diagnostics, language } of compiled) {
        if (diagnostics.length > 0) print(`${renderDiagnostics(diagnostics, sources, paintFor("stdout"), language)}\n`);
      }
      print(summarise(compiled));
      break;
    case "json":
      print(JSON.stringify(toJson(compiled), undefined, 2));
      break;
    case "sarif":
      print(JSON.stringify(toSarif(compiled), undefined, 2));
      break;
    case "github":
      for (const line of toAnnotations(compiled)) print(line);
      print(summarise(compiled));
      break;
  }
  return count(compiled, "error") > 0 ? exit.wrongInput : exit.fine;
}

function toJson(compiled: readonly Compiled[]): unknown {
  return {
    files: compiled.map(({ source, sources, diagnostics }) => ({
      file: source.name,
      diagnostics: diagnostics.map((diagnostic) => diagnosticToJson(diagnostic, sources)),
    })),
    errors: count(compiled, "error"),
    warnings: count(compiled, "warning"),
  };
}

function diagnosticToJson(
  { code, severity, message, help, span, related, fixes }: Diagnostic,
  sources: Sources,
): unknown {
  const range = (place: Span) => {
    const { source, start, end } = sources.placeOf(place);
    return {
      // A place in a file that this one uses.
      ...(source !== sources.entry && { file: source.name }),
      start: { ...positionAt(source.text, start), offset: start },
      end: { ...positionAt(source.text, end), offset: end },
    };
  };
  return {
    code,
    severity,
    message,
    help,
    ...range(span),
    related: related.map((other) => ({ message: other.message, ...range(other.span) })),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => ({ ...range(edit), text: edit.text })),
    })),
  };
}
