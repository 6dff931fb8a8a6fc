import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { product } from "./fixture.js";
import { bin, Workplace } from "./run.js";

describe("what the command line keeps of itself", () => {
  const compiler = join(dirname(bin), "..");
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ "sample.yakkan": product });
    for (const part of [
      "package.json",
      "bin/yakkan.cjs",
      "dist/cli/yakkan.cjs",
      "dist/cli/check.cjs",
      "dist/cli/mistakes.cjs",
    ])
      place.write(part, readFileSync(join(compiler, part)));
  });
  afterEach(() => place.remove());

  const own = (): string => join(place.folder, "bin/yakkan.cjs");
  const kept = (): string[] => place.list().filter((file) => /\.cache./.test(file));
  const check = () => place.yakkan(["check", "sample.yakkan"], { bin: own() });

  it("changes nothing of what it says, nor does what is damaged", () => {
    const first = check();
    deepStrictEqual(first, { code: 0, stdout: "no problems in 1 file\n", stderr: "" });
    strictEqual(kept().length, 1);
    deepStrictEqual(check(), first);
    const file = join(place.folder, kept()[0]!);
    for (const damaged of [Buffer.alloc(0), Buffer.from("no"), readFileSync(file).subarray(0, 1000)]) {
      writeFileSync(file, damaged);
      deepStrictEqual(check(), first);
    }
  });

  it("grows with what is checked, and then stays", () => {
    const size = (): number => readFileSync(join(place.folder, kept()[0]!)).length;
    place.write("small.yakkan", "language 1\n");
    place.yakkan(["check", "small.yakkan"], { bin: own() });
    const small = size();
    // One run in eight asks whether it needed more: that none of so many does happens to nobody.
    for (let runs = 0; runs < 200 && size() === small; runs++) check();
    const large = size();
    ok(large > 1.2 * small, `${small}, then ${large}`);
    const written = (): number => statSync(join(place.folder, kept()[0]!)).mtimeMs;
    const last = written();
    check();
    place.yakkan(["check", "small.yakkan"], { bin: own() });
    deepStrictEqual([size(), written()], [large, last]);
  });

  it("is of one program: of another one nothing is taken", () => {
    check();
    const program = join(place.folder, "dist/cli/check.cjs");
    // As long as it was.
    const other = readFileSync(program, "utf8").replaceAll("no problems", "no mistake?");
    writeFileSync(program, other.replace(/[0-9a-f]{64}\n$/, "0".repeat(64) + "\n"));
    strictEqual(check().stdout, "no mistake? in 1 file\n");
    strictEqual(kept().length, 2);
  });

  it("is enough for folders, settings, findings and every format", () => {
    place.write("yakkan.config.json", JSON.stringify({ products: ["."], lang: "ja" }));
    place.write("broken.yakkan", product.replace("deductible", "deductable"));
    const calls = [
      ["check"],
      ["check", "."],
      ["check", "*.yakkan", "--format", "sarif"],
      ["check", "--format", "json"],
    ];
    const all = () => calls.map((args) => place.yakkan(args, { bin: own() }));
    const first = all();
    deepStrictEqual(
      first.map(({ code, stderr }) => [code, stderr]),
      calls.map(() => [1, ""]),
    );
    deepStrictEqual(all(), first);
  });

  it("is of checks that were made, not of other commands, help and mistakes", () => {
    for (const args of [["check", "--help"], ["chek"], ["fmt", "sample.yakkan"], ["check", "other.yakkan"]])
      place.yakkan(args, { bin: own() });
    deepStrictEqual(kept(), []);
  });

  it("is of the program with options and of the one without", () => {
    const plain = check();
    deepStrictEqual(place.yakkan(["check", "sample.yakkan", "--lang", "en"], { bin: own() }), plain);
    strictEqual(kept().length, 2);
    deepStrictEqual(place.yakkan(["check", "--", "sample.yakkan"], { bin: own() }), plain);
    place.write("broken.yakkan", `${product.replace("deductible", "deductable")}}`);
    for (const args of [["check"], ["check", "broken.yakkan"], ["check", "other.yakkan"], ["check", "*.yakka"]])
      deepStrictEqual(
        place.yakkan(args, { bin: own() }),
        place.yakkan([...args, "--lang", "en"], { bin: own() }),
        args.join(" "),
      );
  });

  it("is not needed: nothing is said where nothing can be written", () => {
    place.write("dist/cli/.cache", "");
    deepStrictEqual(check(), { code: 0, stdout: "no problems in 1 file\n", stderr: "" });
    match(readdirSync(join(place.folder, "dist/cli")).join(" "), /^\.cache check\.cjs mistakes\.cjs yakkan\.cjs$/);
  });
});
