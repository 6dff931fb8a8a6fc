import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { compile } from "@yakkan/compiler/compile.js";
import { catalog } from "@yakkan/compiler/diagnostics/catalog.js";
import { renderDiagnostic } from "@yakkan/compiler/diagnostics/render.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { tokenLegend } from "@yakkan/lsp/semantic-tokens.js";
import { defaultSettings } from "@yakkan/lsp/settings.js";
import { strFromU8, unzipSync } from "fflate";
import { sound } from "../lsp/samples.js";
import { ServerProcess } from "../lsp/server-process.js";

const script = fileURLToPath(new URL("../../../scripts/package-extension.js", import.meta.url));

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly dependencies?: unknown;
  readonly contributes: {
    readonly languages: readonly { configuration: string; icon: { light: string; dark: string } }[];
    readonly grammars: readonly { path: string }[];
    readonly walkthroughs: readonly { steps: readonly { media: { markdown: string } }[] }[];
    readonly problemMatchers: readonly {
      severity: string;
      pattern: readonly Readonly<Record<string, string | number>>[];
    }[];
    readonly semanticTokenTypes: readonly { id: string }[];
    readonly semanticTokenScopes: readonly { scopes: Readonly<Record<string, unknown>> }[];
    readonly configuration: { properties: Readonly<Record<string, { default: unknown }>> };
  };
}

