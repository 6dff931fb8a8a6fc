import { deepStrictEqual, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { format } from "@yakkan/compiler/format/format.js";
import { keywords } from "@yakkan/grammar/keywords.js";
import { spelled } from "@yakkan/lsp/completion-words.js";
import { type CompletionItem, CompletionItemKind, CompletionRequest } from "vscode-languageserver/node";
import { framed, sound } from "./samples.js";
import { ServerProcess } from "./server-process.js";

describe("language server: completion in Japanese", () => {
  let server: ServerProcess;
  let japanese: string;
  before(async () => {
    const completion = { completionItem: { snippetSupport: true } };
    server = await ServerProcess.start({ capabilities: { textDocument: { completion } } });
    const formatted = await format(sound, { keywords: "ja" });
    ok("text" in formatted);
    japanese = formatted.text;
  });
  after(() => server?.stop());

  async function complete(marked: string): Promise<CompletionItem[]> {
    const opened = await server.open(marked);
    return (await server.connection.sendRequest(CompletionRequest.type, opened.at)) as CompletionItem[];
  }

  function japaneseWith(part: string, other: string): string {
    ok(japanese.includes(part), `${part}\n${japanese}`);
    return japanese.replace(part, () => other);
  }

  const ofKind = (items: readonly CompletionItem[], ...kinds: CompletionItemKind[]): string[] =>
    items.filter(({ kind }) => kinds.includes(kind!)).map(({ label }) => label);
  const words = (items: readonly CompletionItem[]): string[] => ofKind(items, CompletionItemKind.Keyword);
  const names = (items: readonly CompletionItem[]): string[] =>
    items
      .filter(({ kind }) => kind !== CompletionItemKind.Keyword && kind !== CompletionItemKind.Snippet)
      .map(({ label }) => label);

  const cases: [what: string, part: string, marked: string, names: string[]][] = [
    ["triggers after 対象事由", "対象事由 leak", "対象事由 ‸", ["leak"]],
    ["facts after 対象時期", "対象時期 discovered が", "対象時期 ‸ が", ["プラン", "cost_limit", "discovered"]],
    ["plans after が", "プラン が wide", "プラン が ‸", ["basic", "wide"]],
    ["amounts after につき", "支払限度額 1事故につき cost_limit", "支払限度額 1事故につき ‸", ["cost_limit"]],
    ["amounts after 支払限度額", "支払限度額 1事故につき cost_limit", "支払限度額 ‸", ["cost_limit"]],
    ["heads after 優先支払", "優先支払 争訟費用", "優先支払 ‸", ["costs", "争訟費用", "forensics"]],
    ["heads while one is typed", "優先支払 争訟費用", "優先支払 争訟‸", ["costs", "forensics", "争訟費用"]],
  ];
  for (const [what, part, marked, expected] of cases)
    it(`offers ${what}`, async () => {
      const found = names(await complete(japaneseWith(part, marked)));
      for (const name of expected) ok(found.includes(name), found.join());
      ok(!found.includes("brochure"), found.join());
    });

  it("offers the words of the file's language: Japanese in a Japanese file", async () => {
    const found = words(await complete(japaneseWith("対象事由 leak", "対象事由 leak\n    ‸")));
    for (const word of [
      "費目",
      "枠",
      "支払限度額",
      "免責金額",
      "対象時期",
      "対象時期不問",
      "要承認",
      "対象期間 起算日",
    ])
      ok(found.includes(word), found.join());
    ok(!found.some((word) => /[a-z]/.test(word)), found.join());
  });

  it("offers English words in an English file, and the reader's in an empty one", async () => {
    const english = words(await complete(sound.replace("covers leak", "covers leak\n    ‸")));
    ok(english.includes("limit") && !english.some((word) => /\p{Script=Han}/u.test(word)), english.join());
    ok(words(await complete("‸")).includes("product"));
    const reader = await ServerProcess.start({ locale: "ja" });
    try {
      const { at } = await reader.open("‸");
      const items = (await reader.connection.sendRequest(CompletionRequest.type, at)) as CompletionItem[];
      deepStrictEqual(words(items).sort(), ["事例", "利用", "商品", "契約", "用語集", "言語 1"].sort());
    } finally {
      await reader.stop();
    }
  });

  it("is found by the English word too", async () => {
    const items = await complete(japaneseWith("対象事由 leak", "対象事由 leak\n    lim‸"));
    const limit = items.find(({ label }) => label === "支払限度額");
    ok(limit?.filterText?.includes("limit"));
  });

  it("offers the blocks of a scenario in Japanese", async () => {
    const formatted = await format(framed, { keywords: "ja" });
    ok("text" in formatted);
    const at = formatted.text.indexOf("  期待 支払額 1_000_000");
    const found = words(await complete(`${formatted.text.slice(0, at)}  ‸\n${formatted.text.slice(at)}`));
    deepStrictEqual(
      found.sort(),
      ["事故", "契約", "明細書", "期待", "損害", "続報", "被保険者", "請求", "単位"].sort(),
    );
    const expecting = words(await complete(formatted.text.replace("期待 支払額 1_000_000", "期待 ‸")));
    ok(expecting.includes("支払額") && expecting.includes("過払額"), expecting.join());
  });

  it("offers constructs with Japanese keywords, which can be read as they are", async () => {
    const items = await complete(`${japanese}\n‸`);
    const snippets = items.filter(({ kind }) => kind === CompletionItemKind.Snippet);
    deepStrictEqual(ofKind(snippets, CompletionItemKind.Snippet).sort(), ["事例 …", "商品 …"]);
    // With its places filled in by what they propose.
    const filled = snippets
      .find(({ label }) => label === "商品 …")!
      .insertText!.replace(/\$\{\d+:([^}]*)\}/g, "$1")
      .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1");
    const { diagnostics } = compile({ name: "snippet.yakkan", text: filled });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
      [],
    );
  });

  it("knows how each word is written", () => {
    for (const [word, expected] of [
      ["covered when", "対象時期"],
      ["facts of incident", "事故の事実"],
      ["one of", "いずれか"],
      ["per", undefined],
      ["が", "が"],
      ["max", "最大"],
    ] as const)
      deepStrictEqual(spelled(word, "ja"), expected, word);
    ok(Object.keys(keywords).every((word) => spelled(word, "en") === word));
  });
});
