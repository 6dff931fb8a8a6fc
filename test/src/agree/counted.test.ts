// Limits and deductibles that count in a quantity of the lines, worked out by hand. Interpreter, evaluator and batch agree.
import { deepStrictEqual, match, ok, strictEqual, throws } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { summarizeTerm } from "@yakkan/compiler/describe/summary.js";
import { format } from "@yakkan/compiler/format/format.js";
import { isSameMeaning } from "@yakkan/compiler/format/same-meaning.js";
import { openLedger } from "@yakkan/compiler/interpret/opening.js";
import { allTerms } from "@yakkan/compiler/walk-plan.js";
import type { Ledger, Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { explain } from "@yakkan/runtime/explain.js";
import { loadProduct } from "../support/run-emitted.js";
import { planOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (body: string, header = ""): string => `product p "商品" en "Product" {
  edition 2026-04-01
  ${header}
  contract { most "限度日数" en "Most days" : number -5 .. 100 = 10 }
  unit guest "同行者" en "Guest" {}
  facts of incident {
    found "発見日" en "Found" : date = 2026-05-01
    allowed "認める日数" en "Allowed" : number = 10
    asked "確認中の日数" en "Asked" : number
  }
  facts of claim { severe "重度" en "Severe" : bool = no }
  facts of insured { own "本人の日数" en "Own" : whole = 10 }
  facts of loss {
    stay "入院日数" en "Days in hospital" : whole -10 .. 100
    admitted "入院日" en "Admitted" : date or never
    discharged "退院日" en "Discharged" : date or never
    surgery "手術" en "Surgery" : bool = no
  }
  triggers { call "事故" en "Accident" }
  let nights "泊数" en "Nights" = stay
  section care "入院" en "Care" {
    covers call
    covered when found during period
    ${body}
  }
}`;

const hospital = (terms: string): string => `head bed "入院給付金" en "Hospital" { ${terms} }`;

type Line = Omit<Loss, "id" | "head"> & { readonly id?: string; readonly head?: string };

/** So much for so many days from that day of May on. */
const days = (amount: number, stay?: number, day?: number, more: Partial<Line> = {}): Line => ({
  amount,
  ...(day !== undefined && { incurred: `2026-05-${String(day).padStart(2, "0")}` }),
  ...(stay !== undefined && { facts: { stay } }),
  ...more,
});

type Given = Pick<SettlementInput, "insureds" | "claims"> & {
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly most?: number;
};

/** Settles incidents one after the other; those of one id are one incident, stated again. */
class Period {
  ledger: Ledger | undefined;

  constructor(
    private readonly body: string,
    private readonly header = "",
  ) {}

  async settle(id: string, losses: readonly Line[], given: Given = {}): Promise<SettlementResult> {
    const { facts, most, insureds = [{ id: "A" }, { id: "B" }], claims } = given;
    const result = await settledByAll(product(this.body, this.header), {
      contract: {
        policy: "P-1",
        period: { from: "2026-04-01", to: "2027-04-01" },
        ...(most !== undefined && { most }),
      },
      incident: { id, triggers: ["call"], ...(facts && { facts }) },
      insureds,
      ...(claims && { claims }),
      losses: losses.map((line, place) => ({ id: String(place), head: "bed", ...line })),
      ...(this.ledger && { ledger: this.ledger }),
    });
    this.ledger = result.ledger;
    return result;
  }

  /** The amounts due, by line. */
  async due(...call: Parameters<Period["settle"]>): Promise<readonly number[]> {
    const { lines } = await this.settle(...call);
    return [...lines].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ due }) => due);
  }

  /** What each line waits for. */
  async waits(...call: Parameters<Period["settle"]>): Promise<Readonly<Record<string, readonly string[]>>> {
    const { lines } = await this.settle(...call);
    return Object.fromEntries(
      lines.flatMap(({ id, undetermined }) =>
        undetermined.length === 0
          ? []
          : [[id, undetermined.flatMap(({ waitsFor }) => waitsFor.map((fact) => `${fact.id ?? ""}.${fact.name}`))]],
      ),
    );
  }

  /** Of each incident, by term. */
  used(term = "bed:count:period:1"): readonly unknown[] {
    return this.ledger!.incidents.map(({ used }) => used[term] ?? {});
  }
}

