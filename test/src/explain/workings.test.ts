import assert, { strictEqual } from "node:assert/strict";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { SettlementResult } from "@yakkan/runtime";
import { explain, explainHtml, explainLine, explainTree } from "@yakkan/runtime/explain.js";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, labelsOf, says, settledBoth } from "./said.js";

const text = `
language 1
product sample "見本保険" en "Sample" {
  edition  2026-04-01
  currency JPY rounding down
  triggers { stop "停止" en "stop" }
  contract { most "上限" en "Most" : money }
  facts of incident {
    outage "停止時間" en "Outage" : duration
    standard "標準営業収益" en "Standard revenue" : money
    actual   "営業収益" en "Actual revenue" : money
    cost     "営業費用" en "Cost" : money
  }
  let decrease "収益減少額" en "Decrease" = standard - actual
  let ratio "利益率" en "Profit ratio" = (standard - cost) / standard
  section loss_of_profit "中断" en "Interruption" {
    covers stop
    covered at any time
    require long "2時間超" en "Two hours": outage > 2 hours
    head lost "喪失利益" en "Lost profit" = min(decrease * ratio, most)
  }
}`;

describe("explain: a computed head", () => {
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(planOf(text)!);
  });

  function settled(facts: Readonly<Record<string, unknown>>): SettlementResult {
    const input = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, most: 50_000_000 },
      incident: { id: "I-1", triggers: ["stop"], facts },
      losses: [],
    };
    const result = product.settle(input, { trace: true });
    const other = interpret(planOf(text)!, input, { trace: true });
    assert.ok(other.ok);
    assert.deepEqual(other.result, result);
    assert.equal(product.settle(input).workings, undefined);
    return result;
  }

  const stated = { outage: "PT3H", standard: 123_456_789, actual: 98_765_432, cost: 82_304_526 };

  it("says what it is worked out from, through its formulas", () => {
    const result = settled(stated);
    // 41,152,263 / 123,456,789 = 1/3 of 24,691,357: 8,230,452.33.
    assert.deepEqual(result.workings, [
      {
        head: "lost",
        value: "24691357/3",
        figures: [
          { of: "let", name: "decrease", kind: "money", value: "24691357" },
          { of: "fact", name: "standard", kind: "money", value: "123456789" },
          { of: "fact", name: "actual", kind: "money", value: "98765432" },
          { of: "let", name: "ratio", kind: "ratio", value: "1/3" },
          { of: "fact", name: "cost", kind: "money", value: "82304526" },
          { of: "expression", name: "decrease * ratio", kind: "money", value: "24691357/3" },
          { of: "choice", name: "most", kind: "money", value: "50000000" },
        ],
      },
    ]);
    assert.equal(result.claimed, 8_230_452);
    assertSaid(product, result, {
      en: "Lost profit = the lesser of (“Decrease” (¥24,691,357) × “Profit ratio” (1/3, about 33.33%)) (¥8,230,452.33…) and “Most” (¥50,000,000) = ¥8,230,452.33…",
      ja: "喪失利益 = 〔「収益減少額」（¥24,691,357） × 「利益率」（1/3、約33.33%）〕（¥8,230,452.33…）と「上限」（¥50,000,000）の小さい方 = ¥8,230,452.33…",
    });
    assertSaid(product, result, {
      en: "Decrease = “Standard revenue” (¥123,456,789) － “Actual revenue” (¥98,765,432) = ¥24,691,357",
      ja: "収益減少額 = 「標準営業収益」（¥123,456,789） － 「営業収益」（¥98,765,432） = ¥24,691,357",
    });
  });

  it("leaves out what is not known", () => {
    const result = settled({ outage: "PT3H", standard: 123_456_789 });
    assert.deepEqual(result.workings?.[0]?.figures.slice(0, 3), [
      { of: "let", name: "decrease", kind: "money" },
      { of: "fact", name: "standard", kind: "money", value: "123456789" },
      { of: "fact", name: "actual", kind: "money" },
    ]);
    assertSaid(product, result, {
      en: "Decrease = “Standard revenue” (¥123,456,789) － “Actual revenue”",
      ja: "収益減少額 = 「標準営業収益」（¥123,456,789） － 「営業収益」",
    });
    assertNotClaimed(result);
  });

  it("does not say of a refused one that nothing was claimed", () => {
    const result = settled({ ...stated, outage: "PT2H" });
    assert.equal(result.lines[0]!.verdict, "refused");
    assertSaid(product, result, { en: "= ¥8,230,452.33…", ja: "= ¥8,230,452.33…" });
    assertNotClaimed(result);
    assert.match(explainLine(product.metadata, result.lines[0]!, { language: "en" }), /^Lost profit: refused: /);
  });

  function assertNotClaimed(result: SettlementResult): void {
    const { metadata } = product;
    const page = explain(metadata, result, { language: "en" });
    assert.doesNotMatch(page.slice(page.indexOf("LINE BY LINE")), /claimed|-¥0/);
    const letter = explainHtml(metadata, result, { language: "en" });
    assert.ok(!says(letter.slice(letter.indexOf("<article>")), "claimed"));
    const [lost] = explainTree(metadata, result, { language: "en" })[0]!.parts[0]!.parts[0]!.parts[0]!.parts;
    assert.ok(!labelsOf([lost!]).includes("claimed"));
    assert.ok(!lost!.detail.join().includes("claimed"));
  }
});

