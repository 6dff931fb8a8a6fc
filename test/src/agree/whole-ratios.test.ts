// How many whole hours, or whole times an amount, is a number; worked out by hand. Interpreter, evaluator and batch agree.
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { SettlementResult } from "@yakkan/runtime";
import { assertSaid } from "../explain/said.js";
import { loadProduct } from "../support/run-emitted.js";
import { planOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (body: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract { insured_sum "保険金額" en "Sum insured" : money = 1_000_000 }
  facts of loss {
    began "開始" en "Began" : datetime
    ended "終了" en "Ended" : datetime
    late "遅延時間" en "Delay" : duration
    bonus "加算" en "Bonus" : ratio 0% .. 100%
    cost "費用" en "Cost" : money
    unit_cost "単価" en "Unit cost" : money 1 .. unlimited
  }
  triggers { stop "停止" en "Stop" }
  let hours_out "停止時間" en "Hours out" = down((ended - began) / 1 hour)
  let times_over "倍数" en "Times" = down(cost / unit_cost)
  section s "費用" en "Costs" {
    covers stop
    covered at any time
    ${body}
  }
}`;

const errorsIn = (body: string): readonly string[] =>
  compile({ name: "p.yakkan", text: product(body) })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, message, help }) => [code, message, help].join("; "));

/** One line of so much, of which this is stated. */
const settled = (
  body: string,
  amount: number | undefined,
  facts: Readonly<Record<string, string | number>>,
): Promise<SettlementResult> =>
  settledByAll(product(body), {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: "I-1", triggers: ["stop"], facts: {}, others: "none" },
    losses: [{ id: "1", head: "a", incurred: "2026-05-01", ...(amount !== undefined && { amount }), facts }],
  });

describe("a quotient of times or amounts that is rounded to whole numbers", () => {
  it("is counted in", async () => {
    const head = (count: string): string => `head a "甲" en "A" { deductible 72 of ${count} per incident }`;
    deepStrictEqual(errorsIn(head("hours_out")), []);
    // 96 hours and a half are 96, of which 24 are left: a quarter of 960,000.
    const times = { began: "2026-05-01T00:00", ended: "2026-05-05T00:30" };
    strictEqual((await settled(head("hours_out"), 960_000, times)).due, 240_000);
    match(errorsIn(head("(late / 1 hour)")).join("\n"), /^term\/quantity; [^\n]*`down\(…\)`[^\n]*$/);
  });

  it("is a number in a letter", async () => {
    const body = `head a "甲" en "A" for each loss = 10_000 * max(0, down(late / 6 hours) - 1)`;
    const evaluator = await loadProduct(planOf(product(body))!);
    const result = evaluator.settle(
      {
        contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
        incident: { id: "I-1", triggers: ["stop"], facts: {}, others: "none" },
        losses: [{ id: "1", head: "a", incurred: "2026-05-01", facts: { late: "PT20H" } }],
      },
      { trace: true },
    );
    // Three times 6 hours, less the first.
    strictEqual(result.due, 20_000);
    assertSaid(evaluator, result, {
      en: "(“Delay” (20 hours) ÷ 6 hours, rounded down to a whole number) － 1)",
      ja: "（整数に切捨て）－ 1〕",
    });
  });

  it("is a share where it is used as one", async () => {
    const facts = { late: "PT78H", bonus: 0.5, cost: 2_500, unit_cost: 1_000 };
    // Three full days, and the cost is twice a unit and a half.
    for (const [amount, due] of [
      ["(10% * down(late / 1 day)) of insured_sum", 300_000],
      ["times_over of insured_sum", 2_000_000],
      ["min(10% * times_over, 100%) of insured_sum", 200_000],
      ["min(times_over, bonus) of insured_sum", 500_000],
      ["(times_over + bonus) of insured_sum", 2_500_000],
      ["(3 - times_over) of insured_sum", 1_000_000],
      ["down(45% * times_over, 20%) of insured_sum", 800_000],
      ["min(cost / 10_000, times_over) of insured_sum", 250_000],
      ["times_over * 1_000", 2_000],
    ] as const) {
      const body = `head a "甲" en "A" for each loss = ${amount}`;
      deepStrictEqual(errorsIn(body), [], amount);
      strictEqual((await settled(body, undefined, facts)).due, due, amount);
    }
    const shared = `head a "甲" en "A" { coinsurance pays min(100%, times_over * 25%) }`;
    strictEqual((await settled(shared, 10_000, facts)).due, 5_000);
    const whole = `head a "甲" en "A" { coinsurance pays min(100%, down(late / 1 day)) }`;
    strictEqual((await settled(whole, 10_000, facts)).due, 10_000);
    match(errorsIn(`head a "甲" en "A" = 50 of insured_sum`).join(), /type\/operands/);
  });
});
