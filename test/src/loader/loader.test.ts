import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { yakkan as forEsbuild } from "@yakkan/loader/esbuild.js";
import { yakkan as forRollup } from "@yakkan/loader/rollup.js";
import { yakkan as forVite } from "@yakkan/loader/vite.js";
import { yakkan as forWebpack } from "@yakkan/loader/webpack.js";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { build as viteBuild } from "vite";
import webpack from "webpack";
import { claim, product } from "../cli/fixture.js";
import { root, run } from "../packages/pack.js";

const app = `
import { sample } from "./sample.yakkan";
const { due, pay } = sample.settle(${JSON.stringify(claim)});
console.log("due", due, "pay", pay, sample.metadata.name);
`;
/** 100,000 less 10,000, at most 60,000. */
const answer = "due 60000 pay 60000 sample";

describe("product files imported on the fly", function () {
  this.timeout(120_000);
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "yakkan-loader-"));
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "dir");
    write("package.json", JSON.stringify({ type: "module" }));
    write("sample.yakkan", product);
    write("app.js", app);
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  const write = (name: string, text: string): void => writeFileSync(join(project, name), text);
  const broken = product.replace("covers leak", "covers leek");

  /** Runs what a tool built: it says what the app says. */
  const says = (file: string): string => run(process.execPath, [join(project, file)], project).trim();

  it("in Node", () => {
    assert.equal(run(process.execPath, ["--import", "@yakkan/loader/register", "app.js"], project).trim(), answer);
    write("sample.yakkan", broken);
    const { status, stderr } = spawnSync(process.execPath, ["--import", "@yakkan/loader/register", "app.js"], {
      cwd: project,
      encoding: "utf8",
    });
    assert.equal(status, 1);
    assert.match(stderr, /sample\.yakkan has errors:\nerror\[name\/unknown\][^]*covers leek/);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });

  it("in Node, from CommonJS by import: require says so", () => {
    write(
      "app.cjs",
      `try { require("./sample.yakkan"); } catch ({ message }) { console.log(message); }
       import("./sample.yakkan").then(({ sample }) => console.log(sample.settle(${JSON.stringify(claim)}).pay));`,
    );
    const said = run(process.execPath, ["--import", "@yakkan/loader/register", "app.cjs"], project);
    assert.match(
      said,
      /sample\.yakkan is imported, also from CommonJS: await import\(…\) in place of require\(…\)\n60000\n$/,
    );
  });

  it("in Node, where a folder of the product's name is required as before", () => {
    mkdirSync(join(project, "sample"));
    write("sample/package.json", JSON.stringify({ type: "commonjs" }));
    write("sample/index.js", "module.exports = 'the folder';");
    write("beside.cjs", `console.log(require("./sample"));`);
    const said = run(process.execPath, ["--import", "@yakkan/loader/register", "beside.cjs"], project);
    assert.equal(said, "the folder\n");
  });

  it("in Node, several products of one file", () => {
    write(
      "both.yakkan",
      product +
        product
          .replace("language 1", "")
          .replaceAll("sample", "other")
          .replaceAll("deductible 10_000", "deductible 90_000")
          .replaceAll("expect due 90_000", "expect due 10_000"),
    );
    write(
      "both.js",
      `import { sample, other } from "./both.yakkan";\nconst claim = ${JSON.stringify(claim)};\nconsole.log(sample.settle(claim).due, other.settle(claim).due);`,
    );
    assert.equal(
      run(process.execPath, ["--import", "@yakkan/loader/register", "both.js"], project).trim(),
      "60000 10000",
    );
  });

  it("by esbuild", async () => {
    const build = () =>
      esbuild.build({
        entryPoints: [join(project, "app.js")],
        bundle: true,
        format: "esm",
        outfile: join(project, "out.js"),
        plugins: [forEsbuild()],
        logLevel: "silent",
      });
    await build();
    assert.equal(says("out.js"), answer);
    write("sample.yakkan", broken);
    await assert.rejects(build(), /error\[name\/unknown\]/);
  });

  it("by esbuild, looking at the files that it uses", async () => {
    const [triggers] = /^ {2}triggers \{[^]*?^ {2}\}\n/m.exec(product)!;
    write("words.yakkan", `language 1\n\nvocabulary words {\n  document brochure "b"\n${triggers}}\n`);
    const using = product
      .replace("language 1\n", 'language 1\n\nuse words from "words.yakkan"\n')
      .replace(triggers, "  use leak from words\n")
      .replace(/^ {2}document .*\n/m, "");
    write("sample.yakkan", using);
    const watched: string[] = [];
    await esbuild.build({
      entryPoints: [join(project, "app.js")],
      bundle: true,
      format: "esm",
      outfile: join(project, "out.js"),
      plugins: [
        {
          name: "watched",
          setup(build) {
            const onLoad = build.onLoad.bind(build);
            forEsbuild().setup({
              ...build,
              onLoad: (options, load) =>
                onLoad(options, async (args) => {
                  const loaded = await load(args);
                  watched.push(...(loaded?.watchFiles ?? []));
                  return loaded;
                }),
            }) as undefined;
          },
        },
      ],
      logLevel: "silent",
    });
    assert.equal(says("out.js"), answer);
    assert.ok(
      watched.some((file) => file.endsWith("words.yakkan")),
      watched.join(),
    );
  });

  it("by Vite", async () => {
    const options = {
      root: project,
      configFile: false,
      logLevel: "silent",
      build: {
        lib: { entry: join(project, "app.js"), formats: ["es"], fileName: "out" },
        outDir: join(project, "dist"),
        minify: false,
      },
    } as const;
    const build = () =>
      viteBuild({
        ...options,
        build: { ...options.build, lib: { ...options.build.lib, formats: ["es"] } },
        plugins: [forVite()],
      });
    await build();
    assert.equal(says("dist/out.js"), answer);
    write("sample.yakkan", broken);
    await assert.rejects(build(), /error\[name\/unknown\]/);
  });

  it("by Rollup", async () => {
    const bundle = await rollup({
      input: join(project, "app.js"),
      plugins: [forRollup()],
      external: ["@yakkan/runtime"],
    });
    await bundle.write({ file: join(project, "out.js"), format: "es" });
    await bundle.close();
    assert.equal(says("out.js"), answer);
    write("sample.yakkan", broken);
    await assert.rejects(
      rollup({ input: join(project, "app.js"), plugins: [forRollup()], external: ["@yakkan/runtime"] }),
      /error\[name\/unknown\]/,
    );
  });

  it("by webpack", async () => {
    const build = (): Promise<string[]> =>
      new Promise((resolve, reject) => {
        const compiler = webpack({
          context: project,
          entry: "./app.js",
          mode: "development",
          devtool: false,
          output: { path: project, filename: "out.cjs" },
          resolve: { symlinks: true },
          plugins: [forWebpack()],
        });
        compiler?.run((problem, stats) => {
          if (problem !== null) reject(problem);
          else
            compiler.close(() => resolve(stats?.toJson({ errors: true }).errors?.map(({ message }) => message) ?? []));
        });
      });
    assert.deepEqual(await build(), []);
    assert.equal(says("out.cjs"), answer);
    write("sample.yakkan", broken);
    assert.match((await build()).join("\n"), /error\[name\/unknown\]/);
  });

  it("with types, written when it is built or by the command line", async () => {
    write(
      "typed.ts",
      `
import { sample, type SampleInput } from "./sample.yakkan";
declare const console: { log(...parts: unknown[]): void };
const input: SampleInput = ${JSON.stringify(claim)};
console.log("due", sample.settle(input).due);
// @ts-expect-error There is no such head.
export const wrong: SampleInput["losses"][number]["head"] = "respnse";
`,
    );
    const check = (): string =>
      run(
        process.execPath,
        [
          join(root, "node_modules/typescript/bin/tsc"),
          "--noEmit",
          "--strict",
          "--exactOptionalPropertyTypes",
          "--skipLibCheck",
          "false",
          "--allowArbitraryExtensions",
          "--target",
          "es2022",
          "--module",
          "nodenext",
          "typed.ts",
        ],
        project,
      );
    assert.throws(check, /sample\.yakkan/);
    await esbuild.build({
      entryPoints: [join(project, "typed.ts")],
      bundle: true,
      format: "esm",
      outfile: join(project, "out.js"),
      plugins: [forEsbuild({ types: true })],
      logLevel: "silent",
    });
    check();
    const written = readFileSync(join(project, "sample.d.yakkan.ts"), "utf8");
    run(process.execPath, [join(root, "compiler/bin/yakkan.cjs"), "types", "sample.yakkan"], project);
    assert.equal(readFileSync(join(project, "sample.d.yakkan.ts"), "utf8"), written);
  });
});
