import { chmod, open, realpath, stat } from "node:fs/promises";
import type { Language } from "@yakkan/grammar/keywords.js";
import { renderDiagnostics } from "../diagnostics/render.js";
import { format } from "../format/format.js";
import { readConfig } from "./config.js";
import { exit, type ExitCode, wrongUsage } from "./failure.js";
import { nameOf, readText, readTextOrInput, writeTogether } from "./files.js";
import { productFiles } from "./products.js";
import { amountOf } from "./sources.js";
import { paintFor, print, printAsIs, tell } from "./terminal.js";

interface FmtOptions {
  readonly check?: boolean;
  readonly keywords?: Language | "keep";
  readonly stdin?: boolean;
}

/** Sets files in the one layout of the language; one with syntax errors is left as it is. */
export async function fmt(paths: readonly string[], options: FmtOptions): Promise<ExitCode> {
  if (options.stdin === true && paths.length > 0) throw misused("name files or give --stdin, not both");
  const wanted = { ...options, keywords: options.keywords ?? readConfig().keywords ?? "keep" } as const;
  if (options.stdin === true) return formatInput(wanted);

  const changed: { readonly path: string; readonly text: string }[] = [];
  let broken = 0;
  const unique = [...new Map((await productFiles(paths)).map((path) => [nameOf(path), path])).values()];
  for (const path of unique) {
    const text = await formatSource(readText(path), wanted);
    if (text === undefined) broken++;
    else if (text.after !== text.before) changed.push({ path, text: text.after });
  }
  if (options.check !== true) await writeInPlace(changed);
  for (const { path } of changed) print(`${nameOf(path)}: ${options.check === true ? "not formatted" : "formatted"}`);
  print(summarise(unique.length, changed.length, broken, options.check === true));
  return broken > 0 || (options.check === true && changed.length > 0) ? exit.wrongInput : exit.fine;
}

async function formatInput(options: FmtOptions): Promise<ExitCode> {
  const text = await formatSource(await readTextOrInput("-"), options);
  if (text === undefined) return exit.wrongInput;
  if (options.check === true) return text.after === text.before ? exit.fine : exit.wrongInput;
  printAsIs(text.after);
  return exit.fine;
}

/** Undefined where the text has syntax errors; they are told. */
async function formatSource(
  source: Awaited<ReturnType<typeof readText>>,
  { keywords = "keep" }: { readonly keywords?: Language | "keep" },
): Promise<{ readonly before: string; readonly after: string } | undefined> {
  const formatted = await format(source.text, { keywords });
  if ("text" in formatted) return { before: source.text, after: formatted.text };
  tell(`${renderDiagnostics(formatted.problems, source, paintFor("stderr"))}\n`);
  tell(`${source.name}: left as it is: what cannot be read cannot be set anew\n`);
  return undefined;
}

/** Puts the new texts in the place of the old ones, all or none, and keeps what is not theirs to change. */
async function writeInPlace(files: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
  const targets = [];
  for (const { path, text } of files) {
    // A link stays a link.
    const target = await realpath(path);
    targets.push({
      path: target,
      text: (await beginsWithMark(target)) ? `\ufeff${text}` : text,
      mode: (await stat(target)).mode,
    });
  }
  await writeTogether(targets);
  for (const { path, mode } of targets) await chmod(path, mode);
}

/** Whether a file begins with a byte order mark, which reading it takes away. */
async function beginsWithMark(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(3), 0, 3, 0);
    return bytesRead === 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  } finally {
    await file.close();
  }
}

/** `1 file formatted, 2 left as they were`, with those that could not be read. */
function summarise(files: number, changed: number, broken: number, isCheck: boolean): string {
  const parts = [
    isCheck
      ? changed > 0 && `${amountOf(changed, "file")} not formatted`
      : changed > 0 && `${amountOf(changed, "file")} formatted`,
    broken > 0 && `${amountOf(broken, "file")} with syntax errors`,
    files - changed - broken > 0 && `${amountOf(files - changed - broken, "file")} formatted already`,
  ];
  return parts.filter((part) => part !== false).join(", ");
}

function misused(what: string): ReturnType<typeof wrongUsage> {
  return wrongUsage(`yakkan fmt: ${what}\n(--help says how it is used)`);
}
