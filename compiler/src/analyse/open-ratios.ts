import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { isAggregate, parts } from "../walk-expr.js";
import type { Context } from "./context.js";
import { conditionsOn, Readings } from "./known.js";
import { not } from "./logic.js";
import { readThrough } from "./settled.js";
import { isStated } from "./stretches.js";

/** `degree of 10_000_000` of a ratio that has no range: where 4 is stated for 4 %, four times the amount is due. */
export function findOpenRatios(context: Context): Diagnostic[] {
  return context.layout.nodes.flatMap(({ node, guards, heads }) => {
    const amount = node.kind === "head" ? (node.each ?? node.computed) : undefined;
    if (amount === undefined) return [];
    return openIn(amount, [...guards, ...conditionsOn({ heads, guards }, context)], context, new Readings());
  });
}

/** Those by which an amount is multiplied where nothing brings it down again. */
function openIn(expr: Expr, known: readonly Expr[], context: Context, readings: Readings): Diagnostic[] {
  const read = readThrough(expr, context);
  if (!readings.mayRead(expr)) return [];
  const own = read.kind === "multiply" && read.type.kind === "money" ? [read.left, read.right] : [];
  return [
    ...own.flatMap((part): Diagnostic[] => {
      const place = context.placeOf(part);
      const isRatio = isStated(part) && part.type.kind === "ratio";
      if (!isRatio || place === undefined || context.bounds.intervalOf(part, known).most !== undefined) return [];
      return [diagnose("expression/open-ratio", { read: context.quote(place) }, place)];
    }),
    ...growsWith(read).flatMap(([part, more]) =>
      openIn(part, isAggregate(read) ? [] : more === undefined ? known : [...known, more], context, readings),
    ),
  ];
}

/** The parts with which it grows, and what holds there: not what a condition, a key or a divisor is made of. */
function growsWith(expr: Expr): readonly (readonly [Expr, Expr?])[] {
  switch (expr.kind) {
    case "min":
    case "compare":
    case "lookup":
      return [];
    case "if":
      return [
        [expr.then, expr.condition],
        [expr.otherwise, not(expr.condition)],
      ];
    case "divide":
      return [[expr.left]];
    default:
      return parts(expr).map((part) => [part]);
  }
}
