// What is the same for every group of a term is worked out once for all of them, and what is of each group is not.
import { deepStrictEqual, match, ok } from "node:assert/strict";
import { emit } from "@yakkan/compiler/emit/emit.js";
import { growth } from "../support/cpu.js";
import { enginesOf, planOf } from "./agreement.js";
import { byEvaluator, byInterpreter } from "./answers.js";
import { settledByBoth } from "./settled.js";

const product = (body: string) => `product p "試験" en "Test" {
  edition 2026-04-01
  contract { schedule package }
  unit package "貨物" en "Package" { insured_for "保険金額" en "Sum insured" : money 1円 .. 1億円 }
  facts of insured { young "若年" en "Young" : bool }
  triggers { peril "危険" en "Peril" }
  section cargo "貨物" en "Cargo" { covers peril  covered at any time
    ${body} }
}`;

const input = (amounts: readonly number[]) =>
  ({
    contract: {
      policy: "P",
      period: { from: "2026-04-01", to: "2027-04-01" },
      units: { package: amounts.map((_, place) => ({ id: `P${place}`, facts: { insured_for: 1_000 } })) },
    },
    incident: { id: "I", triggers: ["peril"] },
    losses: amounts.map((amount, place) => ({
      id: String(place),
      head: "goods",
      amount,
      unit: "package",
      unitId: `P${place}`,
    })),
  }) as never;

const whole = `head goods { franchise (if sum(loss(goods per package)) >= 1,000円 then 0円 else 100円) per package }`;

describe("an aggregate in the amount of a term per unit", () => {
  const cases: Readonly<Record<string, readonly [body: string, amounts: readonly number[], dues: readonly number[]]>> =
    {
      "is that of all units for each": [whole, [950, 50], [950, 50]],
      "is so where it comes to less": [whole, [899, 100], [899, 0]],
      // A third of 150 is 50: of each that is left, and of the 100 that the head came to half is 50, a quarter 25.
      "is of the moment at which the term stands": [
        `head goods { limit sum(loss(goods per package)) / 3 per package }
       limit sum(left(goods per package)) / 2 per package
       limit sum(left(goods per package)) / 4 per package`,
        [90, 60],
        [25, 25],
      ],
      // The sum over heads is that of the unit at hand, as its lines name it: a quarter of two times 90 is 45.
      "is of each unit where a sum in it is": [
        `head goods { limit sum(if young then loss(goods) else 2 * loss(goods)) / 4 per package }`,
        [90, 30],
        [45, 15],
      ],
      "is of each group where it goes over what that has": [
        `head goods { limit largest(amount) / 2 per package }`,
        [90, 30],
        [45, 15],
      ],
    };
  for (const [name, [body, amounts, dues]] of Object.entries(cases))
    it(name, async () => {
      const given = { ...(input(amounts) as object), insureds: [{ id: "A", facts: { young: false } }] };
      const { lines } = await settledByBoth(product(body), given as never);
      deepStrictEqual(
        lines.map(({ due }) => due),
        dues,
      );
    });

  it("is worked out once for all of them", async () => {
    match(await emit(planOf(product(whole))!), /once\(at, 0, /);
    const engines = await enginesOf(product(whole));
    ok(engines);
    const { plan, product: emitted } = engines;
    const inputs = new Map([50, 200].map((size) => [size, input(Array.from({ length: size }, (_, place) => place))]));
    // Four times as many groups, units and lines: 16 times as much where it is quadratic, 64 times where it is cubic.
    ok(growth((size) => byEvaluator(emitted, "settle", inputs.get(size)!), 50, 200) < 32);
    ok(growth((size) => byInterpreter(plan, "settle", inputs.get(size)!), 50, 200) < 32);
  });
});
