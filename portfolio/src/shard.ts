import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SettlementInput } from "@yakkan/runtime/claim.js";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { csvLine } from "./csv.js";
import { inWords } from "./failure.js";
import { inputOf, type RowProblem } from "./gather.js";
import { columnsOf } from "./layout.js";
import { loadProduct, type LoadedProduct, type ProductCode } from "./load.js";
import { Source, type Settlement } from "./source.js";
import { Tally } from "./tally.js";

/** A way in which the claims are settled. The first is the one whose results are written; the others are compared with it. */
export interface Variant {
  readonly name: string;
  readonly product: ProductCode;
  /** What its contracts say instead. */
  readonly contract?: Readonly<Record<string, unknown>>;
}

export interface ShardJob {
  readonly input: string;
  /** The folder of the shard's results; it is there only when they are whole. */
  readonly part: string;
  readonly shard: number;
  readonly of: number;
  readonly variants: readonly Variant[];
  /** What DuckDB may use before it goes on on the disk, `1GB`. */
  readonly memory: string;
  /** Written into the part: what its results depend on. */
  readonly fingerprint: string;
}

/** Column headings of the tables that are written. */
export const headings = {
  "lines.csv": [
    "policy",
    "period_from",
    "incident",
    "line",
    "head",
    "claimed",
    "verdict",
    "trigger",
    "due",
    "pay",
    "refused",
    "waits_for",
  ],
  "incidents.csv": [
    "row",
    "policy",
    "period_from",
    "incident",
    "claimed",
    "due",
    "pay",
    "overpaid",
    "settled_by",
    "after_bad",
  ],
  "bad.csv": ["row", "policy", "incident", "path", "code", "message"],
  "differences.csv": ["variant", "policy", "period_from", "incident", "due", "due_of_variant"],
} as const;

/** Settlements that are held at once; a policy is never split. */
const chunkSize = 5_000;

/** Settles the policies of a shard; whatever ends it early leaves no part behind. */
export async function settleShard(job: ShardJob, progress: (settlements: number) => void): Promise<void> {
  const staging = `${job.part}.tmp`;
  try {
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true });
    const run = new ShardRun(job, staging);
    const tallies = await run.settle(progress);
    await writeFile(join(staging, "done.json"), stringify({ fingerprint: job.fingerprint, tallies }));
    await rm(job.part, { recursive: true, force: true });
    await rename(staging, job.part);
  } catch (problem) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    throw inWords(problem, dirname(job.part), "written");
  }
}

/** One settlement of the chunk, and its row in the batch of each variant (undefined: that variant refuses it). */
interface Held {
  readonly row: number;
  readonly policy: string;
  readonly periodFrom: string;
  readonly incident: string;
  readonly afterBad: boolean;
  readonly rows: readonly (number | undefined)[];
}

class ShardRun {
  private readonly products: readonly LoadedProduct[];
  private readonly batches: InputBatch[];
  private readonly tallies: readonly Tally[];
  private readonly files: Readonly<Record<keyof typeof headings | "ledgers.ndjson", Output>>;
  private held: Held[] = [];
  /** The policy at hand, what was said of the time last, and whether an incident of it was bad. */
  private policy = "";
  private settled: string | undefined;
  private isAfterBad = false;

  constructor(
    private readonly job: ShardJob,
    staging: string,
  ) {
    this.products = job.variants.map(({ product }) => loadProduct(product));
    this.batches = this.products.map((product) => new InputBatch(product));
    this.tallies = job.variants.map(() => new Tally());
    const open = (name: string): Output => new Output(join(staging, name));
    this.files = {
      "lines.csv": open("lines.csv"),
      "incidents.csv": open("incidents.csv"),
      "bad.csv": open("bad.csv"),
      "differences.csv": open("differences.csv"),
      "ledgers.ndjson": open("ledgers.ndjson"),
    };
  }

  async settle(progress: (settlements: number) => void): Promise<readonly Tally[]> {
    const { job } = this;
    const columns = columnsOf(this.products[0]!.product);
    const source = await Source.open(job.input, columns, `${job.part}.tmp/sort`, job.memory);
    try {
      let done = 0;
      for await (const settlement of source.settlements(job.shard, job.of)) {
        if (settlement.policy !== this.policy) {
          if (this.held.length >= chunkSize) {
            await this.flush();
            progress(done);
          }
          this.policy = settlement.policy;
          this.settled = undefined;
          this.isAfterBad = false;
        }
        this.take(settlement, source);
        done += 1;
      }
      await this.flush();
      progress(done);
    } finally {
      source.close();
    }
    for (const file of Object.values(this.files)) await file.close();
    await rm(`${job.part}.tmp/sort`, { recursive: true, force: true });
    return this.tallies;
  }

