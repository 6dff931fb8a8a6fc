import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";

/**
 * English words that a diagnostic still has in Japanese. Names and text of the product stand between
 * backticks; a few words of the language and a few abbreviations are Japanese by use.
 */
export function englishLeftIn({ japanese }: Diagnostic): readonly string[] {
  const { message, help = "", related, fixes } = japanese;
  return [message, help, ...related, ...fixes].flatMap((text) =>
    [...text.replace(/`[^`]*`/g, "").matchAll(/[A-Za-z]{2,}/g)]
      .map(([word]) => word)
      .filter((word) => !known.has(word)),
  );
}

const known: ReadonlySet<string> = new Set([
  "ID",
  "ISO",
  "edition",
  "except",
  "expect",
  "if",
  "insured",
  "never",
  "no",
  "when",
  "yes",
]);
