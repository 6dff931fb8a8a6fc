import type { Compiled, SourceText } from "@yakkan/compiler/compile.js";
import type { DeclaredSymbol, NameUse } from "@yakkan/compiler/check/model.js";
import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { parse } from "@yakkan/grammar/parse.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import type { Position, Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Host } from "./host.js";

/**
 * One version of one document with everything that is known of it. All answers are read off a snapshot.
 * INVARIANT: it never changes, so that an answer that takes its time speaks of one text only.
 */
export interface Snapshot {
  /** Unlike a version, never used twice, not even when a document is closed and opened again. */
  readonly id: string;
  readonly document: TextDocument;
  readonly compiled: Compiled;
  /** Why there is nothing but syntax: the compiler threw, which it never should. */
  readonly failure: Error | undefined;
}

export function takeSnapshot(id: string, live: TextDocument, host: Host): Snapshot {
  // The live document is changed in place by the next edit.
  const document = TextDocument.create(live.uri, live.languageId, live.version, live.getText());
  const source: SourceText = { name: fileName(live.uri), text: document.getText() };
  try {
    return { id, document, compiled: host.compile(source), failure: undefined };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return { id, document, compiled: syntaxOnly(source), failure };
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
  return compiled.model.uses.filter((use) => use.symbol === symbol);
}

export function isDeclaration({ name, symbol }: NameUse): boolean {
  return name.start === symbol.nameSpan.start && name.end === symbol.nameSpan.end;
}

export function rangeOf({ document }: Snapshot, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function textOf({ document }: Snapshot, span: Span): string {
  return document.getText().slice(span.start, span.end);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** A text read, and not checked: for what needs no names, and where there is no time. */
export function syntaxOnly(source: SourceText): Compiled {
  const { file } = parse(source.text);
  return { source, file, model: { symbols: [], uses: [] }, diagnostics: [], plans: [], scenarios: [] };
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
