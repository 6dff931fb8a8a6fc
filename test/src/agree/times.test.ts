// Limits and deductibles by number of times, with uses and amounts worked out by hand. Interpreter, evaluator and batch agree.
import { deepStrictEqual, doesNotMatch, match, strictEqual, throws } from "node:assert/strict";
import { openLedger } from "@yakkan/compiler/interpret/opening.js";
import { compile } from "@yakkan/compiler/compile.js";
import { isSameMeaning } from "@yakkan/compiler/format/same-meaning.js";
import { format } from "@yakkan/compiler/format/format.js";
import { summarizeTerm } from "@yakkan/compiler/describe/summary.js";
import { allTerms } from "@yakkan/compiler/walk-plan.js";
import type { Ledger, Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { explain } from "@yakkan/runtime/explain.js";
import { loadProduct } from "../support/run-emitted.js";
import { planOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (body: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract { visits "回数" en "Visits" : number -5 .. 10 = 2 }
  unit site "拠点" en "Site" { most "上限" en "Most" : number = 1 }
  facts of incident {
    found "発見日" en "Found" : date = 2026-05-01
    allowed "認める回数" en "Allowed" : number = 1
    asked "確認中の回数" en "Asked" : number
    mended "修理" en "Mended" : bool = no
  }
  facts of insured { free "無料の回数" en "Free" : number = 1 }
  triggers { call "出動" en "Call" }
  section help "駆けつけ" en "Help" {
    covers call
    covered when found during period
    ${body}
  }
}`;

type Line = Omit<Loss, "id" | "head"> & { readonly head?: string };

interface Given {
  readonly losses: readonly Line[];
  readonly choices?: Readonly<Record<string, number>>;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly insureds?: SettlementInput["insureds"];
}

/** Settles incidents one after the other; those of one id are one incident, stated again. */
class Period {
  ledger: Ledger | undefined;

  constructor(
    private readonly body: string,
    private readonly insureds: readonly string[] = ["A", "B"],
  ) {}

  async settle(id: string, losses: readonly Line[], given: Omit<Given, "losses"> = {}): Promise<SettlementResult> {
    const result = await settledByAll(product(this.body), {
      contract: {
        policy: "P-1",
        period: { from: "2026-04-01", to: "2029-04-01" },
        ...given.choices,
      },
      incident: { id, triggers: ["call"], ...(given.facts && { facts: given.facts }) },
      insureds: given.insureds ?? this.insureds.map((insured) => ({ id: insured })),
      losses: losses.map((line, place) => ({ id: String(place), head: "visit", ...line })),
      ...(this.ledger && { ledger: this.ledger }),
    });
    this.ledger = result.ledger;
    return result;
  }

  /** The amounts due of each line. */
  async due(...call: Parameters<Period["settle"]>): Promise<readonly number[]> {
    return (await this.settle(...call)).lines.map(({ due }) => due);
  }

  get used(): readonly unknown[] {
    return this.ledger!.incidents.map(({ used }) => used);
  }
}

const at = (unitId: string, amount: number): Line => ({ amount, unit: "site", unitId });

// What a deductible took may be given back behind such a limit while times are left, and uses one then.
describe("a limit by number of times in front of an end of what is borne", () => {
  const borne = (limit: string): string => `product p "P" {
  edition 2026-04-01
  triggers { fire "火災" }
  section s "財産" {
    covers fire
    covered at any time
    head a "A" {
      deductible 100 per incident
      ${limit}
      borne at most 30 per incident
    }
  }
}`;
  for (const [loss, due] of [
    [60, 30],
    [100, 70],
    [101, 71],
  ] as const)
    it(`gives back of ${loss}`, async () => {
      for (const times of ["unlimited times", "1 time"]) {
        const result = await settledByAll(borne(`limit ${times} per period`), {
          contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
          incident: { id: "I", triggers: ["fire"], others: "none" },
          losses: [{ id: "L", head: "a", amount: loss }],
        });
        deepStrictEqual([result.due, result.ledger.incidents[0]!.used], [due, { "a:times:period:1": { "": 1 } }]);
      }
    });
});

describe("a limit by number of times", () => {
  it("pays so many incidents in full, and nothing of the others", async () => {
    const period = new Period(`head visit "出動" en "Visit"  head parts "部品" en "Parts"  limit 2 times per period`);
    deepStrictEqual(await period.due("1", [{ amount: 70 }, { head: "parts", amount: 30 }]), [70, 30]);
    deepStrictEqual(await period.due("2", [{ amount: 0 }]), [0]);
    deepStrictEqual(await period.due("3", [{ amount: 1_000_000 }]), [1_000_000]);
    const third = await period.settle("4", [{ amount: 5 }]);
    deepStrictEqual(third.lines[0]!.reduced, [{ clause: "help:times:period:1", amount: 5 }]);
    // Marked as times, apart from amounts of money.
    deepStrictEqual(third.trace, [
      {
        clause: "help:times:period:1",
        before: 5,
        after: 0,
        times: 2,
        timesUsed: 2,
        cuts: [{ line: "0", amount: 5 }],
      },
    ]);
    const one = { "help:times:period:1": { "": 1 } };
    deepStrictEqual(period.used, [one, {}, one, {}]);
  });

  it("gives a time back when an incident is stated again", async () => {
    const period = new Period(`head visit "出動" en "Visit" { limit 1 time per period }`);
    deepStrictEqual(await period.due("1", [{ amount: 70 }]), [70]);
    deepStrictEqual(await period.due("2", [{ amount: 50 }]), [0]);
    // Its own use does not stand in its way.
    deepStrictEqual(await period.due("1", [{ amount: 90 }]), [90]);
    deepStrictEqual(await period.due("1", [{ amount: 0 }]), [0]);
    deepStrictEqual(await period.due("2", [{ amount: 50 }]), [50]);
    deepStrictEqual(period.used, [{}, { "visit:times:period:1": { "": 1 } }]);
    deepStrictEqual(await period.due("1", [{ amount: 90 }]), [0]);
  });

  it("counts for each unit, and for each insured by the facts of that one", async () => {
    const units = new Period(`head visit "出動" en "Visit" { limit visits times per site per period }`);
    deepStrictEqual(
      await units.due("1", [at("S", 10), at("S", 5), at("T", 20)], { choices: { visits: 1 } }),
      [10, 5, 20],
    );
    deepStrictEqual(await units.due("2", [at("S", 10), at("U", 30)], { choices: { visits: 1 } }), [0, 30]);
    deepStrictEqual(units.used, [
      { "visit:times:site-period:1": { S: 1, T: 1 } },
      { "visit:times:site-period:1": { U: 1 } },
    ]);
    const insureds = new Period(`head visit "出動" en "Visit" { limit free times per insured per policy year }`);
    const of = [{ id: "A", facts: { free: 2 } }, { id: "B" }];
    const both: Line[] = [
      { amount: 10, insured: "A" },
      { amount: 20, insured: "B" },
    ];
    deepStrictEqual(await insureds.due("1", both, { insureds: of }), [10, 20]);
    deepStrictEqual(await insureds.due("2", both, { insureds: of }), [10, 0]);
    deepStrictEqual(await insureds.due("3", both, { insureds: of }), [0, 0]);
    deepStrictEqual(await insureds.due("4", both, { insureds: of, facts: { found: "2027-04-01" } }), [10, 20]);
    deepStrictEqual(insureds.used[3], { "visit:times:insured-policy-year:1": { "2/A": 1, "2/B": 1 } });
  });

  it("does not multiply by the count of a group of units", async () => {
    const period = new Period(`head visit "出動" en "Visit" { limit 1 time per site per period }`);
    const group = { ...at("all", 90), count: 3 };
    deepStrictEqual(await period.due("1", [group]), [90]);
    deepStrictEqual(await period.due("2", [group]), [0]);
  });

  it("counts only what fulfils its `where`, and is there only where its `when` holds", async () => {
    const period = new Period(`head visit "出動" en "Visit" {
      limit 1 time per period where mended
      limit 2 times per period for call when visits > 5 }`);
    deepStrictEqual(await period.due("1", [{ amount: 10 }]), [10]);
    deepStrictEqual(await period.due("2", [{ amount: 10 }], { facts: { mended: true } }), [10]);
    deepStrictEqual(await period.due("3", [{ amount: 10 }], { facts: { mended: true } }), [0]);
    deepStrictEqual(await period.due("4", [{ amount: 10 }]), [10]);
    deepStrictEqual(await period.due("5", [{ amount: 10 }], { choices: { visits: 6 } }), [10]);
    deepStrictEqual(await period.due("6", [{ amount: 10 }], { choices: { visits: 6 } }), [10]);
    deepStrictEqual(await period.due("7", [{ amount: 10 }], { choices: { visits: 6 } }), [0]);
  });

  it("has as many times as there are whole ones in the number, none below 0, and any number of unlimited", async () => {
    for (const [number, paid] of [
      ["allowed", 1],
      ["2.9", 2],
      ["0.5", 0],
      ["visits - 3", 0],
      ["unlimited", 4],
      ["(if mended then unlimited else 1 + 1)", 2],
      ["5 / 3", 1],
    ] as const) {
      const period = new Period(`head visit "出動" en "Visit" { limit ${number} times per period }`);
      const due: number[] = [];
      for (const id of ["1", "2", "3", "4"]) due.push(...(await period.due(id, [{ amount: 7 }])));
      deepStrictEqual(due.filter((one) => one === 7).length, paid, number);
    }
  });

  it("makes its lines wait while the number is unknown; they use none", async () => {
    const period = new Period(`head visit "出動" en "Visit" { limit asked times per period }`);
    const first = await period.settle("1", [{ amount: 7 }]);
    deepStrictEqual(first.lines[0]!.undetermined, [
      {
        kind: "term",
        clause: "visit:times:period:1",
        trigger: "call",
        waitsFor: [{ of: "incident", name: "asked" }],
      },
    ]);
    deepStrictEqual(period.used, [{}]);
    deepStrictEqual(await period.due("2", [{ amount: 7 }], { facts: { asked: 1 } }), [7]);
  });
});

describe("the use of a limit by number of times", () => {
  const one = { "visit:times:period:1": { "": 1 } };

  it("is none where limits behind it cut everything off", async () => {
    const period = new Period(`head visit "出動" en "Visit" { limit 2 times per period }  limit 100 per period`);
    deepStrictEqual(await period.due("1", [{ amount: 100 }]), [100]);
    deepStrictEqual(await period.due("2", [{ amount: 80 }]), [0]);
    deepStrictEqual(period.used[1], {});
    // The other way round the times are used up first, and the amount is not.
    const other = new Period(`head visit "出動" en "Visit" { limit 100 per period }  limit 1 time per period`);
    deepStrictEqual(await other.due("1", [{ amount: 60 }]), [60]);
    deepStrictEqual(await other.due("2", [{ amount: 30 }]), [0]);
    deepStrictEqual(other.used[1], {});
  });

  it("is none whatever a coinsurance in between has rounded", async () => {
    // Of 10 are 3 left, which are all cut: 3 / 33 % are only 9 of the 10.
    const period = new Period(
      `head visit "出動" en "Visit" { limit 1 time per period  coinsurance pays 33%  limit 0 per incident }`,
    );
    deepStrictEqual(await period.due("1", [{ amount: 10 }]), [0]);
    deepStrictEqual(period.used, [{}]);
  });

  it("is one where a deductible behind it took something, or all", async () => {
    const body = `limit 3 times per period  deductible 5 per incident  limit 100 per period`;
    const period = new Period(`head visit "出動" en "Visit" { ${body} }`);
    deepStrictEqual(await period.due("1", [{ amount: 4 }]), [0]);
    deepStrictEqual(await period.due("2", [{ amount: 105 }]), [100]);
    deepStrictEqual(await period.due("3", [{ amount: 50 }]), [0]);
    deepStrictEqual(
      period.used.map((used) => (used as typeof one)["visit:times:period:1"]),
      [{ "": 1 }, { "": 1 }, { "": 1 }],
    );
    // In front of it, it takes before anything is counted.
    const front = new Period(`head visit "出動" en "Visit" { deductible 5 per incident  limit 1 time per period }`);
    deepStrictEqual(await front.due("1", [{ amount: 4 }]), [0]);
    deepStrictEqual(await front.due("2", [{ amount: 50 }]), [45]);
  });

  it("lets be given back what was borne before it while times are left, and is used by that", async () => {
    const body = `deductible 100 per incident  limit 1 time per period  borne at most 40 per incident`;
    const period = new Period(`head visit "出動" en "Visit" { ${body} }`);
    // All of 40 is borne, and no more than that: nothing is given back, no time is used.
    deepStrictEqual(await period.due("1", [{ amount: 40 }]), [0]);
    // All of 90 is borne, of which 50 are given back.
    deepStrictEqual(await period.due("2", [{ amount: 90 }]), [50]);
    deepStrictEqual(await period.due("3", [{ amount: 500 }]), [0]);
    deepStrictEqual(period.used, [{}, one, {}]);
  });

  it("is not known of what was paid elsewhere", async () => {
    const plan = planOf(product(`head visit "出動" en "Visit" { limit 2 times per period }`))!;
    const contract = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } };
    const opened = openLedger(plan, contract, { visit: 500 });
    deepStrictEqual(!opened.ok && opened.problems.map(({ path, code }) => [path, code]), [["paid.visit", "ledger"]]);
    const evaluator = await loadProduct(plan);
    throws(
      () => evaluator.openLedger(contract, { visit: 500 }),
      /does not say how many times it used of `visit:times:period:1`/,
    );
    strictEqual(evaluator.openLedger(contract, {}).revision, 1);
  });

  it("counts what a ledger was opened with by hand", async () => {
    const period = new Period(`head visit "出動" en "Visit" { limit 3 times per period }`);
    await period.settle("1", [{ amount: 5 }]);
    period.ledger = {
      ...period.ledger!,
      opening: { paid: { visit: 10 }, used: { "visit:times:period:1": { "": 2 } } },
    };
    deepStrictEqual(await period.due("2", [{ amount: 5 }]), [0]);
  });
});

describe("what is said of a limit by number of times", () => {
  const body = `head visit "出動" en "Visit" { limit 2 times per site per period }`;

  it("is a letter that speaks of times", async () => {
    const period = new Period(body);
    await period.settle("1", [at("S", 10)]);
    await period.settle("2", [at("S", 10)]);
    const third = await period.settle("3", [at("S", 10)]);
    const { metadata } = await loadProduct(planOf(product(body))!);
    const japanese = explain(metadata, third, { language: "ja" });
    match(japanese, /支払回数限度（1?拠点につき・保険期間中）: 2回/);
    match(japanese, /保険期間中の他の事故で2回となり、支払回数限度2回に達しているため、支払わない/);
    const english = explain(metadata, third, { language: "en" });
    match(english, /limit on the number of times per Site per period: 2 times/);
    match(english, /nothing is paid: other incidents of the period have used all of the 2 times/);
  });

  it("is meant by its times where a derived product replaces or removes it", async () => {
    const base = product(`head visit "出動" en "Visit" { limit 500 per period  limit 2 times per period }`);
    const derive = (amendment: string): string =>
      `${base}\nproduct q "派生" en "Derived" extends p { edition 2027-04-01  change head visit { ${amendment} } }`;
    for (const [amendment, terms] of [
      ["replace limit 3 times per period", ["limit 500 per period", "limit 3 times per period"]],
      ["replace limit 700 per period", ["limit 700 per period", "limit 2 times per period"]],
      ["remove limit times per period", ["limit 500 per period"]],
      ["remove 支払限度額 保険期間中につき 回", ["limit 500 per period"]],
      ["remove limit per period", ["limit 2 times per period"]],
    ] as const) {
      const text = derive(amendment);
      const { plans, diagnostics } = compile({ name: "p.yakkan", text });
      deepStrictEqual(
        diagnostics.filter(({ severity }) => severity === "error"),
        [],
        amendment,
      );
      const { root, currency } = plans[1]!;
      deepStrictEqual(
        allTerms(root).map((term) => summarizeTerm(term, currency)),
        terms,
      );
      const japanese = await format(text, { keywords: "ja" });
      strictEqual("text" in japanese && isSameMeaning(text, japanese.text), true, amendment);
    }
  });

  it("is its clause in short", () => {
    const plan = planOf(product(body.replace("2 times", "1 time")))!;
    deepStrictEqual(
      allTerms(plan.root).map((term) => summarizeTerm(term, plan.currency)),
      ["limit 1 time per site per period"],
    );
  });
});

describe("a deductible by number of times", () => {
  const visit = (terms: string): string => `head visit "出動" en "Visit" { ${terms} }`;
  const clause = "visit:deductible-times:period:1";
  const one = { [clause]: { "": 1 } };

  it("bears so many incidents in full that reach it, and passes all others", async () => {
    const period = new Period(visit("franchise 10 per incident  deductible 2 times per period"));
    const first = await period.settle("1", [{ amount: 50 }, { amount: 20 }]);
    deepStrictEqual(first.due, 0);
    deepStrictEqual(first.trace!.at(-1), {
      clause,
      before: 70,
      after: 0,
      times: 2,
      timesUsed: 0,
      cuts: [
        { line: "0", amount: 50 },
        { line: "1", amount: 20 },
      ],
    });
    deepStrictEqual(await period.due("2", [{ amount: 8 }]), [0]);
    deepStrictEqual(await period.due("3", [{ amount: 30 }]), [0]);
    const fourth = await period.settle("4", [{ amount: 1_000_000 }]);
    deepStrictEqual([fourth.due, fourth.lines[0]!.reduced], [1_000_000, []]);
    deepStrictEqual(period.used, [one, {}, one, {}]);
  });

  it("gives a time back when an incident is stated again", async () => {
    const period = new Period(visit("deductible 1 time per period"));
    deepStrictEqual(await period.due("1", [{ amount: 70 }]), [0]);
    deepStrictEqual(await period.due("2", [{ amount: 50 }]), [50]);
    // Its own use does not let it pass.
    deepStrictEqual(await period.due("1", [{ amount: 90 }]), [0]);
    deepStrictEqual(await period.due("1", [{ amount: 0 }]), [0]);
    // What was paid before stays paid: it is too much now.
    const second = await period.settle("2", [{ amount: 50 }]);
    deepStrictEqual([second.due, second.overpaid], [0, 50]);
    deepStrictEqual(period.used, [{}, one]);
    deepStrictEqual(await period.due("1", [{ amount: 90 }]), [90]);
  });

  it("counts for each unit, and for each insured and year by the facts of that one", async () => {
    const units = new Period(visit("deductible visits times per site per period"));
    const choices = { visits: 1 };
    const group = { ...at("all", 90), count: 3 };
    deepStrictEqual(await units.due("1", [at("S", 10), at("S", 5), at("T", 20), group], { choices }), [0, 0, 0, 0]);
    deepStrictEqual(await units.due("2", [at("S", 10), at("U", 30), group], { choices }), [10, 0, 90]);
    deepStrictEqual(units.used, [
      { "visit:deductible-times:site-period:1": { S: 1, T: 1, all: 1 } },
      { "visit:deductible-times:site-period:1": { U: 1 } },
    ]);
    const insureds = new Period(visit("deductible free times per insured per policy year"));
    const of = [{ id: "A", facts: { free: 2 } }, { id: "B" }];
    const both: Line[] = [
      { amount: 10, insured: "A" },
      { amount: 20, insured: "B" },
    ];
    deepStrictEqual(await insureds.due("1", both, { insureds: of }), [0, 0]);
    deepStrictEqual(await insureds.due("2", both, { insureds: of }), [0, 20]);
    deepStrictEqual(await insureds.due("3", both, { insureds: of }), [10, 20]);
    deepStrictEqual(await insureds.due("4", both, { insureds: of, facts: { found: "2027-04-01" } }), [0, 0]);
    deepStrictEqual(insureds.used[3], { "visit:deductible-times:insured-policy-year:1": { "2/A": 1, "2/B": 1 } });
  });

  it("counts only what fulfils its `where`, and is there only where its `when` holds", async () => {
    const period = new Period(
      visit(`deductible 1 time per period where mended  deductible 1 time per period for call when visits > 5`),
    );
    const mended = { facts: { mended: true } };
    const more = { choices: { visits: 6 } };
    deepStrictEqual(await period.due("1", [{ amount: 10 }]), [10]);
    deepStrictEqual(await period.due("2", [{ amount: 10 }], mended), [0]);
    deepStrictEqual(await period.due("3", [{ amount: 10 }], mended), [10]);
    deepStrictEqual(await period.due("4", [{ amount: 10 }], more), [0]);
    deepStrictEqual(await period.due("5", [{ amount: 10 }], more), [10]);
  });

  it("has as many times as there are whole ones in the number, and waits while that is unknown", async () => {
    for (const [number, borne] of [
      ["allowed", 1],
      ["2.9", 2],
      ["0.5", 0],
      ["visits - 3", 0],
      ["unlimited", 4],
      ["(if mended then unlimited else 1 + 1)", 2],
      ["5 / 3", 1],
    ] as const) {
      const period = new Period(visit(`deductible ${number} times per period`));
      const due: number[] = [];
      for (const id of ["1", "2", "3", "4"]) due.push(...(await period.due(id, [{ amount: 7 }])));
      deepStrictEqual(due.filter((amount) => amount === 0).length, borne, number);
    }
    const period = new Period(visit("deductible asked times per period"));
    const first = await period.settle("1", [{ amount: 7 }]);
    deepStrictEqual(first.lines[0]!.undetermined[0]!.waitsFor, [{ of: "incident", name: "asked" }]);
    deepStrictEqual(period.used, [{}]);
    deepStrictEqual(await period.due("2", [{ amount: 7 }], { facts: { asked: 0 } }), [7]);
  });

  it("has used a time by what reached it, whatever is given back of it", async () => {
    const period = new Period(visit("deductible 1 time per period  borne at most 40 per incident"));
    deepStrictEqual(await period.due("1", [{ amount: 100 }]), [60]);
    deepStrictEqual(await period.due("2", [{ amount: 100 }]), [100]);
    deepStrictEqual(period.used, [one, {}]);
    const none = new Period(visit("deductible 1 time per period  borne at most 0 per incident"));
    deepStrictEqual(await none.due("1", [{ amount: 100 }]), [100]);
    deepStrictEqual(none.used, [one]);
    // It counts as taken by a deductible, in `deducted` and for a limit by times before it.
    const after = new Period(
      visit("limit 1 time per period  deductible 1 time per period") +
        `head parts "部品" en "Parts"  limit 50 + deducted per incident`,
    );
    deepStrictEqual(await after.due("1", [{ amount: 30 }, { head: "parts", amount: 100 }]), [0, 80]);
    deepStrictEqual(await after.due("2", [{ amount: 30 }, { head: "parts", amount: 100 }]), [0, 50]);
  });

  it("has used all its times where something was paid elsewhere", async () => {
    const contract = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } };
    for (const [terms, used] of [
      ["deductible 2.5 times per period", { [clause]: { "": 2 } }],
      ["deductible visits - 3 times per period", {}],
      ["deductible visits times per period", { [clause]: { "": 2 } }],
      ["deductible allowed times per period", undefined],
      ["deductible 2 times per period  borne at most 5 per incident", undefined],
    ] as const) {
      const plan = planOf(product(visit(terms)))!;
      const opened = openLedger(plan, contract, { visit: 500 });
      const evaluator = await loadProduct(plan);
      deepStrictEqual(opened.ok ? opened.ledger.opening?.used : undefined, used, terms);
      if (used === undefined) throws(() => evaluator.openLedger(contract, { visit: 500 }), /ledger|paid/);
      else deepStrictEqual(evaluator.openLedger(contract, { visit: 500 }).opening?.used, used);
      deepStrictEqual(evaluator.openLedger(contract, {}).opening?.used, {});
    }
  });

  it("is a letter that speaks of times", async () => {
    const body = visit("deductible 2 times per site per period");
    const period = new Period(body);
    const { metadata } = await loadProduct(planOf(product(body))!);
    const first = await period.settle("1", [at("S", 10)]);
    match(
      explain(metadata, first, { language: "en" }),
      /deductible by number of times per Site per period: 2 times[^]*the insured bears it in full: 2 incidents of the period are borne so, and no other has been/,
    );
    const second = await period.settle("2", [at("S", 10)]);
    const japanese = explain(metadata, second, { language: "ja" });
    match(japanese, /免責回数（1?拠点につき・保険期間中）: 2回/);
    match(japanese, /保険期間中の2回までの事故は全額自己負担（うち他の事故: 1回）/);
    match(explain(metadata, second, { language: "en" }), /and one other has been/);
    const third = await period.settle("3", [at("S", 10)]);
    doesNotMatch(explain(metadata, third, { language: "en" }), /deductible/);
  });

  it("is written in Japanese, and meant by its times where a derived product removes it", async () => {
    const base = product(visit("deductible 500 per period  deductible 2 times per period"));
    const text = `${base}\nproduct q "派生" en "Derived" extends p { edition 2027-04-01  change head visit { remove deductible times per period } }`;
    const { plans } = compile({ name: "p.yakkan", text });
    deepStrictEqual(
      plans.map(({ root, currency }) => allTerms(root).map((term) => summarizeTerm(term, currency))),
      [["deductible 500 per period", "deductible 2 times per period"], ["deductible 500 per period"]],
    );
    const japanese = await format(text, { keywords: "ja" });
    const written = "text" in japanese ? japanese.text : "";
    match(written, /免責金額 保険期間中につき 2回/);
    strictEqual(isSameMeaning(text, written), true);
  });
});
