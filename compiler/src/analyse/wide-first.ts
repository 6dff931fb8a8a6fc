import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { someAtHand, unitAskedOf } from "../walk-expr.js";
import { isPerInsured } from "../walk-plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { canBothHappen } from "./events.js";
import { isByClaim, isByLine, isWithinGroups, unitsOf } from "./groups.js";
import { type PlacedTerm, triggersOf } from "./layout.js";
import { and, triggerIs } from "./logic.js";
import { isSettled } from "./settled.js";
import { canMeetOnLine } from "./together.js";

type End = PlacedTerm & { readonly term: Term & { readonly kind: "borne" | "limit" } };

/**
 * `borne at most 6_000 per period  borne at most 5_000 per member per period`: the end of all has given back to members
 * what their own would have, too, so that they bear less than both together say. So has a limit of all cut members by
 * more than is left to be cut, where their own limits stand behind it; and so has one of all losses in front of one of some.
 */
export function findWideFirst(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const ends = terms.filter((placed): placed is End => isEnd(placed, context));
  const byHead = new ByHead(ends, ({ term }) => term.heads);
  return ends.flatMap((narrow): Diagnostic[] => {
    const { term, guards } = narrow;
    const wide = byHead.about(term.heads).find(
      (one) =>
        byHead.isBefore(one, narrow) &&
        one.term.kind === term.kind &&
        one.term.source.start !== term.source.start &&
        isWithinGroups(term, one.term, context) &&
        (!isWithinGroups(one.term, term, context) || isOfSome(narrow, one, context)) &&
        term.heads.every((head) => one.term.heads.includes(head)) &&
        canMeetOnLine(one, narrow, context) &&
        // What is never below that of all cuts nothing behind it.
        !context.bounds.isAtLeast(term.amount, one.term.amount, guards),
    );
    if (wide === undefined) return [];
    const said = { term: term.kind, wide: context.quote(wide.term.source) };
    const related = [note("otherTerm", {}, wide.term.source)];
    return [diagnose("term/wide-first", said, term.source, { related })];
  });
}

/** Of some lines of the same groups: by trigger, item, or what is stated of each. That of some heads is told of by an example. */
function isOfSome({ term, guards }: End, wide: End, context: Context): boolean {
  if (term.kind !== "limit" || term.basis.period !== wide.term.basis.period || isByLine(term)) return false;
  const linesOf = ({ triggers, where }: Term): readonly Expr[] => [
    ...(triggers === undefined ? [] : [triggerIs(triggers)]),
    ...(where === undefined ? [] : [where]),
  ];
  const isAll = context.logic.implies([...guards, ...linesOf(wide.term)], and(linesOf(term)));
  return !isAll && (isOfSomeTriggers(term, wide, context) || isOfSomeLines(term, context));
}

/** One incident may have lines under these and under others that the wide one is for. */
function isOfSomeTriggers({ triggers }: Term, { term: wide, guards }: End, context: Context): boolean {
  if (triggers === undefined) return false;
  const all = triggersOf(context.layout, wide.heads).filter((trigger) => wide.triggers?.includes(trigger) ?? true);
  const own = all.filter((trigger) => triggers.includes(trigger));
  const others = all.filter((trigger) => !triggers.includes(trigger));
  return own.some((trigger) => others.some((other) => canBothHappen(trigger, other, guards, context)));
}

/** Lines of one group may differ in it; what the incident states is so of all of them or of none. */
function isOfSomeLines(term: Term, { lets }: Context): boolean {
  const differs = (part: Expr): boolean => {
    if (part.kind === "item-is" || part.kind === "line") return true;
    if (unitAskedOf(part) !== undefined) return unitsOf(term).length === 0;
    if (part.kind !== "fact" && part.kind !== "asserted") return false;
    return (
      part.of === "loss" ||
      (part.of === "claim" && !isByClaim(term)) ||
      (part.of === "insured" && !isPerInsured(term.basis))
    );
  };
  return term.where !== undefined && someAtHand(term.where, lets, differs);
}

/** Of an amount that does not go by the loss; `limit unlimited per person` takes nothing on purpose. */
function isEnd(placed: PlacedTerm, context: Context): placed is End {
  const { term } = placed;
  if (term.heads.length === 0) return false;
  if (term.kind === "borne") return true;
  const isOfAmount = term.kind === "limit" && !("times" in term) && !isCountedTerm(term);
  return isOfAmount && term.amount.kind !== "unlimited" && isSettled(term.amount, context);
}
