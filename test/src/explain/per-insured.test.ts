// What an explanation says of a term for each insured.
import { deepStrictEqual, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { explain } from "@yakkan/runtime/explain.js";
import { says } from "./said.js";

const text = `product p "見本" en "Sample" {
  edition 2026-04-01
  triggers { injury "傷害" en "Injury" }
  section medical "治療" en "Medical" {
    covers injury
    covered at any time
    head visits "外来" en "Visits" {
      deductible 20 per loss bearing at most 30 per insured per period
      limit 100 per insured per period
    }
    limit 90 per insured
  }
}`;

describe("an explanation of terms per insured", () => {
  const { plans, diagnostics } = compile({ name: "p.yakkan", text });
  const said = (language: "en" | "ja"): string => {
    const settled = interpret(
      plans[0]!,
      {
        contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
        incident: { id: "I", triggers: ["injury"] },
        insureds: [{ id: "A" }],
        losses: [
          { id: "1", head: "visits", amount: 80, insured: "A" },
          { id: "2", head: "visits", amount: 80, insured: "A" },
          { id: "3", head: "visits", amount: 80 },
        ],
      },
      { trace: true },
    );
    ok(settled.ok);
    return explain(describeMetadata(plans[0]!), settled.result, { language });
  };

  it("says for whom it counted, and for whom what is borne has an end", () => {
    deepStrictEqual(diagnostics, []);
    const page = said("en");
    for (const part of [
      "limit per insured per period: ¥100",
      "acts on ¥130 together (insured A)",
      "limit per insured of Medical: ¥90",
      "at most ¥30 per insured per period",
      "which insured bore it (line 3)",
    ])
      ok(says(page, part), `${part}\n${page}`);
  });

  it("says it in Japanese", () => {
    const page = said("ja");
    for (const part of ["支払限度額（被保険者1名につき・保険期間中）", "被保険者Aの合計¥100"])
      ok(says(page, part), `${part}\n${page}`);
  });
});
