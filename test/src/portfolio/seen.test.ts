import { deepStrictEqual } from "node:assert/strict";
import { Seen } from "@yakkan/portfolio/seen.js";

/** Whether each was new, by one that remembers no more than three. */
function told(...policies: readonly string[]): readonly boolean[] {
  const seen = new Seen(3);
  return policies.map((policy) => {
    const bytes = Buffer.from(`before ${policy} behind`);
    return seen.add(bytes, "before ".length, bytes.length - " behind".length);
  });
}

describe("policies that there were", () => {
  it("are told in any order, as far as they are remembered", () => {
    deepStrictEqual(told("b", "a", "b"), [true, true, false]);
    deepStrictEqual(told("b", "c", "a", "c"), [true, true, true, false]);
  });

  it("cannot have come twice where each is greater than the one before, however many there are", () => {
    deepStrictEqual(told("P-01", "P-02", "P-10", "P-11", "P-2"), [true, true, true, true, true]);
    deepStrictEqual(told("P-8", "P-9", "P-10", "P-11", "P-100"), [true, true, true, true, true]);
  });

  it("may have come twice where too many came in no order", () => {
    deepStrictEqual(told("b", "a", "c", "d"), [true, true, true, false]);
    deepStrictEqual(told("P-8", "P-9", "P-10", "P-11", "P-10"), [true, true, true, true, false]);
    // One of neither order behind others of both.
    deepStrictEqual(told("P-1", "P-2", "P-3", "P-4", "O-50", "P-6"), [true, true, true, true, true, false]);
  });
});
