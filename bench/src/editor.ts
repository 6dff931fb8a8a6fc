import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CompileCache } from "@yakkan/compiler/cache.js";
import { compile } from "@yakkan/compiler/compile.js";
import { parse } from "@yakkan/grammar/parse.js";
import { makeNoObjectOldAtOnce } from "@yakkan/lsp/old-objects.js";
import { startServer } from "@yakkan/lsp/server.js";
import ts from "typescript";
import {
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

// How long an author waits who types: `npm run bench:editor -- --lines 60 --edits 10000`. The server of the editor
// and its client are in this process, and speak to each other as they do over stdio. Times are milliseconds.

/** How many lines are typed in each text. */
const typed = Number(option("--lines") ?? 30);
/** How long an author reads a text that is opened before typing, in milliseconds; the server gets ready then. */
const reading = 2000;
/** After how many edits the memory is measured the second time; 0 for not at all. */
const edits = Number(option("--edits") ?? 10_000);
const starts = Number(option("--starts") ?? 15);

const policies = new URL("../../policies/", import.meta.url);
const silver = textOf("silver_jinzai");

/** Texts that are typed in, with how long the diagnostics may take at the 95th percentile. */
const texts: readonly { readonly what: string; readonly text: string; readonly wanted: number }[] = [
  { what: "kyoei_cyber", text: textOf("kyoei_cyber"), wanted: 16 },
  { what: "silver_jinzai", text: silver, wanted: 16 },
  { what: "seven products in a file", text: beside(silver, 7), wanted: 50 },
  { what: "one product of ten times the parts", text: grown(silver, 10), wanted: 50 },
];

async function main(): Promise<void> {
  console.log(`## Keystroke to diagnostics, ${typed} lines typed in each text\n`);
  console.log(
    "| text | lines | in its | p50 | p95 | CPU, p50 | TypeScript parses as many bytes in | p50 / that | p95 wanted at most | edit to findings |",
  );
  console.log(`|${"---|".repeat(10)}`);
  for (const { what, text, wanted } of texts) {
    assertSound(what, text);
    const editor = await Editor.open(text);
    const timesOf = { product: [] as number[], scenarios: [] as number[] };
    const cpuOf = { product: [] as number[], scenarios: [] as number[] };
    const parses: number[] = [];
    const findings: number[] = [];
    const cut = text.search(/^scenario /m);
    for (let line = 0; line < typed; line++) {
      const part = line % 2 === 0 ? "product" : "scenarios";
      const place = placeIn(text, part === "product" ? [cut / 10, cut] : [cut, text.length], line / typed);
      const word = part === "product" ? "limit 5_000_000 per incident\n" : "loss x 5_000 on 2026-05-01\n";
      for (const { ms, cpu } of await editor.type(place, word)) {
        timesOf[part].push(ms);
        cpuOf[part].push(cpu);
      }
      parses.push(parseTypeScript(Buffer.byteLength(text)));
      findings.push(await editor.restored());
    }
    const lines = text.split("\n").length;
    for (const part of ["product", "scenarios"] as const) {
      const [p50, p95] = [percentile(timesOf[part], 50), percentile(timesOf[part], 95)];
      const cpu = percentile(cpuOf[part], 50);
      const parse = percentile(parses, 50);
      const figures = [p50, p95, cpu, parse, p50 / parse].map((figure) => figure.toFixed(1));
      console.log(
        `| ${what} | ${lines} | ${part} | ${figures.join(" | ")} | ${wanted} | ${percentile(findings, 50).toFixed(0)} |`,
      );
    }
  }

  const started = await compareStarts();
  const read = compareReading(thousandLines());
  const ratio = (what: string, a: number, b: number, wanted: number): string =>
    `| ${what} | ${a.toFixed(1)} | ${b.toFixed(1)} | ${(a / b).toFixed(1)} | ${wanted} |`;
  console.log("\n| what, against what | ms | ms | ratio | wanted at most |\n|---|---|---|---|---|");
  console.log(ratio("`initialize` answered, an empty `node` process", started.server, started.empty, 3));
  console.log(ratio("`yakkan check` of 1,000 lines, the same", started.check, started.empty, 2.5));
  console.log(ratio("reading 1,000 lines, TypeScript's reading as many bytes", read.ours, read.typescript, 1.5));

  if (edits > 0) {
    const memory = await compareMemory();
    console.log(
      `\nMemory in use after 100 edits ${memory.few.toFixed(1)} MB, after ${edits} ${memory.many.toFixed(1)} MB:`,
    );
    console.log(`${(memory.many / memory.few).toFixed(2)} times, wanted at most 1.2.`);
  }
}

// ── Typing ───────────────────────────────────────────────────────────────────────────────────────────

/** A keystroke: until its diagnostics were there, and the time of this process in between. */
interface Keystroke {
  readonly ms: number;
  readonly cpu: number;
}

/** A server and an editor with one document, both in this process. */
class Editor {
  private version = 1;
  private document: TextDocument;
  private last: { readonly start: number; readonly inserted: string; readonly removed: string } | undefined;
  private arrived: ((version: number) => void) | undefined;

  private constructor(
    private readonly connection: ProtocolConnection,
    private readonly original: string,
  ) {
    this.document = TextDocument.create("file:///policies/typed.yakkan", "yakkan", 1, original);
  }

  static async open(text: string): Promise<Editor> {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const cache = new CompileCache();
    startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)), {
      compile: (source, resolve) => compile(source, { resolve, cache }),
      readFile: (uri) => readFileSync(new URL(uri.replace("file:///policies/", ""), policies), "utf8"),
    });
    const connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    const editor = new Editor(connection, text);
    connection.onNotification(PublishDiagnosticsNotification.type, ({ version }) => editor.arrived?.(version ?? 0));
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
    await connection.sendNotification(InitializedNotification.type, {});
    const { uri, languageId } = editor.document;
    const opened = editor.next();
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
    await opened;
    await editor.next();
    await setTimeout(reading);
    return editor;
  }

  /** Types a line character by character. */
  async type(offset: number, line: string): Promise<Keystroke[]> {
    const keystrokes: Keystroke[] = [];
    for (const [index, character] of [...line].entries())
      keystrokes.push(await this.replace(offset + index, offset + index, character));
    return keystrokes;
  }

  /** Takes back what was typed; how long it takes until the findings are there, with the rest before. */
  async restored(): Promise<number> {
    const began = performance.now();
    await this.replace(0, this.document.getText().length, this.original);
    await this.next();
    return performance.now() - began;
  }

  /** Takes back the last edit. */
  undo(): Promise<Keystroke> {
    const { start, inserted, removed } = this.last!;
    return this.replace(start, start + inserted.length, removed);
  }

  /** Until the first diagnostics of the text as it is then. */
  async replace(start: number, end: number, text: string): Promise<Keystroke> {
    this.last = { start, inserted: text, removed: this.document.getText().slice(start, end) };
    const range = { start: this.document.positionAt(start), end: this.document.positionAt(end) };
    const contentChanges = [{ range, text }];
    this.document = TextDocument.update(this.document, contentChanges, ++this.version);
    const textDocument = { uri: this.document.uri, version: this.version };
    const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
    const arrival = this.next();
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
    await arrival;
    const { user, system } = process.cpuUsage(cpuBefore);
    return { ms: performance.now() - began, cpu: (user + system) / 1000 };
  }

  /** The next diagnostics of the text as it is. */
  private next(): Promise<void> {
    return new Promise((resolve) => {
      this.arrived = (version) => {
        if (version === this.version) resolve();
      };
    });
  }
}

