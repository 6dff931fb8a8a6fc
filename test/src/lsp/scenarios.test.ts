import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert/strict";
import {
  type CodeLens,
  CodeLensRequest,
  type Diagnostic,
  DiagnosticSeverity,
  HoverRequest,
  type MarkupContent,
} from "vscode-languageserver/node";
import type { ScenarioItem, ScenarioResult } from "@yakkan/lsp/scenario-requests.js";
import { framed, framedWith } from "./samples.js";
import { type Opened, placeIn, ServerProcess, textIn } from "./server-process.js";

const failing = (found: readonly Diagnostic[]): Diagnostic[] => found.filter(({ code }) => code === "scenario/failed");

describe("language server: scenarios in the background", () => {
  let server: ServerProcess;
  beforeEach(async () => {
    server = await ServerProcess.start();
  });
  afterEach(() => server?.kill());

  it("tells a failing expectation with what was expected and what came out", async () => {
    const opened = await server.open(framed);
    const [found, second] = failing(await server.diagnosticsWhere(opened, (all) => failing(all).length > 0));
    ok(found);
    strictEqual(second, undefined);
    strictEqual(textIn(opened, found.range), "expect damages 1_000_000");
    strictEqual(found.severity, DiagnosticSeverity.Error);
    strictEqual(found.source, "yakkan");
    const message = found.message as string;
    match(message, /^what is due on `damages` is ¥0, ¥1,000,000 less than the ¥1,000,000 expected\n/);
    ok(message.includes("refused"), message);
  });

  it("links it to its page for our own extension, which has the pages at hand", async () => {
    const own = await ServerProcess.start({ locale: "ja", initializationOptions: { commands: true } });
    try {
      const opened = await own.open(framed);
      const [found] = failing(await own.diagnosticsWhere(opened, (all) => failing(all).length > 0));
      strictEqual(found?.codeDescription?.href, `command:yakkan.showHelp?${encodeURIComponent('["scenario/failed"]')}`);
      match(found.message as string, /^`damages`の支払保険金は¥0で、期待した¥1,000,000より/);
    } finally {
      own.kill();
    }
  });

  it("does not keep the diagnostics of the text waiting", async () => {
    const opened = await server.open(framedWith("covers leak, attack", "covers leak, atack"));
    const [first] = await server.diagnostics(opened);
    strictEqual(placeIn(opened, first!.range).split(" ")[1], "atack");
    strictEqual(server.publications(opened), 1);
  });

  it("takes it back when it is mended, and when the document is closed", async () => {
    const opened = await server.open(framedWith("expect damages 1_000_000", "expect damages ‸1_000_000"));
    await server.diagnosticsWhere(opened, (all) => failing(all).length > 0);
    const end = { ...opened.position, character: opened.position.character + "1_000_000".length };
    await server.edit(opened, { start: opened.position, end }, "0");
    await server.until(() => {
      const found = server.last(opened);
      return found?.version === 2 && failing(found.diagnostics).length === 0 ? found : undefined;
    });
    await server.close(opened);
    await server.until(() => (server.last(opened)!.diagnostics.length === 0 ? true : undefined));
  });

  it("sends them apart to an editor that asks for the others", async () => {
    const pulling = await ServerProcess.start({ capabilities: { textDocument: { diagnostic: {} } } });
    try {
      const opened = await pulling.open(framed);
      const sent = await pulling.diagnosticsWhere(opened, (all) => all.some(({ code }) => code === "scenario/failed"));
      // With what the analyses find, which takes its time too.
      deepStrictEqual(
        sent.map(({ code }) => code),
        ["term/limit-never-binds", "scenario/failed"],
      );
    } finally {
      pulling.kill();
    }
  });

  it("does not run them where the author says so", async () => {
    const quiet = await ServerProcess.start({
      capabilities: { workspace: { configuration: true } },
      settings: { scenarios: { runWhileTyping: false } },
    });
    try {
      // The settings are there once something that depends on them is answered.
      const opened = await quiet.open("");
      await quiet.connection.sendRequest(CodeLensRequest.type, { textDocument: opened.at.textDocument });
      const product = await quiet.open(framed);
      await quiet.diagnostics(product);
      await new Promise((resolve) => setTimeout(resolve, 700));
      // At once, and when the text has rested.
      strictEqual(quiet.publications(product), 2);
    } finally {
      quiet.kill();
    }
  });
});

