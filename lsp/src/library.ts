import type { Host, StoredFile } from "./host.js";

/** The files of the workspace's folders, read when they are asked for and kept until one changes. */
export class Library {
  private files: Promise<readonly StoredFile[]> | undefined;

  constructor(
    private readonly host: Host,
    private readonly folders: readonly string[],
    private readonly failed: (error: unknown) => void,
  ) {}

  all(): Promise<readonly StoredFile[]> {
    this.files ??= this.read();
    return this.files;
  }

  /** Something on the disk has changed. */
  forget(): void {
    this.files = undefined;
  }

  private async read(): Promise<readonly StoredFile[]> {
    const { readFolder } = this.host;
    if (readFolder === undefined) return [];
    const found = await Promise.all(
      this.folders.map((folder) =>
        readFolder(folder).catch((error: unknown) => {
          this.failed(error);
          return [];
        }),
      ),
    );
    return found.flat();
  }
}
