// Of a term per policy year only what the other incidents of that year have used counts, and is told.
import { deepStrictEqual, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Ledger } from "@yakkan/runtime";
import { explain } from "@yakkan/runtime/explain.js";
import { says } from "./said.js";

const text = `product p "商品" en "Product" {
  edition 2026-04-01
  facts of incident { found "発見日" en "Found" : date }
  triggers { fire "火災" en "Fire" }
  section s "財産" en "Property" {
    covers fire
    covered when found during period
    head a "甲" en "A" { limit 100 per policy year }
    head b "乙" en "B" { limit 1 time per policy year }
    head c "丙" en "C" { deductible 40 per incident bearing at most 60 per policy year }
  }
}`;

/** The letter of an incident of the second year, which has had another. */
function letter(language: "en" | "ja"): string {
  const [plan] = compile({ name: "p.yakkan", text }).plans;
  const contract = { policy: "P", period: { from: "2026-04-01", to: "2028-04-01" } };
  let ledger: Ledger | undefined;
  let told = "";
  for (const [place, found] of ["2026-05-01", "2027-05-01", "2027-06-01"].entries()) {
    const losses = [
      { id: "1", head: "a", amount: 60 },
      { id: "2", head: "b", amount: 60 },
      { id: "3", head: "c", amount: 60 },
    ];
    const incident = { id: `I${place}`, triggers: ["fire"], facts: { found }, others: "none" };
    const settled = interpret(plan!, { contract, incident, losses, ...(ledger && { ledger }) }, { trace: true });
    if (!settled.ok) throw new Error(JSON.stringify(settled.problems));
    ({ ledger } = settled.result);
    told = explain(describeMetadata(plan!), settled.result, { language });
  }
  return told;
}

describe("what other incidents of a policy year have used", () => {
  it("is said to be of that year", () => {
    const found = (language: "en" | "ja", pattern: RegExp): readonly string[] => letter(language).match(pattern) ?? [];
    deepStrictEqual(found("en", /other incidents of the [a-z ]*? have used [^ ]*/g), [
      "other incidents of the policy year have used ¥60",
      "other incidents of the policy year have used all",
    ]);
    deepStrictEqual(found("ja", /(?:同じ保険年度|保険期間中)の他の事故[^、\n]*/g), [
      "同じ保険年度の他の事故による使用額: ¥60",
      "同じ保険年度の他の事故で1回となり",
      "同じ保険年度の他の事故による負担額:",
    ]);
    ok(
      says(
        letter("en"),
        "but bears at most ¥60 per policy year, of which other incidents of the policy year have used ¥40",
      ),
    );
  });
});
