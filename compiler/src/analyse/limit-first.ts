import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { summarizeTerm } from "../describe/summary.js";
import { compareRational } from "../exact/rational.js";
import { keyOf } from "../keys.js";
import type { Expr, Term } from "../plan.js";
import { isCountedTerm, quantityKey } from "../quantities.js";
import { isSumOfLines, someExpr } from "../walk-expr.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isFinerThan, ofAnyYear } from "./groups.js";
import { readsLoss } from "./growth.js";
import { zero } from "./interval.js";
import { isNamed, isOneList, type PlacedTerm } from "./layout.js";
import { attachmentOf, isPrice, isReducing } from "./prices.js";
import { readThrough } from "./settled.js";
import { holdsInSomeCase, isAboveZero } from "./together.js";

/** One that leaves so much at most, or lets so many incidents through. */
type First = PlacedTerm & { readonly term: Term & { readonly kind: "limit" | "layers" } };

/** What may leave less than the whole limit, or nothing of what has used it. */
type Behind = PlacedTerm & { readonly term: Term & { readonly kind: "deductible" | "franchise" | "layers" } };

/**
 * `limit 1億 per incident  deductible 100万 per incident`, as schedules print them: it pays the limit less the deductible.
 * Whoever means that says it as well with the deductible in front, and a limit that is so much less. Where the limit is
 * one of the period, what the deductible takes has used it up, too.
 */
export function findLimitsFirst(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((placed): Diagnostic[] => {
    if (!isBehind(placed, context)) return [];
    const { term } = placed;
    const firsts = term.heads.map((head) => limitBefore(placed, byHead.about([head]), byHead, context));
    // A limit of some heads alone stands in front of what is taken of all for its place in the tree, unless they are in one list.
    const first = firsts.includes(undefined)
      ? firsts.find((one) => one !== undefined && isOneList(one, placed))
      : firsts[0];
    if (first === undefined) return [];
    const shown = {
      term: term.kind,
      limit: show(first, context),
      behind: show(placed, context),
      uses: useOf(first.term),
      isAlways: isAlwaysTaken(placed, first, context),
    };
    return [diagnose("term/limit-first", shown, term.source, { related: [note("limitFirst", {}, first.term.source)] })];
  });
}

/** As it is written; of a text that states it over two bases, the one that is meant. */
function show({ term, node }: PlacedTerm, { plan, layout, quote }: Context): string {
  const isOneOfTwo = layout.terms.some(({ term: other }) => other !== term && other.source.start === term.source.start);
  return isOneOfTwo ? summarizeTerm(term, plan.currency, node) : quote(term.source);
}

function isBehind(placed: PlacedTerm, context: Context): placed is Behind {
  const { term, guards } = placed;
  if (isNamed(term)) return false;
  const takes = (amount: Expr): boolean => {
    const { most } = context.bounds.intervalOf(amount, guards);
    return !readsLoss(amount, context) && (most === undefined || compareRational(most, zero) > 0);
  };
  switch (term.kind) {
    case "deductible":
      return term.times !== true && takes(term.amount);
    case "franchise":
      return takes(term.amount);
    case "layers":
      return term.layers.every((layer) => {
        const attachment = attachmentOf(layer);
        return attachment !== undefined && takes(attachment);
      });
    default:
      return false;
  }
}

/** The limit in front of it by which one of its heads is paid, with nothing but deductibles, limits and stated shares in between. */
function limitBefore(
  placed: Behind,
  ofHead: readonly PlacedTerm[],
  byHead: ByHead<PlacedTerm>,
  context: Context,
): First | undefined {
  const { term, guards } = placed;
  for (const first of ofHead.filter((other) => byHead.isBefore(other, placed)).reverse()) {
    if (isFirst(first, context)) {
      if (!isOfSameLosses(placed, first, context)) continue;
      // Of one that leaves nothing that is told.
      const isAlike =
        first.term.kind === "limit" &&
        term.kind === "deductible" &&
        isMoney(first.term) === isMoney(term) &&
        isFinerThan(term, ofAnyYear(first.term), context);
      if (isAlike && context.bounds.isAtLeast(term.amount, first.term.amount, guards)) return undefined;
      if (canMeet(placed, first, context)) return first;
      continue;
    }
    if (first.term.kind === "limit") continue;
    if (!isReducing(first) || (first.term.kind === "coinsurance" && !isPrice(first, context))) return undefined;
  }
  return undefined;
}

