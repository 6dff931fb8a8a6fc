// Who may import whom: the folder rules of ARCHITECTURE.md, checked on the import statements of every source file.
import { strictEqual, deepStrictEqual, ok } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import ts from "typescript";

const root = new URL("../../", import.meta.url);

/** What the files of one folder may import besides each other. A pattern ending in `*` matches what it begins. */
interface FolderRule {
  /** Path from the root of the repository, ending in `/`. The longest that fits a file is the one that counts. */
  readonly folder: string;
  readonly imports: readonly string[];
  /** Only with `import type`, which leaves nothing behind at run time. */
  readonly importsTypesOf?: readonly string[];
  /** Exceptions, which win over `imports`. */
  readonly neverImports?: readonly string[];
  /** Folders of the same package that a relative import may reach. Its own folder where left out. */
  readonly reaches?: readonly string[];
  readonly excludes?: readonly string[];
  /** May it import a module whose name is computed while it runs? */
  readonly importsComputedNames?: boolean;
}

const core = {
  imports: [
    "@yakkan/grammar/*",
    "@noble/hashes/*",
    "ts-morph",
    "prettier",
    "prettier/standalone",
    "prettier/plugins/*",
  ],
  importsTypesOf: ["@yakkan/runtime", "@yakkan/runtime/*"],
  reaches: ["compiler/src/"],
  excludes: ["compiler/src/cli/"],
} satisfies Partial<FolderRule>;

const server = {
  imports: ["@yakkan/compiler/*", "@yakkan/grammar/*", "@yakkan/runtime/*", "vscode-languageserver*"],
  neverImports: ["@yakkan/compiler/cli/*", "vscode-languageserver-protocol*"],
  reaches: ["lsp/src/"],
} satisfies Partial<FolderRule>;

const rules: readonly FolderRule[] = [
  { folder: "grammar/src/", imports: ["chevrotain"] },
  { folder: "runtime/src/", imports: [] },
  { folder: "compiler/src/", ...core },
  // The interpreter is the second reading of the calculus. It shares types with the runtime, never code.
  { folder: "compiler/src/interpret/", ...core },
  {
    folder: "compiler/src/cli/",
    imports: [
      ...core.imports,
      "@yakkan/runtime",
      "@yakkan/runtime/*",
      "@yakkan/portfolio/*",
      "@yakkan/service/*",
      "commander",
      "tinyglobby",
      "chokidar",
      "node:*",
    ],
    reaches: ["compiler/src/"],
    importsComputedNames: true,
  },
  { folder: "portfolio/src/", imports: ["@yakkan/runtime", "@yakkan/runtime/*", "@duckdb/node-api", "node:*"] },
  {
    folder: "bench/src/",
    imports: [
      "@yakkan/*",
      "@duckdb/node-api",
      "@gorules/zen-engine",
      "json-rules-engine",
      "typescript",
      "vscode-languageserver/node",
      "vscode-languageserver-textdocument",
      "node:*",
    ],
  },
  { folder: "lsp/src/", ...server, excludes: ["lsp/src/node.ts", "lsp/src/old-objects.ts"] },
  { folder: "lsp/src/old-objects.ts", imports: ["node:v8"] },
  { folder: "lsp/src/node.ts", ...server, imports: [...server.imports, "node:*"] },
  {
    folder: "prettier-plugin-yakkan/src/",
    imports: ["@yakkan/compiler/format/plugin.js"],
    importsTypesOf: ["prettier"],
  },
  {
    folder: "service/src/",
    imports: [
      "@yakkan/compiler/diagnostics/*",
      "@yakkan/runtime",
      "@yakkan/runtime/*",
      "hono",
      "hono/*",
      "@hono/node-server",
      "node:http",
      "node:net",
    ],
  },
  { folder: "loader/src/", imports: ["@yakkan/compiler/*", "unplugin", "node:*"] },
  {
    folder: "vscode-extension/src/",
    imports: [
      "vscode",
      "vscode-languageclient",
      "vscode-languageclient/*",
      "@yakkan/runtime/explain/amount.js",
      "d3-*",
      "node:path",
    ],
  },
];

