import assert from "node:assert/strict";
import type { Expr } from "@yakkan/compiler/plan.js";
import {
  after,
  and,
  asserted,
  choice,
  choiceOf,
  compare,
  date,
  dateType,
  daysBetween,
  during,
  enumType,
  exclusion,
  fact,
  factOf,
  frame,
  has,
  head,
  iff,
  is,
  isEmpty,
  isNever,
  limit,
  lineAmount,
  lineApproved,
  lineCount,
  lineIncurred,
  lineItem,
  literalBool,
  money,
  months,
  not,
  num,
  option,
  optionOf,
  or,
  product,
  readingIs,
  readingOf,
  rule,
  section,
  setType,
  trigger,
  uncovered,
  unitOf,
  within,
  years,
} from "../support/plans.js";
import { dues, lineOf, pendingsOf, reasonsOf, settle, type Brief } from "./cases.js";

const verdict = (...[plan, brief]: Parameters<typeof settle>): string => {
  const line = lineOf(settle(plan, brief), "1");
  return line.verdict === "eligible" ? `eligible ${line.trigger}` : line.verdict;
};
const one: NonNullable<Brief["losses"]> = [{ head: "a", amount: 100 }];
const approval = rule("approval", "a:approval:1", lineApproved);

describe("interpret: triggers", () => {
  const plan = product(
    "p",
    {
      choices: [choiceOf("plan", enumType("wide", "basic"))],
      triggers: [
        trigger("leak", { when: is(choice("plan", enumType("wide", "basic")), "wide") }),
        trigger("disruption", { lineByLine: ["leak"] }),
        trigger("attack", { except: ["leak", "disruption"] }),
        trigger("suspicion", { except: ["leak", "disruption", "attack"] }),
      ],
    },
    [head("a", { covers: ["leak", "attack", "suspicion"] }), head("b", { covers: ["disruption"] })],
  );
  const run = (triggers: readonly string[], loss: Partial<NonNullable<Brief["losses"]>[0]> = {}, chosen = "wide") =>
    settle(plan, { contract: { plan: chosen }, incident: { triggers }, losses: [{ head: "a", amount: 100, ...loss }] });

  it("finds the first trigger under which the line is eligible", () => {
    assert.equal(lineOf(run(["attack", "suspicion"]), "1").trigger, "attack");
    assert.equal(lineOf(run(["suspicion"]), "1").trigger, "suspicion");
  });

  it("lets a residual trigger out, though the one before it does not exist under the contract", () => {
    const result = run(["leak", "attack"], {}, "basic");
    assert.deepEqual(lineOf(result, "1").refused, [{ kind: "contract", clause: "leak", trigger: "leak" }]);
  });

  it("lets a residual trigger out, though the one before it is itself out", () => {
    // disruption is out line by line, and still keeps the attack out.
    assert.deepEqual(reasonsOf(run(["disruption", "attack"])), ["cover a"]);
  });

  it("line by line is out only for lines that name no trigger", () => {
    assert.deepEqual(reasonsOf(run(["leak", "disruption"], { head: "b" })), ["cover b"]);
    const named = run(["leak", "disruption"], { head: "b", trigger: "disruption" });
    assert.equal(lineOf(named, "1").trigger, "disruption");
  });

  it("lets a residual trigger in where its exception has a guard that fails, and waits where it is open", () => {
    const guarded = product(
      "p",
      {
        readings: [readingOf("alone", ["yes", "no"])],
        triggers: [
          trigger("service"),
          trigger("attack", { except: ["service"], exceptWhen: readingIs("alone", "yes") }),
        ],
      },
      [head("a", { covers: ["attack"] })],
    );
    const of = (readings: Record<string, string>, named?: string) =>
      settle(guarded, {
        contract: { readings },
        incident: { triggers: ["service", "attack"] },
        losses: [{ head: "a", amount: 100, ...(named === undefined ? {} : { trigger: named }) }],
      });
    for (const named of [undefined, "attack"]) {
      assert.deepEqual(reasonsOf(of({ alone: "yes" }, named)), [named === undefined ? "cover a" : "trigger attack"]);
      assert.equal(lineOf(of({ alone: "no" }, named), "1").trigger, "attack");
      assert.deepEqual(pendingsOf(of({}, named)), ["trigger attack: reading alone"]);
    }
    assert.equal(lineOf(settle(guarded, { incident: { triggers: ["attack"] }, losses: one }), "1").due, 100);
  });

  it("judges a line that names a trigger under that one alone", () => {
    assert.deepEqual(reasonsOf(run(["leak"], { trigger: "disruption" })), ["trigger disruption"]);
    assert.deepEqual(reasonsOf(run(["leak", "attack"], { trigger: "attack" })), ["trigger attack"]);
    assert.deepEqual(reasonsOf(run(["leak"], { trigger: "leak" }, "basic")), ["contract leak"]);
  });

  it("refuses by what was asserted, or by the product where nothing was", () => {
    assert.deepEqual(lineOf(run([]), "1").refused, [{ kind: "trigger", clause: "p" }]);
    const circle = product("p", { triggers: [trigger("x", { except: ["y"] }), trigger("y", { except: ["x"] })] }, [
      head("a"),
    ]);
    assert.deepEqual(lineOf(settle(circle, { incident: { triggers: ["y", "x"] }, losses: one }), "1").refused, [
      { kind: "trigger", clause: "x", trigger: "x" },
      { kind: "trigger", clause: "y", trigger: "y" },
    ]);
  });

  it("keeps the reasons under every trigger", () => {
    const strict = product("p", { triggers: [trigger("x"), trigger("y")] }, [
      head("a", { covers: ["x"], rules: [approval] }),
    ]);
    const losses = [{ head: "a", amount: 1, approved: false }];
    assert.deepEqual(lineOf(settle(strict, { incident: { triggers: ["y", "x"] }, losses }), "1").refused, [
      { kind: "approval", clause: "a:approval:1", trigger: "x" },
      { kind: "cover", clause: "a", trigger: "y" },
      { kind: "approval", clause: "a:approval:1", trigger: "y" },
    ]);
  });

  it("is undetermined under those triggers that may yet pay", () => {
    const strict = product(
      "p",
      { triggers: [trigger("x"), trigger("y"), trigger("z")], facts: [factOf("incident", "f")] },
      [
        head("a", {
          covers: ["x", "z"],
          rules: [rule("condition", "r", fact("incident", "f"), { scope: { triggers: ["x", "y"] } })],
        }),
      ],
    );
    const open = settle(strict, { incident: { triggers: ["x", "y"] }, losses: one });
    assert.deepEqual(lineOf(open, "1").undetermined, [
      { kind: "condition", clause: "r", trigger: "x", waitsFor: [{ of: "incident", name: "f" }] },
    ]);
    assert.deepEqual(lineOf(open, "1").refused, []);
    // One trigger that pays is enough, also after one that may.
    assert.equal(lineOf(settle(strict, { incident: { triggers: ["x", "z"] }, losses: one }), "1").trigger, "z");
  });
});

