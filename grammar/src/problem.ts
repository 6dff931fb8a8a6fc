import type { IToken } from "chevrotain";
import type { Misfit } from "./messages.js";

/** Words that are read over, as it is plain what is meant without them. */
export interface Needless {
  /** `optional` behind a fact; `(money)` behind a column; `for the head repair`; `per each incident`; `low : 10, 20`; `no deductible per incident`; `contract { shop S { own } }` */
  readonly of: "fact" | "column" | "scope" | "basis" | "cell" | "term" | "unit";
  readonly tokens: readonly IToken[];
}

/** Something that the grammar does not allow. */
export type SyntaxProblem = { readonly start: number; readonly end: number } & (
  | ({ readonly kind: "misfit" } & Misfit)
  /** An opening brace that nothing closes. */
  | { readonly kind: "unclosed" }
  /** A closing brace that nothing opens. */
  | { readonly kind: "unopened" }
  /** A word of the language where plainly a name is meant. */
  | { readonly kind: "reserved"; readonly text: string }
  /** A number with commas between its digits. */
  | { readonly kind: "grouped"; readonly text: string }
  /** Parts in parts, more than anybody can follow; what stands so deep is not read. */
  | { readonly kind: "too-deep" }
  | ({ readonly kind: "needless"; readonly text: string } & Pick<Needless, "of">)
  /** The first word of a clause that stands there already: `where a … where b`. */
  | { readonly kind: "repeated"; readonly text: string }
  /** Characters that nothing begins with. */
  | { readonly kind: "unreadable"; readonly text: string }
);
