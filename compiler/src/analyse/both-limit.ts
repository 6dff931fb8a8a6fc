import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { keyOf } from "../keys.js";
import type { Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { readsIncident } from "../reads-incident.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isBare, isNamed, type PlacedTerm } from "./layout.js";

type Limit = PlacedTerm & { readonly term: Term & { readonly kind: "limit" } };

/**
 * `limit base per incident  limit high per incident when rider`: where the option may bring more than there is without
 * it, it reads as if it took the place of that, but the lower of the two counts. An option that brings less lowers it.
 */
export function findBothLimiting(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { logic, quote, written } = context;
  const limits = terms.filter((placed): placed is Limit => isPlain(placed, context));
  const byHead = new ByHead(limits, ({ term }) => term.heads);
  return limits.flatMap((option): Diagnostic[] => {
    const { term, node, guards } = option;
    const { when } = term;
    if (when === undefined || isNamed(term)) return [];
    const base = byHead
      .about(term.heads)
      .find(
        (other) =>
          other.node === node &&
          keyOf(groupsOf(other)) === keyOf(groupsOf(option)) &&
          other.guards.every((guard) => logic.implies(guards, guard)) &&
          !logic.implies(other.guards, when) &&
          mayBeMore(option, other, context),
      );
    if (base === undefined) return [];
    const said = {
      term: "limit",
      base: quote(base.term.source),
      tail: isBare(base) ? `when ${written({ type: when.type, kind: "not", operand: when })}` : undefined,
      one: isBare(base)
        ? `limit (if ${written(when)} then ${written(term.amount)} else ${written(base.term.amount)}) …`
        : undefined,
      isSame: false,
    } as const;
    return [diagnose("term/both-act", said, term.source, { related: [note("otherTerm", {}, base.term.source)] })];
  });
}

/** An amount of the contract. */
function isPlain({ term }: PlacedTerm, { lets }: Context): boolean {
  return term.kind === "limit" && term.times !== true && !isCountedTerm(term) && !readsIncident(term.amount, lets);
}

/** What it is called, for which losses it is, and over what. */
function groupsOf({ term: { label, heads, triggers, where, basis, forEach } }: Limit): unknown {
  return [label, heads, triggers, where, basis, forEach];
}

/** By what contracts state of each; where one is never below the other, that it never binds is told of. */
function mayBeMore(option: Limit, base: Limit, { bounds }: Context): boolean {
  const { guards } = option;
  const mostOf = (amount: Expr) => bounds.intervalOf(amount, guards).most;
  const [own, usual] = [mostOf(option.term.amount), mostOf(base.term.amount)];
  if (usual === undefined || (own !== undefined && compareRational(own, usual) <= 0)) return false;
  return !bounds.isAtLeast(option.term.amount, base.term.amount, guards);
}
