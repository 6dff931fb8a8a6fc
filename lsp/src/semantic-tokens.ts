import type { DeclaredSymbol, NameUse, SymbolKind } from "@yakkan/compiler/check/model.js";
import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensLegend,
} from "vscode-languageserver";
import type { Client } from "./client.js";
import { isDeclaration, type Snapshot } from "./snapshot.js";

/**
 * How names are told apart. An editor that knows our kinds (it says so when it starts the server) gets a type
 * for each; any other the type of the protocol that comes closest.
 */
const kinds = {
  product: "namespace",
  vocabulary: "namespace",
  document: "decorator",
  choice: "property",
  plan: "enumMember",
  member: "enumMember",
  option: "macro",
  unit: "interface",
  record: "interface",
  fact: "variable",
  trigger: "event",
  reading: "enum",
  let: "function",
  table: "function",
  column: "parameter",
  premium: "function",
  section: "class",
  frame: "struct",
  head: "method",
  uncovered: "method",
  layer: "struct",
  item: "enumMember",
  rule: "operator",
  exclusion: "regexp",
  "sample contract": "type",
} as const satisfies Record<SymbolKind, string>;

const order = Object.keys(kinds) as SymbolKind[];

export function tokenLegend({ ownTokenTypes }: Client): SemanticTokensLegend {
  return {
    tokenTypes: order.map((kind) => (ownTokenTypes ? tokenType(kind) : kinds[kind])),
    tokenModifiers: ["declaration"],
  };
}

/** A type of the protocol is a single word. */
function tokenType(kind: SymbolKind): string {
  return kind === "sample contract" ? "sampleContract" : kind;
}

/** What the server sent last, by document: a change is told as what differs from it. */
export class TokenHistory {
  private readonly builders = new Map<string, SemanticTokensBuilder>();

  /** All tokens. */
  full(snapshot: Snapshot): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    this.builders.set(snapshot.document.uri, builder);
    return pushAll(builder, snapshot).build();
  }

  /** What differs from the tokens sent before; all of them where the editor means others. */
  delta(snapshot: Snapshot, previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const builder = this.builders.get(snapshot.document.uri);
    if (builder === undefined) return this.full(snapshot);
    builder.previousResult(previousResultId);
    return pushAll(builder, snapshot).buildEdits();
  }

  forget(uri: string): void {
    this.builders.delete(uri);
  }
}

export function findTokensIn(snapshot: Snapshot, range: Range): SemanticTokens {
  const { document } = snapshot;
  const builder = new SemanticTokensBuilder();
  return pushAll(builder, snapshot, document.offsetAt(range.start), document.offsetAt(range.end)).build();
}

function pushAll(
  builder: SemanticTokensBuilder,
  snapshot: Snapshot,
  from = 0,
  to = Number.MAX_SAFE_INTEGER,
): SemanticTokensBuilder {
  const { document, compiled } = snapshot;
  for (const use of compiled.model.uses) {
    const { name, symbol } = use;
    if (name.end <= from || name.start >= to || name.end === name.start || isKeyword(use)) continue;
    const { line, character } = document.positionAt(name.start);
    builder.push(line, character, name.end - name.start, order.indexOf(kindOf(symbol)), isDeclaration(use) ? 1 : 0);
  }
  return builder;
}

/** Plans are members of the choice `plan`. */
function kindOf({ kind, within }: DeclaredSymbol): SymbolKind {
  return kind === "member" && within?.kind === "choice" && within.name === "plan" ? "plan" : kind;
}

/** The word that declares the plans is the name of their choice, and yet a word of the language. */
function isKeyword(use: NameUse): boolean {
  return use.symbol.kind === "choice" && use.symbol.name === "plan" && isDeclaration(use);
}
