// `loss(n)` and `left(n)` in a frame for each unit: of an n in that frame they count the lines of one unit.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Loss, SettlementInput } from "@yakkan/runtime";
import { compare, enginesOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (debris: string, survey = "limit 1_000 per incident"): string => `product p "商品" en "Product" {
  edition 2026-04-01
  unit location "所在地" en "Location"
  facts of loss { sound "無事" en "Sound" : bool = yes  seen "確認" en "Seen" : bool }
  let tenth "一割" en "A tenth" = 10% of loss(building)
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    require for building: sound or seen
    frame places "所在地別" en "Places" for each location {
      frame damage "損害" en "Damage" {
        deductible 10 per incident
        head building "建物" en "Building"
      }
      head debris "残存物" en "Debris" { ${debris} }
    }
    head survey "調査" en "Survey" { ${survey} }
    head overhead "間接費" en "Overhead" = 10% of left(damage)
  }
}`;

/** What is due of each line; nothing where it is undetermined. All readings say so, and the batch too. */
async function dueOf(
  text: string,
  losses: readonly Loss[],
  contract: object = {},
): Promise<Record<string, number | null>> {
  const input: SettlementInput = {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, ...contract },
    incident: { id: "I-1", triggers: ["fire"] },
    losses,
  };
  const { lines } = await settledByAll(text, input);
  return Object.fromEntries(lines.map(({ id, verdict, due }) => [id, verdict === "undetermined" ? null : due]));
}

const at = (unitId: string, head: string, amount: number, more: Partial<Loss> = {}): Loss => ({
  id: `${unitId}:${head}`,
  head,
  amount,
  unit: "location",
  unitId,
  ...more,
});

const survey: Loss = { id: "survey", head: "survey", amount: 500 };

/** Left of the damage 100 at T and 50 at O. */
const two = [
  at("T", "building", 110),
  at("O", "building", 60),
  at("T", "debris", 12),
  at("O", "debris", 12),
  survey,
] as const;
const rest = { "T:building": 100, "O:building": 50, "=overhead": 15 };

