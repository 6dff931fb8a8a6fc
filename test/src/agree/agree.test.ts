import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { compiles, enginesOf } from "./agreement.js";
import { Coverage, expected, leastShare } from "./coverage.js";
import { agreeOn, productOf, report, smallest } from "./run.js";

/** How much is tried; the environment asks for more, a soak run for much more. */
const products = Number(process.env["YAKKAN_PRODUCTS"] ?? 500);
const histories = Number(process.env["YAKKAN_HISTORIES"] ?? 4);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);
const root = new URL("../../../", import.meta.url);

describe("random products", function () {
  this.timeout(0);

  it("compile, 95 % of them", () => {
    const seeds = Array.from({ length: 40 }, (_, place) => firstSeed + place);
    const broken = seeds.filter((seed) => !compiles(randomProduct(new Random(seed))));
    assert.ok(broken.length <= 2, `seeds ${broken.join(", ")} do not compile`);
  });
});

describe("agreement of the interpreter and the emitted evaluator", function () {
  this.timeout(0);
  const coverage = new Coverage();

  it(`on ${histories} histories of each of ${products} random products`, async () => {
    const texts = new Set<string>();
    for (let seed = firstSeed; texts.size < products; seed += 1) {
      const engines = await productOf(seed);
      coverage.next(engines?.plan);
      if (engines === undefined) continue;
      texts.add(engines.text);
      const { finding } = agreeOn(engines, seed, histories, { observer: coverage });
      if (finding !== undefined) assert.fail(report(await smallest(finding)));
    }
  });

  it("which are worth settling: half of the lines are eligible, and every kind of clause decides 5 % of the histories", () => {
    const { size, eligible, shares } = coverage;
    assert.ok(size.products >= products && size.histories >= products * histories, coverage.text());
    assert.ok(eligible >= 0.5, coverage.text());
    const rare = expected.filter((kind) => (shares.get(kind) ?? 0) < leastShare);
    assert.deepEqual(rare, [], coverage.text());
  });

  const policies = readdirSync(new URL("policies/", root)).filter((name) => name.endsWith(".yakkan"));
  for (const file of [...policies.map((name) => `policies/${name}`), "test/fixtures/sample_cyber.yakkan"]) {
    it(`on 10 random histories of ${file}`, async () => {
      const engines = await enginesOf(readFileSync(new URL(file, root), "utf8"));
      assert.ok(engines);
      const { finding } = agreeOn(engines, firstSeed, 10);
      if (finding !== undefined) assert.fail(report(await smallest(finding)));
    });
  }
});
