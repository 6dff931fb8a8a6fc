import assert from "node:assert/strict";
import { InvalidInput, type Ledger, payBack, type SettlementInput } from "@yakkan/runtime";
import { growth } from "../support/cpu.js";
import { loadProduct, type EmittedProduct } from "../support/run-emitted.js";
import * as p from "../support/plans.js";

const contract = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, top: 1000 };

/** 80 % of at most 1,000 in the period. */
const plan = p.product("period", { choices: [p.choiceOf("top", p.moneyType)] }, [
  p.head("a"),
  p.limit(p.choice("top"), "period"),
  p.coinsurance(p.ratio(4, 5)),
]);

function call(id: string, amount: unknown): Omit<SettlementInput, "contract" | "ledger"> {
  return { incident: { id, triggers: ["fire"] }, losses: [{ id: "1", head: "a", amount: amount as number }] };
}

/** Each problem as `path code`. */
function problemsOf(product: EmittedProduct, ...given: Parameters<EmittedProduct["settlePeriod"]>): readonly string[] {
  try {
    product.settlePeriod(...given);
  } catch (problem) {
    assert.ok(problem instanceof InvalidInput);
    return problem.problems.map(({ path, code }) => `${path} ${code}`);
  }
  return [];
}

describe("a period that is replayed", () => {
  it("settles each call from the ledger of the one before", async () => {
    const product = await loadProduct(plan);
    // 600; 400 of 700 are left; restated at 300, so 700 are left: 700 more of the second incident.
    const calls = [call("A", 600), call("B", 700), call("A", 300), call("B", 700)];
    const { results, ledger } = product.settlePeriod(contract, calls);
    assert.deepEqual(
      results.map(({ incident, due, pay, overpaid }) => [incident, due, pay, overpaid]),
      [
        ["A", 480, 480, 0],
        ["B", 320, 320, 0],
        ["A", 240, 0, 240],
        ["B", 560, 240, 0],
      ],
    );
    assert.deepEqual(ledger, results.at(-1)?.ledger);
    assert.equal(ledger.revision, 4);

    let before = undefined;
    for (const [index, one] of calls.entries()) {
      const alone = product.settle({ ...one, contract, ...(before === undefined ? {} : { ledger: before }) });
      assert.deepEqual(results[index], alone);
      before = alone.ledger;
    }
  });

  // Of few incidents the ledger is written at once, of many when somebody looks at it.
  for (const others of [0, 40]) {
    it(`gives each result a ledger of its own, as the settlement alone leaves it, beside ${others} incidents`, async () => {
      const product = await loadProduct(plan);
      const opened = product.openLedger(contract, { a: 80 });
      const before = Array.from({ length: others }, (_, at) => call(`O${at}`, 1));
      const first = product.settlePeriod(contract, before, { ledger: opened }).ledger;
      const calls = [call("A", 500), call("__proto__", 700), call("A", 300), call("B", 0), call("__proto__", 700)];
      const { results, ledger } = product.settlePeriod(contract, calls, { ledger: first });
      assert.equal(ledger, results.at(-1)?.ledger);
      const alone: string[] = [];
      let last = first;
      for (const one of calls) {
        const result = product.settle({ ...one, contract, ledger: last });
        alone.push(JSON.stringify(result));
        last = result.ledger;
      }
      // Whoever changes one changes no other, whether that was looked at before or not.
      (results[1]!.ledger.incidents as unknown[]).length = 0;
      Object.assign(results[2]!.ledger.incidents.at(-2)!.paid, { 1: 0 });
      Object.assign(results[2]!.ledger.opening!.used, { "period:limit:period:1": {} });
      for (const at of [0, 3, 4]) assert.equal(JSON.stringify(results[at]), alone[at]);
      const { results: again } = product.settlePeriod(contract, calls.slice(0, 1), { ledger: first });
      assert.equal(JSON.stringify(Object.freeze(again[0]!)), alone[0]);
    });
  }

  it("takes time by the number of incidents, not by its square", async () => {
    const product = await loadProduct(plan);
    const settle = (count: number): void => {
      const calls = Array.from({ length: count }, (_, at) => call(`I${at % (count / 2)}`, 1));
      assert.equal(product.settlePeriod(contract, calls).results.at(-1)?.ledger.incidents.length, count / 2);
    };
    const times = growth(settle, 500, 4_000);
    assert.ok(times < 24, `eight times as many take ${times} times as long`);
  });

  it("goes on from a ledger, and traces when asked", async () => {
    const product = await loadProduct(plan);
    // 480 paid elsewhere are 600 of the limit.
    const ledger = product.openLedger(contract, { a: 480 });
    const { results } = product.settlePeriod(contract, [call("A", 600)], { ledger, trace: true });
    assert.deepEqual([results[0]?.due, results[0]?.trace?.length], [320, 2]);
  });

  it("without calls leaves the ledger as it is", async () => {
    const product = await loadProduct(plan);
    const ledger = product.openLedger(contract, { a: 8 });
    assert.deepEqual(product.settlePeriod(contract, [], { ledger }), { results: [], ledger });
    const { ledger: none } = product.settlePeriod(contract, []);
    assert.deepEqual([none.revision, none.incidents, none.policy], [0, [], "P-1"]);
  });

  it("settles nothing where a call is wrong, and names it by its place", async () => {
    const product = await loadProduct(plan);
    assert.deepEqual(problemsOf(product, contract, [call("A", 5), call("B", -5), call("C", 5), call("D", "5"), null]), [
      "calls[1].losses[0].amount amount",
      "calls[3].losses[0].amount shape",
      "calls[4] shape",
    ]);
    const forgotten = { ...call("A", 5), losses: [] };
    assert.deepEqual(problemsOf(product, contract, [call("A", 5), forgotten]), ["calls[1].losses not-restated"]);
    assert.deepEqual(problemsOf(product, contract, [{ ...call("A", 5), contract, ledger: {} }]), [
      "calls[0].contract unknown-name",
      "calls[0].ledger unknown-name",
    ]);
    assert.deepEqual(problemsOf(product, contract, "calls" as never), ["calls shape"]);
  });

  it("says what is wrong with its contract and its ledger once", async () => {
    const product = await loadProduct(plan);
    const short = { ...contract, top: undefined };
    assert.deepEqual(problemsOf(product, short, [call("A", 5), call("B", 0.5)]), [
      "contract.top missing",
      "calls[1].losses[0].amount amount",
    ]);
    assert.deepEqual(problemsOf(product, undefined, []), ["contract missing"]);
    const ledger = { ...product.openLedger(contract, { a: 8 }), policy: "P-2" };
    assert.deepEqual(problemsOf(product, contract, [call("A", 5)], { ledger }), ["ledger.policy ledger"]);
  });
});

