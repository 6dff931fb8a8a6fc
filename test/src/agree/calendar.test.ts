// The month and the year of a date: seasons, calendar years, and years that begin in April.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { SettlementResult } from "@yakkan/runtime";
import { formatted } from "../format/formatted.js";
import { settledByAll } from "./settled.js";

const text = `product p "商品" en "Product" {
  edition 2026-01-01
  facts of incident {
    struck "襲来日" en "Struck" : date
    began "開始" en "Began" : datetime
    told "通知日" en "Told" : date or never
  }
  let season = month(struck) >= 6 and month(struck) <= 11
  let fiscal_year = if month(struck) >= 4 then year(struck) else year(struck) - 1
  let in_month = month(began)
  table by_month by in_month { of_month  1 .. 3 : 10  4 .. 11 : 20  12 : 30 }
  triggers { storm "暴風" en "Storm" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head wind "風災" en "Wind" { deductible (if season then 500 else 100) per incident }
    head spring "春" en "Spring" { require month(struck) = 5 }
    head fiscal "年度" en "Fiscal year" = 1円 * fiscal_year
    head monthly "月" en "Month" = of_month
    head never_told "通知" en "Told" = if month(told) >= 1 then 7 else 8
    head told_year "通知年" en "Year told" = 1円 * year(told)
    head first_year "始期の年" en "First year" = 1円 * year(period.from)
  }
}`;

async function settled(facts: object): Promise<SettlementResult> {
  return settledByAll(text, {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["storm"], facts },
    losses: [
      { id: "1", head: "wind", amount: 1_000 },
      { id: "2", head: "spring", amount: 1_000 },
    ],
  } as never);
}

async function settle(facts: object): Promise<Record<string, unknown>> {
  const { lines } = await settled(facts);
  return Object.fromEntries(
    lines.map(({ head, due, undetermined }) => [
      head,
      undetermined.length === 0 ? due : undetermined.flatMap(({ waitsFor }) => waitsFor.map(({ name }) => name)),
    ]),
  );
}

const known = { struck: "2026-06-01", began: "2026-12-31T23:59", told: "2026-02-01" };

describe("the month and the year of a date", () => {
  it("decide a season from 1 June to 30 November, whatever the year", async () => {
    for (const [struck, wind] of [
      ["2026-05-31", 900],
      ["2026-06-01", 500],
      ["2026-11-30", 500],
      ["2026-12-01", 900],
      ["2027-01-01", 900],
      ["2031-08-15", 500],
    ] as const)
      deepStrictEqual((await settle({ ...known, struck }))["wind"], wind, struck);
  });

  it("decide a year that begins in April", async () => {
    for (const [struck, fiscal] of [
      ["2026-03-31", 2025],
      ["2026-04-01", 2026],
      ["2026-12-31", 2026],
      ["2027-01-01", 2026],
      ["2024-02-29", 2023],
    ] as const)
      deepStrictEqual((await settle({ ...known, struck }))["fiscal"], fiscal, struck);
  });

  it("are those of the day of a datetime, the key of a table, and those of the period", async () => {
    deepStrictEqual(await settle(known), {
      wind: 500,
      // 1 June is not May.
      spring: 0,
      fiscal: 2026,
      monthly: 30,
      never_told: 7,
      told_year: 2026,
      first_year: 2026,
    });
    deepStrictEqual((await settle({ ...known, began: "2026-04-01T00:00" }))["monthly"], 20);
    deepStrictEqual((await settle({ ...known, struck: "2026-05-31T23:00" }))["spring"], 1_000);
  });

  it("wait for the date, and are never where it never came", async () => {
    const open = await settle({});
    deepStrictEqual(
      [open["wind"], open["spring"], open["fiscal"], open["monthly"], open["told_year"]],
      [["struck"], ["struck"], ["struck"], ["began"], ["told"]],
    );
    const never = await settle({ ...known, told: "never" });
    // A comparison with never is false; an amount of it is unknown, and waits for nothing.
    deepStrictEqual([never["never_told"], never["told_year"]], [8, []]);
  });

  it("are told in workings, documents and either spelling", async () => {
    const { workings } = await settled(known);
    const { figures } = workings!.find(({ head }) => head === "told_year")!;
    deepStrictEqual(
      figures.map(({ name, value }) => [name, value]),
      [
        ["year(told)", "2026"],
        ["told", "2026-02-01"],
      ],
    );
    const japanese = await formatted(text, "ja");
    deepStrictEqual(japanese.includes("暦月(struck) >= 6"), true);
    deepStrictEqual(japanese.includes("暦年(told)"), true);
    deepStrictEqual(await formatted(japanese, "en"), await formatted(text, "en"));
  });

  it("are known to be between 1 and 12", () => {
    const found = (rows: string): readonly string[] =>
      compile({ name: "p.yakkan", text: text.replace("1 .. 3 : 10  4 .. 11 : 20  12 : 30", rows) })
        .diagnostics.map(({ code, message }) => `${code}: ${message}`)
        .filter((one) => one.startsWith("table/"));
    deepStrictEqual(found("1 .. 3 : 10  4 .. 11 : 20  12 : 30"), []);
    deepStrictEqual(found("1 .. 3 : 10  4 .. 11 : 20"), ["table/gap: no row is for `in_month` 12"]);
    deepStrictEqual(found("1 .. 3 : 10  4 .. 12 : 20  13 : 30"), [
      "table/row-never: this row is never used: `in_month` never is what it says",
    ]);
  });

  it("are of one date", () => {
    for (const [read, code] of [
      ["month()", "expression/arguments"],
      ["year(struck, told)", "expression/arguments"],
      ["month(5)", "type/mismatch"],
      ["month(2 months)", "type/mismatch"],
    ] as const) {
      const { diagnostics } = compile({ name: "p.yakkan", text: text.replace("year(period.from)", read) });
      deepStrictEqual(
        diagnostics.flatMap((one) => (one.severity === "error" ? [one.code] : [])),
        [code],
      );
    }
  });

  it("leave names alone that files have given", () => {
    const own = text.replaceAll("in_month", "暦月").replaceAll("fiscal_year", "暦年");
    deepStrictEqual(
      compile({ name: "p.yakkan", text: own }).diagnostics.filter(({ severity }) => severity === "error"),
      [],
    );
  });
});
