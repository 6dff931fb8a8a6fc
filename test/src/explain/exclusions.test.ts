import { deepEqual } from "node:assert/strict";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, settledBoth } from "./said.js";

const plan = planOf(`
  product p "見本" en "Sample" {
    edition 2026-04-01
    triggers { attack "攻撃" en "Attack" }
    contract { wide "拡張" en "Wide" : bool }
    facts of incident {
      by_state "国家による" en "By a state" : bool
      essential "重要" en "Essential service" : bool
      bystander "巻添え" en "Bystander" : bool
      hours "時間" en "Hours" : number 0 .. 100
      backed_up "予備" en "Backed up" : bool
      found "発見日" en "Found" : date
      told "通知日" en "Told" : date
    }
    facts of claim { admitted "自認" en "Admitted" : bool }
    facts of insured { fraud "詐欺" en "Fraud" : bool }
    section s "補償" en "Cover" {
      covers attack
      covered at any time
      head costs "費用" en "Costs"
    }
    exclusions {
      operation "サイバー作戦" en "Operation" when by_state and essential unless bystander
      outage "停電" en "Outage" when (hours > 10 and by_state) or hours > 20 or (wide and told > found)
        unless backed_up unless found within 3 days after told
      told_late "通知の遅れ" en "Told late" : bool when told > found
      war "戦争" en "War" : bool
      crime "犯罪" en "Crime" of insured when fraud
      confession "自認" en "Confession" when essential unless admitted
    }
  }`)!;

describe("explain: a refusal by an exclusion", () => {
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(plan);
  });

  const settled = (facts: object, more: object = {}, wide = false) =>
    settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, wide },
      incident: { id: "I", triggers: ["attack"], facts, others: "none", ...more },
      claims: [{ id: "C", facts: { admitted: false } }],
      insureds: [{ id: "X", facts: { fraud: true } }],
      losses: [{ id: "1", head: "costs", amount: 1_000, claim: "C" }],
    });
  const reasonOf = (result: ReturnType<typeof settled>, name: string) => {
    const reason = result.lines[0]!.refused.find(({ clause }) => clause === name);
    return [reason?.compared, reason?.unless];
  };

  it("says by which facts its ground holds, and which exception does not", () => {
    const result = settled({ by_state: true, essential: true, bystander: false, hours: 1 });
    deepEqual(reasonOf(result, "operation"), [
      [
        { condition: "by_state", holds: true },
        { condition: "essential", holds: true },
      ],
      [{ condition: "bystander" }],
    ]);
    assertSaid(product, result, {
      en: "excluded: Operation: “By a state”; “Essential service”; its exception does not hold: “Bystander”",
      ja: "免責事由に該当: サイバー作戦: 「国家による」; 「重要」; 例外に当たらない: 「巻添え」",
    });
  });

  it("says of alternatives those that hold, and of several exceptions that none does", () => {
    const facts = {
      by_state: false,
      essential: false,
      hours: 30,
      backed_up: false,
      found: "2026-05-10",
      told: "2026-05-01",
    };
    const result = settled(facts);
    deepEqual(reasonOf(result, "outage"), [
      [{ condition: "hours > 20", holds: true }],
      [
        {
          anyOf: [
            { condition: "backed_up" },
            { of: "found", dates: { value: "2026-05-10", from: "2026-05-01", until: "2026-05-04" } },
          ],
        },
      ],
    ]);
    assertSaid(product, result, {
      en: "excluded: Outage: “Hours” > 20; none of its exceptions holds: (1) “Backed up”; (2) “Found” 2026-05-10, allowed from 2026-05-01 until 2026-05-04",
      ja: "停電: 「時間」が20を超える; 次の例外のいずれにも当たらない: (1) 「予備」、(2) 「発見日」2026年5月10日、対象期間 2026年5月1日から2026年5月4日まで",
    });
  });

  it("leaves out what the contract decides, and the circumstance that is the exclusion", () => {
    const facts = {
      by_state: false,
      essential: false,
      hours: 1,
      backed_up: false,
      found: "2026-05-01",
      told: "2026-04-01",
    };
    const stated = settled({ ...facts, told: "2026-05-09" }, { exclusions: { told_late: true, war: true } }, true);
    const later = { of: "told", value: "2026-05-09", operator: ">", other: "2026-05-01", holds: true };
    deepEqual(reasonOf(stated, "outage")[0], [later]);
    deepEqual(reasonOf(stated, "told_late"), [[later], undefined]);
    deepEqual(reasonOf(stated, "war"), [undefined, undefined]);
  });

  it("says nothing of one of those insured, nor of a claim that the line does not name", () => {
    const result = settled({ essential: true, by_state: false, hours: 1 });
    deepEqual(reasonOf(result, "crime"), [undefined, undefined]);
    deepEqual(reasonOf(result, "confession"), [[{ condition: "essential", holds: true }], [{ condition: "admitted" }]]);
    assertUnsaid(product, result, { en: "“Fraud”", ja: "「詐欺」" });
    const of = { essential: true, by_state: false, hours: 1 };
    const unclaimed = settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, wide: false },
      incident: { id: "I", triggers: ["attack"], facts: of, others: "none" },
      losses: [{ id: "1", head: "costs", amount: 1_000 }],
    });
    deepEqual(reasonOf(unclaimed, "confession"), [[{ condition: "essential", holds: true }], undefined]);
  });
});
