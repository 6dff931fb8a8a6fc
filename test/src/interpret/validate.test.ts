import assert from "node:assert/strict";
import fc from "fast-check";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { validate } from "@yakkan/compiler/interpret/validate.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import {
  and,
  choice,
  choiceOf,
  coinsurance,
  compare,
  contractRule,
  datetimeType,
  dateType,
  deductible,
  durationType,
  enumType,
  exclusion,
  factOf,
  given,
  head,
  is,
  layer,
  layers,
  limit,
  literalBool,
  literalMoney,
  money,
  moneyType,
  multiply,
  no,
  numberType,
  optionOf,
  product,
  ratio,
  ratioType,
  rational,
  readingOf,
  section,
  setType,
  spanType,
  trigger,
  uncovered,
  unitFactOf,
  unitOf,
} from "../support/plans.js";
import { inputOf, problemsOf, settle, type Brief } from "./cases.js";

/** What JSON reads where the text says 1e400. */
const tooMuch = JSON.parse("1e400") as number;
const plans = enumType("basic", "wide");
const isWide = is(choice("plan", plans), "wide");
const plan: Plan = product(
  "cyber",
  {
    choices: [
      choiceOf("plan", plans),
      choiceOf("main_limit", moneyType, { range: { min: literalMoney(1), max: literalMoney(1_000_000_000) } }),
      choiceOf("cost_limit", moneyType, { when: isWide }),
      choiceOf("excess", moneyType, {
        range: { oneOf: [literalMoney(0), literalMoney(100_000)] },
        default: literalMoney(0),
      }),
      choiceOf("extra", moneyType, { optional: true }),
      choiceOf(
        "tier",
        {
          kind: "enum",
          members: [
            { name: "low", label: {} },
            { name: "high", label: {}, when: isWide },
          ],
        },
        { optional: true },
      ),
    ],
    options: [
      optionOf("it_rider", { basic: "optional", wide: "automatic" }),
      optionOf(
        "bi_rider",
        { basic: "unavailable", wide: "optional" },
        {
          requires: [contractRule("bi", compare(choice("main_limit"), "<=", money(500)), "main_limit")],
          notWith: ["third"],
        },
      ),
      optionOf("third", { wide: "optional" }),
    ],
    contractRules: [
      contractRule("never", and(compare(choice("cost_limit"), ">", money(0)), no), "cost_limit", "extra"),

      contractRule(
        "half",
        compare(choice("cost_limit"), "<=", multiply(ratio(1, 2), choice("main_limit"))),
        "cost_limit",
        "main_limit",
      ),
    ],
    readings: [readingOf("order", ["first", "pro_rata"], "first")],
    units: [unitOf("person"), unitOf("site", [unitFactOf("value", moneyType)], true)],
    triggers: [trigger("leak"), trigger("attack", { except: ["leak"] })],
    facts: [
      factOf("incident", "found", dateType),
      factOf("incident", "notified", dateType, { orNever: true }),
      factOf("incident", "at", datetimeType),
      factOf("incident", "share", ratioType),
      factOf("incident", "size", numberType),
      factOf("incident", "delta", moneyType, { range: { min: { type: "money", value: rational(-500) } } }),
      factOf("incident", "outage", durationType),
      factOf("incident", "wait", spanType),
      factOf("incident", "ways", setType("mail", "web")),
      factOf("incident", "free", undefined, { default: literalBool(false) }),
      factOf("claim", "made", dateType),
    ],
    exclusions: [
      exclusion("war", "incident"),
      exclusion("settled", "claim"),
      exclusion("by_rule", "incident", { ground: given("extra") }),
    ],
  },
  [
    section("s", {}, [
      head("damages", { items: ["x"] }),
      head("response"),
      head("sympathy", {}, limit(1000, "person")),
      uncovered("ransom"),
    ]),
  ],
);

const contract = { plan: "wide", main_limit: 1000, cost_limit: 500 };
const problems = (brief: Brief = {}): readonly string[] =>
  problemsOf(
    plan,
    inputOf({
      ...brief,
      contract: { ...contract, ...brief.contract },
      incident: { triggers: ["leak"], ...brief.incident },
    }),
  );
const withContract = (more: Record<string, unknown>) => problems({ contract: more });
const withFacts = (facts: Record<string, unknown>) =>
  problems({ incident: { facts: facts as Record<string, string> } });
