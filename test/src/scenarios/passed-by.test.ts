import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

/** The terms of which it is said that they do not act on the line. */
function told(loss: string, head = "deductible 1_000円 per building"): readonly string[] {
  const text = `product sample "見本" {
  edition 2026-04-01
  contract { plan small "小" | large "大"  schedule location  schedule building }
  unit location "所在地"
  unit building "建物" of location
  facts of incident { found "発見日" : date }
  triggers { fire "火災" }
  section property "財産" when plan in (small, large) {
    covers fire
    covered when found during period
    head structure "構造物" requires approval { ${head}  limit 9_000円 per location }
  }
}
scenario "A fire" for sample {
  contract { plan small  period from 2026-04-01 to 2027-04-01 }
  schedule location L1
  schedule building B1 of location L1
  incident { fire  found 2026-05-01 }
  loss structure 5_000 ${loss}
  expect due 5_000
}`;
  return compile({ name: "p.yakkan", text }).diagnostics.flatMap(({ code, related }) =>
    code === "scenario/passed-by" ? related.map(({ span }) => text.slice(span.start, span.end)) : [],
  );
}

describe("a line that names a unit of which others are", () => {
  it("is passed by by terms per one of these", () => {
    deepStrictEqual(told("approved for location L1"), ["deductible 1_000円 per building"]);
  });

  it("is not, where it names one of these", () => {
    deepStrictEqual(told("approved for building B1"), []);
  });

  it("is not spoken of where it does not count, or the term does not always act", () => {
    deepStrictEqual(told("for location L1"), []);
    deepStrictEqual(told("unapproved for location L1"), []);
    deepStrictEqual(told("approved for location L1", "deductible 1_000円 per building when plan is large"), []);
    deepStrictEqual(told("approved for location L1", "limit unlimited per building"), []);
  });
});
