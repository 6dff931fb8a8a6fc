import { compareRational } from "../exact/rational.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { EarlierExpr, Expr, Term } from "../plan.js";
import { headsBelow } from "../heads-below.js";
import { isCountedTerm } from "../quantities.js";
import { allParts, visitExpr } from "../walk-expr.js";
import { amountsOf } from "../walk-plan.js";
import type { Context } from "./context.js";
import { zero } from "./interval.js";
import type { PlacedTerm } from "./layout.js";
import { readThrough } from "./settled.js";

/** Terms by what was paid for earlier incidents that are not what they look like. */
export function findEarlierFaults(
  terms: readonly PlacedTerm[],
  paidNothing: ReadonlyMap<string, PlacedTerm>,
  context: Context,
): Diagnostic[] {
  return [
    ...findEarlierTwice(terms, context),
    ...findEarlierAlone(terms, paidNothing, context),
    ...terms.flatMap((placed) => findNeverStarting(placed, context)),
    ...findOtherYears(terms, context),
    ...findEarlierUnpaid(paidNothing, context),
  ];
}

/** What was paid is remembered, not what was lost: of heads that are measured only there is nothing. */
function findEarlierUnpaid(paidNothing: ReadonlyMap<string, PlacedTerm>, context: Context): Diagnostic[] {
  if (paidNothing.size === 0) return [];
  const { sites, placeOf, quote } = context;
  // Formulas are sites of their own.
  return sites()
    .flatMap(({ expr }) => allParts(expr))
    .flatMap((part) => {
      const place = placeOf(part);
      if (part.kind !== "earlier" || place === undefined || !part.heads.every((head) => paidNothing.has(head)))
        return [];
      return [diagnose("term/earlier-unpaid", { nodes: part.nodes, read: quote(place) }, place)];
    });
}

/** What a limit per period let through before is taken off its amount: not what was due on the same heads once more. */
function findEarlierTwice(terms: readonly PlacedTerm[], { lets, placeOf }: Context): Diagnostic[] {
  const found = new Map<number, Diagnostic>();
  for (const { term } of terms) {
    if (term.kind !== "limit" || !term.basis.period || "times" in term || isCountedTerm(term)) continue;
    const isOwn = (expr: Expr): boolean => isSum(expr) && expr.heads.every((head) => term.heads.includes(head));
    visitExpr(term.amount, lets, (part) => {
      const place = part.kind === "subtract" && isOwn(part.right) ? placeOf(part) : undefined;
      if (place !== undefined) found.set(place.start, diagnose("term/earlier-twice", {}, place));
    });
  }
  return [...found.values()];
}

/**
 * `deductible earlier(impairment) per incident` for what was paid for impairment: where that is of the same accident, it
 * is paid in this incident, which is never earlier. A formula with a name is taken to be meant.
 */
function findEarlierAlone(
  terms: readonly PlacedTerm[],
  paidNothing: ReadonlyMap<string, PlacedTerm>,
  { plan, placeOf, quote }: Context,
): Diagnostic[] {
  const places = new Map(plan.heads.map(({ name }, place) => [name, place]));
  const placesOf = (heads: readonly string[]): number[] => heads.map((head) => places.get(head) ?? -1);
  const isOneSection = (heads: readonly string[]): boolean =>
    plan.root.members.some((member) => {
      const inside = member.kind === "uncovered" ? [] : member.kind === "head" ? [member.name] : headsBelow(member);
      return heads.every((head) => inside.includes(head));
    });
  return terms.flatMap(({ term }): Diagnostic[] => {
    const paid = whatWasPaid(term);
    const place = paid && placeOf(paid);
    if (place === undefined || term.heads.some((head) => paid!.heads.includes(head))) return [];
    if (paid!.heads.every((head) => paidNothing.has(head))) return [];
    if (!isOneSection([...term.heads, ...paid!.heads])) return [];
    const isBehind = Math.max(...placesOf(paid!.heads)) < Math.min(...placesOf(term.heads));
    return [diagnose("term/earlier-alone", { read: quote(place), nodes: paid!.nodes, isBehind }, place)];
  });
}

