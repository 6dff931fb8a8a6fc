import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { AggregateExpr, Expr } from "../plan.js";
import { allParts, parts, someExpr, visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import type { Site } from "./sites.js";

/**
 * `sum(field.acres) * 540 - sum(field.produced) * 4`: the first sum goes over the schedule, the second over the units that
 * the incident names, so that one which nobody names takes nothing off. A rule that compares the two asks for each of
 * them; a sum with a name is taken to be meant.
 */
export function findUnitsNamed(context: Context): Diagnostic[] {
  const { lets, sites } = context;
  return sites().flatMap((site) => {
    if (site.isFormula || site.isRule) return [];
    const found: Diagnostic[] = [];
    visitExpr(site.expr, lets, (part) => {
      if (part.kind !== "subtract") return;
      for (const named of takenOff(part.right)) {
        const stated = statedIn(named);
        const scheduled = stated && scheduledSum(part.left, stated.unit, context);
        const span = context.placeOf(named);
        if (stated === undefined || scheduled === undefined || span === undefined) continue;
        const { unit, type } = stated;
        if (isAskedFor(unit, site, context)) continue;
        const [each, all] = [scheduled.value, scheduled].map(context.written);
        const isSize = type.kind === "number" || type.kind === "money";
        const asked = isSize ? `sum(if ${context.written(stated)} >= 0 then ${each} else 0) = ${all}` : undefined;
        const said = { unit, read: context.quote(span), scheduled: all!, all: asked };
        found.push(diagnose("expression/units-named", said, span));
      }
    });
    return found;
  });
}

/** What lowers a difference behind its sign: not what is taken off there in turn. */
function takenOff(expr: Expr): readonly Expr[] {
  return expr.kind === "subtract" ? takenOff(expr.left) : [expr, ...parts(expr).flatMap(takenOff)];
}

/** What the incident states of each unit that a sum goes over. */
function statedIn(part: Expr): (Expr & { readonly kind: "established" }) | undefined {
  if (part.kind !== "sum" || part.named === undefined) return undefined;
  return allParts(part.value).find((one) => one.kind === "established");
}

/** A sum over all units of the kind that the contract has. */
function scheduledSum(expr: Expr, unit: string, { lets }: Context): AggregateExpr | undefined {
  let found: AggregateExpr | undefined;
  visitExpr(expr, lets, (part) => {
    if (found === undefined && part.kind === "sum" && part.unit === unit && part.named === undefined) found = part;
  });
  return found;
}

/** Whether a rule of these heads compares what goes over the units named with what goes over all. */
function isAskedFor(unit: string, { heads }: Site, context: Context): boolean {
  const rules = heads === undefined ? context.layout.rules : context.layout.rulesByHead.about(heads);
  return rules.some(({ rule }) =>
    someExpr(rule.test, context.lets, (part) => {
      if (part.kind !== "compare") return false;
      const sides = [part.left, part.right];
      return (
        sides.some((side) => allParts(side).some((one) => statedIn(one)?.unit === unit)) &&
        sides.some((side) => scheduledSum(side, unit, context) !== undefined)
      );
    }),
  );
}
