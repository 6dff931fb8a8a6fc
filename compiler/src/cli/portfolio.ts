import { availableParallelism } from "node:os";
import { type Currency, formatExactMoney } from "@yakkan/runtime/explain/amount.js";
import type { Variant } from "@yakkan/portfolio/shard.js";
import { codeOf } from "../emit/product-code.js";
import { exit, type ExitCode, Failure, wrongInput, wrongUsage } from "./failure.js";
import { readText } from "./files.js";
import { parseJson } from "./json.js";
import { compileProduct } from "./sources.js";
import { paintFor, print, tell } from "./terminal.js";

export interface PortfolioOptions {
  readonly input: string;
  readonly encoding?: string;
  readonly out: string;
  readonly product?: string;
  /** `2/8`: only the second of eight shards. */
  readonly shard?: string;
  readonly shards?: string;
  readonly workers?: string;
  readonly format: "csv" | "parquet";
  readonly memory: string;
  /** Another product file to settle the same claims under. */
  readonly compare?: string;
  /** A JSON file with what contracts say instead. */
  readonly compareContract?: string;
  /** Also under each member of each reading. */
  readonly readings?: boolean;
}

/** Settles a file of claims, and says what it comes to. */
export async function runPortfolio(productFile: string, options: PortfolioOptions): Promise<ExitCode> {
  const { run } = await load(() => import("@yakkan/portfolio/run.js"));
  const only = options.shard === undefined ? undefined : shardOf(options.shard);
  const workers = options.workers === undefined ? availableParallelism() : whole(options.workers, "--workers");
  const shards = shardsOf(options.shards, only);
  const compared = await comparedIn(productFile, options);
  const variants = compared.map(({ variant }) => variant);
  const started = process.hrtime.bigint();
  let told = started;
  const totals = await inWords(() =>
    run({
      ...options,
      variants,
      shards,
      workers,
      ...(only === undefined ? {} : { only: only.shard }),
      progress: (settlements, resumed) => {
        const now = process.hrtime.bigint();
        if (!process.stderr.isTTY || now - told < 1_000_000_000n) return;
        told = now;
        const kept = resumed === 0 ? "" : `, ${resumed} shards were there already`;
        tell(`${grouped(settlements)} settled in ${(now - started) / 1_000_000_000n} s${kept}`);
      },
    }),
  );
  if (totals === undefined) print(`shard ${options.shard} is settled; \`yakkan merge\` puts the shards together`);
  else for (const line of describe(totals, compared)) print(line);
  return exit.fine;
}

/** Puts together what the shards of a portfolio came to. */
export async function mergePortfolio(productFile: string, options: PortfolioOptions): Promise<ExitCode> {
  const { merge } = await load(() => import("@yakkan/portfolio/run.js"));
  if (options.shards === undefined) throw wrongUsage("--shards: say how many shards there are");
  const shards = shardCount(options.shards);
  const compared = await comparedIn(productFile, options);
  const variants = compared.map(({ variant }) => variant);
  const totals = await inWords(() => merge({ ...options, variants, shards }));
  for (const line of describe(totals, compared)) print(line);
  return exit.fine;
}

/** The heading of a table of claims under the product, or what may stand in each column. */
export async function template(
  productFile: string,
  { product, explain }: { readonly product?: string; readonly explain?: boolean },
): Promise<ExitCode> {
  const { columnsOf } = await load(() => import("@yakkan/portfolio/layout.js"));
  const { loadProduct } = await load(() => import("@yakkan/portfolio/load.js"));
  const { csvLine } = await load(() => import("@yakkan/portfolio/csv.js"));
  const { plan } = compileProduct(productFile, product);
  const columns = columnsOf(loadProduct(await codeOf(plan)).product);
  if (explain !== true) print(csvLine(columns.map(({ name }) => name)).trimEnd());
  else for (const { name, holds, needed } of columns) print(csvLine([name, needed ? "needed" : "", holds]).trimEnd());
  return exit.fine;
}

/** How the file is settled, and the currency that amounts are in then. */
interface Compared {
  readonly variant: Variant;
  readonly currency: Currency;
  /** Its first day. */
  readonly edition: string;
}

async function comparedIn(productFile: string, options: PortfolioOptions): Promise<readonly Compared[]> {
  const { plan } = compileProduct(productFile, options.product);
  const own = await codeOf(plan);
  const { currency, edition } = plan;
  const compared: Compared[] = [{ variant: { name: "own", product: own }, currency, edition }];
  if (options.compare !== undefined) {
    const { plan: other, source } = compileProduct(options.compare, undefined);
    const variant = { name: source.name, product: await codeOf(other) };
    compared.push({ variant, currency: other.currency, edition: other.edition });
  }
  if (options.compareContract !== undefined) {
    const source = readText(options.compareContract);
    const contract = parseJson(source, paintFor("stderr"));
    if (typeof contract !== "object" || contract === null || Array.isArray(contract))
      throw wrongInput(`${source.name}: says what contracts state instead, as a record`);
    for (const field of ["policy", "period"])
      if (Object.hasOwn(contract, field))
        throw wrongInput(
          `${source.name}: \`${field}\` stays what each contract says, as it tells which contract it is`,
        );
    compared.push({
      variant: { name: source.name, product: own, contract: contract as Readonly<Record<string, unknown>> },
      currency,
      edition,
    });
  }
  if (options.readings === true)
    for (const { name, members } of plan.readings)
      for (const member of members)
        compared.push({
          variant: { name: `${name}=${member.name}`, product: own, contract: { readings: { [name]: member.name } } },
          currency,
          edition,
        });
  return compared;
}

