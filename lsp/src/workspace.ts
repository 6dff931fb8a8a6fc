import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Host, StoredFile } from "./host.js";
import { type Snapshot, syntaxOnly, takeSnapshot } from "./snapshot.js";

/** The open documents, each compiled at most once for every version that somebody asks about. */
export class Workspace {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly snapshots = new Map<string, Snapshot>();
  private taken = 0;

  constructor(
    private readonly host: Host,
    private readonly failed: (error: Error) => void,
  ) {}

  listen(connection: Connection, changed: (uri: string) => void, closed: (uri: string) => void): void {
    this.documents.onDidChangeContent(({ document }) => changed(document.uri));
    this.documents.onDidClose(({ document }) => {
      this.snapshots.delete(document.uri);
      closed(document.uri);
    });
    this.documents.listen(connection);
  }

  /** The document as it is now; undefined where it is not open. */
  snapshot(uri: string): Snapshot | undefined {
    const live = this.documents.get(uri);
    if (live === undefined) return undefined;
    const known = this.snapshots.get(uri);
    if (known?.document.version === live.version) return known;
    const snapshot = takeSnapshot(String(++this.taken), live, this.host);
    this.snapshots.set(uri, snapshot);
    if (snapshot.failure !== undefined) this.failed(snapshot.failure);
    return snapshot;
  }

  /** A document that may not be open: of an open one the text in the editor counts. */
  look(file: StoredFile): Snapshot {
    return this.snapshot(file.uri) ?? this.take(file, this.host);
  }

  /** The same without names and types, which take their time. */
  skim(file: StoredFile): Snapshot {
    return this.snapshot(file.uri) ?? this.take(file, { compile: syntaxOnly });
  }

  private take({ uri, text }: StoredFile, host: Host): Snapshot {
    return takeSnapshot(String(++this.taken), TextDocument.create(uri, "yakkan", 0, text), host);
  }

  /** The documents that are open. */
  get open(): readonly string[] {
    return this.documents.keys();
  }

  isCurrent({ document }: Snapshot): boolean {
    return this.documents.get(document.uri)?.version === document.version;
  }
}
