import assert from "node:assert/strict";
import { InvalidInput, settle, type Product, type SettlementResult } from "@yakkan/runtime";
import { heads, random } from "./claims.js";
import { settleByHand } from "./hand.js";

/**
 * Whether the hand-written evaluator does what the emitted one does, on inputs of which the timed claims have none:
 * third parties, dates with times, triggers of lines, histories that go on from their ledger, and mistakes of every
 * kind, several in one input. Results have to be equal in every field, problems in place and code.
 */
export function checkGuarantees(product: Product, count: number): void {
  const next = random(20_261_128);
  let [settled, refused] = [0, 0];
  for (let policy = 0; policy < count; policy += 1) {
    let ledger: SettlementResult["ledger"] | undefined;
    for (let incident = 0; incident < 4; incident += 1) {
      const input = inputOf(next, `P-${policy}`, `I-${next(3)}`, ledger);
      const emitted = outcomeOf(() => settle(product, input));
      assert.deepStrictEqual(
        outcomeOf(() => settleByHand(input, product.terms)),
        emitted,
      );
      if (emitted.result !== undefined) {
        settled += 1;
        ledger = emitted.result.ledger;
      }
      const broken = breakSomewhere(next, structuredClone(input));
      const problems = outcomeOf(() => settle(product, broken));
      assert.deepStrictEqual(
        outcomeOf(() => settleByHand(broken, product.terms)),
        problems,
        JSON.stringify(broken),
      );
      if (problems.result === undefined) refused += 1;
    }
  }
  assert.ok(settled > count && refused > count, `${settled} settled, ${refused} refused`);
}

type Next = (below: number) => number;

function outcomeOf(run: () => SettlementResult) {
  try {
    return { result: run(), problems: [] };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { result: undefined, problems: error.problems.map(({ path, code }) => `${code} ${path}`) };
  }
}

function inputOf(next: Next, policy: string, id: string, ledger: SettlementResult["ledger"] | undefined) {
  const pick = <T>(...of: readonly T[]): T => of[next(of.length)]!;
  const maybe = <T>(value: T): T | undefined => (next(2) === 0 ? value : undefined);
  const day = (): string => `2026-0${4 + next(5)}-${String(1 + next(28)).padStart(2, "0")}`;
  const period = pick({ from: "2026-04-01", to: "2027-04-01" }, { from: "2026-04-01T16:00", to: "2027-04-01T16:00" });
  const discovered = pick(day(), day(), `${day()}T09:30`, "2026-04-01", "2027-04-01T15:59", "2027-05-01", undefined);
  // A line that was paid before has to be stated again.
  const lines = Math.max(6, ...(ledger?.incidents ?? []).map(({ paid }) => Object.keys(paid).length));
  return {
    contract: {
      policy,
      period: ledger?.period ?? period,
      cost_limit: pick(1_000_000, 1_500_000, 3_000_000),
      own_share: pick(0, 100_000, 500_000),
    },
    incident: { id, triggers: pick<string[]>(["leak"], ["attack"], ["attack", "leak"], []), facts: { discovered } },
    claims: [{ id: "C1" }, { id: "C2", facts: {} }],
    insureds: maybe([{ id: "A" }]) ?? [],
    losses: Array.from({ length: lines }, (_, line) => ({
      id: String(line + 1),
      head: pick(...heads),
      amount: next(3_000_000),
      incurred: maybe(day()),
      approved: pick<unknown>(true, true, true, false, day(), undefined),
      claim: pick(undefined, "C1", "C2"),
      trigger: pick(undefined, undefined, undefined, "leak", "attack"),
    })),
    ledger,
  };
}

type Broken = Record<string, unknown>;

/** Fields that the inputs above lack; some record may have most of them. */
const others = [
  ..."surplus policy item unit unitId count insured facts exclusions others options readings units".split(" "),
  ..."revision opening 免責".split(" "),
];

/** Puts what does not belong there in one to three places. */
function breakSomewhere(next: Next, input: Broken): Broken {
  const wrong = (): unknown[] => [
    null,
    "",
    "x",
    -1,
    1.5,
    9e15 + 1,
    9e15,
    true,
    [],
    {},
    [null],
    { x: 1 },
    "2026-02-30",
    undefined,
  ];
  for (let times = 1 + next(3); times > 0; times -= 1) {
    let record = input;
    for (;;) {
      const fields = Object.keys(record);
      const other = others[next(others.length)]!;
      const field = next(6) === 0 ? other : (fields[next(fields.length)] ?? other);
      const value = record[field];
      if (typeof value === "object" && value !== null && next(4) > 0) {
        record = value as Broken;
        continue;
      }
      // A list has no fields.
      if (Array.isArray(record) && field === other) break;
      const values = wrong();
      record[field] = values[next(values.length)];
      break;
    }
  }
  return input;
}
