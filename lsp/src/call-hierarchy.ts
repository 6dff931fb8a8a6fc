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
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import { clauseText } from "./clause-text.js";
import { type Coverage, coverageAt, exclusionsOf, headsIn, type NodeSyntax } from "./coverage.js";
import { locationOf, overlaps, type Snapshot, useAt } from "./snapshot.js";
import { spansIn } from "./tree.js";

/** The head, clause or choice at the cursor, in the product there. */
export function prepareCallHierarchy(snapshot: Snapshot, position: Position): CallHierarchyItem[] | null {
  const offset = snapshot.document.offsetAt(position);
  const at: Span = { start: offset, end: offset };
  const use = useAt(snapshot, position);
  const view: View = { snapshot, product: at };
  if (use !== undefined) return [symbolItem(view, use.symbol)];
  const coverage = coverageAt(snapshot.compiled, at);
  const clause = coverage && clausesOf(coverage).find(({ syntax }) => overlaps(syntax, at));
  return clause === undefined ? null : [clauseItem(view, clause)];
}

/** What reaches a head; what a clause reads. */
export function findOutgoing(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const asked = askedOf(snapshot, item);
  if (asked === undefined) return [];
  const { view, coverage, start } = asked;
  const node = nodeAt(coverage, start);
  if (node?.kind === "head") {
    const own = [rangeIn(snapshot, node.name)];
    return clausesReaching(coverage, node).map((clause) => ({ to: clauseItem(view, clause), fromRanges: own }));
  }
  if (node !== undefined) {
    return headsIn(node).map((head) => ({ to: headItem(view, head), fromRanges: [rangeIn(snapshot, head.name)] }));
  }
  const clause = clausesOf(coverage).find(({ syntax }) => syntax.start === start);
  return clause === undefined ? [] : readBy(view, coverage, clause.syntax);
}

/** The heads that a clause is for; the clauses that read a choice, fact or option. */
export function findIncoming(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const asked = askedOf(snapshot, item);
  if (asked === undefined) return [];
  const { view, coverage, start } = asked;
  const clause = clausesOf(coverage).find(({ syntax }) => syntax.start === start);
  if (clause !== undefined) {
    return coverage.heads
      .filter((head) => clausesReaching(coverage, head).some(({ syntax }) => syntax === clause.syntax))
      .map((head) => ({ from: headItem(view, head), fromRanges: [rangeIn(snapshot, head.name)] }));
  }
  return clausesOf(coverage).flatMap((reader) => {
    const names = namesIn(reader.syntax).filter((name) => coverage.meanings.of(name)?.declaration.start === start);
    if (names.length === 0) return [];
    return [{ from: clauseItem(view, reader), fromRanges: names.map((name) => rangeIn(snapshot, name)) }];
  });
}

/** A product as a text has it: what it is made of may stand in other files. */
interface View {
  readonly snapshot: Snapshot;
  /** A place in the product, or in what is about it. */
  readonly product: Span;
}

/** What an item keeps from one question to the next. */
interface Kept {
  /** The document in which the product is looked at, and where in it. */
  readonly document: string;
  readonly product: number;
  /** Where the declaration begins. */
  readonly start: number;
}

/** The document in which an item was found; the item itself may stand in another one. */
export function documentOfItem({ uri, data }: CallHierarchyItem): string {
  return (data as Partial<Kept> | undefined)?.document ?? uri;
}

function askedOf(
  snapshot: Snapshot,
  { data }: CallHierarchyItem,
): { readonly view: View; readonly coverage: Coverage; readonly start: number } | undefined {
  const { product, start } = (data ?? {}) as Partial<Kept>;
  if (product === undefined || start === undefined) return undefined;
  const place: Span = { start: product, end: product };
  const coverage = coverageAt(snapshot.compiled, place);
  return coverage && { view: { snapshot, product: place }, coverage, start };
}

function rangeIn(snapshot: Snapshot, span: Span): Range {
  return locationOf(snapshot, span).range;
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
function readBy(view: View, { meanings }: Coverage, syntax: Declaration): CallHierarchyOutgoingCall[] {
  const bySymbol = new Map<DeclaredSymbol, Name[]>();
  for (const name of namesIn(syntax)) {
    const symbol = meanings.of(name);
    if (symbol === undefined || symbol.declaration.start === syntax.start) continue;
    bySymbol.set(symbol, [...(bySymbol.get(symbol) ?? []), name]);
  }
  return [...bySymbol].map(([symbol, names]) => ({
    to: symbolItem(view, symbol),
    fromRanges: names.map((name) => rangeIn(view.snapshot, name)),
  }));
}

function namesIn(syntax: Declaration): Name[] {
  return [...spansIn(syntax)].filter((part): part is Name => "kind" in part && part.kind === "name");
}

function nodeAt({ around }: Coverage, start: number): NodeSyntax | undefined {
  return [...around.keys()].find((node) => node.start === start);
}

function symbolItem(view: View, { declaration, name, label, nameSpan, kind }: DeclaredSymbol): CallHierarchyItem {
  return toItem(view, declaration, name, label.ja ?? label.en, nameSpan, symbolKinds[kind] ?? SymbolKind.Property);
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

function headItem(view: View, head: HeadDeclaration): CallHierarchyItem {
  const label = head.labels.plain?.value;
  return toItem(view, head, head.name.text, label, head.name, SymbolKind.Method);
}

function clauseItem(view: View, { syntax, name, kind }: Clause): CallHierarchyItem {
  const text = clauseText(view.snapshot, syntax);
  const title = name === undefined ? text : name.text;
  const detail = name === undefined ? undefined : text;
  return toItem(view, syntax, title, detail, name ?? { start: syntax.start, end: syntax.start }, kind);
}

function toItem(
  { snapshot, product }: View,
  whole: Span,
  name: string,
  detail: string | undefined,
  selection: Span,
  kind: SymbolKind,
): CallHierarchyItem {
  const { uri, range } = locationOf(snapshot, whole);
  const kept: Kept = { document: snapshot.document.uri, product: product.start, start: whole.start };
  return {
    name: name === "" ? "…" : name,
    kind,
    ...(detail !== undefined && { detail }),
    uri,
    range,
    selectionRange: rangeIn(snapshot, selection),
    data: kept,
  };
}
