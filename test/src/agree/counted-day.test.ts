// 事故の日からその日を含めて180日以内: of 2 May 2026 to 28 October (30 days of May, 30, 31, 31, 30, 28), both included; and of
// six months to 1 November, as they begin on 2 May itself (Civil Code, art. 140, proviso, and art. 143).
import { deepStrictEqual } from "node:assert/strict";
import type { SettlementResult } from "@yakkan/runtime";
import { compare, type Engines, enginesOf } from "./agreement.js";

const product = (test: string): string => `product p "傷害" en "Accident" {
  edition 2026-04-01
  triggers { accident "事故" en "Accident" }
  facts of incident { happened "事故日" en "Accident" : date }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    ${test}
    head stay "入院" en "Stay"
  }
}`;

async function paidDays(test: string, ...days: readonly string[]): Promise<readonly string[]> {
  const engines: Engines = (await enginesOf(product(test)))!;
  const input = {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: "I-1", triggers: ["accident"], facts: { happened: "2026-05-02T23:30" } },
    losses: days.map((incurred, place) => ({ id: String(place), head: "stay", amount: 1_000, incurred })),
  };
  const { answer, disagreement } = compare(engines, "settle", input, true);
  deepStrictEqual(disagreement, undefined);
  const { lines } = (answer as { readonly result: SettlementResult }).result;
  return days.filter((_, place) => lines.find(({ id }) => id === String(place))!.due > 0);
}

describe("a span that counts the day it begins from", () => {
  const days = ["2026-05-01", "2026-05-02", "2026-10-28", "2026-10-29", "2026-11-01", "2026-11-02"];

  it("of days", async () => {
    const inWindow = ["2026-05-02", "2026-10-28"];
    deepStrictEqual(await paidDays("window from happened until 180 days including happened", ...days), inWindow);
    deepStrictEqual(await paidDays("require incurred within 180 days including happened", ...days), inWindow);
    deepStrictEqual(await paidDays("条件 incurred が happened からその日を含めて 180日 以内", ...days), inWindow);
    deepStrictEqual(await paidDays("require incurred not within 180 days including happened", ...days), [
      "2026-05-01",
      "2026-10-29",
      "2026-11-01",
      "2026-11-02",
    ]);
  });

  it("of months", async () => {
    const inWindow = ["2026-05-02", "2026-10-28", "2026-10-29", "2026-11-01"];
    deepStrictEqual(await paidDays("window from happened until 6 months including happened", ...days), inWindow);
    deepStrictEqual(await paidDays("window from happened until 6 months after happened", ...days), [
      ...inWindow,
      "2026-11-02",
    ]);
  });

  it("of one day is that day", async () => {
    deepStrictEqual(await paidDays("require incurred within 1 day including happened", ...days), ["2026-05-02"]);
  });
});
