// A table asked with a key that never came: no row is for it, as the reference says, in every engine.
import { deepStrictEqual } from "node:assert/strict";
import type { SettlementResult } from "@yakkan/runtime";
import { settledByAll } from "./settled.js";

const text = `product p "商品" en "Product" {
  edition 2026-01-01
  facts of incident {
    came "来た日" en "Came" : date or never
    other "別の日" en "Other" : date
    began "始め" en "Began" : datetime
    ended "終り" en "Ended" : datetime or never
  }
  facts of claim { made "請求日" en "Made" : date or never }
  let late = days(other, came)
  let lasted = ended - began
  let first = earliest(made)
  table by_date by came { of_date  .. under 2026-06-01 : 1  2026-06-01 .. : 2 }
  table by_days by late { of_days  .. under 1 : 3  1 .. : 4 }
  table by_time by lasted { of_time  .. under 1 day : 5  1 day .. : 6 }
  table by_first by first { of_first  .. under 2026-06-01 : 7  2026-06-01 .. : 8 }
  table by_two by came, other { of_two  .. under 2026-06-01 | 2026-01-01 .. : 9 }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head guarded "判断" en "Guarded" = if came is never then 10 else of_date
    head numbered "日数" en "Days" = of_days
    head time "時間" en "Time" = of_time
    head first_claim "最初" en "First" = of_first
    head two "二つ" en "Two" = of_two
    head limited "限度" en "Limited" { limit max(of_date, 5) per incident }
    head tested "比較" en "Tested" = if of_time > 1 then 10 else 20
  }
}`;

async function settle(facts: object, claims: readonly object[] = []): Promise<SettlementResult> {
  return settledByAll(text, {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["fire"], facts },
    claims,
    losses: [{ id: "1", head: "limited", amount: 100 }],
  } as never);
}

const begun = { other: "2026-05-01", began: "2026-05-01T10:00" };

const said = ({ lines }: SettlementResult): unknown =>
  Object.fromEntries(
    lines.map(({ head, due, undetermined }) => [
      head,
      undetermined.length === 0 ? due : undetermined.flatMap(({ waitsFor }) => waitsFor.map(({ name }) => name)),
    ]),
  );

describe("a table asked with a key that never came", () => {
  it("has no row for it, and waits for nothing", async () => {
    const result = await settle({ ...begun, came: "never", ended: "never" });
    deepStrictEqual(said(result), {
      guarded: 10,
      numbered: [],
      time: [],
      first_claim: [],
      two: [],
      limited: [],
      tested: [],
    });
    const names = result.workings
      ?.find(({ head }) => head === "guarded")
      ?.figures.map(({ name, value }) => [name, value]);
    deepStrictEqual(names, [
      ["came is never", "yes"],
      ["came", "never"],
      ["by_date.of_date", undefined],
    ]);
  });

  it("has one where it came", async () => {
    const claims = [
      { id: "C1", facts: { made: "2026-07-01" } },
      { id: "C2", facts: { made: "never" } },
    ];
    deepStrictEqual(said(await settle({ ...begun, came: "2026-05-03", ended: "2026-05-03T10:00" }, claims)), {
      guarded: 1,
      numbered: 4,
      time: 6,
      first_claim: 8,
      two: 9,
      limited: 5,
      tested: 10,
    });
  });

  it("waits for another key that is not stated", async () =>
    deepStrictEqual((said(await settle({ came: "never" })) as Record<string, unknown>).two, ["other"]));
});

describe("a table by a datetime", () => {
  const byTime = `product p "商品" en "Product" {
  edition 2026-01-01
  facts of incident { began "始め" en "Began" : datetime }
  table noon by began { half  .. under 2026-06-01T12:00 : 1  2026-06-01T12:00 : 2  2026-06-01T12:01 .. : 3 }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" { covers all  covered at any time  head h "費目" en "Head" = half }
}`;
  for (const [began, due] of [
    ["2026-06-01T11:59", 1],
    ["2026-06-01T12:00", 2],
    ["2026-06-01T12:01", 3],
  ] as const)
    it(`goes by instants: ${began}`, async () => {
      const result = await settledByAll(byTime, {
        contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
        incident: { id: "I-1", triggers: ["fire"], facts: { began } },
        losses: [],
      });
      deepStrictEqual(result.due, due);
    });
});

describe("a row that has all that a key can be", () => {
  const byAll = `product p "商品" en "Product" {
  edition 2026-01-01
  contract { share "割合" en "Share" : ratio 0% .. 100% optional }
  facts of incident {
    minor "軽微" en "Minor" : bool
    age "年齢" en "Age" : whole 10 .. 120
    length "日数" en "Days" : number
    worth "価額" en "Worth" : money one of 100, 200, 300
    gone "停止" en "Gone" : duration
    came "来た日" en "Came" : date
  }
  let years = age
  let later = age + 1
  table by_age by minor, years { of_age  yes | .. 18, over 18 .. under 60, 60, 61 .. 120 : 1  no | 10 .. : 2 }
  table by_part by minor, years { of_part  yes | 10 .. 119 : 1  no | 10 .. : 2 }
  table by_days by minor, length { of_days  yes | 0 .. 10, over 10 .. : 1  no | 0 .. : 2 }
  table by_gap by minor, length { of_gap  yes | 0 .. 10, 11 .. : 1  no | 0 .. : 2 }
  table by_worth by minor, worth { of_worth  yes | 50 .. 150, over 150 .. 300 : 1  no | 100, 200, 300 : 2 }
  table by_gone by minor, gone { of_gone  yes | 0 hours .. : 1  no | over 0 hours .. : 2 }
  table by_share by minor, share { of_share  yes | 0% .. under 50%, 50% .. 100% : 1  no | 0% .. : 2 }
  table by_later by minor, later { of_later  yes | 0 .. 1_000 : 1  no | 0 .. : 2 }
  table by_day by minor, came { of_day  yes | .. 2026-01-01, over 2026-01-01 .. : 1  no | 2026-01-01 .. : 2 }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head age_head "年齢" en "Age" = of_age
    head part_head "一部" en "Part" = of_part
    head days_head "日数" en "Days" = of_days
    head gap_head "隙間" en "Gap" = of_gap
    head worth_head "価額" en "Worth" = of_worth
    head gone_head "停止" en "Gone" = of_gone
    head share_head "割合" en "Share" = of_share
    head later_head "後" en "Later" = of_later
    head day_head "日" en "Day" = of_day
  }
}`;

  it("does not wait for it", async () => {
    const result = async (minor: boolean): Promise<unknown> =>
      said(
        await settledByAll(byAll, {
          contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
          incident: { id: "I-1", triggers: ["fire"], facts: { minor } },
          losses: [],
        }),
      );
    deepStrictEqual(await result(true), {
      age_head: 1,
      part_head: ["age"],
      days_head: 1,
      gap_head: ["length"],
      worth_head: 1,
      gone_head: 1,
      share_head: 1,
      later_head: ["age"],
      day_head: ["came"],
    });
    deepStrictEqual(await result(false), {
      age_head: 2,
      part_head: 2,
      days_head: 2,
      gap_head: 2,
      worth_head: 2,
      gone_head: ["gone"],
      share_head: 2,
      later_head: ["age"],
      day_head: ["came"],
    });
  });
});
