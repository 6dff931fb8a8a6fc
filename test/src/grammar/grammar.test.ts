import { strictEqual } from "node:assert";
import { YakkanParser } from "@yakkan/grammar/parser.js";

describe("the grammar", () => {
  it("is free of ambiguities, left recursion and empty alternatives", () => {
    const parser = new YakkanParser({ recovers: true, validates: true });
    strictEqual(parser.errors.length, 0);
  });
});
