import type { IRecognitionException, IToken } from "chevrotain";
import { attach } from "./attach.js";
import { type RepairedBraces, repairBraces } from "./braces.js";
import { type Lexed, lex } from "./lexer.js";
import { type Misfit, unpackMisfit } from "./messages.js";
import { YakkanParser } from "./parser.js";
import type { Comment, SourceFile } from "./syntax.js";
import { DocComment, LineComment } from "./tokens.js";

/** Something that the grammar does not allow. */
export type SyntaxProblem = { readonly start: number; readonly end: number } & (
  | ({ readonly kind: "misfit" } & Misfit)
  /** An opening brace that nothing closes. */
  | { readonly kind: "unclosed" }
  /** A closing brace that nothing opens. */
  | { readonly kind: "unopened" }
  /** Characters that nothing begins with. */
  | { readonly kind: "unreadable"; readonly text: string }
);

export interface Parsed {
  readonly file: SourceFile;
  readonly problems: readonly SyntaxProblem[];
}

const parser = new YakkanParser();

/** Reads a text into a tree; there always is one, whatever the text. */
export function parse(text: string): Parsed {
  const lexed = lex(text);
  const braces = repairBraces(text, lexed.tokens);
  parser.input = braces.tokens;
  const declarations = parser.file() ?? [];
  const file: SourceFile = {
    kind: "file",
    declarations,
    comments: lexed.comments.map(toComment),
    start: 0,
    end: text.length,
  };
  attach(file, lexed);
  return { file, problems: problemsOf(text, lexed, braces, parser.errors) };
}

function problemsOf(
  text: string,
  { unreadable }: Lexed,
  { unclosed, unopened }: RepairedBraces,
  errors: readonly IRecognitionException[],
): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [
    ...unreadable.map(({ start, end }) => ({ kind: "unreadable" as const, text: text.slice(start, end), start, end })),
    ...unclosed.map(({ startOffset: start }) => ({ kind: "unclosed" as const, start, end: start + 1 })),
    ...unopened.map(({ startOffset: start }) => ({ kind: "unopened" as const, start, end: start + 1 })),
    ...errors.map((error) => ({
      kind: "misfit" as const,
      ...unpackMisfit(error.message),
      ...place(error, text.length),
    })),
  ];
  return problems.sort((a, b) => a.start - b.start);
}

/** At the token that does not fit; where the text ends, after its last token. */
function place(error: IRecognitionException, length: number): { start: number; end: number } {
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
