// What is emitted is taken by every TypeScript that a claims system may have, and is the same bytes wherever it is made.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { emit } from "@yakkan/compiler/emit/emit.js";
import { emitBatch } from "@yakkan/compiler/emit/batch/batch.js";
import { productOf } from "../agree/run.js";
import { fencesOf } from "../docs/fences.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const run = promisify(execFile);

describe("emitted code", function () {
  this.timeout(0);
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), "yakkan-everywhere-"))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("passes tsc --strict of TypeScript 5.9, 6 and 7: the real products and random ones", async () => {
    const project = join(folder, "project");
    mkdirSync(join(project, "node_modules/@yakkan"), { recursive: true });
    symlinkSync(join(root, "runtime"), join(project, "node_modules/@yakkan/runtime"));
    const policies = readdirSync(join(root, "policies")).filter((name) => name.endsWith(".yakkan"));
    const portfolio = fencesOf(readFileSync(join(root, "docs/portfolio.md"), "utf8"));
    const costs = portfolio.find(({ language }) => language === "yakkan")!;
    writeFileSync(join(project, costs.words[0]!), costs.text);
    const files = [...policies.map((name) => join(root, "policies", name)), join(project, costs.words[0]!)];
    const built = ["build", ...files, "--batch", "--out", join(project, "generated")];
    await run(process.execPath, [join(root, "compiler/bin/yakkan.cjs"), ...built]);
    for (let seed = 1; seed <= 12; seed += 1) {
      const engines = await productOf(seed);
      if (engines === undefined) continue;
      writeFileSync(join(project, `random${seed}.ts`), await emit(engines.plan, { prettier: seed % 2 === 0 }));
      const batch = await emitBatch(engines.plan, { prettier: false, evaluator: `./random${seed}.js` });
      writeFileSync(join(project, `random${seed}.batch.ts`), batch);
    }
    // Every kernel is one that can be called, and so is it as the documents show it.
    const settling = portfolio.filter(({ language, text }) => language === "ts" && text.includes("settleBatch("));
    strictEqual(settling.length, 1);
    const claims = 'declare const claims: readonly import("./generated/costs.js").CostsInput[];\n';
    writeFileSync(join(project, "documented.ts"), claims + settling[0]!.text);
    const kernels = [".", "generated"].flatMap((place) =>
      readdirSync(join(project, place))
        .filter((name) => name.endsWith(".batch.ts"))
        .map((name) => `./${place}/${name.replace(/ts$/, "js")}`),
    );
    const calls = kernels.map(
      (name, place) =>
        `import * as batch${place} from "${name}";\nfor (const one of Object.values(batch${place})) settleBatch(one, []);\n`,
    );
    ok(calls.length > policies.length);
    const first = 'import { settleBatch } from "@yakkan/runtime/batch.js";\n';
    writeFileSync(join(project, "calls.ts"), first + calls.join(""));
    writeFileSync(join(project, "package.json"), '{ "type": "module" }');
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: { strict: true, noEmit: true, module: "nodenext", target: "es2022", types: [] },
        include: ["**/*.ts"],
      }),
    );
    const versions = { "5.9": "typescript-5.9", "6.": "typescript", "7.": "typescript-7" };
    for (const [version, name] of Object.entries(versions)) {
      const tsc = join(root, "node_modules", name, "bin/tsc");
      const { stdout } = await run(process.execPath, [tsc, "--version"]);
      ok(stdout.includes(` ${version}`), stdout);
      await run(process.execPath, [tsc, "-p", project]).catch((failure: { readonly stdout: string }) => {
        throw new Error(`TypeScript ${version}: ${failure.stdout.slice(0, 2000)}`);
      });
    }
    writeFileSync(join(project, "wrong.ts"), 'export const wrong: number = "a";\n');
    for (const name of Object.values(versions))
      await run(process.execPath, [join(root, "node_modules", name, "bin/tsc"), "-p", project]).then(
        () => ok(false, `${name} finds nothing`),
        () => undefined,
      );
  });

  it("is byte for byte the same in any time zone, locale and folder, and whenever it is made", async () => {
    const environments = [
      {},
      { TZ: "Asia/Tokyo", LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8" },
      { TZ: "America/St_Johns", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
      { TZ: "Pacific/Apia", LANG: "C", LC_ALL: "C" },
    ];
    const outputs: Readonly<Record<string, string>>[] = [];
    for (const [place, environment] of environments.entries()) {
      const here = join(folder, ["a", "日本 語/深い", "b c", "d"][place]!);
      const names = ["policies/sompo_cyber.yakkan", "test/fixtures/sample_cyber.yakkan"];
      for (const name of [...names, "policies/shared"]) cpSync(join(root, name), join(here, name), { recursive: true });
      const files = place % 2 === 0 ? names : [...names].reverse();
      const args = ["build", ...files, "--out", "out"];
      const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment };
      await run(process.execPath, [join(root, "compiler/bin/yakkan.cjs"), ...args], { cwd: here, env });
      const made = readdirSync(join(here, "out"), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      outputs.push(
        Object.fromEntries(made.sort().map((file) => [file.slice(here.length), readFileSync(file, "utf8")])),
      );
    }
    ok(Object.keys(outputs[0]!).length >= 2);
    for (const output of outputs.slice(1)) {
      deepStrictEqual(Object.keys(output), Object.keys(outputs[0]!));
      for (const [file, text] of Object.entries(output)) strictEqual(text, outputs[0]![file], file);
    }
  });
});
