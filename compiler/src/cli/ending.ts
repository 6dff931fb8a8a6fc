import type { Language } from "@yakkan/grammar/keywords.js";
import { readConfig } from "./config.js";
import { exit, type ExitCode, Failure } from "./failure.js";
import { isAllWritten, isOutputLost, tell } from "./terminal.js";

/** How a command ends that could not do what it was called for; `asked`: in which language to say so. */
export function endWith(problem: unknown, asked?: Language): ExitCode {
  const language = asked ?? languageOfSettings();
  if (problem instanceof Failure) {
    tell(problem.messageIn(language));
    return problem.exitCode;
  }
  const what = problem instanceof Error ? problem.stack : String(problem);
  tell(
    language === "ja"
      ? `yakkan：プログラム内部の不具合です（ご利用の誤りではありません）：${what}`
      : `yakkan: internal error, which is not your fault: ${what}`,
  );
  return exit.internal;
}

/** That of what is said before any file is read. */
export function languageOfSettings(): Language {
  try {
    return readConfig().lang ?? "en";
  } catch (problem) {
    // It is the settings of which something is to be said.
    if (problem instanceof Failure) return "en";
    throw problem;
  }
}

/** Ends the process as a command ended. */
export function endProcess(code: ExitCode, { atOnce }: { readonly atOnce: boolean }): void {
  // An output that failed has its own ending.
  if (isOutputLost()) return;
  process.exitCode = code;
  // Where nothing is left to do but for V8, which would clear away first. What a pipe has not taken yet is waited for.
  if (atOnce && isAllWritten()) process.exit();
}
