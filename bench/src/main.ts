import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { compile } from "@yakkan/compiler/compile.js";
import { csvLine } from "@yakkan/portfolio/csv.js";
import { loadProduct } from "@yakkan/portfolio/load.js";
import { settle, type SettlementInput, type SettleOptions } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { claims, claimsOneByOne, type BenchInput } from "./claims.js";
import { codeOf } from "@yakkan/compiler/emit/product-code.js";
import { jsonRules, zen } from "./engines.js";
import type { FileJob, FileResult, FileWay } from "./file.js";
import type { KernelJob } from "./kernel.js";
import { checkGuarantees } from "./guarantees.js";
import { settleByHand } from "./hand.js";
import { type ProductFigures, timeProducts } from "./products.js";

// Every figure is CPU time of this process, the least of several interleaved runs, in nanoseconds per
// incident; what counts are the ratios within one run. Results are checked to be equal before anything is timed.

/** How many incidents; `--claims 200000`, of each real product, and for the table of scaling `--scale 10000,100000`. */
const count = Number(option("--claims") ?? 20_000);
const countOfProducts = Number(option("--products") ?? 20_000);
const scale = (option("--scale") ?? "10000,100000,1000000").split(",").map(Number);
/** Files of more are compared by their total alone, and of yet more not settled by SQL, which keeps them in memory. */
const largestCompared = 100_000;
const largestBySql = 1_000_000;
const rounds = Number(option("--rounds") ?? 8);

const here = new URL("..", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "yakkan-bench-"));
const figures: { readonly what: string; readonly ns: number }[] = [];

