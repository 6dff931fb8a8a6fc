import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Snapshot } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

interface AboutDocument {
  readonly textDocument: { readonly uri: string };
}

/**
 * Makes request handlers out of functions over a snapshot. A handler answers with nothing where the document
 * is not open and where the function throws (which is logged), and does not answer what was cancelled or
 * what the text has overtaken.
 */
export function answering(connection: Connection, workspace: Pick<Workspace, "snapshot" | "isCurrent">) {
  return <Params extends AboutDocument, Result>(
      find: (snapshot: Snapshot, params: Params) => Result | Promise<Result>,
      nothing: NoInfer<Result>,
    ) =>
    async (params: Params, token: CancellationToken): Promise<Result> => {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      try {
        const snapshot = workspace.snapshot(params.textDocument.uri);
        if (snapshot === undefined) return nothing;
        const result = await find(snapshot, params);
        if (workspace.isCurrent(snapshot)) return result;
        throw new ResponseError(LSPErrorCodes.ContentModified, "the text has changed in the meantime");
      } catch (error) {
        // Thrown on purpose: the editor is to know, or the author is to read it.
        if (error instanceof ResponseError) throw error;
        logFailure(connection, error);
        return nothing;
      }
    };
}

export function logFailure(connection: Connection, error: unknown): void {
  connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
