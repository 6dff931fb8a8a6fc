import type { LineResult, SettlementResult } from "../result.js";
import type { Names } from "./names.js";
import { sumsOf } from "./sums.js";

/** What was paid beyond what is due, if anything was; a line that waits is due nothing yet, whatever comes of it. */
export function overpaidWords(names: Names, { overpaid, lines }: SettlementResult): readonly string[] {
  const { words } = names;
  if (overpaid === 0) return [];
  const open = lines.reduce((sum, { verdict, paid }) => (verdict === "undetermined" ? sum + paid : sum), 0);
  return [words.overpaid(names.money(overpaid)), ...(open > 0 ? [words.paidOnOpen(names.money(open))] : [])];
}

/** What the settlement evens out between what is due on a line, what was paid before and what is paid now. */
export interface Balance {
  /** Above 0: paid before beyond what is due; below 0: not paid, as other lines were overpaid. */
  readonly amount: number;
  readonly label: string;
  /** What becomes of the amount, where the label does not say it. */
  readonly notes: readonly string[];
}

/** Nothing where the line gets what is due less what was paid. */
export function balanceOf(names: Names, line: LineResult, result: SettlementResult): Balance | undefined {
  const { words } = names;
  const amount = sumsOf([line]).balance;
  if (amount === 0) return undefined;
  if (amount < 0) return { amount, label: words.offset, notes: [] };
  const excesses = result.lines.flatMap((one) => {
    const { balance } = sumsOf([one]);
    return balance > 0 ? [balance] : [];
  });
  const all = excesses.reduce((sum, excess) => sum + excess, 0);
  const kept = result.overpaid;
  if (kept === 0 || kept === all) return { amount, label: words.excess[kept === 0 ? "offset" : "kept"], notes: [] };
  // Of which of several lines it was offset, the result does not say.
  const ofAll = excesses.length === 1 ? undefined : names.money(all);
  const parts = words.excessParts(names.money(all - kept), names.money(kept), ofAll);
  return { amount, label: words.excess.both, notes: [parts] };
}
