import { keyOf } from "../keys.js";
import type { Expr } from "../plan.js";
import { parts, visitExpr } from "../walk-expr.js";
import { partsOfAll, readDenied } from "./compatible.js";
import type { Context } from "./context.js";

/**
 * Whether the conclusion is known to hold wherever the conditions are known to: by logic, or by the sizes and days that
 * they compare. What none of these reads may be unknown, so that nothing is known by its range alone.
 */
export function follows(conclusion: Expr, conditions: readonly Expr[], context: Context): boolean {
  if (context.logic.implies(conditions, conclusion)) return true;
  const read = readDenied(conclusion, context);
  switch (read.kind) {
    case "and":
      return read.operands.every((operand) => follows(operand, conditions, context));
    case "or":
      return read.operands.some((operand) => follows(operand, conditions, context));
    default:
      return followsBySizes(read, conditions, context);
  }
}

function followsBySizes(conclusion: Expr, conditions: readonly Expr[], context: Context): boolean {
  const isDenied = conclusion.kind === "not";
  const asked = isDenied ? readDenied(conclusion.operand, context) : conclusion;
  if (asked.kind !== "compare") return false;
  const compared = conditions.flatMap((condition) => partsOfAll(condition, context)).filter(isComparison);
  const known = new Set(compared.flatMap((condition) => readIn(condition, context)));
  if (!readIn(asked, context).every((key) => known.has(key))) return false;
  return context.bounds.compare(asked.operator, asked.left, asked.right, compared) === !isDenied;
}

/** What it reads all has to be known. */
function isComparison(condition: Expr): boolean {
  return condition.kind === "compare" || (condition.kind === "not" && condition.operand.kind === "compare");
}

/** What is stated or chosen, and what may be unknown though all that it reads is known. */
function readIn(test: Expr, { lets }: Context): readonly string[] {
  const found: string[] = [];
  visitExpr(test, lets, (part) => {
    const isStated = parts(part).length === 0 && !["literal", "unlimited", "let"].includes(part.kind);
    if (isStated || !sums.has(part.kind)) found.push(keyOf(part));
  });
  return found;
}

const sums: ReadonlySet<Expr["kind"]> = new Set([
  "literal",
  "unlimited",
  "let",
  "compare",
  "not",
  "add",
  "subtract",
  "negate",
  "multiply",
  "min",
  "max",
  "round",
  "span-end",
]);
