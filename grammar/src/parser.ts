import type { IToken } from "chevrotain";
import { Grammar } from "./grammar.js";
import { Lookahead } from "./lookahead.js";
import { maxLookahead, type ParserOptions } from "./rules/base.js";

/** Reads any text, by all that Chevrotain makes of the grammar. */
export class YakkanParser extends Grammar {
  constructor({ lookahead = new Lookahead({ maxLookahead }), ...options }: ParserOptions) {
    super({ ...options, lookahead });
    this.performSelfAnalysis();
  }

  protected override begin(tokens: readonly IToken[]): void {
    this.input = [...tokens];
  }
}
