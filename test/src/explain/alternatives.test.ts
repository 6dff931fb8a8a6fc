import { deepEqual } from "node:assert/strict";
import { loadProduct, type EmittedProduct } from "../support/run-emitted.js";
import type { ComparedPart, SettlementResult } from "@yakkan/runtime/result.js";
import { planOf } from "../agree/agreement.js";
import { assertSaid, assertUnsaid, settledBoth } from "./said.js";

const text = `
language 1
product p "見本" en "Sample" {
  edition 2026-01-01
  contract { strict "厳格" en "Strict" : bool  late "期限" en "Deadline" : date optional }
  facts of incident {
    admitted "入院日" en "Admitted" : date
    visited "健診日" en "Visit" : date or never
    waived "免除" en "Waived" : bool
    stay "日数" en "Days" : number 0 .. 100
  }
  let exempt = waived
  triggers { e "入院" en "Stay" }
  section s "給付" en "Benefit" {
    covers e
    covered at any time
    head one "1" en "1" { TEST }
  }
}`;

describe("explain: a test of several parts", () => {
  const said = async (
    test: string,
    facts: Readonly<Record<string, unknown>>,
    contract: Readonly<Record<string, unknown>> = {},
  ): Promise<[EmittedProduct, SettlementResult, readonly ComparedPart[] | undefined]> => {
    const plan = planOf(text.replace("TEST", `require r "要件" en "Wellness": ${test}`))!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-01-01", to: "2027-01-01" }, strict: true, ...contract },
      incident: { id: "1", triggers: ["e"], facts },
      losses: [{ id: "1", head: "one", amount: 100 }],
    });
    return [product, result, result.lines[0]!.refused[0]?.compared];
  };

  it("names the alternatives as such, and all of them", async () => {
    const [product, result, compared] = await said("admitted <= 2026-08-01 or visited <= 2026-07-01 or exempt", {
      admitted: "2026-09-01",
      visited: "2026-07-05",
      waived: false,
    });
    deepEqual(compared, [
      {
        anyOf: [
          { of: "admitted", value: "2026-09-01", operator: "<=", other: "2026-08-01" },
          { of: "visited", value: "2026-07-05", operator: "<=", other: "2026-07-01" },
          { condition: "waived" },
        ],
      },
    ]);
    assertSaid(product, result, {
      en: "Wellness: one of these has to hold, and none does: (1) “Admitted” 2026-09-01, has to be not after 2026-08-01; (2) “Visit” 2026-07-05, has to be not after 2026-07-01; (3) “Waived”",
      ja: "要件: 次のいずれか1つを満たせばよいところ、いずれも満たさない: (1) 「入院日」2026年9月1日、条件は2026年8月1日以前、(2) 「健診日」2026年7月5日、条件は2026年7月1日以前、(3) 「免除」",
    });
  });

  it("turns them round behind a not: of what may not hold together each would do", async () => {
    const [product, result, compared] = await said("not (admitted > 2026-08-01 and stay < 4)", {
      admitted: "2026-09-01",
      stay: 2,
    });
    deepEqual(compared, [
      {
        anyOf: [
          { of: "admitted", value: "2026-09-01", operator: "<=", other: "2026-08-01" },
          { condition: "stay >= 4" },
        ],
      },
    ]);
    assertSaid(product, result, {
      en: "(1) “Admitted” 2026-09-01, has to be not after 2026-08-01; (2) “Days” ≥ 4",
      ja: "(1) 「入院日」2026年9月1日、条件は2026年8月1日以前、(2) 「日数」が4以上",
    });
  });

  it("says of those that have to hold together how each stands", async () => {
    const test = "admitted <= 2026-08-01 or (visited within 6 months after period.from and stay >= 2 and exempt)";
    const [product, result, compared] = await said(test, { admitted: "2026-09-01", visited: "2026-07-05", stay: 3 });
    deepEqual(compared, [
      {
        anyOf: [
          { of: "admitted", value: "2026-09-01", operator: "<=", other: "2026-08-01" },
          {
            allOf: [
              { of: "visited", dates: { value: "2026-07-05", from: "2026-01-01", until: "2026-07-01" } },
              { condition: "stay >= 2", holds: true },
              { condition: "waived", holds: "open" },
            ],
          },
        ],
      },
    ]);
    assertSaid(product, result, {
      en: "(2) “Visit” 2026-07-05, allowed from 2026-01-01 until 2026-07-01 [does not hold], together with “Days” ≥ 2 [holds], together with “Waived” [open]",
      ja: "(2) 「健診日」2026年7月5日、対象期間 2026年1月1日から2026年7月1日まで［満たさない］、かつ「日数」が2以上［満たす］、かつ「免除」［未確認］",
    });
  });

  it("says of those that all have to hold which fail, whatever they are", async () => {
    const [product, result, compared] = await said("admitted <= 2026-08-01 and stay >= 4 and waived", {
      admitted: "2026-09-01",
      stay: 2,
      waived: true,
    });
    deepEqual(compared, [
      { of: "admitted", value: "2026-09-01", operator: "<=", other: "2026-08-01" },
      { condition: "stay >= 4" },
    ]);
    assertSaid(product, result, {
      en: "Wellness: “Admitted” 2026-09-01, has to be not after 2026-08-01; has to hold: “Days” ≥ 4",
      ja: "要件: 「入院日」2026年9月1日、条件は2026年8月1日以前; 条件は「日数」が4以上",
    });
    assertUnsaid(product, result, { en: "Waived”", ja: "「免除」" });
  });

  it("offers nothing that the contract rules out, and asks nothing that it fulfils", async () => {
    const test = "not strict or (strict and visited <= 2026-07-01) or (not strict and exempt)";
    const [product, result, compared] = await said(test, { visited: "never", waived: false });
    deepEqual(compared, [{ of: "visited", value: "never", operator: "<=", other: "2026-07-01" }]);
    assertSaid(product, result, {
      en: "Wellness: “Visit” has not come, has to be not after 2026-07-01",
      ja: "「健診日」未発生、条件は",
    });
    const [, , lacking] = await said(
      "strict and admitted <= 2026-08-01",
      { admitted: "2026-07-01" },
      { strict: false },
    );
    deepEqual(lacking, [{ condition: "strict" }]);
  });

  it("keeps what stands within alternatives apart", async () => {
    const test = "stay >= 5 or (exempt and (visited <= 2026-07-01 or admitted <= 2026-07-01))";
    const [product, result] = await said(test, {
      stay: 2,
      waived: true,
      visited: "2026-07-05",
      admitted: "2026-07-02",
    });
    assertSaid(product, result, {
      en: "(2) “Waived” [holds], together with (“Visit” 2026-07-05, has to be not after 2026-07-01, or “Admitted” 2026-07-02, has to be not after 2026-07-01) [does not hold]",
      ja: "かつ〔「健診日」2026年7月5日、条件は2026年7月1日以前、または「入院日」2026年7月2日、条件は2026年7月1日以前〕［満たさない］",
    });
  });

  it("leaves a single condition to the clause", async () => {
    const [, , compared] = await said("stay >= 4", { stay: 2 });
    deepEqual(compared, undefined);
  });
});
