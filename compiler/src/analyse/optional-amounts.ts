import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr, Plan } from "../plan.js";
import { parts } from "../walk-expr.js";
import { amountsOf } from "../walk-plan.js";
import type { Context } from "./context.js";
import { not } from "./logic.js";

/**
 * Amounts that read a choice which the contract may leave out, where nothing asks whether it is given though the product
 * does elsewhere: what the term acts on then waits for the contract. Where the product never asks, the amount is one that
 * its documents do not say, and waiting for it is meant. Of one choice the first is told of.
 */
export function findOptionalAmounts(context: Context): Diagnostic[] {
  const asked = askedFor(context.plan);
  const told = new Set<string>();
  return context.layout.terms.flatMap(({ term, guards }) =>
    amountsOf(term).flatMap(({ amount, guards: own }) =>
      readsOf(amount, [...guards, ...own], context).flatMap(({ name, part, under }) => {
        const given: Expr = { type: { kind: "bool" }, kind: "given", name };
        if (!asked.has(name) || told.has(name) || !context.logic.satisfiable([...under, not(given)])) return [];
        told.add(name);
        const whole = context.written(amount);
        const span = context.placeOf(part) ?? context.placeOf(amount) ?? term.source;
        return [diagnose("term/optional-amount", { name, term: term.kind, amount: whole }, span)];
      }),
    ),
  );
}

/** The choices of which a clause asks whether they are given. A rule of the contract says no more than how it is filled in. */
function askedFor(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const part = value as Partial<Extract<Expr, { kind: "given" }>>;
    if (part.kind === "given" && part.name !== undefined) found.add(part.name);
    Object.values(value).forEach(visit);
  };
  visit([plan.root, plan.lets]);
  return found;
}

interface Read {
  readonly name: string;
  readonly part: Expr;
  /** What holds where it is read. */
  readonly under: readonly Expr[];
}

function readsOf(expr: Expr, under: readonly Expr[], context: Context): readonly Read[] {
  switch (expr.kind) {
    case "choice":
      return [{ name: expr.name, part: expr, under }];
    case "let": {
      const formula = context.lets.get(expr.name);
      // Where the formula is read is where it may be asked for.
      return formula === undefined
        ? []
        : readsOf(formula.value, under, context).map((read) => ({ ...read, part: expr }));
    }
    case "if":
      return [
        ...readsOf(expr.condition, under, context),
        ...readsOf(expr.then, [...under, expr.condition], context),
        ...readsOf(expr.otherwise, [...under, not(expr.condition)], context),
      ];
    case "and":
    case "or":
      // One part that is known may decide.
      return [];
    default:
      return parts(expr).flatMap((part) => readsOf(part, under, context));
  }
}
