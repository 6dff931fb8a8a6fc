import { deepStrictEqual, ok } from "node:assert/strict";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { planOf } from "../agree/agreement.js";
import { inputsOf, largerLossesOf, withoutRules } from "../agree/monotone.js";
import { Random } from "../support/generate/random.js";
import { fallByChance, productOfSharedLimits } from "./shared-limits.js";

const products = Number(process.env["YAKKAN_PRODUCTS"] ?? 60);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);
const tries = 150;

describe("larger losses, of random products", function () {
  this.timeout(0);

  it("are shown nearly wherever there are some, truly, and nowhere else", () => {
    const silent: string[] = [];
    let falling = 0;
    let suspected = 0;
    for (let seed = firstSeed; seed < firstSeed + products; seed += 1) {
      const random = new Random(seed);
      const text = productOfSharedLimits(random);
      const plan = planOf(text);
      ok(plan !== undefined, text);
      const fall = fallByChance(plan, random, tries);
      const found = largerLossesOf(text);
      const examples = found.flatMap(({ example }) => example ?? []);
      if (found.length > 0) suspected += 1;
      for (const example of examples)
        for (const { input, due } of inputsOf(example)) {
          const outcome = interpret(withoutRules(plan), input);
          deepStrictEqual(outcome.ok && outcome.result.due, due, `seed ${seed}\n${text}\n${JSON.stringify(input)}`);
        }
      if (fall === undefined) continue;
      falling += 1;
      ok(found.length > 0, `not suspected: seed ${seed}\n${text}`);
      if (examples.length === 0) silent.push(`seed ${seed}\n${text}`);
    }
    ok(falling > 0 && suspected < products, `${falling} of ${products} fall, ${suspected} are suspected`);
    ok(20 * silent.length <= falling, `${silent.length} of ${falling} are not shown:\n${silent.join("\n")}`);
  });
});
