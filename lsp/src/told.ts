import { editBetween } from "@yakkan/grammar/edit.js";
import type { Diagnostic, Range } from "vscode-languageserver";
import type { Document } from "./still-document.js";

/** What was told of one version of a document. */
export interface Told {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
}

/** The same where it stands in a later version; what is told of a place that has been edited is left out. */
export function moveTo(later: Document, { document, diagnostics }: Told): readonly Diagnostic[] {
  const edit = editBetween(document.getText(), later.getText());
  if (edit === undefined) return diagnostics;
  const move = ({ start, end }: Range): Range | undefined => {
    const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
    if (from < edit.end && to > edit.start) return undefined;
    const by = from < edit.end ? 0 : edit.by;
    return { start: later.positionAt(from + by), end: later.positionAt(to + by) };
  };
  return diagnostics.flatMap((diagnostic) => {
    const range = move(diagnostic.range);
    return range === undefined ? [] : [{ ...diagnostic, range }];
  });
}
