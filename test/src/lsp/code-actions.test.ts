import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type CodeAction, CodeActionRequest } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { sound, soundWith } from "./samples.js";
import { type Opened, ServerProcess } from "./server-process.js";

describe("language server: code actions", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function actions({ at: { textDocument, position } }: Opened, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only !== undefined && { only }) };
    const range = { start: position, end: position };
    const found = await server.connection.sendRequest(CodeActionRequest.type, { textDocument, range, context });
    return found as CodeAction[];
  }

  it("mends a misspelt name", async () => {
    const opened = await server.open(soundWith("covers leak", "covers l‸eek"));
    const [action] = await actions(opened);
    ok(action);
    strictEqual(action.title, "Change to `leak`");
    strictEqual(action.kind, "quickfix");
    strictEqual(action.isPreferred, true);
    deepStrictEqual(
      action.diagnostics?.map(({ code }) => code),
      ["name/unknown"],
    );
    strictEqual(TextDocument.applyEdits(opened.document, action.edit!.changes![opened.document.uri]!), sound);
  });

  it("offers nothing elsewhere, and nothing of another kind", async () => {
    deepStrictEqual(await actions(await server.open(soundWith("covers leak", "‸covers leek"))), []);
    deepStrictEqual(await actions(await server.open(soundWith("covers leak", "covers l‸eek")), ["refactor"]), []);
  });
});
