import type { DeclaredSymbol, NameUse } from "@yakkan/compiler/check/model.js";
import type { StoredFile } from "./host.js";
import { locationOf, replacementsIn, type Snapshot } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

/** The places in one document that name a symbol. */
export interface Uses {
  readonly snapshot: Snapshot;
  readonly uses: readonly NameUse[];
}

/** Every place that names the symbol, in the document itself and in all others that have to do with the same file. */
export function usesEverywhere(
  snapshot: Snapshot,
  symbol: DeclaredSymbol,
  workspace: Workspace,
  stored: readonly StoredFile[],
): Uses[] {
  const { name } = symbol;
  const others = [
    ...workspace.open.flatMap((open) => workspace.snapshot(open) ?? []),
    // Where its name is not in the text, or in backticks at most, nothing has to be compiled.
    ...stored
      .filter((file) => !workspace.open.includes(file.uri) && file.text.normalize("NFKC").includes(name))
      .map((file) => workspace.look(file)),
  ].filter((other) => other.document.uri !== snapshot.document.uri);
  const all = [snapshot, ...others];
  const places = placesOf(symbol, snapshot, all);
  return all
    .map((one) => ({
      snapshot: one,
      uses: one.compiled.model.uses.filter((use) => use.symbol.name === name && places.has(keyOf(one, use.symbol))),
    }))
    .filter(({ uses }) => uses.length > 0);
}

/** Where the symbol is declared, and where what it replaces or what replaces it is, in whatever document that is said. */
function placesOf(symbol: DeclaredSymbol, snapshot: Snapshot, all: readonly Snapshot[]): ReadonlySet<string> {
  const replaced = all.flatMap((one) =>
    replacementsIn(one.compiled)
      .filter(([{ name }]) => name === symbol.name)
      .map((pair) => pair.map((end) => keyOf(one, end))),
  );
  const places = new Set([keyOf(snapshot, symbol)]);
  for (let size = 0; size < places.size;) {
    size = places.size;
    for (const pair of replaced) if (pair.some((end) => places.has(end))) for (const end of pair) places.add(end);
  }
  return places;
}

/** Symbols of two documents are one where they are declared at one place. */
function keyOf(snapshot: Snapshot, { kind, nameSpan }: DeclaredSymbol): string {
  const { uri, range } = locationOf(snapshot, nameSpan);
  return `${kind} ${uri} ${range.start.line} ${range.start.character}`;
}
