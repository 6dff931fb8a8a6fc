// A premium that a term, a formula or another premium reads.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { PremiumResult, SettlementResult } from "@yakkan/runtime";
import { compare, type Engines, enginesOf } from "./agreement.js";

const text = (rounding: string, rate: string, price = "annual") => `product p "商品" en "Product" {
  edition 2026-04-01
  currency JPY rounding ${rounding}
  reading tax "税" en "Tax" { without "別" en "Without" | with_tax "込" en "With" }
  contract { income "収入" en "Income" : money 1 .. 1_000_000 }
  triggers { leak "漏えい" en "Leak" }
  let reinstatement "復元保険料" en "Reinstatement" = ${price} * (subject / 1_000円)
  premium annual "年間" en "Annual" = ${rate} * income
  premium taxed "税込" en "Taxed" = if tax is with_tax then 110% * annual else annual
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    head losses "損害" en "Losses" { limit 1_000 per incident  deductible reinstatement per incident }
  }
}`;

/** What is quoted, and what is due of a loss of 1,000, by both. */
async function amounts(product: string, readings: object = {}) {
  const engines = await enginesOf(product);
  ok(engines);
  const contract = { income: 1_001, policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, readings };
  const losses = [{ id: "1", head: "losses", amount: 5_000 }];
  const settled = ask(engines, "settle", { contract, incident: { id: "I", triggers: ["leak"] }, losses });
  const quoted = ask(engines, "premium", { contract, name: "annual" }) as PremiumResult;
  return {
    annual: quoted.verdict === "determined" ? quoted.amount : undefined,
    settled: settled as SettlementResult,
  };
}

function ask(engines: Engines, task: "settle" | "premium", input: object): unknown {
  const { answer, disagreement } = compare(engines, task, input as never, true);
  strictEqual(disagreement, undefined);
  ok("result" in answer, JSON.stringify(answer));
  return answer.result;
}

describe("a premium that a term reads", () => {
  it("is what is quoted: rounded once", async () => {
    // 0.5 · 1,001 = 500.5; a deductible of the exact amount would be 500 rounded down as well.
    for (const [rounding, annual] of [
      ["down", 500],
      ["half_up", 501],
      ["up", 501],
    ] as const) {
      const found = await amounts(text(rounding, "50%", "2 * annual"));
      deepStrictEqual([found.annual, found.settled.due], [annual, Math.max(0, 1_000 - 2 * annual)]);
    }
  });

  it("is not below zero", async () => {
    const found = await amounts(text("down", "-50%", "(300円 + annual)"));
    deepStrictEqual([found.annual, found.settled.due], [0, 700]);
  });

  it("waits for what it waits for", async () => {
    const open = (await amounts(text("down", "10%", "taxed"))).settled;
    deepStrictEqual(open.lines[0]!.undetermined[0]?.waitsFor, [{ of: "reading", name: "tax" }]);
    // 10 % of 1,001 are 100, with tax 110.
    strictEqual((await amounts(text("down", "10%", "taxed"), { tax: "with_tax" })).settled.due, 890);
  });

  it("is shown with what it is made of", async () => {
    const { settled } = await amounts(text("down", "10%"));
    deepStrictEqual(
      settled.trace?.flatMap(({ working }) => working?.figures.map(({ of, name, value }) => [of, name, value]) ?? []),
      [
        ["let", "reinstatement", "100"],
        ["let", "annual", "100"],
        ["choice", "income", "1001"],
        ["expression", "subject", "1000"],
      ],
    );
  });

  it("reads the contract only, and not itself", () => {
    const codes = (product: string) =>
      compile({ name: "p.yakkan", text: product }).diagnostics.flatMap(({ severity, code }) =>
        severity === "error" ? [code] : [],
      );
    deepStrictEqual(codes(text("down", "10%")), []);
    // Told once, where it is written.
    deepStrictEqual(codes(text("down", "10%").replace("* income", "* income + loss")), ["expression/not-here"]);
    deepStrictEqual(
      [...new Set(codes(text("down", "10%").replace("* income", "* (taxed + income)")))],
      ["expression/cycle"],
    );
    deepStrictEqual(codes(text("down", "10%").replace("* income", "+ income")), ["type/operands"]);
  });
});
