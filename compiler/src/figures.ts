import { isZero } from "./constants.js";
import { formatExpr, minorUnits } from "./describe/summary.js";
import { isAggregate, isOfSome, parts } from "./walk-expr.js";
import type { Expr, LayerTerm, Let, Term } from "./plan.js";

/** What an expression reads and counts with or decides by. */
export interface Figure {
  /** `expression`: what has no name of its own, such as a date that a span gives or a value of a table. */
  readonly of: "choice" | "fact" | "reading" | "let" | "loss" | "left" | "expression";
  /** Of an expression what it says, in the words of the language. */
  readonly name: string;
  readonly expr: Expr;
}

/**
 * What an expression reads, through formulas, each once, in the order of the text and whatever branch is
 * taken. What an aggregate reads of each of its elements is no single figure.
 */
export function figuresOf(expr: Expr, lets: ReadonlyMap<string, Let>): readonly Figure[] {
  const found = new Map<string, Figure>();
  const formulas = new Set<string>();
  const add = (figure: Figure): void => {
    if (!found.has(figureKey(figure))) found.set(figureKey(figure), figure);
  };
  const visit = (part: Expr): void => {
    const figure = figureIn(part);
    if (figure !== undefined) add(figure);
    if (part.kind === "if") add(figureOfCondition(part.condition));
    if ((part.kind === "min" || part.kind === "max") && !isFloor(part)) {
      for (const operand of part.operands) {
        visit(operand);
        const side = figureOfSide(operand);
        if (side !== undefined) add(side);
      }
      return;
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

/** Which branch of an `if` is taken is told by what its condition comes to. */
export function figureOfCondition(condition: Expr): Figure {
  return figureIn(condition) ?? { of: "expression", name: formatExpr(condition, minorUnits), expr: condition };
}

/** Of what has no name, what one of those comes to of which the largest or smallest is taken: which it is, that tells. */
export function figureOfSide(expr: Expr): Figure | undefined {
  return worksOut.has(expr.kind) ? { of: "expression", name: formatExpr(expr, minorUnits), expr } : undefined;
}

const worksOut: ReadonlySet<Expr["kind"]> = new Set([
  "add",
  "subtract",
  "multiply",
  "divide",
  "negate",
  "round",
  "min",
  "max",
  "if",
] as const);

/** `max(0, a)`: what it comes to says whether it was below. */
export function isFloor({ kind, operands }: Extract<Expr, { readonly kind: "min" | "max" }>): boolean {
  return kind === "max" && operands.length === 2 && operands.some(isZero);
}

/** The figure that the expression itself is. Sets, and what is only asked for, are none. */
export function figureIn(expr: Expr): Figure | undefined {
  if (expr.type.kind === "set") return undefined;
  switch (expr.kind) {
    case "choice":
    case "fact":
    case "reading":
    case "let":
      return { of: expr.kind, name: expr.name, expr };
    case "loss": {
      const [head, ...others] = expr.heads ?? [];
      return head === undefined || others.length > 0 || isOfSome(expr)
        ? { of: "expression", name: formatExpr(expr, minorUnits), expr }
        : { of: "loss", name: head, expr };
    }
    case "left":
      return isOfSome(expr)
        ? { of: "expression", name: formatExpr(expr, minorUnits), expr }
        : { of: "left", name: expr.node, expr };
    case "line":
      return expr.field === "approved" || expr.field === "item"
        ? undefined
        : { of: "expression", name: formatExpr(expr, minorUnits), expr };
    case "unit-fact":
    case "established":
    case "period":
    case "span-end":
    case "between":
    case "date-part":
    case "lookup":
    case "any":
    case "every":
    case "sum":
    case "largest":
    case "smallest":
    case "earliest":
    case "latest":
    case "subject":
    case "deducted":
    case "earlier":
    case "incident-number":
      return { of: "expression", name: formatExpr(expr, minorUnits), expr };
    default:
      return undefined;
  }
}

/** The expression by which the amount or share of a term is worked out, where it is more than one value of the contract. */
export function derivationOf(term: Term | LayerTerm): Expr | undefined {
  if (term.kind === "layers") return undefined;
  const expr = term.kind === "coinsurance" ? term.pays : term.amount;
  return expr.kind === "literal" || expr.kind === "choice" || expr.kind === "unlimited" ? undefined : expr;
}
