import type { DeclaredSymbol } from "@yakkan/compiler/check/model.js";
import type { Compiled } from "@yakkan/compiler/compile.js";
import { isReserved } from "@yakkan/grammar/keywords.js";
import { nameAt } from "@yakkan/grammar/names.js";
import { LSPErrorCodes, type Position, type Range, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import type { Client } from "./client.js";
import { applyEdits, type Edit, workspaceEdits } from "./edits.js";
import { usesEverywhere } from "./everywhere.js";
import type { StoredFile } from "./host.js";
import { isError, rangeOf, type Snapshot, useAt } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

/** What would be renamed, for the editor to ask for the new name. */
export function prepareRename(snapshot: Snapshot, position: Position): { range: Range; placeholder: string } | null {
  const use = useAt(snapshot, position);
  if (use === undefined || isBuiltIn(use.symbol)) return null;
  return { range: rangeOf(snapshot, use.name), placeholder: use.symbol.name };
}

/** Gives what the cursor names another name. Refuses, and says why, where the product would then mean something else. */
export function rename(
  snapshot: Snapshot,
  position: Position,
  newName: string,
  client: Client,
  workspace: Workspace,
  stored: readonly StoredFile[],
): WorkspaceEdit | null {
  const use = useAt(snapshot, position);
  if (use === undefined || isBuiltIn(use.symbol)) return null;
  const text = spell(newName.trim());
  const places = usesEverywhere(snapshot, use.symbol, workspace, stored).map((found) => ({
    snapshot: found.snapshot,
    edits: found.uses.map(({ name }): Edit => ({ start: name.start, end: name.end, text })),
  }));
  const edited = new Map(
    places.map(({ snapshot: { document }, edits }) => [document.uri, applyEdits(document.getText(), edits)]),
  );
  for (const { snapshot: before } of places)
    refuseOtherMeaning(before.compiled, workspace.imagine(before.document.uri, edited).compiled, newName);
  return workspaceEdits(places, client);
}

/** The choice of a plan is declared by a word of the language. */
function isBuiltIn({ kind, name }: DeclaredSymbol): boolean {
  return kind === "choice" && name === "plan";
}

/** A name as it is written: in backticks where the word has a meaning in the language. */
function spell(name: string): string {
  if (nameAt(name, 0) !== name)
    throw refusal(
      `\`${name}\` cannot be a name: a name is letters, digits, \`_\`, \`ー\` and \`・\`, and begins with a letter`,
    );
  return isReserved(name) ? `\`${name}\`` : name;
}

function refuseOtherMeaning(before: Compiled, after: Compiled, newName: string): void {
  const known = new Set(before.diagnostics.filter(isError).map(({ code }) => code));
  const raised = after.diagnostics.find((found) => isError(found) && !known.has(found.code));
  if (raised !== undefined) throw refusal(raised.message);
  const count = (compiled: Compiled) => compiled.diagnostics.filter(isError).length;
  if (count(after) > count(before) || bindings(before) !== bindings(after))
    throw refusal(`\`${newName}\` already means something here: some names would then stand for something else`);
}

/** Which declaration each name stands for, whatever the names are. */
function bindings({ model }: Compiled): string {
  const known = new Map<DeclaredSymbol, number>();
  return model.uses
    .map(({ symbol }) => {
      if (!known.has(symbol)) known.set(symbol, known.size);
      return known.get(symbol);
    })
    .join();
}

function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
