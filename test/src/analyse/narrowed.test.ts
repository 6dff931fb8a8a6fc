import { deepStrictEqual } from "node:assert/strict";
import { foundIn } from "./product.js";

const contract = `insured_sum "保険金額" : money 1円 .. 1億円  held "年数" : whole 0 .. 50`;
const facts = `age "年齢" : whole 0 .. 100  worth "価額" : money`;
const ofLoss = `facts of loss { worn "使用年数" : whole 0 .. 100  degree "割合" : ratio }`;

describe("the size of an amount where conditions hold", () => {
  const shares: Readonly<Record<string, readonly [head: string, ...found: string[]]>> = {
    "in a branch": [`coinsurance pays if age <= 10 then 100% - 5% * age else 50%`],
    "in a branch that goes too far": [
      `coinsurance pays if age <= 21 then 100% - 5% * age else 50%`,
      "term/share-range: if age <= 21 then 100% - 5% * age else 50%",
    ],
    "in a branch behind others": [
      `coinsurance pays if age <= 10 then 100% - 5% * age else if age <= 30 then 60% - 2% * age else 0%`,
    ],
    "in a part of a sum, product or extreme": [
      `coinsurance pays if age <= 10 then max(50%, 100% - 5% * age) * (100% - 10% * age) else 50%`,
    ],
    "by `where`": [`coinsurance pays 100% - 5% * worn where worn <= 20`],
    "by `where` that is of others": [
      `coinsurance pays 100% - 5% * worn where worn >= 20`,
      "term/share-range: 100% - 5% * worn",
    ],
    "by a rule of the lines": [`require worn <= 20  coinsurance pays 100% - 5% * worn`],
    "by a rule of some lines only": [
      `item x "甲" | y "乙"  require for x: worn <= 20  coinsurance pays 100% - 5% * worn`,
      "term/share-range: 100% - 5% * worn",
    ],
    "of a part of the larger of itself and another": [`coinsurance pays 1 - insured_sum / max(insured_sum, worth)`],
    "of the lesser of itself and another": [`coinsurance pays 1 - min(insured_sum, worth) / insured_sum`],
  };
  for (const [name, [terms, ...found]] of Object.entries(shares))
    it(name, () => {
      const all = foundIn({ contract, facts, more: ofLoss, section: `head a "甲" { ${terms} }` });
      deepStrictEqual(
        all.filter((one) => !one.includes("/unused")),
        found,
      );
    });

  it("in a chain of choices of which each reads the one before twice", function () {
    this.timeout(6000);
    const facts = Array.from({ length: 12 }, (_, at) => `f${at} "項目" : money 0 .. 100`).join("  ");
    const lets = Array.from(
      { length: 12 },
      (_, at) => `let x${at + 1} "額" = if f${at} > 50円 then x${at} + 1円 else x${at} + f${at}`,
    );
    const more = [`let x0 "額" = 100円`, ...lets].join("\n");
    deepStrictEqual(foundIn({ facts, more, section: `head a "甲" { limit x12 per incident }` }), []);
  });

  it("by a rule of the contract", () => {
    const withRule = (rule: string): readonly string[] =>
      foundIn({
        contract: `held "年数" : whole 0 .. 50  discount "割引" : ratio optional  ${rule}`,
        section: `head a "甲" { coinsurance pays 100% - 5% * held }  head b "乙" for each loss = discount of 10_000`,
      });
    deepStrictEqual(withRule("require held <= 20  require discount <= 100%"), []);
    deepStrictEqual(withRule("require held <= 21  require discount <= 10% * held"), [
      "term/share-range: 100% - 5% * held",
      "expression/open-ratio: discount",
    ]);
  });

  it("of a ratio without a range", () => {
    const benefit = (amount: string): readonly string[] =>
      foundIn({ more: ofLoss.replace(/worn.*0 /, ""), section: `head a "甲" for each loss = ${amount}` });
    deepStrictEqual(benefit(`degree of 10_000_000`), ["expression/open-ratio: degree"]);
    deepStrictEqual(benefit(`degree of 10_000_000 { require degree <= 100% }`), []);
    deepStrictEqual(benefit(`if degree <= 100% then degree of 10_000_000 else 0円`), []);
    deepStrictEqual(benefit(`if degree > 50% then degree of 10_000_000 else 0円`), ["expression/open-ratio: degree"]);
  });

  it("by conditions on an amount that is itself of cases", () => {
    const share = (condition: string): readonly string[] =>
      foundIn({
        contract: `held "年数" : whole 0 .. 50  plan basic "基本" | wide "充実"`,
        more: `let cap "限度" = if plan is basic then held else if held > 10 then 2 * held else 3 * held`,
        section: `head a "甲" { coinsurance pays if ${condition} then 100% - 2% * cap else 50% }`,
      });
    deepStrictEqual(share("cap <> 0 and cap <= 50"), []);
    deepStrictEqual(share("(cap > 200 or cap <= 50) and plan is wide"), ["condition/comparison: cap > 200"]);
    deepStrictEqual(share("cap <> 0 and (cap <= 50 or held > 40)"), [
      "term/share-range: if cap <> 0 and (cap <= 50 or held > 40) then 100% - 2% * cap else 50%",
    ]);
  });
});