try {
  const text = readFileSync(new URL("costs.yakkan", here), "utf8");
  const [plan] = compile({ name: "costs.yakkan", text }).plans;
  assert.ok(plan);
  const code = await codeOf(plan);
  const loaded = loadProduct(code);
  const { product } = loaded;
  const inputs = claims(count);
  const batch = batchOf(inputs);

  // ── The same results ──────────────────────────────────────────────────────────────────────────────
  const dues: number[] = [];
  batch.settle();
  inputs.forEach((input, row) => {
    const result = settle(product, input);
    assert.deepStrictEqual(settleByHand(input, product.terms), result);
    assert.deepStrictEqual(batch.batch.ledgerAfter(row), result.ledger);
    dues.push(result.due);
  });
  assert.equal(batch.batch.counts.scalar, 0);
  checkGuarantees(product, 2_000);
  const evaluate = await zen();
  const rule = jsonRules();
  for (const [row, input] of inputs.slice(0, 200).entries()) {
    assert.equal(await evaluate(input), dues[row], `zen-engine, row ${row}`);
    assert.equal(await rule(input), dues[row], `json-rules-engine, row ${row}`);
  }
  const kernelInC = compileC();

  // ── Times ─────────────────────────────────────────────────────────────────────────────────────────
  const few = inputs.slice(0, 2_000);
  const real = await cyberProtector();
  await time({
    "evaluator (emitted, scalar)": () => each(inputs, (input) => settle(product, input)),
    "hand-written TypeScript": () => each(inputs, (input) => settleByHand(input, product.terms)),
    "evaluator with trace": () => each(inputs, (input) => settle(product, input, { trace: true })),
    "Cyber Protector, 14 lines": () => real({}),
    "Cyber Protector, 14 lines, with trace": () => real({ trace: true }),
    "batch kernel": () => {
      // Often enough to be measured.
      for (let again = 0; again < 10; again += 1) batch.settle();
      return inputs.length * 10;
    },
    "zen-engine": async () => {
      for (const input of few) await evaluate(input);
      return few.length;
    },
    "json-rules-engine": async () => {
      for (const input of few.slice(0, 500)) await rule(input);
      return 500;
    },
  });
  if (kernelInC !== undefined) figures.push({ what: "C kernel, -O3 -march=native", ns: kernelInC });

  // ── Scaling ───────────────────────────────────────────────────────────────────────────────────────
  const codeFile = join(folder, "code.json");
  writeFileSync(codeFile, JSON.stringify(code));
  const scaling: Scaled[] = [];
  for (const size of scale) {
    const input = join(folder, "scaled.csv");
    writeCsv(input, size);
    const settled = (name: string, how: FileWay) => {
      const job: FileJob = { input, out: join(folder, name), ...how };
      rmSync(job.out, { recursive: true, force: true });
      const printed = execFileSync(process.execPath, [new URL("dist/file.js", here).pathname, JSON.stringify(job)]);
      return JSON.parse(printed.toString()) as FileResult;
    };
    const file = settled("one", { way: "run", workers: 1, code: codeFile });
    const two = settled("two", { way: "run", workers: 2, code: codeFile });
    const sql = size > largestBySql ? undefined : settled("sql", { way: "sql", terms: product.terms });
    for (const other of [two, sql]) assert.equal(other?.due ?? file.due, file.due);
    if (size <= largestCompared)
      for (const part of ["lines.csv", "incidents.csv", "ledgers.ndjson"]) {
        const [one, ...others] = ["one", "two", "sql"].map((way) => sortedLines(join(folder, way, part)));
        for (const other of others) assert.deepEqual(other, one, part);
      }
    scaling.push({ incidents: size, file, two, sql });
  }
  const largest = scaling.filter(({ sql }) => sql !== undefined).at(-1);
  if (largest?.sql !== undefined)
    for (const [what, { cpu }] of [
      ["yakkan run from CSV, one worker", largest.file],
      ["DuckDB SQL from CSV", largest.sql],
    ] as const)
      figures.push({ what, ns: (cpu * 1e6) / largest.incidents });
  report(scaling, await timeTwoWorkers(codeFile, count));
  reportProducts(await timeProducts(folder, countOfProducts, rounds));

  function batchOf(some: readonly BenchInput[]): InputBatch {
    const made = new InputBatch(loaded);
    for (const input of some) assert.deepEqual(made.add(input), []);
    return made;
  }

  /** What is due by line by the C kernel; nothing where there is no C compiler. */
  function compileC(): number | undefined {
    const program = join(folder, "kernel");
    try {
      execFileSync("cc", ["-O3", "-march=native", "-o", program, new URL("kernel.c", here).pathname], {
        stdio: "pipe",
      });
    } catch {
      return undefined;
    }
    const { columns, kernel } = batch.batch;
    const { rows, lines } = columns;
    const facts = columns.facts.incident["discovered"] as { readonly day: Int32Array };
    const header = Int32Array.of(rows, lines, columns.from.day[0]!, columns.to.day[0]!);
    const parts = [
      header,
      Float64Array.from(inputs, ({ contract }) => contract.cost_limit),
      Float64Array.from(inputs, ({ contract }) => contract.own_share),
      columns.amount.slice(0, lines),
      columns.linesEnd.slice(0, rows),
      facts.day.slice(0, rows),
      columns.head.slice(0, lines),
      Int32Array.from(columns.approved.slice(0, lines)),
    ];
    const [columnsFile, duesFile] = [join(folder, "columns"), join(folder, "dues")];
    writeFileSync(
      columnsFile,
      Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
    );
    const printed = execFileSync(program, [columnsFile, duesFile, "200"], { encoding: "utf8" });
    const found = readFileSync(duesFile);
    assert.deepEqual(new Float64Array(found.buffer, found.byteOffset, lines), kernel.left.slice(0, lines));
    return Number(printed);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A real product on one of its example claims, many times over. */
async function cyberProtector(): Promise<(options: SettleOptions) => number> {
  const read = (path: string): string => readFileSync(new URL(`../policies/${path}`, here), "utf8");
  const [plan] = compile(
    { name: "cyber_protector.yakkan", text: read("cyber_protector.yakkan") },
    { resolve: read },
  ).plans;
  assert.ok(plan);
  const { product } = loadProduct(await codeOf(plan));
  const input = JSON.parse(read("claims/leak.json")) as SettlementInput;
  assert.equal(input.losses.length, 14);
  return (options) => {
    const times = options.trace === true ? 200 : 2_000;
    for (let time = 0; time < times; time += 1) settle(product, input, options);
    return times;
  };
}

/** The least CPU time of each, in turn. */
async function time(tasks: Readonly<Record<string, () => number | Promise<number>>>): Promise<void> {
  const least = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [what, task] of Object.entries(tasks)) {
      const started = process.cpuUsage();
      const done = await task();
      const ns = (cpu(started) * 1e6) / done;
      least.set(what, Math.min(least.get(what) ?? Infinity, ns));
    }
  }
  for (const [what, ns] of least) figures.push({ what, ns });
}

function each(inputs: readonly BenchInput[], settleOne: (input: BenchInput) => unknown): number {
  for (const input of inputs) settleOne(input);
  return inputs.length;
}

