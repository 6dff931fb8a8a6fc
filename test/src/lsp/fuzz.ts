/**
 * Random edits and requests in random order, over real stdio: `npm run fuzz:editor -- --steps 50000 --seed 1`.
 * The server must not end, log no failure, and in the end say of every text what a server says that has just begun.
 */
import { deepStrictEqual } from "node:assert/strict";
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  type Diagnostic,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ImplementationRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  LSPErrorCodes,
  type Position,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  TypeDefinitionRequest,
  TypeHierarchyPrepareRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { randomEdit } from "../support/edits.js";
import { Random } from "../support/generate/random.js";
import { type Opened, ServerProcess } from "./server-process.js";

export interface FuzzOptions {
  readonly steps: number;
  readonly seed: number;
  readonly texts: readonly string[];
  readonly report?: (line: string) => void;
}

const capabilities = { textDocument: { diagnostic: {}, completion: { completionItem: { snippetSupport: true } } } };

/** Throws, with the seed and the step, as soon as something is wrong. */
export async function fuzz({ steps, seed, texts, report = () => undefined }: FuzzOptions): Promise<void> {
  const random = new Random(seed);
  const server = await ServerProcess.start({ capabilities, initializationOptions: { commands: true } });
  try {
    const opened: Opened[] = [];
    for (const text of texts) opened.push(await server.open(text));
    const pending: Promise<unknown>[] = [];
    for (let step = 1; step <= steps; step++) {
      const index = random.between(0, opened.length - 1);
      const one = opened[index]!;
      try {
        if (random.between(0, 2) === 0) await edit(server, one, texts[index]!, random);
        else pending.push(ask(server, one, random));
        // Now and then several are on their way at once.
        if (random.between(0, 3) === 0) await Promise.all(pending.splice(0));
        if (server.logged.length > 0) throw new Error(server.logged.join("\n"));
      } catch (error) {
        throw new Error(`seed ${seed}, step ${step}: ${String(error)}\n--- the text\n${one.document.getText()}`, {
          cause: error,
        });
      }
      if (step % 1000 === 0) report(`${step} of ${steps}`);
      if (step % 5000 === 0 || step === steps) {
        await Promise.all(pending.splice(0));
        await compareAll(server, opened);
      }
    }
    if (server.logged.length > 0) throw new Error(server.logged.join("\n"));
    if ((await server.stop()) !== 0) throw new Error("the server did not end well");
  } finally {
    server.kill();
  }
}

// ── What is done ─────────────────────────────────────────────────────────────────────────────────────

async function edit(server: ServerProcess, opened: Opened, original: string, random: Random): Promise<void> {
  const { document } = opened;
  const { start, end, by } = randomEdit(document.getText(), original, random);
  await server.edit(opened, { start: document.positionAt(start), end: document.positionAt(end) }, by);
}

