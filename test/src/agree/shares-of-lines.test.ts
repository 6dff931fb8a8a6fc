// A share that reads something of lines pays those of a claim of which that is the same as one amount, rounded once.
import { deepStrictEqual, ok } from "node:assert/strict";
import { growth } from "../support/cpu.js";
import { enginesOf } from "./agreement.js";
import { byEvaluator } from "./answers.js";
import { settledByAll, settledByBoth } from "./settled.js";

const product = (body: string) => `product p "試験" en "Test" {
  edition 2026-04-01
  contract { schedule car }
  unit car "車両" en "Car" { share "割合" en "Share" : ratio 0% .. 100% }
  unit pet "動物" en "Pet"
  facts of insured { fault "過失" en "Fault" : ratio 0% .. 100%  ok "可" en "OK" : bool }
  facts of loss { own "自己負担" en "Own share" : ratio 0% .. 100%  kinds "種類" en "Kinds" : any of glass "硝子", paint "塗装" }
  triggers { fire "火災" en "Fire"  flood "水災" en "Flood" }
  section s "補償" en "Cover" { covers all  covered at any time
    ${body} }
}`;

interface Line {
  readonly amount: number;
  readonly [field: string]: unknown;
}

async function settled(body: string, lines: readonly Line[], isOpen = false) {
  const settle = isOpen ? settledByBoth : settledByAll;
  return settle(product(body), {
    contract: {
      policy: "P",
      period: { from: "2026-04-01", to: "2027-04-01" },
      units: { car: [{ id: "C", facts: { share: "70%" } }] },
    },
    incident: { id: "I", triggers: ["fire", "flood"] },
    claims: [{ id: "X" }, { id: "Y" }],
    insureds: [
      { id: "A", facts: { fault: "30%" } },
      { id: "B", facts: { fault: "30%" } },
    ],
    losses: lines.map((line, place) => ({ id: String(place + 1), head: "h", ...line })),
  });
}

const three = (each: object): readonly Line[] => [11, 12, 7].map((amount) => ({ amount, ...each }));

