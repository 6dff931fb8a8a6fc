import { deepStrictEqual } from "node:assert/strict";
import { compileParts, foundIn, type Parts } from "./product.js";

const parts: Parts = {
  contract: `plan basic "基本" | wide "充実"  limit_age "年齢の上限" : number 0 .. 80
    waiting "待機期間" : span 10 days .. 1 month  options { rider "特約" ○ }`,
  facts: `kind "種類" : one of fire "火", water "水", wind "風"  age "年齢" : number 0 .. 120  stay "日数" : whole 0 .. 365
    sudden "急激" : bool  told "通知日" : date  begun "開始日" : date  at "時刻" : datetime
    opened "開業日" : date 2000-01-01 .. 2020-12-31  press "公表" : any of letter "書面", notice "公告"`,
  triggers: `leak "漏えい"  attack "攻撃"`,
  covers: "all",
};
const more = `facts of claim { made "請求日" : date }
  facts of insured { role "役割" : one of driver "運転者", passenger "同乗者" }
  let minor "未成年" = age < 18`;

/** Of rules and exclusions, told where something is; each in a head of its own. */
const cases: Readonly<
  Record<string, { readonly rules?: string; readonly exclusions?: string; readonly told?: string }>
> = {
  "sizes without a common range": { rules: "require age > 60  require age <= 50", told: "require age <= 50" },
  "sizes that meet": { rules: "require age >= 60  require age <= 60" },
  "whole numbers without one between": { rules: "require stay > 3  require stay < 4", told: "require stay < 4" },
  "a number between whole ones": { rules: "require age > 3  require age < 4" },
  "a size and what the contract has": {
    rules: "require age > 80  require age <= limit_age",
    told: "require age <= limit_age",
  },
  "a size and what some contracts have": { rules: "require age > 70  require age <= limit_age" },
  "a size by cases": {
    rules: "require age >= (if sudden then 60 else 70)  require age < 55",
    told: "require age < 55",
  },
  "a size by cases of which one is left": { rules: "require age >= (if sudden then 60 else 70)  require age < 65" },
  "a formula": { rules: "require minor  require age > 20", told: "require age > 20" },
  "two members": {
    rules: "require kind is fire  require kind in (water, wind)",
    told: "require kind in (water, wind)",
  },
  "members of which one is left": { rules: "require kind in (fire, water)  require kind in (water, wind)" },
  "yes and no, of which one is ruled out": {
    rules: "require sudden or age > 60  require not sudden  require age < 50",
    told: "require age < 50",
  },
  either: { rules: "require sudden or age > 60  require not sudden or age < 50" },
  sets: { rules: "require press is empty  require press has letter", told: "require press has letter" },
  "days before the period": { rules: "require found < period.from", told: "require found < period.from" },
  "days in a circle": {
    rules: "require told < begun  require begun < found  require found < told",
    told: "require found < told",
  },
  "days in a row": { rules: "require told < begun  require begun < found  require told < found" },
  "windows apart": {
    rules: "window from found until 30 days after found  require incurred > 60 days after found",
    told: "require incurred > 60 days after found",
  },
  "windows that meet": { rules: "window from found until 30 days after found  require incurred > 29 days after found" },
  "days of a claim": {
    rules: "require made during period  require made < period.from",
    told: "require made < period.from",
  },
  "days of a claim, where there is one": {
    rules: "require made during period or found < begun  require made < period.from or told < found",
  },
  "fixed days": {
    rules: "require found < 2020-01-01  require found > 2021-01-01",
    told: "require found > 2021-01-01",
  },
  "fixed days with a day between": { rules: "require found > 2020-01-01  require found < 2020-01-03" },
  "fixed days next to each other": {
    rules: "require found > 2020-01-01  require found < 2020-01-02",
    told: "require found < 2020-01-02",
  },
  "fixed days before 1970": {
    rules: "require found > 1965-01-01  require found < 1964-01-01",
    told: "require found < 1964-01-01",
  },
  "fixed times of one day": {
    rules: "require at < 2020-01-01T09:00  require at > 2020-01-01T10:00",
    told: "require at > 2020-01-01T10:00",
  },
  "fixed times of one day that meet": { rules: "require at <= 2020-01-01T09:00  require at >= 2020-01-01T09:00" },
  "a fixed time and one so many hours later": {
    rules: "require at < 2020-01-01T09:00  require at - 2 hours > 2020-01-01T08:00",
    told: "require at - 2 hours > 2020-01-01T08:00",
  },
  "a fixed day and those of a range": {
    rules: "require sudden or told < opened  require not sudden  require told >= 2021-01-01",
    told: "require told >= 2021-01-01",
  },
  "fixed days and the days of the period": {
    rules: "require period.to < 2020-01-01  require found > 2020-01-01",
    told: "require found > 2020-01-01",
  },
  "fixed days and a beginning of the period": { rules: "require period.from < 2020-01-01  require found > 2020-01-01" },
  "days on both sides of the period": {
    rules: "require told < period.from  require told >= period.to",
    told: "require told >= period.to",
  },
  "days behind the last one of the period": {
    rules: "require told > period.last_day  require told < period.from",
    told: "require told < period.from",
  },
  "a year behind a fixed day": {
    rules: "require told > 1 year after 2020-01-01  require told < 2020-12-31",
    told: "require told < 2020-12-31",
  },
  "a year behind a fixed day, as long as it may be": {
    rules: "require told > 1 year after 2020-01-01  require told <= 2021-01-01",
  },
  "spans of the contract": {
    rules: "require told >= waiting after begun  require told < 10 days after begun",
    told: "require told < 10 days after begun",
  },
  "spans of the contract that meet": {
    rules: "require told >= waiting after begun  require told <= 10 days after begun",
  },
  "months from two days": {
    rules: "require told > 1 month after begun  require begun > 1 month before told",
  },
  "rules of a plan": {
    rules: "require kind is fire when plan is basic  require kind is water when plan is basic",
    told: "require kind is water when plan is basic",
  },
  "rules of two plans": {
    rules: "require kind is fire when plan is basic  require kind is water when plan is wide",
  },
  "a rule of a trigger": {
    rules: "require for leak: age > 60  require age <= 50",
    told: "require for leak: age > 60",
  },
  "rules of two triggers": { rules: "require for leak: age > 60  require for attack: age < 50" },
  "a rule of an item": {
    rules: `item x "品" | y "物"  require for x: age > 60  require age <= 50`,
    told: "require for x: age > 60",
  },
  "rules of two items": { rules: `item x "品" | y "物"  require for x: age > 60  require for y: age < 50` },
  "an exclusion of all that a rule asks for": {
    rules: "require age >= 65",
    exclusions: `old "高齢" when age > 60`,
    told: "require age >= 65",
  },
  "an exclusion that leaves a little": { rules: "require age >= 65", exclusions: `old "高齢" when age > 65` },
  "exclusions of each that a rule asks for": {
    rules: "require kind in (fire, water)",
    exclusions: `fires "火災" when kind is fire  floods "水災" when kind is water`,
    told: "require kind in (fire, water)",
  },
  "exclusions of both": {
    exclusions: `quick "急激" when sudden  slow "緩慢" when not sudden`,
    told: "slow",
  },
  "exclusions of all ages": {
    exclusions: `young "若年" when age < 30  middle "中年" when age >= 20 and age <= 60  elder "高齢" when age > 50`,
    told: "elder",
  },
  "exclusions of all but some ages": {
    exclusions: `young "若年" when age < 30  middle "中年" when age > 31 and age <= 60  elder "高齢" when age > 50`,
  },
  "exclusions of every insured": {
    exclusions: `drivers "運転者" when role is driver  others_in "同乗者" when role is passenger`,
    told: "others_in",
  },
  "exclusions with an exception": {
    exclusions: `quick "急激" when sudden  slow "緩慢" when not sudden unless press has letter`,
  },
  "exclusions with an exception that the ground rules out": {
    exclusions: `quick "急激" when sudden  slow "緩慢" when not sudden unless sudden`,
    told: "slow",
  },
  "an exclusion that an option lifts": {
    rules: "require kind is fire",
    exclusions: `fires "火災" when kind is fire lifted by rider`,
  },
  "exclusions under a trigger": {
    exclusions: `quick "急激" for leak when sudden  slow "緩慢" for leak when not sudden`,
    told: "slow",
  },
};

