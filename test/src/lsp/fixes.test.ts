// Every fix that is offered mends what it is offered for: tried on the wrong example of each help page.
import { ok, strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { format } from "@yakkan/compiler/format/format.js";
import { applyEdits, type Edit } from "@yakkan/lsp/edits.js";
import { mendsOf } from "@yakkan/lsp/fixes.js";
import { Mending } from "@yakkan/lsp/mending.js";
import { takeSnapshot } from "@yakkan/lsp/snapshot.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { fencesOf } from "../docs/fences.js";

const pages = new URL("../../../docs/diagnostics/", import.meta.url);
const compileAll = (source: { name: string; text: string }) => compile(source, { lints: true });

interface Wrong {
  readonly code: string;
  readonly text: string;
}

function wrongExamples(): Wrong[] {
  const areas = readdirSync(pages).filter((name) => !name.endsWith(".md"));
  return areas.flatMap((area) =>
    readdirSync(new URL(`${area}/`, pages)).flatMap((page) =>
      fencesOf(readFileSync(new URL(`${area}/${page}`, pages), "utf8"))
        .filter(({ words }) => words[0] === "wrong")
        .map(({ text }) => ({ code: `${area}/${page.replace(/\.md$/, "")}`, text })),
    ),
  );
}

const inOrder = (edits: readonly Edit[]): Edit[] => [...edits].sort((a, b) => a.start - b.start);
const isError = ({ severity }: Diagnostic): boolean => severity === "error";

/** What the author meant cannot be told from the text: a fix would be a guess at the product. */
const withoutFix = `condition/comparison contract/plan-impossible exclusion/lift-never exclusion/repeated
  expression/arguments expression/cycle expression/division-by-zero expression/left-unwritten expression/not-here
  lint/larger-loss lint/same-label name/wrong-kind node/misplaced option/impossible option/mark-impossible reading/one
  reading/same-members rule/computed-head scenario/invalid scenario/twice scenario/value settlement/larger-loss
  syntax/unexpected table/column-unused table/gap table/overlap table/row term/deductible-above-limit
  term/pays-nothing term/share-range trigger/never type/branches type/mismatch type/not-literal type/operands
  type/time-units window/never`.split(/\s+/);

/** How many fixes there are; each mends. */
function tryFixes({ code, text }: Wrong): number {
  const document = TextDocument.create("file:///example.yakkan", "yakkan", 1, text);
  const snapshot = takeSnapshot("1", document, { compile: compileAll });
  const before = snapshot.compiled.diagnostics;
  const found = before.find((diagnostic) => diagnostic.code === code);
  ok(found, `the example raises no ${code}`);
  const mends = [...found.fixes, ...mendsOf(found, new Mending(snapshot))];
  for (const { title, edits } of mends) {
    const mended = applyEdits(text, inOrder(edits));
    const after = compileAll({ name: "example.yakkan", text: mended }).diagnostics;
    const named = typeof title === "string" ? title : title.en;
    const count = (all: readonly Diagnostic[]): number => all.filter((diagnostic) => diagnostic.code === code).length;
    ok(count(after) < count(before), `${named}\n${after.map(({ message }) => message).join("\n")}\n${mended}`);
    const errors = after.filter(isError).map(({ message }) => message);
    ok(errors.length <= before.filter(isError).length, `${named}\n${errors.join("\n")}\n${mended}`);
  }
  return mends.length;
}

describe("language server: fixes", () => {
  for (const example of wrongExamples()) {
    const isFixed = !withoutFix.includes(example.code);
    it(`${example.code} ${isFixed ? "is mended" : "is left to the author"}`, async () => {
      strictEqual(tryFixes(example) > 0, isFixed);
      const formatted = await format(example.text, { keywords: "ja" });
      if (!("text" in formatted)) return;
      strictEqual(tryFixes({ ...example, text: formatted.text }) > 0, isFixed, `in Japanese\n${formatted.text}`);
    });
  }
});
