import { compileFunction } from "node:vm";
import * as runtime from "@yakkan/runtime";
import * as batch from "@yakkan/runtime/batch.js";
import type { BatchProduct } from "@yakkan/runtime/batch.js";

/** An emitted evaluator and its kernel, as CommonJS: text, so that workers can be handed it. */
export interface ProductCode {
  /** The product's name: the kernel imports `./NAME.js`. */
  readonly name: string;
  readonly evaluator: string;
  readonly kernel: string;
}

export type LoadedProduct = BatchProduct;

export function loadProduct({ name, evaluator, kernel }: ProductCode): LoadedProduct {
  const settles = run(evaluator, `${name}.js`, {});
  const [loaded] = Object.values(run(kernel, `${name}.batch.js`, { [`./${name}.js`]: settles }));
  if (loaded === undefined) throw new Error(`the kernel of ${name} exports nothing`);
  return loaded as LoadedProduct;
}

function run(
  code: string,
  filename: string,
  modules: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const known: Readonly<Record<string, unknown>> = {
    ...modules,
    "@yakkan/runtime": runtime,
    "@yakkan/runtime/batch.js": batch,
  };
  const require = (module: string): unknown => {
    if (Object.hasOwn(known, module)) return known[module];
    throw new Error(`${filename} imports ${module}`);
  };
  const exports: Record<string, unknown> = {};
  const body = compileFunction(code, ["exports", "require"], { filename }) as (
    exports: object,
    require: unknown,
  ) => void;
  body(exports, require);
  return exports;
}
