import type { Ledger, Problem, SettlementInput } from "../claim.js";
import type { BatchProduct } from "./batch.js";
import { type BatchLine, InputBatch } from "./inputs.js";

/** What a batch comes to. Amounts in minor units. */
export interface BatchSettlement {
  /** Of each input, in the order given. */
  readonly results: readonly BatchResult[];
  /** Of each policy and period of which something was settled, after its last incident; in the order given. */
  readonly ledgers: readonly Ledger[];
}

export interface BatchResult {
  /** Where there are any, nothing is settled of the input. */
  readonly problems: readonly Problem[];
  readonly due: number;
  readonly pay: number;
  /** In the order of the result of the one incident. */
  readonly lines: readonly BatchLine[];
}

/**
 * Settles incidents by the emitted kernel, each from the ledger of the one before of its policy and period, as the
 * evaluator settles them one by one. No input has a ledger: what was settled before is settled along.
 */
export function settleBatch(
  product: BatchProduct<never, never>,
  inputs: readonly Omit<SettlementInput, "ledger">[],
): BatchSettlement {
  const batch = new InputBatch(product);
  const results: BatchResult[] = Array.from(inputs, () => nothing);
  const rows: { readonly at: number; readonly isLast: boolean }[] = [];
  for (const places of ofPolicies(inputs).values()) {
    const settled = places.filter((at) => {
      const problems = batch.add(inputs[at]);
      if (problems.length > 0) results[at] = { ...nothing, problems };
      return problems.length === 0;
    });
    for (const at of settled) rows.push({ at, isLast: at === settled.at(-1) });
  }
  batch.settle();
  const ledgers: Ledger[] = [];
  rows.forEach(({ at, isLast }, row) => {
    const problems = batch.batch.problems.get(row) ?? [];
    const lines = problems.length > 0 ? [] : batch.linesOf(row);
    results[at] = { problems, due: sumOf(lines, "due"), pay: sumOf(lines, "pay"), lines };
    if (isLast) ledgers.push(batch.batch.ledgerAfter(row));
  });
  return { results, ledgers };
}

const nothing: BatchResult = { problems: [], due: 0, pay: 0, lines: [] };

/** The places of the incidents of each policy and period, in the order given. */
function ofPolicies(inputs: readonly unknown[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  inputs.forEach((input, at) => {
    const { policy, period } = ((input as Partial<SettlementInput> | null)?.contract ?? {}) as Partial<
      SettlementInput["contract"]
    >;
    const key = JSON.stringify([policy, period]);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  });
  return places;
}

function sumOf(lines: readonly BatchLine[], what: "due" | "pay"): number {
  return lines.reduce((sum, line) => sum + line[what], 0);
}
