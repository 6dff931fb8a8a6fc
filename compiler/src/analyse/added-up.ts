import { formatBasis, formatExpr } from "../describe/summary.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { keyOf } from "../keys.js";
import type { Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import type { Context } from "./context.js";
import { isFinerThan } from "./groups.js";
import { one, zero } from "./interval.js";
import type { PlacedTerm } from "./layout.js";
import { readThrough } from "./settled.js";

type Reducing = PlacedTerm & { readonly term: Term & { readonly kind: "deductible" | "coinsurance" } };

/**
 * A deductible or coinsurance for some contracts or losses beside one for more of them: it reads as if it took its
 * place, but both act. What is called otherwise is another, and what is worked out from the loss is no price of an
 * option.
 */
export function findBothActing(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const unlike = { heads: undefined, unitHeads: undefined, triggers: undefined };
  return inRows(terms, unlike, context).flatMap((group) =>
    group.flatMap((option) => findBaseOf(option, group, context)),
  );
}

/**
 * A deductible behind another of the same losses, over wider or narrower groups, or of another amount: of an individual
 * and a family deductible the second is the most that is borne of the first, but here both come off.
 */
export function findAddedUp(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { plan, quote } = context;
  return inRows(terms, { basis: undefined }, context).flatMap((group) => {
    const plain = group.filter(
      ({ term }) =>
        term.kind === "deductible" && term.caps === undefined && term.times === undefined && !isCountedTerm(term),
    );
    return plain.flatMap((placed, index): Diagnostic[] => {
      const { term, guards } = placed;
      const other = plain
        .slice(0, index)
        .find(
          (one) =>
            keyOf(one.guards) === keyOf(guards) &&
            keyOf(one.term) !== keyOf(term) &&
            (isFinerThan(one.term, term, context) || isFinerThan(term, one.term, context)),
        );
      if (other === undefined) return [];
      const isSame = keyOf(other.term.basis) === keyOf(term.basis);
      const [fine, wide] = isFinerThan(other.term, term, context) ? [other, placed] : [placed, other];
      const most = `bearing at most ${formatExpr(sizeOfReducing(wide), plan.currency)} ${formatBasis(wide.term.basis)}`;
      return [
        diagnose(
          "term/deductibles-add-up",
          { other: quote(other.term.source), most: isSame ? undefined : `${quote(fine.term.source)} ${most}` },
          term.source,
          { related: [note("otherTerm", {}, other.term.source)] },
        ),
      ];
    });
  });
}

/**
 * Deductibles and coinsurances of stated amounts that follow each other, and are alike but for their size and for what
 * is named.
 */
function inRows(terms: readonly PlacedTerm[], unlike: Partial<Record<keyof Term, undefined>>, context: Context) {
  const byKey = new Map<string, Reducing[]>();
  let run = 0;
  for (const placed of terms) {
    const { term, before } = placed;
    // What stands behind a limit stands there for the order.
    if (before === undefined || (!isReducing(placed) && term.kind !== "franchise")) run++;
    if (!isReducing(placed) || !isPrice(sizeOfReducing(placed), context)) continue;
    const none = undefined;
    const ofTerm = { amount: none, pays: none, when: none, caps: none, ranks: none, ranksWhen: none };
    const same = { ...term, ...ofTerm, ...unlike };
    const key = `${run} ${JSON.stringify(term.label)} ${keyOf(same)}`;
    byKey.set(key, [...(byKey.get(key) ?? []), placed]);
  }
  return [...byKey.values()];
}

function findBaseOf(
  narrow: Reducing,
  group: readonly Reducing[],
  { bounds, logic, plan, quote }: Context,
): Diagnostic[] {
  const { term, guards } = narrow;
  const implies = (some: readonly Expr[], all: readonly Expr[]): boolean =>
    all.every((guard) => logic.implies(some, guard));
  const base = group.find((other) => {
    if (other === narrow || !implies(guards, other.guards)) return false;
    // For fewer contracts or for fewer losses; where it is for both, nothing takes its place in a word.
    const isForFewer = !implies(other.guards, guards);
    if (isForFewer ? !isOfSame(term, other.term) : scopeWithin(term, other.term) === undefined) return false;
    // Under these contracts it may be one that takes nothing.
    const { least, most } = bounds.intervalOf(sizeOfReducing(other), guards);
    return other.term.kind === "coinsurance"
      ? least === undefined || compareRational(least, one) < 0
      : most === undefined || compareRational(most, zero) > 0;
  });
  if (base === undefined) return [];
  const scope = scopeWithin(term, base.term);
  const show = (expr: Expr): string => formatExpr(expr, plan.currency);
  const inOne = (when: Expr): string => {
    const both = `if ${show(when)} then ${show(sizeOfReducing(narrow))} else ${show(sizeOfReducing(base))}`;
    return term.kind === "coinsurance" ? `coinsurance pays ${both}` : `deductible (${both}) …`;
  };
  const instead =
    scope === undefined && term.when !== undefined
      ? { tail: `when ${show({ type: term.when.type, kind: "not", operand: term.when })}`, one: inOne(term.when) }
      : { tail: `for all but ${scope?.join(", ")}`, one: undefined };
  return [
    diagnose("term/both-act", { term: term.kind, base: quote(base.term.source), ...instead }, term.source, {
      related: [note("otherTerm", {}, base.term.source)],
    }),
  ];
}

function isOfSame(a: Term, b: Term): boolean {
  return keyOf([a.heads, a.triggers]) === keyOf([b.heads, b.triggers]);
}

/** The triggers, or else the heads, of a term for some of the losses of the other one; nothing where it is not that. */
function scopeWithin(part: Term, whole: Term): readonly string[] | undefined {
  const [heads, ofHeads] = [part.heads, whole.heads];
  const [triggers, ofTriggers] = [part.triggers, whole.triggers];
  if (keyOf(heads) === keyOf(ofHeads) && triggers !== undefined)
    return isProperPart(triggers, ofTriggers) ? triggers : undefined;
  return keyOf(triggers) === keyOf(ofTriggers) && isProperPart(heads, ofHeads) ? heads : undefined;
}

function isProperPart(part: readonly string[], whole: readonly string[] | undefined): boolean {
  return whole === undefined || (part.length < whole.length && part.every((name) => whole.includes(name)));
}

function isReducing(placed: PlacedTerm): placed is Reducing {
  return placed.term.kind === "deductible" || placed.term.kind === "coinsurance";
}

function sizeOfReducing({ term }: Reducing): Expr {
  return term.kind === "coinsurance" ? term.pays : term.amount;
}

/** Stated or chosen, as the amount that an option brings is. */
function isPrice(amount: Expr, context: Context): boolean {
  switch (amount.kind) {
    case "literal":
    case "choice":
      return true;
    case "if":
      return isPrice(amount.then, context) && isPrice(amount.otherwise, context);
    case "let":
      return isPrice(readThrough(amount, context), context);
    default:
      return false;
  }
}
