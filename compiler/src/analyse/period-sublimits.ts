import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { formatBasis, summarizeTerm } from "../describe/summary.js";
import type { Expr, Let, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { beyondContract, readsIncident } from "../reads-incident.js";
import { isSumOfLines, someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { isBare, isNamed, type PlacedTerm } from "./layout.js";
import { and, not } from "./logic.js";
import { readThrough } from "./settled.js";

/**
 * A limit over a period that is `unlimited` for some incidents, by their facts: what these are paid uses it up for the
 * others. A limit for the others alone says so by `where`. Likewise one of two amounts by facts of the incident: what
 * all incidents have used is held against that of the one at hand; and an amount that goes by the loss of the incident.
 */
export function findPeriodSublimits(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  return terms.flatMap((placed) => {
    const { term, before, node } = placed;
    if (goesByOwnLoss(placed, context)) return [tellOfLoss(placed, context)];
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

type OverPeriod = PlacedTerm & {
  readonly term: Term & { readonly kind: "limit" | "deductible" | "borne"; readonly amount: Expr };
};

/** An amount over a period that is worked out from the loss of the incident at hand: `limit 20% of loss(goods) per period`. */
function goesByOwnLoss(placed: PlacedTerm, { lets }: Context): placed is OverPeriod {
  const { term } = placed;
  if (!term.basis.period || isNamed(term) || isCountedTerm(term) || "times" in term) return false;
  const isOverPeriod = term.kind === "limit" || term.kind === "deductible" || term.kind === "borne";
  return isOverPeriod && someExpr(term.amount, lets, isSumOfLines);
}

function tellOfLoss(placed: OverPeriod, { plan, placeOf, written }: Context): Diagnostic {
  const { term, node } = placed;
  const { over, day } = term.basis;
  const basis = { over, period: false, ...(day && { day }) };
  const what = term.kind === "borne" ? "borne at most" : term.kind;
  const better =
    isBare(placed) && term.caps === undefined
      ? `${what} ${written(term.amount)} ${formatBasis(basis)}`
      : summarizeTerm({ ...term, basis }, plan.currency, node);
  return diagnose("term/period-sublimit", { better, ofLoss: term.kind }, placeOf(term.amount) ?? term.source);
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
