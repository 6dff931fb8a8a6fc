import { compileFunction } from "node:vm";
import { emit } from "@yakkan/compiler/emit/emit.js";
import { emitBatch } from "@yakkan/compiler/emit/batch/batch.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import * as runtime from "@yakkan/runtime";
import * as batchRuntime from "@yakkan/runtime/batch.js";
import type { BatchProduct } from "@yakkan/runtime/batch.js";
import { transformSync } from "esbuild";

/** Emits a plan and its batch kernel, and loads both. */
export async function loadBatch(plan: Plan): Promise<BatchProduct> {
  const evaluator = load(await emit(plan, { prettier: false }), {});
  const kernel = load(await emitBatch(plan, { prettier: false }), { [`./${plan.name}.js`]: evaluator });
  const [product] = Object.values(kernel);
  if (product === undefined) throw new Error("the module exports no kernel");
  return product as BatchProduct;
}

function load(text: string, modules: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { code } = transformSync(text, { loader: "ts", format: "cjs", target: "es2022" });
  const known: Readonly<Record<string, unknown>> = {
    ...modules,
    "@yakkan/runtime": runtime,
    "@yakkan/runtime/batch.js": batchRuntime,
  };
  const require = (module: string): unknown => known[module] ?? fail(module);
  const module = { exports: {} };
  const run = compileFunction(code, ["module", "exports", "require"]) as (...given: unknown[]) => void;
  run(module, module.exports, require);
  return module.exports;
}

function fail(module: string): never {
  throw new Error(`an emitted module imports ${module}`);
}