describe("interpret: what a contract lacks", () => {
  const plans = enumType("wide", "basic");
  const isWide = is(choice("plan", plans), "wide");
  const plan = product("p", { choices: [choiceOf("plan", plans)], readings: [readingOf("how", ["x", "y"])] }, [
    section("s", { when: isWide }, [
      frame("f", { when: isWide, rules: [approval] }, [head("a")]),
      head("b", { when: readingIs("how", "x"), rules: [approval] }),
      uncovered("ransom"),
    ]),
  ]);

  it("refuses by each node that does not exist, from the outermost, and by nothing else", () => {
    const result = settle(plan, { contract: { plan: "basic" }, losses: one });
    assert.deepEqual(lineOf(result, "1").refused, [
      { kind: "contract", clause: "s" },
      { kind: "contract", clause: "f" },
    ]);
  });

  it("refuses what is never covered, whatever else", () => {
    const result = settle(plan, { contract: { plan: "basic" }, losses: [{ head: "ransom", amount: 7 }, ...one] });
    assert.deepEqual(lineOf(result, "1").refused, [{ kind: "uncovered", clause: "ransom" }]);
    assert.deepEqual(
      result.lines.map((line) => line.head),
      ["a", "ransom"],
    );
    assert.deepEqual(result.heads[1], { head: "ransom", claimed: 7, due: 0, pay: 0 });
    assert.equal(result.groups.find(({ group }) => group === "s")?.claimed, 107);
  });

  it("waits for what decides whether a node exists", () => {
    const result = settle(plan, { contract: { plan: "wide" }, losses: [{ head: "b", amount: 1 }] });
    assert.deepEqual(pendingsOf(result), ["contract b: reading how", "approval a:approval:1: loss 1 approved"]);
  });

  it("waits for what decides whether a trigger exists", () => {
    const doubtful = product(
      "p",
      { readings: [readingOf("how", ["x", "y"])], triggers: [trigger("fire", { when: readingIs("how", "x") })] },
      [head("a")],
    );
    assert.deepEqual(pendingsOf(settle(doubtful, { losses: one })), ["contract fire: reading how"]);
    const runs = (how: string) => lineOf(settle(doubtful, { contract: { readings: { how } }, losses: one }), "1");
    assert.equal(runs("x").verdict, "eligible");
    assert.deepEqual(runs("y").refused, [{ kind: "contract", clause: "fire", trigger: "fire" }]);
  });

  it("refuses an item that is never paid, and applies a rule for an item only to it", () => {
    const items = product("p", {}, [
      head("a", {
        items: ["server", "!portable"],
        rules: [rule("approval", "r", lineApproved, { scope: { items: ["server"] } })],
      }),
    ]);
    const judged = (item?: string) =>
      reasonsOf(
        settle(items, { losses: [{ head: "a", amount: 1, approved: false, ...(item === undefined ? {} : { item }) }] }),
      );
    assert.deepEqual(judged("portable"), ["item a:portable"]);
    assert.deepEqual(judged("server"), ["approval r"]);
    assert.deepEqual(judged(), []);
  });

  it("waits for the item of a line that names none, where the head requires it", () => {
    const plan = product("p", {}, [
      head("a", { items: ["listed", "!never"], rules: [rule("item", "a:item:1", lineItem)] }),
    ]);
    const of = (item?: string) =>
      settle(plan, { losses: [{ head: "a", amount: 100, ...(item === undefined ? {} : { item }) }] });
    assert.equal(lineOf(of("listed"), "1").due, 100);
    assert.deepEqual(reasonsOf(of("never")), ["item a:never"]);
    assert.deepEqual(pendingsOf(of()), ["item a:item:1: loss 1 item"]);
  });

  it("opens a head by any of its covers whose guard holds", () => {
    const guarded = product("p", { choices: [choiceOf("plan", plans)], readings: [readingOf("how", ["x", "y"])] }, [
      head("a", {
        covers: [
          { triggers: ["fire"], when: isWide },
          { triggers: ["fire"], when: readingIs("how", "x") },
        ],
      }),
    ]);
    const judged = (brief: Brief) => verdict(guarded, { losses: one, ...brief });
    assert.equal(judged({ contract: { plan: "wide" } }), "eligible fire");
    assert.equal(judged({ contract: { plan: "basic" } }), "undetermined");
    assert.equal(judged({ contract: { plan: "basic", readings: { how: "y" } } }), "refused");
  });
});

