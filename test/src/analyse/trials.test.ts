import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type ExampleLine, inputOf, settlingAlone, type Stated, trialOf } from "@yakkan/compiler/analyse/trials.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { findLeft } from "@yakkan/compiler/walk-plan.js";
import { planOf } from "../agree/agreement.js";
import { withoutRules } from "../agree/monotone.js";
import { HistoryWriter } from "../support/generate/history.js";
import type { JsonObject } from "../support/generate/json.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { compileParts } from "./product.js";

const products = Number(process.env["YAKKAN_PRODUCTS"] ?? 20);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);

/** What a claim of a random history says, and a few of its lines. */
function drawn(plan: Plan, call: JsonObject, random: Random): { stated: Stated; lines: readonly ExampleLine[] } {
  const [claims, insureds] = ["claims", "insureds"].map((list) => (call[list] ?? []) as readonly JsonObject[]);
  const factsOf = (bearer: JsonObject | undefined): JsonObject => (bearer?.["facts"] ?? {}) as JsonObject;
  const incident = call["incident"] as JsonObject;
  const heads = plan.heads.flatMap(({ name, computed, each }) => (computed || each ? [] : [name]));
  const losses = call["losses"] as readonly JsonObject[];
  const lines = losses.flatMap((loss): ExampleLine[] => {
    const { head, claim, insured, unit, unitId, item } = loss as Partial<Record<string, string>>;
    if (head === undefined || !heads.includes(head)) return [];
    return [
      {
        head,
        trigger: random.pick(plan.triggers).name,
        ...(claim !== undefined && { claim }),
        ...(insured !== undefined && { insured }),
        ...(item !== undefined && { item }),
        details: Object.entries(factsOf(loss)).map(([name, value]) => ({ of: "loss", kind: "fact", name, value })),
        ...(unit !== undefined && unitId !== undefined && { unit: `${unit} ${unitId}` }),
        amount: 0n,
      },
    ];
  });
  return {
    stated: {
      contract: call["contract"] as JsonObject,
      facts: {
        incident: factsOf(incident),
        claim: factsOf(claims?.[0]),
        insured: factsOf(insureds?.[0]),
        loss: factsOf(losses[0]),
      },
    },
    lines: random.shuffle(lines).slice(0, 4),
  };
}

/** The same by the interpreter alone, of the whole plan. */
function plainly(plan: Plan, stated: Stated, lines: readonly ExampleLine[]): bigint | undefined | "invalid" {
  const outcome = interpret(plan, inputOf(stated, lines));
  if (!outcome.ok) return "invalid";
  const { due, lines: settled } = outcome.result;
  const areEligible = settled.every(({ id, verdict }) => verdict === "eligible" || id.startsWith("="));
  return areEligible ? BigInt(due) : undefined;
}

describe("trials", () => {
  it("keep apart what is open for some amounts and known for others", () => {
    const { plans } = compileParts({
      facts: `other "他" en "Other" : money`,
      section: `head a "甲" en "A"  limit (if loss > 1_000 then other else 500) per incident`,
    });
    const stated = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
      facts: { incident: {}, claim: {}, insured: {}, loss: {} },
    };
    const plan = settlingAlone(plans[0]!, ["a"], new Map());
    const trial = trialOf(plan, stated, [{ head: "a", trigger: "leak", amount: 0n }])!;
    deepStrictEqual(
      [1_001n, 1_000n, 400n, 2_000n].map((amount) => trial([amount])),
      [undefined, 500n, 400n, undefined],
    );
  });

  it("come to what the interpreter says of the whole product without its rules, in whichever order amounts are tried", () => {
    const seen = { due: 0, open: 0 };
    for (let seed = firstSeed; seed < firstSeed + products; seed++) {
      const plan = planOf(randomProduct(new Random(seed)));
      if (plan === undefined) continue;
      const random = new Random(seed ^ 0x51ed270b);
      const whole = withoutRules(plan);
      for (const call of new HistoryWriter(plan).history(random).slice(0, 2)) {
        const { stated, lines } = drawn(plan, call, random);
        const trial = trialOf(
          settlingAlone(
            plan,
            lines.map(({ head }) => head),
            findLeft(plan),
          ),
          stated,
          lines,
        );
        if (trial === undefined || lines.length === 0) continue;
        for (let tries = 0; tries < 12; tries++) {
          const amounts = lines.map(() => BigInt(random.pick([0, 0, 1, 7, 100, 999, 5_000, 12_345, 1_000_000])));
          const expected = plainly(
            whole,
            stated,
            lines.map((line, place) => ({ ...line, amount: amounts[place]! })),
          );
          if (expected === "invalid") continue;
          seen[expected === undefined ? "open" : "due"] += 1;
          strictEqual(trial(amounts), expected, `seed ${seed}: ${amounts.join(" ")}`);
        }
      }
    }
    ok(seen.due > products && seen.open > products, JSON.stringify(seen));
  });
});
