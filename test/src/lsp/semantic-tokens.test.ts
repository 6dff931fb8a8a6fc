import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  type SemanticTokens,
  SemanticTokensDeltaRequest,
  type SemanticTokensDelta,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from "vscode-languageserver/node";
import { framed, framedWith } from "./samples.js";
import { type Opened, ServerProcess } from "./server-process.js";

describe("language server: semantic tokens", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start({ initializationOptions: { tokenTypes: true } });
  });
  after(() => server?.stop());

  /** `head 争訟費用`, and for a declaration `head 争訟費用 *`. */
  function tokens(opened: Opened, { data }: SemanticTokens, of = server): string[] {
    const { legend } = of.initialized.capabilities.semanticTokensProvider!;
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [down, right, length, type, modifiers] = data.slice(at, at + 5) as [number, number, number, number, number];
      character = down === 0 ? character + right : right;
      line += down;
      const range = { start: { line, character }, end: { line, character: character + length } };
      const declared = modifiers === 1 ? " *" : "";
      found.push(`${legend.tokenTypes[type]} ${opened.document.getText(range)}${declared}`);
    }
    return found;
  }

  async function full(text: string): Promise<string[]> {
    const opened = await server.open(text);
    const { textDocument } = opened.at;
    const found = await server.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    return tokens(opened, found!);
  }

  it("tells the kinds of names apart, declared and used", async () => {
    const found = await full(framed);
    for (const token of [
      "product 枠組 *",
      "document brochure *",
      "document brochure",
      "plan wide *",
      "plan wide",
      "choice liability_limit *",
      "choice liability_limit",
      "option rider *",
      "unit person *",
      "unit person",
      "fact discovered",
      "trigger leak *",
      "trigger attack",
      "reading order *",
      "member first",
      "section costs *",
      "frame prevention *",
      "head 争訟費用 *",
      "head damages",
      "exclusion war *",
      "exclusion war",
      "sampleContract 例",
    ])
      ok(found.includes(token), `${token} is not among ${found.join(", ")}`);
  });

  it("tells them apart behind a part that cannot be read", async () => {
    const found = await full(framedWith("currency JPY", "currency %% JPY"));
    ok(found.includes("head 争訟費用 *") && found.includes("trigger leak"), found.join(", "));
  });

  it("gives those of a range", async () => {
    const opened = await server.open(framed);
    const { textDocument } = opened.at;
    const start = opened.document.positionAt(framed.indexOf("head 争訟費用"));
    const range = { start, end: { line: start.line + 1, character: 0 } };
    const found = await server.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
    deepStrictEqual(tokens(opened, found!), ["head 争訟費用 *"]);
  });

  it("tells after an edit what differs", async () => {
    const opened = await server.open(framedWith("covers leak, attack", "covers leak, ‸"));
    const { textDocument, position } = opened.at;
    const before = await server.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    await server.edit(opened, { start: position, end: position }, "attack");
    const previousResultId = before!.resultId!;
    const delta = await server.connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument,
      previousResultId,
    });
    const { edits } = delta as SemanticTokensDelta;
    const data = [...before!.data];
    for (const { start, deleteCount, data: added } of edits) data.splice(start, deleteCount, ...(added ?? []));
    const again = await server.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    deepStrictEqual(data, again!.data);
    ok(edits.length === 1 && (edits[0]!.data?.length ?? 0) < before!.data.length, "it is more than the change");
  });

  it("gives all of them where the editor means tokens that were never sent", async () => {
    const opened = await server.open(framed);
    const { textDocument } = opened.at;
    const params = { textDocument, previousResultId: "unheard of" };
    const found = await server.connection.sendRequest(SemanticTokensDeltaRequest.type, params);
    ok(tokens(opened, found as SemanticTokens).includes("head 争訟費用 *"));
  });

  it("speaks the protocol's own kinds to an editor that does not know ours", async () => {
    const other = await ServerProcess.start();
    const opened = await other.open(framed);
    const { textDocument } = opened.at;
    const found = tokens(
      opened,
      (await other.connection.sendRequest(SemanticTokensRequest.type, { textDocument }))!,
      other,
    );
    ok(found.includes("method 争訟費用 *") && found.includes("event leak"), found.join(", "));
    strictEqual(await other.stop(), 0);
  });
});
