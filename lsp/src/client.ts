import type { InitializeParams } from "vscode-languageserver";

/** What the editor at the other end can do, and the language that its user reads. */
export interface Client {
  readonly language: "en" | "ja";
  /** Asks for diagnostics itself; to send them as well would show each one twice. */
  readonly pullsDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  readonly locationLinks: boolean;
  readonly versionedEdits: boolean;
  /** Understands the places to be filled in in a completion. */
  readonly snippets: boolean;
  /** Can be asked for its settings. */
  readonly hasSettings: boolean;
  /** Tells of changes only where it is asked to. */
  readonly registersSettings: boolean;
  readonly registersWatchers: boolean;
  readonly refreshesInlayHints: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesCodeLenses: boolean;
  /** Our own extension: it knows our kinds of names, commands and requests. */
  readonly ownTokenTypes: boolean;
  readonly ownCommands: boolean;
}

export function readClient({ capabilities, locale, initializationOptions }: InitializeParams): Client {
  const own = (initializationOptions ?? {}) as { tokenTypes?: unknown; commands?: unknown };
  const { textDocument, workspace } = capabilities;
  return {
    language: locale !== undefined && /^ja\b/i.test(locale) ? "ja" : "en",
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic?.relatedInformation ?? false,
    diagnosticTags:
      (textDocument?.publishDiagnostics?.tagSupport ?? textDocument?.diagnostic?.tagSupport) !== undefined,
    locationLinks: textDocument?.definition?.linkSupport ?? false,
    snippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    hasSettings: workspace?.configuration ?? false,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport ?? false,
    ownTokenTypes: own.tokenTypes === true,
    ownCommands: own.commands === true,
  };
}
