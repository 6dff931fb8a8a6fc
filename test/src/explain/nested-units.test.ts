// What an explanation says where a term counts by the unit that the line's own is of.
import { deepStrictEqual, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { explain } from "@yakkan/runtime/explain.js";
import { says } from "./said.js";

const text = `product p "見本" en "Sample" {
  edition 2026-04-01
  contract { schedule building }
  unit location "所在地" en "Location"
  unit building "建物" en "Building" of location
  triggers { fire "火災" en "Fire" }
  section property "財産" en "Property" for each location {
    covers fire
    covered at any time
    head structure "構造物" en "Structure" { deductible 10 per building }
    limit 500 per incident
  }
}`;

describe("an explanation of units of units", () => {
  const { plans, diagnostics } = compile({ name: "p.yakkan", text });
  const said = (language: "en" | "ja", ids: readonly string[]): string => {
    const settled = interpret(
      plans[0]!,
      {
        contract: {
          policy: "P",
          period: { from: "2026-04-01", to: "2027-04-01" },
          units: { building: ["B1", "B2"].map((id) => ({ id, of: "L1" })) },
        },
        incident: { id: "I", triggers: ["fire"] },
        losses: ids.map((unitId) => ({ id: unitId, head: "structure", amount: 800, unit: "building", unitId })),
      },
      { trace: true },
    );
    ok(settled.ok);
    return explain(describeMetadata(plans[0]!), settled.result, { language });
  };

  it("names the outer unit of what a term acts on together, and of what it acts on alone", () => {
    deepStrictEqual(diagnostics, []);
    const together = said("en", ["B1", "B2"]);
    ok(says(together, "acts on ¥1,580 together (Location L1)"), together);
    const alone = said("en", ["B1"]);
    ok(says(alone, "Location L1") && !says(alone, "together"), alone);
    ok(says(said("ja", ["B1"]), "所在地「L1」"), said("ja", ["B1"]));
  });

  it("says of a term by the inner unit only that", () => {
    const page = said("en", ["B1"]);
    ok(says(page, "deductible per Building: ¥10"), page);
  });
});
