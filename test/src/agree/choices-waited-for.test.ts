// What an amount waits for, where the contract leaves out a choice that it may leave out.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import type { PremiumResult, SettlementResult } from "@yakkan/runtime";
import { explain } from "@yakkan/runtime/explain.js";
import { compare, type Engines, enginesOf } from "./agreement.js";

const text = `product p "商品" en "Product" {
  edition 2026-04-01
  reading basis "基準" en "Basis" { fixed "定額" en "Fixed" | shared "割合" en "Share" }
  contract {
    plan small "小" en "Small" | large "大" en "Large"
    share "支払割合" en "Share paid" : ratio 10% .. 100% optional when basis is shared
    extra "追加限度額" en "Extra limit" : money 1 .. 5_000 optional
    top "上乗せ" en "Top" : money 1 .. 5_000 optional when plan is large
  }
  triggers { leak "漏えい" en "Leak" }
  premium yearly "年間保険料" en "Yearly" = extra
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    head response "対応" en "Response" { limit extra per incident }
    head repair "修理" en "Repair" { limit (if plan is large then top else 100) per incident }
    head probe "調査" en "Probe" { coinsurance pays share when basis is shared }
  }
}
scenario "The contract gives no extra limit" for p {
  contract { plan small  basis fixed  period from 2026-04-01 to 2027-04-01 }
  incident { leak }
  loss response 700
  expect response undetermined for extra
}`;

describe("a choice that the contract does not give", () => {
  let engines: Engines;
  before(async () => {
    const made = await enginesOf(text);
    ok(made);
    engines = made;
  });

  const contract = (choices: object): object => ({
    policy: "P-1",
    period: { from: "2026-04-01", to: "2027-04-01" },
    ...choices,
  });
  const settle = (head: string, choices: object): SettlementResult => {
    const input = {
      contract: contract(choices),
      incident: { id: "I-1", triggers: ["leak"] },
      losses: [{ id: "1", head, amount: 700 }],
    };
    const { answer, disagreement } = compare(engines, "settle", input as never, true);
    strictEqual(disagreement, undefined);
    ok("result" in answer, JSON.stringify(answer));
    return answer.result as SettlementResult;
  };
  const waitsOf = (head: string, choices: object) => settle(head, choices).lines[0]!.undetermined[0]?.waitsFor;

  it("is waited for by name", () => {
    const fixed = { plan: "small", readings: { basis: "fixed" } };
    deepStrictEqual(waitsOf("response", fixed), [{ of: "contract", name: "extra" }]);
    strictEqual(settle("response", { ...fixed, extra: 300 }).due, 300);
    deepStrictEqual(waitsOf("repair", { ...fixed, plan: "large" }), [{ of: "contract", name: "top" }]);
    strictEqual(settle("repair", fixed).due, 100);
  });

  it("waits with its guard where that is open", () => {
    deepStrictEqual(waitsOf("probe", { plan: "small" }), [{ of: "reading", name: "basis" }]);
    deepStrictEqual(waitsOf("probe", { plan: "small", readings: { basis: "shared" } }), [
      { of: "contract", name: "share" },
    ]);
  });

  it("is named where readings are compared", () => {
    const { readings } = settle("probe", { plan: "small", readings: { basis: "fixed" } });
    deepStrictEqual(
      readings?.map(({ due }) => due),
      [
        [
          { reading: "fixed", due: 700, undetermined: [] },
          {
            reading: "shared",
            due: 0,
            undetermined: [{ id: "1", head: "probe", waitsFor: [{ of: "contract", name: "share" }] }],
          },
        ],
      ],
    );
  });

  it("is named by a premium", () => {
    const input = { contract: contract({ plan: "small" }), name: "yearly" };
    const { answer, disagreement } = compare(engines, "premium", input as never, true);
    strictEqual(disagreement, undefined);
    ok("result" in answer);
    const quoted = answer.result as PremiumResult;
    deepStrictEqual(quoted.verdict === "undetermined" && quoted.waitsFor, [{ of: "contract", name: "extra" }]);
  });

  it("may be expected by a scenario", () => {
    const { scenarios } = compile({ name: "p.yakkan", text });
    strictEqual(scenarios.length, 1);
    for (const scenario of scenarios)
      ok(runScenario(scenario, (input) => interpret(scenario.plan, input, { trace: true })).passed);
  });

  it("is explained as something that the contract says", () => {
    const metadata = describeMetadata(engines.plan);
    const result = settle("response", { plan: "small", readings: { basis: "fixed" } });
    ok(explain(metadata, result, { language: "en" }).includes("waits for: Extra limit (contract)"));
    ok(explain(metadata, result, { language: "ja" }).includes("確認が必要な事実: 追加限度額（契約の記載）"));
  });
});