/** Milliseconds of CPU since then. */
function cpu(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** A table of so many incidents, written in pieces. */
function writeCsv(path: string, size: number): void {
  let rows: string[] = [
    "policy,period_from,period_to,contract.cost_limit,contract.own_share,incident,triggers,incident.discovered,line,head,amount,approved\n",
  ];
  writeFileSync(path, "");
  for (const { contract, incident, losses } of claimsOneByOne(size)) {
    for (const loss of losses)
      rows.push(
        csvLine([
          contract.policy,
          contract.period.from,
          contract.period.to,
          contract.cost_limit,
          contract.own_share,
          incident.id,
          incident.triggers.join("|"),
          incident.facts!["discovered"] as string,
          loss.id,
          loss.head,
          loss.amount ?? 0,
          loss.approved === undefined ? "" : String(loss.approved),
        ]),
      );
    if (rows.length < 100_000) continue;
    appendFileSync(path, rows.join(""));
    rows = [];
  }
  appendFileSync(path, rows.join(""));
}

/** What a file says, in whatever order. */
function sortedLines(path: string): readonly string[] {
  return readFileSync(path, "utf8").split("\n").sort();
}

interface Scaled {
  readonly incidents: number;
  /** `yakkan run` by one worker and by two, and the sum of what is due by DuckDB. */
  readonly file: FileResult;
  readonly two: FileResult;
  readonly sql: FileResult | undefined;
}

/** How much sooner two threads have settled the same claims by the kernel than one. */
async function timeTwoWorkers(code: string, incidents: number): Promise<number> {
  const start = async (part: number, of: number): Promise<Worker> => {
    const workerData: KernelJob = { code, incidents, part, of };
    const worker = new Worker(new URL("dist/kernel.js", here), { workerData });
    await once(worker, "message");
    return worker;
  };
  const [one, ...halves] = await Promise.all([start(0, 1), start(0, 2), start(1, 2)]);
  const settled = async (workers: readonly Worker[]): Promise<number> => {
    const began = performance.now();
    await Promise.all(
      workers.map((worker) => {
        const done = once(worker, "message");
        worker.postMessage(100);
        return done;
      }),
    );
    return performance.now() - began;
  };
  const least = { one: Infinity, two: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    least.one = Math.min(least.one, await settled([one]));
    least.two = Math.min(least.two, await settled(halves));
  }
  await Promise.all([one, ...halves].map((worker) => worker.terminate()));
  return least.one / least.two;
}

function report(scaling: readonly Scaled[], workers: number): void {
  const ns = (what: string): number => figures.find((figure) => figure.what === what)?.ns ?? NaN;
  const ratio = (what: string, a: string, b: string, target: string) => ({ what, ratio: ns(a) / ns(b), target });
  const kernel = "batch kernel";
  const scalar = "evaluator (emitted, scalar)";
  const ratios = [
    ratio("evaluator / hand-written", scalar, "hand-written TypeScript", "at most 1.05"),
    ratio("with trace / without", "evaluator with trace", scalar, "at most 3"),
    ratio("evaluator / kernel", scalar, kernel, "at least 3"),
    ratio("kernel / C", kernel, "C kernel, -O3 -march=native", "at most 1.7"),
    ratio("zen-engine / kernel", "zen-engine", kernel, "at least 1,000"),
    ratio("json-rules-engine / kernel", "json-rules-engine", kernel, "at least 5,000"),
    ratio("zen-engine / evaluator", "zen-engine", scalar, ""),
    ratio("file / kernel", "yakkan run from CSV, one worker", kernel, "at most 12"),
    ratio("file / SQL", "yakkan run from CSV, one worker", "DuckDB SQL from CSV", "at most 1"),
    { what: "kernel by one worker / by two, wall clock", ratio: workers, target: "at least 1.7" },
  ];
  console.log(`## ${count} incidents, ${rounds} rounds\n\n| what | ns per incident |\n|---|---|`);
  for (const { what, ns } of figures) console.log(`| ${what} | ${ns.toFixed(0)} |`);
  console.log("\n| ratio | | wanted |\n|---|---|---|");
  for (const { what, ratio, target } of ratios) console.log(`| ${what} | ${ratio.toPrecision(3)} | ${target} |`);
  console.log(
    "\n| incidents | run, ns | by two workers, ns | by two / by one, wall clock | SQL, ns | memory of run, MB |\n|---|---|---|---|---|---|",
  );
  for (const { incidents, file, two, sql } of scaling) {
    const each = (found: FileResult | undefined): string =>
      found === undefined ? "" : ((found.cpu * 1e6) / incidents).toFixed(0);
    const wall = (two.wall / file.wall).toPrecision(2);
    console.log(
      `| ${incidents} | ${each(file)} | ${each(two)} | ${wall} | ${each(sql)} | ${(file.memory / 1e6).toFixed(0)} |`,
    );
  }
  console.log(`\n\`\`\`json\n${JSON.stringify({ count, rounds, figures, ratios, scaling })}\n\`\`\``);
}

function reportProducts(products: readonly ProductFigures[]): void {
  console.log(
    "\n| product | lines | left to the evaluator | evaluator / kernel | file / kernel | file / evaluator |\n|---|---|---|---|---|---|",
  );
  for (const { product, lines, left, evaluator, kernel, file } of products) {
    const ratio = (a: number, b: number): string => (a / b).toPrecision(2);
    const cells = [lines.toFixed(1), `${(100 * left).toFixed(0)} %`, ratio(evaluator, kernel), ratio(file, kernel)];
    console.log(`| ${product} | ${cells.join(" | ")} | ${ratio(file, evaluator)} |`);
  }
  console.log(`\n\`\`\`json\n${JSON.stringify(products)}\n\`\`\``);
}

function option(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}
