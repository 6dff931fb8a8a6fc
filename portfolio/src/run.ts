import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Worker } from "node:worker_threads";
import { DuckDBInstance } from "@duckdb/node-api";
import { csvLine } from "./csv.js";
import { inWords, PortfolioFailure } from "./failure.js";
import { columnsOf } from "./layout.js";
import { loadProduct } from "./load.js";
import { headings, parse, settleShard, type ShardJob, type Variant } from "./shard.js";
import { Source } from "./source.js";
import { Tally } from "./tally.js";
import type { Message } from "./worker.js";

export interface RunOptions {
  readonly input: string;
  readonly out: string;
  readonly variants: readonly Variant[];
  /** How many shards the policies are dealt out to; as many run at once as there are cores. */
  readonly shards: number;
  readonly workers: number;
  /** Only this shard, from 1; the others run elsewhere, and `merge` puts them together. */
  readonly only?: number;
  /** The tables that are written for reading on: lines, incidents. */
  readonly format: "csv" | "parquet";
  readonly memory: string;
  /** Called now and then with the settlements made, and the shards that were there already. */
  readonly progress?: (settlements: number, resumed: number) => void;
}

/** What the run came to: of each variant its totals, as plain JSON. None where only one shard was run. */
export type Totals = Readonly<Record<string, object>>;

/** Settles a file of claims, shard by shard; shards that are there from a run before are not settled again. */
export async function run(options: RunOptions): Promise<Totals | undefined> {
  const { input, out, variants, shards, only } = options;
  try {
    const fingerprint = await fingerprintOf(options);
    await mkdir(join(out, "parts"), { recursive: true });
    await checkInput(options);
    const wanted = Array.from({ length: shards }, (_, place) => place + 1).filter(
      (shard) => only === undefined || shard === only,
    );
    const done = new Set<number>();
    for (const shard of wanted) if ((await readDone(out, shard, shards))?.fingerprint === fingerprint) done.add(shard);
    const jobs = wanted
      .filter((shard) => !done.has(shard))
      .map((shard): ShardJob => {
        const part = partOf(out, shard, shards);
        return { input, part, shard, of: shards, variants, memory: options.memory, fingerprint };
      });
    await runJobs(jobs, options.workers, (settlements) => options.progress?.(settlements, done.size));
    return only === undefined ? await merge(options) : undefined;
  } catch (problem) {
    throw inWords(problem, out, "written");
  }
}

/** Puts the shards' results together. */
export async function merge(
  options: Pick<RunOptions, "input" | "out" | "shards" | "variants" | "format">,
): Promise<Totals> {
  const { out, shards, variants, format } = options;
  try {
    const fingerprint = await fingerprintOf(options);
    const tallies = variants.map(() => new Tally());
    const parts: string[] = [];
    for (let shard = 1; shard <= shards; shard += 1) {
      const done = await readDone(out, shard, shards);
      if (done === undefined) throw new PortfolioFailure(`${out}: shard ${shard} of ${shards} is not settled yet`);
      if (done.fingerprint !== fingerprint)
        throw new PortfolioFailure(
          `${out}: shard ${shard} of ${shards} was settled from other claims or by another product`,
        );
      done.tallies.forEach((tally, variant) => tallies[variant]?.add(Tally.from(tally)));
      parts.push(partOf(out, shard, shards));
    }
    const staging = join(out, "merging.tmp");
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true });
    const files: string[] = [];
    for (const name of Object.keys(headings) as (keyof typeof headings)[]) {
      if (name === "differences.csv" && variants.length === 1) continue;
      await concatenate(parts, name, join(staging, name), csvLine(headings[name]));
      const isTable = name === "lines.csv" || name === "incidents.csv";
      files.push(isTable && format === "parquet" ? await toParquet(staging, name) : name);
    }
    await concatenate(parts, "ledgers.ndjson", join(staging, "ledgers.ndjson"), "");
    const totals = Object.fromEntries(
      variants.map(({ name, product }, place) => [name, tallies[place]!.toJson(loadProduct(product).product)]),
    );
    await writeFile(join(staging, "totals.json"), `${JSON.stringify(totals, null, 2)}\n`);
    for (const name of [...files, "ledgers.ndjson", "totals.json"]) await rename(join(staging, name), join(out, name));
    await rm(staging, { recursive: true, force: true });
    return totals;
  } catch (problem) {
    throw inWords(problem, out, "written");
  }
}

