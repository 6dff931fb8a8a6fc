import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

/** Of a line of two events that names none, whether it is told that a term for the second does not act on it. */
function isTold(claim: string, { exclusions = "", rule = "" } = {}): boolean {
  const text = `product media "媒体" en "Media" {
    edition 2026-04-01
    facts of claim { made "請求日" : date  registered "登録" : bool = yes }
    triggers { ip "知的財産" en "Infringement"  privacy "プライバシー" en "Privacy" }
    section liability "賠償" en "Liability" {
      covers all
      covered when made during period
      ${rule}
      head damages "賠償金" en "Damages"
      limit 500_000 per claim for privacy
    }
    ${exclusions}
  }
  scenario "s" for media {
    contract { period from 2026-04-01 to 2027-04-01 }
    incident { privacy ip }
    claim D { made 2026-06-01 ${claim} }
    loss damages 900_000 of claim D
    expect due 900_000
  }`;
  const { diagnostics } = compile({ name: "media.yakkan", text });
  return diagnostics.some(({ code }) => code === "scenario/assumed-event");
}

describe("a line that names no event is said to be judged under the first", () => {
  const exclusions = `exclusions { patents "特許" en "Patents" of claim : bool for ip }`;
  const rule = `require "登録されたもの" for ip: registered`;

  it("where it is eligible under that", () => {
    deepStrictEqual(isTold(""), true);
    deepStrictEqual(isTold("not patents", { exclusions }), true);
    deepStrictEqual(isTold("registered", { rule }), true);
  });

  it("not where what the scenario states refuses it there", () => {
    deepStrictEqual(isTold("patents", { exclusions }), false);
    deepStrictEqual(isTold("not registered", { rule }), false);
  });
});
