// What a scenario states reaches the settlement under any name that a product may give.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { settledByAll } from "../agree/settled.js";

const product = (declared: string, contract: string, incident: string, limit = "`__proto__`"): string => `
product p "商品" en "Product" {
  edition 2026-01-01
  ${declared}
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head repair "修理" en "Repair" { limit ${limit} per incident }
  }
}
scenario "under any name" for p {
  ${contract.includes("contract") ? contract : `contract { ${contract} period from 2026-01-01 to 2027-01-01 }`}
  incident { fire ${incident} }
  loss repair 100
  expect repair 7
}`;

const cases: Readonly<Record<string, string>> = {
  "a fact of the incident": product("facts of incident { `__proto__` : money }", "", "`__proto__` 7"),
  "a choice": product("contract { `__proto__` : money }", "`__proto__` 7", ""),
  "a reading": product(
    "reading `__proto__` { narrow | wide }",
    "`__proto__` narrow",
    "",
    "(if `__proto__` is narrow then 7円 else 90円)",
  ),
  "an asserted circumstance": product(
    "exclusions { `__proto__` : bool  fraud : bool }",
    "",
    "not `__proto__`  not fraud",
    "(if `__proto__` then 90円 else 7円)",
  ),
  "a kind of unit and its fact": product(
    "unit `__proto__` { `constructor` : money }  contract { schedule `__proto__` }",
    "contract { period from 2026-01-01 to 2027-01-01 } schedule `__proto__` A { `constructor` 7 }",
    "",
    "sum(`__proto__`.`constructor`)",
  ),
};

describe("a scenario states by name", () => {
  for (const [what, text] of Object.entries(cases))
    it(what, async () => {
      const { scenarios, diagnostics } = compile({ name: "p.yakkan", text });
      deepStrictEqual(
        diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
        [],
      );
      const { input } = scenarios[0]!.calls[0]!;
      deepStrictEqual((await settledByAll(text, input)).due, 7);
    });

  it("of a head that is called as a total is, and of the product", () => {
    const text = `product p "商品" en "Product" {
  edition 2026-01-01
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head due "期日費用" en "Due"
    head pay "賃金" en "Wages"
  }
  limit 90 per period
}
scenario "of heads" for p {
  contract { period from 2026-01-01 to 2027-01-01 }
  incident { fire }
  loss due 30
  loss pay 40
  expect due 30
  expect pay 41
  expect left p 21
}`;
    const { scenarios, diagnostics } = compile({ name: "p.yakkan", text });
    deepStrictEqual(
      diagnostics.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [
        ["name/hides", "due"],
        ["name/hides", "pay"],
      ],
    );
    const [scenario] = scenarios;
    const outcome = runScenario(scenario!, (input) => interpret(scenario!.plan, input));
    deepStrictEqual(
      complaintsOf(outcome, String, "en").map(({ message }) => message),
      [
        "what is due on `pay` is 40, 1 less than the 41 expected",
        "what is left of `p:limit:period:1` is 20, 1 less than the 21 expected",
      ],
    );
  });
});
