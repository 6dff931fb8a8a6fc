// Every fix that is offered mends what it is offered for: tried on the wrong example of each help page.
import { ok, strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import type { DiagnosticCode } from "@yakkan/compiler/diagnostics/catalog.js";
import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { format } from "@yakkan/compiler/format/format.js";
import { applyEdits, type Edit } from "@yakkan/lsp/edits.js";
import { mendedCodes, mendsOf } from "@yakkan/lsp/fixes.js";
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

/** How many fixes there are, each of which mends; undefined where the example does not raise the code here. */
function tryFixes({ code, text }: Wrong): number | undefined {
  const document = TextDocument.create("file:///example.yakkan", "yakkan", 1, text);
  const snapshot = takeSnapshot("1", document, compileAll, () => undefined);
  const before = snapshot.compiled.diagnostics;
  const found = before.find((diagnostic) => diagnostic.code === code);
  if (found === undefined) return undefined;
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
  let tried = 0;
  for (const example of wrongExamples())
    it(`of ${example.code} mend it, with English and with Japanese keywords`, async () => {
      const count = tryFixes(example);
      tried += count ?? 0;
      if (mendedCodes.has(example.code as DiagnosticCode)) ok(count === undefined || count > 0, "there is none");
      const formatted = await format(example.text, { keywords: "ja" });
      // What lies in the layout, or in the order of one language, is gone with it.
      const ofLayout = ["head/no-braces", "type/digit-groups", "syntax/decimal-comma", "type/share-of-sum"];
      const isLayout = ofLayout.includes(example.code);
      const left = isLayout ? undefined : count;
      if ("text" in formatted) strictEqual(tryFixes({ ...example, text: formatted.text }), left, formatted.text);
    });
  after(() => ok(tried > 100, `only ${tried} fixes were tried`));
});
