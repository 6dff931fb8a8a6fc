import type { Span } from "@yakkan/grammar/syntax.js";
import type { Position, SelectionRange } from "vscode-languageserver";
import { rangeOf, type Snapshot } from "./snapshot.js";
import { spansIn } from "./tree.js";

/** For each cursor what encloses it, from the smallest expression or name out to the file. */
export function findSelectionRanges(snapshot: Snapshot, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const offset = snapshot.document.offsetAt(position);
    const around = [...spansIn(snapshot.compiled.file)].filter(({ start, end }) => start <= offset && offset <= end);
    return nest(snapshot, around);
  });
}

function nest(snapshot: Snapshot, around: readonly Span[]): SelectionRange {
  const outside = { start: 0, end: snapshot.document.getText().length };
  let last: Span = outside;
  let selection: SelectionRange = { range: rangeOf(snapshot, outside) };
  for (const span of [...around].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const inside = span.start >= last.start && span.end <= last.end;
    if (!inside || (span.start === last.start && span.end === last.end)) continue;
    selection = { range: rangeOf(snapshot, span), parent: selection };
    last = span;
  }
  return selection;
}
