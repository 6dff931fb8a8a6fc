import type { LineResult } from "@yakkan/runtime/result.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { complaintsOf, type Money } from "./complaints.js";
import type { ScenarioOutcome } from "./run.js";

/** What did not come out as a scenario expects, told as everything else that is wrong in a text. */
export interface FailedExpectation {
  readonly diagnostic: Diagnostic;
  /** The lines that it is about. */
  readonly lines: readonly LineResult[];
}

export function failuresOf(outcome: ScenarioOutcome, money: Money): FailedExpectation[] {
  const inJapanese = complaintsOf(outcome, money, "ja");
  return complaintsOf(outcome, money, "en").map(({ span, message, lines }, place) => ({
    diagnostic: diagnose("scenario/failed", { en: message, ja: inJapanese[place]!.message }, span),
    lines,
  }));
}
