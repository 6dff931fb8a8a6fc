import assert from "node:assert/strict";
import fc from "fast-check";
import type { Plan, Term } from "@yakkan/compiler/plan.js";
import type { Ledger, Loss, SettlementInput } from "@yakkan/runtime/claim.js";
import type { SettlementResult } from "@yakkan/runtime/result.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import {
  after,
  choice,
  choiceOf,
  coinsurance,
  dateType,
  deducted,
  deductible,
  divide,
  during,
  enumType,
  exclusion,
  fact,
  factOf,
  franchise,
  frame,
  head,
  iff,
  is,
  layer,
  layers,
  left,
  limit,
  lineApproved,
  lineIncurred,
  literalBool,
  loss,
  money,
  moneyType,
  months,
  multiply,
  num,
  product,
  ratio,
  readingIs,
  readingOf,
  rule,
  section,
  sumOver,
  trigger,
  triggerIs,
  uncovered,
  unitFact,
  unitFactOf,
  unitOf,
  within,
} from "../support/plans.js";

/**
 * The laws that hold for every product, on products rich enough to break them: sections beside each other,
 * inner frames, ranks, coinsurance between limits, aggregates, units, layers, and lines that are refused or open.
 */

const approval = (node: string) => rule("approval", `${node}:approval:1`, lineApproved);
const found = fact("incident", "found", dateType);

/** Liability and costs; every proviso of the law of the larger loss holds. */
const cyber: Plan = product(
  "cyber",
  {
    choices: [choiceOf("plan", enumType("basic", "wide")), choiceOf("main_limit", moneyType)],
    facts: [
      factOf("incident", "found", dateType),
      factOf("incident", "free", undefined, { default: literalBool(false) }),
      factOf("claim", "made", dateType),
    ],
    readings: [readingOf("order", ["first", "pro_rata"], "first")],
    triggers: [
      trigger("leak"),
      trigger("attack", { lineByLine: ["leak"] }),
      trigger("suspicion", { except: ["leak", "attack"] }),
    ],
    exclusions: [exclusion("war", "incident", { unless: [fact("incident", "free")] }), exclusion("settled", "claim")],
  },
  [
    section(
      "liability",
      { rules: [rule("attachment", "liability:attachment:1", during(fact("claim", "made", dateType)))] },
      [
        deductible(100, "claim", { first: [["damages"]] }),
        head("damages", { covers: ["leak", "attack"] }, coinsurance(ratio(9, 10))),
        head(
          "defence",
          { covers: ["leak", "attack"], rules: [approval("defence")] },
          limit(300, "claim"),
          limit(450, "period"),
        ),
        limit(choice("main_limit"), "claim", { sparing: [["damages"]] }),
        limit(choice("main_limit"), "period", { sparing: [["damages"]] }),
      ],
    ),
    section(
      "costs",
      {
        when: is(choice("plan", enumType("basic", "wide")), "wide"),
        rules: [rule("window", "costs:window:1", within(lineIncurred, found, after(months(6), found)))],
      },
      [
        deductible(50, "incident", { first: [["response"], ["forensics"]], when: readingIs("order", "first") }),
        deductible(50, "incident", { when: readingIs("order", "pro_rata") }),
        head("response"),
        frame("prevention", {}, [
          head("forensics", { rules: [approval("forensics")] }, coinsurance(ratio(2, 3))),
          head("recurrence", {}, coinsurance(ratio(2, 3))),
          limit(333, "incident"),
          limit(777, "period"),
        ]),
        uncovered("ransom"),
        limit(1000, "period"),
        coinsurance(ratio(4, 5)),
        limit(500, "incident"),
      ],
    ),
  ],
);

