import type { Plan } from "../plan.js";
import { emitBatch } from "./batch/batch.js";
import { emit } from "./emit.js";
import { toJavaScript } from "./javascript.js";

/** The evaluator and the batch kernel of a product as CommonJS, as a portfolio loads them. */
export async function codeOf(
  plan: Plan,
): Promise<{ readonly name: string; readonly evaluator: string; readonly kernel: string }> {
  const evaluator = await toJavaScript(await emit(plan, { prettier: false }), "cjs");
  const kernel = await toJavaScript(await emitBatch(plan, { prettier: false }), "cjs");
  return { name: plan.name, evaluator, kernel };
}
