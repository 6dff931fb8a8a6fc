import { commands, type ExtensionContext } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";

/** Files, texts that are not saved yet, and files of a web workspace. */
export const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: "yakkan" }],
};

/** Starts the server and ends it with the extension. */
export async function run(context: ExtensionContext, client: BaseLanguageClient): Promise<void> {
  context.subscriptions.push(
    client,
    commands.registerCommand("yakkan.restartServer", () => restart(client)),
  );
  await client.start();
}

async function restart(client: BaseLanguageClient): Promise<void> {
  // One that has given up has nothing to stop.
  if (client.isRunning()) await client.stop();
  await client.start();
}
