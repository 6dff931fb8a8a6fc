// A computed head on which something was paid stays a line, also under a contract that does not have it.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { SettlementResult } from "@yakkan/runtime";
import { compare, type Engines, enginesOf } from "./agreement.js";

const text = (bonus: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract { options { extra "上乗せ" en "Extra" ○ } }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head response "対応" en "Response"
    head bonus "見舞金" en "Bonus" = ${bonus} when extra
    limit 1_000 per incident
  }
  section liability "賠償" en "Liability" {
    covers all
    covered at any time
    head damages "賠償金" en "Damages"
  }
}`;

describe("a computed head that the contract does not have, but that was paid", () => {
  for (const bonus of ["10% of left(response)", "10% of loss(response)"])
    it(`its excess is set off within the limit that it stands under: ${bonus}`, async () => {
      const engines: Engines | undefined = await enginesOf(text(bonus));
      ok(engines);
      const settle = (options: readonly string[], ledger: object | undefined): SettlementResult => {
        const input = {
          contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, options },
          incident: { id: "I-1", triggers: ["leak"] },
          losses: ["response", "damages"].map((head) => ({ id: head, head, amount: 300 })),
          ledger,
        };
        const { answer, disagreement } = compare(engines, "settle", input as never, true);
        strictEqual(disagreement, undefined);
        ok("result" in answer, JSON.stringify(answer));
        return answer.result as SettlementResult;
      };
      const { ledger } = settle(["extra"], undefined);
      deepStrictEqual(ledger.incidents[0]?.paid, { "=bonus": 30, damages: 300, response: 300 });
      const onlyBonus = { ...ledger, incidents: [{ id: "I-1", paid: { "=bonus": 30 }, used: {} }] };
      const { lines, workings, pay } = settle([], onlyBonus);
      deepStrictEqual(
        lines.map((line) => [line.id, line.verdict, line.due, line.pay]),
        [
          ["response", "eligible", 300, 270],
          ["=bonus", "refused", 0, 0],
          ["damages", "eligible", 300, 300],
        ],
      );
      strictEqual(pay, 570);
      deepStrictEqual(workings, []);
    });
});
