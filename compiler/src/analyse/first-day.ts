import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { allParts } from "../walk-expr.js";
import type { Context } from "./context.js";

type Between = Expr & { readonly kind: "between" };

/**
 * `5_000 * days(admitted, discharged)` pays for a day less than wordings do that count both (入院の日からその日を含めて).
 * A number of days with a name is taken to be meant, as that of nights or of days late is.
 */
export function findFirstDaysLeftOut(context: Context): Diagnostic[] {
  const { plan, placeOf, quote } = context;
  return plan.heads.flatMap(({ each }) =>
    (each === undefined ? [] : allParts(each)).flatMap((part): Diagnostic[] => {
      if (part.kind !== "multiply") return [];
      const [amount, count] = part.left.type.kind === "money" ? [part.left, part.right] : [part.right, part.left];
      if (amount.type.kind !== "money") return [];
      return counts(count).flatMap((days): Diagnostic[] => {
        const [place, from, to] = [days, days.from, days.to].map(placeOf);
        if (place === undefined || from === undefined || to === undefined) return [];
        const read = quote(place);
        const both = days.unit === "days" ? `(${read} + 1)` : `${days.unit}(${quote(from)}, 1 day after ${quote(to)})`;
        return [diagnose("expression/first-day", { unit: days.unit, read, both }, place)];
      });
    }),
  );
}

/** What is counted from one fact to another, one of which is of the line. */
function counts(expr: Expr): readonly Between[] {
  if (expr.kind === "min" || expr.kind === "max") return expr.operands.flatMap(counts);
  if (expr.kind !== "between") return [];
  const ends = [expr.from, expr.to];
  const areFacts = ends.every((end) => end.kind === "fact" && end.type.kind === "date");
  return areFacts && ends.some((end) => end.kind === "fact" && end.of === "loss") ? [expr] : [];
}