describe("interpret: conditions", () => {
  const facts = [
    factOf("incident", "x"),
    factOf("incident", "y"),
    factOf("incident", "z", undefined, { default: literalBool(false) }),
    factOf("incident", "ways", setType("mail", "web")),
    factOf("incident", "found", dateType, { orNever: true }),
    factOf("claim", "made", dateType),
    factOf("insured", "minor"),
    factOf("loss", "urgent"),
  ];
  const [x, y, z] = ["x", "y", "z"].map((name) => fact("incident", name)) as [Expr, Expr, Expr];
  const found = fact("incident", "found", dateType);
  const ways = fact("incident", "ways", setType("mail", "web"));
  const judged = (test: Expr, brief: Brief & { readonly facts?: Record<string, unknown> } = {}): string => {
    const plan = product("p", { facts, readings: [readingOf("how", ["p", "q"], "p")], units: [unitOf("car")] }, [
      head("a", { rules: [rule("condition", "r", test)] }),
    ]);
    const { facts: stated = {}, ...rest } = brief;
    const result = settle(plan, { losses: one, incident: { facts: stated as Record<string, boolean> }, ...rest });
    const line = lineOf(result, "1");
    if (line.verdict !== "undetermined") return line.verdict;
    return pendingsOf(result)[0]?.replace("condition r: ", "waits for ") ?? "";
  };

  it("logic is Kleene's", () => {
    assert.equal(judged(and(x, y), { facts: { y: false } }), "refused");
    assert.equal(judged(and(x, y), { facts: { y: true } }), "waits for incident x");
    assert.equal(judged(and(x, y)), "waits for incident x, incident y");
    assert.equal(judged(or(x, y), { facts: { y: true } }), "eligible");
    assert.equal(judged(or(x, y), { facts: { y: false } }), "waits for incident x");
    assert.equal(judged(not(x)), "waits for incident x");
    assert.equal(judged(not(x), { facts: { x: false } }), "eligible");
    assert.equal(judged(and()), "eligible");
    assert.equal(judged(or()), "refused");
  });

  it("if waits for its condition and for the branches that are unknown", () => {
    assert.equal(judged(iff(x, y, z)), "waits for incident x, incident y");
    assert.equal(judged(iff(x, z, y)), "waits for incident x, incident y");
    assert.equal(judged(iff(x, y, z), { facts: { x: false } }), "refused");
    assert.equal(judged(iff(x, y, z), { facts: { x: true } }), "waits for incident y");
  });

  it("a fact stands at its default, which is listed as assumed", () => {
    assert.equal(judged(z), "refused");
    assert.equal(judged(z, { facts: { z: true } }), "eligible");
    const plan = product(
      "p",
      { facts: [...facts, factOf("loss", "small", undefined, { default: literalBool(true) })] },
      [head("a")],
    );
    const assumed = settle(plan, {
      losses: [
        { id: "b", head: "a", amount: 1 },
        { id: "a", head: "a", amount: 1 },
      ],
    }).assumed;
    assert.deepEqual(assumed, [
      { of: "incident", name: "z" },
      { of: "loss", id: "a", name: "small" },
      { of: "loss", id: "b", name: "small" },
    ]);
    assert.deepEqual(settle(plan, { incident: { facts: { z: true } } }).assumed, []);
  });

  it("never fails every comparison but <>, and opens no window", () => {
    const never = { facts: { found: "never" } };
    assert.equal(judged(compare(found, "=", found), never), "refused");
    assert.equal(judged(compare(found, "<>", date("2026-05-01")), never), "eligible");
    assert.equal(judged(compare(found, "<=", date("2026-05-01")), never), "refused");
    assert.equal(judged(within(date("2026-05-01"), found), never), "refused");
    assert.equal(judged(within(date("2026-05-01"), date("2026-04-01"), after(years(1), found)), never), "refused");
    // Known not to be open, whatever the date that is still unknown.
    assert.equal(judged(within(lineIncurred, found), never), "refused");
    assert.equal(judged(during(found), never), "refused");
    assert.equal(judged(compare(daysBetween(found, date("2026-05-01")), "<", num(5)), never), "refused");
    assert.equal(judged(isNever(found), never), "eligible");
    assert.equal(judged(isNever(found)), "waits for incident found");
    assert.equal(judged(isNever(found), { facts: { found: "2026-05-01" } }), "refused");
  });

  it("a window is closed at both ends, by days", () => {
    const window = within(lineIncurred, found, after(months(1), found));
    const on = (incurred: string) =>
      judged(window, { facts: { found: "2026-05-10T18:00" }, losses: [{ head: "a", amount: 1, incurred }] });
    assert.equal(on("2026-05-09"), "refused");
    assert.equal(on("2026-05-10T09:00"), "eligible");
    assert.equal(on("2026-06-10T23:59"), "eligible");
    assert.equal(on("2026-06-11"), "refused");
    assert.equal(judged(window), "waits for incident found, loss 1 incurred");
  });

  it("the period is half open, and a day without a time is undecided where it turns", () => {
    const period = (from: string, to: string, day: string) =>
      judged(during(found), { contract: { period: { from, to } }, facts: { found: day } });
    assert.equal(period("2026-04-01", "2027-04-01", "2026-04-01"), "eligible");
    assert.equal(period("2026-04-01", "2027-04-01", "2027-03-31"), "eligible");
    assert.equal(period("2026-04-01", "2027-04-01", "2027-04-01"), "refused");
    assert.equal(period("2026-04-01T16:00", "2027-04-01T16:00", "2026-04-01"), "waits for incident found");
    assert.equal(period("2026-04-01T16:00", "2027-04-01T16:00", "2027-04-01"), "waits for incident found");
    assert.equal(period("2026-04-01T16:00", "2027-04-01T16:00", "2026-04-01T15:59"), "refused");
    assert.equal(period("2026-04-01T16:00", "2027-04-01T16:00", "2026-04-01T16:00"), "eligible");
    assert.equal(period("2026-04-01T16:00", "2027-04-01T16:00", "2027-04-01T15:59"), "eligible");
    assert.equal(period("2026-04-01T16:00", "2027-04-01T16:00", "2027-04-01T16:00"), "refused");
    assert.equal(period("2026-04-01T16:00", "2027-04-01", "2027-04-01"), "refused");
    assert.equal(period("2026-04-01T16:00", "2027-04-01", "2026-04-02"), "eligible");
    assert.equal(period("2026-04-01T00:00", "2027-04-01", "2026-04-01"), "eligible");
  });

  it("sets, enums and built-in facts", () => {
    assert.equal(judged(not(isEmpty(ways))), "waits for incident ways");
    assert.equal(judged(not(isEmpty(ways)), { facts: { ways: [] } }), "refused");
    assert.equal(judged(has(ways, "web", "mail"), { facts: { ways: ["mail"] } }), "eligible");
    assert.equal(judged(has(ways, "web"), { facts: { ways: ["mail"] } }), "refused");
    assert.equal(judged(readingIs("how", "p")), "eligible");
    assert.equal(judged(readingIs("how", "p"), { contract: { readings: { how: "q" } } }), "refused");
    assert.equal(judged(compare(lineAmount, "<=", money(100))), "eligible");
    assert.equal(judged(compare(lineCount, "=", num(1))), "eligible");
    const counted = [{ head: "a", amount: 1, unit: "car", count: 3 }];
    assert.equal(judged(compare(lineCount, "=", num(3)), { losses: counted }), "eligible");
  });

  it("approval, given or on a day not after the measure", () => {
    const approve = (approved: boolean | string | undefined, incurred?: string) =>
      judged(lineApproved, {
        losses: [
          {
            head: "a",
            amount: 1,
            ...(approved === undefined ? {} : { approved }),
            ...(incurred === undefined ? {} : { incurred }),
          },
        ],
      });
    assert.equal(approve(true), "eligible");
    assert.equal(approve(false), "refused");
    assert.equal(approve(undefined), "waits for loss 1 approved");
    assert.equal(approve("2026-05-01"), "waits for loss 1 incurred");
    assert.equal(approve("2026-05-01", "2026-05-01"), "eligible");
    assert.equal(approve("2026-05-02", "2026-05-01"), "refused");
  });

  it("facts of those whom the line names", () => {
    const made = during(fact("claim", "made", dateType));
    assert.equal(judged(made), "refused");
    const claims = [{ id: "A", facts: { made: "2026-05-01" } }, { id: "B" }];
    assert.equal(judged(made, { claims, losses: [{ head: "a", amount: 1, claim: "A" }] }), "eligible");
    assert.equal(judged(made, { claims, losses: [{ head: "a", amount: 1, claim: "B" }] }), "waits for claim B made");
    assert.equal(judged(fact("insured", "minor")), "waits for loss 1 insured");
    const insureds = [{ id: "X", facts: { minor: true } }];
    assert.equal(
      judged(fact("insured", "minor"), { insureds, losses: [{ head: "a", amount: 1, insured: "X" }] }),
      "eligible",
    );
    assert.equal(judged(fact("loss", "urgent")), "waits for loss 1 urgent");
    assert.equal(
      judged(fact("loss", "urgent"), { losses: [{ head: "a", amount: 1, facts: { urgent: true } }] }),
      "eligible",
    );
  });

  it("a rule under an unknown guard holds where its test does", () => {
    const plan = product("p", { facts, readings: [readingOf("how", ["p", "q"])] }, [
      head("a", { rules: [rule("condition", "r", x, { when: readingIs("how", "p") })] }),
    ]);
    const run = (stated: Record<string, boolean>, readings = {}) =>
      settle(plan, { contract: { readings }, incident: { facts: stated }, losses: one });
    assert.equal(lineOf(run({ x: true }), "1").verdict, "eligible");
    assert.deepEqual(pendingsOf(run({ x: false })), ["condition r: reading how"]);
    assert.deepEqual(pendingsOf(run({})), ["condition r: incident x, reading how"]);
    assert.equal(lineOf(run({ x: false }, { how: "q" }), "1").verdict, "eligible");
    assert.equal(lineOf(run({ x: false }, { how: "p" }), "1").verdict, "refused");
  });
});

