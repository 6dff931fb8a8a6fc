import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { enginesOf } from "./agreement.js";
import { agreeOn, productOf, report, smallest } from "./run.js";

/** How much is tried; a soak run, or the environment, asks for more. */
const products = Number(process.env["YAKKAN_PRODUCTS"] ?? 40);
const histories = Number(process.env["YAKKAN_HISTORIES"] ?? 25);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);
const root = new URL("../../../", import.meta.url);

describe("agreement of the interpreter and the emitted evaluator", function () {
  this.timeout(0);

  it(`on ${histories} histories of each of ${products} random products`, async () => {
    let compiled = 0;
    for (let seed = firstSeed; seed < firstSeed + products; seed += 1) {
      const engines = await productOf(seed);
      if (engines === undefined) continue;
      compiled += 1;
      const { finding } = agreeOn(engines, seed, histories);
      if (finding !== undefined) assert.fail(report(await smallest(finding)));
    }
    assert.ok(compiled >= 0.95 * products - 1, `${compiled} of ${products} random products compile`);
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
