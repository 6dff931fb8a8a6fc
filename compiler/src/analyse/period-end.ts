import { formatExpr } from "../describe/summary.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { someExpr, visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { readThrough } from "./settled.js";
import { sitesOf } from "./sites.js";

type SpanEnd = Expr & { readonly kind: "span-end" };

/**
 * Days compared with the day of `period.to`, and what goes on to the end of a span that begins with it: where the period
 * ends at midnight one day too many. So is the end of a span `after period.from` where the period begins at midnight, as
 * its first day is not counted.
 */
export function findEndsOfPeriod(context: Context): Diagnostic[] {
  const atOtherTime = (["from", "to"] as const).filter((end) =>
    context.plan.contractRules.some(({ test }) => saysTimeOf(end, test, context)),
  );
  return sitesOf(context.plan, context.layout).flatMap(({ expr }) => {
    const found: Diagnostic[] = [];
    visitExpr(expr, context.lets, (part) => {
      const last = lastDayOf(part, context);
      const end = last && readThrough(last.day, context);
      const day = end?.kind === "span-end" && end.direction === "after" ? readThrough(end.from, context) : undefined;
      const span = context.placeOf(part) ?? (last && context.placeOf(last.day));
      if (span === undefined) return;
      const written = context.quote(span);
      if (splitsBehindEnd(part)) {
        found.push(diagnose("date/end-of-period", { written, better: undefined }, span));
      } else if (day?.kind === "period" && day.end !== "last_day" && !atOtherTime.includes(day.end)) {
        const better = `${last!.sign} ${formatExpr(fromOtherDay(end as SpanEnd, day), context.plan.currency)}`;
        if (day.end === "to") found.push(diagnose("date/end-of-period", { written, better }, span));
        else found.push(diagnose("date/start-of-period", { written, better }, span));
      }
    });
    return found;
  });
}

/** `found <= period.to`, or `found > period.to`, by days. */
function splitsBehindEnd(part: Expr): boolean {
  const split = splitDay(part);
  return split !== undefined && isEnd("to", split.day) && split.other.type.kind === "date";
}

/** The day that is the last one of what is asked, and how that stands in front of it. */
function lastDayOf(part: Expr, { placeOf }: Context): { readonly day: Expr; readonly sign: string } | undefined {
  if (part.kind === "within") {
    if (part.until === undefined) return undefined;
    // The test of a window is not written as such.
    return { day: part.until, sign: placeOf(part) === undefined ? "until" : "within" };
  }
  const split = splitDay(part);
  // How long a period is, is no question of its days.
  return split === undefined || split.other.kind === "period" ? undefined : split;
}

/** Of a comparison that splits behind a day, that day. */
function splitDay(part: Expr): { readonly day: Expr; readonly other: Expr; readonly sign: string } | undefined {
  if (part.kind !== "compare") return undefined;
  const { operator, left, right } = part;
  if (operator === "<=" || operator === ">") return { day: right, other: left, sign: operator };
  if (operator === ">=" || operator === "<") return { day: left, other: right, sign: operator === ">=" ? "<=" : ">" };
  return undefined;
}

function fromOtherDay(end: SpanEnd, day: Expr & { readonly kind: "period" }): Expr {
  if (day.end === "from") return { ...end, from: day, direction: "including" };
  return { ...end, from: { ...day, end: "last_day" } };
}

function isEnd(end: "from" | "to", expr: Expr): boolean {
  return expr.kind === "period" && expr.end === end;
}

/** A rule by which periods begin or end at another time than midnight. */
function saysTimeOf(end: "from" | "to", test: Expr, { lets }: Context): boolean {
  const hasTime = (part: Expr): boolean =>
    part.kind === "literal" && part.literal.type === "datetime" && !part.literal.value.endsWith("T00:00");
  return someExpr(test, lets, (part) => isEnd(end, part)) && someExpr(test, lets, hasTime);
}
