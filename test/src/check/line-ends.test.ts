// A line ends with a line feed, a carriage return or both: the same is said of a text, at the same places.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { renderDiagnostics } from "@yakkan/compiler/diagnostics/render.js";
import { format } from "@yakkan/compiler/format/format.js";

const text = `product sample "見本" { // 見本
  edition 2026-04-01
  document brochure "冊子"
  facts of incident { found "発見日" : date }
  triggers { leak "漏えい" } /// 発生
  section costs "費用" {
    covers leak // 一つ
    covered when found during period @brochure(p.7)
    /// 対応の費用
    head response "対応" { // 上限の前
      deductible 600円 per incident
      limit 500円 per incidnt
    }
  }
}
`;
const carriageReturns = (one: string): string => one.replaceAll("\n", "\r");

describe("a carriage return alone", () => {
  it("ends a line in what is said of a text", () => {
    const said = (written: string): string => {
      const { diagnostics, sources } = compile({ name: "p.yakkan", text: written });
      return renderDiagnostics(diagnostics, sources);
    };
    ok(said(text).includes("p.yakkan:12:22"), said(text));
    strictEqual(said(carriageReturns(text)), said(text));
    // In a text that has them beside line feeds.
    strictEqual(said(text.replace("{ // 上限の前\n", "{ // 上限の前\r")), said(text));
  });

  it("ends a comment, and a reference that is not closed", () => {
    const sound = text.replace("incidnt", "incident");
    const plan = (written: string): unknown => compile({ name: "p.yakkan", text: written }).plans;
    deepStrictEqual(plan(carriageReturns(sound)), plan(sound));
    const open = sound.replace("(p.7)", "(p.7");
    const codes = (written: string): readonly string[] =>
      compile({ name: "p.yakkan", text: written }).diagnostics.map(({ code, span }) => `${code} ${span.start}`);
    ok(
      codes(open).some((one) => one.startsWith("syntax/")),
      codes(open).join(),
    );
    deepStrictEqual(codes(carriageReturns(open)), codes(open));
  });

  it("ends a line of another file that is used", () => {
    const words = `vocabulary words "語" { // 語\n  facts of incident { found "発見日" : date }\n  triggers { leak "漏えい" except leek }\n}\n`;
    const said = (written: string): string => {
      const source = { name: "p.yakkan", text: 'use words from "words.yakkan"\n' };
      const { diagnostics, sources } = compile(source, { resolve: () => written });
      return renderDiagnostics(diagnostics, sources);
    };
    ok(said(words).includes("words.yakkan:3:"), said(words));
    strictEqual(said(carriageReturns(words)), said(words));
  });

  it("is written as a line feed by the formatter", async () => {
    const sound = text.replace("incidnt", "incident");
    deepStrictEqual(await format(carriageReturns(sound)), await format(sound));
  });
});
