import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { expectGolden } from "../support/golden.js";
import { product } from "./fixture.js";
import { Workplace } from "./run.js";

describe("yakkan test", () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ "sample.yakkan": product });
  });
  afterEach(() => place.remove());

  it("runs the scenarios of a file", () => {
    deepStrictEqual(place.yakkan(["test", "sample.yakkan"]), {
      code: 0,
      stdout: "sample.yakkan\n  ok  The deductible comes off the loss\n\n1 passed, 0 failed\n",
      stderr: "",
    });
  });

  it("shows an expectation that fails with its place, the amounts and the line", () => {
    const other = product
      .slice(product.indexOf("scenario"))
      .replace("The deductible comes off the loss", "費用の支払限度額まで支払う")
      .replace("cost_limit 1_000_000", "cost_limit 60_000")
      .replace(
        "expect due 90_000",
        "loss forensics 50_000\n  expect due 70_000\n  expect response 60_000\n  expect forensics refused by approval",
      );
    place.write("sample.yakkan", product + other);
    const { code, stdout, stderr } = place.yakkan(["test", "sample.yakkan"]);
    strictEqual(code, 1);
    strictEqual(stderr, "");
    expectGolden("cli", "test-failures.txt", stdout);
  });

  it("shows ten of the lines that an expectation is about, and says how many more there are", () => {
    const lines = Array.from({ length: 13 }, () => "loss forensics 1_000").join("\n  ");
    place.write("sample.yakkan", product.replace("expect due 90_000", `${lines}\n  expect due 1`));
    const { stdout } = place.yakkan(["test", "sample.yakkan"]);
    // Those, and the one that the scenario has.
    match(stdout, /^ +… and 4 more lines\n/m);
    strictEqual(stdout.match(/, line \d+: /g)?.length, 10, stdout);
  });

  it("runs nothing of a file with errors", () => {
    place.write("broken.yakkan", product.replace("covers leak", "covers leek"));
    const { code, stdout, stderr } = place.yakkan(["test", "sample.yakkan", "broken.yakkan"]);
    strictEqual(code, 1);
    strictEqual(stdout, "");
    match(stderr, /error\[name\/unknown\]/);
  });

  it("counts a file without scenarios as fine", () => {
    place.write("sample.yakkan", product.slice(0, product.indexOf("scenario")));
    match(place.yakkan(["test", "sample.yakkan"]).stdout, /0 passed, 0 failed\n$/);
  });
});
