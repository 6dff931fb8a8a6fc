// Rules of the contract that leave no contract in any of the cases that they are about.
import { deepStrictEqual } from "node:assert/strict";
import { foundIn } from "./product.js";

const sizes = "lim : money 100 .. 1_000  ded : money 0 .. 50";

function faults(contract: string): readonly string[] {
  return foundIn({ contract }).filter((one) => one.startsWith("contract/") || one.startsWith("choice/never"));
}

describe("rules that no contract fulfils", () => {
  const none = (contract: string, rule: string): unknown =>
    it(contract.replace(sizes, "…"), () => deepStrictEqual(faults(contract), [`contract/contradiction: ${rule}`]));

  none(`${sizes} require lim < 200 or lim > 900  require lim > 300  require lim < 800`, "require lim < 800");
  none(
    `plan a | b  ${sizes} require if plan is a then lim > 900 else lim > 950  require lim + ded < 700`,
    "require lim + ded < 700",
  );
  none(
    `plan a | b  ${sizes} require plan is a or lim > 2_000  require plan is b or lim > 2_000`,
    "require plan is b or lim > 2_000",
  );
  none(
    `plan a | b  ${sizes} require plan is a or lim > 900  require plan is b or lim > 900  require lim < 800`,
    "require lim < 800",
  );
  none(
    `plan a | b  ${sizes} options by plan a b { o "特約" ◎ ◎ }  require not o or lim > 2_000`,
    "require not o or lim > 2_000",
  );
  none(
    `${sizes} mode : one of x, y  require mode is x or mode is y and (lim > 2_000 or ded > 60)  require mode is y`,
    "require mode is y",
  );
  // Each plan has an amount of its own that is too small.
  none(
    `plan a | b  lim : money 100 .. 1_000  one : money 1 .. 10 when plan is a  two : money 1 .. 10 when plan is b
      require one > lim  require two > lim`,
    "require two > lim",
  );
});

describe("a plan that the rules leave no contract", () => {
  it("is one of two", () => {
    const ofB = ["contract/plan-impossible: b"];
    deepStrictEqual(faults(`plan a | b  ${sizes} require plan is a or ded > 60`), ofB);
    // 20 times 50 are 1,000, and 500 and 600 are more.
    const times = (least: number): string =>
      `plan a | b  ${sizes} require plan is a or lim >= ${least}  require plan is a or ded * 20 > lim + 600`;
    deepStrictEqual(faults(times(500)), ofB);
    deepStrictEqual(faults(times(400)), ofB);
    deepStrictEqual(faults(times(399)), []);
  });
});

describe("rules that a contract fulfils", () => {
  const some = (contract: string): unknown =>
    it(contract.replace(sizes, "…"), () => deepStrictEqual(faults(contract), []));

  some(`${sizes} require lim < 200 or lim > 900  require lim > 300`);
  some(`${sizes} require lim < 200 or lim > 900  require lim > 199  require lim < 902`);
  some(`plan a | b  ${sizes} require if plan is a then lim > 600 else lim > 650  require lim + ded < 700`);
  some(`plan a | b  ${sizes} options by plan a b { o "特約" ○ ○ }  require not o or lim > 900`);
  // A choice that is left out is asked of no rule.
  some("x : money 0 .. 100 optional  require x > 60  require x < 40");
  some("x : money 0 .. 100 optional  require x > 60 or x > 80  require x < 40");
  some("x : one of a, b optional  require x is a and x is b");
  some("plan a | b  x : money 0 .. 100 when plan is b  require x > 60 or plan is a  require x < 70");
  // With more cases than are looked at nothing is said.
  some(`${Array.from({ length: 8 }, (_, n) => `n${n} : whole 0 .. 9`).join("  ")}
    ${Array.from({ length: 8 }, (_, n) => `require n${n} < 3 or n${n} > 6  require n${n} > 1 or n${n} < 8`).join("  ")}`);
});
