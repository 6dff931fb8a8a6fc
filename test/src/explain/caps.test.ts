import assert from "node:assert/strict";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Ledger, SettlementResult } from "@yakkan/runtime";
import { explain } from "@yakkan/runtime/explain.js";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, says, settledBoth } from "./said.js";

const text = `
language 1
product sample "見本保険" en "Sample" {
  edition  2026-04-01
  currency JPY rounding down
  unit person "個人" en "person"
  triggers { leak "漏えい" en "leak" }
  section damages "賠償" en "Damages" {
    covers leak
    covered at any time
    deductible 100_000 per claim bearing at most 300_000 per incident
    head award "損害賠償金" en "Award" { coinsurance pays 80% bearing at most 60_000 per period }
  }
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    head gift "見舞品" en "Gift" { deductible 500 per person bearing at most 300 per person }
  }
}`;

interface Claimed {
  readonly head?: string;
  readonly amount: number;
  readonly unit?: string;
  readonly count?: number;
}

function settled(product: EmittedProduct, id: string, claimed: readonly Claimed[], ledger?: Ledger): SettlementResult {
  const input = {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id, triggers: ["leak"] },
    claims: claimed.map((_, index) => ({ id: `C-${index + 1}` })),
    losses: claimed.map(({ head = "award", ...rest }, index) => ({
      id: String(index + 1),
      head,
      claim: `C-${index + 1}`,
      ...rest,
    })),
    ...(ledger === undefined ? {} : { ledger }),
  };
  const result = product.settle(input, { trace: true });
  // The plan, read on its own, says so too.
  const other = interpret(planOf(text)!, input, { trace: true });
  assert.ok(other.ok);
  assert.deepEqual(other.result.trace, result.trace);
  return result;
}

describe("explain: the most that is borne", () => {
  let product: EmittedProduct;
  let first: SettlementResult;

  before(async () => {
    product = await loadProduct(planOf(text)!);
    // 80,000 + 100,000 + 100,000 + 100,000 = 380,000 would be borne. Of 300,000 the parts are, by running total:
    // 63,157, 142,105 − 63,157 = 78,948, 221,052 − 142,105 = 78,947, 300,000 − 221,052 = 78,948.
    first = settled(
      product,
      "I-1",
      [80_000, 100_000, 300_000, 100_000].map((amount) => ({ amount })),
    );
  });

  it("says of every claim what it would bear, all would, and it does", () => {
    assert.deepEqual(
      first.lines.map(({ reduced }) => reduced[0]!.amount),
      [63_157, 78_948, 78_947, 78_948],
    );
    const parts = [
      ["¥80,000", "¥63,157"],
      ["¥100,000", "¥78,948"],
      ["¥100,000", "¥78,947"],
    ] as const;
    for (const [would, does] of parts) {
      assertSaid(product, first, {
        en: `the insured would bear ${would} (all in all ¥380,000), but bears at most ¥300,000 per incident, and so ${does} here`,
        ja: `自己負担額は${would}（合計では¥380,000）となるところ、自己負担限度額（1事故につき）¥300,000により${does}`,
      });
    }
  });

  it("says nothing of an end that is not reached", () => {
    // A fifth of 16,843, 21,052, 221,053 and 21,052, as what is paid is rounded down:
    // 3,369 + 4,211 + 44,211 + 4,211 = 56,002 of 60,000.
    assert.equal(first.due, 280_000 - 56_002);
    assert.ok(!says(explain(product.metadata, first, { language: "en" }), "¥60,000"));
  });

  it("says what other incidents of the period have borne", () => {
    const second = settled(product, "I-2", [{ amount: 1_000_000 }], first.ledger);
    // 900,000, of which a fifth is 180,000; 60,000 − 56,002 are borne.
    assert.equal(second.due, 900_000 - 3_998);
    assertSaid(product, second, {
      en: "the insured would bear ¥180,000, but bears at most ¥60,000 per period, of which other incidents of the period have used ¥56,002, and so ¥3,998 here",
      ja: "自己負担額は¥180,000となるところ、自己負担限度額（保険期間中）¥60,000（うち保険期間中の他の事故による負担額: ¥56,002）により¥3,998",
    });
  });

  it("names the end for each unit where a line counts them", () => {
    // Three at 1,000: 3 × 500 would be borne, 3 × 300 are.
    const gifts = settled(product, "I-1", [{ head: "gift", amount: 3_000, unit: "person", count: 3 }]);
    assert.equal(gifts.due, 2_100);
    assertSaid(product, gifts, {
      en: "the insured would bear ¥1,500, but bears at most 3 × ¥300 per person, and so ¥900 here",
      ja: "自己負担額は¥1,500となるところ、自己負担限度額（1個人につき）3 × ¥300により¥900",
    });
  });
});

describe("explain: a limit of which others have used more than there is now", () => {
  const plan = planOf(
    text
      .replace("triggers {", 'contract { most "限度額" en "Most" : money }\n  triggers {')
      .replace("head gift", "limit most per period\n    head gift"),
  )!;

  it("is used up, as after a change of the contract", async () => {
    const product = await loadProduct(plan);
    const settledUnder = (most: number, id: string, ledger?: Ledger): SettlementResult =>
      settledBoth(plan, product, {
        contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, most },
        incident: { id, triggers: ["leak"] },
        losses: [{ id: "1", head: "gift", unit: "person", count: 1, amount: 2_000 }],
        ...(ledger && { ledger }),
      });
    const first = settledUnder(2_000, "I-1");
    // The limit stands in front of the head and its deductible, of which 300 stay with the insured.
    assert.equal(first.due, 1_700);
    const second = settledUnder(1_000, "I-2", first.ledger);
    assert.equal(second.due, 0);
    assertSaid(product, second, {
      en: "other incidents of the period have already used ¥2,000, which is more than this amount as it now stands: nothing is left of it",
      ja: "保険期間中の他の事故で既に¥2,000を使用し、現在の額を超えているため、残りはない",
    });
    assertUnsaid(product, second, { en: "have used ¥2,000 of it", ja: "使用額: ¥2,000" });
  });
});
