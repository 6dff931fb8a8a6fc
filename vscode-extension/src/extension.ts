// The extension on a desktop or a remote machine: the server is a process of its own.
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientOptions, run } from "./client.js";

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.cjs");
  await run(context, new LanguageClient("yakkan", "Yakkan", { module, transport: TransportKind.ipc }, clientOptions));
}
