import type { UseFile } from "@yakkan/grammar/syntax.js";
import { type FileRename, type Location, type Position, type WorkspaceEdit } from "vscode-languageserver";
import type { Client } from "./client.js";
import { type Edit, workspaceEdits } from "./edits.js";
import type { StoredFile } from "./host.js";
import { pathBetween, type Snapshot, uriOf } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

/** The files that a document uses, with where it says so. */
export function usesOfFiles({ compiled }: Snapshot): readonly UseFile[] {
  return compiled.file.declarations.filter((one): one is UseFile => one.kind === "use-file" && one.path.value !== "");
}

/** The file whose path the cursor is in. */
export function fileAt(snapshot: Snapshot, position: Position): Location | undefined {
  const offset = snapshot.document.offsetAt(position);
  const use = usesOfFiles(snapshot).find(({ path }) => path.start <= offset && offset <= path.end);
  if (use === undefined) return undefined;
  const start = { line: 0, character: 0 };
  return { uri: uriOf(snapshot.document.uri, use.path.value), range: { start, end: start } };
}

/** The paths that have to change when files, or folders with them, are moved or renamed. */
export function followRenames(
  renames: readonly FileRename[],
  workspace: Workspace,
  stored: readonly StoredFile[],
  client: Client,
): WorkspaceEdit | null {
  const moved = (uri: string): string => {
    for (const { oldUri, newUri } of renames) {
      if (uri === oldUri) return newUri;
      if (uri.startsWith(`${oldUri}/`)) return newUri + uri.slice(oldUri.length);
    }
    return uri;
  };
  const snapshots = [
    ...workspace.open.flatMap((uri) => workspace.snapshot(uri) ?? []),
    ...stored.filter(({ uri }) => !workspace.open.includes(uri)).map((file) => workspace.skim(file)),
  ];
  const places = snapshots.flatMap((snapshot) => {
    const { uri } = snapshot.document;
    const edits = usesOfFiles(snapshot).flatMap(({ path }): Edit[] => {
      const used = uriOf(uri, path.value);
      const now = pathBetween(moved(uri), moved(used));
      const isSame = moved(uri) === uri && moved(used) === used;
      return isSame || now === path.value ? [] : [{ start: path.start, end: path.end, text: `"${now}"` }];
    });
    return edits.length === 0 ? [] : [{ snapshot, edits }];
  });
  return places.length === 0 ? null : workspaceEdits(places, client);
}
