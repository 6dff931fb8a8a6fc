import type { TokenType } from "chevrotain";
import * as t from "./tokens.js";

/** Signs as they are printed in documents, by what they are written here: they are told, and read as what they mean. */
export const foreignSigns: ReadonlyMap<string, TokenType> = new Map([
  ["÷", t.Slash],
  ["≦", t.AtMost],
  ["≤", t.AtMost],
  ["≧", t.AtLeast],
  ["≥", t.AtLeast],
  ["≠", t.Unequal],
  // The minus and the dash of a word processor.
  ["−", t.Minus],
  ["–", t.Minus],
  ["〜", t.Dots],
  ["~", t.Dots],
]);
