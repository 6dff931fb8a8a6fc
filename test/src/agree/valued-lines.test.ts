// Heads for each loss: the lines state no amount, each comes to what the product works out for it.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { loadBatch } from "../support/run-batch.js";
import { compare, type Engines, enginesOf } from "./agreement.js";

const product = `product pa "傷害保険" en "Personal accident" {
  edition 2026-04-01
  unit person "被害者" en "Victim"
  contract {
    sum_insured "保険金額" en "Sum insured" : money 1 .. 10_000_000_000_000_000
    daily       "入院日額" en "Daily sum" : money 1_000 .. 20_000
  }
  facts of insured { child "未成年" en "Child" : bool }
  facts of loss {
    grade "障害等級" en "Grade" : number 1 .. 14
    stay  "入院日数" en "Days in hospital" : number 0 .. 1_000
  }
  triggers { accident "事故" en "Accident" }
  table disability "障害" en "Disability" by grade {
    share
    1 .. under 4  : 100%
    4 .. under 8  : 50%
    8 .. under 15 : 10%
  }
  section benefits "給付" en "Benefits" {
    covers accident
    covered at any time
    require small for hospital: amount < 1_000_000
    head death      "死亡" en "Death" for each loss = if child then 50% of sum_insured else sum_insured
    head impairment "後遺障害" en "Impairment" for each loss = share of sum_insured
    head hospital   "入院" en "Hospital" for each loss = daily * min(stay, 180)
    head third      "三分の一" en "A third" for each loss = (sum_insured - 12_000_000) / 3
    head gifts      "見舞金" en "Gifts" for each loss = if item is flowers then 1_000 else 30_000 {
      item flowers "花" en "Flowers"
    }
    head costs      "費用" en "Costs"
    limit sum_insured per incident for death, impairment
  }
}`;

let engines: Engines | undefined;

function inputOf(losses: readonly Partial<Loss>[], more: Partial<SettlementInput> = {}, sum = 10_000_000) {
  return {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, sum_insured: sum, daily: 5_000 },
    incident: { id: "I-1", triggers: ["accident"] },
    losses: losses.map((loss, place) => ({ id: String(place), head: "costs", ...loss })),
    ...more,
  };
}

/** All readings say the same, and the batch too. */
async function settle(
  losses: readonly Partial<Loss>[],
  more: Partial<SettlementInput> = {},
  sum?: number,
): Promise<SettlementResult> {
  engines ??= await enginesOf(product);
  ok(engines);
  const input = inputOf(losses, more, sum);
  const { answer, disagreement } = compare(engines, "settle", input as never, true);
  strictEqual(disagreement, undefined);
  ok("result" in answer, JSON.stringify(answer));
  const result = answer.result as SettlementResult;
  if (more.ledger === undefined) {
    const batch = new InputBatch(await loadBatch(engines.plan));
    deepStrictEqual(batch.add(input), []);
    batch.settle();
    deepStrictEqual(
      batch.linesOf(0).map(({ claimed, due }) => [claimed, due]),
      result.lines.map(({ claimed, due }) => [claimed, due]),
    );
  }
  return result;
}

async function dues(losses: readonly Partial<Loss>[], more?: Partial<SettlementInput>, sum?: number) {
  const { lines } = await settle(losses, more, sum);
  return lines.map(({ verdict, claimed, due }) => (verdict === "eligible" ? due : `${verdict} ${claimed}`));
}

/** The problems of the input, the same by all readings. */
async function problems(losses: readonly Partial<Loss>[], sum?: number): Promise<readonly string[]> {
  engines ??= await enginesOf(product);
  ok(engines);
  const { answer, disagreement } = compare(engines, "settle", inputOf(losses, {}, sum) as never, true);
  strictEqual(disagreement, undefined);
  ok("problems" in answer, JSON.stringify(answer));
  return answer.problems.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);
}

