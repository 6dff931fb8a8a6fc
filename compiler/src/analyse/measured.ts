import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { headsBelow, largestNodes } from "../heads-below.js";
import type { Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { someExpr, visitExpr } from "../walk-expr.js";
import { amountsOf, headsOfWalk } from "../walk-plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isByLine } from "./groups.js";
import { isNamed, mayActOn, type PlacedTerm } from "./layout.js";
import { shareOfOwnLoss } from "./own-share.js";

export type ReadOfHeads = Expr & { readonly kind: "loss" | "left" };

/** What is read of the loss of some heads, or of what they came to. */
export function readsOfHeads({ sites, lets }: Context): readonly ReadOfHeads[] {
  const reads: ReadOfHeads[] = [];
  for (const { expr } of sites())
    visitExpr(expr, lets, (part) => {
      if (part.kind === "loss" || part.kind === "left") reads.push(part);
    });
  return reads;
}

/**
 * `deductible 100 per incident` above a head that is measured only and one that is worked out from its loss: what is
 * never paid bears half of it, or takes up half of a limit, and the others so much less. So it is where a term behind
 * it goes by `loss`, or by all that was borne.
 */
export function findOnMeasured(
  terms: readonly PlacedTerm[],
  paidNothing: ReadonlyMap<string, PlacedTerm>,
  reads: readonly ReadOfHeads[],
  context: Context,
): Diagnostic[] {
  if (paidNothing.size === 0) return [];
  const named = (kind: ReadOfHeads["kind"]): ReadonlySet<string> =>
    new Set(reads.flatMap((read) => (read.kind === kind ? (read.heads ?? []) : [])));
  // What is read behind the terms is meant to be cut by them.
  const [byLoss, byLeft] = [named("loss"), named("left")];
  const measured = [...paidNothing.keys()].filter((head) => byLoss.has(head) && !byLeft.has(head));
  if (measured.length === 0) return [];
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const ofWalk = headsOfWalk(context.plan.heads, context.lets);
  const told = new Set<PlacedTerm>();
  return terms.flatMap((placed): Diagnostic[] => {
    const { term, node } = placed;
    if (isNamed(term) || node.kind === "head") return [];
    const { triggers } = term;
    const isOpened = (head: string): boolean => mayActOn(placed, head, context);
    const own = measured.filter((head) => term.heads.includes(head) && isOpened(head));
    if (own.length === 0) return [];
    const others = term.heads.filter((head) => !paidNothing.has(head) && isOpened(head));
    const isInFront = (head: string): boolean => byHead.isBefore(placed, paidNothing.get(head)!);
    const isBorne = (head: string): boolean =>
      byHead
        .about([head])
        .some((other) => byHead.isBefore(other, paidNothing.get(head)!) && isBearing(other.term) && !told.has(other));
    const counts = (head: string): boolean => {
      if (term.kind === "borne") return isShared(term, others, context) && isBorne(head);
      if (!isInFront(head)) return isShared(term, others, context) && goesByLoss(term, context);
      // What reads what is left counts nothing there yet.
      const there = others.filter((other) => !ofWalk.has(other));
      return isShared(term, there, context) && (takesOfAll(term, head, there) || goesByLossAlone(term, context));
    };
    const counted = own.filter(counts);
    if (counted.length === 0) return [];
    told.add(placed);
    const heads = largestNodes(counted, node);
    const said = {
      term: term.kind,
      how: counted.some(isInFront) ? howOf(term) : ("counts" as const),
      heads,
      isMember: heads.every((head) => node.members.some(({ name }) => name === head)),
      isOfAll: triggers === undefined && term.heads.length === headsBelow(node).length,
    };
    const related = [note("otherTerm", {}, paidNothing.get(counted[0]!)!.term.source)];
    return [diagnose("term/on-measured", said, term.source, { related })];
  });
}

function howOf({ kind }: Term): "bears" | "takes" | "counts" {
  if (kind === "limit" || kind === "layers") return "takes";
  return kind === "deductible" || kind === "coinsurance" ? "bears" : "counts";
}

function isBearing({ kind }: Term): boolean {
  return kind === "deductible" || kind === "franchise" || kind === "coinsurance";
}

/** Whether lines of a head that is only measured and of the others are in one group: a computed head names nobody. */
function isShared(term: Term, others: readonly string[], { plan }: Context): boolean {
  if (isByLine(term) || others.length === 0) return false;
  if (term.basis.over.kind === "incident" && term.kind !== "coinsurance") return true;
  return plan.heads.some(({ name, computed }) => computed === undefined && others.includes(name));
}

/** Whether what the head has in front of the term changes what the others lose by it. */
function takesOfAll(term: Term, head: string, others: readonly string[]): boolean {
  switch (term.kind) {
    case "franchise":
    case "layers":
      return true;
    case "coinsurance":
      return term.caps !== undefined;
    case "borne":
      return false;
    case "deductible":
    case "limit": {
      if (term.times === true || isCountedTerm(term)) return false;
      // A share of all is that share of each.
      if (shareOfOwnLoss(term) !== undefined && term.caps === undefined) return false;
      const rankOf = (name: string): number => term.ranks.findIndex((rank) => rank.includes(name));
      const isApart = (other: string): boolean =>
        term.kind === "limit" ? rankOf(head) < rankOf(other) : rankOf(other) < rankOf(head);
      return !others.every(isApart);
    }
  }
}

/** A share by steps of the loss, say, that takes nothing of one for another. */
function goesByLossAlone(term: Term, context: Context): boolean {
  return term.kind === "coinsurance" && goesByLoss(term, context);
}

/** `loss` by itself is that of all lines of the group. */
function goesByLoss(term: Term, { lets }: Context): boolean {
  return amountsOf(term).some(({ amount }) =>
    someExpr(amount, lets, (part) => part.kind === "loss" && part.heads === undefined),
  );
}
