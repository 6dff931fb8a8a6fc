import { deepStrictEqual } from "node:assert/strict";
import { foundIn, type Parts } from "./product.js";

function gapsIn(parts: Parts): readonly string[] {
  return foundIn(parts).filter((one) => one.startsWith("table/"));
}

describe("a table has no gap", () => {
  describe("for what rules of the contract rule out", () => {
    const quote = (rule: string): readonly string[] =>
      gapsIn({
        contract: `plan basic "基本" | wide "充実"  age "年齢" : whole 0 .. 120  ${rule}`,
        more: `table rates "料率表" by plan, age { rate  basic | .. 64 : 1_000  wide | 18 .. 64 : 2_000 }
          premium yearly "年払" = rate`,
        section: `head a "甲"`,
      });
    it("in a premium", () => deepStrictEqual(quote("require age <= 64  require plan is basic or age >= 18"), []));
    it("unless one is missing", () => {
      deepStrictEqual(quote("require age <= 64"), ["table/gap: rates"]);
      deepStrictEqual(quote("require age <= 65  require plan is basic or age >= 18"), ["table/gap: rates"]);
    });
  });

  describe("for what rules of the lines rule out", () => {
    const share = (rule: string, more = "", key = "late"): readonly string[] =>
      gapsIn({
        contract: `plan basic "基本" | wide "充実"`,
        facts: `notified "通知日" : date  begun "開始日" : date  late_days "遅れ" : whole 0 .. 1_000`,
        more: `let late "遅れ" = days(found, notified)  let waited "待機" = days(period.from, found)
          table cuts "削減表" by ${key} { cut  0 .. 30 : 100%  over 30 .. 60 : 50% } ${more}`,
        section: `${rule}\n head a "甲" { coinsurance pays cut }`,
      });
    const quiet: readonly (readonly [string, string?])[] = [
      ["require notified within 60 days after found"],
      ["require notified >= found and notified <= 60 days after found"],
      ["require notified < 61 days after found"],
      ["require not (notified > 61 days including found)"],
      ["require days(found, notified) <= 60"],
      ["window from found until 60 days after found  require notified <= 60 days after found"],
      ["require found within 60 days after period.from", "waited"],
      ["require late_days <= 60", "late_days"],
    ];
    for (const [rule, key] of quiet) it(`by ${rule}`, () => deepStrictEqual(share(rule, "", key), []));

    const told: readonly (readonly [string, string?])[] = [
      ["require notified within 61 days after found"],
      ["require notified within 2 months after found"],
      ["require notified <= 62 days including found"],
      ["require begun within 60 days after found"],
      ["require late_days <= 60 when plan is wide", "late_days"],
    ];
    for (const [rule, key] of told)
      it(`but for others by ${rule}`, () => deepStrictEqual(share(rule, "", key), ["table/gap: cuts"]));

    it("by a rule of the contracts that read it", () => {
      const section = (guard: string): string => `require late_days <= 60 when plan is wide
        head a "甲" { coinsurance pays cut ${guard} }`;
      const parts = {
        contract: `plan basic "基本" | wide "充実"`,
        facts: `late_days "遅れ" : whole 0 .. 1_000`,
        more: `table cuts "削減表" by late_days { cut  0 .. 30 : 100%  over 30 .. 60 : 50% }`,
      };
      deepStrictEqual(gapsIn({ ...parts, section: section("when plan is wide") }), []);
      deepStrictEqual(gapsIn({ ...parts, section: section("when plan is basic") }), ["table/gap: cuts"]);
    });
  });
});

it("days that are known to differ can be divided by", () => {
  const share = (rule: string): readonly string[] =>
    foundIn({
      facts: `notified "通知日" : date`,
      section: `${rule}\n head a "甲" for each loss = 10_000円 / days(found, notified)`,
    }).filter((one) => one.startsWith("expression/"));
  deepStrictEqual(share("require notified > found"), []);
  deepStrictEqual(share("require notified >= 1 day after found"), []);
  deepStrictEqual(share("require notified <> found"), []);
  deepStrictEqual(share("require notified >= found"), ["expression/zero-divisor: days(found, notified)"]);
});

