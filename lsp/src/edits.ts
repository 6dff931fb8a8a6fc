import type { Span } from "@yakkan/grammar/syntax.js";
import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Client } from "./client.js";
import { notOpen, rangeOf, type Snapshot } from "./snapshot.js";

/** A stretch of the text and what to put in its place. */
export type Edit = Span & { readonly text: string };

/** Edits to one document; an editor that can refuses them when the document has changed since. */
export function workspaceEdit(snapshot: Snapshot, edits: readonly Edit[], client: Client): WorkspaceEdit {
  return workspaceEdits([{ snapshot, edits }], client);
}

/** The same to several documents. */
export function workspaceEdits(
  places: readonly { readonly snapshot: Snapshot; readonly edits: readonly Edit[] }[],
  client: Client,
): WorkspaceEdit {
  const changes = places.map(({ snapshot, edits }) => ({
    document: snapshot.document,
    edits: edits.map((edit): TextEdit => ({ range: rangeOf(snapshot, edit), newText: edit.text })),
  }));
  if (!client.versionedEdits)
    return { changes: Object.fromEntries(changes.map(({ document, edits }) => [document.uri, edits])) };
  return {
    documentChanges: changes.map(({ document: { uri, version }, edits }) => ({
      // A document that is not open has no version.
      textDocument: { uri, version: version === notOpen ? null : version },
      edits,
    })),
  };
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
