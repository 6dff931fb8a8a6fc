// An amount that the schedule gives for each unit, and for some none: `limit "支払限度額" : money or unlimited`.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { settledByAll } from "./settled.js";

const product = (amount: string) => `product places "所在地" en "Places" {
  edition 2026-04-01
  contract { schedule location }
  unit location "所在地" en "Location" { cap "支払限度額" en "Limit" : money 1 .. 1_000_000 or unlimited  value "価額" en "Value" : money }
  triggers { fire "火災" en "Fire" }
  section property "財産" en "Property" {
    covers fire
    covered at any time
    head building "建物" en "Building"
    limit ${amount} per location
  }
}`;

const scenario = `scenario "s" for places {
  contract { period from 2026-04-01 to 2027-04-01 }
  schedule location A { cap 300  value 1_000 }
  schedule location B { cap unlimited  value 700 }
  incident { fire }
  loss building 500 for location A
  loss building 800 for location B
  expect building for location A 300
  expect building for location B 800
}`;

const codesOf = (text: string) =>
  compile({ name: "places.yakkan", text })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

async function dueBy(amount: string): Promise<readonly number[]> {
  const { lines } = await settledByAll(product(amount), {
    contract: {
      policy: "P",
      period: { from: "2026-04-01", to: "2027-04-01" },
      units: {
        location: [
          { id: "A", facts: { cap: 300, value: 1_000 } },
          { id: "B", facts: { cap: "unlimited", value: 700 } },
        ],
      },
    },
    incident: { id: "I", triggers: ["fire"], others: "none" },
    losses: [
      { id: "1", head: "building", amount: 500, unit: "location", unitId: "A" },
      { id: "2", head: "building", amount: 800, unit: "location", unitId: "B" },
    ],
  });
  return lines.map(({ due }) => due);
}

describe("an amount of a unit that may be unlimited", () => {
  const right: Readonly<Record<string, readonly [amount: string, due: readonly number[]]>> = {
    "as a limit": ["location.cap", [300, 800]],
    "with another bound": ["min(location.cap, location.value)", [300, 700]],
    "the largest of all": ["largest(location.cap)", [500, 800]],
    "the smallest of all": ["smallest(location.cap)", [300, 300]],
    "in a test": ["(if location.cap > 400 then 450 else 250)", [250, 450]],
    "asked for itself": ["(if location.cap is unlimited then 600 else location.cap)", [300, 600]],
  };
  for (const [name, [amount, due]] of Object.entries(right))
    it(`settles alike: ${name}`, async () => deepStrictEqual(await dueBy(amount), due));

  it("takes no part in arithmetic, and a sum over it is none", () => {
    for (const amount of ["50% of location.cap", "location.cap + 5", "sum(location.cap)"])
      deepStrictEqual(codesOf(product(amount)), ["type/mismatch"], amount);
  });

  it("is stated in scenarios", async () => {
    const { complaintsOf } = await import("@yakkan/compiler/scenarios/complaints.js");
    const { runScenario } = await import("@yakkan/compiler/scenarios/run.js");
    const { interpret } = await import("@yakkan/compiler/interpret/interpret.js");
    const { scenarios, diagnostics } = compile({ name: "p.yakkan", text: `${product("location.cap")}\n${scenario}` });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
      [],
    );
    const complaints = scenarios.flatMap((one) =>
      complaintsOf(
        runScenario(one, (input) => interpret(one.plan, input)),
        String,
        "en",
      ),
    );
    deepStrictEqual(
      complaints.map(({ message }) => message),
      [],
    );
  });

  it("is one of the schedule alone, and of money", () => {
    const established = product("5").replace(
      "triggers {",
      "facts of location { worth : money or unlimited }\n  triggers {",
    );
    deepStrictEqual(codesOf(established), ["node/misplaced"]);
    deepStrictEqual(codesOf(product("5").replace('value "価額" en "Value" : money', "n : number or unlimited")), [
      "node/misplaced",
    ]);
  });
});
