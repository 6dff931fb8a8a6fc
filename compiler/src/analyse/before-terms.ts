import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { allParts } from "../walk-expr.js";
import { amountsOf } from "../walk-plan.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";

/**
 * `loss(ceded)` of a computed head that has terms of its own: it is what the head is worked out as, as if it had none.
 * A formula with a name is taken to be meant, and so is one that reads `left(ceded)`, too.
 */
export function findLossBeforeTerms(
  terms: readonly PlacedTerm[],
  paidNothing: ReadonlyMap<string, PlacedTerm>,
  context: Context,
): Diagnostic[] {
  const { plan, placeOf, quote } = context;
  const order = new Map(plan.heads.map(({ name }, place) => [name, place]));
  const cut = new Map(
    plan.heads
      .filter(({ name, computed, terms: own }) => computed !== undefined && own.length > 0 && !paidNothing.has(name))
      .map((head) => [head.name, head]),
  );
  const find = (amount: Expr, own: readonly string[]): Diagnostic[] => {
    const all = allParts(amount);
    return all.flatMap((part) => {
      if (part.kind !== "loss" || part.heads?.some((head) => own.includes(head)) === true) return [];
      const [name, ...others] = part.heads ?? [];
      const [head, place] = [name === undefined ? undefined : cut.get(name), placeOf(part)];
      if (head === undefined || others.length > 0 || place === undefined) return [];
      // What is left of a head is known behind it.
      if (own.some((reader) => (order.get(reader) ?? 0) < order.get(head.name)!)) return [];
      if (all.some((other) => other.kind === "left" && other.node === head.name)) return [];
      return diagnose("expression/before-terms", { node: head.name, read: quote(place) }, place, {
        related: [note("otherTerm", {}, head.terms[0]!.source)],
      });
    });
  };
  return [
    ...terms.flatMap(({ term }) => amountsOf(term).flatMap(({ amount }) => find(amount, term.heads))),
    ...plan.heads.flatMap(({ name, computed }) => (computed === undefined ? [] : find(computed, [name]))),
  ];
}
