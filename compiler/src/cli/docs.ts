import { join } from "node:path";
import { sheetFiles } from "../docs/files.js";
import { outputs } from "./build.js";
import type { ExitCode } from "./failure.js";
import { reportStale, writeAndName } from "./generated.js";
import { compileFlawless } from "./sources.js";

export interface DocsOptions {
  /** The folder to write to. */
  readonly out: string;
  /** Write nothing, and name what would be written otherwise than it is. */
  readonly check?: boolean;
}

/** Writes what each product covers, as tables for people: Markdown and a page, in Japanese and in English. */
export async function docs(paths: readonly string[], { out, check }: DocsOptions): Promise<ExitCode> {
  const products = outputs(await compileFlawless(paths, "errors"));
  const files = products
    .flatMap(({ base, plan }) => sheetFiles(plan, base))
    .map(({ name, text }) => ({ path: join(out, name), text }));
  return check === true ? reportStale(files, "yakkan docs") : writeAndName(files);
}
