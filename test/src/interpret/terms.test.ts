import assert from "node:assert/strict";
import type { Plan } from "@yakkan/compiler/plan.js";
import {
  add,
  choice,
  choiceOf,
  coinsurance,
  compare,
  deducted,
  deductible,
  divide,
  enumType,
  fact,
  factOf,
  franchise,
  frame,
  head,
  iff,
  incidentNumber,
  is,
  itemIs,
  layer,
  layers,
  left,
  limit,
  loss,
  money,
  moneyType,
  multiply,
  not,
  num,
  product,
  ratio,
  readingIs,
  readingOf,
  section,
  subject,
  subtract,
  sumOver,
  trigger,
  triggerIs,
  unitFact,
  unitFactOf,
  unitOf,
  unlimited,
} from "../support/plans.js";
import { dues, inputOf, lineOf, pendingsOf, problemsOf, settle, type Brief } from "./cases.js";

/** One section of heads a, b, c, with these terms below them. */
function below(...terms: Parameters<typeof section>[2]): Plan {
  return product("p", {}, [section("s", {}, [head("a"), head("b"), head("c"), ...terms])]);
}

/** Due of lines of the heads a, b, c with these amounts. */
function dueOf(plan: Plan, amounts: readonly number[], brief: Brief = {}): readonly number[] {
  const losses = amounts.map((amount, position) => ({ head: "abc"[position] ?? "a", amount }));
  return dues(settle(plan, { losses, ...brief }));
}

