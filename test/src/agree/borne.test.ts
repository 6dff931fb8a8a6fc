// `borne at most`: one end to all that deductibles and coinsurance take. Interpreter, evaluator and batch agree.
import { deepStrictEqual, doesNotMatch, match, throws } from "node:assert/strict";
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

  // What the insured bears of a term in the end is what a later incident has less to bear of it.
  describe("what is used of a term per period before it", () => {
    const used = (result: SettlementResult): unknown =>
      Object.fromEntries(
        Object.entries(result.ledger.incidents.at(-1)!.used).map(([clause, { "": amount }]) => [clause, amount]),
      );
    const settleAll = async (body: string, amounts: readonly number[]): Promise<readonly SettlementResult[]> => {
      const results: SettlementResult[] = [];
      for (const [place, amount] of amounts.entries())
        results.push(await settle(body, [{ amount }], `I-${place}`, results.at(-1)?.ledger));
      return results;
    };

    it("is what a deductible took less what is given back", async () => {
      const body = `head hospital "入院" en "Hospital" { deductible 2_000 per period  borne at most 1_000 per incident }`;
      const results = await settleAll(body, [3_000, 3_000, 3_000]);
      deepStrictEqual(
        results.map(({ due }) => due),
        [2_000, 2_000, 3_000],
      );
      deepStrictEqual(results.map(used), [
        { "hospital:deductible:period:1": 1_000 },
        { "hospital:deductible:period:1": 1_000 },
        {},
      ]);
      // Stated again the first is settled as the others leave it.
      const again = await settle(body, [{ amount: 500 }], "I-0", results[2]!.ledger);
      deepStrictEqual(
        again.ledger.incidents.map((entry) => entry.used),
        [{ "hospital:deductible:period:1": { "": 500 } }, { "hospital:deductible:period:1": { "": 1_000 } }, {}],
      );
      deepStrictEqual((await settle(body, [{ amount: 3_000 }], "I-9", again.ledger)).due, 2_500);
    });

    it("is given back of coinsurance first, then of the last deductible", async () => {
      const body = `head hospital "入院" en "Hospital" {
        deductible 100 per incident  deductible 500 per period  coinsurance pays 80%  borne at most 300 per incident }`;
      const [first, second] = await settleAll(body, [1_100, 1_100]);
      deepStrictEqual([first!.due, used(first!)], [800, { "hospital:deductible:period:1": 200 }]);
      // 300 of the 500 are left: of 100, 300 and 140 the insured bears 300.
      deepStrictEqual([second!.due, used(second!)], [800, { "hospital:deductible:period:1": 200 }]);
      // Of 600 and 500 of two of the period 700 are given back.
      const two = `head hospital "入院" en "Hospital" {
        deductible 600 per period  deductible 500 per period  borne at most 400 per incident }`;
      const [of] = await settleAll(two, [2_000]);
      deepStrictEqual([of!.due, used(of!)], [1_600, { "hospital:deductible:period:1": 400 }]);
      const clause = "hospital:deductible:period:2";
      const [, third] = await settleAll(two, [2_000, 2_000]);
      // 200 are left of the first, of the second all 500, of which 200 are borne.
      deepStrictEqual(used(third!), { "hospital:deductible:period:1": 200, [clause]: 200 });
    });

    it("is by each line what is given back of it", async () => {
      const body = `deductible 90 per period
        head visits "外来" en "Visits" { borne at most 10 per incident }  head hospital "入院" en "Hospital"`;
      // 30 and 60 are taken; of the 30 of the visits 20 come back.
      const result = await settle(body, [{ amount: 200 }, { head: "visits", amount: 100 }]);
      deepStrictEqual([result.due, used(result)], [230, { "care:deductible:period:1": 70 }]);
    });

    it("is less where a limit leaves room for a part alone", async () => {
      const body = `head hospital "入院" en "Hospital" {
        deductible 100 per period  limit 1_000 per incident  borne at most 50 per incident }`;
      const [first] = await settleAll(body, [1_080]);
      deepStrictEqual([first!.due, used(first!)], [1_000, { "hospital:deductible:period:1": 80 }]);
    });

    it("of ends per period is what is borne in the end, too", async () => {
      const own = `head hospital "入院" en "Hospital" {
        deductible 200 per claim bearing at most 300 per period  coinsurance pays 50% bearing at most 400 per period
        borne at most 150 per incident }`;
      const [first, second] = await settleAll(own, [1_000, 1_000]);
      const deductible = "hospital:deductible:claim:1/borne:period";
      // 200 and 400 are borne; of 450 given back 400 are the share's, 50 the deductible's.
      deepStrictEqual([first!.due, used(first!)], [850, { [deductible]: 150 }]);
      deepStrictEqual([second!.due, used(second!)], [850, { [deductible]: 150 }]);
      // Of 600 the first end leaves 500, the second 100 of these.
      const both = `head hospital "入院" en "Hospital" {
        deductible 600 per incident  borne at most 500 per period  borne at most 100 per incident }`;
      const results = await settleAll(both, [1_000, 1_000]);
      for (const result of results)
        deepStrictEqual([result.due, used(result)], [900, { "hospital:borne:period:1": 100 }]);
      // What is borne behind the first end is no use of it, and is given back first.
      const behind = `head hospital "入院" en "Hospital" {
        deductible 600 per incident  borne at most 500 per period  deductible 300 per incident  borne at most 600 per incident }`;
      const [last] = await settleAll(behind, [1_000]);
      deepStrictEqual([last!.due, used(last!)], [400, { "hospital:borne:period:1": 500 }]);
    });

    it("is not known of what was paid elsewhere", async () => {
      const contract = { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } };
      for (const [ends, isRefused] of [
        ["borne at most 50 per incident", true],
        ["bearing at most 50 per incident", true],
        ["borne at most 50 per incident for visits", false],
        ["", false],
      ] as const) {
        const plan = planOf(
          product(`deductible 100 per period ${ends.startsWith("bearing") ? ends : ""}
            head hospital "入院" en "Hospital"  head visits "外来" en "Visits"
            ${ends.startsWith("borne") ? ends : ""}`),
        )!;
        const opened = openLedger(plan, contract, { hospital: 500 });
        deepStrictEqual(
          opened.ok ? [] : opened.problems.map(({ path, code }) => `${path} ${code}`),
          isRefused ? ["paid.hospital ledger"] : [],
        );
        const loaded = await loadProduct(plan);
        if (isRefused) throws(() => loaded.openLedger(contract, { hospital: 500 }), /how much was borne/);
        else
          deepStrictEqual(loaded.openLedger(contract, { hospital: 500 }).opening?.used, {
            "care:deductible:period:1": { "": 100 },
          });
      }
    });
  });
});
