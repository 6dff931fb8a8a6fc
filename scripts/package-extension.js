// Packs the VS Code extension: `npm run package:extension [-- FILE]`. The file holds all that it needs.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { strToU8 } from "fflate";
import { bundleExtension } from "./bundle-extension.js";
import { writeVsix } from "./vsix.js";

const extension = fileURLToPath(new URL("../vscode-extension/", import.meta.url));
const templates = fileURLToPath(new URL("../compiler/templates/", import.meta.url));

/** What goes in as it is; a folder with all that it holds. */
const contents = ["README.md", "language-configuration.json", "icons", "l10n", "syntaxes", "walkthrough"];

if (argv[1] === fileURLToPath(import.meta.url)) {
  const file = await packageExtension(argv[2]);
  console.log(file);
}

/**
 * @param {string} [target] the file to write
 * @param {Record<string, Uint8Array>} [replaced] files to put in place of others, for a test that must fail
 */
export async function packageExtension(target, replaced = {}) {
  const source = JSON.parse(readFileSync(join(extension, "package.json"), "utf8"));
  const english = JSON.parse(readFileSync(join(extension, "package.nls.json"), "utf8"));
  const file = resolve(target ?? join(extension, "dist", `yakkan-${source.version}.vsix`));
  const files = { "package.json": strToU8(`${JSON.stringify(published(source), undefined, 2)}\n`) };
  for (const name of readdirSync(extension).filter((name) => /^package\.nls(\..*)?\.json$/.test(name)))
    add(files, name);
  for (const name of contents) add(files, name);
  addHelp(files);
  // Those that `yakkan init` offers too.
  for (const name of readdirSync(templates).sort()) files[`templates/${name}`] = readFileSync(join(templates, name));
  // Every part of a VSIX has a content type, which goes by its ending.
  files["LICENSE.txt"] = readFileSync(join(extension, "LICENSE"));

  const bundles = mkdtempSync(join(tmpdir(), "yakkan-extension-"));
  try {
    files["ThirdPartyNotices.txt"] = strToU8(`${await bundleExtension(bundles)}\n`);
    for (const name of readdirSync(bundles)) files[`dist/${name}`] = readFileSync(join(bundles, name));
  } finally {
    rmSync(bundles, { recursive: true });
  }

  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, writeVsix(filledIn(source, english), { ...files, ...replaced }));
  return file;
}

/** The manifest without what serves development only: everything is bundled, and the bundles are not ES modules. */
function published(manifest) {
  const left = { ...manifest };
  for (const field of ["private", "type", "scripts", "dependencies", "devDependencies"]) delete left[field];
  return { ...left, engines: { vscode: manifest.engines.vscode } };
}

/** The manifest with `%displayName%` and its like replaced by their texts. */
function filledIn(manifest, texts) {
  const fill = (value) => (typeof value === "string" ? value.replace(/^%(.+)%$/, (_, key) => texts[key]) : value);
  return Object.fromEntries(Object.entries(manifest).map(([field, value]) => [field, fill(value)]));
}

/** A page for each diagnostic, which the editor opens from the diagnostic's code. */
function addHelp(files) {
  const pages = fileURLToPath(new URL("../docs/diagnostics/", import.meta.url));
  for (const name of readdirSync(pages, { recursive: true, encoding: "utf8" }).sort())
    if (name.endsWith(".md")) files[`help/${name.replaceAll("\\", "/")}`] = readFileSync(join(pages, name));
}

function add(files, path) {
  const full = join(extension, path);
  const folder = statSync(full).isDirectory();
  if (!folder) files[path] = readFileSync(full);
  else for (const name of readdirSync(full).sort()) files[`${path}/${name}`] = readFileSync(join(full, name));
}