describe("interpret: terms", () => {
  it("pays the share, rounded once", () => {
    // 90 % of 1,005 is 904.5.
    assert.deepEqual(dueOf(below(coinsurance(ratio(9, 10))), [1005]), [904]);
    const up = product("p", { rounding: "up" }, [section("s", {}, [head("a"), coinsurance(ratio(9, 10))])]);
    assert.deepEqual(dueOf(up, [1005]), [905]);
    const halfUp = product("p", { rounding: "half-up" }, [section("s", {}, [head("a"), coinsurance(ratio(9, 10))])]);
    assert.deepEqual(dueOf(halfUp, [1005]), [905]);
    assert.deepEqual(dueOf(halfUp, [1004]), [904]);
  });

  it("counts a share below 0 as 0 and above 1 as 1", () => {
    assert.deepEqual(dueOf(below(coinsurance(ratio(-1, 2))), [1000]), [0]);
    assert.deepEqual(dueOf(below(coinsurance(ratio(3, 2))), [1000]), [1000]);
  });

  it("takes a deductible off, down to nothing", () => {
    assert.deepEqual(dueOf(below(deductible(300, "incident")), [1000]), [700]);
    assert.deepEqual(dueOf(below(deductible(300, "incident")), [200]), [0]);
    assert.deepEqual(dueOf(below(deductible(unlimited, "incident")), [200]), [0]);
  });

  it("pays all or nothing by a franchise", () => {
    assert.deepEqual(dueOf(below(franchise(300, "incident")), [300]), [0]);
    assert.deepEqual(dueOf(below(franchise(300, "incident")), [301]), [301]);
    assert.deepEqual(dueOf(below(franchise(unlimited, "incident")), [301]), [0]);
  });

  it("limits", () => {
    assert.deepEqual(dueOf(below(limit(300, "incident")), [1000]), [300]);
    assert.deepEqual(dueOf(below(limit(unlimited, "incident")), [1000]), [1000]);
    assert.deepEqual(dueOf(below(limit(subtract(money(100), money(200)), "incident")), [1000]), [0]);
  });

  it("applies terms in the order written", () => {
    // (1,000 − 200) × 90 % = 720, to 700.
    const first = below(deductible(200, "incident"), coinsurance(ratio(9, 10)), limit(700, "incident"));
    assert.deepEqual(dueOf(first, [1000]), [700]);
    // 1,000 to 700, × 90 % = 630, − 200.
    const second = below(limit(700, "incident"), coinsurance(ratio(9, 10)), deductible(200, "incident"));
    assert.deepEqual(dueOf(second, [1000]), [430]);
  });

  it("acts on the loss above the members, and below them on what they come to", () => {
    const head50 = head("a", {}, coinsurance(ratio(1, 2)));
    const above = product("p", {}, [section("s", {}, [deductible(200, "incident"), head50])]);
    const after = product("p", {}, [section("s", {}, [head50, deductible(200, "incident")])]);
    assert.deepEqual(dueOf(above, [1000]), [400]);
    assert.deepEqual(dueOf(after, [1000]), [300]);
  });

  it("sums layers that start from the same amount, and no more than it", () => {
    // 1,000,000: 30 % of 500,000 xs 500,000 = 150,000, and 100,000 first: 250,000.
    const two = below(
      layers("incident", [
        layer("ground", limit(100_000, "incident")),
        layer("upper", deductible(500_000, "incident"), limit(500_000, "incident"), coinsurance(ratio(3, 10))),
      ]),
    );
    assert.deepEqual(dueOf(two, [1_000_000]), [250_000]);
    assert.deepEqual(dueOf(two, [80_000]), [80_000]);
    // Both layers leave all of 50: together no more than 50.
    const same = below(layers("incident", [layer("x", limit(100, "incident")), layer("y", limit(100, "incident"))]));
    assert.deepEqual(dueOf(same, [50]), [50]);
    assert.deepEqual(dueOf(same, [150]), [150]);
    assert.deepEqual(dueOf(same, [250]), [200]);
    const franchised = below(layers("incident", [layer("x", franchise(100, "incident"))]));
    assert.deepEqual([dueOf(franchised, [100]), dueOf(franchised, [101])], [[0], [101]]);
    const guarded = below(
      layers("incident", [layer("x", limit(1, "incident", { when: not(triggerIs()) }), limit(70, "incident"))]),
    );
    assert.deepEqual(dueOf(guarded, [100]), [1]);
  });

  it("skips a term whose guard fails", () => {
    const plan = product("p", { choices: [choiceOf("plan", enumType("x", "y"))] }, [
      head("a"),
      limit(100, "incident", { when: is(choice("plan", enumType("x", "y")), "x") }),
    ]);
    const losses = [{ head: "a", amount: 1000 }];
    assert.equal(settle(plan, { contract: { plan: "x" }, losses }).due, 100);
    assert.equal(settle(plan, { contract: { plan: "y" }, losses }).due, 1000);
  });

  it("leaves out what stands outside, until the next node out", () => {
    const plan = product("p", {}, [
      section("s", {}, [head("a"), head("b", { outside: true }), limit(100, "incident")]),
      limit(500, "incident"),
    ]);
    // a to 100; then 100 + 900 to 500, pro rata: 50 and 450.
    assert.deepEqual(dueOf(plan, [300, 900]), [50, 450]);
  });
});

