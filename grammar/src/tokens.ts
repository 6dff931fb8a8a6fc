import { createToken, Lexer, type TokenType } from "chevrotain";
import { AnyName, matchName } from "./names.js";

// Chevrotain sorts token types by the character code that they can begin with, 255 codes to a bucket
// above the first: one code of each bucket, and every letter of the first, tell it where names begin.
const nameStarts: (number | string)[] = [];
for (let code = 0; code < 256; code++) if (/[\p{L}_]/u.test(String.fromCharCode(code))) nameStarts.push(code);
for (let code = 256; code < 0x10000; code += 200) nameStarts.push(code);
nameStarts.push(0xffff);

export const Identifier = createToken({
  name: "IDENTIFIER",
  pattern: { exec: matchName },
  line_breaks: false,
  start_chars_hint: nameStarts,
  categories: [AnyName],
});
/** A reserved word as a name: `` `limit` `` */
export const QuotedName = createToken({ name: "QUOTED_NAME", pattern: /`[^`\r\n]+`/, categories: [AnyName] });
export const TextToken = createToken({ name: "TEXT", pattern: /"(?:[^"\\\r\n]|\\.)*"/ });
export const DateToken = createToken({ name: "DATE_LITERAL", pattern: /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?/ });
/** `1億5,000万円`, `3,000万円`, `500円`: comma-grouped only before 円, 千, 万, 億, 兆. */
export const JapaneseAmount = createToken({
  name: "JAPANESE_AMOUNT",
  pattern: /(?:\d[\d_]*(?:,\d{3})*(?:\.\d+)?[千万億兆])+(?:\d[\d_]*(?:,\d{3})*)?円?|\d[\d_]*(?:,\d{3})*円/,
});
export const Percent = createToken({ name: "PERCENT", pattern: /\d[\d_]*(?:\.\d+)?%/ });
/** `30,000` outside a Japanese amount: read as the number that is meant, and told. */
export const GroupedNumber = createToken({ name: "GROUPED_NUMBER", pattern: /\d{1,3}(?:,\d{3})+(?!,\d|[\d_%])/ });
export const NumberToken = createToken({ name: "NUMBER_LITERAL", pattern: /\d[\d_]*(?:\.\d+)?/ });
/** ○ optional, ◎ automatic, × not available, in the grid of options. */
export const MarkToken = createToken({
  name: "MARK",
  pattern: /[○◯◎×✕✗]|〇(?=[\s○◯◎×✕✗〇])/,
  start_chars_hint: ["○", "◯", "◎", "×", "✕", "✗", "〇"],
});

/** `@brochure(p.9)`: read beside the grammar, since it may stand anywhere in a declaration. */
export const ReferenceToken = createToken({
  name: "REFERENCE",
  pattern: {
    exec(text: string, offset: number) {
      if (text[offset] !== "@") return null;
      const name = matchName(text, offset + 1);
      if (name === null) return null;
      const open = offset + 1 + name[0].length;
      if (text[open] !== "(") return null;
      let close = open + 1;
      while (close < text.length && text[close] !== ")" && text[close] !== "\n") close++;
      if (text[close] !== ")") return null;
      return [text.slice(offset, close + 1)] as unknown as RegExpExecArray;
    },
  },
  line_breaks: false,
  start_chars_hint: ["@"],
  group: "references",
});

const Whitespace = createToken({ name: "WHITESPACE", pattern: /[\s\uFEFF]+/, group: Lexer.SKIPPED, line_breaks: true });
export const DocComment = createToken({ name: "DOC_COMMENT", pattern: /\/\/\/[^\r\n]*/, group: "comments" });
export const LineComment = createToken({ name: "COMMENT", pattern: /\/\/[^\r\n]*/, group: "comments" });
export const BlockComment = createToken({
  name: "BLOCK_COMMENT",
  pattern: /\/\*[^]*?\*\//,
  group: "comments",
  line_breaks: true,
});

const punctuation = (text: string): TokenType => createToken({ name: text, pattern: text });
export const LeftBrace = punctuation("{");
export const RightBrace = punctuation("}");
export const LeftParenthesis = punctuation("(");
export const RightParenthesis = punctuation(")");
export const Comma = punctuation(",");
export const Colon = punctuation(":");
export const Bar = punctuation("|");
export const Dots = punctuation("..");
export const Dot = punctuation(".");
export const AtMost = punctuation("<=");
export const AtLeast = punctuation(">=");
export const Unequal = punctuation("<>");
export const Below = punctuation("<");
export const Above = punctuation(">");
export const Equal = punctuation("=");
export const Plus = punctuation("+");
export const Minus = punctuation("-");
export const Times = punctuation("*");
export const Slash = punctuation("/");

/** In the order in which the lexer tries them. Keywords are not among them: they are read as names first. */
export const lexicalTokens: TokenType[] = [
  Whitespace,
  DocComment,
  LineComment,
  BlockComment,
  ReferenceToken,
  DateToken,
  JapaneseAmount,
  Percent,
  GroupedNumber,
  NumberToken,
  TextToken,
  QuotedName,
  MarkToken,
  Identifier,
  LeftBrace,
  RightBrace,
  LeftParenthesis,
  RightParenthesis,
  Comma,
  Colon,
  Bar,
  Dots,
  Dot,
  AtMost,
  AtLeast,
  Unequal,
  Below,
  Above,
  Equal,
  Plus,
  Minus,
  Times,
  Slash,
];
