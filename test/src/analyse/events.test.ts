import { deepStrictEqual } from "node:assert/strict";
import { foundIn } from "./product.js";

describe("what is read of a node that a term cuts further down", () => {
  const early = (triggers: string, reads: string, cuts: string): readonly string[] =>
    foundIn({
      contract: `plan basic "基本" | wide "充実"`,
      triggers,
      covers: "all",
      section: `head a "甲"
        head b "乙" { limit 10% of left(a) per incident ${reads} }
        limit 1_000 per incident ${cuts}`,
    }).filter((one) => one.includes("left-early"));
  const told = ["term/left-early: left(a)"];
  const both = `fire "火災"  other "その他"`;
  const residual = `fire "火災"  other "その他" except fire`;

  it("may be more than is paid in one incident of both events", () =>
    deepStrictEqual(early(both, "for fire", "for other, a"), told));
  it("is what is paid where one event is out beside the other", () => {
    deepStrictEqual(early(residual, "for fire", "for other, a"), []);
    deepStrictEqual(early(residual, "for other", "for fire, a"), []);
    deepStrictEqual(early(residual, "for fire", "for fire, a"), told);
  });
  it("may be more where the event is out for lines alone that name none, or under other contracts", () => {
    deepStrictEqual(early(`${residual} line by line`, "for fire", "for other, a"), told);
    const ofWide = `fire "火災"  other "その他" except fire (when plan is wide)`;
    deepStrictEqual(early(ofWide, "for fire", "for other, a"), told);
    deepStrictEqual(early(ofWide, "for fire when plan is wide", "for other, a"), []);
  });
  it("is what is paid under contracts that have no such term", () => {
    deepStrictEqual(early(both, "when plan is basic", "for a when plan is wide"), []);
    deepStrictEqual(early(both, "when plan is wide", "for a when plan is wide"), told);
  });
});

describe("a sum that counts what comes under another event, too", () => {
  const told = (read: string): readonly string[] => [`term/other-triggers: ${read}`];
  const limit = (triggers: string, amount: string, more = "for flood", lets = ""): readonly string[] =>
    foundIn({
      contract: `plan basic "基本" | wide "充実"`,
      triggers,
      covers: "all",
      more: lets,
      section: `head a "甲"  head b "乙" { limit ${amount} per incident ${more} }`,
    }).filter((one) => one.includes("other-triggers"));
  const both = `wind "風災"  flood "水災"`;

  it("is told of where the term is for one of them", () => {
    deepStrictEqual(limit(both, "10% of loss(a)"), told("loss(a)"));
    deepStrictEqual(limit(both, "10% of left(a)"), told("left(a)"));
    deepStrictEqual(limit(both, "if loss(a) > 0円 then 5_000円 else 0円"), told("loss(a)"));
  });
  it("is meant where it says so, has a name or its term a label", () => {
    deepStrictEqual(limit(both, "10% of loss(a for flood)"), []);
    deepStrictEqual(limit(both, "10% of loss(a for wind)"), []);
    deepStrictEqual(limit(both, "10% of total", "for flood", `let total "損害" = loss(a)`), []);
    deepStrictEqual(
      foundIn({
        triggers: both,
        covers: "all",
        section: `head a "甲"  head b "乙" { limit "残存物" 10% of loss(a) per incident for flood }`,
      }).filter((one) => one.includes("other-triggers")),
      [],
    );
  });
  it("is that of all where the term is, or where there is no other", () => {
    deepStrictEqual(limit(both, "10% of loss(a)", ""), []);
    deepStrictEqual(limit(both, "10% of loss(a)", "for b"), []);
    deepStrictEqual(limit(`flood "水災"`, "10% of loss(a)"), []);
  });
  it("is that of the one where both never happen in one incident, or under one contract", () => {
    deepStrictEqual(limit(`flood "水災"  other "その他" except all above`, "10% of loss(a)"), []);
    deepStrictEqual(limit(`flood "水災"  other "その他" except flood line by line`, "10% of loss(a)"), told("loss(a)"));
    const ofWide = `flood "水災"  other "その他" when plan is wide`;
    deepStrictEqual(limit(ofWide, "10% of loss(a)"), told("loss(a)"));
    deepStrictEqual(limit(ofWide, "10% of loss(a)", "for flood when plan is basic"), []);
  });

  const opened = (covers: string, b: string): readonly string[] =>
    foundIn({ triggers: both, covers, section: `head a "甲"  ${b}` }).filter((one) => one.includes("other-triggers"));
  it("is told of where one of them alone opens what reads it", () => {
    const cover = "flood  covers wind for a";
    deepStrictEqual(opened(cover, `head b "乙" = 10% of loss(a)`), told("loss(a)"));
    deepStrictEqual(opened(cover, `head b "乙" { limit 10% of loss(a) per incident }`), told("loss(a)"));
    deepStrictEqual(opened("all", `head b "乙" = 10% of loss(a)`), []);
  });
  it("is that of other events where what reads it is there for none of them", () => {
    const cover = "flood for b  covers wind for a";
    deepStrictEqual(opened(cover, `head b "乙" = 10% of loss(a)`), []);
    deepStrictEqual(opened(cover, `head b "乙" { limit 10% of loss(a) per incident }`), []);
  });
});

describe("an event that opens no head", () => {
  const unused = (triggers: string): readonly string[] =>
    foundIn({ triggers, covers: "other" }).filter((one) => one.includes("trigger-unused"));
  it("is there for an exception that names it", () => {
    deepStrictEqual(unused(`flood "水災"  other "その他" except flood`), []);
  });
  it("is told of where none does", () => {
    deepStrictEqual(unused(`flood "水災"  other "その他"`), ["cover/trigger-unused: flood"]);
    deepStrictEqual(unused(`flood "水災"  other "その他" except all above`), ["cover/trigger-unused: flood"]);
  });
});

it("a part of the losses of several heads can be divided by them", () => {
  const limit = (amount: string): readonly string[] =>
    foundIn({ section: `head a "甲"  head b "乙"  head c "丙" { limit ${amount} per incident }` });
  deepStrictEqual(limit("if loss(a) > 0円 then (loss(a) / loss(a, b)) of 5_000円 else 0円"), []);
  deepStrictEqual(limit("if loss(a, b) > 0円 then (loss(a) / loss(a, b)) of 5_000円 else 0円"), []);
  deepStrictEqual(limit("if loss(a, b) > 0円 then (loss(a, b) / loss(b)) of 5_000円 else 0円"), [
    "expression/zero-divisor: loss(b)",
  ]);
});

it("a label says of a term that counts several heads that it is meant", () => {
  const counted = (label: string): readonly string[] =>
    foundIn({
      more: `facts of loss { down "停止" : whole 0 .. 1_000 }`,
      section: `deductible ${label} 12 of down per incident  head a "甲"  head b "乙"`,
    }).filter((one) => one.includes("counted-together"));
  deepStrictEqual([counted("").length, counted(`"待機時間"`).length], [1, 0]);
});
