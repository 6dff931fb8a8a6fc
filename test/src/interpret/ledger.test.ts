import assert from "node:assert/strict";
import type { Ledger } from "@yakkan/runtime/claim.js";
import {
  choice,
  choiceOf,
  coinsurance,
  deductible,
  franchise,
  head,
  iff,
  layer,
  layers,
  limit,
  lineApproved,
  money,
  moneyType,
  product,
  ratio,
  readingIs,
  readingOf,
  rule,
  section,
  trigger,
  unitOf,
} from "../support/plans.js";
import { planOf } from "../agree/agreement.js";
import { dues, lineOf, settle, type Brief } from "./cases.js";

const used = (ledger: Ledger, incident = "I-1") => ledger.incidents.find((entry) => entry.id === incident)?.used;

describe("interpret: terms per period", () => {
  it("a limit has used what came through it, less what a later limit cut, before coinsurance", () => {
    const plan = product("p", {}, [
      head("a"),
      limit(10_000_000, "period"),
      coinsurance(ratio(9, 10)),
      limit(4_500_000, "incident"),
    ]);
    const losses = [{ head: "a", amount: 20_000_000 }];
    const first = settle(plan, { losses });
    // 10,000,000 to 9,000,000, to 4,500,000; the cut of 4,500,000 / 90 % = 5,000,000.
    assert.equal(first.due, 4_500_000);
    assert.deepEqual(used(first.ledger), { "p:limit:period:1": { "": 5_000_000 } });
    const second = settle(plan, { incident: { id: "I-2" }, losses, ledger: first.ledger });
    assert.equal(second.due, 4_500_000);
    const third = settle(plan, { incident: { id: "I-3" }, losses, ledger: second.ledger });
    // 9,000,000 in the period and no more.
    assert.equal(third.due, 0);
    assert.deepEqual(used(third.ledger, "I-3"), {});
  });

  it("rounds the sum of the cuts down, once", () => {
    const plan = product("p", {}, [
      head("a"),
      head("b"),
      limit(1000, "period"),
      coinsurance(ratio(3, 10)),
      limit(10, "incident"),
    ]);
    const losses = [
      { head: "a", amount: 50 },
      { head: "b", amount: 50 },
    ];
    // 100 to 30; 20 off, 10 each: 33.3 each, 66 in all.
    assert.deepEqual(used(settle(plan, { losses }).ledger), { "p:limit:period:1": { "": 34 } });
    const even = product("p", {}, [
      head("a"),
      head("b"),
      limit(1000, "period"),
      coinsurance(ratio(2, 3)),
      limit(62, "incident"),
    ]);
    // 100 to 66, 33 each; 4 off, 2 each: 2/(2/3) = 3 each, 6 in all.
    assert.deepEqual(used(settle(even, { losses }).ledger), { "p:limit:period:1": { "": 94 } });
    const half = product("p", {}, [
      head("a"),
      head("b"),
      limit(1000, "period"),
      coinsurance(ratio(2, 3)),
      limit(64, "incident"),
    ]);
    // 2 off, 1 each: 1.5 each, 3 in all; by cell it were 2.
    assert.deepEqual(used(settle(half, { losses }).ledger), { "p:limit:period:1": { "": 97 } });
  });

  it("divides by every ratio in between, and by none that comes later", () => {
    const plan = product("p", {}, [
      head("a"),
      limit(1000, "period"),
      coinsurance(ratio(1, 2)),
      limit(400, "claim"),
      coinsurance(ratio(1, 2)),
      limit(150, "incident"),
      coinsurance(ratio(1, 10)),
    ]);
    // 1,000; 500 to 400 (100/0.5 = 200); 200 to 150 (50/0.25 = 200).
    const result = settle(plan, { losses: [{ head: "a", amount: 5000 }] });
    assert.equal(result.due, 15);
    assert.deepEqual(used(result.ledger), { "p:limit:period:1": { "": 600 } });
  });

  it("counts the ratio of a coinsurance as 1 where what is borne by it has an end", () => {
    const capped = (most: string) =>
      planOf(`
        language 1
        product capped "見本" {
          edition 2026-04-01
          currency JPY rounding down
          triggers { fire "火災" }
          section costs "費用" {
            covers fire
            covered at any time
            head a "費用"
            limit 1_000_000 per period
            coinsurance pays 80% bearing at most ${most} per incident
            limit 700_000 per incident
          }
        }`)!;
    const losses = [{ head: "a", amount: 2_000_000 }];
    const limited = "costs:limit:period:1";
    // 1,000,000; of the 200,000 that would be borne 100,000 are: 900,000, to 700,000. The cut of 200,000 is given
    // back as it is, not as 250,000 (by 80 %) or 222,222 (by the 90 % that are paid after all).
    const first = settle(capped("100_000"), { losses });
    assert.equal(first.due, 700_000);
    assert.deepEqual(used(first.ledger), { [limited]: { "": 800_000 } });
    // What is left, 200,000, of which 40,000 are borne.
    const second = settle(capped("100_000"), { incident: { id: "I-2" }, losses, ledger: first.ledger });
    assert.equal(second.due, 160_000);
    assert.deepEqual(used(second.ledger, "I-2"), { [limited]: { "": 200_000 } });
    // An end that is not reached: 800,000, to 700,000; 100,000 are given back all the same, not 125,000.
    const unreached = settle(capped("300_000"), { losses });
    assert.equal(unreached.due, 700_000);
    assert.deepEqual(used(unreached.ledger), { [limited]: { "": 900_000 } });
  });

  it("does not count what a deductible, a franchise or layers take later", () => {
    const plan = product("p", {}, [
      head("a"),
      limit(1000, "period"),
      deductible(100, "incident"),
      layers("incident", [layer("x", limit(300, "incident"))]),
      franchise(500, "incident"),
    ]);
    const result = settle(plan, { losses: [{ head: "a", amount: 5000 }] });
    assert.equal(result.due, 0);
    assert.deepEqual(used(result.ledger), { "p:limit:period:1": { "": 1000 } });
  });

  it("a later limit per period has its own use", () => {
    const plan = product("p", {}, [
      section("s", {}, [head("a", {}, limit(800, "period")), head("b"), limit(900, "period")]),
    ]);
    const losses = [
      { head: "a", amount: 1000 },
      { head: "b", amount: 400 },
    ];
    const first = settle(plan, { losses });
    // 800 + 400 to 900: 300 off, 200 of a's and 100 of b's.
    assert.deepEqual(dues(first), [600, 300]);
    assert.deepEqual(used(first.ledger), { "a:limit:period:1": { "": 600 }, "s:limit:period:1": { "": 900 } });
  });

  it("a deductible has used what it took", () => {
    const plan = product("p", {}, [head("a"), deductible(300, "period")]);
    const first = settle(plan, { losses: [{ head: "a", amount: 200 }] });
    assert.deepEqual([first.due, used(first.ledger)], [0, { "p:deductible:period:1": { "": 200 } }]);
    const second = settle(plan, {
      incident: { id: "I-2" },
      losses: [{ head: "a", amount: 250 }],
      ledger: first.ledger,
    });
    assert.deepEqual([second.due, used(second.ledger, "I-2")], [150, { "p:deductible:period:1": { "": 100 } }]);
    const third = settle(plan, {
      incident: { id: "I-3" },
      losses: [{ head: "a", amount: 250 }],
      ledger: second.ledger,
    });
    assert.deepEqual([third.due, used(third.ledger, "I-3")], [250, {}]);
  });

  it("each deductible and limit of layers has its own use", () => {
    const plan = product("p", {}, [
      head("a"),
      layers("period", [
        layer("low", limit(100, "period")),
        layer("high", deductible(100, "period"), limit(500, "period")),
      ]),
    ]);
    const first = settle(plan, { losses: [{ head: "a", amount: 300 }] });
    assert.equal(first.due, 300);
    assert.deepEqual(used(first.ledger), {
      "p:layers:period:1:low:1": { "": 100 },
      "p:layers:period:1:high:1": { "": 100 },
      "p:layers:period:1:high:2": { "": 200 },
    });
    // low is used up; of high, the deductible is used up and 300 are left.
    const second = settle(plan, {
      incident: { id: "I-2" },
      losses: [{ head: "a", amount: 400 }],
      ledger: first.ledger,
    });
    assert.equal(second.due, 300);
  });

  it("per unit and period, by the unit's id", () => {
    const plan = product("p", { units: [unitOf("car")] }, [head("a", {}, limit(100, "car-period"))]);
    const losses = [
      { head: "a", amount: 70, unit: "car", unitId: "__proto__" },
      { head: "a", amount: 170, unit: "car", unitId: "2" },
    ];
    const first = settle(plan, { losses });
    const second = settle(plan, { incident: { id: "I-2" }, losses, ledger: first.ledger });
    assert.deepEqual([lineOf(second, "1").due, lineOf(second, "2").due], [30, 0]);
    assert.equal(JSON.stringify(used(first.ledger)), '{"a:limit:car-period:1":{"2":100,"__proto__":70}}');
  });
});

