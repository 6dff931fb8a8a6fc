// `loss(… per UNIT)` and `left(… per UNIT)`: in an aggregate, sums of each unit that the incident names. All readings
// agree, and the batch.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { Loss, SettlementInput } from "@yakkan/runtime";
import { settledByAll, settledByBoth } from "./settled.js";

/** Buildings and contents of locations whose values are insured, and costs that name no location. */
const property = (terms: string, more = ""): string => `product p "物件" en "Property" {
  edition 2026-01-01
  unit location "所在地" en "Location" { value "保険価額" en "Value" : money  own_risk "免責金額" en "Excess" : money }
  facts of location { damage "程度" en "Degree" : one of part "一部", total "全部" }
  contract { schedule location }
  facts of loss { sound "確認済み" en "Sound" : bool }
  triggers { quake "地震" en "Earthquake" }
  ${more}
  section property "財産" en "Property" {
    covers quake
    covered at any time
    require for building, contents: sound
    frame damage "損害" en "Damage" {
      head building "建物" en "Building" { limit location.value per location }
      head contents "動産" en "Contents" { limit location.value per location }
      ${terms}
    }
    head costs "費用" en "Costs"
  }
}`;

const locations = [
  { id: "A", facts: { value: 5_000, own_risk: 100 } },
  { id: "B", facts: { value: 3_000, own_risk: 250 } },
  { id: "C", facts: { value: 20_000, own_risk: 900 } },
];

const at = (unitId: string, head: string, amount: number, more: Partial<Loss> = {}): Loss => ({
  id: `${head}@${unitId}`,
  head,
  amount,
  unit: "location",
  unitId,
  facts: { sound: true },
  ...more,
});

function inputOf(losses: readonly Loss[], more: Partial<SettlementInput> = {}): SettlementInput {
  return {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" }, units: { location: locations } },
    incident: { id: "I-1", triggers: ["quake"] },
    losses,
    ...more,
  };
}

async function dueOf(terms: string, losses: readonly Loss[], more?: Partial<SettlementInput>): Promise<number> {
  return (await settledByAll(property(terms), inputOf(losses, more))).due;
}