describe("a limit that counts days", () => {
  it("pays the earliest, and of one day those first that come first where a cut is shared out", async () => {
    const period = new Period(hospital("limit 10 of stay per incident"));
    const result = await period.settle("1", [days(800, 8, 10), days(1_400, 7, 1), days(100, 5, 10)]);
    // 7 of the 1st; 3 of the 8, 300; none of the last.
    deepStrictEqual(
      result.lines.map(({ due }) => due),
      [300, 1_400, 0],
    );
    deepStrictEqual(result.trace, [
      {
        clause: "bed:count:incident:1",
        before: 2_300,
        after: 1_700,
        counted: {
          allowed: 10,
          lines: [
            { line: "0", quantity: 8, counted: 3 },
            { line: "1", quantity: 7, counted: 7 },
            { line: "2", quantity: 5, counted: 0 },
          ],
        },
        cuts: [
          { line: "0", amount: 500 },
          { line: "2", amount: 100 },
        ],
      },
    ]);
  });

  it("goes by the day, not by the time of it", async () => {
    const period = new Period(hospital("limit 5 of stay per incident"));
    const at = (time: string): Partial<Line> => ({ incurred: `2026-05-03T${time}` });
    deepStrictEqual(await period.due("1", [days(500, 5, 0, at("18:00")), days(500, 5, 0, at("06:00"))]), [500, 0]);
  });

  it("rounds what it leaves of a line as the product rounds", async () => {
    for (const [header, due] of [
      ["", 66],
      ["currency JPY rounding up", 67],
      ["currency JPY rounding half_up", 67],
    ] as const)
      deepStrictEqual(
        await new Period(hospital("limit 2 of stay per incident"), header).due("1", [days(100, 3)]),
        [due],
        header,
      );
  });

  it("lets pass what has none of the quantity, or less than none, whatever is left", async () => {
    const period = new Period(hospital("limit 0 of stay per incident"));
    deepStrictEqual(await period.due("1", [days(100, 0), days(200, -3), days(300, 1)]), [100, 200, 0]);
    const between = new Period(hospital("limit 3 of days(admitted, discharged) per incident"));
    const from = (admitted: string, discharged: string): Partial<Line> => ({ facts: { admitted, discharged } });
    deepStrictEqual(await between.due("1", [days(400, undefined, 1, from("2026-05-01", "2026-05-05"))]), [300]);
    deepStrictEqual(await between.due("2", [days(400, undefined, 1, from("2026-05-05", "2026-05-01"))]), [400]);
    // From what never came nothing is counted, and nothing that could be stated would.
    const never = await between.settle("3", [days(400, undefined, 1, from("2026-05-05", "never"))]);
    deepStrictEqual(never.lines[0]!.undetermined, [
      { kind: "term", clause: "bed:count:incident:1", trigger: "call", waitsFor: [] },
    ]);
  });

  it("counts over all heads, and for each claim, each insured, each line", async () => {
    const two = `head bed "入院" en "Hospital"  head visit "通院" en "Visits"  limit 10 of stay per incident`;
    deepStrictEqual(await new Period(two).due("1", [days(800, 8, 2), days(900, 9, 1, { head: "visit" })]), [100, 900]);
    const claims = [{ id: "C" }, { id: "D" }];
    deepStrictEqual(
      await new Period(hospital("limit 10 of stay per claim")).due(
        "1",
        [days(800, 8, 2, { claim: "C" }), days(900, 9, 1, { claim: "C" }), days(990, 11, 1, { claim: "D" })],
        { claims },
      ),
      [100, 900, 900],
    );
    deepStrictEqual(
      await new Period(hospital("limit own of stay per insured")).due(
        "1",
        [days(800, 8, 2, { insured: "A" }), days(900, 9, 1, { insured: "A" }), days(990, 11, 1, { insured: "B" })],
        { insureds: [{ id: "A", facts: { own: 12 } }, { id: "B" }] },
      ),
      [300, 900, 900],
    );
    // A count does not multiply it: 12 days of each of the three.
    deepStrictEqual(
      await new Period(hospital("limit 10 of stay per loss")).due("1", [
        days(800, 8),
        days(1_200, 12),
        days(3_600, 12, 1, { unit: "guest", count: 3 }),
      ]),
      [800, 1_000, 3_000],
    );
    // Nor that of a group of units of one id, which has it once.
    deepStrictEqual(
      await new Period(hospital("limit 10 of stay per guest")).due("1", [
        days(2_400, 8, 1, { unit: "guest", unitId: "G", count: 3 }),
        days(2_400, 8, 2, { unit: "guest", unitId: "G", count: 3 }),
        days(800, 8, 2, { unit: "guest", unitId: "H" }),
      ]),
      [2_400, 600, 800],
    );
  });

  it("counts persons by `count`", async () => {
    const period = new Period(hospital("limit 3 of count per incident"));
    const guests = (count: number): Partial<Line> => ({ unit: "guest", count });
    deepStrictEqual(
      await period.due("1", [days(200, 1, 1, guests(2)), days(300, 1, 2, guests(2)), days(50, 1, 3)]),
      [200, 150, 0],
    );
  });

  it("is for what it says it is for", async () => {
    const period = new Period(hospital("limit 5 of stay per incident where not surgery when most > 0"));
    const surgery = days(700, 7, 1, { facts: { stay: 7, surgery: true } });
    deepStrictEqual(await period.due("1", [surgery, days(600, 6, 2)]), [700, 500]);
    deepStrictEqual(await period.due("2", [surgery, days(600, 6, 2)], { most: 0 }), [700, 600]);
    // What reads a fact of claim passes by what names none.
    const ofClaim = new Period(hospital("limit 5 of (if severe then 0 else stay) per incident"));
    deepStrictEqual(
      await ofClaim.due("1", [days(600, 6, 1, { claim: "C" }), days(600, 6, 1, { claim: "D" }), days(600, 6, 1)], {
        claims: [{ id: "C", facts: { severe: true } }, { id: "D" }],
      }),
      [600, 500, 600],
    );
  });

  it("has a whole number, none below 0, and none of unlimited", async () => {
    for (const [number, due] of [
      ["allowed", 1_000],
      ["most", 1_000],
      ["2.9", 200],
      ["0.5", 0],
      ["(most - 30)", 0],
      ["unlimited", 1_200],
      ["(if found > 2030-01-01 then 5 else unlimited)", 1_200],
    ] as const)
      deepStrictEqual(
        await new Period(hospital(`limit ${number} of stay per incident`)).due("1", [days(1_200, 12)]),
        [due],
        number,
      );
  });

  it("goes by the lines of heads that are worked out for each loss", async () => {
    const body = `head bed "入院" en "Hospital" for each loss = 100 * stay { limit 10 of stay per incident }`;
    const period = new Period(body);
    const stayed = (stay: number, day: string): Line => ({ incurred: day, facts: { stay } });
    const [first, second] = [stayed(8, "2026-05-02"), stayed(6, "2026-05-01")];
    deepStrictEqual(await period.due("1", [first, second]), [400, 600]);
  });
});

