// What an explanation says of facts of units that the incident states.
import { deepStrictEqual, match, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { explain } from "@yakkan/runtime/explain.js";

const text = `product p "見本" en "Sample" {
  edition 2026-04-01
  unit location "所在地" en "Location"
  facts of location {
    damage "損害の程度" en "Degree of damage" : one of below "床下" en "below the floor", above "床上" en "above the floor"
    guarded "警備" en "Guarded" : bool = no
  }
  triggers { flood "水災" en "Flood" }
  section costs "費用" en "Costs" {
    covers flood
    covered at any time
    head goods "商品" en "Goods" { limit (if location.damage is above then 500 else 100) per location }
    head safe "金庫" en "Safe" { limit (if location.guarded then 900 else 300) per location }
  }
}`;

const { plans } = compile({ name: "p.yakkan", text });
const plan = plans[0]!;
const input = {
  contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
  incident: { id: "I", triggers: ["flood"] },
  units: { location: [{ id: "T", facts: { damage: "above" } }] },
  losses: ["T", "O"].flatMap((unitId) =>
    ["goods", "safe"].map((head) => ({ id: `${head} ${unitId}`, head, amount: 800, unit: "location", unitId })),
  ),
};

describe("an explanation of facts of units in the incident", () => {
  const settled = interpret(plan, input, { trace: true });
  ok(settled.ok);
  const { result } = settled;
  const said = (language: "en" | "ja"): string => explain(describeMetadata(plan), result, { language });

  it("is of these amounts", () =>
    deepStrictEqual(
      result.lines.map(({ id, due }) => [id, due]),
      [
        ["goods O", 0],
        ["goods T", 500],
        ["safe O", 300],
        ["safe T", 300],
      ],
    ));

  it("names the unit that is waited for", () => {
    match(said("en"), /waits for: Degree of damage \(Location O\)/);
    match(said("ja"), /確認が必要な事実: 損害の程度（所在地「O」）/);
  });

  it("says of each unit what was assumed", () => {
    match(said("en"), /Guarded \(Location O\): no\n\s+- Guarded \(Location T\): no/);
    match(said("ja"), /警備（所在地「O」）: いいえ/);
  });
});
