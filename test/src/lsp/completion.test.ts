import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  CompletionResolveRequest,
  type MarkupContent,
} from "vscode-languageserver/node";
import { sound, soundWith } from "./samples.js";
import { ServerProcess } from "./server-process.js";

describe("language server: completion", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function complete(marked: string): Promise<CompletionItem[]> {
    const opened = await server.open(marked);
    return (await server.connection.sendRequest(CompletionRequest.type, opened.at)) as CompletionItem[];
  }

  function names(items: readonly CompletionItem[]): string[] {
    return items.filter(({ kind }) => kind !== CompletionItemKind.Keyword).map(({ label }) => label);
  }

  const cases: [what: string, part: string, marked: string, names: string[]][] = [
    ["only triggers after `covers`", "covers leak", "covers ‸", ["leak"]],
    ["the same while a name is being typed", "covers leak", "covers le‸", ["leak"]],
    [
      "the heads and triggers after `for`",
      "covers leak",
      "covers leak for ‸",
      ["leak", "costs", "争訟費用", "forensics"],
    ],
    ["heads in a ranking", "sparing 争訟費用", "sparing 争訟費用, then ‸", ["costs", "争訟費用", "forensics"]],
    ["plans after `plan is`", "is wide", "is ‸", ["basic", "wide"]],
    ["choices after `limit`", "limit cost_limit", "limit ‸", ["cost_limit"]],
    ["documents after `@`", "@brochure(p.7)", "@‸", ["brochure"]],
    ["nothing in a comment", "covers leak", "covers leak // covers ‸", []],
    ["nothing in a text", '"費用損害"', '"covers ‸"', []],
  ];
  for (const [what, part, marked, expected] of cases) {
    it(`offers ${what}`, async () => {
      deepStrictEqual(names(await complete(soundWith(part, marked))).sort(), [...expected].sort());
    });
  }

  it("offers on a new line what the block may hold", async () => {
    const labels = (await complete(soundWith("covers leak", "covers leak\n    ‸"))).map(({ label }) => label);
    ok(labels.includes("head") && labels.includes("limit"), labels.join());
    ok(!labels.includes("currency"), labels.join());
  });

  it("offers whole constructs where they fit, to an editor that can fill them in", async () => {
    const completion = { completionItem: { snippetSupport: true } };
    const filling = await ServerProcess.start({ capabilities: { textDocument: { completion } } });
    try {
      const snippets = async (marked: string): Promise<string[]> => {
        const { at } = await filling.open(marked);
        const items = (await filling.connection.sendRequest(CompletionRequest.type, at)) as CompletionItem[];
        return items.filter(({ kind }) => kind === CompletionItemKind.Snippet).map(({ label }) => label);
      };
      deepStrictEqual((await snippets(`${sound}\n‸`)).sort(), ["product …", "scenario …"]);
      const inSection = await snippets(soundWith("covers leak", "covers leak\n    ‸"));
      ok(inSection.includes("limit … per …") && inSection.includes("head …"), inSection.join());
      ok(!inSection.includes("section …") && !inSection.includes("options by plan …"), inSection.join());
      deepStrictEqual(await snippets(soundWith("covers leak", "covers ‸")), []);
    } finally {
      filling.kill();
    }
  });

  it("offers declarations at the top", async () => {
    const labels = (await complete(`${sound}\n‸`)).map(({ label }) => label);
    ok(labels.includes("scenario"), labels.join());
  });

  it("documents an item when it is looked at", async () => {
    const [item] = await complete(soundWith("sparing 争訟費用", "sparing 争‸"));
    ok(item);
    strictEqual(item.documentation, undefined);
    const items = await complete(soundWith("sparing 争訟費用", "sparing ‸"));
    const head = items.find(({ label }) => label === "争訟費用");
    const resolved = await server.connection.sendRequest(CompletionResolveRequest.type, head!);
    ok((resolved.documentation as MarkupContent).value.includes("弁護士その他の専門家に払う費用。"));
  });
});
