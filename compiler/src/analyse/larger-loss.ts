import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Term } from "../plan.js";
import type { Steps } from "../steps.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { type Example, Examples } from "./examples.js";
import { isFinerThan, unitsOf } from "./groups.js";
import { isWithin } from "../unit-kinds.js";
import { neverFalls, readsLoss, readsOnlyWhether } from "./growth.js";
import { keyOf } from "../keys.js";
import { isNamed, type PlacedTerm } from "./layout.js";
import { rational } from "../exact/rational.js";
import { someExpr, unitAskedOf } from "../walk-expr.js";
import { formatSize } from "./conditions.js";
import { isCountedTerm } from "../quantities.js";
import { amountsOf } from "../walk-plan.js";

/** Why a larger loss may pay less. */
export interface Suspicion {
  /** The term that does it, and the earlier one that it does it to. */
  readonly term: PlacedTerm;
  readonly earlier: PlacedTerm | undefined;
  readonly because: "amount" | "groups" | "ranking" | "franchise" | "quantity";
}

/**
 * Texts in which a larger loss can pay less. The calculus says of which texts this cannot be (the proviso
 * of its laws); where a text is none of these, small losses are tried. What is found is shown; where nothing
 * is, a lint says that it is not known.
 */
export function* findLargerLosses(context: Context, lints: boolean): Steps<Diagnostic[]> {
  // One with a label is meant, or that asks only whether there is a loss: a lint tells of it.
  const isMeant = ({ term, because }: Suspicion): boolean =>
    isNamed(term.term) || (because === "amount" && asksOnlyWhether(term.term, context));
  const isTold = (suspicion: Suspicion): boolean => lints || !isMeant(suspicion);
  return (yield* largerLossesIn(context, isTold)).flatMap(({ suspicion, example }) => {
    const { term, earlier, because } = suspicion;
    const { source } = term.term;
    const related = earlier === undefined ? [] : [note("earlierTerm", {}, earlier.term.source)];
    if (example !== undefined && !isMeant(suspicion))
      return [diagnose("settlement/larger-loss", wordsOf(example, context), source, { related })];
    return lints ? [diagnose("lint/larger-loss", { because }, source, { related })] : [];
  });
}

export interface LargerLoss {
  readonly suspicion: Suspicion;
  /** Losses that show it, where some are found. */
  readonly example: Example | undefined;
}

/** Where a larger loss may pay less. */
export function* largerLossesIn(
  context: Context,
  isAskedFor: (suspicion: Suspicion) => boolean = () => true,
): Steps<readonly LargerLoss[]> {
  const examples = new Examples(context);
  // Of several terms after one limit the first is enough to show what happens.
  const shown = new Set<PlacedTerm>();
  const found: LargerLoss[] = [];
  for (const suspicion of suspicionsOf(context).filter(isAskedFor)) {
    const { earlier } = suspicion;
    if (earlier !== undefined && shown.has(earlier)) continue;
    const example = yield* examples.find(suspicion);
    if (example !== undefined && earlier !== undefined) shown.add(earlier);
    found.push({ suspicion, example });
  }
  return found;
}

function wordsOf({ under, lines, raised, to, before, after }: Example, { plan }: Context) {
  const show = (amount: bigint): string => formatSize(rational(amount), { kind: "money" }, plan.currency.minorDigits);
  const named = lines.map(({ head, claim, insured, incurred, unit, amount }) => ({
    head,
    of: (["claim", "insured", "incurred", "unit"] as const).flatMap((kind) => {
      const id = { claim, insured, incurred, unit }[kind];
      return id === undefined ? [] : [{ kind, id }];
    }),
    amount: show(amount),
  }));
  return {
    under,
    lines: named.filter((_, index) => index !== raised),
    raised: named[raised]!,
    to: show(to),
    before: show(before),
    after: show(after),
  };
}

// ── The proviso ──────────────────────────────────────────────────────────────────────────────────────

