import type { LineResult } from "../result.js";
import type { Column } from "./words.js";

/**
 * How claimed becomes due, and due becomes what is paid now, in minor units:
 *
 *     claimed - refused - undetermined - reduced = due
 *     due - paid + balance = pay
 *
 * `balance` is above 0 where more was paid before than is due (it is not asked back), below 0 where a line
 * gets less because another one was overpaid.
 */
export type Sums = Readonly<Record<Column, number>>;

export function sumsOf(lines: readonly LineResult[]): Sums {
  const sum = (amount: (line: LineResult) => number): number => lines.reduce((total, line) => total + amount(line), 0);
  return {
    claimed: sum((line) => line.claimed),
    refused: sum((line) => (line.verdict === "refused" ? line.claimed : 0)),
    undetermined: sum((line) => (line.verdict === "undetermined" ? line.claimed : 0)),
    reduced: sum((line) => line.reduced.reduce((total, { amount }) => total + amount, 0)),
    due: sum((line) => line.due),
    paid: sum((line) => line.paid),
    balance: sum((line) => line.pay - (line.due - line.paid)),
    pay: sum((line) => line.pay),
  };
}
