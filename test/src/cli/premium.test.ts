import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { contract, quoted } from "../support/premium-product.js";
import { product } from "./fixture.js";
import { Workplace } from "./run.js";

const place = new Workplace({
  "quoted.yakkan": quoted,
  "sample.yakkan": product,
  "contract.json": JSON.stringify({ ...contract, readings: { tax: "included" } }),
  "claim.json": JSON.stringify({ contract: { ...contract, revenue: 5_000_000_000 }, losses: [] }),
  "wrong.json": JSON.stringify({ ...contract, plan: "fulll" }),
});

after(() => {
  place.remove();
});

describe("yakkan premium", () => {
  it("says what each premium comes to under the contract", () => {
    const { code, stdout } = place.yakkan(["premium", "quoted.yakkan", "--input", "contract.json"]);
    strictEqual(
      stdout,
      ["annual 年間保険料: ¥833,333", "monthly 月払保険料: ¥76,389", "fire 火災: ¥0", "rebate 返戻: ¥0", ""].join("\n"),
    );
    strictEqual(code, 0);
  });

  it("prints one of them as JSON", () => {
    const args = ["premium", "quoted.yakkan", "-i", "contract.json", "--name", "annual", "--format", "json"];
    const { product, edition, terms, ...quoted } = JSON.parse(place.yakkan(args).stdout) as Record<string, unknown>;
    deepStrictEqual([product, edition], ["quoted", "2026-04-01"]);
    match(String(terms), /^[0-9a-f]{64}$/);
    deepStrictEqual(quoted, {
      premium: "annual",
      verdict: "determined",
      amount: 833_333,
    });
  });

  it("takes the contract of a claim too, and says why a premium is undetermined", () => {
    const { code, stdout } = place.yakkan(["premium", "quoted.yakkan", "-i", "claim.json", "-n", "annual"]);
    strictEqual(stdout, "annual 年間保険料: undetermined: no row of the table `rates` is for this contract\n");
    strictEqual(code, 0);
  });

  it("refuses a contract that is not one of the product", () => {
    const { code, stderr } = place.yakkan(["premium", "quoted.yakkan", "-i", "wrong.json"]);
    match(stderr, /^wrong\.json: contract\.plan: .*"fulll"/m);
    strictEqual(code, 1);
  });

  it("tells a name that is not a premium from a product that has none", () => {
    const named = place.yakkan(["premium", "quoted.yakkan", "-i", "contract.json", "--name", "yearly"]);
    match(named.stderr, /has no premium `yearly`; it has `annual`, `monthly`, `fire`, `rebate`/);
    strictEqual(named.code, 2);
    const none = place.yakkan(["premium", "sample.yakkan", "-i", "contract.json"]);
    match(none.stderr, /the product `sample` has no premium/);
    strictEqual(none.code, 2);
  });
});
