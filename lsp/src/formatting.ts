import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import type { FormatOptions } from "@yakkan/compiler/format/format.js";
import { type Lexed, lex } from "@yakkan/grammar/lexer.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import type { Position, Range, TextEdit } from "vscode-languageserver";
import { type Edit, applyEdits } from "./edits.js";
import { overlaps, rangeOf, type Snapshot } from "./snapshot.js";

/** The edits that set a text anew; or, of a text that cannot be read, what is wrong with it. */
export type Formatting = { readonly edits: TextEdit[] } | { readonly problem: Diagnostic | undefined };

/** Formats a document, or the part of it that a range touches. */
export async function formatDocument(
  snapshot: Snapshot,
  range: Range | undefined,
  options: FormatOptions,
): Promise<Formatting> {
  // It carries Prettier: loaded when somebody formats, not when the server starts.
  const { format } = await import("@yakkan/compiler/format/format.js");
  const text = snapshot.document.getText();
  const formatted = await format(text, options);
  if ("problems" in formatted) {
    return { problem: formatted.problems[0] };
  }
  const small = smallEdits(text, formatted.text);
  if (small === undefined) {
    // Words have changed their places: there is no part of it to be had.
    const whole = { start: 0, end: text.length, text: formatted.text };
    return { edits: range === undefined && text !== formatted.text ? [toEdit(snapshot, whole)] : [] };
  }
  const { document } = snapshot;
  const asked = range && { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const wanted = small.filter((edit) => asked === undefined || overlaps(edit, asked));
  return { edits: wanted.map((edit) => toEdit(snapshot, edit)) };
}

/**
 * What to set anew while an author types: the block whose brace is closed, or the line that is left. A text that
 * cannot be read is left alone without a word, and the line with the cursor is never touched.
 */
export async function formatTyped(
  snapshot: Snapshot,
  { line, character }: Position,
  typed: string,
  options: FormatOptions,
): Promise<TextEdit[]> {
  const { document } = snapshot;
  const asked = typed === "}" ? blockBefore(snapshot, { line, character }) : lineAt(snapshot, line - 1);
  if (asked === undefined) return [];
  const range = { start: document.positionAt(asked.start), end: document.positionAt(asked.end) };
  const formatting = await formatDocument(snapshot, range, options);
  if (!("edits" in formatting)) return [];
  const within = (at: Position): boolean => asked.start <= document.offsetAt(at) && document.offsetAt(at) <= asked.end;
  return formatting.edits.filter((edit) => within(edit.range.start) && within(edit.range.end));
}

/** From the first line of the block that ends right before the cursor. */
function blockBefore({ document }: Snapshot, position: Position): Span | undefined {
  const end = document.offsetAt(position);
  const braces = lex(document.getText()).tokens.filter(
    ({ image, startOffset }) => /^[{}]$/.test(image) && startOffset < end,
  );
  let depth = 0;
  for (const { image, startOffset } of braces.reverse()) {
    depth += image === "}" ? 1 : -1;
    if (depth > 0) continue;
    return { start: document.offsetAt({ line: document.positionAt(startOffset).line, character: 0 }), end };
  }
  return undefined;
}

function lineAt({ document }: Snapshot, line: number): Span | undefined {
  if (line < 0) return undefined;
  const lineStart = document.offsetAt({ line, character: 0 });
  // Its indentation belongs to the gap behind the line before.
  const start = document.getText().slice(0, lineStart).trimEnd().length;
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return { start, end: lineStart + text.trimEnd().length };
}

/**
 * What differs between two texts of the same words, from word to word. Nothing where the words or comments stand in
 * another order, as where keywords change their language.
 */
export function smallEdits(before: string, after: string): Edit[] | undefined {
  const [from, to] = [piecesOf(before), piecesOf(after)];
  if (from.length !== to.length) return undefined;
  const edits: Edit[] = [];
  let [fromEnd, toEnd] = [0, 0];
  for (const [index, piece] of from.entries()) {
    const other = to[index]!;
    if (piece.kind !== other.kind) return undefined;
    add(edits, before, fromEnd, piece.start, after.slice(toEnd, other.start));
    add(edits, before, piece.start, piece.end, after.slice(other.start, other.end));
    [fromEnd, toEnd] = [piece.end, other.end];
  }
  add(edits, before, fromEnd, before.length, after.slice(toEnd));
  return applyEdits(before, edits) === after ? edits : undefined;
}

function add(edits: Edit[], before: string, start: number, end: number, text: string): void {
  if (before.slice(start, end) !== text) edits.push({ start, end, text });
}

interface Piece {
  /** What it is, in whatever spelling. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** Words, comments and references, in the order of the text. */
function piecesOf(text: string): Piece[] {
  const { tokens, comments, references }: Lexed = lex(text);
  const pieces = [...tokens, ...comments, ...references].map(({ startOffset, image, tokenType }) => ({
    kind: tokenType.name,
    start: startOffset,
    end: startOffset + image.length,
  }));
  return pieces.sort((a, b) => a.start - b.start);
}

function toEdit(snapshot: Snapshot, edit: Edit): TextEdit {
  return { range: rangeOf(snapshot, edit), newText: edit.text };
}
