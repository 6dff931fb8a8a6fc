// What a layer came to: `expect first 10_000`.
import { deepStrictEqual } from "node:assert/strict";
import { complaintsIn } from "../support/complaints.js";

const text = (...expected: readonly string[]): string => `product programme "再保険" en "Programme" {
  edition 2026-04-01
  unit site "所在地" en "Site"
  triggers { fire "火災" en "Fire" }
  section losses "損害" en "Losses" {
    covers fire
    covered at any time
    frame sites "所在地" en "Sites" for each site {
      head damage "損傷" en "Damage"
      layer retained "自家保有" en "Retained" 50% of 1_000 xs 200 per incident
      layer ceded    "出再"     en "Ceded"    5_000 xs 1_200 per incident
    }
    limit 3_000 per incident
  }
}
scenario "s" for programme {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { fire }
  loss damage 3_000 for site A
  loss damage 1_000 for site B
  ${expected.join("\n  ")}
}`;

const complaints = (...expected: readonly string[]): readonly string[] => complaintsIn(text(...expected));

describe("what a layer is expected to come to", () => {
  // Of A half of 1,000 and 1,800, of B half of 800.
  it("is what it came to of all groups, whatever terms behind its row take", () => {
    deepStrictEqual(complaints("expect retained 900", "expect ceded 1_800", "expect due 2_700"), []);
  });

  it("is told of where it came to something else", () => {
    deepStrictEqual(complaints("expect ceded 2_000"), [
      "what is due on `ceded` is 1800, 200 less than the 2000 expected",
    ]);
  });

  it("is not asked of some of the lines", () => {
    deepStrictEqual(complaints("expect ceded for site A 1_800"), ["scenario/whole"]);
    deepStrictEqual(complaints("expect ceded refused"), ["name/wrong-kind"]);
  });
});

const ofPlans = (plan: string, due: string): string => `product tower "タワー" en "Tower" {
  edition 2026-04-01
  contract { plan basic "基本" en "Basic" | wide "ワイド" en "Wide"  options { rider "特約" en "Rider" ○ } }
  triggers { fire "火災" en "Fire" }
  section losses "損害" en "Losses" {
    covers fire
    covered at any time
    head damage "損傷" en "Damage" {
      layer when plan is basic { deductible 100 per period  limit 500 per period  coinsurance pays 50% }
      層 "ワイド" en "Wide" ただし プラン が wide の場合に限る { deductible 100 per period  limit 800 per period when not rider }
      層 保険期間中につき 1_000 を超える 300 ただし プラン が wide の場合に限る
    }
  }
}
scenario "s" for tower {
  contract { plan ${plan}  period from 2026-04-01 to 2027-04-01 }
  incident "1" { fire }
  loss damage 500
  incident "2" { fire }
  loss damage 1_500
  expect due ${due}
}`;

describe("a layer under a guard", () => {
  // A layer that is there pays what it pays, whatever others there would be; another one nothing.
  it("is there alone", () => {
    // Of the 500 of the period 400 came through in the first incident.
    deepStrictEqual(complaintsIn(ofPlans("basic", "50")), []);
    // 400 came through of 800; of the third layer nothing was used.
    deepStrictEqual(complaintsIn(ofPlans("wide", "700")), []);
    // Without its limit the deductible alone acts: 1,500 and 300 are more than there is.
    deepStrictEqual(complaintsIn(ofPlans("wide  rider", "1_500")), []);
  });
});
