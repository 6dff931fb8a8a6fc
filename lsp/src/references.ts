import { type DocumentHighlight, DocumentHighlightKind, type Location, type Position } from "vscode-languageserver";
import { usesEverywhere } from "./everywhere.js";
import type { StoredFile } from "./host.js";
import { isDeclaration, locationOf, rangeOf, type Snapshot, useAt, usesOf } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

/** Every place that names what the cursor names. */
export function findReferences(
  snapshot: Snapshot,
  position: Position,
  includeDeclaration: boolean,
  workspace: Workspace,
  stored: readonly StoredFile[],
): Location[] {
  const use = useAt(snapshot, position);
  if (use === undefined) return [];
  return usesEverywhere(snapshot, use.symbol, workspace, stored).flatMap((found) =>
    found.uses
      .filter((other) => includeDeclaration || !isDeclaration(other))
      .map(({ name }) => locationOf(found.snapshot, name)),
  );
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
