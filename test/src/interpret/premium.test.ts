import assert from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpretPremium } from "@yakkan/compiler/interpret/premium.js";
import { hashTerms } from "@yakkan/compiler/terms-hash.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import * as p from "../support/plans.js";
import { contract, quoted } from "../support/premium-product.js";

const plan = compile({ name: "quoted.yakkan", text: quoted }).plans[0]!;

/** The amount; else `undetermined`, what is waited for, and the tables without a row. */
function quote(premium: string, changes: object = {}, of: Plan = plan): number | string {
  const quoted = interpretPremium(of, { ...contract, ...changes }, premium);
  if (!quoted.ok) return quoted.problems.map(({ path, code }) => `${path} ${code}`).join(", ");
  const { result } = quoted;
  if (result.verdict === "determined") return result.amount;
  const waits = result.waitsFor.map(({ of, id, name }) =>
    [of, id, name].filter((part) => part !== undefined).join(" "),
  );
  return `undetermined: ${[...waits, ...result.unmatched.map((table) => `table ${table}`)].join(", ")}`;
}

describe("a premium", () => {
  it("is worked out exactly and rounded once", () => {
    // 123,456,789 × 0.75 % = 925,925.9175, less 10 %: 833,333.32575.
    assert.equal(quote("annual"), 833_333);
    // With 10 % of tax 916,666.658325, a twelfth of it 76,388.888….
    assert.equal(quote("monthly", { readings: { tax: "included" } }), 76_389);
    // 0.5 % of 1,500,000 are 7,500, below the minimum; no discount after two claims.
    assert.equal(quote("annual", { plan: "light", extra: undefined, revenue: 1_500_000, claims: 2 }), 10_000);
    // A third of 200 is 66.67.
    const location = [
      { id: "a", facts: { value: 100 } },
      { id: "b", facts: { value: 100 } },
    ];
    assert.equal(quote("fire", { units: { location } }), 67);
    // And 2 % of 500,000.
    assert.equal(quote("fire", { units: { location }, options: ["rider"] }), 10_067);
  });

  it("is never below zero", () => {
    // 20,000 − 1,000,000.
    assert.equal(quote("rebate"), 0);
  });

  it("takes the band that begins with the value, and not the one that ends with it", () => {
    // 0.75 % of 999,999,999 less 10 % is 6,749,999.99; 0.3 % of 1,000,000,000 less 10 % is 2,700,000.
    assert.equal(quote("annual", { revenue: 999_999_999 }), 6_750_000);
    assert.equal(quote("annual", { revenue: 1_000_000_000 }), 2_700_000);
  });

  it("waits for a reading that is not chosen and for facts of units", () => {
    assert.equal(quote("monthly"), "undetermined: reading tax");
    const location = [{ id: "b" }, { id: "a" }, { id: "c", facts: { value: 1 } }];
    assert.equal(quote("fire", { units: { location } }), "undetermined: unit a value, unit b value");
  });

  it("names the tables that have no row", () => {
    assert.equal(quote("annual", { revenue: 5_000_000_000 }), "undetermined: table rates");
    assert.equal(
      quote("annual", { revenue: 5_000_000_000, claims: 0.5 }),
      "undetermined: table discounts, table rates",
    );
    assert.equal(quote("monthly", { claims: 3 }), "undetermined: reading tax, table discounts");
    // The other branch is not looked at, nor is a table that is not read.
    assert.equal(quote("rebate", { claims: 3 }), 0);
  });

  it("is undetermined for no reason of the contract where it divides by zero or is unlimited", () => {
    const odd: Plan = {
      ...p.product("odd", { choices: [p.choiceOf("n", p.numberType)] }, [p.head("a")]),
      premiums: [
        { name: "share", label: {}, value: p.divide(p.money(100), p.choice("n", p.numberType)), source: p.nowhere },
        { name: "all", label: {}, value: p.unlimited, source: p.nowhere },
      ],
    };
    const of = { policy: "P-1", period: contract.period };
    const by = { product: "odd", edition: odd.edition, terms: hashTerms(odd) };
    const shares = [0, 3].map((n) => interpretPremium(odd, { ...of, n }, "share"));
    assert.deepEqual(shares, [
      { ok: true, result: { ...by, premium: "share", verdict: "undetermined", waitsFor: [], unmatched: [] } },
      { ok: true, result: { ...by, premium: "share", verdict: "determined", amount: 33 } },
    ]);
    const all = interpretPremium(odd, { ...of, n: 1 }, "all");
    assert.deepEqual(all, {
      ok: true,
      result: { ...by, premium: "all", verdict: "undetermined", waitsFor: [], unmatched: [] },
    });
  });

  it("is not quoted for a contract that is not one of the product, or under another name", () => {
    assert.equal(quote("annual", { revenue: undefined }), "contract.revenue missing");
    assert.equal(quote("annual", { plan: "light" }), "contract.extra not-available");
    assert.equal(quote("annually"), "premium unknown-name");
    const nothing = interpretPremium(plan, null, "annual");
    assert.deepEqual(!nothing.ok && nothing.problems.map(({ path, code }) => `${path} ${code}`), ["contract shape"]);
  });

  it("is an amount of at most 9 × 10^15", () => {
    const large: Plan = {
      ...p.product("large", { choices: [p.choiceOf("sum", p.moneyType)] }, [p.head("a")]),
      premiums: [{ name: "twice", label: {}, value: p.multiply(p.choice("sum"), p.num(2)), source: p.nowhere }],
    };
    const of = (sum: number) => interpretPremium(large, { policy: "P-1", period: contract.period, sum }, "twice");
    const most = of(4_500_000_000_000_000);
    assert.ok(most.ok && most.result.verdict === "determined" && most.result.amount === 9_000_000_000_000_000);
    const more = of(4_500_000_000_000_001);
    assert.deepEqual(!more.ok && more.problems.map(({ path, code }) => `${path} ${code}`), ["contract amount"]);
  });
});
