import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { keyOf } from "../keys.js";
import type { Expr } from "../plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isByLine, isNarrower } from "./groups.js";
import { one, zero } from "./interval.js";
import { isBare, isOneList } from "./layout.js";
import {
  asReducing,
  isBarrier,
  isOfContractOrLoss,
  isPrice,
  isReducing,
  type Reducing,
  sizeOfReducing,
} from "./prices.js";
import type { PlacedTerm } from "./layout.js";
import { canBothTake } from "./together.js";

/**
 * A deductible or coinsurance for some contracts or losses beside one for more of them, or a franchise for some losses:
 * it reads as if it took its place, but both act. So does a layer above what a deductible has taken already. What is
 * called otherwise is another.
 */
export function findBothActing(placed: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const terms = placed.map((one) => asReducing(one, context));
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const priced = terms.filter(
    (one): one is Reducing => isReducing(one) && (isPrice(one, context) || isOfContractOrLoss(one, context)),
  );
  const kinds = new Map(priced.map((placed) => [placed, kindOf(placed)]));
  /** What stands behind a limit stands there for the order. */
  const areNeighbours = (a: Reducing, b: Reducing): boolean => {
    const [from, to] = byHead.isBefore(a, b) ? [a, b] : [b, a];
    if (isBarrier(from)) return false;
    const { heads } = a.term.heads.length <= b.term.heads.length ? a.term : b.term;
    return !byHead
      .about(heads)
      .some((other) => isBarrier(other) && byHead.isBefore(from, other) && byHead.isBefore(other, to));
  };
  return priced.flatMap((narrow) => {
    for (const base of byHead.about(narrow.term.heads)) {
      if (base === narrow || !isReducing(base) || kinds.get(base) !== kinds.get(narrow)) continue;
      const instead = takesItsPlace(narrow, base, byHead.isBefore(base, narrow), context);
      if (instead === undefined || isOutdone(base, narrow, context) || !areNeighbours(base, narrow)) continue;
      const { isOtherBasis, ...more } = instead;
      // Where all of them have one of their own, these are told of together.
      if (
        isOtherBasis &&
        base.term.heads.every((head) => byHead.about([head]).some((one) => isOfPart(one, base, context)))
      )
        continue;
      const term = narrow.isLayers === true ? "layer" : narrow.term.kind;
      const said = { term, base: context.quote(base.term.source), ...more } as const;
      const code = isOtherBasis ? "term/both-bases" : "term/both-act";
      return [diagnose(code, said, narrow.term.source, { related: [note("otherTerm", {}, base.term.source)] })];
    }
    return [];
  });
}

/** The same of terms of one kind that are called alike. */
function kindOf({ term }: Reducing): string {
  const quantity = "quantity" in term ? term.quantity : undefined;
  return `${keyOf([term.kind, "times" in term, quantity, term.forEach])} ${JSON.stringify(term.label)}`;
}

/** What to write instead, of a term that reads as if it took the place of another. */
interface Instead {
  /** What the other one lacks. */
  readonly tail: string | undefined;
  /** The two as one. */
  readonly one: string | undefined;
  /** The other one is of no other losses: it may go. */
  readonly isSame: boolean;
  /** It is borne by the visit, say, and the other one by the year. */
  readonly isOtherBasis: boolean;
}

/** For fewer contracts or for fewer losses; where it is for both, nothing takes its place in a word. */
function takesItsPlace(narrow: Reducing, base: Reducing, isBehind: boolean, context: Context): Instead | undefined {
  const { logic, written } = context;
  const implies = (some: readonly Expr[], all: readonly Expr[]): boolean =>
    all.every((guard) => logic.implies(some, guard));
  if (!implies(narrow.guards, base.guards)) return undefined;
  const isOneBasis = keyOf(narrow.term.basis) === keyOf(base.term.basis);
  // What is there with its head alone is of some losses, not of an option.
  const ofNode = narrow.term.when === undefined ? narrow.guards : narrow.guards.slice(0, -1);
  if (implies([...base.guards, ...ofNode], narrow.guards)) {
    const tail = tailFor(narrow, base, isBehind, written, context);
    // An amount over the period stands beside one of each incident of the same losses.
    const isOfHeads = keyOf([narrow.term.triggers, narrow.term.where]) === keyOf([base.term.triggers, base.term.where]);
    const isOtherBasis = isOfHeads && isBesides(narrow, base, context);
    const fits = isOneBasis || isOtherBasis || !(isOfHeads || narrow.term.basis.period || base.term.basis.period);
    if (tail === undefined || !fits) return undefined;
    return { tail: isBare(base) ? tail.text : undefined, one: undefined, isSame: tail.isSame === true, isOtherBasis };
  }
  const { term } = narrow;
  const isOfSame =
    keyOf([term.heads, term.triggers, term.where]) === keyOf([base.term.heads, base.term.triggers, base.term.where]);
  // What is worked out from the loss is no price of an option.
  if (!isPrice(narrow, context) || !isPrice(base, context)) return undefined;
  if (term.kind === "franchise" || !isOfSame || !isOneBasis || !isOneList(narrow, base) || term.when === undefined)
    return undefined;
  const both = `if ${written(term.when)} then ${written(sizeOfReducing(narrow))} else ${written(sizeOfReducing(base))}`;
  const same = { isSame: false, isOtherBasis: false };
  if (!isBare(base) || narrow.isLayers || base.isLayers) return { tail: undefined, one: undefined, ...same };
  return {
    ...same,
    tail: `when ${written({ type: term.when.type, kind: "not", operand: term.when })}`,
    one: term.kind === "coinsurance" ? `coinsurance pays ${both}` : `deductible (${both}) …`,
  };
}