describe("a deductible that counts days", () => {
  it("takes the first, in front of a limit that counts those that are left", async () => {
    const period = new Period(hospital("deductible 4 of stay per incident  limit 5 of stay per incident"));
    const result = await period.settle("1", [days(1_000, 10, 9), days(300, 3, 1)]);
    // Of the 10 one is borne; of the 9 that are left, 900, five are paid.
    deepStrictEqual(
      result.lines.map(({ due }) => due),
      [500, 0],
    );
    deepStrictEqual(result.trace!.at(-1)!.counted, { allowed: 5, lines: [{ line: "0", quantity: 9, counted: 5 }] });
    // 64 days: 4 are not paid, and all of the 60 behind them.
    const sixty = new Period(hospital("deductible 4 of stay per incident  limit 60 of nights per incident"));
    deepStrictEqual(await sixty.due("1", [days(64_000, 64)]), [60_000]);
    // Another quantity is left as it is.
    const twice = new Period(hospital("deductible 4 of stay per incident  limit 60 of (stay * 1) per incident"));
    deepStrictEqual(await twice.due("1", [days(64_000, 64)]), [56_250]);
  });

  it("is used over a period by what reached it", async () => {
    const period = new Period(hospital("deductible 4 of stay per period"));
    deepStrictEqual(await period.due("1", [days(300, 3)]), [0]);
    deepStrictEqual(await period.due("2", [days(0, 9)]), [0]);
    deepStrictEqual(await period.due("3", [days(1_000, 10)]), [900]);
    deepStrictEqual(await period.due("4", [days(500, 5)]), [500]);
    deepStrictEqual(period.used("bed:deductible-count:period:1"), [{ "": 3 }, {}, { "": 1 }, {}]);
    const given = new Period(hospital("deductible 4 of stay per period  borne at most 100 per incident"));
    // Days that are waited for are not borne as an amount: none come back.
    deepStrictEqual(await given.due("1", [days(300, 3)]), [0]);
    deepStrictEqual(await given.due("2", [days(1_000, 10)]), [900]);
    deepStrictEqual(given.used("bed:deductible-count:period:1"), [{ "": 3 }, { "": 1 }]);
  });

  it("is part of what `deducted` says", async () => {
    const body = `${hospital("deductible 4 of stay per incident")} head room "差額" en "Room"  limit 100 + deducted per incident`;
    // 400 are deducted: at most 500 of the 600 and the 300, shared out in proportion.
    deepStrictEqual(await new Period(body).due("1", [days(1_000, 10), days(300, 0, 1, { head: "room" })]), [334, 166]);
  });
});

