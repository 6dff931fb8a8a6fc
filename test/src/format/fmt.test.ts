// `yakkan fmt`, as a user calls it.
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { product } from "../cli/fixture.js";
import { Workplace } from "../cli/run.js";

const untidy = product.replace("deductible 10_000", "deductible    10000").replace("covers leak", "covers   leak");

describe("yakkan fmt", () => {
  let place: Workplace;
  let tidy: string;
  beforeEach(() => {
    place = new Workplace({ "sample.yakkan": untidy });
    tidy = place.yakkan(["fmt", "--stdin"], { input: untidy }).stdout;
  });
  afterEach(() => place.remove());

  const read = (name: string): string => readFileSync(join(place.folder, name), "utf8");

  it("formats files in place and leaves nothing else behind", () => {
    const before = place.list();
    deepStrictEqual(place.yakkan(["fmt", "sample.yakkan", "./sample.yakkan"]), {
      code: 0,
      stdout: "sample.yakkan: formatted\n1 file formatted\n",
      stderr: "",
    });
    strictEqual(read("sample.yakkan"), tidy);
    deepStrictEqual(place.list(), before);
    deepStrictEqual(place.yakkan(["fmt", "sample.yakkan"]).stdout, "1 file formatted already\n");
  });

  it("only looks with --check", () => {
    place.write("tidy.yakkan", tidy);
    deepStrictEqual(place.yakkan(["fmt", "--check", "sample.yakkan", "tidy.yakkan"]), {
      code: 1,
      stdout: "sample.yakkan: not formatted\n1 file not formatted, 1 file formatted already\n",
      stderr: "",
    });
    strictEqual(read("sample.yakkan"), untidy);
    strictEqual(place.yakkan(["fmt", "--check", "tidy.yakkan"]).code, 0);
  });

  it("writes the keywords in Japanese and in English again", () => {
    place.yakkan(["fmt", "--keywords", "ja", "sample.yakkan"]);
    match(read("sample.yakkan"), /^商品 sample "見本保険" 英語 "Sample" \{$/m);
    match(read("sample.yakkan"), /^ {4}免責金額 1事故につき 10_000 @brochure\(p\.3\)$/m);
    strictEqual(place.yakkan(["test", "sample.yakkan"]).code, 0);
    place.yakkan(["fmt", "--keywords", "en", "sample.yakkan"]);
    strictEqual(read("sample.yakkan"), tidy);
  });

  it("reads the standard input", () => {
    strictEqual(place.yakkan(["fmt", "--stdin"], { input: untidy }).code, 0);
    deepStrictEqual(place.yakkan(["fmt", "--stdin", "--check"], { input: untidy }), {
      code: 1,
      stdout: "",
      stderr: "",
    });
    deepStrictEqual(place.yakkan(["fmt", "--stdin", "--check"], { input: tidy }), { code: 0, stdout: "", stderr: "" });
  });

  it("leaves a file with syntax errors as it is and formats the others", () => {
    const broken = product.replace("covers leak", "covers leak {");
    place.write("broken.yakkan", broken);
    const { code, stdout, stderr } = place.yakkan(["fmt", "broken.yakkan", "sample.yakkan"]);
    strictEqual(code, 1);
    match(stderr, /^error\[syntax\/[a-z]+\]/);
    match(stderr, /^broken\.yakkan: left as it is/m);
    strictEqual(stdout, "sample.yakkan: formatted\n1 file formatted, 1 file with syntax errors\n");
    strictEqual(read("broken.yakkan"), broken);
    strictEqual(read("sample.yakkan"), tidy);
  });

  it("keeps what is not its to change: ends of lines, the byte order mark, links, the mode", () => {
    place.write("marked.yakkan", `\ufeff${untidy.replaceAll("\n", "\r\n")}`);
    chmodSync(join(place.folder, "marked.yakkan"), 0o640);
    symlinkSync("marked.yakkan", join(place.folder, "link.yakkan"));
    strictEqual(place.yakkan(["fmt", "link.yakkan"]).code, 0);
    strictEqual(read("marked.yakkan"), `\ufeff${tidy.replaceAll("\n", "\r\n")}`);
    strictEqual(statSync(join(place.folder, "marked.yakkan")).mode & 0o777, 0o640);
    strictEqual(lstatSync(join(place.folder, "link.yakkan")).isSymbolicLink(), true);
    strictEqual(place.yakkan(["fmt", "--check", "marked.yakkan"]).code, 0);
  });

  for (const args of [[], ["--stdin", "sample.yakkan"], ["--keywords", "fr", "sample.yakkan"], ["missing.yakkan"]])
    it(`calls \`${["yakkan", "fmt", ...args].join(" ")}\` wrong usage`, () => {
      const { code, stdout, stderr } = place.yakkan(["fmt", ...args]);
      strictEqual(code, 2);
      strictEqual(stdout, "");
      match(stderr, args[0] === "missing.yakkan" ? /^missing\.yakkan: there is no such file\n$/ : /--help/);
    });
});
