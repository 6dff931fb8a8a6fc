// Columns of tables that hold numbers, and not money: days of a stay, factors, counts.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeSheet } from "@yakkan/compiler/docs/sheet.js";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { compare, enginesOf } from "../agree/agreement.js";
import { formatted } from "../format/formatted.js";
import { loadBatch } from "../support/run-batch.js";

const travel = (table: string): string => `product travel "旅行保険" en "Travel" {
  edition 2026-04-01
  contract { plan basic "基本" en "Basic" | wide "充実" en "Wide" }
  facts of incident { stay "入院日数" en "Days in hospital" : number }
  triggers { illness "疾病" en "Illness" }
  table benefits "給付表" en "Benefits" by plan {
    ${table}
  }
  let payable "対象日数" en "Days that count" = min(stay, most_days)
  premium annual "年間保険料" en "Annual premium" = daily * factor
  section hospital "入院" en "Hospital" {
    covers illness
    covered at any time
    head care "入院給付金" en "Hospital benefit" { limit payable * daily per incident }
  }
}
`;
const table = `most_days (number)  daily  factor (number)
    basic :                 60  5_000             1.25
    wide  :                180  8_000              2.5`;

const errorsIn = (text: string): readonly string[] =>
  compile({ name: "travel.yakkan", text })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ message }) => message);

describe("a column of numbers", () => {
  it("is read as numbers by all that settles", async () => {
    const engines = await enginesOf(travel(table));
    ok(engines);
    const contract = (plan: string) => ({
      policy: "P-1",
      period: { from: "2026-04-01", to: "2027-04-01" },
      plan,
    });
    const input = (plan: string, stay: number) => ({
      contract: contract(plan),
      incident: { id: `${plan}${stay}`, triggers: ["illness"], facts: { stay } },
      losses: [{ id: "1", head: "care", amount: 9_000_000 }],
    });
    const cases = [
      ["basic", 12, 60_000],
      ["basic", 61, 300_000],
      ["wide", 200, 1_440_000],
    ] as const;
    const batch = new InputBatch(await loadBatch(engines.plan));
    for (const [place, [plan, stay, due]] of cases.entries()) {
      const { answer, disagreement } = compare(engines, "settle", input(plan, stay), true);
      strictEqual(disagreement, undefined);
      strictEqual((answer as { result: { due: number } }).result.due, due);
      const { contract: ofPolicy, ...call } = input(plan, stay);
      deepStrictEqual(batch.add({ ...call, contract: { ...ofPolicy, policy: `P-${place}` } }), []);
    }
    batch.settle();
    deepStrictEqual(
      cases.map((_, row) => batch.linesOf(row)[0]?.due),
      cases.map(([, , due]) => due),
    );
    const annual = engines.product.premium("annual", contract("wide"));
    deepStrictEqual([annual.verdict, "amount" in annual && annual.amount], ["determined", 20_000]);
  });

  it("holds no money, and is none", () => {
    deepStrictEqual(errorsIn(travel(table)), []);
    strictEqual(errorsIn(travel(table.replace("60", "60円"))).length, 1);
    strictEqual(errorsIn(travel(table.replace("180", "unlimited"))).length, 1);
    // Without the word it is money, as any plain number in a table.
    ok(errorsIn(travel(table.replace("most_days (number)", "most_days"))).length > 0);
  });

  it("is written so in either language of keywords", async () => {
    const english = await formatted(travel(table), "en");
    match(english, /most_days \(number\) {2}daily {2}factor \(number\)\n/);
    const japanese = await formatted(english, "ja");
    match(japanese, /most_days \(数値\)/);
    strictEqual(await formatted(japanese, "en"), english);
  });

  it("stands in the tables for people as numbers", () => {
    const { plans } = compile({ name: "travel.yakkan", text: travel(table) });
    ok(JSON.stringify(describeSheet(plans[0]!, "en")).length > 0);
  });
});
