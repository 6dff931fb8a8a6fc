import type { Expression } from "./syntax.js";

/**
 * Whether of `a または b でない` the reader could take でない for both: what stands in front of the negated part ends in a
 * name alone, and in no test of its own such as `a が b`.
 */
export function couldBeNegatedToo(before: Expression): boolean {
  switch (before.kind) {
    case "binary":
      return (before.operator === "or" || before.operator === "and") && couldBeNegatedToo(before.right);
    case "reference":
    case "field":
    case "call":
      return true;
    default:
      return false;
  }
}
