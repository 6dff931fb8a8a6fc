import type { LinkedEditingRanges, Position } from "vscode-languageserver";
import { rangeOf, type Snapshot, textOf, useAt, usesOf } from "./snapshot.js";

/** A name as it may grow while it is typed. */
const wordPattern = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_・]*`;

/** The places that change together with the name at the cursor: those that name the same thing in the same letters. */
export function findLinkedRanges(snapshot: Snapshot, position: Position): LinkedEditingRanges | null {
  const use = useAt(snapshot, position);
  if (use === undefined) return null;
  const written = textOf(snapshot, use.name);
  const alike = usesOf(snapshot, use.symbol).filter(
    ({ name }) => snapshot.compiled.sources.isEntry(name) && textOf(snapshot, name) === written,
  );
  if (alike.length < 2) return null;
  return { ranges: alike.map(({ name }) => rangeOf(snapshot, name)), wordPattern };
}
