// Units that are of others: `unit building of location`. Amounts worked out by hand.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { compare, enginesOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

interface Unit {
  readonly id: string;
  readonly of?: string;
  readonly facts?: Readonly<Record<string, never>>;
}

type Units = Readonly<Record<string, readonly Unit[]>>;

type Input = Omit<SettlementInput, "contract" | "incident" | "units"> & {
  readonly schedule?: Units;
  readonly units?: Units;
  readonly incident?: string;
};

function inputOf({ schedule, incident = "I-1", ...rest }: Input): SettlementInput {
  return {
    contract: {
      policy: "P-1",
      period: { from: "2026-04-01", to: "2027-04-01" },
      ...(schedule && { units: schedule }),
    },
    incident: { id: incident, triggers: ["fire"] },
    ...rest,
  };
}

async function settle(text: string, given: Input): Promise<SettlementResult> {
  return settledByAll(text, inputOf(given));
}

async function dueOf(text: string, given: Input): Promise<Readonly<Record<string, number>>> {
  const { lines } = await settle(text, given);
  return Object.fromEntries(lines.map(({ id, due }) => [id, due]));
}

async function problemsOf(text: string, given: Input): Promise<readonly (readonly [string, string])[]> {
  const engines = await enginesOf(text);
  ok(engines, text);
  const { answer, disagreement } = compare(engines, "settle", inputOf(given) as never, true);
  strictEqual(disagreement, undefined);
  ok("problems" in answer, JSON.stringify(answer));
  return answer.problems.map(({ path, code }) => [path, code] as const);
}

/** A line of a unit: `B1` is a building, `L1` a location, `R1` a room. */
function line(id: string, head: string, unitId: string, amount: number | undefined): Loss {
  const unit = { B: "building", L: "location", R: "room" }[unitId[0] ?? ""]!;
  return { id, head, unit, unitId, ...(amount !== undefined && { amount }) };
}

const product = (body: string, rest = ""): string => `product nest "入れ子" en "Nest" {
  edition 2026-04-01
  contract { schedule location  schedule building }
  unit location "所在地" en "Location" {
    zone  "地帯" en "Zone"  : one of coast "沿岸", inland "内陸"
    share "割合" en "Share" : ratio = 100%
  }
  unit building "建物" en "Building" of location { value "価額" en "Value" : money = 1_000  wooden "木造" : bool = no }
  triggers { fire "火災" en "Fire" }
  section property "財産" en "Property" {
    covers fire
    covered at any time
    ${body}
  }
  ${rest}
}`;

const schedule: Units = {
  location: [
    { id: "L1", facts: { zone: "coast" } as never },
    { id: "L2", facts: { zone: "inland", share: "50%" } as never },
  ],
  building: [
    { id: "B1", of: "L1", facts: { value: 600 } as never },
    { id: "B2", of: "L1" },
    { id: "B3", of: "L2", facts: { wooden: true } as never },
  ],
};

