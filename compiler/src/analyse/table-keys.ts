import { boolType } from "../check/types.js";
import type { CompareOperator, Expr, Literal, Table, TableKey } from "../plan.js";
import { and, not } from "./logic.js";

/** The keys of the table at one place, each once. */
export function keysAt({ rows }: Table, index: number): readonly TableKey[] {
  return rows.flatMap(({ keys }) => keys[index] ?? []);
}

/** That the key of a table is one of a row, or in its band. */
export function isInKey(key: Expr, row: TableKey): Expr {
  if (row.kind === "value") return hasValue(key, row.literal);
  const { from, over, to, under } = row;
  const ends: readonly (readonly [CompareOperator, Literal | undefined])[] = [
    [">=", from],
    [">", over],
    ["<=", to],
    ["<", under],
  ];
  return and(
    ends.flatMap(([operator, end]) => (end === undefined ? [] : [compare(operator, key, literalOf(key, end))])),
  );
}

export function hasValue(key: Expr, value: Literal | "never"): Expr {
  if (value === "never") return { type: boolType, kind: "is-never", value: key };
  if (value.type === "bool") return value.value ? key : not(key);
  if (value.type === "enum") return { type: boolType, kind: "is", value: key, members: [value.value] };
  if (value.type === "set" && key.type.kind === "set")
    return and(
      key.type.members.map(({ name }): Expr => {
        const has: Expr = { type: boolType, kind: "has", set: key, members: [name] };
        return value.value.includes(name) ? has : not(has);
      }),
    );
  return compare("=", key, literalOf(key, value));
}

function compare(operator: CompareOperator, left: Expr, right: Expr): Expr {
  return { type: boolType, kind: "compare", operator, left, right };
}

function literalOf({ type }: Expr, literal: Literal): Expr {
  return { type, kind: "literal", literal };
}
