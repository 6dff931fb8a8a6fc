import type { TraceStep } from "../result.js";
import type { UseTime } from "./words.js";

/** Within what other incidents use up the amount of the term that took the step. */
export function useTimeOf({ day, policyYear }: Pick<TraceStep, "day" | "policyYear">): UseTime {
  if (day !== undefined) return "day";
  return policyYear === undefined ? "period" : "policy-year";
}
