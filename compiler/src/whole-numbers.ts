import type { Choice, Expr, Fact, Let, Range, Table, UnitKind } from "./plan.js";
import { isWholeLiteral } from "./whole-literal.js";

/** A choice or fact, as far as it says which values there are. */
export interface Declared {
  readonly range?: Range;
}

/** What the names in an expression stand for. */
interface Names {
  readonly choices: ReadonlyMap<string, Choice>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lets: ReadonlyMap<string, Let>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly units: ReadonlyMap<string, UnitKind>;
}

/** The choice or fact that the expression is, formulas read through; nothing where it works something out. */
export function declarationOf(expr: Expr, names: Names): Declared | undefined {
  switch (expr.kind) {
    case "let": {
      const formula = names.lets.get(expr.name);
      return formula && declarationOf(formula.value, names);
    }
    case "choice":
      return names.choices.get(expr.name);
    case "fact":
      return names.facts.get(expr.name);
    case "unit-fact":
      return names.units.get(expr.unit)?.facts.find(({ name }) => name === expr.name);
    case "established":
      return names.units.get(expr.unit)?.established.find(({ name }) => name === expr.name);
    default:
      return undefined;
  }
}

/** Whether it is a whole number whatever it reads. */
export function isWholeNumber(expr: Expr, names: Names): boolean {
  const isWhole = (part: Expr): boolean => isWholeNumber(part, names);
  switch (expr.kind) {
    case "literal":
      return isWholeLiteral(expr.literal);
    case "let": {
      const formula = names.lets.get(expr.name);
      return formula !== undefined && isWhole(formula.value);
    }
    case "choice":
    case "fact":
    case "unit-fact":
    case "established":
      return isWholeRange(declarationOf(expr, names)?.range);
    case "lookup":
      return isWholeColumn(names.tables.get(expr.table), expr.column);
    case "line":
      return expr.field === "count";
    case "between":
    case "date-part":
    case "incident-number":
      return true;
    case "earlier":
      return expr.times === true;
    case "round":
      return expr.to.denominator === 1n;
    case "negate":
      return isWhole(expr.operand);
    case "add":
    case "subtract":
    case "multiply":
      return isWhole(expr.left) && isWhole(expr.right);
    case "min":
    case "max":
      return expr.operands.every(isWhole);
    case "if":
      return isWhole(expr.then) && isWhole(expr.otherwise);
    case "sum":
    case "largest":
    case "smallest":
      return isWhole(expr.value);
    default:
      return false;
  }
}

/** Whether what is stated within the range is a whole number. */
export function isWholeRange(range: Range | undefined): boolean {
  return range?.whole === true || (range?.oneOf?.every(isWholeLiteral) ?? false);
}

function isWholeColumn(table: Table | undefined, column: string): boolean {
  const index = table?.columns.findIndex(({ name }) => name === column) ?? -1;
  const cells = table?.rows.map(({ values }) => values[index]) ?? [];
  return cells.length > 0 && cells.every((cell) => cell !== undefined && cell !== "unlimited" && isWholeLiteral(cell));
}
