import { rejects, strictEqual } from "node:assert/strict";
import { answering } from "@yakkan/lsp/answer.js";
import type { Snapshot } from "@yakkan/lsp/snapshot.js";
import { type Connection, CancellationTokenSource, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";

describe("language server: answers", () => {
  const params = { textDocument: { uri: "file:///a.yakkan" } };
  const { token } = new CancellationTokenSource();
  const logged: string[] = [];
  const connection = { console: { error: (message: string) => logged.push(message) } } as unknown as Connection;
  const workspace = (isCurrent: boolean): Parameters<typeof answering>[1] => ({
    snapshot: () => ({}) as Snapshot,
    isCurrent: () => isCurrent,
  });

  it("gives what was found", async () => {
    strictEqual(await answering(connection, workspace(true))(() => "found", "nothing")(params, token), "found");
  });

  it("gives nothing that the text has overtaken", async () => {
    const answer = answering(connection, workspace(false))(() => "found", "nothing");
    await rejects(answer(params, token), { code: LSPErrorCodes.ContentModified });
  });

  it("looks for nothing that was cancelled", async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    const answer = answering(connection, workspace(true))((): string => {
      throw new Error("looked for");
    }, "nothing");
    await rejects(answer(params, source.token), { code: LSPErrorCodes.RequestCancelled });
  });

  it("says why it refuses", async () => {
    const answer = answering(connection, workspace(true))((): string => {
      throw new ResponseError(LSPErrorCodes.RequestFailed, "no");
    }, "nothing");
    await rejects(answer(params, token), /^Error: no$/);
  });

  it("gives nothing where the search fails, and logs why", async () => {
    const answer = answering(connection, workspace(true))((): string => {
      throw new Error("boom");
    }, "nothing");
    strictEqual(await answer(params, token), "nothing");
    strictEqual(logged.length, 1);
    strictEqual(logged[0]!.includes("boom"), true);
  });
});
