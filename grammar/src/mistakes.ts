import { lex } from "./lexer.js";
import { YakkanParser } from "./parser.js";
import { type Piece, pieceBy, type Read } from "./piece.js";
import type { Stretch } from "./stretches.js";

/** Reads any text; made for the first one with a mistake, unless somebody prepared for that. */
let recovering: YakkanParser | undefined;

/** Makes what reads a text with a mistake before there is one: it takes as long as several keystrokes. */
export function prepareForMistakes(): void {
  recovering ??= new YakkanParser({ recovers: true });
}

const readOn: Read = (...how) => {
  prepareForMistakes();
  return { read: recovering!.read(...how), errors: recovering!.errors };
};

/** Reads a stretch that has mistakes in its syntax. */
export function readMistaken(text: string, stretch: Stretch, own: ReadonlySet<string>): Piece {
  return pieceBy(readOn, text, stretch, own, lex(text, stretch))!;
}