/** Sites, people, layers, and amounts that read the walk. */
const property: Plan = product(
  "property",
  {
    rounding: "half-up",
    units: [unitOf("site", [unitFactOf("value", moneyType)], true), unitOf("person")],
    facts: [factOf("incident", "rate", { kind: "ratio" }), factOf("insured", "intent")],
    triggers: [trigger("fire"), trigger("flood")],
    exclusions: [exclusion("deliberate", "insured", { perInsured: true })],
  },
  [
    frame("sites", { forEach: "site" }, [
      deductible(20, "incident"),
      head("building", { covers: ["fire", "flood"] }, limit(multiply(ratio(1, 2), unitFact("site", "value")), "site")),
      head("contents", { covers: ["fire", "flood"] }, coinsurance(iff(triggerIs("flood"), ratio(1, 2), ratio(1, 1)))),
      limit(400, "period"),
    ]),
    head("sympathy", { covers: ["fire"], outside: true }, limit(30, "person"), franchise(10, "person")),
    frame("after", {}, [
      head(
        "clearing",
        { covers: ["fire", "flood"] },
        limit(multiply(ratio(1, 10), loss("building", "contents")), "incident"),
      ),
      head("profit", {
        covers: ["fire"],
        computed: multiply(fact("incident", "rate", { kind: "ratio" }), loss("building")),
      }),
      head("extra", { covers: ["fire", "flood"] }, limit(left("sites", "building", "contents"), "incident")),
      layers("period", [
        layer("low", limit(100, "period")),
        layer("high", deductible(100, "period"), limit(300, "period"), coinsurance(ratio(1, 2))),
      ]),
    ]),
    deductible(75, "period"),
    limit(divide(sumOver("site", unitFact("site", "value")), num(2)), "incident"),
    deductible(divide(deducted, num(9)), "incident"),
    limit(money(900), "period"),
  ],
);

// ── Random incidents ─────────────────────────────────────────────────────────────────────────────────

type Input = Omit<SettlementInput, "ledger">;
const amount = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2000 }));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 4 });
const compact = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
const numbered = (losses: readonly object[]): readonly Loss[] =>
  losses.map((line, place) => ({ id: `L${place}`, ...compact(line) }) as Loss);
const dates = fc.constantFrom("2026-03-31", "2026-04-01", "2026-05-20", "2026-11-20", "2026-11-21");

const cyberInput: fc.Arbitrary<Input> = fc
  .record({
    contract: fc.record({
      plan: fc.constantFrom("basic", "wide", "wide"),
      main_limit: fc.constantFrom(0, 200, 700),
      order: fc.constantFrom("first", "pro_rata"),
    }),
    triggers: fc.subarray(["leak", "attack", "suspicion"]),
    found: maybe(fc.constantFrom("2026-05-20", "2026-05-21")),
    war: maybe(fc.boolean()),
    free: maybe(fc.boolean()),
    claims: fc.array(maybe(dates), { maxLength: 3 }),
    losses: fc.array(
      fc.record({
        head: fc.constantFrom("damages", "defence", "response", "forensics", "recurrence", "ransom"),
        amount,
        claim: maybe(fc.constantFrom("C0", "C1", "C2")),
        trigger: fc.option(fc.constantFrom("leak", "attack", "suspicion"), { nil: undefined, freq: 1 }),
        approved: maybe(fc.oneof(fc.constant(true), fc.boolean(), dates)),
        incurred: maybe(dates),
      }),
      { maxLength: 9 },
    ),
  })
  .map(({ contract: { order, ...contract }, triggers, found: day, war, free, claims, losses }) => ({
    contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, readings: { order }, ...contract },
    incident: {
      id: "I",
      triggers,
      facts: compact({ found: day, free }) as Record<string, boolean | string>,
      exclusions: compact({ war }) as Record<string, boolean>,
    },
    claims: claims.map((made, place) => ({ id: `C${place}`, facts: made === undefined ? {} : { made } })),
    losses: numbered(
      losses.map((line) => (Number(line.claim?.slice(1)) < claims.length ? line : { ...line, claim: undefined })),
    ),
  }));

