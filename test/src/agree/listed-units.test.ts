// A head worked out for each unit, by what is established of it, is brought for units that the incident lists, too.
// Amounts by hand; interpreter, evaluator and batch agree.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { Ledger, Loss, SettlementInput } from "@yakkan/runtime";
import { growth } from "../support/cpu.js";
import { compare, enginesOf } from "./agreement.js";
import { byEvaluator } from "./answers.js";
import { settledByAll } from "./settled.js";

const product = (
  fixed: string,
  covers = "covers quake for fixed",
  ofGift = "",
): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract { schedule car }
  unit car "車両" en "Car" { value "価額" en "Value" : money }
  unit person "人" en "Person"
  facts of car { burnt "焼失" en "Burnt" : bool }
  facts of person { days "日数" en "Days" : whole 0 .. 100 }
  triggers { fire "火災" en "Fire"  quake "地震" en "Quake" }
  section own "車両" en "Own" for each car {
    covers fire for repair
    ${covers}
    covered at any time
    head repair "修理" en "Repair"
    head fixed "定額" en "Fixed" = ${fixed}
    limit 150_000 per incident
  }
  section people "人" en "People" {
    covers fire, quake for treatment
    covered at any time
    head treatment "治療" en "Treatment" { limit 5_000 per person }
  }
  section gifts "見舞" en "Gifts" for each person {
    covers quake
    covered at any time
    head other "その他" en "Other"
    head gift "見舞金" en "Gift" = 100 * person.days ${ofGift}
  }
}`;
const burnt = "if car.burnt then 5% of car.value else 0";

const input = (
  losses: readonly Loss[],
  units: SettlementInput["units"],
  triggers: readonly string[] = ["quake"],
  ledger?: Ledger,
): SettlementInput => ({
  contract: {
    policy: "P-1",
    period: { from: "2026-04-01", to: "2027-04-01" },
    units: { car: ["A", "B", "C"].map((id, place) => ({ id, facts: { value: (place + 1) * 1_000_000 } })) },
  },
  incident: { id: "I-1", triggers },
  losses,
  ...(units && { units }),
  ...(ledger && { ledger }),
});

const cars = (...stated: readonly (readonly [string, boolean?])[]): SettlementInput["units"] => ({
  car: stated.map(([id, isBurnt]) => ({ id, ...(isBurnt !== undefined && { facts: { burnt: isBurnt } }) })),
});

const dueOf = async (text: string, given: SettlementInput): Promise<Record<string, number | string>> => {
  const { lines } = await settledByAll(text, given);
  return Object.fromEntries(
    lines.map(({ id, due, verdict }) => [id, verdict === "undetermined" ? "open" : verdict === "refused" ? "no" : due]),
  );
};

describe("a head for each unit that asks what is established of it", () => {
  it("is paid for units that no line names, by the list of the incident", async () => {
    // 5% of 1,000,000, and 150,000 of 3,000,000; B is not listed, and of C it is not stated yet.
    deepStrictEqual(await dueOf(product(burnt), input([], cars(["A", true], ["C", true]))), {
      "=fixed:A": 50_000,
      "=fixed:C": 150_000,
    });
    deepStrictEqual(await dueOf(product(burnt), input([], cars(["A", false]))), { "=fixed:A": 0 });
    deepStrictEqual(await dueOf(product(burnt), input([], {})), {});
    // Nothing opens it.
    deepStrictEqual(await dueOf(product(burnt), input([], cars(["A", true]), ["fire"])), {});
  });

  it("waits for what is not stated of a unit that is listed", async () => {
    const { answer, disagreement } = compare(
      (await enginesOf(product(burnt)))!,
      "settle",
      input([], cars(["A", true], ["B"])) as never,
      true,
    );
    strictEqual(disagreement, undefined);
    ok("result" in answer);
    const { lines } = answer.result as { lines: { id: string; due: number; undetermined: unknown }[] };
    deepStrictEqual(
      lines.map(({ id, due }) => [id, due]),
      [
        ["=fixed:A", 50_000],
        ["=fixed:B", 0],
      ],
    );
    match(JSON.stringify(lines[1]!.undetermined), /"of":"unit","id":"B","name":"burnt"/);
  });

  it("counts once who is listed and named by a line", async () => {
    const line: Loss = { id: "1", head: "repair", amount: 120_000, unit: "car", unitId: "A" };
    const both = product(burnt, "covers fire for fixed");
    // 170,000 under 150,000: ⌊150,000 · 120 / 170⌋ of the repair.
    deepStrictEqual(await dueOf(both, input([line], cars(["A", true]), ["fire"])), {
      "1": 105_883,
      "=fixed:A": 44_117,
    });
  });

  it("is told by any line how many units of an id are", async () => {
    const victims: Loss = { id: "1", head: "treatment", amount: 3_000, unit: "person", unitId: "V", count: 3 };
    const listed = { person: [{ id: "V", facts: { days: 4 } }] };
    deepStrictEqual(await dueOf(product(burnt), input([victims], listed)), { "1": 3_000, "=gift:V": 1_200 });
  });

  // Whoever a line counts without an id is none of those that are listed.
  for (const [what, term] of Object.entries({
    "a term per unit and period": "{ limit 300 per person per period }",
    "an amount that reads earlier incidents": "{ limit 300 - earlier(gift) per person }",
  }))
    it(`has ${what} that asks no line of other heads for ids`, async () => {
      const text = product(burnt, undefined, term);
      const given = (head: string) =>
        input([{ id: "1", head, amount: 6_000, unit: "person", count: 3 }], {
          person: [{ id: "V", facts: { days: 4 } }],
        });
      // 5,000 for each of three are more than 6,000; 300 of the 400 for V.
      deepStrictEqual(await dueOf(text, given("treatment")), { "1": 6_000, "=gift:V": 300 });
      // For those that a line of its own node counts the head brings an amount.
      const { answer, disagreement } = compare((await enginesOf(text))!, "settle", given("other") as never, true);
      strictEqual(disagreement, undefined);
      match(JSON.stringify(answer), /"losses\[0\]\.unit","code":"unit"/);
    });

  it("refuses what was paid for a unit that is no longer listed", async () => {
    const first = await settledByAll(product(burnt), input([], cars(["A", true])));
    const again = await dueOf(product(burnt), input([], cars(["A", true]), ["quake"], first.ledger));
    deepStrictEqual(again, { "=fixed:A": 50_000 });
    const gone = await dueOf(product(burnt), input([], {}, ["quake"], first.ledger));
    deepStrictEqual(gone, { "=fixed:A": "no" });
  });

  it("is as before where it asks nothing of its unit, or asks it of all in an aggregate", async () => {
    for (const fixed of ["5% of car.value", "if any(car.burnt) then 5% of car.value else 0"])
      deepStrictEqual(await dueOf(product(fixed), input([], cars(["A", true]))), {});
  });

  it("takes no longer for each of many that are listed", async () => {
    const engines = (await enginesOf(product(burnt)))!;
    // Nobody is both listed and named.
    const inputOf = (size: number): SettlementInput => {
      const ids = Array.from({ length: size }, (_, place) => String(place));
      const lines = ids.map((id) => ({ id, head: "treatment", amount: 100, unit: "person", unitId: `N${id}` }));
      return input(lines, { person: ids.map((id) => ({ id: `L${id}`, facts: { days: 4 } })) });
    };
    const inputs = new Map([1_000, 4_000].map((size) => [size, inputOf(size)]));
    const settle = (size: number) => byEvaluator(engines.product, "settle", inputs.get(size) as never);
    ok("result" in settle(1_000));
    // Four times as many: 16 times as much where each is looked for among all lines.
    ok(growth(settle, 1_000, 4_000) < 9);
  });

  it("is told of where nobody would name its unit under a trigger", () => {
    const told = (fixed: string, covers?: string): readonly string[] =>
      compile({ name: "p.yakkan", text: product(fixed, covers) })
        .diagnostics.filter(({ code }) => code === "head/no-unit")
        .map(({ message }) => message);
    deepStrictEqual(told("5% of car.value"), [
      "`fixed` never brings an amount under `quake` alone: no line names a `car` for it",
    ]);
    deepStrictEqual(told(burnt), []);
    deepStrictEqual(told("5% of car.value", "covers fire for fixed"), []);
    // Nothing is lost where nothing opens what it reads.
    deepStrictEqual(told("10% of loss(repair)"), []);
  });
});