describe("interpret: who bears a cut", () => {
  it("cuts pro rata to what the heads have, by running total", () => {
    // 100 off 200 + 300 + 500: 20, 30, 50.
    assert.deepEqual(dueOf(below(deductible(100, "incident")), [200, 300, 500]), [180, 270, 450]);
    // 100 off 1 + 1 + 1,000 of 1,002: ⌊100/1002⌋ = 0, ⌊200/1002⌋ = 0, then 100.
    assert.deepEqual(dueOf(below(deductible(100, "incident")), [1, 1, 1000]), [1, 1, 900]);
    // 1 off 1 + 1 + 1: ⌊1/3⌋, ⌊2/3⌋, 1.
    assert.deepEqual(dueOf(below(deductible(1, "incident")), [1, 1, 1]), [1, 1, 0]);
  });

  it("first over heads, then over the lines of each", () => {
    const losses = [
      { id: "b1", head: "b", amount: 100 },
      { id: "a2", head: "a", amount: 100 },
      { id: "a1", head: "a", amount: 200 },
    ];
    // 10 off a 300 and b 100: 7 (⌊10·300/400⌋) and 3; of the 7, ⌊7·200/300⌋ = 4 on a1 and 3 on a2.
    const result = settle(below(deductible(10, "incident")), { losses });
    assert.deepEqual(
      result.lines.map((line) => [line.id, line.due]),
      [
        ["a1", 196],
        ["a2", 97],
        ["b1", 97],
      ],
    );
  });

  it("orders a head's lines by claim, unit and line, by code unit, none first", () => {
    const plan = product("p", { units: [unitOf("car")] }, [head("a"), limit(1, "incident")]);
    const losses = [
      { id: "z", head: "a", amount: 1 },
      { id: "10", head: "a", amount: 1, claim: "B" },
      { id: "9", head: "a", amount: 1, claim: "B" },
      { id: "é", head: "a", amount: 1, claim: "A", unit: "car", unitId: "2" },
      { id: "f", head: "a", amount: 1, claim: "A", unit: "car", unitId: "10" },
      { id: "g", head: "a", amount: 1, claim: "A", unit: "car", count: 3 },
    ];
    const result = settle(plan, { claims: [{ id: "B" }, { id: "A" }], losses });
    assert.deepEqual(
      result.lines.map((line) => line.id),
      ["z", "g", "f", "é", "10", "9"],
    );
  });

  it("falls first on some, and spares others", () => {
    const first = below(deductible(350, "incident", { first: [["b"], ["c"]] }));
    // b bears 300, c the other 50.
    assert.deepEqual(dueOf(first, [200, 300, 500]), [200, 0, 450]);
    const together = below(deductible(400, "incident", { first: [["b", "c"]] }));
    // 150 on b and 250 on c.
    assert.deepEqual(dueOf(together, [200, 300, 500]), [200, 150, 250]);
    const sparing = below(limit(600, "incident", { sparing: [["a"], ["b"]] }));
    // 400 off: c alone.
    assert.deepEqual(dueOf(sparing, [200, 300, 500]), [200, 300, 100]);
    const deep = below(limit(100, "incident", { sparing: [["a"], ["b"]] }));
    // 900 off: c 500, b 300, a 100.
    assert.deepEqual(dueOf(deep, [200, 300, 500]), [100, 0, 0]);
  });

  it("acts on a part of the node", () => {
    // 700 off 300 + 500: ⌊700·300/800⌋ = 262 and 438.
    assert.deepEqual(dueOf(below(limit(100, "incident", { for: ["b", "c"] })), [200, 300, 500]), [200, 38, 62]);
  });
});

