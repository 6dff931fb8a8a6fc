import { deepStrictEqual } from "node:assert/strict";
import { compileParts, foundIn } from "./product.js";

const contract = `plan basic "基本" | wide "充実"  family "家族" : bool
  small "小" : money 0 .. 10万円  large "大" : money 0 .. 100万円  steps "段階" : whole 1 .. 5
  require one_only "一方のみ" : small = 0円 or large = 0円`;
const more = `table by_plan "プラン別" by plan { yearly each most  basic : 100_000 0 unlimited  wide : 0 10_000 1_000_000 }
  table by_step "段階別" by steps { first second  1 .. under 3 : 5_000 0  3 .. : 0 50_000 }`;

describe("two terms of which each is 0 where the other is not", () => {
  const addUp: Readonly<Record<string, readonly [first: string, second: string, isTold: boolean]>> = {
    "by a table": ["by_plan.each", "by_plan.yearly", false],
    "by the bands of a table": ["by_step.first", "by_step.second", false],
    "by two tables": ["by_plan.each", "by_step.second", true],
    "by a condition": ["(if family then 0円 else 1万円)", "(if family then 5万円 else 0円)", false],
    "by a condition in a product": ["(if family then 100% else 0%) * small", "(if family then 0円 else 5万円)", false],
    "by a condition where both are something": [
      "(if family then 0円 else 1万円)",
      "(if family then 5万円 else 1円)",
      true,
    ],
    "by conditions on a size": ["(if steps > 3 then 1万円 else 0円)", "(if steps <= 3 then 5万円 else 0円)", false],
    "by a condition and a table": ["(if plan is basic then 1万円 else 0円)", "by_plan.each", false],
    "by a rule of the contract": ["small", "large", false],
    "by no rule": ["small", "1万円", true],
  };
  for (const [name, [first, second, isTold]] of Object.entries(addUp))
    it(name, () => {
      const section = `head a "甲" { deductible ${first} per claim  deductible ${second} per incident }`;
      const found = foundIn({ contract, more, section }).filter((one) => one.includes("add-up"));
      deepStrictEqual(found, isTold ? [`term/deductibles-add-up: deductible ${second} per incident`] : []);
    });

  const limits: Readonly<Record<string, readonly [limit: string, deductible: string, isTold: boolean]>> = {
    "a limit by a table": ["by_plan.most", "by_plan.yearly", false],
    "a limit by a table that has one": ["by_plan.most", "by_plan.each", true],
    "a limit by a condition": ["(if family then 100万円 else unlimited)", "(if family then 0円 else 5万円)", false],
    "a limit by a condition beside one that is always taken": [
      "(if family then 100万円 else unlimited)",
      "5万円",
      true,
    ],
  };
  for (const [name, [limit, deductible, isTold]] of Object.entries(limits))
    it(name, () => {
      const section = `head a "甲" { limit ${limit} per incident  deductible ${deductible} per incident }`;
      const found = foundIn({ contract, more, section }).filter((one) => one.includes("limit-first"));
      deepStrictEqual(found, isTold ? [`term/limit-first: deductible ${deductible} per incident`] : []);
    });

  it("a franchise behind a deductible, and a deductible for some losses beside one of all", () => {
    const told = (first: string, second: string): readonly string[] =>
      foundIn({
        contract,
        more: `${more}  facts of loss { worn "損耗" : bool }`,
        section: `head a "甲" { deductible ${first} per incident  franchise ${second} per incident }
          head b "乙" { deductible ${first} per incident  deductible ${second} per incident where worn }`,
      }).filter((one) => one.startsWith("term/"));
    deepStrictEqual(told("by_plan.each", "by_plan.yearly"), []);
    deepStrictEqual(told("by_plan.each", "1万円"), [
      "term/deductibles-add-up: franchise 1万円 per incident",
      "term/both-act: deductible 1万円 per incident where worn",
    ]);
  });

  it("the advice is as the amount is written", () => {
    const section = `head a "甲" { deductible 1万円 per claim  deductible by_plan.yearly per incident }`;
    const help = compileParts({ contract, more, section }).diagnostics.find(({ code }) =>
      code.includes("add-up"),
    )?.help;
    deepStrictEqual(
      help?.match(/`([^`]*)`/)?.[1],
      "deductible 1万円 per claim bearing at most by_plan.yearly per incident",
    );
  });
});

describe("a share by a table", () => {
  it("is what the rows are that can be read", () => {
    const share = (guard: string): readonly string[] =>
      foundIn({
        contract: `plan basic "基本" | wide "充実"`,
        more: `table shares "割合表" by plan { share  basic : 80%  wide : 120% }`,
        section: `head a "甲" { coinsurance pays ${guard} }`,
      }).filter((one) => !one.includes("unused"));
    deepStrictEqual(share("share when plan is basic"), []);
    deepStrictEqual(share("share when plan is wide"), ["term/share-range: share"]);
    deepStrictEqual(share("if plan is basic then share else 90%"), []);
  });
});
