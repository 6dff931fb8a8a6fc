import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { buildSync } from "esbuild";
import { claim, product } from "../cli/fixture.js";
import { Workplace } from "../cli/run.js";
import { checkTypes, lintPackage, pack, root, run } from "./pack.js";

const tsc = join(root, "node_modules/typescript/bin/tsc");

/** 100,000 less 10,000, at most 60,000; line 2 waits for an approval. */
const answer = "due 60000 pay 60000 terms 64 refused losses[0].amount";

/** What a claims system does first, in any module format. */
const firstSettlement = `
const input = ${JSON.stringify(claim)};
const { due, pay, ledger, terms } = sample.settle(input);
const problems = sample.validate({ ...input, losses: [{ ...input.losses[0], amount: -1 }] });
const again = sample.settle({ ...input, ledger });
if (again.pay !== 0) throw new Error("paid twice");
console.log("due", due, "pay", pay, "terms", terms.length, "refused", problems[0].path);
`;

/** The same with types: a wrong head is a mistake in the program. */
const typedSettlement = `
import { sample, type SampleInput } from "@acme/products/sample";
import { editions, type Evaluator, InvalidInput, type Ledger, type SettlementResult } from "@yakkan/runtime";
import { explain, explainHtml } from "@yakkan/runtime/explain.js";
declare const console: { log(...parts: unknown[]): void };

const input: SampleInput = ${JSON.stringify(claim)};
const settled: SettlementResult = editions([sample]).of(input.contract).settle(input, { trace: true });
const ledger: Ledger = settled.ledger;
// Code for any product takes this one too.
const any: Evaluator = sample;
if (any.validate(input).length > 0) throw new Error("invalid");
let refused = "";
try {
  sample.settle({ ...input, ledger, losses: [{ id: "1", head: "response", amount: -1 }] });
} catch (problem) {
  if (!(problem instanceof InvalidInput)) throw problem;
  refused = problem.problems[0]?.path ?? "";
}
// @ts-expect-error There is no such head.
export const wrong: SampleInput["losses"][number]["head"] = "respnse";
if (!explain(sample.metadata, settled, { language: "ja" }).includes("今回支払額")) throw new Error("no explanation");
if (!explainHtml(sample.metadata, settled, { language: "en" }).startsWith("<!doctype html>")) throw new Error("no page");
console.log("due", settled.due, "pay", settled.pay, "terms", settled.terms.length, "refused", refused);
`;

const strict = [
  "--strict",
  "--exactOptionalPropertyTypes",
  "--noUncheckedIndexedAccess",
  "--target",
  "es2022",
  "--skipLibCheck",
  "false",
];

