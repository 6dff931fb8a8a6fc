// Tests the packed extension in a real VS Code workbench: `npm run test:editor`. The tests have to be built.
// With `-- --web` in the browser build alone; with `-- --screenshots` the pictures of the README are taken.
// With `-- --dead-server` the extension carries a server that ends at once, and every test must fail.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { strToU8 } from "fflate";
import { installEditorHost } from "./editor-host.js";
import { packageExtension } from "./package-extension.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = join(root, "build/editor");
mkdirSync(results, { recursive: true });

const deadServer = {
  "dist/server.cjs": strToU8("process.exit(1);\n"),
  "dist/server.browser.js": strToU8("self.close();\n"),
};
const replaced = process.argv.includes("--dead-server") ? deadServer : {};
const vsix = await packageExtension(join(results, "yakkan.vsix"), replaced);
const host = findHost();

const env = { ...process.env };
if (host !== undefined) env.YAKKAN_EDITOR_HOST = JSON.stringify({ ...host, vsix, shots: results });
const mocha = join(root, "node_modules/mocha/bin/mocha.js");
const tests = process.argv.includes("--screenshots")
  ? "screenshots"
  : process.argv.includes("--web")
    ? "web.e2e"
    : "*.e2e";
const { status } = spawnSync(process.execPath, [mocha, `test/dist/editor/${tests}.js`], {
  cwd: root,
  env,
  stdio: "inherit",
});
if (host !== undefined) console.log(`Screenshots are in ${results}`);
process.exitCode = status ?? 1;

/** Undefined where there can be none; the tests are then skipped. */
function findHost() {
  try {
    return installEditorHost();
  } catch (error) {
    console.error(`Skipped, as no VS Code can be installed here: ${error.message}`);
    return undefined;
  }
}
