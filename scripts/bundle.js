// What `tsc` leaves to do: mark the runtime's CommonJS as such, and bundle the command line.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundleServer } from "./bundle-extension.js";
import { decidedGrammar } from "./decided.js";

const root = fileURLToPath(new URL("..", import.meta.url));

const cjs = new URL("../runtime/dist/cjs/package.json", import.meta.url);
writeFileSync(cjs, `${JSON.stringify({ type: "commonjs", sideEffects: false }, undefined, 2)}\n`);

/** The parser of the arguments takes up what starts processes, for commands that are programs of their own; there are none. */
const processesLater = {
  name: "processes-later",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: "processes-later" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "processes-later" }, () => ({
      contents: 'exports.spawn = (...args) => require("child_process").spawn(...args);',
    }));
  },
};

/** Most texts that are checked have no mistake in their syntax: what reads one that has is apart, with Chevrotain. */
const mistakesApart = {
  name: "mistakes-apart",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^chevrotain$/ }, () => ({ path: `${root}grammar/dist/without-chevrotain.js` }));
    onLoad({ filter: /[\\/]grammar[\\/]dist[\\/]mistakes\.js$/ }, () => ({
      contents: "export const readMistaken = (...of) => require(`${__dirname}/mistakes.cjs`).readMistaken(...of);",
    }));
  },
};

/**
 * The command line, and of it `check` alone: what is called most starts with half of it. Each is one CommonJS file:
 * unbundled, importing chevrotain alone costs a third of a second.
 */
const folder = `${root}compiler/dist/cli`;
rmSync(`${folder}/.cache`, { recursive: true, force: true });
await bundleProgram("compiler/src/cli/main.ts", `${folder}/yakkan.cjs`);
await bundleProgram("compiler/src/cli/check-main.ts", `${folder}/check.cjs`, {
  plugins: [mistakesApart],
  isFunction: true,
});
await bundleProgram("grammar/src/mistakes.ts", `${folder}/mistakes.cjs`);
await bundleServer(folder);

/** Where it is a function, `yakkan.cjs` calls it as Node calls a module. */
async function bundleProgram(entry, outfile, { plugins = [], isFunction = false } = {}) {
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    // Large, and needed by some commands only: the source imports them dynamically.
    external: ["ts-morph", "prettier", "prettier/*", "@yakkan/service/*", "@yakkan/portfolio/*"],
    // CommonJS has no import.meta.
    banner: {
      js: "const importMeta = { get url() { return require('node:url').pathToFileURL(__filename).href; } };",
    },
    define: { "import.meta.url": "importMeta.url" },
    plugins: [...plugins, decidedGrammar, processesLater],
    // A short run is to a good part reading the bundle: half the bytes take half the time.
    minify: true,
    legalComments: "linked",
    logLevel: "warning",
  });

  // In ASCII, which is read in a third of the time: esbuild leaves the letters of regular expressions as they are.
  const ascii = readFileSync(outfile, "utf8").replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const text = isFunction ? `(function (exports, require, module, __filename, __dirname) {${ascii}\n})\n` : ascii;
  // By its hash the command line knows what it has kept of this program, and takes nothing of an earlier one.
  writeFileSync(outfile, `${text}// ${createHash("sha256").update(text).digest("hex")}\n`);
}

await build({
  absWorkingDir: root,
  entryPoints: ["prettier-plugin-yakkan/src/index.ts"],
  outfile: "prettier-plugin-yakkan/dist/plugin.js",
  bundle: true,
  platform: "neutral",
  mainFields: ["module", "main"],
  format: "esm",
  target: "es2022",
  // The one that calls the plugin.
  external: ["prettier", "prettier/*"],
  legalComments: "eof",
  logLevel: "warning",
});
