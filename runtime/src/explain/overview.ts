import type { NodeMetadata } from "../metadata.js";
import type { LineResult, SettlementResult } from "../result.js";
import { claimedWord, isAmountOpen } from "./claimed.js";
import { table } from "./columns.js";
import type { Names } from "./names.js";
import { type Sums, sumsOf } from "./sums.js";
import type { Column } from "./words.js";

const order: readonly Column[] = ["claimed", "refused", "undetermined", "reduced", "due", "paid", "balance", "pay"];
const always: ReadonlySet<Column> = new Set(["claimed", "due", "paid", "pay"]);
/** Taken off what stands to their left. */
const takenOff: ReadonlySet<Column> = new Set(["refused", "undetermined", "reduced", "paid"]);

export interface Overview {
  /** Above the amounts. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly depth: number; readonly label: string; readonly amounts: readonly string[] }[];
}

/** The policy period to which the settlement is booked. */
export function periodWords({ words }: Names, { ledger }: SettlementResult): string {
  return words.period(ledger.period.from, ledger.period.to);
}

/** The same as lines of text. */
export function overview(names: Names, result: SettlementResult): string[] {
  const { columns, rows } = overviewTable(names, result);
  return table([
    ["", ...columns],
    ...rows.map(({ depth, label, amounts }) => ["  ".repeat(depth) + label, ...amounts]),
  ]);
}

/** The tree of the product with its sums, from the total down to the lines: each row adds up, and so does each column. */
export function overviewTable(names: Names, { lines }: SettlementResult): Overview {
  // By line: what one line is offset by another is nothing in total, and yet each row has to add up.
  const ofLines = lines.map((line) => sumsOf([line]));
  const someOpen = lines.some((line) => isAmountOpen(names, line));
  const columns = order.filter(
    (column) =>
      always.has(column) || ofLines.some((sums) => sums[column] !== 0) || (column === "undetermined" && someOpen),
  );
  const row = (depth: number, label: string, below: readonly LineResult[]): Overview["rows"][number] => {
    const sums = sumsOf(below);
    const open = below.filter((line) => isAmountOpen(names, line)).length;
    const amountOf = (column: Column): string => {
      if (column === "claimed" && open === below.length) return "";
      const amount =
        column === "balance" || takenOff.has(column) ? change(names, column, sums) : names.money(sums[column]);
      return column === "undetermined" && open > 0 ? names.words.amountOpen(amount) : amount;
    };
    return { depth, label, amounts: columns.map(amountOf) };
  };

  const rows: Overview["rows"][number][] = [];
  const visit = (node: NodeMetadata, depth: number): void => {
    const below = linesBelow(node, lines);
    if (below.length === 0) return;
    const label = names.clause(node.name);
    const [only] = below;
    const isLeaf = node.members.length === 0;
    const shown = isLeaf && below.length === 1 && only !== undefined ? names.headed(label, only) : label;
    rows.push(row(depth, shown, below));
    if (isLeaf && below.length > 1) for (const line of below) rows.push(row(depth + 1, names.line(line), [line]));
    for (const member of node.members) visit(member, depth + 1);
  };
  visit(names.metadata.tree, 0);
  const title = (column: Column): string =>
    column === "claimed" ? claimedWord(names, lines) : names.words.column[column];
  return { columns: columns.map(title), rows };
}

/** The lines that are booked to a head or uncovered kind of the node. */
export function linesBelow(node: NodeMetadata, lines: readonly LineResult[]): LineResult[] {
  if (node.members.length === 0) return lines.filter(({ head }) => head === node.name).sort(compareLines);
  return node.members.flatMap((member) => linesBelow(member, lines));
}

/** By claims and units, as results order the lines of a head, but numbers in ids by their value, 2 before 10, and none last. */
function compareLines(a: LineResult, b: LineResult): number {
  return compareIds(a.claim, b.claim) || compareIds(a.unitId, b.unitId) || compareIds(a.id, b.id);
}

function compareIds(a: string | undefined, b: string | undefined): number {
  return Number(a === undefined) - Number(b === undefined) || compareNaturally(a, b);
}

function compareNaturally(a = "", b = ""): number {
  const [left = [], right = []] = [a, b].map((id): readonly string[] => id.match(/\d+|\D+/g) ?? []);
  for (let place = 0; place < left.length || place < right.length; place += 1) {
    const [one = "", other = ""] = [left[place], right[place]];
    const difference = Number(one) - Number(other);
    if (one === "" || other === "" || Number.isNaN(difference) || difference === 0) {
      if (one !== other) return one < other ? -1 : 1;
    } else return difference;
  }
  return 0;
}

function change(names: Names, column: Column, sums: Sums): string {
  const amount = takenOff.has(column) ? -sums[column] : sums[column];
  return amount === 0 ? "" : signed(names, amount);
}

/** `+¥1,000`, `-¥1,000`; nothing taken off is `-¥0`. */
export function signed(names: Names, amount: number): string {
  return `${amount > 0 ? "+" : "-"}${names.money(Math.abs(amount))}`;
}
