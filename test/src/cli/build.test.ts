import { deepStrictEqual, doesNotMatch, match, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as prettier from "prettier";
import { product } from "./fixture.js";
import { Workplace } from "./run.js";

describe("yakkan build", () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ "sample.yakkan": product });
  });
  afterEach(() => place.remove());

  it("writes an evaluator and nothing beside it, and says what it wrote", async () => {
    deepStrictEqual(place.yakkan(["build", "sample.yakkan"]), { code: 0, stdout: "build/sample.ts\n", stderr: "" });
    deepStrictEqual(place.list(), ["build", join("build", "sample.ts"), "sample.yakkan"]);
    const text = readFileSync(join(place.folder, "build/sample.ts"), "utf8");
    match(text, /sample\.yakkan/);
    doesNotMatch(text, new RegExp(place.folder.replaceAll("\\", "\\\\")));
    strictEqual(await prettier.check(text, { parser: "typescript", printWidth: 100 }), true);
  });

  it("writes the same bytes for the same product, wherever it stands", () => {
    strictEqual(place.yakkan(["build", "sample.yakkan", "--out", "a/b"]).code, 0);
    strictEqual(place.yakkan(["build", join(place.folder, "sample.yakkan"), "-o", "c"]).code, 0);
    const [one, two] = ["a/b", "c"].map((out) => readFileSync(join(place.folder, out, "sample.ts"), "utf8"));
    strictEqual(one, two);
  });

  it("writes nothing where any of the files has an error, and keeps what was there", () => {
    place.write("broken.yakkan", product.replace("covers leak", "covers leek").replaceAll("sample", "other"));
    place.write("build/sample.ts", "// before\n");
    const { code, stdout, stderr } = place.yakkan(["build", "sample.yakkan", "broken.yakkan"]);
    strictEqual(code, 1);
    strictEqual(stdout, "");
    match(stderr, /error\[name\/unknown\][^]*\n\d+ errors?.* in 2 files\n$/);
    strictEqual(readFileSync(join(place.folder, "build/sample.ts"), "utf8"), "// before\n");
    deepStrictEqual(place.list(), ["broken.yakkan", "build", join("build", "sample.ts"), "sample.yakkan"]);
  });

  it("leaves nothing half done where a file cannot be written", () => {
    place.write("other.yakkan", product.replaceAll("sample", "other"));
    place.write("build/sample.ts/in-the-way", "");
    const { code, stdout, stderr } = place.yakkan(["build", "other.yakkan", "sample.yakkan"]);
    strictEqual(code, 2);
    strictEqual(stdout, "");
    match(stderr, /^build\/sample\.ts: .+\n$/);
    deepStrictEqual(
      place.list().filter((name) => name.endsWith(".tmp")),
      [],
    );
  });

  it("refuses two products that would be one file", () => {
    place.write("twin.yakkan", product);
    const { code, stderr } = place.yakkan(["build", "sample.yakkan", "twin.yakkan"]);
    strictEqual(code, 1);
    match(stderr, /^twin\.yakkan: the product `sample` is also in sample\.yakkan; both would be sample\.ts\n$/);
    strictEqual(place.list().includes("build"), false);
  });
});
