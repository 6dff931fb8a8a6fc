import { policyYear } from "@yakkan/grammar/spellings.js";
import type { Basis } from "./plan.js";
import { isPerInsured } from "./walk-plan.js";

/** As the id of a term has it. */
export function keyOfBasis(basis: Basis): string {
  return inWords(basis, "policy-year", "-");
}

/** As it is written behind `per`. */
export function describeBasis(basis: Basis): string {
  return inWords(basis, policyYear, " per ");
}

function inWords({ over, period, year }: Basis, yearly: string, joint: string): string {
  const counted = over.kind === "unit" ? over.unit : isPerInsured({ over, period }) ? "insured" : undefined;
  const time = year ? yearly : "period";
  if (counted !== undefined) return `${counted}${period ? `${joint}${time}` : ""}`;
  return period ? time : over.kind;
}
