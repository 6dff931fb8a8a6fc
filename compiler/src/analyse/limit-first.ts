import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { summarizeTerm } from "../describe/summary.js";
import { keyOf } from "../keys.js";
import type { Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import type { Context } from "./context.js";
import { isSettled } from "./settled.js";

/**
 * `limit 1億 per incident  deductible 100万 per incident`, as schedules print them: it pays the limit less the deductible.
 * Whoever means that says it as well with the deductible in front, and a limit that is so much less.
 */
export function findLimitsFirst(context: Context): Diagnostic[] {
  const { plan, layout, bounds } = context;
  const isPlain = (term: Term, kind: "limit" | "deductible"): term is Term & { readonly kind: typeof kind } =>
    term.kind === kind && term.times !== true && !isCountedTerm(term) && isSettled(term.amount, context);
  return layout.terms.flatMap(({ term, node, guards }, index): Diagnostic[] => {
    // What is called by a name of its own has been thought about.
    if (!isPlain(term, "deductible") || term.label.ja !== undefined || term.label.en !== undefined) return [];
    for (let at = index - 1; layout.terms[at]?.node === node; at--) {
      const first = layout.terms[at]!;
      if (first.term.kind !== "limit" && first.term.kind !== "deductible") return [];
      if (!first.term.heads.some((head) => term.heads.includes(head))) continue;
      if (!isPlain(first.term, "limit") || first.term.amount.kind === "unlimited") continue;
      // Of one that leaves nothing that is told.
      if (bounds.isAtLeast(term.amount, first.term.amount, guards)) return [];
      if (!isOfSameLosses(first.term, term)) continue;
      const [limit, deductible] = [first.term, term].map((one) => summarizeTerm(one, plan.currency, node));
      const related = [note("limitFirst", {}, first.term.source)];
      return [diagnose("term/limit-first", { limit: limit!, deductible: deductible! }, term.source, { related })];
    }
    return [];
  });
}

function isOfSameLosses(a: Term, b: Term): boolean {
  // One that is there under other contracts has been thought about.
  const scopeOf = ({ heads, triggers, where, when, basis, forEach }: Term): string =>
    keyOf([heads, triggers, where, when, basis, forEach]);
  return scopeOf(a) === scopeOf(b);
}
