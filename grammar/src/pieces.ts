import { decide } from "./decided.js";
import { lex } from "./lexer.js";
import { readMistaken } from "./mistakes.js";
import { moveDeclarations, moved } from "./moved.js";
import { type Content, type Piece, pieceBy, type Read } from "./piece.js";
import type { Stretch } from "./stretches.js";
import { StrictParser } from "./strict.js";

/** Reads a text without mistakes; made for the first text, since that takes its time. */
let strict: StrictParser | undefined;
export const noNames: ReadonlySet<string> = new Set();

const readSound: Read = (...how) => {
  const read = (strict ??= new StrictParser(decide())).readSound(...how);
  return read && { read, errors: [] };
};

/** Reads a stretch. `own`: what the whole file declares of the names for which the language has a meaning in Japanese. */
export function readPiece(
  text: string,
  stretch: Stretch,
  own: ReadonlySet<string> = noNames,
  lexed = lex(text, stretch),
): Piece {
  return pieceBy(readSound, text, stretch, own, lexed) ?? readMistaken(text, stretch, own);
}

/** The same stretch of a text in which it stands `by` further on. */
export function movePiece({ content, start, end, role, inside, level, firstEnd, close }: Piece, by: number): Piece {
  return {
    start: start + by,
    end: end + by,
    role,
    inside,
    level,
    firstEnd: firstEnd + by,
    close: close && close + by,
    content: moveContent(content, by),
  };
}

function moveContent(content: Content, further: number): Content {
  const { first, by } = content instanceof MovedContent ? content : { first: content, by: 0 };
  return by + further === 0 ? first : new MovedContent(first, by + further);
}

/** What was read, at another place. It moves when somebody reads it: of most of a text nobody does at a keystroke. */
class MovedContent implements Content {
  private movedDeclarations: Content["declarations"] | undefined;
  private movedItems: Content["items"] | undefined;
  private movedComments: Content["comments"] | undefined;
  readonly language;
  readonly problems;
  readonly misfits;
  readonly ownerless;

  constructor(
    /** As it was read. */
    readonly first: Content,
    /** How far it went in all. */
    readonly by: number,
  ) {
    this.language = moved(first.language, by);
    this.problems = moved(first.problems, by);
    this.misfits = moved(first.misfits, by);
    this.ownerless = moved(first.ownerless, by);
  }

  get declarations(): Content["declarations"] {
    return (this.movedDeclarations ??= moveDeclarations(this.first.declarations, this.by));
  }

  get items(): Content["items"] {
    return (this.movedItems ??= moved(this.first.items, this.by));
  }

  get comments(): Content["comments"] {
    return (this.movedComments ??= moved(this.first.comments, this.by));
  }

  get words(): Content["words"] {
    return this.first.words;
  }

  get declared(): Content["declared"] {
    return this.first.declared;
  }

  get meetsJapaneseName(): boolean {
    return this.first.meetsJapaneseName;
  }

  get own(): Content["own"] {
    return this.first.own;
  }
}

/** What was read before it moved. */
export function firstOf(content: Content): Content {
  return content instanceof MovedContent ? content.first : content;
}

/** How far contents went together, each from one to the other of two texts; nothing where they are not the same. */
export function distanceBetween(before: readonly Content[], after: readonly Content[]): number | undefined {
  const distances = after.map((content, index) => {
    const other = before[index];
    return other !== undefined && firstOf(other) === firstOf(content) ? distanceOf(content) - distanceOf(other) : NaN;
  });
  const [distance] = distances;
  return before.length === after.length && distances.every((one) => one === distance) ? distance : undefined;
}

function distanceOf(content: Content): number {
  return content instanceof MovedContent ? content.by : 0;
}
