import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import type { Expr } from "../plan.js";
import { parts } from "../walk-expr.js";
import type { Context } from "./context.js";
import { type Interval, isOfSizeZero } from "./interval.js";
import type { Site } from "./sites.js";

type Extreme = Expr & { readonly kind: "min" | "max" };

/**
 * What stands in a `min(…)` or `max(…)` and never counts, as another part of it is always less, or more: `min(25_000,
 * max(100_000, x))` is 25,000 whatever x is, where the two were taken for each other. A number that never counts is an
 * end that does no harm, and of 0 others tell.
 */
export function findIdleParts(context: Context): Diagnostic[] {
  return context
    .sites()
    .flatMap((site) => (context.logic.satisfiable(site.guards) ? within(site.expr, site, context) : []));
}

function within(expr: Expr, site: Site, context: Context): Diagnostic[] {
  const own = expr.kind === "min" || expr.kind === "max" ? idlePartsOf(expr, site, context) : [];
  return [...own, ...parts(expr).flatMap((part) => within(part, site, context))];
}

function idlePartsOf(expr: Extreme, { guards }: Site, context: Context): Diagnostic[] {
  const ranges = expr.operands.map((operand) => context.bounds.intervalOf(operand, guards));
  return expr.operands.flatMap((operand, place): Diagnostic[] => {
    const span = context.placeOf(operand);
    if (operand.kind === "literal" || span === undefined) return [];
    const by = expr.operands.find(
      (other, at) =>
        other !== operand &&
        !isOfSizeZero(other) &&
        isAlwaysBeyond(expr.kind, ranges[at]!, ranges[place]!) &&
        // Of two that are the same the second.
        (at < place || !isAlwaysBeyond(expr.kind, ranges[place]!, ranges[at]!)),
    );
    const other = by && context.placeOf(by);
    if (other === undefined) return [];
    const what = { function: expr.kind, part: context.quote(span), other: context.quote(other) };
    return [diagnose("expression/idle-part", what, span, { unused: true })];
  });
}

function isAlwaysBeyond(kind: "min" | "max", one: Interval, other: Interval): boolean {
  const [low, high] = kind === "min" ? [one, other] : [other, one];
  return low.most !== undefined && high.least !== undefined && compareRational(low.most, high.least) <= 0;
}