const withLoss = (more: Record<string, unknown>, rest: Brief = {}) =>
  problems({ ...rest, losses: [{ head: "damages", amount: 1, ...more }] });

describe("interpret: validation of the contract", () => {
  it("passes what is right", () => {
    assert.deepEqual(problems(), []);
  });

  it("wants every choice that exists, and none that does not", () => {
    assert.deepEqual(problemsOf(plan, inputOf({ incident: { triggers: [] } })), [
      "contract.plan missing",
      "contract.main_limit missing",
    ]);
    assert.deepEqual(withContract({ plan: "basic" }), ["contract.cost_limit not-available"]);
    assert.deepEqual(withContract({ cost_limit: undefined }), ["contract.cost_limit missing"]);
    assert.deepEqual(withContract({ policy: "" }), ["contract.policy shape"]);
    assert.deepEqual(withContract({ main_limt: 5 }), ["contract.main_limt unknown-name"]);
  });

  it("wants values of their type and range", () => {
    assert.deepEqual(withContract({ main_limit: 2_000_000_000 }), ["contract.main_limit range"]);
    assert.deepEqual(withContract({ main_limit: 0 }), ["contract.main_limit range"]);
    for (const amount of [1.5, NaN, Infinity, -1, 9_000_000_000_000_001]) {
      assert.deepEqual(withContract({ main_limit: amount }), ["contract.main_limit amount"], String(amount));
    }
    for (const junk of ["1", null, [], {}, true])
      assert.deepEqual(withContract({ main_limit: junk }), ["contract.main_limit shape"]);
    assert.deepEqual(withContract({ excess: 5 }), ["contract.excess range"]);
    assert.deepEqual(withContract({ tier: "middle" }), ["contract.tier range"]);
    assert.deepEqual(withContract({ tier: "high" }), []);
    assert.deepEqual(withContract({ plan: "basic", cost_limit: undefined, tier: "high" }), [
      "contract.tier not-available",
    ]);
  });

  it("says it in the author's words", () => {
    const say = (brief: Brief) =>
      validate(plan, inputOf({ ...brief, contract: { ...contract, ...brief.contract } })).map(({ message }) => message);
    assert.deepEqual(say({ contract: { main_limit: 2_000_000_000 }, incident: { triggers: [] } }), [
      "`main_limit` is at most 1,000,000,000 yen; 2,000,000,000 yen is given",
    ]);
    assert.deepEqual(say({ contract: { main_limt: 1 }, incident: { triggers: ["leek"] } }), [
      "the contract has no `main_limt`; did you mean `main_limit`?",
      "no trigger is named `leek`; did you mean `leak`?",
    ]);
  });

  it("wants a period that lasts", () => {
    const period = (from: unknown, to: unknown) => withContract({ period: { from, to } });
    assert.deepEqual(period("2026-04-01", "2026-04-01"), ["contract.period range"]);
    assert.deepEqual(period("2026-04-01T10:00", "2026-04-01T10:01"), []);
    assert.deepEqual(period("2026-02-30", "2027-04-01"), ["contract.period.from date"]);
    assert.deepEqual(period("2026-02-01", undefined), ["contract.period.to missing"]);
    assert.deepEqual(withContract({ period: ["2026-04-01", "2027-04-01"] }), ["contract.period shape"]);
  });

  it("checks options by plan, by what they require, and against each other", () => {
    assert.deepEqual(withContract({ options: ["it_rider", "bi_ridr"] }), ["contract.options[1] unknown-name"]);
    assert.deepEqual(withContract({ plan: "basic", cost_limit: undefined, options: ["bi_rider"] }), [
      "contract.options[0] not-available",
    ]);
    assert.deepEqual(withContract({ plan: "basic", cost_limit: undefined, options: ["third"] }), [
      "contract.options[0] not-available",
    ]);
    assert.deepEqual(withContract({ options: ["bi_rider"] }), ["contract.options rule"]);
    assert.deepEqual(withContract({ options: ["bi_rider"], main_limit: 500, cost_limit: 1 }), []);
    assert.deepEqual(withContract({ options: ["bi_rider", "third"], main_limit: 500, cost_limit: 1 }), [
      "contract.options rule",
    ]);
    assert.deepEqual(withContract({ options: "it_rider" }), ["contract.options shape"]);
    assert.deepEqual(withContract({ options: [7] }), ["contract.options[0] shape"]);
  });

  it("checks rules across choices, but not of choices that are absent or wrong", () => {
    assert.deepEqual(withContract({ cost_limit: 501 }), ["contract rule"]);
    // The rule that never holds reads `extra`, which only this contract has.
    assert.deepEqual(withContract({ extra: 1 }), ["contract rule"]);
    assert.deepEqual(withContract({ plan: "basic", cost_limit: undefined, main_limit: 1 }), []);
    assert.deepEqual(withContract({ cost_limit: 1.5 }), ["contract.cost_limit amount"]);
  });

  it("checks readings and schedules", () => {
    assert.deepEqual(withContract({ readings: { order: "pro_rata" } }), []);
    assert.deepEqual(withContract({ readings: { order: "last" } }), ["contract.readings.order unknown-name"]);
    assert.deepEqual(withContract({ readings: { ordr: "first" } }), ["contract.readings.ordr unknown-name"]);
    const site = (id: unknown, facts?: unknown) => ({ id, facts });
    assert.deepEqual(withContract({ units: { site: [site("N", { value: 5 }), site("S")] } }), []);
    assert.deepEqual(withContract({ units: { site: [site("N"), site("N"), site(""), site(undefined)] } }), [
      "contract.units.site[1].id duplicate",
      "contract.units.site[2].id shape",
      "contract.units.site[3].id missing",
    ]);
    assert.deepEqual(withContract({ units: { site: [site("N", { value: -1, size: 2 })] } }), [
      "contract.units.site[0].facts.value amount",
      "contract.units.site[0].facts.size unknown-name",
    ]);
    assert.deepEqual(withContract({ units: { person: [], sight: [] } }), [
      "contract.units.person not-available",
      "contract.units.sight unknown-name",
    ]);
  });
});

