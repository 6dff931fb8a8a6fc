// Exclusions that another one makes idle, or that are always lifted, by sizes, days and what options require.
import { deepStrictEqual } from "node:assert/strict";
import { foundIn } from "./product.js";

const facts = `n "数" : whole 0 .. 100  m "他の数" : whole 0 .. 100  hot "高温" : bool  gone "出た日" : date or never`;
const ofTwo = `head h1 "甲"\n head h2 "乙"`;

function faults(exclusions: string, contract = 'plan a "甲" | b "乙"'): readonly string[] {
  return foundIn({ contract, facts, section: ofTwo, more: `exclusions { ${exclusions} }` })
    .filter((one) => one.startsWith("exclusion/") || one.startsWith("option/"))
    .map((one) => one.replace(/^exclusion\//, ""));
}

describe("an exclusion that another one makes idle", () => {
  const idle = (name: string, exclusions: string, contract?: string): unknown =>
    it(exclusions, () => deepStrictEqual(faults(exclusions, contract), [`shadowed: ${name}`]));
  const needed = (exclusions: string, contract?: string): unknown =>
    it(`not: ${exclusions}`, () => deepStrictEqual(faults(exclusions, contract), []));

  idle("x", `w "一" when n > 10  x "二" when n > 20`);
  idle("w", `w "一" when n > 20  x "二" when n > 10`);
  idle("x", `w "一" when n > 10  x "二" when n > 20 and hot`);
  idle("x", `w "一" when n > 10 or hot  x "二" when n > 20`);
  idle("x", `w "一" when n + m > 10  x "二" when n > 20 and m > 1`);
  idle("w", `w "一" when n > 20 and hot  x "二" when n > 10`);
  needed(`w "一" when n > 10 and hot  x "二" when n > 20`);
  needed(`w "一" when n > 10 for h1  x "二" when n > 20`);
  // The other number may not be known where the one is.
  needed(`w "一" when n + m > 10  x "二" when n > 20`);
  needed(`w "一" when m >= 0  x "二" when n > 20`);

  // Found in June: the first takes it away, and the second does not yet.
  idle("x", `w "一" when hot unless found < 2026-06-01  x "二" when hot for h1 unless found < 2026-07-01`);
  needed(`w "一" when hot unless found < 2026-07-01  x "二" when hot for h1 unless found < 2026-06-01`);
  idle("x", `w "一" when found >= 2026-06-01  x "二" when found >= 2026-07-01`);
  // Of what never came neither exception holds; of days that came, the later one holds for more.
  needed(`w "一" when hot unless gone >= 2026-06-01  x "二" when hot for h1 unless gone >= 2026-07-01`);

  const options = (requires: string): string =>
    `plan a "甲" | b "乙"  options by plan a b { q "特約一" ○ ○ ${requires}  o "特約二" ○ ○ }`;
  idle("x", `w "一" when hot lifted by q  x "二" when hot for h1 lifted by o`, options("requires o"));
  needed(`w "一" when hot lifted by q  x "二" when hot for h1 lifted by o`, options(""));
  needed(`w "一" when hot lifted by o  x "二" when hot for h1 lifted by q`, options("requires o"));
});

it("takes away by its days what the exception of another one leaves", () => {
  const both = (day: string): readonly string[] =>
    faults(`w "一" when hot unless gone < ${day}  x "二" when hot for h1 unless gone >= 2026-07-01`);
  deepStrictEqual(both("2026-07-01"), ["carve-back-excluded: gone >= 2026-07-01"]);
  deepStrictEqual(both("2026-06-01"), ["carve-back-excluded: gone >= 2026-07-01"]);
  // In July the exception of both holds.
  deepStrictEqual(both("2026-08-01"), []);
});

describe("an exclusion that an option lifts", () => {
  const contract = (rule: string): string =>
    `plan a "甲" | b "乙"  lim : money 100 .. 1_000  options by plan a b { o "特約" ○ ○ }  ${rule}`;
  const war = `war "戦争" : bool lifted by o`;
  it("is always lifted where the sizes of a rule force the option", () => {
    deepStrictEqual(faults(war, contract("require o or lim > 2_000")), ["always-lifted: war"]);
    deepStrictEqual(faults(war, contract("require o or lim > 900")), []);
    deepStrictEqual(faults(war, contract("require o or lim > 900  require lim < 500")), ["always-lifted: war"]);
  });
  it("is never lifted where they rule it out", () => {
    deepStrictEqual(faults(war, contract("require not o or lim > 2_000")), ["option/impossible: o", "lift-never: war"]);
    deepStrictEqual(faults(war, contract("require not o or lim > 900")), []);
  });
});
