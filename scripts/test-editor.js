// Tests the packed extension in a real VS Code workbench: `npm run test:editor`. The tests have to be built.
// With `-- --web` in the browser build alone; with `-- --screenshots` the pictures of the README are taken.
// With `-- --dead-server` the extension carries a server that ends at once, and every test must fail: ends with 0 where
// each does, and with 1 where one passes, as it tests nothing.
import { spawn } from "node:child_process";
import { once } from "node:events";
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
const isDead = process.argv.includes("--dead-server");
const replaced = isDead ? deadServer : {};
const vsix = await packageExtension(join(results, "yakkan.vsix"), replaced);
const host = findHost();

const env = { ...process.env };
// Nobody has to wait long for what will not come.
const patience = isDead ? 15_000 : 45_000;
if (host !== undefined) env.YAKKAN_EDITOR_HOST = JSON.stringify({ ...host, vsix, shots: results, patience });
const mocha = join(root, "node_modules/mocha/bin/mocha.js");
const tests = process.argv.includes("--screenshots")
  ? "screenshots"
  : process.argv.includes("--web")
    ? "web.e2e"
    : "*.e2e";
const running = spawn(process.execPath, [mocha, `test/dist/editor/${tests}.js`], {
  cwd: root,
  env,
  stdio: ["inherit", "pipe", "inherit"],
});
let said = "";
running.stdout.setEncoding("utf8").on("data", (part) => {
  process.stdout.write(part);
  said += part;
});
const [status] = await once(running, "close");
if (host !== undefined) console.log(`Screenshots are in ${results}`);
process.exitCode = isDead && host !== undefined ? judgeDead() : (status ?? 1);

/** Every test needs the server. */
function judgeDead() {
  const passed = [...said.matchAll(/^ *✔ (.*?)(?: \(\d+ms\))?$/gm)].map(([, title]) => title);
  const failed = Number(/^\d+ passed, (\d+) failed$/m.exec(said)?.[1] ?? 0);
  for (const title of passed) console.error(`passes without a server: ${title}`);
  const isStarted = !said.includes('"before all" hook');
  if (!isStarted) console.error("The editor has not started, so that nothing is tested.");
  const isRight = isStarted && passed.length === 0 && failed > 0;
  if (isRight) console.log(`All ${failed} tests fail without a server, as they must.`);
  return isRight ? 0 : 1;
}

/** Undefined where there can be none; the tests are then skipped. */
function findHost() {
  try {
    return installEditorHost();
  } catch (error) {
    console.error(`Skipped, as no VS Code can be installed here: ${error.message}`);
    return undefined;
  }
}
