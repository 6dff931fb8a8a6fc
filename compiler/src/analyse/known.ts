import type { Expr } from "../plan.js";
import { isAggregate, parts } from "../walk-expr.js";
import type { Context } from "./context.js";
import { type PlacedTerm, withGuard } from "./layout.js";
import { and, not, or } from "./logic.js";
import type { Site } from "./sites.js";

/** In how many branches one formula is looked at: of formulas that choose between those before they multiply. */
const mostReadings = 16;

/** How often formulas were read. */
export class Readings {
  private readonly times = new Map<string, number>();

  /** Whether it is none that has been looked at in enough branches. */
  mayRead(expr: Expr): boolean {
    if (expr.kind !== "let") return true;
    const times = this.times.get(expr.name) ?? 0;
    this.times.set(expr.name, times + 1);
    return times < mostReadings;
  }
}

/**
 * Calls `visit` with the expression and every part of it, formulas read through, and with what holds wherever its value
 * counts. A formula that is read in very many branches is looked at in the first of them.
 */
export function visitKnown(
  expr: Expr,
  known: readonly Expr[],
  { lets }: Pick<Context, "lets">,
  visit: (part: Expr, known: readonly Expr[]) => void,
  readings = new Readings(),
): void {
  const within = (part: Expr, holds: readonly Expr[]): void => visitKnown(part, holds, { lets }, visit, readings);
  const into = (part: Expr, ...more: readonly Expr[]): void => within(part, [...known, ...more]);
  visit(expr, known);
  switch (expr.kind) {
    case "let": {
      const formula = lets.get(expr.name);
      if (formula !== undefined && readings.mayRead(expr)) into(formula.value);
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
      for (const part of parts(expr)) within(part, isAggregate(expr) ? [] : known);
  }
}

/** The conditions without which no line of these heads is paid. */
export function conditionsOn(
  { heads, guards }: Pick<Site, "heads" | "guards">,
  { layout, logic }: Context,
): readonly Expr[] {
  if (heads === undefined || heads.length === 0) return [];
  return layout.rulesByHead.about(heads.slice(0, 1)).flatMap(({ rule, guards: around, heads: those }) => {
    const isForAll = rule.scope.triggers === undefined && rule.scope.items === undefined;
    if (!isForAll || (heads.length > 1 && !heads.every((head) => those.includes(head)))) return [];
    // A rule of some contracts holds where it is there.
    const open = around.filter((guard) => !logic.implies(guards, guard));
    return [open.length === 0 ? rule.test : or([...open.map(not), rule.test])];
  });
}

/** What holds of every line on which the term acts. */
export function knownOf({ term, guards }: PlacedTerm, context: Context): readonly Expr[] {
  return withGuard([...guards, ...conditionsOn({ heads: term.heads, guards }, context)], term.where);
}
