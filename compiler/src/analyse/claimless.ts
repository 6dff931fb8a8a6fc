import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { headsOfWalk } from "../walk-plan.js";
import type { Context } from "./context.js";
import { isNamed, mayActOn, type PlacedTerm } from "./layout.js";

/** What reads facts of claim passes by lines that name none, which pays them in full where no rule refuses them. */
export function findClaimless(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  return told(terms, (placed) => {
    const { term } = placed;
    const heads = term.reads.claim ? headsWithoutClaim(placed, context) : [];
    return heads.length === 0 ? undefined : diagnose("term/claimless", { term: term.kind, heads }, term.source);
  });
}

/**
 * `limit 10_000_000 per claim` over damages and defence: lines of defence that name no claim have a whole limit of their
 * own. Where lines of one head alone are under it, all of them name claims or none does; and where something else of them
 * reads facts of claim, whoever states them knows of claims. A deductible is borne once more by a head that is worked out,
 * as that never names one; of lines that name none it is as often meant.
 */
export function findWithoutClaim(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { plan, layout, lets } = context;
  const computed = new Set(plan.heads.flatMap((head) => (head.computed === undefined ? [] : [head.name])));
  const ofWalk = headsOfWalk(plan.heads, lets);
  return told(terms, (placed) => {
    const { term, node } = placed;
    if ((term.kind !== "limit" && term.kind !== "deductible") || term.basis.over.kind !== "claim") return undefined;
    if (isNamed(term) || term.times === true || isCountedTerm(term)) return undefined;
    const acting = term.heads.filter((head) => mayActOn(placed, head, context));
    const heads = acting.filter((head) => !computed.has(head));
    if (term.kind === "deductible") {
      const isAbove = node.kind !== "head" && node.above.includes(term);
      // What reads what is left counts nothing yet above the members.
      const own = acting.filter((head) => computed.has(head) && !(isAbove && ofWalk.has(head)));
      return heads.length === 0 || own.length === 0 || term.reads.claim
        ? undefined
        : diagnose("term/without-claim", { term: term.kind, heads: own }, term.source);
    }
    if (heads.length < 2) return undefined;
    const isAbout = (own: readonly string[]): boolean => own.some((head) => heads.includes(head));
    const isOfClaims =
      layout.rules.some((placed) => placed.rule.readsClaim && isAbout(placed.heads)) ||
      layout.terms.some((placed) => placed.term.reads.claim && isAbout(placed.term.heads));
    if (isOfClaims) return undefined;
    return diagnose("term/without-claim", { term: term.kind, heads }, term.source);
  });
}

/** Once for each text: one of two bases is two terms. */
function told(terms: readonly PlacedTerm[], find: (placed: PlacedTerm) => Diagnostic | undefined): Diagnostic[] {
  const found = new Map<number, Diagnostic>();
  for (const placed of terms) {
    const { start } = placed.term.source;
    const one = found.has(start) ? undefined : find(placed);
    if (one !== undefined) found.set(start, one);
  }
  return [...found.values()];
}

/** The heads of the term of which a line that names no claim is not refused. */
function headsWithoutClaim({ term, guards }: PlacedTerm, { layout, logic }: Context): readonly string[] {
  const isThere = (when: Expr | undefined): boolean => when === undefined || logic.implies(guards, when);
  return term.heads.filter(
    (head) =>
      !layout.rules.some(
        ({ heads, rule: { readsClaim, unclaimed, when, scope } }) =>
          readsClaim &&
          unclaimed === undefined &&
          heads.includes(head) &&
          scope.triggers === undefined &&
          scope.items === undefined &&
          isThere(when),
      ),
  );
}
