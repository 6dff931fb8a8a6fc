import type { Ledger, Problem, SettlementInput } from "../claim.js";
import type { BatchProduct } from "./batch.js";
import { type BatchLine, InputBatch, policyKey } from "./inputs.js";

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
  const sound = new Map<string, number[]>();
  inputs.forEach((input, at) => {
    const problems = problemsOf(batch, input);
    if (problems.length > 0) {
      results[at] = { ...nothing, problems };
      return;
    }
    const key = policyKey(input.contract);
    const known = sound.get(key);
    if (known === undefined) sound.set(key, [at]);
    else known.push(at);
  });
  for (const at of [...sound.values()].flat()) batch.add(inputs[at]);
  batch.settle();
  const ledgers: Ledger[] = [];
  let row = 0;
  for (const places of sound.values()) {
    let last: number | undefined;
    for (const at of places) {
      const problems = batch.batch.problems.get(row) ?? [];
      const lines = problems.length > 0 ? [] : batch.linesOf(row);
      results[at] = { problems, due: sumOf(lines, "due"), pay: sumOf(lines, "pay"), lines };
      if (problems.length === 0) last = row;
      row += 1;
    }
    if (last !== undefined) ledgers.push(batch.batch.ledgerAfter(last));
  }
  return { results, ledgers };
}

function problemsOf(batch: InputBatch, input: object): readonly Problem[] {
  const problems = batch.check(input);
  if (problems.length > 0 || !("ledger" in input) || input.ledger === undefined) return problems;
  const message = "a batch begins without ledgers: what was settled before is settled along";
  return [{ path: "ledger", code: "unknown-name", message }];
}

const nothing: BatchResult = { problems: [], due: 0, pay: 0, lines: [] };

function sumOf(lines: readonly BatchLine[], what: "due" | "pay"): number {
  return lines.reduce((sum, line) => sum + line[what], 0);
}
