import assert from "node:assert/strict";
import { choose } from "@yakkan/runtime/choose.js";
import { and, isUnknown, never, not, or, sortReferences, Unknown, type Maybe } from "@yakkan/runtime/kleene.js";

const waits = (name: string): Unknown => new Unknown([{ of: "incident", name }]);
const names = (value: unknown): unknown =>
  isUnknown(value) ? sortReferences(value.waitsFor).map(({ name }) => name) : value;

describe("Kleene's logic", () => {
  const values: readonly Maybe<boolean>[] = [true, false, waits("a")];

  it("is that of numbers 1, 0 and a half", () => {
    const weigh = (value: Maybe<boolean>): number => (isUnknown(value) ? 0.5 : Number(value));
    for (const left of values) {
      assert.equal(weigh(not(left)), 1 - weigh(left));
      for (const right of values) {
        assert.equal(weigh(and(left, right)), Math.min(weigh(left), weigh(right)));
        assert.equal(weigh(or(left, right)), Math.max(weigh(left), weigh(right)));
      }
    }
  });

  it("waits for the operands that are unknown, and for nothing when another decides", () => {
    assert.deepEqual(names(and(waits("a"), true, waits("b"))), ["a", "b"]);
    assert.equal(and(waits("a"), false), false);
    assert.equal(or(waits("a"), true), true);
    assert.equal(and(), true);
    assert.equal(or(), false);
  });

  it("waits in an `if` for the condition and for branches that are unknown themselves", () => {
    assert.deepEqual(names(choose(waits("a"), waits("b"), 1)), ["a", "b"]);
    assert.deepEqual(names(choose(waits("a"), 1, 2)), ["a"]);
    assert.equal(choose(true, 1, waits("b")), 1);
  });

  it("is known in an `if` whose branches are the same known value", () => {
    assert.equal(choose(waits("a"), 1, 1), 1);
    assert.equal(choose(waits("a"), never, never), never);
    assert.deepEqual(choose(waits("a"), ["x", "y"], ["x", "y"]), ["x", "y"]);
    assert.deepEqual(names(choose(waits("a"), waits("b"), waits("b"))), ["a", "b"]);
  });

  it("sorts what is waited for by bearer, id and name, each once", () => {
    const sorted = sortReferences([
      { of: "loss", id: "1", name: "b" },
      { of: "claim", id: "2", name: "a" },
      { of: "claim", name: "z" },
      { of: "loss", id: "1", name: "b" },
    ]);
    assert.deepEqual(sorted, [
      { of: "claim", name: "z" },
      { of: "claim", id: "2", name: "a" },
      { of: "loss", id: "1", name: "b" },
    ]);
  });
});
