import { type IToken, Lexer } from "chevrotain";
import { keywordOf } from "./keywords.js";
import { normalizeName } from "./names.js";
import { Identifier, lexicalTokens, TextToken } from "./tokens.js";

export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  /** `@brochure(p.9)` */
  readonly references: readonly IToken[];
  /** Stretches of text that no token begins with. */
  readonly unreadable: readonly { readonly start: number; readonly end: number }[];
}

const lexer = new Lexer(lexicalTokens, { positionTracking: "onlyOffset", ensureOptimizations: true });

/** Splits a text into tokens. Offsets are those of `text` as it is. */
export function lex(text: string): Lexed {
  const { tokens, groups, errors } = lexer.tokenize(toHalfWidth(text));
  const asWritten = (token: IToken): void => {
    token.image = text.slice(token.startOffset, token.startOffset + token.image.length);
  };
  for (const token of tokens) {
    if (token.tokenType === TextToken) asWritten(token);
    if (token.tokenType !== Identifier) continue;
    const keyword = keywordOf(normalizeName(token.image));
    if (keyword === undefined) continue;
    token.tokenType = keyword;
    token.tokenTypeIdx = keyword.tokenTypeIdx!;
  }
  const comments = groups["comments"] ?? [];
  comments.forEach(asWritten);
  return {
    tokens,
    comments,
    references: groups["references"] ?? [],
    unreadable: errors.map((error) => ({ start: error.offset, end: error.offset + error.length })),
  };
}

/**
 * Full-width digits, letters, brackets and signs read as their half-width; every code unit keeps its place.
 * A full-width quotation mark or backslash is left alone: inside a label it is a character like any other.
 */
function toHalfWidth(text: string): string {
  return text.replace(/[\uFF01\uFF03-\uFF3B\uFF3D-\uFF5E\u3000]/g, (wide) =>
    wide === "\u3000" ? " " : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}
