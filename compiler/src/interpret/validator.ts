import type { Problem } from "@yakkan/runtime/claim.js";
import type { Plan } from "../plan.js";
import type { Contract } from "./case.js";
import { indexPlan, type PlanIndex } from "./plan-index.js";
import { collectProblems } from "./problems.js";
import { readContract } from "./read-contract.js";
import { readCase } from "./validate.js";

/** Validates the inputs of one product, of which many state the same contract: that is read once. */
export class Validator {
  private readonly index: PlanIndex;
  private readonly contracts = new Map<
    string,
    { readonly contract: Contract; readonly problems: readonly Problem[] }
  >();

  constructor(plan: Plan) {
    this.index = indexPlan(plan);
  }

  /** Everything that keeps a contract from being one of the product. */
  contract(stated: unknown): readonly Problem[] {
    return this.read(stated).problems;
  }

  /** Everything else that keeps an input from being settled. */
  input(stated: { readonly contract: unknown }): readonly Problem[] {
    const { contract } = this.read(stated.contract);
    const reading = readCase(this.index, stated, () => contract);
    return reading.ok ? [] : reading.problems;
  }

  private read(stated: unknown) {
    const key = JSON.stringify(stated);
    const known = this.contracts.get(key);
    if (known !== undefined) return known;
    const problems = collectProblems();
    const read = { contract: readContract(this.index, stated, problems), problems: problems.all };
    this.contracts.set(key, read);
    return read;
  }
}
