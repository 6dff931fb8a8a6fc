import { join } from "node:path";
import type { Compiled } from "../compile.js";
import { emitBatch } from "../emit/batch/batch.js";
import { emit } from "../emit/emit.js";
import { exit, type ExitCode, wrongInput } from "./failure.js";
import { nameOf, writeTogether } from "./files.js";
import { compileFlawless } from "./sources.js";
import { print } from "./terminal.js";

export interface BuildOptions {
  readonly out: string;
  /** Also the kernel that settles columns of incidents. */
  readonly batch?: boolean;
}

/** Writes an evaluator for each product; none where any of the files has an error. */
export async function build(paths: readonly string[], { out, batch }: BuildOptions): Promise<ExitCode> {
  const compiled = await compileFlawless(paths, "all");
  const files = [];
  for (const [file, plan] of outputs(compiled)) {
    files.push({ path: join(out, file), text: await emit(plan, { prettier: true }) });
    if (batch === true)
      files.push({ path: join(out, `${plan.name}.batch.ts`), text: await emitBatch(plan, { prettier: true }) });
  }
  await writeTogether(files);
  for (const { path } of files) print(nameOf(path));
  return exit.fine;
}

function outputs(compiled: readonly Compiled[]): Map<string, Compiled["plans"][number]> {
  const byFile = new Map<string, Compiled["plans"][number]>();
  for (const { source, plans } of compiled) {
    if (plans.length === 0) throw wrongInput(`${source.name}: has no product`);
    for (const plan of plans) {
      const file = `${plan.name}.ts`;
      // A name in backticks may hold what a file's name may not.
      if (/[^\p{L}\p{M}\p{N}_・-]/u.test(plan.name)) {
        throw wrongInput(`${source.name}: the product \`${plan.name}\` cannot be the name of a file`);
      }
      const other = byFile.get(file);
      if (other !== undefined) {
        throw wrongInput(
          `${source.name}: the product \`${plan.name}\` is also in ${other.source.file}; both would be ${file}`,
        );
      }
      byFile.set(file, plan);
    }
  }
  return byFile;
}
