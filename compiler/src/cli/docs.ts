import { join } from "node:path";
import { citationsOf } from "../docs/citations.js";
import { sheetFiles } from "../docs/files.js";
import type { Plan } from "../plan.js";
import { outputs } from "./outputs.js";
import { exit, type ExitCode } from "./failure.js";
import { reportStale, writeAndName } from "./generated.js";
import { compileFlawless, languageOf } from "./sources.js";
import { print } from "./terminal.js";

export interface DocsOptions {
  /** The folder to write to. */
  readonly out: string;
  /** Write nothing, and name what would be written otherwise than it is. */
  readonly check?: boolean;
  /** Write nothing, and print each place of a document that is cited, with what cites it. */
  readonly coverage?: boolean;
}

/** Writes what each product covers, as tables for people: Markdown and a page, in Japanese and in English. */
export async function docs(paths: readonly string[], { out, check, coverage }: DocsOptions): Promise<ExitCode> {
  const compiled = compileFlawless(paths, "errors");
  const products = outputs(compiled);
  if (coverage === true) return printCitations(products.map(({ plan }) => plan));
  const files = products
    .flatMap(({ base, plan }) => sheetFiles(plan, base))
    .map(({ name, text }) => ({ path: join(out, name), text }));
  return check === true ? reportStale(files, "yakkan docs", languageOf(compiled)) : writeAndName(files);
}

/** `catalogue A004-6: ratio_of_heavy_loss (kyoei_cyber.yakkan:225)` */
function printCitations(plans: readonly Plan[]): ExitCode {
  for (const plan of plans) {
    print(plan.name);
    for (const { document, place, by } of citationsOf(plan)) {
      const clauses = by.map(({ name, source }) => `${name} (${source.file}:${source.line})`);
      print(`  ${document} ${place}: ${clauses.join(", ")}`);
    }
  }
  return exit.fine;
}