const propertyInput: fc.Arbitrary<Input> = fc
  .record({
    values: fc.tuple(maybe(amount), amount),
    triggers: fc.subarray(["fire", "flood"], { minLength: 1 }),
    rate: maybe(fc.constantFrom(0, 0.1, "1/3")),
    insureds: fc.array(maybe(fc.boolean()), { maxLength: 2 }),
    losses: fc.array(
      fc.record({
        head: fc.constantFrom("building", "contents", "sympathy", "clearing", "extra"),
        amount,
        site: fc.constantFrom("N", "S"),
        person: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom("a", "b")),
        trigger: maybe(fc.constantFrom("fire", "flood")),
        insured: maybe(fc.constantFrom("X0", "X1")),
      }),
      { maxLength: 9 },
    ),
  })
  .map(({ values, triggers, rate, insureds, losses }) => ({
    contract: {
      policy: "P",
      period: { from: "2026-04-01", to: "2027-04-01" },
      units: {
        site: ["N", "S"].map((id, place) => ({
          id,
          facts: compact({ value: values[place] }) as Record<string, number>,
        })),
      },
    },
    incident: { id: "I", triggers, facts: compact({ rate }) as Record<string, number> },
    insureds: insureds.map((deliberate, place) => ({
      id: `X${place}`,
      exclusions: compact({ deliberate }) as Record<string, boolean>,
    })),
    losses: numbered(
      losses.map(({ site, person, ...line }) => ({
        ...line,
        insured: Number(line.insured?.slice(1)) < insureds.length ? line.insured : undefined,
        ...(line.head === "sympathy"
          ? { unit: "person", ...(typeof person === "number" ? { count: person } : { unitId: person }) }
          : line.head === "clearing" || line.head === "extra"
            ? {}
            : { unit: "site", unitId: site }),
      })),
    ),
  }));

function run(plan: Plan, input: Input, ledger?: Ledger): SettlementResult {
  const whole = freeze(ledger === undefined ? input : { ...input, ledger });
  const interpretation = interpret(plan, whole, { trace: true });
  if (!interpretation.ok) assert.fail(JSON.stringify(interpretation.problems));
  return interpretation.result;
}

/** So that a change to an input throws. */
function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** The same products, each with its inputs. */
const cases = [
  { plan: cyber, inputs: cyberInput },
  { plan: property, inputs: propertyInput },
];
const sumOf = <T>(items: readonly T[], by: (item: T) => number) => items.reduce((sum, item) => sum + by(item), 0);
/** Under one contract: every incident has the contract of the first. */
const sequenceOf = (inputs: fc.Arbitrary<Input>) =>
  fc.array(fc.tuple(inputs, fc.constantFrom("I-1", "I-2", "I-3")), { minLength: 1, maxLength: 6 }).map((steps) => {
    const contract = steps[0]?.[0].contract;
    return steps.map(([input, id]) => ({
      ...input,
      contract: contract ?? input.contract,
      incident: { ...input.incident, id },
    }));
  });
/** Lines paid before are restated, with the amount 0 where the random input has them no more. */
function restate(input: Input, ledger: Ledger | undefined): Input {
  const paid = ledger?.incidents.find((entry) => entry.id === input.incident.id)?.paid ?? {};
  const gone = Object.keys(paid).filter((id) => !id.startsWith("=") && !input.losses.some((line) => line.id === id));
  const anyHead = input.contract["plan"] === undefined ? "extra" : "response";
  return { ...input, losses: [...input.losses, ...gone.map((id) => ({ id, head: anyHead, amount: 0 }))] };
}

