import { own } from "./bare.js";
import type { Ledger, Problem } from "./claim.js";
import { checkOptions } from "./options.js";
import { InvalidInput, Problems } from "./problems.js";
import { PeriodLedger } from "./period-ledger.js";
import type { Product } from "./product.js";
import { readContract } from "./read-contract.js";
import { readLedger } from "./read-ledger.js";
import type { PeriodResult, SettlementResult } from "./result.js";
import { settleNext, validate, type SettleOptions } from "./settle.js";

export interface PeriodOptions extends Pick<SettleOptions, "trace"> {
  /** From which the first call goes on; left out: nothing used yet. */
  readonly ledger?: Ledger;
}

/**
 * Settles the calls of a period in turn under one contract, each from the ledger of the call before. Throws
 * one `InvalidInput` for all that is wrong, `calls[2].losses[0].amount`; nothing counts as settled then.
 */
export function settlePeriod(
  product: Product,
  contract: unknown,
  calls: readonly unknown[],
  options: PeriodOptions = {},
): PeriodResult {
  checkOptions(options, ["ledger", "trace"]);
  const { ledger: first, trace } = options;
  const problems = new Problems();
  const read = readContract(product, contract, problems);
  const ledger = new PeriodLedger(product, readLedger(product, first, read, problems));
  const list = problems.listOf(calls, "calls", true) ?? [];
  const results: SettlementResult[] = [];
  list.forEach((element, index) => {
    const path = `calls[${index}]`;
    const call = problems.record(element ?? null, path, true);
    if (call === undefined) return;
    checkCall(call, path, problems);
    // After a problem there is no ledger to go on from: the other calls are looked at by themselves.
    if (problems.list.length > 0) {
      reportAll(validate(product, { ...call, contract, ledger: undefined }), path, problems);
      return;
    }
    try {
      results.push(settleNext(product, { ...call, contract }, ledger, trace));
    } catch (problem) {
      if (!(problem instanceof InvalidInput)) throw problem;
      reportAll(problem.problems, path, problems);
    }
  });
  if (read === undefined || problems.list.length > 0) throw new InvalidInput(problems.list);
  const { policy, periodText: period } = read;
  const { name, edition, terms } = product;
  const untouched: Ledger = {
    schema: 1,
    product: name,
    edition,
    terms,
    policy,
    period,
    readings: {},
    revision: 0,
    incidents: [],
  };
  return { results, ledger: results.at(-1)?.ledger ?? first ?? untouched };
}

/** A call says neither under which contract nor from which ledger it is settled. */
function checkCall(call: object, path: string, problems: Problems): void {
  for (const field of ["contract", "ledger"]) {
    if (own(call, field) === undefined) continue;
    problems.report(`${path}.${field}`, "unknown-name", `a call has no \`${field}\`: it is that of the period`);
  }
}

/** Under the call's path, but what is wrong with the ledger, which is the period's; of the contract nothing is said again. */
function reportAll(found: readonly Problem[], path: string, problems: Problems): void {
  for (const problem of found) {
    if (/^contract(?![\p{L}\p{N}_])/u.test(problem.path)) continue;
    const isOfLedger = /^ledger(?![\p{L}\p{N}_])/u.test(problem.path);
    problems.report(isOfLedger ? problem.path : `${path}.${problem.path}`, problem.code, problem.message);
  }
}
