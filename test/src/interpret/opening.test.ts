import assert from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { openLedger } from "@yakkan/compiler/interpret/opening.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { hashTerms } from "@yakkan/compiler/terms-hash.js";
import type { Ledger, LedgerOpening } from "@yakkan/runtime/claim.js";
import fc from "fast-check";
import * as p from "../support/plans.js";
import { inputOf, problemsOf, settle } from "./cases.js";

const { contract } = inputOf({});

function opened(plan: Plan, paid: unknown, choices: object = {}): Ledger {
  const result = openLedger(plan, { ...contract, ...choices }, paid);
  if (!result.ok) assert.fail(result.problems.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  return result.ledger;
}

/** What was used, of terms that are not per unit. */
function used(plan: Plan, paid: unknown, choices: object = {}): Readonly<Record<string, number | undefined>> {
  const { used: byTerm } = opened(plan, paid, choices).opening!;
  return Object.fromEntries(Object.entries(byTerm).map(([term, byUnit]) => [term, byUnit[""]]));
}

/** Each problem as `path code`. */
function refused(plan: Plan, paid: unknown, choices: object = {}): readonly string[] {
  const result = openLedger(plan, { ...contract, ...choices }, paid);
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
}

/** The example of docs/calculus.md. */
const example = compile({
  name: "opening.yakkan",
  text: `language 1
product opening "見本" {
  edition  2026-04-01
  currency JPY rounding down
  triggers { fire "火災" }
  section costs "費用" {
    covers fire
    covered at any time
    deductible 100_000 per period
    head response "対応費用"
    frame prevention "防止費用" {
      head containment "拡大防止" { limit 5_000_000 per period  coinsurance pays 90% }
      head recurrence  "再発防止"
      limit 8_000_000 per period
    }
    limit 10_000_000 per period
    coinsurance pays 80%
  }
}
`,
}).plans[0]!;

describe("a ledger opened with what was paid elsewhere", () => {
  it("brings what was paid back through the coinsurance written after each limit", () => {
    // 720,000 / (90 % · 80 %); 720,000 / 80 %; 1,120,000 / 80 %. The deductible is used up.
    assert.deepEqual(opened(example, { response: 400_000, containment: 720_000 }), {
      schema: 1,
      product: "opening",
      edition: "2026-04-01",
      terms: hashTerms(example),
      policy: "P-1",
      period: contract.period,
      readings: {},
      revision: 1,
      opening: {
        paid: { response: 400_000, containment: 720_000 },
        used: {
          "costs:deductible:period:1": { "": 100_000 },
          "containment:limit:period:1": { "": 1_000_000 },
          "prevention:limit:period:1": { "": 900_000 },
          "costs:limit:period:1": { "": 1_400_000 },
        },
      },
      incidents: [],
    });
  });

  it("is gone on from by settlements, and counts as no incident", () => {
    const ledger = opened(example, { response: 400_000, containment: 720_000 });
    // 5,000,000 less 1,000,000; 90 % of it 3,600,000; 80 % of that.
    const losses = [{ head: "containment", amount: 6_000_000 }];
    const first = settle(example, { losses, ledger });
    assert.equal(first.due, 2_880_000);
    assert.deepEqual(first.ledger.opening, ledger.opening);
    assert.equal(first.ledger.revision, 2);
    assert.deepEqual(
      first.ledger.incidents.map(({ id }) => id),
      ["I-1"],
    );
    // Again: nothing is paid, and the opening is counted once.
    assert.deepEqual([settle(example, { losses, ledger: first.ledger }).due], [2_880_000]);
    const numbered = p.product("n", {}, [
      p.head("a", {}, p.limit(p.multiply(p.money(10), p.incidentNumber), "incident")),
    ]);
    const numberedLedger = opened(numbered, { a: 5 });
    assert.equal(settle(numbered, { losses: [{ head: "a", amount: 100 }], ledger: numberedLedger }).due, 10);
  });

  it("rounds the sum over the heads down, once", () => {
    const plan = p.product("p", {}, [p.head("a"), p.head("b"), p.limit(1000, "period"), p.coinsurance(p.ratio(2, 3))]);
    // 1/(2/3) = 1.5 each.
    assert.deepEqual(used(plan, { a: 1, b: 1 }), { "p:limit:period:1": 3 });
    assert.deepEqual(used(plan, { a: 1, b: 0 }), { "p:limit:period:1": 1 });
    assert.deepEqual(used(plan, {}), {});
  });

  it("divides only by ratios that the contract says, of coinsurance that acts on everything of the head", () => {
    const triggers = [
      p.trigger("fire"),
      p.trigger("flood"),
      p.trigger("storm", { when: p.is(p.choice("plan", kinds), "wide") }),
    ];
    const coinsuranceOf = (pays = p.ratio(1, 2), options: Parameters<typeof p.coinsurance>[1] = {}): Plan =>
      p.product(
        "p",
        {
          triggers,
          choices: [p.choiceOf("plan", kinds), p.choiceOf("rate", p.ratioType, { optional: true })],
          facts: [p.factOf("incident", "careless", p.boolType, { default: p.literalBool(false) })],
          readings: [p.readingOf("order", ["first", "last"])],
        },
        [p.head("a", { covers: ["fire", "storm"] }), p.limit(1000, "period"), p.coinsurance(pays, options)],
      );
    const ofLimit = (plan: Plan, choices: object = {}) =>
      used(plan, { a: 100 }, { plan: "basic", ...choices })["p:limit:period:1"];
    assert.equal(ofLimit(coinsuranceOf()), 200);
    assert.equal(ofLimit(coinsuranceOf(p.choice("rate", p.ratioType)), { rate: 0.8 }), 125);
    assert.equal(ofLimit(coinsuranceOf(p.choice("rate", p.ratioType))), 100);
    // A fact at its default is no matter of the contract, nor is a trigger or the incident's number.
    assert.equal(ofLimit(coinsuranceOf(p.iff(p.fact("incident", "careless"), p.ratio(1, 4), p.ratio(1, 2)))), 100);
    assert.equal(ofLimit(coinsuranceOf(p.iff(p.triggerIs("fire"), p.ratio(1, 4), p.ratio(1, 2)))), 100);
    const byNumber = p.iff(p.compare(p.incidentNumber, ">", p.num(1)), p.ratio(1, 4), p.ratio(1, 2));
    assert.equal(ofLimit(coinsuranceOf(byNumber)), 100);
    // Not there; not known whether it is there.
    assert.equal(ofLimit(coinsuranceOf(undefined, { when: p.is(p.choice("plan", kinds), "wide") })), 100);
    assert.equal(ofLimit(coinsuranceOf(undefined, { when: p.readingIs("order", "first") })), 100);
    assert.equal(
      ofLimit(coinsuranceOf(undefined, { when: p.readingIs("order", "first") }), { readings: { order: "first" } }),
      200,
    );
    // For one of the two triggers that open the head; under the basic plan there is only the one.
    assert.equal(ofLimit(coinsuranceOf(undefined, { triggers: ["fire"] })), 200);
    assert.equal(ofLimit(coinsuranceOf(undefined, { triggers: ["fire"] }), { plan: "wide" }), 100);
    assert.equal(ofLimit(coinsuranceOf(undefined, { triggers: ["flood"] })), 100);
    // A share of 0 is none that could have been paid.
    assert.equal(ofLimit(coinsuranceOf(p.ratio(0, 1))), 100);
  });

  it("takes a deductible of the period as used up by any payment on one of its heads", () => {
    const plan = p.product("p", { choices: [p.choiceOf("own", p.moneyType)] }, [
      p.section("s", {}, [p.head("a"), p.head("b"), p.deductible(p.choice("own"), "period")]),
      p.head("c"),
    ]);
    assert.deepEqual(used(plan, { a: 1 }, { own: 300 }), { "s:deductible:period:1": 300 });
    // What was paid on another head says nothing of it.
    assert.deepEqual(used(plan, { c: 1_000 }, { own: 300 }), {});
    assert.deepEqual(used(plan, { a: 1 }, { own: 0 }), {});
    // That is what a settlement uses which leaves anything.
    const first = settle(plan, { contract: { own: 300 }, losses: [{ head: "b", amount: 301 }] });
    assert.deepEqual([first.due, first.ledger.incidents[0]?.used], [1, { "s:deductible:period:1": { "": 300 } }]);
  });

  it("leaves out limits that the contract does not have, and keeps those of an open reading", () => {
    const plan = p.product(
      "p",
      { choices: [p.choiceOf("plan", kinds)], readings: [p.readingOf("order", ["first", "last"])] },
      [
        p.head("a"),
        p.limit(1000, "period", { when: p.is(p.choice("plan", kinds), "wide") }),
        p.limit(500, "period", { when: p.readingIs("order", "first") }),
      ],
    );
    assert.deepEqual(used(plan, { a: 7 }, { plan: "basic" }), { "p:limit:period:2": 7 });
    assert.deepEqual(used(plan, { a: 7 }, { plan: "wide", readings: { order: "last" } }), { "p:limit:period:1": 7 });
  });

  it("is refused where what was paid does not say what it used", () => {
    const plan = p.product(
      "p",
      {
        units: [p.unitOf("site", [p.unitFactOf("value", p.moneyType)], true)],
        facts: [p.factOf("incident", "rate", p.ratioType)],
        triggers: [p.trigger("fire"), p.trigger("flood")],
      },
      [
        p.head("a", {}, p.limit(10, "site-period")),
        p.frame("sites", { forEach: "site" }, [p.head("b"), p.limit(10, "period")]),
        p.head("c", {}, p.layers("period", [p.layer("low", p.limit(10, "period"))])),
        p.head("d", {}, p.limit(10, "period", { triggers: ["fire"] })),
        p.head("e", {}, p.deductible(p.multiply(p.loss(), p.fact("incident", "rate", p.ratioType)), "period")),
        p.head("f", {}, p.limit(10, "site"), p.limit(20, "period")),
      ],
    );
    assert.deepEqual(refused(plan, { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }), [
      "paid.a unit",
      "paid.b unit",
      "paid.c ledger",
      "paid.d ledger",
      "paid.e ledger",
    ]);
    assert.deepEqual(refused(plan, { a: 0, f: 1 }), []);
  });

  it("is refused for heads that there are not, and for what is no amount", () => {
    const plan = p.product("p", { choices: [p.choiceOf("plan", kinds)], triggers: [p.trigger("fire")] }, [
      p.head("a"),
      p.head("b", { when: p.is(p.choice("plan", kinds), "wide") }),
      p.head("c", { covers: [{ triggers: ["fire"], when: p.is(p.choice("plan", kinds), "wide") }] }),
      p.uncovered("ransom"),
    ]);
    const basic = { plan: "basic" };
    assert.deepEqual(refused(plan, { a: 1, b: 1, c: 1 }, basic), ["paid.b not-available", "paid.c not-available"]);
    assert.deepEqual(refused(plan, { b: 1, c: 1 }, { plan: "wide" }), []);
    assert.deepEqual(refused(plan, { ransom: 0, x: 1, a: 1.5, b: "1" }, basic), [
      "paid.ransom not-available",
      "paid.x unknown-name",
      "paid.a amount",
      "paid.b shape",
    ]);
    assert.deepEqual(refused(plan, { a: 9e15, b: 1 }, basic), ["paid amount"]);
    assert.deepEqual(refused(plan, undefined, basic), ["paid missing"]);
    assert.deepEqual(refused(plan, [], {}), ["contract.plan missing", "paid shape"]);
  });

  it("is checked like the rest of the ledger", () => {
    const ledger = opened(example, { response: 8 });
    const broken = (opening: unknown) =>
      problemsOf(example, inputOf({ ledger: { ...ledger, opening: opening as LedgerOpening } }));
    assert.deepEqual(broken(undefined), []);
    assert.deepEqual(broken([]), ["ledger.opening ledger"]);
    assert.deepEqual(broken({ paid: { response: -1 }, used: { x: 1 } }), [
      "ledger.opening.paid.response ledger",
      "ledger.opening.used.x ledger",
    ]);
  });

  it("comes, but for the rounding, to what the settlement itself has used", () => {
    const plan = p.product("p", {}, [
      p.section("s", {}, [
        p.head("a", {}, p.limit(700, "period"), p.coinsurance(p.ratio(9, 10))),
        p.head("b"),
        p.limit(900, "period"),
        p.coinsurance(p.ratio(2, 3)),
        p.limit(500, "period"),
        p.coinsurance(p.ratio(4, 5)),
        p.limit(350, "incident"),
      ]),
    ]);
    const amount = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const losses = [
          { head: "a", amount: a },
          { head: "b", amount: b },
        ];
        const settled = settle(plan, { losses });
        const [before] = settled.ledger.incidents;
        const found = used(plan, Object.fromEntries(settled.heads.map(({ head, due }) => [head, due])));
        for (const [term, byUnit] of Object.entries(before?.used ?? {})) {
          // Each coinsurance rounds less than one away: at most 1 + 3/2 + 15/8 + 25/12 where the limit stands.
          const lost = (byUnit[""] ?? 0) - (found[term] ?? 0);
          assert.ok(Math.abs(lost) <= 6, `${term}: ${lost}`);
          // Among the heads one may gain by it, all together lose.
          if (term.startsWith("s:")) assert.ok(lost >= 0, `${term}: ${lost}`);
        }
      }),
    );
  });
});

const kinds = p.enumType("basic", "wide");
