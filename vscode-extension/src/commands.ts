import {
  commands,
  type Disposable,
  type ExtensionContext,
  l10n,
  Location,
  Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import { Beside } from "./beside.js";
import type { ExplanationView } from "./explanation-view.js";
import type { PayoutPanel } from "./payout-panel.js";
import type { Location as PlaceInFile, Place, Questions, Stretch } from "./protocol.js";
import { reveal } from "./reveal.js";
import type { ScenarioTests } from "./scenario-tests.js";

/** The commands of the palette, of lenses and of menus, but for those that start and stop the server. */
export function registerCommands(
  context: ExtensionContext,
  questions: Questions,
  tests: ScenarioTests,
  explanation: ExplanationView,
  payout: PayoutPanel,
): Disposable[] {
  const beside = new Beside();
  const register = (name: string, run: (...given: never[]) => Thenable<unknown>): Disposable =>
    commands.registerCommand(`yakkan.${name}`, (...given: unknown[]) => telling(() => run(...(given as never[]))));
  return [
    beside,
    register("explainScenario", async (uri?: string, id?: string) => {
      const scenario = await chosen(questions, uri, id);
      if (scenario !== undefined) await explanation.show(scenario.uri, scenario.id);
    }),
    register("explainScenarioAsText", async () => {
      const scenario = explanation.scenario ?? (await chosen(questions, undefined, undefined));
      if (scenario === undefined) return;
      const text = await questions.explain({ textDocument: { uri: scenario.uri } }, scenario.id);
      await beside.show(`${scenario.id}.txt`, text, "plaintext");
    }),
    register("settleScenario", async (uri?: string, id?: string) => {
      const scenario = await chosen(questions, uri, id);
      if (scenario === undefined) return;
      const text = await questions.settle({ textDocument: { uri: scenario.uri } }, scenario.id);
      await beside.show(`${scenario.id}.json`, text, "json");
    }),
    register("runScenario", async (uri?: string, id?: string) => {
      const scenario = await chosen(questions, uri, id);
      if (scenario !== undefined) await tests.run(Uri.parse(scenario.uri), scenario.id);
    }),
    register("revealClause", ({ uri, range }: PlaceInFile) => reveal(Uri.parse(uri), range)),
    register("showPayout", async (uri?: string, scenario?: string) => {
      if (uri !== undefined && scenario !== undefined) return payout.show(uri, { scenario });
      const editor = window.activeTextEditor;
      if (editor?.document.languageId !== "yakkan") return;
      await payout.show(editor.document.uri.toString(), { position: editor.selection.active });
    }),
    register("showEvaluator", async () => {
      const editor = window.activeTextEditor;
      if (editor?.document.languageId !== "yakkan") return;
      const { uri } = editor.document;
      const text = await questions.evaluator({ textDocument: { uri: uri.toString() } }, editor.selection.active);
      const name = uri.path.slice(uri.path.lastIndexOf("/") + 1).replace(/\.yakkan$/, "");
      await beside.show(`${name}.ts`, text, "typescript");
    }),
    register("showPlaces", async (uri: string, at: Place, places: readonly PlaceInFile[]) => {
      const locations = places.map((place) => new Location(Uri.parse(place.uri), toRange(place.range)));
      const position = new Position(at.line, at.character);
      await commands.executeCommand("editor.action.showReferences", Uri.parse(uri), position, locations);
    }),
    register("showHelp", (code: string) =>
      commands.executeCommand("markdown.showPreview", Uri.joinPath(context.extensionUri, "help", `${code}.md`)),
    ),
    register("newProduct", () => newProduct(context)),
  ];
}

/** A refusal of the server is for the author to read. */
async function telling(run: () => Thenable<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    await window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

/** The scenario that a lens names, else the one at the cursor, else one that the author picks. */
async function chosen(
  questions: Questions,
  uri: string | undefined,
  id: string | undefined,
): Promise<{ readonly uri: string; readonly id: string } | undefined> {
  if (uri !== undefined && id !== undefined) return { uri, id };
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const here = editor.document.uri.toString();
  const scenarios = await questions.scenarios({ textDocument: { uri: here } });
  const at = scenarios.find(({ range }) => toRange(range).contains(editor.selection.active));
  if (at !== undefined) return { uri: here, id: at.id };
  const picked = await window.showQuickPick(
    scenarios.map((scenario) => ({ label: scenario.title, scenario })),
    { placeHolder: l10n.t("Choose a scenario") },
  );
  return picked && { uri: here, id: picked.scenario.id };
}

/** Opens a product to go on from, as a text that is not saved yet. */
async function newProduct({ extensionUri }: ExtensionContext): Promise<void> {
  const templates = [
    {
      label: l10n.t("Costs of an incident"),
      detail: l10n.t("One section with a limit, a deductible and a scenario"),
      file: "costs.yakkan",
    },
    {
      label: l10n.t("Liability and costs, by plan"),
      detail: l10n.t("Plans, options, inner and outer frames, exclusions and scenarios"),
      file: "liability-and-costs.yakkan",
    },
  ];
  const picked = await window.showQuickPick(templates, { placeHolder: l10n.t("Choose a template") });
  if (picked === undefined) return;
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, "templates", picked.file));
  const document: TextDocument = await workspace.openTextDocument({
    language: "yakkan",
    content: new TextDecoder().decode(bytes),
  });
  await window.showTextDocument(document);
}

function toRange({ start, end }: Stretch): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
