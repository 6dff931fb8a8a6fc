// Tables by formulas: a key that is worked out, or read of a unit.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { SettlementResult } from "@yakkan/runtime";
import { compile } from "@yakkan/compiler/compile.js";
import { compare, type Engines, enginesOf } from "../agree/agreement.js";

const product = (tables: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract { schedule site  normal "平年" en "Normal" : money 1 .. 1_000_000 }
  unit site "所在地" en "Site" { made_of "構造" en "Made of" : one of wood "木造" en "Wood", brick "煉瓦" en "Brick" }
  facts of incident { rain "雨量" en "Rain" : money }
  triggers { flood "水災" en "Flood" }
  ${tables}
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head building "建物" en "Building" { limit ceiling per site  coinsurance pays paid }
  }
}`;
// The share of the normal year; below zero there is none. A row without a lower end stands behind another: what stands
// before `..` is that one's last value.
const tables = `
  table payments by index, construction {
    paid  ceiling
    70% ..       | wood        : 50%   400
    .. under 70% | wood, brick : 100%  900
    70% ..       | brick       : 80%   unlimited
  }
  let index = rain / normal
  let construction = site.made_of`;

describe("a table by formulas", () => {
  let engines: Engines;
  before(async () => {
    const made = await enginesOf(product(tables));
    ok(made);
    engines = made;
  });
  const due = (facts: object): unknown => {
    const input = {
      contract: {
        policy: "P-1",
        period: { from: "2026-04-01", to: "2027-04-01" },
        normal: 1_000,
        units: { site: ["wood", "brick"].map((made_of) => ({ id: made_of, facts: { made_of } })) },
      },
      incident: { id: "I-1", triggers: ["flood"], facts },
      losses: ["wood", "brick"].map((unitId) => ({
        id: unitId,
        head: "building",
        amount: 1_000,
        unit: "site",
        unitId,
      })),
    };
    const { answer, disagreement } = compare(engines, "settle", input as never, true);
    strictEqual(disagreement, undefined);
    ok("result" in answer, JSON.stringify(answer));
    const { lines } = answer.result as SettlementResult;
    return Object.fromEntries(
      lines.map(({ id, verdict, due: amount, undetermined }) => [
        id,
        verdict === "eligible" ? amount : undetermined.flatMap(({ waitsFor }) => waitsFor.map(({ name }) => name)),
      ]),
    );
  };

  it("finds the row by what the formulas come to", () => {
    // 699 of 1,000 are under 70 %: 900 and all of it. 700 are not: half of 400, 80 % of 1,000.
    deepStrictEqual(due({ rain: 699 }), { wood: 900, brick: 900 });
    deepStrictEqual(due({ rain: 700 }), { wood: 200, brick: 800 });
  });

  it("waits for what they wait for", () =>
    deepStrictEqual(due({}), { wood: ["rain", "rain"], brick: ["rain", "rain"] }));

  it("may not lead back to itself", () => {
    const circle = `
      table first by a { one  ..under 5円 : 1  5円 .. : 2 }
      table second by b { two  ..under 5円 : 1  5円 .. : 2 }
      let a = two
      let b = one`;
    const { diagnostics } = compile({ name: "p.yakkan", text: product(`${circle} ${tables}`) });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
      ["expression/cycle"],
    );
  });
});
