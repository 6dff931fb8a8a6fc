import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentDiagnosticRequest,
} from "vscode-languageserver/node";
import { sound, soundWith } from "./samples.js";
import { placeIn, ServerProcess } from "./server-process.js";

function unknownName(diagnostics: readonly Diagnostic[]): Diagnostic {
  const found = diagnostics.find(({ code }) => code === "name/unknown");
  ok(found, `no unknown name among ${diagnostics.map(({ code }) => code).join()}`);
  return found;
}

describe("language server: diagnostics", () => {
  let server: ServerProcess;
  before(async () => {
    const publishDiagnostics = { relatedInformation: true, tagSupport: { valueSet: [1 as const] } };
    server = await ServerProcess.start({ capabilities: { textDocument: { publishDiagnostics } } });
  });
  after(() => server?.stop());

  it("finds nothing wrong in a sound product", async () => {
    const opened = await server.open(sound);
    const errors = (await server.diagnostics(opened)).filter(({ severity }) => severity === DiagnosticSeverity.Error);
    deepStrictEqual(errors, []);
  });

  it("names an unknown name where it stands, with its code, and says what is near", async () => {
    const opened = await server.open(soundWith("covers leak", "covers leek"));
    const found = unknownName(await server.diagnostics(opened));
    strictEqual(placeIn(opened, found.range), "12:12 leek");
    strictEqual(found.source, "yakkan");
    strictEqual(found.severity, DiagnosticSeverity.Error);
    match(found.message as string, /^unknown .*`leek`\ndid you mean `leak`\?$/);
  });

  it("counts columns in UTF-16 code units", async () => {
    const opened = await server.open(soundWith("sparing 争訟費用", "sparing 争訟費田"));
    const found = unknownName(await server.diagnostics(opened));
    strictEqual(placeIn(opened, found.range), "17:43 争訟費田");
  });

  it("finds what is wrong behind a part that cannot be read", async () => {
    const opened = await server.open(
      soundWith("covers leak", "covers leek").replace("currency JPY", "currency %% JPY"),
    );
    const codes = (await server.diagnostics(opened)).map(({ code }) => code);
    deepStrictEqual(codes.slice(0, 1), ["syntax/unreadable"]);
    ok(codes.includes("name/unknown"), codes.join());
  });

  it("tells of habits once the settings ask for it", async () => {
    const asked = await ServerProcess.start({ capabilities: { workspace: { configuration: true } }, settings: {} });
    try {
      const opened = await asked.open(soundWith('forensics "調査費用"', "forensics"));
      const codes = (await asked.diagnostics(opened)).map(({ code }) => code);
      ok(!codes.includes("lint/no-label"), codes.join());
      await asked.changeSettings({ diagnostics: { lints: true } });
      const found = await asked.diagnosticsWhere(opened, (all) => all.some(({ code }) => code === "lint/no-label"));
      const place = found.find(({ code }) => code === "lint/no-label")!.range;
      strictEqual(placeIn(opened, place), "16:10 forensics");
    } finally {
      await asked.stop();
    }
  });

  it("greys out what has no effect", async () => {
    const opened = await server.open(soundWith("triggers {", 'triggers { idle "未使用" @brochure(p.9)'));
    const found = (await server.diagnostics(opened)).find(({ tags }) => tags?.includes(DiagnosticTag.Unnecessary));
    ok(found);
    strictEqual(placeIn(opened, found.range), "10:14 idle");
  });

  it("shows the other place", async () => {
    const opened = await server.open(soundWith("head forensics", "head 争訟費用"));
    const found = (await server.diagnostics(opened)).find(({ code }) => code === "name/duplicate");
    ok(found?.relatedInformation?.[0]);
    strictEqual(placeIn(opened, found.relatedInformation[0].location.range), "15:10 争訟費用");
    strictEqual(found.relatedInformation[0].location.uri, opened.document.uri);
  });

  it("follows each edit, and forgets a document that is closed", async () => {
    const opened = await server.open(soundWith("covers leak", "covers leek‸"));
    ok((await server.diagnostics(opened)).length > 0);
    const { position } = opened;
    await server.edit(opened, { start: { ...position, character: position.character - 2 }, end: position }, "ak");
    const left = await server.diagnostics(opened);
    deepStrictEqual(
      left.filter(({ severity }) => severity === DiagnosticSeverity.Error),
      [],
    );
    await server.close(opened);
    deepStrictEqual(await server.diagnostics(opened, undefined), []);
  });
});

describe("language server: diagnostics for an editor that asks", () => {
  let server: ServerProcess;
  before(async () => {
    server = await ServerProcess.start({ capabilities: { textDocument: { diagnostic: {} } } });
  });
  after(() => server?.stop());

  it("gives them once, and says so where nothing has changed", async () => {
    const opened = await server.open(soundWith("covers leak", "covers leek"));
    const { textDocument } = opened.at;
    const first = await server.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    ok(first.kind === "full");
    unknownName(first.items);
    const again = await server.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument,
      ...(first.resultId !== undefined && { previousResultId: first.resultId }),
    });
    strictEqual(again.kind, "unchanged");
    await server.until(() => server.last(opened));
    deepStrictEqual(server.last(opened)?.diagnostics, [], "sent as well, they would show twice");
  });

  it("are followed by what takes its time, which stays where it stands while the author types", async () => {
    const opened = await server.open(soundWith("covers leak", "covers leak  when 1 < 2"));
    const isFinding = ({ code }: Diagnostic): boolean => String(code).startsWith("condition/");
    const found = await server.diagnosticsWhere(opened, (all) => all.some(isFinding));
    const at = found.find(isFinding)!.range;
    await server.edit(opened, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, "// New\n\n");
    const moved = await server.diagnosticsWhere(opened, (all) =>
      all.some((one) => isFinding(one) && one.range.start.line === at.start.line + 2),
    );
    strictEqual(moved.filter(isFinding).length, found.filter(isFinding).length);
    const { textDocument } = opened.at;
    const faults = await server.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    deepStrictEqual(faults.kind === "full" && faults.items, []);
  });
});
