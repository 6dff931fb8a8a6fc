import { emit, emitDeclarations } from "../emit/emit.js";
import { type ModuleFormat, toJavaScript } from "../emit/javascript.js";
import { inlineRuntime, type RuntimeSources } from "../emit/standalone.js";
import type { Plan } from "../plan.js";
import { inputSchema } from "../schema/input.js";
import { describeApi } from "../schema/openapi.js";
import { resultSchema } from "../schema/result.js";
import { wrongUsage } from "./failure.js";
import type { Output } from "./outputs.js";
import { version } from "./version.js";

export interface PackageName {
  readonly name: string;
  readonly version: string;
}

/** What callers of a product that stands alone need of the runtime besides. */
export const standaloneExports = ["InvalidInput"];

/** `@acme/products@1.2.0`; without a version 0.0.0. */
export function parsePackageName(text: string): PackageName {
  const parts =
    /^((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(?:@(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?))?$/.exec(text);
  if (parts?.[1] === undefined) {
    throw wrongUsage(`--package ${text}: is no name of a package such as @acme/products@1.2.0`);
  }
  return { name: parts[1], version: parts[2] ?? "0.0.0" };
}

/**
 * Products as a package for npm: each as an ECMAScript module and as CommonJS, with its types and schemas.
 * With the runtime's sources it depends on nothing, else on the runtime.
 */
export async function packageFiles(
  products: readonly Output[],
  named: PackageName,
  runtime: RuntimeSources | undefined,
): Promise<{ readonly name: string; readonly text: string }[]> {
  const files: { readonly name: string; readonly text: string }[] = [];
  for (const { base, plan } of products) {
    const types = await declarations(plan, runtime);
    const module = await emit(plan, { prettier: true });
    const text = runtime === undefined ? module : await inlineRuntime(module, runtime, standaloneExports);
    const javascript = (format: ModuleFormat): Promise<string> => toJavaScript(text, format);
    files.push(
      { name: `${base}.js`, text: await javascript("esm") },
      { name: `${base}.cjs`, text: await javascript("cjs") },
      { name: `${base}.d.ts`, text: types },
      { name: `${base}.d.cts`, text: types },
      { name: `${base}.input.schema.json`, text: json(inputSchema(plan)) },
      { name: `${base}.result.schema.json`, text: json(resultSchema(plan)) },
    );
  }
  const bases = products.map(({ base }) => base);
  files.push({
    name: "openapi.json",
    text: json(
      describeApi(
        products.map(({ plan }) => plan),
        named.version,
      ),
    ),
  });
  files.push({ name: "package.json", text: json(manifest(named, bases, runtime === undefined)) });
  return files;
}

async function declarations(plan: Plan, runtime: RuntimeSources | undefined): Promise<string> {
  if (runtime === undefined) return emitDeclarations([plan]);
  const types = await inlineRuntime(await emitDeclarations([plan], { callersOnly: true }), runtime);
  return `${types}
/** What is wrong with an input: thrown by \`settle\`, which settles nothing then. */
export declare class InvalidInput extends Error {
  readonly problems: readonly Problem[];
}
`;
}

function manifest({ name, version: own }: PackageName, bases: readonly string[], needsRuntime: boolean): object {
  const entry = (base: string): object => ({
    import: { types: `./${base}.d.ts`, default: `./${base}.js` },
    require: { types: `./${base}.d.cts`, default: `./${base}.cjs` },
  });
  const [only] = bases;
  return {
    name,
    version: own,
    description: "Insurance products as evaluators of claims, built by Yakkan",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    exports: {
      ...(bases.length === 1 && only !== undefined ? { ".": entry(only) } : {}),
      ...Object.fromEntries(
        bases.flatMap((base): [string, unknown][] => [
          [`./${base}`, entry(base)],
          [`./${base}.input.schema.json`, `./${base}.input.schema.json`],
          [`./${base}.result.schema.json`, `./${base}.result.schema.json`],
        ]),
      ),
      "./openapi.json": "./openapi.json",
      "./package.json": "./package.json",
    },
    files: ["*.js", "*.cjs", "*.d.ts", "*.d.cts", "*.json"],
    ...(needsRuntime ? { dependencies: { "@yakkan/runtime": version() } } : {}),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
