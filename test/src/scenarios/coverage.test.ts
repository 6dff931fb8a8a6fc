import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { coverClauses } from "@yakkan/compiler/scenarios/coverage.js";

const text = `
language 1
product sample "見本" en "Sample" {
  edition 2026-04-01
  triggers { leak "漏えい" }
  section costs "費用" {
    covers leak
    covered at any time
    head whole "全額" { coinsurance pays 100% }
    head part  "一部" { coinsurance pays 90% }
    head listed "列挙" requires item { item phone "電話" }
  }
}
scenario "One of each" for sample {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { leak  others none }
  loss whole 1_000 on 2026-05-01
  loss part  1_000 on 2026-05-01
  expect due 1_900
}
scenario "With and without an item" for sample {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { leak  others none }
  loss listed 1_000 on 2026-05-01 item phone
  loss listed 2_000 on 2026-05-01
  expect due 1_000
}
`;

/** Of each clause whose id says `word`: in how many scenarios it comes out which way. */
function covered(word: string): (readonly [id: string, ...outcomes: string[]])[] {
  const { plans, scenarios } = compile({ name: "sample.yakkan", text });
  const steps = coverClauses(plans[0]!, scenarios);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value
    .filter(({ id }) => id.includes(`:${word}:`))
    .map(({ id, outcomes }) => [id, ...outcomes.map(({ way, scenarios: titles }) => `${way} ${titles.length}`)]);
}

describe("the clauses that scenarios try", () => {
  it("ask of a paid share of 100 % only that it is there, as it can take nothing", () => {
    deepStrictEqual(covered("coinsurance"), [
      ["whole:coinsurance:claim:1", "leaves 1"],
      ["part:coinsurance:claim:1", "takes 1"],
    ]);
  });

  it("stop a line of a closed list where it waits for its item", () => {
    deepStrictEqual(covered("item"), [["listed:item:1", "stops 1", "passes 1"]]);
  });
});
