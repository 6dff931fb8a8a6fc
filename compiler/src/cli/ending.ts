import { exit, type ExitCode, Failure } from "./failure.js";
import { answered, notWritten, tell } from "./terminal.js";

/** How a command ends that could not do what it was called for. */
export function endWith(problem: unknown): ExitCode {
  if (problem instanceof Failure) {
    tell(problem.message);
    return problem.exitCode;
  }
  tell(
    `yakkan: internal error, which is not your fault: ${problem instanceof Error ? problem.stack : String(problem)}`,
  );
  return exit.internal;
}

/** Ends the process as a command ended. */
export function endProcess(code: ExitCode, { atOnce }: { readonly atOnce: boolean }): void {
  // An output that failed has its own ending.
  if (process.stdout.errored !== null && isUntold(process.stdout.errored)) return;
  process.exitCode = code;
  // Where nothing is left to do but for V8, which would clear away first. What a pipe has not taken yet is waited for.
  const isWritten = process.stdout.writableLength === 0 && process.stderr.writableLength === 0;
  if (atOnce && isWritten) process.exit();
}

/** Of what the output could not take. A reader such as `head` may close the pipe early: then there is nobody left to tell. */
function isUntold(problem: NodeJS.ErrnoException): boolean {
  return problem.code !== "EPIPE" && !answered.has(problem);
}

process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (!isUntold(problem)) return;
  endWith(notWritten(problem));
  process.exit(exit.wrongUsage);
});
// Where nothing can be told either, the exit code still says it.
process.stderr.on("error", () => undefined);
