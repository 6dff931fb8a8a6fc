import { compile } from "@yakkan/compiler/compile.js";
import { renderDiagnostics } from "@yakkan/compiler/diagnostics/render.js";
import { format } from "@yakkan/compiler/format/format.js";

/** What the compiler and the formatter made of a text, and how long it took them in CPU time. */
export interface Taken {
  readonly errors: number;
  readonly plans: number;
  readonly seconds: number;
}

/** Takes a text through all that reads texts. Throws where one of them breaks, or leaves an error without a place. */
export async function take(text: string): Promise<Taken> {
  const before = process.cpuUsage();
  const source = { name: "fuzz.yakkan", text };
  const { diagnostics, plans } = compile(source, { lints: true });
  for (const language of ["en", "ja"] as const) renderDiagnostics(diagnostics, source, undefined, language);
  for (const { span, code } of diagnostics)
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
      throw new Error(`${code} lies outside`);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const formatted = await format(text);
  if ("text" in formatted) {
    const again = await format(formatted.text);
    if (!("text" in again) || again.text !== formatted.text) throw new Error("the layout changes when it is set again");
  } else if (errors === 0) throw new Error("the formatter sees an error and the compiler does not");
  const { user, system } = process.cpuUsage(before);
  return { errors, plans: plans.length, seconds: (user + system) / 1e6 };
}