describe("interpret: validation of facts", () => {
  it("by type", () => {
    const good: Record<string, readonly unknown[]> = {
      found: ["2026-04-01", "2026-04-01T16:00"],
      notified: ["never", "2026-04-01"],
      at: ["2026-04-01T16:00"],
      share: [0.9, "90%", "2/3", "0.25", "12.5%", 0],
      size: [0, 1.5, 1e300],
      delta: [-500, 0, 7],
      outage: ["PT12H30M", "PT1S", "PT0H"],
      wait: ["P180D", "P1Y", "P6M"],
      ways: [[], ["mail"], ["mail", "web", "mail"]],
      free: [true],
    };
    for (const [name, values] of Object.entries(good)) {
      for (const value of values)
        assert.deepEqual(withFacts({ [name]: value }), [], `${name} ${JSON.stringify(value)}`);
    }
    const bad: readonly (readonly [string, unknown, string])[] = [
      ["found", "never", "date"],
      ["found", "2026-02-29", "date"],
      ["found", 20260401, "shape"],
      ["at", "2026-04-01", "date"],
      ["share", "1/0", "shape"],
      ["share", "much", "shape"],
      ["share", -0.1, "range"],
      ["size", -1, "range"],
      ["size", NaN, "range"],
      ["size", "1", "shape"],
      ["delta", -501, "range"],
      ["delta", -1.5, "amount"],
      ["outage", "P1D", "shape"],
      ["outage", "PT", "shape"],
      ["outage", 5, "shape"],
      ["wait", "P1Y6M", "shape"],
      ["wait", "PT5H", "shape"],
      ["free", "yes", "shape"],
      ["ways", "mail", "shape"],
      ["fund", "2026-04-01", "unknown-name"],
      ["made", "2026-04-01", "unknown-name"],
    ];
    for (const [name, value, code] of bad) {
      assert.deepEqual(withFacts({ [name]: value }), [`incident.facts.${name} ${code}`], `${name} ${String(value)}`);
    }
    assert.deepEqual(withFacts({ ways: ["mail", "phone", 5] }), [
      "incident.facts.ways[1] range",
      "incident.facts.ways[2] shape",
    ]);
  });

  it("and circumstances by bearer", () => {
    const exclusions = { war: true, settled: true, by_rule: true } as Record<string, boolean>;
    assert.deepEqual(problems({ incident: { exclusions } }), [
      "incident.exclusions.settled unknown-name",
      "incident.exclusions.by_rule unknown-name",
    ]);
    assert.deepEqual(problems({ claims: [{ id: "A", exclusions: { settled: true } }] }), []);
    assert.deepEqual(problems({ incident: { others: "all" as "none" } }), ["incident.others shape"]);
  });
});

