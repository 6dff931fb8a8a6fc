import { parse } from "@yakkan/grammar/parse.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { describeSyntaxProblem } from "../diagnostics/syntax.js";
import { withLineFeeds } from "../files/line-ends.js";
import { type KeywordChoice, plugin } from "./plugin.js";
import { formatWith } from "./prettier.js";
import { isSameMeaning } from "./same-meaning.js";

export interface FormatOptions {
  /** The language of the keywords; `keep`, the default, is that of most of them. */
  readonly keywords?: KeywordChoice;
}

/** The text set anew, or, of a text with syntax errors, why it is left alone. */
export type Formatted = { readonly text: string } | { readonly problems: readonly Diagnostic[] };

/**
 * Sets a text in the one layout of the language. It changes spaces, line breaks, the spelling of keywords and the
 * grouping of digits, never what the text says.
 */
export async function format(written: string, { keywords = "keep" }: FormatOptions = {}): Promise<Formatted> {
  const text = withLineFeeds(written);
  const { problems } = parse(text);
  if (problems.length > 0) return { problems: problems.map(describeSyntaxProblem) };
  const formatted = await formatWith(text, {
    parser: "yakkan",
    plugins: [plugin],
    printWidth: 120,
    endOfLine: text.includes("\r\n") ? "crlf" : "lf",
    ...{ yakkanKeywords: keywords },
  });
  // INVARIANT: nobody's product changes by being formatted. Should this ever fail, better no layout than another meaning.
  if (!isSameMeaning(text, formatted)) throw new Error("the formatted text would mean something else; it is not used");
  return { text: formatted };
}
