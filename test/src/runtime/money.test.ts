import assert from "node:assert/strict";
import { allocate, allocateByRank } from "@yakkan/runtime/allocate.js";
import {
  clampRatio,
  formatAmount,
  isAmount,
  largestAmount,
  portionOf,
  shareOf,
  toAmount,
  type Rounding,
} from "@yakkan/runtime/money.js";
import {
  add,
  bottomOf,
  compare,
  divide,
  exactly,
  fraction,
  Fraction,
  max,
  min,
  multiply,
  order,
  subtract,
  topOf,
  unlimited,
  type Numeric,
} from "@yakkan/runtime/numeric.js";
import { isUnknown, type Value } from "@yakkan/runtime/kleene.js";
import fc from "fast-check";

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.maxSafeNat().filter((n) => n <= largestAmount),
  fc.constant(largestAmount),
);
const ratios = fc
  .tuple(
    fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, 10n ** 20n)),
    fc.oneof(fc.bigInt(1n, 100n), fc.bigInt(1n, 10n ** 20n)),
  )
  .map(([a, b]) => (a < b ? fraction(a, b) : fraction(b, a === 0n ? 1n : a)));

describe("money", () => {
  it("rounds a share as bigint does, for every amount up to 9 × 10^15", () => {
    const roundings = fc.constantFrom<Rounding>("down", "up", "half-up");
    fc.assert(
      fc.property(amounts, ratios, roundings, (amount, ratio, rounding) => {
        const [top, bottom] = [BigInt(amount) * topOf(ratio), bottomOf(ratio)];
        const expected = {
          down: top / bottom,
          up: (top + bottom - 1n) / bottom,
          "half-up": (2n * top + bottom) / (2n * bottom),
        };
        assert.equal(BigInt(shareOf(amount, ratio, rounding)), expected[rounding]);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes a portion as bigint does", () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (amount, a, b) => {
        const [part, whole] = a < b ? [a, b] : [b, a];
        fc.pre(whole > 0);
        assert.equal(BigInt(portionOf(amount, part, whole)), (BigInt(amount) * BigInt(part)) / BigInt(whole));
      }),
      { numRuns: 2000 },
    );
  });

  it("rounds by the product's rounding, and takes what is below zero as zero", () => {
    assert.deepEqual([toAmount(fraction(5n, 2n), "down"), toAmount(fraction(5n, 2n), "up")], [2, 3]);
    assert.deepEqual([toAmount(fraction(5n, 2n), "half-up"), toAmount(fraction(12n, 5n), "half-up")], [3, 2]);
    assert.deepEqual([toAmount(fraction(-5n, 2n), "up"), toAmount(-7, "down")], [0, 0]);
    assert.equal(toAmount(unlimited, "down"), Infinity);
  });

  it("knows an amount, keeps ratios between 0 and 1, and groups digits", () => {
    assert.deepEqual([0, largestAmount, largestAmount + 1, -1, 0.5, NaN, "1", null].map(isAmount), [
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    assert.deepEqual([clampRatio(fraction(-1n, 2n)), clampRatio(fraction(3n, 2n))], [0, 1]);
    assert.equal(formatAmount(1_234_567), "1,234,567");
  });
});

describe("allocation", () => {
  it("gives the first k together the rounded-down share of the first k", () => {
    // 100 over 1, 1, 1: ⌊100/3⌋ = 33, ⌊200/3⌋ = 66, 100.
    assert.deepEqual(allocate(100, [1, 1, 1]), [33, 33, 34]);
    assert.deepEqual(allocate(7, [0, 5, 0, 5]), [0, 3, 0, 4]);
  });

  it("comes to the amount, takes no more than is there, and keeps to the running total", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        const sum = parts.reduce((total, part) => total + part, 0);
        const amount = Math.floor(sum * share);
        const cuts = allocate(amount, parts);
        let running = 0;
        let borne = 0;
        cuts.forEach((cut, index) => {
          running += parts[index] ?? 0;
          borne += cut;
          assert.ok(cut >= 0 && cut <= (parts[index] ?? 0));
          if (sum > 0) assert.equal(BigInt(borne), (BigInt(amount) * BigInt(running)) / BigInt(sum));
        });
        assert.equal(borne, amount);
      }),
    );
  });

  it("cuts rank by rank, heads before their lines", () => {
    const cells = [
      { headIndex: 0, rank: 1, left: 10 },
      { headIndex: 0, rank: 1, left: 20 },
      { headIndex: 1, rank: 0, left: 30 },
      { headIndex: 2, rank: 1, left: 40 },
    ];
    // Head 1 first: 30. Of the 35 that remain heads 0 and 2 bear 35 × 30/70 = 15 and 20; of the 15 the lines 5 and 10.
    const cuts = allocateByRank(65, cells, 2);
    assert.deepEqual(cuts, [5, 10, 30, 20]);
  });
});

describe("exact numbers", () => {
  const rationals = fc
    .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 6n))
    .map(([a, b]) => fraction(a, b));
  const pairs = fc.tuple(fc.oneof(rationals, fc.maxSafeInteger()), fc.oneof(rationals, fc.maxSafeInteger()));

  it("compute as fractions of bigints do", () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [p, q, r, s] = [topOf(a), bottomOf(a), topOf(b), bottomOf(b)];
        same(add(a, b), p * s + r * q, q * s);
        same(subtract(a, b), p * s - r * q, q * s);
        same(multiply(a, b), p * r, q * s);
        if (r !== 0n) same(divide(a, b), p * s, q * r);
        assert.equal(Math.sign(order(a, b)), p * s < r * q ? -1 : p * s > r * q ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it("have one form only", () => {
    assert.equal(fraction(4n, 2n), 2);
    assert.ok(Object.is(multiply(0, -5), 0));
    assert.ok(add(9007199254740991, 1) instanceof Fraction);
    assert.equal(subtract(add(9007199254740991, 1), 1), 9007199254740991);
  });

  it("read a decimal as it is written", () => {
    same(exactly(0.1), 1n, 10n);
    same(exactly(-2.5), -5n, 2n);
    same(exactly(1e-7), 1n, 10n ** 7n);
    same(exactly(1e21), 10n ** 21n, 1n);
  });

  it("know unlimited, and no division by zero", () => {
    assert.equal(compare(unlimited, ">", largestAmount), true);
    assert.equal(min(unlimited, 5), 5);
    assert.equal(max(unlimited, 5), unlimited);
    assert.equal(add(unlimited, 1), unlimited);
    assert.deepEqual(isUnknown(divide(1, 0)), true);
  });
});

function same(value: Value<Numeric>, top: bigint, bottom: bigint): void {
  assert.ok(typeof value === "number" || value instanceof Fraction);
  assert.equal(topOf(value) * bottom, top * bottomOf(value));
}