describe("interpret: validation of lines", () => {
  it("by head, amount, dates and names", () => {
    assert.deepEqual(withLoss({}), []);
    assert.deepEqual(withLoss({ head: "ransom" }), []);
    assert.deepEqual(withLoss({ head: "damage" }), ["losses[0].head unknown-name"]);
    assert.deepEqual(withLoss({ head: undefined, amount: undefined, id: undefined }), [
      "losses[0].id missing",
      "losses[0].head missing",
      "losses[0].amount missing",
    ]);
    assert.deepEqual(withLoss({ id: "=x" }), ["losses[0].id shape"]);
    assert.deepEqual(withLoss({ amount: -1 }), ["losses[0].amount amount"]);
    assert.deepEqual(withLoss({ amount: tooMuch }), ["losses[0].amount amount"]);
    assert.deepEqual(withLoss({ incurred: "yesterday", approved: "2026-13-01" }), [
      "losses[0].incurred date",
      "losses[0].approved date",
    ]);
    assert.deepEqual(withLoss({ approved: 1 }), ["losses[0].approved shape"]);
    assert.deepEqual(withLoss({ item: "y", trigger: "leek" }), [
      "losses[0].item unknown-name",
      "losses[0].trigger unknown-name",
    ]);
    assert.deepEqual(withLoss({ item: "x", trigger: "attack" }), []);
    assert.deepEqual(withLoss({ claim: "A", insured: "B" }), [
      "losses[0].claim reference",
      "losses[0].insured reference",
    ]);
    assert.deepEqual(withLoss({ claim: "A" }, { claims: [{ id: "A" }] }), []);
    assert.deepEqual(withLoss({ incured: "2026-05-01" }), ["losses[0].incured unknown-name"]);
  });

  it("by unit", () => {
    const units = { contract: { units: { site: [{ id: "N" }] } } };
    assert.deepEqual(withLoss({ unit: "person", unitId: "x" }), []);
    assert.deepEqual(withLoss({ unit: "person", count: 3 }), []);
    assert.deepEqual(withLoss({ unit: "persn", count: 3 }), ["losses[0].unit unknown-name"]);
    assert.deepEqual(withLoss({ unit: "person" }), ["losses[0].unit unit"]);
    assert.deepEqual(withLoss({ unitId: "x" }), ["losses[0].unit unit"]);
    assert.deepEqual(withLoss({ unitId: 1 }), ["losses[0].unit unit"]);
    assert.deepEqual(withLoss({ unit: "person", unitId: 1 }), ["losses[0].unitId shape"]);
    assert.deepEqual(withLoss({ unit: "person", unitId: "x", count: 3 }), []);
    assert.deepEqual(withLoss({ unit: "site", unitId: "N", count: 3 }, units), ["losses[0].unit unit"]);
    // One mistake, one problem.
    assert.deepEqual(withLoss({ unit: "person", unitId: 1, count: 0 }), ["losses[0].count unit"]);
    for (const count of [0, 1.5, -1, NaN, "3"]) {
      assert.deepEqual(withLoss({ unit: "person", count }), ["losses[0].count unit"], String(count));
    }
    assert.deepEqual(withLoss({ unit: "site", unitId: "N" }, units), []);
    assert.deepEqual(withLoss({ unit: "site", unitId: "S" }, units), ["losses[0].unitId reference"]);
    assert.deepEqual(withLoss({ head: "sympathy" }), ["losses[0].unit unit"]);
    assert.deepEqual(withLoss({ head: "sympathy", unit: "site", unitId: "N" }, units), ["losses[0].unit unit"]);
  });

  it("ids once, and sums that a number holds", () => {
    const same = [
      { id: "1", head: "damages", amount: 9e15 },
      { id: "1", head: "damages", amount: 1 },
    ];
    assert.deepEqual(problems({ losses: same }), ["losses[1].id duplicate", "losses amount"]);
    const much = [
      { head: "damages", amount: 9e15 },
      { head: "damages", amount: 1 },
    ];
    assert.deepEqual(problems({ losses: much }), ["losses amount"]);
    assert.deepEqual(problems({ claims: [{ id: "A" }, { id: "A" }], insureds: [{ id: "" }] }), [
      "claims[1].id duplicate",
      "insureds[0].id shape",
    ]);
  });

  it("collects all problems, in the order contract, incident, claims, insureds, losses, ledger", () => {
    const input = {
      ledger: 5,
      losses: {},
      insureds: [7],
      claims: "none",
      incident: { id: 3, triggers: {} },
      contract: { plan: 1, period: null },
      more: 1,
    };
    assert.deepEqual(problemsOf(plan, input), [
      "more unknown-name",
      "contract.policy missing",
      "contract.period shape",
      "contract.plan shape",
      "contract.main_limit missing",
      "incident.id shape",
      "incident.triggers shape",
      "claims shape",
      "insureds[0] shape",
      "losses shape",
      "ledger ledger",
    ]);
    assert.deepEqual(problemsOf(plan, {}), ["contract missing", "incident missing", "losses missing"]);
  });
});

