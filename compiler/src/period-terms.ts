import type { Node } from "./plan.js";
import { keysOf, type Keys } from "./walk-plan.js";

/** What a ledger keeps a use of: deductibles and limits per period, also those of layers, and ends of what is borne. */
export function periodTermsOf(node: Node): readonly { readonly id: string; readonly keys: Keys }[] {
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
  return node.kind === "head" ? used : [...used, ...node.members.flatMap(periodTermsOf)];
}
