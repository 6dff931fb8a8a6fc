import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Plan } from "../plan.js";
import { findIdleConditions } from "./conditions.js";
import { contextOf, type Origin } from "./context.js";
import { findContractFaults } from "./contracts.js";
import { findCoverFaults } from "./covers.js";
import { findExclusionFaults } from "./exclusions.js";
import { findLargerLosses } from "./larger-loss.js";
import { findLints } from "./lints.js";
import { findTableFaults } from "./tables.js";
import { findTermFaults } from "./terms.js";
import { findUnused } from "./unused.js";
import { findClosedWindows } from "./windows.js";

export interface AnalyseOptions {
  /** Also what is good to have but can be done without: labels, sources, … */
  readonly lints?: boolean;
}

/**
 * What is odd about a product that has no error: clauses that can never matter, amounts that cannot be
 * meant so, things that nothing uses. The plan is not changed; each analysis reads it on its own.
 */
export function analyse(plan: Plan, origin: Origin, { lints = false }: AnalyseOptions = {}): Diagnostic[] {
  const context = contextOf(plan, origin);
  const contract = findContractFaults(context);
  // What follows for contracts that there are says nothing where there are none.
  if (contract.some(({ severity }) => severity === "error")) return contract;
  const all = [
    ...contract,
    ...findUnused(context),
    ...findIdleConditions(context),
    ...findCoverFaults(context),
    ...findClosedWindows(context),
    ...findTermFaults(context),
    ...findExclusionFaults(context),
    ...findTableFaults(context),
    ...findLargerLosses(context, lints),
    ...(lints ? findLints(context) : []),
  ];
  return distinct(all);
}

/** A clause of two bases, or one that is read in several places, is told of once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, span }) => {
    const key = `${code} ${span.start} ${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}
