import type { Problem } from "./claim.js";
import { assemble } from "./assemble.js";
import { formatAmount, largestAmount } from "./money.js";
import { checkOptions } from "./options.js";
import { InvalidInput } from "./problems.js";
import type { PeriodLedger } from "./period-ledger.js";
import type { Product } from "./product.js";
import { watchReadings } from "./read-contract.js";
import { readInput, type ReadInput } from "./read-input.js";
import { compareReadings } from "./readings.js";
import type { SettlementResult } from "./result.js";
import { isTooMuch, settleOnce } from "./settlement.js";

export interface SettleOptions {
  /** Also every step that a term took, and what would be due under other readings. */
  readonly trace?: boolean;
  /**
   * Which the ledger given has to have, 0 where none is given; another is refused. For a caller who knows from which
   * settlement this one goes on, such as the row that is to be replaced.
   */
  readonly revision?: number;
}

/** Everything that is wrong with an input; empty: it can be settled. */
export function validate(product: Product, input: unknown): readonly Problem[] {
  return readInput(product, input).problems.list;
}

/**
 * Settles an incident as it is known now; throws `InvalidInput` where the input has problems, `RangeError` for options
 * that there are none of.
 */
export function settle(product: Product, json: unknown, options?: SettleOptions): SettlementResult {
  if (options) checkOptions(options, ["trace", "revision"]);
  return settleFrom(product, json, undefined, options);
}

/** Settles the next incident of a period, whose ledger takes it; the input says none. */
export function settleNext(product: Product, json: unknown, period: PeriodLedger, trace = false): SettlementResult {
  return settleFrom(product, json, period, { trace });
}

function settleFrom(
  product: Product,
  json: unknown,
  period: PeriodLedger | undefined,
  options: SettleOptions | undefined,
): SettlementResult {
  const { input, problems } = readInput(product, json, period);
  if (input === undefined) throw new InvalidInput(problems.list);
  checkRevision(input, options?.revision);
  const trace = options?.trace === true;
  const watched = trace ? watchReadings(product, input.contract) : undefined;
  const settled = settleOnce(product, input, watched?.contract ?? input.contract, trace);
  if (isTooMuch(settled)) {
    const message = `with what is computed the lines come to more than ${formatAmount(largestAmount)} minor units`;
    throw new InvalidInput([{ path: "losses", code: "amount", message }]);
  }
  const readings = watched === undefined ? undefined : compareReadings(product, input, settled, watched.asked);
  return assemble(product, input, settled, readings, period);
}

function checkRevision({ ledger: { revision } }: ReadInput, wanted: number | undefined): void {
  if (wanted === undefined || wanted === revision) return;
  const message = `the settlement goes on from revision ${wanted}; the ledger has revision ${revision}`;
  throw new InvalidInput([{ path: "ledger.revision", code: "ledger", message }]);
}
