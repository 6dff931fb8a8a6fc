import type { Ledger, Problem, SettlementInput } from "../claim.js";
import type { BatchProduct } from "./batch.js";
import { readInput, type ReadInput } from "../read-input.js";
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
  product: BatchProduct,
  inputs: readonly Omit<SettlementInput, "ledger">[],
): BatchSettlement {
  const batch = new InputBatch(product);
  const results: BatchResult[] = Array.from(inputs, () => nothing);
  const sound = new Map<string, Sound[]>();
  inputs.forEach((json, at) => {
    const { input, problems } = readInput(product.product, json);
    const found = input === undefined ? problems.list : problemsOfLedger(json);
    if (input === undefined || found.length > 0) {
      results[at] = { ...nothing, problems: found };
      return;
    }
    const key = policyKey(input.contract);
    const known = sound.get(key);
    if (known === undefined) sound.set(key, [{ at, input }]);
    else known.push({ at, input });
  });
  for (const { at, input } of [...sound.values()].flat()) batch.append(input, inputs[at]);
  batch.settle();
  const ledgers: Ledger[] = [];
  let row = 0;
  for (const incidents of sound.values()) {
    let last: number | undefined;
    for (const { at } of incidents) {
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

/** An input that can be settled, and its place among those given. */
interface Sound {
  readonly at: number;
  readonly input: ReadInput;
}

function problemsOfLedger(json: object): readonly Problem[] {
  if (!("ledger" in json) || json.ledger === undefined) return [];
  const message = "a batch begins without ledgers: what was settled before is settled along";
  return [{ path: "ledger", code: "unknown-name", message }];
}

const nothing: BatchResult = { problems: [], due: 0, pay: 0, lines: [] };

function sumOf(lines: readonly BatchLine[], what: "due" | "pay"): number {
  return lines.reduce((sum, line) => sum + line[what], 0);
}
