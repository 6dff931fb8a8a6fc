import { keyOf } from "../keys.js";
import type { Expr } from "../plan.js";

/** A condition over numbered variables, each of which has one of a few values. */
type Formula =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "all" | "any"; readonly parts: readonly Formula[] }
  | { readonly kind: "not"; readonly part: Formula }
  /** The variable has one of these values. */
  | { readonly kind: "variable"; readonly variable: number; readonly values: ReadonlySet<number> };

/** Combinations looked at before giving up. */
const patience = 1 << 14;

/**
 * What follows from what, among conditions on contract and readings. Enums and options become variables,
 * and so does anything else that is true or false; values are tried until one contradicts the conditions.
 * Where there are too many combinations, the answer is the one that raises no alarm.
 */
export class Guards {
  /** What holds of every contract: an option's availability and what it requires. */
  private readonly axioms: Formula[] = [];
  private readonly variables = new Map<string, { readonly index: number; readonly size: number }>();
  private readonly sizes: number[] = [];
  private readonly formulas = new WeakMap<Expr, Formula>();
  /** Variables of which it is not known whether they can be, beside others: sizes, members of sets, … */
  private readonly doubtful = new Set<number>();

  /** From now on `axiom` holds under every contract. */
  assume(axiom: Expr): void {
    this.axioms.push(this.formula(axiom));
  }

  implies(guards: readonly Expr[], conclusion: Expr): boolean {
    const refuted: Formula = { kind: "not", part: this.formula(conclusion) };
    return !this.possible([...guards.map((guard) => this.formula(guard)), refuted], false);
  }

  satisfiable(guards: readonly Expr[]): boolean {
    return this.possible(
      guards.map((guard) => this.formula(guard)),
      true,
    );
  }

  /** The same, where it is so whatever comes of sizes and all else that is not chosen by name, and these rules hold too. */
  surelySatisfiable(guards: readonly Expr[], rules: readonly Expr[]): boolean {
    const surely = (formula: Formula): Formula => this.without(formula, false);
    const axioms = [...this.axioms, ...rules.map((rule) => this.formula(rule))];
    return this.possible(
      guards.map((guard) => surely(this.formula(guard))),
      false,
      axioms.map(surely),
    );
  }

  /** What is doubtful has this value. */
  private without(formula: Formula, doubtful: boolean): Formula {
    switch (formula.kind) {
      case "constant":
        return formula;
      case "all":
      case "any":
        return { ...formula, parts: formula.parts.map((part) => this.without(part, doubtful)) };
      case "not":
        return { ...formula, part: this.without(formula.part, !doubtful) };
      case "variable":
        return this.doubtful.has(formula.variable) ? { kind: "constant", value: doubtful } : formula;
    }
  }

  private possible(conditions: readonly Formula[], whenTooMany: boolean, axioms = this.axioms): boolean {
    const all: Formula = { kind: "all", parts: [...conditions, ...relevant(axioms, conditions)] };
    const variables = variablesOf(all);
    const assignment = new Map<number, number>();
    let tried = 0;
    const search = (depth: number): boolean => {
      if (++tried > patience) return whenTooMany;
      const isSo = evaluate(all, assignment);
      if (isSo !== undefined) return isSo;
      const variable = variables[depth]!;
      for (let value = 0; value < this.sizes[variable]!; value++) {
        assignment.set(variable, value);
        if (search(depth + 1)) return true;
      }
      assignment.delete(variable);
      return false;
    };
    return search(0);
  }

  private formula(expr: Expr): Formula {
    const known = this.formulas.get(expr);
    if (known !== undefined) return known;
    const made = this.make(expr);
    this.formulas.set(expr, made);
    return made;
  }

  private make(expr: Expr): Formula {
    switch (expr.kind) {
      case "and":
      case "or":
        return {
          kind: expr.kind === "and" ? "all" : "any",
          parts: expr.operands.map((operand) => this.formula(operand)),
        };
      case "not":
        return { kind: "not", part: this.formula(expr.operand) };
      case "literal":
        return { kind: "constant", value: expr.literal.type === "bool" && expr.literal.value };
      case "is": {
        const { value, members } = expr;
        if ((value.kind !== "choice" && value.kind !== "reading") || value.type.kind !== "enum") return this.atom(expr);
        const names = value.type.members.map(({ name }) => name);
        const variable = this.variable(`${value.kind} ${value.name}`, names.length);
        return { kind: "variable", variable, values: new Set(members.map((member) => names.indexOf(member))) };
      }
      default:
        return this.atom(expr);
    }
  }

  /** Two conditions of one text are one variable. */
  private atom(expr: Expr): Formula {
    const key = expr.kind === "option" ? `option ${expr.name}` : keyOf(expr);
    const variable = this.variable(key, 2);
    if (expr.kind !== "option" && expr.kind !== "choice" && expr.kind !== "reading") this.doubtful.add(variable);
    return { kind: "variable", variable, values: new Set([1]) };
  }

  private variable(key: string, size: number): number {
    const known = this.variables.get(key);
    if (known !== undefined) return known.index;
    this.variables.set(key, { index: this.sizes.length, size });
    return this.sizes.push(size) - 1;
  }
}

/** Axioms that share a variable with the conditions, directly or through each other. */
function relevant(axioms: readonly Formula[], conditions: readonly Formula[]): Formula[] {
  const reached = new Set(variablesIn(conditions));
  const found = new Set<Formula>();
  for (let grown = true; grown;) {
    grown = false;
    for (const axiom of axioms) {
      const variables = variablesOf(axiom);
      if (found.has(axiom) || !variables.some((variable) => reached.has(variable))) continue;
      found.add(axiom);
      variables.forEach((variable) => reached.add(variable));
      grown = true;
    }
  }
  return [...found];
}

const variableLists = new WeakMap<Formula, readonly number[]>();

function variablesOf(formula: Formula): readonly number[] {
  const known = variableLists.get(formula);
  if (known !== undefined) return known;
  const found = findVariables(formula);
  variableLists.set(formula, found);
  return found;
}

/** Each once. */
function findVariables(formula: Formula): readonly number[] {
  switch (formula.kind) {
    case "constant":
      return [];
    case "all":
    case "any":
      return variablesIn(formula.parts);
    case "not":
      return variablesOf(formula.part);
    case "variable":
      return [formula.variable];
  }
}

function variablesIn(formulas: readonly Formula[]): readonly number[] {
  const lists = formulas.map(variablesOf);
  return lists.length === 1 ? lists[0]! : [...new Set(lists.flat())];
}

/** Undefined while it depends on a variable that has no value yet. */
function evaluate(formula: Formula, assignment: ReadonlyMap<number, number>): boolean | undefined {
  switch (formula.kind) {
    case "constant":
      return formula.value;
    case "all":
    case "any": {
      const deciding = formula.kind === "any";
      let open = false;
      const { parts } = formula;
      for (let place = 0; place < parts.length; place++) {
        const value = evaluate(parts[place]!, assignment);
        if (value === deciding) return deciding;
        open ||= value === undefined;
      }
      return open ? undefined : !deciding;
    }
    case "not": {
      const value = evaluate(formula.part, assignment);
      return value === undefined ? undefined : !value;
    }
    case "variable": {
      const value = assignment.get(formula.variable);
      return value === undefined ? undefined : formula.values.has(value);
    }
  }
}
