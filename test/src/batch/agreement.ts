import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { settle, type Ledger, type SettlementInput, type SettlementResult } from "@yakkan/runtime";
import { InputBatch, type BatchProduct } from "@yakkan/runtime/batch.js";
import { InvalidInput } from "@yakkan/runtime/problems.js";
import { differencesIn } from "../agree/differences.js";
import { HistoryWriter } from "../support/generate/history.js";
import type { Json, JsonObject } from "../support/generate/json.js";
import type { Random } from "../support/generate/random.js";

export interface Agreed {
  readonly rows: number;
  /** Rows that the scalar evaluator settled for the kernel, and those of them that restate an incident. */
  readonly scalar: number;
  readonly restated: number;
  /** What the two say differently, with the input where it shows. */
  readonly differences: readonly string[];
}

export interface Options {
  /** Incidents are settled again as more is known of them. */
  readonly restating?: boolean;
  /** How many more histories there are of each that is drawn, with a few things changed, which is sooner done. */
  readonly variations?: number;
  /** The interpreter is asked, too. */
  readonly interpreted?: boolean;
}

/**
 * Random histories of a product: line by line and ledger by ledger the batch says what the evaluator says.
 */
export function agreeInBatch(
  plan: Plan,
  product: BatchProduct,
  random: Random,
  histories: number,
  { restating = true, variations = 0, interpreted = false }: Options = {},
): Agreed {
  const writer = new HistoryWriter(plan);
  let drawn: readonly JsonObject[] = [];
  const inputs = Array.from({ length: histories }, (_, place) => {
    const isDrawn = place % (variations + 1) === 0;
    if (isDrawn) drawn = unrepeated(writer.history(random.fork()), restating);
    return drawn.map((call) => ofPolicy(isDrawn ? call : writer.varied(random, call), `P-${place}`));
  });
  const batch = new InputBatch(product);
  const expected: SettlementResult[] = [];
  const differences: string[] = [];
  for (const history of inputs) {
    let ledger: Ledger | undefined;
    for (const input of history) {
      let result: SettlementResult;
      try {
        result = settle(product.product, ledger === undefined ? input : { ...input, ledger });
      } catch (problem) {
        if (!(problem instanceof InvalidInput)) throw problem;
        // What is wrong only after the incidents before it is found in its turn.
        if (batch.add(input).length === 0) expected.push({ problems: problem.problems } as never);
        continue;
      }
      if (interpreted) {
        const other = interpret(plan, ledger === undefined ? input : { ...input, ledger });
        differences.push(...differencesIn(other.ok ? other.result : other, result));
      }
      const problems = batch.add(input);
      if (problems.length > 0) differences.push(`refused: ${JSON.stringify(problems)}`);
      expected.push(result);
      ledger = result.ledger;
    }
  }
  batch.settle();
  expected.forEach((result, row) => {
    if (differences.length > 0) return;
    const wanted = "problems" in result ? result : asBatch(result);
    const problems = batch.batch.problems.get(row);
    const found =
      problems === undefined ? { lines: batch.linesOf(row), ledger: batch.batch.ledgerAfter(row) } : { problems };
    const own = differencesIn(wanted, found);
    if (own.length > 0)
      differences.push(...own, JSON.stringify(batch.inputOf(row)), JSON.stringify(ledgerBefore(expected, row)));
  });
  const { counts } = batch.batch;
  return { rows: counts.rows, scalar: counts.scalar, restated: counts.restated, differences };
}

function asBatch({ lines, ledger }: SettlementResult): unknown {
  const without = (record: object, ...fields: readonly string[]): object =>
    Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
  return {
    lines: lines.map((line) => ({
      // Whose a line is stands in the row that it came from.
      ...without(line, "paid", "reduced", "elsewhere", "claim", "insured", "unit", "unitId", "count", "countOf"),
      refused: line.refused.map((reason) => without(reason, "lacks", "dates", "compared", "unless")),
      undetermined: line.undetermined.map((pending) => without(pending, "waitsFor")),
    })),
    ledger,
  };
}

function ledgerBefore(expected: readonly SettlementResult[], row: number): Ledger | undefined {
  return expected[row - 1]?.ledger;
}

function ofPolicy(call: Json, policy: string): SettlementInput {
  const input = call as unknown as SettlementInput;
  return { ...input, contract: { ...input.contract, policy } };
}

/** Without the calls that restate an incident. */
function unrepeated(history: readonly JsonObject[], restating: boolean): readonly JsonObject[] {
  const seen = new Set<unknown>();
  return history.filter((call) => {
    const { id } = (call as unknown as SettlementInput).incident;
    const isNew = !seen.has(id);
    seen.add(id);
    return restating || isNew;
  });
}
