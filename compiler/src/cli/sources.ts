import type { Language } from "@yakkan/grammar/keywords.js";
import { compile, type Compiled, type SourceText } from "../compile.js";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.js";
import { isLint } from "../diagnostics/catalog/lints.js";
import { inLanguage } from "../diagnostics/language.js";
import { renderDiagnostics } from "../diagnostics/render.js";
import { CompileCache } from "../cache.js";
import type { Sources } from "../files/sources.js";
import type { Plan } from "../plan.js";
import { readConfig } from "./config.js";
import { exit, Failure, wrongInput, wrongUsage } from "./failure.js";
import { nameOf, readText, readUsed } from "./files.js";
import { paintFor, tell } from "./terminal.js";

/** A file that was compiled, and the language in which people are told of it. */
export interface Told extends Compiled {
  readonly language: Language;
}

/**
 * Reads and checks files, each once, in the order given. Messages are in the language that is asked for, by the command
 * or by the settings, else in that of the file's keywords.
 */
export function compileFiles(paths: readonly string[], asked?: Language): Told[] {
  const unique = [...new Map(paths.map((path) => [nameOf(path), path])).values()];
  // Read before anything is checked: a name that was mistyped is told at once.
  const sources = [];
  for (const path of unique) sources.push(readText(path));
  const read = new Map<string, string | undefined>();
  const resolve = (name: string): string | undefined => {
    if (!read.has(name)) read.set(name, readUsed(name));
    return read.get(name);
  };
  const cache = new CompileCache();
  const { off, on, lang } = readConfig();
  const isTold = ({ code }: Diagnostic): boolean => !off.has(code) && (!isLint(code) || on.has(code));
  const found: Told[] = [];
  const failures: unknown[] = [];
  for (const source of sources) {
    try {
      const compiled = compile(source, { resolve, cache, lints: on.size > 0 });
      const language = asked ?? lang ?? compiled.keywords;
      const told = compiled.diagnostics.filter(isTold);
      found.push({ ...compiled, language, diagnostics: told.map((one) => inLanguage(one, language)) });
    } catch (problem) {
      failures.push(problem);
    }
  }
  if (failures.length === 0) return found;
  // What could not be checked does not silence what is to be said of the others.
  const others = renderAll(found, () => true);
  if (others.length > 0) tell(`${others.join("\n\n")}\n`);
  throw failures[0];
}

/** What is to be said of each file of which there is something to say. */
function renderAll(files: readonly Told[], isShown: (diagnostic: Diagnostic) => boolean): string[] {
  return files.flatMap(({ sources, diagnostics, language }) => {
    const shown = diagnostics.filter(isShown);
    return shown.length === 0 ? [] : [renderDiagnostics(shown, sources, paintFor("stderr"), language)];
  });
}

/** The files, without errors: with one the diagnostics go to the standard error and the command ends. */
export function compileFlawless(paths: readonly string[], show: "all" | "errors", asked?: Language): Told[] {
  const compiled = compileFiles(paths, asked);
  const shown = renderAll(compiled, ({ severity }) => show === "all" || severity === "error");
  if (shown.length > 0) tell(`${shown.join("\n\n")}\n`);
  if (count(compiled, "error") > 0) throw new Failure(exit.wrongInput, summarise(compiled));
  return compiled;
}

/** The product that a command is about: the only one of the file, or the one that the user names. */
export function compileProduct(
  path: string,
  product: string | undefined,
  asked?: Language,
): {
  readonly plan: Plan;
  readonly source: SourceText;
  readonly sources: Sources;
  readonly language: Language;
} {
  const [compiled] = compileFlawless([path], "errors", asked);
  const { source, sources, plans, language } = compiled!;
  const isJapanese = language === "ja";
  const say = (english: string, japanese: string): string =>
    isJapanese ? `${source.name}：${japanese}` : `${source.name}: ${english}`;
  const names = plans.map(({ name }) => `\`${name}\``).join(isJapanese ? "、" : ", ");
  if (plans.length === 0) throw wrongInput(say("has no product", "商品がありません"));
  if (product !== undefined) {
    const named = plans.find(({ name }) => name === product.normalize("NFKC"));
    if (named === undefined)
      throw wrongUsage(
        say(`has no product \`${product}\`; it has ${names}`, `商品\`${product}\`はありません。あるのは${names}です`),
      );
    return { plan: named, source, sources, language };
  }
  if (plans.length > 1)
    throw wrongUsage(
      say(
        `has several products: choose one of ${names} with --product`,
        `商品が二つ以上あります。${names}のどれかを --product で選んでください`,
      ),
    );
  return { plan: plans[0]!, source, sources, language };
}

export function count(compiled: readonly Compiled[], severity: Severity): number {
  return compiled.reduce((sum, { diagnostics }) => sum + diagnostics.filter((d) => d.severity === severity).length, 0);
}

/** `2 errors, 1 warning in 1 file` */
export function summarise(compiled: readonly Told[]): string {
  const isJapanese = languageOf(compiled) === "ja";
  const found = (["error", "warning", "information"] as const).flatMap((severity) => {
    const number = count(compiled, severity);
    if (number === 0) return [];
    return [
      isJapanese
        ? `${inJapanese[severity]}${number}件`
        : amountOf(number, severity === "information" ? "remark" : severity),
    ];
  });
  if (isJapanese) return `${compiled.length}ファイル：${found.length === 0 ? "問題なし" : found.join("、")}`;
  return `${found.length === 0 ? "no problems" : found.join(", ")} in ${amountOf(compiled.length, "file")}`;
}

const inJapanese = { error: "エラー", warning: "警告", information: "情報" };

/** That of the messages; where they are in both, English. */
export function languageOf(compiled: readonly Told[]): Language {
  return compiled.length > 0 && compiled.every(({ language }) => language === "ja") ? "ja" : "en";
}

export function amountOf(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
