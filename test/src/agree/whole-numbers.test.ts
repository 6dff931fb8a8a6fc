// A type for what is counted: days, grades, times. What is stated of it has no fraction.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeSheet } from "@yakkan/compiler/docs/sheet.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { inputSchema } from "@yakkan/compiler/schema/input.js";
import type { SettlementInput } from "@yakkan/runtime";
import { formatted } from "../format/formatted.js";
import { loadProduct } from "../support/run-emitted.js";
import { planOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (rows = "1 .. under 4 : 100%  4 .. under 8 : 50%  8 .. : 10%", grade = "whole 1 .. 14"): string =>
  `product p "商品" en "Product" {
  edition 2026-04-01
  unit ward "病棟" en "Ward" { beds "床数" en "Beds" : whole }
  contract { times "回数" en "Times" : whole one of 1, 2, 4 = 2  schedule ward }
  facts of claim { grade "等級" en "Grade" : ${grade} }
  facts of loss { nights "日数" en "Nights" : whole -5 .. 400 = 0 }
  triggers { injury "傷害" en "Injury" }
  table degree "割合" en "Degree" by grade { share ${rows} }
  section s "補償" en "Cover" {
    covers injury
    covered at any time
    head lump "一時金" en "Lump sum" { limit share of (times * 1_000円) per claim }
    head daily "日額" en "Daily" for each loss = max(0, nights) * 100円
  }
}`;

const input = (grade: unknown, nights: unknown = 3, times: unknown = 4, beds: unknown = 1) =>
  ({
    contract: {
      policy: "P-1",
      period: { from: "2026-04-01", to: "2027-04-01" },
      times,
      units: { ward: [{ id: "W", facts: { beds } }] },
    },
    incident: { id: "I-1", triggers: ["injury"] },
    claims: [{ id: "A", facts: { grade } }],
    losses: [
      { id: "1", head: "lump", amount: 10_000, claim: "A" },
      { id: "2", head: "daily", claim: "A", facts: { nights } },
    ],
  }) as unknown as SettlementInput;

const tableFaults = (rows: string, grade?: string) =>
  compile({ name: "p.yakkan", text: product(rows, grade) }).diagnostics.filter(({ code }) => code.startsWith("table/"));

describe("whole numbers", () => {
  it("are counted with as numbers are", async () => {
    strictEqual((await settledByAll(product(), input(7))).due, 2_300);
    strictEqual((await settledByAll(product(), input(14, -5, 1))).due, 100);
    strictEqual((await settledByAll(product(), input(1.0, 400))).due, 44_000);
  });

  it("with a fraction are an input problem, of whatever they are stated", async () => {
    const plan = planOf(product());
    ok(plan);
    const emitted = await loadProduct(plan);
    const fault = (json: SettlementInput): readonly string[] => {
      const read = interpret(plan, json);
      ok(!read.ok);
      const found = read.problems.map(({ code, path }) => `${path} ${code}`);
      const other = emitted.validate(json);
      deepStrictEqual(
        other.map(({ code, path }) => `${path} ${code}`),
        found,
      );
      for (const { message, code } of [...read.problems, ...other])
        if (code === "whole") match(message, /whole number/);
      return found;
    };
    deepStrictEqual(fault(input(1.5)), ["claims[0].facts.grade whole"]);
    deepStrictEqual(fault(input(0.5)), ["claims[0].facts.grade whole"]);
    deepStrictEqual(fault(input(15)), ["claims[0].facts.grade range"]);
    deepStrictEqual(fault(input("1.5")), ["claims[0].facts.grade shape"]);
    deepStrictEqual(fault(input(2, -1.25)), ["losses[1].facts.nights whole"]);
    deepStrictEqual(fault(input(2, 2, 1.5)), ["contract.times whole"]);
    deepStrictEqual(fault(input(2, 2, 3)), ["contract.times range"]);
    deepStrictEqual(fault(input(2, 2, 1, 0.5)), ["contract.units.ward[0].facts.beds whole"]);
    deepStrictEqual(fault(input(2, 2, 1, -1)), ["contract.units.ward[0].facts.beds range"]);
  });

  it("are told of in both languages where a scenario states a fraction", () => {
    const scenario = `
      scenario "s" for p {
        contract { times 1  period from 2026-04-01 to 2027-04-01 }
        incident { injury }
        claim A { grade 1.5 }
        loss lump 5 of claim A
        expect due 5
      }`;
    const found = compile({ name: "p.yakkan", text: product() + scenario }).diagnostics.filter(
      ({ severity }) => severity === "error",
    );
    strictEqual(found.length, 1);
    match(found[0]!.message, /whole number; 1\.5 is given/);
    match(found[0]!.japanese.message, /整数ではありません/);
  });

  it("have no gap between two neighbours in a table", () => {
    const codes = (rows: string, grade?: string) =>
      tableFaults(rows, grade).map(({ code, message }) => [code, message]);
    deepStrictEqual(codes("1, 2, 3 : 100%  4 .. under 14 : 50%  14 : 10%"), []);
    deepStrictEqual(codes("1 .. under 4 : 100%  5 .. : 50%"), [["table/gap", "no row is for `grade` 4"]]);
    deepStrictEqual(
      codes("1 .. under 3 : 100%  2 .. under 5 : 50%  5 .. under 15 : 5%").map(([code]) => code),
      ["table/overlap"],
    );
    deepStrictEqual(
      codes("1 .. under 2 : 100%  1.5 : 50%  2 .. under 15 : 5%").map(([code]) => code),
      ["table/row-never"],
    );
    // Of numbers it has one, and is told how it has none.
    const [[, gap] = []] = codes("1 : 100%  2 : 50%", "number 1 .. 2");
    match(gap ?? "", /> 1, < 2/);
    const { help } = tableFaults("1 : 100%  2 : 50%", "number 1 .. 2")[0]!;
    match(help ?? "", /`whole 1 \.\. 14`/);
  });

  it("are integers in the schema, and said to be whole", async () => {
    const plan = planOf(product());
    ok(plan);
    match(JSON.stringify(inputSchema(plan)), /"grade":\{[^{}]*"type":"integer","minimum":1,"maximum":14\}/);
    match(JSON.stringify(describeSheet(plan, "ja")), /1～14の整数/);
    match(JSON.stringify(describeSheet(plan, "en")), /1 to 14, whole numbers/);
    const japanese = await formatted(product(), "ja");
    match(japanese, /: 整数 1 \.\. 14/);
    deepStrictEqual(await formatted(japanese, "en"), await formatted(product()));
  });

  it("have whole ends and defaults, and are no type of a formula", () => {
    const codes = (grade: string) =>
      compile({ name: "p.yakkan", text: product("1 .. : 5%", grade) })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code }) => code);
    deepStrictEqual(codes("whole 0.5 .. 3"), ["range/whole"]);
    deepStrictEqual(codes("whole one of 1, 2.5"), ["range/whole"]);
    deepStrictEqual(codes("whole = 1.5"), ["range/default"]);
    deepStrictEqual(codes("whole }  let half : whole = 5  facts of incident { more : whole"), ["node/misplaced"]);
  });
});
