import type { Expr, HeadNode, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import type { Context } from "./context.js";
import { isFinerThan } from "./groups.js";
import { sizeOf, zeroOf } from "./interval.js";
import type { PlacedTerm } from "./layout.js";
import { isSettled, readThrough } from "./settled.js";
import { sumOf } from "./sum-of.js";

type Limit = PlacedTerm & { readonly term: Term & { readonly kind: "limit" } };

/** The most that is left of some heads together, in each group of a later term. */
interface Part {
  readonly heads: readonly string[];
  readonly most: Expr;
  readonly limits: readonly Limit[];
  readonly computed: readonly HeadNode[];
  /** Shares and deductibles that came behind these. */
  readonly through: readonly PlacedTerm[];
}

export type Through = Omit<Part, "heads" | "most">;

interface Steps {
  /** The terms before it on any of its heads, in their order. */
  readonly earlier: readonly PlacedTerm[];
  /** As a limit of its groups; undefined of what is none, or may not be there. */
  readonly limitOf: (placed: PlacedTerm) => Limit | undefined;
  /** What a computed head comes to at most. */
  readonly computedOf: (head: HeadNode) => Expr | undefined;
}

/**
 * What is left at most in front of a later term, through the shares and deductibles behind the limits: never more than
 * the amount. How a term takes from a part of its heads is of no matter, as all of them are looked at together.
 */
export function neverLeavesMore(
  { term, guards }: PlacedTerm,
  amount: Expr,
  { earlier, limitOf, computedOf }: Steps,
  context: Context,
): Through | undefined {
  if (!isOfIncidents(term) || !earlier.some((one) => takes(one))) return undefined;
  // What they took may come back.
  if (earlier.some(({ term: { kind } }) => kind === "borne")) return undefined;
  let parts = context.plan.heads
    .filter(({ name }) => term.heads.includes(name))
    .flatMap((head): Part[] => {
      const most = computedOf(head);
      return most === undefined ? [] : [{ heads: [head.name], most, limits: [], computed: [head], through: [] }];
    });
  for (const placed of earlier) {
    const heads = term.heads.filter((head) => placed.term.heads.includes(head));
    const met = parts.filter((part) => part.heads.some((head) => heads.includes(head)));
    // Of a part it is not known how much of what the whole has it is.
    if (!met.every((part) => part.heads.every((head) => heads.includes(head)))) continue;
    const all = heads.every((head) => met.some((part) => part.heads.includes(head))) ? together(met) : undefined;
    const limit = limitOf(placed);
    const isAll = heads.length === placed.term.heads.length;
    let made: Part | undefined;
    if (limit !== undefined) {
      const isLess = all !== undefined && context.bounds.isAtLeast(limit.term.amount, all.most, guards);
      if (!isLess) made = { heads, most: limit.term.amount, limits: [limit], computed: [], through: [] };
    } else if (all !== undefined && isAll && reducesAll(placed, term, guards, context)) {
      const most = reduced(placed.term, all.most, guards, context);
      if (most !== undefined) made = { ...all, most, through: [...all.through, placed] };
    }
    if (made !== undefined) parts = [...parts.filter((part) => !met.includes(part)), made];
  }
  const all = term.heads.every((head) => parts.some((part) => part.heads.includes(head))) ? together(parts) : undefined;
  return all !== undefined && context.bounds.isAtLeast(amount, all.most, guards) ? all : undefined;
}

function together(parts: readonly Part[]): Part | undefined {
  const [first, ...rest] = parts;
  if (first === undefined) return undefined;
  return {
    heads: parts.flatMap(({ heads }) => heads),
    most: sumOf(
      first.most,
      rest.map(({ most }) => most),
    ),
    limits: parts.flatMap(({ limits }) => limits),
    computed: parts.flatMap(({ computed }) => computed),
    through: [...new Set(parts.flatMap(({ through }) => through))],
  };
}

/** Of all of an incident, or of a claim: what units and years take is not known of what names none. */
function isOfIncidents({ basis, forEach }: Term): boolean {
  const { over, period, year, day } = basis;
  return (over.kind === "incident" || over.kind === "claim") && !period && !year && !day && forEach === undefined;
}

function takes({ term }: PlacedTerm): boolean {
  return term.kind === "coinsurance" || (term.kind === "deductible" && !isCountedTerm(term) && term.times !== true);
}

/** Whether it takes its share or amount, in full, of each group of the later term. */
function reducesAll(placed: PlacedTerm, later: Term, guards: readonly Expr[], context: Context): boolean {
  const { term } = placed;
  return (
    takes(placed) &&
    (term.kind === "coinsurance" || isOfIncidents(term)) &&
    term.caps === undefined &&
    term.triggers === undefined &&
    term.where === undefined &&
    !term.reads.claim &&
    isFinerThan(term, later, context) &&
    (term.when === undefined || context.logic.implies(guards, term.when))
  );
}

function reduced(term: Term, most: Expr, guards: readonly Expr[], context: Context): Expr | undefined {
  const { bounds, plan } = context;
  const { type } = most;
  if (term.kind === "coinsurance") {
    // Shares that are rounded up, claim by claim, come to more than the share of their sum.
    if (plan.rounding !== "down" || !isSettled(term.pays, context)) return undefined;
    return { type, kind: "multiply", left: term.pays, right: most };
  }
  // What is worked out may be rounded down: then less is taken.
  if (term.kind !== "deductible" || !isWhole(term.amount, context)) return undefined;
  const rest: Expr = { type, kind: "subtract", left: most, right: term.amount };
  if (bounds.isAtLeast(most, term.amount, guards)) return rest;
  return { type, kind: "max", operands: [zeroOf(most), rest] };
}

function isWhole(amount: Expr, context: Context): boolean {
  const read = readThrough(amount, context);
  return read.kind === "choice" || (read.kind === "literal" && sizeOf(read.literal)?.denominator === 1n);
}
