import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import type { Context } from "./context.js";
import { conjuncts, readThrough } from "./settled.js";

/**
 * `require made within 60 days after period.last_day` is to give time beyond the period, and refuses whoever was in time:
 * what came during the period is before that.
 */
export function findOnlyAfterPeriod(context: Context): Diagnostic[] {
  const isAfter = (part: Expr): part is Within =>
    part.kind === "within" && part.until !== undefined && isEndOfPeriod(readThrough(part.from, context));
  return context.layout.rules.flatMap(({ rule, heads }) => {
    if (rule.kind !== "condition") return [];
    return conjuncts(rule.test, context).flatMap((part) => {
      const place = context.placeOf(part);
      if (place === undefined || !isAfter(part)) return [];
      // What attaches behind the period itself is asked for more that is so.
      const attachments = context.layout.rulesByHead.about(heads).filter((other) => other.rule.kind === "attachment");
      if (attachments.some((other) => conjuncts(other.rule.test, context).some(isAfter))) return [];
      const [value, until] = [part.value, part.until!].map(context.written);
      return diagnose("date/after-period", { value: value!, better: `${value!} <= ${until!}` }, place);
    });
  });
}

type Within = Expr & { readonly kind: "within" };

function isEndOfPeriod(expr: Expr): boolean {
  return expr.kind === "period" && expr.end !== "from";
}
