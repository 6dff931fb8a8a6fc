import type { Span } from "@yakkan/grammar/syntax.js";
import type { DiagnosticCode } from "./catalog.js";

export type Severity = "error" | "warning" | "information";

/** Something to tell the author. The terminal and the editor show the same words. */
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
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly (Span & { readonly text: string })[];
}
