// A column read by keys of its own: the table is written once, and asked twice (加重障害).
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { SettlementResult } from "@yakkan/runtime";
import { formatted } from "../format/formatted.js";
import { settledByAll } from "./settled.js";

const text = `product p "商品" en "Product" {
  edition 2026-01-01
  contract {
    plan basic "基本" en "Basic" | wide "充実" en "Wide"
    insured_sum "保険金額" en "Sum insured" : money 1 .. 1億
    old_plan "旧プラン" en "Old plan" : one of basic "基本" en "Basic", wide "充実" en "Wide"
  }
  facts of incident {
    grade "障害等級" en "Grade" : whole 1 .. 14
    existing_grade "既存の等級" en "Existing grade" : whole 0 .. 14
    cause "原因" en "Cause" : one of fire "火災" en "Fire", water "水濡れ" en "Water"
    late "遅れ" en "Late" : whole 0 .. 60
    other_late "別の遅れ" en "Other delay" : whole 0 .. 90
    began "始め" en "Began" : date
    next_began "次の始め" en "Next" : date or never
  }
  table grades "等級表" en "Grades" by grade {
    share "割合" en "Share"
    0  : 0%
    1  : 100%
    2 .. 5 : 59%
    6 .. 9 : 26%
    10 .. 14 : 4%
  }
  table limits "限度額表" en "Limits" by plan, cause {
    most
    basic | fire  : 500
    basic | water : 100
    wide  | fire, water : 900
  }
  table cuts "削減表" en "Cuts" by late { cut  0 .. 60 : 50% }
  table days_of "日表" en "Days" by began { of_day  .. under 2026-06-01 : 7  2026-06-01 .. : 8 }
  triggers { fall "転倒" en "Fall" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head disability "後遺障害" en "Disability" = insured_sum * (share - share(existing_grade))
    head increase "増額" en "Increase" = max(0円, limits.most - limits.most(old_plan, cause))
    head plainly "基本の火災" en "Basic, fire" = most(basic, fire)
    head by_sum "和" en "Sum" = 1_000円 * share(min(14, existing_grade + 1))
    head cut_own "自ら" en "Own" = 1_000円 * cut
    head cut_other "別" en "Other" = 1_000円 * cut(other_late)
    head next_day "次の日" en "Next day" = of_day(next_began)
  }
}`;

const known = { grade: 5, existing_grade: 9, cause: "fire", late: 1, other_late: 1, began: "2026-05-01" };

const without = (...names: readonly string[]): object =>
  Object.fromEntries(Object.entries(known).filter(([name]) => !names.includes(name)));

async function settled(facts: object): Promise<SettlementResult> {
  return settledByAll(text, {
    contract: {
      policy: "P-1",
      period: { from: "2026-01-01", to: "2027-01-01" },
      plan: "wide",
      insured_sum: 10_000_000,
      old_plan: "basic",
    },
    incident: { id: "I-1", triggers: ["fall"], facts },
    losses: [],
  } as never);
}

async function settle(facts: object): Promise<Record<string, unknown>> {
  const result = await settled(facts);
  return Object.fromEntries(
    result.lines.map(({ head, due, undetermined }) => [
      head,
      undetermined.length === 0 ? due : undetermined.flatMap(({ waitsFor }) => waitsFor.map(({ name }) => name)),
    ]),
  );
}

describe("a table read by keys of its own", () => {
  it("gives what it says for them", async () => {
    deepStrictEqual(await settle({ ...known, next_began: "2026-06-01" }), {
      // 59% less 26% of 10,000,000
      disability: 3_300_000,
      // 900 less 500
      increase: 400,
      plainly: 500,
      // Grade 10
      by_sum: 40,
      cut_own: 500,
      cut_other: 500,
      next_day: 8,
    });
    const first = await settle({ ...known, grade: 1, existing_grade: 0, cause: "water", next_began: "2026-05-31" });
    deepStrictEqual(
      [first["disability"], first["increase"], first["by_sum"], first["next_day"]],
      // The whole sum; 900 less 100; grade 1
      [10_000_000, 800, 1_000, 7],
    );
  });

  it("waits for these, and not for those that the table declares", async () => {
    const result = await settle({ ...without("existing_grade"), next_began: "never" });
    deepStrictEqual([result["disability"], result["by_sum"]], [["existing_grade"], ["existing_grade"]]);
    // No row is for what never came, and nothing could be stated.
    deepStrictEqual(result["next_day"], []);
  });

  it("does not wait where a row has all that its own key can be", async () => {
    const result = await settle(without("late", "other_late"));
    // 0 to 60 days are all of `late`, not of `other_late`, which goes to 90.
    deepStrictEqual([result["cut_own"], result["cut_other"]], [500, ["other_late"]]);
    // Each plan with fire says something else; the wide one is for fire and water alike.
    deepStrictEqual((await settle(without("cause")))["increase"], ["cause"]);
  });

  it("says by which in what explains it", async () => {
    const { workings } = await settled({ ...known, next_began: "never" });
    const { figures } = workings!.find(({ head }) => head === "disability")!;
    deepStrictEqual(
      figures.map(({ name, value }) => [name, value]),
      [
        ["insured_sum", "10000000"],
        ["grades.share", "59/100"],
        ["grade", "5"],
        ["grades.share(existing_grade)", "13/50"],
        ["existing_grade", "9"],
      ],
    );
  });

  it("is written as it is in either spelling", async () => {
    const japanese = await formatted(text, "ja");
    deepStrictEqual(japanese.includes("insured_sum * (share - share(existing_grade))"), true);
    deepStrictEqual(japanese.includes("limits.most(old_plan, cause)"), true);
  });

  describe("is told of keys that it does not take", () => {
    for (const [amount, ...told] of [
      ["share()", "table/keys"],
      ["share(1, 2)", "table/keys"],
      ["limits.most(plan)", "table/keys"],
      ["most(cause, plan)", "type/mismatch", "type/mismatch"],
      ["most(old_plan, fir)", "name/unknown"],
      ["share(insured_sum)", "type/mismatch"],
      ["share(began)", "type/mismatch"],
      ["grades(1)", "expression/function"],
      ["period.from(1)", "expression/function"],
    ] as const)
      it(amount, () => {
        const changed = text.replace("= most(basic, fire)", `= 1円 * ${amount}`);
        const { diagnostics } = compile({ name: "p.yakkan", text: changed });
        deepStrictEqual(
          diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : [])),
          told,
        );
      });
  });
});
