import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  type CallHierarchyItem,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  type Range,
  type TextEdit,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { answering, logFailure } from "./answer.js";
import { documentOfItem, findIncoming, findOutgoing, prepareCallHierarchy } from "./call-hierarchy.js";
import { type Client, readClient } from "./client.js";
import { codeActionKinds, findCodeActions } from "./code-actions.js";
import { findCodeLenses } from "./code-lenses.js";
import { findCompletions, resolveCompletion } from "./completion.js";
import { findDefinition } from "./definition.js";
import { findImplementations, findSubtypes, findSupertypes, prepareTypeHierarchy } from "./derived.js";
import { noDiagnostics, reportDiagnostics } from "./diagnostics.js";
import { findDocumentLinks } from "./document-links.js";
import { followRenames } from "./file-paths.js";
import { findFoldingRanges } from "./folding.js";
import { formatDocument, formatTyped } from "./formatting.js";
import type { Host } from "./host.js";
import { findHover } from "./hover.js";
import { findInlayHints } from "./inlay-hints.js";
import { Library } from "./library.js";
import { findLinkedRanges } from "./linked-editing.js";
import { findDocumentSymbols } from "./outline.js";
import { Publisher } from "./publish.js";
import { findHighlights, findReferences } from "./references.js";
import { prepareRename, rename } from "./rename.js";
import { serveScenarios } from "./scenario-server.js";
import { ScenarioRunner } from "./scenario-runner.js";
import { findSelectionRanges } from "./selection.js";
import { findTokensIn, TokenHistory, tokenLegend } from "./semantic-tokens.js";
import { defaultSettings, fetchSettings, type Settings } from "./settings.js";
import { findSignature } from "./signature-help.js";
import type { Snapshot } from "./snapshot.js";
import { findTypeDefinition } from "./type-definition.js";
import { notFormatted } from "./words.js";
import { Workspace } from "./workspace.js";
import { findWorkspaceSymbols } from "./workspace-symbols.js";

/** Serves one editor over one connection, until it says that it leaves. */
export function startServer(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const client = readClient(params);
    serve(connection, host, client, params);
    return describeServer(client);
  });
  connection.listen();
}

function describeServer(client: Client): InitializeResult {
  return {
    serverInfo: { name: "yakkan" },
    capabilities: {
      // Positions are counted in UTF-16 code units, as every editor can and the compiler does.
      positionEncoding: "utf-16",
      textDocumentSync: TextDocumentSyncKind.Incremental,
      diagnosticProvider: { identifier: "yakkan", interFileDependencies: true, workspaceDiagnostics: false },
      hoverProvider: true,
      completionProvider: { resolveProvider: true, triggerCharacters: ["@", "."] },
      signatureHelpProvider: { triggerCharacters: [" ", "(", ","] },
      definitionProvider: true,
      typeDefinitionProvider: true,
      implementationProvider: true,
      typeHierarchyProvider: true,
      workspace: {
        fileOperations: {
          willRename: {
            filters: [{ pattern: { glob: "**/*.yakkan" } }, { pattern: { glob: "**", matches: "folder" } }],
          },
        },
      },
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      callHierarchyProvider: true,
      codeActionProvider: { codeActionKinds },
      codeLensProvider: {},
      inlayHintProvider: true,
      semanticTokensProvider: { legend: tokenLegend(client), full: { delta: true }, range: true },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] },
      linkedEditingRangeProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
    },
  };
}

