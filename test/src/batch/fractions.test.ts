import assert from "node:assert/strict";
import { settle, type Ledger, type SettlementInput } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { planOf } from "../agree/agreement.js";
import { Random } from "../support/generate/random.js";
import { loadBatch } from "../support/run-batch.js";
import { agreeInBatch } from "./agreement.js";

const interruption = (rounding: string): string => `
language 1
product interruption "中断" {
  edition  2026-04-01
  currency JPY rounding ${rounding}
  contract {
    with_thirds "三分の一" : bool
    share       "割合"     : ratio 0% .. 100% = 100%
  }
  facts of incident {
    standard "標準営業収益" : money
    actual   "営業収益"     : money
    profit   "利益"         : money
    revenue  "売上"         : money
    spared   "免れた減収"   : money
    outage   "停止"         : duration
    part     "寄与"         : ratio
  }
  facts of claim { fault "過失" : ratio }
  triggers { stop "停止"  leak "漏えい" }
  let profit_ratio "利益率" = profit / revenue
  section loss_of_profit "喪失利益" {
    covers stop
    covered at any time
    require outlasted "停止の長さ": outage / 3 > 100 minutes
    head a_third    "三分の一" = loss(lost) / 3 when with_thirds
    head lost       "喪失利益" = (standard - actual) * profit_ratio * share
    head mitigation "防止費用" { limit spared * profit_ratio per incident }
    deductible 100 per incident
    limit 1_000_000_000_000_000 per incident and period
  }
  section liability "賠償" {
    covers leak
    covered at any time
    head damages "損害賠償金" {
      limit 900 * fault per claim
      coinsurance pays (if part > 1/3 then part else 100%)
    }
  }
}`;

const period = { from: "2026-04-01", to: "2027-04-01" };
const facts = { standard: 1_000, actual: 300, profit: 1, revenue: 3, spared: 200, outage: "PT6H" };

function incident(
  id: string,
  stated: Readonly<Record<string, unknown>>,
  contract: Readonly<Record<string, unknown>> = { with_thirds: true },
  triggers: readonly string[] = ["stop"],
): SettlementInput {
  const losses = triggers.includes("stop") ? [{ id: "1", head: "mitigation", amount: 500 }] : [];
  return {
    contract: { policy: "P-1", period, ...contract },
    incident: { id, triggers, facts: stated },
    losses,
  } as never;
}

/** What is due on each line, by the kernel alone, which says what the evaluator says. */
async function duesOf(
  text: string,
  inputs: readonly SettlementInput[],
  scalar = 0,
): Promise<readonly (readonly (readonly [string, number])[])[]> {
  const plan = planOf(text);
  assert.ok(plan);
  const product = await loadBatch(plan);
  const batch = new InputBatch(product);
  for (const input of inputs) assert.deepEqual(batch.add(input), []);
  batch.settle();
  assert.equal(batch.batch.counts.scalar, scalar);
  let ledger: Ledger | undefined;
  return inputs.map((input, row) => {
    if (batch.batch.problems.has(row)) return [];
    const result = settle(product.product, ledger === undefined ? input : { ...input, ledger });
    ledger = result.ledger;
    const lines = batch.linesOf(row);
    assert.deepEqual(batch.batch.ledgerAfter(row), ledger);
    const said = lines.map(({ id, verdict, claimed, due }) => [id, verdict, claimed, due]);
    assert.deepEqual(
      said,
      result.lines.map(({ id, verdict, claimed, due }) => [id, verdict, claimed, due]),
    );
    return lines.map(({ id, due }) => [id, due] as const);
  });
}