describe("interpret: bases", () => {
  const claims = [{ id: "A" }, { id: "B" }];

  it("per claim, with one group for the lines that name none", () => {
    const losses = [
      { head: "a", amount: 500 },
      { head: "a", amount: 500, claim: "A" },
      { head: "b", amount: 500, claim: "A" },
      { head: "a", amount: 50, claim: "B" },
    ];
    const result = settle(below(limit(100, "claim")), { claims, losses });
    assert.deepEqual(
      ["1", "2", "3", "4"].map((id) => lineOf(result, id).due),
      [100, 50, 50, 50],
    );
  });

  it("coinsurance per claim", () => {
    // 90 % of 5 is 4 for each claim; of 10 together it were 9.
    const losses = [
      { head: "a", amount: 5, claim: "A" },
      { head: "a", amount: 5, claim: "B" },
    ];
    assert.deepEqual(dues(settle(below(coinsurance(ratio(9, 10))), { claims, losses })), [4, 4]);
  });

  const people = product("p", { units: [unitOf("individual"), unitOf("corporation")] }, [
    head("sympathy", {}, limit(1_000, "individual"), limit(50_000, "corporation")),
  ]);

  it("per unit: by id together, a count times as much", () => {
    const losses = [
      { head: "sympathy", amount: 700, unit: "individual", unitId: "x" },
      { head: "sympathy", amount: 700, unit: "individual", unitId: "x" },
      { head: "sympathy", amount: 700, unit: "individual", unitId: "y" },
      { head: "sympathy", amount: 500_000, unit: "individual", count: 400 },
      { head: "sympathy", amount: 60_000, unit: "corporation", count: 1 },
    ];
    const result = settle(people, { losses });
    // x: 1,000 of 1,400, half each; 400 individuals at 1,000.
    assert.deepEqual(
      ["1", "2", "3", "4", "5"].map((id) => lineOf(result, id).due),
      [500, 500, 700, 400_000, 50_000],
    );
  });

  it("multiplies the rounded amount by the count", () => {
    const third = product("p", { units: [unitOf("individual")] }, [
      head("a", {}, limit(divide(money(100), num(3)), "individual")),
    ]);
    // 33 each, not 333 for ten.
    const losses = [{ head: "a", amount: 1000, unit: "individual", count: 10 }];
    assert.deepEqual(dues(settle(third, { losses })), [330]);
  });

  it("asks for the unit, and for one count of a group", () => {
    const missing = [{ head: "sympathy", amount: 1 }];
    assert.deepEqual(problemsOf(people, inputOf({ losses: missing })), ["losses[0].unit unit"]);
    const group = { head: "sympathy", amount: 1, unit: "individual", unitId: "x" };
    const losses = [
      { ...group, count: 2 },
      { ...group, count: 2 },
    ];
    assert.deepEqual(problemsOf(people, inputOf({ losses })), []);
    assert.deepEqual(problemsOf(people, inputOf({ losses: [losses[0]!, { ...group, count: 3 }] })), [
      "losses[1].count unit",
    ]);
  });

  const each = product("p", { units: [unitOf("location", [unitFactOf("value", moneyType)], true)] }, [
    frame("sites", { forEach: "location" }, [
      deductible(10, "incident"),
      head("building"),
      head("contents"),
      limit(100, "incident"),
      limit(150, "period"),
    ]),
  ]);
  const units = {
    location: [
      { id: "N", facts: { value: 1000 } },
      { id: "S", facts: { value: 400 } },
    ],
  };

  it("for each unit, every term inside is per unit too", () => {
    const losses = [
      { head: "building", amount: 60, unit: "location", unitId: "N" },
      { head: "contents", amount: 60, unit: "location", unitId: "N" },
      { head: "building", amount: 60, unit: "location", unitId: "S" },
    ];
    const result = settle(each, { contract: { units }, losses });
    // N: 120 − 10 = 110 to 100; S: 50.
    assert.deepEqual(
      ["1", "2", "3"].map((id) => lineOf(result, id).due),
      [50, 50, 50],
    );
    assert.deepEqual(result.ledger.incidents[0]?.used, { "sites:limit:period:1": { N: 100, S: 50 } });
    const again = settle(each, { contract: { units }, incident: { id: "I-2" }, losses, ledger: result.ledger });
    // N has 50 of its 150 left, S is not touched: 100 left of 150.
    assert.deepEqual(
      ["1", "2", "3"].map((id) => lineOf(again, id).due),
      [25, 25, 50],
    );
  });

  it("refuses a count where a term is per unit and period", () => {
    const losses = [{ head: "building", amount: 60, unit: "location", count: 2 }];
    assert.deepEqual(problemsOf(each, inputOf({ contract: { units }, losses })), ["losses[0].unit unit"]);
  });

  it("reads facts of the group's unit, and sums over the schedule", () => {
    const plan = product("p", { units: [unitOf("location", [unitFactOf("value", moneyType)], true)] }, [
      head("building", {}, limit(multiply(ratio(1, 10), unitFact("location", "value")), "location")),
      limit(multiply(ratio(1, 14), sumOver("location", unitFact("location", "value"))), "incident"),
    ]);
    const losses = [
      { head: "building", amount: 500, unit: "location", unitId: "N" },
      { head: "building", amount: 500, unit: "location", unitId: "S" },
    ];
    // 100 and 40; together to 1,400 / 14 = 100: 40 off, ⌊40·100/140⌋ = 28 and 12.
    assert.deepEqual(dues(settle(plan, { contract: { units }, losses })), [72, 28]);
    const unstated = { location: [{ id: "N" }, { id: "S", facts: { value: 400 } }] };
    const open = settle(plan, { contract: { units: unstated }, losses });
    assert.deepEqual(pendingsOf(open, "1"), [
      "term building:limit:location:1: unit N value",
      "term p:limit:incident:1: unit N value",
    ]);
    assert.deepEqual(pendingsOf(open, "2"), ["term p:limit:incident:1: unit N value"]);
  });

  it("splits groups by the trigger and the item that an amount reads", () => {
    const plan = product("p", { triggers: [trigger("fire"), trigger("flood")], units: [unitOf("person")] }, [
      head("a", { items: ["x", "y"] }, limit(iff(triggerIs("fire"), money(100), money(30)), "person")),
      head("b", { items: ["x", "y"] }, limit(iff(itemIs("x"), money(100), money(30)), "person")),
    ]);
    const person = { unit: "person", unitId: "1" };
    const losses = [
      { head: "a", amount: 500, trigger: "fire", ...person },
      { head: "a", amount: 500, trigger: "flood", ...person },
      { head: "b", amount: 500, trigger: "fire", item: "x", ...person },
      { head: "b", amount: 500, trigger: "fire", item: "y", ...person },
    ];
    const result = settle(plan, { incident: { triggers: ["fire", "flood"] }, losses });
    assert.deepEqual(
      ["1", "2", "3", "4"].map((id) => lineOf(result, id).due),
      [100, 30, 100, 30],
    );
  });

  it("acts only for the triggers of the term, and where its unit fulfils the condition", () => {
    const plan = product(
      "p",
      {
        triggers: [trigger("fire"), trigger("flood")],
        units: [unitOf("location", [unitFactOf("value", moneyType)], true)],
      },
      [
        head(
          "a",
          {},
          limit(10, "location", { triggers: ["flood"] }),
          limit(50, "location", { where: compare(unitFact("location", "value"), "<", money(500)) }),
        ),
      ],
    );
    const losses = [
      { head: "a", amount: 100, trigger: "fire", unit: "location", unitId: "N" },
      { head: "a", amount: 100, trigger: "flood", unit: "location", unitId: "N" },
      { head: "a", amount: 100, trigger: "fire", unit: "location", unitId: "S" },
    ];
    const brief = { incident: { triggers: ["fire", "flood"] }, losses };
    const result = settle(plan, { contract: { units }, ...brief });
    assert.deepEqual(
      ["1", "2", "3"].map((id) => lineOf(result, id).due),
      [100, 10, 50],
    );
    const unstated = { location: [{ id: "N" }, { id: "S", facts: { value: 400 } }] };
    const open = settle(plan, { contract: { units: unstated }, ...brief });
    assert.deepEqual(
      ["1", "2", "3"].map((id) => lineOf(open, id).due),
      [0, 0, 50],
    );
    assert.deepEqual(pendingsOf(open, "1"), ["term a:limit:location:2: unit N value"]);
  });

  it("does not act on a line without a claim where the amount reads one", () => {
    const plan = product("p", { facts: [factOf("claim", "agreed", moneyType)] }, [
      head("a"),
      limit(fact("claim", "agreed", moneyType), "claim"),
    ]);
    const losses = [
      { head: "a", amount: 500 },
      { head: "a", amount: 500, claim: "A" },
      { head: "a", amount: 500, claim: "B" },
    ];
    const facts = { agreed: 30 };
    const result = settle(plan, { claims: [{ id: "A", facts }, { id: "B" }], losses });
    assert.deepEqual(dues(result), [500, 30, 0]);
    assert.deepEqual(pendingsOf(result, "3"), ["term p:limit:claim:1: claim B agreed"]);
  });
});

