import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import { rangeOf, type Snapshot, textOf } from "./snapshot.js";
import { declarationsIn } from "./tree.js";

/** Declarations and comments of more than one line. */
export function findFoldingRanges(snapshot: Snapshot): FoldingRange[] {
  const { file } = snapshot.compiled;
  const byLine = new Map<number, FoldingRange>();
  const fold = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    // A line can be folded once: the outer declaration wins.
    if (endLine > startLine && !byLine.has(startLine))
      byLine.set(startLine, { startLine, endLine, ...(kind !== undefined && { kind }) });
  };
  for (const declaration of declarationsIn(file)) {
    const { start, end } = rangeOf(snapshot, declaration);
    // The closing brace stays in sight.
    const closes = textOf(snapshot, declaration).endsWith("}");
    fold(start.line, closes ? end.line - 1 : end.line);
  }
  for (const { start, end } of commentBlocks(snapshot)) fold(start, end, FoldingRangeKind.Comment);
  return [...byLine.values()].sort((a, b) => a.startLine - b.startLine);
}

/** Lines of comments; neighbouring `//` lines are one block. */
function commentBlocks(snapshot: Snapshot): { start: number; end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  for (const comment of snapshot.compiled.file.comments) {
    const { start, end } = rangeOf(snapshot, comment);
    const before = snapshot.document.getText({ start: { line: start.line, character: 0 }, end: start });
    if (before.trim() !== "") continue;
    const last = blocks.at(-1);
    if (last !== undefined && start.line === last.end + 1) last.end = end.line;
    else blocks.push({ start: start.line, end: end.line });
  }
  return blocks;
}
