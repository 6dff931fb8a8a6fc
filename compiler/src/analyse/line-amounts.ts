import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import type { Expr } from "../plan.js";
import type { Context } from "./context.js";
import { zero } from "./interval.js";
import { conjuncts, isSettled, readThrough } from "./settled.js";

/**
 * `require amount >= 200_000` asks each line by itself, so a loss that is billed in two parts is refused though both come
 * to more. What is meant is a franchise, which says of what the threshold is.
 */
export function findLineAmounts(context: Context): Diagnostic[] {
  return context.layout.rules.flatMap(({ rule }) => {
    if (rule.kind !== "condition") return [];
    return conjuncts(rule.test, context).flatMap((part) => {
      const least = leastAmount(part, context);
      const place = context.placeOf(part);
      if (least === undefined || place === undefined) return [];
      return diagnose("rule/line-amount", { above: above(part, least, context) }, place);
    });
  });
}

/** What a franchise is that pays as much as the test: it pays what is above its amount. */
function above(test: Expr, least: Expr, { placeOf, quote, plan }: Context): string {
  const place = placeOf(least);
  const isPlain = least.kind === "literal" || least.kind === "choice" || least.kind === "let" || least.kind === "fact";
  const said = place === undefined ? "…" : quote(place);
  const written = isPlain ? said : `(${said})`;
  if (test.kind === "compare" && (test.operator === ">" || test.operator === "<")) return written;
  const { minorDigits } = plan.currency;
  const unit = minorDigits === 0 ? "1" : `0.${"1".padStart(minorDigits, "0")}`;
  return `${written} - ${unit}${written.endsWith("円") ? "円" : ""}`;
}

/** What the amount of a line has to come to at least, if that is what it says: the same for all lines, and above 0. */
function leastAmount(part: Expr, context: Context): Expr | undefined {
  if (part.kind !== "compare") return undefined;
  const { operator, left, right } = part;
  const [amount, least] = operator === ">=" || operator === ">" ? [left, right] : [right, left];
  if (!["<", "<=", ">", ">="].includes(operator)) return undefined;
  const read = readThrough(amount, context);
  if (read.kind !== "line" || read.field !== "amount" || !isSettled(least, context)) return undefined;
  const { most } = context.bounds.intervalOf(least, []);
  return most !== undefined && compareRational(most, zero) <= 0 ? undefined : least;
}