/** A request at a random place. What was cancelled or overtaken by an edit is answered well. */
async function ask(server: ServerProcess, opened: Opened, random: Random): Promise<void> {
  const { document, at } = opened;
  const { textDocument } = at;
  const place = (): Position => document.positionAt(random.between(0, document.getText().length));
  const position = place();
  const range: Range = { start: position, end: position };
  const wide: Range = random.between(0, 1) === 0 ? range : { start: { line: 0, character: 0 }, end: place() };
  const options = { tabSize: 2, insertSpaces: true };
  const ids = { textDocument };
  const send = (method: string, params: object): Promise<unknown> => server.connection.sendRequest(method, params);
  const requests: readonly (() => Promise<unknown>)[] = [
    () => send(HoverRequest.method, { textDocument, position }),
    () => send(CompletionRequest.method, { textDocument, position }),
    () => send(SignatureHelpRequest.method, { textDocument, position }),
    () => send(DefinitionRequest.method, { textDocument, position }),
    () => send(TypeDefinitionRequest.method, { textDocument, position }),
    () => send(ReferencesRequest.method, { textDocument, position, context: { includeDeclaration: true } }),
    () => send(DocumentHighlightRequest.method, { textDocument, position }),
    () => send(PrepareRenameRequest.method, { textDocument, position }),
    () => send(RenameRequest.method, { textDocument, position, newName: random.pick(["名前", "x1", "limit", "a b"]) }),
    () => send(LinkedEditingRangeRequest.method, { textDocument, position }),
    async () => {
      const [item] = ((await send(CallHierarchyPrepareRequest.method, { textDocument, position })) as object[]) ?? [];
      if (item !== undefined) await send(CallHierarchyOutgoingCallsRequest.method, { item });
      if (item !== undefined) await send(CallHierarchyIncomingCallsRequest.method, { item });
    },
    () => send(ImplementationRequest.method, { textDocument, position }),
    () => send(TypeHierarchyPrepareRequest.method, { textDocument, position }),
    () => send(DocumentSymbolRequest.method, ids),
    () => send(DocumentLinkRequest.method, ids),
    () => send(FoldingRangeRequest.method, ids),
    () => send(SelectionRangeRequest.method, { textDocument, positions: [position, place()] }),
    () => send(CodeActionRequest.method, { textDocument, range: wide, context: { diagnostics: [] } }),
    () =>
      send(CodeActionRequest.method, { textDocument, range, context: { diagnostics: [], only: ["source.fixAll"] } }),
    () => send(CodeLensRequest.method, ids),
    () => send(InlayHintRequest.method, { textDocument, range: wide }),
    () => send(SemanticTokensRequest.method, ids),
    () => send(SemanticTokensRangeRequest.method, { textDocument, range: wide }),
    () => send(DocumentDiagnosticRequest.method, ids),
    () => send(DocumentFormattingRequest.method, { textDocument, options }),
    () => send(DocumentRangeFormattingRequest.method, { textDocument, range: wide, options }),
    () =>
      send(DocumentOnTypeFormattingRequest.method, { textDocument, position, ch: random.pick(["}", "\n"]), options }),
    () => send(WorkspaceSymbolRequest.method, { query: random.pick(["head", "費", ""]) }),
    async () => {
      const [scenario] = (await send("yakkan/scenarios", ids)) as { readonly id: string }[];
      if (scenario !== undefined) await send("yakkan/explanation", { textDocument, id: scenario.id });
    },
  ];
  try {
    await random.pick(requests)();
  } catch (error) {
    const code = error instanceof ResponseError ? error.code : undefined;
    const fine: readonly (number | undefined)[] = [
      LSPErrorCodes.ContentModified,
      LSPErrorCodes.RequestFailed,
      LSPErrorCodes.RequestCancelled,
    ];
    if (!fine.includes(code)) throw error;
  }
}

/** Every text says now what it says to a server that has just begun. */
async function compareAll(server: ServerProcess, opened: readonly Opened[]): Promise<void> {
  const fresh = await ServerProcess.start({ capabilities, initializationOptions: { commands: true } });
  try {
    for (const one of opened) {
      const again = await fresh.open(one.document.getText());
      deepStrictEqual(await diagnosticsOf(server, one), await diagnosticsOf(fresh, again), one.document.getText());
    }
    await fresh.stop();
  } finally {
    fresh.kill();
  }
}

/** What is told at once, and what follows. */
async function diagnosticsOf(server: ServerProcess, opened: Opened): Promise<Diagnostic[][]> {
  const { textDocument } = opened.at;
  const report = await server.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  if (report.kind !== "full") throw new Error("nothing was told before");
  await server.until(() => (server.last(opened)?.version === opened.document.version ? true : undefined));
  const findings = server.last(opened)!.diagnostics.filter(({ source }) => source === "yakkan");
  // Each text has another name.
  return JSON.parse(JSON.stringify([report.items, findings]).replaceAll(textDocument.uri, "")) as Diagnostic[][];
}