  /** Adds a settlement to the batches, or to the file of bad rows. */
  private take(settlement: Settlement, source: Source): void {
    const { input, problems } = read(settlement, source);
    const order = this.orderProblem(settlement);
    const found = [...problems, ...(order === undefined ? [] : [order])];
    if (found.length === 0) found.push(...this.batches[0]!.add(input));
    if (found.length > 0) {
      this.bad(settlement.row, settlement.policy, incidentOf(input), found);
      return;
    }
    this.settled = settlement.settled ?? this.settled;
    const { contract, incident } = input as SettlementInput;
    const rows = this.batches.map((batch, variant) => {
      if (variant > 0 && batch.add(varied(input as SettlementInput, this.job.variants[variant]!)).length > 0) {
        this.tallies[variant]!.bad += 1;
        return undefined;
      }
      return batch.batch.columns.rows - 1;
    });
    this.held.push({
      row: settlement.row,
      policy: contract.policy,
      periodFrom: contract.period.from,
      incident: incident.id,
      afterBad: this.isAfterBad,
      rows,
    });
  }

  private orderProblem({ settled, row }: Settlement): RowProblem | undefined {
    if (settled === undefined || this.settled === undefined || !isBefore(settled, this.settled)) return undefined;
    const message = `row ${row} was settled at ${settled}, before ${this.settled} of an earlier row of the policy`;
    return { path: "settled", code: "order", message };
  }

  private bad(row: number, policy: string, incident: string, problems: readonly RowProblem[]): void {
    this.tallies[0]!.bad += 1;
    this.isAfterBad = true;
    for (const { path, code, message } of problems)
      this.files["bad.csv"].write(csvLine([row, policy, incident, path, code, message]));
  }

  /** Settles what is held and writes it. */
  private async flush(): Promise<void> {
    for (const batch of this.batches) batch.settle();
    const lasts = lastOfEach(this.held);
    let before: Held | undefined;
    this.held.forEach((held, index) => {
      const isNewPolicy = before?.policy !== held.policy || before.periodFrom !== held.periodFrom;
      if (isNewPolicy && before !== undefined) this.writeLedger(before);
      if (isNewPolicy) for (const tally of this.tallies) tally.policies += 1;
      before = held;
      const dues = held.rows.map((row, variant) =>
        row === undefined ? undefined : this.tallyRow(held, row, variant, lasts.has(index)),
      );
      if (lasts.has(index)) this.compare(held, dues);
    });
    if (before !== undefined) this.writeLedger(before);
    this.batches.forEach((batch, variant) => {
      this.tallies[variant]!.scalar += batch.batch.counts.scalar;
      this.tallies[variant]!.restated += batch.batch.counts.restated;
      batch.restart();
    });
    this.held = [];
    for (const file of Object.values(this.files)) await file.drained();
  }

  /** Counts a settled row, and writes that of the first variant; what is due. */
  private tallyRow(held: Held, row: number, variant: number, isLast: boolean): number | undefined {
    const tally = this.tallies[variant]!;
    const batch = this.batches[variant]!;
    const problems = batch.batch.problems.get(row);
    if (problems !== undefined) {
      if (variant === 0) this.bad(held.row, held.policy, held.incident, problems);
      else tally.bad += 1;
      return undefined;
    }
    const lines = batch.linesOf(row);
    let [claimed, due, pay] = [0, 0, 0];
    for (const line of lines) {
      tally.line(line, isLast);
      claimed += line.claimed;
      due += line.due;
      pay += line.pay;
      if (variant === 0)
        this.files["lines.csv"].write(csvLine([held.policy, held.periodFrom, held.incident, ...cellsOf(line)]));
    }
    tally.settlements += 1;
    const scalar = batch.batch.results.get(row);
    if (isLast) {
      tally.incidents += 1;
      tally.overpaid += BigInt(scalar?.overpaid ?? 0);
      for (const [reading, member] of batch.readingsOf(row)) tally.reading(reading, member, due);
    }
    if (variant === 0) {
      const by = scalar === undefined ? "kernel" : "evaluator";
      this.files["incidents.csv"].write(
        csvLine([
          held.row,
          held.policy,
          held.periodFrom,
          held.incident,
          claimed,
          due,
          pay,
          scalar?.overpaid ?? 0,
          by,
          String(held.afterBad),
        ]),
      );
    }
    return due;
  }

