// Instants that are worked out have seconds, which no fact states: they are compared and told by them.
import { deepStrictEqual, match } from "node:assert/strict";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { explain } from "@yakkan/runtime/explain.js";
import { planOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const text = `product p "商品" en "Product" {
  edition 2026-01-01
  facts of incident { happened "発生" en "Happened" : datetime }
  triggers { act "行為" en "Act" }
  section s "損害" en "Loss" {
    covers act
    covered when happened + 65 seconds during period
    head damages "賠償金" en "Damages"
  }
}`;

async function settled(happened: string) {
  return settledByAll(text, {
    contract: { policy: "P-1", period: { from: "2026-01-01T16:00", to: "2027-01-01T16:00" } },
    incident: { id: "I-1", triggers: ["act"], facts: { happened } },
    losses: [{ id: "1", head: "damages", amount: 1_000 }],
  });
}

describe("an instant with seconds", () => {
  it("is in the period or not by them", async () => {
    deepStrictEqual((await settled("2027-01-01T15:58")).due, 1_000);
    deepStrictEqual((await settled("2027-01-01T15:59")).due, 0);
  });

  it("is told by them, in results and in words", async () => {
    const result = await settled("2027-01-01T15:59");
    deepStrictEqual(result.lines[0]!.refused[0]!.dates?.value, "2027-01-01T16:00:05");
    const metadata = describeMetadata(planOf(text)!);
    match(explain(metadata, result, { language: "en" }), /2027-01-01 16:00:05/);
    match(explain(metadata, result, { language: "ja" }), /2027年1月1日16時00分05秒/);
  });
});
