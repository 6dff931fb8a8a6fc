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
  const say = (english: string, japanese: string): string => (keywords === "ja" ? japanese : english);
  if (nameAt(name, 0) !== name || isReserved(name)) {
    throw wrongUsage(
      say(
        `\`${name}\` cannot be the name of a product: letters, digits and _, no digit first, no word of the language`,
        `\`${name}\`は商品名にできません。文字・数字・_ だけの名前で、数字では始まらず、言語の語でないものにしてください`,
      ),
    );
  }
  const file = join(folder, `${name}.yakkan`);
  const config = join(folder, configName);
  for (const path of [file, config])
    if (existsSync(path)) {
      const name = nameOf(path);
      throw wrongUsage(
        say(`${name}: is there already; nothing is written`, `${name}：すでにあります。何も書き込みません`),
      );
    }
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
  const isHere = folder === ".";
  print(
    say(
      `${isHere ? "" : `cd ${folder}, then `}\`yakkan watch\` checks the product and runs its scenarios whenever you save it`,
      `${isHere ? "" : `cd ${folder} の後、`}\`yakkan watch\`を実行すると、保存のたびに商品が検査され、事例が実行されます`,
    ),
  );
  return exit.fine;
}