describe("what the insured pays back", () => {
  it("is taken off what was paid, so that what is due later is paid again", async () => {
    const product = await loadProduct(plan);
    // 80 % of 500 and then of 200: 400 are paid, 160 due. 240 are paid back. Of 450 then 360 are due, 200 more.
    const { results } = product.settlePeriod(contract, [call("A", 500), call("A", 200)]);
    const { ledger, overpaid } = results.at(-1)!;
    assert.equal(overpaid, 240);
    const after = payBack(ledger, "A", { "1": 240 });
    assert.deepEqual(after.incidents, [{ ...ledger.incidents[0]!, paid: { "1": 160 } }]);
    assert.equal(after.revision, ledger.revision + 1);
    const again = product.settle({ ...call("A", 450), contract, ledger: after });
    assert.deepEqual([again.due, again.pay, again.overpaid], [360, 200, 0]);
    // As if nothing had ever been paid on a line of which all is paid back.
    assert.deepEqual(payBack(ledger, "A", { "1": 400 }).incidents[0]!.paid, {});
  });

  it("is refused where it is more than was paid, or of nothing that was", async () => {
    const product = await loadProduct(plan);
    const { ledger } = product.settlePeriod(contract, [call("A", 500)]);
    const told = (incident: string, amounts: unknown, of: unknown = ledger): readonly string[] => {
      try {
        payBack(of as Ledger, incident, amounts as Readonly<Record<string, number>>);
      } catch (problem) {
        assert.ok(problem instanceof InvalidInput);
        return problem.problems.map(({ path, message }) => `${path}: ${message}`);
      }
      return [];
    };
    assert.deepEqual(told("B", { "1": 5 }), ['incident: "B" is no incident of the ledger']);
    assert.deepEqual(told("A", { "1": 401, "2": 5, __proto__: 3 }), [
      'amounts["1"]: `1` was paid 400; 401 is paid back',
      'amounts["2"]: `2` was paid 0; 5 is paid back',
    ]);
    const paying = (paid: unknown): unknown => ({
      ...ledger,
      incidents: [{ ...ledger.incidents[0], paid: { "1": paid } }],
    });
    for (const broken of [
      null,
      "x",
      {},
      [ledger],
      { ...ledger, incidents: [{ id: "A" }] },
      paying("400"),
      paying(null),
    ])
      assert.match(told("A", { "1": 5 }, broken).join(), /^ledger: .* is no ledger that a settlement has left$/);
    assert.deepEqual(told("A", undefined), ["amounts: `amounts` is not given"]);
    assert.deepEqual(told("A", { "1": 0.5 }), [
      'amounts["1"]: what is paid back is a whole number of minor units; 0.5 is given',
    ]);
    assert.deepEqual(told("A", {}), []);
  });
});
