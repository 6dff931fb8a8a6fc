import type { Diagnostic, Fix } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { inLanguage } from "@yakkan/compiler/diagnostics/language.js";
import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import type { Client } from "./client.js";
import { toProtocol } from "./diagnostics.js";
import { type Edit, workspaceEdit } from "./edits.js";
import { type Mend, mendsOf, safeMendsOf } from "./fixes.js";
import { Mending } from "./mending.js";
import { refactoringsAt } from "./refactorings.js";
import { overlaps, type Snapshot } from "./snapshot.js";

/** Everything that can be mended without being looked at, in one go. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.yakkan`;

export const codeActionKinds = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorRewrite,
  fixAllKind,
];

/** The fixes of the diagnostics that touch the selection, what else can be done there, and all fixes at once. */
export function findCodeActions(
  snapshot: Snapshot,
  { range, context }: CodeActionParams,
  client: Client,
): CodeAction[] {
  const { document, compiled } = snapshot;
  const selected = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const mending = new Mending(snapshot);
  const asked = (kind: CodeActionKind): boolean => wants(context.only, kind);
  const fixes = asked(CodeActionKind.QuickFix)
    ? compiled.diagnostics
        .filter(({ span }) => overlaps(span, selected))
        .flatMap((diagnostic) => fixesOf(diagnostic, mending, client))
    : [];
  const refactors = asked(CodeActionKind.RefactorExtract) || asked(CodeActionKind.RefactorRewrite);
  const refactorings = (refactors ? refactoringsAt(selected, mending) : [])
    .filter(({ kind, edits }) => asked(kind) && edits.every((edit) => compiled.sources.isEntry(edit)))
    .map(({ kind, title, edits }): CodeAction => ({
      title: title[client.language],
      kind,
      edit: workspaceEdit(snapshot, edits, client),
    }));
  // Not in the menu at the light bulb: on saving, or where it is asked for.
  const all = context.only !== undefined && asked(fixAllKind) ? fixAll(mending, client) : [];
  return [...fixes, ...refactorings, ...all];
}

function fixesOf(diagnostic: Diagnostic, mending: Mending, client: Client): CodeAction[] {
  const mends = mendsFor(diagnostic, mending, client);
  // What the compiler itself proposes goes before what could be declared instead.
  const isPreferred = mends.length === 1 || diagnostic.fixes.length === 1;
  return mends.map(({ title, edits }, index) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toProtocol(diagnostic, mending.snapshot, client)],
    isPreferred: isPreferred && index === 0,
    edit: workspaceEdit(mending.snapshot, edits, client),
  }));
}

/** What the diagnostic brings, then what the editor knows. */
function mendsFor(
  diagnostic: Diagnostic,
  mending: Mending,
  { language }: Pick<Client, "language">,
  mends = mendsOf,
): (Fix & Pick<Mend, "safe">)[] {
  const { fixes } = inLanguage(diagnostic, language);
  const own = fixes.map((fix) => ({ ...fix, safe: fixes.length === 1 }));
  const more = mends(diagnostic, mending).map(({ title, ...mend }) => ({ title: title[language], ...mend }));
  // What another file would have to change is not done from here.
  const { sources } = mending.snapshot.compiled;
  return [...own, ...more].filter(({ edits }) => edits.every((edit) => sources.isEntry(edit)));
}

function fixAll(mending: Mending, client: Client): CodeAction[] {
  const taken: Edit[] = [];
  for (const diagnostic of mending.snapshot.compiled.diagnostics) {
    const safe = mendsFor(diagnostic, mending, client, safeMendsOf).find((mend) => mend.safe);
    if (safe !== undefined && !safe.edits.some((edit) => taken.some((other) => overlaps(edit, other))))
      taken.push(...safe.edits);
  }
  if (taken.length === 0) return [];
  const title = client.language === "ja" ? "すべて修正" : "Fix all";
  return [{ title, kind: fixAllKind, edit: workspaceEdit(mending.snapshot, taken, client) }];
}

/** Whether the editor asks for this kind: by its name, by one that it belongs to, or for all. */
function wants(only: readonly CodeActionKind[] | undefined, kind: CodeActionKind): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}
