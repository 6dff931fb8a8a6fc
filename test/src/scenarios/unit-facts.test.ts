// A line that waits for a fact of its unit: `expect building undetermined for location.value`.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";

const product = (expected: string): string => `product shops "店舗" en "Shops" {
  edition 2026-04-01
  contract { schedule location }
  unit location "所在地" en "Location" { value "保険金額" en "Sum insured" : money }
  facts of location { degree "程度" en "Degree" : one of small "小" en "Small", large "大" en "Large" }
  triggers { flood "水災" en "Flood" }
  section places "所在地" en "Places" {
    covers flood
    covered at any time
    head building "建物" en "Building" { limit location.value per location }
    head debris "片付け" en "Debris" { limit (if location.degree is small then 5 else 9) per location }
  }
}
scenario "s" for shops {
  contract { period from 2026-04-01 to 2027-04-01 }
  schedule location L
  incident { flood }
  loss building 500 for location L
  loss debris 500 for location L
  ${expected}
}`;

function outcomeOf(expected: string): readonly string[] {
  const { scenarios, diagnostics } = compile({ name: "p.yakkan", text: product(expected) });
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  if (errors.length > 0) return errors;
  return scenarios.map((scenario) =>
    runScenario(scenario, (input) => interpret(scenario.plan, input)).passed ? "passed" : "failed",
  );
}

describe("what a line waits for of its unit", () => {
  it("is called by the unit, of the schedule and of the incident", () => {
    deepStrictEqual(outcomeOf("expect building undetermined for location.value"), ["passed"]);
    deepStrictEqual(outcomeOf("expect debris undetermined for location.degree"), ["passed"]);
  });

  it("is not any fact of the unit", () => {
    deepStrictEqual(outcomeOf("expect debris undetermined for location.value"), ["failed"]);
  });

  it("is no fact by its name alone", () => {
    deepStrictEqual(outcomeOf("expect building undetermined for value"), ["name/unknown"]);
  });
});
