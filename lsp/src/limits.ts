/** What a head can be paid at most: the limits on it and on the frames around it, less those that never bind. */
import { rational } from "@yakkan/compiler/exact/rational.js";
import type { Rational } from "@yakkan/compiler/plan.js";
import type { BasisSyntax, Expression, HeadDeclaration, TermDeclaration } from "@yakkan/grammar/syntax.js";
import { intervalOf, type Interval, isAtMost, times } from "./amounts.js";
import { policyYear } from "@yakkan/grammar/spellings.js";
import { type Coverage, headsIn, type NodeSyntax, type TermClause } from "./coverage.js";

/** One limit, on one basis. */
export interface Bound {
  readonly clause: TermClause;
  readonly term: TermDeclaration;
  readonly basis: BasisSyntax;
  /** The part of what the limit lets through that is paid in the end; undefined where the contract decides. */
  readonly share: Rational | undefined;
  /** What can be paid under it. */
  readonly paid: Interval;
  /** It acts only sometimes: for some triggers, items, lines or contracts. */
  readonly conditional: boolean;
}

/** The limits that can bind on a head, in the order in which they act. */
export function boundsOf(coverage: Coverage, head: HeadDeclaration): readonly Bound[] {
  const reaching = coverage.terms.filter(({ heads }) => heads.includes(head));
  const all = reaching.flatMap((clause, index): Bound[] => {
    const term = clause.syntax;
    if (term.kind !== "term" || !isLimit(clause)) return [];
    const share = shareAfter(coverage, reaching.slice(index + 1));
    const { min, max } = intervalOf(term.amount, coverage.meanings);
    const paid: Interval =
      share === undefined ? { min: rational(0n), max } : { min: times(min, share), max: max && times(max, share) };
    const conditional = isConditional(clause);
    return term.bases.map((basis) => ({ clause, term, basis, share, paid, conditional }));
  });
  return all.filter((bound) => !all.some((other) => other !== bound && makesIdle(other, bound, all)));
}

/** Whether all heads of the node are under a limit that stands further out: 内枠, else 外枠. */
export function isInner(coverage: Coverage, node: NodeSyntax): boolean {
  const around = coverage.around.get(node) ?? [];
  const heads = headsIn(node);
  return coverage.terms.some(
    (clause) => isLimit(clause) && around.includes(clause.node) && heads.some((head) => clause.heads.includes(head)),
  );
}

/** Whether a limit stands on the node itself. */
export function hasLimit(coverage: Coverage, node: NodeSyntax): boolean {
  return coverage.terms.some((clause) => clause.node === node && isLimit(clause));
}

/** Of an amount, not of a number of times or of a quantity. */
export function isLimit({ syntax, isNumber }: TermClause): boolean {
  return syntax.kind === "term" && syntax.term === "limit" && !isNumber && !isUnlimited(syntax.amount);
}

function isUnlimited(amount: Expression): boolean {
  return amount.kind === "missing" || (amount.kind === "word" && amount.word === "unlimited");
}

/** What the coinsurance behind a limit leaves of it. */
function shareAfter({ meanings }: Coverage, later: readonly TermClause[]): Rational | undefined {
  let share = rational(1n);
  for (const clause of later) {
    const { syntax } = clause;
    if (syntax.kind === "layer") return undefined;
    // It gives back what coinsurance took before it.
    if (syntax.term === "borne" && share.numerator !== share.denominator) return undefined;
    if (syntax.term !== "coinsurance") continue;
    const { min, max } = intervalOf(syntax.amount, meanings);
    const fixed = max !== undefined && isAtMost(max, min) && !isConditional(clause) && syntax.cap === undefined;
    if (!fixed) return undefined;
    share = times(share, max);
  }
  return share;
}

function isConditional({ syntax, triggers, items }: TermClause): boolean {
  const narrowed = triggers !== undefined || items !== undefined;
  return narrowed || (syntax.kind === "term" && (syntax.when !== undefined || syntax.where !== undefined));
}

/** Whether under `other` the limit `bound` is never reached. Of two that are alike the one that acts first stays. */
function makesIdle(other: Bound, bound: Bound, all: readonly Bound[]): boolean {
  if (other.conditional || !isAsWide(other, bound)) return false;
  const { max } = other.paid;
  if (max === undefined || !isAtMost(max, bound.paid.min)) return false;
  const alike = bound.paid.max !== undefined && isAtMost(bound.paid.max, other.paid.min) && isAsWide(bound, other);
  return !alike || bound.conditional || all.indexOf(other) < all.indexOf(bound);
}

/** Whether each group of `b` lies within one group of `a`. */
function isAsWide(a: Bound, b: Bound): boolean {
  const [overA, overB] = [overOf(a.basis), overOf(b.basis)];
  if (isPerPeriod(b.basis) && !isPerPeriod(a.basis)) return false;
  if (isPerYear(a.basis) && !isPerYear(b.basis)) return false;
  // A line is in one group, whatever that is by.
  if (overA !== "" && overA !== overB && overB !== "loss") return false;
  return a.clause.forEach === undefined || a.clause.forEach === b.clause.forEach;
}

function isPerPeriod({ over }: BasisSyntax): boolean {
  return over.some(({ text }) => text === "period" || text === policyYear);
}

function isPerYear({ over }: BasisSyntax): boolean {
  return over.some(({ text }) => text === policyYear);
}

/** The claim or unit that a basis counts by; empty: the incident as a whole. */
function overOf({ over }: BasisSyntax): string {
  return over.find(({ text }) => !["period", policyYear, "incident"].includes(text))?.text ?? "";
}
