import { createToken, Lexer, type TokenType } from "chevrotain";
import { AnyName } from "./names.js";

/**
 * Every keyword, once. A reserved word can be a name only in backticks; any other is a keyword only
 * where the grammar asks for one, and a name elsewhere (`period`, `claim`, `loss`, `days`).
 */
const reserved = [
  "product",
  "scenario",
  "contract",
  "options",
  "unit",
  "facts",
  "triggers",
  "reading",
  "let",
  "table",
  "premium",
  "section",
  "frame",
  "head",
  "uncovered",
  "covers",
  "covered",
  "window",
  "require",
  "requires",
  "coinsurance",
  "deductible",
  "franchise",
  "limit",
  "layer",
  "refuse",
  "exclusions",
  "for",
  "when",
  "where",
  "unless",
  "lifted",
  "except",
  "outside",
  "falling",
  "sparing",
  "pays",
  "per",
  "and",
  "or",
  "not",
  "is",
  "in",
  "has",
  "within",
  "during",
  "after",
  "before",
  "of",
  "if",
  "then",
  "else",
  "until",
  "expect",
] as const;

const contextual = [
  "language",
  "edition",
  "currency",
  "rounding",
  "document",
  "en",
  "plan",
  "schedule",
  "optional",
  "default",
  "money",
  "number",
  "ratio",
  "date",
  "datetime",
  "duration",
  "span",
  "bool",
  "one",
  "any",
  "all",
  "but",
  "above",
  "line",
  "by",
  "with",
  "each",
  "from",
  "to",
  "at",
  "time",
  "on",
  "first",
  "item",
  "approval",
  "claim",
  "incident",
  "period",
  "insured",
  "loss",
  "under",
  "id",
  "later",
  "approved",
  "unapproved",
  "refused",
  "undetermined",
  "yes",
  "no",
  "never",
  "unlimited",
  "none",
  "empty",
  "second",
  "seconds",
  "minute",
  "minutes",
  "hour",
  "hours",
  "day",
  "days",
  "week",
  "weeks",
  "month",
  "months",
  "year",
  "years",
] as const;

export type ReservedWord = (typeof reserved)[number];
export type ContextualWord = (typeof contextual)[number];
export type Keyword = ReservedWord | ContextualWord;

/** Words that can be a name anywhere: everything that is not reserved. */
export function isReserved(word: string): boolean {
  return (reserved as readonly string[]).includes(word);
}

/** The token type of each keyword. The lexer reads names and looks them up here. */
export const keywords: Readonly<Record<Keyword, TokenType>> = Object.fromEntries([
  ...reserved.map((word) => [word, createToken({ name: word.toUpperCase(), pattern: Lexer.NA })]),
  ...contextual.map((word) => [
    word,
    createToken({ name: word.toUpperCase(), pattern: Lexer.NA, categories: [AnyName] }),
  ]),
]) as Record<Keyword, TokenType>;

const byWord = new Map<string, TokenType>(Object.entries(keywords));

export function keywordOf(word: string): TokenType | undefined {
  return byWord.get(word);
}
