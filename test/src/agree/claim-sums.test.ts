// `claim_loss` and `claim_left`: sums of one claim alone. All readings agree, and the batch.
import { deepStrictEqual } from "node:assert/strict";
import type { SettlementInput } from "@yakkan/runtime";
import { settledByAll } from "./settled.js";

const product = (damages: string, defence: string): string => `product p "商品" en "Product" {
  edition 2026-01-01
  triggers { injury "事故" en "Injury" }
  section liability "賠償" en "Liability" {
    covers all
    covered at any time
    head damages "損害賠償金" en "Damages" { ${damages} }
    head defence "争訟費用" en "Defence" { ${defence} }
  }
}`;

type Line = Partial<SettlementInput["losses"][number]>;

/** Claims of 500 and 1,500, and 400 of none, each with 300 of defence; what is due of the defence. */
async function defenceOf(damages: string, defence: string): Promise<readonly number[]> {
  const lines: readonly Line[] = [
    { head: "damages", amount: 500, claim: "A" },
    { head: "damages", amount: 1_500, claim: "B" },
    { head: "damages", amount: 400 },
    { head: "defence", amount: 300, claim: "A" },
    { head: "defence", amount: 300, claim: "B" },
    { head: "defence", amount: 300 },
  ];
  const { lines: settled } = await settledByAll(product(damages, defence), {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["injury"] },
    claims: [{ id: "A" }, { id: "B" }],
    losses: lines.map((line, place) => ({ id: String(place), head: "damages", amount: 0, ...line })),
  });
  return ["3", "4", "5"].map((id) => settled.find((line) => line.id === id)!.due);
}

describe("sums of one claim", () => {
  it("are of the claim of the group, or of the lines that name none", async () => {
    // 20 % of 500, 1,500 and 400.
    deepStrictEqual(await defenceOf("", "limit 20% of claim_loss(damages) per claim"), [100, 300, 80]);
    deepStrictEqual(await defenceOf("", "deductible 20% of claim_loss(damages) per loss"), [200, 0, 220]);
    // By at most 1,000 for each claim: in full, 1,000 / 1,500 of 300, in full.
    deepStrictEqual(await defenceOf("", "coinsurance pays min(1, 1_000円 / claim_loss(damages))"), [300, 200, 300]);
  });

  it("are, in an aggregate, of each claim that is listed", async () => {
    // The larger claim is 1,500: 10 % of it from 900, by thirds.
    deepStrictEqual(await defenceOf("", "deductible 10% of largest(claim_loss(damages)) per incident"), [
      ...[250, 250, 250],
    ]);
    // 500 + 1,500.
    deepStrictEqual(await defenceOf("", "limit 30% of sum(claim_loss(damages)) per incident"), [200, 200, 200]);
  });

  it("are of what the terms further up left of the claim", async () => {
    // 400, 1,000 and 300 are left of the damages.
    const terms = "deductible 100 per claim  limit 1_000 per claim";
    deepStrictEqual(await defenceOf(terms, "limit 20% of claim_left(damages) per claim"), [80, 200, 60]);
  });
});
