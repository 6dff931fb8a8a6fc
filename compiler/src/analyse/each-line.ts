import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr, Term } from "../plan.js";
import { allParts, someAtHand } from "../walk-expr.js";
import { type CountedTerm, isCountedTerm } from "../quantities.js";
import { amountsOf } from "../walk-plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isByLine, isByRead } from "./groups.js";
import { isNamed, type PlacedTerm } from "./layout.js";

/**
 * `limit 10_000_000 per loss` around several heads: each line of them has the whole of it. In wordings "any one loss" is
 * what one event brings. Where something of the incident stands beside it, the two have been told apart. `limit 120 of
 * stay_days per loss` is of each stay as long as that is one line. A share that reads something of lines has the loss
 * of those alone of which that is the same.
 */
export function findTermsOfEachLine(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const benefits = new Set(context.plan.heads.flatMap(({ name, each }) => (each === undefined ? [] : [name])));
  return terms.flatMap(({ term, node }): Diagnostic[] => {
    if (isCountedTerm(term)) {
      const isOfEach = isByLine(term) && !isNamed(term) && countsFactOfLine(term, context);
      const isApart = byHead.about(term.heads).some(({ term: other }) => isCountedTerm(other) && !isByLine(other));
      return isOfEach && !isApart ? [diagnose("term/each-line", { term: term.kind, counts: true }, term.source)] : [];
    }
    if (term.kind === "coinsurance" && isByRead(term) && !isNamed(term)) return findSumOfLines(term, context);
    if (!isByLine(term) || node.kind === "head" || (term.kind !== "limit" && term.kind !== "deductible")) return [];
    const heads = term.heads.filter((head) => !benefits.has(head));
    if (heads.length < 2 || isNamed(term) || term.caps !== undefined || readsLine(term, context)) return [];
    if (byHead.about(heads).some(({ term: other }) => !isByLine(other) && other.kind !== "coinsurance")) return [];
    return [diagnose("term/each-line", { term: term.kind, counts: false }, term.source)];
  });
}

/** A share by steps of the loss that reads something of lines, too, and so the loss of some of them alone. */
function findSumOfLines(share: Term & { readonly kind: "coinsurance" }, { placeOf, quote }: Context): Diagnostic[] {
  const { pays } = share;
  const compared = allParts(pays).flatMap((part) => (part.kind === "compare" ? [part.left, part.right] : []));
  const sum = compared.find((part) => part.kind === "subject" || (part.kind === "loss" && part.heads === undefined));
  const place = sum && placeOf(sum);
  return place === undefined
    ? []
    : [
        diagnose(
          "term/each-line",
          { term: "coinsurance", counts: false, sum: quote(place), isOfOne: isByLine(share) },
          place,
        ),
      ];
}

/** Days that each line states: a number by what the line is, or of the units that it counts, is of each. */
function countsFactOfLine(term: CountedTerm, { lets }: Context): boolean {
  const isStated = (part: Expr): boolean => part.kind === "fact" && part.of === "loss";
  const isOfLine = (part: Expr): boolean => isStated(part) || part.kind === "line" || part.kind === "item-is";
  return (
    term.where === undefined && someAtHand(term.quantity, lets, isStated) && !someAtHand(term.amount, lets, isOfLine)
  );
}

/** What reads something of the line is of each line. */
function readsLine(term: Term, { lets }: Context): boolean {
  const isOfLine = (part: Expr): boolean =>
    part.kind === "line" ||
    part.kind === "item-is" ||
    part.kind === "subject" ||
    part.kind === "unit-fact" ||
    (part.kind === "fact" && part.of !== "incident");
  return term.where !== undefined || amountsOf(term).some(({ amount }) => someAtHand(amount, lets, isOfLine));
}