describe("interpret: amounts that read the walk", () => {
  it("reads subject, loss, deducted, loss(n) and left(n)", () => {
    const bySubject = below(limit(divide(subject, num(2)), "incident"));
    assert.deepEqual(dueOf(bySubject, [1000]), [500]);
    // The deductible takes 200; a tenth of the loss of 1,000 is 100; what was deducted, 200.
    const byLoss = below(deductible(200, "incident"), limit(multiply(ratio(1, 10), loss()), "incident"));
    assert.deepEqual(dueOf(byLoss, [1000]), [100]);
    const byDeducted = below(deductible(200, "incident"), limit(deducted, "incident"));
    assert.deepEqual(dueOf(byDeducted, [1000]), [200]);
    // The franchise takes the 50 of claim A, and the deductible as much of claim B.
    const byFranchise = below(franchise(100, "claim"), deductible(deducted, "incident"));
    const claimed = [
      { head: "a", amount: 50, claim: "A" },
      { head: "a", amount: 1000, claim: "B" },
    ];
    assert.deepEqual(dues(settle(byFranchise, { claims: [{ id: "A" }, { id: "B" }], losses: claimed })), [0, 950]);
    // b is limited to a half of a's loss (500), c to what a came to (90).
    const others = product("p", {}, [
      head("a", {}, limit(90, "incident")),
      head("b", {}, limit(divide(loss("a"), num(2)), "incident")),
      head("c", {}, limit(left("a"), "incident")),
    ]);
    assert.deepEqual(dueOf(others, [1000, 1000, 1000]), [90, 500, 90]);
  });

  it("reads the incident's place among those of the period", () => {
    const plan = below(limit(multiply(money(100), incidentNumber), "incident"));
    const losses = [{ head: "a", amount: 1000 }];
    const first = settle(plan, { losses });
    const second = settle(plan, { incident: { id: "I-2" }, losses, ledger: first.ledger });
    const firstAgain = settle(plan, { losses, ledger: second.ledger });
    assert.deepEqual([first.due, second.due, firstAgain.due], [100, 200, 100]);
  });

  it("is undetermined where the amount is, and so is what sums over it", () => {
    const plan = product(
      "p",
      { facts: [factOf("incident", "x", moneyType)], readings: [readingOf("how", ["strict", "lenient"])] },
      [
        head("a", {}, limit(fact("incident", "x", moneyType), "incident")),
        head("b", {}, limit(left("a"), "incident")),
        head("c", {}, limit(7, "incident", { when: readingIs("how", "strict") })),
      ],
    );
    const losses = [
      { head: "a", amount: 1000 },
      { head: "b", amount: 1000 },
      { head: "c", amount: 1000 },
    ];
    const open = settle(plan, { losses });
    assert.deepEqual(dues(open), [0, 0, 0]);
    assert.deepEqual(pendingsOf(open, "1"), ["term a:limit:incident:1: incident x"]);
    assert.deepEqual(pendingsOf(open, "2"), ["term b:limit:incident:1: incident x"]);
    assert.deepEqual(pendingsOf(open, "3"), ["term c:limit:incident:1: reading how"]);
    const known = settle(plan, { losses, incident: { facts: { x: 40 } }, contract: { readings: { how: "lenient" } } });
    assert.deepEqual(dues(known), [40, 40, 1000]);
  });

  it("divided by zero is undetermined and waits for nothing", () => {
    const plan = below(limit(divide(money(1), num(0)), "incident"));
    const result = settle(plan, { losses: [{ head: "a", amount: 10 }] });
    assert.deepEqual(lineOf(result, "1").undetermined, [
      { kind: "term", clause: "s:limit:incident:1", trigger: "fire", waitsFor: [] },
    ]);
  });
});

