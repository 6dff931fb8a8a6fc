import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert/strict";
import { PrepareRenameRequest, type Range, RenameRequest, type TextDocumentEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { sound, soundWith } from "./samples.js";
import { type Opened, ServerProcess, textIn } from "./server-process.js";

describe("language server: rename", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function renamed(opened: Opened, newName: string): Promise<string> {
    const edit = await server.connection.sendRequest(RenameRequest.type, { ...opened.at, newName });
    return TextDocument.applyEdits(opened.document, edit!.changes![opened.document.uri]!);
  }

  it("renames a head everywhere, into either script", async () => {
    const opened = await server.open(soundWith("sparing 争訟費用", "sparing 争訟‸費用"));
    const expected = sound.replace("head 争訟費用", "head dispute").replace("sparing 争訟費用", "sparing dispute");
    strictEqual(await renamed(opened, "dispute"), expected);
  });

  it("renames a document in the references that cite it", async () => {
    const opened = await server.open(soundWith("document brochure", "document bro‸chure"));
    strictEqual(await renamed(opened, "約款"), sound.replaceAll("brochure", "約款"));
  });

  it("writes a word of the language in backticks", async () => {
    const opened = await server.open(soundWith("head forensics", "head foren‸sics"));
    strictEqual(await renamed(opened, "section"), sound.replace("forensics", "`section`"));
  });

  it("offers the name as it stands", async () => {
    const opened = await server.open(soundWith("covers leak", "covers le‸ak"));
    const found = (await server.connection.sendRequest(PrepareRenameRequest.type, opened.at)) as {
      range: Range;
      placeholder: string;
    };
    strictEqual(found.placeholder, "leak");
    strictEqual(textIn(opened, found.range), "leak");
  });

  for (const [part, marked] of [
    ["covers leak", "cov‸ers leak"],
    ["when plan is", "when pl‸an is"],
  ] as const) {
    it(`has nothing to rename at ${marked}`, async () => {
      const opened = await server.open(soundWith(part, marked));
      strictEqual(await server.connection.sendRequest(PrepareRenameRequest.type, opened.at), null);
    });
  }

  const refused: [name: string, why: RegExp][] = [
    ["two words", /`two words` cannot be a name/],
    ["1st", /`1st` cannot be a name/],
    ["", /cannot be a name/],
    ["forensics", /forensics/],
  ];
  for (const [newName, why] of refused) {
    it(`refuses \`${newName}\` and says why`, async () => {
      const opened = await server.open(soundWith("sparing 争訟費用", "sparing 争訟‸費用"));
      await rejects(renamed(opened, newName), why);
    });
  }

  it("edits this version only, in an editor that can", async () => {
    const workspaceEdit = { documentChanges: true };
    const careful = await ServerProcess.start({ capabilities: { workspace: { workspaceEdit } } });
    const opened = await careful.open(soundWith("covers leak", "covers le‸ak"));
    const edit = await careful.connection.sendRequest(RenameRequest.type, { ...opened.at, newName: "漏えい" });
    const [change] = edit!.documentChanges as TextDocumentEdit[];
    deepStrictEqual(change!.textDocument, { uri: opened.document.uri, version: 1 });
    strictEqual(change!.edits.length, 2);
    ok(edit!.changes === undefined);
    match(String(careful.initialized.capabilities.positionEncoding), /utf-16/);
    await careful.stop();
  });
});