// ── What is typed in ─────────────────────────────────────────────────────────────────────────────────

/** What is typed in has no error, or it would not be known what is measured. */
function assertSound(name: string, text: string): void {
  const resolve = (file: string): string => readFileSync(new URL(file, policies), "utf8");
  const { faults } = compile({ name, text }, { resolve });
  assert.deepEqual(
    faults.filter(({ severity }) => severity === "error").map(({ message }) => message),
    [],
  );
}

function textOf(product: string): string {
  return readFileSync(new URL(`${product}.yakkan`, policies), "utf8");
}

/** A product with its first scenarios, in a thousand lines or a few fewer. */
function thousandLines(): string {
  const text = textOf("cyber_club");
  const lines = text.split("\n").slice(0, 1000).join("\n");
  return lines.slice(0, lines.lastIndexOf("\n}\n") + "\n}\n".length);
}

/** The product with its scenarios several times in one file, each time under another name. */
function beside(text: string, times: number): string {
  const copies = Array.from({ length: times }, (_, copy) => text.replaceAll("silver_jinzai", `silver_${copy}`));
  // The file takes from others what it takes once.
  const header = /^(?:language 1|use .*)\n/gm;
  return copies.map((copy, index) => (index === 0 ? copy : copy.replace(header, ""))).join("\n");
}

