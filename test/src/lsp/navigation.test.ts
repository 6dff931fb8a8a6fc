import { deepStrictEqual, strictEqual } from "node:assert/strict";
import {
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  type Location,
  type LocationLink,
  ReferencesRequest,
} from "vscode-languageserver/node";
import { soundWith } from "./samples.js";
import { placeIn, ServerProcess } from "./server-process.js";

describe("language server: navigation", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  const definitions: [part: string, marked: string, place: string][] = [
    ["sparing 争訟費用", "sparing ‸争訟費用", "15:10 争訟費用"],
    ["covers leak", "covers leak‸", "10:14 leak"],
    ["limit cost_limit", "limit cost_‸limit", "7:5 cost_limit"],
    ["@brochure(p.9)", "@‸brochure(p.9)", "4:12 brochure"],
    ["is wide", "is w‸ide", "6:26 wide"],
    ["head forensics", "head foren‸sics", "16:10 forensics"],
  ];
  for (const [part, marked, place] of definitions) {
    it(`goes from ${marked} to its declaration`, async () => {
      const opened = await server.open(soundWith(part, marked));
      const found = await server.connection.sendRequest(DefinitionRequest.type, opened.at);
      strictEqual(placeIn(opened, (found as Location).range), place);
    });
  }

  it("shows the whole declaration to an editor that can", async () => {
    const linking = await ServerProcess.start({
      capabilities: { textDocument: { definition: { linkSupport: true } } },
    });
    const opened = await linking.open(soundWith("covers leak", "covers le‸ak"));
    const [found] = (await linking.connection.sendRequest(DefinitionRequest.type, opened.at)) as LocationLink[];
    strictEqual(placeIn(opened, found!.targetSelectionRange), "10:14 leak");
    strictEqual(placeIn(opened, found!.targetRange), '10:14 leak "漏えい"');
    strictEqual(placeIn(opened, found!.originSelectionRange!), "12:12 leak");
    await linking.stop();
  });

  it("finds all references, with and without the declaration", async () => {
    const opened = await server.open(soundWith("head 争訟費用", "head 争訟費用‸"));
    const ask = async (includeDeclaration: boolean): Promise<string[]> => {
      const params = { ...opened.at, context: { includeDeclaration } };
      const found = await server.connection.sendRequest(ReferencesRequest.type, params);
      return found!.map(({ range }) => placeIn(opened, range));
    };
    deepStrictEqual(await ask(true), ["15:10 争訟費用", "17:43 争訟費用"]);
    deepStrictEqual(await ask(false), ["17:43 争訟費用"]);
  });

  it("marks the places of a name, its declaration apart", async () => {
    const opened = await server.open(soundWith("when discovered", "when dis‸covered"));
    const found = await server.connection.sendRequest(DocumentHighlightRequest.type, opened.at);
    deepStrictEqual(
      found!.map(({ range, kind }) => [placeIn(opened, range), kind]),
      [
        ["9:23 discovered", DocumentHighlightKind.Write],
        ["13:18 discovered", DocumentHighlightKind.Read],
      ],
    );
  });
});
