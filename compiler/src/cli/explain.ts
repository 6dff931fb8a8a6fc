import type { Language } from "@yakkan/grammar/keywords.js";
import { explain as explainResult, explainHtml } from "@yakkan/runtime/explain.js";
import { describeMetadata } from "../describe/metadata.js";
import { type ClaimOptions, settleFiles } from "./claim.js";
import type { Plan } from "../plan.js";
import { exit, type ExitCode, wrongUsage } from "./failure.js";
import { quoteFrom } from "./quote.js";
import { print } from "./terminal.js";

export interface ExplainOptions {
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
  const { plan, sources, language, result } = await settleFiles(productFile, options, {
    trace: true,
    isForPerson: true,
  });
  const metadata = describeMetadata(plan);
  for (const name of documents ?? [])
    if (!plan.documents.some((document) => document.name === name))
      throw wrongUsage(unknownDocument(name, plan, language));
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

function unknownDocument(name: string, { documents }: Plan, language: Language): string {
  const known = documents.map((document) => document.name).join(language === "ja" ? "、" : ", ");
  if (language === "ja")
    return `--cite：この商品に文書${name}はありません${known === "" ? "" : `。あるのは${known}です`}`;
  return `--cite: the product has no document ${name}${known === "" ? "" : `; its documents are ${known}`}`;
}
