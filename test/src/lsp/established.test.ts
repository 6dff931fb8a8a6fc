import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  HoverRequest,
  type MarkupContent,
  RenameRequest,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { namesOffered } from "./offered.js";
import { ServerProcess } from "./server-process.js";

const shops = `product shops "店舗" {
  edition 2026-04-01
  unit location "所在地"
  facts of location { flooded "床上浸水" en "Flooded" : bool }
  triggers { flood "水災" }
  section costs "費用" {
    covers flood
    covered at any time
    head goods "商品" { limit (if location.flooded then 500 else 100) per location }
  }
}
scenario "Flooded" for shops {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { flood }
  unit location T { flooded }
  loss goods 900 for location T
  expect due 500
}
`;

describe("language server: facts of units in the incident", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  const namesAt = (marked: string): Promise<string[]> => namesOffered(server, marked);

  it("are renamed where they are read and stated", async () => {
    const opened = await server.open(shops.replace("{ flooded }", "{ floo‸ded }"));
    const edit = await server.connection.sendRequest(RenameRequest.type, { ...opened.at, newName: "wet" });
    const text = TextDocument.applyEdits(opened.document, edit!.changes![opened.document.uri]!);
    strictEqual(text, shops.replaceAll("flooded", "wet"));
  });

  it("are offered in a block of a scenario, the units before it", async () => {
    deepStrictEqual(await namesAt(shops.replace("{ flooded }", "{ ‸ }")), ["flooded"]);
    deepStrictEqual(await namesAt(shops.replace("unit location T", "unit ‸ T")), ["location"]);
    ok((await namesAt(shops.replace("facts of location", "facts of ‸"))).includes("location"));
  });

  it("say in a hover what they are of", async () => {
    const opened = await server.open(shops.replace("location.flooded", "location.floo‸ded"));
    const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
    const { value } = hover!.contents as MarkupContent;
    ok(value.includes("Flooded") && value.includes("所在地"), value);
  });

  it("stand in the outline", async () => {
    const { document } = await server.open(shops.replace("covers flood", "covers fl‸ood"));
    const symbols = (await server.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri: document.uri },
    })) as DocumentSymbol[];
    const block = symbols[0]!.children!.find(({ name }) => name === "facts of location");
    deepStrictEqual(
      block?.children?.map(({ name }) => name),
      ["flooded"],
    );
  });
});
