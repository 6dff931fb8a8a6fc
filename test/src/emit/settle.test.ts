import assert from "node:assert/strict";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { InvalidInput, type Ledger, type SettlementResult } from "@yakkan/runtime";
import fc from "fast-check";
import { sampler } from "./sample.js";
import { loadProduct, type EmittedProduct } from "../support/run-emitted.js";
import * as p from "../support/plans.js";

type Line = { readonly id: string; readonly head: string; readonly amount: number } & Readonly<Record<string, unknown>>;

const contract = { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } };

function input(losses: readonly Line[], rest: Readonly<Record<string, unknown>> = {}) {
  return { contract, incident: { id: "I", triggers: ["fire"] }, losses, ...rest };
}

const dues = (result: SettlementResult) => Object.fromEntries(result.lines.map(({ id, due }) => [id, due]));
const pays = (result: SettlementResult) => Object.fromEntries(result.lines.map(({ id, pay }) => [id, pay]));

async function settle(
  plan: Plan,
  losses: readonly Line[],
  rest: Readonly<Record<string, unknown>> = {},
): Promise<SettlementResult> {
  return (await loadProduct(plan)).settle(input(losses, rest), { trace: true });
}

describe("an emitted evaluator: terms", () => {
  it("walks the text from top to bottom", async () => {
    const plan = p.product("order", {}, [
      p.section("s", {}, [
        p.deductible(100, "incident", { first: [["a"]] }),
        p.head("a", {}, p.coinsurance(p.ratio(9, 10))),
        p.head("b"),
        p.limit(500, "incident"),
      ]),
    ]);
    // a: 1000 − 100 = 900, of which 90 % are 810; b: 300. 1110 to 500: 610 off, ⌊610 × 810/1110⌋ = 445 of them off a.
    const result = await settle(plan, [
      { id: "1", head: "a", amount: 1000 },
      { id: "2", head: "b", amount: 300 },
    ]);
    assert.deepEqual(dues(result), { 1: 365, 2: 135 });
    assert.deepEqual(result.lines[0]?.reduced, [
      { clause: "s:deductible:incident:1", amount: 100 },
      { clause: "a:coinsurance:claim:1", amount: 90 },
      { clause: "s:limit:incident:1", amount: 445 },
    ]);
    assert.deepEqual(
      result.trace?.map(({ clause, before, after, pays }) => [clause, before, after, pays]),
      [
        ["s:deductible:incident:1", 1300, 1200, undefined],
        ["a:coinsurance:claim:1", 900, 810, "9/10"],
        ["s:limit:incident:1", 1110, 500, undefined],
      ],
    );
  });

  it("takes lines that name one group of units together, in the incident and in the period", async () => {
    const plan = p.product("groups", { units: [p.unitOf("person")] }, [
      p.section("sympathy", {}, [p.head("gift"), p.head("money"), p.limit(1000, "person")]),
      p.head("care", {}, p.limit(500, "person-period")),
    ]);
    const victims = { unit: "person", unitId: "victims", count: 1001 };
    const three = { unit: "person", unitId: "three", count: 3 };
    const product = await loadProduct(plan);
    const settled = (losses: readonly Line[], rest: Readonly<Record<string, unknown>> = {}) => {
      const found = product.settle(input(losses, rest), { trace: true });
      const reference = interpret(plan, input(losses, rest), { trace: true });
      assert.ok(reference.ok);
      assert.deepEqual(found, reference.result);
      return found;
    };
    const first = settled([
      { id: "g", head: "gift", amount: 700_700, ...victims },
      { id: "m", head: "money", amount: 400_400, ...victims },
      { id: "x", head: "money", amount: 400_400, unit: "person", count: 1001 },
      { id: "c", head: "care", amount: 1000, ...three },
    ]);
    // 1,101,100 to 1,001 times 1,000: 100,100 off, 7/11 of it the gift's. The others' 400,400 are not theirs.
    assert.deepEqual(dues(first), { g: 637_000, m: 364_000, x: 400_400, c: 1000 });
    assert.deepEqual(
      first.trace?.map(({ unit, line, count, amount }) => [unit, line, count, amount]),
      [
        ["victims", undefined, 1001, 1_001_000],
        [undefined, "x", 1001, 1_001_000],
        ["three", undefined, 3, 1500],
      ],
    );
    const next = { incident: { id: "J", triggers: ["fire"] }, ledger: first.ledger };
    // Of 1,500 for the three in the period 1,000 are used.
    assert.deepEqual(dues(settled([{ id: "c", head: "care", amount: 1000, ...three }], next)), { c: 500 });
    assert.deepEqual(first.ledger.incidents[0]?.used, { "care:limit:person-period:1": { three: 1000 } });
  });

  it("says of a rule about the period that it ends on the day after its last day", async () => {
    const from = { kind: "period", end: "from", type: p.dateType } as const;
    const to = { ...from, end: "to" } as const;
    const test = p.compare(to, "=", { type: p.dateType, kind: "span-end", span: p.years(1), from, direction: "after" });
    const rule = {
      id: "one_year",
      label: { en: "One year" },
      test,
      text: "one year",
      reads: ["period"],
      source: p.nowhere,
    };
    const plan = p.product("yearly", { contractRules: [rule] }, [p.head("a")]);
    const short = { ...input([]), contract: { policy: "P", period: { from: "2026-04-01", to: "2027-03-31" } } };
    const reference = interpret(plan, short);
    assert.ok(!reference.ok);
    const product = await loadProduct(plan);
    for (const problems of [reference.problems, product.validate(short)]) {
      assert.deepEqual(
        problems.map(({ path, code }) => `${path} ${code}`),
        ["contract rule"],
      );
      assert.match(problems[0]!.message, /the day after its last day/);
    }
  });

  it("refuses lines that do not agree how many units a group is", async () => {
    const plan = p.product("groups", { units: [p.unitOf("person"), p.unitOf("site", [], true)] }, [
      p.head("a", {}, p.limit(10, "person")),
      p.head("b"),
    ]);
    const wrong: readonly Line[] = [
      { id: "1", head: "a", amount: 1, unit: "person", unitId: "v", count: 2 },
      { id: "2", head: "a", amount: 1, unit: "person", unitId: "v", count: 2 },
      { id: "3", head: "a", amount: 1, unit: "person", unitId: "v", count: 3 },
      { id: "4", head: "b", amount: 1, unit: "person", unitId: "v" },
      { id: "5", head: "b", amount: 1, unit: "site", unitId: "s", count: 2 },
    ];
    const expected = ["losses[2].count unit", "losses[3].count unit", "losses[4].unit unit"];
    const given = { ...input(wrong), contract: { ...contract, units: { site: [{ id: "s" }] } } };
    const product = await loadProduct(plan);
    assert.throws(
      () => product.settle(given),
      (error) => {
        assert.ok(error instanceof InvalidInput);
        assert.deepEqual(
          error.problems.map(({ path, code }) => `${path} ${code}`),
          expected,
        );
        assert.match(error.problems[0]!.message, /"1".*"3"/);
        return true;
      },
    );
    const reference = interpret(plan, given);
    assert.ok(!reference.ok);
    assert.deepEqual(
      reference.problems.map(({ path, code }) => `${path} ${code}`),
      expected,
    );
  });

  it("groups by claim and by unit, a count being so many units", async () => {
    const plan = p.product("groups", { units: [p.unitOf("person")] }, [
      p.head("a", {}, p.limit(100, "claim")),
      p.head("b", {}, p.limit(10, "person")),
    ]);
    const claims = [{ id: "A" }, { id: "B" }];
    const result = await settle(
      plan,
      [
        { id: "1", head: "a", amount: 80, claim: "A" },
        { id: "2", head: "a", amount: 80, claim: "A" },
        { id: "3", head: "a", amount: 80, claim: "B" },
        { id: "4", head: "a", amount: 180 },
        { id: "5", head: "b", amount: 25, unit: "person", unitId: "x" },
        { id: "6", head: "b", amount: 100, unit: "person", count: 7 },
      ],
      { claims },
    );
    // A: 160 to 100; B: 80; none: 180 to 100. x: 25 to 10; seven persons: 100 to 70.
    assert.deepEqual(dues(result), { 1: 50, 2: 50, 3: 80, 4: 100, 5: 10, 6: 70 });
  });

  it("adds layers up, never beyond the amount", async () => {
    const layered = p.layers("incident", [
      p.layer("first", p.limit(500, "incident")),
      p.layer("second", p.deductible(500, "incident"), p.limit(500, "incident"), p.coinsurance(p.ratio(3, 10))),
    ]);
    const plan = p.product("layered", {}, [p.head("a", {}, layered)]);
    // 500 of the first, and 30 % of the 400 above it.
    assert.equal((await settle(plan, [{ id: "1", head: "a", amount: 900 }])).due, 620);
    // Both layers of 100 pay: 100 + 100, but no more than there is.
    const twice = p.layers("incident", [
      p.layer("x", p.limit(100, "incident")),
      p.layer("y", p.limit(100, "incident")),
    ]);
    assert.equal(
      (await settle(p.product("twice", {}, [p.head("a", {}, twice)]), [{ id: "1", head: "a", amount: 150 }])).due,
      150,
    );
  });

  it("settles amounts of 9 × 10^15 to the yen", async () => {
    const plan = p.product("large", {}, [p.head("a", {}, p.coinsurance(p.ratio(2, 3))), p.head("b")]);
    const result = await settle(plan, [
      { id: "1", head: "a", amount: 8_999_999_999_999_999 },
      { id: "2", head: "b", amount: 1 },
    ]);
    // ⌊8 999 999 999 999 999 × 2/3⌋ = 5 999 999 999 999 999
    assert.deepEqual(dues(result), { 1: 5_999_999_999_999_999, 2: 1 });
  });

  it("lets a computed head read the loss, and what a node came to", async () => {
    const plan = p.product("computing", {}, [
      p.head("a", {}, p.limit(100, "incident")),
      p.head("half", { computed: p.multiply(p.loss("a"), p.ratio(1, 2)) }),
      p.head("tenth", { computed: p.multiply(p.left("a"), p.ratio(1, 10)) }),
    ]);
    // Half of 301 is 150, rounded down; a tenth of the 100 that were left.
    const result = await settle(plan, [{ id: "1", head: "a", amount: 301 }]);
    assert.deepEqual(dues(result), { 1: 100, "=half": 150, "=tenth": 10 });
    assert.equal(result.claimed, 461);
  });
});

