import type { Location, LocationLink, Position } from "vscode-languageserver";
import type { Client } from "./client.js";
import { locationOf, rangeOf, type Snapshot, useAt } from "./snapshot.js";

/** Where the name at the cursor is declared. */
export function findDefinition(
  snapshot: Snapshot,
  position: Position,
  client: Client,
): Location | LocationLink[] | null {
  const use = useAt(snapshot, position);
  if (use === undefined) return null;
  const name = locationOf(snapshot, use.symbol.nameSpan);
  if (!client.locationLinks) return name;
  return [
    {
      originSelectionRange: rangeOf(snapshot, use.name),
      targetUri: name.uri,
      targetRange: locationOf(snapshot, use.symbol.declaration).range,
      targetSelectionRange: name.range,
    },
  ];
}
