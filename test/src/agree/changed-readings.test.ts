// What other incidents used was measured by the reading that they were settled under.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type Ledger, type Problem, type SettlementInput, type SettlementResult, InvalidInput } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { loadBatch } from "../support/run-batch.js";
import { compare, type Engines, enginesOf } from "./agreement.js";

const text = `product p "商品" en "Product" {
  edition 2026-04-01
  reading limits "枠" en "Limits" { inner "内枠" en "Inner" | outer "外枠" en "Outer" }
  reading order "順" en "Order" { early "先" en "Early" (default) | late "後" en "Late" }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    head response "対応" en "Response"
    limit 1_000 per period when limits is inner
    limit 1_500 per period when limits is outer
    limit 900 per incident when order is late
  }
}`;

type Readings = Readonly<Record<string, string>>;

const inputOf = (incident: string, amount: number, readings: Readings, ledger?: Ledger): SettlementInput => ({
  contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, readings },
  incident: { id: incident, triggers: ["leak"] },
  losses: [{ id: "1", head: "response", amount }],
  ...(ledger === undefined ? {} : { ledger }),
});

describe("a reading that changes within a period", () => {
  let engines: Engines;
  before(async () => {
    const made = await enginesOf(text);
    ok(made);
    engines = made;
  });

  const settle = (input: SettlementInput): SettlementResult => {
    const { answer, disagreement } = compare(engines, "settle", input as never, true);
    strictEqual(disagreement, undefined);
    ok("result" in answer, JSON.stringify(answer));
    return answer.result as SettlementResult;
  };
  const problemsOf = (input: SettlementInput): readonly Problem[] => {
    const { answer, disagreement } = compare(engines, "settle", input as never, true);
    strictEqual(disagreement, undefined);
    return "problems" in answer ? answer.problems : [];
  };
  const places = (problems: readonly Problem[]): string[] => problems.map(({ path, code }) => `${path} ${code}`);

  it("is refused once another incident has used something", () => {
    const { ledger } = settle(inputOf("A", 800, { limits: "inner" }));
    deepStrictEqual(ledger.readings, { limits: "inner", order: "early" });
    const problems = problemsOf(inputOf("B", 800, { limits: "outer" }, ledger));
    deepStrictEqual(places(problems), ["ledger.readings.limits ledger"]);
    // Also the default is a reading that stands.
    deepStrictEqual(places(problemsOf(inputOf("B", 800, { limits: "inner", order: "late" }, ledger))), [
      "ledger.readings.order ledger",
    ]);
    // 200 of 1,000 are left.
    strictEqual(settle(inputOf("B", 800, { limits: "inner" }, ledger)).due, 200);
  });

  it("is allowed while the incident is alone: nothing but its own use counts", () => {
    const { ledger } = settle(inputOf("A", 1_200, { limits: "inner" }));
    const again = settle(inputOf("A", 1_200, { limits: "outer" }, ledger));
    deepStrictEqual([again.due, again.pay], [1_200, 200]);
    deepStrictEqual(again.ledger.readings, { limits: "outer", order: "early" });
    deepStrictEqual(places(problemsOf(inputOf("B", 800, { limits: "inner" }, again.ledger))), [
      "ledger.readings.limits ledger",
    ]);
  });

  it("may be chosen where it was open, and is remembered where it is left open again", () => {
    const open = settle(inputOf("A", 800, {}));
    deepStrictEqual([open.lines[0]!.verdict, open.ledger.readings], ["undetermined", { order: "early" }]);
    const chosen = settle(inputOf("B", 800, { limits: "inner" }, open.ledger));
    strictEqual(chosen.due, 800);
    const left = settle(inputOf("C", 800, {}, chosen.ledger));
    deepStrictEqual(left.ledger.readings, { limits: "inner", order: "early" });
    deepStrictEqual(places(problemsOf(inputOf("A", 800, { limits: "outer" }, left.ledger))), [
      "ledger.readings.limits ledger",
    ]);
    // 800 of 1,000 are used.
    strictEqual(settle(inputOf("A", 800, { limits: "inner" }, left.ledger)).due, 200);
  });

  it("is refused of a ledger that was opened with what was paid elsewhere", () => {
    const opening = { contract: inputOf("A", 0, { limits: "inner" }).contract, paid: { response: 300 } };
    const { answer, disagreement } = compare(engines, "opening", opening as never, true);
    strictEqual(disagreement, undefined);
    ok("result" in answer);
    const { ledger } = answer.result as { ledger: Ledger };
    deepStrictEqual(ledger.readings, { limits: "inner", order: "early" });
    deepStrictEqual(places(problemsOf(inputOf("A", 800, { limits: "outer" }, ledger))), [
      "ledger.readings.limits ledger",
    ]);
  });

  it("is changed by a replay: payments stay, and use is worked out anew", () => {
    const first = settle(inputOf("A", 800, { limits: "inner" }));
    const { ledger } = settle(inputOf("B", 800, { limits: "inner" }, first.ledger));
    const incidents = ledger.incidents.map((incident) => ({ ...incident, used: {} }));
    const reread: Ledger = { ...ledger, readings: { limits: "outer" }, incidents };
    const { contract } = inputOf("A", 0, { limits: "outer" });
    const calls = ["A", "B"].map((id) => {
      const { incident, losses } = inputOf(id, 800, {});
      return { incident, losses };
    });
    // Of 1,500 there are 800 and 700; 800 and 200 were paid.
    deepStrictEqual(
      engines.product.settlePeriod(contract, calls, { ledger: reread }).results.map(({ due, pay }) => [due, pay]),
      [
        [800, 0],
        [700, 500],
      ],
    );
  });

  it("is looked at by the trace all the same", () => {
    const { ledger } = settle(inputOf("A", 800, { limits: "inner" }));
    const { readings } = settle(inputOf("B", 1_000, { limits: "inner" }, ledger));
    // The limit of the outer reading has a key of its own: 1,000 would be due, were not 800 used by the first incident
    // under that reading too. So it is said that the first counts as it was settled.
    deepStrictEqual(
      readings?.map(({ reading, othersAsSettled, due }) => [reading, othersAsSettled, due.map((row) => row.due)]),
      [["limits", true, [200, 1_000]]],
    );
    const alone = settle(inputOf("B", 1_200, { limits: "inner" })).readings;
    deepStrictEqual(
      alone?.map(({ reading, othersAsSettled, due }) => [reading, othersAsSettled, due.map((row) => row.due)]),
      [
        ["limits", undefined, [1_000, 1_200]],
        ["order", undefined, [1_000, 900]],
      ],
    );
  });

  it("is read strictly: every reading is the product's, and they are there", () => {
    const { ledger } = settle(inputOf("A", 800, { limits: "inner" }));
    const withReadings = (readings: unknown): string[] =>
      places(problemsOf(inputOf("A", 800, { limits: "inner" }, { ...ledger, readings } as Ledger)));
    deepStrictEqual(withReadings({ limits: "inner" }), []);
    deepStrictEqual(withReadings(undefined), ["ledger.readings ledger"]);
    deepStrictEqual(withReadings(["inner"]), ["ledger.readings ledger"]);
    deepStrictEqual(withReadings({ limmits: "inner" }), ["ledger.readings.limmits ledger"]);
    deepStrictEqual(withReadings({ limits: "aside" }), ["ledger.readings.limits ledger"]);
  });

  it("stops a period at the ledger that it goes on from", () => {
    const { ledger } = settle(inputOf("A", 800, { limits: "inner" }));
    const { contract, ...call } = inputOf("B", 800, { limits: "outer" });
    try {
      engines.product.settlePeriod(contract, [call, call], { ledger });
      ok(false, "it is refused");
    } catch (problem) {
      ok(problem instanceof InvalidInput, String(problem));
      deepStrictEqual(places(problem.problems), ["ledger.readings.limits ledger"]);
    }
  });

  it("is a problem of its row in a batch, and rows behind it go on", async () => {
    const batch = new InputBatch(await loadBatch(engines.plan));
    const rows = [
      inputOf("A", 800, { limits: "inner" }),
      inputOf("B", 800, { limits: "outer" }),
      inputOf("C", 800, { limits: "inner" }),
      inputOf("D", 800, {}),
    ];
    for (const row of rows) deepStrictEqual(batch.add(row), []);
    batch.settle();
    deepStrictEqual(
      rows.map((_, row) => places(batch.batch.problems.get(row) ?? [])),
      [[], ["ledger.readings.limits ledger"], [], []],
    );
    deepStrictEqual(
      [0, 2, 3].map((row) => batch.linesOf(row).map(({ verdict, due }) => [verdict, due])),
      [[["eligible", 800]], [["eligible", 200]], [["undetermined", 0]]],
    );
    const after = batch.batch.ledgerAfter(3);
    deepStrictEqual(after.readings, { limits: "inner", order: "early" });
    deepStrictEqual(
      after.incidents.map(({ id }) => id),
      ["A", "C", "D"],
    );
  });
});