describe("interpret: several calls", () => {
  const plan = product("p", {}, [
    section("s", {}, [
      head("a", { rules: [rule("approval", "a:approval:1", lineApproved)] }),
      head("b"),
      limit(1000, "incident"),
    ]),
  ]);

  it("pays now what is due less what was paid, and again nothing", () => {
    const losses = [{ id: "x", head: "b", amount: 400 }];
    const first = settle(plan, { losses });
    assert.deepEqual([first.pay, first.ledger.revision], [400, 1]);
    const again = settle(plan, { losses, ledger: first.ledger });
    assert.deepEqual([again.due, again.pay, again.overpaid], [400, 0, 0]);
    assert.deepEqual(again.ledger, { ...first.ledger, revision: 2 });
    assert.equal(lineOf(again, "x").paid, 400);
    const more = settle(plan, { losses: [{ id: "x", head: "b", amount: 700 }], ledger: again.ledger });
    assert.deepEqual([more.pay, more.ledger.incidents[0]?.paid], [300, { x: 700 }]);
  });

  it("an approval that comes later pays then", () => {
    const losses = (approved: boolean) => [
      { id: "x", head: "a", amount: 300, approved },
      { id: "y", head: "b", amount: 300 },
    ];
    const first = settle(plan, { losses: losses(false) });
    assert.deepEqual([first.pay, first.ledger.incidents[0]?.paid], [300, { y: 300 }]);
    const second = settle(plan, { losses: losses(true), ledger: first.ledger });
    assert.deepEqual([second.due, second.pay, lineOf(second, "x").pay], [600, 300, 300]);
  });

  it("what a later line displaces stands as paid, and is offset", () => {
    const first = settle(plan, { losses: [{ id: "y", head: "b", amount: 1000 }] });
    assert.equal(first.pay, 1000);
    const losses = [
      { id: "x", head: "a", amount: 1000, approved: true },
      { id: "y", head: "b", amount: 1000 },
    ];
    const second = settle(plan, { losses, ledger: first.ledger });
    // 500 are due on each; the 500 too much on y are set against the 500 of x.
    assert.deepEqual(dues(second), [500, 500]);
    assert.deepEqual([second.pay, second.overpaid], [0, 0]);
    assert.deepEqual(second.ledger.incidents[0]?.paid, { y: 1000 });
  });

  it("offsets first where lines share a limit, then in the incident, pro rata", () => {
    const shared = product("p", {}, [
      section("one", {}, [head("a"), head("b"), limit(100, "incident")]),
      section("two", {}, [head("c")]),
    ]);
    const first = settle(shared, { losses: [{ id: "a", head: "a", amount: 100 }] });
    const losses = [
      { id: "a", head: "a", amount: 100 },
      { id: "b", head: "b", amount: 300 },
      { id: "c", head: "c", amount: 75 },
    ];
    // a 25, b 75; 75 too much on a against the 75 of b, c is paid in full.
    const second = settle(shared, { losses, ledger: first.ledger });
    assert.deepEqual(
      second.lines.map((line) => [line.due, line.pay]),
      [
        [25, 0],
        [75, 0],
        [75, 75],
      ],
    );
    const lowered = settle(shared, {
      losses: [
        { id: "a", head: "a", amount: 50 },
        { id: "b", head: "b", amount: 20 },
        { id: "c", head: "c", amount: 75 },
      ],
      ledger: first.ledger,
    });
    // The limit does not bind. 50 too much on a: 20 against b, which shares it, then 30 against c.
    assert.deepEqual(
      lowered.lines.map((line) => [line.due, line.pay]),
      [
        [50, 0],
        [20, 0],
        [75, 45],
      ],
    );
  });

  it("offsets pro rata to what each line is still to get, and to each line's excess", () => {
    const first = settle(plan, {
      losses: [
        { id: "w", head: "b", amount: 30 },
        { id: "x", head: "b", amount: 10 },
      ],
    });
    const losses = [
      { id: "w", head: "b", amount: 0 },
      { id: "x", head: "b", amount: 0 },
      { id: "y", head: "b", amount: 15 },
      { id: "z", head: "b", amount: 10 },
    ];
    const second = settle(plan, { losses, ledger: first.ledger });
    // 40 too much, 25 still to get: nothing to pay, 15 overpaid.
    assert.deepEqual([second.pay, second.overpaid], [0, 15]);
    const more = settle(plan, {
      losses: losses.map((line) => (line.id === "y" ? { ...line, amount: 65 } : line)),
      ledger: first.ledger,
    });
    // 75 still to get, 40 off: ⌊40·65/75⌋ = 34 on y and 6 on z.
    assert.deepEqual(
      more.lines.map((line) => line.pay),
      [0, 0, 31, 4],
    );
  });

  it("offsets what a withdrawn line was paid against the rest, and leaves what is beyond", () => {
    const first = settle(plan, { losses: [{ id: "x", head: "b", amount: 600 }] });
    const withdrawn = { id: "x", head: "b", amount: 0 };
    const second = settle(plan, { losses: [withdrawn, { id: "y", head: "b", amount: 500 }], ledger: first.ledger });
    assert.deepEqual([second.due, second.pay, second.overpaid], [500, 0, 100]);
    const third = settle(plan, { losses: [withdrawn, { id: "y", head: "b", amount: 700 }], ledger: second.ledger });
    assert.deepEqual([third.pay, third.overpaid, lineOf(third, "y").pay], [100, 0, 100]);
    assert.deepEqual(third.ledger.incidents[0]?.paid, { x: 600, y: 100 });
  });

  it("a suspicion that proves an attack is one more call", () => {
    const staged = product("p", { triggers: [trigger("attack"), trigger("suspicion", { except: ["attack"] })] }, [
      head("probe", { covers: ["suspicion"] }),
      head("response", { covers: ["attack"] }),
    ]);
    const losses = [
      { id: "1", head: "probe", amount: 100 },
      { id: "2", head: "response", amount: 500 },
    ];
    const first = settle(staged, { incident: { triggers: ["suspicion"] }, losses });
    const second = settle(staged, { incident: { triggers: ["suspicion", "attack"] }, losses, ledger: first.ledger });
    // The 100 paid on the probe stand, and count toward the 500.
    assert.deepEqual([first.pay, second.due, second.pay], [100, 500, 400]);
  });

  it("keeps the other incidents' entries and their order", () => {
    const brief = (id: string, ledger?: Ledger): Brief => ({
      incident: { id },
      losses: [{ head: "b", amount: 10 }],
      ...(ledger === undefined ? {} : { ledger }),
    });
    const one = settle(plan, brief("B")).ledger;
    const two = settle(plan, brief("A", one)).ledger;
    const three = settle(plan, brief("B", two)).ledger;
    assert.deepEqual(
      three.incidents.map((entry) => entry.id),
      ["B", "A"],
    );
    assert.equal(three.revision, 3);
    const empty = settle(plan, { incident: { id: "C" }, ledger: three });
    assert.deepEqual([empty.due, empty.ledger.incidents[2]], [0, { id: "C", paid: {}, used: {} }]);
  });
});

