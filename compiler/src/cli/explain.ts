import type { Language } from "@yakkan/grammar/keywords.js";
import { explain as explainResult, explainHtml } from "@yakkan/runtime/explain.js";
import { describeMetadata } from "../describe/metadata.js";
import { type ClaimOptions, settleFiles } from "./claim.js";
import type { Plan } from "../plan.js";
import { exit, type ExitCode, wrongUsage } from "./failure.js";
import { quoteFrom } from "./quote.js";
import { print } from "./terminal.js";

export interface ExplainOptions {
  readonly lang?: Language;
  readonly format: "text" | "html";
  /** Of a page: also what would be due under other readings. */
  readonly readings?: boolean;
  /** Of a page: which documents it cites. */
  readonly cite?: readonly string[];
}

/** Prints the result for a person: as text, or as a page for a letter to the insured. */
export async function explain(productFile: string, options: ClaimOptions & ExplainOptions): Promise<ExitCode> {
  const { format, readings, cite: documents } = options;
  if (format === "text" && (readings ?? documents) !== undefined)
    throw wrongUsage("--readings and --cite say what a page has, --format html; the text has all of it");
  const { plan, sources, language: own, result } = await settleFiles(productFile, options, true);
  const metadata = describeMetadata(plan);
  const language = options.lang ?? own;
  for (const name of documents ?? [])
    if (!plan.documents.some((document) => document.name === name)) throw wrongUsage(unknownDocument(name, plan));
  switch (format) {
    case "text":
      print(explainResult(metadata, result, { language, quote: quoteFrom(sources, plan) }).trimEnd());
      break;
    case "html":
      print(explainHtml(metadata, result, { language, readings, documents }).trimEnd());
      break;
  }
  return exit.fine;
}

function unknownDocument(name: string, { documents }: Plan): string {
  const known = documents.map((document) => document.name).join(", ");
  return `--cite: the product has no document ${name}${known === "" ? "" : `; its documents are ${known}`}`;
}
