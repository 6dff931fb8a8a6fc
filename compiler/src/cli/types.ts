import { emitDeclarations } from "../emit/emit.js";
import { exit, type ExitCode, wrongInput } from "./failure.js";
import { nameOf, writeTogether } from "./files.js";
import { compileFlawless } from "./sources.js";
import { print } from "./terminal.js";

/** Writes beside each product file the types that TypeScript reads where it is imported: `PRODUCT.d.yakkan.ts`. */
export async function types(paths: readonly string[]): Promise<ExitCode> {
  const compiled = compileFlawless(paths, "errors");
  const files = [];
  for (const { source, plans } of compiled) {
    // A file of vocabularies alone goes along with the products that use it.
    if (plans.length === 0) continue;
    files.push({ path: source.name.replace(/\.yakkan$/, "") + ".d.yakkan.ts", text: await emitDeclarations(plans) });
  }
  if (files.length === 0) throw wrongInput(`${compiled.map(({ source }) => source.name).join(", ")}: has no product`);
  await writeTogether(files);
  for (const { path } of files) print(nameOf(path));
  return exit.fine;
}
