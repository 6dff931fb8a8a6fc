import type { IToken, TokenType } from "chevrotain";
import { Each, keywords as k } from "./keywords.js";
import { AnyName } from "./names.js";
import * as t from "./tokens.js";

/**
 * Reserved words that stand where plainly a name is meant: before a label or a colon, after `|`, or on one
 * line after the word of a declaration. They are read as names, so that one wrong name is one mistake;
 * what is returned are these tokens.
 */
export function takeReservedNames(text: string, tokens: readonly IToken[]): IToken[] {
  let depth = 0;
  let inScenario = false;
  return tokens.filter((token, index) => {
    if (token.tokenType === t.LeftBrace) depth += 1;
    else if (token.tokenType === t.RightBrace) depth -= 1;
    else if (depth === 0) inScenario = isScenario(tokens, index) || (inScenario && !startsProduct.has(token.tokenType));
    if (reserved[token.tokenTypeIdx] !== true || token.tokenType === k.scenario) return false;
    // Japanese has particles that stand behind what they belong to, so before a colon too.
    if (token.image.charCodeAt(0) >= 0x80) return false;
    const next = tokens[index + 1]?.tokenType;
    const before = tokens[index - 1];
    // `plan within`: what is stated is no condition.
    const isDeclared =
      before !== undefined &&
      (declaring[before.tokenTypeIdx] === true || (inScenario && before.tokenType === k.plan)) &&
      onOneLine(text, before, token);
    if (next !== t.TextToken && next !== t.Colon && before?.tokenType !== t.Bar && !isDeclared) return false;
    if (!isDeclared && isCalledTerm(tokens, index)) return false;
    token.tokenType = t.Identifier;
    token.tokenTypeIdx = t.Identifier.tokenTypeIdx!;
    return true;
  });
}

/** Whether a scenario begins, or a contract that scenarios are of: `contract wide for sample {`. */
function isScenario(tokens: readonly IToken[], index: number): boolean {
  const { tokenType } = tokens[index]!;
  return tokenType === k.scenario || (tokenType === k.contract && tokens[index + 1]?.tokenType !== t.LeftBrace);
}

const startsProduct: ReadonlySet<TokenType> = new Set([k.product, k.vocabulary]);

/** Whether the word of a term, layer or rule stands here before its label, behind which an amount begins, a basis, `pays`, `from` or a test. */
function isCalledTerm(tokens: readonly IToken[], index: number): boolean {
  const { tokenType } = tokens[index]!;
  if (!(termWords.has(tokenType) || behindLabel.has(tokenType)) || tokens[index + 1]?.tokenType !== t.TextToken)
    return false;
  const isTranslated = tokens[index + 2]?.tokenType === k.en && tokens[index + 3]?.tokenType === t.TextToken;
  const behind = index + (isTranslated ? 4 : 2);
  const [first, second] = [tokens[behind]?.tokenType, tokens[behind + 1]?.tokenType];
  if (first === undefined) return false;
  const goesOn = behindLabel.get(tokenType);
  if (goesOn !== undefined) return first === goesOn;
  if (amountStarts.has(first)) return true;
  // A name before a label or a colon is declared itself.
  const isName = first === t.Identifier || first === t.QuotedName || (first.CATEGORIES ?? []).includes(AnyName);
  return isName && second !== t.TextToken && second !== t.Colon;
}

const termWords: ReadonlySet<TokenType> = new Set([
  k.coinsurance,
  k.pays,
  k.deductible,
  k.franchise,
  k.limit,
  k.layer,
  k.require,
]);

/** Words of rules that go on with one word behind their label. */
const behindLabel: ReadonlyMap<TokenType, TokenType> = new Map([
  [k.covered, k.when],
  [k.window, k.from],
]);

const amountStarts: ReadonlySet<TokenType> = new Set([
  ...[t.NumberToken, t.GroupedNumber, t.JapaneseAmount, t.Percent, t.LeftParenthesis, t.Minus],
  // Of a layer, and of a condition.
  ...[t.LeftBrace, t.Colon, k.for],
  ...[Each, k.if, k.per, k.during, k.pays],
]);

/** By the index of a type whether it is among some: every token is asked. */
function marked(types: readonly TokenType[]): readonly boolean[] {
  const marks: boolean[] = [];
  for (const { tokenTypeIdx } of types) marks[tokenTypeIdx!] = true;
  return marks;
}

const reserved = marked(Object.values(k).filter(({ CATEGORIES = [] }) => !CATEGORIES.includes(AnyName)));

/** Words that a name follows. */
const declaring = marked([
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
