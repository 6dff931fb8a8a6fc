import { type DocumentSymbol, type SymbolInformation } from "vscode-languageserver";
import type { StoredFile } from "./host.js";
import { findDocumentSymbols } from "./outline.js";
import type { Snapshot } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

/** More than anybody reads. */
const most = 500;

/** The declarations of all files, open or not, whose name or label holds the letters of the query in their order. */
export function findWorkspaceSymbols(
  query: string,
  workspace: Workspace,
  stored: readonly StoredFile[],
): SymbolInformation[] {
  const closed = stored.filter(({ uri }) => !workspace.open.includes(uri));
  const snapshots = [
    ...workspace.open.flatMap((uri) => workspace.snapshot(uri) ?? []),
    ...closed.map((file) => workspace.skim(file)),
  ];
  return snapshots.flatMap((snapshot) => matching(snapshot, query)).slice(0, most);
}

function matching(snapshot: Snapshot, query: string): SymbolInformation[] {
  const found: SymbolInformation[] = [];
  const visit = (symbols: readonly DocumentSymbol[], container: string | undefined): void => {
    for (const { name, detail, kind, selectionRange, children } of symbols) {
      const location = { uri: snapshot.document.uri, range: selectionRange };
      if (holds(`${name} ${detail ?? ""}`, query))
        found.push({ name, kind, location, ...(container !== undefined && { containerName: container }) });
      visit(children ?? [], name);
    }
  };
  visit(findDocumentSymbols(snapshot), undefined);
  return found;
}

/** Whether the text has the letters of the query in their order; whole names are compared after NFKC. */
function holds(text: string, query: string): boolean {
  const letters = [...query.normalize("NFKC").toLowerCase()];
  const inside = text.normalize("NFKC").toLowerCase();
  let at = 0;
  for (const letter of letters) {
    const found = inside.indexOf(letter, at);
    if (found === -1) return false;
    at = found + letter.length;
  }
  return true;
}