describe("interpret: validation of the ledger", () => {
  const base = { contract, incident: { triggers: ["leak"] }, losses: [{ id: "x", head: "damages", amount: 100 }] };
  const { ledger } = settle(plan, base);
  const withLedger = (more: Record<string, unknown>) =>
    problemsOf(plan, { ...inputOf(base), ledger: { ...ledger, ...more } });

  it("is of this product, edition, terms, policy and period", () => {
    assert.deepEqual(withLedger({}), []);
    assert.deepEqual(withLedger({ schema: 2 }), ["ledger.schema ledger"]);
    assert.deepEqual(withLedger({ product: "other" }), ["ledger.product ledger"]);
    assert.deepEqual(withLedger({ edition: "2020-01-01" }), ["ledger.edition ledger"]);
    assert.deepEqual(withLedger({ terms: "0".repeat(64) }), ["ledger.terms ledger"]);
    assert.deepEqual(withLedger({ terms: undefined }), ["ledger.terms ledger"]);
    // Another edition has other terms: one mistake, one problem.
    assert.deepEqual(withLedger({ edition: "2020-01-01", terms: "x" }), ["ledger.edition ledger"]);
    assert.deepEqual(withLedger({ policy: "P-2" }), ["ledger.policy ledger"]);
    assert.deepEqual(withLedger({ period: { from: "2026-04-01", to: "2028-04-01" } }), ["ledger.period ledger"]);
    // The same instants.
    assert.deepEqual(withLedger({ period: { from: "2026-04-01T00:00", to: "2027-04-01" } }), []);
  });

  it("is whole", () => {
    assert.deepEqual(withLedger({ revision: 1.5 }), ["ledger.revision ledger"]);
    assert.deepEqual(withLedger({ incidents: {} }), ["ledger.incidents ledger"]);
    assert.deepEqual(withLedger({ incidents: [{ id: "I-9", paid: { x: -1 }, used: {} }] }), [
      "ledger.incidents[0].paid.x ledger",
    ]);
    const entry = ledger.incidents[0];
    assert.deepEqual(withLedger({ incidents: [entry, entry] }), ["ledger.incidents[1].id ledger"]);
  });

  it("knows the use of terms per period, by unit where they are by unit, and nothing else", () => {
    const site = product("sites", { units: [unitOf("site")] }, [
      head("a", {}, limit(10, "incident"), limit(20, "site-period")),
      head("b"),
      head("c", { computed: money(5) }),
      layers("period", [layer("low", deductible(1, "period"), coinsurance(ratio(1, 2)), limit(5, "period"))]),
    ]);
    const first = settle(site, {
      losses: [
        { head: "a", amount: 5, unit: "site", unitId: "N" },
        { head: "b", amount: 9 },
      ],
    });
    const [entry] = first.ledger.incidents;
    const said = (used: Record<string, unknown>, paid: Record<string, number> = {}) =>
      problemsOf(
        site,
        inputOf({ ledger: { ...first.ledger, incidents: [{ ...entry!, id: "I-9", used: used as never, paid }] } }),
      );
    assert.deepEqual(Object.keys(entry!.used).length, 3);
    assert.deepEqual(said(entry!.used), []);
    const at = "ledger.incidents[0].used";
    assert.deepEqual(said({ "a:limit:incident:1": { "": 1 } }), [`${at}["a:limit:incident:1"] ledger`]);
    assert.deepEqual(said({ gone: { "": 1 }, "a:limit:site-period:1": { "": 1, N: 0.5, S: 1 } }), [
      `${at}.gone ledger`,
      `${at}["a:limit:site-period:1"][""] ledger`,
      `${at}["a:limit:site-period:1"].N ledger`,
    ]);
    const ofLayer = Object.keys(entry!.used).find((id) => id.includes("layers"))!;
    assert.deepEqual(said({ [ofLayer]: { N: 1 } }), [`${at}["${ofLayer}"].N ledger`]);
    assert.deepEqual(said({}, { "=c": 5, x: 1 }), []);
    assert.deepEqual(said({}, { "=a": 5, "": 1 }), [
      'ledger.incidents[0].paid["=a"] ledger',
      'ledger.incidents[0].paid[""] ledger',
    ]);
    const opened = { ...first.ledger, opening: { paid: { a: 1, z: 1 }, used: { z: {} } } };
    assert.deepEqual(problemsOf(site, inputOf({ ledger: opened, incident: { id: "I-8" } })), [
      "ledger.opening.paid.z ledger",
      "ledger.opening.used.z ledger",
    ]);
  });

  it("is not settled while a line that was paid is not restated", () => {
    const input = inputOf({ ...base, losses: [{ id: "y", head: "damages", amount: 1 }], ledger });
    assert.deepEqual(problemsOf(plan, input), ["losses not-restated"]);
    const unpaid = { ...ledger, incidents: [{ id: "I-1", paid: { z: 0 }, used: {} }] };
    assert.deepEqual(problemsOf(plan, { ...input, ledger: unpaid }), []);
    const computed = { ...ledger, incidents: [{ id: "I-1", paid: { "=damages": 5 }, used: {} }] };
    assert.deepEqual(problemsOf(plan, { ...input, ledger: computed }), ['ledger.incidents[0].paid["=damages"] ledger']);
    assert.deepEqual(
      problemsOf(plan, inputOf({ ...base, losses: [], incident: { id: "I-2", triggers: [] }, ledger })),
      [],
    );
  });
});

