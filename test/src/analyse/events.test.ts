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