describe("what was counted over a period", () => {
  it("is the days that were paid, replaced when an incident is stated again", async () => {
    const period = new Period(hospital("limit 10 of stay per period"));
    deepStrictEqual(await period.due("1", [days(700, 7)]), [700]);
    deepStrictEqual(await period.due("2", [days(600, 6)]), [300]);
    deepStrictEqual(period.used(), [{ "": 7 }, { "": 3 }]);
    deepStrictEqual(await period.due("1", [days(200, 2), days(500, 0)]), [200, 500]);
    deepStrictEqual(await period.due("2", [days(600, 6)]), [600]);
    const third = await period.settle("3", [days(400, 4)]);
    strictEqual(third.due, 200);
    deepStrictEqual(third.trace![0]!.counted, {
      allowed: 10,
      used: 8,
      lines: [{ line: "0", quantity: 4, counted: 2 }],
    });
    deepStrictEqual(period.used(), [{ "": 2 }, { "": 6 }, { "": 2 }]);
  });

  it("is that of the limit of each incident in front of it, or behind it", async () => {
    const front = new Period(hospital("limit 60 of stay per incident  limit 100 of stay per period"));
    const behind = new Period(`${hospital("limit 100 of stay per period")}  limit 60 of nights per incident`);
    for (const period of [front, behind]) {
      deepStrictEqual(await period.due("1", [days(80_000, 80)]), [60_000]);
      deepStrictEqual(await period.due("2", [days(80_000, 80)]), [40_000]);
      deepStrictEqual(await period.due("3", [days(80_000, 80)]), [0]);
      deepStrictEqual(period.used(), [{ "": 60 }, { "": 40 }, {}]);
    }
    // A deductible behind gives nothing back.
    const borne = new Period(hospital("limit 100 of stay per period  deductible 4 of stay per incident"));
    deepStrictEqual(await borne.due("1", [days(8_000, 80)]), [7_600]);
    deepStrictEqual(borne.used(), [{ "": 80 }]);
  });

  it("is given back line by line, where limits behind it cut off a line, and is no less where they cut a part", async () => {
    const cut = new Period(`${hospital("limit 10 of stay per period")}  limit 1_000 per period`);
    deepStrictEqual(await cut.due("1", [days(800, 5)]), [800]);
    deepStrictEqual(await cut.due("2", [days(300, 2)]), [200]);
    deepStrictEqual(await cut.due("3", [days(300, 3)]), [0]);
    deepStrictEqual(cut.used(), [{ "": 5 }, { "": 2 }, {}]);
    const lines = new Period(
      `${hospital("limit 10 of stay per period")} head visit "通院" en "Visits" { limit 3 of stay per period  limit 0 per incident } limit 9 of stay per period`,
    );
    deepStrictEqual(await lines.due("1", [days(500, 5, 1), days(300, 3, 1, { head: "visit" })]), [500, 0]);
    deepStrictEqual(lines.used(), [{ "": 5 }]);
    deepStrictEqual(lines.used("visit:count:period:1"), [{}]);
    deepStrictEqual(lines.used("care:count:period:1"), [{ "": 5 }]);
    // A coinsurance that leaves nothing of a line by rounding gives nothing back.
    const rounded = new Period(hospital("limit 10 of stay per period  coinsurance pays 10%"));
    deepStrictEqual(await rounded.due("1", [days(5, 2)]), [0]);
    deepStrictEqual(rounded.used(), [{ "": 2 }]);
  });

  it("gives back to a limit of money in front of it what it cuts off", async () => {
    const period = new Period(hospital("limit 5_000 per period  limit 10 of stay per incident"));
    deepStrictEqual(await period.due("1", [days(4_000, 20)]), [2_000]);
    deepStrictEqual(await period.due("2", [days(4_000, 10)]), [3_000]);
    deepStrictEqual(period.used("bed:limit:period:1"), [{ "": 2_000 }, { "": 3_000 }]);
  });

  it("is kept by whose it is", async () => {
    const period = new Period(hospital("limit 10 of stay per insured per policy year"));
    const of = (insured: string): Partial<Line> => ({ insured });
    deepStrictEqual(await period.due("1", [days(800, 8, 1, of("A")), days(300, 3, 1, of("B"))]), [800, 300]);
    deepStrictEqual(await period.due("2", [days(800, 8, 1, of("A")), days(300, 3, 1, of("B"))]), [200, 300]);
    deepStrictEqual(period.used("bed:count:insured-policy-year:1"), [
      { "1/A": 8, "1/B": 3 },
      { "1/A": 2, "1/B": 3 },
    ]);
  });

  it("is not known of what was paid elsewhere", async () => {
    for (const terms of ["limit 10 of stay per period", "deductible 4 of stay per period"]) {
      const plan = planOf(product(hospital(terms)))!;
      const contract = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } };
      const opened = openLedger(plan, contract, { bed: 500 });
      deepStrictEqual(!opened.ok && opened.problems.map(({ path, code }) => [path, code]), [["paid.bed", "ledger"]]);
      const evaluator = await loadProduct(plan);
      throws(
        () => evaluator.openLedger(contract, { bed: 500 }),
        /does not say how much `bed:.*count:period:1` counted/,
      );
      strictEqual(evaluator.openLedger(contract, {}).revision, 1);
    }
  });
});

