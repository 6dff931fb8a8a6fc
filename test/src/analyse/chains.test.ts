import { deepStrictEqual } from "node:assert/strict";
import { foundIn, type Parts } from "./product.js";

/** So many that of the ways through them, two from each to the one before, there are too many to be gone one by one. */
const length = 40;

interface Chain {
  readonly first: string;
  readonly step: (before: string, at: number) => string;
  readonly used: (last: string) => Parts;
}

const chains: Readonly<Record<string, Chain>> = {
  "amounts of terms and heads": {
    first: ": money = 100円",
    step: (before, at) => `: money = if b${at} then ${before} + 1円 else ${before} * 2`,
    used: (last) => ({ section: `head a "甲" { limit ${last} per incident }\n head b "乙" = ${last}` }),
  },
  "amounts that are the larger or the lesser": {
    first: ": money = 100円",
    step: (before, at) => `: money = if b${at} then max(${before}, cap) else min(${before} * 2, cap)`,
    used: (last) => ({
      contract: `cap "上限" : money 1円 .. 1億円`,
      section: `head a "甲" for each loss = ${last}\n limit ${last} per incident`,
    }),
  },
  "amounts by a loss": {
    first: ": money = loss(a)",
    step: (before, at) => `: money = if b${at} then ${before} + 1円 else ${before} * 2`,
    used: (last) => ({ section: `head a "甲"\n head b "乙" { limit ${last} per incident }` }),
  },
  "amounts by a choice that may be left out": {
    first: ": money = rider_limit",
    step: (before, at) => `: money = if b${at} then ${before} + 1円 else ${before} * 2`,
    used: (last) => ({
      contract: `rider_limit "特約" : money 1円 .. 100円 optional`,
      section: `head a "甲" { limit (if rider_limit is given then ${last} else 5円) per incident }`,
    }),
  },
  "amounts by whether there is a loss": {
    first: ": money = if loss(a) > 0円 then 500円 else 100円",
    step: (before, at) => `: money = if b${at} then ${before} + 1円 else ${before} * 2`,
    used: (last) => ({
      section: `head a "甲"\n head b "乙" { deductible "自己負担" ${last} per incident  limit 1億円 per incident }`,
    }),
  },
  "amounts by a choice of some contracts": {
    first: ": money = cap",
    step: (before, at) => `: money = if b${at} then ${before} + 1円 else ${before} * 2`,
    used: (last) => ({
      contract: `wide "拡張" : bool = no  cap "上限" : money 1円 .. 100円 when wide`,
      section: `head a "甲" when wide { limit ${last} per incident }`,
    }),
  },
  "two conditions": {
    first: "= found during period",
    step: (before, at) => `= if b${at} then ${before} else not ${before}`,
    used: (last) => ({ section: `require ${last}\n require b1 or b2\n head a "甲"` }),
  },
  "two conditions without sizes": {
    first: "= wide",
    step: (before, at) => `= if b${at} then ${before} else not ${before}`,
    used: (last) => ({
      contract: `wide "拡張" : bool = no`,
      section: `require ${last}\n require b1 or b2\n head a "甲"`,
    }),
  },
  conditions: {
    first: "= found during period",
    step: (before, at) => `= if b${at} then ${before} else not ${before}`,
    used: (last) => ({ section: `require ${last}\n head a "甲"` }),
  },
  days: {
    first: "= found",
    step: (before, at) => `= if b${at} then 1 day after ${before} else 2 days after ${before}`,
    used: (last) => ({ section: `window from found until ${last}\n head a "甲"` }),
  },
};

describe("a chain of formulas of which each chooses between the one before", function () {
  this.timeout(6000);
  for (const [name, { first, step, used }] of Object.entries(chains))
    it(`is gone through once, of ${name}`, () => {
      const places = Array.from({ length }, (_, at) => at + 1);
      const facts = places.map((at) => `b${at} "事実${at}" : bool`).join("\n");
      const lets = places.map((at) => `let x${at} "式${at}" ${step(`x${at - 1}`, at)}`);
      const more = [`let x0 "式0" ${first}`, ...lets].join("\n");
      deepStrictEqual(foundIn({ facts, more, ...used(`x${length}`) }), []);
    });
});
