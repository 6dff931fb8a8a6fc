// What an explanation says, however it is laid out.
import assert from "node:assert/strict";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import type { SettlementResult } from "@yakkan/runtime";
import { explain, explainHtml, explainTree } from "@yakkan/runtime/explain.js";
import type { ExplanationNode } from "@yakkan/runtime/explain/tree.js";
import type { EmittedProduct } from "../support/run-emitted.js";

/** Settled with its trace, by both readings of the calculus alike. */
export function settledBoth(plan: Plan, product: EmittedProduct, input: unknown): SettlementResult {
  const result = product.settle(input, { trace: true });
  const other = interpret(plan, input, { trace: true });
  assert.ok(other.ok);
  assert.deepEqual(other.result, result);
  return result;
}

/** What is said in words, each as one text; spaces do not count, since lines are broken at them. */
export function says(explanation: string, words: string): boolean {
  const plain = explanation
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(+code));
  return plain.replace(/\s/g, "").includes(words.replace(/\s/g, ""));
}

export function labelsOf(nodes: readonly ExplanationNode[]): string[] {
  return nodes.flatMap(({ label, parts }) => [label, ...labelsOf(parts)]);
}

/** In the text, in the letter and in the tree, in both languages. */
export function assertSaid(
  { metadata }: EmittedProduct,
  result: SettlementResult,
  said: { readonly en: string; readonly ja: string },
): void {
  for (const language of ["en", "ja"] as const) {
    const page = explain(metadata, result, { language });
    assert.ok(says(page, said[language]), page);
    assert.ok(says(explainHtml(metadata, result, { language, readings: true }), said[language]), "the letter");
    const labels = labelsOf(explainTree(metadata, result, { language }));
    assert.ok(
      labels.some((label) => says(label, said[language])),
      labels.join("\n"),
    );
  }
}

/** In none of the forms. */
export function assertUnsaid(
  { metadata }: EmittedProduct,
  result: SettlementResult,
  unsaid: { readonly en: string; readonly ja: string },
): void {
  for (const language of ["en", "ja"] as const) {
    const page = explain(metadata, result, { language });
    assert.ok(!says(page, unsaid[language]), page);
    assert.ok(!says(explainHtml(metadata, result, { language, readings: true }), unsaid[language]), "the letter");
    assert.ok(!labelsOf(explainTree(metadata, result, { language })).some((label) => says(label, unsaid[language])));
  }
}
