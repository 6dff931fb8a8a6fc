// Passes name kinds, types and places in English; the catalogue looks their Japanese up. Every phrase that the
// checker can fill in is looked for in its text, so that none is forgotten.
import { deepStrictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { inLanguage } from "@yakkan/compiler/diagnostics/language.js";
import { inJapanese } from "@yakkan/compiler/diagnostics/phrases.js";
import { renderDiagnostics } from "@yakkan/compiler/diagnostics/render.js";

const compiler = new URL("../../../compiler/src/", import.meta.url);

describe("Japanese", () => {
  const files = readdirSync(new URL("check/", compiler)).map((file) => `check/${file}`);
  for (const file of [...files, "diagnostics/syntax.ts"])
    it(`has the phrases of ${file}`, () => {
      const text = readFileSync(new URL(file, compiler), "utf8");
      const found = [
        ...text.matchAll(/\b(?:found|wanted|what|where|kind): "([^"]+)"/g),
        ...text.matchAll(/\b(?:misplaced|wrong|contractPlace|refuse)\("([^"]+)"/g),
        ...text.matchAll(/"(in [^"]+)"/g),
        ...text.matchAll(/"(an? [^"]+)"/g),
        // What the grammar's rules are called.
        ...(file.endsWith("syntax.ts") ? text.matchAll(/^ {2}\w+: "([^"]+)",$/gm) : []),
      ].map(([, phrase]) => phrase!);
      const english = found.filter((phrase) => /[A-Za-z]{2,}/.test(inJapanese(phrase).replace(/`[^`]*`|yes\/no/g, "")));
      // What these fields hold besides are kinds of the plan and of the syntax, which nobody reads.
      deepStrictEqual(
        [...new Set(english)].filter((phrase) => phrase.includes(" ")),
        [],
      );
    });

  it("is in every word of what is shown", () => {
    const source = {
      name: "sample.yakkan",
      text: 'product p "見本" {\n  edition 2026-04-01\n  let a = maxi(1, 2)\n}\n',
    };
    const { diagnostics } = compile(source);
    const [first] = renderDiagnostics(diagnostics, source, undefined, "ja").split("\n\n").slice(-1);
    deepStrictEqual(
      first,
      [
        "エラー[expression/function]: `maxi`という関数はありません",
        "   sample.yakkan:3:11",
        "3 |   let a = maxi(1, 2)",
        "  |           ^^^^",
        "   対処: `max`ではありませんか",
      ].join("\n"),
    );
    const found = diagnostics.find(({ code }) => code === "expression/function")!;
    deepStrictEqual(
      inLanguage(found, "ja").fixes.map(({ title }) => title),
      ["`max`に変更"],
    );
    deepStrictEqual(inLanguage(found, "en"), found);
  });
});
