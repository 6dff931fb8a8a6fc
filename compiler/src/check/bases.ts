import { policyYear } from "@yakkan/grammar/spellings.js";
import type { Basis } from "../plan.js";
import { isPerInsured } from "../walk-plan.js";

/** As the id of a term has it. */
export function keyOfBasis({ over, period, year }: Basis): string {
  const counted = over.kind === "unit" ? over.unit : isPerInsured({ over, period }) ? "insured" : undefined;
  const time = year ? "policy-year" : "period";
  if (counted !== undefined) return `${counted}${period ? `-${time}` : ""}`;
  return period ? time : over.kind;
}

/** As it is written behind `per`. */
export function describeBasis({ over, period, year }: Basis): string {
  const counted = over.kind === "unit" ? over.unit : isPerInsured({ over, period }) ? "insured" : undefined;
  const time = year ? policyYear : "period";
  if (counted !== undefined) return `${counted}${period ? ` per ${time}` : ""}`;
  return period ? time : over.kind;
}
