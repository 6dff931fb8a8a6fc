import { type Compiled, parseOnly, type SourceText } from "@yakkan/compiler/compile.js";
import type { DeclaredSymbol, NameUse } from "@yakkan/compiler/check/model.js";
import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import type { Location, Position, Range } from "vscode-languageserver";
import type { Resolver } from "@yakkan/compiler/files/load.js";
import { relativePath } from "@yakkan/compiler/files/paths.js";
import { type Document, StillDocument } from "./still-document.js";

/**
 * One version of one document with everything that is known of it. All answers are read off a snapshot.
 * INVARIANT: it never changes, so that an answer that takes its time speaks of one text only.
 */
export interface Snapshot {
  /** Unlike a version, never used twice, not even when a document is closed and opened again. */
  readonly id: string;
  readonly document: Document;
  readonly compiled: Compiled;
  /** The files that it uses, by their URI, as they were found; undefined where there was none. */
  readonly used: ReadonlyMap<string, string | undefined>;
  /** Why there is nothing but syntax: the compiler threw, which it never should. */
  readonly failure: Error | undefined;
}

/** The version of a document that no editor has open. */
export const notOpen = -1;

/** Finds the text of another file by its URI. */
export type Read = (uri: string) => string | undefined;

/** Compiles a text; `resolve` finds the files that it uses. */
export type Compile = (source: SourceText, resolve: Resolver) => Compiled;

export function takeSnapshot(id: string, live: Document, compile: Compile, read: Read): Snapshot {
  // The live document is changed in place by the next edit.
  const document = new StillDocument(live.uri, live.version, live.getText());
  const source: SourceText = { name: fileName(live.uri), text: document.getText() };
  const used = new Map<string, string | undefined>();
  const resolve = (name: string): string | undefined => {
    const uri = uriOf(live.uri, name);
    const text = read(uri);
    used.set(uri, text);
    return text;
  };
  try {
    return { id, document, compiled: compile(source, resolve), used, failure: undefined };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return { id, document, compiled: parseOnly(source), used, failure };
  }
}

/** The use of a name that the cursor is in, or right behind. */
export function useAt({ document, compiled }: Snapshot, position: Position): NameUse | undefined {
  const offset = document.offsetAt(position);
  const touched = compiled.model.uses.filter(({ name }) => name.start <= offset && offset <= name.end);
  // Of two names that touch, the one that the cursor stands before.
  return touched.at(-1);
}

/** Every place that names the symbol, its declaration included, in the order of the text. */
export function usesOf({ compiled }: Snapshot, symbol: DeclaredSymbol): NameUse[] {
  const same = namesakesOf(compiled, symbol);
  return compiled.model.uses.filter((use) => same.has(use.symbol));
}

/** What the text declares, and what its products and vocabularies have from elsewhere. */
export function symbolsWithin({ model }: Compiled): readonly DeclaredSymbol[] {
  return [...new Set([...model.symbols, ...model.definitions.flatMap(({ symbols }) => symbols)])];
}

/** The symbol, with what it replaces and what replaces it: they can only have one name. */
function namesakesOf(compiled: Compiled, symbol: DeclaredSymbol): ReadonlySet<DeclaredSymbol> {
  const replaced = replacementsIn(compiled);
  const found = new Set([symbol]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const [of, by] of replaced) {
      if (found.has(of)) found.add(by);
      if (found.has(by)) found.add(of);
    }
  }
  return found;
}

/** What derived products replace, with what they put in its place. */
export function replacementsIn({ model }: Compiled): readonly (readonly [of: DeclaredSymbol, by: DeclaredSymbol])[] {
  return [...model.definitions, ...model.elsewhere].flatMap(({ amendments, symbols }) =>
    amendments.flatMap(({ kind, at, of }) => {
      const by = symbols.find(({ nameSpan }) => nameSpan.start === at.start);
      return kind === "replaces" && of !== undefined && by !== undefined ? [[of, by] as const] : [];
    }),
  );
}

export function isDeclaration({ name, symbol }: NameUse): boolean {
  return name.start === symbol.nameSpan.start && name.end === symbol.nameSpan.end;
}

/** Where something stands, also in a file that the document uses. */
export function locationOf(snapshot: Snapshot, span: Span): Location {
  const { sources } = snapshot.compiled;
  if (sources.isEntry(span)) return { uri: snapshot.document.uri, range: rangeOf(snapshot, span) };
  const { source, start, end } = sources.placeOf(span);
  const document = documentOf(source, snapshot.document.uri);
  return { uri: document.uri, range: { start: document.positionAt(start), end: document.positionAt(end) } };
}

const documents = new WeakMap<SourceText, Document>();

function documentOf(source: SourceText, base: string): Document {
  const known = documents.get(source) ?? new StillDocument(uriOf(base, source.name), 0, source.text);
  documents.set(source, known);
  return known;
}

export function rangeOf({ document }: Snapshot, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function textOf({ compiled }: Snapshot, span: Span): string {
  return compiled.sources.textOf(span);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** The URI of a file by its name, which is relative to the folder of another one. */
export function uriOf(base: string, name: string): string {
  const steps = base.split("/").slice(0, -1);
  for (const step of name.split("/"))
    if (step === "..") steps.pop();
    else steps.push(encodeURIComponent(step));
  return steps.join("/");
}

/** How a file speaks of another one; both by their URI. */
export function pathBetween(from: string, to: string): string {
  return decodeURI(relativePath(from, to));
}

/** `cyber.yakkan` of `file:///policies/cyber.yakkan`: messages name files, never absolute paths. */
function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