/** For each line, or beside one over the period: a copay of each visit, and what is borne in the year. */
function isBesides(narrow: PlacedTerm, base: Reducing, context: Context): boolean {
  return (isByLine(narrow.term) || base.term.basis.period) && isOfPart(narrow, base, context);
}

/** A deductible of a part of the losses, over narrower groups. */
function isOfPart({ term, node }: PlacedTerm, base: Reducing, context: Context): boolean {
  return (
    term.kind === "deductible" &&
    base.term.kind === "deductible" &&
    term.heads.length < base.term.heads.length &&
    node !== base.node &&
    isNarrower(term, base.term, context)
  );
}

/**
 * Where the losses of a term are a part of those of another, or some of them: what the other one lacks to be for the
 * rest, where that is a word.
 */
function tailFor(
  narrow: Reducing,
  base: Reducing,
  isBehind: boolean,
  written: (expr: Expr) => string,
  { logic }: Context,
): { readonly text: string | undefined; readonly isSame?: true } | undefined {
  const [part, whole] = [narrow.term, base.term];
  const heads = relate(part.heads, whole.heads);
  const triggers = relate(part.triggers, whole.triggers);
  const isWithin = part.where !== undefined && (whole.where === undefined || logic.implies([part.where], whole.where));
  const where = keyOf(part.where) === keyOf(whole.where) ? "same" : isWithin ? "part" : "other";
  const all = [heads, triggers, where];
  const differing = all.filter((one) => one !== "same").length;
  const isOne = isOneList(narrow, base);
  // In a node within that of the other it is the same of all of them.
  if (differing === 0) return isOne || !isBehind ? undefined : { text: undefined, isSame: true };
  if (all.includes("other")) return undefined;
  if (all.includes("overlap") && (!isOne || differing > 1 || !isBehind)) return undefined;
  if (differing > 1 || all.includes("overlap")) return { text: undefined };
  if (where === "part") return { text: tailWhere(part.where!, written) };
  return { text: `for all but ${(heads === "same" ? part.triggers! : part.heads).join(", ")}` };
}

function tailWhere(where: Expr, written: (expr: Expr) => string): string {
  if (where.kind === "item-is") return `for all but ${where.items.join(", ")}`;
  return where.kind === "not" ? `where ${written(where.operand)}` : `where not (${written(where)})`;
}

/** How the losses of a term relate to those of another; nothing named is all. */
function relate(
  part: readonly string[] | undefined,
  whole: readonly string[] | undefined,
): "same" | "part" | "overlap" | "other" {
  if (keyOf(part) === keyOf(whole)) return "same";
  if (part === undefined) return "other";
  const common = part.filter((name) => whole?.includes(name) ?? true);
  if (common.length === 0) return "other";
  if (common.length === part.length) return "part";
  return common.length === whole!.length ? "other" : "overlap";
}

/** Under these contracts it may be one that takes nothing; of two franchises the larger one alone counts. */
function isOutdone(base: Reducing, { term, guards }: Reducing, context: Context): boolean {
  const { bounds } = context;
  const { least, most } = bounds.intervalOf(sizeOfReducing(base), guards);
  switch (term.kind) {
    case "coinsurance":
      return least !== undefined && compareRational(least, one) >= 0;
    case "deductible":
      // One of 0 is to take the place of what there is under other contracts.
      return canBothTake(term.amount, term.amount, guards, context)
        ? !canBothTake(sizeOfReducing(base), term.amount, guards, context)
        : most !== undefined && compareRational(most, zero) <= 0;
    case "franchise": {
      const own = bounds.intervalOf(term.amount, guards).least;
      return most !== undefined && own !== undefined && compareRational(own, most) >= 0;
    }
  }
}
