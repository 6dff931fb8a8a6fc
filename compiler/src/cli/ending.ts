import { exit, type ExitCode, Failure } from "./failure.js";
import { isAllWritten, isOutputLost, tell } from "./terminal.js";

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
  if (isOutputLost()) return;
  process.exitCode = code;
  // Where nothing is left to do but for V8, which would clear away first. What a pipe has not taken yet is waited for.
  if (atOnce && isAllWritten()) process.exit();
}
