import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compileFiles } from "@yakkan/compiler/cli/sources.js";
import { renderDiagnostics, unpainted } from "@yakkan/compiler/diagnostics/render.js";
import { emit, emitDeclarations } from "@yakkan/compiler/emit/emit.js";
import { toJavaScript } from "@yakkan/compiler/emit/javascript.js";
import type { Plan } from "@yakkan/compiler/plan.js";

/** A product file as a module. */
export interface ProductModule {
  /** An ECMAScript module that imports nothing but the runtime. */
  readonly code: string;
  /** Its types, as a declaration file says them. */
  readonly declarations: string;
  /** Paths of the files that it is made of: the product's, and those that it uses. */
  readonly files: readonly string[];
}

/** Whether what is imported is a product file. */
export function isProductFile(id: string): boolean {
  return /\.yakkan(?:\?.*)?$/.test(id);
}

/** The path of a module's id or URL, without its query. */
export function pathOf(id: string): string {
  const path = id.replace(/\?.*$/, "");
  return path.startsWith("file:") ? fileURLToPath(path) : path;
}

/** Compiles a product file; throws one error with all its diagnostics where it has one. */
export async function compileModule(path: string): Promise<ProductModule> {
  const [compiled] = compileFiles([path]);
  const { source, sources, diagnostics, plans } = compiled!;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw mistake(`${source.name} has errors:\n${renderDiagnostics(errors, sources, unpainted)}`);
  if (plans.length === 0) throw mistake(`${source.name} has no product`);
  return {
    code: await moduleOf(plans),
    declarations: await emitDeclarations(plans),
    files: sources.all.map(({ name }) => resolve(name)),
  };
}

/** What the author of a product has to mend: where in here it was noticed says nothing about that. */
function mistake(message: string): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}

async function moduleOf(plans: readonly Plan[]): Promise<string> {
  const [only, ...others] = plans;
  if (only !== undefined && others.length === 0) return toJavaScript(await emit(only, { prettier: false }), "esm");
  // Modules of their own in one, so that their inner names are not each other's.
  const parts = [];
  for (const plan of plans) {
    const body = await toJavaScript(await emit(plan, { prettier: false }), "cjs");
    const name = /^exports\.([\p{ID_Start}_$][\p{ID_Continue}$]*) = /mu.exec(body)?.[1];
    if (name === undefined) throw new Error(`the emitted evaluator of ${plan.name} exports no product`);
    parts.push(
      `export const ${name} = ((exports, require) => {\n${body}\nreturn exports.${name};\n})({}, () => runtime);`,
    );
  }
  return `import * as runtime from "@yakkan/runtime";\n${parts.join("\n")}\n`;
}
