import { compareText, isUnknown, never, nowhere, sortReferences } from "./kleene.js";
import { formatAmount, isAmount, largestAmount, toAmount } from "./money.js";
import { InvalidInput, Problems, quoted, shown } from "./problems.js";
import type { Product } from "./product.js";
import { contractScope, readContract } from "./read-contract.js";
import type { PremiumResult } from "./result.js";

/** What a premium comes to; throws `InvalidInput` where the contract has problems. */
export function premium(product: Product, name: string, contractJson: unknown): PremiumResult {
  const problems = new Problems();
  const declared = product.premiums?.find((rule) => rule.name === name);
  if (declared === undefined)
    problems.report("premium", "unknown-name", `${shown(name)} is not a premium of this product`);
  const contract = readContract(product, contractJson, problems);
  if (declared === undefined || contract === undefined || problems.list.length > 0) {
    throw new InvalidInput(problems.list);
  }
  const { edition, terms } = product;
  const by = { product: product.name, edition, terms, premium: name };
  const value = declared.amount(contractScope(contract));
  if (isUnknown(value) || value === never || value === Infinity) {
    const { waitsFor, unmatched } = isUnknown(value) ? value : nowhere;
    return {
      ...by,
      verdict: "undetermined",
      waitsFor: sortReferences(waitsFor),
      unmatched: [...new Set(unmatched)].sort(compareText),
    };
  }
  const amount = toAmount(value, product.rounding);
  if (isAmount(amount)) return { ...by, verdict: "determined", amount };
  const message = `the premium ${quoted(name)} comes to more than ${formatAmount(largestAmount)} minor units`;
  throw new InvalidInput([{ path: "contract", code: "amount", message }]);
}