describe("explain: a line that its head works out", () => {
  const gifts = `
language 1
product gifts "見本保険" en "Sample" {
  edition  2026-04-01
  triggers { stop "停止" en "stop" }
  unit person "個人" en "Person"
  contract { daily "日額" en "Daily sum" : money }
  facts of loss { stay "日数" en "Days" : number  grade "等級" en "Grade" : one of low "軽度" en "Low", high "重度" en "High" }
  table grades by grade {
    factor (number)
    low  : 1
    high : 3
  }
  section benefits "給付" en "Benefits" {
    covers stop
    covered at any time
    head hospital "入院" en "Hospital" for each loss = daily * min(stay, 180) * factor
    head gift "見舞金" en "Gift" for each loss = daily / 3
  }
}`;

  it("says how, of a line that counts units for all of them, and claims nothing that waits", async () => {
    const product = await loadProduct(planOf(gifts)!);
    const result = product.settle(
      {
        contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, daily: 5_000 },
        incident: { id: "I-1", triggers: ["stop"] },
        losses: [
          { id: "1", head: "hospital", facts: { stay: 200, grade: "high" } },
          { id: "2", head: "gift", unit: "person", count: 3 },
          { id: "3", head: "hospital", facts: { grade: "high" } },
        ],
      },
      { trace: true },
    );
    assert.deepEqual(
      result.lines.map(({ due }) => due),
      // 180 days; three times 1,666, which is 5,000 / 3 rounded down.
      [2_700_000, 0, 4_998],
    );
    assertSaid(product, result, {
      en: "Hospital = “Daily sum” (¥5,000) × (the lesser of “Days” (200) and 180) × factor of “grades” by “Grade” (High) (3)",
      ja: "入院 = 「日額」（¥5,000） × 〔「日数」（200）と180の小さい方〕",
    });
    assertSaid(product, result, {
      en: "Gift = “Daily sum” (¥5,000) ÷ 3 = ¥1,666.66…",
      ja: "見舞金 = 「日額」（¥5,000） ÷ 3 = ¥1,666.66…",
    });
    assertSaid(product, result, { en: "3 × ¥1,666 = ¥4,998", ja: "3 × ¥1,666 = ¥4,998" });
    const page = explain(product.metadata, result, { language: "en" });
    assert.match(page, /undecided/);
    // Nobody claimed the benefit; what the insured has not stated is waited for, not claimed.
    assertSaid(product, result, { en: "worked out", ja: "算定額" });
    assertUnsaid(product, result, { en: "claimed", ja: "請求額" });
    assert.match(page, /waits for: Days \(line 3\)/);
  });
});

