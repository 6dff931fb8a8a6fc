import { type Connection, type InitializeResult, TextDocumentSyncKind } from "vscode-languageserver";
import { answering, logFailure } from "./answer.js";
import { type Client, readClient } from "./client.js";
import { findCodeActions } from "./code-actions.js";
import { findCompletions, resolveCompletion } from "./completion.js";
import { findDefinition } from "./definition.js";
import { noDiagnostics, reportDiagnostics } from "./diagnostics.js";
import { findFoldingRanges } from "./folding.js";
import type { Host } from "./host.js";
import { findHover } from "./hover.js";
import { findDocumentSymbols } from "./outline.js";
import { Publisher } from "./publish.js";
import { findHighlights, findReferences } from "./references.js";
import { prepareRename, rename } from "./rename.js";
import { findSelectionRanges } from "./selection.js";
import { Workspace } from "./workspace.js";

/** Serves one editor over one connection, until it says that it leaves. */
export function startServer(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    serve(connection, host, readClient(params));
    return initializeResult;
  });
  connection.listen();
}

const initializeResult: InitializeResult = {
  serverInfo: { name: "yakkan" },
  capabilities: {
    // Positions are counted in UTF-16 code units, as every editor can and the compiler does.
    positionEncoding: "utf-16",
    textDocumentSync: TextDocumentSyncKind.Incremental,
    diagnosticProvider: { identifier: "yakkan", interFileDependencies: false, workspaceDiagnostics: false },
    hoverProvider: true,
    completionProvider: { resolveProvider: true, triggerCharacters: ["@", "."] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    codeActionProvider: { codeActionKinds: ["quickfix"] },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
  },
};

function serve(connection: Connection, host: Host, client: Client): void {
  const workspace = new Workspace(host, (error) => logFailure(connection, error));
  const publisher = new Publisher(connection, workspace, client);
  const answer = answering(connection, workspace);

  connection.onHover(answer((snapshot, { position }) => findHover(snapshot, position, client), null));
  connection.onDefinition(answer((snapshot, { position }) => findDefinition(snapshot, position, client), null));
  connection.onReferences(
    answer((snapshot, { position, context }) => findReferences(snapshot, position, context.includeDeclaration), []),
  );
  connection.onDocumentHighlight(answer((snapshot, { position }) => findHighlights(snapshot, position), []));
  connection.onPrepareRename(answer((snapshot, { position }) => prepareRename(snapshot, position), null));
  connection.onRenameRequest(
    answer((snapshot, { position, newName }) => rename(snapshot, position, newName, client, host), null),
  );
  connection.onDocumentSymbol(answer((snapshot) => findDocumentSymbols(snapshot), []));
  connection.onCodeAction(answer((snapshot, params) => findCodeActions(snapshot, params, client), []));
  connection.onCompletion(answer((snapshot, { position }) => findCompletions(snapshot, position), []));
  connection.onCompletionResolve((item) => resolveCompletion(item, (uri) => workspace.snapshot(uri), client));
  connection.onFoldingRanges(answer((snapshot) => findFoldingRanges(snapshot), []));
  connection.onSelectionRanges(answer((snapshot, { positions }) => findSelectionRanges(snapshot, positions), []));
  connection.languages.diagnostics.on(
    answer((snapshot, { previousResultId }) => reportDiagnostics(snapshot, previousResultId, client), noDiagnostics),
  );

  workspace.listen(
    connection,
    (uri) => client.pullsDiagnostics || publisher.changed(uri),
    (uri) => client.pullsDiagnostics || publisher.closed(uri),
  );
}
