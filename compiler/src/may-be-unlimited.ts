import type { Choice, Expr, Let, Table, UnitKind } from "./plan.js";

/** What the names in an expression stand for. */
interface Declared {
  readonly choices: ReadonlyMap<string, Choice>;
  readonly lets: ReadonlyMap<string, Let>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly units: ReadonlyMap<string, UnitKind>;
}

/** Whether the amount can be `unlimited`. Arithmetic, of which none is taken, always comes to a plain one. */
export function mayBeUnlimited(expr: Expr, declared: Declared): boolean {
  const of = (part: Expr): boolean => mayBeUnlimited(part, declared);
  switch (expr.kind) {
    case "unlimited":
      return true;
    case "choice":
      return declared.choices.get(expr.name)?.range?.orUnlimited === true;
    case "unit-fact":
      return declared.units.get(expr.unit)?.facts.find(({ name }) => name === expr.name)?.range?.orUnlimited === true;
    case "lookup": {
      const table = declared.tables.get(expr.table);
      const column = table?.columns.findIndex(({ name }) => name === expr.column) ?? -1;
      return table?.rows.some(({ values }) => values[column] === "unlimited") ?? false;
    }
    case "let": {
      const formula = declared.lets.get(expr.name);
      return formula !== undefined && of(formula.value);
    }
    case "round":
      return of(expr.operand);
    case "if":
      return of(expr.then) || of(expr.otherwise);
    case "largest":
    case "smallest":
      return of(expr.value);
    case "max":
      return expr.operands.some(of);
    case "min":
      return expr.operands.every(of);
    default:
      return false;
  }
}
