import { deepStrictEqual, doesNotMatch, match, strictEqual } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expectGolden } from "../support/golden.js";
import { claim, product } from "./fixture.js";
import { bin, Workplace } from "./run.js";

describe("yakkan", () => {
  const place = new Workplace();
  after(() => place.remove());

  it("prints its version and its help", () => {
    match(place.yakkan(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/);
    const { code, stdout } = place.yakkan(["--help"]);
    strictEqual(code, 0);
    for (const command of ["check", "build", "test", "settle", "explain"])
      match(stdout, new RegExp(`^ {2}${command} `, "m"));
    match(stdout, /Examples:/);
  });

  for (const command of ["check", "build", "test", "settle", "explain"]) {
    it(`has help with examples for ${command}`, () => {
      const { code, stdout } = place.yakkan([command, "--help"]);
      strictEqual(code, 0);
      match(stdout, new RegExp(`Examples:\\n {2}yakkan ${command} `));
    });
  }

  const misuses: (readonly string[])[] = [
    [],
    ["chek"],
    ["help", "chek"],
    ["check"],
    ["check", "--fast", "a.yakkan"],
    ["check", "--format", "xml", "a.yakkan"],
    ["settle", "a.yakkan"],
    ["explain", "a.yakkan", "--input", "c.json", "--lang", "fr"],
  ];
  for (const args of misuses) {
    it(`calls \`${["yakkan", ...args].join(" ")}\` wrong usage`, () => {
      const { code, stdout, stderr } = place.yakkan(args);
      strictEqual(code, 2);
      strictEqual(stdout, "");
      match(stderr, /--help/);
    });
  }

  it("says in a line that what it prints cannot be written", function () {
    if (!existsSync("/dev/full")) return this.skip();
    const place = new Workplace({ "sample.yakkan": product, "claim.json": JSON.stringify(claim) });
    try {
      for (const args of [
        ["--version"],
        ["check", "sample.yakkan"],
        ["check", "sample.yakkan", "--format", "json"],
        ["schema", "sample.yakkan"],
        ["template", "sample.yakkan"],
        ["settle", "sample.yakkan", "--input", "claim.json"],
        ["explain", "sample.yakkan", "--input", "claim.json", "--format", "html"],
      ])
        deepStrictEqual(
          place.yakkan(args, { output: "/dev/full" }),
          { code: 2, stdout: "", stderr: "the standard output cannot be written: no space is left\n" },
          args.join(" "),
        );
    } finally {
      place.remove();
    }
  });
});

describe("yakkan check", () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ "sample.yakkan": product });
  });
  afterEach(() => place.remove());

  it("says all to a reader that takes its time, and nothing of one that has enough", function () {
    if (process.platform === "win32") return this.skip();
    // More than a pipe takes.
    const unknown = Array.from({ length: 1_500 }, (_, at) => `let x${at} = nothing${at} + 1`);
    place.write(
      "long.yakkan",
      product.replace("currency JPY rounding down", (found) => [found, ...unknown].join("\n")),
    );
    const all = join(place.folder, "all");
    strictEqual(place.yakkan(["check", "long.yakkan"], { output: all }).code, 1);
    const piped = (script: string, to: string) =>
      spawnSync("sh", ["-c", `{ "$0" ${script}; echo $? > code; } | ${to}`, process.execPath, bin], {
        cwd: place.folder,
        encoding: "utf8",
      });
    const read = (name: string): string => readFileSync(join(place.folder, name), "utf8");
    // Beside a Node that makes a stream of it, a pipe that is full does not wait.
    const beside = `-e 'require("child_process").spawn(process.execPath, [process.argv[1], "check", "long.yakkan"], { stdio: "inherit" }).on("exit", (code) => (process.exitCode = code)); process.stdout' "$1"`;
    for (const script of ['"$1" check long.yakkan', beside]) {
      strictEqual(piped(script, "{ sleep 1; cat > late; }").stderr, "");
      strictEqual(read("late"), read("all"));
      strictEqual(read("code"), "1\n");
    }
    strictEqual(piped('"$1" check long.yakkan', "head -c 1 > first").stderr, "");
    strictEqual(read("code"), "1\n");
  });

  it("tells in the language of the file's keywords, or in the one that is asked for", () => {
    const japanese = '商品 見本 "見本" { 版 2026-04-01 事由 { 漏えい } 補償 費用 { 対象事由 漏えい 費目 対応 } }\n';
    place.write("ja.yakkan", japanese);
    const told = (...args: string[]): string => place.yakkan(["check", "ja.yakkan", ...args]).stdout;
    match(told(), /^エラー\[attachment\/none\]: `費用`に、いつの事故や請求を対象とするかが書かれていません$/m);
    match(told(), /^1ファイル：エラー1件$/m);
    match(told("--format", "json"), /"message": "`費用`に、/);
    match(told("--lang", "en"), /^error\[attachment\/none\]: `費用` does not say when it attaches$/m);
    match(told("--lang", "en"), /^1 error in 1 file$/m);
    // Of files in both languages in neither's alone.
    match(place.yakkan(["check", "ja.yakkan", "sample.yakkan"]).stdout, /^1 error in 2 files$/m);
    match(place.yakkan(["build", "ja.yakkan"]).stderr, /^エラー\[attachment\/none\]/m);
    place.write("yakkan.config.json", '{ "lang": "en" }');
    match(told(), /^error\[attachment\/none\]/m);
    match(told("--lang", "ja"), /^エラー\[attachment\/none\]/m);
  });

  it("finds nothing wrong in a product that is right", () => {
    deepStrictEqual(place.yakkan(["check", "sample.yakkan"]), {
      code: 0,
      stdout: "no problems in 1 file\n",
      stderr: "",
    });
  });

  it("puts the marks below what is meant, also after full-width text", () => {
    place.write(
      "sample.yakkan",
      product.replace('事故原因調査費用" requires approval', '事故原因調査費用" { limit 1 per clam }'),
    );
    const { code, stdout } = place.yakkan(["check", "sample.yakkan"]);
    strictEqual(code, 1);
    expectGolden("cli", "full-width.txt", stdout);
  });

  it("marks a stretch of full-width text in its whole width", () => {
    place.write(
      "sample.yakkan",
      product.replace("expect due 90_000", 'expect "争訟費用" due 90_000').replace("loss response", "loss 争訟費用"),
    );
    const { stdout } = place.yakkan(["check", "sample.yakkan"]);
    const lines = stdout.split("\n");
    const marked = lines.findIndex((line) => line.endsWith("loss 争訟費用 100_000"));
    strictEqual(lines[marked + 1], `   |${" ".repeat(lines[marked]!.indexOf("争") - 4)}${"^".repeat(8)}`);
  });

  it("reports several files in one run, and sums up", () => {
    place.write("broken.yakkan", product.replace("covers leak", "covers leek"));
    const { code, stdout } = place.yakkan(["check", "sample.yakkan", "broken.yakkan", "./broken.yakkan"]);
    strictEqual(code, 1);
    match(stdout, /^error\[name\/unknown\]: .*`leek`/m);
    match(stdout, /^ {3}broken\.yakkan:18:12$/m);
    match(stdout, /^ {3}help: did you mean `leak`\?$/m);
    match(stdout, /\n\d+ errors?(, \d+ warnings?)? in 2 files\n$/);
  });

  it("speaks JSON", () => {
    place.write("sample.yakkan", product.replace("covers leak", "covers leek"));
    const { code, stdout } = place.yakkan(["check", "--format", "json", "sample.yakkan"]);
    strictEqual(code, 1);
    const report = JSON.parse(stdout) as {
      files: { file: string; diagnostics: { code: string; start: object; end: object; fixes: object[] }[] }[];
      errors: number;
    };
    strictEqual(report.files[0]?.file, "sample.yakkan");
    const unknown = report.files[0].diagnostics.find(({ code }) => code === "name/unknown")!;
    const offset = product.indexOf("covers leak") + "covers ".length;
    deepStrictEqual(unknown.start, { line: 18, column: 12, offset });
    deepStrictEqual(unknown.end, { line: 18, column: 16, offset: offset + 4 });
  });

  it("accepts a byte order mark, CRLF and folders in the path", () => {
    place.write("products/sample.yakkan", `\ufeff${product.replaceAll("\n", "\r\n")}`);
    deepStrictEqual(place.yakkan(["check", "products/sample.yakkan"]).code, 0);
    place.write(
      "products/sample.yakkan",
      `\ufeff${product.replace("covers leak", "covers leek").replaceAll("\n", "\r\n")}`,
    );
    const { stdout } = place.yakkan(["check", "./products/../products/sample.yakkan"]);
    match(stdout, /^ {3}products\/sample\.yakkan:18:12\n18 \| {5}covers leek\n {3}\| {12}\^{4}$/m);
  });

  it("names a file from the working directory, even where an absolute path was given", () => {
    place.write("sample.yakkan", product.replace("covers leak", "covers leek"));
    const { stdout } = place.yakkan(["check", join(place.folder, "sample.yakkan")]);
    match(stdout, /^ {3}sample\.yakkan:18:12$/m);
  });

  it("colours for a terminal, unless NO_COLOR is set", () => {
    place.write("sample.yakkan", product.replace("covers leak", "covers leek"));
    // eslint-disable-next-line no-control-regex -- colours are control characters
    const colours = /\u001b\[/;
    match(place.yakkan(["check", "sample.yakkan"], { env: { FORCE_COLOR: "1" } }).stdout, colours);
    doesNotMatch(
      place.yakkan(["check", "sample.yakkan"], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } }).stdout,
      colours,
    );
    doesNotMatch(place.yakkan(["check", "sample.yakkan"]).stdout, colours);
    doesNotMatch(place.yakkan(["check", "sample.yakkan"], { env: { CI: "true" } }).stdout, colours);
  });

  it("does not let a text move the cursor of the terminal", () => {
    place.write("sample.yakkan", product.replace("covers leak", "covers \u001b[2Jleek"));
    // eslint-disable-next-line no-control-regex -- the character that must not get through
    doesNotMatch(place.yakkan(["check", "sample.yakkan"]).stdout, /\u001b/);
  });

  it("says plainly what is wrong with a file", () => {
    const cases: [args: readonly string[], code: number, message: RegExp][] = [
      [["check", "sample.yakkan", "missing.yakkan"], 2, /^missing\.yakkan: there is no such file\n$/],
      [["settle", ".", "--input", "claim.json"], 2, /^\.: is a folder, not a file\n$/],
      [["check", "sample.yakkan/x"], 2, /^sample\.yakkan\/x: a part of this path is a file, not a folder\n$/],
      [["check", "latin.yakkan"], 1, /^latin\.yakkan: is not encoded in UTF-8; save it as UTF-8\n$/],
      [
        ["check", "sjis.yakkan"],
        1,
        /^sjis\.yakkan: is not encoded in UTF-8 \(it looks like Shift_JIS\); save it as UTF-8\n$/,
      ],
    ];
    place.write("latin.yakkan", Uint8Array.of(0x63, 0xe9, 0x20));
    place.write("sjis.yakkan", Uint8Array.of(0x96, 0xf1, 0x8a, 0xbc, 0x82, 0xa0)); // 約款あ
    for (const [args, code, message] of cases) {
      const outcome = place.yakkan(args);
      strictEqual(outcome.code, code, args.join(" "));
      strictEqual(outcome.stdout, "");
      match(outcome.stderr, message);
    }
  });

  it("survives an empty file and one that is no product", () => {
    place.write("empty.yakkan", "");
    place.write("prose.yakkan", "これは約款ではありません。\n".repeat(3));
    strictEqual(place.yakkan(["check", "empty.yakkan"]).code === 70, false);
    strictEqual(place.yakkan(["check", "prose.yakkan"]).code, 1);
  });
});
