import { createHash } from "node:crypto";
import { constants, createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Worker } from "node:worker_threads";
import { ClaimsFile } from "./claims.js";
import { literal, openDuckDb } from "./duckdb.js";
import { inWords, PortfolioFailure } from "./failure.js";
import { columnsOf } from "./layout.js";
import { loadProduct } from "./load.js";
import { alone } from "./lock.js";
import { codeHash } from "./release.js";
import { headings } from "./results.js";
import { NotInOrder } from "./rows.js";
import { parse, settleShard, sizesIn, type ShardJob, type Variant } from "./shard.js";
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
  /** Of a CSV file, where it is not UTF-8: `shift_jis`. */
  readonly encoding?: string;
  /** Called now and then with the settlements made, and the shards that were there already. */
  readonly progress?: (settlements: number, resumed: number) => void;
}

/** What the run came to: of each variant its totals, as plain JSON. None where only one shard was run. */
export type Totals = Readonly<Record<string, object>>;

/** Settles a file of claims, shard by shard; shards that are there from a run before are not settled again. */
export async function run(options: RunOptions): Promise<Totals | undefined> {
  const { out } = options;
  try {
    const fingerprint = await fingerprintOf(options);
    await mkdir(join(out, "parts"), { recursive: true });
    return await holding(options, () => settleAndMerge(options, fingerprint));
  } catch (problem) {
    throw inWords(problem, out, "written");
  }
}

/** One run of all shards at a time, or of each shard one. */
function holding<T>(
  { out, shards, only }: Pick<RunOptions, "out" | "shards" | "only">,
  task: () => Promise<T>,
): Promise<T> {
  const whole = "run";
  return only === undefined
    ? alone(out, whole, () => true, task)
    : alone(out, `${only}-of-${shards}`, (other) => other === whole, task);
}

async function settleAndMerge(options: RunOptions, fingerprint: string): Promise<Totals | undefined> {
  const { out, shards, only } = options;
  const wanted = Array.from({ length: shards }, (_, place) => place + 1).filter(
    (shard) => only === undefined || shard === only,
  );
  const done = new Set<number>();
  for (const shard of wanted) if ((await readDone(out, shard, shards))?.fingerprint === fingerprint) done.add(shard);
  const missing = wanted.filter((shard) => !done.has(shard));
  if (missing.length > 0)
    await settleShards(options, missing, fingerprint, (settlements) => options.progress?.(settlements, done.size));
  return only === undefined ? await mergeParts(options, fingerprint) : undefined;
}

type MergeOptions = Pick<RunOptions, "input" | "out" | "shards" | "variants" | "format" | "memory" | "encoding">;

/** Puts the shards' results together. */
export async function merge(options: MergeOptions): Promise<Totals> {
  const { out, shards } = options;
  try {
    const fingerprint = await fingerprintOf(options);
    // Where there is nothing to be merged nothing is written.
    if ((await readDone(out, 1, shards)) === undefined) throw notSettled(out, 1, shards);
    return await holding(options, () => mergeParts(options, fingerprint));
  } catch (problem) {
    throw inWords(problem, out, "written");
  }
}

async function mergeParts(options: MergeOptions, fingerprint: string): Promise<Totals> {
  const { out, shards, variants, format, memory } = options;
  const tallies = variants.map(() => new Tally());
  const parts: string[] = [];
  for (let shard = 1; shard <= shards; shard += 1) {
    const done = await readDone(out, shard, shards);
    if (done === undefined) throw notSettled(out, shard, shards);
    if (done.fingerprint !== fingerprint)
      throw new PortfolioFailure(
        `${out}: shard ${shard} of ${shards} was settled from other claims, by another product or by another release`,
      );
    done.tallies.forEach((tally, variant) => tallies[variant]?.add(Tally.from(tally)));
    parts.push(partOf(out, shard, shards));
  }
  const staging = join(out, "merging.tmp");
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  const files: string[] = [];
  for (const name of tables) {
    if (name === "differences.csv" && variants.length === 1) continue;
    await concatenate(parts, name, join(staging, name));
    files.push(format === "parquet" && asParquet.includes(name) ? await toParquet(staging, name, memory) : name);
  }
  await concatenate(parts, "ledgers.ndjson", join(staging, "ledgers.ndjson"));
  const totals = Object.fromEntries(
    variants.map(({ name, product }, place) => [name, tallies[place]!.toJson(loadProduct(product).product)]),
  );
  await writeFile(join(staging, "totals.json"), `${JSON.stringify(totals, null, 2)}\n`);
  // What an earlier run has written is not of these claims, or stands there in the other format.
  for (const name of [...tables, ...asParquet.map(parquetOf)])
    if (!files.includes(name)) await rm(join(out, name), { force: true });
  for (const name of [...files, "ledgers.ndjson", "totals.json"]) await rename(join(staging, name), join(out, name));
  await rm(staging, { recursive: true, force: true });
  return totals;
}

