import type { Span } from "@yakkan/grammar/syntax.js";
import type { DiagnosticCode } from "./catalog.js";

export type Severity = "error" | "warning" | "information";

/** Something to tell the author. The terminal and the editor show the same words, English unless asked otherwise. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** What to do, where there is one thing to do. */
  readonly help?: string;
  /** The smallest stretch of text that is wrong. */
  readonly span: Span;
  /** Other places that have to do with it. */
  readonly related: readonly { readonly message: string; readonly span: Span }[];
  /** Edits that mend it, each complete in itself. */
  readonly fixes: readonly Fix[];
  /** The text at `span` has no effect. */
  readonly unused?: boolean;
  /** The same words in Japanese; `inLanguage` puts them in place of the English ones. */
  readonly japanese: JapaneseWords;
}

export interface JapaneseWords {
  readonly message: string;
  readonly help?: string;
  /** What the related places say, in their order. */
  readonly related: readonly string[];
  /** The titles of the fixes, in their order. */
  readonly fixes: readonly string[];
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly (Span & { readonly text: string })[];
}
