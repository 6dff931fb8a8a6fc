import { policyYear } from "@yakkan/grammar/spellings.js";
import type { Basis } from "./plan.js";

/** As the id of a term has it. */
export function keyOfBasis(basis: Basis): string {
  return inWords(basis, "policy-year", "-");
}

/** As it is written behind `per`. */
export function describeBasis(basis: Basis): string {
  return inWords(basis, policyYear, " per ");
}

function inWords({ over, period, year, day }: Basis, yearly: string, joint: string): string {
  const parts = [
    ...(over.kind === "unit" ? [over.unit] : over.kind === "incident" ? [] : [over.kind]),
    ...(day === true ? ["day"] : []),
    ...(period ? [year === true ? yearly : "period"] : []),
  ];
  return parts.length === 0 ? over.kind : parts.join(joint);
}
