import assert from "node:assert/strict";
import type { Expr } from "@yakkan/compiler/plan.js";
import {
  add,
  after,
  band,
  before,
  compare,
  date,
  datetimeType,
  dateType,
  daysBetween,
  divide,
  durationType,
  enumType,
  fact,
  factOf,
  greatest,
  head,
  keyOf,
  least,
  letOf,
  limit,
  literalEnum,
  literalMoney,
  lookUp,
  money,
  moneyType,
  months,
  multiply,
  num,
  product,
  ratio,
  ratioType,
  rational,
  spanType,
  subtract,
  sumOver,
  table,
  unitFact,
  unitFactOf,
  unitOf,
  unlimited,
  within,
  rule,
} from "../support/plans.js";
import { lineOf, pendingsOf, settle } from "./cases.js";

const kinds = enumType("shop", "home");
const percent = (hundredths: number) => ({ type: "ratio" as const, value: rational(hundredths, 100) });
const facts = [
  factOf("incident", "kind", kinds),
  factOf("incident", "part", ratioType),
  factOf("incident", "began", datetimeType),
  factOf("incident", "ended", datetimeType),
  factOf("incident", "outage", durationType),
  factOf("incident", "wait", spanType),
  factOf("incident", "day", dateType),
  factOf("incident", "cost", moneyType),
];
const tables = [
  table(
    "rates",
    [
      { name: "kind", type: kinds },
      { name: "part", type: ratioType },
    ],
    [
      { name: "low", label: {}, type: moneyType },
      { name: "high", label: {}, type: moneyType },
    ],
    [
      [
        [[keyOf(literalEnum("shop"))], [band(undefined, percent(30))]],
        [literalMoney(10), literalMoney(11)],
      ],
      [
        [[keyOf(literalEnum("shop")), keyOf(literalEnum("home"))], [band(percent(30), percent(100))]],
        [literalMoney(20), literalMoney(21)],
      ],
      [
        [[keyOf(literalEnum("shop"))], [band(percent(100))]],
        [literalMoney(30), "unlimited"],
      ],
    ],
  ),
];

/** What is left of 1,000,000 under a limit of this amount, or what the line waits for. */
function amountOf(amount: Expr, stated: Record<string, number | string> = {}): number | readonly string[] {
  const plan = product("p", { facts, tables, lets: { twice: multiply(num(2), fact("incident", "cost", moneyType)) } }, [
    head("a", {}, limit(amount, "incident")),
  ]);
  const result = settle(plan, { incident: { facts: stated }, losses: [{ head: "a", amount: 1_000_000 }] });
  const line = lineOf(result, "1");
  return line.verdict === "undetermined"
    ? pendingsOf(result).map((pending) => pending.replace(/^.*: ?/, ""))
    : line.due;
}

function isSo(test: Expr, stated: Record<string, number | string> = {}): string {
  const plan = product("p", { facts }, [head("a", { rules: [rule("condition", "r", test)] })]);
  return lineOf(settle(plan, { incident: { facts: stated }, losses: [{ head: "a", amount: 1 }] }), "1").verdict;
}

const of = (name: string, type: Expr["type"]): Expr => fact("incident", name, type);