for (const { plan, inputs } of cases) {
  describe(`interpret: laws of ${plan.name}`, () => {
    it("0 ≤ due ≤ claimed for every line, and sums agree at every level", () => {
      fc.assert(
        fc.property(inputs, (input) => {
          const result = run(plan, input);
          for (const line of result.lines) {
            assert.ok(line.due >= 0 && line.due <= line.claimed);
            const cut = sumOf(line.reduced, ({ amount: off }) => off);
            assert.equal(line.due + cut, line.verdict === "eligible" ? line.claimed : 0);
            assert.equal(line.verdict === "refused", line.refused.length > 0);
            assert.equal(line.verdict === "undetermined", line.undetermined.length > 0);
            assert.equal(line.trigger !== undefined, line.verdict === "eligible");
          }
          for (const key of ["claimed", "due", "pay"] as const) {
            assert.equal(
              result[key],
              sumOf(result.lines, (line) => line[key]),
            );
            assert.equal(
              result[key],
              sumOf(result.heads, (each) => each[key]),
            );
            if (result.lines.length > 0) assert.equal(result.groups[0]?.[key], result[key]);
            for (const { group, ...totals } of result.groups) {
              const below = headsBelow(plan, group);
              assert.equal(
                totals[key],
                sumOf(
                  result.heads.filter((each) => below.includes(each.head)),
                  (each) => each[key],
                ),
              );
            }
          }
          for (const step of result.trace ?? []) {
            assert.equal(
              step.before - step.after,
              sumOf(step.cuts, ({ amount: off }) => off),
            );
            if (typeof step.amount === "number" && step.clause.includes(":limit:"))
              assert.ok(step.after <= step.amount);
          }
        }),
        { numRuns: 400 },
      );
    });

    it("the order of the input changes nothing", () => {
      const shuffled = inputs.chain((input) =>
        fc
          .tuple(
            fc.shuffledSubarray([...input.losses], { minLength: input.losses.length }),
            fc.shuffledSubarray([...(input.claims ?? [])], { minLength: input.claims?.length ?? 0 }),
            fc.shuffledSubarray([...input.incident.triggers], { minLength: input.incident.triggers.length }),
            fc.constant([...(input.insureds ?? [])].reverse()),
          )
          .map(([losses, claims, triggers, insureds]) => [
            input,
            {
              ...input,
              losses,
              ...(input.claims === undefined ? {} : { claims }),
              ...(input.insureds === undefined ? {} : { insureds }),
              incident: { ...input.incident, triggers },
              contract: {
                ...input.contract,
                ...(input.contract.units === undefined
                  ? {}
                  : { units: { site: [...(input.contract.units["site"] ?? [])].reverse() } }),
              },
            },
          ]),
      );
      fc.assert(
        fc.property(shuffled, ([one, other]) => {
          assert.ok(one && other);
          assert.deepEqual(run(plan, other), run(plan, one));
        }),
        { numRuns: 300 },
      );
    });

    it("settling again at once pays nothing and raises only the revision", () => {
      fc.assert(
        fc.property(sequenceOf(inputs), (steps) => {
          let ledger: Ledger | undefined;
          for (const step of steps) {
            const input = restate(step, ledger);
            const result = run(plan, input, ledger);
            const again = run(plan, input, result.ledger);
            assert.deepEqual([again.pay, again.due, again.overpaid], [0, result.due, result.overpaid]);
            assert.deepEqual(again.ledger, { ...result.ledger, revision: result.ledger.revision + 1 });
            ledger = result.ledger;
          }
        }),
        { numRuns: 200 },
      );
    });

    it("what is paid comes to what is due, and never less than was paid", () => {
      fc.assert(
        fc.property(sequenceOf(inputs), (steps) => {
          let ledger: Ledger | undefined;
          for (const step of steps) {
            const input = restate(step, ledger);
            const before = sumOf(
              Object.values(ledger?.incidents.find(({ id }) => id === input.incident.id)?.paid ?? {}),
              (paid) => paid,
            );
            const result = run(plan, input, ledger);
            assert.equal(result.pay, Math.max(0, result.due - before));
            assert.equal(result.overpaid, Math.max(0, before - result.due));
            for (const line of result.lines) assert.ok(line.pay >= 0 && line.pay <= Math.max(0, line.due - line.paid));
            // The calls of an incident come to the same due as the last alone.
            const entry = ledger?.incidents.find(({ id }) => id === input.incident.id);
            const others: Ledger | undefined = ledger && {
              ...ledger,
              incidents: ledger.incidents.map((each) => (each === entry ? { ...each, paid: {}, used: {} } : each)),
            };
            const alone = run(plan, input, others);
            // A computed head that was paid stays a line, of which nothing is due.
            const due = ({ lines }: SettlementResult) =>
              lines.filter((line) => line.due > 0).map((line) => [line.id, line.due]);
            assert.deepEqual(due(result), due(alone));
            assert.deepEqual(
              result.ledger.incidents.find(({ id }) => id === input.incident.id)?.used,
              alone.ledger.incidents.find(({ id }) => id === input.incident.id)?.used,
            );
            ledger = result.ledger;
          }
        }),
        { numRuns: 200 },
      );
    });

    it("no limit per period is exceeded over any sequence", () => {
      const terms = termsOf(plan).filter((term) => term.kind === "limit" && term.basis.period);
      fc.assert(
        fc.property(sequenceOf(inputs), (steps) => {
          let ledger: Ledger | undefined;
          const dueOf = new Map<string, SettlementResult>();
          for (const step of steps) {
            const result = run(plan, restate(step, ledger), ledger);
            ledger = result.ledger;
            dueOf.set(result.incident, result);
          }
          for (const term of terms) {
            const most = limitOf(term, steps[0]);
            const used = (ledger?.incidents ?? []).flatMap((entry) => Object.entries(entry.used[term.id] ?? {}));
            const byUnit = new Map<string, number>();
            for (const [unit, part] of used) byUnit.set(unit, (byUnit.get(unit) ?? 0) + part);
            for (const part of byUnit.values()) assert.ok(part <= most, `${term.id}: ${part} of ${most}`);
            if (term.forEach !== undefined) continue;
            // What is due on its heads went through it.
            const due = sumOf([...dueOf.values()], ({ lines }) =>
              sumOf(
                lines.filter((line) => term.heads.includes(line.head)),
                (line) => line.due,
              ),
            );
            assert.ok(due <= most, `${term.id}: ${due} of ${most}`);
          }
        }),
        { numRuns: 300 },
      );
    });
  });
}