describe("sums of each unit that the incident names", () => {
  const ofAffected =
    "deductible 2% of sum(if loss(building, contents per location) > 0円 then location.value else 0円) per incident";

  it("take a share of the values affected", async () => {
    // 2 % of 5,000 and 3,000 = 160; of C, where nothing was lost, nothing.
    strictEqual(await dueOf(ofAffected, [at("A", "building", 1_000), at("B", "contents", 400)]), 1_240);
    // A alone: 100.
    strictEqual(await dueOf(ofAffected, [at("A", "building", 1_000), at("A", "contents", 400)]), 1_300);
    // A line of 0 makes no place an affected one.
    strictEqual(await dueOf(ofAffected, [at("A", "building", 1_000), at("C", "contents", 0)]), 900);
  });

  it("take no account of what is refused", async () => {
    const refused = at("B", "building", 700, { facts: { sound: false } });
    strictEqual(await dueOf(ofAffected, [at("A", "building", 1_000), refused]), 900);
  });

  it("find the largest deductible of the places affected", async () => {
    const largest =
      "deductible largest(if loss(building, contents per location) > 0円 then location.own_risk else 0円) per incident";
    // 250 of B, not 100 of A, nor 900 of C.
    strictEqual(await dueOf(largest, [at("A", "building", 1_000), at("B", "contents", 400)]), 1_150);
    strictEqual(await dueOf(largest, [at("A", "building", 1_000)]), 900);
  });

  it("say what each place lost", async () => {
    const losses = [at("A", "building", 1_000), at("A", "contents", 500), at("B", "contents", 400)];
    // The largest loss of one place is 1,500.
    strictEqual(await dueOf("limit largest(loss(building, contents per location)) per incident", losses), 1_500);
    // Of the named places alone the smallest is 400: C is not named.
    strictEqual(await dueOf("limit smallest(loss(damage per location)) per incident", losses), 400);
    // 10 % of 1,500 and 20 % of 400, by the value of the place: 150 + 80.
    strictEqual(
      await dueOf(
        "deductible sum(loss(damage per location) * (if location.value >= 5_000円 then 10% else 20%)) per incident",
        losses,
      ),
      1_670,
    );
    // More than 1,000 at one place: 50 of each place that is named.
    strictEqual(
      await dueOf(
        "deductible if any(loss(damage per location) > 1_000円) then sum(if loss(damage per location) >= 0円 then 50円 else 0円) else 0円 per incident",
        losses,
      ),
      1_800,
    );
  });

  it("say what is left of each place when the walk leaves a node", async () => {
    // Building: 5,000 of 6,000 at A, 3,000 of 4,000 at B. At most 5,000 of contents: 7,000 less 2,000.
    const text = "limit largest(left(building per location)) per incident for contents";
    const losses = [
      at("A", "building", 6_000),
      at("B", "building", 4_000),
      at("A", "contents", 4_500),
      at("B", "contents", 2_500),
    ];
    strictEqual(await dueOf(text, losses), 13_000);
  });

  it("are the same whatever the group of the term is", async () => {
    // Per location, with half of the largest building loss of all places, 500: A bears 500, B all of 400.
    const terms = "deductible 50% of largest(loss(building per location)) per location";
    strictEqual(await dueOf(terms, [at("A", "building", 1_000), at("B", "building", 400)]), 500);
  });

  it("may be named by a formula", async () => {
    const formula = "let hit = loss(building, contents per location) > 0円";
    const text = property("deductible sum(if hit then location.own_risk else 0円) per incident", formula);
    const { due } = await settledByAll(text, inputOf([at("A", "building", 1_000), at("B", "contents", 400)]));
    // 100 + 250.
    strictEqual(due, 1_050);
  });

  it("work in a computed head", async () => {
    const text = `product p "物件" en "Property" {
  edition 2026-01-01
  unit location "所在地" en "Location" { gift "見舞金" en "Gift" : money }
  contract { schedule location }
  triggers { quake "地震" en "Earthquake" }
  section property "財産" en "Property" {
    covers quake
    covered at any time
    head building "建物" en "Building" { limit 900 per location }
    head gifts "見舞金" en "Gifts" = sum(if left(building per location) >= 500円 then location.gift else 0円)
  }
}`;
    const units = ["A", "B", "C"].map((id, place) => ({ id, facts: { gift: 10 * (place + 1) } }));
    const { due } = await settledByAll(text, {
      contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" }, units: { location: units } },
      incident: { id: "I-1", triggers: ["quake"] },
      losses: [
        at("A", "building", 499, { facts: {} }),
        at("B", "building", 500, { facts: {} }),
        at("C", "building", 2_000, { facts: {} }),
      ],
    });
    // 499 + 500 + 900, and 20 + 30.
    strictEqual(due, 1_949);
  });

  it("wait while a line of the place waits, and for nothing where it does not matter", async () => {
    const open = at("B", "contents", 400, { facts: {} });
    const waiting = await settledByBoth(property(ofAffected), inputOf([at("A", "building", 1_000), open]));
    deepStrictEqual(
      waiting.lines.map(({ id, due, undetermined }) => [id, due, undetermined[0]?.waitsFor]),
      [
        ["building@A", 0, [{ of: "loss", id: "contents@B", name: "sound" }]],
        ["contents@B", 0, [{ of: "loss", id: "contents@B", name: "sound" }]],
      ],
    );
    // One known yes decides.
    const any = "deductible if any(loss(damage per location) > 500円) then 30円 else 0円 per incident";
    const decided = await settledByBoth(property(any), inputOf([at("A", "building", 1_000), open]));
    strictEqual(decided.due, 970);
  });
});

