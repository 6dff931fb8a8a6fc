import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";

/**
 * `head gross`, `head ceded = loss(gross) { … }`, both paid: what is ceded or layered is mostly a part of a loss that is
 * only measured, by `limit 0`. A formula with a name is taken to be meant, and so is a head that has terms of its own.
 */
export function findPaidTwice(paidNothing: ReadonlyMap<string, PlacedTerm>, context: Context): Diagnostic[] {
  const { heads } = context.plan;
  const inFull = new Set(
    heads.flatMap(({ name, computed, each, terms }) =>
      computed === undefined && each === undefined && terms.length === 0 && !paidNothing.has(name) ? [name] : [],
    ),
  );
  return heads.flatMap(({ name, computed }) => {
    if (computed?.kind !== "loss" || computed.triggers !== undefined || paidNothing.has(name)) return [];
    const [head, ...others] = computed.heads ?? [];
    const span = context.placeOf(computed);
    if (head === undefined || others.length > 0 || !inFull.has(head) || span === undefined) return [];
    return [diagnose("head/paid-twice", { head, name, read: context.quote(span) }, span)];
  });
}
