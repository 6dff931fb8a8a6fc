import { existsSync } from "node:fs";
import type { Language } from "@yakkan/grammar/keywords.js";
import { exit, type ExitCode } from "./failure.js";
import { nameOf, type OutputFile, readBytes, writeTogether } from "./files.js";
import { amountOf } from "./sources.js";
import { print } from "./terminal.js";

/** Writes what a command generates, all or none, and names it. */
export async function writeAndName(files: readonly OutputFile[]): Promise<ExitCode> {
  await writeTogether(files);
  for (const { path } of files) print(nameOf(path));
  return exit.fine;
}

/** Writes nothing, and names each file that is not as `command` would write it. */
export function reportStale(files: readonly OutputFile[], command: string, language: Language): ExitCode {
  const isJapanese = language === "ja";
  const outOfDate = isJapanese ? "最新ではありません" : "out of date";
  const missing = isJapanese ? "ありません" : "missing";
  let stale = 0;
  for (const { path, text } of files) {
    const name = nameOf(path);
    const isThere = existsSync(path);
    if (isThere && Buffer.from(text).equals(readBytes(path, name))) continue;
    print(`${name}${isJapanese ? "：" : ": "}${isThere ? outOfDate : missing}`);
    stale++;
  }
  const allFine = isJapanese ? `${files.length}ファイルとも最新です` : `${amountOf(files.length, "file")} up to date`;
  const run = isJapanese
    ? `\`${command}\`を実行すると書き直されます`
    : `run \`${command}\` to write ${stale === 1 ? "it" : "them"} anew`;
  print(stale === 0 ? allFine : run);
  return stale === 0 ? exit.fine : exit.wrongInput;
}
