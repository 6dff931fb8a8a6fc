import { Guards } from "../check/guards.js";
import { boolType } from "../check/types.js";
import type { Expr, Let, Member, Option, Plan } from "../plan.js";
import { keyOf } from "../keys.js";
import { mayBeNever } from "../may-be-never.js";
import { letsByName, parts } from "../walk-expr.js";

/** Of a formula with more parts it is only known that it is the same wherever it is read: some double with every other that they read. */
const largest = 2_000;

/** A condition under a number that those share which say the same. */
interface Interned {
  readonly id: number;
  readonly expr: Expr;
}

/**
 * What follows from what, over everything that a condition can read. Built on the checker's guards, which
 * decide conditions on plans, options and readings; here facts, triggers and items are variables too, and
 * the rules of the contract hold.
 */
export class Logic {
  private readonly guards = new Guards();
  private readonly lets: ReadonlyMap<string, Let>;
  private readonly normal = new WeakMap<Expr, Expr>();
  private readonly sizes = new WeakMap<Expr, number>();
  private readonly ids = new Map<string, Interned>();
  private readonly interned = new WeakMap<Expr, Interned>();
  private readonly normals = new WeakMap<Expr, Interned>();
  private readonly answers = new Map<string, boolean>();

  constructor(private readonly plan: Plan) {
    this.lets = letsByName(plan.lets);
    for (const option of plan.options) for (const axiom of axiomsOf(option, plan)) this.assume(axiom);
    const rules = plan.contractRules.map((rule) => or([...this.lacking(rule.reads), rule.test]));
    // Of contradictory rules everything would follow; they are reported for themselves.
    if (this.satisfiable(rules)) for (const rule of rules) this.assume(rule);
    this.answers.clear();
  }

  satisfiable(conditions: readonly Expr[]): boolean {
    const all = conditions.map((condition) => this.intern(condition));
    return this.answer(`? ${all.map(({ id }) => id).join(" ")}`, () =>
      this.guards.satisfiable(all.map(({ expr }) => expr)),
    );
  }

  implies(conditions: readonly Expr[], conclusion: Expr): boolean {
    const all = conditions.map((condition) => this.intern(condition));
    const last = this.intern(conclusion);
    return this.answer(`${all.map(({ id }) => id).join(" ")} > ${last.id}`, () =>
      this.guards.implies(
        all.map(({ expr }) => expr),
        last.expr,
      ),
    );
  }

  private assume(axiom: Expr): void {
    this.guards.assume(this.normalise(axiom));
  }

  /** That the contract does not have or does not state one of these choices: a rule that reads it holds. */
  lacking(choices: readonly string[]): Expr[] {
    return this.plan.choices.flatMap(({ name, when, optional }) => {
      if (!choices.includes(name)) return [];
      return [
        ...(when === undefined ? [] : [not(when)]),
        ...(optional ? [not({ kind: "given", type: boolType, name })] : []),
      ];
    });
  }

  private answer(question: string, find: () => boolean): boolean {
    const known = this.answers.get(question);
    if (known !== undefined) return known;
    const found = find();
    this.answers.set(question, found);
    return found;
  }

  private intern(expr: Expr): Interned {
    const known = this.interned.get(expr);
    if (known !== undefined) return known;
    const found = this.internNormal(this.normalise(expr));
    this.interned.set(expr, found);
    return found;
  }

  private internNormal(normal: Expr): Interned {
    const known = this.normals.get(normal);
    if (known !== undefined) return known;
    const key = this.keyOfNormal(normal);
    const found = this.ids.get(key) ?? { id: this.ids.size, expr: normal };
    this.ids.set(key, found);
    this.normals.set(normal, found);
    return found;
  }

  /** Of what joins others, by their numbers. */
  private keyOfNormal(normal: Expr): string {
    switch (normal.kind) {
      case "not":
        return `not ${this.internNormal(normal.operand).id}`;
      case "and":
      case "or":
        return `${normal.kind} ${normal.operands.map((operand) => this.internNormal(operand).id).join(" ")}`;
      default:
        return keyOf(normal);
    }
  }

  /** Formulas read through; tests on facts, triggers and items as tests on choices; sets as one atom a member. */
  private normalise(expr: Expr): Expr {
    const known = this.normal.get(expr);
    if (known !== undefined) return known;
    const made = this.make(expr);
    this.normal.set(expr, made);
    return made;
  }

