import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { parts } from "../walk-expr.js";
import type { Context } from "./context.js";
import { readThrough } from "./settled.js";

/** `degree of 10_000_000` of a ratio that has no range: where 4 is stated for 4 %, four times the amount is due. */
export function findOpenRatios(context: Context): Diagnostic[] {
  const { plan, bounds, placeOf, quote } = context;
  return plan.heads.flatMap(({ each, computed }) =>
    [each ?? [], computed ?? []].flat().flatMap((amount) =>
      multiplied(amount, context).flatMap((part): Diagnostic[] => {
        const place = placeOf(part);
        const isOpen = isStated(part) && part.type.kind === "ratio" && bounds.intervalOf(part, []).most === undefined;
        return isOpen && place !== undefined ? [diagnose("expression/open-ratio", { read: quote(place) }, place)] : [];
      }),
    ),
  );
}

/** What an amount is multiplied by where nothing brings it down again. */
function multiplied(expr: Expr, context: Context): readonly Expr[] {
  const read = readThrough(expr, context);
  const own = read.kind === "multiply" && read.type.kind === "money" ? [read.left, read.right] : [];
  return [...own, ...growsWith(read).flatMap((part) => multiplied(part, context))];
}

/** The parts with which it grows: not what a condition, a key or a divisor is made of. */
function growsWith(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "min":
    case "compare":
    case "lookup":
      return [];
    case "if":
      return [expr.then, expr.otherwise];
    case "divide":
      return [expr.left];
    default:
      return parts(expr);
  }
}

function isStated({ kind }: Expr): boolean {
  return kind === "fact" || kind === "choice" || kind === "unit-fact" || kind === "established";
}
