// What helps while an author types: names that change together, blocks that are set anew; and where a type stands.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  DocumentDiagnosticRequest,
  DocumentOnTypeFormattingRequest,
  LinkedEditingRangeRequest,
  type Location,
  type TextEdit,
  TypeDefinitionRequest,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { framedWith, soundWith } from "./samples.js";
import { type Opened, placeIn, ServerProcess } from "./server-process.js";

let server: ServerProcess;

describe("language server: linked editing", () => {
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function linked(opened: Opened): Promise<string[] | null> {
    const found = await server.connection.sendRequest(LinkedEditingRangeRequest.type, opened.at);
    return found && found.ranges.map((range) => placeIn(opened, range));
  }

  it("has all places of a Japanese name", async () => {
    const opened = await server.open(soundWith("sparing 争訟費用", "sparing 争訟‸費用"));
    deepStrictEqual(await linked(opened), ["15:10 争訟費用", "17:43 争訟費用"]);
  });

  it("has them in a half-typed file", async () => {
    const opened = await server.open(soundWith("covers leak\n", "covers le‸ak\n    limit per\n"));
    deepStrictEqual(await linked(opened), ["10:14 leak", "12:12 leak"]);
  });

  it("has nothing where no name is, and for one that stands alone", async () => {
    strictEqual(await linked(await server.open(soundWith("covered when", "cov‸ered when"))), null);
    strictEqual(await linked(await server.open(soundWith("head forensics", "head foren‸sics"))), null);
  });
});

describe("language server: formatting while typing", () => {
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function typed(marked: string, ch: string): Promise<string> {
    const opened = await server.open(marked);
    const options = { tabSize: 2, insertSpaces: true };
    const params = { ...opened.at, ch, options };
    const edits = (await server.connection.sendRequest(DocumentOnTypeFormattingRequest.type, params)) as TextEdit[];
    return TextDocument.applyEdits(opened.document, edits);
  }

  it("sets the block anew whose brace is closed, and no other one", async () => {
    const text = soundWith("    head forensics", "    frame   内枠 {\nhead   probe   }‸\n    head forensics").replace(
      "edition 2026",
      "edition   2026",
    );
    const after = await typed(text, "}");
    ok(
      after.includes("    frame 内枠 {\n      head probe\n    }\n") || after.includes("    frame 内枠 { head probe }"),
      after,
    );
    ok(after.includes("edition   2026"), "what stands elsewhere is left alone");
  });

  it("sets the line anew that is left", async () => {
    const after = await typed(soundWith("    covers leak\n", "  covers    leak\n‸\n"), "\n");
    ok(after.includes("    covers leak\n\n"), after);
  });

  it("leaves a text alone that cannot be read", async () => {
    const text = soundWith("    covers leak\n", "  covers    leak\n‸\n").replace("sparing", "sparing,");
    strictEqual(await typed(text, "\n"), text.replace("‸", ""));
  });
});

describe("language server: type definition", () => {
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function typeOf(part: string, other: string): Promise<string | null> {
    const opened = await server.open(framedWith(part, other));
    const found = (await server.connection.sendRequest(TypeDefinitionRequest.type, opened.at)) as Location | null;
    return found && placeIn(opened, found.range);
  }

  it("is the type of a choice or fact, and what a member belongs to", async () => {
    strictEqual(
      await typeOf("limit liability_limit per", "limit liability‸_limit per"),
      "7:53 money 10_000_000 .. 100_000_000",
    );
    strictEqual(
      await typeOf("days else 1 year) after notified", "days else 1 year) after noti‸fied"),
      "14:41 date or never",
    );
    strictEqual(await typeOf("order is first", "order is fir‸st"), "18:11 order");
  });

  it("is nothing for what has no type", async () => {
    strictEqual(await typeOf("covers leak\n", "covers le‸ak\n"), null);
  });
});

describe("language server: help pages", () => {
  it("are named by each diagnostic, for an editor that has them", async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    const own = await ServerProcess.start({ capabilities, initializationOptions: { commands: true } });
    try {
      const opened = await own.open(soundWith("covers leak", "covers leek"));
      const { textDocument } = opened.at;
      const report = await own.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
      ok(report.kind === "full");
      const found = report.items.find(({ code }) => code === "name/unknown");
      strictEqual(decodeURIComponent(found!.codeDescription!.href), 'command:yakkan.showHelp?["name/unknown"]');
    } finally {
      await own.stop();
    }
  });
});
