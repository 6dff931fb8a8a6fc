import { deepStrictEqual, doesNotMatch, match, strictEqual } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Ledger } from "@yakkan/runtime/claim.js";
import type { SettlementResult } from "@yakkan/runtime/result.js";
import { expectGolden } from "../support/golden.js";
import { claim, claimWith, product } from "./fixture.js";
import { bin, Workplace } from "./run.js";

describe("yakkan settle", () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace({ "sample.yakkan": product, "claim.json": JSON.stringify(claim) });
  });
  afterEach(() => place.remove());

  const settle = (...args: readonly string[]) => place.yakkan(["settle", "sample.yakkan", ...args]);

  it("prints the result as JSON", () => {
    const { code, stdout, stderr } = settle("--input", "claim.json");
    strictEqual(stderr, "");
    strictEqual(code, 0);
    const result = JSON.parse(stdout) as SettlementResult;
    deepStrictEqual([result.claimed, result.due, result.pay], [150_000, 60_000, 60_000]);
    deepStrictEqual(
      result.lines.map(({ id, verdict }) => `${id} ${verdict}`),
      ["1 eligible", "2 undetermined"],
    );
    strictEqual(result.trace, undefined);
    match(stdout, /^\{\n {2}"schema": 1,\n {2}"product": "sample",\n/);
  });

  it("reads the standard input, and adds the trace when asked", () => {
    const { code, stdout } = place.yakkan(["settle", "sample.yakkan", "--input", "-", "--trace"], {
      input: `\ufeff${JSON.stringify(claim)}`,
    });
    strictEqual(code, 0);
    const result = JSON.parse(stdout) as SettlementResult;
    deepStrictEqual(
      result.trace?.map(({ clause, after }) => [clause, after]),
      [
        ["costs:deductible:incident:1", 90_000],
        ["costs:limit:incident:1", 60_000],
        ["costs:limit:period:1", 60_000],
      ],
    );
  });

  it("goes on from a ledger, and keeps the new one", () => {
    const misspelt = settle("-i", "claim.json", "--save-ledger", "kept/ledger.json");
    deepStrictEqual([misspelt.code, misspelt.stdout], [2, ""]);
    match(misspelt.stderr, /there is no folder kept/);
    mkdirSync(join(place.folder, "kept"));
    strictEqual(settle("-i", "claim.json", "--save-ledger", "kept/ledger.json").code, 0);
    const kept = join(place.folder, "kept/ledger.json");
    const first = JSON.parse(readFileSync(kept, "utf8")) as Ledger;
    strictEqual(first.revision, 1);
    const again = settle("-i", "claim.json", "--ledger", "kept/ledger.json", "--save-ledger", "kept/ledger.json");
    const result = JSON.parse(again.stdout) as SettlementResult;
    deepStrictEqual([result.due, result.pay], [60_000, 0]);
    deepStrictEqual(JSON.parse(readFileSync(kept, "utf8")), { ...first, revision: 2 });
    deepStrictEqual(place.list(), ["claim.json", "kept", join("kept", "ledger.json"), "sample.yakkan"]);
  });

  it("does not replace what is no ledger of its own", () => {
    const saved = (path: string) => settle("-i", "claim.json", "--save-ledger", path);
    const refused = (path: string, code: number, message: RegExp): void => {
      const outcome = saved(path);
      deepStrictEqual([outcome.code, outcome.stdout], [code, ""], path);
      match(outcome.stderr, message);
      strictEqual(outcome.stderr.includes("a value is expected"), false);
    };
    place.write("empty.json", "");
    refused("empty.json", 1, /^--save-ledger: empty\.json holds no ledger .*: it is empty\n$/);
    place.write("list.json", "[1]");
    refused("list.json", 1, /^--save-ledger: list\.json holds no ledger/);
    place.write("broken.json", '{ "policy": ');
    const broken = saved("broken.json");
    match(broken.stderr, /^--save-ledger: broken\.json holds no ledger[^]*broken\.json:1:/);
    if (process.platform === "win32") return;
    for (const device of ["/dev/null", "/dev/full"].filter(existsSync))
      refused(device, 2, new RegExp(`^--save-ledger: ${device} is no file to keep a ledger in\n$`));
  });

  it("keeps no ledger of a result that nobody has seen", function () {
    if (!existsSync("/dev/full")) return this.skip();
    const full = (...args: readonly string[]) =>
      place.yakkan(["settle", "sample.yakkan", ...args], { output: "/dev/full" });
    const keep = ["-i", "claim.json", "--save-ledger", "ledger.json"];
    const message = /^the standard output cannot be written: no space is left; the ledger is left as it was\n$/;
    const first = full(...keep);
    strictEqual(first.code, 2);
    match(first.stderr, message);
    deepStrictEqual(place.list(), ["claim.json", "sample.yakkan"]);
    strictEqual(settle(...keep).code, 0);
    const kept = readFileSync(join(place.folder, "ledger.json"), "utf8");
    match(full(...keep, "--ledger", "ledger.json").stderr, message);
    strictEqual(readFileSync(join(place.folder, "ledger.json"), "utf8"), kept);
    deepStrictEqual(place.list(), ["claim.json", "ledger.json", "sample.yakkan"]);
  });

  it("takes no half of a result for the whole of it", function () {
    if (process.platform === "win32") return this.skip();
    const losses = Array.from({ length: 500 }, (_, at) => ({ id: `${at}`, head: "response", amount: 10 }));
    place.write("claim.json", claimWith(losses));
    // No file may be larger than 4 blocks of 512 bytes (bash: of 1024).
    const limited = (...args: readonly string[]) =>
      spawnSync("sh", ["-c", `ulimit -f 4; exec "$0" "$@" > cut`, process.execPath, bin, ...args], {
        cwd: place.folder,
        input: product + product.slice(product.indexOf("scenario")).repeat(20),
        encoding: "utf8",
      });
    for (const [args, more] of [
      [["settle", "sample.yakkan", "-i", "claim.json", "--save-ledger", "l.json"], "; the ledger is left as it was"],
      [["explain", "sample.yakkan", "-i", "claim.json"], ""],
      [["fmt", "--stdin"], ""],
    ] as const) {
      const { status, stderr } = limited(...args);
      strictEqual(stderr, `the standard output cannot be written: its file may not grow any larger${more}\n`);
      deepStrictEqual([status, place.list()], [2, ["claim.json", "cut", "sample.yakkan"]]);
    }
  });

  it("replaces no ledger that another settlement saved meanwhile", function () {
    if (process.platform === "win32") return this.skip();
    // More than a pipe takes.
    const losses = Array.from({ length: 1_000 }, (_, at) => ({ id: `${at}`, head: "response", amount: 10 }));
    place.write("long.json", claimWith(losses));
    const slow = `{ "$0" "$@" -i long.json --save-ledger l.json; echo $? > code; } | { head -c 1 > first; printf other > l.json; cat > rest; }`;
    const { stderr } = spawnSync("sh", ["-c", slow, process.execPath, bin, "settle", "sample.yakkan"], {
      cwd: place.folder,
      encoding: "utf8",
    });
    match(stderr, /^--save-ledger: l\.json has changed meanwhile; the result that was printed is not kept: .*\n$/);
    const read = (name: string): string => readFileSync(join(place.folder, name), "utf8");
    deepStrictEqual([read("code"), read("l.json")], ["1\n", "other"]);
  });

  it("tells every problem of an invalid claim with its path, and settles nothing", () => {
    place.write(
      "claim.json",
      claimWith([
        { id: "1", head: "response", amount: -5 },
        { id: "1", head: "responce", amount: 10 },
      ]),
    );
    const { code, stdout, stderr } = settle("--input", "claim.json", "--save-ledger", "ledger.json");
    strictEqual(code, 1);
    strictEqual(stdout, "");
    const lines = stderr.trimEnd().split("\n");
    for (const line of lines) match(line, /^claim\.json: losses\[\d\]\.\w+: \S/);
    for (const path of ["losses[0].amount", "losses[1].head", "losses[1].id"]) {
      strictEqual(lines.filter((line) => line.startsWith(`claim.json: ${path}: `)).length, 1, `${path}\n${stderr}`);
    }
    strictEqual(place.list().includes("ledger.json"), false);
  });

  it("names the ledger's file in problems of the ledger", () => {
    place.write("ledger.json", JSON.stringify({ schema: 1, product: "another" }));
    const { code, stdout, stderr } = settle("--input", "claim.json", "--ledger", "ledger.json");
    strictEqual(code, 1);
    strictEqual(stdout, "");
    match(stderr, /^ledger\.json: /m);
    doesNotMatch(stderr, /^claim\.json: /m);
  });

  it("refuses what is no claim at all", () => {
    for (const text of ["[]", "null", "12", '"claim"', "{}"]) {
      const { code, stdout, stderr } = place.yakkan(["settle", "sample.yakkan", "--input", "-"], { input: text });
      strictEqual(code, 1, text);
      strictEqual(stdout, "");
      match(stderr, /^<stdin>: \S/);
      doesNotMatch(stderr, /\n {4}at /);
    }
  });

  const broken: [name: string, json: string][] = [
    ["a missing comma after full-width text", '{\n  "policy": "証券 1" "incident": {}\n}\n'],
    ["a comma too many", '{\n  "losses": [1, 2,]\n}\n'],
    ["an amount with separators", '{ "amount": 1,000,000 }'],
    ["an amount with underscores", '{ "amount": 1_000_000 }'],
    ["a word without quotes", '{ "head": response }'],
    ["a field stated twice", '{ "amount": 1,\n  "amount": 2 }'],
    ["a bracket that is never closed", '{\n  "losses": [\n    { "id": "1" }\n'],
    ["a text that is never closed", '{ "id": "1 }'],
    ["a second value", "{} {}"],
    ["nothing", ""],
  ];
  for (const [name, json] of broken) {
    it(`shows where broken JSON breaks: ${name}`, () => {
      place.write("claim.json", json);
      const { code, stdout, stderr } = settle("--input", "claim.json");
      strictEqual(code, 1);
      strictEqual(stdout, "");
      expectGolden("cli", `json-${name.replaceAll(" ", "-")}.txt`, stderr);
    });
  }

  it("says plainly what is wrong with its files", () => {
    strictEqual(settle("--input", "none.json").code, 2);
    match(settle("--input", "none.json").stderr, /^none\.json: there is no such file\n$/);
    match(settle("--input", "claim.json", "--ledger", "none.json").stderr, /^none\.json: there is no such file\n$/);
    match(
      settle("--input", "claim.json", "--product", "simple").stderr,
      /^sample\.yakkan: has no product `simple`; it has `sample`\n$/,
    );
    strictEqual(settle("--input", "claim.json", "--product", "sample").code, 0);
  });

  it("asks which product is meant where a file has several", () => {
    const [head, ...rest] = product.split("scenario");
    place.write(
      "sample.yakkan",
      `${head!}${head!.replace("language 1", "").replaceAll("sample", "other")}scenario${rest.join("scenario")}`,
    );
    const { code, stderr } = settle("--input", "claim.json");
    strictEqual(code, 2);
    match(stderr, /^sample\.yakkan: has several products: choose one of `sample`, `other` with --product\n$/);
    const other = settle("--input", "claim.json", "--product", "other");
    strictEqual((JSON.parse(other.stdout) as SettlementResult).product, "other");
  });

  it("settles nothing by a product with errors", () => {
    place.write("sample.yakkan", product.replace("covers leak", "covers leek"));
    const { code, stdout, stderr } = settle("--input", "claim.json");
    strictEqual(code, 1);
    strictEqual(stdout, "");
    match(stderr, /^error\[name\/unknown\]/);
  });
});

describe("yakkan explain", () => {
  let place: Workplace;
  before(() => {
    place = new Workplace({ "sample.yakkan": product, "claim.json": JSON.stringify(claim) });
  });
  after(() => place.remove());

  for (const language of ["en", "ja"]) {
    it(`explains a claim in ${language}`, () => {
      const { code, stdout, stderr } = place.yakkan([
        "explain",
        "sample.yakkan",
        "--input",
        "claim.json",
        "--lang",
        language,
      ]);
      strictEqual(stderr, "");
      strictEqual(code, 0);
      expectGolden("cli", `explain.${language}.txt`, stdout);
    });
  }
});

describe("yakkan explain --cite", () => {
  it("takes one document each time, and not the file behind it", () => {
    const place = new Workplace({ "sample.yakkan": product, "claim.json": JSON.stringify(claim) });
    try {
      const cite = ["explain", "-i", "claim.json", "--format", "html", "--cite", "brochure"];
      deepStrictEqual(place.yakkan([...cite, "sample.yakkan"]).code, 0);
      const { stderr } = place.yakkan([...cite, "--cite", "other", "sample.yakkan"]);
      strictEqual(stderr, "--cite: the product has no document other; its documents are brochure\n");
    } finally {
      place.remove();
    }
  });
});
