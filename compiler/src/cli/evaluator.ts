import { compileFunction } from "node:vm";
import * as runtime from "@yakkan/runtime";
import type { Problem } from "@yakkan/runtime/claim.js";
import type { ProductMetadata } from "@yakkan/runtime/metadata.js";
import type { PremiumResult, SettlementResult } from "@yakkan/runtime/result.js";
import { emit } from "../emit/emit.js";
import { toJavaScript } from "../emit/javascript.js";
import type { Plan } from "../plan.js";
import type { Quoted, Settled } from "../scenarios/run.js";

/** The emitted evaluator of a product, loaded into this process. */
export interface Evaluator {
  /** Whatever the input is: what is no settlement input is among the problems. */
  readonly settle: (input: unknown, options: { readonly trace: boolean }) => Settled;
  /** A premium that the product declares. */
  readonly quote: (contract: unknown, premium: string) => Quoted;
}

/** What an emitted module exports, for inputs of which nothing is known yet. */
export interface EmittedProduct {
  readonly metadata: ProductMetadata;
  validate(input: unknown): readonly Problem[];
  settle(input: unknown, options: { readonly trace: boolean }): SettlementResult;
  /** Only of a product that declares premiums. */
  premium?(name: string, contract: unknown): PremiumResult;
}

/**
 * Emits the product's evaluator and loads it: the very code that `yakkan build` writes, but for its layout.
 * Nothing is written to disk, and the runtime is the one that this program carries, so it works from the
 * bundle, from a checkout and without a network.
 */
export async function loadEvaluator(plan: Plan): Promise<Evaluator> {
  const product = await loadProduct(plan);
  return {
    settle: (input, options) => answer(() => product.settle(input, options)),
    quote: (contract, premium) =>
      answer(() => {
        if (product.premium === undefined) throw new Error(`the emitted evaluator of ${plan.name} quotes no premiums`);
        return product.premium(premium, contract);
      }),
  };
}

/** The object that the product's module exports. */
export async function loadProduct(plan: Plan): Promise<EmittedProduct> {
  // CommonJS, because its imports go through a function that can be given.
  const javascript = await toJavaScript(await emit(plan, { prettier: false }), "cjs");
  return findProduct(evaluate(javascript, plan.name), plan.name);
}

/** What the evaluator returns, or the problems that it throws. */
function answer<T>(
  ask: () => T,
): { readonly ok: true; readonly result: T } | { readonly ok: false; readonly problems: readonly Problem[] } {
  try {
    return { ok: true, result: ask() };
  } catch (problem) {
    if (problem instanceof runtime.InvalidInput) return { ok: false, problems: problem.problems };
    throw problem;
  }
}

function evaluate(javascript: string, name: string): Readonly<Record<string, unknown>> {
  const require = (module: string): unknown => {
    if (module === "@yakkan/runtime") return runtime;
    throw new Error(`the emitted evaluator of ${name} imports ${module}`);
  };
  const exports: Record<string, unknown> = {};
  const body = compileFunction(javascript, ["exports", "require"], { filename: `${name}.js` }) as (
    exports: object,
    require: (module: string) => unknown,
  ) => void;
  body(exports, require);
  return exports;
}

function findProduct(exports: Readonly<Record<string, unknown>>, name: string): EmittedProduct {
  const product = Object.values(exports).find(
    (value) => typeof value === "object" && value !== null && "settle" in value && typeof value.settle === "function",
  );
  if (product === undefined) throw new Error(`the emitted evaluator of ${name} exports no product`);
  return product as EmittedProduct;
}
