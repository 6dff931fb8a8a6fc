import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { summarizeTerm } from "../describe/summary.js";
import type { Expr, Let } from "../plan.js";
import { beyondContract } from "../reads-incident.js";
import { someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";
import { and, not } from "./logic.js";

/**
 * A limit over a period that is `unlimited` for some incidents, by their facts: what these are paid uses it up for the
 * others. A limit for the others alone says so by `where`.
 */
export function findPeriodSublimits(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  return terms.flatMap(({ term, before, node }) => {
    if (term.kind !== "limit" || !term.basis.period) return [];
    // One text that states it over two periods is told of once.
    if (before?.basis.period === true && before.source.start === term.source.start) return [];
    const branch = unlimitedBranch(term.amount, context.lets);
    if (branch === undefined) return [];
    const { condition, amount, isAll } = branch;
    const where = term.where === undefined ? condition : and([term.where, condition]);
    const better = isAll ? summarizeTerm({ ...term, amount, where }, context.plan.currency, node) : undefined;
    return [diagnose("term/period-sublimit", { better }, context.placeOf(term.amount) ?? term.source)];
  });
}

interface Branch {
  /** What holds where the amount is no unlimited one. */
  readonly condition: Expr;
  readonly amount: Expr;
  /** Whether there is no other case. */
  readonly isAll: boolean;
}

function unlimitedBranch(amount: Expr, lets: ReadonlyMap<string, Let>): Branch | undefined {
  const read = readThrough(amount, lets);
  if (read.kind !== "if") return undefined;
  const { condition, then, otherwise } = read;
  const [isThen, isOtherwise] = [then, otherwise].map((part) => readThrough(part, lets).kind === "unlimited");
  if (isThen !== isOtherwise && asksOfIncident(condition, lets))
    return isThen
      ? { condition: condition.kind === "not" ? condition.operand : not(condition), amount: otherwise, isAll: true }
      : { condition, amount: then, isAll: true };
  const inner = unlimitedBranch(then, lets) ?? unlimitedBranch(otherwise, lets);
  return inner && { ...inner, isAll: false };
}

/** Of what is stated of it alone: events and items count by themselves, and sums and numbers are no matter of `where`. */
function asksOfIncident(condition: Expr, lets: ReadonlyMap<string, Let>): boolean {
  const isStated = ({ kind }: Expr): boolean => kind === "fact" || kind === "asserted" || kind === "established";
  return (
    someExpr(condition, lets, isStated) &&
    !someExpr(condition, lets, (part) => beyondContract.has(part.kind) && !isStated(part))
  );
}

function readThrough(expr: Expr, lets: ReadonlyMap<string, Let>): Expr {
  const formula = expr.kind === "let" ? lets.get(expr.name) : undefined;
  return formula === undefined ? expr : readThrough(formula.value, lets);
}
