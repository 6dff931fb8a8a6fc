import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { compiles, enginesOf } from "./agreement.js";
import { agreeOn, productOf, report, smallest } from "./run.js";

/** How much is tried; a soak run, or the environment, asks for more. */
const products = Number(process.env["YAKKAN_PRODUCTS"] ?? 40);
const histories = Number(process.env["YAKKAN_HISTORIES"] ?? 25);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);
const root = new URL("../../../", import.meta.url);

describe("random products", function () {
  this.timeout(0);

  it("compile, 95 % of them", () => {
    const seeds = Array.from({ length: products }, (_, place) => firstSeed + place);
    const broken = seeds.filter((seed) => !compiles(randomProduct(new Random(seed))));
    assert.ok(broken.length <= 0.05 * products + 1, `seeds ${broken.join(", ")} do not compile`);
  });
});

describe("agreement of the interpreter and the emitted evaluator", function () {
  this.timeout(0);

  it(`on ${histories} histories of each of ${products} random products`, async () => {
    for (let seed = firstSeed; seed < firstSeed + products; seed += 1) {
      const engines = await productOf(seed);
      if (engines === undefined) continue;
      const { finding } = agreeOn(engines, seed, histories);
      if (finding !== undefined) assert.fail(report(await smallest(finding)));
    }
  });

  for (const file of ["policies/cyber_protector.yakkan", "test/fixtures/sample_cyber.yakkan"]) {
    it(`on ${histories} random histories of ${file}`, async () => {
      const engines = await enginesOf(readFileSync(new URL(file, root), "utf8"));
      assert.ok(engines);
      const { finding } = agreeOn(engines, firstSeed, histories);
      if (finding !== undefined) assert.fail(report(await smallest(finding)));
    });
  }
});
