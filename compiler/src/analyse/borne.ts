import type { Span } from "@yakkan/grammar/syntax.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Basis, Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { parts, someExpr } from "../walk-expr.js";
import { amountsOf } from "../walk-plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isFinerThan, unitsOf } from "./groups.js";
import type { PlacedTerm } from "./layout.js";
import { sumOf } from "./sum-of.js";
import { isSettled } from "./settled.js";

type Borne = PlacedTerm & { readonly term: Term & { readonly kind: "borne" } };

/** A term that the insured bears something by. */
type Bearing = PlacedTerm & { readonly term: Term & { readonly kind: "deductible" | "franchise" | "coinsurance" } };

/**
 * `borne at most` that never gives anything back: behind nothing that is borne, only such before layers or a limit of the
 * period, or deductibles that together are never more. It looks back: a maximum of all that is borne stands behind it all.
 */
export function findIdleEnds(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const ends = terms.filter((placed): placed is Borne => placed.term.kind === "borne" && placed.term.heads.length > 0);
  const clauses = new Map<number, Borne[]>();
  for (const end of ends) {
    const { start } = end.term.source;
    const clause = clauses.get(start);
    if (clause === undefined) clauses.set(start, [end]);
    else clause.push(end);
  }
  return ends.flatMap((end) => {
    const nothing = findNothingBorne(end, byHead);
    if (nothing !== undefined) return [nothing];
    // Of `per claim and period` both have to be idle.
    const clause = clauses.get(end.term.source.start)!;
    if (clause[0] !== end || !clause.every((one) => isNeverReached(one, byHead, context))) return [];
    const behind = byHead.about(end.term.heads).find((other) => byHead.isBefore(end, other) && isBearing(other));
    const quoted = behind && context.quote(behind.term.source);
    const related = behind === undefined ? [] : [note("otherTerm", {}, behind.term.source)];
    const what = { forEach: undefined, ofAll: { behind: quoted } };
    return [diagnose("term/cap-never-binds", what, end.term.source, { related, unused: behind === undefined })];
  });
}

/** `deducted` in an amount with no deductible or franchise in front of it: it is always 0, whatever a share took. */
export function findNothingDeducted(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const isDeducting = ({ term: { kind } }: PlacedTerm): boolean => kind === "deductible" || kind === "franchise";
  return terms.flatMap((placed): Diagnostic[] => {
    const { term } = placed;
    if (term.heads.length === 0) return [];
    const amount = amountsOf(term).find(({ amount }) => someExpr(amount, context.lets, isDeducted))?.amount;
    if (amount === undefined) return [];
    if (byHead.about(term.heads).some((other) => byHead.isBefore(other, placed) && isDeducting(other))) return [];
    const place = placeOfDeducted(amount, context) ?? term.source;
    return [diagnose("term/nothing-borne", { barred: false, deducted: true }, place)];
  });
}

function isDeducted({ kind }: Expr): boolean {
  return kind === "deducted";
}

/** Where it is written; of one in a formula, where that is read. */
function placeOfDeducted(expr: Expr, context: Context): Span | undefined {
  const inner = parts(expr).find((part) => someExpr(part, context.lets, isDeducted));
  return (inner && placeOfDeducted(inner, context)) ?? context.placeOf(expr);
}

function findNothingBorne(end: Borne, byHead: ByHead<PlacedTerm>): Diagnostic | undefined {
  const before = end.term.heads.map((head) => byHead.about([head]).filter((other) => byHead.isBefore(other, end)));
  const bars = before.flatMap((earlier) => {
    const bar = earlier.filter(isBar).at(-1);
    const counted = bar === undefined ? earlier : earlier.filter((other) => byHead.isBefore(bar, other));
    return counted.some(isBearing) ? [] : [earlier.some(isBearing) ? bar : undefined];
  });
  if (bars.length < before.length) return undefined;
  const bar = bars.find((found) => found !== undefined);
  const related = bar === undefined ? [] : [note("innerLimit", { node: bar.node.name }, bar.term.source)];
  return diagnose("term/nothing-borne", { barred: bar !== undefined }, end.term.source, { related });
}

function isBar({ term }: PlacedTerm): boolean {
  if (term.kind === "layers") return true;
  return term.kind === "limit" && term.basis.period && term.times !== true && !isCountedTerm(term);
}

function isBearing(placed: PlacedTerm): placed is Bearing {
  const { term } = placed;
  if (isCountedTerm(term)) return false;
  const { kind } = term;
  return kind === "deductible" || kind === "franchise" || kind === "coinsurance";
}

/** Whether all that is borne before it is by deductibles that together never come to more. */
function isNeverReached(end: Borne, byHead: ByHead<PlacedTerm>, context: Context): boolean {
  const bearing = byHead
    .about(end.term.heads)
    .filter((other) => byHead.isBefore(other, end) && (isBearing(other) || other.term.kind === "deductible"))
    .filter(({ guards }) => context.logic.satisfiable([...end.guards, ...guards]));
  const most = bearing.map((placed) => mostBorneBy(placed, end, context));
  const [first, ...rest] = most.filter((amount) => amount !== undefined);
  return (
    first !== undefined &&
    rest.length === most.length - 1 &&
    context.bounds.isAtLeast(end.term.amount, sumOf(first, rest), end.guards)
  );
}

/** What the insured bears at most by the term in one group of the end; nothing where that is not known. */
function mostBorneBy({ term }: PlacedTerm, { term: end }: Borne, context: Context): Expr | undefined {
  if ((term.kind !== "deductible" && term.kind !== "franchise") || "times" in term || isCountedTerm(term))
    return undefined;
  const ends: readonly { readonly basis: Basis; readonly amount: Expr }[] = [...(term.caps ?? []), term];
  return ends.find(
    ({ basis, amount }) =>
      isSettled(amount, context) &&
      isFinerThan(end, { ...term, basis }, context) &&
      (basis.period || !end.basis.period) &&
      // What a count of units multiplies is not known.
      unitsOf({ ...term, basis }).every((unit) => unitsOf(end).includes(unit)),
  )?.amount;
}
