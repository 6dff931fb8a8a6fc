import type { Expr } from "../plan.js";

/**
 * What follows from what, among conditions on contract and readings. Enums, options and anything else
 * that is true or false become variables; all their combinations are tried. Where there are too many,
 * the answer is the one that raises no alarm.
 */
export function implies(axioms: readonly Expr[], guards: readonly Expr[], conclusion: Expr): boolean {
  const premises = [...relevant(axioms, [...guards, conclusion]), ...guards];
  return !someAssignment([...premises, conclusion], (holds) => premises.every(holds) && !holds(conclusion), false);
}

export function satisfiable(axioms: readonly Expr[], guards: readonly Expr[]): boolean {
  const premises = [...relevant(axioms, guards), ...guards];
  return someAssignment(premises, (holds) => premises.every(holds), true);
}

const combinationsTried = 1 << 14;

/** A variable and the values that it can have. */
interface Variable {
  readonly key: string;
  readonly values: readonly (string | boolean)[];
}

function someAssignment(
  exprs: readonly Expr[],
  test: (holds: (expr: Expr) => boolean) => boolean,
  whenTooMany: boolean,
): boolean {
  const variables = [...new Map(exprs.flatMap(variablesOf).map((variable) => [variable.key, variable])).values()];
  if (variables.reduce((product, { values }) => product * values.length, 1) > combinationsTried) return whenTooMany;
  const assignment = new Map<string, string | boolean>();
  const holds = (expr: Expr): boolean => evaluate(expr, assignment);
  const assign = (index: number): boolean => {
    const variable = variables[index];
    if (variable === undefined) return test(holds);
    return variable.values.some((value) => {
      assignment.set(variable.key, value);
      return assign(index + 1);
    });
  };
  return assign(0);
}

/** Axioms that share a variable with what is asked, directly or through each other. */
function relevant(axioms: readonly Expr[], about: readonly Expr[]): Expr[] {
  const keys = new Set(about.flatMap(variablesOf).map(({ key }) => key));
  const found = new Set<Expr>();
  for (let grown = true; grown;) {
    grown = false;
    for (const axiom of axioms) {
      const variables = variablesOf(axiom);
      if (found.has(axiom) || !variables.some(({ key }) => keys.has(key))) continue;
      found.add(axiom);
      for (const { key } of variables) keys.add(key);
      grown = true;
    }
  }
  return [...found];
}

function variablesOf(expr: Expr): Variable[] {
  switch (expr.kind) {
    case "and":
    case "or":
      return expr.operands.flatMap(variablesOf);
    case "not":
      return variablesOf(expr.operand);
    case "literal":
      return [];
    case "is":
      if (expr.value.type.kind === "enum" && (expr.value.kind === "choice" || expr.value.kind === "reading"))
        return [
          { key: `${expr.value.kind} ${expr.value.name}`, values: expr.value.type.members.map(({ name }) => name) },
        ];
      return [{ key: keyOf(expr), values: [true, false] }];
    default:
      return [{ key: keyOf(expr), values: [true, false] }];
  }
}

function evaluate(expr: Expr, assignment: ReadonlyMap<string, string | boolean>): boolean {
  switch (expr.kind) {
    case "and":
      return expr.operands.every((operand) => evaluate(operand, assignment));
    case "or":
      return expr.operands.some((operand) => evaluate(operand, assignment));
    case "not":
      return !evaluate(expr.operand, assignment);
    case "literal":
      return expr.literal.type === "bool" && expr.literal.value;
    case "is": {
      if (expr.value.kind === "choice" || expr.value.kind === "reading") {
        const value = assignment.get(`${expr.value.kind} ${expr.value.name}`);
        if (typeof value === "string") return expr.members.includes(value);
      }
      return assignment.get(keyOf(expr)) === true;
    }
    default:
      return assignment.get(keyOf(expr)) === true;
  }
}

/** Two conditions of one text are one variable. */
function keyOf(expr: Expr): string {
  return JSON.stringify(expr, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}