interface Import {
  /** Undefined where the name is computed. */
  readonly name: string | undefined;
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Every way a module can name another. (`ts.preProcessFile` does not tell `import type` from `import`.) */
function importsOf(path: string, text: string): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const add = (node: ts.Node, name: ts.Node | undefined, typeOnly: boolean): void => {
    found.push({
      name: name !== undefined && ts.isStringLiteralLike(name) ? name.text : undefined,
      typeOnly,
      line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node, node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isExternalModuleReference(node)) {
      add(node, node.expression, false);
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && isImportCall(node)) {
      add(node, node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isImportCall(call: ts.CallExpression): boolean {
  return (
    call.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(call.expression) && call.expression.text === "require")
  );
}

/** The imports of a file that its folder's rule forbids, as sentences. */
function violations(path: string, text: string): string[] {
  const rule = rules
    .filter(({ folder }) => path.startsWith(folder))
    .reduce<FolderRule | undefined>((best, r) => (best && best.folder.length > r.folder.length ? best : r), undefined);
  if (rule === undefined) return [`${path}: no rule says what this folder may import`];
  return importsOf(path, text)
    .filter((found) => !isAllowed(path, found, rule))
    .map(({ name, typeOnly, line }) => {
      const target = name === undefined ? "a computed name" : `"${name}"`;
      return `${path}:${line}: ${rule.folder} may not import ${typeOnly ? "types of " : ""}${target}`;
    });
}

function isAllowed(path: string, { name, typeOnly }: Import, rule: FolderRule): boolean {
  if (name === undefined) return rule.importsComputedNames === true;
  if (name.startsWith(".")) {
    const target = posix.join(posix.dirname(path), name).replace(/\.js$/, ".ts");
    const reached = (rule.reaches ?? [rule.folder]).some((folder) => target.startsWith(folder));
    return reached && !(rule.excludes ?? []).some((folder) => target.startsWith(folder));
  }
  if (matches(name, rule.neverImports ?? [])) return false;
  return matches(name, rule.imports) || (typeOnly && matches(name, rule.importsTypesOf ?? []));
}

function matches(name: string, patterns: readonly string[]): boolean {
  return patterns.some((p) => (p.endsWith("*") ? name.startsWith(p.slice(0, -1)) : name === p));
}

/** Of modules that need each other at run time, each through the next, the first found: `a.ts → b.ts → a.ts`. */
function circleIn(modules: ReadonlyMap<string, readonly string[]>): string | undefined {
  const left = new Set<string>();
  const follow = (path: string, way: readonly string[]): string | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path].join(" → ");
    if (left.has(path)) return undefined;
    for (const next of modules.get(path) ?? []) {
      const circle = follow(next, [...way, path]);
      if (circle !== undefined) return circle;
    }
    left.add(path);
    return undefined;
  };
  for (const path of modules.keys()) {
    const circle = follow(path, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** The modules beside it that a module needs at run time. */
function neededBy(path: string, text: string): string[] {
  return importsOf(path, text).flatMap(({ name, typeOnly }) =>
    name?.startsWith(".") === true && !typeOnly ? [posix.join(posix.dirname(path), name).replace(/\.js$/, ".ts")] : [],
  );
}

/** Paths from the root of the repository, in order. */
function sourceFiles(folder: string): string[] {
  const url = new URL(folder, root);
  if (!existsSync(url)) return [];
  return readdirSync(url, { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.replaceAll("\\", "/")))
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .sort();
}

describe("imports", () => {
  for (const folder of [
    "grammar/src",
    "runtime/src",
    "compiler/src",
    "service/src",
    "loader/src",
    "lsp/src",
    "portfolio/src",
    "vscode-extension/src",
  ]) {
    it(`${folder} keeps to its rule`, () => {
      const broken = sourceFiles(folder).flatMap((path) => violations(path, readFileSync(new URL(path, root), "utf8")));
      deepStrictEqual(broken, []);
    });

    it(`no module of ${folder} needs itself`, () => {
      const modules = sourceFiles(folder).map((path): [string, string[]] => [
        path,
        neededBy(path, readFileSync(new URL(path, root), "utf8")),
      ]);
      strictEqual(circleIn(new Map(modules)), undefined);
    });
  }

  it("finds a module that needs itself, but not where it needs types alone", () => {
    const modules = (second: string) =>
      new Map([
        ["a.ts", neededBy("a.ts", `import { b } from "./b.js";`)],
        ["b.ts", neededBy("b.ts", second)],
      ]);
    strictEqual(circleIn(modules(`import { a } from "./a.js";`)), "a.ts → b.ts → a.ts");
    strictEqual(circleIn(modules(`import type { A } from "./a.js";`)), undefined);
  });

  it("sees a source file in every folder it is meant to guard", () => {
    for (const folder of ["grammar/src", "runtime/src", "compiler/src"]) {
      ok(sourceFiles(folder).length > 0, folder);
    }
  });

  it("the runtime has no dependencies", () => {
    const manifest = JSON.parse(readFileSync(new URL("runtime/package.json", root), "utf8")) as object;
    for (const field of ["dependencies", "peerDependencies", "optionalDependencies", "bundleDependencies"]) {
      strictEqual(field in manifest, false, field);
    }
  });

  const allowed: [path: string, text: string][] = [
    ["grammar/src/parser.ts", `import { EmbeddedActionsParser } from "chevrotain"; import "./tokens.js";`],
    ["runtime/src/ledger.ts", `import { yen } from "./money.js";`],
    ["compiler/src/compile.ts", `import type { Result } from "@yakkan/runtime";`],
    ["compiler/src/compile.ts", `type Result = import("@yakkan/runtime/result.js").Result;`],
    ["compiler/src/emit/emit.ts", `const { Project } = await import("ts-morph"); import "../plan.js";`],
    ["compiler/src/interpret/interpret.ts", `import "../plan.js"; import "./money.js";`],
    ["compiler/src/cli/main.ts", `import "node:fs"; import "@yakkan/runtime"; import "../compile.js"; import(url);`],
    ["lsp/src/server.ts", `import "@yakkan/compiler/compile.js"; import "vscode-languageserver-textdocument";`],
    ["lsp/src/node.ts", `import "node:fs"; import "./server.js"; import "vscode-languageserver/node";`],
    ["vscode-extension/src/extension.ts", `import "vscode"; import "vscode-languageclient/node"; import "node:path";`],
  ];
  for (const [path, text] of allowed) {
    it(`allows ${path}: ${text}`, () => {
      deepStrictEqual(violations(path, text), []);
    });
  }

  const forbidden: [path: string, text: string][] = [
    ["grammar/src/parser.ts", `import { readFileSync } from "node:fs";`],
    ["grammar/src/parser.ts", `import type { Plan } from "@yakkan/compiler/plan.js";`],
    ["grammar/src/parser.ts", `import "../../compiler/src/plan.js";`],
    ["runtime/src/money.ts", `import Big from "big.js";`],
    ["runtime/src/money.ts", `export type { Plan } from "@yakkan/compiler/plan.js";`],
    ["compiler/src/check.ts", `import { yen } from "@yakkan/runtime";`],
    ["compiler/src/check.ts", `import { type Yen } from "@yakkan/runtime";`],
    ["compiler/src/check.ts", `import { createToken } from "chevrotain";`],
    ["compiler/src/check.ts", `import path = require("node:path");`],
    ["compiler/src/check.ts", `const path = require("node:path");`],
    ["compiler/src/check.ts", `const path = await import("node:path");`],
    ["compiler/src/check.ts", `const module = await import(name);`],
    ["compiler/src/check.ts", `import { run } from "./cli/main.js";`],
    ["compiler/src/check.ts", `import { Command } from "commander";`],
    ["compiler/src/interpret/interpret.ts", `import { allocate } from "@yakkan/runtime/allocation.js";`],
    ["compiler/src/interpret/interpret.ts", `export * from "@yakkan/runtime";`],
    ["compiler/src/cli/main.ts", `import "chevrotain";`],
    ["lsp/src/server.ts", `import { readFileSync } from "node:fs";`],
    ["lsp/src/server.ts", `import { connect } from "./node.js";`],
    ["lsp/src/server.ts", `import { run } from "@yakkan/compiler/cli/main.js";`],
    ["lsp/src/server.ts", `import { yen } from "@yakkan/runtime";`],
    ["lsp/src/node.ts", `import { Project } from "ts-morph";`],
    ["vscode-extension/src/extension.ts", `import { compile } from "@yakkan/compiler/compile.js";`],
    ["vscode-extension/src/extension.ts", `import { readFileSync } from "node:fs";`],
    ["portal/src/main.ts", ``],
  ];
  for (const [path, text] of forbidden) {
    it(`forbids ${path}: ${text}`, () => {
      strictEqual(violations(path, text).length, 1);
    });
  }
});