describe("fractions and computed heads in the batch kernel", function () {
  this.timeout(0);

  it("are rounded once, as the product rounds", async () => {
    // 700/3 are 233⅓; a third of what that comes to in yen is 77⅔ or 78; 200/3 are 66⅔. The deductible takes 20, 62 and 18.
    const wanted = {
      down: [57, 171, 48],
      up: [58, 172, 49],
      half_up: [58, 171, 49],
    };
    for (const [rounding, [third, lost, spent]] of Object.entries(wanted)) {
      const [dues] = await duesOf(interruption(rounding), [incident("a", facts)]);
      assert.deepEqual(dues, [
        ["=a_third", third],
        ["=lost", lost],
        ["1", spent],
      ]);
    }
  });

  it("are exact where a double is not", async () => {
    // 8,000,000,056,000,001 · 1,000,000,006 / 1,000,000,007 are 8,000,000,048,000,000 and 1,000,000,006 of 1,000,000,007.
    const large = {
      ...facts,
      standard: 8_000_000_056_000_001,
      actual: 0,
      profit: 1_000_000_006,
      revenue: 1_000_000_007,
    };
    const contract = { with_thirds: false };
    for (const [rounding, claimed] of [
      ["down", 8_000_000_048_000_000],
      ["half_up", 8_000_000_048_000_001],
    ] as const) {
      const plan = planOf(interruption(rounding));
      assert.ok(plan);
      const batch = new InputBatch(await loadBatch(plan));
      assert.deepEqual(batch.add(incident("a", large, contract)), []);
      batch.settle();
      assert.equal(batch.batch.counts.scalar, 0);
      assert.deepEqual(
        batch.linesOf(0).map((line) => [line.id, line.claimed]),
        [
          ["=lost", claimed],
          ["1", 500],
        ],
      );
    }
    // With its third it is more than is settled: that is for the evaluator to say.
    const [dues] = await duesOf(interruption("down"), [incident("a", large)], 1);
    assert.deepEqual(dues, []);
  });

  it("are lines where a trigger opens the head under the contract, and others not", async () => {
    const dues = await duesOf(interruption("down"), [
      // Without its third: the deductible takes ⌊100·233/299⌋ = 77 and 23.
      incident("a", facts, { with_thirds: false }),
      // 80 % of the loss: 186⅔, of which it takes ⌊100·186/252⌋ = 73.
      incident("b", facts, { with_thirds: false, share: "80%" }),
      // No trigger of the section.
      incident("c", facts, { with_thirds: false }, ["leak"]),
      // A rise of the revenue is no loss.
      incident("d", { ...facts, actual: 2_000 }),
      // Five hours are not thrice 100 minutes and more: refused, and nothing is claimed by them.
      incident("e", { ...facts, outage: "PT5H" }),
    ]);
    assert.deepEqual(dues, [
      [
        ["=lost", 156],
        ["1", 43],
      ],
      [
        ["=lost", 113],
        ["1", 39],
      ],
      [],
      [
        ["=a_third", 0],
        ["=lost", 0],
        ["1", 0],
      ],
      [
        ["=a_third", 0],
        ["=lost", 0],
        ["1", 0],
      ],
    ]);
  });

  it("wait, by the evaluator, for what nobody has stated, and for a division by zero", async () => {
    const without = { ...facts, revenue: undefined };
    const dues = await duesOf(
      interruption("down"),
      [incident("a", without), incident("b", { ...facts, revenue: 0 }), incident("c", { ...facts, outage: undefined })],
      3,
    );
    assert.deepEqual(dues[0], [
      ["=a_third", 0],
      ["=lost", 0],
      ["1", 0],
    ]);
    assert.deepEqual(dues[1], dues[0]);
  });

  it("are of each claim, and shares too", async () => {
    const input = {
      ...incident("a", { part: "2/3" }, { with_thirds: false }, ["leak"]),
      claims: [
        { id: "x", facts: { fault: "1/3" } },
        { id: "y", facts: { fault: "1/7" } },
      ],
      losses: ["x", "y"].map((claim) => ({ id: claim, head: "damages", amount: 1_000, claim })),
    } as unknown as SettlementInput;
    // 900/3 are 300, 900/7 are 128 and 4/7; two thirds of them 200 and 85⅓.
    assert.deepEqual(await duesOf(interruption("down"), [input]), [
      [
        ["x", 200],
        ["y", 85],
      ],
    ]);
    assert.deepEqual(await duesOf(interruption("up"), [input]), [
      [
        ["x", 200],
        ["y", 86],
      ],
    ]);
  });

  it("agree with the evaluator on random histories", async () => {
    for (const rounding of ["down", "up", "half_up"]) {
      const plan = planOf(interruption(rounding));
      assert.ok(plan);
      const agreed = agreeInBatch(plan, await loadBatch(plan), new Random(3), 60, { restating: true });
      assert.deepEqual(agreed.differences, []);
      assert.ok(agreed.rows - agreed.scalar > 0.1 * agreed.rows, `${agreed.scalar} of ${agreed.rows}`);
    }
  });
});
