import { strictEqual } from "node:assert/strict";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { planOf } from "../agree/agreement.js";
import { loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, settledBoth } from "./said.js";

describe("explain: a term that is not for all of its section", () => {
  const plan = planOf(`
    product p "見本" en "Sample" {
      edition 2026-04-01
      currency JPY rounding down
      facts of incident { happened "事故日" en "Day" : date }
      contract { schedule site }
      unit site "敷地" en "Site" { old "旧式" en "Old" : bool }
      triggers { breach "漏えい" en "Breach"  outage "停止" en "Outage" }
      section liability "賠償" en "Liability" {
        covers breach, outage
        covered when happened during period
        head damages "損害賠償金" en "Damages" { item fine "制裁金" en "Fines" | other "その他" en "Other" }
        frame defence "争訟" en "Defence" { head lawyers "弁護士" en "Lawyers" head court "裁判所" en "Court" }
        head rest "その他費用" en "Rest"
        limit 1_000 per incident for damages
        limit 700 per incident for defence
        limit 300 per incident for breach, rest
        limit 800 per incident for fine
        limit "出動" en "Call-outs" 600 per incident for damages
      }
      section things "物" en "Things" for each site {
        covers breach
        covered at any time
        head repair "修理" en "Repair" { limit 50 per incident where site.old }
        head loss_of_use "使用不能" en "Loss of use"
        limit 80 per incident
      }
    }`)!;

  const settled = async () => {
    const product = await loadProduct(plan);
    const result = settledBoth(plan, product, {
      contract: {
        policy: "P",
        period: { from: "2026-04-01", to: "2027-04-01" },
        units: { site: [{ id: "S", facts: { old: true } }] },
      },
      incident: { id: "I", triggers: ["breach"], facts: { happened: "2026-05-01" } },
      losses: [
        { id: "1", head: "damages", amount: 1_500, item: "fine" },
        { id: "2", head: "lawyers", amount: 800 },
        { id: "3", head: "rest", amount: 500 },
        { id: "4", head: "repair", amount: 100, unit: "site", unitId: "S" },
        { id: "5", head: "loss_of_use", amount: 100, unit: "site", unitId: "S" },
      ],
    });
    return { product, result };
  };

  it("says for which heads and events it is", async () => {
    const { product, result } = await settled();
    assertSaid(product, result, {
      en: "limit per incident of Liability, for Damages: ¥1,000",
      ja: "賠償の支払限度額（1事故につき、対象：損害賠償金）: ¥1,000",
    });
    assertSaid(product, result, {
      en: "limit per incident of Liability, for Defence: ¥700",
      ja: "賠償の支払限度額（1事故につき、対象：争訟）: ¥700",
    });
    assertSaid(product, result, {
      en: "limit per incident of Liability, for Rest, Breach: ¥300",
      ja: "賠償の支払限度額（1事故につき、対象：その他費用、漏えい）: ¥300",
    });
  });

  it("says for which items and units it is", async () => {
    const { product, result } = await settled();
    assertSaid(product, result, {
      en: "limit per incident of Liability, where the item is “Fines”: ¥800",
      ja: "賠償の支払限度額（1事故につき、損害のうち内訳が「制裁金」の場合のもの）: ¥800",
    });
    assertSaid(product, result, {
      en: "limit per incident, for each Site, where “Site: Old”: ¥50",
      ja: "支払限度額（敷地ごと・1事故につき、敷地のうち「敷地の旧式」の場合のもの）: ¥50",
    });
  });

  it("says no more of one with a label, or for all of its section", async () => {
    const { product, result } = await settled();
    assertSaid(product, result, { en: "Call-outs per incident: ¥600", ja: "出動（1事故につき）: ¥600" });
    assertUnsaid(product, result, { en: "of Things, for", ja: "物の支払限度額（敷地ごと・1事故につき、" });
    assertSaid(product, result, {
      en: "limit per incident, for each Site of Things: ¥80",
      ja: "物の支払限度額（敷地ごと・1事故につき）: ¥80",
    });
  });

  it("is summed up with that too", () => {
    const { clauses } = describeMetadata(plan);
    strictEqual(
      clauses.find(({ id }) => id === "liability:limit:incident:1")?.summary,
      "limit 1_000 per incident for damages",
    );
  });
});
