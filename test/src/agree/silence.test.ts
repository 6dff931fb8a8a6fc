// What nobody asserts of anybody excludes nothing, whatever reading it asks for.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { SettlementResult } from "@yakkan/runtime";
import { compare, type Engines, enginesOf } from "./agreement.js";

const text = `product p "商品" en "Product" {
  edition 2026-04-01
  reading abroad_is "国外の費用" en "Costs abroad" { out "含めない" en "Out" | kept "含める" en "Kept" (default) }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    head response "対応" en "Response"
    head repair "修理" en "Repair"
  }
  exclusions {
    war "戦争" en "War" : bool
    abroad "国外" en "Abroad" of loss : bool when abroad_is is out
    insider "内部者" en "Insider" of claim : bool for response
    crime "犯罪" en "Crime" : bool per insured
  }
}`;

describe("exclusions of which nothing is asserted", () => {
  let engines: Engines;
  before(async () => {
    const made = await enginesOf(text);
    ok(made);
    engines = made;
  });

  const settle = (more: { incident?: object; claim?: object; insured?: object; loss?: object } = {}) => {
    const input = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, readings: { abroad_is: "out" } },
      incident: { id: "I-1", triggers: ["leak"], others: "none", ...more.incident },
      claims: [{ id: "C-1", ...more.claim }],
      insureds: [{ id: "A" }, { id: "B", ...more.insured }],
      losses: [
        { id: "1", head: "response", amount: 700, claim: "C-1", insured: "A" },
        { id: "2", head: "response", amount: 500, insured: "B", ...more.loss },
        { id: "3", head: "repair", amount: 300, claim: "C-1" },
      ],
    };
    const { answer, disagreement } = compare(engines, "settle", input, true);
    strictEqual(disagreement, undefined);
    ok("result" in answer, JSON.stringify(answer));
    return answer.result as SettlementResult;
  };
  const verdicts = ({ lines }: SettlementResult) =>
    lines.map(({ id, refused, undetermined }) => [id, ...[...refused, ...undetermined].map(({ clause }) => clause)]);

  it("touch no line", () => {
    deepStrictEqual(verdicts(settle()), [["2"], ["1"], ["3"]]);
    deepStrictEqual(settle().readings, []);
  });

  it("touch the lines of whom one is asserted", () => {
    const all = (clause: string) => [
      ["2", clause],
      ["1", clause],
      ["3", clause],
    ];
    deepStrictEqual(verdicts(settle({ incident: { exclusions: { war: true } } })), all("war"));
    deepStrictEqual(verdicts(settle({ loss: { exclusions: { abroad: true } } })), [["2", "abroad"], ["1"], ["3"]]);
    deepStrictEqual(verdicts(settle({ claim: { exclusions: { insider: true } } })), [["2"], ["1", "insider"], ["3"]]);
    // Whose the third line is decides.
    deepStrictEqual(verdicts(settle({ insured: { exclusions: { crime: true } } })), [["2", "crime"], ["1"], ["3"]]);
    deepStrictEqual(verdicts(settle({ incident: { others: undefined } })), [["2"], ["1"], ["3"]]);
  });
});