describe("sums of units that are counted", () => {
  const text = (amount: string): string => `product p "旅行" en "Travel" {
  edition 2026-01-01
  unit person "旅行者" en "Traveller"
  triggers { delay "遅延" en "Delay" }
  section trip "旅行" en "Trip" {
    covers delay
    covered at any time
    head meals "食事" en "Meals" { limit unlimited per person }
    head calls "電話" en "Calls" { limit unlimited per person }
    deductible ${amount} per incident
  }
}`;
  const losses: readonly Loss[] = [
    { id: "1", head: "meals", amount: 900, unit: "person", unitId: "Sato" },
    // Three of a group: 600 each of meals and 100 of calls.
    { id: "2", head: "meals", amount: 1_800, unit: "person", unitId: "family", count: 3 },
    { id: "3", head: "calls", amount: 300, unit: "person", unitId: "family", count: 3 },
    // Four others: 250 each.
    { id: "4", head: "meals", amount: 1_000, unit: "person", count: 4 },
  ];
  const input: SettlementInput = {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["delay"] },
    losses,
  };
  const dueOf = async (amount: string): Promise<number> => (await settledByAll(text(amount), input)).due;

  it("are the largest of one, and the sum of all", async () => {
    // All: 4,000. The largest is Sato's 900, then 700 of one of the family, 250 of one of the four.
    strictEqual(await dueOf("largest(loss(meals, calls per person))"), 3_100);
    strictEqual(await dueOf("smallest(loss(trip per person))"), 3_750);
    // 100 for each of 1 + 3 + 4.
    strictEqual(await dueOf("sum(if loss(trip per person) > 0円 then 100円 else 0円)"), 3_200);
    // 10 % of all.
    strictEqual(await dueOf("10% of sum(loss(trip per person))"), 3_600);
    // Of those with more than 500: 1 + 3.
    strictEqual(await dueOf("sum(if loss(trip per person) > 500円 then 100円 else 0円)"), 3_600);
  });

  it("divide what does not divide evenly exactly", async () => {
    const third: SettlementInput = {
      ...input,
      losses: [{ id: "1", head: "meals", amount: 1_000, unit: "person", unitId: "family", count: 3 }],
    };
    // A third of 1,000 is 333.3…, rounded down once.
    strictEqual((await settledByAll(text("largest(loss(trip per person))"), third)).due, 667);
    // Three of them are 1,000 again.
    strictEqual((await settledByAll(text("sum(loss(trip per person))"), third)).due, 0);
  });
});

describe("sums of units that some lines do not name", () => {
  const text = (amount: string): string => `product p "傷害" en "Accident" {
  edition 2026-01-01
  unit person "被保険者" en "Person"
  facts of person { days "日数" en "Days" : number }
  triggers { fall "転倒" en "Fall" }
  section benefits "給付" en "Benefits" {
    covers fall
    covered at any time
    head hospital "入院" en "Hospital" for each loss = 100円 * person.days
    head transport "移送" en "Transport" { limit ${amount} per incident }
  }
}`;
  const lines: readonly Loss[] = [
    { id: "1", head: "hospital", unit: "person", unitId: "A" },
    { id: "2", head: "hospital" },
    { id: "3", head: "transport", amount: 5_000 },
  ];
  const input: SettlementInput = {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["fall"] },
    units: {
      person: [
        { id: "A", facts: { days: 7 } },
        { id: "B", facts: { days: 30 } },
      ],
    },
    losses: lines,
  };

  it("wait for the unit of a line of theirs that names none", async () => {
    const { lines: settled } = await settledByBoth(text("largest(loss(hospital per person))"), input);
    deepStrictEqual(
      settled.map(({ id, due, undetermined }) => [id, due, undetermined.flatMap(({ waitsFor }) => waitsFor)]),
      [
        ["2", 0, [{ of: "loss", id: "2", name: "unit" }]],
        ["1", 700, []],
        ["3", 0, [{ of: "loss", id: "2", name: "unit" }]],
      ],
    );
    // Once it names B, the largest is 3,000.
    const named = lines.map((line) => (line.id === "2" ? { ...line, unit: "person", unitId: "B" } : line));
    const { due } = await settledByAll(text("largest(loss(hospital per person))"), { ...input, losses: named });
    strictEqual(due, 700 + 3_000 + 3_000);
  });

  it("are decided by one that is known, whatever is open", async () => {
    const amount = "(if any(loss(hospital per person) >= 700円) then 1_000円 else 2_000円)";
    const { lines: settled } = await settledByBoth(text(amount), input);
    strictEqual(settled.find(({ id }) => id === "3")!.due, 1_000);
  });
});

