import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr, Term } from "../plan.js";
import { someAtHand } from "../walk-expr.js";
import { amountsOf } from "../walk-plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isByLine } from "./groups.js";
import { isNamed, type PlacedTerm } from "./layout.js";

/**
 * `limit 10_000_000 per loss` around several heads: each line of them has the whole of it. In wordings "any one loss" is
 * what one event brings. Where something of the incident stands beside it, the two have been told apart.
 */
export function findTermsOfEachLine(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const benefits = new Set(context.plan.heads.flatMap(({ name, each }) => (each === undefined ? [] : [name])));
  return terms.flatMap(({ term, node }): Diagnostic[] => {
    if (!isByLine(term) || node.kind === "head" || (term.kind !== "limit" && term.kind !== "deductible")) return [];
    const heads = term.heads.filter((head) => !benefits.has(head));
    if (heads.length < 2 || isNamed(term) || term.caps !== undefined || readsLine(term, context)) return [];
    if (byHead.about(heads).some(({ term: other }) => !isByLine(other) && other.kind !== "coinsurance")) return [];
    return [diagnose("term/each-line", { term: term.kind }, term.source)];
  });
}

/** What reads something of the line, or counts something that it states, is of each line. */
function readsLine(term: Term, { lets }: Context): boolean {
  const isOfLine = (part: Expr): boolean =>
    part.kind === "line" ||
    part.kind === "item-is" ||
    part.kind === "subject" ||
    part.kind === "unit-fact" ||
    (part.kind === "fact" && part.of !== "incident");
  return (
    "quantity" in term ||
    term.where !== undefined ||
    amountsOf(term).some(({ amount }) => someAtHand(amount, lets, isOfLine))
  );
}
