import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { configName, readConfig } from "./config.js";
import { wrongUsage } from "./failure.js";
import { nameOf } from "./files.js";

/**
 * The product files that the arguments of a command stand for: files as they are, folders with all that is below
 * them, patterns. Without any: those that the project's settings name.
 */
export async function productFiles(given: readonly string[]): Promise<string[]> {
  if (given.length > 0) return (await Promise.all(given.map((argument) => filesOf(argument, argument)))).flat();
  const { folder, products } = readConfig();
  if (products.length === 0)
    throw wrongUsage(
      `name product files or folders, or list them as \`products\` in ${configName}\n(--help says how it is used)`,
      `商品のファイルかフォルダを指定するか、${configName}の\`products\`に書いてください\n（使い方は --help で示します）`,
    );
  return (await Promise.all(products.map((product) => filesOf(join(folder, product), product)))).flat();
}

async function filesOf(path: string, written: string): Promise<string[]> {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  // A file that is not there is told where it is read.
  if (!isFolder && (existsSync(path) || !/[*?{[]/.test(path))) return [path];
  const { glob } = await import("tinyglobby");
  const found = await glob(isFolder ? "**/*.yakkan" : path.replaceAll("\\", "/"), {
    ...(isFolder ? { cwd: path } : {}),
    ignore: ["**/node_modules/**"],
    expandDirectories: false,
    onlyFiles: true,
  });
  if (found.length === 0) {
    throw isFolder
      ? wrongUsage(`${written}: holds no product file`, `${written}：商品のファイルがありません`)
      : wrongUsage(`${written}: no file is named so`, `${written}：当てはまるファイルがありません`);
  }
  return found.map((file) => nameOf(isFolder ? join(path, file) : file)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
