import { deepEqual, match } from "node:assert/strict";
import type { SettlementResult } from "@yakkan/runtime";
import { explain } from "@yakkan/runtime/explain.js";
import { planOf } from "../agree/agreement.js";
import { loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, settledBoth } from "./said.js";

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

  it("that other incidents have borne in full is told of", async () => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        currency JPY
        triggers { stop "停止" en "Stop" }
        section s "費用" en "Costs" {
          covers stop
          covered at any time
          head repair "修理" en "Repair" { deductible 30 per incident bearing at most 40 per period }
          head rent "賃料" en "Rent" { deductible 50 per period }
        }
      }`)!;
    const product = await loadProduct(plan);
    const contract = { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } };
    const losses = [
      { id: "1", head: "repair", amount: 100 },
      { id: "2", head: "rent", amount: 100 },
    ];
    let ledger: object | undefined;
    const dues = ["I-1", "I-2", "I-3"].map((id) => {
      const input = { contract, incident: { id, triggers: ["stop"] }, losses, ...(ledger && { ledger }) };
      const result = settledBoth(plan, product, input);
      ledger = result.ledger;
      return result;
    });
    // 30 and then what is left of 40; 50 of rent once.
    deepEqual(
      dues.map(({ lines }) => lines.map(({ due }) => due)),
      [
        [70, 50],
        [90, 100],
        [100, 100],
      ],
    );
    assertUnsaid(product, dues[0]!, { en: "other incidents", ja: "他の事故" });
    assertSaid(product, dues[2]!, {
      en: "the insured would bear ¥30, but bears at most ¥40 per period, of which other incidents of the period have used ¥40, and so ¥0 here",
      ja: "自己負担額は¥30となるところ、自己負担限度額（保険期間中）¥40（うち保険期間中の他の事故による負担額: ¥40）により¥0",
    });
    assertSaid(product, dues[1]!, {
      en: "other incidents of the period have used ¥50 of it",
      ja: "免責金額のうち保険期間中の他の事故による使用額: ¥50",
    });
    match(explain(product.metadata, dues[1]!, { language: "en" }), /^ +deductible per period: ¥50 +¥100$/m);
  });

  it("that came to nothing is told of, and why", async () => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        currency JPY
        contract { own "自己負担額" en "Own share" : money }
        facts of incident { wrecked "全損" en "Total loss" : bool }
        triggers { crash "事故" en "Crash"  theft "盗難" en "Theft" }
        section car "車両" en "Car" {
          covers crash, theft
          covered at any time
          head damage "損害" en "Damage" { limit 500_000 per incident }
          deductible (if wrecked then 0 else own) per incident for crash
        }
      }`)!;
    const product = await loadProduct(plan);
    const settled = (trigger: string, wrecked: boolean): SettlementResult =>
      settledBoth(plan, product, {
        contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, own: 50_000 },
        incident: { id: "I", triggers: [trigger], facts: { wrecked } },
        losses: [{ id: "1", head: "damage", amount: 800_000 }],
      });
    assertSaid(product, settled("crash", true), {
      en: "deductible per incident of Car, for Crash: ¥0",
      ja: "車両の免責金額（1事故につき、対象：事故）: ¥0",
    });
    assertSaid(product, settled("crash", true), {
      en: "¥0 if “Total loss” (yes) = ¥0",
      ja: "「全損」（はい）の場合は¥0 = ¥0",
    });
    // It stands behind the limit.
    const page = explain(product.metadata, settled("crash", true), { language: "en" });
    match(
      page,
      /limit per incident[^]*500,000[^]*deductible per incident of Car, for Crash: ¥0 +¥500,000\n[^]*due +¥500,000/,
    );
    assertUnsaid(product, settled("crash", false), { en: "of Car: ¥0", ja: "（1事故につき）: ¥0" });
    // Of a theft nothing is taken off at all.
    assertUnsaid(product, settled("theft", true), { en: "deductible", ja: "免責金額" });
  });

  it("that heads bear in an order is told with the order, and with what each rank has of it", async () => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        currency JPY rounding down
        triggers { stop "停止" en "stop" }
        reading order "順" en "Order" { ranked "順に" en "ranked" (default) | even "按分" en "even" }
        section costs "費用" en "Costs" {
          covers stop
          covered at any time
          head repair "修理" en "Repair" {}
          head advice "相談" en "Advice" {}
          head rent   "賃借" en "Rent" {}
          deductible 100_000 per incident falling first on repair, advice, then rent if order is ranked
        }
      }`)!;
    const product = await loadProduct(plan);
    const settled = (order: string, losses: Readonly<Record<string, number>>): SettlementResult =>
      settledBoth(plan, product, {
        contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, readings: { order } },
        incident: { id: "I-1", triggers: ["stop"] },
        losses: Object.entries(losses).map(([head, amount]) => ({ id: head, head, amount })),
      });
    assertSaid(product, settled("ranked", { repair: 60_000, advice: 20_000, rent: 500_000 }), {
      en: "borne in this order, in proportion within each place: (1) Repair, Advice: ¥80,000 of ¥80,000; (2) Rent: ¥20,000 of ¥500,000",
      ja: "差し引く順（同じ順位の中では按分）: (1) 修理、相談（合計¥80,000のうち¥80,000）、(2) 賃借（合計¥500,000のうち¥20,000）",
    });
    // All in one rank: what the term acts on together says it.
    for (const result of [
      settled("even", { repair: 60_000, rent: 500_000 }),
      settled("ranked", { repair: 90_000, advice: 9_000 }),
    ])
      assertUnsaid(product, result, { en: "borne in this order", ja: "差し引く順" });
  });
});
