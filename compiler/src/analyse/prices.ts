import type { Expr, Layer, Term } from "../plan.js";
import { compareRational } from "../exact/rational.js";
import { beyondContract, readsIncident } from "../reads-incident.js";
import { someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { zero } from "./interval.js";
import type { PlacedTerm } from "./layout.js";
import { readThrough } from "./settled.js";

/** What the insured bears by a term, at a size. */
export type Reducing = PlacedTerm & {
  readonly term: Term & { readonly kind: "deductible" | "franchise" | "coinsurance" };
  /** Layers, by what they begin above: their height is a limit behind it. */
  readonly isLayers?: true;
};

/** Layers as the deductible that the lowest of them is above, where it is above something. */
export function asReducing(placed: PlacedTerm, { bounds }: Context): PlacedTerm {
  const { term, guards } = placed;
  if (term.kind !== "layers") return placed;
  const { layers, ...base } = term;
  const lowest = layers.map(attachmentOf);
  const [amount, ...more] = lowest.filter((one) => one !== undefined);
  if (amount === undefined || lowest.includes(undefined)) return placed;
  const least: Expr = more.length === 0 ? amount : { type: amount.type, kind: "min", operands: [amount, ...more] };
  const { most } = bounds.intervalOf(least, guards);
  if (most !== undefined && compareRational(most, zero) <= 0) return placed;
  const label = layers[0]!.label;
  const reducing: Reducing = { ...placed, term: { ...base, kind: "deductible", amount: least, label }, isLayers: true };
  return reducing;
}

/** What a layer begins above under every contract. */
export function attachmentOf({ terms: [first] }: Layer): Expr | undefined {
  return first?.kind === "deductible" && first.when === undefined ? first.amount : undefined;
}

export function isReducing(placed: PlacedTerm): placed is Reducing {
  const { kind } = placed.term;
  return kind === "deductible" || kind === "franchise" || kind === "coinsurance";
}

/** What stands behind it stands there for the order. */
export function isBarrier(placed: PlacedTerm): boolean {
  return !isReducing(placed) || placed.isLayers === true;
}

export function sizeOfReducing({ term }: Reducing): Expr {
  return term.kind === "coinsurance" ? term.pays : term.amount;
}

/** A deductible of the contract, or of the loss alone, as 5% of it: not of what another took from it. */
export function isOfContractOrLoss(placed: Reducing, { lets }: Context): boolean {
  const isOther = ({ kind }: Expr): boolean => kind !== "loss" && beyondContract.has(kind);
  return placed.term.kind === "deductible" && !someExpr(placed.term.amount, lets, isOther);
}

/** An amount that reads what terms before it took or left: their order has been thought about. */
export function goesByCuts(amount: Expr, { lets }: Context): boolean {
  return someExpr(amount, lets, ({ kind }) => kind === "subject" || kind === "deducted" || kind === "left");
}

/**
 * Whether the size is one that the contract has for it, as that is which an option brings: of a share one that is
 * stated or chosen, as one that is worked out (insured by value) is a rule of its own.
 */
export function isPrice(placed: Reducing, context: Context): boolean {
  const size = sizeOfReducing(placed);
  return placed.term.kind === "coinsurance" ? isStated(size, context) : !readsIncident(size, context.lets);
}

function isStated(size: Expr, context: Context): boolean {
  switch (size.kind) {
    case "literal":
    case "choice":
      return true;
    case "if":
      return isStated(size.then, context) && isStated(size.otherwise, context);
    case "let":
      return isStated(readThrough(size, context), context);
    default:
      return false;
  }
}
