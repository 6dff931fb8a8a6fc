import { quotedInJapanese } from "@yakkan/compiler/diagnostics/file-keywords.js";
import { type Snapshot, symbolsWithin } from "./snapshot.js";

/** What a text tells of the language, with what it quotes in backticks spelt as the file spells its keywords. */
export function inFileKeywords({ compiled }: Snapshot, text: string): string {
  if (compiled.keywords === "en") return text;
  return quotedInJapanese(text, new Set(symbolsWithin(compiled).map(({ name }) => name)));
}