describe("interpret: trace and readings", () => {
  const plan = product(
    "p",
    {
      choices: [
        choiceOf("strict_limit", moneyType, {
          when: readingIs("how", "strict"),
          default: { type: "money", value: { numerator: 70n, denominator: 1n } },
        }),
      ],
      readings: [
        readingOf("how", ["strict", "lenient"], "lenient"),
        readingOf("idle", ["x", "y"]),
        readingOf("open", ["x", "y"]),
      ],
      units: [unitOf("person")],
    },
    [
      head("a"),
      head("b", {}, limit(5, "person")),
      deductible(10, "incident", { for: ["a"] }),
      coinsurance(ratio(1, 2), { for: ["a"] }),
      limit(iff(readingIs("how", "strict"), choice("strict_limit"), money(100)), "period", { for: ["a"] }),
    ],
  );
  const losses = [
    { id: "x", head: "a", amount: 500 },
    { id: "y", head: "b", amount: 100, unit: "person", count: 4 },
    { id: "z", head: "b", amount: 3, unit: "person", unitId: "P" },
    // Of nothing, nothing is shown.
    { id: "0", head: "b", amount: 0, unit: "person", unitId: "Q" },
  ];

  it("shows every term that acted on something, in the order of the walk", () => {
    const { trace, lines } = settle(plan, { losses }, { trace: true });
    assert.deepEqual(trace, [
      { clause: "b:limit:person:1", unit: "P", before: 3, after: 3, amount: 5, cuts: [] },
      {
        clause: "b:limit:person:1",
        line: "y",
        count: 4,
        before: 100,
        after: 20,
        amount: 20,
        cuts: [{ line: "y", amount: 80 }],
      },
      { clause: "p:deductible:incident:1", before: 500, after: 490, amount: 10, cuts: [{ line: "x", amount: 10 }] },
      { clause: "p:coinsurance:claim:1", before: 490, after: 245, pays: "1/2", cuts: [{ line: "x", amount: 245 }] },
      {
        clause: "p:limit:period:1",
        before: 245,
        after: 100,
        amount: 100,
        used: 0,
        cuts: [{ line: "x", amount: 145 }],
        // Under this reading the contract has no such choice, so that figure is not known.
        working: {
          value: "100",
          figures: [
            { of: "expression", name: "how is strict", kind: "bool", value: "no" },
            { of: "reading", name: "how", value: "lenient", kind: "enum" },
            { of: "choice", name: "strict_limit", kind: "money" },
          ],
        },
      },
    ]);
    assert.deepEqual(lines.find(({ id }) => id === "x")?.reduced, [
      { clause: "p:deductible:incident:1", amount: 10 },
      { clause: "p:coinsurance:claim:1", amount: 245 },
      { clause: "p:limit:period:1", amount: 145 },
    ]);
  });

  it("names the readings that matter, with what would be due under each", () => {
    const { readings } = settle(plan, { losses }, { trace: true });
    // Under strict the choice exists, at its default of 70.
    assert.deepEqual(readings, [
      {
        reading: "how",
        chosen: "lenient",
        byDefault: true,
        due: [
          { reading: "strict", due: 93, undetermined: [] },
          { reading: "lenient", due: 123, undetermined: [] },
        ],
      },
    ]);
    const chosen = settle(plan, { contract: { readings: { how: "strict" } }, losses }, { trace: true });
    assert.deepEqual([chosen.due, chosen.readings?.[0]?.byDefault], [93, false]);
  });

  it("is left out when not asked for", () => {
    const result = settle(plan, { losses });
    assert.deepEqual([Object.hasOwn(result, "trace"), Object.hasOwn(result, "readings")], [false, false]);
  });
});
