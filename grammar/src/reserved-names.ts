import type { IToken, TokenType } from "chevrotain";
import { keywords as k } from "./keywords.js";
import { AnyName } from "./names.js";
import { Bar, Colon, Identifier, TextToken } from "./tokens.js";

/**
 * Reserved words that stand where plainly a name is meant: before a label or a colon, after `|`, or on one
 * line after the word of a declaration. They are read as names, so that one wrong name is one mistake;
 * what is returned are these tokens.
 */
export function takeReservedNames(text: string, tokens: readonly IToken[]): IToken[] {
  return tokens.filter((token, index) => {
    if (reserved[token.tokenTypeIdx] === undefined || token.tokenType === k.scenario) return false;
    // Japanese has particles that stand behind what they belong to, so before a colon too.
    if (token.image.charCodeAt(0) >= 0x80) return false;
    const next = tokens[index + 1]?.tokenType;
    const before = tokens[index - 1];
    const isDeclared = before !== undefined && declaring.has(before.tokenType) && onOneLine(text, before, token);
    if (next !== TextToken && next !== Colon && before?.tokenType !== Bar && !isDeclared) return false;
    token.tokenType = Identifier;
    token.tokenTypeIdx = Identifier.tokenTypeIdx!;
    return true;
  });
}

/** By the index of their type: every token is asked. */
const reserved: TokenType[] = [];
for (const type of Object.values(k))
  if (!(type.CATEGORIES ?? []).includes(AnyName)) reserved[type.tokenTypeIdx!] = type;

/** Words that a name follows. */
const declaring: ReadonlySet<TokenType> = new Set([
  k.head,
  k.section,
  k.frame,
  k.uncovered,
  k.layer,
  k.unit,
  k.reading,
  k.let,
  k.table,
  k.premium,
]);

function onOneLine(text: string, first: IToken, second: IToken): boolean {
  return !text.slice(first.startOffset, second.startOffset).includes("\n");
}
