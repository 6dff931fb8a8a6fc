import { ok, strictEqual } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import {
  CodeLensRequest,
  CompletionRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type MarkupContent,
} from "vscode-languageserver/node";
import { framedWith, sound, soundWith } from "./samples.js";
import { ServerProcess } from "./server-process.js";

const isFault = (message: unknown): boolean => String(message).includes("this is a fault of Yakkan");

describe("language server: robustness", () => {
  let server: ServerProcess;
  afterEach(() => server.kill());

  it("ends when it is told to, with nothing logged", async () => {
    server = await ServerProcess.start();
    await server.diagnostics(await server.open(sound));
    strictEqual(await server.stop(), 0);
    strictEqual(server.logged.join("\n"), "");
  });

  it("does not outlive an editor that dies", async () => {
    server = await ServerProcess.start();
    await server.open(sound);
    ok(typeof (await server.abandon()) === "number");
  });

  it("answers at every step of typing", async () => {
    server = await ServerProcess.start();
    const opened = await server.open("");
    const { textDocument } = opened.at;
    const step = 7;
    for (let at = 0; at < sound.length; at += step) {
      const position = opened.document.positionAt(at);
      await server.edit(opened, { start: position, end: position }, sound.slice(at, at + step));
      const end = opened.document.positionAt(at + step);
      await server.connection.sendRequest(CompletionRequest.type, { textDocument, position: end });
      await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
      await server.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
      await server.connection.sendRequest(HoverRequest.type, { textDocument, position: end });
    }
    strictEqual(opened.document.getText(), sound);
    await server.diagnostics(opened);
    await server.stop();
    strictEqual(server.logged.join("\n"), "");
  });

  it("answers with nothing for a document that is not open", async () => {
    server = await ServerProcess.start();
    const position = { line: 0, character: 0 };
    const textDocument = { uri: "file:///policies/elsewhere.yakkan" };
    strictEqual(await server.connection.sendRequest(HoverRequest.type, { textDocument, position }), null);
    await server.stop();
  });

  it("lives on when one of its capabilities fails", async () => {
    const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
    const script = fileURLToPath(new URL(`fragile-server.${extension}`, import.meta.url));
    server = await ServerProcess.start({ script });
    const opened = await server.open(`// trap\n${framedWith("head probe", "head pro‸be")}`);
    await server.diagnostics(opened);
    await server.until(() => (server.logged.some((message) => message.includes("trap")) ? true : undefined));
    const { textDocument } = opened.at;
    strictEqual(await server.connection.sendRequest(HoverRequest.type, opened.at), null);
    const lenses = await server.connection.sendRequest(CodeLensRequest.type, { textDocument });
    ok(lenses!.some(({ command }) => command?.title === "drawn on by 2 heads"));
    strictEqual(await server.stop(), 0);
  });

  it("lives on when the compiler throws, and says so", async () => {
    const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
    const script = fileURLToPath(new URL(`fragile-server.${extension}`, import.meta.url));
    server = await ServerProcess.start({ script });
    const opened = await server.open(`// ‸boom\n${sound}`);
    const [found] = await server.diagnostics(opened);
    // A fault of ours is none of the text's: it has no code, and no page could say how to write it instead.
    strictEqual(found?.code, undefined);
    ok(isFault(found?.message));
    strictEqual(await server.connection.sendRequest(HoverRequest.type, opened.at), null);
    const { textDocument, position } = opened.at;
    const symbols = await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    strictEqual(symbols?.length, 1, "the outline needs syntax only");
    await server.edit(opened, { start: position, end: { line: 0, character: 7 } }, "calm");
    ok((await server.diagnostics(opened)).every(({ message }) => !isFault(message)));
    const head = await server.open(soundWith("sparing 争訟費用", "sparing 争訟‸費用"));
    const hover = await server.connection.sendRequest(HoverRequest.type, head.at);
    ok((hover?.contents as MarkupContent).value.includes("Dispute costs"));
    await server.stop();
    ok(server.logged.some((message) => message.includes("boom")));
  });
});
