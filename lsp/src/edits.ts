import type { Span } from "@yakkan/grammar/syntax.js";
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Client } from "./client.js";
import { rangeOf, type Snapshot } from "./snapshot.js";

/** A stretch of the text and what to put in its place. */
export type Edit = Span & { readonly text: string };

/** Edits to one document; an editor that can refuses them when the document has changed since. */
export function workspaceEdit(snapshot: Snapshot, edits: readonly Edit[], client: Client): WorkspaceEdit {
  const { uri, version } = snapshot.document;
  const changes: TextEdit[] = edits.map((edit) => ({ range: rangeOf(snapshot, edit), newText: edit.text }));
  if (!client.versionedEdits) return { changes: { [uri]: changes } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}

/** The text after the edits, which do not overlap and are in the order of the text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