describe("sums of units that are of others", () => {
  const text = (terms: string): string => `product p "物件" en "Property" {
  edition 2026-01-01
  unit location "所在地" en "Location"
  unit building "棟" en "Building" of location { value "価額" en "Value" : money }
  contract { schedule location  schedule building }
  triggers { quake "地震" en "Earthquake" }
  section property "財産" en "Property" {
    covers quake
    covered at any time
    head structure "建物" en "Structure" { limit unlimited per building  limit unlimited per location }
    ${terms}
  }
}`;
  const units = {
    location: [{ id: "L" }, { id: "M" }],
    building: [
      { id: "L1", of: "L", facts: { value: 1_000 } },
      { id: "L2", of: "L", facts: { value: 2_000 } },
      { id: "M1", of: "M", facts: { value: 4_000 } },
    ],
  };
  const line = (id: string, amount: number, unit = "building"): Loss => ({
    id,
    head: "structure",
    amount,
    unit,
    unitId: id,
  });
  const dueOf = async (terms: string, losses: readonly Loss[]): Promise<number> =>
    (
      await settledByAll(text(terms), {
        contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" }, units },
        incident: { id: "I-1", triggers: ["quake"] },
        losses,
      })
    ).due;

  it("count what lines lost that name an inner unit, or the outer one itself", async () => {
    // L: 300 + 50 = 350, M: 200.
    const losses = [line("L1", 300), line("L", 50, "location"), line("M1", 200)];
    strictEqual(await dueOf("deductible largest(loss(structure per location)) per incident", losses), 200);
    // Of buildings: 300 and 200; what is lost of L itself is no building's.
    strictEqual(await dueOf("deductible sum(loss(structure per building)) per incident", losses), 50);
  });

  it("go over the schedule of what is at a place that is named", async () => {
    // 10 % of all that is insured at L, 1,000 and 2,000, and nothing of M.
    const terms =
      "deductible 10% of sum(if loss(structure per location) > 0円 then building.value else 0円) per incident";
    strictEqual(await dueOf(terms, [line("L1", 900)]), 600);
    strictEqual(await dueOf(terms, [line("L", 900, "location")]), 600);
    // Of the buildings that lost something: 10 % of 1,000.
    const own =
      "deductible 10% of sum(if loss(structure per building) > 0円 then building.value else 0円) per incident";
    strictEqual(await dueOf(own, [line("L1", 900)]), 800);
  });

  it("are of the unit at hand alone behind `per`", async () => {
    // L bears the larger of 300 and 100, M its 200.
    const terms = "deductible largest(loss(structure per building) per location) per location";
    strictEqual(await dueOf(terms, [line("L1", 300), line("L2", 100), line("M1", 200)]), 100);
    // The largest building of each place: 300 + 200.
    const sum = "deductible sum(largest(loss(structure per building) per location)) per incident";
    strictEqual(await dueOf(sum, [line("L1", 300), line("L2", 100), line("M1", 200)]), 100);
  });
});

describe("facts established of units, in an aggregate", () => {
  const total = "deductible if any(location.damage is total) then 0円 else 200円 per incident";
  const established = (damage: Readonly<Record<string, string>>) => ({
    units: { location: Object.entries(damage).map(([id, degree]) => ({ id, facts: { damage: degree } })) },
  });

  it("are those of the units that the incident names", async () => {
    const losses = [at("A", "building", 1_000), at("B", "contents", 400)];
    strictEqual(await dueOf(total, losses, established({ A: "total", B: "part" })), 1_400);
    strictEqual(await dueOf(total, losses, established({ A: "part", B: "part" })), 1_200);
    // C is in the list, though no line names it.
    strictEqual(await dueOf(total, losses, established({ A: "part", B: "part", C: "total" })), 1_400);
    // One known yes decides, whatever is open of B.
    strictEqual(await dueOf(total, losses, established({ A: "total" })), 1_400);
  });

  it("are waited for of those that lines name", async () => {
    const losses = [at("A", "building", 1_000), at("B", "contents", 400)];
    const { due, lines } = await settledByBoth(property(total), inputOf(losses, established({ A: "part" })));
    strictEqual(due, 0);
    deepStrictEqual(lines[0]!.undetermined[0]!.waitsFor, [{ of: "unit", id: "B", name: "damage" }]);
  });

  it("may be asked for by rules and exclusions, and are the same for all lines", async () => {
    const rule = property("").replace(
      "require for building, contents: sound",
      "require for costs: any(location.damage is total)",
    );
    const losses = [at("A", "building", 1_000), { id: "c", head: "costs", amount: 70 }];
    strictEqual((await settledByAll(rule, inputOf(losses, established({ A: "total" })))).due, 1_070);
    strictEqual((await settledByAll(rule, inputOf(losses, established({ A: "part" })))).due, 1_000);
    const excluded = property(
      "",
      'exclusions { light "軽微" en "Light damage" when every(location.damage is part) }',
    ).replace("require for building, contents: sound", "");
    strictEqual((await settledByAll(excluded, inputOf(losses, established({ A: "part" })))).due, 0);
    strictEqual((await settledByAll(excluded, inputOf(losses, established({ A: "part", B: "total" })))).due, 1_070);
  });
});
