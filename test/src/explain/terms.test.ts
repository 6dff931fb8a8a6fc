import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, settledBoth } from "./said.js";

const period = { from: "2026-04-01", to: "2027-04-01" };

describe("explain: how the amount of a term was worked out", () => {
  const plan = planOf(`
    product p "見本" en "Sample" {
      edition 2026-04-01
      currency JPY rounding down
      contract {
        most "上限額" en "Most" : money
        build "構造" en "Structure" : one of wood "木造" en "wood", stone "石造" en "stone"
        schedule site
      }
      unit site "敷地" en "site" {
        insured_for "保険金額" en "Sum insured" : money
        worth "保険価額" en "Value" : money
      }
      facts of incident {
        happened "事故日" en "Day of the accident" : date
        reported "通知日" en "Day of the report" : date or never
        outage "停止時間" en "Outage" : duration
      }
      triggers { fire "火災" en "fire" }
      table factors "構造別割合" en "Factors" by build {
        share (number)
        wood  : 0.5
        stone : 1
      }
      let nightly "1泊の額" en "Nightly amount" : money = if outage > 12 hours then 9_000 else 0
      let late "遅延" en "Delay" = days(happened, reported)
      section damage "損害" en "Damage" for each site {
        covers fire
        covered at any time
        frame property "財物" en "Property" {
          head building "建物" en "Building" {
            coinsurance pays min(100%, site.insured_for / (80% * site.worth))
          }
          deductible (if reported within 30 days after happened then 100_000 else 200_000) per incident
        }
        head debris "片付け" en "Debris" { limit 10% of left(property) per incident }
        head gems "貴金属" en "Gems" { limit most * share per incident }
        head fence "塀" en "Fence" { limit site.insured_for per incident }
      }
      section costs "費用" en "Costs" {
        covers fire
        covered at any time
        head hotel "宿泊" en "Hotel" { limit nightly * late per incident }
        head gift "見舞金" en "Gift" { limit most per incident }
      }
    }`)!;
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(plan);
  });

  const settled = (facts: Readonly<Record<string, unknown>>) =>
    settledBoth(plan, product, {
      contract: {
        policy: "P",
        period,
        most: 500_000,
        build: "wood",
        units: {
          site: [
            { id: "T", facts: { insured_for: 60_000_000, worth: 100_000_000 } },
            { id: "O", facts: { insured_for: 50_000_000, worth: 50_000_000 } },
          ],
        },
      },
      incident: { id: "1", triggers: ["fire"], facts: { happened: "2026-05-01", outage: "PT12H30M", ...facts } },
      losses: [
        { id: "1", head: "building", amount: 10_000_000, unit: "site", unitId: "T" },
        { id: "2", head: "building", amount: 20_000_000, unit: "site", unitId: "O" },
        { id: "3", head: "debris", amount: 2_000_000, unit: "site", unitId: "T" },
        { id: "4", head: "gems", amount: 400_000, unit: "site", unitId: "T" },
        { id: "5", head: "hotel", amount: 90_000 },
        { id: "7", head: "fence", amount: 60_000_001, unit: "site", unitId: "T" },
        { id: "6", head: "gift", amount: 900_000 },
      ],
    });

  it("says the formula and what it read, in words", () => {
    const result = settled({ reported: "2026-05-10" });
    // T: 10,000,000 × 60 / 80 - 100,000; O: 20,000,000 - 100,000; a tenth of T; half of 500,000; 9 × 9,000.
    deepStrictEqual(
      result.lines.map(({ id, due }) => [id, due]),
      [
        ["2", 19_900_000],
        ["1", 7_400_000],
        ["3", 740_000],
        ["4", 250_000],
        ["7", 60_000_000],
        ["5", 81_000],
        ["6", 500_000],
      ],
    );
    assertSaid(product, result, {
      en: "the lesser of 100% and (“site: Sum insured” (¥60,000,000) ÷ (80% × “site: Value” (¥100,000,000))) (75%) = 75%",
      ja: "100%と〔「敷地の保険金額」（¥60,000,000） ÷ 〔80% × 「敷地の保険価額」（¥100,000,000）〕〕（75%）の小さい方 = 75%",
    });
    assertSaid(product, result, {
      en: "10% × what is left of “Property” for this site (¥7,400,000) = ¥740,000",
      ja: "10% × その敷地の「財物」として残る額（¥7,400,000） = ¥740,000",
    });
    assertSaid(product, result, {
      en: "¥100,000 if “Day of the report” (2026-05-10) is from “Day of the accident” (2026-05-01) to 30 days after “Day of the accident” (2026-05-31) = ¥100,000",
      ja: "「通知日」（2026年5月10日）が「事故日」（2026年5月1日）から、「事故日」の翌日から30日（2026年5月31日）までの場合は¥100,000 = ¥100,000",
    });
    assertSaid(product, result, {
      en: "“Most” (¥500,000) × share of “Factors” by “Structure” (wood) (0.5) = ¥250,000",
      ja: "「上限額」（¥500,000） × 「構造」（木造）による「構造別割合」の値（0.5） = ¥250,000",
    });
    assertSaid(product, result, {
      en: "“Nightly amount” (¥9,000) × “Delay” (9) = ¥81,000",
      ja: "「1泊の額」（¥9,000） × 「遅延」（9） = ¥81,000",
    });
    assertSaid(product, result, {
      en: "Nightly amount = ¥9,000 if “Outage” (12 hours 30 minutes) > 12 hours = ¥9,000",
      ja: "1泊の額 = 「停止時間」（12時間30分）が12時間を超える場合は¥9,000 = ¥9,000",
    });
    assertSaid(product, result, {
      en: "Delay = days from “Day of the accident” (2026-05-01) to “Day of the report” (2026-05-10) (9) = 9",
      ja: "遅延 = 「事故日」（2026年5月1日）から「通知日」（2026年5月10日）までの日数（9） = 9",
    });
    // What the contract chose is one value, and no formula.
    assertUnsaid(product, result, { en: "“Most” (¥500,000) =", ja: "「上限額」（¥500,000） =" });
    strictEqual(result.trace!.find(({ clause }) => clause.startsWith("gift:"))!.working, undefined);
  });

  it("does not say twice what is one figure", () => {
    const result = settled({ reported: "2026-05-10" });
    assertSaid(product, result, { en: "“site: Sum insured” (¥60,000,000)", ja: "「敷地の保険金額」（¥60,000,000）" });
    assertUnsaid(product, result, { en: "(¥60,000,000) =", ja: "（¥60,000,000） =" });
  });

  it("says of a date that it has not come", () => {
    const result = settled({ reported: "never" });
    assertSaid(product, result, {
      en: "“Day of the report” (has not come) is from",
      ja: "「通知日」（未発生）が「事故日」（2026年5月1日）から",
    });
  });

  it("keeps exact what it came to before it was rounded", () => {
    const result = settled({ reported: "2026-05-10" });
    deepStrictEqual(result.trace!.find(({ clause, unit }) => clause.startsWith("building:") && unit === "T")!.working, {
      value: "3/4",
      figures: [
        { of: "expression", name: "site.insured_for", kind: "money", value: "60000000" },
        { of: "expression", name: "site.worth", kind: "money", value: "100000000" },
        { of: "expression", name: "site.insured_for / (80% * site.worth)", kind: "ratio", value: "3/4" },
      ],
    });
  });
});
