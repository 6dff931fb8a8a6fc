import type { Resolver } from "@yakkan/compiler/files/load.js";
import { besideProducts } from "./policies.js";

/** Several files written as one text; each begins with its name: `// words.yakkan`. */
export interface Files {
  /** The last one, which is compiled; `name` is that of a text that is a single file. */
  readonly name: string;
  readonly text: string;
  readonly resolve: Resolver;
}

export function filesIn(text: string, name: string): Files {
  const [first, ...parts] = text.split(/^\/\/ (\S+\.yakkan)\n/m);
  if (parts.length === 0) return { name, text: first!, resolve: besideProducts };
  const files = new Map<string, string>();
  for (let index = 0; index < parts.length; index += 2) files.set(parts[index]!, parts[index + 1]!);
  const last = [...files].at(-1)!;
  return { name: last[0], text: last[1], resolve: (wanted) => files.get(wanted) };
}
