import type { IToken, TokenType } from "chevrotain";
import { Each, keywords as k, particles as p } from "./keywords.js";
import { AnyName } from "./names.js";
import * as t from "./tokens.js";

/**
 * Reserved words that stand where plainly a name is meant: before a label or a colon, after `|`, on one line after the
 * word of a declaration, by themselves among triggers, or where an amount has to stand. They are read as names, so that
 * one wrong name is one mistake; what is returned are these tokens.
 */
export function takeReservedNames(text: string, tokens: readonly IToken[]): IToken[] {
  let depth = 0;
  let inScenario = false;
  let triggersAt: number | undefined;
  let openIfs = 0;
  return tokens.filter((token, index) => {
    if (token.tokenType === t.LeftBrace) {
      depth += 1;
      if (tokens[index - 1]?.tokenType === k.triggers) triggersAt = depth;
    } else if (token.tokenType === t.RightBrace) {
      if (triggersAt === depth) triggersAt = undefined;
      depth -= 1;
    } else if (depth === 0)
      inScenario = isScenario(tokens, index) || (inScenario && !startsProduct.has(token.tokenType));
    if (token.tokenType === k.if) openIfs += 1;
    // `if abroad then 5 else : 10`
    if (token.tokenType === k.else && openIfs-- > 0) return false;
    if (reserved[token.tokenTypeIdx] !== true || token.tokenType === k.scenario) return false;
    // A part of a Japanese phrase, such as 対象時期 (covered when), is no word by itself.
    if (token.payload !== undefined) return false;
    const next = tokens[index + 1];
    const before = tokens[index - 1];
    // `plan within`: what is stated is no condition.
    const isDeclared =
      before !== undefined &&
      (declaring[before.tokenTypeIdx] === true || (inScenario && before.tokenType === k.plan)) &&
      // `layer when plan is wide {`: it has no name.
      !(before.tokenType === k.layer && restricting.has(token.tokenType)) &&
      onOneLine(text, before, token);
    const isPart = parts[token.tokenTypeIdx] === true;
    const isListed = isPart && triggersAt === depth && standsAlone(text, before, token, next);
    const isAmount =
      isPart && before !== undefined && beforeAmount[before.tokenTypeIdx] === true && onOneLine(text, before, token);
    const isLabelled =
      next?.tokenType === t.TextToken || (next?.tokenType === t.Colon && token.tokenType !== k.require);
    if (!isLabelled && before?.tokenType !== t.Bar && !isDeclared && !isListed && !isAmount) return false;
    if (!isDeclared && isCalledTerm(tokens, index)) return false;
    token.tokenType = t.Identifier;
    token.tokenTypeIdx = t.Identifier.tokenTypeIdx!;
    return true;
  });
}

/** Whether no word of a clause stands on its line behind it, as `from` does behind `window`. */
function standsAlone(text: string, before: IToken | undefined, token: IToken, next: IToken | undefined): boolean {
  const isFirst = before !== undefined && onOneLine(text, before, token);
  const isLast = next === undefined || next.tokenType === t.RightBrace || !onOneLine(text, token, next);
  const isBetween = isFirst && (before.tokenType === t.LeftBrace || before.tokenType === t.Identifier);
  return isLast || (isBetween && (next.tokenType === t.Identifier || next.tokenType === k.when));
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
  if (tokenType === k.require && (first === t.Colon || first === k.for || first === k.not)) return true;
  if (tokenType === k.layer && (first === t.LeftBrace || restricting.has(first))) return true;
  if (amountStarts.has(first)) return true;
  // A name before a label or a colon is declared itself.
  const isName = first === t.Identifier || first === t.QuotedName || (first.CATEGORIES ?? []).includes(AnyName);
  return isName && second !== t.TextToken && second !== t.Colon;
}

/** What may stand in front of the block of a layer. */
const restricting: ReadonlySet<TokenType> = new Set([k.when, k.for, k.where, p.proviso]);

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
  ...[t.NumberToken, t.GroupedNumber, t.JapaneseAmount, t.Percent, t.DateToken, t.LeftParenthesis, t.Minus],
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

/** Words of parts of a product, which no condition or amount has. */
const parts = marked([
  ...[k.product, k.contract, k.options, k.unit, k.facts, k.triggers, k.reading, k.let, k.table, k.premium],
  ...[k.section, k.frame, k.head, k.uncovered, k.covers, k.window, k.require, k.requires, k.refuse, k.exclusions],
  ...[k.deductible, k.franchise, k.limit, k.layer],
]);

/** What an amount or a value follows. */
const beforeAmount = marked([
  ...[k.deductible, k.franchise, k.limit, k.pays],
  ...[t.AtMost, t.AtLeast, t.Unequal, t.Below, t.Above, t.Equal, t.Plus, t.Minus, t.Times, t.Slash],
]);

function onOneLine(text: string, first: IToken, second: IToken): boolean {
  return !text.slice(first.startOffset, second.startOffset).includes("\n");
}
