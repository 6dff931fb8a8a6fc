import type { Expr, Plan } from "./plan.js";

/** Whether the date may be one that never comes. */
export function mayBeNever(expr: Expr, plan: Plan): boolean {
  const of = (part: Expr): boolean => mayBeNever(part, plan);
  switch (expr.kind) {
    case "literal":
    case "choice":
    case "period":
    case "line":
      return false;
    case "fact":
      return plan.facts.some((fact) => fact.name === expr.name && fact.of === expr.of && fact.orNever);
    case "let": {
      const formula = plan.lets.find(({ name }) => name === expr.name);
      return formula === undefined || of(formula.value);
    }
    case "span-end":
      return of(expr.from);
    case "if":
      return of(expr.then) || of(expr.otherwise);
    // The first of several has come as soon as one has, the last where all have.
    case "min":
      return expr.operands.every(of);
    case "max":
      return expr.operands.some(of);
    default:
      return true;
  }
}
