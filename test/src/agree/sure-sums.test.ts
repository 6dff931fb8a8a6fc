// A sum of what is never below zero is at least what is known of it, which may decide how it compares.
import { deepStrictEqual } from "node:assert/strict";
import { settledByAll } from "./settled.js";

const product = (test: string) => `product p "試験" en "Test" {
  edition 2026-04-01
  facts of claim { late "遅延" en "Late" : bool  asked "請求額" en "Asked" : money  balance "差額" en "Balance" : money -100円 .. 100円 }
  facts of insured { share "割合" en "Share" : ratio 0% .. 100% }
  triggers { fire "火災" en "Fire" }
  let late_ones "遅延件数" en "Late ones" = sum(if late then 1 else 0)
  section s "補償" en "Cover" { covers all  covered at any time
    require "条件" en "Condition" : ${test}
    head h "費用" en "Cost" }
}`;

async function verdictOf(test: string): Promise<string> {
  const { lines } = await settledByAll(product(test), {
    contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: "I", triggers: ["fire"] },
    claims: [
      { id: "A", facts: { late: true, asked: 300, balance: 90 } },
      { id: "B", facts: { late: true, asked: 200, balance: 90 } },
      { id: "C", facts: { late: true } },
      { id: "D" },
    ],
    insureds: [{ id: "X", facts: { share: "60%" } }, { id: "Y" }],
    losses: [{ id: "1", head: "h", amount: 10 }],
  });
  return lines[0]!.verdict;
}

describe("a sum of which something is open", () => {
  // Of four claims three are late for sure, the fourth may be; 500 are asked for sure; a share of 60 % is known.
  const cases: Readonly<Record<string, readonly [test: string, verdict: string]>> = {
    "is as many as are known": ["sum(if late then 1 else 0) >= 3", "eligible"],
    "may yet be more": ["sum(if late then 1 else 0) >= 4", "undetermined"],
    "is no fewer": ["sum(if late then 1 else 0) < 3", "refused"],
    "may be just as many": ["sum(if late then 1 else 0) = 3", "undetermined"],
    "is not so few": ["sum(if late then 1 else 0) <> 2", "eligible"],
    "stands on either side": ["2 < sum(if late then 1 else 0)", "eligible"],
    "may be a formula": ["late_ones >= 3", "eligible"],
    "is of amounts": ["sum(asked) > 499円", "eligible"],
    "is of parts of amounts": ["sum(min(50% * asked, 120円)) >= 220円", "eligible"],
    "is of shares": ["sum(share) >= 60%", "eligible"],
    "is not known of what may be below zero": ["sum(balance) > 100円", "undetermined"],
    "is not known of what is taken off": ["sum(2 - (if late then 1 else 0)) >= 3", "undetermined"],
    "is not known where it is only a part": ["sum(if late then 1 else 0) + 1 >= 3", "undetermined"],
    "is not known of the largest": ["largest(asked) >= 200円", "undetermined"],
  };
  for (const [name, [test, verdict]] of Object.entries(cases))
    it(name, async () => deepStrictEqual(await verdictOf(test), verdict));
});
