// A range of spans in two units holds what lies in it, counted from whatever day: a month has 28 to 31 days, a year 365 or 366.
import { deepStrictEqual, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { SettlementResult } from "@yakkan/runtime";
import { compare, type Engines, enginesOf } from "./agreement.js";

const product = (range: string): string => `product p "商品" en "Product" {
  edition 2026-01-01
  contract { wait "期間" en "Wait" : span ${range} }
  facts of incident { found "発見" en "Found" : date }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head h "費目" en "Head" = if found within wait after period.from then 1 else 2
  }
}`;

function settle(engines: Engines, wait: string | undefined): SettlementResult | readonly string[] {
  const period = { from: "2026-01-01", to: "2027-01-01" };
  const input = {
    contract: { policy: "P-1", period, ...(wait === undefined ? {} : { wait }) },
    incident: { id: "I-1", triggers: ["fire"], facts: { found: "2026-02-01" } },
    losses: [],
  };
  const { answer, disagreement } = compare(engines, "settle", input, true);
  deepStrictEqual(disagreement, undefined);
  if ("result" in answer) return answer.result as SettlementResult;
  ok("problems" in answer, JSON.stringify(answer));
  return answer.problems.map(({ path, code }) => `${path} ${code}`);
}

describe("spans in two units", () => {
  let ranged: Engines;
  before(async () => {
    ranged = (await enginesOf(product("30 days .. 3 years = 60 days")))!;
  });

  // 3 years are 1,095 to 1,098 days; 2 months are 56 to 62.
  const inRange = ["P30D", "P60D", "P2M", "P1Y", "P36M", "P3Y", "P1095D", undefined];
  const outOfRange = ["P29D", "P1M", "P37M", "P1096D", "P1099D", "P4Y"];
  for (const wait of inRange)
    it(`${wait ?? "the default"} is from 30 days to 3 years`, () => ok("due" in settle(ranged, wait)));
  for (const wait of outOfRange)
    it(`${wait} is not, or not for sure`, () => deepStrictEqual(settle(ranged, wait), ["contract.wait range"]));

  it("are no ends of a range where the days would decide", () => {
    const codes = (range: string): readonly string[] =>
      compile({ name: "p.yakkan", text: product(range) })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code }) => code);
    deepStrictEqual(codes("30 days .. 1 month"), ["range/undecided"]);
    deepStrictEqual(codes("3 years .. 30 days"), ["range/empty"]);
    deepStrictEqual(codes("30 days .. 3 years = 29 days"), ["range/default"]);
    deepStrictEqual(codes("30 days .. 3 years = 1 month"), ["range/default"]);
    deepStrictEqual(codes("30 days .. 3 years = 2 months"), []);
  });
});