describe("interpret: exclusions", () => {
  const facts = [factOf("incident", "free"), factOf("claim", "own"), factOf("insured", "told")];
  const build = (...exclusions: readonly ReturnType<typeof exclusion>[]) =>
    product("p", { facts, options: [optionOf("rider", { "": "optional" })], exclusions }, [head("a"), head("b")]);
  const run = (plan: ReturnType<typeof build>, brief: Brief = {}) => settle(plan, { losses: one, ...brief });

  it("takes out by a ground that is known to hold", () => {
    const plan = build(exclusion("war", "incident"));
    assert.deepEqual(reasonsOf(run(plan, { incident: { exclusions: { war: true } } })), ["exclusion war"]);
    const denied = run(plan, { incident: { exclusions: { war: false } } });
    assert.deepEqual([denied.due, denied.open], [100, []]);
  });

  it("leaves a ground that is unknown an open question", () => {
    const open = run(build(exclusion("war", "incident")));
    assert.equal(open.due, 100);
    assert.deepEqual(open.open, [{ exclusion: "war", lines: ["1"], waitsFor: [{ of: "incident", name: "war" }] }]);
    assert.deepEqual(run(build(exclusion("war", "incident")), { incident: { others: "none" } }).open, []);
  });

  it("is undetermined where the ground holds and a carve-back may", () => {
    const plan = build(exclusion("war", "incident", { unless: [fact("incident", "free")] }));
    const excluded = { exclusions: { war: true } };
    assert.deepEqual(pendingsOf(run(plan, { incident: excluded })), ["exclusion war: incident free"]);
    assert.equal(run(plan, { incident: { ...excluded, facts: { free: true } } }).due, 100);
    assert.deepEqual(reasonsOf(run(plan, { incident: { ...excluded, facts: { free: false } } })), ["exclusion war"]);
    // A carve-back that holds closes the question.
    assert.deepEqual(run(plan, { incident: { facts: { free: true } } }).open, []);
    assert.equal(run(plan).open.length, 1);
  });

  it("is for its triggers, heads and items, and lifted by an option in force", () => {
    const plan = build(exclusion("war", "incident", { scope: { heads: ["b"] }, liftedBy: ["rider"] }));
    const brief = {
      incident: { exclusions: { war: true } },
      losses: [
        { head: "a", amount: 1 },
        { head: "b", amount: 1 },
      ],
    };
    assert.deepEqual(reasonsOf(run(plan, brief), "2"), ["exclusion war"]);
    assert.deepEqual(reasonsOf(run(plan, brief), "1"), []);
    assert.deepEqual(reasonsOf(run(plan, { ...brief, contract: { options: ["rider"] } }), "2"), []);
  });

  it("of claim is false for a line without one", () => {
    const plan = build(exclusion("settled", "claim", { unless: [fact("claim", "own")] }));
    const claims = [{ id: "A", exclusions: { settled: true }, facts: { own: false } }];
    assert.deepEqual([run(plan, { claims }).due, run(plan, { claims }).open], [100, []]);
    assert.deepEqual(reasonsOf(run(plan, { claims, losses: [{ head: "a", amount: 1, claim: "A" }] })), [
      "exclusion settled",
    ]);
    const carved = build(exclusion("war", "incident", { unless: [fact("claim", "own")] }));
    assert.deepEqual(reasonsOf(run(carved, { incident: { exclusions: { war: true } } })), ["exclusion war"]);
  });

  it("of insured: whether any insured fulfils it, ground and carve-back of the same one", () => {
    const plan = build(exclusion("intent", "insured", { unless: [fact("insured", "told")] }));
    /** Of each insured: the ground, and the carve-back. */
    type Stated = readonly (readonly [boolean | undefined, boolean | undefined])[];
    const insureds = (...stated: Stated) =>
      stated.map(([intent, told], place) => ({
        id: `X${place}`,
        ...(intent === undefined ? {} : { exclusions: { intent } }),
        ...(told === undefined ? {} : { facts: { told } }),
      }));
    const judged = (...stated: Stated) => {
      const result = run(plan, { insureds: insureds(...stated) });
      return [lineOf(result, "1").verdict, ...pendingsOf(result), ...result.open.map((open) => open.waitsFor)];
    };
    assert.deepEqual(judged([true, false], [undefined, true]), ["refused"]);
    // One has the ground and is carved back, the other lacks the ground: nobody fulfils it.
    assert.deepEqual(judged([true, true], [false, false]), ["eligible"]);
    assert.deepEqual(judged([true, undefined], [false, false]), ["undetermined", "exclusion intent: insured X0 told"]);
    assert.deepEqual(judged([false, undefined], [undefined, false]), [
      "eligible",
      [{ of: "insured", id: "X1", name: "intent" }],
    ]);
    assert.deepEqual(judged(), ["eligible", [{ of: "insured", name: "intent" }]]);
  });

  it("per insured: by the line's own, or by all where they agree", () => {
    const plan = build(exclusion("intent", "insured", { perInsured: true }));
    const two = (first: boolean, second: boolean) => [
      { id: "X", exclusions: { intent: first } },
      { id: "Y", exclusions: { intent: second } },
    ];
    const own = [{ head: "a", amount: 1, insured: "Y" }];
    assert.deepEqual(reasonsOf(run(plan, { insureds: two(true, false), losses: own })), []);
    assert.deepEqual(reasonsOf(run(plan, { insureds: two(false, true), losses: own })), ["exclusion intent"]);
    // All who are listed fulfil it, but the line may be of one who is not: whose it is decides.
    for (const insureds of [two(true, true), two(true, true).slice(0, 1)])
      assert.deepEqual(
        run(plan, { insureds }).lines[0]!.undetermined.map(({ kind, waitsFor }) => [kind, waitsFor]),
        [["exclusion", [{ of: "loss", id: "1", name: "insured" }]]],
      );
    assert.deepEqual(run(plan, { insureds: two(false, false) }).open, []);
    const differ = run(plan, { insureds: two(true, false) });
    assert.deepEqual(differ.open, [
      { exclusion: "intent", lines: ["1"], waitsFor: [{ of: "loss", id: "1", name: "insured" }] },
    ]);
    assert.deepEqual(run(plan).open[0]?.waitsFor, [{ of: "insured", name: "intent" }]);
    const half = run(plan, { insureds: [{ id: "X", exclusions: { intent: true } }, { id: "Y" }] });
    assert.deepEqual(half.open[0]?.waitsFor, [{ of: "loss", id: "1", name: "insured" }]);
    const neither = run(plan, { insureds: [{ id: "X" }, { id: "Y" }] });
    assert.deepEqual(neither.open[0]?.waitsFor, [
      { of: "insured", id: "X", name: "intent" },
      { of: "insured", id: "Y", name: "intent" },
    ]);
  });

  it("collects open questions of the lines that are eligible, in declared order", () => {
    const plan = build(
      exclusion("war", "incident"),
      exclusion("storm", "loss"),
      exclusion("other", "incident", { scope: { triggers: [] } }),
    );
    const losses = [
      { head: "b", amount: 1 },
      { head: "a", amount: 1 },
      { head: "a", amount: 1, exclusions: { storm: true } },
    ];
    assert.deepEqual(run(plan, { losses }).open, [
      { exclusion: "war", lines: ["2", "1"], waitsFor: [{ of: "incident", name: "war" }] },
      {
        exclusion: "storm",
        lines: ["2", "1"],
        waitsFor: [
          { of: "loss", id: "1", name: "storm" },
          { of: "loss", id: "2", name: "storm" },
        ],
      },
    ]);
  });

  it("an exclusion by expression may read whether another circumstance is asserted", () => {
    const plan = build(
      exclusion("war", "incident"),
      exclusion("riot", "incident", { ground: and(asserted("incident", "war"), not(option("rider"))) }),
    );
    assert.deepEqual(reasonsOf(run(plan, { incident: { exclusions: { war: true } } })), [
      "exclusion war",
      "exclusion riot",
    ]);
  });
});

