/**
 * Random edits and requests in random order, over real stdio: `npm run fuzz:editor -- --steps 50000 --seed 1`.
 * The server must not end, log no failure, and in the end say of every text what a server says that has just begun.
 */
import { deepStrictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import {
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
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
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
      const index = random.below(opened.length);
      const one = opened[index]!;
      try {
        if (random.below(3) === 0) await edit(server, one, texts[index]!, random);
        else pending.push(ask(server, one, random));
        // Now and then several are on their way at once.
        if (random.below(4) === 0) await Promise.all(pending.splice(0));
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

/** The five products, as their authors keep them. */
export function products(): string[] {
  const folder = new URL("../../../policies/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".yakkan"));
  return names.map((name) => readFileSync(new URL(name, folder), "utf8"));
}

// ── What is done ─────────────────────────────────────────────────────────────────────────────────────

/** Pieces that people type, and some that break what they are put into. */
const pieces = [
  ...'{ } ( ) , | : . @ " ` 、 」 // /* */ \n 　 🙂 \t = <'.split(" "),
  ..."limit head frame section covers when per unless lifted by scenario expect loss product contract 1億 90% 2026-04-01".split(
    " ",
  ),
  ..."支払限度額 費目 枠 ただし の場合に限る が 対象事由 1事故につき の翌日から 以内 争訟費用 180日 要承認".split(" "),
  '\n  head new_head "新しい費目"\n',
  "limit 5_000_000 per incident and period",
  '\nscenario "x" for y {\n',
];

async function edit(server: ServerProcess, opened: Opened, original: string, random: Random): Promise<void> {
  const { document } = opened;
  const text = document.getText();
  const at = random.below(text.length + 1);
  const replace = (start: number, end: number, by: string): Promise<void> =>
    server.edit(opened, { start: document.positionAt(start), end: document.positionAt(end) }, by);
  switch (random.below(12)) {
    case 0: // Everything back to how it was: what is quite broken answers little.
      return replace(0, text.length, original);
    case 1: {
      // A line goes.
      const start = text.lastIndexOf("\n", at - 1) + 1;
      const end = text.indexOf("\n", at);
      return replace(start, end === -1 ? text.length : end + 1, "");
    }
    case 2: {
      // A line is there twice.
      const start = text.lastIndexOf("\n", at - 1) + 1;
      const end = text.indexOf("\n", at) + 1 || text.length;
      return replace(end, end, text.slice(start, end));
    }
    case 3:
    case 4:
      return replace(at, Math.min(text.length, at + 1 + random.below(12)), "");
    case 5: // A stretch is moved elsewhere.
      return replace(at, at, text.slice(random.below(text.length + 1)).slice(0, 1 + random.below(80)));
    default:
      return replace(at, at, random.of(pieces));
  }
}

/** A request at a random place. What was cancelled or overtaken by an edit is answered well. */
async function ask(server: ServerProcess, opened: Opened, random: Random): Promise<void> {
  const { document, at } = opened;
  const { textDocument } = at;
  const place = (): Position => document.positionAt(random.below(document.getText().length + 1));
  const position = place();
  const range: Range = { start: position, end: position };
  const wide: Range = random.below(2) === 0 ? range : { start: { line: 0, character: 0 }, end: place() };
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
    () => send(RenameRequest.method, { textDocument, position, newName: random.of(["名前", "x1", "limit", "a b"]) }),
    () => send(LinkedEditingRangeRequest.method, { textDocument, position }),
    () => send(CallHierarchyPrepareRequest.method, { textDocument, position }),
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
    () => send(DocumentOnTypeFormattingRequest.method, { textDocument, position, ch: random.of(["}", "\n"]), options }),
    () => send(WorkspaceSymbolRequest.method, { query: random.of(["head", "費", ""]) }),
    () => send("yakkan/scenarios", ids),
  ];
  try {
    await random.of(requests)();
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

async function diagnosticsOf(server: ServerProcess, { at: { textDocument } }: Opened): Promise<Diagnostic[]> {
  const report = await server.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  if (report.kind !== "full") throw new Error("nothing was told before");
  // Each text has another name.
  return JSON.parse(JSON.stringify(report.items).replaceAll(textDocument.uri, "")) as Diagnostic[];
}

/** Mulberry32: the same numbers for the same seed. */
class Random {
  constructor(private state: number) {}

  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}