describe("VS Code extension: package", function () {
  this.timeout(60_000);
  let folder: string;
  let files: Record<string, Uint8Array>;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "yakkan-package-"));
    const file = join(folder, "yakkan.vsix");
    execFileSync(process.execPath, [script, file]);
    files = unzipSync(readFileSync(file));
  });
  after(() => rmSync(folder, { recursive: true }));

  function text(path: string): string {
    const file = files[path];
    ok(file, `the package has no ${path}`);
    return strFromU8(file);
  }

  it("is the same file each time", () => {
    const again = join(folder, "again.vsix");
    execFileSync(process.execPath, [script, again]);
    ok(readFileSync(again).equals(readFileSync(join(folder, "yakkan.vsix"))));
  });

  it("holds all that the manifest names, and no node_modules", () => {
    const manifest = JSON.parse(text("extension/package.json")) as Manifest;
    const { languages, grammars, walkthroughs } = manifest.contributes;
    const named = [
      manifest.main,
      manifest.browser,
      manifest.icon,
      ...languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
      ...grammars.map(({ path }) => path),
      ...walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
      "l10n/bundle.l10n.ja.json",
      "dist/evaluator.cjs",
      "dist/server.cjs",
      "dist/server.browser.js",
    ];
    for (const path of named) ok(`extension/${path.replace(/^\.\//, "")}` in files, path);
    deepStrictEqual(
      Object.keys(files).filter((path) => /node_modules|\.ts$|\.map$/.test(path)),
      [],
    );
    strictEqual(manifest.dependencies, undefined);
  });

  it("holds a help page for every diagnostic", () => {
    for (const code of Object.keys(catalog())) ok(`extension/help/${code}.md` in files, code);
  });

  it("has its texts in English and in Japanese", () => {
    const keys = [...text("extension/package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!).sort();
    ok(keys.length > 0);
    for (const path of ["extension/package.nls.json", "extension/package.nls.ja.json"])
      deepStrictEqual(Object.keys(JSON.parse(text(path)) as object).sort(), keys, path);
    ok(!text("extension.vsixmanifest").includes("%"));
  });

  it("says in Japanese what it says itself", () => {
    const words = JSON.parse(text("extension/l10n/bundle.l10n.ja.json")) as Record<string, string>;
    const bundle = text("extension/dist/extension.cjs");
    const said = [...bundle.matchAll(/l10n\.t\(\s*"([^"]+)"/g)].map(([, phrase]) => phrase!);
    ok(said.length > 5);
    deepStrictEqual([...new Set(said)].sort(), Object.keys(words).sort());
  });

  it("knows the kinds of names that the server tells apart, and the settings that it reads", () => {
    const manifest = JSON.parse(text("extension/package.json")) as Manifest;
    const { semanticTokenTypes, semanticTokenScopes, configuration } = manifest.contributes;
    const { tokenTypes } = tokenLegend({ ownTokenTypes: true } as Parameters<typeof tokenLegend>[0]);
    deepStrictEqual(
      semanticTokenTypes.map(({ id }) => id),
      tokenTypes,
    );
    deepStrictEqual(Object.keys(semanticTokenScopes[0]!.scopes).sort(), [...tokenTypes].sort());
    for (const [group, settings] of Object.entries(defaultSettings))
      for (const [name, value] of Object.entries(settings as Record<string, unknown>))
        strictEqual(configuration.properties[`yakkan.${group}.${name}`]?.default, value, name);
  });

  it("matches what the command line prints", () => {
    const { problemMatchers } = (JSON.parse(text("extension/package.json")) as Manifest).contributes;
    const { pattern } = problemMatchers[0]!;
    const name = "商品.yakkan";
    const compiled = compile({ name, text: sound.replace("covers leak", "covers leek") });
    const found = compiled.diagnostics.find(({ code }) => code === "name/unknown");
    ok(found);
    const lines = renderDiagnostic(found, compiled.source).split("\n");
    const [first, second] = pattern.map(({ regexp }, index) => new RegExp(regexp as string).exec(lines[index]!));
    deepStrictEqual(first?.slice(1, 3), ["error", "name/unknown"]);
    deepStrictEqual(second?.slice(1), [name, "12", "12"]);
    const severities = ["error", "warning", "information"] as const;
    const inJapanese = severities.map((severity) =>
      renderDiagnostic({ ...found, severity }, compiled.source, undefined, "ja")
        .split("\n", 1)
        .join(),
    );
    const matched = inJapanese.map((line) =>
      problemMatchers.filter(({ pattern: [head] }) => new RegExp(head!["regexp"] as string).test(line)),
    );
    deepStrictEqual(
      matched.map((matchers) => matchers.map(({ severity }) => severity)),
      [["error"], ["warning"], ["info"]],
    );
  });

  it("has templates without a fault, whose scenarios come out as expected", () => {
    const templates = Object.keys(files).filter((path) => path.startsWith("extension/templates/"));
    strictEqual(templates.length, 2);
    for (const path of templates) {
      const { diagnostics, scenarios } = compile({ name: path, text: text(path) });
      deepStrictEqual(diagnostics, [], path);
      ok(scenarios.length > 0);
      for (const scenario of scenarios)
        ok(runScenario(scenario, (input) => interpret(scenario.plan, input)).passed, scenario.title);
    }
  });

  it("names no folder of the machine that it was made on", () => {
    const home = fileURLToPath(new URL("../../../", import.meta.url));
    for (const [path, content] of Object.entries(files)) ok(!strFromU8(content, true).includes(home), path);
  });

  it("asks for nothing at run time but the editor and Node; in the browser for the editor alone", () => {
    const needed = (path: string): string[] => [
      ...new Set([...text(path).matchAll(/(?<![.\w])require\("([^"]+)"\)/g)].map(([, name]) => name!)),
    ];
    const isNode = (name: string): boolean => name.startsWith("node:") || builtinModules.includes(name.split("/")[0]!);
    const ofOthers = (path: string): string[] => needed(path).filter((name) => !isNode(name));
    deepStrictEqual(ofOthers("extension/dist/extension.cjs"), ["vscode"]);
    deepStrictEqual(ofOthers("extension/dist/server.cjs"), []);
    deepStrictEqual(ofOthers("extension/dist/evaluator.cjs"), []);
    deepStrictEqual(needed("extension/dist/extension.browser.js"), ["vscode"]);
    deepStrictEqual(needed("extension/dist/server.browser.js"), []);
  });

  it("carries a server for a web worker", async () => {
    interface Message {
      readonly id?: number;
      readonly result?: { readonly serverInfo?: { readonly name: string } };
    }
    // A worker's scope, and not a thing more: what Node offers besides is not there.
    const answered = new Promise<Message>((resolve) => {
      const scope = {
        postMessage: resolve,
        addEventListener: (): void => undefined,
        onmessage: undefined as ((event: { data: unknown }) => void) | undefined,
      };
      const globals = { self: scope, setTimeout, clearTimeout, console, TextEncoder, TextDecoder };
      runInNewContext(text("extension/dist/server.browser.js"), globals);
      const params = { processId: null, rootUri: null, capabilities: {} };
      scope.onmessage!({ data: { jsonrpc: "2.0", id: 1, method: "initialize", params } });
    });
    strictEqual((await answered).result?.serverInfo?.name, "yakkan");
  });

  it("carries a server that works alone", async () => {
    const server = join(folder, "server.cjs");
    writeFileSync(server, text("extension/dist/server.cjs"));
    const began = performance.now();
    const process = await ServerProcess.start({ script: server });
    const took = performance.now() - began;
    strictEqual(process.initialized.serverInfo?.name, "yakkan");
    ok(took < 5_000, `it took ${took} ms to answer`);
    const opened = await process.open(sound.replace("covers leak", "covers leek"));
    const codes = (await process.diagnostics(opened)).map(({ code }) => code);
    ok(codes.includes("name/unknown"), codes.join());
    writeFileSync(join(folder, "evaluator.cjs"), text("extension/dist/evaluator.cjs"));
    const product = await process.open(sound);
    const { textDocument } = product.at;
    const evaluator = await process.connection.sendRequest<string>("yakkan/evaluator", { textDocument });
    ok(evaluator.includes("@yakkan/runtime"));
    strictEqual(await process.stop(), 0);
  });
});
