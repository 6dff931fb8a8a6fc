import { keysOfEvery } from "../every-key.js";
import { keyOf } from "../keys.js";
import type { AggregateExpr, Bearer, Expr, Let, Plan, Table } from "../plan.js";
import { letsByName } from "../walk-expr.js";
import { emitExpr, type Code } from "./expressions.js";
import { camel, Names, pascal, readsScope } from "./text.js";

/** The constant that holds the product. */
export const productName = "theProduct";

/** The names of the types that an emitted module declares. */
export interface TypeNames {
  readonly plan: string;
  readonly trigger: string;
  readonly head: string;
  readonly uncovered: string;
  readonly option: string;
  readonly fact: string;
  readonly reading: string;
  readonly contract: string;
  readonly incident: string;
  readonly claim: string;
  readonly insured: string;
  readonly loss: string;
  readonly call: string;
  readonly input: string;
  readonly premium: string;
  /** What the product's expressions read, and the scope over it; not exported. */
  readonly reads: string;
  readonly at: string;
}

/** A function that is emitted because some expression calls it. */
export interface Called {
  readonly name: string;
  /** `name(at)`, or `name()` where it reads nothing. */
  readonly call: Code;
  readonly body: Code;
}

/** The constant of a table, and of which keys its rows have all that they can be. */
export interface TableRead {
  readonly name: string;
  readonly table: Table;
  readonly every: ReturnType<typeof keysOfEvery>;
}

/**
 * The module while it is being emitted: its names, and what the text so far makes necessary (imports,
 * accessors of facts, formulas, tables, exact numbers). Only what is used is emitted.
 */
export class Module {
  readonly plan: Plan;
  readonly names: Names;
  /** The exported object. */
  readonly exportName: string;
  readonly types: TypeNames;
  readonly imports = new Set<string>();
  readonly typeImports = new Set<string>();
  readonly hoisted = new Map<
    string,
    { readonly name: string; readonly value: string; readonly type: string | undefined }
  >();
  readonly facts = new Map<string, string>();
  readonly circumstances = new Map<string, string>();
  readonly unitFacts = new Map<string, string>();
  readonly lets = new Map<string, Called>();
  readonly formulas: ReadonlyMap<string, Let>;
  /** What is emitted is read while a term acts. */
  isOfWalk = false;
  private readonly places = new Map<string, number>();
  /** By what is read of them: where keys of which a row has all that they can be differ, a table is there for each. */
  readonly tables = new Map<string, TableRead>();

  constructor(plan: Plan, runtimeNames: readonly string[]) {
    this.plan = plan;
    this.formulas = letsByName(plan.lets);
    this.names = new Names([...runtimeNames, productName]);
    this.exportName = this.names.take(camel(plan.name) || "product");
    const prefix = pascal(plan.name) || "Product";
    const type = (suffix: string): string => this.names.take(`${prefix}${suffix}`);
    this.types = {
      plan: type("Plan"),
      trigger: type("Trigger"),
      head: type("Head"),
      uncovered: type("UncoveredKind"),
      option: type("Option"),
      fact: type("Fact"),
      reading: type("Reading"),
      contract: type("Contract"),
      incident: type("Incident"),
      claim: type("Claim"),
      insured: type("Insured"),
      loss: type("Loss"),
      call: type("Call"),
      input: type("Input"),
      premium: type("Premium"),
      reads: type("Reads"),
      at: this.names.take("At"),
    };
  }

  /** A function of the runtime, imported. */
  use(name: string): string {
    this.imports.add(name);
    return name;
  }

  /** A type of the runtime, imported. */
  useType(name: string): string {
    this.typeImports.add(name);
    return name;
  }

  /** A constant at the top of the module; the same value is there once. */
  hoist(wanted: string, value: string, type?: string): string {
    const known = this.hoisted.get(value);
    if (known !== undefined) return known.name;
    const name = this.names.take(wanted);
    this.hoisted.set(value, { name, value, type });
    return name;
  }

  /** The accessor of a fact. */
  fact(of: Bearer, name: string): string {
    return getOrAdd(this.facts, `${of}:${name}`, () => this.names.take(camel(name)));
  }

  /** The accessor of an asserted circumstance. */
  asserted(of: Bearer, name: string): string {
    return getOrAdd(this.circumstances, `${of}:${name}`, () => this.names.take(camel(name)));
  }

  unitFact(unit: string, name: string): string {
    return getOrAdd(this.unitFacts, `${unit}.${name}`, () => this.names.take(`${camel(unit)}${pascal(name)}`));
  }

  table(read: Expr & { readonly kind: "lookup" }): string {
    const table = this.plan.tables.find(({ name }) => name === read.table);
    if (table === undefined) throw new Error(`the plan has no table ${read.table}`);
    const every = keysOfEvery(read, table, this.plan);
    const key = `${table.name} ${table.rows.map((row) => [...every.get(row)!].join()).join("|")}`;
    return getOrAdd(this.tables, key, () => ({ name: this.names.take(`${camel(table.name)}Table`), table, every }))
      .name;
  }

  let(name: string): Code {
    // Terms may read whatever formula.
    const called = getOrAdd(this.lets, name, () => this.ofWalk(() => this.callable(this.letNamed(name))));
    return called.call;
  }

  /** Emits what is read while a term acts. */
  ofWalk<T>(emit: () => T): T {
    const outside = this.isOfWalk;
    this.isOfWalk = true;
    const emitted = emit();
    this.isOfWalk = outside;
    return emitted;
  }

  /** By what an aggregate is known that is worked out once for all groups of a term; the same one is known by the same. */
  placeOf(expr: AggregateExpr): number {
    return getOrAdd(this.places, keyOf(expr), () => this.places.size);
  }

  /** Whether every contract has the choice, so that reading it is never unknown. */
  isAlwaysChosen(name: string): boolean {
    const choice = this.plan.choices.find((declared) => declared.name === name);
    return choice !== undefined && choice.when === undefined && (!choice.optional || choice.default !== undefined);
  }

  /** The declared members of the enum that a choice or reading is of. */
  membersOf(value: Expr): readonly string[] {
    if (value.kind === "reading") {
      return this.plan.readings.find(({ name }) => name === value.name)?.members.map(({ name }) => name) ?? [];
    }
    const type = value.kind === "choice" ? this.plan.choices.find(({ name }) => name === value.name)?.type : undefined;
    return type?.kind === "enum" ? type.members.map(({ name }) => name) : [];
  }

  private letNamed(name: string): Let {
    const found = this.plan.lets.find((declared) => declared.name === name);
    if (found === undefined) throw new Error(`the plan has no formula ${name}`);
    return found;
  }

  private callable(formula: Let): Called {
    const name = this.names.take(camel(formula.name));
    const body = emitExpr(this, formula.value);
    // Its declared type is that of exact numbers, which plain operators do not take.
    const plain = body.plain && formula.value.type.kind === "bool";
    return {
      name,
      call: { known: body.known, plain, text: readsScope(body.text) ? `${name}(at)` : `${name}()` },
      body,
    };
  }
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
