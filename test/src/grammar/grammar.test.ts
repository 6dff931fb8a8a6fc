import { deepStrictEqual, strictEqual } from "node:assert";
import { lex } from "@yakkan/grammar/lexer.js";
import { YakkanParser } from "@yakkan/grammar/parser.js";
import { applyEdit, productTexts, randomEdit } from "../support/edits.js";
import { Random } from "../support/generate/random.js";

describe("the grammar", () => {
  it("is free of ambiguities, left recursion and empty alternatives", () => {
    const parser = new YakkanParser({ recovers: true, validates: true });
    strictEqual(parser.errors.length, 0);
  });

  it("reads a text without mistakes the same, whether or not it could read on behind one", () => {
    const strict = new YakkanParser({ recovers: false });
    const recovering = new YakkanParser({ recovers: true });
    const random = new Random(7);
    for (const { name, text } of productTexts()) {
      const edited = Array.from({ length: 3 }, () => applyEdit(text, randomEdit(text, text, random)));
      for (const one of [text, ...edited]) {
        const [read, other] = [strict, recovering].map((parser) =>
          parser.read(lex(one, { start: 0, end: one.length }).tokens, new Set()),
        );
        strictEqual(strict.errors.length > 0, recovering.errors.length > 0, name);
        if (strict.errors.length === 0) deepStrictEqual(other, read, name);
      }
    }
  });
});
