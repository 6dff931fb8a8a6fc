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
}

export function readClient({ capabilities, locale }: InitializeParams): Client {
  const { textDocument, workspace } = capabilities;
  return {
    language: locale !== undefined && /^ja\b/i.test(locale) ? "ja" : "en",
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic?.relatedInformation ?? false,
    diagnosticTags:
      (textDocument?.publishDiagnostics?.tagSupport ?? textDocument?.diagnostic?.tagSupport) !== undefined,
    locationLinks: textDocument?.definition?.linkSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
  };
}
