import type {
  Comment,
  ContractItem,
  ExclusionDeclaration,
  ExclusionGroup,
  FactDeclaration,
  MemberDeclaration,
  NodeItem,
  NumberLiteral,
  OptionRow,
  ProductItem,
  Reference,
  ScenarioStatement,
  Span,
  TableRow,
  TermDeclaration,
  TopLevel,
  TriggerDeclaration,
} from "@yakkan/grammar/syntax.js";

/** `language 1` */
export interface LanguageStatement extends Span {
  readonly kind: "language";
  readonly version: NumberLiteral;
}

/** What stands on lines of its own: comments are attached to these, and to nothing inside them. */
export type Statement =
  | LanguageStatement
  | TopLevel
  | ProductItem
  | ContractItem
  | OptionRow
  | FactDeclaration
  | TriggerDeclaration
  | MemberDeclaration
  | TableRow
  | NodeItem
  | TermDeclaration
  | ExclusionDeclaration
  | ExclusionGroup
  | ScenarioStatement;

/** What the printer is given: the tree of a file, its first line among its statements. */
export interface Root extends Span {
  readonly kind: "file";
  readonly statements: readonly (LanguageStatement | TopLevel)[];
  /** Prettier attaches them to the statements; without any they stay here. */
  readonly comments: readonly Comment[];
}

export type Printable = Root | Statement;

/** A comment after Prettier has found its place. */
export interface PlacedComment extends Comment {
  readonly leading?: boolean;
  readonly trailing?: boolean;
  printed?: boolean;
  /** Neither before nor after a statement, but inside one: before its block, right after the brace, in an empty block. */
  region?: "header" | "open" | "body";
  /** A `///` that documents nothing becomes a `//`. */
  isPlain?: boolean;
}

export function commentsOf(node: Printable): readonly PlacedComment[] {
  return "comments" in node ? node.comments : [];
}

export function referencesOf(node: Printable): readonly Reference[] {
  return "references" in node ? node.references : [];
}

/** The statements right inside of one, in the order of the text, and how a path leads there. */
export function childrenOf(node: Printable): {
  readonly nodes: readonly Statement[];
  readonly path: readonly string[];
} {
  switch (node.kind) {
    case "file":
    case "scenario":
      return { nodes: node.statements, path: ["statements"] };
    case "vocabulary":
    case "product":
    case "change":
    case "add":
    case "section":
    case "frame":
    case "head":
    case "items":
    case "contract":
      return { nodes: node.items, path: ["items"] };
    case "plan":
    case "reading":
      return { nodes: node.members, path: ["members"] };
    case "choice":
    case "fact":
      return node.type.name === "record"
        ? { nodes: node.type.fields, path: ["type", "fields"] }
        : { nodes: node.type.members, path: ["type", "members"] };
    case "options":
    case "table":
      return { nodes: node.rows, path: ["rows"] };
    case "unit":
    case "facts":
      return { nodes: node.facts, path: ["facts"] };
    case "triggers":
      return { nodes: node.triggers, path: ["triggers"] };
    case "layer":
      // The terms of a slice stand nowhere in the text.
      return node.slice === undefined ? { nodes: node.terms, path: ["terms"] } : { nodes: [], path: [] };
    case "exclusions":
      return { nodes: node.entries, path: ["entries"] };
    case "exclusion-group":
      return { nodes: node.exclusions, path: ["exclusions"] };
    case "language":
    case "use-file":
    case "use":
    case "fix":
    case "remove":
    case "edition":
    case "currency":
    case "document":
    case "member":
    case "option":
    case "schedule":
    case "trigger":
    case "let":
    case "premium":
    case "row":
    case "uncovered":
    case "covers":
    case "covered":
    case "window":
    case "require":
    case "requires":
    case "term":
    case "exclusion":
    case "sample-contract":
    case "scenario-contract":
    case "scenario-schedule":
    case "scenario-incident":
    case "scenario-bearer":
    case "scenario-unit":
    case "scenario-loss":
    case "expect":
      return { nodes: [], path: [] };
  }
}
