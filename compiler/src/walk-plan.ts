import type { Basis, Expr, HeadNode, Layer, LayerTerm, Let, Node, Plan, SumUnderTriggers, Term } from "./plan.js";
import { isCountedTerm } from "./quantities.js";
import { askedOfEachLine, letsByName, someExpr, visitExpr } from "./walk-expr.js";

/** The terms of a node and of those below it, in the order of the text. */
export function allTerms(node: Node): readonly Term[] {
  if (node.kind === "uncovered") return [];
  if (node.kind === "head") return node.terms;
  const terms = termsBelow.get(node) ?? [...node.above, ...node.members.flatMap(allTerms), ...node.below];
  termsBelow.set(node, terms);
  return terms;
}

const termsBelow = new WeakMap<Node, readonly Term[]>();

/** Whether lines that the term acts on have to name an insured: it counts for each, or has an end for each. */
export function asksInsured({ basis, caps }: Term): boolean {
  return isPerInsured(basis) || caps?.some((cap) => isPerInsured(cap.basis)) === true;
}

/** Whether it has to be known of its lines in which policy year they are. */
export function asksYear({ basis, caps }: Term): boolean {
  return basis.year === true || caps?.some((cap) => cap.basis.year === true) === true;
}

/** Whether it has to be known of its lines on which day they were incurred. */
export function asksDay({ basis, caps }: Term): boolean {
  return basis.day === true || caps?.some((cap) => cap.basis.day === true) === true;
}

export function isPerInsured({ over }: Basis): boolean {
  return over.kind === "insured";
}

/** Whether each use of the period is that of a unit or an insured, whose id the ledger keeps it by. */
export function isKeptById({ over }: Basis, { forEach }: Pick<Term, "forEach">): boolean {
  return over.kind === "unit" || over.kind === "insured" || forEach !== undefined;
}

/** By what the ledger keeps the uses of a term per period: nothing, an id, the policy year or the day, or one of these and an id. */
export type Keys = "none" | "id" | "year" | "year and id" | "day" | "day and id";

export function keysOf(basis: Basis, term: Pick<Term, "forEach">): Keys {
  const byId = isKeptById(basis, term);
  const time = basis.year === true ? "year" : basis.day === true ? "day" : undefined;
  if (time === undefined) return byId ? "id" : "none";
  return byId ? `${time} and id` : time;
}

/** A term of a layer, and the guards under which it is there. */
interface PartOfLayer {
  readonly part: LayerTerm;
  readonly layer: Layer;
  readonly guards: readonly Expr[];
}

export function partsOfLayers({ layers }: Term & { readonly kind: "layers" }): readonly PartOfLayer[] {
  return layers.flatMap((layer) =>
    layer.terms.map((part) => ({ part, layer, guards: [layer.when, part.when].filter((when) => when !== undefined) })),
  );
}

interface GuardedAmount {
  readonly amount: Expr;
  readonly guards: readonly Expr[];
}

/** The amounts of a term, those of layers with their own guards; last the most that is borne by it. */
export function amountsOf(term: Term): readonly GuardedAmount[] {
  return [...ownAmountsOf(term), ...(term.caps ?? []).map(({ amount }) => ({ amount, guards: [] }))];
}

/** What a term asks of each line by itself: whether it is meant, and what there is of the quantity that is counted. */
export function askedOfLines(term: Term): readonly Expr[] {
  return [...(term.where === undefined ? [] : [term.where]), ...(isCountedTerm(term) ? [term.quantity] : [])];
}

/** The same, and what aggregates in its amounts ask of each. */
export function allAskedOfLines(term: Term, lets: ReadonlyMap<string, Let>): readonly Expr[] {
  return [...askedOfLines(term), ...amountsOf(term).flatMap(({ amount }) => askedOfEachLine(amount, lets))];
}

function ownAmountsOf(term: Term): readonly GuardedAmount[] {
  switch (term.kind) {
    case "coinsurance":
      return [{ amount: term.pays, guards: [] }];
    case "deductible":
    case "franchise":
    case "limit":
    case "borne":
      return [{ amount: term.amount, guards: [] }];
    case "layers":
      return partsOfLayers(term).map(({ part, guards }) => ({ amount: amountOfLayerTerm(part), guards }));
  }
}

function amountOfLayerTerm(term: LayerTerm): Expr {
  return term.kind === "coinsurance" ? term.pays : term.amount;
}

/**
 * Computed heads that count nothing before the walk reaches them: their amounts read what is left of a node, or the
 * loss of such a head.
 */
export function headsOfWalk(
  heads: readonly Pick<HeadNode, "name" | "computed">[],
  lets: ReadonlyMap<string, Let>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const waits = (part: Expr): boolean =>
    part.kind === "left" || (part.kind === "loss" && part.heads?.some((head) => found.has(head)) === true);
  for (let grows = true; grows;) {
    const before = found.size;
    for (const { name, computed } of heads)
      if (computed !== undefined && someExpr(computed, lets, waits)) found.add(name);
    grows = found.size > before;
  }
  return found;
}

/** The sums that amounts read of what comes under some triggers alone. */
export function sumsUnderTriggers({ root, heads, lets }: Plan): readonly SumUnderTriggers[] {
  const formulas = letsByName(lets);
  const found: SumUnderTriggers[] = [];
  const amounts = [
    ...allTerms(root).flatMap((term) => amountsOf(term).map(({ amount }) => amount)),
    ...heads.flatMap(({ computed }) => computed ?? []),
  ];
  for (const amount of amounts)
    visitExpr(amount, formulas, (part) => {
      if (part.kind !== "loss" && part.kind !== "left") return;
      if (part.triggers !== undefined) found.push({ heads: part.heads ?? [], triggers: part.triggers });
    });
  return found;
}

/** Nodes that some expression reads after the walk has left them, with their heads. */
export function findLeft(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  visitObjects([plan.root, plan.lets], (part: Partial<Extract<Expr, { kind: "left" }>>) => {
    if (part.kind === "left" && part.node !== undefined && part.heads !== undefined) found.set(part.node, part.heads);
  });
  return found;
}

/** Whatever there is in a part of a plan, nodes and expressions among it. */
export function visitObjects(object: object, visit: (part: object) => void): void {
  visit(object);
  for (const field in object) {
    const part = (object as Readonly<Record<string, unknown>>)[field];
    if (typeof part === "object" && part !== null) visitObjects(part, visit);
  }
}
