import { compareRational } from "../exact/rational.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import type { Context } from "./context.js";
import { zero } from "./interval.js";
import { isNamed, type PlacedTerm } from "./layout.js";
import { not } from "./logic.js";
import { readThrough } from "./settled.js";

/**
 * `= max(0円, 300_000円 - public) { deductible 90 of d per incident }`: what comes to 0 by its formula is not counted, so
 * an offset of one yen more moves the days of which the first are not paid.
 */
export function findUncountedLines(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { plan, quote } = context;
  return terms.flatMap(({ term, guards }): Diagnostic[] => {
    if (term.kind !== "deductible" || !isCountedTerm(term) || isNamed(term)) return [];
    for (const { name, each } of plan.heads) {
      if (each === undefined || !term.heads.includes(name)) continue;
      for (const part of nothings(each, guards, context)) {
        const place = context.placeOf(part);
        if (part.kind !== "subtract" || part.type.kind !== "money" || place === undefined) continue;
        const said = { head: name, offset: quote(place), instead: insteadOf(each, part, context) };
        return [diagnose("term/uncounted-lines", said, term.source)];
      }
    }
    return [];
  });
}

/** What the amount may be as a whole where that comes to nothing. */
function nothings(expr: Expr, guards: readonly Expr[], context: Context): readonly Expr[] {
  const read = readThrough(expr, context);
  const { least } = context.bounds.intervalOf(read, guards);
  if (least !== undefined && compareRational(least, zero) > 0) return [];
  if (read.kind === "min" || read.kind === "max") return read.operands.flatMap((one) => nothings(one, guards, context));
  if (read.kind === "if")
    return [
      ...nothings(read.then, [...guards, read.condition], context),
      ...nothings(read.otherwise, [...guards, not(read.condition)], context),
    ];
  return [read];
}

/** Of `max(0, full - a - b)` in one place, what pays the same: a deductible of both from the whole. */
function insteadOf(benefit: Expr, part: Expr, { written, placeOf }: Context): Instead | undefined {
  const isZero = (expr: Expr): boolean =>
    expr.kind === "literal" && expr.literal.type === "money" && compareRational(expr.literal.value, zero) === 0;
  const isWhole =
    benefit === part ||
    (benefit.kind === "max" && benefit.operands.every((operand) => operand === part || isZero(operand)));
  if (!isWhole) return undefined;
  const taken: string[] = [];
  let full = part;
  while (full.kind === "subtract") {
    if (placeOf(full.right) === undefined || full.right.kind === "if") return undefined;
    taken.unshift(written(full.right));
    full = full.left;
  }
  return { full: written(full), behind: `deductible ${taken.join(" + ")} per loss` };
}

interface Instead {
  readonly full: string;
  readonly behind: string;
}
