import { commands, type ExtensionContext, Uri } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { registerCommands } from "./commands.js";
import { ExplanationView } from "./explanation-view.js";
import { PayoutPanel } from "./payout-panel.js";
import { Questions, type ScenarioResult } from "./protocol.js";
import { ScenarioTests } from "./scenario-tests.js";

/** Files, texts that are not saved yet, and files of a web workspace. */
export const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: "yakkan" }],
  // The server speaks of our own kinds of names and commands only to those that know them.
  initializationOptions: { tokenTypes: true, commands: true },
};

/** Starts the server and ends it with the extension. */
export async function run(context: ExtensionContext, client: BaseLanguageClient): Promise<void> {
  const questions = new Questions(client);
  const tests = new ScenarioTests(questions);
  const explanation = new ExplanationView(questions);
  const payout = new PayoutPanel(questions);
  context.subscriptions.push(
    client,
    tests,
    explanation,
    payout,
    ...registerCommands(context, questions, tests, explanation, payout),
    commands.registerCommand("yakkan.restartServer", () => restart(client)),
    client.onNotification(
      "yakkan/scenariosRan",
      async ({ uri, results }: { uri: string; results: ScenarioResult[] }) => {
        await Promise.all([tests.ran(Uri.parse(uri), results), explanation.refresh(uri), payout.refresh(uri)]);
      },
    ),
  );
  await client.start();
  // Nobody waits for the explorer to be filled; where it cannot be, it stays empty.
  tests.discover().catch(() => undefined);
}

async function restart(client: BaseLanguageClient): Promise<void> {
  // One that has given up has nothing to stop.
  if (client.isRunning()) await client.stop();
  await client.start();
}
