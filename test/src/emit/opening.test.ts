import assert from "node:assert/strict";
import { openLedger } from "@yakkan/compiler/interpret/opening.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { InvalidInput } from "@yakkan/runtime";
import fc from "fast-check";
import { sampler } from "./sample.js";
import { loadProduct, type EmittedProduct } from "../support/run-emitted.js";
import * as p from "../support/plans.js";

const base = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } };
const kinds = p.enumType("basic", "wide");
const isWide = p.is(p.choice("plan", kinds), "wide");

/** Terms of every kind, guarded, by trigger, by what only an incident says; each head has its own mixture. */
const mixture: Plan = p.product(
  "mixture",
  {
    rounding: "up",
    choices: [
      p.choiceOf("plan", kinds),
      p.choiceOf("rate", p.ratioType, { optional: true }),
      p.choiceOf("own", p.moneyType, { when: isWide }),
    ],
    units: [p.unitOf("site", [p.unitFactOf("value", p.moneyType)], true)],
    facts: [p.factOf("incident", "share", p.ratioType)],
    readings: [p.readingOf("order", ["first", "last"]), p.readingOf("scope", ["all", "some"], "all")],
    triggers: [p.trigger("fire"), p.trigger("flood", { when: isWide })],
  },
  [
    p.section("s", {}, [
      p.deductible(p.iff(isWide, p.choice("own"), p.money(77)), "period"),
      p.head("a", {}, p.limit(700, "period"), p.coinsurance(p.choice("rate", p.ratioType))),
      p.head("b", { when: isWide, covers: ["fire"] }, p.limit(300, "period", { triggers: ["fire"] })),
      p.frame("f", {}, [
        p.head("c", {}, p.coinsurance(p.ratio(2, 3), { triggers: ["fire"] }), p.limit(50, "claim")),
        p.head("d", { covers: [{ triggers: ["fire"], when: p.readingIs("scope", "all") }] }),
        p.limit(p.iff(isWide, p.money(600), p.unlimited), "period", { when: p.readingIs("order", "first") }),
      ]),
      p.limit(900, "period"),
      p.coinsurance(p.ratio(9, 10), { when: p.readingIs("order", "last") }),
      p.coinsurance(p.fact("incident", "share", p.ratioType)),
      p.limit(800, "period", { sparing: [["a"]] }),
      p.coinsurance(p.ratio(0, 1), { when: p.readingIs("scope", "some") }),
    ]),
    p.frame("sites", { forEach: "site" }, [
      p.head("e", {}, p.limit(9, "incident")),
      p.limit(90, "period", { when: isWide }),
    ]),
    p.head("g", { computed: p.loss("a") }, p.layers("period", [p.layer("low", p.limit(10, "period"))])),
    p.head("h", {}, p.deductible(p.divide(p.sumOver("site", p.unitFact("site", "value")), p.num(3)), "period")),
    p.uncovered("ransom"),
  ],
);

function byEvaluator(product: EmittedProduct, contract: unknown, paid: unknown): unknown {
  try {
    return product.openLedger(contract, paid);
  } catch (problem) {
    assert.ok(problem instanceof InvalidInput);
    return problem.problems.map(({ path, code }) => `${path} ${code}`).sort();
  }
}

function byInterpreter(plan: Plan, contract: unknown, paid: unknown): unknown {
  const opened = openLedger(plan, contract, paid);
  return opened.ok ? opened.ledger : opened.problems.map(({ path, code }) => `${path} ${code}`).sort();
}

const amount = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 1000 }) },
  fc.constantFrom(9e15, 0.5, -1, "1"),
);
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, arbitrary);

const contracts = fc
  .record({
    plan: fc.constantFrom("basic", "wide"),
    rate: fc.constantFrom(undefined, 0, 0.3, 0.8, "2/3", 1),
    own: fc.constantFrom(0, 50, 9e15),
    readings: fc.constantFrom({}, { order: "first" }, { order: "last" }, { order: "last", scope: "some" }),
    value: fc.constantFrom(undefined, 0, 100),
  })
  .map(({ own, value, ...rest }) => ({
    ...base,
    ...rest,
    ...(rest.plan === "wide" ? { own } : {}),
    units: {
      site: [
        { id: "x", facts: { value: 200 } },
        { id: "y", facts: { value } },
      ],
    },
  }));

const payments = fc.record(
  {
    a: amount,
    b: few(amount),
    c: amount,
    d: amount,
    e: few(amount),
    g: few(amount),
    h: few(amount),
    ransom: few(amount),
    x: few(amount),
  },
  { requiredKeys: [] },
);

describe("a ledger opened by an emitted evaluator", function () {
  this.timeout(60_000);

  it("is that of the interpreter, whatever was paid", async () => {
    const product = await loadProduct(mixture);
    let sound = 0;
    fc.assert(
      fc.property(contracts, payments, (contract, paid) => {
        const expected = byInterpreter(mixture, contract, paid);
        if (!Array.isArray(expected)) sound += 1;
        assert.deepEqual(byEvaluator(product, contract, paid), expected);
      }),
      { numRuns: 2000 },
    );
    assert.ok(sound > 200, `${sound} of the ledgers were opened`);
  });

  it("is settled from alike", async () => {
    const product = await loadProduct(mixture);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1500 }), (paid, amount) => {
        const contract = { ...base, plan: "basic", rate: 0.8, readings: { order: "last" } };
        const ledger = product.openLedger(contract, { a: paid });
        const input = {
          contract,
          incident: { id: "I-1", triggers: ["fire"], facts: { share: 0.5 } },
          losses: [{ id: "1", head: "a", amount }],
          ledger,
        };
        const interpreted = interpret(mixture, input);
        assert.ok(interpreted.ok);
        assert.deepEqual(product.settle(input), interpreted.result);
        assert.deepEqual(interpreted.result.ledger.opening, ledger.opening);
      }),
    );
  });

  it("is not hindered by a term that acts under no trigger that may open the head", async () => {
    const plan = p.product(
      "p",
      {
        triggers: [p.trigger("fire"), p.trigger("flood")],
        units: [p.unitOf("site")],
        facts: [p.factOf("incident", "grave", p.boolType)],
      },
      [
        p.section("s", {}, [
          p.head("a", { covers: ["fire"] }),
          p.head("b", { when: p.no }),
          p.limit(5, "period", { where: p.fact("incident", "grave"), triggers: ["flood"] }),
          p.limit(6, "site-period", { where: p.fact("incident", "grave"), triggers: ["flood"] }),
        ]),
      ],
    );
    const product = await loadProduct(plan);
    for (const opened of [
      byInterpreter,
      (...[, ...given]: Parameters<typeof byInterpreter>) => byEvaluator(product, ...given),
    ]) {
      assert.deepEqual((opened(plan, base, { a: 4 }) as { opening: unknown }).opening, { paid: { a: 4 }, used: {} });
      assert.deepEqual(opened(plan, base, { a: 4, b: 1 }), ["paid.b not-available"]);
    }
  });

  it("is opened for a product that says everything", async () => {
    const product = await loadProduct(sampler());
    const contract = { ...base, plan: "basic", cap: 1000, kinds: [] };
    for (const paid of [
      {},
      { response: 1 },
      { damages: 90, defense: 5 },
      { fire: 1 },
      { probe: 4, tail: 3, profit: 2 },
    ]) {
      assert.deepEqual(byEvaluator(product, contract, paid), byInterpreter(sampler(), contract, paid));
    }
  });
});
