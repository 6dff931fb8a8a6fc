import type { Expr, Literal, Rational } from "../plan.js";
import { someExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { conditionsOn, visitKnown } from "./known.js";
import { sitesOf } from "./sites.js";
import { hasValue } from "./table-keys.js";

/** Where a table is read: by which keys, and what holds there. */
export interface TableRead {
  readonly keys: readonly Expr[];
  readonly known: readonly Expr[];
}

/** Of the tables, by name, where they are read. */
export function readsOfTables(context: Context): ReadonlyMap<string, readonly TableRead[]> {
  const reads = new Map<string, TableRead[]>();
  for (const site of sitesOf(context.plan, context.layout)) {
    // A formula is looked at where it is used, with what holds there.
    if (site.isFormula || !someExpr(site.expr, context.lets, ({ kind }) => kind === "lookup")) continue;
    visitKnown(site.expr, [...site.guards, ...conditionsOn(site, context)], context, (part, known) => {
      if (part.kind !== "lookup") return;
      const read = { keys: part.keys, known };
      const others = reads.get(part.table);
      if (others === undefined) reads.set(part.table, [read]);
      else others.push(read);
    });
  }
  return reads;
}

/** The ends of what a key can be where the table is read. */
export function endsOfKey({ keys, known }: TableRead, index: number, { bounds }: Context): readonly Rational[] {
  const { least, most } = bounds.intervalOf(keys[index]!, known);
  return [least, most].filter((end) => end !== undefined);
}

/** Whether the keys can have these values together where the table is read. */
export function canBeRead({ keys, known }: TableRead, values: readonly Literal[], { logic, bounds }: Context): boolean {
  const conditions = [...known, ...values.map((value, index) => hasValue(keys[index]!, value))];
  return logic.satisfiable(conditions) && bounds.arePossible(conditions);
}