describe("packages, as a claims engineer installs them", function () {
  this.timeout(240_000);
  let place: Workplace;
  let project: string;
  let tarballs: { readonly runtime: string; readonly products: string; readonly standalone: string };

  before(() => {
    place = new Workplace({ "sample.yakkan": product, "other.yakkan": product.replaceAll("sample", "other") });
    const built = (args: readonly string[]): void => {
      const { code, stderr } = place.yakkan(["build", ...args]);
      assert.equal(code, 0, stderr);
    };
    built(["sample.yakkan", "other.yakkan", "--package", "@acme/products@1.2.0", "--out", "products"]);
    built(["sample.yakkan", "--standalone", "--package", "@acme/alone@1.2.0", "--out", "alone"]);
    tarballs = {
      runtime: pack(join(root, "runtime"), place.folder),
      products: pack(join(place.folder, "products"), place.folder),
      standalone: pack(join(place.folder, "alone"), place.folder),
    };
    project = mkdtempSync(join(tmpdir(), "yakkan-project-"));
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "claims", private: true }));
    run("npm", ["install", "--offline", "--ignore-scripts", ...Object.values(tarballs)], project);
  });

  after(() => {
    place.remove();
    rmSync(project, { recursive: true, force: true });
  });

  const write = (name: string, text: string): string => {
    writeFileSync(join(project, name), text);
    return name;
  };

  for (const which of ["runtime", "products", "standalone"] as const) {
    it(`${which}: publint and attw find nothing`, async () => {
      assert.deepEqual(await lintPackage(tarballs[which]), []);
      assert.deepEqual(await checkTypes(tarballs[which]), []);
    });
  }

  it("settles a claim from a module, and from CommonJS", () => {
    const esm = write("first.mjs", `import { sample } from "@acme/products/sample";\n${firstSettlement}`);
    const cjs = write("first.cjs", `const { sample } = require("@acme/products/sample");\n${firstSettlement}`);
    for (const file of [esm, cjs]) assert.equal(run(process.execPath, [file], project).trim(), answer, file);
  });

  it("settles a claim from strict TypeScript, in both module formats", () => {
    for (const ending of ["mts", "cts"]) {
      const file = write(`typed.${ending}`, typedSettlement);
      run(process.execPath, [tsc, ...strict, "--module", "nodenext", file], project);
      assert.equal(run(process.execPath, [file.replace("ts", "js")], project).trim(), answer, file);
    }
  });

  it("knows a refusal whichever way the runtime came into the program", () => {
    const refusal = "sample.settle({ losses: [] })";
    const file = write(
      "mixed.mjs",
      `import { createRequire } from "node:module";
      import { InvalidInput } from "@yakkan/runtime";
      import { sample } from "@acme/products/sample";
      const required = createRequire(import.meta.url);
      for (const { sample } of [await import("@acme/products/sample"), required("@acme/products/sample"), await import("@acme/alone/sample")])
        for (const known of [InvalidInput, required("@yakkan/runtime").InvalidInput])
          try { ${refusal}; } catch (problem) { console.log(problem instanceof known, new Error("InvalidInput") instanceof known); }`,
    );
    assert.deepEqual(run(process.execPath, [file], project).trim().split("\n"), Array(6).fill("true false"));
  });

  it("the runtime brings the schema of every result", () => {
    const file = write("schema.cjs", 'console.log(require("@yakkan/runtime/schemas/result-1.schema.json").$schema)');
    assert.equal(run(process.execPath, [file], project).trim(), "https://json-schema.org/draft/2020-12/schema");
  });

  it("settles a claim in a worker", () => {
    const worker = write("worker.mjs", `import { sample } from "@acme/products/sample";\n${firstSettlement}`);
    const main = write(
      "main.mjs",
      `import { Worker } from "node:worker_threads";\nnew Worker(new URL("./${worker}", import.meta.url));`,
    );
    assert.equal(run(process.execPath, [main], project).trim(), answer);
  });

  it("needs nothing that Node or a browser gives besides the language", () => {
    const { outputFiles } = buildSync({
      stdin: { contents: `import { sample } from "@acme/products/sample";\n${firstSettlement}`, resolveDir: project },
      bundle: true,
      write: false,
      // Nothing of Node's: a built-in would be an error.
      platform: "browser",
    });
    const said: unknown[][] = [];
    runInNewContext(outputFiles[0]!.text, { console: { log: (...parts: unknown[]) => said.push(parts) } });
    assert.equal(said[0]?.join(" "), answer);
  });

  it("a standalone product imports nothing, and has types of its own", () => {
    const module = readFileSync(join(place.folder, "alone/sample.js"), "utf8");
    assert.doesNotMatch(module, /^import |\brequire\("/m);
    assert.doesNotMatch(readFileSync(join(place.folder, "alone/sample.d.ts"), "utf8"), /^import /m);
    const manifest = JSON.parse(readFileSync(join(place.folder, "alone/package.json"), "utf8")) as object;
    assert.equal("dependencies" in manifest, false);
    const typed = `
import { InvalidInput, sample, type SampleInput } from "@acme/alone";
declare const console: { log(...parts: unknown[]): void };
const input: SampleInput = ${JSON.stringify(claim)};
const { due, pay, terms } = sample.settle(input);
let refused = "";
try { sample.settle({ ...input, losses: [{ id: "1", head: "response", amount: -1 }] }); }
catch (problem) { if (problem instanceof InvalidInput) refused = problem.problems[0]?.path ?? ""; }
console.log("due", due, "pay", pay, "terms", terms.length, "refused", refused);
`;
    for (const ending of ["mts", "cts"]) {
      const file = write(`alone.${ending}`, typed);
      run(process.execPath, [tsc, ...strict, "--module", "nodenext", file], project);
      assert.equal(run(process.execPath, [file.replace("ts", "js")], project).trim(), answer, file);
    }
  });

  it("are the same bytes for the same products", () => {
    const again = new Workplace({ "sample.yakkan": product });
    try {
      again.yakkan(["build", "sample.yakkan", "--standalone", "--package", "@acme/alone@1.2.0", "--out", "alone"]);
      const files = again.list().filter((name) => /^alone.+\./.test(name));
      assert.ok(files.length >= 8);
      for (const file of files) {
        assert.equal(
          readFileSync(join(again.folder, file), "utf8"),
          readFileSync(join(place.folder, file), "utf8"),
          file,
        );
      }
    } finally {
      again.remove();
    }
  });
});