it("hours that are known to have passed can be divided by, and are no days", () => {
  const share = (rule: string, divisor = "(ended - began) / 1 hour"): readonly string[] =>
    foundIn({
      facts: `began "開始" : datetime  ended "終了" : datetime`,
      section: `require ${rule}\n head a "甲" for each loss = 10_000円 / (${divisor})`,
    }).filter((one) => !one.startsWith("date/"));
  const told = ["expression/zero-divisor: (ended - began) / 1 hour"];
  deepStrictEqual(share("ended > began"), []);
  deepStrictEqual(share("ended >= began + 1 hour"), []);
  deepStrictEqual(share("ended >= began"), told);
  // On one day less than an hour may pass, and on two.
  deepStrictEqual(share("days(began, ended) >= 1"), told);
  deepStrictEqual(share("ended > began", "days(began, ended)"), ["expression/zero-divisor: days(began, ended)"]);
  deepStrictEqual(share("days(began, ended) <= 2 and ended - began > 12 hours", "(ended - began) / 1 hour"), []);
});

describe("a table read by keys of its own", () => {
  const faults = (more: string, amount: string, rows = "1 : 100円  2 .. 14 : 200円"): readonly string[] =>
    foundIn({
      contract: `plan basic "基本" | wide "充実"  rate "割合" : ratio 0% .. 100%`,
      facts: `grade "等級" : whole 1 .. 14  existing "既存" : whole 0 .. 14  gone "出た日" : date  back "戻った日" : date`,
      more: `table grades "等級表" by grade { daily ${rows} } ${more}`,
      section: `head a "甲" { limit ${amount} per incident }`,
    }).filter((one) => one.startsWith("table/"));
  const gap = (read: string): string => `table/gap: ${read}`;

  it("has a gap where the key is one that no row is for", () => {
    deepStrictEqual(faults("", "daily + daily(existing)"), [gap("daily(existing)")]);
    deepStrictEqual(faults("", "daily + grades.daily(existing)"), [gap("grades.daily(existing)")]);
    deepStrictEqual(faults("", "daily + daily(max(1, existing))"), []);
    deepStrictEqual(faults("", "if existing >= 1 then daily + daily(existing) else daily"), []);
    deepStrictEqual(faults("", "daily + daily(15)"), [gap("daily(15)")]);
    deepStrictEqual(faults("", "daily + daily(14)"), []);
    deepStrictEqual(faults(`let prior "前" = daily(existing)`, "daily + prior"), [gap("daily(existing)")]);
    deepStrictEqual(faults("", "daily + daily(grade / 2)"), [gap("daily(grade / 2)")]);
    deepStrictEqual(faults("", "daily + daily(up(grade / 2))"), []);
  });

  it("uses rows that the declared one never comes to", () => {
    const rows = "0 : 0円  1 : 100円  2 .. 14 : 200円";
    deepStrictEqual(faults("", "daily", rows), ["table/row-never: 0 : 0円"]);
    deepStrictEqual(faults("", "daily + daily(existing)", rows), []);
  });

  it("has no gap for declared keys that nothing reads", () => {
    deepStrictEqual(faults("", "daily", "2 .. 14 : 200円"), [gap("grades")]);
    deepStrictEqual(faults("", "daily(max(2, existing))", "2 .. 14 : 200円"), []);
  });

  it("has none for a member that is written where a row is for it", () => {
    const limits = `table limits "限度額表" by plan, rate { most  basic | 0% .. 100% : 100円  wide | 0% .. 50% : 200円 }`;
    deepStrictEqual(faults(limits, "daily + most(basic, rate)"), []);
    deepStrictEqual(faults(limits, "daily + most(wide, rate)"), [gap("most(wide, rate)")]);
    deepStrictEqual(faults(limits, "daily + most(wide, 50%)"), []);
  });
});

describe("bounds by a table", () => {
  const found = (amount: string): readonly string[] =>
    foundIn({
      facts: `grade "等級" : whole 1 .. 14  existing "既存" : whole 10 .. 14`,
      more: `table grades "等級表" by grade { daily  1 .. 9 : 500円  10 .. 14 : 100円 }`,
      section: `frame f "枠" { limit 400 per incident\n head a "甲" { limit ${amount} per incident } }`,
    }).filter((one) => one.startsWith("term/"));
  it("go by the keys by which it is read", () => {
    // 500 yen of grade 1 may be above the 400 around it; of grade 10 and above 100 yen never are.
    deepStrictEqual(found("daily"), []);
    deepStrictEqual(found("daily(existing)"), ["term/limit-never-binds: limit 400 per incident"]);
  });
});