describe("interpret: what an undetermined line waits for", () => {
  for (const { plan, inputs } of cases) {
    it(`nothing else makes it eligible, of ${plan.name}`, () => {
      fc.assert(
        fc.property(inputs, fc.boolean(), (input, yes) => {
          const result = run(plan, input);
          const open = result.lines.filter((line) => line.verdict === "undetermined");
          if (open.length === 0) return;
          for (const { key, state } of unstated(input)) {
            const then = run(plan, state(yes));
            for (const line of open) {
              const waits = line.undetermined.flatMap((pending) => pending.waitsFor);
              if (waits.some(({ of, id, name }) => JSON.stringify([of, id ?? null, name]) === key)) continue;
              assert.notEqual(then.lines.find(({ id }) => id === line.id)?.verdict, "eligible", `${line.id} by ${key}`);
            }
          }
        }),
        { numRuns: 150 },
      );
    });

    it(`stating all of it decides it, of ${plan.name}`, () => {
      fc.assert(
        fc.property(inputs, fc.boolean(), (input, yes) => {
          let current = input;
          // Each round states one fact that some line waits for; there are not many.
          for (let round = 0; round < 40; round += 1) {
            const waits = run(plan, current).lines.flatMap((line) =>
              line.undetermined.flatMap((pending) => pending.waitsFor),
            );
            const keys = new Set(waits.map(({ of, id, name }) => JSON.stringify([of, id ?? null, name])));
            const next = unstated(current).find(({ key }) => keys.has(key));
            if (next === undefined) break;
            current = next.state(yes);
          }
          const stuck = run(plan, current).lines.filter((line) => line.verdict === "undetermined");
          assert.deepEqual(stuck, []);
        }),
        { numRuns: 100 },
      );
    });
  }
});

describe("interpret: the law of the larger loss", () => {
  it("raising a limit lowers the total by no more than a yen per head and claim", () => {
    fc.assert(
      fc.property(cyberInput, fc.nat(1000), fc.nat(1000), (input, low, more) => {
        const dueAt = (most: number) => run(cyber, { ...input, contract: { ...input.contract, main_limit: most } }).due;
        const slack = cyber.heads.length * ((input.claims?.length ?? 0) + 1);
        assert.ok(dueAt(low + more) >= dueAt(low) - slack);
      }),
      { numRuns: 200 },
    );
  });

  it("raising an amount lowers the total by no more than a yen per head and claim", () => {
    fc.assert(
      fc.property(cyberInput, fc.nat(8), fc.integer({ min: 1, max: 500 }), (input, place, more) => {
        const before = run(cyber, input);
        const losses = input.losses.map((line, position) =>
          position === place ? { ...line, amount: (line.amount ?? 0) + more } : line,
        );
        const raised = run(cyber, { ...input, losses });
        const slack = cyber.heads.length * ((input.claims?.length ?? 0) + 1);
        assert.ok(raised.due >= before.due - slack, `${before.due} to ${raised.due}`);
      }),
      { numRuns: 400 },
    );
  });
});

