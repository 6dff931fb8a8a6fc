import type { LineResult } from "../result.js";
import type { Names } from "./names.js";

/** What lines come to before anything is taken off: what is claimed, or, of heads that are worked out, their benefit. */
export function claimedWord(names: Names, lines: readonly LineResult[]): string {
  const { column, workedOut, claimedOrWorkedOut } = names.words;
  const told = lines.filter((line) => !isNothingComputed(names, line));
  const worked = told.filter(({ head }) => names.formulaOfHead(head) !== undefined);
  if (worked.length === 0) return column.claimed;
  return worked.length === told.length ? workedOut : claimedOrWorkedOut;
}

/** A computed head that is refused, or an amount that waits to be worked out: nobody claimed 0. */
export function isNothingComputed(names: Names, line: LineResult): boolean {
  if (line.claimed !== 0 || line.verdict === "eligible") return false;
  return names.isComputed(line) || line.undetermined.some(({ kind }) => kind === "computed");
}

/** An amount that waits to be worked out: nothing stands for it in the sums. */
export function isAmountOpen(names: Names, line: LineResult): boolean {
  return line.verdict === "undetermined" && isNothingComputed(names, line);
}