describe("a head for each loss", () => {
  it("pays a daily sum by the days of the line, up to 180", async () => {
    // 12 days and 180 of 199 days, at 5,000. The 900,000 are below the million of the rule.
    deepStrictEqual(
      await dues([
        { head: "hospital", facts: { stay: 12 } },
        { head: "hospital", facts: { stay: 199 } },
      ]),
      [60_000, 900_000],
    );
  });

  it("pays a share by the grade and the sum by the insured, under the terms of the product", async () => {
    const insureds = [
      { id: "c", facts: { child: true } },
      { id: "g", facts: { child: false } },
    ];
    deepStrictEqual(
      await dues(
        [
          { head: "death", insured: "c" },
          { head: "impairment", facts: { grade: 8 } },
        ],
        { insureds },
      ),
      [5_000_000, 1_000_000],
    );
    // 10,000,000 and 5,000,000 are cut to 10,000,000: ⌊5,000,000 · 10/15⌋ = 3,333,333 off the first.
    deepStrictEqual(
      await dues(
        [
          { head: "death", insured: "g" },
          { head: "impairment", facts: { grade: 4 } },
        ],
        { insureds },
      ),
      [6_666_667, 3_333_333],
    );
  });

  it("rounds once, and counts for each unit of the line; below zero it is zero", async () => {
    // 88,000,000 / 3 = 29,333,333.3…; twice the rounded. −2,000,000 / 3.
    deepStrictEqual(await dues([{ head: "third", unit: "person", count: 2 }], {}, 100_000_000), [58_666_666]);
    deepStrictEqual(await dues([{ head: "third" }]), [0]);
    deepStrictEqual(
      await dues([
        { head: "gifts", unit: "person", count: 3 },
        { head: "gifts", item: "flowers" },
      ]),
      [90_000, 1_000],
    );
  });

  it("waits for what the amount reads", async () => {
    const { lines } = await settle([{ head: "hospital" }, { head: "death" }, { head: "death", insured: "x" }], {
      insureds: [{ id: "x" }],
    });
    deepStrictEqual(
      lines.map(({ verdict, claimed, undetermined }) => [
        verdict,
        claimed,
        undetermined.map(({ kind, clause, waitsFor }) => [kind, clause, waitsFor]),
      ]),
      [
        ["undetermined", 0, [["computed", "death", [{ of: "loss", id: "1", name: "insured" }]]]],
        ["undetermined", 0, [["computed", "death", [{ of: "insured", id: "x", name: "child" }]]]],
        [
          "undetermined",
          0,
          [
            ["condition", "small", [{ of: "loss", id: "0", name: "stay" }]],
            ["computed", "hospital", [{ of: "loss", id: "0", name: "stay" }]],
          ],
        ],
      ],
    );
  });

  it("says what each line was worked out from", async () => {
    const { workings } = await settle([
      { head: "hospital", facts: { stay: 12 } },
      { head: "impairment", facts: { grade: 5 } },
      { head: "hospital", amount: 0 },
      { head: "gifts", unit: "person", count: 3 },
    ]);
    deepStrictEqual(workings, [
      {
        head: "impairment",
        line: "1",
        value: "5000000",
        figures: [
          { of: "expression", name: "disability.share", kind: "ratio", value: "1/2" },
          { of: "fact", name: "grade", kind: "number", value: "5" },
          { of: "choice", name: "sum_insured", kind: "money", value: "10000000" },
        ],
      },
      {
        head: "hospital",
        line: "0",
        value: "60000",
        figures: [
          { of: "choice", name: "daily", kind: "money", value: "5000" },
          { of: "fact", name: "stay", kind: "number", value: "12" },
        ],
      },
      {
        head: "gifts",
        line: "3",
        count: 3,
        value: "30000",
        figures: [{ of: "expression", name: "item is flowers", kind: "bool", value: "no" }],
      },
    ]);
  });

  it("goes on with what was paid before; 0 withdraws a line", async () => {
    const first = await settle([{ head: "hospital", facts: { stay: 12 } }]);
    const longer = await settle([{ head: "hospital", facts: { stay: 20 } }], { ledger: first.ledger });
    deepStrictEqual([longer.due, longer.pay, longer.overpaid], [100_000, 40_000, 0]);
    const withdrawn = await settle([{ head: "hospital", amount: 0, facts: { stay: 20 } }], { ledger: longer.ledger });
    deepStrictEqual([withdrawn.claimed, withdrawn.due, withdrawn.pay, withdrawn.overpaid], [0, 0, 0, 100_000]);
  });

  it("refuses an amount that is stated, and asks for one elsewhere", async () => {
    deepStrictEqual(await problems([{ head: "death", amount: 5 }]), ["losses[0].amount shape"]);
    deepStrictEqual(await problems([{ head: "death", amount: null as never }]), ["losses[0].amount shape"]);
    deepStrictEqual(await problems([{ head: "costs" }]), ["losses[0].amount missing"]);
    deepStrictEqual(await problems([{ head: "third", unit: "person", count: 9 }], 9_000_000_000_000_000), [
      "losses amount",
    ]);
  });
});