function serve(connection: Connection, host: Host, client: Client, { workspaceFolders }: InitializeParams): void {
  const failed = (error: unknown): void => logFailure(connection, error);
  const workspace = new Workspace(host, failed);
  const publisher = new Publisher(connection, workspace, client);
  const answer = answering(connection, workspace);
  const tokens = new TokenHistory();
  const library = new Library(host, workspaceFolders?.map(({ uri }) => uri) ?? [], failed);
  let settings = defaultSettings;
  let settled = Promise.resolve();
  const withSettings = async <Result>(find: (settings: Settings) => Result): Promise<Result> => {
    await settled;
    return find(settings);
  };

  const refreshLenses = async (): Promise<void> => {
    if (client.refreshesCodeLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
  };
  const runner = new ScenarioRunner(
    workspace,
    client,
    (uri, run) => {
      publisher.ran(uri, run);
      scenarios.ran(uri, run);
      refreshLenses().catch(failed);
    },
    failed,
  );
  const scenarios = serveScenarios(connection, workspace, host, client);

  connection.onHover(answer((snapshot, { position }) => findHover(snapshot, position, client), null));
  connection.onDefinition(answer((snapshot, { position }) => findDefinition(snapshot, position, client), null));
  connection.onTypeDefinition(answer((snapshot, { position }) => findTypeDefinition(snapshot, position), null));
  connection.onReferences(
    answer(
      async (snapshot, { position, context }) =>
        findReferences(snapshot, position, context.includeDeclaration, workspace, await library.all()),
      [],
    ),
  );
  connection.onDocumentHighlight(answer((snapshot, { position }) => findHighlights(snapshot, position), []));
  connection.onPrepareRename(answer((snapshot, { position }) => prepareRename(snapshot, position), null));
  connection.onRenameRequest(
    answer(
      async (snapshot, { position, newName }) =>
        rename(snapshot, position, newName, client, workspace, await library.all()),
      null,
    ),
  );
  connection.onDocumentSymbol(answer((snapshot) => findDocumentSymbols(snapshot), []));
  connection.onDocumentLinks(answer((snapshot) => findDocumentLinks(snapshot), []));
  connection.onCodeAction(answer((snapshot, params) => findCodeActions(snapshot, params, client), []));
  connection.onCodeLens(
    answer(
      (snapshot) =>
        withSettings((current) => findCodeLenses(snapshot, runner.lastRun(snapshot.document.uri), client, current)),
      [],
    ),
  );
  connection.onCompletion(
    answer(
      async (snapshot, { position }) => findCompletions(snapshot, position, client, workspace, await library.all()),
      [],
    ),
  );
  connection.onCompletionResolve((item) => resolveCompletion(item, (uri) => workspace.snapshot(uri), client));
  connection.onSignatureHelp(answer((snapshot, { position }) => findSignature(snapshot, position, client), null));
  const format = async (snapshot: Snapshot, range: Range | undefined): Promise<TextEdit[]> => {
    const { keywords } = (await withSettings((current) => current)).format;
    const formatting = await formatDocument(snapshot, range, { keywords });
    if ("edits" in formatting) return formatting.edits;
    // Not an error of the request: on each save an editor would complain of it.
    const message = notFormatted(snapshot, formatting.problem, client);
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    return [];
  };
  connection.onDocumentFormatting(answer((snapshot) => format(snapshot, undefined), []));
  connection.onDocumentRangeFormatting(answer((snapshot, { range }) => format(snapshot, range), []));
  connection.onDocumentOnTypeFormatting(
    answer(
      async (snapshot, { position, ch }) =>
        formatTyped(snapshot, position, ch, (await withSettings((current) => current)).format),
      [],
    ),
  );
  connection.languages.onLinkedEditingRange(
    answer((snapshot, { position }) => findLinkedRanges(snapshot, position), null),
  );
  connection.onFoldingRanges(answer((snapshot) => findFoldingRanges(snapshot), []));
  connection.onSelectionRanges(answer((snapshot, { positions }) => findSelectionRanges(snapshot, positions), []));
  connection.languages.inlayHint.on(
    answer((snapshot, { range }) => withSettings((current) => findInlayHints(snapshot, range, client, current)), []),
  );
  connection.languages.semanticTokens.on(answer((snapshot) => tokens.full(snapshot), { data: [] }));
  connection.languages.semanticTokens.onDelta(
    answer((snapshot, { previousResultId }) => tokens.delta(snapshot, previousResultId), { data: [] }),
  );
  connection.languages.semanticTokens.onRange(
    answer((snapshot, { range }) => findTokensIn(snapshot, range), { data: [] }),
  );
  connection.languages.diagnostics.on(
    answer((snapshot, { previousResultId }) => reportDiagnostics(snapshot, previousResultId, client), noDiagnostics),
  );
  connection.onImplementation(
    answer(
      async (snapshot, { position }) => findImplementations(snapshot, position, workspace, await library.all()),
      [],
    ),
  );
  connection.languages.typeHierarchy.onPrepare(
    answer((snapshot, { position }) => prepareTypeHierarchy(snapshot, position), null),
  );
  connection.languages.typeHierarchy.onSupertypes(async ({ item }) => {
    const stored = await library.all();
    const file =
      workspace.snapshot(item.uri) ?? stored.filter(({ uri }) => uri === item.uri).map((one) => workspace.look(one))[0];
    return file === undefined ? [] : findSupertypes(file, item);
  });
  connection.languages.typeHierarchy.onSubtypes(async ({ item }) => findSubtypes(item, workspace, await library.all()));
  connection.workspace.onWillRenameFiles(async ({ files }) =>
    followRenames(files, workspace, await library.all(), client),
  );
  connection.languages.callHierarchy.onPrepare(
    answer((snapshot, { position }) => prepareCallHierarchy(snapshot, position), null),
  );
  const ofItem = answer((snapshot, { item }: AboutItem) => findOutgoing(snapshot, item), []);
  connection.onRequest(CallHierarchyOutgoingCallsRequest.type, (params, token) => ofItem(aboutItem(params), token));
  const toItem = answer((snapshot, { item }: AboutItem) => findIncoming(snapshot, item), []);
  connection.onRequest(CallHierarchyIncomingCallsRequest.type, (params, token) => toItem(aboutItem(params), token));
  connection.onWorkspaceSymbol(async ({ query }) => findWorkspaceSymbols(query, workspace, await library.all()));

  const takeSettings = async (): Promise<void> => {
    if (!client.hasSettings) return;
    settings = await fetchSettings(connection);
    toldAnew(workspace.askForLints(settings.diagnostics.lints));
  };
  const showAnew = async (): Promise<void> => {
    if (client.refreshesInlayHints) await connection.languages.inlayHint.refresh();
    await refreshLenses();
  };
  connection.onInitialized(() => {
    // What the first settings decide waits for them, or it would be shown and taken away again.
    settled = takeSettings().catch(failed);
    if (client.registersSettings) connection.client.register(DidChangeConfigurationNotification.type).catch(failed);
    if (client.registersWatchers) {
      const watchers = [{ globPattern: "**/*.yakkan" }];
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(failed);
    }
  });
  connection.onDidChangeConfiguration(() => void takeSettings().then(showAnew).catch(failed));
  connection.onDidChangeWatchedFiles(() => {
    library.forget();
    toldAnew(workspace.forget());
  });

  /** Of these documents there may be other diagnostics now. */
  const toldAnew = (uris: readonly string[]): void => {
    for (const uri of uris) changed(uri);
    if (uris.length > 0 && client.refreshesDiagnostics) connection.languages.diagnostics.refresh().catch(failed);
  };
  const changed = (uri: string): void => {
    publisher.changed(uri);
    if (settings.scenarios.runWhileTyping) runner.changed(uri);
  };
  workspace.listen(connection, changed, (uri) => {
    runner.closed(uri);
    publisher.closed(uri);
    tokens.forget(uri);
  });
}

/** A request about an item that names its document another way. */
interface AboutItem {
  readonly textDocument: { readonly uri: string };
  readonly item: CallHierarchyItem;
}

function aboutItem({ item }: { readonly item: CallHierarchyItem }): AboutItem {
  return { textDocument: { uri: documentOfItem(item) }, item };
}
