import type { GapsMetadata, Listed } from "@yakkan/runtime/metadata.js";
import type { Expr, Plan, Term } from "../plan.js";
import { isSumOfLines, letsByName, visitExpr } from "../walk-expr.js";
import { amountsOf, askedOfLines } from "../walk-plan.js";

/** Why what a clause works out may have no value although it waits for no fact; nothing where no such way stands in it. */
export function gapsIn(
  exprs: readonly (Expr | undefined)[],
  { lets, tables: allTables }: Pick<Plan, "lets" | "tables">,
): GapsMetadata | undefined {
  const byName = letsByName(lets);
  const tables = new Set<string>();
  const lists = new Map<string, Listed>();
  let divides = false;
  let sums = false;
  for (const expr of exprs)
    if (expr !== undefined)
      visitExpr(expr, byName, (part) => {
        if (part.kind === "lookup") tables.add(part.table);
        // Of the lines of a group there are some.
        if ((part.kind === "largest" || part.kind === "smallest") && part.of !== "loss")
          lists.set(
            part.unit === undefined ? part.of : `unit ${part.unit}`,
            part.unit === undefined ? { of: part.of } : { of: "unit", unit: part.unit },
          );
        divides ||= part.kind === "divide" && part.right.kind !== "literal";
        sums ||= isSumOfLines(part);
      });
  if (tables.size === 0 && lists.size === 0 && !divides) return undefined;
  return {
    tables: allTables.filter(({ name }) => tables.has(name)).map(({ name, label }) => ({ name, label })),
    divides,
    sums,
    lists: [...lists.values()],
  };
}

/** What a term may have to work out. */
export function exprsOf(term: Term): readonly (Expr | undefined)[] {
  return [
    ...amountsOf(term).flatMap(({ amount, guards }) => [...guards, amount]),
    ...askedOfLines(term),
    ...[term.when, term.ranksWhen],
  ];
}
