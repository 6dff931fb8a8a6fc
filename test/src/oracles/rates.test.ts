// Rates and roundings of both readings against fraction.js, which knows nothing of either.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import * as exact from "@yakkan/compiler/interpret/rational.js";
import type { Expr, Plan, Rounding } from "@yakkan/compiler/plan.js";
import * as numeric from "@yakkan/runtime/numeric.js";
import { shareOf, toAmount } from "@yakkan/runtime/money.js";
import fc from "fast-check";
import Fraction from "fraction.js";
import * as p from "../support/plans.js";
import { loadProduct } from "../support/run-emitted.js";

const most = 9_000_000_000_000_000;
const amounts = fc.oneof(
  fc.integer({ min: 0, max: 1000 }),
  fc.integer({ min: 0, max: most }),
  fc.constantFrom(most, most - 1),
);
const shares = fc
  .tuple(
    fc.oneof(fc.bigInt(1n, 100n), fc.bigInt(1n, 10n ** 12n)),
    fc.oneof(fc.bigInt(1n, 100n), fc.bigInt(1n, 10n ** 12n)),
  )
  .map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
const roundings: readonly Rounding[] = ["down", "up", "half-up"];

function rounded(value: Fraction, rounding: Rounding): bigint {
  if (value.compare(0) <= 0) return 0n;
  switch (rounding) {
    case "down":
      return value.floor().n;
    case "up":
      return value.ceil().n;
    case "half-up":
      return value.add(1, 2).floor().n;
  }
}

/** A term of an amount, and its value by fraction.js. */
interface Formula {
  readonly expr: Expr;
  readonly value: Fraction;
}

const money = fc
  .integer({ min: 0, max: 1_000_000 })
  .map((amount): Formula => ({ expr: p.money(amount), value: new Fraction(amount) }));
const formulas: fc.Arbitrary<Formula> = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    money,
    fc.tuple(shares, tie("formula")).map(([[top, bottom], of]) => ({
      expr: p.multiply(p.ratio(Number(top % 1000n), Number(bottom % 1000n) + 1), of.expr),
      value: of.value.mul(new Fraction(top % 1000n, (bottom % 1000n) + 1n)),
    })),
    fc
      .tuple(tie("formula"), tie("formula"))
      .map(([a, b]) => ({ expr: p.add(a.expr, b.expr), value: a.value.add(b.value) })),
    fc
      .tuple(tie("formula"), tie("formula"))
      .map(([a, b]) => ({ expr: p.subtract(a.expr, b.expr), value: a.value.sub(b.value) })),
    fc
      .tuple(tie("formula"), fc.integer({ min: 1, max: 97 }))
      .map(([a, by]) => ({ expr: p.divide(a.expr, p.num(by)), value: a.value.div(by) })),
    fc.tuple(tie("formula"), tie("formula")).map(([a, b]) => ({
      expr: p.least(a.expr, b.expr),
      value: a.value.compare(b.value) <= 0 ? a.value : b.value,
    })),
  ),
})).formula;

describe("rates, against fraction.js", () => {
  it("the share of an amount, by every rounding", () => {
    fc.assert(
      fc.property(amounts, shares, (amount, [top, bottom]) => {
        const value = new Fraction(amount).mul(new Fraction(top, bottom));
        for (const rounding of roundings) {
          const expected = rounded(value, rounding);
          strictEqual(BigInt(shareOf(amount, numeric.fraction(top, bottom), rounding)), expected);
          strictEqual(
            exact.toAmount(exact.multiply(exact.rational(BigInt(amount)), exact.rational(top, bottom)), rounding),
            expected,
          );
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("sums, differences, products and quotients, exactly", () => {
    const parts = fc.tuple(fc.bigInt(-(10n ** 17n), 10n ** 17n), fc.bigInt(1n, 10n ** 9n));
    fc.assert(
      fc.property(parts, parts, ([a, b], [c, d]) => {
        const operations = [
          [numeric.add, exact.add, new Fraction(a, b).add(new Fraction(c, d))],
          [numeric.subtract, exact.subtract, new Fraction(a, b).sub(new Fraction(c, d))],
          [numeric.multiply, exact.multiply, new Fraction(a, b).mul(new Fraction(c, d))],
          ...(c === 0n ? [] : [[numeric.divide, exact.divide, new Fraction(a, b).div(new Fraction(c, d))] as const]),
        ] as const;
        for (const [fast, plain, { s, n, d: bottom }] of operations) {
          const found = fast(numeric.fraction(a, b), numeric.fraction(c, d)) as numeric.Numeric;
          strictEqual(`${numeric.topOf(found)}/${numeric.bottomOf(found)}`, `${s * n}/${bottom}`);
          const other = plain(exact.rational(a, b), exact.rational(c, d))!;
          strictEqual(`${other.numerator}/${other.denominator}`, `${s * n}/${bottom}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("a formula of a limit, rounded once", async () => {
    for (const [limit, rounding] of fc.sample(fc.tuple(formulas, fc.constantFrom(...roundings)), {
      numRuns: 120,
      seed: 7,
    })) {
      const plan: Plan = p.product("p", { rounding }, [p.head("a", {}, p.limit(limit.expr, "incident"))]);
      const input = {
        contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
        incident: { id: "I", triggers: ["fire"] },
        losses: [{ id: "1", head: "a", amount: most }],
      };
      const expected = rounded(limit.value, rounding);
      const interpreted = interpret(plan, input);
      strictEqual(interpreted.ok && BigInt(interpreted.result.due), expected);
      strictEqual(BigInt((await loadProduct(plan)).settle(input).due), expected);
    }
  });

  it("an exact number as an amount", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 18n), fc.bigInt(1n, 10n ** 6n), (top, bottom) => {
        for (const rounding of roundings) {
          const expected = rounded(new Fraction(top, bottom), rounding);
          strictEqual(exact.toAmount(exact.rational(top, bottom), rounding), expected);
          const amount = toAmount(numeric.fraction(top, bottom), rounding);
          deepStrictEqual([numeric.topOf(amount), numeric.bottomOf(amount)], [expected, 1n]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
