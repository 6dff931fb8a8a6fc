import type { SourceText } from "@yakkan/compiler/compile.js";
import { lex } from "@yakkan/grammar/lexer.js";
import type { Declaration, Span } from "@yakkan/grammar/syntax.js";
import type { Snapshot } from "./snapshot.js";

/** Longer ones are cut: the reader can go there. */
const longest = 200;

/** A declaration as its author wrote it, on one line: up to its block, without comments and references. */
export function clauseText({ compiled }: Snapshot, declaration: Declaration): string {
  const { source, ...own } = compiled.sources.placeOf(declaration);
  const { text } = source;
  const shift = declaration.start - own.start;
  const hidden: Span[] = [
    ...commentsOf(source),
    ...declaration.references.map(({ start, end }) => ({ start: start - shift, end: end - shift })),
  ].filter(({ start, end }) => start >= own.start && end <= own.end);
  let shown = "";
  let at = own.start;
  for (const { start, end } of [...hidden.sort((a, b) => a.start - b.start), { start: own.end, end: 0 }]) {
    shown += text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  // A label may hold a brace.
  const block = /^(?:"(?:[^"\\]|\\.)*"|[^"{])*/.exec(shown)?.[0] ?? shown;
  const line = block.replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest)} …`;
}

const comments = new WeakMap<SourceText, readonly Span[]>();

function commentsOf(source: SourceText): readonly Span[] {
  const known =
    comments.get(source) ??
    lex(source.text).comments.map(({ startOffset, image }) => ({
      start: startOffset,
      end: startOffset + image.length,
    }));
  comments.set(source, known);
  return known;
}
