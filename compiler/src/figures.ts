import { isAggregate, parts } from "./walk-expr.js";
import type { Expr, Let } from "./plan.js";

/** What an expression calls by a name and counts with. */
export interface Figure {
  readonly of: "choice" | "fact" | "let" | "loss" | "left";
  readonly name: string;
  readonly expr: Expr;
}

/**
 * Money, numbers and ratios that an expression reads, through formulas, each once, in the order of the text and
 * whatever branch is taken. What an aggregate reads of each of its elements is no single figure.
 */
export function figuresOf(expr: Expr, lets: ReadonlyMap<string, Let>): readonly Figure[] {
  const found = new Map<string, Figure>();
  const formulas = new Set<string>();
  const visit = (part: Expr): void => {
    for (const figure of figuresIn(part)) {
      const key = figureKey(figure);
      if (!found.has(key)) found.set(key, figure);
    }
    const formula = part.kind === "let" && !formulas.has(part.name) ? lets.get(part.name) : undefined;
    if (formula !== undefined) {
      formulas.add(formula.name);
      visit(formula.value);
    }
    if (!isAggregate(part)) for (const operand of parts(part)) visit(operand);
  };
  visit(expr);
  return [...found.values()];
}

/** `fact:revenue`: the same name may stand for what a node lost and for what is left of it. */
export function figureKey({ of, name }: Pick<Figure, "of" | "name">): string {
  return `${of}:${name}`;
}

/** The figures that the expression itself is: `loss(a, b)` is two. */
export function figuresIn(expr: Expr): readonly Figure[] {
  if (!isFigure(expr)) return [];
  switch (expr.kind) {
    case "choice":
    case "fact":
    case "let":
      return [{ of: expr.kind, name: expr.name, expr }];
    case "loss":
      return (expr.heads ?? []).map((head) => ({ of: "loss", name: head, expr: { ...expr, heads: [head] } }));
    case "left":
      return [{ of: "left", name: expr.node, expr }];
    default:
      return [];
  }
}

function isFigure({ type }: Expr): boolean {
  return type.kind === "money" || type.kind === "number" || type.kind === "ratio";
}
