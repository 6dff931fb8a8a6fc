import type { IRecognitionException, IToken } from "chevrotain";
import { attach } from "./attach.js";
import { type RepairedBraces, repairBraces } from "./braces.js";
import { decided } from "./decided.js";
import { readDecisions } from "./decisions.js";
import { englishOf, isJapaneseMeaning } from "./keywords.js";
import { firstFrom, type KeywordCount, type Lexed, lex } from "./lexer.js";
import { recordedDecisions } from "./lookahead.js";
import type { Misfit } from "./messages.js";
import { moveDeclarations, moved } from "./moved.js";
import { normalizeName } from "./names.js";
import { declaredNames } from "./own-names.js";
import { YakkanParser } from "./parser.js";
import type { SyntaxProblem } from "./problem.js";
import { takeReservedNames } from "./reserved-names.js";
import { TooDeep } from "./rules/base.js";
import { placeOf, type Stretch } from "./stretches.js";
import { StrictParser } from "./strict.js";
import type { Comment, NumberLiteral, ProductItem, Reference, Span, TopLevel } from "./syntax.js";
import { DocComment, LeftBrace, LineComment, RightBrace, tokenAt } from "./tokens.js";

/** A stretch of a text as it was read. */
export interface Piece extends Stretch {
  readonly content: Content;
}