describe("interpret: computed heads", () => {
  const plan = product(
    "p",
    { triggers: [trigger("fire"), trigger("flood")], facts: [factOf("incident", "x", moneyType)] },
    [
      section("s", {}, [
        deductible(100, "incident"),
        head("a", { covers: ["fire", "flood"] }),
        head("profit", {
          computed: subtract(multiply(ratio(1, 2), loss("a")), fact("incident", "x", moneyType)),
          covers: ["fire"],
        }),
      ]),
      limit(1000, "incident"),
    ],
  );
  const losses = [{ head: "a", amount: 500 }];

  it("brings its amount once, from the start of the walk", () => {
    const result = settle(plan, { losses, incident: { facts: { x: 50 } } });
    // profit 200; 100 off 500 + 200: ⌊100·500/700⌋ = 71 and 29.
    assert.deepEqual(
      result.lines.map((line) => [line.id, line.claimed, line.due]),
      [
        ["1", 500, 429],
        ["=profit", 200, 171],
      ],
    );
    assert.equal(result.claimed, 700);
    assert.deepEqual(result.ledger.incidents[0]?.paid, { "1": 429, "=profit": 171 });
  });

  it("is never below zero", () => {
    const result = settle(plan, { losses, incident: { facts: { x: 9000 } } });
    assert.equal(lineOf(result, "=profit").claimed, 0);
  });

  it("waits for what its amount waits for", () => {
    const result = settle(plan, { losses });
    assert.equal(lineOf(result, "=profit").claimed, 0);
    assert.deepEqual(pendingsOf(result, "=profit"), ["computed profit: incident x"]);
    assert.equal(lineOf(result, "1").due, 400);
  });

  it("is no line where nothing asserted opens it", () => {
    const result = settle(plan, { losses, incident: { triggers: ["flood"], facts: { x: 50 } } });
    assert.deepEqual(
      result.lines.map((line) => line.id),
      ["1"],
    );
  });

  it("stays a line once it was paid", () => {
    const first = settle(plan, { losses, incident: { facts: { x: 50 } } });
    const then = settle(plan, { losses, incident: { triggers: ["flood"], facts: { x: 50 } }, ledger: first.ledger });
    const profit = lineOf(then, "=profit");
    assert.deepEqual([profit.verdict, profit.claimed, profit.paid], ["refused", 0, 171]);
    // a now comes to 400, 429 were paid: 200 too much in all.
    assert.deepEqual([then.due, then.pay, then.overpaid], [400, 0, 200]);
  });

  it("takes no lines", () => {
    assert.deepEqual(problemsOf(plan, inputOf({ losses: [{ head: "profit", amount: 1 }] })), ["losses[0].head shape"]);
  });

  it("may read what a node came to before it", () => {
    const later = product("p", {}, [
      head("a", {}, limit(90, "incident")),
      head("share", { computed: multiply(ratio(1, 3), left("a")) }),
      limit(100, "incident"),
    ]);
    const result = settle(later, { losses });
    // 90 and 30, to 100: 20 off, ⌊20·90/120⌋ = 15 and 5.
    assert.deepEqual(dues(result), [75, 25]);
  });

  it("counts nothing for others before the walk has reached what it reads", () => {
    const circle = product("p", {}, [
      head("a"),
      head("b", {}, limit(add(money(50), loss("share")), "incident")),
      head("share", { computed: left("b") }),
    ]);
    const result = settle(circle, { losses: [{ head: "b", amount: 500 }] });
    assert.deepEqual(dues(result), [50, 50]);
  });

  it("counts for others wherever they stand, and nothing for itself in a circle", () => {
    const ahead = product("p", {}, [
      head("twice", { computed: multiply(num(2), loss("once", "twice")) }),
      head("once", { computed: loss("a") }),
      head("a"),
    ]);
    const result = settle(ahead, { losses: [{ head: "a", amount: 10 }] });
    assert.deepEqual(dues(result), [20, 10, 10]);
  });
});
