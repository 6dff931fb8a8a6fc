import { formatMoney } from "@yakkan/runtime/explain/amount.js";
import type { PremiumResult } from "@yakkan/runtime/result.js";
import type { Plan } from "../plan.js";
import { describeOpen } from "../scenarios/complaints.js";
import { loadEvaluator } from "./evaluator.js";
import { exit, type ExitCode, wrongInput, wrongUsage } from "./failure.js";
import { readTextOrInput } from "./files.js";
import { parseJson } from "./json.js";
import { compileProduct } from "./sources.js";
import { paintFor, print } from "./terminal.js";

export interface PremiumOptions {
  /** A path, or `-` for the standard input. */
  readonly input: string;
  readonly product?: string;
  readonly name?: string;
  readonly format: "text" | "json";
}

/** Prints what the premiums of a product, or one of them, come to under a contract. */
export async function premium(productFile: string, options: PremiumOptions): Promise<ExitCode> {
  const { plan, source: product } = compileProduct(productFile, options.product);
  const premiums = chosenPremiums(plan, options.name, product.name);
  const source = await readTextOrInput(options.input);
  const contract = contractIn(parseJson(source, paintFor("stderr")));
  const { quote } = await loadEvaluator(plan);
  const results = premiums.map((declared): PremiumResult => {
    const quoted = quote(contract, declared.name);
    if (quoted.ok) return quoted.result;
    throw wrongInput(quoted.problems.map(({ path, message }) => `${source.name}: ${path}: ${message}`).join("\n"));
  });
  if (options.format === "json") print(JSON.stringify(options.name === undefined ? results : results[0], undefined, 2));
  else for (const result of results) print(describeResult(result, plan));
  return exit.fine;
}

function chosenPremiums(plan: Plan, name: string | undefined, file: string): Plan["premiums"] {
  if (plan.premiums.length === 0) throw wrongUsage(`${file}: the product \`${plan.name}\` has no premium`);
  if (name === undefined) return plan.premiums;
  const named = plan.premiums.filter((declared) => declared.name === name.normalize("NFKC"));
  const names = plan.premiums.map((declared) => `\`${declared.name}\``).join(", ");
  if (named.length === 0) throw wrongUsage(`${file}: has no premium \`${name}\`; it has ${names}`);
  return named;
}

/** The contract itself, or that of a claim. */
function contractIn(input: unknown): unknown {
  const isClaim = typeof input === "object" && input !== null && "contract" in input && !("policy" in input);
  return isClaim ? input.contract : input;
}

/** `annual 年間保険料: ¥141,150` */
function describeResult(result: PremiumResult, { premiums, currency }: Plan): string {
  const label = premiums.find(({ name }) => name === result.premium)?.label;
  const name = [result.premium, label?.ja ?? label?.en].filter((part) => part !== undefined).join(" ");
  if (result.verdict === "undetermined") return `${name}: undetermined: ${describeOpen(result, "en")}`;
  return `${name}: ${formatMoney(result.amount, currency)}`;
}
