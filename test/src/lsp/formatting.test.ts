import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { format } from "@yakkan/compiler/format/format.js";
import { smallEdits } from "@yakkan/lsp/formatting.js";
import {
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Range,
  ShowMessageNotification,
  type TextEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { framed, framedWith } from "./samples.js";
import { type Opened, ServerProcess, textIn } from "./server-process.js";

const options = { tabSize: 2, insertSpaces: true };

describe("language server: formatting", () => {
  let server: ServerProcess;
  const told: string[] = [];
  before(async () => {
    server = await ServerProcess.start();
    server.connection.onNotification(ShowMessageNotification.type, ({ message }) => void told.push(message));
  });
  after(() => server?.kill());

  async function edits({ at: { textDocument } }: Opened, range?: Range, of = server): Promise<TextEdit[]> {
    const found =
      range === undefined
        ? await of.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })
        : await of.connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument, range, options });
    return found ?? [];
  }

  it("sets a document as the command line does, and leaves what is set already", async () => {
    const wild = framed.replaceAll("    ", "\t").replace("covers leak, attack", "covers   leak,attack");
    const opened = await server.open(wild);
    const set = TextDocument.applyEdits(opened.document, await edits(opened));
    const expected = await format(wild);
    ok("text" in expected);
    strictEqual(set, expected.text);
    deepStrictEqual(await edits(await server.open(set)), []);
  });

  it("sets the part that is selected, and nothing else", async () => {
    const set = await format(framed);
    ok("text" in set);
    const opened = await server.open(
      set.text.replace("covers leak, attack", "covers  ‸leak,   attack").replace("head probe", "head   probe"),
    );
    const { line } = opened.position;
    const range = { start: { line, character: 0 }, end: { line, character: 40 } };
    const found = await edits(opened, range);
    deepStrictEqual(
      found.map((edit) => [textIn(opened, edit.range), edit.newText]),
      [
        ["  ", " "],
        ["   ", " "],
      ],
    );
  });

  it("leaves a text alone that cannot be read, and says why", async () => {
    deepStrictEqual(await edits(await server.open(framedWith("order is first", "order is %%"))), []);
    match(told[0]!, /^Not formatted, as the file cannot be read\. Line 30: /);
  });

  it("writes the keywords in the language of the settings", async () => {
    const japanese = await ServerProcess.start({
      capabilities: { workspace: { configuration: true } },
      settings: { format: { keywords: "ja" } },
    });
    try {
      const opened = await japanese.open(framed);
      const set = TextDocument.applyEdits(opened.document, await edits(opened, undefined, japanese));
      ok(set.includes("支払限度額") && !set.includes("limit 30_000_000"), set);
    } finally {
      japanese.kill();
    }
  });

  it("finds small edits only where nothing has changed its place", () => {
    strictEqual(smallEdits("limit 1 // a\n", "limit 1 // b\n")?.length, 1);
    strictEqual(smallEdits("head a // c\nhead b", "head a\nhead b // c"), undefined);
  });
});
