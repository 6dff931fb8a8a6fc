import type { Expr, Plan } from "./plan.js";
import { parts } from "./walk-expr.js";

/** Of each plan the formulas that were asked, by their names: some read others twice, and these others. */
const formulas = new WeakMap<Plan, Map<string, boolean>>();

/**
 * Whether it may be a date that never comes, or worked out from one: what is then is never, too, and no comparison with
 * it but `<>` holds.
 */
export function mayBeNever(expr: Expr, plan: Plan): boolean {
  const of = (part: Expr): boolean => mayBeNever(part, plan);
  switch (expr.kind) {
    case "fact":
      return plan.facts.some((fact) => fact.name === expr.name && fact.of === expr.of && fact.orNever);
    case "unit-fact":
    case "established":
      return plan.units.some(
        (unit) =>
          unit.name === expr.unit &&
          [...unit.facts, ...unit.established].some((fact) => fact.name === expr.name && fact.orNever),
      );
    case "let": {
      const known = formulas.get(plan) ?? new Map<string, boolean>();
      formulas.set(plan, known);
      const found = known.get(expr.name);
      if (found !== undefined) return found;
      const formula = plan.lets.find(({ name }) => name === expr.name);
      const made = formula === undefined || of(formula.value);
      known.set(expr.name, made);
      return made;
    }
    case "if":
      return of(expr.then) || of(expr.otherwise);
    // The first of several days has come as soon as one has, the last where all have; of sizes all are asked.
    case "min":
      return isDay(expr) ? expr.operands.every(of) : expr.operands.some(of);
    // What becomes of days of several is not asked here.
    case "earliest":
    case "latest":
      return true;
    default:
      return parts(expr).some(of);
  }
}

function isDay({ type }: Expr): boolean {
  return type.kind === "date" || type.kind === "datetime";
}
