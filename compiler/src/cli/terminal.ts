import { fstatSync, writeSync } from "node:fs";
import pico from "picocolors";
import { type Paint, unpainted } from "../diagnostics/render.js";
import { type Failure, wrongUsage } from "./failure.js";

/** Colours for a stream: on a terminal, unless NO_COLOR (https://no-color.org) says otherwise; FORCE_COLOR asks for them. */
export function paintFor(stream: NodeJS.WriteStream): Paint & { readonly good: (text: string) => string } {
  // picocolors would also colour a pipe where CI is set; a pipe may be read by a program.
  if (!wantsColour(stream)) return { ...unpainted, good: (text) => text };
  const colours = pico.createColors(true);
  return {
    strong: colours.bold,
    faint: colours.dim,
    good: colours.green,
    severity: {
      error: (text) => colours.bold(colours.red(text)),
      warning: (text) => colours.bold(colours.yellow(text)),
      information: (text) => colours.bold(colours.cyan(text)),
    },
  };
}

function wantsColour(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return stream.isTTY && TERM !== "dumb";
}

/** Prints what the user asked for. */
export function print(text: string): void {
  printAsIs(`${text}\n`);
}

/** Prints it without an end of line of its own. */
export function printAsIs(text: string): void {
  if (!isToFile()) return void process.stdout.write(text);
  const problem = writeToFile(text);
  if (problem !== undefined) process.stdout.emit("error", problem);
}

/** Prints it and waits until it is written: what goes on then may count on it. Throws where it cannot be written. */
export function printWhole(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const then = (problem: Error | null | undefined): void => {
      if (problem === undefined || problem === null) return resolve();
      answered.add(problem);
      reject(notWritten(problem));
    };
    if (isToFile()) then(writeToFile(`${text}\n`));
    else process.stdout.write(`${text}\n`, then);
  });
}

function isToFile(): boolean {
  return fstatSync(process.stdout.fd).isFile();
}

/** A disk that is nearly full takes a part of it; Node's own stream leaves it at that and tells nobody. */
function writeToFile(text: string): Error | undefined {
  const bytes = Buffer.from(text);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(process.stdout.fd, bytes, written);
    return undefined;
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    return problem;
  }
}

/** Faults of the standard output that a command has taken upon itself: nobody else need tell of them. */
export const answered = new WeakSet<Error>();

export function notWritten({ code }: NodeJS.ErrnoException): Failure {
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
  process.stderr.write(`${text}\n`);
}
