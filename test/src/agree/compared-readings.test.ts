// What the comparison of readings says where an amount is open under one of them.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import type { SettlementResult } from "@yakkan/runtime";
import { explain, explainHtml } from "@yakkan/runtime/explain.js";
import { compare, type Engines, enginesOf } from "./agreement.js";

const text = `product p "商品" en "Product" {
  edition 2026-04-01
  facts of incident { told "届出" en "Reported" : bool }
  reading strict "届出の要否" en "Need of a report" { needed "要" en "Needed" | free "不要" en "Not needed" (default) }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    head response "対応" en "Response" {
      require reported "届出" en "Report": told when strict is needed
      limit 1_000 per period
    }
  }
}`;

describe("a reading under which an amount is open", () => {
  let engines: Engines;
  before(async () => {
    const made = await enginesOf(text);
    ok(made);
    engines = made;
  });

  const settle = (readings: object): SettlementResult => {
    const input = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, readings },
      incident: { id: "I-1", triggers: ["leak"] },
      losses: [{ id: "1", head: "response", amount: 700 }],
    };
    const { answer, disagreement } = compare(engines, "settle", input as never, true);
    strictEqual(disagreement, undefined);
    ok("result" in answer, JSON.stringify(answer));
    return answer.result as SettlementResult;
  };

  it("says which line waits, and for what", () => {
    deepStrictEqual(settle({}).readings, [
      {
        reading: "strict",
        chosen: "free",
        byDefault: true,
        due: [
          {
            reading: "needed",
            due: 0,
            undetermined: [{ id: "1", head: "response", waitsFor: [{ of: "incident", name: "told" }] }],
          },
          { reading: "free", due: 700, undetermined: [] },
        ],
      },
    ]);
  });

  it("says so to people, in English and in Japanese", () => {
    const metadata = describeMetadata(engines.plan);
    const result = { ...settle({}) };
    const english = explain(metadata, result, { language: "en" });
    ok(english.includes("undecided under it: Response line 1; waits for: Reported"), english);
    const japanese = explain(metadata, result, { language: "ja" });
    ok(japanese.includes("この読み方では保留: 対応 明細1（確認が必要な事実: 届出）"), japanese);
    // An amount that is open is no total that stays the same.
    ok(!english.includes("The total is the same"), english);
    const others = { ...result, readings: result.readings!.map((one) => ({ ...one, othersAsSettled: true as const })) };
    const page = explainHtml(metadata, others, { language: "en", readings: true });
    ok(page.includes("Other incidents of the period count with what they used as they were settled."), page);
    ok(page.includes("undecided under it: Response line 1"), page);
  });
});
