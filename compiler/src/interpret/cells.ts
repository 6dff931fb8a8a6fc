import type { Elsewhere, Pending, Reason, Verdict } from "@yakkan/runtime/result.js";
import type { Line } from "./case.js";
import type { Judgement } from "./judge.js";
import { compareText } from "./order.js";
import type { PlanIndex } from "./plan-index.js";

/** A line in the walk. */
export interface Cell {
  readonly line: Line;
  readonly verdict: Verdict;
  /** The trigger that it is eligible under, or the one that it names. */
  readonly trigger: string | undefined;
  /** The triggers under which it is, or may yet be, eligible. */
  readonly possible: readonly string[];
  readonly refused: readonly Reason[];
  readonly undetermined: readonly Pending[];
  readonly open: Judgement["open"];
  readonly elsewhere: readonly Elsewhere[];
  /** What came in, in minor units; 0 unless the cell is eligible. */
  readonly eligible: bigint;
  /** What is left of it at this moment. */
  present: bigint;
  /** What deductibles and franchises took so far. */
  deducted: bigint;
  /** What deductibles, franchises and coinsurance took so far, less what was given back. */
  borne: bigint;
  /** As much of it as may be given back without any limit being passed. */
  returnable: bigint;
  /** What deductibles took that count in a quantity, which is never given back. */
  countedOff: bigint;
  /** What counted terms took so far of each quantity, by its key. */
  readonly counted: Map<string, bigint>;
}

export function toCell(line: Line, judgement: Judgement, alsoPending: readonly Pending[]): Cell {
  const undetermined = [...judgement.undetermined, ...alsoPending];
  const verdict = judgement.verdict === "eligible" && undetermined.length > 0 ? "undetermined" : judgement.verdict;
  const eligible = verdict === "eligible" ? line.claimed : 0n;
  return {
    line,
    verdict,
    trigger: judgement.trigger,
    possible: judgement.possible,
    refused: judgement.refused,
    undetermined: verdict === "undetermined" ? undetermined : [],
    open: judgement.open,
    elsewhere: verdict === "eligible" ? (judgement.elsewhere ?? []) : [],
    eligible,
    present: eligible,
    deducted: 0n,
    borne: 0n,
    returnable: 0n,
    countedOff: 0n,
    counted: new Map(),
  };
}

/** Where it belongs in groups by trigger: one that names none, and is undetermined, to the first under which it is so. */
export function triggerOf({ trigger, possible }: Cell): string | undefined {
  return trigger ?? possible[0];
}

/** The order of allocation: heads as declared, then claim id, unit id and line id. */
export function compareCells(a: Cell, b: Cell, index: PlanIndex): number {
  const orderOf = (cell: Cell): number => index.places.get(cell.line.head)?.order ?? -1;
  return (
    orderOf(a) - orderOf(b) ||
    compareText(a.line.claim ?? "", b.line.claim ?? "") ||
    compareText(unitIdOf(a.line), unitIdOf(b.line)) ||
    compareText(a.line.id, b.line.id)
  );
}

function unitIdOf({ unit }: Line): string {
  return unit?.id ?? "";
}
