import type { Node, Plan } from "./plan.js";
import { talliesOf } from "./tallies.js";
import { keysOf, type Keys } from "./walk-plan.js";

interface Kept {
  readonly id: string;
  readonly keys: Keys;
}

/**
 * What a ledger keeps a use of: deductibles and limits per period, also those of layers, and ends of what is borne;
 * and what is due on heads, where that is read of earlier incidents.
 */
export function periodTermsOf(plan: Plan): readonly Kept[] {
  const tallies = talliesOf(plan).map(({ id, unit }): Kept => ({ id, keys: unit === undefined ? "none" : "id" }));
  return [...usedBelow(plan.root), ...tallies];
}

function usedBelow(node: Node): readonly Kept[] {
  if (node.kind === "uncovered") return [];
  const ownTerms = node.kind === "head" ? node.terms : [...node.above, ...node.below];
  const used = ownTerms.flatMap((term) => {
    const isUsed = ({ kind }: { readonly kind: string }): boolean =>
      kind === "deductible" || kind === "limit" || kind === "borne";
    const parts = term.kind === "layers" ? term.layers.flatMap((layer) => layer.terms) : [term];
    const keys = keysOf(term.basis, term);
    const borne = (term.caps ?? []).flatMap(({ id, basis }) =>
      basis.period ? [{ id, keys: keysOf(basis, term) }] : [],
    );
    return [...(term.basis.period ? parts.filter(isUsed).map(({ id }) => ({ id, keys })) : []), ...borne];
  });
  return node.kind === "head" ? used : [...used, ...node.members.flatMap(usedBelow)];
}
