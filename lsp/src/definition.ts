import type { Location, LocationLink, Position } from "vscode-languageserver";
import type { Client } from "./client.js";
import { rangeOf, type Snapshot, useAt } from "./snapshot.js";

/** Where the name at the cursor is declared. */
export function findDefinition(
  snapshot: Snapshot,
  position: Position,
  client: Client,
): Location | LocationLink[] | null {
  const use = useAt(snapshot, position);
  if (use === undefined) return null;
  const { uri } = snapshot.document;
  const name = rangeOf(snapshot, use.symbol.nameSpan);
  if (!client.locationLinks) return { uri, range: name };
  return [
    {
      originSelectionRange: rangeOf(snapshot, use.name),
      targetUri: uri,
      targetRange: rangeOf(snapshot, use.symbol.declaration),
      targetSelectionRange: name,
    },
  ];
}