describe("explain: what depends on conditions", () => {
  const staggered = `
language 1
product scale "見本保険" en "Sample" {
  edition 2026-04-01
  triggers { stop "停止" en "Stop" }
  facts of incident {
    degree "等級" en "Degree" : number 1 .. 9
    guarded "警備" en "Guarded" : bool
    wages "賃金" en "Wages" : money
  }
  let high "高額" en "High" = 2 * wages
  let low "低額" en "Low" = 50% of wages
  section costs "費用" en "Costs" {
    covers stop
    covered at any time
    head lost "喪失" en "Lost" = if degree < 2 then high else if degree < 4 then low else if degree < 6 then 500円 else 100円
    head guard "警備費" en "Guard" { limit (if guarded then 900 else 300) per incident }
  }
}`;
  const plan = planOf(staggered)!;

  const said = (degree: number, language: "en" | "ja"): string => {
    const settled = interpret(
      plan,
      {
        contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
        incident: { id: "I", triggers: ["stop"], facts: { degree, guarded: false, wages: 1_000 } },
        losses: [{ id: "G", head: "guard", amount: 1_000 }],
      },
      { trace: true },
    );
    assert.ok(settled.ok);
    return explain(describeMetadata(plan), settled.result, { language });
  };

  it("says the case that was taken, and the formulas in it", () => {
    assert.match(said(1, "en"), /Lost = “High” \(¥2,000\) if “Degree” \(1\) < 2 = ¥2,000\n/);
    assert.match(said(3, "en"), /Lost = “Low” \(¥500\) if “Degree” \(3\) < 4 = ¥500\n/);
    assert.match(said(3, "ja"), /喪失 = 「等級」（3）が4より小さい場合は「低額」（¥500） = ¥500\n/);
    assert.match(said(3, "en"), /Low = 50% × “Wages”/);
    assert.doesNotMatch(said(3, "en"), /High/);
  });

  it("says that none of several held, and of one which", () => {
    assert.match(said(9, "en"), /Lost = ¥100 in any other case = ¥100\n/);
    assert.match(said(9, "ja"), /喪失 = その他の場合は¥100 = ¥100\n/);
    assert.match(said(9, "en"), /^ +¥300, as “Guarded” \(no\) does not hold = ¥300\n/m);
    assert.match(said(9, "ja"), /^ +「警備」（いいえ）の場合に当たらないため、¥300 = ¥300\n/m);
  });
});

