import { type DocumentHighlight, DocumentHighlightKind, type Location, type Position } from "vscode-languageserver";
import { isDeclaration, rangeOf, type Snapshot, useAt, usesOf } from "./snapshot.js";

/** Every place that names what the cursor names. */
export function findReferences(snapshot: Snapshot, position: Position, includeDeclaration: boolean): Location[] {
  const use = useAt(snapshot, position);
  if (use === undefined) return [];
  return usesOf(snapshot, use.symbol)
    .filter((other) => includeDeclaration || !isDeclaration(other))
    .map(({ name }) => ({ uri: snapshot.document.uri, range: rangeOf(snapshot, name) }));
}

/** The same places, for the editor to mark while the cursor rests. */
export function findHighlights(snapshot: Snapshot, position: Position): DocumentHighlight[] {
  const use = useAt(snapshot, position);
  if (use === undefined) return [];
  return usesOf(snapshot, use.symbol).map((other) => ({
    range: rangeOf(snapshot, other.name),
    kind: isDeclaration(other) ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
