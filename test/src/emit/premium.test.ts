import assert from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { emit } from "@yakkan/compiler/emit/emit.js";
import { interpretPremium } from "@yakkan/compiler/interpret/premium.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { InvalidInput } from "@yakkan/runtime";
import fc from "fast-check";
import { loadProduct, type EmittedProduct } from "../support/run-emitted.js";
import * as p from "../support/plans.js";
import { contract, quoted } from "../support/premium-product.js";

const plan = compile({ name: "quoted.yakkan", text: quoted }).plans[0]!;

/** The result, or each problem as `path code`. */
function byEvaluator(product: EmittedProduct, premium: string, given: unknown): unknown {
  try {
    return product.premium(premium, given);
  } catch (problem) {
    assert.ok(problem instanceof InvalidInput);
    return problem.problems.map(({ path, code }) => `${path} ${code}`).sort();
  }
}

function byInterpreter(of: Plan, premium: string, given: unknown): unknown {
  const quotation = interpretPremium(of, given, premium);
  if (quotation.ok) return quotation.result;
  return quotation.problems.map(({ path, code }) => `${path} ${code}`).sort();
}

const amount = (max: number) => fc.oneof(fc.integer({ min: 0, max }), fc.constantFrom(0, 1, max));

const contracts = fc
  .record(
    {
      plan: fc.constantFrom("light", "full"),
      revenue: fc.oneof(
        fc.integer({ min: 1, max: 10_000_000_000 }),
        fc.constantFrom(0, 999_999_999, 1_000_000_000, 5_000_000_000, 1.5),
      ),
      claims: fc.constantFrom(0, 0.5, 1, 2, 2.999, 3),
      extra: amount(1_000_000),
      options: fc.subarray(["rider"]),
      readings: fc.constantFrom({}, { tax: "without" }, { tax: "included" }, { tax: "none" }),
      units: fc.record({
        location: fc
          .array(fc.option(fc.record({ value: amount(9_007_199_254) }), { nil: undefined }), { maxLength: 3 })
          .map((facts) => facts.map((stated, index) => ({ id: String(index), ...(stated && { facts: stated }) }))),
      }),
    },
    { requiredKeys: ["plan", "revenue", "units"] },
  )
  // Most of what a plan does not have is left out, so that most contracts are sound.
  .chain((drawn) =>
    fc.boolean().map((sound) => {
      if (!sound) return drawn;
      const { extra = 5, options = [], ...rest } = drawn;
      return rest.plan === "full" ? { ...rest, extra, options } : rest;
    }),
  )
  .map((drawn) => ({ policy: "P-1", period: contract.period, ...drawn }));

describe("the premiums of an emitted evaluator", function () {
  this.timeout(60_000);

  it("are those of the interpreter, under any contract", async () => {
    const product = await loadProduct(plan);
    const seen = new Set<string>();
    fc.assert(
      fc.property(contracts, fc.constantFrom("annual", "monthly", "fire", "rebate", "none"), (given, premium) => {
        const expected = byInterpreter(plan, premium, given);
        seen.add(Array.isArray(expected) ? "problems" : (expected as { readonly verdict: string }).verdict);
        assert.deepEqual(byEvaluator(product, premium, given), expected);
      }),
      { numRuns: 1000 },
    );
    assert.deepEqual([...seen].sort(), ["determined", "problems", "undetermined"]);
  });

  it("agree where an amount is unlimited, too large, or divided by zero", async () => {
    const [sum, n] = [p.choice("sum"), p.choice("n", p.numberType)];
    const named = { twice: p.multiply(sum, p.num(2)), share: p.divide(sum, n), all: p.greatest(sum, p.unlimited) };
    const odd: Plan = {
      ...p.product("odd", { choices: [p.choiceOf("sum", p.moneyType), p.choiceOf("n", p.numberType)] }, [p.head("a")]),
      premiums: Object.entries(named).map(([name, value]) => ({ name, label: {}, value, source: p.nowhere })),
    };
    const product = await loadProduct(odd);
    for (const name of Object.keys(named)) {
      for (const stated of [0, 1, 4_500_000_000_000_000, 4_500_000_000_000_001, 9_000_000_000_000_000]) {
        const given = { policy: "P-1", period: contract.period, sum: stated, n: stated % 2 === 0 ? 0 : 0.7 };
        assert.deepEqual(byEvaluator(product, name, given), byInterpreter(odd, name, given), `${name} of ${stated}`);
      }
    }
  });

  it("are named by a type, and left out of a product that has none", async () => {
    const text = await emit(plan);
    assert.match(text, /export type QuotedPremium = "annual" \| "monthly" \| "fire" \| "rebate";/);
    assert.match(text, /premium\(name: QuotedPremium, contract: QuotedContract\): PremiumResult \{/);
    assert.doesNotMatch(await emit({ ...plan, premiums: [] }), /PremiumResult|QuotedPremium|premium\(/);
  });

  it("are listed in the metadata, each with its label and its place", () => {
    const [annual] = describeMetadata(plan).premiums;
    assert.deepEqual(annual, {
      name: "annual",
      label: { ja: "年間保険料", en: "Annual premium" },
      summary: "base * (100% - discounts.discount)",
      place: { file: "quoted.yakkan", line: 32, column: 3, references: [] },
    });
  });
});
