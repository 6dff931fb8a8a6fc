import type { Language } from "@yakkan/grammar/keywords.js";
import { explain as explainResult, explainHtml } from "@yakkan/runtime/explain.js";
import { describeMetadata } from "../describe/metadata.js";
import { type ClaimOptions, settleFiles } from "./claim.js";
import { exit, type ExitCode } from "./failure.js";
import { quoteFrom } from "./quote.js";
import { print } from "./terminal.js";

/** Prints the result for a person: as text, or as a page for a letter to the insured. */
export async function explain(
  productFile: string,
  options: ClaimOptions & { readonly lang?: Language; readonly format: "text" | "html" },
): Promise<ExitCode> {
  const { plan, sources, language: own, result } = await settleFiles(productFile, options, true);
  const metadata = describeMetadata(plan);
  const language = options.lang ?? own;
  switch (options.format) {
    case "text":
      print(explainResult(metadata, result, { language, quote: quoteFrom(sources, plan) }).trimEnd());
      break;
    case "html":
      print(explainHtml(metadata, result, { language }).trimEnd());
      break;
  }
  return exit.fine;
}