describe("a counted term beside terms of money", () => {
  it("acts in its order", async () => {
    const terms =
      "limit 6_000 per incident  limit 10 of stay per incident  coinsurance pays 80%  limit 1_000 per incident";
    // 8,000 for 20 days: 6,000, half of it 3,000, 2,400, 1,000.
    deepStrictEqual(await new Period(hospital(terms)).due("1", [days(8_000, 20)]), [1_000]);
    // What a deductible of money has taken in full is no day any more.
    const front = new Period(hospital("deductible 500 per loss  limit 10 of stay per incident"));
    deepStrictEqual(await front.due("1", [days(500, 5, 1), days(1_500, 10, 2)]), [0, 1_000]);
  });

  it("lets be given back of what was borne before it as much as belongs to the days that are paid", async () => {
    const terms = "coinsurance pays 80%  limit 60 of stay per incident  borne at most 0 per incident";
    deepStrictEqual(await new Period(hospital(terms)).due("1", [days(400_000, 80)]), [300_000]);
  });

  it("is never given back what it took as a deductible, in front of a limit of days or behind it", async () => {
    const due = (terms: string, ...lines: readonly Line[]) => new Period(hospital(terms)).due("1", lines);
    const end = "borne at most 100 per incident";
    // A day is 100: of 64 days 60 are paid, of 10 days 6.
    for (const limit of ["limit 60 of stay per incident", "limit 60 of stay per period"]) {
      for (const terms of [
        `deductible 4 of stay per incident  ${limit}  ${end}`,
        `deductible 4 of stay per incident  ${end}  ${limit}`,
      ]) {
        deepStrictEqual(await due(terms, days(6_400, 64)), [6_000]);
        deepStrictEqual(await due(terms, days(1_000, 10)), [600]);
        deepStrictEqual(await due(terms, days(400, 4)), [0]);
      }
    }
    // What is borne beside it is given back: of 600 a fifth, less 100.
    deepStrictEqual(
      await due(`deductible 4 of stay per incident  coinsurance pays 80%  ${end}`, days(1_000, 10)),
      [500],
    );
    // Of the 400 + 300 that are deducted 100 + 400 are left.
    const more = `deductible 4 of stay per incident  deductible 300 per incident  ${end}  deductible deducted per incident`;
    deepStrictEqual(await due(more, days(1_000, 10)), [0]);
    deepStrictEqual(await due(more, days(2_000, 20)), [1_000]);
  });

  it("lets nothing be given back of a line of which it has counted nothing", async () => {
    const period = new Period(
      hospital("deductible 400 per incident  limit 60 of stay per period  borne at most 100 per incident"),
    );
    deepStrictEqual(await period.due("1", [days(6_400, 64)]), [5_925]);
    deepStrictEqual(await period.due("2", [days(400, 4)]), [0]);
  });
});