/** The package brings a database along, which whoever settles no portfolio does not need. */
async function load<T>(module: () => Promise<T>): Promise<T> {
  try {
    return await module();
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw problem;
    throw wrongUsage("this command needs the package @yakkan/portfolio: npm install @yakkan/portfolio");
  }
}

async function inWords<T>(task: () => Promise<T>): Promise<T> {
  const { Misnamed, PortfolioFailure } = await load(() => import("@yakkan/portfolio/failure.js"));
  try {
    return await task();
  } catch (problem) {
    if (problem instanceof Misnamed) throw wrongUsage(problem.message);
    if (problem instanceof PortfolioFailure) throw new Failure(exit.wrongInput, problem.message);
    throw problem;
  }
}

function shardsOf(text: string | undefined, only: { readonly shard: number; readonly of: number } | undefined): number {
  const count = text === undefined ? undefined : shardCount(text);
  if (only !== undefined && count !== undefined && count !== only.of)
    throw wrongUsage(`--shards: ${grouped(count)} are asked for, and of ${grouped(only.of)} one with --shard`);
  return only?.of ?? count ?? availableParallelism();
}

function shardOf(text: string): { readonly shard: number; readonly of: number } {
  const parts = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [shard, of] = [Number(parts?.[1]), Number(parts?.[2])];
  if (parts === null || shard < 1 || shard > of) throw wrongUsage(`--shard: \`${text}\` is no shard such as 2/8`);
  return { shard, of: shardCount(String(of)) };
}

/** Each shard reads the whole file, and has a folder of its own. */
const mostShards = 1000;

function shardCount(text: string): number {
  const count = whole(text, "--shards");
  if (count > mostShards) throw wrongUsage(`--shards: at most ${grouped(mostShards)}; ${grouped(count)} are asked for`);
  return count;
}

function whole(text: string, option: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw wrongUsage(`${option}: \`${text}\` is not a whole number of at least 1`);
  return Number(text);
}

type Sums = Readonly<Record<string, number | string>>;

/** The totals as a table; all of them stand in `totals.json`. */
function describe(totals: Readonly<Record<string, object>>, compared: readonly Compared[]): readonly string[] {
  const lines: string[] = [];
  const currencies = new Map(compared.map(({ variant, currency }) => [variant.name, currency]));
  const money = (amount: number | string = 0, variant = "own"): string =>
    formatExactMoney(BigInt(amount), 1n, currencies.get(variant)!);
  const { edition } = compared[0]!;
  const own = totals["own"] as { readonly total: Sums; readonly heads: Readonly<Record<string, Sums>> } & Sums;
  const cells = (name: string, sums: Sums): readonly string[] => [
    name,
    grouped(sums["lines"] ?? 0),
    ...["claimed", "due", "pay"].map((field) => money(sums[field])),
  ];
  const rows = [
    ["", "lines", "claimed", "due", "pay"],
    ...Object.entries(own.heads).map(([head, sums]) => cells(head, sums)),
    cells("total", own.total),
  ];
  // Two blanks keep even the largest sums apart.
  const widths = [28, 20, 20, 20, 20].map((least, column) =>
    Math.max(least, ...rows.map((row) => row[column]!.length + (column === 0 ? 0 : 2))),
  );
  lines.push(
    `${grouped(own["settlements"]!)} settlements of ${grouped(own["incidents"]!)} incidents, ${grouped(own["policies"]!)} policies; ${grouped(own["bad"]!)} bad; ${grouped(own["settledByEvaluator"]!)} by the evaluator`,
    ...rows.map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(""),
    ),
  );
  const early = own["periodsBeforeEdition"] ?? 0;
  if (early !== 0)
    lines.push(
      `${grouped(early)} of ${grouped(own["periods"]!)} policy periods begin before ${edition}, the day of the edition that they are settled by`,
    );
  for (const [name, variant] of Object.entries(totals)) {
    if (name === "own") continue;
    const other = variant as typeof own & { readonly problems: Readonly<Record<string, number>> };
    const problems = Object.entries(other.problems).map(([kind, count]) => `${kind} ${grouped(count)}`);
    lines.push(
      `${name}: due ${money(other.total["due"], name)}; ${grouped(other["differing"]!)} incidents differ, ${grouped(other["bad"]!)} cannot be settled so${problems.length === 0 ? "" : ` and are left out (${problems.join(", ")})`}`,
    );
  }
  return lines;
}

function grouped(value: number | string): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
