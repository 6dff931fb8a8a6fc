import { join } from "node:path";
import type { Compiled } from "../compile.js";
import { emitBatch } from "../emit/batch/batch.js";
import { emit } from "../emit/emit.js";
import { inlineRuntime } from "../emit/standalone.js";
import type { Plan } from "../plan.js";
import { type ExitCode, wrongInput, wrongUsage } from "./failure.js";
import { reportStale, writeAndName } from "./generated.js";
import { packageFiles, parsePackageName } from "./package.js";
import { readRuntimeSources } from "./runtime-sources.js";
import { compileFlawless } from "./sources.js";

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

/** A product with the name that its files have, without ending. */
export interface Output {
  readonly base: string;
  readonly plan: Plan;
}

/** What callers of a product that stands alone need of the runtime besides. */
export const standaloneExports = ["InvalidInput"];

/** Writes an evaluator for each product, or a package of them; nothing where any of the files has an error. */
export async function build(paths: readonly string[], options: BuildOptions): Promise<ExitCode> {
  if (options.batch === true && (options.standalone === true || options.package !== undefined)) {
    throw wrongUsage(
      "--batch goes with neither --standalone nor --package: the kernel imports the runtime and an evaluator",
    );
  }
  const named = options.package === undefined ? undefined : parsePackageName(options.package);
  const found = outputs(compileFlawless(paths, "all"));
  const runtime = options.standalone === true ? await readRuntimeSources() : undefined;
  const files =
    named === undefined ? await moduleFiles(found, options, runtime) : await packageFiles(found, named, runtime);
  const placed = files.map(({ name, text }) => ({ path: join(options.out, name), text }));
  return options.check === true ? reportStale(placed, "yakkan build") : writeAndName(placed);
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

/** Editions of one product each have their day in the name. */
export function outputs(compiled: readonly Compiled[]): readonly Output[] {
  const byBase = new Map<string, { readonly plan: Plan; readonly file: string }>();
  const all = compiled.flatMap(({ plans }) => plans);
  for (const { source, plans, file } of compiled) {
    // A file of vocabularies, or of scenarios alone, goes along with the products that it is for.
    const isShared = file.declarations.some(({ kind }) => kind === "vocabulary" || kind === "use-file");
    if (plans.length === 0 && (!isShared || all.length === 0)) throw wrongInput(`${source.name}: has no product`);
    for (const plan of plans) {
      // A name in backticks may hold what a file's name may not.
      if (/[^\p{L}\p{M}\p{N}_・-]/u.test(plan.name)) {
        throw wrongInput(`${source.name}: the product \`${plan.name}\` cannot be the name of a file`);
      }
      const editions = new Set(all.filter(({ name }) => name === plan.name).map(({ edition }) => edition));
      const base = editions.size > 1 ? `${plan.name}-${plan.edition}` : plan.name;
      const other = byBase.get(base);
      if (other !== undefined) {
        throw wrongInput(
          `${source.name}: the product \`${plan.name}\` is also in ${other.file}; both would be ${base}.ts`,
        );
      }
      byBase.set(base, { plan, file: source.name });
    }
  }
  return [...byBase].map(([base, { plan }]) => ({ base, plan }));
}
