import { type Disposable, EventEmitter, languages, Uri, ViewColumn, window, workspace } from "vscode";

const scheme = "yakkan-view";

/** Texts that are shown beside the source and cannot be edited: an explanation, a result, an evaluator. */
export class Beside implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  private readonly registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.changed.event,
    provideTextDocumentContent: (uri) => this.texts.get(uri.path) ?? "",
  });

  /** Shows a text under a name, in place of what was shown under it before. The name's ending says its language. */
  async show(name: string, text: string, language: string): Promise<void> {
    // A path may not hold what a title may.
    const uri = Uri.from({ scheme, path: `/${name.replace(/[\\/?#%]/g, "_")}` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    const document = await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), language);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
