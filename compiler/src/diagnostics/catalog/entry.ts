import type { Severity } from "../diagnostic.js";

export type Language = "en" | "ja";

/** One text in both languages. */
export type Wording<Arguments, Text = string> = Readonly<Record<Language, (a: Arguments) => Text>>;

/** One kind of diagnostic: how grave it is, what it says, and what would be right. */
export interface CatalogEntry<Arguments> {
  readonly severity: Severity;
  readonly text: Wording<Arguments>;
  readonly help?: Wording<Arguments, string | undefined>;
}

export type Help<A> = Wording<A, string | undefined>;

const entry =
  (severity: Severity) =>
  <A>(text: Wording<A>, help?: Help<A>): CatalogEntry<A> => ({ severity, text, ...(help && { help }) });

export const error = entry("error");
export const warning = entry("warning");
/** Worth a look, and often as it should be. */
export const remark = entry("information");
/** Off unless asked for. */
export const lint = entry("information");
