// What the server says of a text that is made of several files.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CodeLensRequest,
  CompletionRequest,
  type CompletionItem,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  DocumentLinkRequest,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  ImplementationRequest,
  type Location,
  type MarkupContent,
  ReferencesRequest,
  RenameRequest,
  type TextDocumentEdit,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
  WillRenameFilesRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { type Opened, ServerProcess } from "./server-process.js";

const words = `vocabulary words "用語" {
  document terms "約款"
  facts of incident {
    found "発見日" : date
    late  "遅れ"   : bool
  }
  triggers { leak "漏えい"  @terms(Art. 1) }
}
`;
const base = `use words from "shared/words.yakkan"

product base "基本" en "Base" {
  edition 2026-04-01
  use found, leak from words
  section costs "費用" {
    covers leak
    covered when found during period
    head response "対応" { limit 1_000 per incident }
    head repair "修理"
  }
}
`;
const club = `use base from "base.yakkan"

product club "クラブ" extends base {
  replace head response "対応費用" { limit 2_000 per incident }
  remove repair
}
`;

describe("language server: several files", () => {
  let server: ServerProcess;
  let folder: string;
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const open = (name: string, marked: string): Promise<Opened> => server.open(marked, uriOf(name));
  /** `shared/words.yakkan:4:5` */
  const place = ({ uri, range: { start } }: Location): string =>
    `${decodeURI(uri.slice(uriOf("").length + 1))}:${start.line + 1}:${start.character + 1}`;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "yakkan-"));
    mkdirSync(join(folder, "shared"));
    write("shared/words.yakkan", words);
    write("base.yakkan", base);
    write("club.yakkan", club);
    server = await ServerProcess.start({
      folders: [uriOf("")],
      capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
      initializationOptions: { commands: true },
    });
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it("finds nothing wrong where files that are not open are right", async () => {
    const opened = await open("club.yakkan", club);
    deepStrictEqual(await server.diagnostics(opened), []);
  });

  it("goes to declarations in other files, and to the files", async () => {
    const at = async (name: string, marked: string): Promise<string> =>
      place((await server.connection.sendRequest(DefinitionRequest.type, (await open(name, marked)).at)) as Location);
    strictEqual(await at("base.yakkan", base.replace("covers leak", "covers le‸ak")), "shared/words.yakkan:7:14");
    strictEqual(await at("club.yakkan", club.replace("extends base", "extends b‸ase")), "base.yakkan:3:9");
    strictEqual(await at("a.yakkan", base.replace("shared/words", "shared/w‸ords")), "shared/words.yakkan:1:1");
    // From what replaces something to that.
    strictEqual(await at("b.yakkan", club.replace("head response", "head res‸ponse")), "base.yakkan:9:10");
    strictEqual(await at("c.yakkan", club.replace("remove repair", "remove re‸pair")), "base.yakkan:10:10");
  });

  it("finds references in all files", async () => {
    const opened = await open("shared/words.yakkan", words.replace('leak "', 'le‸ak "'));
    const params = { ...opened.at, context: { includeDeclaration: true } };
    const found = await server.connection.sendRequest(ReferencesRequest.type, params);
    deepStrictEqual(found!.map(place).sort(), ["base.yakkan:5:14", "base.yakkan:7:12", "shared/words.yakkan:7:14"]);
  });

  it("renames in all files, what replaces something with it", async () => {
    const rename = async (name: string, marked: string): Promise<string[]> => {
      const { at } = await open(name, marked);
      const edit = (await server.connection.sendRequest(RenameRequest.type, {
        ...at,
        newName: "anew",
      })) as WorkspaceEdit;
      return (edit.documentChanges as TextDocumentEdit[])
        .flatMap(({ textDocument: { uri }, edits }) => edits.map(({ range }) => place({ uri, range })))
        .sort();
    };
    deepStrictEqual(await rename("shared/words.yakkan", words.replace('found "', 'fo‸und "')), [
      "base.yakkan:5:7",
      "base.yakkan:8:18",
      "shared/words.yakkan:4:5",
    ]);
    deepStrictEqual(await rename("club.yakkan", club.replace("head response", "head res‸ponse")), [
      "base.yakkan:9:10",
      "club.yakkan:4:16",
    ]);
  });

  it("refuses a name that means something in another file", async () => {
    const { at } = await open("shared/words.yakkan", words.replace('found "', 'fo‸und "'));
    const renamed = server.connection.sendRequest(RenameRequest.type, { ...at, newName: "repair" });
    ok(
      await renamed.then(
        () => false,
        () => true,
      ),
    );
  });

  it("looks again at a text when what it uses changes, open or not", async () => {
    const opened = await open("base.yakkan", base);
    deepStrictEqual(await server.diagnostics(opened), []);
    const other = await open("shared/words.yakkan", words.replace('leak "', '‸leak "'));
    await server.edit(
      other,
      { start: other.position, end: { ...other.position, character: other.position.character + 4 } },
      "leek",
    );
    const wrong = await server.diagnosticsWhere(opened, (found) => found.length > 0);
    ok(
      wrong.some(({ code }) => code === "use/unknown-word"),
      JSON.stringify(wrong),
    );
    const published = server.publications(opened);
    await server.close(other);
    await server.until(() => (server.publications(opened) > published ? true : undefined));
    deepStrictEqual(server.last(opened)!.diagnostics, []);
    write("shared/words.yakkan", words.replace("leak", "leek"));
    const changes: FileEvent[] = [{ uri: uriOf("shared/words.yakkan"), type: FileChangeType.Changed }];
    await server.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    await server.until(() => (server.last(opened)!.diagnostics.length > 0 ? true : undefined));
  });

  it("shows an error that only the derived product brings about where that says so", async () => {
    write("base.yakkan", base.replace('"修理"', '"修理"\n    limit 5 per incident sparing repair'));
    const opened = await open("club.yakkan", club);
    const [found] = await server.diagnostics(opened);
    strictEqual(found!.code, "extend/removed");
    strictEqual(opened.document.getText(found!.range), "repair");
  });

  it("says what is replaced, above and in a hover", async () => {
    const opened = await open("club.yakkan", club.replace("head response", "head res‸ponse"));
    const lenses = await server.connection.sendRequest(CodeLensRequest.type, opened.at);
    deepStrictEqual(
      lenses!.map(({ command }) => command!.title).filter((title) => title.includes(" of base")),
      ['replaces response of base · head response "対応"', 'removes repair of base · head repair "修理"'],
    );
    const hover = (await server.connection.sendRequest(HoverRequest.type, opened.at)) as Hover;
    ok((hover.contents as MarkupContent).value.startsWith("*replaces `response` of `base`*"));
  });

  it("goes from a product and its parts to what is derived from them", async () => {
    const ask = async (marked: string): Promise<string[]> => {
      const { at } = await open("base.yakkan", marked);
      return ((await server.connection.sendRequest(ImplementationRequest.type, at)) as Location[]).map(place);
    };
    deepStrictEqual(await ask(base.replace("product base", "product ba‸se")), ["club.yakkan:3:9"]);
    deepStrictEqual(await ask(base.replace("head response", "head resp‸onse")), ["club.yakkan:4:16"]);
    const { at } = await open("club.yakkan", club.replace("product club", "product cl‸ub"));
    const [item] = (await server.connection.sendRequest(TypeHierarchyPrepareRequest.type, at))!;
    const [above] = (await server.connection.sendRequest(TypeHierarchySupertypesRequest.type, { item: item! }))!;
    strictEqual(above!.name, "base");
    const below = await server.connection.sendRequest(TypeHierarchySubtypesRequest.type, { item: above! });
    deepStrictEqual(
      below!.map(({ name }) => name),
      ["club"],
    );
  });

  it("completes what a vocabulary defines, with its `use`", async () => {
    const marked = base.replace("covers leak", "covers leak\n    require l‸ate");
    const opened = await open("base.yakkan", marked);
    const items = (await server.connection.sendRequest(CompletionRequest.type, opened.at)) as CompletionItem[];
    const late = items.find(({ label }) => label === "late");
    deepStrictEqual(
      late!.additionalTextEdits!.map(({ newText }) => newText),
      [", late"],
    );
    const other = await open(
      "other.yakkan",
      marked.slice(marked.indexOf("product")).replace("use found, leak from words", ""),
    );
    const offered = (await server.connection.sendRequest(CompletionRequest.type, other.at)) as CompletionItem[];
    deepStrictEqual(
      offered.find(({ label }) => label === "late")!.additionalTextEdits!.map(({ newText }) => newText),
      ['use words from "shared/words.yakkan"\n\n', "\n  use late from words"],
    );
  });

  it("links paths, and keeps them when files are renamed", async () => {
    const opened = await open("base.yakkan", base);
    const links = await server.connection.sendRequest(DocumentLinkRequest.type, opened.at);
    strictEqual(links![0]!.target, uriOf("shared/words.yakkan"));
    const files = [{ oldUri: uriOf("shared/words.yakkan"), newUri: uriOf("words/all.yakkan") }];
    const edit = (await server.connection.sendRequest(WillRenameFilesRequest.type, { files }))!;
    deepStrictEqual(
      (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument, edits }) => [
        textDocument.uri,
        edits.map((one) => ("newText" in one ? one.newText : "")),
      ]),
      [[uriOf("base.yakkan"), ['"words/all.yakkan"']]],
    );
    const moved = [{ oldUri: uriOf("base.yakkan"), newUri: uriOf("sub/base.yakkan") }];
    const both = (await server.connection.sendRequest(WillRenameFilesRequest.type, { files: moved }))!;
    deepStrictEqual(
      (both.documentChanges as TextDocumentEdit[])
        .flatMap(({ edits }) => edits.map((one) => ("newText" in one ? one.newText : "")))
        .sort(),
      ['"../shared/words.yakkan"', '"sub/base.yakkan"'],
    );
  });

  it("finds the symbols of vocabularies in the workspace", async () => {
    const found = await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "words" });
    ok(found!.some(({ name }) => name === "words"));
  });
});
