import { deepStrictEqual } from "node:assert/strict";
import { compileParts, foundIn } from "./product.js";

const more = `facts of loss { admitted "入院日" : date  discharged "退院日" : date  degree "割合" : ratio  part "部分" : ratio 0% .. 300% }`;

function benefit(formula: string, names = ""): readonly string[] {
  return foundIn({ more: `${more} ${names}`, section: `head a "甲" for each loss = ${formula}` }).filter(
    (one) => !one.includes("/unused"),
  );
}

describe("a benefit for each line", () => {
  const told: Readonly<Record<string, string>> = {
    "5_000 * days(admitted, discharged)": "expression/first-day: days(admitted, discharged)",
    "min(60, days(admitted, discharged)) * 5_000": "expression/first-day: days(admitted, discharged)",
    "if part > 50% then 9_000 * days(found, discharged) else 0": "expression/first-day: days(found, discharged)",
    "200_000 * months(admitted, discharged)": "expression/first-day: months(admitted, discharged)",
    "degree of 10_000_000": "expression/open-ratio: degree",
    "10_000_000 * degree + 50_000": "expression/open-ratio: degree",
    "if part > 50% then degree of 10_000_000 else 0": "expression/open-ratio: degree",
    "(degree of 10_000_000) / 2": "expression/open-ratio: degree",
  };
  for (const [formula, found] of Object.entries(told))
    it(`by ${formula} is told of`, () => deepStrictEqual(benefit(formula), [found]));

  const quiet: Readonly<Record<string, string>> = {
    "5_000 * (days(admitted, discharged) + 1)": "",
    "5_000 * max(0, days(admitted, discharged) - 2)": "",
    "5_000 * nights": `let nights "泊数" = days(admitted, discharged)`,
    "200_000 * months(admitted, 1 day after discharged)": "",
    "1_000 * days(found, period.to)": "",
    "if days(admitted, discharged) > 5 then 50_000 else 10_000": "",
    "part of 10_000_000": "",
    "min(100%, degree) of 10_000_000": "",
    "min(10_000_000, degree of 10_000_000)": "",
    "if degree > 50% then 10_000_000 else 0": "",
    "if degree * 1_000円 > 5円 then 10_000_000 else 0": "",
    "5_000 * (10円 / (degree * 1_000円 + 1円))": "",
    grade: `let size "額" = degree * 1_000円  table t by size { grade  .. under 5 : 1_000  5 .. : 2_000 }`,
  };
  for (const [formula, names] of Object.entries(quiet))
    it(`by ${formula} is not`, () => deepStrictEqual(benefit(formula, names), []));

  it("counts both days as it is told to", () => {
    const { diagnostics } = compileParts({
      more,
      section: `head a "甲" for each loss = 200_000 * months(admitted, discharged)`,
    });
    const help = diagnostics.find(({ code }) => code === "expression/first-day")?.help;
    deepStrictEqual(help?.includes("`months(admitted, 1 day after discharged)`"), true);
  });
});

describe("an amount for each night behind a count of the nights", () => {
  const nights = `facts of loss { nights "泊数" : whole 0 .. 1_000 }`;
  const counted = (limit: string): readonly string[] =>
    foundIn({
      more: nights,
      section: `head a "甲" { limit 10 of nights per incident  limit ${limit} per loss }`,
    }).filter((one) => one.startsWith("term/count-first"));

  for (const limit of ["100円 * nights", "max(50円, nights * 100円)", "100円 * nights + 500円"])
    it(`is told of: ${limit}`, () => deepStrictEqual(counted(limit), [`term/count-first: limit ${limit} per loss`]));

  // The amount is not by the nights, or the ten nights are its end.
  for (const limit of ["if 100円 * nights > 500円 then 400円 else 300円", "min(100円 * nights, 1_000円)"])
    it(`is not: ${limit}`, () => deepStrictEqual(counted(limit), []));
});

describe("a limit that another one around it makes idle", () => {
  const idle = (behind: string): readonly string[] =>
    foundIn({
      section: `head a "甲" { limit 1_500円 per loss }  limit 600円 per incident  ${behind}`,
    }).filter((one) => one.startsWith("term/limit-never-binds"));

  it("is told of", () => {
    const told = ["term/limit-never-binds: limit 1_500円 per loss"];
    deepStrictEqual(
      [idle(""), idle("coinsurance pays 80%"), idle("deductible 150円 per incident")],
      [told, told, told],
    );
  });

  // Of 2,000 of A and 300 of B it leaves 1,500 and 300, of which 600 are 500 and 100: 350 are due, and not 521 - 150.
  it("is not where a term by claim behind them meets other shares", () =>
    deepStrictEqual(idle("deductible 150円 per claim"), []));
});
