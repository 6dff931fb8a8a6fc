// `borne at most`: one end to all that deductibles and coinsurance take. Interpreter, evaluator and batch agree.
import { deepStrictEqual, doesNotMatch, match } from "node:assert/strict";
import { openLedger } from "@yakkan/compiler/interpret/opening.js";
import { explain } from "@yakkan/runtime/explain.js";
import type { Ledger, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { loadProduct } from "../support/run-emitted.js";
import { planOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (body: string): string => `product p "商品" en "Product" {
  edition 2026-01-01
  unit person "個人" en "Person"
  contract { most : money 0 .. 1億 = 1_000 }
  triggers { illness "疾病" en "Illness"  accident "事故" en "Accident" }
  section care "医療" en "Care" {
    covers all
    covered at any time
    ${body}
  }
}`;

type Line = Partial<SettlementInput["losses"][number]>;

function settle(body: string, losses: readonly Line[], id = "I-1", ledger?: Ledger): Promise<SettlementResult> {
  return settledByAll(product(body), {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id, triggers: ["illness"] },
    losses: losses.map((line, place) => ({ id: String(place), head: "hospital", amount: 0, ...line })),
    ...(ledger === undefined ? {} : { ledger }),
  });
}

const dueOf = async (body: string, losses: readonly Line[]): Promise<readonly number[]> =>
  (await settle(body, losses)).lines.map(({ due }) => due);

describe("borne at most", () => {
  it("ends what a person bears in the period by all terms, and what the family does", async () => {
    const body = `head visits "外来" en "Visits" { deductible 20 per loss }
      head hospital "入院" en "Hospital" { deductible 500 per person per period  coinsurance pays 80% }
      borne at most most per person per period
      borne at most 1_600 per period`;
    const ann = { unit: "person", unitId: "ann" };
    const visit = { head: "visits", amount: 100, ...ann };
    // Of Ann 500 and 20 % of 3,000 are 1,100, and two visits 40: of 1,140 she bears 1,000. Of the 140 given back the
    // visits get ⌊140 · 40 / 1,140⌋ = 4, the stay 136.
    const first = await settle(body, [{ amount: 3_500, ...ann }, visit, visit]);
    deepStrictEqual(
      first.lines.map(({ head, due }) => [head, due]),
      [
        ["visits", 82],
        ["visits", 82],
        ["hospital", 2_536],
      ],
    );
    deepStrictEqual(first.lines[2]!.reduced, [
      { clause: "hospital:deductible:person-period:1", amount: 500 },
      { clause: "hospital:coinsurance:claim:1", amount: 600 },
      { clause: "care:borne:person-period:1", amount: -136 },
    ]);
    deepStrictEqual(first.ledger.incidents[0]!.used, {
      "hospital:deductible:person-period:1": { ann: 500 },
      "care:borne:person-period:1": { ann: 1_000 },
      "care:borne:period:1": { "": 1_000 },
    });
    // Nothing more this year: the 20 % come back.
    const second = await settle(body, [{ amount: 2_000, ...ann }], "I-2", first.ledger);
    deepStrictEqual(second.due, 2_000);
    // Of Ben 500 and 900 are brought down to 1,000, and of that the family's 1,600 leaves 600.
    const third = await settle(body, [{ amount: 5_000, unit: "person", unitId: "ben" }], "I-3", second.ledger);
    deepStrictEqual(third.due, 4_400);
    deepStrictEqual(third.ledger.incidents[2]!.used["care:borne:period:1"], { "": 600 });
  });

  it("never takes a limit beyond its amount", async () => {
    const body = `deductible 100 per incident  limit 1_000 per incident  borne at most 50 per incident
      head hospital "入院" en "Hospital"`;
    // Of 400 below the limit 50 more; of 980 only the 20 that the limit leaves; of the full limit nothing.
    deepStrictEqual(await dueOf(body, [{ amount: 500 }]), [450]);
    deepStrictEqual(await dueOf(body, [{ amount: 1_080 }]), [1_000]);
    deepStrictEqual(await dueOf(body, [{ amount: 5_000 }]), [1_000]);
    const { metadata } = await loadProduct(planOf(product(body))!);
    const told = (result: SettlementResult): string => explain(metadata, result, { language: "en" });
    const noRoom = /of ¥100 borne so far ¥80 stays with the insured[^]*leave no room/;
    match(told(await settle(body, [{ amount: 1_080 }])), noRoom);
    doesNotMatch(told(await settle(body, [{ amount: 500 }])), /leave no room/);
  });

  it("gives back nothing of what was borne before a limit of the period, but counts it", async () => {
    const body = `head hospital "入院" en "Hospital" {
        deductible 100 per incident  limit 1_000 per period  coinsurance pays 50%  borne at most 150 per incident }`;
    // 100 and 200 are borne; of the 150 too much all comes from the half of 400.
    deepStrictEqual(await dueOf(body, [{ amount: 500 }]), [350]);
    // 100 and 20: all of it.
    deepStrictEqual(await dueOf(body, [{ amount: 140 }]), [20]);
    // 100 and 80: of the 130 too much only the 80 of the half can be given back.
    deepStrictEqual(await dueOf(body.replace("150", "50"), [{ amount: 260 }]), [160]);
  });

  it("keeps the limit of the period's use as it was when something is given back after it", async () => {
    const body = `head hospital "入院" en "Hospital" {
        limit 1_000 per period  coinsurance pays 50%  borne at most 100 per incident  limit 700 per incident }`;
    // 900 came through; of the 450 borne 350 are given back, and of 800 the last limit cuts 100. More than the half
    // was paid, so the cut counts as it is.
    const result = await settle(body, [{ amount: 900 }]);
    deepStrictEqual([result.due, result.ledger.incidents[0]!.used], [700, { "hospital:limit:period:1": { "": 800 } }]);
  });

  it("is taken off what was deducted: a minimum behind a maximum", async () => {
    // A deductible of 200,000 of which 100,000 are borne, and at least 150,000 in all: 50,000 more.
    const maximum = (body: string, M: string): string =>
      `frame places "場所" en "Places" { head hospital "入院" en "Hospital" { ${body} } borne at most ${M} per incident }
       deductible max(0, 150_000 - deducted) per incident`;
    const whole = maximum("deductible 200_000 per incident", "100_000");
    deepStrictEqual(await dueOf(whole, [{ amount: 500_000 }]), [350_000]);
    // 100,000 deducted and half of 400,000 not paid; of 300,000 that are borne 100,000 are still deducted.
    const shared = "deductible 100_000 per incident  coinsurance pays 50%";
    deepStrictEqual(await dueOf(maximum(shared, "250_000"), [{ amount: 500_000 }]), [200_000]);
    // Of all 300,000 only 40,000 are borne, and so deducted: 110,000 more.
    deepStrictEqual(await dueOf(maximum(shared, "40_000"), [{ amount: 500_000 }]), [350_000]);
    // Nothing given back, nothing changed.
    deepStrictEqual(
      await dueOf(maximum("deductible 100_000 per incident", "100_000"), [{ amount: 500_000 }]),
      [350_000],
    );
    const capped = `head hospital "入院" en "Hospital" { deductible 200_000 per claim bearing at most 100_000 per incident }
       deductible max(0, 150_000 - deducted) per incident`;
    deepStrictEqual(await dueOf(capped, [{ amount: 500_000 }]), [350_000]);
  });

  it("acts on the lines that it is for, and reads what is borne of them", async () => {
    const heads = `head hospital "入院" en "Hospital" { coinsurance pays 50% }  head visits "外来" en "Visits" { deductible 40 per loss }`;
    const lines = [{ amount: 400 }, { head: "visits", amount: 100 }];
    deepStrictEqual(await dueOf(`${heads} borne at most 100 per incident for hospital`, lines), [300, 60]);
    deepStrictEqual(await dueOf(`${heads} borne at most 25% of subject per incident`, lines), [350, 90]);
  });

  it("counts the shares before it as whole in a ledger opened with what was paid", async () => {
    // One loss of 600 pays 500 and uses 600; what was paid alone does not say more than 500.
    for (const end of [
      "coinsurance pays 50% bearing at most 100 per incident",
      "coinsurance pays 50%  borne at most 100 per incident",
    ]) {
      const plan = planOf(product(`head hospital "入院" en "Hospital" { limit 1_000 per period  ${end} }`))!;
      const contract = { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } };
      const opened = openLedger(plan, contract, { hospital: 500 });
      const used = { "hospital:limit:period:1": { "": 500 } };
      deepStrictEqual(opened.ok && opened.ledger.opening?.used, used);
      deepStrictEqual((await loadProduct(plan)).openLedger(contract, { hospital: 500 }).opening?.used, used);
    }
  });
});