/** Every fact, circumstance and built-in fact that the input leaves out, with a way to state it. */
function unstated(input: Input): readonly { readonly key: string; readonly state: (yes: boolean) => Input }[] {
  const key = (of: string, id: string | undefined, name: string) => JSON.stringify([of, id ?? null, name]);
  const { incident, claims = [], insureds = [], losses, contract } = input;
  const facts: readonly (readonly [string, string | number, string | number])[] =
    contract.units === undefined ? [["found", "2026-05-20", "2025-05-20"]] : [["rate", 0.2, 0]];
  const ofIncident = facts
    .filter(([name]) => incident.facts?.[name] === undefined)
    .map(([name, first, second]) => ({
      key: key("incident", undefined, name),
      state: (yes: boolean) => ({
        ...input,
        incident: { ...incident, facts: { ...incident.facts, [name]: yes ? first : second } },
      }),
    }));
  const ofClaims = claims.flatMap((claim, place) =>
    claim.facts?.["made"] === undefined
      ? [
          {
            key: key("claim", claim.id, "made"),
            state: (yes: boolean) => ({
              ...input,
              claims: replaceAt(claims, place, { ...claim, facts: { made: yes ? "2026-05-05" : "2020-01-01" } }),
            }),
          },
        ]
      : [],
  );
  const ofLosses = losses.flatMap((line, place) =>
    (["approved", "incurred"] as const)
      .filter((name) => line[name] === undefined)
      .map((name) => ({
        key: key("loss", line.id, name),
        state: (yes: boolean) => ({
          ...input,
          losses: replaceAt(losses, place, {
            ...line,
            [name]: name === "approved" ? yes : yes ? "2026-06-01" : "2020-01-01",
          }),
        }),
      })),
  );
  // Which of those who are listed a line is of.
  const ofInsureds = losses.flatMap((line, place) =>
    line.insured !== undefined || insureds.length === 0
      ? []
      : [
          {
            key: key("loss", line.id, "insured"),
            state: (yes: boolean) => ({
              ...input,
              losses: replaceAt(losses, place, { ...line, insured: insureds.at(yes ? 0 : -1)!.id }),
            }),
          },
        ],
  );
  const sites = contract.units?.["site"] ?? [];
  const ofSites = sites.flatMap((site, place) =>
    site.facts?.["value"] === undefined
      ? [
          {
            key: key("unit", site.id, "value"),
            state: (yes: boolean) => ({
              ...input,
              contract: {
                ...contract,
                units: { site: replaceAt(sites, place, { ...site, facts: { value: yes ? 500 : 0 } }) },
              },
            }),
          },
        ]
      : [],
  );
  return [...ofIncident, ...ofClaims, ...ofLosses, ...ofInsureds, ...ofSites];
}

function replaceAt<T>(list: readonly T[], place: number, element: T): readonly T[] {
  return list.map((old, position) => (position === place ? element : old));
}

function termsOf(plan: Plan): readonly Term[] {
  const of = (node: Plan["root"]["members"][number]): readonly Term[] => {
    if (node.kind === "uncovered") return [];
    if (node.kind === "head") return node.terms;
    return [...node.above, ...node.members.flatMap(of), ...node.below];
  };
  return of(plan.root);
}

function headsBelow(plan: Plan, group: string): readonly string[] {
  type AnyNode = Plan["root"]["members"][number];
  const below = (node: AnyNode, inside: boolean): readonly string[] => {
    const within = inside || node.name === group;
    if (node.kind === "head" || node.kind === "uncovered") return within ? [node.name] : [];
    return node.members.flatMap((member) => below(member, within));
  };
  return below(plan.root, false);
}

function limitOf(term: Term, input: Input | undefined): number {
  const most = term.kind === "limit" ? term.amount : undefined;
  if (most?.kind === "literal" && most.literal.type === "money") return Number(most.literal.value.numerator);
  return Number(input?.contract["main_limit"]);
}
