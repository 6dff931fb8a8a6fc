// What the documents show is so: products compile, wrong ones are wrong as said, scenarios pass, and
// commands print what stands under them. UPDATE_GOLDEN=1 writes what they print into the documents.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compile, type Compiled } from "@yakkan/compiler/compile.js";
import { catalog } from "@yakkan/compiler/diagnostics/catalog.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { isReserved, keywords } from "@yakkan/grammar/keywords.js";
import { Workplace } from "../cli/run.js";
import { filesIn } from "../support/files.js";
import { type Fence, fencesOf } from "./fences.js";
import { isWrapper, wrap } from "./fragments.js";

const root = new URL("../../../", import.meta.url);
const documents = ["README.md", ...readdirSync(new URL("docs/", root)).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);

for (const document of documents) {
  const markdown = readFileSync(new URL(document, root), "utf8");
  const fences = fencesOf(markdown);

  describe(document, () => {
    for (const fence of fences.filter(({ language }) => language === "yakkan"))
      it(`line ${fence.line}: ${["yakkan", ...fence.words].join(" ")}`, () => checkExample(fence, fences[0]!));

    if (fences.some(({ language }) => language === "console"))
      it("prints what stands under its commands", function () {
        // Every command starts a process of its own.
        this.timeout(180_000);
        checkCommands(document, markdown, fences);
      });

    it("links to what exists, and names diagnostics that exist", () => {
      const folder = new URL(document, root);
      for (const [, path, anchor] of markdown.matchAll(/\]\(([^)#:]*)(?:#([^)]+))?\)/g)) {
        const target = path === "" ? new URL(document, root) : new URL(path!, folder);
        ok(existsSync(target), path);
        if (anchor !== undefined) ok(anchorsOf(readFileSync(target, "utf8")).has(anchor), `${path}#${anchor}`);
      }
      const areas = [...new Set(Object.keys(catalog()).map((code) => code.split("/")[0]!))].join("|");
      for (const [, code] of markdown.matchAll(new RegExp(`\`((?:${areas})/[a-z-]+)\``, "g")))
        ok(code! in catalog(), code);
    });
  });
}

describe("docs/language.md", () => {
  const reference = readFileSync(new URL("docs/language.md", root), "utf8");
  const first = (language: string): string => fencesOf(reference).find((fence) => fence.language === language)!.text;

  it("lists the reserved words", () => {
    const listed = /^> (.+)$/m.exec(reference)![1]!.split(", ");
    deepStrictEqual(listed, Object.keys(keywords).filter(isReserved).sort());
  });

  it("shows a claim under its first product, and a line of the result", () => {
    const [plan] = compile({ name: "example.yakkan", text: first("yakkan") }).plans;
    const [claim, line] = fencesOf(reference)
      .filter(({ language }) => language === "json")
      .map(({ text }) => JSON.parse(text) as { readonly id: string });
    const settled = interpret(plan!, claim);
    ok(settled.ok, JSON.stringify(settled));
    deepStrictEqual(
      settled.result.lines.find(({ id }) => id === line!.id),
      line,
    );
  });
});

// ── Products ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * ```` ```yakkan ```` or ```` ```yakkan trip.yakkan ```` is a whole file, ```` ```yakkan section ```` a fragment, and
 * ```` ```yakkan file ```` what stands behind the first product of the page; `wrong CODE` before it says what is wrong.
 */
function checkExample({ words, text }: Fence, first: Fence): void {
  const [wrong, code] = words[0] === "wrong" ? [true, words[1]!] : [false, undefined];
  const [kind] = words.slice(wrong ? 2 : 0);
  const { resolve, ...source } = filesIn(fileOf(kind, text, first), "example.yakkan");
  const compiled = compile(source, { resolve });
  const errors = compiled.diagnostics.filter(({ severity }) => severity === "error").map((error) => error.code);
  deepStrictEqual([...new Set(errors)], wrong ? [code] : [], `${listed(compiled)}\n${source.text}`);
  if (wrong) return;
  for (const scenario of compiled.scenarios) {
    const outcome = runScenario(scenario, (input) => interpret(scenario.plan, input, { trace: true }));
    deepStrictEqual(
      complaintsOf(outcome, String, "en").map(({ message }) => message),
      [],
      scenario.title,
    );
  }
}

function fileOf(kind: string | undefined, text: string, first: Fence): string {
  if (kind === undefined || kind.endsWith(".yakkan")) return text;
  if (kind === "file") return `${first.text}\n${text}`;
  ok(isWrapper(kind), `no wrapper is named ${kind}`);
  return wrap(kind, text);
}

function listed({ diagnostics, source }: Compiled): string {
  return diagnostics
    .map(({ code, message, span }) => `${code}: ${message} (${source.text.slice(span.start, span.end)})`)
    .join("\n");
}

// ── Commands ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * Files are written as they come by, the commands of a ```` ```console ```` block run among them. A
 * ```` ```diff trip.yakkan ```` block changes the file for the next block of commands only, ```` ```diff keep trip.yakkan ````
 * for good.
 */
function checkCommands(document: string, markdown: string, fences: readonly Fence[]): void {
  const place = new Workplace();
  const files = new Map<string, string>();
  const write = (name: string, text: string): void => {
    files.set(name, text);
    place.write(name, text);
  };
  let updated = "";
  let copied = 0;
  for (const { language, words, text, start, line } of fences) {
    const name = words.at(-1) ?? "";
    if (["yakkan", "json", "csv"].includes(language) && name.includes(".")) write(name, text);
    if (language === "diff") {
      const edited = applyEdit(files.get(name) ?? "", text, line);
      if (words.includes("keep")) write(name, edited);
      else place.write(name, edited);
    }
    if (language !== "console") continue;
    const printed = text
      .split("\n")
      .filter((command) => command.startsWith("$ "))
      .map((command) => {
        const [program, ...args] = command.slice(2).split(" ");
        strictEqual(program, "yakkan", command);
        const { stdout, stderr } = place.yakkan(args);
        return `${command}\n${stdout}${stderr}`.replace(/ +$/gm, "");
      })
      .join("");
    for (const [file, content] of files) place.write(file, content);
    // A line `…` stands for lines that are left out.
    if (!text.includes("\n…\n") && process.env.UPDATE_GOLDEN === "1") {
      updated += markdown.slice(copied, start) + printed;
      copied = start + text.length;
    } else if (text.includes("\n…\n")) {
      const pattern = text.split("\n…\n").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      ok(new RegExp(`^${pattern.join("\n[^]*\n")}$`).test(printed), `line ${line}:\n${printed}`);
    } else strictEqual(printed, text, `${document}, line ${line}`);
  }
  place.remove();
  if (copied > 0) writeFileSync(new URL(document, root), updated + markdown.slice(copied));
}

/** Runs of lines with `-`, each with the lines with `+` that take its place. */
function applyEdit(file: string, edit: string, line: number): string {
  let edited = file;
  for (const [, removed, added] of edit.matchAll(/((?:^-.*\n)+)((?:^\+.*\n)*)/gm)) {
    const [before, after] = [removed!, added!].map((side) => side.replace(/^./gm, ""));
    strictEqual(edited.split(before!).length, 2, `the edit of line ${line} fits one place`);
    edited = edited.replace(before!, () => after!);
  }
  return edited;
}

// ── Links ────────────────────────────────────────────────────────────────────────────────────────────

/** As the usual viewers of Markdown make them of headings. */
function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.replace(/^```[^]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm)];
  return new Set(
    headings.map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}
