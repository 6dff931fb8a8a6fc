import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Plan } from "../plan.js";
import { type Steps, Work } from "../steps.js";
import { findAbsentLayers } from "./absent-layers.js";
import { findBareAmounts } from "./bare-amounts.js";
import { findIdleConditions } from "./conditions.js";
import { type Context, contextOf, type Origin } from "./context.js";
import { findContractFaults, findContradictions } from "./contracts.js";
import { findContradictoryRules } from "./contradictions.js";
import { findCoverFaults } from "./covers.js";
import { findZeroDivisors } from "./divisions.js";
import { findDoubtfulCycles } from "./doubtful-cycles.js";
import { findFirstDaysLeftOut } from "./first-day.js";
import { findIdleParts } from "./extremes.js";
import { findExclusionFaults } from "./exclusions.js";
import { findLargerLosses } from "./larger-loss.js";
import { findLineAmounts } from "./line-amounts.js";
import { findLints } from "./lints.js";
import { findOpenRatios } from "./open-ratios.js";
import { findOnlyAfterPeriod } from "./after-period.js";
import { findEndsOfPeriod } from "./period-end.js";
import { findNeverLater } from "./never-later.js";
import { findOptional } from "./optional-amounts.js";
import { findSameMembers } from "./same-members.js";
import { findTableFaults } from "./tables.js";
import { findTermFaults } from "./terms.js";
import { findTimesLeftOut } from "./times.js";
import { findUnitFaults } from "./units.js";
import { findUnitsNamed } from "./units-named.js";
import { findUnused } from "./unused.js";
import { findClosedWindows, findIdleWindows, findWindowsFromSpan } from "./windows.js";

export interface AnalyseOptions {
  /** Also what is good to have but can be done without: labels, sources, … */
  readonly lints?: boolean;
}

/**
 * What is odd about a product that has no error: clauses that can never matter, amounts that cannot be
 * meant so, things that nothing uses. The plan is not changed; each analysis reads it on its own.
 */
export function analyse(plan: Plan, origin: Origin, options: AnalyseOptions = {}): readonly Diagnostic[] {
  return new Analysis(plan, origin, options).all;
}

/** The same, worked out when somebody asks, or bit by bit. */
export class Analysis {
  private readonly context: Context;
  private readonly work: Work<readonly Diagnostic[]>;
  private found: readonly Diagnostic[] | undefined;

  constructor(
    plan: Plan,
    origin: Origin,
    readonly options: AnalyseOptions = {},
  ) {
    this.context = contextOf(plan, origin);
    this.work = new Work(this.findAll());
  }

  /** Errors: no contract fulfils the rules. */
  get contradictions(): readonly Diagnostic[] {
    return (this.found ??= findContradictions(this.context));
  }

  get all(): readonly Diagnostic[] {
    return this.work.result;
  }

  inSteps(): Steps<readonly Diagnostic[]> {
    return this.work.inSteps();
  }

  private *findAll(): Steps<readonly Diagnostic[]> {
    const { context } = this;
    const { lints = false } = this.options;
    // What follows for contracts that there are says nothing where there are none.
    if (this.contradictions.length > 0) return this.contradictions;
    const all: Diagnostic[] = [];
    for (const find of plainAnalyses) {
      yield;
      all.push(...find(context));
    }
    yield;
    all.push(...(yield* findLargerLosses(context, lints)));
    if (lints) all.push(...findLints(context));
    return distinct(all);
  }
}

const plainAnalyses: readonly ((context: Context) => readonly Diagnostic[])[] = [
  findContractFaults,
  findUnused,
  findSameMembers,
  findIdleConditions,
  findIdleParts,
  findZeroDivisors,
  findCoverFaults,
  findDoubtfulCycles,
  findContradictoryRules,
  findClosedWindows,
  findIdleWindows,
  findWindowsFromSpan,
  findTimesLeftOut,
  findEndsOfPeriod,
  findOnlyAfterPeriod,
  findNeverLater,
  findLineAmounts,
  findFirstDaysLeftOut,
  findOpenRatios,
  findTermFaults,
  findAbsentLayers,
  findBareAmounts,
  findOptional,
  findUnitFaults,
  findUnitsNamed,
  findExclusionFaults,
  findTableFaults,
];

/** A clause of two bases, or one that is read in several places, is told of once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, span }) => {
    const key = `${code} ${span.start} ${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}
