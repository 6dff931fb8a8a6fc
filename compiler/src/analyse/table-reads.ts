import { keyOf } from "../keys.js";
import type { Expr, Literal, Rational } from "../plan.js";
import { someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { conditionsOn, visitKnown } from "./known.js";
import { readThrough } from "./settled.js";
import { hasValue } from "./table-keys.js";

/** Where a table is read: by which keys, and what holds there. */
export interface TableRead {
  readonly read: Lookup;
  readonly known: readonly Expr[];
}

type Lookup = Expr & { readonly kind: "lookup" };

/** Of the tables, by name, where they are read. */
export function readsOfTables(context: Context): ReadonlyMap<string, readonly TableRead[]> {
  const reads = new Map<string, TableRead[]>();
  for (const site of context.sites()) {
    // A formula is looked at where it is used, with what holds there.
    if (site.isFormula || !someExpr(site.expr, context.lets, ({ kind }) => kind === "lookup")) continue;
    visitKnown(site.expr, [...site.guards, ...conditionsOn(site, context)], context, (part, known) => {
      if (part.kind !== "lookup") return;
      const read = { read: part, known };
      const others = reads.get(part.table);
      if (others === undefined) reads.set(part.table, [read]);
      else others.push(read);
    });
  }
  return reads;
}

/** The ends of what a key can be where the table is read. */
export function endsOfKey({ read, known }: TableRead, index: number, { bounds }: Context): readonly Rational[] {
  const { least, most } = bounds.intervalOf(read.keys[index]!, known);
  return [least, most].filter((end) => end !== undefined);
}

/** Whether the keys can have these values together where the table is read; of a day that never came: where nothing asks of it. */
export function canBeRead(
  { read, known }: TableRead,
  values: readonly (Literal | "never")[],
  context: Context,
): boolean {
  const { logic, bounds, lets } = context;
  const conditions = [...known, ...values.map((value, index) => hasValue(read.keys[index]!, value))];
  const asked = read.keys.flatMap((key, index) =>
    values[index] === "never" ? [keyOf(readThrough(key, context))] : [],
  );
  if (asked.length > 0 && known.some((test) => someExpr(test, lets, (part) => asked.includes(keyOf(part)))))
    return false;
  return logic.satisfiable(conditions) && bounds.arePossible(conditions);
}
