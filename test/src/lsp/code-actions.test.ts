import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { type CodeAction, CodeActionRequest, type Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { framed, framedWith, sound, soundWith } from "./samples.js";
import { type Opened, ServerProcess } from "./server-process.js";

describe("language server: code actions", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start();
  });
  after(() => server?.stop());

  async function actions({ at: { textDocument, position } }: Opened, only?: string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only !== undefined && { only }) };
    const range = { start: position, end: position };
    const found = await server.connection.sendRequest(CodeActionRequest.type, { textDocument, range, context });
    return found as CodeAction[];
  }

  it("mends a misspelt name", async () => {
    const opened = await server.open(soundWith("covers leak", "covers l‸eek"));
    const [action] = await actions(opened, ["quickfix"]);
    ok(action);
    strictEqual(action.title, "Change to `leak`");
    strictEqual(action.kind, "quickfix");
    strictEqual(action.isPreferred, true);
    deepStrictEqual(
      action.diagnostics?.map(({ code }) => code),
      ["name/unknown"],
    );
    strictEqual(TextDocument.applyEdits(opened.document, action.edit!.changes![opened.document.uri]!), sound);
  });

  it("offers no fix elsewhere, and nothing of another kind", async () => {
    deepStrictEqual(await actions(await server.open(soundWith("covers leak", "‸covers leek")), ["quickfix"]), []);
    deepStrictEqual(
      await actions(await server.open(soundWith("covers leak", "covers l‸eek")), ["source.organizeImports"]),
      [],
    );
  });

  /** The text after the action with a title; the list of titles where there is none. */
  async function resultOf(opened: Opened, title: string, only?: string[], range?: Range): Promise<string> {
    const { textDocument, position } = opened.at;
    const context = { diagnostics: [], ...(only !== undefined && { only }) };
    const params = { textDocument, range: range ?? { start: position, end: position }, context };
    const found = (await server.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
    const action = found.find((candidate) => candidate.title === title);
    if (action === undefined) return found.map((candidate) => candidate.title).join("\n");
    return TextDocument.applyEdits(opened.document, action.edit!.changes![opened.document.uri]!);
  }

  /** What differs, line by line. */
  function changed(before: string, text: string): string[] {
    const [old, now] = [before.split("\n"), text.split("\n")];
    return [
      ...old.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`),
      ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`),
    ];
  }

  function isSound(text: string): void {
    const { diagnostics } = compile({ name: "after.yakkan", text });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
      [],
      text,
    );
  }

  it("declares a fact that a carve-back reads", async () => {
    const text = framedWith("unless free", "unless self_reported").replace('    free "無償" : bool\n', "");
    const opened = await server.open(text.replace("unless self", "unless ‸self"));
    const mended = await resultOf(opened, "Declare the fact `self_reported`");
    deepStrictEqual(changed(text, mended), ['+ self_reported "Self reported" : bool']);
    isSound(mended);
  });

  it("declares a trigger with a Japanese name", async () => {
    const opened = await server.open(soundWith("covers leak", "covers leak, 業務‸停止"));
    const mended = await resultOf(opened, "Declare the trigger `業務停止`");
    ok(mended.includes('triggers { leak "漏えい" @brochure(p.9)  業務停止 "業務停止" }'), mended);
    isSound(mended);
  });

  it("extracts a frame of the heads that are selected", async () => {
    const opened = await server.open(framed);
    const lines = framed.split("\n");
    const at = (part: string): number => lines.findIndex((line) => line.includes(part));
    const range = {
      start: { line: at("head damages"), character: 6 },
      end: { line: at("head 争訟費用"), character: 12 },
    };
    const mended = await resultOf(opened, "Extract a frame of `damages`, `争訟費用`", ["refactor.extract"], range);
    const begin = mended.split("\n").findIndex((line) => line.includes("frame damages_frame"));
    deepStrictEqual(
      mended
        .split("\n")
        .slice(begin, begin + 4)
        .map((line) => line.split(/ "/)[0]),
      ["    frame damages_frame", "      head damages", "      head 争訟費用", "    }"],
    );
    isSound(mended);
  });

  it("moves a limit to the frame around its head", async () => {
    const opened = await server.open(framedWith("{ limit 1_000 per person }", "{ lim‸it 1_000 per person }"));
    const mended = await resultOf(opened, "Move the limit to the frame `prevention`: all its heads share it");
    deepStrictEqual(changed(framed, mended), [
      '- head sympathy "見舞金" en "Sympathy money" { limit 1_000 per person }',
      '+ head sympathy "見舞金" en "Sympathy money"',
      "+ limit 1_000 per person",
    ]);
    isSound(mended);
  });

  it("lets the contract choose an amount", async () => {
    const opened = await server.open(framedWith("deductible 100_000", "deductible 100‸_000"));
    const mended = await resultOf(opened, "Let the contract choose 100_000: `costs_deductible`");
    deepStrictEqual(changed(framed, mended), [
      "- deductible 100_000 per incident when order is first",
      '+ costs_deductible "Costs deductible" : money 1 .. 100_000 = 100_000',
      "+ deductible costs_deductible per incident when order is first",
    ]);
    isSound(mended);
  });

  it("lets the contract choose a number of times", async () => {
    const opened = await server.open(framedWith("limit 30_000_000 per incident", "limit 2‸ times per period"));
    const mended = await resultOf(opened, "Let the contract choose 2: `prevention_times`");
    ok(mended.includes('prevention_times "Prevention times" : number 1 .. 2 = 2'), mended);
    ok(mended.includes("limit prevention_times times per period"), mended);
    isSound(mended);
  });

  it("lets the contract choose how many days", async () => {
    const opened = await server.open(framedWith("limit 30_000_000 per incident", "limit 2‸ of count per incident"));
    const mended = await resultOf(opened, "Let the contract choose 2: `prevention_limit`");
    ok(mended.includes('prevention_limit "Prevention limit" : number 1 .. 2 = 2'), mended);
    ok(mended.includes("limit prevention_limit of count per incident"), mended);
    isSound(mended);
  });

  it("adds a label and a source", async () => {
    const text = framedWith('head extra "その他" en "Extra"', "head ex‸tra");
    ok((await resultOf(await server.open(text), 'Add the label "Extra"')).includes('head extra "Extra" { covers'));
    const opened = await server.open(framedWith('head damages "損害賠償金"', 'head dama‸ges "損害賠償金"'));
    const sourced = await resultOf(opened, "Add the source @brochure(p.)");
    ok(sourced.includes('head damages "損害賠償金" en "Damages" @brochure(p.)'), sourced);
    isSound(sourced);
  });

  it("writes a scenario for a head that none tests, which can be run", async () => {
    const opened = await server.open(framedWith("head 争訟費用", "head 争訟‸費用"));
    const mended = await resultOf(opened, "Write a scenario for `争訟費用`");
    isSound(mended);
    const { scenarios } = compile({ name: "after.yakkan", text: mended });
    const written = scenarios.find(({ title }) => title === "争訟費用: a loss")!;
    const outcome = runScenario(written, (input) => interpret(written.plan, input));
    ok(outcome.passed, JSON.stringify(outcome.calls));
    const tested = await server.open(framedWith("head probe", "head pro‸be"));
    ok(!(await resultOf(tested, "?")).includes("Write a scenario"));
  });

  it("speaks the language of the file and of the reader", async () => {
    const japanese = await ServerProcess.start({ locale: "ja" });
    try {
      const text =
        '商品 見本 "見本" {\n  版 2026-04-01\n  事由 { 漏えい "漏えい" }\n  補償 費用 "費用" {\n    対象事由 漏えい\n    費目 対応 "対応"\n  }\n}\n';
      const opened = await japanese.open(text.replace("補償 費用", "補償 費‸用"));
      const { textDocument, position } = opened.at;
      const params = { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } };
      const found = (await japanese.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
      const action = found.find(({ title }) => title === "`対象時期不問`を追加");
      ok(action, found.map(({ title }) => title).join("\n"));
      isSound(TextDocument.applyEdits(opened.document, action.edit!.changes![opened.document.uri]!));
    } finally {
      await japanese.stop();
    }
  });

  it("fixes all at once, where it is asked for that", async () => {
    const text = soundWith("covers leak\n", "covers leek\n    covers leak\n    covers leak\n");
    const opened = await server.open(text);
    const mended = await resultOf(opened, "Fix all", ["source.fixAll"]);
    strictEqual(
      compile({ name: "after.yakkan", text: mended }).diagnostics.filter(({ code }) => code === "name/unknown").length,
      0,
      mended,
    );
    ok(!(await resultOf(opened, "?")).includes("Fix all"), "not in the menu");
  });

  it("answers in a half-typed file", async () => {
    const text = framedWith("deductible 100_000", "deductible 100‸_000").replace("sparing damages", "sparing");
    ok((await resultOf(await server.open(text), "?")).includes("Let the contract choose 100_000"));
  });
});
