// The extension on a desktop or a remote machine: the server is a process of its own.
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientOptions, run } from "./client.js";

/**
 * Room for new objects, in MB. A keystroke makes what the next one throws away; with less room much of that is taken
 * for something that lasts, and collecting it is what makes one keystroke in twenty slow.
 */
const room = "--max-semi-space-size=32";

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.cjs");
  const server = { module, transport: TransportKind.ipc, options: { execArgv: [room] } };
  await run(context, new LanguageClient("yakkan", "Yakkan", server, clientOptions));
}
