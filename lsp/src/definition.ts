import type { Location, LocationLink, Position } from "vscode-languageserver";
import type { Client } from "./client.js";
import { placeOfBase } from "./derived.js";
import { fileAt } from "./file-paths.js";
import { locationOf, rangeOf, type Snapshot, useAt } from "./snapshot.js";

/** Where the name at the cursor is declared. */
export function findDefinition(
  snapshot: Snapshot,
  position: Position,
  client: Client,
): Location | LocationLink[] | null {
  const use = useAt(snapshot, position);
  if (use === undefined) return fileAt(snapshot, position) ?? null;
  // From a name that replaces another one, to the other one.
  const base = placeOfBase(snapshot, use.name);
  if (base !== undefined) return base;
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
