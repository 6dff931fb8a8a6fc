import type { IRecognitionException, IToken } from "chevrotain";
import { attach } from "./attach.js";
import { type Lexed, lex } from "./lexer.js";
import { type Misfit, unpackMisfit } from "./messages.js";
import { YakkanParser } from "./parser.js";
import type { Comment, SourceFile } from "./syntax.js";
import { DocComment, LeftBrace, LineComment, RightBrace } from "./tokens.js";

/** Something that the grammar does not allow. */
export type SyntaxProblem = { readonly start: number; readonly end: number } & (
  | ({ readonly kind: "misfit" } & Misfit)
  /** A block that is never closed; the span is that of its opening brace. */
  | { readonly kind: "unclosed" }
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
  parser.input = lexed.tokens;
  const declarations = parser.file() ?? [];
  const file: SourceFile = {
    kind: "file",
    declarations,
    comments: lexed.comments.map(toComment),
    start: 0,
    end: text.length,
  };
  attach(file, lexed);
  return { file, problems: problemsOf(text, lexed, parser.errors) };
}

function problemsOf(text: string, lexed: Lexed, errors: readonly IRecognitionException[]): SyntaxProblem[] {
  const problems: SyntaxProblem[] = lexed.unreadable.map(({ start, end }) => ({
    kind: "unreadable",
    text: text.slice(start, end),
    start,
    end,
  }));
  const unclosed = unclosedBrace(text, lexed.tokens);
  for (const error of errors) {
    const misfit = unpackMisfit(error.message);
    const lacksBrace = misfit.found === undefined && misfit.expected.includes("`}`");
    if (lacksBrace && unclosed !== undefined) {
      // One block left open leaves those around it open too: it is the one to name.
      if (!problems.some((problem) => problem.kind === "unclosed"))
        problems.push({ kind: "unclosed", start: unclosed.startOffset, end: unclosed.startOffset + 1 });
      continue;
    }
    problems.push({ kind: "misfit", ...misfit, ...place(error, text.length) });
  }
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

/**
 * Of the braces that are never closed the one the author most likely forgot to close: the innermost whose
 * block is followed by a closing brace that stands further left than the line it opened on.
 */
function unclosedBrace(text: string, tokens: readonly IToken[]): IToken | undefined {
  const open: IToken[] = [];
  let suspect: IToken | undefined;
  for (const token of tokens) {
    if (token.tokenType === LeftBrace) open.push(token);
    if (token.tokenType !== RightBrace) continue;
    const opener = open.pop();
    if (opener === undefined) continue;
    const line = lineStart(text, token.startOffset);
    const beginsLine = text.slice(line, token.startOffset).trim() === "";
    if (beginsLine && indent(text, token.startOffset) < indent(text, opener.startOffset)) suspect ??= opener;
  }
  return open.length === 0 ? undefined : (suspect ?? open.at(-1));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function indent(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return text.slice(start).search(/\S/);
}

function toComment(token: IToken): Comment {
  const kind = token.tokenType === DocComment ? "doc" : token.tokenType === LineComment ? "line" : "block";
  return { kind, start: token.startOffset, end: token.startOffset + token.image.length };
}