describe("amounts of other heads in a frame for each unit", () => {
  it("left(n) is what the frame's n came to for the unit", async () =>
    deepStrictEqual(await dueOf(product("limit 10% of left(damage) per incident"), two), {
      ...rest,
      "T:debris": 10,
      "O:debris": 5,
      survey: 500,
    }));

  it("loss(n) is what was eligible of it for the unit", async () =>
    deepStrictEqual(await dueOf(product("limit 10% of loss(damage) per location"), two), {
      ...rest,
      "T:debris": 11,
      "O:debris": 6,
      survey: 500,
    }));

  it("so it is in each layer", async () =>
    deepStrictEqual(await dueOf(product("layer first { limit 10% of left(damage) per incident }"), two), {
      ...rest,
      "T:debris": 10,
      "O:debris": 5,
      survey: 500,
    }));

  it("so it is in another frame for each unit, and in a term per unit", async () => {
    const apart = (second: string): string => `product p "商品" en "Product" {
      edition 2026-04-01
      unit location "所在地" en "Location"
      triggers { fire "火災" en "Fire" }
      section costs "費用" en "Costs" {
        covers all
        covered at any time
        frame damage "損害" en "Damage" for each location {
          deductible 10 per incident
          head building "建物" en "Building"
        }
        ${second}
      }
    }`;
    const lines = two.filter(({ head }) => head !== "survey");
    const due = { "T:building": 100, "O:building": 50, "T:debris": 10, "O:debris": 5 };
    for (const second of [
      'frame more "費用" en "More" for each location { head debris "残存物" en "Debris" { limit 10% of left(damage) per incident } }',
      'head debris "残存物" en "Debris" { limit 10% of left(damage) per location }',
    ])
      deepStrictEqual(await dueOf(apart(second), lines), due, second);
    // A deductible per location makes lines of the building name one, too.
    const perLocation = apart('head debris "残存物" en "Debris" { limit 10% of left(damage) per location }')
      .replace(" for each location", "")
      .replace("10 per incident", "10 per location");
    deepStrictEqual(await dueOf(perLocation, lines), due);
    // Without one they need not, so that all of the incident counts: a tenth of 160 for each.
    const ofNone = perLocation.replace("deductible 10 per location", "deductible 10 per incident");
    deepStrictEqual(await dueOf(ofNone, lines), {
      "T:building": 103,
      "O:building": 57,
      "T:debris": 12,
      "O:debris": 12,
    });
  });

  it("so it is of lines that are worked out from facts of their unit", async () => {
    const benefits = `product p "商品" en "Product" {
      edition 2026-04-01
      contract { schedule location }
      unit location "所在地" en "Location" { daily "日額" en "Daily" : money }
      triggers { fire "火災" en "Fire" }
      section costs "費用" en "Costs" {
        covers all
        covered at any time
        head closed "休業" en "Closed" for each loss = 10 * location.daily
        head guard "警備" en "Guard" { limit 50% of left(closed) per location }
      }
    }`;
    const units = { location: ["X", "Z"].map((id) => ({ id, facts: { daily: 7 } })) };
    const closed: Loss = { id: "closed", head: "closed", unit: "location", unitId: "X" };
    deepStrictEqual(await dueOf(benefits, [closed, at("X", "guard", 60), at("Z", "guard", 60)], { units }), {
      closed: 70,
      "X:guard": 35,
      "Z:guard": 0,
    });
  });

  it("outside of the frame all units count", async () =>
    deepStrictEqual(await dueOf(product("limit 3 per incident", "limit 10% of left(damage) per incident"), two), {
      ...rest,
      "T:debris": 3,
      "O:debris": 3,
      survey: 15,
    }));

  it("with a head from outside the frame everything in the incident counts", async () =>
    // A hundredth of 110 + 60 + 500.
    deepStrictEqual(await dueOf(product("limit 1% of loss(damage, survey) per incident"), two), {
      ...rest,
      "T:debris": 6,
      "O:debris": 6,
      survey: 500,
    }));

  it("a formula is read where it is used", async () =>
    deepStrictEqual(await dueOf(product("limit tenth per incident", "limit tenth per incident"), two), {
      ...rest,
      "T:debris": 11,
      "O:debris": 6,
      survey: 17,
    }));

  it("a unit waits for its own lines alone", async () =>
    deepStrictEqual(
      await dueOf(product("limit 10% of left(damage) per incident", "limit 10% of loss(damage) per incident"), [
        at("T", "building", 110, { facts: { sound: false } }),
        ...two.slice(1),
      ]),
      { "T:building": null, "O:building": 50, "T:debris": null, "O:debris": 5, survey: null, "=overhead": null },
    ));

  it("a named group of counted units counts its lines, a line with a count itself", async () => {
    const counted: Loss = { id: "1", head: "debris", amount: 12, unit: "location", count: 2 };
    deepStrictEqual(
      await dueOf(product("limit max(1, 10% of loss(damage)) per incident"), [
        at("G", "building", 40, { count: 2 }),
        at("G", "debris", 50, { count: 2 }),
        at("T", "building", 110),
        counted,
      ]),
      // Of 40 each of G's two units has 20, and 10 % of that is 2; no building is of the line alone: 1 for each of its two.
      { "G:building": 20, "G:debris": 4, "T:building": 100, "1": 2, "=overhead": 12 },
    );
  });
});

