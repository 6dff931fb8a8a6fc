import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import fc from "fast-check";

const sample = readFileSync(new URL("../../fixtures/sample_cyber.yakkan", import.meta.url), "utf8");
const words = sample.split(/(?<=\s)|(?=\s)|(?<=[{}(),|:])|(?=[{}(),|:])/);

describe("the checker", () => {
  it("finds fault with what a parser could not read, and never breaks", () => {
    for (const text of [
      "product p { reading a { | b } }",
      "product p { table t by { } }",
      "scenario for { loss }",
      "product",
      // A basis in front of an amount, and no word of a term.
      ...[
        "1事故につき 1,000万円",
        "支払限度額 1事故につき 1,000万円、保険期間中につき 3,000万円",
        "支払限度額 1,000万円、保険期間中につき 3,000万円",
        "limit 5 per incident 保険期間中につき 3",
        "1 個人につき 5",
        "被保険者1名につき 5",
        "1保険年度につき 5",
      ].map((term) => `product p { triggers { leak } section s { covers leak covered at any time head h ${term} } }`),
      "product q extends p { add last { 保険期間中につき 5 } }",
      "product q extends p { remove 保険期間中につき }",
    ])
      assert.ok(compile({ name: "a.yakkan", text }).diagnostics.length > 0, text);
  });

  it("never breaks on any edit of a product", function () {
    this.timeout(60_000);
    const edit = fc.record({
      at: fc.nat(words.length - 1),
      cut: fc.nat(6),
      put: fc.array(fc.constantFrom(...words), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const edited = edits.reduce(
          (now, { at, cut, put }) => [...now.slice(0, at), ...put, ...now.slice(at + cut)],
          words,
        );
        assert.ok(Array.isArray(compile({ name: "a.yakkan", text: edited.join("") }).diagnostics));
      }),
      { numRuns: 120 },
    );
  });
});
