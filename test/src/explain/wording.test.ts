import { planOf } from "../agree/agreement.js";
import { loadProduct } from "../support/run-emitted.js";
import { assertSaid, settledBoth } from "./said.js";

describe("explain: formulas as they are said", () => {
  const settled = async (facts: string, amount: string, stated: object) => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        currency JPY rounding down
        facts of incident { ${facts} }
        triggers { breach "漏えい" en "Breach" }
        section costs "費用" en "Costs" {
          covers breach
          covered at any time
          head response "対応" en "Response" { deductible ${amount} per incident }
        }
      }`)!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "I", triggers: ["breach"], facts: stated },
      losses: [{ id: "1", head: "response", amount: 1_000 }],
    });
    return { product, result };
  };
  const amounts = `a "甲" en "A" : money  b "乙" en "B" : money  c "丙" en "C" : money`;

  it("the greatest of three is no 方 of two", async () => {
    const { product, result } = await settled(amounts, "max(a, b, c)", { a: 1, b: 2, c: 3 });
    assertSaid(product, result, {
      en: "the greatest of “A” (¥1), “B” (¥2), “C” (¥3) = ¥3",
      ja: "「甲」（¥1）と「乙」（¥2）と「丙」（¥3）のうち最も大きいもの = ¥3",
    });
  });

  it("what is not above another", async () => {
    const { product, result } = await settled(amounts, "(if not a > b then c else 9)", { a: 1, b: 2, c: 3 });
    assertSaid(product, result, {
      en: "“C” (¥3) if not (“A” (¥1) > “B” (¥2))",
      ja: "「甲」（¥1）が「乙」（¥2）を超えない場合は「丙」（¥3）",
    });
  });

  it("the only condition failed", async () => {
    const { product, result } = await settled(amounts, "(if a > b then 9 else c)", { a: 1, b: 2, c: 3 });
    assertSaid(product, result, {
      en: "“C” (¥3), as “A” (¥1) ≤ “B” (¥2)",
      ja: "「甲」（¥1）が「乙」（¥2）を超えないため、「丙」（¥3）",
    });
  });

  it("a day that has come", async () => {
    const { product, result } = await settled(
      `refused "拒絶日" en "Refusal" : date or never`,
      "(if refused is never then 9 else 4)",
      { refused: "2026-05-01" },
    );
    assertSaid(product, result, {
      en: "¥4, as “Refusal” (2026-05-01) has come",
      ja: "「拒絶日」（2026年5月1日）が発生済みのため、¥4",
    });
  });

  it("whole days of more than a week", async () => {
    const { product, result } = await settled(
      `down "停止" en "Outage" : duration`,
      "(if down <= 120 days then (if down > 72 hours then 5 else 7) else 9)",
      { down: "PT240H" },
    );
    assertSaid(product, result, {
      en: "“Outage” (10 days) > 72 hours) if “Outage” ≤ 120 days",
      ja: "「停止」（10日）が120日以下の場合",
    });
    assertSaid(product, result, { en: "> 72 hours", ja: "72時間を超える場合" });
  });
});
