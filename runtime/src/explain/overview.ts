import type { NodeMetadata } from "../metadata.js";
import type { LineResult, SettlementResult } from "../result.js";
import { table } from "./columns.js";
import type { Names } from "./names.js";
import { type Sums, sumsOf } from "./sums.js";
import type { Column } from "./words.js";

const order: readonly Column[] = ["claimed", "refused", "undetermined", "reduced", "due", "paid", "balance", "pay"];
const always: ReadonlySet<Column> = new Set(["claimed", "due", "paid", "pay"]);
/** Taken off what stands to their left. */
const takenOff: ReadonlySet<Column> = new Set(["refused", "undetermined", "reduced", "paid"]);

/** The tree of the product with its sums, from the total down to the lines: each row adds up, and so does each column. */
export function overview(names: Names, { lines }: SettlementResult): string[] {
  const total = sumsOf(lines);
  const columns = order.filter((column) => always.has(column) || total[column] !== 0);
  const row = (label: string, sums: Sums): string[] => [
    label,
    ...columns.map((column) =>
      column === "balance" || takenOff.has(column) ? change(names, column, sums) : names.money(sums[column]),
    ),
  ];

  const rows: string[][] = [["", ...columns.map((column) => names.words.column[column])]];
  const visit = (node: NodeMetadata, depth: number): void => {
    const below = linesBelow(node, lines);
    if (below.length === 0) return;
    const indent = "  ".repeat(depth);
    const label = names.clause(node.name);
    const [only] = below;
    const isLeaf = node.members.length === 0;
    const shown =
      isLeaf && below.length === 1 && only !== undefined ? `${label}${names.words.and}${names.line(only)}` : label;
    rows.push(row(indent + shown, sumsOf(below)));
    if (isLeaf && below.length > 1)
      for (const line of below) rows.push(row(`${indent}  ${names.line(line)}`, sumsOf([line])));
    for (const member of node.members) visit(member, depth + 1);
  };
  visit(names.metadata.tree, 0);
  return table(rows);
}

/** The lines that are booked to a head or uncovered kind of the node. */
export function linesBelow(node: NodeMetadata, lines: readonly LineResult[]): LineResult[] {
  if (node.members.length === 0) return lines.filter(({ head }) => head === node.name);
  return node.members.flatMap((member) => linesBelow(member, lines));
}

function change(names: Names, column: Column, sums: Sums): string {
  const amount = takenOff.has(column) ? -sums[column] : sums[column];
  return amount === 0 ? "" : signed(names, amount);
}

/** `+¥1,000`, `-¥1,000`; nothing taken off is `-¥0`. */
export function signed(names: Names, amount: number): string {
  return `${amount > 0 ? "+" : "-"}${names.money(Math.abs(amount))}`;
}
