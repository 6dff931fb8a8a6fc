import { deepStrictEqual, ok } from "node:assert/strict";
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
} from "vscode-languageserver/node";
import { sound, soundWith } from "./samples.js";
import { ServerProcess, textIn } from "./server-process.js";

describe("language server: structure", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function outline(text: string): Promise<string[]> {
    const opened = await server.open(text);
    const found = (await server.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: opened.at.textDocument,
    })) as DocumentSymbol[];
    const lines: string[] = [];
    const list = (symbols: readonly DocumentSymbol[], depth: number): void => {
      for (const { name, detail, range, selectionRange, children } of symbols) {
        lines.push(`${"  ".repeat(depth)}${name}${detail === undefined ? "" : ` ${detail}`}`);
        const offset = (at: { line: number; character: number }): number => opened.document.offsetAt(at);
        // The protocol demands it, and an editor throws the outline away otherwise.
        ok(
          offset(range.start) <= offset(selectionRange.start) && offset(selectionRange.end) <= offset(range.end),
          name,
        );
        list(children ?? [], depth + 1);
      }
    };
    list(found, 0);
    return lines;
  }

  it("outlines a product", async () => {
    deepStrictEqual(await outline(sound), [
      "mini 見本",
      "  brochure 見本パンフレット 2026.04",
      "  contract",
      "    plan",
      "      basic ベーシック",
      "      wide ワイド",
      "    cost_limit 支払限度額",
      "  facts of incident",
      "    discovered 発見日",
      "  triggers",
      "    leak 漏えい",
      "  costs 費用損害",
      "    争訟費用 争訟費用",
      "    forensics 調査費用",
    ]);
  });

  it("outlines terms that have a label by it", async () => {
    const lines = await outline(sound.replace(/limit (?=cost_limit)/, 'limit "上限" en "Cap" '));
    ok(lines.includes("    上限"), lines.join("\n"));
  });

  it("outlines rules that have a label by it", async () => {
    const lines = await outline(sound.replace("covered when", 'covered "発見" en "Discovery" when'));
    ok(lines.includes("    発見"), lines.join("\n"));
  });

  it("outlines what is sound in a half-typed file", async () => {
    const lines = await outline(soundWith('head forensics "調査費用"', "head"));
    ok(lines.includes("    争訟費用 争訟費用"), lines.join("\n"));
  });

  it("folds blocks and runs of comments", async () => {
    const opened = await server.open(`// one\n// two\n${sound}`);
    const { textDocument } = opened.at;
    const found = await server.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    deepStrictEqual(
      found!.map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
      [
        [0, 1, "comment"],
        [2, 19, undefined],
        [6, 8, undefined],
        [12, 18, undefined],
      ],
    );
  });

  it("widens a selection step by step", async () => {
    const opened = await server.open(soundWith("plan is wide", "plan is wi‸de"));
    const { textDocument, position } = opened.at;
    const params = { textDocument, positions: [position] };
    const found = await server.connection.sendRequest(SelectionRangeRequest.type, params);
    const steps: string[] = [];
    for (let at: SelectionRange | undefined = found![0]; at !== undefined; at = at.parent)
      steps.push(textIn(opened, at.range));
    deepStrictEqual(steps.slice(0, 2), ["wide", "plan is wide"]);
    ok(steps[2]?.startsWith("head forensics"));
    ok(steps.at(-1)?.startsWith("product"));
  });
});
