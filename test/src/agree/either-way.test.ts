// What is not known decides nothing where all that it may be comes to one value: then that is the value.
import { deepStrictEqual } from "node:assert/strict";
import type { SettlementResult } from "@yakkan/runtime";
import { settledByAll } from "./settled.js";

const product = `product p "商品" en "Product" {
  edition 2026-01-01
  contract { kind "型" en "Kind" : one of zero_ten "0-10" en "0-10", ten_ten "10-10" en "10-10" }
  facts of incident {
    nth "何回目" en "Which" : number 1 .. 20
    f "事実" en "Fact" : bool
    g "別の事実" en "Another" : bool
    k "種類" en "Kind of loss" : one of x "甲" en "X", y "乙" en "Y"
    m "金額" en "Amount" : money
    made "請求日" en "Made" : date or never
    told "通知日" en "Told" : date or never
  }
  table own by kind { first_  second_  zero_ten : 0 100  ten_ten : 100 100 }
  table a by k, f {
    av
    x | yes : 100
    x | no : 200
    y | yes, no : 300
  }
  table same by f, k {
    sv  tv
    yes | x : 7 70
    no, yes | x, y : 7 71
  }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head car "車両" en "Car" { deductible (if nth > 1 then second_ else first_) per incident }
    head rows "行" en "Rows" { limit av per incident }
    head upper "上" en "Upper" = sv
    head other "他" en "Other" = tv
    head truth "真偽" en "Truth" = if (if f then g else g) then 1 else 2
    head by_day "日" en "Day" = if (if f then made else told) < 2026-06-01 then 1 else 2
    head neither "なし" en "None" = if (if f then made else told) is never then 1 else 2
    head amounts "額" en "Amounts" = if f then m else m / 1
    head stated "事実" en "Facts" { limit (if f then m else 80) per incident }
  }
}`;

async function settle(facts: object, kind = "ten_ten"): Promise<Record<string, unknown>> {
  const result: SettlementResult = await settledByAll(product, {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" }, kind },
    incident: { id: "I-1", triggers: ["fire"], facts },
    losses: ["car", "rows", "stated"].map((head) => ({ id: head, head, amount: 500 })),
  } as never);
  return Object.fromEntries(
    result.lines.map(({ head, due, undetermined }) => [
      head,
      undetermined.length === 0
        ? due
        : undetermined.flatMap(({ waitsFor }) => waitsFor.map(({ name }) => name)).join(" "),
    ]),
  );
}

describe("what decides nothing", () => {
  it("is not waited for by an `if` whose branches come to the same", async () => {
    deepStrictEqual((await settle({})).car, 400);
    deepStrictEqual((await settle({}, "zero_ten")).car, "nth");
    deepStrictEqual((await settle({ m: 80 })).stated, 80);
    deepStrictEqual((await settle({ m: 81 })).stated, "f");
    deepStrictEqual((await settle({ m: 70 })).amounts, 70);
    deepStrictEqual((await settle({})).amounts, "f m");
  });

  it("nor where they are truths or dates", async () => {
    const day = "2026-05-01";
    deepStrictEqual((await settle({ g: true })).truth, 1);
    deepStrictEqual((await settle({ g: false })).truth, 2);
    deepStrictEqual((await settle({})).truth, "f g");
    deepStrictEqual((await settle({ made: day, told: day })).by_day, 1);
    deepStrictEqual((await settle({ made: day, told: "2026-05-02" })).by_day, "f");
    deepStrictEqual((await settle({ made: day, told: `${day}T09:00` })).by_day, "f");
    deepStrictEqual((await settle({ made: "never", told: "never" })).neither, 1);
    deepStrictEqual((await settle({ made: "never", told: day })).neither, "f");
  });

  it("is not waited for by a row that is for all that a key may be", async () => {
    deepStrictEqual((await settle({ k: "y" })).rows, 300);
    deepStrictEqual((await settle({ k: "x" })).rows, "f");
    deepStrictEqual((await settle({ f: true })).rows, "k");
    // The first row may be for it or not: both say 7, but 70 and 71.
    deepStrictEqual((await settle({})).upper, 7);
    deepStrictEqual((await settle({})).other, "f k");
    deepStrictEqual((await settle({ f: false })).other, 71);
    deepStrictEqual((await settle({ k: "y" })).other, 71);
  });
});