describe("what a counted term waits for", () => {
  const period = (terms = "limit 10 of stay per incident"): Period => new Period(hospital(terms));

  it("is no day where all are paid, or none, or one line has all", async () => {
    deepStrictEqual(await period().due("1", [days(500, 5), days(500, 5)]), [500, 500]);
    deepStrictEqual(await period().due("1", [days(2_000, 20), days(300, 0)]), [1_000, 300]);
    deepStrictEqual(await period("limit 0 of stay per incident").due("1", [days(500, 5), days(500, 5)]), [0, 0]);
    deepStrictEqual(await period("limit unlimited of stay per incident").due("1", [days(5, 5), days(5, 6)]), [5, 5]);
  });

  it("is the day of a line that could be first or last, and of those behind it", async () => {
    const lines = [days(400, 4, 1), days(800, 8, 3), days(300, 3)];
    // The first gets its 4 in any case: 3 and 4 are fewer than 10.
    deepStrictEqual(await period().waits("1", lines), { "1": ["2.incurred"], "2": ["2.incurred"] });
    deepStrictEqual(await period().due("1", lines), [400, 0, 0]);
    deepStrictEqual(await period().due("1", [days(400, 4, 1), days(800, 8, 3), days(300, 3, 2)]), [400, 300, 300]);
    // None of them has a day.
    deepStrictEqual(await period().waits("1", [days(400, 7), days(800, 7)]), {
      "0": ["0.incurred", "1.incurred"],
      "1": ["0.incurred", "1.incurred"],
    });
    deepStrictEqual(await period("deductible 4 of stay per incident").waits("1", [days(400, 7), days(800, 7, 1)]), {
      "0": ["0.incurred"],
      "1": ["0.incurred"],
    });
  });

  it("is the quantity of a line, and of those before", async () => {
    const lines = [days(400, 4, 1), days(800, undefined, 2), days(300, 3, 3)];
    deepStrictEqual(await period().waits("1", lines), { "1": ["1.stay"], "2": ["1.stay"] });
    deepStrictEqual(await period().due("1", lines), [400, 0, 0]);
    // What comes behind those that have used it up gets nothing in any case.
    const full = [days(1_000, 10, 1), days(800, undefined, 2), days(300, 3, 3)];
    deepStrictEqual(await period().waits("1", full), { "1": ["1.stay"] });
  });

  it("is what an undetermined line before waits for, which may be paid", async () => {
    const approved = `head bed "入院" en "Hospital" requires approval { limit 10 of stay per incident }`;
    const line = (stay: number, day: number, isApproved?: boolean): Line =>
      days(stay * 100, stay, day, isApproved === undefined ? {} : { approved: isApproved });
    const both = new Period(approved);
    deepStrictEqual(await both.waits("1", [line(5, 1), line(8, 3, true)]), {
      "0": ["0.approved"],
      "1": ["0.approved"],
    });
    deepStrictEqual(await both.due("1", [line(5, 4), line(8, 3, true)]), [0, 800]);
    deepStrictEqual(await both.due("1", [line(2, 1), line(8, 3, true)]), [0, 800]);
    deepStrictEqual(await both.due("1", [line(0, 1), line(12, 3, true)]), [0, 1_000]);
    // Refused, it counts nothing.
    deepStrictEqual(await both.due("1", [line(5, 1, false), line(8, 3, true)]), [0, 800]);
    deepStrictEqual(await both.due("1", [line(5, 1, true), line(8, 3, true)]), [500, 500]);
    // Withdrawn, it comes to nothing.
    deepStrictEqual(await both.due("1", [{ ...line(5, 1), amount: 0 }, line(8, 3, true)]), [0, 800]);
  });

  it("is nothing for a line behind those that are counted in any case, be they paid or not", async () => {
    const lines = [days(800, 8, 1), days(100, undefined, 2), days(800, 8, 3), days(500, 8, 4)];
    // The 2nd may have the rest of the number, or the 3rd; the 4th comes behind 16 in any case.
    const borne = period("deductible 10 of stay per incident");
    deepStrictEqual(await borne.waits("1", lines), { "1": ["1.stay"], "2": ["1.stay"] });
    deepStrictEqual(await borne.due("1", lines), [0, 0, 0, 500]);
    deepStrictEqual(await period().waits("1", lines), { "1": ["1.stay"], "2": ["1.stay"] });
    // What makes a line wait further down leaves counted what was counted of it.
    const cut = period("limit 10 of stay per incident  limit asked * 1円 per incident where surgery");
    const first = days(800, 8, 1, { facts: { stay: 8, surgery: true } });
    deepStrictEqual(await cut.waits("1", [first, days(800, 8, 2)]), { "0": [".asked"] });
    deepStrictEqual(await cut.due("1", [first, days(800, 8, 2)]), [0, 200]);
    // In front of the count it is not known whether there is anything to be counted.
    const before = period("deductible asked * 1円 per incident where surgery  limit 10 of stay per incident");
    deepStrictEqual(await before.waits("1", [first, days(800, 8, 2)]), { "0": [".asked"], "1": [".asked"] });
    // Nor how much of a line that waits in front of it comes to a second count; the 5th comes behind the 8 of the 4th.
    const twice = period("deductible 10 of stay per incident  limit 3 of stay per incident");
    deepStrictEqual(await twice.waits("1", [...lines, days(500, 8, 5)]), {
      "1": ["1.stay", "1.stay"],
      "2": ["1.stay"],
      "3": ["1.stay"],
    });
  });

  it("is nothing for a line behind one of which nothing was left when it was counted", async () => {
    const ownLimit = "limit asked * 1円 per incident where surgery";
    const waiting = (stay: number): Line => days(stay * 100, stay, 1, { facts: { stay, surgery: true } });
    // All 3 are borne, so that none of the 10 is taken from the second, whatever is asked.
    const counted = period(`deductible 3 of stay per incident  limit 10 of stay per incident  ${ownLimit}`);
    deepStrictEqual(await counted.waits("1", [waiting(3), days(1_000, 10, 2)]), { "0": [".asked"] });
    deepStrictEqual(await counted.due("1", [waiting(3), days(1_000, 10, 2)]), [0, 1_000]);
    // Of 5 two are left: the second has 8.
    deepStrictEqual(await counted.waits("1", [waiting(5), days(1_000, 10, 2)]), { "0": [".asked"] });
    deepStrictEqual(await counted.due("1", [waiting(5), days(1_000, 10, 2)]), [0, 800]);
    // Nor where money took it all.
    const money = period(`deductible 300 per loss  limit 10 of stay per incident  ${ownLimit}`);
    deepStrictEqual(await money.due("1", [waiting(3), days(1_300, 10, 2)]), [0, 1_000]);
    // Nor with a quantity that is not stated, or a day.
    const unstated = days(300, undefined, undefined, { facts: { surgery: true } });
    deepStrictEqual(await money.waits("1", [unstated, days(1_300, 10, 2)]), { "0": [".asked"] });
    deepStrictEqual(await money.due("1", [unstated, days(1_300, 10, 2)]), [0, 1_000]);
  });

  it("is the number", async () => {
    const asked = period("limit asked of stay per incident");
    deepStrictEqual(await asked.waits("1", [days(400, 4, 1)]), { "0": [".asked"] });
    deepStrictEqual(await asked.due("1", [days(400, 4, 1)], { facts: { asked: 3 } }), [300]);
  });

  it("is whose a line is", async () => {
    const own = period("limit 10 of stay per insured");
    const lines = [days(400, 4, 1, { insured: "A" }), days(900, 9, 1), days(600, 6, 2, { insured: "B" })];
    // The 9 days may be those of either, before the second of B.
    deepStrictEqual(await own.waits("1", lines), { "1": ["1.insured"], "2": ["1.insured"] });
    deepStrictEqual(await own.due("1", lines), [400, 0, 0]);
  });
});

