// What is left of what: `expect left costs unlimited`, `expect left repair for location L1 for policy year "2" 40`.
import { deepStrictEqual, ok } from "node:assert/strict";
import { formatted } from "../format/formatted.js";
import { complaintsIn } from "../support/complaints.js";

const text = (contract: string, ...expected: readonly string[]): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract {
    plan small "小" en "Small" | large "大" en "Large"
    cap   "限度額" en "Cap" : money 100 .. 1_000 or unlimited
    tows  "回数" en "Times" : number 1 .. 5
    schedule location
  }
  unit location "所在地" en "Location"
  facts of incident { found "発見日" en "Found" : date }
  facts of insured { age "年齢" en "Age" : number }
  triggers { fire "火災" en "Fire" }
  section property "財産" en "Property" {
    covers fire
    covered when found during period
    deductible 10 per policy year when plan is small
    head repair "修理" en "Repair" {
      limit 100 per location per policy year
      limit cap per period
    }
    frame places "所在地ごと" en "Places" for each location {
      head debris "片付け" en "Debris"
      limit 60 per policy year
    }
    head towing "けん引" en "Towing" {
      limit tows times per period when plan is small
      limit unlimited times per period when plan is large
    }
    frame large_only "大" en "Large only" when plan is large {
      head extra "追加" en "Extra"
      limit 70 per period
      borne at most 30 per period
    }
    head care "治療" en "Care" { limit 90 per insured per policy year }
    head meals "食費" en "Meals" outside {
      limit 30 per insured per day per period
      limit 45 per day per period
    }
    limit 500 per period when plan is small
    limit 800 per period when plan is large
  }
}
scenario "s" for p {
  contract { ${contract}  tows 2  period from 2026-04-01 to 2028-04-01 }
  schedule location L1
  schedule location L2
  incident { fire  found 2026-05-01 }
  insured A { age 5 }
  loss debris 40 for location L1
  loss towing 10
  incident { fire  found 2027-05-01 }
  insured A { age 6 }
  loss repair 70 for location L1
  loss repair 20 for location L2
  loss care 33 of insured A
  loss meals 25 of insured A on 2027-05-02T12:00
  ${expected.join("\n  ")}
}`;
const small = "plan small  cap 200";
const large = "plan large  cap unlimited";

const complaints = (contract: string, ...expected: readonly string[]): readonly string[] =>
  complaintsIn(text(contract, ...expected));

describe("what is left", () => {
  it("is that of a unit or an insured in a policy year", () => {
    const right = [
      `expect left repair for location L1 for policy year "2" 30`,
      `expect left repair for policy year "2" for location L2 80`,
      `expect left repair for location L2 for policy year "1" 100`,
      `expect left places for location L1 for policy year "1" 20`,
      `expect left places for location L1 for policy year "2" 60`,
      `expect left care for insured A for policy year "2" 57`,
    ];
    deepStrictEqual(complaints(large, ...right), []);
    deepStrictEqual(complaints(large, `expect left repair for location L1 for policy year "2" 31`), [
      "what is left of `repair:limit:location-policy-year:1` for location `L1` for policy year `2` is 30, 1 less than the 31 expected",
    ]);
  });

  it("is that of a day, of an insured on a day", async () => {
    const right = [
      "expect left meals for insured A for day 2027-05-02 5",
      'expect left meals for day "2027-05-02" 20',
      'expect left "meals:limit:insured-day-period:1" for day 2027-05-01 for insured A 30',
    ];
    deepStrictEqual(complaints(large, ...right), []);
    deepStrictEqual(complaints(large, "expect left meals for day 2027-05-02 21"), [
      "what is left of `meals:limit:day-period:1` for day `2027-05-02` is 20, 1 less than the 21 expected",
    ]);
    deepStrictEqual(complaints(large, "expect left meals for insured A 5"), ["scenario/remainder"]);
    const japanese = await formatted(text(large, ...right), "ja");
    ok(japanese.includes("期待 残額 meals 対象 被保険者 A 対象 日 2027-05-02"), japanese);
    deepStrictEqual(complaintsIn(japanese), []);
  });

  it("asks for both", () => {
    for (const whose of [`for location L1`, `for policy year "2"`, "", `for location L1 for location L2`])
      deepStrictEqual(complaints(large, `expect left places ${whose} 5`), ["scenario/remainder"]);
  });

  it("may have no bound", () => {
    deepStrictEqual(complaints(large, "expect left repair unlimited", "expect left towing unlimited"), []);
    deepStrictEqual(complaints(small, "expect left repair 117", "expect left towing 1"), []);
    deepStrictEqual(complaints(large, "expect left repair 90"), [
      "what is left of `repair:limit:period:1` is unlimited, not 90",
    ]);
    deepStrictEqual(complaints(small, "expect left repair unlimited"), [
      "what is left of `repair:limit:period:1` is 117, not unlimited",
    ]);
  });

  it("is that of the term that the contract has", () => {
    deepStrictEqual(complaints(small, "expect left property 347"), []);
    deepStrictEqual(complaints(large, "expect left property 627"), []);
    // No limit and no end of what is borne bind where there is none, and no deductible is to be borne.
    deepStrictEqual(
      complaints(small, "expect left large_only unlimited", "expect left borne at most large_only unlimited"),
      [],
    );
    deepStrictEqual(complaints(large, "expect left large_only 70", "expect left borne at most large_only 30"), []);
    deepStrictEqual(complaints(large, `expect left deductible property for policy year "2" 0`), []);
    deepStrictEqual(complaints(small, `expect left deductible property for policy year "2" 0`), []);
    deepStrictEqual(complaints(large, `expect left "property:limit:period:1" unlimited`), []);
  });

  it("alone may be unlimited", () => {
    for (const expected of ["expect due unlimited", "expect repair unlimited", "expect pay repair unlimited"])
      deepStrictEqual(complaints(large, expected), ["type/not-literal"]);
  });

  it("keeps its layout in either language", async () => {
    const written = await formatted(
      text(large, `expect left repair for location L1 for policy year "2" 30`, "expect left towing unlimited"),
    );
    const japanese = await formatted(written, "ja");
    deepStrictEqual(await formatted(japanese, "en"), written);
  });
});

describe("what is expected of some lines", () => {
  it("may be asked of those that are of both", () => {
    deepStrictEqual(complaints(large, "expect due for location L1 for insured A 0"), [
      "nothing is claimed for location `L1` for insured `A`",
    ]);
    deepStrictEqual(complaints(large, 'expect repair for location L1 for loss "1" 70'), []);
  });
});