describe("Units within units", () => {
  it("count for each that they are of: a deductible per building, limits per location and for the coast", async () => {
    const text = product(`head structure "構造物" en "Structure" {
      deductible 10 per building
      limit 50% of building.value per building
      limit 500 per location
      limit 450 per incident where location.zone is coast
    }`);
    const losses = [
      line("1", "structure", "B1", 410), // 400, of 600 at most 300
      line("2", "structure", "B2", 310), // 300
      line("3", "structure", "L1", 150), // names no building: 150
      line("4", "structure", "B3", 800), // 790, of 1,000 at most 500
    ];
    // L1: 750 → 500: the limit takes 250, of 300, 300 and 150 ⌊100⌋, 200 − 100 = 100 and 50; then of 200, 200, 100
    // the coast's 450 take 50: 20, 20 and 10. In the order of allocation: B1, B2, L1.
    deepStrictEqual(await dueOf(text, { schedule, losses }), { 1: 180, 2: 180, 3: 90, 4: 500 });
  });

  it("are paid as the calculus says in §2", async () => {
    const text = product(`head structure "構造物" { limit 250 per building  limit 480 per location }`);
    const losses = [
      line("1", "structure", "B1", 400),
      line("2", "structure", "B2", 300),
      line("3", "structure", "L1", 100),
    ];
    deepStrictEqual(await dueOf(text, { schedule, losses }), { 1: 200, 2: 200, 3: 80 });
  });

  it("bear what is per location where lines name buildings alone, in a batch too", async () => {
    const losses = [line("1", "structure", "B1", 400), line("2", "structure", "B3", 300)];
    const perLocation = product(`head structure "構造物" { deductible 50 per location }`);
    deepStrictEqual(await dueOf(perLocation, { schedule, losses }), { 1: 350, 2: 250 });
    const limited = product(`head structure "構造物" { deductible 10 per building  limit 200 per location }`);
    deepStrictEqual(await dueOf(limited, { schedule, losses }), { 1: 200, 2: 200 });
  });

  it("give their facts and those of what they are of, in a rule, an exclusion and an amount", async () => {
    const text = product(
      `require for contents: location.zone is coast
      head structure "構造物" { limit location.share of building.value per building }
      head contents "家財" { coinsurance pays if building.wooden then 50% else location.share }`,
      `exclusions { wooden_inland "内陸の木造" for contents when building.wooden and location.zone is inland }`,
    );
    const losses = [
      line("1", "structure", "B3", 900), // 50% of 1,000
      line("2", "contents", "B2", 100),
      line("3", "contents", "B3", 100),
      line("4", "contents", "L1", 100), // which building, is not known
    ];
    const { lines } = await settle(text, { schedule, losses });
    const byId = new Map(lines.map((each) => [each.id, each]));
    deepStrictEqual(
      [1, 2, 3, 4].map((id) => byId.get(String(id))?.due),
      [500, 100, 0, 0],
    );
    deepStrictEqual(
      byId.get("3")?.refused.map(({ kind, clause }) => [kind, clause]),
      [
        ["condition", "property:condition:1"],
        ["exclusion", "wooden_inland"],
      ],
    );
    deepStrictEqual(byId.get("4")?.undetermined[0]?.waitsFor, [{ of: "loss", id: "4", name: "unit" }]);
  });

  it("may be counted in a frame for each that they are of, and in it what is borne has its end for each of those", async () => {
    const text = product(`frame sites "敷地" for each location {
      deductible 100 per building bearing at most 150 per incident
      head structure "構造物"
      head debris "残存物" { limit 10% of left(structure) per incident }
      head lump "一時金" = 10% of left(structure)
      limit 900 per incident
    }`);
    const losses = [
      line("1", "structure", "B1", 500),
      line("2", "structure", "B2", 500),
      line("3", "structure", "B3", 500),
      line("4", "debris", "L1", 200),
    ];
    // L1 bears 200 by its two buildings, of which 150: 75 each, so 425 and 425; L2 bears 100: 400.
    // Debris at L1: 10% of 850 = 85. A lump of 85 for L1 and 40 for L2. At L1 that is 1,020, of which 900 are paid.
    // The limit takes 120: ⌊120·850/1020⌋ = 100 of structure (50 and 50), 10 of debris, 10 of the lump.
    deepStrictEqual(await dueOf(text, { schedule, losses }), {
      1: 375,
      2: 375,
      3: 400,
      4: 75,
      "=lump:L1": 75,
      "=lump:L2": 40,
    });
  });

  it("bring what a computed head brings for each of them, and sums are of the unit", async () => {
    const text = product(`head structure "構造物" { limit 1_000 per building  limit 5_000 per location }
      frame costs "費用" for each building { head clearing "片付け" = 10% of loss(structure) }
      head rent "家賃" { limit 50% of loss(structure) per location }`);
    const losses = [
      line("1", "structure", "B1", 300),
      line("2", "structure", "B2", 100),
      line("3", "structure", "L1", 600),
      line("4", "rent", "L1", 900),
      line("5", "rent", "B3", 900),
    ];
    // The 600 of no building count for the location: 50% of 1,000. At B3's location nothing was lost.
    deepStrictEqual(await dueOf(text, { schedule, losses }), {
      1: 300,
      2: 100,
      3: 600,
      4: 500,
      5: 0,
      "=clearing:B1": 30,
      "=clearing:B2": 10,
    });
  });

  it("are added up over the schedule with the facts of what they are of", async () => {
    const text = product(
      `head structure "構造物" { limit sum(if location.zone is coast then building.value else 0円) per incident }`,
      `premium annual "年間" = 1% of sum(location.share * building.value)`,
    );
    // 600 + 1,000 at L1.
    deepStrictEqual(await dueOf(text, { schedule, losses: [line("1", "structure", "B3", 5_000)] }), { 1: 1_600 });
  });

  it("are added up for the one at hand alone, behind `per`", async () => {
    // L1 has 600 + 1,000, L2 1,000; a line counts for the location of its building too.
    const inTerm = product("head structure { limit 10% of sum(building.value per location) per location }");
    const lines = [
      line("a", "structure", "B1", 300),
      line("b", "structure", "L1", 300),
      line("c", "structure", "L2", 300),
    ];
    deepStrictEqual(await dueOf(inTerm, { schedule, losses: lines }), { a: 80, b: 80, c: 100 });

    // Line by line: the share of a building in what is insured at its place.
    const inShare = product("head structure { coinsurance pays building.value / sum(building.value per location) }");
    deepStrictEqual(await dueOf(inShare, { schedule, losses: [line("a", "structure", "B1", 800)] }), { a: 300 });

    // The largest of what the places come to: inside an aggregate the one at hand is its element.
    const largest = "largest(if location.zone is coast then sum(building.value per location) else 0円)";
    const inIncident = product(`head structure { limit ${largest} per incident  limit unlimited per building }`);
    deepStrictEqual(await dueOf(inIncident, { schedule, losses: [line("a", "structure", "B3", 5_000)] }), { a: 1_600 });

    // In a frame for each location, computed for each.
    const computed = product(`frame places for each location {
      head structure
      head debris = 5% of sum(building.value per location)
    }`);
    const { lines: paid } = await settle(computed, {
      schedule,
      losses: [line("a", "structure", "B1", 1), line("c", "structure", "L2", 1)],
    });
    deepStrictEqual(
      paid.filter(({ head }) => head === "debris").map(({ due }) => due),
      [80, 50],
    );
  });

  it("wait for the line's unit where they are added up behind `per`", async () => {
    const text = product(
      "head structure { coinsurance pays (if sum(building.value per location) > 0円 then 50% else 100%) }",
    );
    const { lines } = await settle(text, { schedule, losses: [{ id: "a", head: "structure", amount: 100 }] });
    deepStrictEqual(
      lines.map(({ verdict, undetermined }) => [verdict, undetermined.flatMap(({ waitsFor }) => waitsFor)]),
      [["undetermined", [{ of: "loss", id: "a", name: "unit" }]]],
    );
  });

  it("are added up for one that nobody lists, where those alone have a schedule that are of it", async () => {
    const text = product("head structure { limit sum(building.value per location) per location }")
      .replace("schedule location  ", "")
      .replace(/unit location [^}]*}/, 'unit location "所在地"');
    const own = { building: schedule["building"]! };
    const losses = [line("a", "structure", "L1", 5_000), line("b", "structure", "L9", 5_000)];
    deepStrictEqual(await dueOf(text, { schedule: own, losses }), { a: 1_600, b: 0 });
  });

  it("use the limit of the period of what they are of, by its id", async () => {
    const text = product(`head structure "構造物" {
      deductible 100 per building per period bearing at most 120 per location per period
      limit 1_000 per location per period
    }`);
    const first = await settle(text, {
      schedule,
      losses: [line("1", "structure", "B1", 400), line("2", "structure", "B2", 300)],
    });
    // 200 would be borne, 120 are: 60 and 60.
    strictEqual(first.due, 580);
    deepStrictEqual(first.ledger.incidents[0]?.used, {
      "structure:deductible:building-period:1": { B1: 60, B2: 60 },
      "structure:deductible:building-period:1/borne:location-period": { L1: 120 },
      "structure:limit:location-period:1": { L1: 580 },
    });
    const later = await settle(text, {
      schedule,
      incident: "I-2",
      losses: [line("1", "structure", "B1", 900), line("2", "structure", "L1", 100)],
      ledger: first.ledger,
    });
    // Of B1's deductible 40 are left, which the location has borne already; of its limit 420.
    deepStrictEqual(
      later.lines.map(({ id, due }) => [id, due]),
      [
        ["1", 378],
        ["2", 42],
      ],
    );
  });

  describe("without a schedule", () => {
    const rooms = `product rooms "部屋" en "Rooms" {
      edition 2026-04-01
      contract { schedule location }
      unit location "所在地" en "Location" { share "割合" : ratio = 50% }
      unit building "建物" en "Building" of location
      unit room "部屋" en "Room" of building
      facts of building { wooden "木造" : bool = no }
      triggers { fire "火災" }
      section property "財産" {
        covers fire
        covered at any time
        head goods "動産" {
          deductible 10 per room
          limit (if building.wooden then 100 else 200) per room
          limit 250 per building
          coinsurance pays location.share
        }
      }
    }`;
    const locations: Units = { location: [{ id: "L1" }, { id: "L2" }] };
    const units: Units = {
      building: [
        { id: "B1", of: "L1" },
        { id: "B2", of: "L2", facts: { wooden: true } as never },
      ],
      room: [
        { id: "R1", of: "B1" },
        { id: "R2", of: "B1" },
        { id: "R3", of: "B2" },
      ],
    };

    it("are what the incident says of them, through all that they are of", async () => {
      const losses = [
        line("1", "goods", "R1", 210), // 200
        line("2", "goods", "R2", 110), // 100: of the 300 of B1 250 are left, 167 and 83, then half, of which 83 and 42 are cut off
        line("3", "goods", "R3", 910), // of a wooden building 100, then half
        line("4", "goods", "B2", 30), // of no room
      ];
      const { lines, assumed } = await settle(rooms, { schedule: locations, units, losses });
      deepStrictEqual(
        lines.map(({ id, due }) => [id, due]),
        [
          ["4", 15],
          ["1", 84],
          ["2", 41],
          ["3", 50],
        ],
      );
      deepStrictEqual(assumed, [{ of: "unit", id: "B1", name: "wooden" }]);
    });

    it("have to be said to be of one", async () => {
      const losses = [line("1", "goods", "R1", 210), line("2", "goods", "R9", 1), line("3", "goods", "B9", 1)];
      deepStrictEqual(
        await problemsOf(rooms, {
          schedule: locations,
          units: {
            building: [{ id: "B1", of: "L9" }, { id: "B2" }, { id: "B3", of: "" }],
            room: [{ id: "R1", of: "B9" }],
          },
          losses,
        }),
        [
          ["units.building[1].of", "missing"],
          ["units.building[2].of", "shape"],
          ["units.building[0].of", "reference"],
          ["units.room[0].of", "reference"],
          ["losses[1].unitId", "reference"],
          ["losses[2].unitId", "reference"],
        ],
      );
    });
  });

  const wrong: Readonly<Record<string, { readonly given: Input; readonly problems: readonly string[] }>> = {
    "of one that the contract does not list": {
      given: { schedule: { location: [{ id: "L1" }], building: [{ id: "B1", of: "L2" }] }, losses: [] },
      problems: ["contract.units.building[0].of reference"],
    },
    "of none": {
      given: { schedule: { location: [{ id: "L1", of: "L1" }], building: [{ id: "B1" }] }, losses: [] },
      problems: ["contract.units.location[0].of unknown-name", "contract.units.building[0].of missing"],
    },
    "said again by the incident": {
      given: { schedule, units: { building: [{ id: "B1", of: "L1" }] }, losses: [] },
      problems: ["units.building unknown-name"],
    },
    counted: {
      given: {
        schedule,
        losses: [
          { id: "1", head: "structure", amount: 1, unit: "building", count: 2 },
          { id: "2", head: "structure", amount: 1, unit: "building", unitId: "B1", count: 1 },
        ],
      },
      problems: ["losses[0].unit unit", "losses[1].unit unit"],
    },
    "of another kind than terms are by": {
      given: { schedule, losses: [line("1", "structure", "L1", 1), line("2", "shed", "B1", 1)] },
      problems: ["losses[0].unit unit"],
    },
  };
  for (const [how, { given, problems }] of Object.entries(wrong))
    it(`are a problem where they are ${how}`, async () => {
      const text = product(`head structure "構造物" { limit 5 per building }
        head shed "物置" { limit 5 per location }`);
      deepStrictEqual(
        (await problemsOf(text, given)).map((problem) => problem.join(" ")),
        problems,
      );
    });

  it("are of no group of several", async () => {
    const text = `product nest "入れ子" {
      edition 2026-04-01
      unit site "敷地"
      unit building "建物" of site
      triggers { fire "火災" }
      section property "財産" { covers fire  covered at any time  head structure "構造物" { limit 5 per site } }
    }`;
    const losses: Loss[] = [
      { id: "1", head: "structure", amount: 1, unit: "site", unitId: "S", count: 3 },
      { id: "2", head: "structure", amount: 1, unit: "building", unitId: "B" },
    ];
    deepStrictEqual(await problemsOf(text, { units: { building: [{ id: "B", of: "S" }] }, losses }), [
      ["losses[1].count", "unit"],
    ]);
  });
});
