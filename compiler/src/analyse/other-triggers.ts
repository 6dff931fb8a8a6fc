import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { allParts } from "../walk-expr.js";
import { amountsOf } from "../walk-plan.js";
import type { Context } from "./context.js";
import { canBothHappen } from "./events.js";
import { isNamed, type Opening, type PlacedTerm } from "./layout.js";

/** For what the amount is that reads a sum. */
interface Reader {
  readonly isHead: boolean;
  /** What opens its heads, of the triggers that it is for. */
  readonly openings: readonly Opening[];
  readonly guards: readonly Expr[];
}

/**
 * `limit 10% of loss(goods) per incident for flood` where goods are lost by wind, too: in an incident that is both it
 * counts what came under wind. A formula with a name and a term with a label are taken to be meant.
 */
export function findSumsOfOtherTriggers(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { plan, layout } = context;
  if (plan.triggers.length < 2) return [];
  const openingsOf = (heads: readonly string[]): readonly Opening[] => layout.openingsByHead.about(heads);
  const find = (amount: Expr, reader: Reader): Diagnostic[] =>
    allParts(amount).flatMap((part): Diagnostic[] => {
      if ((part.kind !== "loss" && part.kind !== "left") || part.heads === undefined) return [];
      const span = context.placeOf(part);
      if (part.triggers !== undefined || span === undefined) return [];
      const others = besides(openingsOf(part.heads), reader, context);
      if (others.length === 0) return [];
      const own = namesOf(reader.openings, context);
      const read = context.written(part);
      const shown = { read, own, others, isHead: reader.isHead, better: `${read.slice(0, -1)} for ${own.join(", ")})` };
      return [diagnose("term/other-triggers", shown, span)];
    });
  return [
    ...terms.flatMap(({ term, guards }): Diagnostic[] => {
      if (isNamed(term)) return [];
      const openings = openingsOf(term.heads).filter(({ trigger }) => term.triggers?.includes(trigger) ?? true);
      return amountsOf(term).flatMap(({ amount }) => find(amount, { isHead: false, openings, guards }));
    }),
    ...layout.nodes.flatMap(({ node, guards }) =>
      node.kind !== "head" || node.computed === undefined
        ? []
        : find(node.computed, { isHead: true, openings: openingsOf([node.name]), guards }),
    ),
  ];
}

/** The triggers under which the sum counts lines and its reader does nothing, in an incident in which it counts for that. */
function besides(counted: readonly Opening[], { openings, guards }: Reader, context: Context): readonly string[] {
  const isOwn = ({ trigger }: Opening): boolean => openings.some((own) => own.trigger === trigger);
  const shared = counted.filter(isOwn);
  const others = counted.filter(
    (other) =>
      !isOwn(other) &&
      shared.some((own) => {
        const known = [...guards, ...own.guards, ...other.guards];
        return context.logic.satisfiable(known) && canBothHappen(own.trigger, other.trigger, known, context);
      }),
  );
  return namesOf(others, context);
}

/** In declared order. */
function namesOf(openings: readonly Opening[], { plan }: Context): readonly string[] {
  const found = new Set(openings.map(({ trigger }) => trigger));
  return plan.triggers.flatMap(({ name }) => (found.has(name) ? [name] : []));
}