/** What the results depend on: the claims, the products, and how they are dealt out. */
async function fingerprintOf({
  input,
  variants,
  shards,
}: Pick<RunOptions, "input" | "variants" | "shards">): Promise<string> {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([shards, variants]));
  try {
    const { size } = await stat(input);
    hash.update(String(size));
    // The ends of a file tell it from another of its size; reading all of it would cost as much as settling it.
    const edge = 1 << 20;
    const file = await open(input);
    try {
      for (const position of [0, Math.max(0, size - edge)]) {
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(edge), position });
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch (problem) {
    throw inWords(problem, input, "read");
  }
  return hash.digest("hex");
}

/** Says at once what is wrong with the file as a whole. */
async function checkInput({ input, out, variants, memory }: RunOptions): Promise<void> {
  const columns = columnsOf(loadProduct(variants[0]!.product).product);
  (await Source.open(input, columns, join(out, "parts", "sort.tmp"), memory)).close();
}

async function runJobs(
  jobs: readonly ShardJob[],
  workers: number,
  progress: (settlements: number) => void,
): Promise<void> {
  const waiting = [...jobs];
  const counts = new Map<number, number>();
  const running = new Set<Worker>();
  const next = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const { shard } = job;
      await runJob(job, running, (settlements) => {
        counts.set(shard, settlements);
        progress([...counts.values()].reduce((sum, count) => sum + count, 0));
      });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, next));
  } catch (problem) {
    waiting.length = 0;
    await Promise.all([...running].map((worker) => worker.terminate()));
    throw problem;
  }
}

function runJob(job: ShardJob, running: Set<Worker>, progress: (settlements: number) => void): Promise<void> {
  // Workers are of the built package: from the sources the shards are settled one after the other.
  if (import.meta.url.endsWith(".ts")) return settleShard(job, progress);
  const worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: job });
  running.add(worker);
  return new Promise<void>((resolve, reject) => {
    worker.on("message", (message: Message) => {
      switch (message.kind) {
        case "progress":
          progress(message.settlements);
          return;
        case "done":
          resolve();
          return;
        case "failed":
          reject(new PortfolioFailure(message.message));
      }
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      running.delete(worker);
      reject(new Error(`a worker ended with code ${code}`));
    });
  });
}

function partOf(out: string, shard: number, of: number): string {
  return join(out, "parts", `${shard}-of-${of}`);
}

async function readDone(
  out: string,
  shard: number,
  of: number,
): Promise<{ readonly fingerprint: string; readonly tallies: readonly Tally[] } | undefined> {
  try {
    return parse(await readFile(join(partOf(out, shard, of), "done.json"), "utf8")) as never;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw problem;
  }
}

async function concatenate(parts: readonly string[], name: string, path: string, heading: string): Promise<void> {
  await writeFile(path, heading);
  for (const part of parts) await pipeline(createReadStream(join(part, name)), createWriteStream(path, { flags: "a" }));
}

const amounts = new Set(["row", "claimed", "due", "pay", "overpaid"]);

async function toParquet(folder: string, name: "lines.csv" | "incidents.csv"): Promise<string> {
  const parquet = name.replace(/csv$/, "parquet");
  const types = headings[name].map(
    (heading) => `'${heading}': '${amounts.has(heading) ? "BIGINT" : heading === "after_bad" ? "BOOLEAN" : "VARCHAR"}'`,
  );
  const path = (file: string): string => `'${join(folder, file).replaceAll("'", "''")}'`;
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", temp_directory: join(folder, "sort") });
  const connection = await instance.connect();
  try {
    await connection.run(
      `COPY (SELECT * FROM read_csv(${path(name)}, header = true, columns = {${types.join(", ")}}, quote = '"', escape = '"'))
       TO ${path(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return parquet;
}
