// The last day of the period is that of its end, or the day before where it ends at midnight; in both readings.
import { deepStrictEqual, ok } from "node:assert/strict";
import type { SettlementResult } from "@yakkan/runtime";
import { compare, type Engines, enginesOf } from "./agreement.js";

const product = `product p "商品" en "Product" {
  edition 2026-01-01
  facts of claim { made "請求日" en "Day of the claim" : date }
  triggers { claimed "請求" en "Claim" }
  section liability "賠償" en "Liability" {
    covers claimed
    covered when made within 60 days after period.last_day
    head damages "賠償金" en "Damages"
  }
}`;

function due(engines: Engines, to: string, made: string): number {
  const input = {
    contract: { policy: "P-1", period: { from: "2026-04-01", to } },
    incident: { id: "I-1", triggers: ["claimed"] },
    claims: [{ id: "C-1", facts: { made } }],
    losses: [{ id: "L-1", head: "damages", claim: "C-1", amount: 100 }],
  };
  const { answer, disagreement } = compare(engines, "settle", input, true);
  deepStrictEqual(disagreement, undefined);
  ok("result" in answer, JSON.stringify(answer));
  return (answer.result as SettlementResult).due;
}

describe("the last day of the period", () => {
  let engines: Engines;
  before(async () => {
    engines = (await enginesOf(product))!;
  });

  // 60 days after 31 March are 30 May, after 1 April 31 May.
  const cases: readonly (readonly [string, string, number])[] = [
    ["2027-04-01", "2027-05-30", 100],
    ["2027-04-01", "2027-05-31", 0],
    ["2027-04-01T00:00", "2027-05-31", 0],
    ["2027-04-01T00:01", "2027-05-31", 100],
    ["2027-04-01T16:00", "2027-05-31", 100],
    ["2027-04-01T16:00", "2027-06-01", 0],
    ["2027-04-01T16:00", "2027-03-31", 0],
  ];
  for (const [to, made, expected] of cases)
    it(`to ${to}: 60 days after it ${expected > 0 ? "take in" : "do not take in"} ${made}`, () =>
      deepStrictEqual(due(engines, to, made), expected));
});
