import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  DefinitionRequest,
  HoverRequest,
  type Location,
  type MarkupContent,
  RenameRequest,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { namesOffered } from "./offered.js";
import { ServerProcess } from "./server-process.js";

const sites = `product sites "敷地" {
  edition 2026-04-01
  contract { schedule place  schedule building }
  unit place "所在地" en "Place"
  unit building "建物" en "Building" of place
  triggers { fire "火災" }
  section costs "費用" {
    covers fire
    covered at any time
    head structure "構造物" { limit 500 per building  limit 800 per place }
  }
}
scenario "Fire" for sites {
  contract { period from 2026-04-01 to 2027-04-01 }
  schedule place L
  schedule building B of place L
  incident { fire }
  loss structure 900 for building B
  expect due 500
}
`;

describe("language server: units of units", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  const namesAt = (marked: string): Promise<string[]> => namesOffered(server, marked);

  it("are renamed where others are said to be of them", async () => {
    const opened = await server.open(sites.replace("of place\n", "of pla‸ce\n"));
    const edit = await server.connection.sendRequest(RenameRequest.type, { ...opened.at, newName: "site" });
    const text = TextDocument.applyEdits(opened.document, edit!.changes![opened.document.uri]!);
    strictEqual(text, sites.replaceAll("place", "site"));
  });

  it("are found from there, and told in a hover", async () => {
    const opened = await server.open(sites.replace("of place L", "of pla‸ce L"));
    const found = (await server.connection.sendRequest(DefinitionRequest.type, opened.at)) as Location | Location[];
    const { range } = Array.isArray(found) ? found[0]! : found;
    strictEqual(
      range.start.line,
      sites.split("\n").findIndex((text) => text.includes("unit place")),
    );
    const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
    const { value } = hover!.contents as MarkupContent;
    ok(value.includes("Place"), value);
  });

  it("are offered behind `of`, in the declaration and in a scenario", async () => {
    deepStrictEqual((await namesAt(sites.replace("of place\n", "of ‸\n"))).sort(), ["building", "place"]);
    deepStrictEqual((await namesAt(sites.replace("of place L", "of ‸ L"))).sort(), ["building", "place"]);
  });
});