describe("amounts for one of the units of a group", () => {
  const gifts = (term: string): string => `product p "商品" en "Product" {
    edition 2026-04-01
    unit person "個人" en "Person"
    triggers { fire "火災" en "Fire" }
    section costs "費用" en "Costs" {
      covers all
      covered at any time
      head money "見舞金" en "Money"
      ${term}
    }
  }`;
  const seven: Loss = { id: "seven", head: "money", amount: 1_002, unit: "person", count: 7 };
  const three = [500, 103].map((amount, index): Loss => ({
    id: `G${index}`,
    head: "money",
    amount,
    unit: "person",
    unitId: "G",
    count: 3,
  }));

  for (const [term, ofSeven, ofThree] of [
    // 1,002 / 7 = 143.14…, of which a tenth is rounded down to 14; 603 / 3 = 201 and 20.
    ["deductible 10% of loss per person", [1_002 - 7 * 14], [500 - 49, 103 - 11]],
    ["limit 10% of subject per person", [98], [50, 10]],
    // Exactly 1,002 / 7 is not more than that.
    ["limit (if loss > 143 then 100 else 0) per person", [700], [249, 51]],
    ["limit (if 7 * loss > 1_002 then 100 else 0) per person", [0], [249, 51]],
    // The second layer starts from what is above 50: 93.14… and 151, half of them 46 and 75.
    ["layer { deductible 50 per person  limit 50% of subject per person }", [7 * 46], [187, 38]],
  ] as const)
    it(term, async () => {
      const due = await dueOf(gifts(term), [seven, ...three]);
      deepStrictEqual(due, { seven: ofSeven[0], G0: ofThree[0], G1: ofThree[1] });
    });

  it("what deductibles took", async () =>
    // 7 × 14 were taken of seven persons, 14 of each, and 3 × 20 of the three.
    deepStrictEqual(
      await dueOf(gifts("deductible 10% of loss per person  limit 2 * deducted per person"), [seven, ...three]),
      { seven: 7 * 28, G0: 100, G1: 20 },
    ));
});

describe("a term that asks about units, but is by none", () => {
  const coast = (limit: string): string => `product p "商品" en "Product" {
    edition 2026-04-01
    contract { schedule location }
    unit location "所在地" en "Location" { coastal "沿岸" en "Coastal" : bool }
    unit vehicle "車両" en "Vehicle"
    triggers { fire "風災" en "Wind" }
    section costs "費用" en "Costs" {
      covers all
      covered at any time
      head building "建物" en "Building" { limit 1_000 per location }
      head van "車" en "Van" { deductible 0 per vehicle }
      ${limit}
    }
  }`;
  const units = { location: ["A", "B", "I"].map((id) => ({ id, facts: { coastal: id !== "I" } })) };
  const lines = [
    at("A", "building", 400),
    at("B", "building", 200),
    at("I", "building", 500),
    { id: "van", head: "van", amount: 300, unit: "vehicle", unitId: "V" },
  ];

  it("is one for all of them, and leaves out other kinds of unit", async () => {
    // 300 for A and B together: 200 and 100. The van is none of the coast.
    const due = { "A:building": 200, "B:building": 100, "I:building": 500, van: 300 };
    deepStrictEqual(await dueOf(coast("limit 300 per incident where location.coastal"), lines, { units }), due);
    deepStrictEqual(await dueOf(coast("limit 300 per period where location.coastal"), lines, { units }), due);
  });

  it("takes a share of theirs alone", async () =>
    deepStrictEqual(await dueOf(coast("coinsurance pays 50% where not location.coastal"), lines, { units }), {
      "A:building": 400,
      "B:building": 200,
      "I:building": 250,
      van: 300,
    }));

  it("waits with its amount for a line of which it is open whether it belongs there", async () => {
    const counted: Loss = { id: "counted", head: "building", amount: 100, unit: "location", count: 1 };
    const text = coast("limit 50% of subject per incident where established.hit").replace(
      "{ limit 1_000 per location }",
      "",
    );
    // Which of the units the counted one is is not known, so neither what half of the group's amount is.
    deepStrictEqual(
      await dueOf(
        text
          .replace("schedule location", "")
          .replace('{ coastal "沿岸" en "Coastal" : bool }', "")
          .replace("triggers", 'facts of location { hit "被災" en "Hit" : bool = yes }\n    triggers')
          .replace("established.hit", "location.hit")
          .replace("contract {  }", ""),
        [at("A", "building", 400), counted],
      ),
      { "A:building": null, counted: null },
    );
  });

  it("makes lines of its heads name a unit", async () => {
    const text = coast("limit 300 per incident where location.coastal").replace("{ limit 1_000 per location }", "");
    const engines = await enginesOf(text);
    ok(engines);
    const input = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, units },
      incident: { id: "I-1", triggers: ["fire"] },
      losses: [{ id: "1", head: "building", amount: 400 }],
    };
    const { answer, disagreement } = compare(engines, "settle", input, true);
    strictEqual(disagreement, undefined);
    ok("problems" in answer);
    deepStrictEqual(
      answer.problems.map(({ path, code }) => [path, code]),
      [["losses[0].unit", "unit"]],
    );
  });
});
