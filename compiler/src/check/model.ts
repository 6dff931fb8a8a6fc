import type { Declaration, Name, Product, Span, Vocabulary } from "@yakkan/grammar/syntax.js";
import type { AmendmentMade } from "../files/amend.js";
import type { Label, Type } from "../plan.js";

/** The kinds of things a name can stand for, in the author's words. */
export type SymbolKind =
  | "product"
  | "vocabulary"
  | "document"
  | "choice"
  | "plan"
  | "member"
  | "option"
  | "unit"
  | "fact"
  | "record"
  | "trigger"
  | "reading"
  | "let"
  | "table"
  | "column"
  | "premium"
  | "section"
  | "frame"
  | "head"
  | "uncovered"
  | "layer"
  | "item"
  | "rule"
  | "exclusion"
  | "sample contract";

/** A declared name. */
export interface DeclaredSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly label: Label;
  /** The declaration's own name in the text. */
  readonly nameSpan: Span;
  readonly declaration: Declaration;
  /** The product that it belongs to; the symbol itself for a product. */
  readonly product: string;
  /** Of a choice, fact, reading, let. */
  readonly type?: Type;
  /** Enum, unit or node that it belongs to. */
  readonly within?: DeclaredSymbol;
}

export interface NameUse {
  readonly name: Name;
  readonly symbol: DeclaredSymbol;
}

/** What the editor asks: which names are declared, and what each name in the text stands for. */
export interface Model {
  /** What the text itself declares. */
  readonly symbols: readonly DeclaredSymbol[];
  /** Uses, declarations' own names included, in the order of the text. */
  readonly uses: readonly NameUse[];
  /** The products and vocabularies of the text with all that they are made of. */
  readonly definitions: readonly DefinitionModel[];
  /** Those of other files that the text names. */
  readonly elsewhere: readonly DefinitionModel[];
}

export interface DefinitionModel {
  /** As it is written. */
  readonly declaration: Product | Vocabulary;
  /** With everything in it that it uses or is derived from. */
  readonly flat: Product;
  /** Also what comes from other files: of the positions that are not offsets, `Sources` knows. */
  readonly symbols: readonly DeclaredSymbol[];
  /** What the names in the flat text stand for. */
  readonly uses: readonly NameUse[];
  readonly amendments: readonly AmendmentMade[];
}
