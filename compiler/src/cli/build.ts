import { join } from "node:path";
import { emitBatch } from "../emit/batch/batch.js";
import { emit } from "../emit/emit.js";
import { inlineRuntime } from "../emit/standalone.js";
import { type ExitCode, wrongUsage } from "./failure.js";
import { reportStale, writeAndName } from "./generated.js";
import { type Output, outputs } from "./outputs.js";
import { packageFiles, parsePackageName, standaloneExports } from "./package.js";
import { readRuntimeSources } from "./runtime-sources.js";
import { compileFlawless, languageOf } from "./sources.js";

export interface BuildOptions {
  readonly out: string;
  /** Also the kernel that settles columns of incidents. */
  readonly batch?: boolean;
  /** With what an evaluator uses of the runtime in it, so that it imports nothing. */
  readonly standalone?: boolean;
  /** A package for npm, `@acme/products@1.2.0`. */
  readonly package?: string;
  /** Write nothing, and name what would be written otherwise than it is. */
  readonly check?: boolean;
}

/** Writes an evaluator for each product, or a package of them; nothing where any of the files has an error. */
export async function build(paths: readonly string[], options: BuildOptions): Promise<ExitCode> {
  if (options.batch === true && (options.standalone === true || options.package !== undefined)) {
    throw wrongUsage(
      "--batch goes with neither --standalone nor --package: the kernel imports the runtime and an evaluator",
    );
  }
  const named = options.package === undefined ? undefined : parsePackageName(options.package);
  const compiled = compileFlawless(paths, "all");
  const found = outputs(compiled);
  const runtime = options.standalone === true ? await readRuntimeSources() : undefined;
  const files =
    named === undefined ? await moduleFiles(found, options, runtime) : await packageFiles(found, named, runtime);
  const placed = files.map(({ name, text }) => ({ path: join(options.out, name), text }));
  return options.check === true ? reportStale(placed, "yakkan build", languageOf(compiled)) : writeAndName(placed);
}

async function moduleFiles(
  found: readonly Output[],
  { batch }: BuildOptions,
  runtime: Awaited<ReturnType<typeof readRuntimeSources>> | undefined,
): Promise<{ readonly name: string; readonly text: string }[]> {
  const files = [];
  for (const { base, plan } of found) {
    const module = await emit(plan, { prettier: runtime === undefined });
    const text = runtime === undefined ? module : await inlineRuntime(module, runtime, standaloneExports);
    files.push({ name: `${base}.ts`, text });
    if (batch === true) {
      files.push({
        name: `${base}.batch.ts`,
        text: await emitBatch(plan, { prettier: true, evaluator: `./${base}.js` }),
      });
    }
  }
  return files;
}