/** One product that has its sections several times, each time under other names, and its scenarios as often. */
function grown(text: string, times: number): string {
  const cut = text.search(/^scenario /m);
  const product = text.slice(0, cut);
  const scenarios = text.slice(cut);
  const first = product.search(/^ {2}section /m);
  const last = product.indexOf("\n  }\n", product.lastIndexOf("\n  section ")) + "\n  }\n".length;
  const sections = product.slice(first, last);
  const names = [...sections.matchAll(/^ *(?:section|frame|head|uncovered|layer|require) +([a-z_0-9]+)/gm)].map(
    ([, name]) => name!,
  );
  const again = (copy: number): string =>
    names.reduce(
      (renamed, name) =>
        renamed.replace(
          new RegExp(`\\b${name}\\b(?![^"\\n]*"(?:[^"\\n]*"[^"\\n]*")*[^"\\n]*$)`, "gm"),
          `${name}_${copy}`,
        ),
      sections,
    );
  const more = Array.from({ length: times - 1 }, (_, copy) => again(copy + 2));
  return product.slice(0, last) + more.join("") + product.slice(last) + scenarios.repeat(times);
}

/** The beginning of a line, some part of the way through a stretch. */
function placeIn(text: string, [from, to]: readonly [number, number], part: number): number {
  return text.indexOf("\n", Math.floor(from + (to - from) * part * 0.98)) + 1;
}

// ── What it is compared with ─────────────────────────────────────────────────────────────────────────

function parseTypeScript(bytes: number): number {
  const all = readFileSync(fileURLToPath(new URL("lib.dom.d.ts", import.meta.resolve("typescript"))));
  const text = all.subarray(0, bytes).toString();
  const began = performance.now();
  ts.createSourceFile("lib.dom.d.ts", text, ts.ScriptTarget.ESNext, false);
  return performance.now() - began;
}

/** The least time of several, in turn: so many that both are warm, which ours is later, as typing reads parts alone. */
function compareReading(text: string): { readonly ours: number; readonly typescript: number } {
  const least = { ours: Infinity, typescript: Infinity };
  for (let round = 0; round < 300; round++) {
    const began = performance.now();
    parse(text);
    least.ours = Math.min(least.ours, performance.now() - began);
    least.typescript = Math.min(least.typescript, parseTypeScript(Buffer.byteLength(text)));
  }
  return least;
}

/** The server, bundled, and the command line against a process that does nothing: the least time of several, in turn. */
async function compareStarts(): Promise<Readonly<Record<"server" | "check" | "empty", number>>> {
  const compiler = (path: string): string => fileURLToPath(new URL(`../../compiler/${path}`, import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "yakkan-bench-"));
  cpSync(new URL("shared", policies), join(folder, "shared"), { recursive: true });
  const product = join(folder, "cyber_club.yakkan");
  writeFileSync(product, thousandLines());
  const timeRun = (...args: string[]): number => {
    const began = performance.now();
    spawnSync(process.execPath, args);
    return performance.now() - began;
  };
  const least = { server: Infinity, check: Infinity, empty: Infinity };
  for (let round = 0; round < starts; round++) {
    least.empty = Math.min(least.empty, timeRun("-e", ""));
    least.check = Math.min(least.check, timeRun(compiler("bin/yakkan.cjs"), "check", product));
    least.server = Math.min(least.server, await timeInitialize(compiler("dist/cli/server.cjs")));
  }
  rmSync(folder, { recursive: true });
  return least;
}

async function timeInitialize(script: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [script, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  const ms = performance.now() - began;
  const gone = once(child, "exit");
  child.kill();
  await gone;
  connection.dispose();
  return ms;
}

// ── Memory ───────────────────────────────────────────────────────────────────────────────────────────

/** What is in use after some edits all over a text, and after many, in MB. */
async function compareMemory(): Promise<{ readonly few: number; readonly many: number }> {
  const editor = await Editor.open(silver);
  let few = 0;
  for (let edit = 1; edit <= edits; edit++) {
    const at = placeIn(silver, [0, silver.length], (edit * 0.618) % 1);
    // Every second edit takes the one before it back.
    if (edit % 2 === 1) await editor.replace(at, at, "// x\n");
    else await editor.undo();
    if (edit === 100) few = await inUse(editor);
  }
  return { few, many: await inUse(editor) };
}

async function inUse(editor: Editor): Promise<number> {
  // Everything is worked out, so that the same is kept both times.
  await editor.restored();
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

// ── Figures ──────────────────────────────────────────────────────────────────────────────────────────

function percentile(figures: readonly number[], percent: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))]!;
}

function option(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

makeNoObjectOldAtOnce();
await main();
process.exit(0);
