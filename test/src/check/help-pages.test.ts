// Every code has a page of help in docs/diagnostics, whose examples are what they say. UPDATE_GOLDEN=1 writes
// the messages, as the wrong examples raise them, and the index into the pages.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { catalog, type DiagnosticCode } from "@yakkan/compiler/diagnostics/catalog.js";
import type { Diagnostic, Severity } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { filesIn } from "../support/files.js";
import { diagnosticsOf } from "../support/found.js";
import { englishLeftIn } from "./japanese.js";

const folder = new URL("../../../docs/diagnostics/", import.meta.url);
const codes = Object.keys(catalog()) as DiagnosticCode[];
const isUpdating = process.env.UPDATE_GOLDEN === "1";

describe("docs/diagnostics", () => {
  it("has a page for every code, and no other", () => {
    const pages = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name: area }) =>
        readdirSync(new URL(`${area}/`, folder)).map((file) => `${area}/${file.replace(/\.md$/, "")}`),
      );
    deepStrictEqual(pages.sort(), [...codes].sort());
  });

  for (const code of codes)
    it(code, () => {
      const file = new URL(`${code}.md`, folder);
      const page = readFileSync(file, "utf8");
      const [title] = page.split("\n");
      strictEqual(title, `# ${code}`);
      const raised = foundIn(example(page, `yakkan wrong ${code}`), code);
      const own = raised.find((one) => one.code === code);
      ok(own, `the wrong example raises ${raised.map((one) => one.code).join(", ") || "nothing"}`);
      deepStrictEqual(
        raised.filter((one) => one.code !== code && !unavoidable[code]?.includes(one.code)).map(summaryOf),
        [],
      );
      deepStrictEqual(englishLeftIn(own), []);
      deepStrictEqual(foundIn(example(page, "yakkan"), code).map(summaryOf), []);

      const quoted = `${quoteOf(own)}\n`;
      const written = /^(?:>.*\n)+/m.exec(page)?.[0] ?? "";
      if (isUpdating)
        writeFileSync(
          file,
          page.replace(written, () => quoted),
        );
      else strictEqual(written, quoted);
    });

  it("lists every page", () => {
    const file = new URL("README.md", folder);
    const index = indexOf();
    if (isUpdating) writeFileSync(file, index);
    else strictEqual(readFileSync(file, "utf8"), index);
  });
});

/** What a wrong example raises besides, because it cannot but be wrong in two ways. */
const unavoidable: Partial<Record<DiagnosticCode, readonly DiagnosticCode[]>> = {
  "product/no-heads": ["cover/trigger-unused"],
  "product/no-triggers": ["cover/none"],
};

function example(page: string, fence: string): string {
  const blocks = page.split(`\`\`\`${fence}\n`);
  strictEqual(blocks.length, 2, `one block \`\`\`${fence}`);
  return blocks[1]!.split("```")[0]!;
}

/** Lints are asked for on their own pages, and there only the one that the page is about. Scenarios run. */
function foundIn(text: string, code: DiagnosticCode): readonly Diagnostic[] {
  const lints = code.startsWith("lint/");
  const { resolve, ...source } = filesIn(text, "sample.yakkan");
  return diagnosticsOf(source, { lints, resolve }).filter((one) => one.code === code || !one.code.startsWith("lint/"));
}

function summaryOf({ code, message }: Diagnostic): string {
  return `${code}: ${message}`;
}

function quoteOf({ severity, message, help, japanese }: Diagnostic): string {
  // Two blanks at the end of a line break it.
  const english = help === undefined ? message : `${message}  \n> help: ${help}`;
  const inJapanese = japanese.help === undefined ? japanese.message : `${japanese.message}  \n> 対処：${japanese.help}`;
  return `> **${severity}**: ${english}\n>\n> **${severities[severity]}**：${inJapanese}`;
}

const severities: Readonly<Record<Severity, string>> = { error: "エラー", warning: "警告", information: "情報" };

function indexOf(): string {
  const areas = [...new Set(codes.map((code) => code.split("/")[0]!))];
  const lines = areas.flatMap((area) => [
    `## ${area}`,
    "",
    ...codes
      .filter((code) => code.startsWith(`${area}/`))
      .map((code) => {
        const page = readFileSync(new URL(`${code}.md`, folder), "utf8");
        const [, , , explanation = ""] = /^(# .*)\n\n((?:>.*\n)+)\n(.*)/.exec(page) ?? [];
        return `- [\`${code}\`](${code}.md) (${catalog()[code].severity}): ${firstSentence(explanation)}`;
      }),
    "",
  ]);
  return [
    "# Diagnostics",
    "",
    "Every code that the compiler reports, with what it means, an example that raises it and one that does not.",
    "Codes are stable: a product, a script or a filter may rely on them. An error keeps a product from being built;",
    "a warning is about something that works but can hardly be meant so; information is worth a look, and often as it should be.",
    "Information under `lint/` is given only when it is asked for.",
    "Each message is there in English and in Japanese.",
    "",
    ...lines,
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

function firstSentence(text: string): string {
  return /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, ".") ?? text;
}
