import { quotedInJapanese } from "@yakkan/compiler/diagnostics/file-keywords.js";
import { type Snapshot, symbolsWithin } from "./snapshot.js";

/** Spells what a text tells of the language, with what it quotes in backticks spelt as the file spells its keywords. */
export function inFileKeywords({ compiled }: Snapshot): (text: string) => string {
  if (compiled.keywords === "en") return (text) => text;
  const names = new Set(symbolsWithin(compiled).map(({ name }) => name));
  return (text) => quotedInJapanese(text, names);
}
