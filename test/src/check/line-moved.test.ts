import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

/** How often a line in another order is told of, after a statement of which so much is expected. */
function told(expected: string, first = "I"): number {
  const text = `product p "試" {
    edition 2026-04-01
    facts of incident { known "既知" : bool }
    triggers { fire "火災" }
    section s "節" { covers fire  covered at any time  require not known  head a "甲"  head b "乙" }
  }
  scenario "s" for p {
    contract { period from 2026-04-01 to 2027-04-01 }
    incident "${first}" { fire  not known }  loss a 500  expect due 500
    incident "I" { fire  known }  loss a 500  loss b 700  ${expected}
    incident "I" { fire  not known }  loss b 700  loss a 500  expect due 1_200
  }`;
  const { diagnostics } = compile({ name: "sample.yakkan", text });
  return diagnostics.filter(({ code }) => code === "scenario/line-moved").length;
}

describe("lines of a scenario in another order", () => {
  it("are told of where something may have been paid", () => {
    deepStrictEqual(
      ["expect due 500", "expect pay 0", "expect a 0"].map((one) => told(one, "II")),
      [2, 2, 1],
    );
  });
  it("are not where the scenario says that nothing was due", () => {
    deepStrictEqual(
      ["expect due 0", "expect a 0  expect b 0", "expect a refused  expect b 0"].map((one) => told(one, "II")),
      [0, 0, 0],
    );
  });
  it("are where it was paid before that", () => {
    deepStrictEqual(told("expect due 0"), 1);
  });
});
