// Every capability in a product whose names and keywords are Japanese and which is made of four files: as they stand,
// and while somebody types in every one of them.
import { deepStrictEqual, match, ok, rejects } from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CoveredClause } from "@yakkan/lsp/clause-coverage.js";
import type { Explanation, ExplanationPart } from "@yakkan/lsp/explanation.js";
import type { PayoutView } from "@yakkan/lsp/payout.js";
import type { ScenarioResult } from "@yakkan/lsp/scenario-requests.js";
import {
  type CallHierarchyItem,
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  type CodeAction,
  CodeActionRequest,
  CodeLensRequest,
  type CompletionItem,
  CompletionItemKind,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ImplementationRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  type Location,
  type MarkupContent,
  ReferencesRequest,
  RenameRequest,
  type SelectionRange,
  SelectionRangeRequest,
  SemanticTokensRequest,
  ShowMessageNotification,
  SignatureHelpRequest,
  type TextDocumentEdit,
  TypeDefinitionRequest,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
  WillRenameFilesRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { type FileName, fourFiles, fourFilesHalfTyped } from "./four-files.js";
import { type Opened, placeIn, ServerProcess, textIn } from "./server-process.js";

for (const [situation, files] of [
  ["as it stands", fourFiles],
  ["half-typed", fourFilesHalfTyped],
] as const)
  describe(`language server: a Japanese product of four files, ${situation}`, () => {
    const isWhole = files === fourFiles;
    const told: string[] = [];
    let server: ServerProcess;
    let folder: string;
    let opened: Opened | undefined;
    const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
    const nameOf = (uri: string): string => decodeURI(uri).slice(uriOf("").length + 1);
    const placed = ({ uri, range: { start } }: Pick<Location, "uri" | "range">): string =>
      `${nameOf(uri)}:${start.line + 1}:${start.character + 1}`;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "yakkan-"));
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const workspace = { workspaceEdit: { documentChanges: true }, codeLens: { refreshSupport: true } };
      server = await ServerProcess.start({
        locale: "ja",
        folders: [uriOf("")],
        capabilities: { workspace },
        initializationOptions: { commands: true, tokenTypes: true },
      });
      server.connection.onNotification(ShowMessageNotification.type, ({ message }) => void told.push(message));
    });
    after(() => {
      server?.kill();
      rmSync(folder, { recursive: true });
    });
    afterEach(async () => {
      if (opened !== undefined) await server.close(opened);
      opened = undefined;
    });

    /** Opens one of the files, the others closed, with the cursor at a part of it: `対象時期 発‸見`; `by` is put in its place. */
    async function open(name: FileName, marked = "", part = marked.replace("‸", "")): Promise<Opened> {
      if (opened !== undefined) await server.close(opened);
      ok(files[name].includes(part), `${name} has no ${part}`);
      opened = await server.open(
        files[name].replace(part, () => marked),
        uriOf(name),
      );
      return opened;
    }
    const ids = ({ at: { textDocument } }: Opened): Pick<Opened["at"], "textDocument"> => ({ textDocument });

    async function hover(name: FileName, marked: string): Promise<string[]> {
      const { at } = await open(name, marked);
      const found = await server.connection.sendRequest(HoverRequest.type, at);
      return (found!.contents as MarkupContent).value.split("\n");
    }
    async function located(
      type: typeof DefinitionRequest.type | typeof TypeDefinitionRequest.type | typeof ImplementationRequest.type,
      name: FileName,
      marked: string,
    ): Promise<string[]> {
      const { at } = await open(name, marked);
      const found = (await server.connection.sendRequest(type as typeof DefinitionRequest.type, at)) ?? [];
      return [found].flat().map((one) => placed(one as Location));
    }
    async function references(name: FileName, marked: string): Promise<string[]> {
      const { at } = await open(name, marked);
      const params = { ...at, context: { includeDeclaration: true } };
      return ((await server.connection.sendRequest(ReferencesRequest.type, params)) ?? []).map(placed).sort();
    }
    async function rename(name: FileName, marked: string): Promise<string[]> {
      const { at } = await open(name, marked);
      const edit = await server.connection.sendRequest(RenameRequest.type, { ...at, newName: "改名" });
      return ((edit as WorkspaceEdit).documentChanges as TextDocumentEdit[])
        .flatMap(({ textDocument: { uri }, edits }) => edits.map(({ range }) => placed({ uri, range })))
        .sort();
    }
    async function complete(name: FileName, marked: string, part: string): Promise<string[]> {
      const { at } = await open(name, marked, part);
      const items = (await server.connection.sendRequest(CompletionRequest.type, at)) as CompletionItem[];
      const isWord = ({ kind }: CompletionItem): boolean =>
        kind === CompletionItemKind.Keyword || kind === CompletionItemKind.Snippet;
      return items.filter((item) => !isWord(item)).map(({ label }) => label);
    }
    async function prepared(name: FileName, marked: string): Promise<CallHierarchyItem> {
      const { at } = await open(name, marked);
      return (await server.connection.sendRequest(CallHierarchyPrepareRequest.type, at))![0]!;
    }
    async function outgoing(item: CallHierarchyItem): Promise<string[]> {
      const calls = await server.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item });
      return calls!.map(({ to }) => `${placed(to)} ${to.name}`);
    }
    async function incoming(item: CallHierarchyItem): Promise<string[]> {
      const calls = await server.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
      return calls!.map(({ from }) => `${placed(from)} ${from.name}`);
    }
    /** What is there, in either situation; where one line is being typed it is missing. */
    const unlessTyped = (line: string): string[] => (isWhole ? [line] : []);

    it("says of each file what is wrong in it, and in what it uses", async () => {
      const found: string[] = [];
      for (const name of Object.keys(files) as FileName[]) {
        const file = await open(name);
        for (const { code, range } of await server.diagnostics(file)) found.push(`${code} ${placeIn(file, range)}`);
      }
      deepStrictEqual(
        found,
        isWhole
          ? []
          : [
              "syntax/unreadable 8:38 @",
              "use/broken 1:4 用語",
              "syntax/unexpected 18:11 1事故につき",
              "use/broken 1:4 基本",
              "syntax/unexpected 5:25 縮小支払割合",
              "use/broken 1:4 団体",
              "syntax/unexpected 17:6 支払額",
            ],
      );
    });

    it("tells in a hover what a word of the vocabulary is", async () => {
      const lines = await hover("基本.yakkan", "対象時期 発‸見");
      ok(lines.includes('発見   "発見日" 英語 "Day of discovery" : 日付'.replace(/ +/g, " ")), lines.join("\n"));
      ok(lines.includes("*事実* **発見日** · **Day of discovery**"));
    });

    for (const [what, name, marked] of [
      ["the head that a derived product replaces", "団体.yakkan", "差替え 費目 対‸応"],
      ["the same in a scenario in another file", "事例.yakkan", "損害 対‸応"],
    ] as const)
      it(`tells what reaches ${what}`, async () => {
        const lines = await hover(name, marked);
        for (const line of [
          ...unlessTyped("- 支払限度〔¥1,000,000～¥50,000,000〕（1事故）"),
          "1. `免責金額 1事故につき 100_000 ただし プラン が 充実 の場合に限る`（`費用`）",
          ...unlessTyped("2. `縮小支払割合 90%`（`対応`）"),
          ...unlessTyped("3. `支払限度額 1事故につき 限度`（`費用`）"),
          "- “発見日”（当日を含む）から“発見日”の後 180日（当日を含む）まで（180日、翌日起算）",
          "- `戦争`",
          "- `故意`",
        ])
          ok(lines.includes(line), `${line}\n\n${lines.join("\n")}`);
        ok(!isWhole || !lines.includes("**支払限度額なし**"));
      });

    it("tells what reaches a head that a derived product adds", async () => {
      const lines = await hover("団体.yakkan", "費目 見‸舞");
      ok(lines.includes("- ¥300,000（1事故）"), lines.join("\n"));
      ok(lines.includes("- `故意`"), "the exclusion is for the section that the head was added to");
    });

    it("completes names from the files that are used", async () => {
      deepStrictEqual(await complete("基本.yakkan", "対象事由 ‸", "対象事由 漏えい, 攻撃"), ["漏えい", "攻撃"]);
      deepStrictEqual(await complete("団体.yakkan", "差替え 費目 ‸", "差替え 費目 対応"), ["調査", "対応", "見舞"]);
      deepStrictEqual(await complete("団体.yakkan", "変更 補償 ‸", "変更 補償 費用"), ["費用"]);
      deepStrictEqual(await complete("事例.yakkan", "損害 ‸", "損害 対応"), ["調査", "対応", "見舞"]);
      deepStrictEqual(await complete("事例.yakkan", "限度 10_000_000 ‸", "限度 10_000_000"), ["プラン", "限度"]);
      const stated = await complete("事例.yakkan", "事故 { ‸", "事故 { 攻撃");
      for (const name of ["発見", "届出済", "漏えい", "攻撃", "戦争", "故意"]) ok(stated.includes(name), stated.join());
    });

    it("goes to declarations, to what replaces them, and to types", async () => {
      deepStrictEqual(
        [
          await located(DefinitionRequest.type, "基本.yakkan", "対象時期 発‸見"),
          await located(DefinitionRequest.type, "事例.yakkan", "漏え‸い"),
          await located(DefinitionRequest.type, "事例.yakkan", "損害 調‸査"),
          await located(DefinitionRequest.type, "事例.yakkan", "損害 対‸応"),
          await located(DefinitionRequest.type, "団体.yakkan", "差替え 費目 対‸応"),
          await located(TypeDefinitionRequest.type, "事例.yakkan", "限‸度"),
          await located(ImplementationRequest.type, "基本.yakkan", "費目 対‸応"),
          await located(ImplementationRequest.type, "基本.yakkan", "商品 基‸本"),
        ].flat(),
        [
          "共通/用語.yakkan:4:5",
          "共通/用語.yakkan:7:8",
          "基本.yakkan:16:8",
          "団体.yakkan:5:10",
          "基本.yakkan:17:8",
          "基本.yakkan:7:17",
          "団体.yakkan:5:10",
          "団体.yakkan:3:4",
        ],
      );
    });

    const response = ["事例.yakkan:9:6", "団体.yakkan:5:10", "基本.yakkan:17:8"];
    for (const [name, marked] of [
      ["基本.yakkan", "費目 対‸応"],
      ["団体.yakkan", "差替え 費目 対‸応"],
      ["事例.yakkan", "損害 対‸応"],
    ] as const)
      it(`finds and renames a head and what replaces it, from ${name}`, async () => {
        deepStrictEqual(await references(name, marked), response);
        deepStrictEqual(await rename(name, marked), response);
      });

    it("finds and renames a word of the vocabulary", async () => {
      const expected = [
        "事例.yakkan:15:12",
        "事例.yakkan:7:13",
        "共通/用語.yakkan:4:5",
        "基本.yakkan:12:10",
        "基本.yakkan:13:14",
        "基本.yakkan:13:21",
      ];
      deepStrictEqual(await references("共通/用語.yakkan", "発‸見   "), expected);
      deepStrictEqual(await rename("事例.yakkan", "発‸見 2026-05-01"), expected);
    });

    it("marks the places of a name, and changes them together", async () => {
      const { at } = await open("基本.yakkan", "対象時期 発‸見");
      const marked = await server.connection.sendRequest(DocumentHighlightRequest.type, at);
      const linked = await server.connection.sendRequest(LinkedEditingRangeRequest.type, at);
      for (const ranges of [marked!.map(({ range }) => range), linked!.ranges])
        deepStrictEqual(
          ranges.map((range) => placeIn(opened!, range)),
          ["12:10 発見", "13:14 発見", "13:21 発見"],
        );
    });

    it("leads from a head to what reaches it, and from there to all that it reaches", async () => {
      const found = await outgoing(await prepared("団体.yakkan", "差替え 費目 対‸応"));
      deepStrictEqual(found, [
        "基本.yakkan:14:5 免責金額 1事故につき 100_000 ただし プラン が 充実 の場合に限る",
        ...unlessTyped("団体.yakkan:5:25 縮小支払割合 90%"),
        ...unlessTyped("基本.yakkan:18:5 支払限度額 1事故につき 限度"),
        "基本.yakkan:12:5 対象時期 発見 が 保険期間中",
        "基本.yakkan:13:5 対象期間 起算日 発見 満了日 発見 の翌日から 180日",
        "共通/用語.yakkan:8:10 戦争",
        ...(isWhole ? [] : ["共通/用語.yakkan:8:39 約款"]),
        "基本.yakkan:20:18 故意",
      ]);
      const item = await prepared("団体.yakkan", "差替え 費目 対‸応");
      const calls = await server.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item });
      const deductible = calls![0]!.to;
      deepStrictEqual(await incoming(deductible), [
        "基本.yakkan:16:5 調査",
        "団体.yakkan:5:3 対応",
        "団体.yakkan:4:14 見舞",
      ]);
      deepStrictEqual(await outgoing(deductible), ["基本.yakkan:6:5 plan", "基本.yakkan:6:19 充実"]);
    });

    it("leads from a product to what it is derived from, and back", async () => {
      const { at } = await open("事例.yakkan", "対象 団‸体");
      const [item] = (await server.connection.sendRequest(TypeHierarchyPrepareRequest.type, at))!;
      const [above] = (await server.connection.sendRequest(TypeHierarchySupertypesRequest.type, { item: item! }))!;
      deepStrictEqual([placed(above!), above!.name], ["基本.yakkan:3:1", "基本"]);
      const below = await server.connection.sendRequest(TypeHierarchySubtypesRequest.type, { item: above! });
      deepStrictEqual(
        below!.map(({ name }) => name),
        ["団体"],
      );
    });

    it("outlines each file in its own words, and finds its symbols", async () => {
      const list = (symbols: readonly DocumentSymbol[]): string[] =>
        symbols.flatMap(({ name, children }) => [name, ...list(children ?? [])]);
      const outline = async (name: FileName): Promise<string[]> => {
        const params = ids(await open(name));
        return list((await server.connection.sendRequest(DocumentSymbolRequest.type, params)) as DocumentSymbol[]);
      };
      deepStrictEqual(
        (await outline("共通/用語.yakkan")).slice(0, 9).join(" "),
        "用語 約款 事故の事実 発見 届出済 事由 漏えい 攻撃 免責事由",
      );
      deepStrictEqual(
        (await outline("基本.yakkan")).join(" "),
        "基本 契約 プラン 標準 充実 限度 費用 調査 対応 免責事由 故意",
      );
      deepStrictEqual((await outline("団体.yakkan")).join(" "), "団体 費用 見舞 対応");
      deepStrictEqual((await outline("事例.yakkan")).join(" "), "例 調査と対応 戦争は除かれる");
      const found = await server.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "対応" });
      deepStrictEqual(found!.map(({ location }) => placed(location as Location)).sort(), [
        "事例.yakkan:5:4",
        "団体.yakkan:5:10",
        "基本.yakkan:17:8",
      ]);
    });

    it("shows beside a derived product what its base has", async () => {
      const file = await open("団体.yakkan");
      const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
      const hints = await server.connection.sendRequest(InlayHintRequest.type, { ...ids(file), range });
      deepStrictEqual(
        hints!.map(({ position, label }) => {
          const words = typeof label === "string" ? label : label.map(({ value }) => value).join("");
          return `${position.line + 1} ${words}`;
        }),
        isWhole
          ? ["4 内枠", "4 最大 ¥300,000（1事故）", "5 最大 支払限度（1事故）"]
          : // A limit of the base cannot be read: nobody knows what stands around these heads.
            ["4 最大 ¥300,000（1事故）"],
      );
    });

    it("says above clauses and scenarios what they come to", async () => {
      const lenses = async (name: FileName): Promise<string[]> => {
        const refreshed = server.refreshed;
        const file = await open(name);
        await server.until(() => (server.refreshed > refreshed ? true : undefined));
        const found = (await server.connection.sendRequest(CodeLensRequest.type, ids(file))) ?? [];
        return found.map(({ range, command }) => `${range.start.line + 1} ${command!.title}`);
      };
      deepStrictEqual(await lenses("事例.yakkan"), [
        ...(isWhole
          ? [
              "5 ▶ 実行 · 支払額 ¥954,545",
              "5 説明",
              "5 支払曲線",
              "13 ✗ 期待と異なる箇所 1件",
              "13 説明",
              "13 支払曲線",
            ]
          : ["5 ▶ 未実行：ファイルに誤りがあります", "13 ▶ 未実行：ファイルに誤りがあります"]),
      ]);
      const { at } = await open("団体.yakkan");
      const replaced = await server.connection.sendRequest(CodeLensRequest.type, at);
      ok(replaced!.some(({ command }) => command!.title === '基本の対応を差替え · 費目 対応 "対応費用"'));
    });

    it("tells kinds of names from other files apart", async () => {
      const file = await open("事例.yakkan");
      const { data } = (await server.connection.sendRequest(SemanticTokensRequest.type, ids(file)))!;
      const { legend } = server.initialized.capabilities.semanticTokensProvider!;
      const found = new Set<string>();
      let [line, character] = [0, 0];
      for (let at = 0; at < data.length; at += 5) {
        character = data[at] === 0 ? character + data[at + 1]! : data[at + 1]!;
        line += data[at]!;
        const range = { start: { line, character }, end: { line, character: character + data[at + 2]! } };
        found.add(`${legend.tokenTypes[data[at + 3]!]} ${textIn(file, range)}`);
      }
      for (const token of [
        "product 団体",
        "sampleContract 例",
        "trigger 漏えい",
        "fact 発見",
        "head 対応",
        "exclusion 戦争",
        "choice 限度",
      ])
        ok(found.has(token), `${token}\n${[...found].join("\n")}`);
    });

    it("mends a name that another file declares, and writes a scenario for a head of a derived product", async () => {
      const actions = async (file: Opened): Promise<CodeAction[]> => {
        const range = { start: file.position, end: file.position };
        const params = { ...ids(file), range, context: { diagnostics: [] } };
        return (await server.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
      };
      const misspelt = await actions(await open("基本.yakkan", "対象時期 発‸件 が", "対象時期 発見 が"));
      ok(
        misspelt.some(({ title }) => title === "`発見`に変更"),
        misspelt.map(({ title }) => title).join("\n"),
      );
      const found = await actions(await open("団体.yakkan", "費目 見‸舞"));
      const action = found.find(({ title }) => title === "`見舞`の事例を作成");
      const [change] = action!.edit!.documentChanges as TextDocumentEdit[];
      const [edit] = change!.edits;
      deepStrictEqual("newText" in edit! ? edit.newText.trim().split("\n") : [], [
        '事例 "見舞費用の損害" 対象 団体 {',
        "  契約 { プラン 標準  限度 1_000_000  保険期間 始期 2026-04-01 終期 2027-04-01 }",
        "  事故 { 漏えい  発見 2026-05-01  その他の免責事由 該当なし }",
        "  損害 見舞 1_000_000 発生日 2026-05-01",
        "  期待 見舞 1_000_000",
        "}",
      ]);
    });

    it("helps with a term, folds, and widens a selection", async () => {
      const term = await open("基本.yakkan", "支払限度額 1事故につき ‸5_000_000");
      const help = await server.connection.sendRequest(SignatureHelpRequest.type, term.at);
      ok(help!.signatures.length > 0);
      const folds = await server.connection.sendRequest(FoldingRangeRequest.type, ids(term));
      deepStrictEqual(
        folds!.map(({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`),
        ["3-20", "5-7", "10-18"],
      );
      const name = await open("基本.yakkan", "対象時期 発‸見");
      const params = { ...ids(name), positions: [name.position] };
      const steps: string[] = [];
      const [innermost] = (await server.connection.sendRequest(SelectionRangeRequest.type, params))!;
      for (let at: SelectionRange | undefined = innermost; at !== undefined; at = at.parent)
        steps.push(textIn(name, at.range));
      deepStrictEqual(steps.slice(0, 3), ["発見", "発見 が 保険期間中", "対象時期 発見 が 保険期間中"]);
    });

    it("sets a text that can be read, and says why it leaves another alone", async () => {
      const file = await open("基本.yakkan", "対象時期   発見 が", "対象時期 発見 が");
      const options = { tabSize: 2, insertSpaces: true };
      told.length = 0;
      const edits = await server.connection.sendRequest(DocumentFormattingRequest.type, { ...ids(file), options });
      deepStrictEqual(
        edits!.map(({ range, newText }) => [placeIn(file, range), newText]),
        isWhole ? [["12:9    ", " "]] : [],
      );
      if (isWhole) deepStrictEqual(told, []);
      else match(told[0]!, /^誤りがあるため、整形していません。18行目：`1事故につき`の後に足りないものがあります/);
    });

    it("links files and documents, and keeps paths when a file is renamed", async () => {
      const file = await open("基本.yakkan");
      const links = await server.connection.sendRequest(DocumentLinkRequest.type, ids(file));
      deepStrictEqual(
        links!.map(({ target }) => nameOf(target!)),
        ["共通/用語.yakkan"],
      );
      const renamed = [{ oldUri: uriOf("共通/用語.yakkan"), newUri: uriOf("用語/すべて.yakkan") }];
      const edit = await server.connection.sendRequest(WillRenameFilesRequest.type, { files: renamed });
      deepStrictEqual(
        (edit!.documentChanges as TextDocumentEdit[]).flatMap(({ textDocument: { uri }, edits }) =>
          edits.map((one) => `${nameOf(uri)} ${"newText" in one ? one.newText : ""}`),
        ),
        ['基本.yakkan "用語/すべて.yakkan"'],
      );
    });

    it("runs scenarios that stand apart from their product, or says why not", async () => {
      const file = await open("事例.yakkan");
      const found = await server.connection.sendRequest<ScenarioResult[]>("yakkan/runScenarios", ids(file));
      deepStrictEqual(
        found.map(({ state, due, reason }) => [state, due ?? reason]),
        isWhole
          ? [
              ["passed", "¥954,545"],
              ["failed", "¥0"],
            ]
          : [
              ["not-run", "`団体`に誤りがあります（`共通/用語.yakkan`）"],
              ["not-run", "`支払額`の後に足りないものがあります（期待値）"],
            ],
      );
    });

    it("explains them with the words and the place of each clause", async () => {
      const params = { ...ids(await open("事例.yakkan")), id: "調査と対応" };
      const asked = server.connection.sendRequest<Explanation>("yakkan/explanation", params);
      if (!isWhole) return rejects(asked, /「調査と対応」は実行できません：`団体`に誤りがあります/);
      const lines = (parts: readonly ExplanationPart[]): string[] =>
        parts.flatMap(({ kind, detail, location, parts: inner }) => [
          ...(kind === "step" ? [`${location && placed(location)} ${detail.join(" | ")}`] : []),
          ...lines(inner),
        ]);
      const deductible =
        "基本.yakkan:14:5 合計¥1,100,000に適用し、¥1,000,000が残る | 免責金額 1事故につき 100_000 ただし プラン が 充実 の場合に限る | 基本.yakkan:14";
      deepStrictEqual(lines((await asked).parts), [
        deductible,
        deductible,
        "団体.yakkan:5:25 縮小支払割合 90% | 団体.yakkan:5",
      ]);
    });

    it("follows the payout, bend by bend", async () => {
      const params = { ...ids(await open("事例.yakkan")), node: "対応" };
      const asked = server.connection.sendRequest<PayoutView>("yakkan/payout", params);
      if (!isWhole) return rejects(asked, /誤りのない商品がありません/);
      // Of both losses together 100,000 are deducted, and 90 % of this head's are paid: no bend but the limit of 10,000,000.
      const places = (await asked).pieces.flatMap(({ because }) => (because?.location ? placed(because.location) : []));
      deepStrictEqual(new Set(places), new Set(["基本.yakkan:18:5"]));
    });

    it("says which clauses of all files they try", async () => {
      const found = await server.connection.sendRequest<CoveredClause[]>(
        "yakkan/coverage",
        ids(await open("事例.yakkan")),
      );
      const lines = found.map((clause) => `${placed(clause)} ${clause.count}`);
      if (!isWhole) return deepStrictEqual(lines, []);
      for (const line of [
        "共通/用語.yakkan:7:8 1",
        "共通/用語.yakkan:8:10 2",
        "基本.yakkan:14:5 1",
        "基本.yakkan:16:5 2",
        "団体.yakkan:4:14 0",
        "団体.yakkan:5:25 1",
      ])
        ok(lines.includes(line), `${line}\n\n${lines.join("\n")}`);
      return undefined;
    });

    it("shows the evaluator of a derived product", async function () {
      this.timeout(60_000);
      const asked = server.connection.sendRequest<string>("yakkan/evaluator", ids(await open("団体.yakkan")));
      if (!isWhole) return rejects(asked, /このファイルには、誤りのない商品がありません/);
      match(await asked, /^\/\/ Generated from 団体\.yakkan/);
    });
  });