const tables = Object.keys(headings) as (keyof typeof headings)[];
/** Those that are written in either format. */
const asParquet: readonly (keyof typeof headings)[] = ["lines.csv", "incidents.csv"];

function notSettled(out: string, shard: number, of: number): PortfolioFailure {
  return new PortfolioFailure(`${out}: shard ${shard} of ${of} is not settled yet`);
}

/** What the results depend on: every byte of the claims, the products, how the policies are dealt out, and the code. */
async function fingerprintOf({
  input,
  variants,
  shards,
  encoding,
}: Pick<RunOptions, "input" | "variants" | "shards" | "encoding">): Promise<string> {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([codeHash(), shards, variants, encoding]));
  try {
    const file = await open(input);
    try {
      const bytes = Buffer.allocUnsafe(1 << 20);
      for (;;) {
        const { bytesRead } = await file.read(bytes, 0, bytes.length, null);
        if (bytesRead === 0) break;
        hash.update(bytes.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch (problem) {
    throw inWords(problem, input, "read");
  }
  return hash.digest("hex");
}

async function settleShards(
  { input, out, variants, shards, only, workers, memory, encoding }: RunOptions,
  wanted: readonly number[],
  fingerprint: string,
  progress: (settlements: number) => void,
): Promise<void> {
  const columns = columnsOf(loadProduct(variants[0]!.product).product);
  // Shards that are settled one by one may be so at the same time.
  const folder = join(out, "parts", only === undefined ? "reading" : `reading-${only}-of-${shards}`);
  const file = await ClaimsFile.open(input, columns, { folder, memory, encoding });
  try {
    const claims = await file.claims();
    const jobs = wanted.map((shard): ShardJob => {
      return { claims, part: partOf(out, shard, shards), shard, of: shards, variants, fingerprint };
    });
    await runJobs(jobs, file, workers, progress);
  } finally {
    await file.close();
  }
}

async function runJobs(
  jobs: readonly ShardJob[],
  file: ClaimsFile,
  workers: number,
  progress: (settlements: number) => void,
): Promise<void> {
  const waiting = [...jobs];
  const counts = new Map<number, number>();
  const running = new Set<Worker>();
  const next = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const { shard } = job;
      const own = (settlements: number): void => {
        counts.set(shard, settlements);
        progress([...counts.values()].reduce((sum, count) => sum + count, 0));
      };
      try {
        await runJob(job, workers, running, own);
      } catch (problem) {
        if (!(problem instanceof NotInOrder)) throw problem;
        await runJob({ ...job, claims: await file.inOrder() }, workers, running, own);
      }
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

function runJob(
  job: ShardJob,
  workers: number,
  running: Set<Worker>,
  progress: (settlements: number) => void,
): Promise<void> {
  // One at a time needs no thread of its own. Workers are of the built package.
  if (workers === 1 || import.meta.url.endsWith(".ts")) return settleShard(job, progress);
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
        case "not-in-order":
          reject(new NotInOrder());
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

interface Done {
  readonly fingerprint: string;
  readonly tallies: readonly Tally[];
  /** By file. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** What a shard came to, where its results are whole. */
async function readDone(out: string, shard: number, of: number): Promise<Done | undefined> {
  const part = partOf(out, shard, of);
  try {
    const done = parse(await readFile(join(part, "done.json"), "utf8")) as Done | null;
    return JSON.stringify(await sizesIn(part)) === JSON.stringify(done?.sizes) ? done! : undefined;
  } catch (problem) {
    // A power cut may have left nothing in it, or half of it.
    if ((problem as NodeJS.ErrnoException).code === "ENOENT" || problem instanceof SyntaxError) return undefined;
    throw problem;
  }
}

/** Puts the files of the shards one behind the other. */
async function concatenate([first, ...others]: readonly string[], name: string, path: string): Promise<void> {
  await copyFile(join(first!, name), path, constants.COPYFILE_FICLONE);
  for (const part of others)
    await pipeline(
      createReadStream(join(part, name), { highWaterMark: 1 << 20 }),
      createWriteStream(path, { flags: "a", highWaterMark: 1 << 20 }),
    );
}

function parquetOf(name: string): string {
  return name.replace(/csv$/, "parquet");
}

const numbers = new Set(["row", "claimed", "due", "pay", "overpaid"]);
const truths = new Set(["after_bad", "latest"]);

async function toParquet(folder: string, name: keyof typeof headings, memory: string): Promise<string> {
  const parquet = parquetOf(name);
  const types = headings[name].map(
    (heading) => `'${heading}': '${numbers.has(heading) ? "BIGINT" : truths.has(heading) ? "BOOLEAN" : "VARCHAR"}'`,
  );
  const path = (file: string): string => literal(join(folder, file));
  const { connection, close } = await openDuckDb(join(folder, "sort"), memory);
  try {
    await connection.run(
      `COPY (SELECT * FROM read_csv(${path(name)}, header = true, columns = {${types.join(", ")}}, quote = '"', escape = '"'))
       TO ${path(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    close();
  }
  return parquet;
}