  private make(expr: Expr): Expr {
    switch (expr.kind) {
      case "let": {
        const formula = this.lets.get(expr.name);
        const value = formula && this.normalise(formula.value);
        return value === undefined || this.sizeOf(value) > largest ? expr : value;
      }
      case "not":
        return not(this.normalise(expr.operand));
      case "and":
      case "or":
        return { ...expr, operands: expr.operands.map((operand) => this.normalise(operand)) };
      case "if": {
        if (expr.type.kind !== "bool") return expr;
        const condition = this.normalise(expr.condition);
        return or([and([condition, this.normalise(expr.then)]), and([not(condition), this.normalise(expr.otherwise)])]);
      }
      case "trigger-is":
        return isOneOf(
          "trigger",
          this.plan.triggers.map(({ name }) => name),
          expr.triggers,
        );
      case "item-is": {
        const items = this.plan.heads.flatMap((head) => head.items.map(({ name }) => name));
        return isOneOf("item", [...new Set(items), ""], expr.items);
      }
      case "is":
        if (expr.value.kind !== "fact" && expr.value.kind !== "unit-fact" && expr.value.kind !== "established")
          return expr;
        return isOneOf(keyOf({ ...expr.value, type: undefined }), membersOf(expr.value), expr.members);
      case "has":
        return or(expr.members.map((member): Expr => ({ ...expr, members: [member] })));
      case "is-empty":
        return and(
          membersOf(expr.set).map((member) => not({ type: boolType, kind: "has", set: expr.set, members: [member] })),
        );
      case "compare":
        return this.compare(expr);
      default:
        return expr;
    }
  }

  /** How many parts it has, formulas read through. */
  private sizeOf(expr: Expr): number {
    const known = this.sizes.get(expr);
    if (known !== undefined) return known;
    const size = parts(expr).reduce((sum, part) => sum + this.sizeOf(part), 1);
    this.sizes.set(expr, size);
    return size;
  }

  /** `a > b` is `not a <= b`; dates, and what may be worked out from never, are left alone, for with never neither holds. */
  private compare(expr: Expr & { kind: "compare" }): Expr {
    if (expr.left.type.kind === "date" || expr.left.type.kind === "datetime") return expr;
    if (expr.operator !== "<>" && [expr.left, expr.right].some((side) => mayBeNever(side, this.plan))) return expr;
    switch (expr.operator) {
      case ">":
        return not({ ...expr, operator: "<=" });
      case ">=":
        return not({ ...expr, operator: "<" });
      case "<>":
        return not({ ...expr, operator: "=" });
      case "<":
      case "<=":
      case "=":
        return expr;
    }
  }
}

export const never: Expr = { type: boolType, kind: "literal", literal: { type: "bool", value: false } };

export function not(operand: Expr): Expr {
  return { type: boolType, kind: "not", operand };
}

export function and(operands: readonly Expr[]): Expr {
  return { type: boolType, kind: "and", operands };
}

export function or(operands: readonly Expr[]): Expr {
  return { type: boolType, kind: "or", operands };
}

export function optionInForce(name: string): Expr {
  return { type: boolType, kind: "option", name };
}

export function planIs(plan: Plan, members: readonly string[]): Expr {
  return isOneOf("plan", plansOf(plan), members);
}

export function triggerIs(triggers: readonly string[]): Expr {
  return { type: boolType, kind: "trigger-is", triggers };
}

/** The members of `plan`. */
export function plansOf(plan: Plan): readonly string[] {
  const choice = plan.choices.find(({ name }) => name === "plan");
  return choice?.type.kind === "enum" ? choice.type.members.map(({ name }) => name) : [];
}

function isOneOf(name: string, all: readonly string[], members: readonly string[]): Expr {
  const type = { kind: "enum" as const, members: all.map((member): Member => ({ name: member, label: {} })) };
  return { type: boolType, kind: "is", value: { type, kind: "choice", name }, members };
}

function membersOf({ type }: Expr): readonly string[] {
  return type.kind === "enum" || type.kind === "set" ? type.members.map(({ name }) => name) : [];
}

/** Where the option may be, has to be and cannot be in force. */
function axiomsOf(option: Option, plan: Plan): Expr[] {
  const inForce = optionInForce(option.name);
  const under = (mark: "unavailable" | "automatic"): Expr => {
    const plans = Object.entries(option.availability).flatMap(([member, found]) => (found === mark ? [member] : []));
    const always: Expr = { type: boolType, kind: "literal", literal: { type: "bool", value: plans.includes("") } };
    return "" in option.availability ? always : planIs(plan, plans);
  };
  return [
    or([not(inForce), not(under("unavailable"))]),
    or([not(under("automatic")), inForce]),
    ...option.requires.map(({ test }) => or([not(inForce), test])),
    ...option.notWith.map((other) => or([not(inForce), not(optionInForce(other))])),
  ];
}
