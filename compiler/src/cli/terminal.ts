import { fstatSync, writeSync } from "node:fs";
import { styleText } from "node:util";
import { type Paint, unpainted } from "../diagnostics/render.js";
import { exit, type Failure, wrongUsage } from "./failure.js";

type Output = "stdout" | "stderr";

const descriptors = { stdout: 1, stderr: 2 } as const;

/** Colours for an output: on a terminal, unless NO_COLOR (https://no-color.org) says otherwise; FORCE_COLOR asks for them. */
export function paintFor(output: Output): Paint & { readonly good: (text: string) => string } {
  // Left to itself `styleText` asks Node's stream of the standard output.
  if (!wantsColour(output)) return { ...unpainted, good: (text) => text };
  const paint =
    (styles: Parameters<typeof styleText>[0]) =>
    (text: string): string =>
      styleText(styles, text, { validateStream: false });
  return {
    strong: paint("bold"),
    faint: paint("dim"),
    good: paint("green"),
    severity: {
      error: paint(["bold", "red"]),
      warning: paint(["bold", "yellow"]),
      information: paint(["bold", "cyan"]),
    },
  };
}

function wantsColour(output: Output): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return TERM !== "dumb" && fstatSync(descriptors[output]).isCharacterDevice() && process[output].isTTY;
}

// ── Streams ──────────────────────────────────────────────────────────────────────────────────────────

const inUse = new Set<Output>();

/** Node's stream of an output, whose faults are heard. To make it takes as long as to read a product of 200 lines. */
export function streamOf(output: Output): NodeJS.WriteStream {
  const stream = process[output];
  if (!inUse.has(output)) {
    inUse.add(output);
    // Where nothing can be told either, the exit code still says it.
    stream.on("error", output === "stdout" ? endByFault : () => undefined);
  }
  return stream;
}

/** Whether all that was printed is written, as far as streams have it. */
export function isAllWritten(): boolean {
  return [...inUse].every((output) => process[output].writableLength === 0);
}

/** Whether the output could take no more, and there is somebody to tell. */
export function isOutputLost(): boolean {
  return inUse.has("stdout") && process.stdout.errored !== null && isUntold(process.stdout.errored);
}

function endByFault(problem: NodeJS.ErrnoException): void {
  if (!isUntold(problem)) return;
  tell(notWritten(problem).message);
  process.exit(exit.wrongUsage);
}

/** Of what the output could not take. A reader such as `head` may close the pipe early: then there is nobody left to tell. */
function isUntold(problem: NodeJS.ErrnoException): boolean {
  return problem.code !== "EPIPE" && !answered.has(problem);
}

// ── Printing ─────────────────────────────────────────────────────────────────────────────────────────

/** Prints what the user asked for. */
export function print(text: string): void {
  printAsIs(`${text}\n`);
}

/** Prints it without an end of line of its own. */
export function printAsIs(text: string): void {
  const { problem, rest } = writeAtOnce(text);
  if (problem !== undefined) endByFault(problem);
  else if (rest.length > 0) streamOf("stdout").write(rest);
}

/** Prints it and waits until it is written: what goes on then may count on it. Throws where it cannot be written. */
export function printWhole(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const then = (problem: Error | null | undefined): void => {
      if (problem === undefined || problem === null) return resolve();
      answered.add(problem);
      reject(notWritten(problem));
    };
    const { problem, rest } = writeAtOnce(`${text}\n`);
    if (problem !== undefined || rest.length === 0) then(problem);
    else streamOf("stdout").write(rest, then);
  });
}

/**
 * Writes to a file or a pipe as far as it takes anything, without the stream: of a disk that is nearly full that leaves
 * it at a part and tells nobody, and for a pipe it would have to be made. Where it is in use, a pipe is its own.
 */
function writeAtOnce(text: string): { readonly problem?: NodeJS.ErrnoException; readonly rest: Uint8Array } {
  const bytes = Buffer.from(text);
  const kind = fstatSync(descriptors.stdout);
  if (!kind.isFile() && (inUse.has("stdout") || !(kind.isFIFO() || kind.isSocket()))) return { rest: bytes };
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptors.stdout, bytes, written);
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    // A pipe that is full, of a caller that does not wait for it: the stream does.
    if ((problem as NodeJS.ErrnoException).code !== "EAGAIN") return { problem, rest: bytes.subarray(written) };
  }
  return { rest: bytes.subarray(written) };
}

/** Faults of the standard output that a command has taken upon itself: nobody else need tell of them. */
const answered = new WeakSet<Error>();

function notWritten({ code }: NodeJS.ErrnoException): Failure {
  const why = code === undefined ? undefined : reasons[code];
  return wrongUsage(`the standard output cannot be written: ${why ?? String(code)}`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left",
  EFBIG: "its file may not grow any larger",
  EPIPE: "its reader has closed it",
};

/** Prints what the user has to know besides. */
export function tell(text: string): void {
  streamOf("stderr").write(`${text}\n`);
}
