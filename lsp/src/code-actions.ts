import type { Diagnostic, Fix } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import type { Client } from "./client.js";
import { toProtocol } from "./diagnostics.js";
import { workspaceEdit } from "./edits.js";
import { overlaps, type Snapshot } from "./snapshot.js";

/** The fixes of the diagnostics that touch the selection. */
export function findCodeActions(
  snapshot: Snapshot,
  { range, context }: CodeActionParams,
  client: Client,
): CodeAction[] {
  if (!wants(context.only, CodeActionKind.QuickFix)) return [];
  const { document, compiled } = snapshot;
  const selected = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return compiled.diagnostics
    .filter(({ span }) => overlaps(span, selected))
    .flatMap((diagnostic) => diagnostic.fixes.map((fix) => toAction(fix, diagnostic, snapshot, client)));
}

function toAction(fix: Fix, diagnostic: Diagnostic, snapshot: Snapshot, client: Client): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toProtocol(diagnostic, snapshot, client)],
    isPreferred: diagnostic.fixes.length === 1,
    edit: workspaceEdit(snapshot, fix.edits, client),
  };
}

/** Whether the editor asks for this kind: by its name, by one that it belongs to, or for all. */
function wants(only: readonly CodeActionKind[] | undefined, kind: CodeActionKind): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}
