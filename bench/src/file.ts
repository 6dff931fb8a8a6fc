import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { run } from "@yakkan/portfolio/run.js";
import type { ProductCode } from "@yakkan/portfolio/load.js";
import { settleBySql } from "./sql.js";

/** What a file is settled by, in a process of its own: `node file.js JOB`, JSON. */
export type FileJob = { readonly input: string; readonly out: string } & FileWay;

/** How it is settled. */
export type FileWay = RunJob | SqlJob;

interface RunJob {
  readonly way: "run";
  readonly workers: number;
  /** A file with the product's code. */
  readonly code: string;
}

interface SqlJob {
  readonly way: "sql";
  /** The hash of what the product settles by, which stands in ledgers. */
  readonly terms: string;
}

export interface FileResult {
  readonly due: string;
  /** Of the process, in milliseconds; and its largest memory in bytes. */
  readonly cpu: number;
  readonly wall: number;
  readonly memory: number;
}

const job = JSON.parse(process.argv[2] ?? "") as FileJob;
const started = performance.now();
const due = await (job.way === "sql" ? settleWithSql(job) : settleFile(job));
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const result: FileResult = {
  due: String(due),
  cpu: (userCPUTime + systemCPUTime) / 1000,
  wall: performance.now() - started,
  memory: maxRSS * 1024,
};
console.log(JSON.stringify(result));

async function settleWithSql({ input, out, terms }: FileJob & SqlJob): Promise<bigint> {
  mkdirSync(out);
  return settleBySql(input, out, terms);
}

async function settleFile({ input, out, workers, code }: FileJob & RunJob): Promise<number> {
  const variants = [{ name: "own", product: JSON.parse(readFileSync(code, "utf8")) as ProductCode }];
  const totals = await run({ input, out, variants, shards: workers, workers, format: "csv", memory: "1GB" });
  const own = totals?.["own"] as { readonly total: { readonly due: number }; readonly bad: number } | undefined;
  assert.equal(own?.bad, 0);
  return own.total.due;
}
