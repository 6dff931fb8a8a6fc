import assert from "node:assert/strict";
import { EOF, type ILookaheadStrategy, type IToken, LLkLookaheadStrategy, type TokenType } from "chevrotain";
import { Each, keywords, particles } from "@yakkan/grammar/keywords.js";
import { Lookahead } from "@yakkan/grammar/lookahead.js";
import { YakkanParser } from "@yakkan/grammar/parser.js";
import { lexicalTokens, tokenAt } from "@yakkan/grammar/tokens.js";
import fc from "fast-check";

type Decide = (this: { LA(howMany: number): IToken }) => unknown;

interface Decision {
  readonly where: string;
  readonly ours: Decide;
  readonly chevrotains: Decide;
}

/** Notes every decision of the grammar, as Chevrotain's own strategy would take it and as ours does. */
class Both extends Lookahead {
  readonly decisions: Decision[] = [];
  private readonly chevrotains = new LLkLookaheadStrategy();

  override buildLookaheadForAlternation(decision: Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0]) {
    const ours = super.buildLookaheadForAlternation(decision);
    const chevrotains = this.chevrotains.buildLookaheadForAlternation({ ...decision, hasPredicates: false });
    this.decisions.push({ where: `OR of ${decision.rule.name}`, ours, chevrotains });
    return ours;
  }

  override buildLookaheadForOptional(decision: Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0]) {
    const ours = super.buildLookaheadForOptional(decision);
    const chevrotains = this.chevrotains.buildLookaheadForOptional(decision);
    this.decisions.push({ where: `${decision.prodType} of ${decision.rule.name}`, ours, chevrotains });
    return ours;
  }
}

describe("Lookahead", () => {
  it("decides as Chevrotain's own strategy, whatever the tokens", () => {
    const both = new Both({ maxLookahead: 3 });
    new YakkanParser({ recovers: false, lookahead: both });
    assert.ok(both.decisions.length > 150);
    const types = [...lexicalTokens, ...Object.values(keywords), ...Object.values(particles), Each, EOF];
    const reader = (ahead: readonly TokenType[]) => {
      const tokens = ahead.map((type) => tokenAt(type, "", 0));
      const LA = (howMany: number): IToken => tokens[howMany - 1]!;
      // Chevrotain's own reads by the second.
      return { LA, LA_FAST: LA };
    };
    for (const { where, ours, chevrotains } of both.decisions)
      for (const first of types)
        fc.assert(
          fc.property(fc.constantFrom(...types), fc.constantFrom(...types), (second, third) => {
            const ahead = reader([first, second, third]);
            assert.equal(ours.call(ahead), chevrotains.call(ahead), where);
          }),
          { numRuns: 5 },
        );
  });
});
