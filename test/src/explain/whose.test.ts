import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { explain, explainTree } from "@yakkan/runtime/explain.js";
import { planOf } from "../agree/agreement.js";
import { loadProduct } from "../support/run-emitted.js";
import { assertSaid, labelsOf, settledBoth } from "./said.js";

const period = { from: "2026-04-01", to: "2027-04-01" };

describe("explain: whose a line is", () => {
  it("names the unit, and for each unit its own deductible", async () => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        unit site "敷地" en "site"
        unit article "1個または1組" en "article"
        triggers { fire "火災" en "fire" }
        section damage "損害" en "Damage" for each site {
          covers fire
          covered at any time
          head building "建物" en "Building"
          head goods "商品" en "Goods"
          deductible 100_000 per incident
          limit 700_000 per site and period
        }
        section art "美術品" en "Art" {
          covers fire
          covered at any time
          head picture "絵画" en "Picture" { limit 300_000 per article }
        }
      }`)!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period },
      incident: { id: "1", triggers: ["fire"] },
      losses: [
        { id: "1", head: "building", amount: 500_000, unit: "site", unitId: "Tokyo" },
        { id: "2", head: "goods", amount: 500_000, unit: "site", unitId: "Tokyo" },
        { id: "3", head: "building", amount: 500_000, unit: "site", unitId: "Osaka" },
        { id: "4", head: "picture", amount: 1_000_000, unit: "article", count: 3 },
      ],
    });
    // Tokyo 1,000,000 - 100,000 = 900,000, of which 700,000; Osaka 400,000; three pictures 900,000.
    strictEqual(result.due, 700_000 + 400_000 + 900_000);
    assertSaid(product, result, { en: "line 1 (site Tokyo)", ja: "明細1（敷地「Tokyo」）" });
    assertSaid(product, result, { en: "line 4 (article × 3)", ja: "明細4（1個または1組 × 3）" });
    assertSaid(product, result, {
      en: "deductible per incident, for each site of Damage: ¥100,000",
      ja: "損害の免責金額（敷地ごと・1事故につき）: ¥100,000",
    });
    assertSaid(product, result, {
      en: "acts on ¥1,000,000 together (site Tokyo), of which it leaves ¥900,000",
      ja: "敷地「Tokyo」の合計¥1,000,000に適用し、¥900,000が残る",
    });
    assertSaid(product, result, {
      en: "limit per site of Damage: ¥700,000",
      ja: "損害の支払限度額（1敷地につき）: ¥700,000",
    });
    assertSaid(product, result, {
      en: "limit per article: 3 × ¥300,000",
      ja: "支払限度額（1個または1組につき）: 3 × ¥300,000",
    });
  });

  it("names the claim and the insured, also of whom an exclusion is found", async () => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        triggers { act "行為" en "act" }
        section side_a "個人" en "Individuals" {
          covers act
          covered at any time
          head damages "賠償金" en "Damages"
          head defence "争訟費用" en "Defence"
        }
        exclusions {
          per insured { fraud "詐欺" en "Fraud" : bool for damages }
          crime "犯罪" en "Crime" of insured : bool for defence
        }
      }`)!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period },
      incident: { id: "1", triggers: ["act"] },
      claims: [{ id: "S" }],
      insureds: [
        { id: "X", exclusions: { fraud: false, crime: true } },
        { id: "Y", exclusions: { fraud: true } },
      ],
      losses: [
        { id: "1", head: "damages", amount: 100, claim: "S", insured: "X" },
        { id: "2", head: "damages", amount: 100, claim: "S", insured: "Y" },
        { id: "3", head: "defence", amount: 100, claim: "S" },
      ],
    });
    deepStrictEqual(
      result.lines.map(({ claim, insured, due }) => [claim, insured, due]),
      [
        ["S", "X", 100],
        ["S", "Y", 0],
        ["S", undefined, 0],
      ],
    );
    assertSaid(product, result, { en: "line 2 (claim S, insured Y)", ja: "明細2（請求S、被保険者Y）" });
    assertSaid(product, result, { en: "excluded: Fraud (insured Y)", ja: "免責事由に該当: 詐欺（被保険者Y）" });
    assertSaid(product, result, {
      en: "excluded: Crime (of any insured)",
      ja: "免責事由に該当: 犯罪（いずれかの被保険者）",
    });
  });

  it("says that nothing is at stake where nothing is due", async () => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        triggers { act "行為" en "act" }
        section costs "費用" en "Costs" {
          covers act
          covered at any time
          deductible 100_000 per incident
          head repair "修理" en "Repair"
        }
        exclusions { war "戦争" en "War" : bool }
      }`)!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period },
      incident: { id: "1", triggers: ["act"] },
      losses: [{ id: "1", head: "repair", amount: 50_000 }],
    });
    strictEqual(result.due, 0);
    const pages = (["en", "ja"] as const).map((language) => explain(product.metadata, result, { language }));
    match(pages[0]!, /At stake: nothing as it stands, since nothing is due on Repair line 1/);
    match(pages[1]!, /影響する支払保険金: 現時点ではなし（支払保険金のない修理 明細1）/);
  });

  it("tells what is undecided once, with the events under which it is", async () => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        facts of incident { grave "重大" en "Grave" : bool }
        triggers { leak "漏えい" en "leak"  attack "攻撃" en "attack" }
        section costs "費用" en "Costs" {
          covers leak, attack
          covered at any time
          require serious "重大な事故" en "Serious": grave
          head repair "修理" en "Repair"
        }
      }`)!;
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period },
      incident: { id: "1", triggers: ["leak", "attack"] },
      losses: [{ id: "1", head: "repair", amount: 50_000 }],
    });
    strictEqual(result.lines[0]!.undetermined.length, 2);
    for (const [language, text] of [
      ["en", "open whether a condition is fulfilled: Serious [under every event]"],
      ["ja", "条件を満たすかどうか未確認: 重大な事故 [どの対象事由でも]"],
    ] as const) {
      const page = explain(product.metadata, result, { language });
      strictEqual(page.split(text).length, 2, page);
      strictEqual(
        labelsOf(explainTree(product.metadata, result, { language })).filter((one) => one === text).length,
        1,
      );
    }
  });

  it("orders lines by the numbers in their ids", async () => {
    const plan = planOf(`
      product p "見本" en "Sample" {
        edition 2026-04-01
        triggers { fire }
        section damage "損害" en "Damage" { covers fire  covered at any time  head building "建物" en "Building" }
      }`)!;
    const product = await loadProduct(plan);
    const ids = ["1", "2", "3", "10", "11", "a-2", "a-10", "b"];
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period },
      incident: { id: "1", triggers: ["fire"] },
      losses: ids.map((id) => ({ id, head: "building", amount: 1 })),
    });
    const told = explain(product.metadata, result, { language: "en" }).match(/(?<=^Damage > Building, line ).*/gm);
    deepStrictEqual(told, ids);
  });
});