describe("interpret: names", () => {
  it("may be those of JavaScript's own properties, or Japanese", () => {
    const names = ["__proto__", "constructor", "toString", "争訟費用"];
    const plan = product(
      "hasOwnProperty",
      {
        triggers: [trigger("__proto__"), trigger("valueOf", { except: ["__proto__"] })],
        facts: [factOf("incident", "__proto__"), factOf("incident", "constructor")],
        exclusions: [exclusion("toString", "incident")],
      },
      [
        section("prototype", {}, [
          ...names.map((name) => head(name, { rules: [rule("condition", "r", fact("incident", "__proto__"))] })),
          limit(10, "period"),
        ]),
      ],
    );
    const facts = JSON.parse('{"__proto__": true}') as Record<string, boolean>;
    const losses = names.map((name) => ({ id: name, head: name, amount: 5 }));
    const incident = {
      id: "__proto__",
      triggers: ["__proto__"],
      facts,
      exclusions: JSON.parse('{"toString": false}') as Record<string, boolean>,
    };
    const result = settle(plan, { incident, losses }, { trace: true });
    // 10 off four times 5: 2, 3, 2, 3.
    assert.deepEqual([dues(result), result.open], [[3, 2, 3, 2], []]);
    const json = JSON.parse(JSON.stringify(result)) as typeof result;
    assert.deepEqual(json, result);
    assert.ok(JSON.stringify(result.ledger).includes('"__proto__":3'));
    const again = settle(plan, { incident, losses, ledger: json.ledger });
    assert.deepEqual([again.pay, again.overpaid], [0, 0]);
  });
});
