// What is certain of a sum of losses decides a comparison, whatever becomes of the lines that are open: in every engine.
import { deepStrictEqual } from "node:assert/strict";
import { settledByAll } from "./settled.js";

const text = (terms: string): string => `product p "商品" en "Product" {
  edition 2026-01-01
  unit person "個人" en "Person"
  triggers { leak "漏えい" en "Leak" }
  let total "合計" en "Total" = loss(costs)
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    ${terms}
    head response "対応" en "Response"
    head ransom "身代金" en "Ransom" requires approval
    head gifts "見舞品" en "Gifts" requires approval
  }
}`;

/** What is due on 1,000 of response, beside a ransom of 500 of which it is open whether it was approved. */
async function due(terms: string, more: readonly object[] = []): Promise<number | "open"> {
  const { lines } = await settledByAll(text(terms), {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["leak"] },
    losses: [{ id: "1", head: "response", amount: 1_000 }, { id: "2", head: "ransom", amount: 500 }, ...more],
  } as never);
  const [first] = lines;
  return first!.undetermined.length === 0 ? first!.due : "open";
}

describe("a sum of losses of which a line is open", () => {
  const cases: readonly [condition: string, due: number | "open"][] = [
    // At least 1,000 is certain, 1,500 possible.
    ["loss(costs) > 999", 900],
    ["loss(costs) > 1_000", "open"],
    ["loss(costs) >= 1_000", 900],
    ["loss(costs) >= 1_001", "open"],
    ["loss(costs) < 1_000", 1_000],
    ["loss(costs) < 1_001", "open"],
    ["loss(costs) <= 999", 1_000],
    ["loss(costs) <= 1_000", "open"],
    ["loss(costs) = 999", 1_000],
    ["loss(costs) = 1_000", "open"],
    ["loss(costs) <> 999", 900],
    ["loss(costs) <> 1_001", "open"],
    ["999 < loss(costs)", 900],
    ["1_000 <= loss(costs)", 900],
    ["1_000 > loss(costs)", 1_000],
    ["1_001 > loss(costs)", "open"],
    ["loss > 999", 900],
    ["loss > 1_000", "open"],
    ["not (loss(costs) > 999)", 1_000],
    // What is worked out of such a sum is open.
    ["loss(costs) - 500 > 0", "open"],
    ["0 > -1 * loss(costs)", "open"],
    // Beside a sum by itself, too, on either side, and by another name.
    ["2_000 - loss(costs) < loss(response)", "open"],
    ["2_001 - loss(costs) > loss(response)", "open"],
    ["loss(response) < 2_001 - loss(costs)", "open"],
    ["total > loss(ransom)", "open"],
    ["loss(costs) * 1 > loss(gifts)", "open"],
    ["max(loss(costs), 0) > loss(gifts)", "open"],
    ["(if loss(gifts) >= 0 then loss(costs) else 0) > loss(gifts)", "open"],
    ["loss(costs) > loss(response)", "open"],
    // What is known of the one may decide, on whichever side the open one stands.
    ["loss(costs) >= loss(response)", 900],
    ["loss(response) <= loss(costs)", 900],
    ["loss(response) > loss(costs)", 1_000],
    ["loss(response) > 999", 900],
    ["loss(ransom) > 0", "open"],
  ];
  for (const [condition, wanted] of cases)
    it(`${condition}: ${wanted}`, async () => {
      deepStrictEqual(
        await due(`deductible (if ${condition} then 100 else 0) per incident for response, ransom`),
        wanted,
      );
    });

  it("tells nothing of what is left of it, which an open line may lessen", async () => {
    const front = `frame front "前" en "Front" { head a "甲" en "A"  head b "乙" en "B" requires approval }`;
    const { lines } = await settledByAll(
      text(front).replace(
        `"Response"`,
        `"Response" { deductible (if loss(response) <= left(front) then 100 else 0) per incident }`,
      ),
      {
        contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
        incident: { id: "I-1", triggers: ["leak"] },
        losses: [
          { id: "1", head: "response", amount: 1_000 },
          { id: "2", head: "a", amount: 2_000 },
          { id: "3", head: "b", amount: 500 },
        ],
      },
    );
    deepStrictEqual(
      lines.map(({ undetermined }) => undetermined.length),
      [0, 1, 1],
    );
  });

  it("is of one of the units that a line counts", async () => {
    // 600 are certain of three persons and 300 open: 200 at least for each of them.
    const three = (amount: number, head: string, id: string) => ({
      id,
      head,
      amount,
      unit: "person",
      unitId: "victims",
      count: 3,
    });
    const gifts = async (condition: string) => {
      const { due: total } = await settledByAll(text(`deductible (if ${condition} then 30 else 0) per person`), {
        contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
        incident: { id: "I-1", triggers: ["leak"] },
        losses: [three(600, "response", "1"), three(300, "gifts", "2")],
      });
      return total;
    };
    deepStrictEqual([await gifts("loss > 199"), await gifts("loss >= 200"), await gifts("loss > 200")], [510, 510, 0]);
  });
});
