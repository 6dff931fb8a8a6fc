import { emitBatch } from "@yakkan/compiler/emit/batch/batch.js";
import { emit } from "@yakkan/compiler/emit/emit.js";
import { toJavaScript } from "@yakkan/compiler/emit/javascript.js";
import type { Plan } from "@yakkan/compiler/plan.js";

/** The evaluator and the batch kernel of a product, as they are loaded. */
export async function emitted(
  plan: Plan,
): Promise<{ readonly name: string; readonly evaluator: string; readonly kernel: string }> {
  return {
    name: plan.name,
    evaluator: await toJavaScript(await emit(plan, { prettier: false }), "cjs"),
    kernel: await toJavaScript(await emitBatch(plan, { prettier: false }), "cjs"),
  };
}
