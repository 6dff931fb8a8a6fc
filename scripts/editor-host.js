// Installs a real VS Code workbench to test in: code-server from npm, and Chromium and a Japanese font from
// Debian where there is no browser. What comes from npm goes into a cache folder outside the repository.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const codeServerVersion = "4.100.3"; // VS Code 1.100.3; runs on Node 20
const nodeVersion = "20.19.0";
const debianPackages = ["chromium", "fonts-noto-cjk"];

/**
 * @typedef {object} EditorHost
 * @property {string} codeServer its entry script
 * @property {string} node the Node that runs it
 * @property {string} chromium the browser
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
  const ownNode = join(folder, "node_modules/node/bin/node");
  return {
    codeServer: join(folder, "node_modules/code-server/out/node/entry.js"),
    node: existsSync(ownNode) ? ownNode : process.execPath,
    chromium,
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
  if (!process.version.startsWith("v20.")) {
    npm(unfinished, ["install", `node@${nodeVersion}`]);
  }
  // Its install scripts would compile what is not needed here and download from elsewhere.
  npm(unfinished, ["install", "--ignore-scripts", `code-server@${codeServerVersion}`]);
  npm(join(unfinished, "node_modules/code-server/lib/vscode"), ["install", "--omit=dev", "--ignore-scripts"]);
  npm(unfinished, ["rebuild", "argon2"]);
  renameSync(unfinished, folder);
}

function npm(cwd, args) {
  const quiet = { npm_config_audit: "false", npm_config_fund: "false", npm_config_update_notifier: "false" };
  execFileSync("npm", args, { cwd, env: { ...process.env, ...quiet }, stdio: ["ignore", "ignore", "inherit"] });
}

function findChromium() {
  const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const find = () => candidates.find((path) => path && existsSync(path));
  if (find() === undefined && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) => execFileSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", ...debianPackages);
  }
  const found = find();
  if (found === undefined)
    throw new Error(`no Chromium: install ${debianPackages.join(" and ")}, or name one in CHROMIUM`);
  return found;
}
