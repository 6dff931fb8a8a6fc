// Messages about amounts speak as the author writes them, not in the smallest unit of the currency.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { enginesOf, compare } from "../agree/agreement.js";

const product = (contract: string, currency = "USD"): string => `product p "P" {
  edition 2026-01-01
  currency ${currency}
  contract { ${contract} }
  facts of incident { size "Size" : money = 0 }
  triggers { t "T" }
  section s "S" { covers t  covered at any time  head h "H" { limit x per incident  deductible size per incident } }
}
`;
const errorsOf = (text: string): readonly string[] =>
  compile({ name: "p.yakkan", text })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ message }) => message);

describe("amounts in messages", () => {
  it("of ranges and defaults are as they are written", () => {
    deepStrictEqual(errorsOf(product("x : money 100 .. 50")), ["no value lies between 100 and 50"]);
    deepStrictEqual(errorsOf(product("x : money 1 .. 1_000.5 = 2_000.75")), [
      "the default 2,000.75 is outside the range",
    ]);
    deepStrictEqual(errorsOf(product("x : money 1_000 .. 50", "JPY")), ["no value lies between 1,000 and 50"]);
    deepStrictEqual(errorsOf(product("x : money 1.0001 .. 0.5", "CLF")), ["no value lies between 1.0001 and 0.5"]);
  });

  it("show a number as it was given", async () => {
    const engines = (await enginesOf(product("x : money  n : number 0 .. 5")))!;
    const contract = { policy: "P", period: { from: "2026-01-01", to: "2027-01-01" }, x: 1, n: -5.25 };
    const input = { contract, incident: { id: "I", triggers: ["t"] }, losses: [] };
    const { disagreement } = compare(engines, "settle", input, true);
    deepStrictEqual(disagreement, undefined);
    deepStrictEqual(
      engines.product.validate(input).map(({ message }) => message),
      ["`n` is not negative; -5.25 is given"],
    );
  });

  it("tell limits of one node apart that a scenario may mean", () => {
    const text = `product p "P" {
  edition 2026-01-01
  currency USD
  facts of incident { wide "Wide" : bool }
  triggers { t "T" }
  section s "S" {
    covers t
    covered at any time
    head a "A"
    head b "B"
    limit 1_000 per period where wide
    limit 500 per period for b
  }
}
scenario "x" for p {
  contract { period from 2026-01-01 to 2027-01-01 }
  incident { t wide }
  expect left s 500
}
`;
    deepStrictEqual(
      compile({ name: "p.yakkan", text }).diagnostics.flatMap(({ code, help }) =>
        code === "scenario/remainder" ? [help] : [],
      ),
      [
        'write which one: `"s:limit:period:1"` (`limit 1_000 per period where wide`) or `"s:limit:period:2"` (`limit 500 per period for b`)',
      ],
    );
  });
});

describe("the problem of a line that was paid and is not stated again", () => {
  const text = `product p "P" {
  edition 2026-01-01
  currency USD
  triggers { t "T" }
  section s "S" { covers t  covered at any time  head h "H"  head k "K" = 5% of loss(h) }
}
scenario "x" for p {
  contract { period from 2026-01-01 to 2027-01-01 }
  incident "1" { t }
  loss h 100.50
  loss h 20 id "b"
  expect due 126.52
  incident "1" { t }
  loss h 20 id "b"
  expect due 21
}
`;
  it("has its amount as it is written", () => {
    const [scenario] = compile({ name: "p.yakkan", text }).scenarios;
    const outcome = runScenario(scenario!, (input) => interpret(scenario!.plan, input));
    const told = (language: "en" | "ja"): readonly string[] =>
      complaintsOf(outcome, (amount) => `$${(amount / 100).toFixed(2)}`, language).map(({ message }) => message);
    deepStrictEqual(told("en"), [
      "$100.50 was paid on line `1`, which is not stated again; one that is withdrawn is stated with 0",
    ]);
    deepStrictEqual(told("ja"), [
      "明細`1`には$100.50が支払われましたが、再び書かれていません。取り下げる明細は金額を0と書きます",
    ]);
  });
});
