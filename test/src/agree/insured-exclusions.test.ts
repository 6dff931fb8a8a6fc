// An exclusion that reads something of an insured is judged for every insured, whosever its circumstance is.
import { deepStrictEqual } from "node:assert/strict";
import type { SettlementInput } from "@yakkan/runtime";
import { settledByAll } from "./settled.js";

const product = (exclusion: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  facts of insured { bad "悪意" en "Bad" : bool  young "若年" en "Young" : bool = no }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head response "対応" en "Response"
  }
  exclusions { crime of insured : bool for costs unless young  ${exclusion} }
}`;

/** Verdicts of a line of the good insured, of one of the bad, and of one that names nobody. */
async function verdicts(exclusion: string): Promise<readonly string[]> {
  const input: SettlementInput = {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: "I-1", triggers: ["leak"], exclusions: { known: true }, others: "none" },
    claims: [{ id: "A", exclusions: { told: true } }],
    insureds: [
      { id: "good", facts: { bad: false } },
      { id: "wicked", facts: { bad: true, young: true }, exclusions: { crime: true } },
    ],
    losses: ["good", "wicked", undefined].map((insured, place) => ({
      id: String(place),
      head: "response",
      amount: 100,
      claim: "A",
      ...(insured === undefined ? {} : { insured }),
    })),
  };
  const given = exclusion.includes("known") ? input : { ...input, incident: { ...input.incident, exclusions: {} } };
  const asked = exclusion.includes("told") ? given : { ...given, claims: [{ id: "A" }] };
  const { lines } = await settledByAll(product(exclusion), asked);
  return ["0", "1", "2"].map((id) => lines.find((line) => line.id === id)!.verdict);
}

describe("an exclusion that reads something of an insured", () => {
  for (const exclusion of [
    "dark when bad",
    "dark of incident when bad",
    "dark of claim when bad",
    "dark of loss when bad",
    "known : bool when bad",
    "told of claim : bool when bad",
    "dark when crime",
  ])
    it(`holds for all where it holds for one: ${exclusion}`, async () =>
      deepStrictEqual(await verdicts(exclusion), ["refused", "refused", "refused"]));

  it("holds per insured for the line's own, whosever the circumstance is", async () => {
    // Of the line that names nobody it is open whose it is.
    deepStrictEqual(await verdicts("known of incident : bool when bad per insured"), [
      "eligible",
      "refused",
      "eligible",
    ]);
  });

  it("is of the insured also where only what gives it back is", async () =>
    deepStrictEqual(await verdicts("known : bool unless bad"), ["refused", "refused", "refused"]));
});
