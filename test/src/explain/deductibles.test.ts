import { planOf } from "../agree/agreement.js";
import { loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid } from "./said.js";

const text = `
language 1
product sample "見本保険" en "Sample" {
  edition  2026-04-01
  currency JPY rounding down
  triggers { stop "停止" en "stop" }
  contract { borne "中断の自己負担額" en "Retention" : money }
  section costs "費用" en "Costs" {
    covers stop
    covered at any time
    head repair "修理" en "Repair" { deductible 1_000 per incident }
    deductible borne per incident
  }
}`;

describe("explain: a deductible", () => {
  it("is called as the choice that it reads, else by its kind", async () => {
    const product = await loadProduct(planOf(text)!);
    const result = product.settle(
      {
        contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, borne: 20_000 },
        incident: { id: "I-1", triggers: ["stop"] },
        losses: [{ id: "1", head: "repair", amount: 100_000 }],
      },
      { trace: true },
    );
    assertSaid(product, result, {
      en: "Retention per incident: ¥20,000",
      ja: "中断の自己負担額（1事故につき）: ¥20,000",
    });
    // The label says whose it is.
    assertUnsaid(product, result, { en: "of Costs", ja: "費用の" });
    assertSaid(product, result, { en: "deductible per incident: ¥1,000", ja: "免責金額（1事故につき）: ¥1,000" });
  });
});
