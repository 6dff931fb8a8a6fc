import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { productOf } from "../analyse/product.js";

describe("a reference to a document", () => {
  it("is of a document of the product, in a scenario too", () => {
    const found = (reference: string): readonly string[] =>
      compile({
        name: "p.yakkan",
        text: `${productOf({})}
          scenario "x" for sample {
            contract { period from 2026-04-01 to 2027-04-01 }
            incident { leak found 2026-05-01 }
            expect due 0 ${reference}
          }`,
      }).diagnostics.flatMap(({ code }) => (code.startsWith("document/") ? [code] : []));
    deepStrictEqual(found(""), []);
    deepStrictEqual(found("@nowhere(p.1)"), ["document/unknown"]);
    deepStrictEqual(found("＠nowhere（p.1）"), ["document/unknown"]);
  });
});