function productOf(rules = "", exclusions = ""): Parts {
  const section = `head a "甲" { ${rules} }`;
  return { ...parts, more: `${more}  exclusions { ${exclusions} }`, section };
}

describe("rules and exclusions that leave nothing to be paid", () => {
  for (const [name, { rules, exclusions, told }] of Object.entries(cases))
    it(`are ${told === undefined ? "not " : ""}told of: ${name}`, () => {
      const found = foundIn(productOf(rules, exclusions)).filter((one) => one.startsWith("rule/"));
      deepStrictEqual(found, told === undefined ? [] : [`rule/contradiction: ${told}`]);
    });

  it("are not told of where one narrows a part of the heads away in some contracts", () => {
    const section = `require kind is fire when plan is basic
      head a "甲" { require kind is water }
      head b "乙" { require kind is fire }`;
    deepStrictEqual(
      foundIn({ ...parts, more, section }).filter((one) => one.startsWith("rule/")),
      [],
    );
  });

  it("are told of for all heads at once, with those that take part and no others", () => {
    const { diagnostics, source } = compileParts({
      facts: `age "年齢" : number 0 .. 120  sudden "急激" : bool`,
      section: `require age > 60  require sudden  head a "甲"  head b "乙"`,
      more: `exclusions { old "高齢" when age > 40  late "遅延" : bool }`,
    });
    const [found, ...others] = diagnostics;
    const places = found?.related.map(({ span }) => source.text.slice(span.start, span.end));
    deepStrictEqual(
      [found?.code, found?.message, places, others],
      [
        "rule/contradiction",
        "nothing is ever paid for `a` and `b`, once what is asked for is stated: every loss is refused, here or by the others that are shown",
        ["old"],
        [],
      ],
    );
  });

  it("are looked for in a product of many heads and exclusions in no more than a moment", function () {
    this.timeout(6000);
    const many = Array.from({ length: 60 }, (_, at) => at);
    const facts = many.map((at) => `n${at} "数${at}" : number 0 .. 100  b${at} "真偽${at}" : bool`).join("\n");
    const exclusions = many.map((at) => `x${at} "除外${at}" when n${at} > 90 and b${(at * 7) % 60}`).join("\n");
    const heads = many.map((at) => `head h${at} "費目${at}" { require n${at} > 50  require b${(at * 11) % 60} }`);
    const section = `require told_late or n1 < 50\n${heads.join("\n")}`;
    const found = foundIn({
      facts: `${facts}  told_late "遅延" : bool`,
      more: `exclusions { ${exclusions} }`,
      section,
    });
    deepStrictEqual(found, []);
  });
});
