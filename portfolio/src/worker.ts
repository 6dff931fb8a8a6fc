import { parentPort, workerData } from "node:worker_threads";
import { PortfolioFailure } from "./failure.js";
import { NotInOrder } from "./rows.js";
import { settleShard, type ShardJob } from "./shard.js";

/** What a worker tells while it settles a shard. */
export type Message =
  | { readonly kind: "progress"; readonly settlements: number }
  | { readonly kind: "done" }
  | { readonly kind: "not-in-order" }
  | { readonly kind: "failed"; readonly message: string };

const tell = (message: Message): void => parentPort?.postMessage(message);

try {
  await settleShard(workerData as ShardJob, (settlements) => tell({ kind: "progress", settlements }));
  tell({ kind: "done" });
} catch (problem) {
  if (problem instanceof NotInOrder) tell({ kind: "not-in-order" });
  else if (problem instanceof PortfolioFailure) tell({ kind: "failed", message: problem.message });
  else throw problem;
}
