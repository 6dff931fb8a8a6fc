import assert from "node:assert/strict";
import fc from "fast-check";
import { allocate } from "@yakkan/compiler/interpret/allocate.js";
import { fromDecimal, rational, round, toAmount } from "@yakkan/compiler/interpret/rational.js";

describe("interpret: allocation and rounding", () => {
  it("finds whole parts by running total", () => {
    // Of 100 on three equal lines the first bears 33, the first two 66, all 100.
    assert.deepEqual(allocate(100n, [1n, 1n, 1n]), [33n, 33n, 34n]);
    // 10 of 3 + 0 + 7 + 5: ⌊10·3/15⌋ = 2, still 2, ⌊10·10/15⌋ = 6, 10.
    assert.deepEqual(allocate(10n, [3n, 0n, 7n, 5n]), [2n, 0n, 4n, 4n]);
    assert.deepEqual(allocate(0n, [0n, 0n]), [0n, 0n]);
  });

  it("adds up, and puts no more on a line than it has", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, part) => {
        const sum = amounts.reduce((total, amount) => total + amount, 0n);
        const total = (sum * BigInt(Math.floor(part * 1000))) / 1000n;
        const parts = allocate(total, amounts);
        assert.equal(
          parts.reduce((all, one) => all + one, 0n),
          total,
        );
        parts.forEach((one, position) => assert.ok(one >= 0n && one <= (amounts[position] ?? 0n)));
      }),
    );
  });

  it("rounds by the product's rounding, and below zero to zero", () => {
    const half = rational(5n, 2n);
    assert.deepEqual([round(half, "down"), round(half, "up"), round(half, "half-up")], [2n, 3n, 3n]);
    assert.deepEqual([round(rational(7n, 3n), "up"), round(rational(7n, 3n), "half-up")], [3n, 2n]);
    assert.deepEqual([round(rational(4n), "up"), round(rational(-7n, 2n), "down")], [4n, -4n]);
    assert.equal(toAmount(rational(-1n, 2n), "up"), 0n);
  });

  it("reads decimals exactly", () => {
    assert.deepEqual(fromDecimal("0.9"), { numerator: 9n, denominator: 10n });
    assert.deepEqual(fromDecimal("-12.50"), { numerator: -25n, denominator: 2n });
    assert.deepEqual(fromDecimal("1e-7"), { numerator: 1n, denominator: 10_000_000n });
    assert.deepEqual(fromDecimal("1.5e+3"), { numerator: 1500n, denominator: 1n });
    for (const text of ["", ".", "1.", "0x10", "NaN", "Infinity", "1_000", "１"])
      assert.equal(fromDecimal(text), undefined);
  });
});
