import { compileFunction } from "node:vm";
import { emit } from "@yakkan/compiler/emit/emit.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import * as runtime from "@yakkan/runtime";
import type {
  Ledger,
  PeriodOptions,
  PeriodResult,
  PremiumResult,
  Problem,
  ProductMetadata,
  SettlementResult,
} from "@yakkan/runtime";
import { transformSync } from "esbuild";

/** The object that an emitted module exports. */
export interface EmittedProduct {
  readonly metadata: ProductMetadata;
  validate(input: unknown): readonly Problem[];
  settle(input: unknown, options?: { readonly trace?: boolean }): SettlementResult;
  settlePeriod(contract: unknown, calls: readonly unknown[], options?: PeriodOptions): PeriodResult;
  openLedger(contract: unknown, paid: unknown): Ledger;
  /** Only of a product that quotes premiums. */
  premium(name: string, contract: unknown): PremiumResult;
}

/** The exports of an emitted module; its types are dropped, not checked. */
export function loadEmitted(text: string): Promise<Readonly<Record<string, unknown>>> {
  const { code } = transformSync(text, { loader: "ts", format: "cjs", target: "es2022" });
  const require = (module: string): unknown => {
    if (module === "@yakkan/runtime") return runtime;
    throw new Error(`an emitted module imports ${module}`);
  };
  const module = { exports: {} };
  const run = compileFunction(code, ["module", "exports", "require"]) as (...given: unknown[]) => void;
  run(module, module.exports, require);
  return Promise.resolve(module.exports);
}

/** Emits a plan without laying it out, and loads the product that it exports. */
export async function loadProduct(plan: Plan): Promise<EmittedProduct> {
  const exported = Object.values(await loadEmitted(await emit(plan, { prettier: false })));
  const product = exported.find((value) => typeof value === "object" && value !== null && "settle" in value);
  if (product === undefined) throw new Error("the module exports no product");
  return product as EmittedProduct;
}
