import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InlayHintRefreshRequest,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  /** What our own extension says of itself. */
  readonly initializationOptions?: object;
  /** The editor's settings under `yakkan`; they can be changed. */
  readonly settings?: object;
  readonly folders?: readonly string[];
  /** Another script than the server's own. */
  readonly script?: string;
}

/** A text with the place of the cursor: `head me‸als`. */
export interface Opened {
  readonly document: TextDocument;
  readonly position: Position;
  /** What every request about the cursor begins with. */
  readonly at: { readonly textDocument: { readonly uri: string }; readonly position: Position };
}

/** A real server in a process of its own, spoken to over stdio. */
export class ServerProcess {
  readonly logged: string[] = [];
  private readonly published: PublishDiagnosticsParams[] = [];
  private readonly waiting = new Set<() => void>();
  /** How often the server has asked for its lenses to be shown anew. */
  refreshed = 0;
  private settings: object = {};
  private opened = 0;
  private exit: number | null | undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly connection: ProtocolConnection,
  ) {
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      this.wake();
    });
    connection.onRequest(ConfigurationRequest.type, () => [this.settings]);
    connection.onRequest(CodeLensRefreshRequest.type, () => {
      this.refreshed++;
      this.wake();
    });
    connection.onRequest(InlayHintRefreshRequest.type, () => this.wake());
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
      this.wake();
    });
    child.once("exit", (code) => {
      this.exit = code;
      this.wake();
    });
    connection.listen();
  }

  initialized!: InitializeResult;

  static async start(options: StartOptions = {}): Promise<ServerProcess> {
    const { capabilities = {}, locale, script, initializationOptions, settings, folders } = options;
    const child = spawn(process.execPath, [...command(script), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const reader = new StreamMessageReader(child.stdout);
    const writer = new StreamMessageWriter(child.stdin);
    const server = new ServerProcess(child, createProtocolConnection(reader, writer));
    server.settings = settings ?? {};
    server.initialized = await server.orDeath(
      server.connection.sendRequest(InitializeRequest.type, {
        processId: process.pid,
        rootUri: null,
        capabilities,
        ...(locale !== undefined && { locale }),
        ...(initializationOptions !== undefined && { initializationOptions }),
        ...(folders !== undefined && { workspaceFolders: folders.map((uri) => ({ uri, name: "folder" })) }),
      }),
    );
    await server.connection.sendNotification(InitializedNotification.type, {});
    return server;
  }

  /** Opens a text under a name of its own. The cursor `‸` is taken out; without one it is at the start. */
  async open(marked: string, uri = `file:///policies/text${++this.opened}.yakkan`): Promise<Opened> {
    const cursor = marked.indexOf("‸");
    const document = TextDocument.create(uri, "yakkan", 1, marked.replace("‸", ""));
    const position = document.positionAt(Math.max(0, cursor));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "yakkan", version: 1, text: document.getText() },
    });
    return { document, position, at: { textDocument: { uri }, position } };
  }

  /** Replaces one stretch of text, as an editor does for a keystroke. */
  async edit({ document }: Opened, range: Range, text: string): Promise<void> {
    const version = document.version + 1;
    const contentChanges = [{ range, text }];
    TextDocument.update(document, contentChanges, version);
    const textDocument = { uri: document.uri, version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  async close({ document: { uri } }: Opened): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The diagnostics that the server sends for the text as it is now; for a closed one those that it sends last. */
  async diagnostics({ document }: Opened, version: number | undefined = document.version): Promise<Diagnostic[]> {
    for (;;) {
      const found = this.published.find((params) => params.uri === document.uri && params.version === version);
      if (found !== undefined) return found.diagnostics;
      await this.orDeath(new Promise<void>((resolve) => this.waiting.add(resolve)));
    }
  }

  /** The first diagnostics that the server sends for a document, whatever its version, that fulfil something. */
  async diagnosticsWhere(
    { document }: Opened,
    wanted: (found: readonly Diagnostic[]) => boolean,
  ): Promise<Diagnostic[]> {
    return this.until(
      () => this.published.find(({ uri, diagnostics }) => uri === document.uri && wanted(diagnostics))?.diagnostics,
    );
  }

  /** The diagnostics that the server sent last for a document. */
  last({ document }: Opened): PublishDiagnosticsParams | undefined {
    return this.published.filter(({ uri }) => uri === document.uri).at(-1);
  }

  /** Waits for what the server says to make something true. */
  async until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await this.orDeath(new Promise<void>((resolve) => this.waiting.add(resolve)));
    }
  }

  async changeSettings(settings: object): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: undefined });
  }

  /** How often the server has sent diagnostics of a document. */
  publications({ document }: Opened): number {
    return this.published.filter(({ uri }) => uri === document.uri).length;
  }

  /** As an editor leaves: asks for the end, then waits for it. */
  async stop(): Promise<number | null> {
    const gone = once(this.child, "exit");
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [code] = (await gone) as [number | null];
    this.connection.dispose();
    return code;
  }

  /** For a test that may fail half-way: a server left alone would keep the tests from ending. */
  kill(): void {
    this.child.kill();
  }

  /** As an editor dies: the pipes break, and nothing is said. */
  async abandon(): Promise<number | null> {
    const gone = once(this.child, "exit");
    this.connection.dispose();
    this.child.stdout?.destroy();
    this.child.stdin?.destroy();
    const [code] = (await gone) as [number | null];
    return code;
  }

  private async orDeath<T>(answer: Promise<T>): Promise<T> {
    const died = new Promise<never>((_, reject) => {
      const check = (): void => {
        if (this.exit === undefined) this.waiting.add(check);
        else reject(new Error(`the server has ended with ${this.exit}`));
      };
      check();
    });
    return Promise.race([answer, died]);
  }

  private wake(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const resume of waiting) resume();
  }
}

/**
 * The built server for the built tests, its source for tests that run from theirs. `YAKKAN_SERVER` puts another
 * script in its place: with one that does nothing every protocol test must fail.
 */
function command(script: string | undefined): string[] {
  const other = script ?? process.env["YAKKAN_SERVER"];
  const built = !import.meta.url.endsWith(".ts");
  const path =
    other ?? fileURLToPath(new URL(`../../../lsp/${built ? "dist/node.js" : "src/node.ts"}`, import.meta.url));
  return path.endsWith(".ts") ? ["--import=tsx", path] : [path];
}

/** The text that a range spans, to say in a test what was found rather than where. */
export function textIn({ document }: Opened, range: Range): string {
  return document.getText(range);
}

/** `3:12 leak`: line and column, from 1, and the text there. */
export function placeIn(opened: Opened, range: Range): string {
  return `${range.start.line + 1}:${range.start.character + 1} ${textIn(opened, range)}`;
}
