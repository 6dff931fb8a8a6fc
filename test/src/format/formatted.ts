import { format } from "@yakkan/compiler/format/format.js";
import { lex } from "@yakkan/grammar/lexer.js";
import { parse } from "@yakkan/grammar/parse.js";

/** The formatted text of one that has no syntax errors. */
export async function formatted(text: string, keywords: "ja" | "en" | "keep" = "keep"): Promise<string> {
  const result = await format(text, { keywords });
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("; "));
  return result.text;
}

/** All comments of a text, as words, whatever their indentation and their order. */
export function commentsIn(text: string): string[] {
  const words = (comment: string): string => comment.replace(/^\/+/, "//").replace(/\s+/g, " ").trim();
  return parse(text)
    .file.comments.map(({ start, end }) => words(text.slice(start, end)))
    .sort();
}

export function referencesIn(text: string): string[] {
  return lex(text)
    .references.map(({ image }) => image)
    .sort();
}
