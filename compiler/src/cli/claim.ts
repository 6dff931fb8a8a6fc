import type { SettlementResult } from "@yakkan/runtime/result.js";
import type { Problem } from "@yakkan/runtime/claim.js";
import type { Language } from "@yakkan/grammar/keywords.js";
import type { Sources } from "../files/sources.js";
import type { Plan } from "../plan.js";
import { loadEvaluator } from "./evaluator.js";
import { problemsInJapanese } from "../diagnostics/phrases.js";
import { wrongInput } from "./failure.js";
import { nameOf, readTextOrInput, readText } from "./files.js";
import { parseJson } from "./json.js";
import { compileProduct } from "./sources.js";
import { paintFor } from "./terminal.js";

export interface ClaimOptions {
  /** A path, or `-` for the standard input. */
  readonly input: string;
  readonly product?: string;
  readonly ledger?: string;
  /** Of what is told to a person; left out: that of the settings or of the file. */
  readonly lang?: Language;
}

/** Settles a claim that stands in files; every problem of an invalid one is told with its path, to a program in English. */
export async function settleFiles(
  productFile: string,
  options: ClaimOptions,
  { trace, isForPerson }: { readonly trace: boolean; readonly isForPerson: boolean },
): Promise<{
  readonly plan: Plan;
  readonly sources: Sources;
  readonly language: Language;
  readonly result: SettlementResult;
}> {
  const { plan, sources, language } = compileProduct(productFile, options.product, options.lang);
  const source = await readTextOrInput(options.input);
  let input = parseJson(source, paintFor("stderr"));
  if (options.ledger !== undefined) {
    const ledger = parseJson(readText(options.ledger), paintFor("stderr"));
    // What is no record is left for the evaluator to refuse.
    if (typeof input === "object" && input !== null && !Array.isArray(input)) input = { ...input, ledger };
  }
  const settled = (await loadEvaluator(plan)).settle(input, { trace });
  if (settled.ok) return { plan, sources, language, result: settled.result };
  const ledgerName = options.ledger === undefined ? undefined : nameOf(options.ledger);
  const words = isForPerson && language === "ja" ? inBoth : (problem: Problem) => problem;
  throw wrongInput(settled.problems.map((problem) => describe(words(problem), source.name, ledgerName)).join("\n"));
}

/** The kind of problem in Japanese, with what there is in English alone: the names and values that it is about. */
function inBoth({ path, code, message }: Problem): Problem {
  return { path, code, message: `${problemsInJapanese[code]}（${message}）` };
}

/** `claim.json: losses[2].amount: …`; of a ledger from a file of its own the path in that file. */
function describe({ path, message }: Problem, inputName: string, ledgerName: string | undefined): string {
  if (ledgerName !== undefined && /^ledger(?![\p{L}\p{N}_])/u.test(path)) {
    return [ledgerName, path.replace(/^ledger\.?/, ""), message].filter((part) => part !== "").join(": ");
  }
  return [inputName, path, message].filter((part) => part !== "").join(": ");
}
