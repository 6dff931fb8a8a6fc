// Facts of units that the incident states: `facts of location { … }`.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { compile } from "@yakkan/compiler/compile.js";
import { compare, enginesOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

/** Fire and flood at several locations: average by the value at the time of loss, a flood scale by degree of damage. */
const shops = `product shops "店舗" en "Shops" {
  edition 2026-04-01
  contract { schedule location }
  unit location "所在地" en "Location" { value "保険金額" en "Sum insured" : money }
  facts of location {
    damage "損害の程度" en "Damage" : one of below "床下浸水" en "Below", above "床上浸水" en "Above", total "全損" en "Total"
    value_at_loss "時価" en "Value at the time of loss" : money 1 .. 100億
    empty_house "空き家" en "Empty" : bool = no
  }
  triggers { fire "火災" en "Fire"  flood "水災" en "Flood" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    frame places "所在地別" en "Places" for each location {
      head building "建物" en "Building" {
        coinsurance pays min(1, location.value / (80% * location.value_at_loss))
        limit (if location.damage is total then location.value
            else if location.damage is above then 10% of location.value
            else 5% of location.value) per incident for flood
      }
    }
    head goods "商品" en "Goods" { limit 300_000 per location where location.empty_house }
  }
  exclusions { vacant "空き家の水災" en "Vacant" for building, flood when location.empty_house }
}`;

/** Persons, who are in no schedule: 5,000 for each day in hospital. */
const persons = `product group_cover "団体" en "Group" {
  edition 2026-04-01
  unit person "個人" en "Person"
  facts of person { days_in "入院日数" en "Days" : number 0 .. 180 }
  triggers { accident "事故" en "Accident" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head hospital "入院" en "Hospital" { limit 5_000円 * person.days_in per person }
  }
}`;

type Input = Omit<SettlementInput, "contract" | "incident"> & {
  readonly triggers: readonly string[];
  readonly schedule?: Readonly<Record<string, number>>;
};

function inputOf({ triggers, schedule, ...rest }: Input): SettlementInput {
  return {
    contract: {
      policy: "P-1",
      period: { from: "2026-04-01", to: "2027-04-01" },
      ...(schedule && {
        units: { location: Object.entries(schedule).map(([id, value]) => ({ id, facts: { value } })) },
      }),
    },
    incident: { id: "I-1", triggers },
    ...rest,
  };
}

/** All readings say so, and the batch too. */
async function settle(text: string, given: Input): Promise<SettlementResult> {
  const input = inputOf(given);
  return settledByAll(text, input);
}

async function problemsOf(text: string, given: Input): Promise<readonly (readonly [string, string])[]> {
  const engines = await enginesOf(text);
  ok(engines);
  const { answer, disagreement } = compare(engines, "settle", inputOf(given) as never, true);
  strictEqual(disagreement, undefined);
  ok("problems" in answer, JSON.stringify(answer));
  return answer.problems.map(({ path, code }) => [path, code] as const);
}

const dues = ({ lines }: SettlementResult): unknown =>
  Object.fromEntries(lines.map(({ id, verdict, due }) => [id, verdict === "eligible" ? due : verdict]));

const waits = ({ lines }: SettlementResult): unknown =>
  Object.fromEntries(lines.map(({ id, undetermined }) => [id, undetermined.flatMap(({ waitsFor }) => waitsFor)]));

const at = (unitId: string, head: string, amount: number): Loss => ({
  id: `${unitId}:${head}`,
  head,
  amount,
  unit: "location",
  unitId,
});

const schedule = { T: 30_000_000, O: 20_000_000, N: 10_000_000 };
const two = {
  location: [
    { id: "T", facts: { damage: "above", value_at_loss: 50_000_000 } },
    { id: "O", facts: { damage: "total", value_at_loss: 20_000_000 } },
  ],
};

describe("facts of units in the incident", () => {
  it("decide shares and limits of each unit", async () => {
    const losses = [at("T", "building", 5_000_000), at("O", "building", 8_000_000)];
    // T: 30 / (80 % of 50) = 75 %, 3,750,000, at most 10 % of 30,000,000. O: 20 / 16 is more than all; its limit is 20,000,000.
    deepStrictEqual(dues(await settle(shops, { triggers: ["flood"], schedule, units: two, losses })), {
      "T:building": 3_000_000,
      "O:building": 8_000_000,
    });
    // The flood scale is not for fire.
    deepStrictEqual(dues(await settle(shops, { triggers: ["fire"], schedule, units: two, losses })), {
      "T:building": 3_750_000,
      "O:building": 8_000_000,
    });
  });

  it("are waited for, of each unit by itself", async () => {
    const units = { location: [{ id: "T", facts: { damage: "above" } }, two.location[1]!] };
    const losses = [at("T", "building", 5), at("O", "building", 8), at("N", "building", 7)];
    const result = await settle(shops, { triggers: ["flood"], schedule, units, losses });
    deepStrictEqual(dues(result), { "T:building": "undetermined", "O:building": 8, "N:building": "undetermined" });
    deepStrictEqual(waits(result), {
      "T:building": [{ of: "unit", id: "T", name: "value_at_loss" }],
      "O:building": [],
      // For the share, and for the limit.
      "N:building": [
        { of: "unit", id: "N", name: "value_at_loss" },
        { of: "unit", id: "N", name: "damage" },
      ],
    });
  });

  it("stand at their defaults, which are assumed of every unit that is listed or named", async () => {
    const units = {
      location: [...two.location, { id: "N", facts: { empty_house: true } }],
    };
    const losses = [at("T", "goods", 400_000), at("N", "goods", 400_000)];
    const result = await settle(shops, { triggers: ["fire"], schedule, units, losses });
    // The limit is for empty houses.
    deepStrictEqual(dues(result), { "T:goods": 400_000, "N:goods": 300_000 });
    deepStrictEqual(result.assumed, [
      { of: "unit", id: "O", name: "empty_house" },
      { of: "unit", id: "T", name: "empty_house" },
    ]);
    const named = await settle(shops, { triggers: ["fire"], schedule, losses });
    deepStrictEqual(dues(named), { "T:goods": 400_000, "N:goods": 400_000 });
    deepStrictEqual(named.assumed, [
      { of: "unit", id: "N", name: "empty_house" },
      { of: "unit", id: "T", name: "empty_house" },
    ]);
  });

  it("exclude at one unit", async () => {
    const units = {
      location: [
        { id: "T", facts: { damage: "total", value_at_loss: 1, empty_house: true } },
        { id: "O", facts: { damage: "total", value_at_loss: 1 } },
      ],
    };
    const losses = [at("T", "building", 5_000_000), at("O", "building", 8_000_000)];
    deepStrictEqual(dues(await settle(shops, { triggers: ["flood"], schedule, units, losses })), {
      "T:building": "refused",
      "O:building": 8_000_000,
    });
  });

  it("need no schedule; of a group they are of each of its units, of units that are counted they are not known", async () => {
    const of = (id: string, amount: number, more: Partial<Loss>): Loss => ({
      id,
      head: "hospital",
      amount,
      unit: "person",
      ...more,
    });
    const result = await settle(persons, {
      triggers: ["accident"],
      units: {
        person: [
          { id: "A", facts: { days_in: 10 } },
          { id: "students", facts: { days_in: 3 } },
          { id: "nobody", facts: { days_in: 7 } },
        ],
      },
      losses: [
        of("1", 80_000, { unitId: "A" }),
        // 20 times 15,000.
        of("2", 400_000, { unitId: "students", count: 20 }),
        of("3", 90_000, { unitId: "B" }),
        of("4", 90_000, { count: 2 }),
      ],
    });
    deepStrictEqual(dues(result), { 1: 50_000, 2: 300_000, 3: "undetermined", 4: "undetermined" });
    deepStrictEqual(waits(result), {
      1: [],
      2: [],
      3: [{ of: "unit", id: "B", name: "days_in" }],
      4: [{ of: "loss", id: "4", name: "unit" }],
    });
  });

  it("are keys of tables, by a formula, and make amounts of heads for each loss", async () => {
    const text = `product group_cover "団体" en "Group" {
      edition 2026-04-01
      unit person "個人" en "Person"
      facts of person {
        days_in "入院日数" en "Days" : number 0 .. 180
        grade "等級" en "Grade" : one of light "軽度" en "Light", severe "重度" en "Severe"
      }
      let grade_of "等級" en "Grade of the person" = person.grade
      table daily "日額" en "Daily" by grade_of { rate_a_day  light : 3_000  severe : 10_000 }
      triggers { accident "事故" en "Accident" }
      section costs "費用" en "Costs" {
        covers all
        covered at any time
        head hospital "入院" en "Hospital" for each loss = rate_a_day * person.days_in
      }
    }`;
    const person = [
      { id: "A", facts: { days_in: 10, grade: "light" } },
      { id: "B", facts: { days_in: 4, grade: "severe" } },
      { id: "C", facts: { days_in: 4 } },
    ];
    const losses = person.map(({ id }) => ({ id, head: "hospital", unit: "person", unitId: id }));
    const result = await settle(text, { triggers: ["accident"], units: { person }, losses: losses });
    deepStrictEqual(dues(result), { A: 30_000, B: 40_000, C: "undetermined" });
    deepStrictEqual((waits(result) as Record<string, unknown>)["C"], [{ of: "unit", id: "C", name: "grade" }]);
  });

  it("are of units of the schedule, listed once, and declared", async () => {
    const stated = (units: unknown): Input => ({ triggers: ["fire"], schedule, units: units as never, losses: [] });
    deepStrictEqual(await problemsOf(shops, stated({ location: [{ id: "X" }, { id: "T" }, { id: "T" }] })), [
      ["units.location[2].id", "duplicate"],
      ["units.location[0].id", "reference"],
    ]);
    deepStrictEqual(await problemsOf(shops, stated({ location: [{ id: "T", facts: { value: 5 } }], roof: [] })), [
      ["units.location[0].facts.value", "unknown-name"],
      ["units.roof", "unknown-name"],
    ]);
    deepStrictEqual(await problemsOf(shops, stated({ location: [{ facts: { value_at_loss: -1 } }, 5] })), [
      ["units.location[0].id", "missing"],
      ["units.location[0].facts.value_at_loss", "amount"],
      ["units.location[1]", "shape"],
    ]);
    deepStrictEqual(await problemsOf(shops, stated([])), [["units", "shape"]]);
    deepStrictEqual(await problemsOf(shops, stated({ location: {} })), [["units.location", "shape"]]);
  });

  it("cannot be read where there is no unit of the incident", () => {
    const codesOf = (more: string): readonly string[] =>
      compile({ name: "p.yakkan", text: shops.replace(/\}\s*$/, `${more} }`) }).diagnostics.flatMap(
        ({ code, severity }) => (severity === "error" ? [code] : []),
      );
    deepStrictEqual(codesOf(""), []);
    deepStrictEqual(codesOf('premium annual "年間" = 1% of sum(location.value)'), []);
    deepStrictEqual(codesOf('premium annual "年間" = 1% of sum(location.value_at_loss)'), ["expression/not-here"]);
    deepStrictEqual(codesOf('premium annual "年間" = 1% of location.value_at_loss'), ["expression/not-here"]);
    deepStrictEqual(codesOf('facts of location { value "価額" : money }'), ["name/duplicate"]);
  });
});