describe("interpret: validation of anything", () => {
  it("never throws, and settles what has no problem", () => {
    const names = [
      "contract",
      "incident",
      "claims",
      "insureds",
      "losses",
      "ledger",
      "id",
      "facts",
      "__proto__",
      "plan",
    ];
    const key = fc.oneof(
      fc.constantFrom(...names, "period", "options", "units", "unit", "head", "amount"),
      fc.string(),
    );
    const leaf = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        undefined,
        NaN,
        Infinity,
        -0,
        tooMuch,
        "never",
        "2026-04-01",
        "leak",
        "wide",
        Symbol("x"),
        5n,
      ),
      fc.string(),
      fc.double(),
      fc.boolean(),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 8, noNullPrototype: false }),
      ),
    }));
    fc.assert(
      fc.property(tree, (input) => {
        const interpretation = interpret(plan, input);
        assert.equal(interpretation.ok, validate(plan, input).length === 0);
      }),
      { numRuns: 500 },
    );
  });

  it("never throws for an input that is right but for one place", () => {
    const right = {
      ...inputOf({
        contract: {
          ...contract,
          options: ["it_rider"],
          readings: { order: "first" },
          units: { site: [{ id: "N", facts: { value: 1 } }] },
        },
        incident: { triggers: ["leak"], facts: { found: "2026-05-01", ways: ["mail"] }, exclusions: { war: false } },
        claims: [{ id: "A", facts: { made: "2026-05-01" } }],
        losses: [{ id: "x", head: "damages", amount: 10, claim: "A" }],
      }),
    };
    const ledger = settle(plan, { ...right, losses: [{ id: "x", head: "damages", amount: 10, claim: "A" }] }).ledger;
    const text = JSON.stringify({ ...right, ledger });
    const places: (readonly string[])[] = [];
    const collect = (value: unknown, path: readonly string[]): void => {
      places.push(path);
      if (typeof value === "object" && value !== null)
        for (const [name, part] of Object.entries(value)) collect(part, [...path, name]);
    };
    collect(JSON.parse(text), []);
    const junk: readonly unknown[] = [
      null,
      undefined,
      [],
      {},
      "",
      "x",
      -1,
      1.5,
      NaN,
      tooMuch,
      true,
      [[]],
      { __proto__: null },
      Object.create(null),
    ];
    for (const path of places.filter((place) => place.length > 0)) {
      for (const value of junk) {
        const input = JSON.parse(text) as Record<string, unknown>;
        let parent = input;
        for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
        parent[path.at(-1) ?? ""] = value;
        assert.equal(interpret(plan, input).ok, validate(plan, input).length === 0);
      }
    }
  });
});
