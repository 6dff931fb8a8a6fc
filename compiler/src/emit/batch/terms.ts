import type { Expr, Let, Type } from "../../plan.js";
import { readsIncident } from "../../reads-incident.js";
import { letsByName, someAtHand, unitAskedOf, visitExpr } from "../../walk-expr.js";
import { emitExpr } from "../expressions.js";
import type { Module } from "../module.js";
import { camel } from "../text.js";

/** In which form the kernel reads a value that the contract settles by itself. */
export type Form = "logic" | "number" | "fraction" | "amount" | "times" | "share" | "day" | "second" | "span";

/**
 * What of a product's text a contract settles by itself: worked out once for each contract, by the very code
 * of the scalar evaluator, and read by the kernel as a field.
 */
export class ContractTerms {
  private readonly fields = new Map<string, { readonly name: string; readonly value: string }>();
  private readonly lets: ReadonlyMap<string, Let>;
  private readonly taken = new Set<string>();
  /** Whether what is read depends on the policy's period, so that it cannot be shared between policies. */
  readsPeriod = false;

  constructor(private readonly module: Module) {
    this.lets = letsByName(module.plan.lets);
  }

  /** Whether nothing but the contract, its readings and schedules is read. */
  covers(expr: Expr): boolean {
    // Within an aggregate a unit is one of the schedule; elsewhere it is the line's.
    return !readsIncident(expr, this.lets) && !someAtHand(expr, this.lets, (part) => unitAskedOf(part) !== undefined);
  }

  /** The field that holds the value; `hint` is what a reader would call it. */
  field(form: Form, expr: Expr, hint: string): string {
    visitExpr(expr, this.lets, (part) => {
      if (part.kind === "period" || part.kind === "during") this.readsPeriod = true;
    });
    const value = `read.${form}(${emitExpr(this.module, expr).text})`;
    const known = this.fields.get(value);
    if (known !== undefined) return known.name;
    const base = camel(hint) || form;
    let name = base;
    for (let count = 2; this.taken.has(name); count += 1) name = `${base}${count}`;
    this.taken.add(name);
    this.fields.set(value, { name, value });
    return name;
  }

  /** Each field with the call that works it out. */
  all(): readonly { readonly name: string; readonly value: string }[] {
    return [...this.fields.values()];
  }
}

/** The form in which the kernel reads a value of a type; none for a type that it does not count with. */
export function formOf(type: Type): Form | undefined {
  switch (type.kind) {
    case "bool":
      return "logic";
    case "money":
    case "number":
    case "ratio":
    case "duration":
      return "number";
    case "date":
    case "datetime":
      return "day";
    case "span":
      return "span";
    case "enum":
    case "set":
      return undefined;
  }
}
