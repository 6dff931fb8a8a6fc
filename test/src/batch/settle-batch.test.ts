import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Ledger, settle, type SettlementInput } from "@yakkan/runtime";
import { settleBatch } from "@yakkan/runtime/batch.js";
import { planOf } from "../agree/agreement.js";
import { growth } from "../support/cpu.js";
import { loadBatch } from "../support/run-batch.js";

const costs = readFileSync(new URL("../../../bench/costs.yakkan", import.meta.url), "utf8");

const claim = (policy: string, id: string, amount: number): SettlementInput => ({
  contract: { policy, period: { from: "2026-04-01", to: "2027-04-01" }, cost_limit: 1_000_000, own_share: 100_000 },
  incident: { id, triggers: ["leak"], facts: { discovered: "2026-05-01" } },
  losses: [{ id: "1", head: "response", amount }],
});

describe("settleBatch", () => {
  it("settles each incident from the ledger of the one before of its policy, in whatever order policies come", async () => {
    const plan = planOf(costs);
    assert.ok(plan);
    const product = await loadBatch(plan);
    const inputs = [
      claim("P-1", "A", 800_000),
      claim("P-2", "A", 50_000),
      claim("P-1", "B", 600_000),
      claim("P-1", "C", -1),
      claim("P-1", "A", 900_000),
    ];
    const { results, ledgers } = settleBatch(product, inputs);
    // Of the limit of the period, 1,000,000: A gets 700,000, B the 300,000 that are left of its 500,000. Restated, A has
    // 800,000 and still the 700,000 that B leaves.
    assert.deepEqual(
      results.map(({ due, pay }) => [due, pay]),
      [
        [700_000, 700_000],
        [0, 0],
        [300_000, 300_000],
        [0, 0],
        [700_000, 0],
      ],
    );
    assert.deepEqual(
      results.map(({ problems }) => problems.map(({ path }) => path)),
      [[], [], [], ["losses[0].amount"], []],
    );
    assert.deepEqual(results[0]!.lines, [
      {
        id: "1",
        head: "response",
        trigger: "leak",
        verdict: "eligible",
        claimed: 800_000,
        due: 700_000,
        pay: 700_000,
        refused: [],
        undetermined: [],
      },
    ]);
    const oneByOne = new Map<string, Ledger>();
    for (const input of inputs.filter(({ losses }) => losses[0]!.amount! >= 0)) {
      const { policy } = input.contract;
      const before = oneByOne.get(policy);
      oneByOne.set(policy, settle(product.product, { ...input, ...(before && { ledger: before }) }).ledger);
    }
    assert.deepEqual(ledgers, [...oneByOne.values()]);
  });

  it("gives each policy a ledger that shares nothing with the others", async () => {
    const plan = planOf(
      costs.replace("contract {", `reading order "順序" en "Order" { a "甲" en "A" | b "乙" en "B" }\n  contract {`),
    );
    assert.ok(plan);
    const { ledgers } = settleBatch(await loadBatch(plan), [
      claim("P-1", "A", 800_000),
      claim("P-2", "A", 800_000),
      claim("P-2", "B", 1),
    ]);
    const parts = (part: unknown): object[] =>
      typeof part === "object" && part !== null ? [part, ...Object.values(part).flatMap(parts)] : [];
    const found = ledgers.flatMap(parts);
    assert.ok(found.length > 10);
    assert.equal(new Set(found).size, found.length);
  });

  it("takes time by the number of incidents of a policy, not by its square, where all of them are restated", async () => {
    const plan = planOf(costs);
    assert.ok(plan);
    const product = await loadBatch(plan);
    const settle = (count: number): void => {
      const inputs = Array.from({ length: count }, (_, at) => claim("P", `I${at % (count / 2)}`, 100_001));
      const { results, ledgers } = settleBatch(product, inputs);
      assert.deepEqual([results[0]!.due, results.at(-1)!.due, results.at(-1)!.pay], [1, 1, 0]);
      assert.equal(ledgers[0]!.revision, count);
    };
    const times = growth(settle, 500, 4_000);
    assert.ok(times < 24, `eight times as many take ${times} times as long`);
  });

  it("knows a period again that is written in another way, and takes no ledger", async () => {
    const plan = planOf(costs);
    assert.ok(plan);
    const product = await loadBatch(plan);
    const [a, b] = [claim("P", "A", 800_000), claim("P", "B", 900_000)];
    const times = { to: "2027-04-01T00:00", from: "2026-04-01T00:00" };
    const { results, ledgers } = settleBatch(product, [
      a,
      claim("Q", "A", 200_000),
      { ...b, contract: { ...b.contract, period: times } },
      { ...b, ledger: settle(product.product, a).ledger },
    ]);
    assert.deepEqual(
      results.map(({ due, problems }) => [due, problems.map(({ path }) => path)]),
      [
        [700_000, []],
        [100_000, []],
        [300_000, []],
        [0, ["ledger"]],
      ],
    );
    assert.deepEqual(
      ledgers.map(({ policy, revision }) => [policy, revision]),
      [
        ["P", 2],
        ["Q", 1],
      ],
    );
  });

  it("says what is wrong with what is no claim", async () => {
    const plan = planOf(costs);
    assert.ok(plan);
    const { results, ledgers } = settleBatch(await loadBatch(plan), [null, {}] as unknown as SettlementInput[]);
    assert.deepEqual(
      results.map(({ problems }) => problems[0]?.path),
      ["", "contract"],
    );
    assert.deepEqual(ledgers, []);
  });
});
