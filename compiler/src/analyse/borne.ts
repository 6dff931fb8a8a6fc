import type { Span } from "@yakkan/grammar/syntax.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { keyOf } from "../keys.js";
import type { Basis, Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { parts, someExpr } from "../walk-expr.js";
import { amountsOf } from "../walk-plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isFinerThan, unitsOf } from "./groups.js";
import { isNotBorne } from "./borne-back.js";
import { one, sizeOf, zero } from "./interval.js";
import { isNamed, type PlacedTerm, triggersOf } from "./layout.js";
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
    const nothing = findNothingBorne(end, byHead, context);
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

/**
 * `deducted` in an amount with no deductible or franchise in front of it: it is always 0, whatever a share took. Also a
 * minimum, `10_000 - deducted`, behind a share that the insured bears: what that took is not in it.
 */
export function findNothingDeducted(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const isDeducting = ({ term: { kind } }: PlacedTerm): boolean => kind === "deductible" || kind === "franchise";
  return terms.flatMap((placed): Diagnostic[] => {
    const { term, guards } = placed;
    if (term.heads.length === 0) return [];
    const amount = amountsOf(term).find(({ amount }) => someExpr(amount, context.lets, isDeducted))?.amount;
    if (amount === undefined) return [];
    const before = byHead.about(term.heads).filter((other) => byHead.isBefore(other, placed));
    const place = placeOfDeducted(amount, context) ?? term.source;
    if (!before.some(isDeducting)) return [diagnose("term/nothing-borne", { barred: false, deducted: true }, place)];
    if (term.kind !== "deductible" || isNamed(term) || !someExpr(amount, context.lets, isLessDeducted)) return [];
    const share = before.find(
      (other) => isOwnShare(other.term, context) && context.logic.satisfiable([...guards, ...other.guards]),
    );
    if (share === undefined) return [];
    const said = { barred: false, deducted: true, share: context.quote(share.term.source) } as const;
    return [diagnose("term/nothing-borne", said, place, { related: [note("otherTerm", {}, share.term.source)] })];
  });
}

/** What a minimum is that counts what was borne before. */
function isLessDeducted(expr: Expr): boolean {
  return expr.kind === "subtract" && expr.right.kind === "deducted";
}

/** A share that the insured bears, and not one for underinsurance. */
function isOwnShare(term: Term, context: Context): boolean {
  return term.kind === "coinsurance" && !isNotBorne(term, context) && !isAll(term.pays);
}

function isAll(share: Expr): boolean {
  return share.kind === "literal" && compareRational(sizeOf(share.literal) ?? zero, one) === 0;
}

function isDeducted({ kind }: Expr): boolean {
  return kind === "deducted";
}

/** Where it is written; of one in a formula, where that is read. */
function placeOfDeducted(expr: Expr, context: Context): Span | undefined {
  const inner = parts(expr).find((part) => someExpr(part, context.lets, isDeducted));
  return (inner && placeOfDeducted(inner, context)) ?? context.placeOf(expr);
}

/** Of each head by itself: what one may be given back is nothing to another whose own limit stands in front. */
function findNothingBorne(end: Borne, byHead: ByHead<PlacedTerm>, context: Context): Diagnostic | undefined {
  const ofHeads = end.term.heads.map((head) => {
    const earlier = byHead
      .about([head])
      .filter((other) => byHead.isBefore(other, end) && mayMeet(other, end, head, context));
    const bar = earlier.filter(isBar).at(-1);
    const isBorneIn = (some: readonly PlacedTerm[]): boolean => some.some(isBearing);
    if (bar === undefined) return { head, isGiven: isBorneIn(earlier), bar };
    const isGiven = isBorneIn(earlier.filter((other) => byHead.isBefore(bar, other)));
    // Without anything that is borne in front of it, it keeps nothing.
    const isKept = earlier.some(
      (other) => isBearing(other) && byHead.isBefore(other, bar) && mayMeet(other, bar, head, context),
    );
    return { head, isGiven, bar: isKept && !isGiven ? bar : undefined };
  });
  const barred = ofHeads.filter(({ bar }) => bar !== undefined);
  const [bar, ...others] = new Set(barred.flatMap(({ bar }) => bar ?? []));
  if (bar === undefined)
    return ofHeads.some(({ isGiven }) => isGiven)
      ? undefined
      : diagnose("term/nothing-borne", { barred: false }, end.term.source);
  const related = [bar, ...others].map(({ node, term }) => note("innerLimit", { node: node.name }, term.source));
  const isOfAll = ofHeads.every(({ isGiven }) => !isGiven);
  const isPart = others.length === 0 && !barred.every(({ head }) => isForAllOf(bar, end, head, context));
  if (isOfAll && !isPart) return diagnose("term/nothing-borne", { barred: true }, end.term.source, { related });
  const only = {
    limit: others.length === 0 ? context.quote(bar.term.source) : undefined,
    heads: isOfAll ? undefined : barred.map(({ head }) => head),
    triggers: others.length === 0 ? (bar.term.triggers ?? []) : [],
    isPart,
  };
  return diagnose("term/nothing-borne", { barred: true, only }, end.term.source, { related });
}

/** Whether both can act on lines of the head. */
function mayMeet(one: PlacedTerm, other: PlacedTerm, head: string, { layout, logic }: Context): boolean {
  const opened = triggersOf(layout, [head]);
  const shared = opened.filter(
    (trigger) => (one.term.triggers?.includes(trigger) ?? true) && (other.term.triggers?.includes(trigger) ?? true),
  );
  return (opened.length === 0 || shared.length > 0) && logic.satisfiable([...one.guards, ...other.guards]);
}

/** Whether the limit is there for all lines of the head that the end is for. */
function isForAllOf({ term, guards }: PlacedTerm, end: Borne, head: string, { layout, logic }: Context): boolean {
  const opened = triggersOf(layout, [head]).filter((trigger) => end.term.triggers?.includes(trigger) ?? true);
  return (
    (term.triggers === undefined || opened.every((trigger) => term.triggers!.includes(trigger))) &&
    (term.where === undefined || keyOf(term.where) === keyOf(end.term.where)) &&
    guards.every((guard) => logic.implies(end.guards, guard))
  );
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