/** Whether there is a contract under which there is such a limit and something is taken behind it. */
function canMeet(placed: Behind, { term: first, guards }: First, context: Context): boolean {
  const { bounds } = context;
  const amounts = amountsBehind(placed.term);
  const limit = first.kind === "limit" ? first.amount : undefined;
  const meet = (known: readonly Expr[]): boolean =>
    (limit === undefined || !bounds.isUnlimited(limit, known)) &&
    amounts.some((amount) => bounds.arePossible([...known, isAboveZero(amount)]));
  return holdsInSomeCase(
    [...amounts, ...(limit === undefined ? [] : [limit])],
    meet,
    [...placed.guards, ...guards],
    context,
  );
}

/** What it takes of the loss: of layers what they begin above. */
function amountsBehind(term: Behind["term"]): readonly Expr[] {
  return term.kind === "layers" ? term.layers.flatMap((layer) => attachmentOf(layer) ?? []) : [term.amount];
}

function isFirst(placed: PlacedTerm, context: Context): placed is First {
  const { term } = placed;
  if (term.kind === "limit")
    return (
      term.amount.kind !== "unlimited" &&
      !isStatedOfLoss(term.amount, context) &&
      !goesByOwn(term.amount, term, context)
    );
  return (
    term.kind === "layers" &&
    term.layers.every(({ terms }) => terms.some(({ kind, when }) => kind === "limit" && when === undefined))
  );
}

/** What is allowed of a bill, or what a thing was worth, is the loss itself, and nothing that is to be paid in full. */
function isStatedOfLoss(amount: Expr, context: Context): boolean {
  const { kind } = readThrough(amount, context);
  return kind === "fact" || kind === "established";
}

/** Of the loss that it limits, or of what was left of it, and not of that of other heads. */
function goesByOwn(amount: Expr, { heads }: Term, { lets }: Context): boolean {
  return someExpr(amount, lets, (part) => {
    if (part.kind !== "loss" && part.kind !== "left") return isSumOfLines(part);
    return part.heads?.some((head) => heads.includes(head)) ?? true;
  });
}

function isOfSameLosses({ term, node }: Behind, { term: first, node: around }: First, context: Context): boolean {
  const uses = useOf(first) !== undefined;
  // A franchise or layer below a limit of the same group leaves what it would leave in front of it.
  if (term.kind !== "deductible" && !uses) return false;
  if (first.kind === "limit" && isCountedTerm(first)) {
    const isOfSame = isCountedTerm(term) && quantityKey(term, context.lets) === quantityKey(first, context.lets);
    if (!isOfSame) return false;
  }
  // One that is there under other contracts has been thought about.
  if (term.when !== undefined && keyOf(term.when) !== keyOf(first.when)) return false;
  if (first.where !== undefined && keyOf(first.where) !== keyOf(term.where)) return false;
  const isWithin =
    first.triggers === undefined || term.triggers?.every((one) => first.triggers?.includes(one)) === true;
  // Where the limit is one of each car in the period, what is taken of the incident has used it up, too.
  const isOfGroups = isFinerThan(term, ofAnyYear(first), context) || (uses && node === around);
  return isWithin && isOfGroups && (first.basis.period || !term.basis.period);
}

/** Whether the limit is never paid in full: something is taken of all that it leaves, however often. */
function isAlwaysTaken({ term, guards }: Behind, { term: first }: First, { bounds }: Context): boolean {
  if (term.kind !== "deductible" || term.caps !== undefined) return false;
  const { least } = bounds.intervalOf(term.amount, guards);
  const isForAll =
    first.heads.every((head) => term.heads.includes(head)) &&
    keyOf(term.triggers ?? null) === keyOf(first.triggers ?? null) &&
    keyOf(term.where ?? null) === keyOf(first.where ?? null);
  return isForAll && least !== undefined && compareRational(least, zero) > 0;
}

function isMoney(term: Term): boolean {
  return !isCountedTerm(term) && !("times" in term);
}

/** What is used up of a limit of the period by losses of which nothing is left behind it. */
function useOf(limit: Term): "times" | "period" | undefined {
  if ("times" in limit) return "times";
  return limit.basis.period ? "period" : undefined;
}
