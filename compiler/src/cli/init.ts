import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isReserved } from "@yakkan/grammar/keywords.js";
import { nameAt } from "@yakkan/grammar/names.js";
import { format } from "../format/format.js";
import { configName } from "./config.js";
import { exit, type ExitCode, wrongUsage } from "./failure.js";
import { nameOf, readText, writeTogether } from "./files.js";
import type { InitOptions } from "./templates.js";
import { print } from "./terminal.js";

/** Begins a project: a product that passes its scenarios, and the settings. What is there already stays. */
export async function init(folder: string, { template, keywords, name }: InitOptions): Promise<ExitCode> {
  if (nameAt(name, 0) !== name || isReserved(name))
    throw wrongUsage(
      `\`${name}\` cannot be the name of a product: letters, digits and _, no digit first, no word of the language`,
    );
  const file = join(folder, `${name}.yakkan`);
  const config = join(folder, configName);
  for (const path of [file, config])
    if (existsSync(path)) throw wrongUsage(`${nameOf(path)}: is there already; nothing is written`);
  // The same folders up from the sources and from the bundle.
  const source = readText(fileURLToPath(new URL(`../../templates/${template}.yakkan`, import.meta.url)));
  const product = await format(source.text.replaceAll("new_product", name), { keywords });
  if ("problems" in product) throw new Error(`the template ${template} has errors`);
  const settings = { products: ["**/*.yakkan"], out: "build", docs: "docs", keywords };
  await writeTogether([
    { path: file, text: product.text },
    { path: config, text: `${JSON.stringify(settings, undefined, 2)}\n` },
  ]);
  print(`${nameOf(file)}\n${nameOf(config)}\n`);
  const inFolder = folder === "." ? "" : `cd ${folder}, then `;
  print(`${inFolder}\`yakkan watch\` checks the product and runs its scenarios whenever you save it`);
  return exit.fine;
}
