import pico from "picocolors";
import { type Paint, unpainted } from "../diagnostics/render.js";

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
  process.stdout.write(`${text}\n`);
}

/** Prints what the user has to know besides. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
