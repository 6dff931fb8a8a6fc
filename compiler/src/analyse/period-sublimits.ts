import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { summarizeTerm } from "../describe/summary.js";
import type { Expr, Let } from "../plan.js";
import { beyondContract, readsIncident } from "../reads-incident.js";
import { someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";
import { and, not } from "./logic.js";
import { readThrough } from "./settled.js";

/**
 * A limit over a period that is `unlimited` for some incidents, by their facts: what these are paid uses it up for the
 * others. A limit for the others alone says so by `where`. Likewise one of two amounts by facts of the incident: what
 * all incidents have used is held against that of the one at hand.
 */
export function findPeriodSublimits(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  return terms.flatMap(({ term, before, node }) => {
    if (term.kind !== "limit" || !term.basis.period) return [];
    // One text that states it over two periods is told of once.
    if (before?.basis.period === true && before.source.start === term.source.start) return [];
    const branch = unlimitedBranch(term.amount, context.lets);
    const place = context.placeOf(term.amount) ?? term.source;
    if (branch === undefined) {
      const amounts = amountsByIncident(term.amount, context);
      if (amounts === undefined) return [];
      const say = (part: Partial<PlacedTerm["term"]>): string =>
        summarizeTerm({ ...term, ...part } as typeof term, context.plan.currency, node);
      const { condition, less, more } = amounts;
      const where = term.where === undefined ? condition : and([term.where, condition]);
      const both = { better: say({ amount: less, where }), others: say({ amount: more }) };
      return [diagnose("term/period-sublimit", both, place)];
    }
    const { condition, amount, isAll } = branch;
    const where = term.where === undefined ? condition : and([term.where, condition]);
    const better = isAll ? summarizeTerm({ ...term, amount, where }, context.plan.currency, node) : undefined;
    return [diagnose("term/period-sublimit", { better }, place)];
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
  const read = readThrough(amount, { lets });
  if (read.kind !== "if") return undefined;
  const { condition, then, otherwise } = read;
  const [isThen, isOtherwise] = [then, otherwise].map((part) => readThrough(part, { lets }).kind === "unlimited");
  if (isThen !== isOtherwise && asksOfIncident(condition, lets))
    return isThen
      ? { condition: condition.kind === "not" ? condition.operand : not(condition), amount: otherwise, isAll: true }
      : { condition, amount: then, isAll: true };
  const inner = unlimitedBranch(then, lets) ?? unlimitedBranch(otherwise, lets);
  return inner && { ...inner, isAll: false };
}

/** The amounts of a limit of which facts of the incident say which it is, where it is known which is less, and when. */
function amountsByIncident(
  amount: Expr,
  { bounds, lets }: Context,
): { readonly condition: Expr; readonly less: Expr; readonly more: Expr } | undefined {
  const read = readThrough(amount, { lets });
  if (read.kind !== "if" || !asksOfIncident(read.condition, lets)) return undefined;
  const { condition, then, otherwise } = read;
  if (readsIncident(then, lets) || readsIncident(otherwise, lets)) return undefined;
  if (bounds.isAtLeast(otherwise, then, [], true)) return { condition, less: then, more: otherwise };
  return bounds.isAtLeast(then, otherwise, [], true)
    ? { condition: condition.kind === "not" ? condition.operand : not(condition), less: otherwise, more: then }
    : undefined;
}

/** Of what is stated of it alone: events and items count by themselves, and sums and numbers are no matter of `where`. */
function asksOfIncident(condition: Expr, lets: ReadonlyMap<string, Let>): boolean {
  const isStated = ({ kind }: Expr): boolean => kind === "fact" || kind === "asserted" || kind === "established";
  return (
    someExpr(condition, lets, isStated) &&
    !someExpr(condition, lets, (part) => beyondContract.has(part.kind) && !isStated(part))
  );
}