function suspicionsOf(context: Context): Suspicion[] {
  const { layout, logic } = context;
  const terms = layout.terms.filter(({ guards, term }) => term.heads.length > 0 && logic.satisfiable(guards));
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((term): Suspicion[] => {
    if (mayFall(term.term, context)) return [{ term, earlier: undefined, because: "amount" }];
    const before = byHead
      .about(term.term.heads)
      .filter(
        (other) =>
          byHead.isBefore(other, term) &&
          !isByTimes(other.term) &&
          mayMeet(other.term, term.term, context) &&
          logic.satisfiable([...other.guards, ...term.guards]),
      );
    // A line of which something is left at last is counted, and others get less.
    if (isCountedTerm(term.term))
      return [{ term, earlier: before.find((other) => sharesOut(other.term)), because: "quantity" }];
    if (term.term.kind === "franchise" && before.length > 0)
      return [{ term, earlier: before.at(-1), because: "franchise" }];
    return before.flatMap((earlier): Suspicion[] => {
      if (!sharesOut(earlier.term)) return [];
      if (!actsOnWhole(term.term, earlier.term, context)) return [{ term, earlier, because: "groups" }];
      return ranksApart(term.term, earlier.term) ? [{ term, earlier, because: "ranking" }] : [];
    });
  });
}

function asksOnlyWhether(term: Term, context: Context): boolean {
  return amountsOf(term).every(({ amount }) => readsOnlyWhether(amount, context));
}

/** Whether more loss may change the amount so that less is paid. A limit that only grows with the losses pays no less. */
function mayFall(term: Term, context: Context): boolean {
  const amounts = amountsOf(term).map(({ amount }) => amount);
  if (term.kind === "limit") return !amounts.every((amount) => neverFalls(amount, context));
  return amounts.some((amount) => readsLoss(amount, context));
}

/** It takes all or nothing, whatever the loss: an incident above 0 is paid, or borne, in full, or not at all. */
function isByTimes(term: Term): boolean {
  return "times" in term;
}

/** Whether a line can be acted on by both. */
function mayMeet(a: Term, b: Term, { units }: Context): boolean {
  const { triggers } = b;
  if (a.triggers !== undefined && triggers !== undefined && !a.triggers.some((one) => triggers.includes(one)))
    return false;
  // A line names one unit, and those that it is of.
  const kinds = [...unitsOf(a), ...unitsOf(b)];
  return kinds.length === 0 || kinds.some((kind) => kinds.every((other) => isWithin(kind, other, units)));
}

/** What one line gets from it depends on the others. */
function sharesOut(term: Term): boolean {
  const { kind, ranks, caps } = term;
  if (caps !== undefined) return true;
  if (isByTimes(term) || isCountedTerm(term)) return false;
  return kind === "limit" || kind === "layers" || kind === "borne" || (kind === "coinsurance" && ranks.length > 1);
}

/** On every head of the earlier term, in groups each of which is a union of its groups. */
function actsOnWhole(later: Term, earlier: Term, context: Context): boolean {
  if (!earlier.heads.every((head) => later.heads.includes(head))) return false;
  if (later.triggers !== undefined && keyOf(later.triggers) !== keyOf(earlier.triggers)) return false;
  if (later.where !== undefined && keyOf(later.where) !== keyOf(earlier.where)) return false;
  // One share of all comes to the same however it is grouped, but for the rounding.
  if (later.kind === "coinsurance" && isConstant(later, context)) return true;
  return !(later.reads.claim && !earlier.reads.claim) && isFinerThan(earlier, later, context);
}

function isConstant(term: Term, { lets }: Context): boolean {
  return amountsOf(term).every(
    ({ amount }) =>
      !someExpr(
        amount,
        lets,
        (part) => ["trigger-is", "item-is"].includes(part.kind) || unitAskedOf(part) !== undefined,
      ),
  );
}

/**
 * Whether a deductible takes from the earlier term's heads one after the other. What another term leaves of all
 * is the same whatever it takes first, and whether what comes after it shares that out evenly, is asked of it too.
 */
function ranksApart({ kind, ranks, caps }: Term, earlier: Term): boolean {
  if (kind !== "deductible" || caps !== undefined) return false;
  return ranks.filter((rank) => rank.some((head) => earlier.heads.includes(head))).length > 1;
}
