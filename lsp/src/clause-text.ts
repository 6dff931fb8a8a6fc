import type { Declaration, Span } from "@yakkan/grammar/syntax.js";
import type { Snapshot } from "./snapshot.js";

/** Longer ones are cut: the reader can go there. */
const longest = 200;

/** A declaration as its author wrote it, on one line: up to its block, without comments and references. */
export function clauseText({ document, compiled }: Snapshot, declaration: Declaration): string {
  const hidden: Span[] = [...compiled.file.comments, ...declaration.references].filter(
    ({ start, end }) => start >= declaration.start && end <= declaration.end,
  );
  const text = document.getText();
  let shown = "";
  let at = declaration.start;
  for (const { start, end } of [...hidden.sort((a, b) => a.start - b.start), { start: declaration.end, end: 0 }]) {
    shown += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  // A label may hold a brace.
  const block = /^(?:"(?:[^"\\]|\\.)*"|[^"{])*/.exec(shown)?.[0] ?? shown;
  const line = block.replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest)} …`;
}
