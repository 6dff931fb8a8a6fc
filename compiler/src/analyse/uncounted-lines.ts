import { compareRational } from "../exact/rational.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import type { Context } from "./context.js";
import { zero } from "./interval.js";
import { isNamed, type PlacedTerm } from "./layout.js";
import { readThrough } from "./settled.js";

/**
 * `= max(0円, 300_000円 - public) { deductible 90 of d per incident }`: what comes to 0 by its formula is not counted, so
 * an offset of one yen more moves the days of which the first are not paid.
 */
export function findUncountedLines(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { plan, placeOf, quote, bounds } = context;
  return terms.flatMap(({ term, guards }): Diagnostic[] => {
    if (term.kind !== "deductible" || !isCountedTerm(term) || isNamed(term)) return [];
    for (const { name, each } of plan.heads) {
      if (each === undefined || !term.heads.includes(name)) continue;
      for (const part of wholes(each, context)) {
        if (part.kind !== "subtract" || part.type.kind !== "money") continue;
        const { least } = bounds.intervalOf(part, guards);
        const [place, of, off] = [part, part.left, part.right].map(placeOf);
        if (place === undefined || of === undefined || off === undefined) continue;
        if (least !== undefined && compareRational(least, zero) > 0) continue;
        const said = { head: name, offset: quote(place), full: quote(of), behind: `deductible ${quote(off)} per loss` };
        return [diagnose("term/uncounted-lines", said, term.source)];
      }
    }
    return [];
  });
}

/** What the amount may be as a whole. */
function wholes(expr: Expr, context: Context): readonly Expr[] {
  const read = readThrough(expr, context);
  if (read.kind === "min" || read.kind === "max") return read.operands.flatMap((one) => wholes(one, context));
  if (read.kind === "if") return [read.then, read.otherwise].flatMap((one) => wholes(one, context));
  return [read];
}
