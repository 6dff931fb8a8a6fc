import type { CompareOperator, Expr, Let } from "./plan.js";

/** A comparison of two days or instants, and what has to hold of them. */
export interface DateComparison {
  readonly expr: Extract<Expr, { kind: "compare" }>;
  readonly operator: CompareOperator;
  /** What the comparison comes to where they do not stand so. */
  readonly fails: boolean;
}

/**
 * What a test compares of dates, each as it has to be for the test to hold: parts of it that are joined by `and` and
 * `or`, through formulas, in the order of the text. An `or` holds by another part, too.
 */
export function dateComparisons(test: Expr, lets: ReadonlyMap<string, Let>): readonly DateComparison[] {
  const visit = (expr: Expr, negated: boolean): readonly DateComparison[] => {
    switch (expr.kind) {
      case "and":
      case "or":
        return expr.operands.flatMap((operand) => visit(operand, negated));
      case "not":
        return visit(expr.operand, !negated);
      case "let": {
        const formula = lets.get(expr.name);
        return formula === undefined ? [] : visit(formula.value, negated);
      }
      case "compare":
        return isDate(expr.left) && isDate(expr.right)
          ? [{ expr, operator: negated ? opposite[expr.operator] : expr.operator, fails: negated }]
          : [];
      default:
        return [];
    }
  };
  return visit(test, false);
}

const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "<>", "<>": "=" } as const;

function isDate({ type }: Expr): boolean {
  return type.kind === "date" || type.kind === "datetime";
}
