// What is left of a limit or deductible by number of times, or counted: a plain number, whatever the currency.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";

const text = (expected: string, borne: string): string => `product roadside "ロードサービス" {
  edition 2026-04-01
  currency USD
  facts of incident { occurred "発生日" : date }
  triggers { breakdown "故障" }
  section assistance "ロードサービス" {
    covers breakdown
    covered when occurred during period
    head towing "けん引費用" { limit 3 times per period }
    head rental "代車" { limit 30 of count per period }
    head repair "修理費用" { deductible 2 times per period  deductible 5 per period }
  }
}
scenario "two are left" for roadside {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { breakdown  occurred 2026-05-01 }
  loss towing 12.50
  expect due 12.50
  expect left towing ${expected}
  incident { breakdown  occurred 2026-05-02 }
  loss repair 0.50
  expect due 0
  expect left deductible "repair:deductible-times:period:1" ${borne}
  expect left deductible "repair:deductible:period:1" 5
  incident { breakdown  occurred 2026-05-03 }
  loss rental 0.30
  expect left rental 29
}
`;

function complaints(expected: string, borne = "1"): readonly string[] {
  const [scenario] = compile({ name: "p.yakkan", text: text(expected, borne) }).scenarios;
  const outcome = runScenario(scenario!, (input) => interpret(scenario!.plan, input));
  return complaintsOf(outcome, (amount) => `$${amount / 100}`, "en").map(({ message }) => message);
}

describe("what is left of a limit by number of times", () => {
  it("is expected as a number, and told as one", () => {
    deepStrictEqual(complaints("2"), []);
    deepStrictEqual(complaints("3"), ["what is left of `towing:times:period:1` is 2, 1 less than the 3 expected"]);
    deepStrictEqual(complaints("2", "2"), [
      "what is left of `repair:deductible-times:period:1` is 1, 1 less than the 2 expected",
    ]);
  });
});
