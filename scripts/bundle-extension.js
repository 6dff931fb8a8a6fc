// Bundles the VS Code extension and the language server that it carries, for Node and for the browser.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { decidedGrammar } from "./decided.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The files that the extension's manifest and its client name, and what each is made from. */
const bundles = [
  { entry: "vscode-extension/src/extension.ts", file: "extension.cjs", platform: "node", format: "cjs" },
  { entry: "lsp/src/node.ts", file: "server.cjs", platform: "node", format: "cjs" },
  // Read when somebody asks for an evaluator: it carries Prettier.
  { entry: "compiler/src/emit/emit.ts", file: "evaluator.cjs", platform: "node", format: "cjs" },
  // A web extension host runs CommonJS modules, and only if their names end in .js.
  {
    entry: "vscode-extension/src/extension.browser.ts",
    file: "extension.browser.js",
    platform: "browser",
    format: "cjs",
  },
  { entry: "lsp/src/browser.ts", file: "server.browser.js", platform: "browser", format: "iife" },
];

/** The server loads the emitter from a file beside its own. */
const emitterApart = {
  name: "emitter-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^@yakkan\/compiler\/emit\/emit\.js$/ }, () => ({ path: "./evaluator.cjs", external: true }));
  },
};

/** Of ts-morph the emitter takes the writer only, which is a package of its own; the rest is a whole TypeScript. */
const writerOnly = {
  name: "writer-only",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^ts-morph$/ }, ({ path }) => ({ path, namespace: "writer-only" }));
    onLoad({ filter: /.*/, namespace: "writer-only" }, () => ({
      contents: 'export { default as CodeBlockWriter } from "code-block-writer";',
      resolveDir: root,
    }));
  },
};

/**
 * Writes the bundles to `folder`, from the sources: nothing has to be built before.
 *
 * @param {string} folder
 * @returns {Promise<string>} the licences of the packages in them
 */
export async function bundleExtension(folder) {
  const packages = new Set();
  for (const one of bundles) {
    const { metafile } = await bundle(one, folder);
    for (const input of Object.keys(metafile.inputs)) {
      const path = /^(?:.*node_modules\/)((?:@[^/]+\/)?[^/]+)/.exec(input)?.[0];
      if (path !== undefined) packages.add(path);
    }
  }
  return [...packages].sort().map(licenceOf).join("\n\n");
}

/** The language server for Node alone, which `yakkan lsp` starts; the emitter is a file beside it, read when it is asked for. */
export async function bundleServer(folder) {
  const files = new Set(["server.cjs", "evaluator.cjs"]);
  for (const one of bundles.filter(({ file }) => files.has(file))) await bundle(one, folder);
}

function bundle({ entry, file, platform, format }, folder) {
  return build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder, file),
    bundle: true,
    platform,
    format,
    target: platform === "node" ? "node20" : "es2022",
    // Of a package that has both take the one for bundlers: the other hides its imports.
    mainFields: platform === "node" ? ["module", "main"] : ["browser", "module", "main"],
    conditions: platform === "node" ? ["node", "module"] : ["browser", "module"],
    external: ["vscode"],
    plugins: [emitterApart, writerOnly, decidedGrammar],
    // Its paths lead to our sources.
    tsconfig: "tsconfig.json",
    metafile: true,
    // A server is ready as soon as it is read. Names stay, for what it says of its failures.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
  });
}

function licenceOf(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
  const file = readdirSync(join(root, path)).find((entry) => /^licen[sc]e/i.test(entry));
  const text =
    file !== undefined && existsSync(join(root, path, file)) ? readFileSync(join(root, path, file), "utf8") : "";
  return [`${name} ${version} (${license})`, text.trim()].join("\n\n").trim();
}
