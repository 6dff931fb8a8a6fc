import type { IRecognitionException, IToken } from "chevrotain";
import { attach } from "./attach.js";
import { type RepairedBraces, repairBraces } from "./braces.js";
import { englishOf, isJapaneseMeaning } from "./keywords.js";
import { type Lexed, lex } from "./lexer.js";
import { takeReservedNames } from "./reserved-names.js";
import { type Misfit, unpackMisfit } from "./messages.js";
import { declaredNames } from "./own-names.js";
import { TooDeep, YakkanParser } from "./parser.js";
import type { Comment, SourceFile } from "./syntax.js";
import { DocComment, LineComment } from "./tokens.js";

/** Something that the grammar does not allow. */
export type SyntaxProblem = { readonly start: number; readonly end: number } & (
  | ({ readonly kind: "misfit" } & Misfit)
  /** An opening brace that nothing closes. */
  | { readonly kind: "unclosed" }
  /** A closing brace that nothing opens. */
  | { readonly kind: "unopened" }
  /** A word of the language where plainly a name is meant. */
  | { readonly kind: "reserved"; readonly text: string }
  /** A number with commas between its digits. */
  | { readonly kind: "grouped"; readonly text: string }
  /** Parts in parts, more than anybody can follow; what stands so deep is not read. */
  | { readonly kind: "too-deep" }
  /** `optional` behind a fact. */
  | { readonly kind: "needless"; readonly text: string }
  /** Characters that nothing begins with. */
  | { readonly kind: "unreadable"; readonly text: string }
);

export interface Parsed {
  readonly file: SourceFile;
  readonly problems: readonly SyntaxProblem[];
}

/** Reads a text without mistakes. */
const strict = new YakkanParser({ recovers: false });
/** Reads any text; made for the first one with a mistake, since that takes its time. */
let recovering: YakkanParser | undefined;
const noNames: ReadonlySet<string> = new Set();

/** Reads a text into a tree; there always is one, whatever the text. */
export function parse(text: string): Parsed {
  const lexed = lex(text);
  try {
    return readTree(text, lexed);
  } catch (thrown) {
    if (!(thrown instanceof TooDeep)) throw thrown;
    const problem = { kind: "too-deep" as const, ...place(thrown, text.length) };
    return { file: fileOf(text, lexed, { language: undefined, declarations: [] }), problems: [problem] };
  }
}

function readTree(text: string, lexed: Lexed): Parsed {
  const reserved = takeReservedNames(text, lexed.tokens);
  const braces = repairBraces(text, lexed.tokens);
  let parser = strict;
  let read = parser.read(braces.tokens, noNames);
  if (parser.errors.length > 0) {
    parser = recovering ??= new YakkanParser({ recovers: true });
    read = parser.read(braces.tokens, noNames);
  }
  if (read.meetsJapaneseName) {
    // A name that the file itself declares is no word of the language, whatever the language means by it.
    const own = new Set([...declaredNames(text, read.declarations)].filter(isJapaneseMeaning));
    if (own.size > 0) read = parser.read(braces.tokens, own);
  }
  const file = fileOf(text, lexed, read);
  const { ownerless } = attach(file, lexed);
  return { file, problems: problemsOf(text, lexed, reserved, read.needless, braces, parser.errors, ownerless) };
}

function fileOf(
  text: string,
  { comments }: Lexed,
  { language, declarations }: Pick<SourceFile, "language" | "declarations">,
): SourceFile {
  return { kind: "file", language, declarations, comments: comments.map(toComment), start: 0, end: text.length };
}

function problemsOf(
  text: string,
  { tokens, unreadable, grouped, language }: Lexed,
  reserved: readonly IToken[],
  needless: readonly IToken[],
  { unclosed, unopened }: RepairedBraces,
  errors: readonly IRecognitionException[],
  ownerless: readonly IToken[],
): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [
    ...unreadable.map(({ start, end }) => ({ kind: "unreadable" as const, text: text.slice(start, end), start, end })),
    ...grouped.map(({ start, end }) => ({ kind: "grouped" as const, text: text.slice(start, end), start, end })),
    ...reserved.map(({ startOffset: start, image }) => ({
      kind: "reserved" as const,
      text: image,
      start,
      end: start + image.length,
    })),
    ...needless.map(({ startOffset: start, image }) => ({
      kind: "needless" as const,
      text: image,
      start,
      end: start + image.length,
    })),
    ...unclosed.map(({ startOffset: start }) => ({ kind: "unclosed" as const, start, end: start + 1 })),
    ...unopened.map(({ startOffset: start }) => ({ kind: "unopened" as const, start, end: start + 1 })),
    // Where the text has other errors, the declaration of a reference may just not have been understood.
    ...(errors.length > 0 ? [] : ownerless).map(({ startOffset: start, image }) => ({
      kind: "misfit" as const,
      found: image,
      expected: [],
      rule: "file",
      start,
      end: start + image.length,
    })),
    ...errors.map((error) => {
      const at = place(error, text.length);
      return {
        kind: "misfit" as const,
        ...unpackMisfit(error.message, language),
        ...keywordBefore(at.start, tokens),
        ...at,
      };
    }),
  ];
  return problems.sort((a, b) => a.start - b.start);
}

function keywordBefore(start: number, tokens: readonly IToken[]): { readonly after?: string } {
  // Tokens stand in the order of the text, and there may be as many errors as tokens.
  let [from, until] = [0, tokens.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if (tokens[middle]!.startOffset < start) from = middle + 1;
    else until = middle;
  }
  const before = tokens[from - 1];
  const after = before && englishOf(before.tokenType);
  return after === undefined ? {} : { after };
}

/** At the token that does not fit; where the text ends, after its last token. */
function place(error: IRecognitionException | TooDeep, length: number): { start: number; end: number } {
  const { startOffset, image } = error.token;
  if (!Number.isNaN(startOffset)) return { start: startOffset, end: startOffset + image.length };
  const before = "previousToken" in error ? (error.previousToken as IToken) : undefined;
  const at =
    before === undefined || Number.isNaN(before.startOffset) ? length : before.startOffset + before.image.length;
  return { start: at, end: at };
}

function toComment(token: IToken): Comment {
  const kind = token.tokenType === DocComment ? "doc" : token.tokenType === LineComment ? "line" : "block";
  return { kind, start: token.startOffset, end: token.startOffset + token.image.length };
}
