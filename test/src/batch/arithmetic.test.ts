import assert from "node:assert/strict";
import { Arithmetic } from "@yakkan/runtime/batch/arithmetic.js";
import { no, open, yes } from "@yakkan/runtime/batch/codes.js";
import { Random } from "../support/generate/random.js";

const largest = Number.MAX_SAFE_INTEGER;
const roundings = ["down", "up", "half-up"] as const;

/** By whole numbers of any size; the denominator is above 0. */
function roundedBy(rounding: (typeof roundings)[number], top: bigint, bottom: bigint): bigint {
  const floor = (over: bigint, under: bigint): bigint => (over - (((over % under) + under) % under)) / under;
  if (rounding === "half-up") return floor(2n * top + bottom, 2n * bottom);
  return rounding === "down" ? floor(top, bottom) : -floor(-top, bottom);
}

describe("the arithmetic of the batch kernel", () => {
  it("rounds once, down, up, or half up", () => {
    const found = (top: number, bottom: number): number[] =>
      roundings.map((rounding) => {
        const k = new Arithmetic(rounding);
        return k.rounded(k.over(k.whole(top), k.whole(bottom)));
      });
    assert.deepEqual(found(10, 3), [3, 4, 3]);
    assert.deepEqual(found(11, 3), [3, 4, 4]);
    assert.deepEqual(found(5, 2), [2, 3, 3]);
    assert.deepEqual(found(6, 2), [3, 3, 3]);
    // Below zero is zero, whichever of the two is.
    assert.deepEqual(found(-5, 2), [0, 0, 0]);
    assert.deepEqual(found(5, -2), [0, 0, 0]);
    assert.deepEqual(found(-5, -2), [2, 3, 3]);
    // Nobody knows what a division by zero is.
    assert.deepEqual(found(5, 0), [NaN, NaN, NaN]);
  });

  it("keeps thirds as they are", () => {
    const k = new Arithmetic("down");
    const third = k.over(k.whole(1), k.whole(3));
    const three = k.plus(k.plus(third, third), third);
    assert.equal(k.compare(three, "=", k.whole(1)), yes);
    assert.equal(k.rounded(three), 1);
    // 1/3 and 1/6 are a half; 100/3 by 3 is 100; a third of a third of 9.
    const sixth = k.over(k.whole(1), k.whole(6));
    assert.equal(k.compare(k.plus(third, sixth), "=", k.ratio(1, 2)), yes);
    assert.equal(k.rounded(k.times(k.over(k.whole(100), k.whole(3)), k.whole(3))), 100);
    assert.equal(k.rounded(k.times(k.times(third, third), k.whole(9))), 1);
    assert.equal(k.rounded(k.over(k.whole(7), third)), 21);
    assert.equal(k.compare(k.minus(k.ratio(1, 2), sixth), "=", third), yes);
    assert.equal(k.carried, true);
  });

  it("is exact beyond 2^53", () => {
    const found = roundings.map((rounding) => {
      const k = new Arithmetic(rounding);
      // 9,007,199,254,740,991 · 3 / 4 is 6,755,399,441,055,743.25.
      const threeQuarters = k.rounded(k.times(k.whole(largest), k.ratio(3, 4)));
      // (2^53 − 1)(2^50 − 1) / 2^50 is 2^53 − 9 + 2^−50: a double has no room for it.
      const close = k.over(k.times(k.whole(largest), k.whole(2 ** 50 - 1)), k.whole(2 ** 50));
      // What is left of a product when one of the like is taken off: (2^53 − 1)^2 − (2^53 − 1)(2^53 − 2) is 2^53 − 1.
      const square = k.times(k.whole(largest), k.whole(largest - 1));
      const less = k.times(k.whole(largest - 2), k.whole(largest - 1));
      assert.equal(k.rounded(k.minus(k.over(square, k.whole(2)), k.over(less, k.whole(2)))), largest - 1);
      assert.equal(k.compare(square, ">", less), yes);
      assert.equal(k.carried, true);
      return [threeQuarters, k.rounded(close)];
    });
    assert.deepEqual(found, [
      [6_755_399_441_055_743, 2 ** 53 - 9],
      [6_755_399_441_055_744, 2 ** 53 - 8],
      [6_755_399_441_055_743, 2 ** 53 - 9],
    ]);
  });

  it("does not carry what it has no room for", () => {
    const tasks: readonly ((k: Arithmetic) => unknown)[] = [
      (k) => k.rounded(k.times(k.whole(largest), k.whole(2))),
      (k) => k.over(k.whole(1), k.whole(2 ** 50 + 1)),
      (k) => k.times(k.times(k.whole(largest), k.whole(largest)), k.whole(3)),
      (k) => k.times(k.whole(Infinity), k.whole(1)),
      (k) => k.plus(k.whole(Infinity), k.whole(1)),
      (k) => k.ratio(0, 0),
      (k) => k.add(largest, 1),
      (k) => k.multiply(largest, 2),
    ];
    for (const task of tasks) {
      const k = new Arithmetic("down");
      task(k);
      assert.equal(k.carried, false, String(task));
    }
  });

  it("knows nothing of what reads something that is not known, and that is no fault", () => {
    const k = new Arithmetic("down");
    const unknown = k.whole(NaN);
    for (const one of [k.plus(unknown, k.whole(1)), k.over(k.whole(1), unknown), k.least(k.whole(1), unknown)])
      assert.equal(k.rounded(one), NaN);
    assert.equal(k.compare(unknown, "<", k.whole(1)), open);
    assert.equal(k.add(NaN, 1), NaN);
    // A branch that is not taken may be unknown; of two that may be, the like value is known.
    assert.equal(k.rounded(k.choose(yes, k.whole(4), unknown)), 4);
    assert.equal(k.rounded(k.choose(open, k.ratio(8, 2), k.whole(4))), 4);
    assert.equal(k.rounded(k.choose(open, k.whole(5), k.whole(4))), NaN);
    assert.equal(k.carried, true);
  });

  it("knows unlimited as more than all, and alike", () => {
    const k = new Arithmetic("down");
    const unlimited = k.whole(Infinity);
    assert.equal(k.rounded(k.least(unlimited, k.ratio(7, 2))), 3);
    assert.equal(k.rounded(k.greatest(unlimited, k.ratio(7, 2))), Infinity);
    assert.equal(k.compare(unlimited, "<=", k.whole(Infinity)), yes);
    assert.equal(k.compare(unlimited, "<", k.whole(1)), no);
    assert.equal(k.carried, true);
  });

  it("rounds to steps, also below zero", () => {
    const k = new Arithmetic("down");
    const found = (top: number): number[] => roundings.map((rounding) => k.roundedTo(k.ratio(top, 2), 10, rounding));
    assert.deepEqual(found(51), [20, 30, 30]);
    assert.deepEqual(found(49), [20, 30, 20]);
    assert.deepEqual(found(50), [20, 30, 30]);
    // −25.5, −24.5 and −25, a half to the greater.
    assert.deepEqual(found(-51), [-30, -20, -30]);
    assert.deepEqual(found(-49), [-30, -20, -20]);
    assert.deepEqual(found(-50), [-30, -20, -20]);
  });

  it("says of random formulas what whole numbers of any size say", () => {
    const random = new Random(7);
    const number = (bits: number): number => {
      const all = random.between(0, 2 ** 26 - 1) * 2 ** 27 + random.between(0, 2 ** 27 - 1);
      return Math.floor(all / 2 ** (53 - random.between(1, bits))) * (random.chance(20) ? -1 : 1);
    };
    /** A formula of so many levels: its place, and what it is exactly; a denominator of 0 where it is unknown. */
    const formula = (
      k: Arithmetic,
      depth: number,
    ): { readonly at: number; readonly top: bigint; readonly bottom: bigint } => {
      if (depth === 0) {
        const value = number(random.chance(50) ? 53 : 20);
        return { at: k.whole(value), top: BigInt(value), bottom: 1n };
      }
      const [a, b] = [formula(k, depth - 1), formula(k, random.between(0, depth - 1))];
      switch (random.pick(["plus", "minus", "times", "over", "least"] as const)) {
        case "plus":
          return { at: k.plus(a.at, b.at), top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
        case "minus":
          return { at: k.minus(a.at, b.at), top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom };
        case "times":
          return { at: k.times(a.at, b.at), top: a.top * b.top, bottom: a.bottom * b.bottom };
        case "over": {
          const sign = b.top < 0n ? -1n : 1n;
          return { at: k.over(a.at, b.at), top: a.top * b.bottom * sign, bottom: b.bottom && a.bottom * b.top * sign };
        }
        case "least": {
          const [{ top, bottom }] = a.top * b.bottom <= b.top * a.bottom ? [a] : [b];
          return { at: k.least(a.at, b.at), top, bottom: a.bottom === 0n || b.bottom === 0n ? 0n : bottom };
        }
      }
    };
    let [wide, carried] = [0, 0];
    for (let round = 0; round < 60_000; round += 1) {
      const rounding = random.pick(roundings);
      const k = new Arithmetic(rounding);
      const { at, top, bottom } = formula(k, random.between(1, 4));
      const rounded = k.rounded(at);
      const step = random.pick([1, 10, 7]);
      const stepped = k.roundedTo(at, step, rounding);
      if (!k.carried) continue;
      carried += 1;
      if (top > BigInt(largest)) wide += 1;
      if (bottom === 0n) assert.deepEqual([rounded, stepped], [NaN, NaN]);
      else {
        assert.equal(BigInt(rounded), top <= 0n ? 0n : roundedBy(rounding, top, bottom), `${top} / ${bottom}`);
        assert.equal(
          BigInt(stepped),
          BigInt(step) * roundedBy(rounding, top, bottom * BigInt(step)),
          `${top} / ${bottom}`,
        );
      }
    }
    assert.ok(carried > 20_000 && wide > 2_000, `${carried} carried, ${wide} wide`);
  });
});