/** What was read, by the stretch alone. INVARIANT: it never changes, so that texts can share it. */
export interface Content {
  readonly language: NumberLiteral | undefined;
  readonly declarations: readonly TopLevel[];
  /** Of the parts of a product or vocabulary. */
  readonly items: readonly ProductItem[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  /** What the grammar does not allow, still without the words that it would. */
  readonly misfits: readonly (Span & Pick<Misfit, "after" | "behind"> & { readonly packed: string })[];
  /** References that belong to no declaration of the stretch. */
  readonly ownerless: readonly Reference[];
  readonly words: KeywordCount;
  /** Names declared here for which the language has a meaning in Japanese. */
  readonly declared: readonly string[];
  /** Whether a word stands for a name of the language in Japanese. */
  readonly meetsJapaneseName: boolean;
  /** Names that were read as the file's own, although the language has a meaning for them. */
  readonly own: ReadonlySet<string>;
}

/** Reads a text without mistakes; made for the first text, since that takes its time. */
let strict: StrictParser | undefined;
/** Reads any text; made for the first one with a mistake, unless somebody prepared for that. */
let recovering: YakkanParser | undefined;
export const noNames: ReadonlySet<string> = new Set();

/** Makes what reads a text with a mistake before there is one: it takes as long as several keystrokes. */
export function prepareForMistakes(): void {
  recovering ??= new YakkanParser({ recovers: true });
}

/** Reads a stretch. `own`: what the whole file declares of the names for which the language has a meaning in Japanese. */
export function readPiece(
  text: string,
  stretch: Stretch,
  own: ReadonlySet<string> = noNames,
  lexed = lex(text, stretch),
): Piece {
  const reserved = takeReservedNames(text, lexed.tokens);
  const braces = closed(text, lexed.tokens, stretch);
  const { inside, level } = placeOf(stretch);
  const how = [braces.tokens, own, inside, Math.max(0, level - 1)] as const;
  try {
    const sound = (strict ??= makeStrict()).readSound(...how);
    const read = sound ?? (recovering ??= new YakkanParser({ recovers: true })).read(...how);
    const errors = sound === undefined ? recovering!.errors : [];
    const { language, declarations, items, meetsJapaneseName } = read;
    const { ownerless } = attach([...declarations, ...items], lexed);
    const declared = lexed.tokens.some(couldDeclare)
      ? [...declaredNames(text, [...declarations, ...items])].filter(isJapaneseMeaning)
      : [];
    const misfits = errors.map((error) => {
      const at = place(error, stretch.end);
      return { packed: error.message, ...wordBefore(at.start, lexed), ...at };
    });
    return pieceOf(stretch, {
      language,
      declarations,
      items,
      comments: comments(lexed),
      problems: problemsOf(text, lexed, reserved, read, braces),
      misfits,
      ownerless,
      words: countOf(lexed),
      declared,
      meetsJapaneseName,
      own,
    });
  } catch (thrown) {
    if (!(thrown instanceof TooDeep)) throw thrown;
    return pieceOf(stretch, {
      language: undefined,
      declarations: [],
      items: [],
      comments: comments(lexed),
      problems: [{ kind: "too-deep", ...place(thrown, stretch.end) }],
      misfits: [],
      ownerless: [],
      words: countOf(lexed),
      declared: [],
      meetsJapaneseName: false,
      own,
    });
  }
}

function makeStrict(): StrictParser {
  return new StrictParser(
    decided === undefined
      ? recordedDecisions(new YakkanParser({ recovers: false }).getGAstProductions())
      : readDecisions(decided),
  );
}

function pieceOf({ start, end, role, inside, level, firstEnd, close }: Stretch, content: Content): Piece {
  return { start, end, role, inside, level, firstEnd, close, content };
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

function couldDeclare({ image }: IToken): boolean {
  const first = image.charCodeAt(0);
  if (first < 0x3000 && first !== 0x60) return false;
  return isJapaneseMeaning(normalizeName(image.replaceAll("`", "")));
}

/** With the braces that stand around the stretch, or that are missing in it. */
function closed(text: string, tokens: IToken[], stretch: Stretch): RepairedBraces {
  const { role, start, end } = stretch;
  if (role === "declarations") return repairBraces(text, tokens, end);
  const { inside } = placeOf(stretch);
  const before = inside === "node" ? [tokenAt(LeftBrace, "", start)] : [];
  const open = (role === "header" ? 1 : 0) + (inside === "file" || role === "end" ? 0 : 1);
  const behind = Array.from({ length: open }, () => tokenAt(RightBrace, "", end));
  return { tokens: [...before, ...tokens, ...behind], unclosed: [], unopened: [] };
}

function problemsOf(
  text: string,
  { unreadable, grouped }: Lexed,
  reserved: readonly IToken[],
  { needless, repeated }: Pick<ReturnType<YakkanParser["read"]>, "needless" | "repeated">,
  { unclosed, unopened }: RepairedBraces,
): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const written = ({ start, end }: Span) => ({ text: text.slice(start, end), start, end });
  for (const span of unreadable) problems.push({ kind: "unreadable", ...written(span) });
  for (const span of grouped) problems.push({ kind: "grouped", ...written(span) });
  for (const token of reserved) problems.push({ kind: "reserved", text: token.image, ...spanOf(token) });
  for (const { of, tokens } of needless) {
    const span = { start: spanOf(tokens[0]!).start, end: spanOf(tokens.at(-1)!).end };
    problems.push({ kind: "needless", of, ...written(span) });
  }
  for (const token of repeated) problems.push({ kind: "repeated", text: token.image, ...spanOf(token) });
  for (const { startOffset: start } of unclosed) problems.push({ kind: "unclosed", start, end: start + 1 });
  for (const { startOffset: start } of unopened) problems.push({ kind: "unopened", start, end: start + 1 });
  return problems;
}

function wordBefore(start: number, { tokens }: Lexed): Pick<Misfit, "after" | "behind"> {
  const before = tokens[firstFrom(tokens, start, ({ startOffset }) => startOffset) - 1];
  const after = before && englishOf(before.tokenType);
  if (after !== undefined) return { after };
  return before === undefined ? {} : { behind: before.image };
}

function spanOf({ startOffset: start, image }: IToken): Span {
  return { start, end: start + image.length };
}

/** At the token that does not fit; where the stretch ends, after its last token. */
function place(error: IRecognitionException | TooDeep, end: number): Span {
  const { token } = error;
  if (token.startOffset >= 0) return spanOf(token);
  const before = "previousToken" in error ? (error.previousToken as IToken) : undefined;
  const at = before === undefined || !(before.startOffset >= 0) ? end : spanOf(before).end;
  return { start: at, end: at };
}

function countOf({ words: { en, ja } }: Lexed): KeywordCount {
  return { en: en.length, ja: ja.length };
}

function comments(lexed: Lexed): Comment[] {
  return lexed.comments.map((token) => {
    const kind = token.tokenType === DocComment ? "doc" : token.tokenType === LineComment ? "line" : "block";
    return { kind, ...spanOf(token) };
  });
}