describe("explain: why the only condition of an `if` does not hold", () => {
  const said = async (condition: string): Promise<readonly [string, string]> => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-01-01
        facts of incident { found "発見日" en "Found" : date  a "甲" en "A" : bool  b "乙" en "B" : bool }
        triggers { political "政治" en "Political"  commercial "商業" en "Commercial"  war "戦争" en "War" }
        section s "補償" en "Cover" {
          covers all covered at any time
          head h "給付" en "Benefit" { item x "X" en "X" | y "Y" en "Y" coinsurance pays if ${condition} then 80% else 90% }
        }
      }`)!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "1", triggers: ["commercial"], facts: { found: "2026-05-01", a: true, b: false } },
      losses: [{ id: "1", head: "h", amount: 1_000, incurred: "2026-05-01", item: "y" }],
    });
    strictEqual(result.due, 900, condition);
    return [
      explain(product.metadata, result, { language: "en" }),
      explain(product.metadata, result, { language: "ja" }),
    ];
  };

  for (const [condition, en, ja] of [
    ["trigger is political", "90%, as the event is not “Political” = 90%", "事由が「政治」でないため、90% = 90%"],
    [
      "trigger in (political, war)",
      "90%, as the event is not “Political” or “War” = 90%",
      "事由が「政治」または「戦争」のいずれでもないため、90% = 90%",
    ],
    [
      "trigger is not commercial",
      "90%, as the event is “Commercial” = 90%",
      "事由が「商業」の場合に当たるため、90% = 90%",
    ],
    ["item is x", "90%, as the item is not “X” = 90%", "内訳が「X」でないため、90% = 90%"],
    ["b", "90%, as “B” (no) does not hold = 90%", "「乙」（いいえ）の場合に当たらないため、90% = 90%"],
    ["not a", "90%, as “A” (yes) holds = 90%", "「甲」（はい）の場合に当たるため、90% = 90%"],
    [
      "a and b",
      "90%, as it does not hold that “A” (yes) and “B” (no) = 90%",
      "「甲」（はい）、かつ「乙」（いいえ）の場合に当たらないため、90% = 90%",
    ],
    [
      "found < 2026-04-15",
      "90%, as it does not hold that “Found” (2026-05-01) is before 2026-04-15 = 90%",
      "「発見日」（2026年5月1日）が2026-04-15より前でないため、90% = 90%",
    ],
  ] as const)
    it(condition, async () => {
      const [english, japanese] = await said(condition);
      assert.ok(says(english, en), english);
      assert.ok(says(japanese, ja), japanese);
    });
});

describe("explain: what is rounded in a formula", () => {
  const said = async (currency: string, amount: string, facts: Readonly<Record<string, unknown>>) => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-01-01
        currency ${currency} rounding half_up
        facts of incident { a "額" en "A" : money 0 .. unlimited  n "数" en "N" : number 0 .. 100 }
        let once "一回" en "Once" : money = half_up(a / 3)
        triggers { e "事由" en "Event" }
        section s "補償" en "Cover" { covers e covered at any time head h "給付" en "Benefit" = ${amount} }
      }`)!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "1", triggers: ["e"], facts },
      losses: [],
    });
    return [product, result] as const;
  };

  it("stands in brackets, with the unit of the currency that it is rounded to", async () => {
    const [product, result] = await said("USD", "50% of half_up(n * a) + once", { a: 1_001, n: 1.5 });
    // 15.015 is 15.02, of which half is 7.51; a third of 10.01 is 3.34.
    strictEqual(result.due, 1_085);
    assertSaid(product, result, {
      en: "Benefit = 50% × (“N” (1.5) × “A” ($10.01), rounded half up to a multiple of $0.01) ＋ “Once” ($3.34) = $10.85",
      ja: "給付 = 50% × 〔「数」（1.5） × 「額」（$10.01）〕（$0.01単位に四捨五入） ＋ 「一回」（$3.34） = $10.85",
    });
    assertSaid(product, result, {
      en: "Once = “A” ($10.01) ÷ 3, rounded half up to a multiple of $0.01 = $3.34",
      ja: "一回 = 〔「額」（$10.01） ÷ 3〕（$0.01単位に四捨五入） = $3.34",
    });
  });

  it("says of a number and of an amount of yen each its own unit", async () => {
    const [product, result] = await said("JPY", "down(n / 2) * down(a, 100円)", { a: 1_001, n: 5 });
    strictEqual(result.due, 2_000);
    assertSaid(product, result, {
      en: "(“N” (5) ÷ 2, rounded down to a whole number) × (“A” (¥1,001), rounded down to a multiple of ¥100)",
      ja: "〔「数」（5） ÷ 2〕（整数に切捨て） × 「額」（¥1,001）（¥100単位に切捨て）",
    });
  });
});

describe("explain: a number of days to a date that never comes", () => {
  it("says that it has not come", async () => {
    const plan = planOf(`product p "見本" en "Sample" {
  edition 2026-04-01
  triggers { stop "停止" en "stop" }
  facts of incident { found "発見日" en "Found" : date  mended "復旧日" en "Mended" : date or never }
  let late "復旧までの日数" en "Days until mended" = days(found, mended)
  section s "中断" en "Interruption" { covers stop  covered at any time
    head lost "損失" en "Lost" { limit (if late > 3 then 50 else 100) per incident } }
}`)!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "I-1", triggers: ["stop"], facts: { found: "2026-05-01", mended: "never" } },
      losses: [{ id: "1", head: "lost", amount: 300 }],
    });
    strictEqual(result.due, 100);
    assertSaid(product, result, { en: "has not come", ja: "未発生" });
  });
});
