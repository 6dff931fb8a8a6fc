import type { Claim } from "@yakkan/runtime/claim.js";
import type { Plan, Term } from "../plan.js";
import type { ScenarioCall } from "../scenarios/scenario.js";
import { allTerms } from "../walk-plan.js";

/**
 * Claims of which something is stated, but no line is, though lines name none on which something acts by claim:
 * `loss damages 5 claim A { … }` are two statements.
 */
export function findIdleClaims(calls: readonly Pick<ScenarioCall, "input">[], { root }: Plan): readonly Claim[] {
  const losses = calls.flatMap(({ input }) => input.losses ?? []);
  const named = new Set(losses.map(({ claim }) => claim));
  const listed = new Map(calls.flatMap(({ input: { claims = [] } }) => claims.map((claim) => [claim.id, claim])));
  const idle = [...listed.values()].filter((claim) => !named.has(claim.id) && !isBare(claim));
  if (idle.length === 0) return [];
  const heads = new Set(allTerms(root).flatMap((term) => (goesByClaim(term) ? term.heads : [])));
  return losses.some(({ claim, head }) => claim === undefined && heads.has(head)) ? idle : [];
}

function goesByClaim({ kind, basis, reads }: Term): boolean {
  return reads.claim || (kind !== "coinsurance" && basis.over.kind === "claim");
}

/** Of one that says nothing that is told anyway. */
function isBare({ facts, exclusions }: Claim): boolean {
  return Object.keys({ ...facts, ...exclusions }).length === 0;
}
