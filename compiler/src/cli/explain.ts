import { explain as explainResult } from "@yakkan/runtime/explain.js";
import { describeMetadata } from "../describe/metadata.js";
import { type ClaimOptions, settleFiles } from "./claim.js";
import { exit, type ExitCode } from "./failure.js";
import { quoteFrom } from "./quote.js";
import { print } from "./terminal.js";

/** Prints the result for a person. */
export async function explain(
  productFile: string,
  options: ClaimOptions & { readonly lang: "en" | "ja" },
): Promise<ExitCode> {
  const { plan, product, result } = await settleFiles(productFile, options, true);
  const quote = quoteFrom(product, plan);
  print(explainResult(describeMetadata(plan), result, { language: options.lang, quote }).trimEnd());
  return exit.fine;
}
