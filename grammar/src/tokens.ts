import { createToken, type IToken, type TokenType } from "chevrotain";
import { AnyName } from "./names.js";

// How each is written stands in the scanner. Keywords are read as names first, and looked up then.

export const Identifier = createToken({ name: "IDENTIFIER", categories: [AnyName] });
/** A reserved word as a name: `` `limit` `` */
export const QuotedName = createToken({ name: "QUOTED_NAME", categories: [AnyName] });
export const TextToken = createToken({ name: "TEXT" });
export const DateToken = createToken({ name: "DATE_LITERAL" });
/** `1億5,000万円`, `3,000万円`, `500円`: comma-grouped only before 円, 千, 万, 億, 兆. */
export const JapaneseAmount = createToken({ name: "JAPANESE_AMOUNT" });
export const Percent = createToken({ name: "PERCENT" });
/** `30,000` outside a Japanese amount: read as the number that is meant, and told. */
export const GroupedNumber = createToken({ name: "GROUPED_NUMBER" });
export const NumberToken = createToken({ name: "NUMBER_LITERAL" });
/** ○ optional, ◎ automatic, × not available, in the grid of options. */
export const MarkToken = createToken({ name: "MARK" });

/** `@brochure(p.9)`: read beside the grammar, since it may stand anywhere in a declaration. */
export const ReferenceToken = createToken({ name: "REFERENCE" });
export const DocComment = createToken({ name: "DOC_COMMENT" });
export const LineComment = createToken({ name: "COMMENT" });
export const BlockComment = createToken({ name: "BLOCK_COMMENT" });

export const LeftBrace = createToken({ name: "{" });
export const RightBrace = createToken({ name: "}" });
export const LeftParenthesis = createToken({ name: "(" });
export const RightParenthesis = createToken({ name: ")" });
export const Comma = createToken({ name: "," });
export const Colon = createToken({ name: ":" });
export const Bar = createToken({ name: "|" });
export const Dots = createToken({ name: ".." });
export const Dot = createToken({ name: "." });
export const AtMost = createToken({ name: "<=" });
export const AtLeast = createToken({ name: ">=" });
export const Unequal = createToken({ name: "<>" });
export const Below = createToken({ name: "<" });
export const Above = createToken({ name: ">" });
export const Equal = createToken({ name: "=" });
export const Plus = createToken({ name: "+" });
export const Minus = createToken({ name: "-" });
export const Times = createToken({ name: "*" });
export const Slash = createToken({ name: "/" });

/** Signs by what they are written as. */
export const punctuation: readonly TokenType[] = [
  ...[LeftBrace, RightBrace, LeftParenthesis, RightParenthesis, Comma, Colon, Bar, Dots, Dot],
  ...[AtMost, AtLeast, Unequal, Below, Above, Equal, Plus, Minus, Times, Slash],
];

/** The tokens of the grammar that are not words of the language. */
export const lexicalTokens: readonly TokenType[] = [
  ...[DateToken, JapaneseAmount, Percent, GroupedNumber, NumberToken, TextToken, QuotedName, MarkToken, Identifier],
  ...punctuation,
];

/** Where a token stands that is in no text. Chevrotain has NaN, for which V8 would box the places of all tokens. */
export const nowhere = -1;

export function tokenAt(tokenType: TokenType, image: string, startOffset: number, payload?: string): IToken {
  return { image, startOffset, tokenTypeIdx: tokenType.tokenTypeIdx!, tokenType, payload };
}
