// Terms per loss: each line is a group of its own, and amounts read what is of the line.
import { deepStrictEqual } from "node:assert/strict";
import type { Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { settledByAll } from "./settled.js";

const product = (terms: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  unit person "個人" en "Person"
  facts of insured { senior "高齢" en "Senior" : bool = no }
  facts of loss { grade "等級" en "Grade" : one of low "低", high "高"  bought "価格" en "Price" : money }
  triggers { theft "盗難" en "Theft"  fire "火災" en "Fire" }
  table by_grade "等級別" en "By grade" by grade {
    own_risk    most
    low  : 10_000  300_000
    high : 50_000  100_000
  }
  section goods "家財" en "Goods" {
    covers all
    covered at any time
    head articles "物品" en "Articles" {
      item watch "時計" en "Watches" | art "美術品" en "Art"
      ${terms}
    }
  }
}`;

/** What is due of each line; nothing where it is undetermined. All readings say so, and the batch too. */
async function dueOf(
  terms: string,
  losses: readonly Partial<Loss>[],
  more: Partial<SettlementInput> = {},
): Promise<{ readonly due: readonly (number | null)[]; readonly result: SettlementResult }> {
  const input: SettlementInput = {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: "I-1", triggers: ["theft"] },
    losses: losses.map((loss, place) => ({ id: String(place), head: "articles", amount: 0, ...loss })),
    ...more,
  };
  const result = await settledByAll(product(terms), input);
  return { due: result.lines.map(({ verdict, due }) => (verdict === "undetermined" ? null : due)), result };
}

describe("terms per loss", () => {
  it("gives each line a deductible and a limit of its own", async () => {
    const { due, result } = await dueOf(
      "deductible (if item is watch then 50_000 else 10_000) per loss  limit 300_000 per loss",
      // 350,000 above the limit; 10,000; nothing of 9,000.
      [{ amount: 400_000, item: "watch" }, { amount: 60_000, item: "watch" }, { amount: 9_000 }],
    );
    deepStrictEqual(due, [300_000, 10_000, 0]);
    deepStrictEqual(
      result.trace?.map(({ clause, line, before, after }) => [clause, line, before, after]),
      [
        ["articles:deductible:loss:1", "0", 400_000, 350_000],
        ["articles:deductible:loss:1", "1", 60_000, 10_000],
        ["articles:deductible:loss:1", "2", 9_000, 0],
        ["articles:limit:loss:1", "0", 350_000, 300_000],
        ["articles:limit:loss:1", "1", 10_000, 10_000],
      ],
    );
  });

  it("pays nothing of a line that is not above its franchise", async () => {
    const { due } = await dueOf("franchise 30_000 per loss", [{ amount: 30_000 }, { amount: 30_001 }]);
    deepStrictEqual(due, [0, 30_001]);
  });

  it("reads facts of the line, of its insured, its amount and its event", async () => {
    const amount =
      "(if senior then 100 else 0) + (if trigger is fire then 10 else 0) + (if amount > 500 then 1 else 2)";
    const { due } = await dueOf(
      `limit ${amount} per loss`,
      [
        { amount: 501, insured: "old", trigger: "fire" },
        { amount: 500, insured: "young", trigger: "fire" },
        { amount: 500, insured: "old", trigger: "theft" },
      ],
      {
        incident: { id: "I-1", triggers: ["theft", "fire"] },
        insureds: [{ id: "old", facts: { senior: true } }, { id: "young" }],
      },
    );
    deepStrictEqual(due, [111, 12, 102]);
  });

  it("reads a table by a fact of the line, and waits for the fact", async () => {
    const { due, result } = await dueOf("deductible own_risk per loss  limit min(most, bought) per loss", [
      // 390,000, of which 300,000 are for its grade, and 250,000 were paid for it.
      { amount: 400_000, facts: { grade: "low", bought: 250_000 } },
      // 150,000, of which 100,000.
      { amount: 200_000, facts: { grade: "high", bought: 900_000 } },
      { amount: 5_000, facts: { bought: 900_000 } },
    ]);
    deepStrictEqual(due, [250_000, 100_000, null]);
    deepStrictEqual(result.lines[2]?.undetermined[0]?.waitsFor, [{ of: "loss", id: "2", name: "grade" }]);
  });

  it("counts the deductible and the limit as often as a line counts units", async () => {
    const { due } = await dueOf("deductible 10 per loss  limit 100 per loss", [
      { amount: 250, unit: "person", count: 2 },
      { amount: 250, unit: "person", unitId: "all", count: 3 },
      { amount: 250 },
    ]);
    // 250 − 20 above 200; 240 above 100; 250 − 30 (a line without an id stands before).
    deepStrictEqual(due, [200, 100, 220]);
  });

  it("works out the amount for one unit of a line that counts", async () => {
    // Half of 125 for each of two; for each of three a third of 250 less 10, 73.3…, rounded to 73.
    const { due } = await dueOf("limit 50% of amount per loss", [{ amount: 250, unit: "person", count: 2 }]);
    deepStrictEqual(due, [124]);
    const third = await dueOf("limit loss - 10 per loss", [{ amount: 250, unit: "person", count: 3 }]);
    deepStrictEqual(third.due, [219]);
  });

  it("takes subject, loss and deducted of the line", async () => {
    const { due } = await dueOf(
      "deductible 10% of loss per loss  deductible deducted per loss  limit 50% of subject per loss",
      [{ amount: 1_000 }, { amount: 100 }],
    );
    // 100 and as much again off 1,000, half of 800; 10 and 10 off 100, half of 80.
    deepStrictEqual(due, [400, 40]);
  });

  it("pays a share by the item, rounded once for the lines of each", async () => {
    const { due } = await dueOf("coinsurance pays if item is art then 80% else 90%", [
      { amount: 101, item: "art" },
      { amount: 101, item: "art" },
      { amount: 101, item: "watch" },
    ]);
    // 161.6 of both: the 41 that are cut off are 20 and 21; 90.9.
    deepStrictEqual(due, [81, 80, 90]);
  });

  it("brings down what is borne per line over the claim and the incident", async () => {
    const lines: readonly Partial<Loss>[] = [
      { amount: 400_000, facts: { grade: "low" } },
      { amount: 200_000, claim: "A", facts: { grade: "high" } },
      { amount: 60_000, claim: "A", facts: { grade: "high" } },
    ];
    const claims = { claims: [{ id: "A" }] };
    // 10,000, and of the 100,000 of claim A 70,000 by halves.
    const perClaim = await dueOf("deductible own_risk per loss bearing at most 70_000 per claim", lines, claims);
    deepStrictEqual(perClaim.due, [390_000, 165_000, 25_000]);
    // 10,000, 50,000, 50,000 are 110,000, of which 55,000: 5,000, 25,000, 25,000.
    const perIncident = await dueOf("deductible own_risk per loss bearing at most 55_000 per incident", lines, claims);
    deepStrictEqual(perIncident.due, [395_000, 175_000, 35_000]);
    // Each at most 20,000.
    const perLoss = await dueOf("deductible own_risk per loss bearing at most 20_000 per loss", lines, claims);
    deepStrictEqual(perLoss.due, [390_000, 180_000, 40_000]);
  });

  it("leaves of each line what its layers leave", async () => {
    const layers = "layer 100 xs 0 per loss  layer 50% of 100 xs 100 per loss";
    const { due } = await dueOf(layers, [{ amount: 150 }, { amount: 1_000 }]);
    // 100 + 25; 100 + 50.
    deepStrictEqual(due, [125, 150]);
  });
});
