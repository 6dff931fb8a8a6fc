import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { mayBeNever } from "../may-be-never.js";
import type { Expr } from "../plan.js";
import { someExpr, visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { conjuncts } from "./settled.js";
import type { Site } from "./sites.js";

/**
 * `require act < takeover` where the takeover may be `never`: that is neither before a day nor after it, though what never comes is
 * later than all to whoever reads it (and to `earliest`). Where a clause that acts along asks whether it is `never`, or
 * refuses what never came, that has been thought about.
 */
export function findNeverLater(context: Context): Diagnostic[] {
  const { plan, layout, lets, sites } = context;
  const reads = (part: Expr, names: readonly string[]): boolean =>
    neverIn(part, context).some((name) => names.includes(name));
  const asks = (expr: Expr, names: readonly string[]): boolean =>
    someExpr(expr, lets, (part) => part.kind === "is-never" && reads(part.value, names));
  /** A window or a time that refuses what never came. */
  const refuses = (test: Expr, names: readonly string[]): boolean =>
    conjuncts(test, context).some((part) => (part.kind === "within" || part.kind === "during") && reads(part, names));
  const isThoughtOf = (names: readonly string[], { expr, heads }: Site): boolean =>
    asks(expr, names) ||
    layout.rules.some(
      ({ rule, heads: own }) => isAlong(own, heads) && (asks(rule.test, names) || refuses(rule.test, names)),
    ) ||
    plan.exclusions.some(
      ({ ground, unless, scope }) =>
        isAlong(scope.heads, heads) && [ground, ...unless.map(({ test }) => test)].some((test) => asks(test, names)),
    );
  return sites().flatMap((site) => {
    // What a formula comes to is told of where it is read.
    if (site.isFormula) return [];
    const found: Diagnostic[] = [];
    visitExpr(site.expr, lets, (part) => {
      const later = laterSide(part);
      const span = context.placeOf(part);
      if (later === undefined || span === undefined || !mayBeNever(later, plan)) return;
      const names = neverIn(later, context);
      const [name] = names;
      if (name === undefined || isThoughtOf(names, site)) return;
      found.push(diagnose("date/never-later", { name, read: context.quote(span) }, span));
    });
    return found;
  });
}

/** Of a comparison that asks which of two days is the later one, the one that is asked to be it. */
function laterSide(part: Expr): Expr | undefined {
  if (part.kind !== "compare" || (part.left.type.kind !== "date" && part.left.type.kind !== "datetime"))
    return undefined;
  switch (part.operator) {
    case "<":
    case "<=":
      return part.right;
    case ">":
    case ">=":
      return part.left;
    case "=":
    case "<>":
      return undefined;
  }
}

/** The facts in it that are declared `or never`. */
function neverIn(date: Expr, { plan, lets }: Context): readonly string[] {
  const names = new Set<string>();
  visitExpr(date, lets, (part) => {
    if (
      part.kind === "fact" &&
      plan.facts.some(({ name, of, orNever }) => name === part.name && of === part.of && orNever)
    )
      names.add(part.name);
  });
  return [...names];
}

function isAlong(heads: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
  return heads === undefined || others === undefined || heads.some((head) => others.includes(head));
}
