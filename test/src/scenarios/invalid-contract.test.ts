// What is wrong with the contract of a scenario is told where the scenario says it.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

const product = `product shops "店舗" en "Shops" {
  edition 2026-04-01
  contract {
    limit_of_all "限度額" en "Limit" : money 100 .. 5_000
    plan small "小" en "Small" | large "大" en "Large"
    options by plan small large { rider "特約" en "Rider" × ○ }
    schedule location
    schedule \`back room\`
  }
  unit location "所在地" en "Location" { value "保険金額" en "Sum insured" : money 1 .. 1_000  \`roof area\` "屋根" en "Roof" : number 1 .. 9 }
  unit \`back room\` of location
  triggers { flood "水災" en "Flood" }
  section places "所在地" en "Places" {
    covers flood
    covered at any time
    head building "建物" en "Building" { limit location.value * location.\`roof area\` per location }
    head debris "片付け" en "Debris" { limit 5円 per \`back room\` }
    head stock "在庫" en "Stock"
    limit limit_of_all per incident when rider
    limit limit_of_all per period
  }
}
`;

/** What is told of ⟦…⟧, and what other than there. */
function told(contract: string, schedule: string): readonly string[] {
  const marked = `${product}scenario "s" for shops {
  contract { ${contract} }
  ${schedule}
  incident { flood }
  loss stock 50
  expect stock 50
}`;
  const text = marked.replace(/[⟦⟧]/g, "");
  const wanted = [...marked.matchAll(/⟦/g)].map(({ index }, place) => index - 2 * place);
  const { diagnostics } = compile({ name: "p.yakkan", text });
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ message, span }) => {
      const said = text.slice(span.start, span.end);
      return `${message.replace(/:.*$/s, "")}${wanted.includes(span.start) && marked.includes(`⟦${said}⟧`) ? "" : ` at ${said}`}`;
    });
}

const usual = "limit_of_all 500  plan small  period from 2026-04-01 to 2027-04-01";

describe("what is wrong with a contract", () => {
  it("is told at the unit of its schedule, and at the fact", () => {
    deepStrictEqual(
      told(usual, "schedule location L1 { value 5 `roof area` 2 }  schedule location L2 { ⟦value 0⟧ `roof area` 2 }"),
      ["contract.units.location[1].facts.value"],
    );
    deepStrictEqual(told(usual, "schedule location L1 { value 5 ⟦`roof area` 10⟧ }"), [
      'contract.units.location[0].facts["roof area"]',
    ]);
    deepStrictEqual(told(usual, "schedule location L { value 5 }  ⟦schedule location L { value 7 }⟧"), [
      "contract.units.location[1].id",
    ]);
    deepStrictEqual(
      told(usual, "schedule location L  schedule `back room` R of location L  ⟦schedule `back room` S of location M⟧"),
      ['contract.units["back room"][1].of'],
    );
  });

  it("is told at the choice, the option and the period", () => {
    deepStrictEqual(told("⟦limit_of_all 5⟧ plan small  ⟦rider⟧  ⟦period from 2026-04-01 to 2026-04-01⟧", ""), [
      "contract.limit_of_all",
      "contract.options[0]",
      "contract.period",
    ]);
    deepStrictEqual(told("plan small  period from 2026-04-01 to 2027-04-01", ""), [
      "contract.limit_of_all at contract { plan small  period from 2026-04-01 to 2027-04-01 }",
    ]);
  });
});
