import type { AggregateExpr, Expr, Fact, Plan, Range } from "./plan.js";
import { letsByName, someExpr } from "./walk-expr.js";

/**
 * Whether open values can only add to the expression, which is by itself a sum of losses, or of values that are never
 * below zero: what is certain of it may then decide how it compares.
 */
export function onlyGrows(expr: Expr, plan: Plan): boolean {
  if (expr.kind === "let") return onlyGrows(formulaOf(expr.name, plan), plan);
  return expr.kind === "loss" || (expr.kind === "sum" && isSureSum(expr, plan));
}

/** Every comparison asks, and every sum that is read. */
const known = new WeakMap<Plan, WeakMap<Expr, boolean>>();

/** Of what each of several lost, a sum by itself alone: a line that is open may be of any of them, and change what else is made of it. */
export function isSureSum(expr: AggregateExpr, plan: Plan): boolean {
  if (expr.kind !== "sum") return false;
  const sums = known.get(plan) ?? new WeakMap<Expr, boolean>();
  known.set(plan, sums);
  const found = sums.get(expr) ?? isSumFromZero(expr.value, plan);
  sums.set(expr, found);
  return found;
}

function isSumFromZero(value: Expr, plan: Plan): boolean {
  if (value.kind === "loss") return true;
  const lets = letsByName(plan.lets);
  return isFromZero(value, plan) && !someExpr(value, lets, (part) => part.kind === "loss" || part.kind === "left");
}

/** By how it is written alone. */
function isFromZero(expr: Expr, plan: Plan): boolean {
  const are = (...parts: readonly Expr[]): boolean => parts.every((part) => isFromZero(part, plan));
  switch (expr.kind) {
    case "literal": {
      const { literal } = expr;
      return "value" in literal && isNumber(literal.value) && literal.value.numerator >= 0n;
    }
    case "fact":
      return isFactFromZero(plan.facts.find(({ name, of }) => name === expr.name && of === expr.of));
    case "unit-fact":
    case "established": {
      const unit = plan.units.find(({ name }) => name === expr.unit);
      const facts = expr.kind === "unit-fact" ? unit?.facts : unit?.established;
      return isFactFromZero(facts?.find(({ name }) => name === expr.name));
    }
    case "line":
      return expr.field === "amount" || expr.field === "count";
    case "let":
      return are(formulaOf(expr.name, plan));
    case "if":
      return are(expr.then, expr.otherwise);
    case "add":
    case "multiply":
      return are(expr.left, expr.right);
    case "min":
    case "max":
      return are(...expr.operands);
    default:
      return false;
  }
}

function isNumber(value: unknown): value is { readonly numerator: bigint } {
  return typeof value === "object" && value !== null && "numerator" in value;
}

function isFactFromZero(fact: Pick<Fact, "type" | "range" | "orNever"> | undefined): boolean {
  if (fact === undefined || fact.orNever) return false;
  const { kind } = fact.type;
  return (kind === "money" || kind === "number" || kind === "ratio") && isRangeFromZero(fact.range);
}

function isRangeFromZero(range: Range | undefined): boolean {
  if (range === undefined) return true;
  if (range.orUnlimited === true) return false;
  return [...(range.min ? [range.min] : []), ...(range.oneOf ?? [])].every(
    (literal) => "value" in literal && isNumber(literal.value) && literal.value.numerator >= 0n,
  );
}

function formulaOf(name: string, plan: Plan): Expr {
  return plan.lets.find((formula) => formula.name === name)!.value;
}
