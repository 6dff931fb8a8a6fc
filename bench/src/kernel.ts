import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { loadProduct, type ProductCode } from "@yakkan/portfolio/load.js";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { claims } from "./claims.js";

/** What a worker settles by the kernel, as often as it is told: its part of the claims, counted from 0. */
export interface KernelJob {
  /** A file with the product's code. */
  readonly code: string;
  readonly incidents: number;
  readonly part: number;
  readonly of: number;
}

const { code, incidents, part, of } = workerData as KernelJob;
const batch = new InputBatch(loadProduct(JSON.parse(readFileSync(code, "utf8")) as ProductCode));
const from = (part * incidents) / of;
for (const input of claims(incidents).slice(from, from + incidents / of)) assert.deepEqual(batch.add(input), []);
parentPort?.on("message", (times: number) => {
  for (let time = 0; time < times; time += 1) batch.settle();
  parentPort?.postMessage("done");
});
parentPort?.postMessage("ready");
