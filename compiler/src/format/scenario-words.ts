import type { Word } from "@yakkan/grammar/syntax.js";
import { formatSpan } from "./expressions.js";
import type { Statement } from "./nodes.js";
import { formatNumber } from "./numbers.js";
import type { Source } from "./source.js";
import type { Words } from "./words.js";

/** The words in the block of a statement of a scenario; undefined of any other statement. */
export function wordsOf(node: Statement): readonly Word[] | undefined {
  return "words" in node ? node.words : undefined;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The lines of a block of words. Which words belong together is known only to one who knows the product, so the
 * author's grouping stays: lines, and two spaces where there were more than one.
 */
export function formatWords(
  syntax: readonly Word[],
  comments: readonly Piece[],
  { text }: Source,
  words: Words,
): string[] {
  const pieces = [...comments, ...piecesOf(syntax, words, text)].sort((a, b) => a.start - b.start);
  const lines: string[] = [];
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    const gap = before === undefined ? "\n" : text.slice(before.end, piece.start);
    if (gap.includes("\n")) lines.push(piece.text);
    else lines[lines.length - 1] += (piece.text === "," ? "" : separator(before!, gap)) + piece.text;
  });
  return lines;
}

function separator(before: Piece, gap: string): string {
  return before.text !== "," && /\s{2}|\u3000/.test(gap) ? "  " : " ";
}

function piecesOf(syntax: readonly Word[], words: Words, text: string): Piece[] {
  const pieces: Piece[] = [];
  let not: Word | undefined;
  // One that belongs to no name stays what it is, as the checker tells of it.
  const keepStray = (): void => {
    if (not !== undefined) pieces.push({ text: "not", start: not.start, end: not.end });
    not = undefined;
  };
  for (const word of syntax) {
    if (word.kind !== "name") keepStray();
    if (word.kind === "punctuation" && word.text === "not") {
      not = word;
      continue;
    }
    const written = formatWord(word, words, text);
    const start = Math.min(word.start, not?.start ?? word.start);
    const end = Math.max(word.end, not?.end ?? word.end);
    const negated = words.isJapanese ? `${written} ${words.particle("isNot")}` : `not ${written}`;
    pieces.push({ text: not === undefined ? written : negated, start, end });
    not = undefined;
  }
  keepStray();
  return pieces;
}

function formatWord(word: Word, words: Words, text: string): string {
  switch (word.kind) {
    case "name":
      return words.name(word);
    case "number":
      return formatNumber(word, text);
    case "span":
      return formatSpan(word, words, text);
    case "date":
      return word.value;
    case "word":
      return words.value(word.word);
    case "text":
      return text.slice(word.start, word.end);
    case "punctuation":
      return word.text;
  }
}