describe("language server: code lenses", () => {
  let server: ServerProcess;
  beforeEach(async () => {
    server = await ServerProcess.start({
      capabilities: { workspace: { codeLens: { refreshSupport: true } } },
      initializationOptions: { commands: true },
    });
  });
  afterEach(() => server?.kill());

  async function lenses(opened: Opened): Promise<string[]> {
    const { textDocument } = opened.at;
    const found = (await server.connection.sendRequest(CodeLensRequest.type, { textDocument })) as CodeLens[];
    return found.map(({ range, command }) => `${textIn(opened, range)} ⟨${command!.title}⟩`);
  }

  it("say what each scenario comes to, once it has run", async () => {
    const opened = await server.open(framed);
    ok((await lenses(opened)).includes('"調査費用は支払われる" ⟨▶ run⟩'));
    await server.until(() => (server.refreshed > 0 ? true : undefined));
    const found = await lenses(opened);
    ok(found.includes('"調査費用は支払われる" ⟨▶ run · due ¥1,000,000⟩'), found.join("\n"));
    ok(found.includes('"It is twice as much" ⟨✗ 1 expectation fails⟩'), found.join("\n"));
    ok(found.includes('"It is twice as much" ⟨explain⟩'), found.join("\n"));
  });

  it("say how many heads draw on a limit, and how many scenarios test a clause", async () => {
    const found = await lenses(await server.open(framed));
    ok(found.includes("limit 30_000_000 per incident ⟨drawn on by 2 heads⟩"), found.join("\n"));
    ok(found.includes("limit cost_limit per incident ⟨drawn on by 3 heads⟩"));
    ok(found.includes("probe ⟨tested by 1 scenario⟩"));
    ok(found.includes("war ⟨tested by 1 scenario⟩"));
    ok(found.includes("争訟費用 ⟨tested by no scenario⟩"));
  });

  it("are there for what is sound in a half-typed file", async () => {
    const found = await lenses(await server.open(framedWith("order is first", "order is %%")));
    ok(found.includes("limit 30_000_000 per incident ⟨drawn on by 2 heads⟩"), found.join("\n"));
    // What it says of the scenario turns on whether the server has tried it yet.
    ok(
      found.some((one) => /^"調査費用は支払われる" ⟨▶ (?:run|not run: the file has errors)⟩$/u.test(one)),
      found.join("\n"),
    );
  });
});

describe("language server: requests about scenarios", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start({ locale: "ja", initializationOptions: { commands: true } });
  });
  after(() => server?.kill());

  it("lists them, of a file that is not open too", async () => {
    const textDocument = { uri: "file:///policies/not-open.yakkan" };
    const found = await server.connection.sendRequest<ScenarioItem[]>("yakkan/scenarios", {
      textDocument,
      text: framed,
    });
    deepStrictEqual(
      found.map(({ id }) => id),
      ["調査費用は支払われる", "It is twice as much"],
    );
    const lines = framed.split("\n");
    strictEqual(lines[found[0]!.titleRange.start.line]!.startsWith("scenario"), true);
  });

  it("runs them, with the difference where it is", async () => {
    const opened = await server.open(framed);
    const { textDocument } = opened.at;
    const found = await server.connection.sendRequest<ScenarioResult[]>("yakkan/runScenarios", { textDocument });
    deepStrictEqual(
      found.map(({ state, due }) => [state, due]),
      [
        ["passed", "¥1,000,000"],
        ["failed", "¥0"],
      ],
    );
    const failure = found[1]!.failures[0]!;
    strictEqual(textIn(opened, failure.range), "expect damages 1_000_000");
    deepStrictEqual([failure.expected, failure.actual], ["damages ¥1,000,000", "damages ¥0"]);
    const ids = ["調査費用は支払われる"];
    const one = await server.connection.sendRequest<ScenarioResult[]>("yakkan/runScenarios", { textDocument, ids });
    strictEqual(one.length, 1);
  });

  it("says why one cannot be run", async () => {
    const opened = await server.open(framedWith("covers leak, attack", "covers leak, atack"));
    const { textDocument } = opened.at;
    const found = await server.connection.sendRequest<ScenarioResult[]>("yakkan/runScenarios", { textDocument });
    strictEqual(found[0]!.state, "not-run");
    match(found[0]!.reason!, /`atack`.*(?:ありません|見つかりません|不明)/);
  });

  it("explains one in the reader's language, clause by clause", async () => {
    const opened = await server.open(framed);
    const params = { textDocument: opened.at.textDocument, id: "調査費用は支払われる" };
    const text = await server.connection.sendRequest<string>("yakkan/explainScenario", params);
    ok(text.includes("¥1,000,000") && text.includes("免責金額"), text);
    ok(text.includes("deductible 100_000 per incident when order is first"), text);
    const settled = await server.connection.sendRequest<string>("yakkan/settleScenario", params);
    strictEqual((JSON.parse(settled) as { due: number }).due, 1_000_000);
    const unknown = server.connection.sendRequest("yakkan/explainScenario", { ...params, id: "?" });
    await rejects(unknown, /事例「\?」はありません/);
  });

  it("shows the evaluator of the product", async function () {
    this.timeout(60_000);
    const opened = await server.open(framed);
    const params = { textDocument: opened.at.textDocument };
    const text = await server.connection.sendRequest<string>("yakkan/evaluator", params);
    ok(text.includes("@yakkan/runtime") && text.includes("export const"), text.slice(0, 300));
    const broken = await server.open(framedWith("covers leak, attack", "covers leak, atack"));
    const refused = server.connection.sendRequest("yakkan/evaluator", { textDocument: broken.at.textDocument });
    await rejects(refused, /誤りのない商品がありません/);
  });

  it("tells in a hover the dates of a window in that scenario", async () => {
    for (const [marked, words] of [
      [framedWith("loss probe", "loss pro‸be"), "**この事例での期間**: 2026-05-01から2027-05-02まで、367日間"],
      [framedWith("discovered 2026-05-01  notified never", "discov‸ered 2026-05-01  notified never"), "開かない"],
    ] as const) {
      const opened = await server.open(marked);
      const hover = await server.connection.sendRequest(HoverRequest.type, opened.at);
      const { value } = hover?.contents as MarkupContent;
      ok(value.includes(words), value);
    }
  });
});
