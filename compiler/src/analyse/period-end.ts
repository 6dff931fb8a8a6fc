import { formatExpr } from "../describe/summary.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { someExpr, visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { readThrough } from "./settled.js";

type PeriodEnd = Expr & { readonly kind: "period" };
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
  return context.sites().flatMap(({ expr, isNamed }) => {
    const found: Diagnostic[] = [];
    const inNot = new Set<Expr>();
    visitExpr(expr, context.lets, (part) => {
      // What is written as one, `not within`, has one place.
      const isOne = part.kind === "not" && context.placeOf(part.operand) === undefined;
      if (isOne) inNot.add(part.operand);
      const last = inNot.has(part) || (part.kind === "not" && !isOne) ? undefined : lastDayOf(part, context);
      if (last === undefined) return;
      const end = readThrough(last.day, context);
      const day = end.kind === "span-end" && end.direction === "after" ? readThrough(end.from, context) : end;
      const span = context.placeOf(part) ?? context.placeOf(last.day);
      if (span === undefined || day.kind !== "period" || day.end === "last_day" || atOtherTime.includes(day.end))
        return;
      const isOfSpan = end.kind === "span-end";
      if (!isOfSpan && (day.end === "from" || !last.isDay)) return;
      const otherDay = isOfSpan ? fromOtherDay(end, day) : toLastDay(day);
      const said = {
        written: context.quote(span),
        better: last.write(formatExpr(otherDay, context.plan.currency)),
        isOfSpan,
      };
      if (day.end === "to") found.push(diagnose("date/end-of-period", said, span));
      else if (isNamed !== true) found.push(diagnose("date/start-of-period", said, span));
    });
    return found;
  });
}

/** The day that is the last one of what is asked, and how it is asked. */
interface LastDay {
  readonly day: Expr;
  /** A day is asked about, not a time. */
  readonly isDay: boolean;
  readonly write: (day: string) => string;
}

function lastDayOf(part: Expr, context: Context): LastDay | undefined {
  const asked = part.kind === "not" ? part.operand : part;
  if (asked.kind !== "within") return splitDay(asked, context);
  if (asked.until === undefined) return undefined;
  const sign = asked === part ? "within" : "not within";
  // The test of a window is not written as such.
  const isWindow = context.placeOf(part) === undefined;
  const before = isWindow ? "until" : `${context.written(asked.value)} ${sign}`;
  return { day: asked.until, isDay: false, write: (day) => `${before} ${day}` };
}

/** Of a comparison that splits behind a day, that day. */
function splitDay(part: Expr, { written }: Context): LastDay | undefined {
  if (part.kind !== "compare") return undefined;
  const { operator, left, right } = part;
  const isBehind = operator === "<=" || operator === ">";
  if (!isBehind && operator !== ">=" && operator !== "<") return undefined;
  const [day, other] = isBehind ? [right, left] : [left, right];
  // How long a period is, is no question of its days.
  if (other.kind === "period") return undefined;
  return {
    day,
    isDay: other.type.kind === "date",
    write: (better) =>
      isBehind ? `${written(other)} ${operator} ${better}` : `${better} ${operator} ${written(other)}`,
  };
}

function fromOtherDay(end: SpanEnd, day: PeriodEnd): Expr {
  return day.end === "from" ? { ...end, from: day, direction: "including" } : { ...end, from: toLastDay(day) };
}

function toLastDay(day: PeriodEnd): Expr {
  return { ...day, end: "last_day" };
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