  private compare({ policy, periodFrom, incident }: Held, dues: readonly (number | undefined)[]): void {
    const [own] = dues;
    dues.forEach((due, variant) => {
      if (variant === 0 || due === undefined || own === undefined || due === own) return;
      this.tallies[variant]!.differing += 1;
      this.files["differences.csv"].write(
        csvLine([this.job.variants[variant]!.name, policy, periodFrom, incident, own, due]),
      );
    });
  }

  private writeLedger({ rows }: Held): void {
    this.files["ledgers.ndjson"].write(`${JSON.stringify(this.batches[0]!.batch.ledgerAfter(rows[0]!))}\n`);
  }
}

function read(
  { content }: Settlement,
  source: Source,
): { readonly input: unknown; readonly problems: readonly RowProblem[] } {
  if (content.kind === "rows") return inputOf(content.rows, source.columns);
  try {
    const json = JSON.parse(content.text) as unknown;
    if (typeof json !== "object" || json === null || Array.isArray(json)) return { input: json, problems: [] };
    // When it was settled says where it stands, not what it is.
    return { input: Object.fromEntries(Object.entries(json).filter(([field]) => field !== "settled")), problems: [] };
  } catch {
    return { input: undefined, problems: [{ path: "", code: "shape", message: "this is not JSON" }] };
  }
}

function varied(input: SettlementInput, { contract }: Variant): SettlementInput {
  if (contract === undefined) return input;
  const readings = { ...input.contract.readings, ...(contract["readings"] as object | undefined) };
  const changed = { ...input.contract, ...contract, ...(Object.keys(readings).length === 0 ? {} : { readings }) };
  return { ...input, contract: changed };
}

function incidentOf(input: unknown): string {
  const id = (input as { readonly incident?: { readonly id?: unknown } } | undefined)?.incident?.id;
  return typeof id === "string" ? id : "";
}

/** Numbers by size, times as their texts sort. */
function isBefore(a: string, b: string): boolean {
  const number = /^-?\d+$/;
  return number.test(a) && number.test(b) ? BigInt(a) < BigInt(b) : a < b;
}

/** The places of the last settlement of each incident. */
function lastOfEach(held: readonly Held[]): ReadonlySet<number> {
  const places = new Map<string, number>();
  held.forEach(({ policy, periodFrom, incident }, place) =>
    places.set(JSON.stringify([policy, periodFrom, incident]), place),
  );
  return new Set(places.values());
}

function cellsOf(line: ReturnType<InputBatch["linesOf"]>[number]): readonly (string | number)[] {
  const reasons = (some: readonly { readonly kind: string; readonly clause: string }[]): string =>
    some.map(({ kind, clause }) => `${kind} ${clause}`).join("; ");
  const { id, head, claimed, verdict, trigger, due, pay, refused, undetermined } = line;
  return [id, head, claimed, verdict, trigger ?? "", due, pay, reasons(refused), reasons(undetermined)];
}

/** A file that is written as fast as the disk takes it. */
class Output {
  private readonly stream: WriteStream;
  private failure: Error | undefined;
  private pending: string[] = [];

  constructor(path: string) {
    this.stream = createWriteStream(path);
    this.stream.on("error", (problem) => {
      this.failure = problem;
    });
  }

  write(text: string): void {
    this.pending.push(text);
  }

  async drained(): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    const text = this.pending.join("");
    this.pending = [];
    if (text !== "" && !this.stream.write(text)) await once(this.stream, "drain");
  }

  async close(): Promise<void> {
    await this.drained();
    this.stream.end();
    if (!this.stream.closed) await once(this.stream, "close");
    if (this.failure !== undefined) throw this.failure;
  }
}

/** Maps as lists of entries, and whole numbers beyond the exact ones as text with an `n`. */
export function stringify(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "bigint"
      ? `${part}n`
      : part instanceof Map
        ? { entries: [...(part as Map<unknown, unknown>)] }
        : part,
  );
}

export function parse(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => {
    if (typeof part === "string" && /^-?\d+n$/.test(part)) return BigInt(part.slice(0, -1));
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, "entries")) return part;
    return new Map((part as { entries: [unknown, unknown][] }).entries);
  });
}
