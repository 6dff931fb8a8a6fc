import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Plan } from "@yakkan/compiler/plan.js";
import type { SettlementInput, SettlementResult } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { loadBatch } from "../support/run-batch.js";
import { compare, enginesOf } from "./agreement.js";

/** What the interpreter and the evaluator agree on, without the batch: where something waits it has no sums. */
export async function settledByBoth(text: string, input: SettlementInput): Promise<SettlementResult> {
  return (await agreed(text, input)).result;
}

/**
 * The result of a settlement with its trace, after the interpreter and the evaluator have said the same, and the batch,
 * which begins with nothing used, where no ledger is given.
 */
export async function settledByAll(text: string, input: SettlementInput): Promise<SettlementResult> {
  const { plan, result } = await agreed(text, input);
  if (input.ledger !== undefined) return result;
  const batch = new InputBatch(await loadBatch(plan));
  deepStrictEqual(batch.add(input), []);
  batch.settle();
  deepStrictEqual(
    batch.linesOf(0).map(({ id, due }) => [id, due]),
    result.lines.map(({ id, due }) => [id, due]),
  );
  return result;
}

async function agreed(
  text: string,
  input: SettlementInput,
): Promise<{ readonly plan: Plan; readonly result: SettlementResult }> {
  const engines = await enginesOf(text);
  ok(engines, text);
  const { answer, disagreement } = compare(engines, "settle", input as never, true);
  strictEqual(disagreement, undefined);
  ok("result" in answer, JSON.stringify(answer));
  return { plan: engines.plan, result: answer.result as SettlementResult };
}
