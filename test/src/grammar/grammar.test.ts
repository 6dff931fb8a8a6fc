import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { EOF, type IToken } from "chevrotain";
import { readDecisions } from "@yakkan/grammar/decisions.js";
import { decisionsIn } from "@yakkan/grammar/first-tokens.js";
import { lex } from "@yakkan/grammar/lexer.js";
import { recordedDecisions } from "@yakkan/grammar/lookahead.js";
import { YakkanParser } from "@yakkan/grammar/parser.js";
import { vocabulary } from "@yakkan/grammar/rules/base.js";
import { StrictParser } from "@yakkan/grammar/strict.js";
import { tokenAt } from "@yakkan/grammar/tokens.js";
import { writeDecisions } from "@yakkan/grammar/write-decisions.js";
import { applyEdit, productTexts, randomEdit } from "../support/edits.js";
import { Random } from "../support/generate/random.js";

describe("the grammar", () => {
  it("is free of ambiguities, left recursion and empty alternatives", () => {
    const parser = new YakkanParser({ recovers: true, validates: true });
    strictEqual(parser.errors.length, 0);
  });

  it("reads a text without mistakes the same, whether or not it could read on behind one", () => {
    const grammar = new YakkanParser({ recovers: false }).getGAstProductions();
    const strict = new StrictParser(recordedDecisions(grammar));
    const decided = new StrictParser(readDecisions(writeDecisions(grammar)));
    const recovering = new YakkanParser({ recovers: true });
    const random = new Random(7);
    for (const { name, text } of productTexts()) {
      const edited = Array.from({ length: 3 }, () => applyEdit(text, randomEdit(text, text, random)));
      for (const one of [text, ...edited]) {
        const tokens = (): IToken[] => lex(one, { start: 0, end: one.length }).tokens;
        const read = recovering.read(tokens(), new Set());
        const expected = recovering.errors.length > 0 ? undefined : read;
        for (const parser of [strict, decided])
          deepStrictEqual(parser.readSound(tokens(), new Set(), "file"), expected, name);
      }
    }
  });

  it("decides by what was written of it as by itself", () => {
    const grammar = new YakkanParser({ recovers: false }).getGAstProductions();
    const recorded = recordedDecisions(grammar);
    const read = readDecisions(writeDecisions(grammar));
    let decisions = 0;
    for (const rule of Object.values(grammar))
      for (const { type, occurrence } of decisionsIn(rule)) {
        decisions++;
        for (const token of [...vocabulary, EOF].map((one) => tokenAt(one, "", 0)))
          deepStrictEqual(
            read.of(rule.name, type, occurrence).by(token),
            recorded.of(rule.name, type, occurrence).by(token),
            `${type} of ${rule.name}`,
          );
      }
    ok(decisions > 150);
  });
});
