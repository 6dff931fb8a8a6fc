import type { Expr } from "../plan.js";
import { isAggregate, parts } from "../walk-expr.js";
import type { Context } from "./context.js";
import { type PlacedTerm, withGuard } from "./layout.js";
import { and, not, or } from "./logic.js";
import type { Site } from "./sites.js";

/** Calls `visit` with the expression and every part of it, formulas read through, and with what holds wherever its value counts. */
export function visitKnown(
  expr: Expr,
  known: readonly Expr[],
  { lets }: Pick<Context, "lets">,
  visit: (part: Expr, known: readonly Expr[]) => void,
): void {
  const into = (part: Expr, ...more: readonly Expr[]): void => visitKnown(part, [...known, ...more], { lets }, visit);
  visit(expr, known);
  switch (expr.kind) {
    case "let": {
      const formula = lets.get(expr.name);
      if (formula !== undefined) into(formula.value);
      break;
    }
    case "and":
    case "or":
      // Where one of the others decides, it does not matter that this one is unknown.
      for (const operand of expr.operands) {
        const others = expr.operands.filter((other) => other !== operand);
        into(operand, expr.kind === "and" ? and(others) : not(or(others)));
      }
      break;
    case "if":
      into(expr.condition);
      into(expr.then, expr.condition);
      into(expr.otherwise, not(expr.condition));
      break;
    default:
      // What is known of the claim, insured or unit at hand is not known of each.
      for (const part of parts(expr)) visitKnown(part, isAggregate(expr) ? [] : known, { lets }, visit);
  }
}

/** The conditions without which no line of these heads is paid. */
export function conditionsOn(
  { heads, guards }: Pick<Site, "heads" | "guards">,
  { layout, logic }: Context,
): readonly Expr[] {
  if (heads === undefined || heads.length === 0) return [];
  return layout.rules.flatMap(({ rule, guards: around, heads: those }) => {
    const isForAll = rule.scope.triggers === undefined && rule.scope.items === undefined;
    if (!isForAll || !heads.every((head) => those.includes(head))) return [];
    // A rule of some contracts holds where it is there.
    const open = around.filter((guard) => !logic.implies(guards, guard));
    return [open.length === 0 ? rule.test : or([...open.map(not), rule.test])];
  });
}

/** What holds of every line on which the term acts. */
export function knownOf({ term, guards }: PlacedTerm, context: Context): readonly Expr[] {
  return withGuard([...guards, ...conditionsOn({ heads: term.heads, guards }, context)], term.where);
}
