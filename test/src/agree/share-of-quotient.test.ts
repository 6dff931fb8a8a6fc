// A share behind a quotient: the parentheses say of what it is, and formatting to the other language keeps what they say.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { formatted } from "../format/formatted.js";
import { settledByAll } from "./settled.js";

const product = (share: string): string => `商品 a "火災" {
  版 2026-04-01
  契約 { insured "保険金額" : 金額 1円 .. 10億円 }
  事故の事実 { value "保険価額" : 金額 1円 .. 10億円 }
  事由 { fire "火災" }
  補償 s "建物" {
    対象事由 fire
    対象時期不問
    費目 building "建物" { 縮小支払割合 最小(100%, ${share}) }
  }
}`;

/** What is due of 10,000,000 yen, where 20,000,000 are insured of a value of 40,000,000. */
async function dueBy(text: string): Promise<number> {
  const { due } = await settledByAll(text, {
    contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, insured: 20_000_000 },
    incident: { id: "I", triggers: ["fire"], facts: { value: 40_000_000 } },
    losses: [{ id: "L", head: "building", amount: 10_000_000 }],
  });
  return due;
}

describe("a share behind a quotient", () => {
  for (const [share, due] of [
    // 20 / 32 = 62.5%
    ["insured / (value の 80%)", 6_250_000],
    ["insured * 1 / (value の 80%)", 6_250_000],
    // 80% of 20 / 40
    ["(insured / value) の 80%", 4_000_000],
    // 16 / 40
    ["insured の 80% / value", 4_000_000],
  ] as const)
    it(`is of what the parentheses say: ${share}`, async () => {
      const japanese = await formatted(product(share), "ja");
      const english = await formatted(japanese, "en");
      strictEqual(await formatted(english, "ja"), japanese);
      deepStrictEqual([await dueBy(japanese), await dueBy(english)], [due, due]);
    });
});
