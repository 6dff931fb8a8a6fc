import assert from "node:assert/strict";
import { explain } from "@yakkan/runtime/explain.js";
import type { Ledger, SettlementResult } from "@yakkan/runtime";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, settledBoth } from "./said.js";

const text = `
language 1
product sample "見本保険" en "Sample" {
  edition  2026-04-01
  currency JPY rounding down
  contract { height "高さ" en "Height" : money = 1_000 }
  triggers { leak "漏えい" en "leak" }
  document slip "スリップ" en "Slip"
  section treaty "特約" en "Treaty" {
    covers leak
    covered at any time
    head ceded "出再" en "Ceded"
    layer first "第1層" en "First" 50% of 400 xs 100 per period @slip(s.1)
    layer height xs 500 per period @slip(s.2)
  }
  section tower "塔" en "Tower" {
    covers leak
    covered at any time
    head ground "損害" en "Ground"
    layer low "下" en "Low" {
      deductible "自己保有額" en "the retention" 100 per incident
      coinsurance "過失相殺" en "Contributory fault" pays min(1, loss / 400)
    }
    layer high { franchise 200 per incident  limit 120 per incident  limit 50 per incident when height > 5_000 }
  }
}`;

describe("explain: layers", () => {
  const plan = planOf(text)!;
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(plan);
  });

  const settled = (id: string, head: string, amount: number, ledger?: Ledger): SettlementResult =>
    settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id, triggers: ["leak"] },
      losses: [{ id: "1", head, amount }],
      ...(ledger && { ledger }),
    });

  it("break in front of an arrow, where they are longer than a line", () => {
    const result = settled("2", "ceded", 300, settled("1", "ceded", 60).ledger);
    const said = explain(product.metadata, result, { language: "en" });
    const lines = said.split("\n").map((line) => line.trim());
    const first = lines.findIndex((line) => line.startsWith("layer “First”"));
    assert.deepEqual(lines.slice(first, first + 2), [
      "layer “First”, 50% of ¥400 xs ¥100: ¥300",
      "→ above its attachment of ¥100 (other incidents of the period have used ¥60 of it): ¥260",
    ]);
    assert.match(lines[first + 2]!, /^→ within its limit of ¥400: ¥260 → paid share 50%: ¥130$/);
  });

  it("are told one by one, with what other incidents had used", () => {
    const result = settled("2", "ceded", 300, settled("1", "ceded", 60).ledger);
    // Of the 100 are 40 left, of the 500 are 440: 260 in the first layer, of which half; nothing in the second.
    assert.equal(result.due, 130);
    assert.deepEqual(result.trace?.[0]?.layers, [
      {
        clause: "treaty:layers:period:1/first",
        terms: [
          { clause: "treaty:layers:period:1/first:deductible:1", before: 300, after: 260, amount: 100, used: 60 },
          { clause: "treaty:layers:period:1/first:limit:1", before: 260, after: 260, amount: 400, used: 0 },
          { clause: "treaty:layers:period:1/first:coinsurance:1", before: 260, after: 130, pays: "1/2" },
        ],
        after: 130,
      },
      {
        clause: "treaty:layers:period:1/2",
        terms: [
          { clause: "treaty:layers:period:1/2:deductible:1", before: 300, after: 0, amount: 500, used: 60 },
          { clause: "treaty:layers:period:1/2:limit:1", before: 0, after: 0, amount: 1000, used: 0 },
        ],
        after: 0,
      },
    ]);
    assertSaid(product, result, {
      en:
        "layer “First”, 50% of ¥400 xs ¥100: ¥300 → " +
        "above its attachment of ¥100 (other incidents of the period have used ¥60 of it): ¥260 → " +
        "within its limit of ¥400: ¥260 → paid share 50%: ¥130",
      ja:
        "レイヤー「第1層」（¥100を超える¥400の50%）: ¥300 → " +
        "免責金額¥100（うち保険期間中の他の事故による使用額: ¥60）を超える額: ¥260 → " +
        "支払限度額¥400まで: ¥260 → 支払割合50%: ¥130",
    });
    assertSaid(product, result, {
      en: "layer ¥1,000 xs ¥500: ¥300 → above its attachment of ¥500 (other incidents of the period have used ¥60 of it): nothing",
      ja: "レイヤー（¥500を超える¥1,000）: ¥300 → 免責金額¥500（うち保険期間中の他の事故による使用額: ¥60）を超える額: なし",
    });
    assertSaid(product, result, {
      en: "layers together: ¥130 + ¥0 = ¥130",
      ja: "レイヤーの合計: ¥130 + ¥0 = ¥130",
    });
  });

  it("cite the clause of each", () => {
    const page = explain(product.metadata, settled("1", "ceded", 300), { language: "en" });
    assert.match(page, /“First”[^]*Slip s\.1;[^]*layer ¥1,000 xs ¥500[^]*Slip s\.2;/);
  });

  it("say how a share was worked out, and what terms with labels took", () => {
    const result = settled("1", "ground", 300);
    // 200 above 100, of which 300/400; in full, as 300 is more than 200, but at most 120.
    assert.equal(result.due, 270);
    assertSaid(product, result, {
      en: "layer “Low”: ¥300 → above the retention of ¥100: ¥200 → Contributory fault (paid share 75%): ¥150",
      ja: "レイヤー「下」: ¥300 → 自己保有額¥100を超える額: ¥200 → 過失相殺（支払割合75%）: ¥150",
    });
    assertSaid(product, result, {
      en: "the lesser of 100% and (the eligible loss (¥300) ÷ ¥400) (75%) = 75%",
      ja: "〔認められた損害の額（¥300） ÷ ¥400〕",
    });
    assertSaid(product, result, {
      en: "layer “high”: ¥300 → in full where more than its franchise of ¥200: ¥300 → within its limit of ¥120: ¥120",
      ja: "レイヤー「high」: ¥300 → フランチャイズ¥200を超えれば全額: ¥300 → 支払限度額¥120まで: ¥120",
    });
    // Its guard does not hold.
    assertUnsaid(product, result, { en: "¥50", ja: "¥50" });
  });
});