describe("an emitted evaluator: the period", () => {
  const cover = p.product("cover", {}, [
    p.head("a", {}, p.limit(10_000_000, "period"), p.coinsurance(p.ratio(9, 10)), p.limit(4_500_000, "incident")),
  ]);

  it("brings back through coinsurance what a later limit cuts off", async () => {
    // 10 000 000 come through, 9 000 000 are paid of them; 4 500 000 are cut off again, which are 5 000 000 of the first.
    const first = await settle(cover, [{ id: "1", head: "a", amount: 12_000_000 }]);
    assert.equal(first.due, 4_500_000);
    assert.deepEqual(first.ledger.incidents[0]?.used, { "a:limit:period:1": { "": 5_000_000 } });
    // 5 000 000 are left for another incident: 90 % of them.
    const rest = { incident: { id: "J", triggers: ["fire"] }, ledger: first.ledger };
    const second = await settle(cover, [{ id: "1", head: "a", amount: 12_000_000 }], rest);
    assert.deepEqual([second.due, second.ledger.revision], [4_500_000, 2]);
    const third = await settle(cover, [{ id: "1", head: "a", amount: 1 }], {
      incident: { id: "K", triggers: ["fire"] },
      ledger: second.ledger,
    });
    assert.equal(third.due, 0);
  });

  it("pays only once, and takes nothing back from a line", async () => {
    const plan = p.product("offsetting", {}, [p.head("a"), p.head("b"), p.limit(100, "incident", { first: [["a"]] })]);
    const product = await loadProduct(plan);
    const first = product.settle(input([{ id: "1", head: "a", amount: 100 }]));
    assert.deepEqual(pays(first), { 1: 100 });
    // b comes before a under the limit: 60 are due on b and 40 on a. The 60 paid on a too much count toward b.
    const both = [
      { id: "1", head: "a", amount: 100 },
      { id: "2", head: "b", amount: 60 },
    ];
    const second = product.settle(input(both, { ledger: first.ledger }));
    assert.deepEqual(
      [dues(second), pays(second), second.pay, second.overpaid],
      [{ 1: 40, 2: 60 }, { 1: 0, 2: 0 }, 0, 0],
    );
    // The claim on b is withdrawn, and half of a: 50 are due, 100 were paid.
    const less = [
      { id: "1", head: "a", amount: 50 },
      { id: "2", head: "b", amount: 0 },
    ];
    const third = product.settle(input(less, { ledger: second.ledger }));
    assert.deepEqual([third.due, third.pay, third.overpaid], [50, 0, 50]);
  });
});

