import type { Problem } from "@yakkan/runtime/claim.js";
import type { PremiumResult } from "@yakkan/runtime/result.js";
import type { Plan } from "../plan.js";
import { hashTerms } from "../terms-hash.js";
import { evaluate } from "./evaluate.js";
import { describe } from "./json.js";
import { compareText, sortReferences } from "./order.js";
import { indexPlan } from "./plan-index.js";
import { collectProblems, suggest } from "./problems.js";
import { contractSituation, readContract } from "./read-contract.js";
import { maxAmount } from "./read-value.js";
import { toAmount } from "./rational.js";
import { unknown } from "./values.js";

export type PremiumInterpretation =
  { readonly ok: true; readonly result: PremiumResult } | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a premium of the product comes to under a contract, of which nothing is assumed. */
export function interpretPremium(plan: Plan, contract: unknown, name: string): PremiumInterpretation {
  const index = indexPlan(plan);
  const problems = collectProblems();
  const premium = plan.premiums.find((declared) => declared.name === name);
  if (premium === undefined) {
    const near = suggest(
      name,
      plan.premiums.map((declared) => declared.name),
    );
    problems.add("premium", "unknown-name", `no premium is named ${describe(name)}${near}`);
  }
  const read = readContract(index, contract, problems);
  if (premium === undefined || problems.all.length > 0) return { ok: false, problems: problems.all };
  const by = { product: plan.name, edition: plan.edition, terms: hashTerms(plan), premium: name };
  const value = evaluate(premium.value, { situation: contractSituation(index, read) });
  if (value.state !== "known" || value.data.kind !== "number") {
    const { waitsFor, unmatched = [] } = value.state === "unknown" ? value : unknown();
    return {
      ok: true,
      result: {
        ...by,
        verdict: "undetermined",
        waitsFor: sortReferences(waitsFor),
        unmatched: [...new Set(unmatched)].sort(compareText),
      },
    };
  }
  const amount = toAmount(value.data.value, plan.rounding);
  if (amount <= maxAmount) return { ok: true, result: { ...by, verdict: "determined", amount: Number(amount) } };
  problems.add("contract", "amount", `the premium \`${name}\` is more than 9,000,000,000,000,000 minor units`);
  return { ok: false, problems: problems.all };
}
