import type { DeclaredSymbol, NameUse } from "@yakkan/compiler/check/model.js";
import type { StoredFile } from "./host.js";
import { locationOf, namesakesOf, type Snapshot, usesOf } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

/** The places in one document that name a symbol. */
export interface Uses {
  readonly snapshot: Snapshot;
  readonly uses: readonly NameUse[];
}

/** Every place that names the symbol, in the document itself and in all others that use the same file. */
export function usesEverywhere(
  snapshot: Snapshot,
  symbol: DeclaredSymbol,
  workspace: Workspace,
  stored: readonly StoredFile[],
): Uses[] {
  const own = { snapshot, uses: usesOf(snapshot, symbol) };
  const places = new Set([...namesakesOf(snapshot.compiled, symbol)].map((one) => keyOf(snapshot, one)));
  const others = [
    ...workspace.open.flatMap((open) => workspace.snapshot(open) ?? []),
    // Where its name is not in the text, or in backticks at most, nothing has to be compiled.
    ...stored
      .filter((file) => !workspace.open.includes(file.uri) && file.text.normalize("NFKC").includes(symbol.name))
      .map((file) => workspace.look(file)),
  ].filter((other) => other.document.uri !== snapshot.document.uri);
  return [
    own,
    ...others.map((other) => {
      const same = other.compiled.model.uses.find((use) => places.has(keyOf(other, use.symbol)));
      return { snapshot: other, uses: same === undefined ? [] : usesOf(other, same.symbol) };
    }),
  ].filter(({ uses }) => uses.length > 0);
}

/** Symbols of two documents are one where they are declared at one place. */
function keyOf(snapshot: Snapshot, { kind, nameSpan }: DeclaredSymbol): string {
  const { uri, range } = locationOf(snapshot, nameSpan);
  return `${kind} ${uri} ${range.start.line} ${range.start.character}`;
}