describe("an emitted evaluator: judging", () => {
  it("takes -0 in a ledger for 0", async () => {
    const product = await loadProduct(p.product("zero", {}, [p.head("a")]));
    const losses = [{ id: "1", head: "a", amount: 5 }];
    const { ledger } = product.settle(input(losses));
    const incidents = [{ id: "I", paid: { 1: -0 }, used: {} }];
    const again = product.settle(input(losses, { ledger: { ...ledger, incidents } }));
    assert.ok(Object.is(again.lines[0]?.paid, 0));
  });

  it("offsets an open line where the trigger under which it is open has it", async () => {
    const plan = p.product("open", {}, [
      p.section("s", { rules: [p.rule("approval", "s:approval:1", p.lineApproved)] }, [
        p.head("a", {}, p.limit(10, "claim", { triggers: ["fire"] })),
      ]),
    ]);
    const claims = [{ id: "A" }, { id: "B" }];
    const paidLine = { id: "1", head: "a", amount: 2, claim: "A", approved: true };
    const first = await settle(plan, [paidLine], { claims });
    const losses = [
      { ...paidLine, approved: undefined },
      { id: "2", head: "a", amount: 2, claim: "A", approved: true },
      { id: "3", head: "a", amount: 2, claim: "B", approved: true },
    ];
    const given = input(losses, { claims, ledger: first.ledger });
    // Line 1 waits for its approval and has 2 too much: claim A has a limit of its own, so line 2 gives them up.
    const interpreted = interpret(plan, given);
    assert.ok(interpreted.ok);
    for (const result of [(await loadProduct(plan)).settle(given), interpreted.result])
      assert.deepEqual(pays(result), { 1: 0, 2: 0, 3: 2 });
  });

  it("refuses with all reasons, waits for what is not stated, and asks what may take away", async () => {
    const plan = p.product(
      "judged",
      {
        facts: [p.factOf("incident", "found", p.dateType)],
        exclusions: [p.exclusion("war", "incident"), p.exclusion("wilful", "insured", { perInsured: true })],
      },
      [
        p.section(
          "s",
          { rules: [p.rule("attachment", "s:attachment:1", p.during(p.fact("incident", "found", p.dateType)))] },
          [p.head("a", { rules: [p.rule("approval", "a:approval:1", p.lineApproved)] })],
        ),
      ],
    );
    const product = await loadProduct(plan);
    const line = { id: "1", head: "a", amount: 10, insured: "X" };
    const of = (incident: object, more: object = {}, insured: object = {}) =>
      product.settle({
        contract,
        incident: { id: "I", triggers: ["fire"], ...incident },
        insureds: [{ id: "X", ...insured }],
        losses: [{ ...line, ...more }],
      });
    const refused = of({ facts: { found: "2027-04-01" }, exclusions: { war: true } }, { approved: false });
    assert.deepEqual(
      refused.lines[0]?.refused.map(({ kind, clause }) => [kind, clause]),
      [
        ["attachment", "s:attachment:1"],
        ["approval", "a:approval:1"],
        ["exclusion", "war"],
      ],
    );
    const waiting = of({});
    assert.deepEqual(waiting.lines[0]?.undetermined, [
      { kind: "attachment", clause: "s:attachment:1", trigger: "fire", waitsFor: [{ of: "incident", name: "found" }] },
      {
        kind: "approval",
        clause: "a:approval:1",
        trigger: "fire",
        waitsFor: [{ of: "loss", id: "1", name: "approved" }],
      },
    ]);
    const open = of({ facts: { found: "2026-04-01" } }, { approved: "2026-04-02", incurred: "2026-04-02" });
    assert.equal(open.due, 10);
    assert.deepEqual(open.open, [
      { exclusion: "war", lines: ["1"], waitsFor: [{ of: "incident", name: "war" }] },
      { exclusion: "wilful", lines: ["1"], waitsFor: [{ of: "insured", id: "X", name: "wilful" }] },
    ]);
    const none = of({ facts: { found: "2026-04-01" }, others: "none" }, { approved: true });
    assert.deepEqual([none.due, none.open], [10, []]);
    assert.equal(
      of({ facts: { found: "2026-04-01" }, others: "none" }, { approved: true }, { exclusions: { wilful: true } }).due,
      0,
    );
  });

  it("leaves out a residual, and lets a line name its trigger", async () => {
    const plan = p.product(
      "residual",
      {
        triggers: [
          p.trigger("leak"),
          p.trigger("stop", { lineByLine: ["leak"] }),
          p.trigger("attack", { except: ["leak"] }),
        ],
      },
      [p.head("a", { covers: ["stop", "attack"] })],
    );
    const product = await loadProduct(plan);
    const of = (trigger?: string) =>
      product.settle({
        contract,
        incident: { id: "I", triggers: ["leak", "stop", "attack"] },
        losses: [{ id: "1", head: "a", amount: 10, ...(trigger === undefined ? {} : { trigger }) }],
      }).lines[0];
    assert.deepEqual(of()?.refused, [{ kind: "cover", clause: "a", trigger: "leak" }]);
    assert.deepEqual([of("stop")?.due, of("stop")?.trigger], [10, "stop"]);
    assert.deepEqual(of("attack")?.refused, [{ kind: "trigger", clause: "attack", trigger: "attack" }]);
  });

  it("names the readings that matter", async () => {
    const plan = p.product("read", { readings: [p.readingOf("order", ["low", "high"])] }, [
      p.head("a", {}, p.limit(p.iff(p.readingIs("order", "low"), p.money(10), p.money(20)), "incident")),
    ]);
    const result = await settle(plan, [{ id: "1", head: "a", amount: 100 }]);
    assert.deepEqual(result.lines[0]?.undetermined, [
      { kind: "term", clause: "a:limit:incident:1", trigger: "fire", waitsFor: [{ of: "reading", name: "order" }] },
    ]);
    assert.deepEqual(result.readings, [
      {
        reading: "order",
        byDefault: false,
        due: [
          { reading: "low", due: 10, undetermined: [] },
          { reading: "high", due: 20, undetermined: [] },
        ],
      },
    ]);
  });
});