describe("a share that reads something of lines", () => {
  const cases: Readonly<Record<string, readonly [body: string, lines: readonly Line[], dues: readonly number[]]>> = {
    // 70 % of 30 are 21, 9 are cut: 11/30 · 9 = 3.3, 23/30 · 9 = 6.9, so 3, 3 and 3. Of B's 7 4.9 are 4.
    "is of the lines of one insured": [
      "head h\n coinsurance pays 1 - fault",
      [...three({ insured: "A" }), { amount: 7, insured: "B" }],
      [8, 9, 4, 4],
    ],
    // 70 % of 18 are 12.6: 12; of the 12 of the other claim 8.4: 8. 6 are cut of 18: 11/18 · 6 = 3.7, so 3 and 3.
    "is of each claim by itself": [
      "head h\n coinsurance pays 1 - fault",
      [
        { amount: 11, insured: "A", claim: "X" },
        { amount: 7, insured: "A", claim: "X" },
        { amount: 12, insured: "A", claim: "Y" },
      ],
      [8, 4, 8],
    ],
    "is of the lines of one unit": [
      "head h\n coinsurance pays car.share",
      three({ unit: "car", unitId: "C" }),
      [8, 9, 4],
    ],
    // The value is what counts, however it is written: 70 % of the 23 are 16.1, 7 are cut: 11/23 · 7 = 3.3. 60 % of 7 are 4.2.
    "is of the lines of which a fact of loss is the same": [
      "head h\n coinsurance pays 1 - own",
      [
        { amount: 11, facts: { own: "30%" } },
        { amount: 12, facts: { own: "3/10" } },
        { amount: 7, facts: { own: "40%" } },
      ],
      [8, 8, 4],
    ],
    "tells sets apart by their members": [
      "head h\n coinsurance pays if kinds has glass then 70% else 50%",
      [
        { amount: 11, facts: { kinds: ["glass", "paint"] } },
        { amount: 12, facts: { kinds: ["paint", "glass"] } },
        { amount: 7, facts: { kinds: ["glass"] } },
      ],
      [8, 8, 4],
    ],
    // 90 % of 30 are 27: 3 are cut, 1 and 2; half of 15 is 7.
    "is of what is approved, and of what is not": [
      "head h\n coinsurance pays if approved then 90% else 50%",
      [
        { amount: 15, approved: true },
        { amount: 15, approved: true },
        { amount: 15, approved: false },
      ],
      [14, 13, 7],
    ],
    "is of each trigger": [
      "head h\n coinsurance pays if trigger is fire then 70% else 50%",
      [...three({ trigger: "fire" }), { amount: 7, trigger: "flood" }],
      [8, 9, 4, 3],
    ],
    "is of each item": [
      'head h { item a "甲" | b "乙" }\n coinsurance pays if item is a then 70% else 50%',
      [...three({ item: "a" }), { amount: 7, item: "b" }, { amount: 4 }],
      [8, 9, 4, 3, 2],
    ],
    // Insured and fact are both read: A's 11 and 12 are not one group, 7.7 and 8.4; nor B's 7.
    "is of the lines of which all is the same": [
      "head h\n coinsurance pays min(1 - fault, 1 - own)",
      [
        { amount: 11, insured: "A", facts: { own: "10%" } },
        { amount: 12, insured: "A", facts: { own: "20%" } },
        { amount: 7, insured: "B", facts: { own: "10%" } },
      ],
      [7, 8, 4],
    ],
    "is of the lines that name no insured, where it is known of them": [
      "head h\n coinsurance pays if 1 > 2 then fault else 70%",
      three({}),
      [8, 9, 4],
    ],
    "is of each line, where it reads how large that is": [
      "head h\n coinsurance pays if amount > 0円 then 70% else 50%",
      three({}),
      [7, 8, 4],
    ],
    // Each of the three cars lost 4: 50 % of 12 are 6, and of another line so, too. Of the pets that is 12 in all: 70 % are 8.4.
    "is of a line by itself that counts units of which it reads something": [
      "head h\n coinsurance pays if subject < 5円 then 50% else if subject < 13円 then 70% else car.share",
      [
        { amount: 12, unit: "car", count: 3 },
        { amount: 11, unit: "car", count: 3 },
        { amount: 12, unit: "pet", count: 3 },
      ],
      [6, 5, 8],
    ],
    // A has lost 30, which is not more than 30; B 31: half of it is 15.
    "reads what is lost by these lines alone": [
      "head h\n coinsurance pays if loss > 30円 then 50% else 1 - fault",
      [...three({ insured: "A" }), { amount: 31, insured: "B" }],
      [8, 9, 4, 15],
    ],
    "comes after a limit": [
      "head h\n limit 20円 per incident\n coinsurance pays 1 - fault",
      // 10 of 30 are cut: 11/30 · 10 = 3.6, 23/30 · 10 = 7.6: 3, 4, 3; 70 % of 20 are 14, of 8, 8, 4: 6 cut, 2.4, 4.8: 2, 2, 2.
      three({ insured: "A" }),
      [6, 6, 2],
    ],
    // A bears 9 and B 9; of the 18 9 are borne, 4 by A and 5 by B.
    "shares out an end of what is borne over them": [
      "head h\n coinsurance pays 1 - fault bearing at most 9円 per incident",
      [
        { amount: 30, insured: "A" },
        { amount: 30, insured: "B" },
      ],
      [26, 25],
    ],
    // Of B's 4 lines of 3 12 · 70 % = 8 are paid; A's 9 of 30 are borne as far as 5.
    "has an end for each insured": [
      "head h\n coinsurance pays 1 - own bearing at most 5円 per insured",
      [
        ...three({ insured: "A", facts: { own: "30%" } }),
        ...[3, 3, 3, 3].map((amount) => ({ amount, insured: "B", facts: { own: "30%" } })),
      ],
      [10, 10, 5, 2, 2, 2, 2],
    ],
  };
  for (const [name, [body, lines, dues]] of Object.entries(cases))
    it(name, async () => {
      deepStrictEqual(
        (await settled(body, lines)).lines.map(({ due }) => due),
        dues,
      );
      const backwards = (
        await settled(body, lines.map((line, place) => ({ id: String(place + 1), ...line })).reverse())
      ).lines;
      deepStrictEqual(
        new Map(backwards.map(({ id, due }) => [id, due])),
        new Map(dues.map((due, place) => [String(place + 1), due])),
      );
    });

  it("waits for what is not stated of each line, and pays the others", async () => {
    const lines = [...three({ facts: { own: "30%" } }), { amount: 10 }, { amount: 10 }];
    const result = await settled("head h\n coinsurance pays 1 - own", lines, true);
    deepStrictEqual(
      result.lines.map(({ due, undetermined }) => [due, undetermined.flatMap(({ waitsFor }) => waitsFor)]),
      [
        [8, []],
        [9, []],
        [4, []],
        [0, [{ of: "loss", id: "4", name: "own" }]],
        [0, [{ of: "loss", id: "5", name: "own" }]],
      ],
    );
  });

  it("takes a line for one of any group, whose facts are not stated, in sums", async () => {
    const lines = [...three({ facts: { own: "30%" } }), { amount: 10 }];
    const result = await settled("head h\n coinsurance pays if subject > 35円 then 50% else 1 - own", lines, true);
    deepStrictEqual(
      result.lines.map(({ due, undetermined }) => [due, undetermined.flatMap(({ waitsFor }) => waitsFor)]),
      [1, 2, 3, 4].map(() => [0, [{ of: "loss", id: "4", name: "own" }]]),
    );
  });

  // Every other line may be of any insured.
  for (const [what, body] of Object.entries({
    "a share that reads them": "coinsurance pays 1 - fault",
    "a limit per insured": "limit 100 per insured",
  }))
    it(`takes no longer for each line where it may be of any group: ${what}`, async () => {
      const engines = await enginesOf(product(`require r "要件" en "Rule": ok\n head h\n ${body}`));
      const inputOf = (size: number) => ({
        contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
        incident: { id: "I", triggers: ["fire"] },
        insureds: Array.from({ length: size / 2 }, (_, place) => ({
          id: `A${place}`,
          facts: { ok: true, fault: "30%" },
        })),
        losses: Array.from({ length: size }, (_, place) => ({
          id: String(place),
          head: "h",
          amount: 100,
          ...(place % 2 === 0 && { insured: `A${place / 2}` }),
        })),
      });
      const inputs = new Map([200, 800].map((size) => [size, inputOf(size)]));
      const settle = (size: number) => byEvaluator(engines!.product, "settle", inputs.get(size)!);
      ok("result" in settle(200));
      // Four times as many lines and groups: 64 times as much where each line is told anew to each group.
      ok(growth(settle, 200, 800) < 24);
    });
});
