import assert from "node:assert/strict";
import type { Plan } from "@yakkan/compiler/plan.js";
import { HistoryWriter } from "../support/generate/history.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { everything, type Features } from "../support/generate/vocabulary.js";
import { loadProduct } from "../support/run-emitted.js";
import { planOf } from "./agreement.js";
import { productOfLinesApart } from "./apart.js";
import { type Breach, breachIn } from "./laws.js";
import { breachOfEasierTerm, breachOfLargerLoss, inputsOf, largerLossesOf, withoutRules } from "./monotone.js";
import { reduce } from "./reduce.js";

const products = Number(process.env["YAKKAN_PRODUCTS"] ?? 60);
const histories = Number(process.env["YAKKAN_HISTORIES"] ?? 5);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);

/** Products in which a larger loss pays no less. */
const tame: Features = { walkReads: false, unruly: false, intricate: true };
/** Products in which it mostly may. */
const unruly: Features = { walkReads: false, unruly: true, intricate: true };

type Law = (plan: Plan, history: Parameters<typeof breachIn>[1], random: Random) => Breach | undefined;

/** Random histories of random products under a law; a breach is made small. Gives the number of products tried. */
async function check(law: Law, features: Features, admits: (text: string) => boolean): Promise<number> {
  let tried = 0;
  for (let seed = firstSeed; seed < firstSeed + products; seed += 1) {
    const text = randomProduct(new Random(seed), features);
    const plan = planOf(text);
    if (plan === undefined || !admits(text)) continue;
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
  admits: (text: string) => boolean,
): Promise<string> {
  /** The law may draw, so it is tried with a few seeds. */
  const again = (candidate: { text: string; input: unknown }): Breach | undefined => {
    const plan = planOf(candidate.text);
    if (plan === undefined || !admits(candidate.text)) return undefined;
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

  const silent = (text: string): boolean => largerLossesOf(text).length === 0;
  const laws = { "a larger loss": breachOfLargerLoss, "a higher limit or lower deductible": breachOfEasierTerm };
  for (const [what, law] of Object.entries(laws))
    it(`${what} pays no less, but a minor unit for each head and claim, where the compiler is silent`, async () => {
      const tried = await check(law, tame, silent);
      assert.ok(tried >= products / 2, `the compiler is silent on ${tried} of ${products} products`);
      // Of products in which a larger loss mostly may pay less, the compiler is silent on few.
      assert.ok((await check(law, unruly, silent)) + (await check(law, everything, silent)) > 0);
    });

  it("a larger loss pays no less where the compiler is silent on terms that ask something of the lines", async () => {
    let told = 0;
    let tried = 0;
    for (let seed = firstSeed; seed < firstSeed + 5 * products; seed += 1) {
      const text = productOfLinesApart(new Random(seed));
      const plan = planOf(text);
      if (plan === undefined) continue;
      if (!silent(text)) {
        told += 1;
        continue;
      }
      tried += 1;
      const writer = new HistoryWriter(plan);
      const random = new Random(seed ^ 0x2545f491);
      for (let count = 0; count < 4 * histories; count += 1) {
        const own = random.fork();
        const breach = breachOfLargerLoss(plan, writer.history(own), own);
        if (breach !== undefined) assert.fail(await describeSmallest(seed, text, breach, breachOfLargerLoss, silent));
      }
    }
    assert.ok(told > 0 && tried > 0, `told of ${told}, silent on ${tried}`);
  });

  it("where the compiler shows a larger loss that pays less, it does", async () => {
    let shown = 0;
    // Few products have one: further ones are tried until one is seen.
    for (let seed = firstSeed; seed < firstSeed + products * (shown === 0 ? 10 : 1); seed += 1) {
      const random = new Random(seed);
      const text =
        seed % 3 === 0 ? productOfLinesApart(random) : randomProduct(random, seed % 3 === 1 ? unruly : everything);
      const plan = planOf(text);
      const examples = plan === undefined ? [] : largerLossesOf(text).flatMap(({ example }) => example ?? []);
      if (plan === undefined || examples.length === 0) continue;
      const evaluator = await loadProduct(withoutRules(plan));
      for (const example of examples) {
        shown += 1;
        const [before, after] = inputsOf(example);
        assert.ok(after.due < before.due);
        for (const { input, due } of [before, after])
          assert.equal(evaluator.settle(input).due, due, `seed ${seed}\n${text}\n${JSON.stringify(input)}`);
      }
    }
    assert.ok(shown > 0, "no example is shown");
  });
});
