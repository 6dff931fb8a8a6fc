// Builds all that is made of the products with each Node that is supported, and compares the bytes: npm run test:nodes
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const versions = process.argv.length > 2 ? process.argv.slice(2) : ["20", "22", "24"];
const root = fileURLToPath(new URL("../", import.meta.url));
const yakkan = join(root, "compiler/bin/yakkan.cjs");
const policies = readdirSync(join(root, "policies"))
  .filter((name) => name.endsWith(".yakkan"))
  .map((name) => join("policies", name));

const folder = mkdtempSync(join(tmpdir(), "yakkan-nodes-"));
try {
  const [first, ...others] = versions.map((version) => {
    const node = nodeOf(version);
    const found = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
    if (!found.startsWith(`v${version}.`)) throw new Error(`Node ${version} is wanted, and this is ${found}`);
    const made = makeWith(node, join(folder, version));
    console.log(`${found}: ${Object.keys(made).length} files`);
    return made;
  });
  const different = others.flatMap((made, place) =>
    [...new Set([...Object.keys(first), ...Object.keys(made)])]
      .filter((file) => first[file] !== made[file])
      .map((file) => `${versions[place + 1]}: ${file}`),
  );
  console.log(different.length === 0 ? "all the same bytes" : `not the same as with ${versions[0]}:`);
  for (const file of different) console.log(`  ${file}`);
  process.exitCode = different.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The program of the newest Node of a major version, which the npm registry has as a package for each system. */
function nodeOf(version) {
  if (process.versions.node.startsWith(`${version}.`)) return process.execPath;
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const prefix = join(folder, `node-${version}`);
  const args = ["install", "--silent", "--no-save", "--prefix", prefix, `${name}@${version}`];
  execFileSync("npm", args, { cwd: folder, shell: process.platform === "win32" });
  return join(prefix, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
}

/** Evaluators, alone and with their kernels, tables, schemas, texts in both languages; by file the hash of its bytes. */
function makeWith(node, out) {
  const run = (...args) => execFileSync(node, [yakkan, ...args], { cwd: root, maxBuffer: 1e9, stdio: "pipe" });
  run("build", ...policies, "--out", join(out, "plain"), "--batch");
  run("build", ...policies, "--out", join(out, "alone"), "--standalone");
  run("docs", ...policies, "--out", join(out, "docs"));
  for (const file of policies)
    for (const of of ["input", "result", "openapi"])
      writeFileSync(join(out, `${file.replace(/\W/g, "_")}.${of}.json`), run("schema", file, "--of", of));
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(out.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}