/** What a deductible takes off, or a limit is less by. */
function whatWasPaid(term: Term): EarlierExpr | undefined {
  if ((term.kind !== "deductible" && term.kind !== "limit") || "times" in term || isCountedTerm(term)) return undefined;
  const { amount } = term;
  const least = amount.kind === "max" ? amount.operands.find(({ kind }) => kind === "subtract") : amount;
  const off = term.kind === "deductible" ? amount : least?.kind === "subtract" ? least.right : undefined;
  return off !== undefined && isSum(off) ? off : undefined;
}

/** What was paid for all earlier incidents together. */
function isSum(expr: Expr): expr is EarlierExpr {
  return expr.kind === "earlier" && expr.times !== true && expr.largest !== true;
}

/** `limit earlier(goods) per incident` on all lines of the goods: of the first incident nothing is paid, nor ever after. */
function findNeverStarting({ term, guards }: PlacedTerm, context: Context): Diagnostic[] {
  if (term.kind !== "limit" && term.kind !== "coinsurance") return [];
  if (term.triggers !== undefined || term.when !== undefined || term.where !== undefined || term.reads.claim) return [];
  const { lets, bounds, placeOf } = context;
  const amount = term.kind === "coinsurance" ? term.pays : term.amount;
  const own: EarlierExpr[] = [];
  visitExpr(amount, lets, (part) => {
    if (isOf(term.heads, part)) own.push(part);
  });
  const [first] = own;
  if (first === undefined) return [];
  const { most } = bounds.intervalOf(atFirst(amount, term.heads, context), guards);
  if (most === undefined || compareRational(most, zero) > 0) return [];
  return [diagnose("term/earlier-never", { nodes: first.nodes }, placeOf(amount) ?? term.source)];
}

function isOf(heads: readonly string[], part: Expr): part is EarlierExpr {
  return part.kind === "earlier" && part.heads.every((head) => heads.includes(head));
}

/** What it comes to where nothing was paid on these heads before. */
function atFirst(expr: Expr, heads: readonly string[], context: Context): Expr {
  if (isOf(heads, expr)) {
    const type = expr.times === true ? "number" : "money";
    return { type: { kind: type }, kind: "literal", literal: { type, value: zero } };
  }
  const read = readThrough(expr, context);
  if (read !== expr) return atFirst(read, heads, context);
  const then = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(then);
    return isExpr(part) ? atFirst(part, heads, context) : part;
  };
  const first = Object.fromEntries(Object.entries(expr).map(([field, part]) => [field, then(part)])) as Expr;
  if (first.kind !== "if" || first.condition.kind !== "compare") return first;
  const { operator, left, right } = first.condition;
  const holds = context.bounds.compare(operator, left, right, []);
  return holds === undefined ? first : holds ? first.then : first.otherwise;
}

function isExpr(part: unknown): part is Expr {
  return typeof part === "object" && part !== null && "kind" in part && "type" in part;
}

/** What was paid earlier counts in the whole period, also in a policy of which the terms beside it start anew each year. */
function findOtherYears(terms: readonly PlacedTerm[], { lets, placeOf }: Context): Diagnostic[] {
  const yearly = new Set(terms.flatMap(({ term }) => (term.basis.year === true ? term.heads : [])));
  if (yearly.size === 0) return [];
  return terms.flatMap(({ term }) =>
    amountsOf(term).flatMap(({ amount }) => {
      const found: Diagnostic[] = [];
      visitExpr(amount, lets, (part) => {
        if (part.kind === "earlier" && part.heads.some((head) => yearly.has(head)))
          found.push(diagnose("term/earlier-years", {}, placeOf(part) ?? placeOf(amount) ?? term.source));
      });
      return found;
    }),
  );
}