describe("an emitted evaluator: inputs", () => {
  let product: EmittedProduct;
  before(async () => {
    product = await loadProduct(sampler());
  });
  const good = {
    contract: {
      ...contract,
      plan: "wide",
      cap: 1000,
      extra: 100,
      options: ["rider"],
      readings: { order: "last" },
      units: { location: [{ id: "N", facts: { value: 10 } }] },
    },
    incident: {
      id: "I",
      triggers: ["leak"],
      facts: { notified: "never", publication: ["press"], outage: "PT3H" },
      exclusions: { war: false },
    },
    claims: [{ id: "A", facts: { made: "2026-05-01T09:00", share: "2/3" } }],
    insureds: [{ id: "X" }],
    losses: [
      { id: "1", head: "damages", amount: 100, claim: "A", item: "server" },
      { id: "2", head: "fire", amount: 5, unit: "location", unitId: "N" },
    ],
  };
  const problems = (change: object) =>
    product.validate({ ...good, ...change }).map(({ path, code }) => `${path} ${code}`);

  it("has nothing to say of a good one, and does not change it", () => {
    const before = JSON.stringify(good);
    assert.deepEqual(product.validate(good), []);
    const result = product.settle(freeze(good), { trace: true });
    assert.equal(JSON.stringify(good), before);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
  });

  it("refuses options that there are none of: passed over, a trace would be missing without a word", () => {
    const settleWith = (options: object) => () => product.settle(good, options);
    const name = "RangeError";
    assert.throws(settleWith({ trace: "yes" }), { name, message: '`trace` is true or false; "yes" is given' });
    assert.throws(settleWith({ traces: true }), { name, message: "`traces` is no option; there are trace, revision" });
    const period = () => product.settlePeriod(good.contract, [], { revision: 0 } as object);
    assert.throws(period, { name, message: "`revision` is no option; there are ledger, trace" });
    for (const fine of [{}, { trace: undefined }, { trace: false }]) assert.ok(settleWith(fine)());
  });

  it("names every problem, with its path and in the words of the product", () => {
    assert.deepEqual(problems({ contract: { ...good.contract, cap: 2_000_000_000, plan: "basic", colour: 1 } }), [
      "contract.options[0] not-available",
      "contract.cap range",
      "contract.extra not-available",
      "contract.colour unknown-name",
    ]);
    const [problem] = product.validate({ ...good, contract: { ...good.contract, cap: 2_000_000_000 } });
    assert.equal(problem?.message, "`cap` is at most 1,000,000,000; 2,000,000,000 is given");
    assert.deepEqual(
      problems({
        losses: [
          { id: "1", head: "profit", amount: 1.5, claim: "B" },
          { id: "1", head: "fire", amount: 1 },
          { id: "=x", head: "nothing", amount: -1 },
        ],
      }),
      [
        "losses[0].head shape",
        "losses[0].amount amount",
        "losses[0].claim reference",
        "losses[1].id duplicate",
        "losses[1].unit unit",
        "losses[2].id shape",
        "losses[2].head unknown-name",
        "losses[2].amount amount",
      ],
    );
    assert.throws(
      () => product.settle({ ...good, losses: 1 }),
      (error: unknown) => {
        return (
          error instanceof InvalidInput &&
          error.problems.length === 1 &&
          error.message === "losses: `losses` is a list; 1 is given"
        );
      },
    );
  });

  it("asks for the ledger of this product, policy and period, and for paid lines again", () => {
    const { ledger } = product.settle(good);
    const other: Ledger = {
      ...ledger,
      policy: "Q",
      revision: -1,
      incidents: [{ id: "I", paid: { gone: 5, "=profit": 1 }, used: {} }],
    };
    const forgotten: Ledger = { ...ledger, incidents: other.incidents };
    assert.ok(problems({ ledger: forgotten }).includes("losses not-restated"));
    // A ledger that is not this policy's says nothing about its lines.
    assert.deepEqual(problems({ ledger: other }), ["ledger.policy ledger", "ledger.revision ledger"]);
  });

  it("is never thrown by what is no input at all", () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withNullPrototype: true,
          withObjectString: true,
          withSparseArray: true,
        }),
        (junk) => {
          assert.ok(product.validate(junk).length > 0);
        },
      ),
      { numRuns: 300 },
    );
    const paths = placesOf(good);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.anything({ withBigInt: true, withNullPrototype: true }),
        (path, junk) => {
          const changed = replace(good, path, junk);
          if (product.validate(changed).length === 0) product.settle(changed);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

function replace(value: unknown, path: readonly string[], by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((part: unknown, index) => (String(index) === first ? replace(part, rest, by) : part));
  const record = value as Record<string, unknown>;
  return { ...record, [first]: replace(record[first], rest, by) };
}