describe("interpret: expressions", () => {
  it("are exact until they become an amount", () => {
    // A third of 100, three times: 100, not 99.
    assert.equal(amountOf(multiply(num(3), divide(money(100), num(3)))), 100);
    assert.equal(amountOf(divide(money(100), num(3))), 33);
    // As doubles 0.1 + 0.2 is more than 0.3.
    assert.equal(isSo(compare(add(ratio(1, 10), ratio(1, 5)), "=", ratio(3, 10))), "eligible");
    assert.equal(amountOf(multiply(of("part", ratioType), money(1_000_000)), { part: 0.000007 }), 7);
  });

  it("look tables up from the top, bands by their beginning and not their end", () => {
    const low = lookUp("rates", "low", of("kind", kinds), of("part", ratioType));
    const high = lookUp("rates", "high", of("kind", kinds), of("part", ratioType));
    assert.equal(amountOf(low, { kind: "shop", part: "29.99%" }), 10);
    assert.equal(amountOf(low, { kind: "shop", part: "30%" }), 20);
    assert.equal(amountOf(high, { kind: "home", part: 0.9999 }), 21);
    assert.equal(amountOf(high, { kind: "shop", part: 1 }), 1_000_000);
    assert.deepEqual(amountOf(low, { kind: "shop" }), ["incident part"]);
    // In a gap there is no value, and nothing to wait for.
    assert.deepEqual(amountOf(low, { kind: "home", part: 0.1 }), [""]);
  });

  it("read formulas, and wait for what is in them", () => {
    assert.equal(amountOf(letOf("twice"), { cost: 21 }), 42);
    assert.deepEqual(amountOf(letOf("twice")), ["incident cost"]);
    assert.deepEqual(amountOf(add(letOf("twice"), multiply(money(0), of("part", ratioType)))), [
      "incident cost, incident part",
    ]);
  });

  it("take unlimited for larger than every amount", () => {
    assert.equal(amountOf(least(unlimited, money(5))), 5);
    assert.equal(amountOf(greatest(money(5), unlimited)), 1_000_000);
    assert.equal(amountOf(greatest(money(5), money(9), money(7))), 9);
    assert.equal(amountOf(subtract(unlimited, money(5))), 1_000_000);
    assert.equal(amountOf(multiply(ratio(1, 2), unlimited)), 1_000_000);
    assert.equal(isSo(compare(unlimited, ">", money(9_000_000_000_000_000))), "eligible");
    assert.equal(isSo(compare(unlimited, "=", unlimited)), "eligible");
  });

  it("count elapsed time, days and spans", () => {
    const elapsed = subtract(of("ended", datetimeType), of("began", datetimeType), durationType);
    const stated = { began: "2026-05-01T22:30", ended: "2026-05-02T06:30", outage: "PT8H", wait: "P6M" };
    assert.equal(isSo(compare(elapsed, "=", of("outage", durationType)), stated), "eligible");
    assert.equal(isSo(compare(elapsed, ">", of("outage", durationType)), stated), "refused");
    // 8 hours are 4 times 2 hours.
    assert.equal(
      amountOf(multiply(money(10), divide(elapsed, of("outage", durationType), { kind: "number" })), {
        ...stated,
        outage: "PT2H",
      }),
      40,
    );
    assert.equal(isSo(compare(of("began", datetimeType), "<", of("ended", datetimeType)), stated), "eligible");
    assert.equal(isSo(compare(of("began", datetimeType), "=", date("2026-05-01")), stated), "eligible");
    assert.equal(amountOf(multiply(money(10), daysBetween(date("2026-02-27"), date("2026-03-01")))), 20);
    // Below zero is zero.
    assert.equal(amountOf(multiply(money(10), daysBetween(date("2026-03-01"), date("2026-02-27")))), 0);
    const wait = of("wait", spanType);
    assert.equal(
      isSo(within(date("2026-07-10"), date("2026-01-01"), after(wait, date("2026-01-10"))), stated),
      "eligible",
    );
    assert.equal(
      isSo(within(date("2026-07-11"), date("2026-01-01"), after(wait, date("2026-01-10"))), stated),
      "refused",
    );
    assert.equal(isSo(within(date("2025-07-10"), before(wait, date("2026-01-10"))), stated), "eligible");
    assert.equal(isSo(compare(wait, ">", months(5)), stated), "eligible");
  });

  it("sum over a schedule, of nothing to nothing", () => {
    const plan = product("p", { units: [unitOf("car", [unitFactOf("value", moneyType)], true)] }, [
      head("a"),
      limit(sumOver("car", unitFact("car", "value")), "incident"),
    ]);
    const losses = [{ head: "a", amount: 100 }];
    const cars = (...values: readonly number[]) => ({
      units: { car: values.map((value, id) => ({ id: String(id), facts: { value } })) },
    });
    assert.equal(settle(plan, { contract: cars(30, 40), losses }).due, 70);
    assert.equal(settle(plan, { losses }).due, 0);
  });
});
