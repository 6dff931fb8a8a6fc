import type { IRecognitionException, IToken } from "chevrotain";
import { attach } from "./attach.js";
import { type RepairedBraces, repairBraces } from "./braces.js";
import type { Grammar } from "./grammar.js";
import { englishOf, isJapaneseMeaning } from "./keywords.js";
import { firstFrom, type KeywordCount, type Lexed } from "./lexer.js";
import { type Misfit, packMissingEnd } from "./messages.js";
import { normalizeName } from "./names.js";
import { declaredNames } from "./own-names.js";
import type { SyntaxProblem } from "./problem.js";
import { takeReservedNames } from "./reserved-names.js";
import { TooDeep } from "./rules/base.js";
import { placeOf, type Stretch } from "./stretches.js";
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

/** What reads the tokens of a stretch; nothing where it cannot. */
export type Read = (...how: Parameters<Grammar["read"]>) => Outcome | undefined;

interface Outcome {
  readonly read: ReturnType<Grammar["read"]>;
  readonly errors: readonly IRecognitionException[];
}

/** Reads a stretch, whose tokens then are not what they were. */
export function pieceBy(
  readTokens: Read,
  text: string,
  stretch: Stretch,
  own: ReadonlySet<string>,
  lexed: Lexed,
): Piece | undefined {
  const reserved = takeReservedNames(text, lexed.tokens);
  const braces = closed(text, lexed.tokens, stretch);
  const { inside, level } = placeOf(stretch);
  try {
    const outcome = readTokens(braces.tokens, own, inside, Math.max(0, level - 1));
    if (outcome === undefined) return undefined;
    const { read, errors } = outcome;
    const { language, declarations, items, meetsJapaneseName } = read;
    const { ownerless } = attach([...declarations, ...items], lexed);
    const declared = lexed.tokens.some(couldDeclare)
      ? [...declaredNames(text, [...declarations, ...items])].filter(isJapaneseMeaning)
      : [];
    const misfitAt = (packed: string, at: Span): Content["misfits"][number] => {
      return { packed, ...wordBefore(at.start, lexed), ...at };
    };
    const misfits = errors.map((error) => misfitAt(error.message, place(error, stretch.end)));
    if (braces.unended !== undefined) misfits.push(misfitAt(packMissingEnd(braces.unended), endOf(lexed, stretch.end)));
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

function pieceOf({ start, end, role, inside, level, firstEnd, close }: Stretch, content: Content): Piece {
  return { start, end, role, inside, level, firstEnd, close, content };
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
  { needless, repeated }: Pick<Outcome["read"], "needless" | "repeated">,
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

/** Behind the last token. */
function endOf({ tokens }: Lexed, otherwise: number): Span {
  const last = tokens.at(-1);
  const at = last === undefined ? otherwise : spanOf(last).end;
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
