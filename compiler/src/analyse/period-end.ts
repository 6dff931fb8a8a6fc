import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { someExpr, visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { sitesOf } from "./sites.js";

/** Days compared with the day of `period.to`, and spans that begin with it: where the period ends at midnight one day too many. */
export function findEndsOfPeriod(context: Context): Diagnostic[] {
  const turnsLater = context.plan.contractRules.some(({ test }) => saysTimeOfEnd(test, context));
  return sitesOf(context.plan, context.layout).flatMap(({ expr }) => {
    const found: Diagnostic[] = [];
    visitExpr(expr, context.lets, (part) => {
      const isSpan = part.kind === "within";
      if (!(isSpan ? !turnsLater && takesDayAfterSpan(part) : splitsBehindEnd(part))) return;
      const span = context.placeOf(part);
      if (span !== undefined)
        found.push(diagnose("date/end-of-period", { written: context.quote(span), isSpan }, span));
    });
    return found;
  });
}

/** `found <= period.to`, or `found > period.to`, by days. */
function splitsBehindEnd(part: Expr): boolean {
  if (part.kind !== "compare") return false;
  const { operator, left, right } = part;
  const isEndOnRight = isEnd(right) && left.type.kind === "date" && ["<=", ">"].includes(operator);
  const isEndOnLeft = isEnd(left) && right.type.kind === "date" && [">=", "<"].includes(operator);
  return (isEndOnRight && !isEnd(left)) || (isEndOnLeft && !isEnd(right));
}

/** `within 1 year after period.to` */
function takesDayAfterSpan({ until }: Expr & { kind: "within" }): boolean {
  return until?.kind === "span-end" && until.direction === "after" && isEnd(until.from);
}

function isEnd(expr: Expr): boolean {
  return expr.kind === "period" && expr.end === "to";
}

/** A rule by which periods end at another time than midnight. */
function saysTimeOfEnd(test: Expr, { lets }: Context): boolean {
  const hasTime = (part: Expr): boolean =>
    part.kind === "literal" && part.literal.type === "datetime" && !part.literal.value.endsWith("T00:00");
  return someExpr(test, lets, isEnd) && someExpr(test, lets, hasTime);
}
