// The extension in a browser: the server is a web worker.
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { clientOptions, run } from "./client.js";

/** The browser's own. Its type is left out with all of the browser's: the other entry must not see them. */
declare const Worker: new (url: string) => never;

export async function activate(context: ExtensionContext): Promise<void> {
  const server = Uri.joinPath(context.extensionUri, "dist/server.browser.js");
  await run(context, new LanguageClient("yakkan", "Yakkan", new Worker(server.toString(true)), clientOptions));
}
