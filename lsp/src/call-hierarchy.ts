/**
 * What a head is settled by, and what a clause is for. A head "calls" the terms, rules and exclusions that reach
 * it; a clause calls what its amounts and conditions read.
 */
import type { DeclaredSymbol } from "@yakkan/compiler/check/model.js";
import type { Declaration, HeadDeclaration, Name, Span } from "@yakkan/grammar/syntax.js";
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  SymbolKind,
} from "vscode-languageserver";
import { clauseText } from "./clause-text.js";
import { type Coverage, coverageAt, coverageOf, exclusionsOf, headsIn, type NodeSyntax } from "./coverage.js";
import { Meanings } from "./meanings.js";
import { overlaps, rangeOf, type Snapshot, useAt } from "./snapshot.js";
import { spansIn } from "./tree.js";

/** The head, clause or choice at the cursor. */
export function prepareCallHierarchy(snapshot: Snapshot, position: Position): CallHierarchyItem[] | null {
  const use = useAt(snapshot, position);
  if (use !== undefined) return [symbolItem(snapshot, use.symbol)];
  const offset = snapshot.document.offsetAt(position);
  const clauses = coverageOf(snapshot.compiled).flatMap((coverage) => clausesOf(coverage));
  const at = clauses.find(({ syntax }) => overlaps(syntax, { start: offset, end: offset }));
  return at === undefined ? null : [clauseItem(snapshot, at)];
}

/** What reaches a head; what a clause reads. */
export function findOutgoing(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const place = placeOf(item);
  const coverage = place && coverageAt(snapshot.compiled, place);
  if (place === undefined || coverage === undefined) return [];
  const node = nodeAt(coverage, place);
  if (node?.kind === "head") {
    const own = [rangeOf(snapshot, node.name)];
    return clausesReaching(coverage, node).map((clause) => ({ to: clauseItem(snapshot, clause), fromRanges: own }));
  }
  if (node !== undefined) {
    return headsIn(node).map((head) => ({ to: headItem(snapshot, head), fromRanges: [rangeOf(snapshot, head.name)] }));
  }
  const clause = clausesOf(coverage).find(({ syntax }) => syntax.start === place.start);
  return clause === undefined ? [] : readBy(snapshot, clause.syntax);
}

/** The heads that a clause is for; the clauses that read a choice, fact or option. */
export function findIncoming(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const place = placeOf(item);
  const coverage = place && coverageAt(snapshot.compiled, place);
  if (place === undefined || coverage === undefined) return [];
  const clause = clausesOf(coverage).find(({ syntax }) => syntax.start === place.start);
  if (clause !== undefined) {
    return coverage.heads
      .filter((head) => clausesReaching(coverage, head).some(({ syntax }) => syntax === clause.syntax))
      .map((head) => ({ from: headItem(snapshot, head), fromRanges: [rangeOf(snapshot, head.name)] }));
  }
  const meanings = Meanings.in(snapshot.compiled);
  return clausesOf(coverage).flatMap((reader) => {
    const names = namesIn(reader.syntax).filter((name) => meanings.of(name)?.declaration.start === place.start);
    if (names.length === 0) return [];
    return [{ from: clauseItem(snapshot, reader), fromRanges: names.map((name) => rangeOf(snapshot, name)) }];
  });
}

interface Clause {
  readonly syntax: Declaration;
  readonly name: Name | undefined;
  readonly kind: SymbolKind;
}

function clausesOf({ terms, rules, exclusions }: Pick<Coverage, "terms" | "rules" | "exclusions">): Clause[] {
  return [
    ...terms.map(({ syntax }) => ({ syntax, name: undefined, kind: SymbolKind.Number })),
    ...rules.map(({ syntax }) => ({
      syntax,
      name: syntax.kind === "require" ? syntax.name : undefined,
      kind: SymbolKind.Boolean,
    })),
    ...exclusions.map(({ syntax }) => ({ syntax, name: syntax.name, kind: SymbolKind.Operator })),
  ];
}

function clausesReaching(coverage: Coverage, head: HeadDeclaration): Clause[] {
  return clausesOf({
    terms: coverage.terms.filter(({ heads }) => heads.includes(head)),
    rules: coverage.rules.filter(({ heads }) => heads.includes(head)),
    exclusions: exclusionsOf(coverage, head),
  });
}

/** What the names in a clause stand for, each once. */
function readBy(snapshot: Snapshot, syntax: Declaration): CallHierarchyOutgoingCall[] {
  const meanings = Meanings.in(snapshot.compiled);
  const bySymbol = new Map<DeclaredSymbol, Name[]>();
  for (const name of namesIn(syntax)) {
    const symbol = meanings.of(name);
    if (symbol === undefined || symbol.declaration.start === syntax.start) continue;
    bySymbol.set(symbol, [...(bySymbol.get(symbol) ?? []), name]);
  }
  return [...bySymbol].map(([symbol, names]) => ({
    to: symbolItem(snapshot, symbol),
    fromRanges: names.map((name) => rangeOf(snapshot, name)),
  }));
}

function namesIn(syntax: Declaration): Name[] {
  return [...spansIn(syntax)].filter((part): part is Name => "kind" in part && part.kind === "name");
}

function nodeAt({ around }: Coverage, { start }: Span): NodeSyntax | undefined {
  return [...around.keys()].find((node) => node.start === start);
}

function symbolItem(
  snapshot: Snapshot,
  { declaration, name, label, nameSpan, kind }: DeclaredSymbol,
): CallHierarchyItem {
  return toItem(snapshot, declaration, name, label.ja ?? label.en, nameSpan, symbolKinds[kind] ?? SymbolKind.Property);
}

const symbolKinds: Partial<Record<DeclaredSymbol["kind"], SymbolKind>> = {
  head: SymbolKind.Method,
  section: SymbolKind.Class,
  frame: SymbolKind.Struct,
  exclusion: SymbolKind.Operator,
  trigger: SymbolKind.Event,
  fact: SymbolKind.Field,
  option: SymbolKind.Boolean,
};

function headItem(snapshot: Snapshot, head: HeadDeclaration): CallHierarchyItem {
  const label = head.labels.plain?.value;
  return toItem(snapshot, head, head.name.text, label, head.name, SymbolKind.Method);
}

function clauseItem(snapshot: Snapshot, { syntax, name, kind }: Clause): CallHierarchyItem {
  const text = clauseText(snapshot, syntax);
  const title = name === undefined ? text : name.text;
  const detail = name === undefined ? undefined : text;
  return toItem(snapshot, syntax, title, detail, name ?? { start: syntax.start, end: syntax.start }, kind);
}

function toItem(
  snapshot: Snapshot,
  whole: Span,
  name: string,
  detail: string | undefined,
  selection: Span,
  kind: SymbolKind,
): CallHierarchyItem {
  return {
    name: name === "" ? "…" : name,
    kind,
    ...(detail !== undefined && { detail }),
    uri: snapshot.document.uri,
    range: rangeOf(snapshot, whole),
    selectionRange: rangeOf(snapshot, selection),
    data: { start: whole.start, end: whole.end },
  };
}

function placeOf({ data }: CallHierarchyItem): Span | undefined {
  const { start, end } = (data ?? {}) as Partial<Span>;
  return start === undefined || end === undefined ? undefined : { start, end };
}
