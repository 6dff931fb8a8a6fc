import assert from "node:assert/strict";
import type { Plan } from "@yakkan/compiler/plan.js";
import { HistoryWriter } from "../support/generate/history.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { everything, type Features } from "../support/generate/vocabulary.js";
import { planOf } from "./agreement.js";
import { type Breach, breachIn } from "./laws.js";
import { breachOfLargerLoss, holdsProviso } from "./monotone.js";
import { reduce } from "./reduce.js";

const products = Number(process.env["YAKKAN_PRODUCTS"] ?? 40);
const histories = Number(process.env["YAKKAN_HISTORIES"] ?? 10);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);

/** Products in which a larger loss pays no less. */
const tame: Features = { walkReads: false, unruly: false };

type Law = (plan: Plan, history: Parameters<typeof breachIn>[1], random: Random) => Breach | undefined;

/** Random histories of random products under a law; a breach is made small. Gives the number of products tried. */
async function check(law: Law, features: Features, admits: (plan: Plan) => boolean): Promise<number> {
  let tried = 0;
  for (let seed = firstSeed; seed < firstSeed + products; seed += 1) {
    const text = randomProduct(new Random(seed), features);
    const plan = planOf(text);
    if (plan === undefined || !admits(plan)) continue;
    tried += 1;
    const writer = new HistoryWriter(plan);
    const random = new Random(seed ^ 0x2545f491);
    for (let count = 0; count < histories; count += 1) {
      const own = random.fork();
      const breach = law(plan, writer.history(own), own);
      if (breach !== undefined) assert.fail(await describeSmallest(seed, text, breach, law, admits));
    }
  }
  return tried;
}

async function describeSmallest(
  seed: number,
  text: string,
  breach: Breach,
  law: Law,
  admits: (plan: Plan) => boolean,
): Promise<string> {
  /** The law may draw, so it is tried with a few seeds. */
  const again = (candidate: { text: string; input: unknown }): Breach | undefined => {
    const plan = planOf(candidate.text);
    if (plan === undefined || !admits(plan)) return undefined;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      try {
        const found = law(plan, [candidate.input as never], new Random(attempt));
        if (found?.law === breach.law) return found;
      } catch {
        return undefined;
      }
    }
    return undefined;
  };
  const small = await reduce({ text, task: "settle", input: breach.input }, (candidate) =>
    Promise.resolve(again(candidate) !== undefined),
  );
  const { law: name, detail, input } = again(small) ?? breach;
  return [`seed ${seed}: ${name}`, detail, small.text, JSON.stringify(input)].join("\n");
}

describe("laws, on random products", function () {
  this.timeout(0);

  it("due and paid amounts, limits, order, calls, repetition, empty incidents", async () => {
    const tried = await check(breachIn, everything, () => true);
    assert.ok(tried > 0);
  });

  it("a larger loss pays no less, by no more than a minor unit for each head and claim", async () => {
    const tried = await check(breachOfLargerLoss, tame, holdsProviso);
    assert.ok(tried >= products / 4, `the proviso holds for ${tried} of ${products} products`);
  });
});
