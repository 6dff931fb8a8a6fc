// A share that a fact says may come to nothing: the line is paid 0, and what acted before it has acted.
import { deepStrictEqual } from "node:assert/strict";
import { settledByAll } from "./settled.js";

const product = (heads: string) => `product p "試験" en "Test" {
  edition 2026-04-01
  facts of claim { fault "過失割合" en "Fault" : ratio 0% .. 100% }
  triggers { suit "提訴" en "Suit" }
  section s "補償" en "Cover" { covers suit  covered at any time
    ${heads} }
}`;

/** What is due of 1,000 of a claim at a fault of 0 % and of 400 of one at 50 %. */
async function duesOf(heads: string): Promise<readonly number[]> {
  const { lines } = await settledByAll(product(heads), {
    contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: "I", triggers: ["suit"] },
    claims: [
      { id: "A", facts: { fault: "0%" } },
      { id: "B", facts: { fault: "50%" } },
    ],
    losses: [
      { id: "1", head: "h", amount: 1_000, claim: "A" },
      { id: "2", head: "h", amount: 400, claim: "B" },
    ],
  });
  return lines.map(({ due }) => due);
}

describe("a share of 0 %", () => {
  const cases: Readonly<Record<string, readonly [heads: string, ...dues: number[]]>> = {
    "pays nothing": ["head h { coinsurance pays fault }", 0, 200],
    // Of the 400 above the limit 400 × 1,000 / 1,400 = 285 fall on A and 115 on B, of whose 285 half is paid.
    "comes after a limit that both have used": ["head h { limit 1_000 per period  coinsurance pays fault }", 0, 142],
    "leaves the limit behind it to others": ["head h { coinsurance pays fault  limit 150 per period }", 0, 150],
    "is borne up to an end": ["head h { coinsurance pays fault bearing at most 400 per claim }", 600, 200],
    "is given back": ["head h { coinsurance pays fault  borne at most 400 per claim }", 600, 200],
    "stands in front of the heads": ["coinsurance pays fault\n    deductible 50 per claim\n    head h", 0, 150],
  };
  for (const [name, [heads, ...dues]] of Object.entries(cases))
    it(name, async () => deepStrictEqual(await duesOf(heads), dues));
});