describe("what is said of a counted term", () => {
  it("is a letter that speaks of days", async () => {
    const body = hospital("deductible 2 of stay per incident  limit 10 of stay per period");
    const period = new Period(body);
    await period.settle("1", [days(600, 6, 1)]);
    const result = await period.settle("2", [days(500, 5, 1), days(900, 9, 2)]);
    // 3 of the first, and of the 9 another 3: 4 were used before.
    deepStrictEqual(
      result.lines.map(({ due }) => due),
      [300, 300],
    );
    const { metadata } = await loadProduct(planOf(product(body))!);
    const english = explain(metadata, result, { language: "en" });
    match(english, /deductible per incident: 2 of “Days in hospital”/);
    match(english, /2 of 5 \(“Days in hospital”\) are borne by the insured\n/);
    match(english, /limit per period: 10 of “Days in hospital”/);
    match(english, /3 of 9 \(“Days in hospital”\) are paid, behind 3 of lines that come first/);
    match(english, /other incidents of the period have used 4 of it/);
    match(english, /\| limit 10 of stay per period/);
    const japanese = explain(metadata, result, { language: "ja" });
    match(japanese, /免責（1事故につき）: 「入院日数」のうち2/);
    match(japanese, /「入院日数」（5）のうち2は自己負担\n/);
    match(japanese, /支払限度（保険期間中）: 「入院日数」のうち10/);
    match(japanese, /「入院日数」（9）のうち3を支払う（先に数える明細: 3）/);
    match(japanese, /保険期間中の他の事故で既に4/);
  });

  it("is written in Japanese, and means the same", async () => {
    const text = product(
      hospital(`limit 60 of stay per incident and period  deductible most of (stay + count) per insured
        limit 1_000 of days(admitted, discharged) per guest per period where surgery`),
    );
    ok(planOf(text));
    const japanese = await format(text, { keywords: "ja" });
    const written = "text" in japanese ? japanese.text : "";
    match(written, /支払限度額 1事故および保険期間中につき stay のうち 60\n/);
    match(written, /免責金額 被保険者1名につき \(stay \+ 数量\) の most\n/);
    match(
      written,
      /支払限度額 1 guest の 保険期間中につき 日数\(admitted, discharged\) のうち 1_000 ただし surgery のものに限る/,
    );
    strictEqual(isSameMeaning(text, written), true);
    const english = await format(written, { keywords: "en" });
    strictEqual("text" in english && isSameMeaning(text, english.text), true);
  });

  it("is meant by what it counts where a derived product replaces or removes it", () => {
    const base = product(hospital("limit 500 per period  limit 60 of stay per period  limit 3 of count per period"));
    for (const [amendment, terms] of [
      [
        "replace limit 90 of stay per period",
        ["limit 500 per period", "limit 90 of stay per period", "limit 3 of count per period"],
      ],
      [
        "replace limit 700 per period",
        ["limit 700 per period", "limit 60 of stay per period", "limit 3 of count per period"],
      ],
      ["remove limit of stay per period", ["limit 500 per period", "limit 3 of count per period"]],
      ["remove 支払限度額 保険期間中につき 数量 の", ["limit 500 per period", "limit 60 of stay per period"]],
      ["remove limit per period", ["limit 60 of stay per period", "limit 3 of count per period"]],
    ] as const) {
      const text = `${base}\nproduct q "派生" en "Derived" extends p { edition 2027-04-01  change head bed { ${amendment} } }`;
      const { plans, diagnostics } = compile({ name: "p.yakkan", text });
      deepStrictEqual(
        diagnostics.filter(({ severity }) => severity === "error"),
        [],
        amendment,
      );
      const [, derived] = plans;
      deepStrictEqual(
        allTerms(derived!.root).map((term) => summarizeTerm(term, derived!.currency)),
        terms,
        amendment,
      );
    }
  });

  it("is not replaced by what counts something else, or is an amount", () => {
    const base = product(hospital("limit 60 of stay per incident  deductible most of count per incident"));
    for (const [amendment, codes] of [
      ["replace limit 30 of nights per incident", ["extend/no-clause"]],
      ["replace limit 100_000 per incident", ["extend/no-clause"]],
      ["replace deductible 10% of loss per incident", ["extend/no-clause"]],
      ["replace deductible 4 of stay per incident", ["extend/no-clause"]],
      ["replace limit most of stay per incident", []],
      ["replace deductible 1 of count per incident", []],
    ] as const) {
      const text = `${base}\nproduct q "派生" en "Derived" extends p { edition 2027-04-01  change head bed { ${amendment} } }`;
      const { diagnostics } = compile({ name: "p.yakkan", text });
      deepStrictEqual(
        diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
        codes,
        amendment,
      );
    }
  });
});
