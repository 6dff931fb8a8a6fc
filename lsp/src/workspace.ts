import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Host, StoredFile } from "./host.js";
import { parseOnly } from "@yakkan/compiler/compile.js";
import { type Compile, notOpen, type Snapshot, takeSnapshot } from "./snapshot.js";
import { type Document, StillDocument } from "./still-document.js";

/** The open documents, each compiled at most once for every version that somebody asks about. */
export class Workspace {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly snapshots = new Map<string, Snapshot>();
  /** Files that are not open, as they were found. */
  private readonly stored = new Map<string, string | undefined>();
  /** Of files that are not open, compiled when they were asked for. */
  private readonly looked = new Map<string, Snapshot>();
  private taken = 0;
  private lints = false;

  constructor(
    private readonly host: Host,
    private readonly failed: (error: Error) => void,
  ) {}

  listen(connection: Connection, changed: (uri: string) => void, closed: (uri: string) => void): void {
    this.documents.onDidChangeContent(({ document }) => {
      changed(document.uri);
      for (const uri of this.dependentsOf(document.uri)) changed(uri);
    });
    this.documents.onDidClose(({ document }) => {
      this.snapshots.delete(document.uri);
      this.stored.delete(document.uri);
      closed(document.uri);
      // What counts from now on is the text that is stored.
      for (const uri of this.dependentsOf(document.uri)) changed(uri);
    });
    this.documents.listen(connection);
  }

  /** Whether remarks on habits are asked for. Returns the open documents of which there may be others to tell now. */
  askForLints(lints: boolean): readonly string[] {
    if (lints === this.lints) return [];
    this.lints = lints;
    this.snapshots.clear();
    this.looked.clear();
    return this.open;
  }

  /** The document as it is now; undefined where it is not open. */
  snapshot(uri: string): Snapshot | undefined {
    const live = this.documents.get(uri);
    if (live === undefined) return undefined;
    const known = this.snapshots.get(uri);
    if (known?.document.version === live.version && this.isUpToDate(known)) return known;
    const snapshot = this.take(live, this.compile);
    this.snapshots.set(uri, snapshot);
    if (snapshot.failure !== undefined) this.failed(snapshot.failure);
    return snapshot;
  }

  /** A document that may not be open: of an open one the text in the editor counts. */
  look(file: StoredFile): Snapshot {
    const open = this.snapshot(file.uri);
    if (open !== undefined) return open;
    const known = this.looked.get(file.uri);
    if (known?.document.getText() === file.text && this.isUpToDate(known)) return known;
    const snapshot = this.take(toDocument(file), this.compile);
    this.looked.set(file.uri, snapshot);
    return snapshot;
  }

  /** The same without names and types, which take their time. */
  skim(file: StoredFile): Snapshot {
    return this.snapshot(file.uri) ?? this.take(toDocument(file), parseOnly);
  }

  private readonly compile: Compile = (source, resolve) => this.host.compile(source, resolve, { lints: this.lints });

  private take(document: Document, compile: Compile): Snapshot {
    return takeSnapshot(String(++this.taken), document, compile, (uri) => this.read(uri));
  }

  /** A document as it would be if some files had these texts. */
  imagine(uri: string, texts: ReadonlyMap<string, string>): Snapshot {
    const read = (one: string): string | undefined => texts.get(one) ?? this.read(one);
    const document = new StillDocument(uri, notOpen, read(uri) ?? "");
    return takeSnapshot(String(++this.taken), document, this.compile, read);
  }

  /** The text of a file: what is open counts before what is stored. */
  read(uri: string): string | undefined {
    const open = this.documents.get(uri) ?? this.documents.all().find((one) => isSame(one.uri, uri));
    if (open !== undefined) return open.getText();
    if (!this.stored.has(uri)) this.stored.set(uri, this.host.readFile?.(uri));
    return this.stored.get(uri);
  }

  /** Something stored has changed; returns the open documents for which that means something. */
  forget(): readonly string[] {
    this.stored.clear();
    return this.open.filter((uri) => {
      const known = this.snapshots.get(uri);
      return known !== undefined && !this.isUpToDate(known);
    });
  }

  /** The open documents that use a file, directly or through others. */
  private dependentsOf(file: string): readonly string[] {
    return this.open.filter((uri) =>
      [...(this.snapshots.get(uri)?.used.keys() ?? [])].some((one) => isSame(one, file)),
    );
  }

  private isUpToDate({ used }: Snapshot): boolean {
    return [...used].every(([uri, text]) => this.read(uri) === text);
  }

  /** The documents that are open. */
  get open(): readonly string[] {
    return this.documents.keys();
  }

  isCurrent(snapshot: Snapshot): boolean {
    const { document } = snapshot;
    return this.documents.get(document.uri)?.version === document.version && this.isUpToDate(snapshot);
  }
}

function toDocument({ uri, text }: StoredFile): Document {
  return new StillDocument(uri, notOpen, text);
}

/** Editors differ in which letters of a URI they escape. */
function isSame(a: string, b: string): boolean {
  return a === b || decode(a) === decode(b);
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
