import { isRecord, own } from "./bare.js";
import { formatMoment, parseMoment } from "./calendar.js";
import type { Call, Contract, Ledger, PaidByHead, Problem, SettlementInput } from "./claim.js";
import type { ProductMetadata } from "./metadata.js";
import type { PeriodOptions } from "./period.js";
import { InvalidInput, Problems, quoted, shown } from "./problems.js";
import type { PeriodResult, PremiumResult, SettlementResult } from "./result.js";
import type { SettleOptions } from "./settle.js";

/** What every emitted product can do: for code that is written for more than one. */
export interface Evaluator {
  readonly metadata: ProductMetadata;
  validate(input: unknown): readonly Problem[];
  settle(input: SettlementInput, options?: SettleOptions): SettlementResult;
  settlePeriod(contract: Contract, calls: readonly Call[], options?: PeriodOptions): PeriodResult;
  openLedger(contract: Contract, paid: PaidByHead): Ledger;
  /** Only of a product that quotes premiums. */
  premium?(name: string, contract: Contract): PremiumResult;
}

/** The editions of a product side by side. */
export interface Editions<E> {
  /** From the oldest to the newest. */
  readonly all: readonly E[];
  /**
   * The edition of a new policy: the newest whose first day is not after the day on which the policy period
   * starts. Throws `InvalidInput` where the contract does not say when it starts, or starts before the oldest.
   */
  of(contract: unknown): E;
  /** The terms by which a result or a ledger came about. Throws `InvalidInput` where they are not here. */
  settledBy(settled: unknown): E;
}

/**
 * Puts editions of one product side by side. Of two with the same first day the one given last is that of new
 * policies; the other is still there for what was settled by it. Throws `RangeError` for none, for products of
 * several names, and for the same terms twice: that is a mistake in the program, not in a claim.
 */
export function editions<E extends { readonly metadata: ProductMetadata }>(given: readonly E[]): Editions<E> {
  const [first] = given;
  if (first === undefined) throw new RangeError("editions of nothing");
  const { name } = first.metadata;
  const seen = new Set<string>();
  for (const { metadata } of given) {
    if (metadata.name !== name) throw new RangeError(`editions of one product: ${name} and ${metadata.name} are given`);
    if (seen.has(metadata.terms)) throw new RangeError(`the edition ${metadata.edition} of ${name} is given twice`);
    seen.add(metadata.terms);
  }
  // The sort is stable: of the same day the last given stays the last.
  const all = [...given].sort((a, b) =>
    a.metadata.edition < b.metadata.edition ? -1 : a.metadata.edition === b.metadata.edition ? 0 : 1,
  );
  return {
    all,
    of: (contract) => {
      const start = startOf(contract);
      const found = all.filter(({ metadata }) => metadata.edition <= start).at(-1);
      return (
        found ??
        refuse(
          "contract.period.from",
          "range",
          `the oldest edition of ${quoted(name)} here is of ${all[0]!.metadata.edition}; ${shown(start)} is given`,
        )
      );
    },
    settledBy: (settled) => {
      const [product, edition, terms] = ["product", "edition", "terms"].map((key) =>
        isRecord(settled) ? own(settled, key) : undefined,
      );
      if (product !== name)
        return refuse("product", "ledger", `this is of the product ${quoted(name)}; ${shown(product)} is given`);
      const found = all.find(({ metadata }) => metadata.terms === terms && metadata.edition === edition);
      return (
        found ??
        refuse(
          "terms",
          "ledger",
          `the terms ${shown(terms)} of the edition ${shown(edition)} are not among those given`,
        )
      );
    },
  };
}

/** The day, `2026-04-01`. */
function startOf(contract: unknown): string {
  const problems = new Problems();
  const record = problems.record(contract, "contract", true);
  const period = record && problems.record(own(record, "period"), "contract.period", true);
  const from = period && problems.text(own(period, "from"), "contract.period", "from", true);
  const start = from === undefined ? undefined : parseMoment(from);
  if (start !== undefined) return formatMoment(start).slice(0, "2026-04-01".length);
  if (from !== undefined)
    problems.report("contract.period.from", "date", `${quoted("from")} is a date; ${shown(from)} is given`);
  throw new InvalidInput(problems.list);
}

function refuse(path: string, code: Problem["code"], message: string): never {
  throw new InvalidInput([{ path, code, message }]);
}
