// What `tsc` leaves to do: mark the runtime's CommonJS as such, and bundle the command line.
import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundleServer } from "./bundle-extension.js";
import { decidedGrammar } from "./decided.js";

const root = fileURLToPath(new URL("..", import.meta.url));

const cjs = new URL("../runtime/dist/cjs/package.json", import.meta.url);
writeFileSync(cjs, `${JSON.stringify({ type: "commonjs", sideEffects: false }, undefined, 2)}\n`);

// One CommonJS file: unbundled, importing chevrotain alone costs a third of a second.
await build({
  absWorkingDir: root,
  entryPoints: ["compiler/src/cli/main.ts"],
  outfile: "compiler/dist/cli/yakkan.cjs",
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  // Large, and needed by some commands only: the source imports them dynamically.
  external: ["ts-morph", "prettier", "prettier/*", "@yakkan/service/*", "@yakkan/portfolio/*"],
  // CommonJS has no import.meta.
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { "import.meta.url": "importMetaUrl" },
  plugins: [decidedGrammar],
  sourcemap: true,
  // A short run is to a good part reading the bundle: half the bytes take half the time.
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
});

// By its hash the command line knows what it has kept of this program, and nothing of an earlier one is left.
const program = `${root}compiler/dist/cli/yakkan.cjs`;
appendFileSync(program, `// ${createHash("sha256").update(readFileSync(program)).digest("hex")}\n`);
rmSync(`${root}compiler/dist/cli/.cache`, { recursive: true, force: true });

await bundleServer(`${root}compiler/dist/cli`);

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
