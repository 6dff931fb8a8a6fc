import type { TypeSyntax } from "@yakkan/grammar/syntax.js";
import type { Location, Position } from "vscode-languageserver";
import { locationOf, type Snapshot, useAt } from "./snapshot.js";

/** Of a member, item or fact of a unit what it belongs to; of a choice or fact the type that it is declared with. */
export function findTypeDefinition(snapshot: Snapshot, position: Position): Location | null {
  const symbol = useAt(snapshot, position)?.symbol;
  if (symbol === undefined) return null;
  if (symbol.within !== undefined) return locationOf(snapshot, symbol.within.nameSpan);
  const { type } = symbol.declaration as { readonly type?: TypeSyntax };
  return type === undefined ? null : locationOf(snapshot, type);
}
