import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Context } from "./context.js";
import { conjuncts, readThrough } from "./settled.js";

/**
 * `require made within 60 days after period.last_day` is to give time beyond the period, and refuses whoever was in time:
 * what came during the period is before that.
 */
export function findOnlyAfterPeriod(context: Context): Diagnostic[] {
  return context.layout.rules.flatMap(({ rule }) => {
    if (rule.kind !== "condition") return [];
    return conjuncts(rule.test, context).flatMap((part) => {
      if (part.kind !== "within" || part.until === undefined) return [];
      const from = readThrough(part.from, context);
      const place = context.placeOf(part);
      if (place === undefined || from.kind !== "period" || from.end === "from") return [];
      const [value, until] = [part.value, part.until].map(context.written);
      return diagnose("date/after-period", { value: value!, better: `${value!} <= ${until!}` }, place);
    });
  });
}
