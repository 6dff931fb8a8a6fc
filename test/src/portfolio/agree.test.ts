import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { codeOf } from "@yakkan/compiler/emit/product-code.js";
import { csvLine } from "@yakkan/portfolio/csv.js";
import { columnsOf } from "@yakkan/portfolio/layout.js";
import { loadProduct } from "@yakkan/portfolio/load.js";
import { run } from "@yakkan/portfolio/run.js";
import { type Ledger, settle, type SettlementInput } from "@yakkan/runtime";
import { InvalidInput } from "@yakkan/runtime/problems.js";
import type { Product } from "@yakkan/runtime/product.js";
import { planOf } from "../agree/agreement.js";
import { Workplace } from "../cli/run.js";
import { Random } from "../support/generate/random.js";
import { historiesOnce, type Input } from "./histories.js";
import { csvOf } from "./table.js";

/**
 * How much is tried; the environment asks for more: with YAKKAN_HISTORIES=700000 and YAKKAN_VARIATIONS=200 a file run of
 * about a million claims of each product, in files of 20,000 policies.
 */
const histories = Number(process.env["YAKKAN_HISTORIES"] ?? 100);
const variations = Number(process.env["YAKKAN_VARIATIONS"] ?? 0);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);
const root = new URL("../../../", import.meta.url);

/** Each product with a claim of which everything is known: what a head is computed from, too. */
const products = {
  cyber_club: "club_mail_error",
  cyber_protector: "leak",
  kyoei_cyber: "kyoei_ransomware",
  silver_jinzai: "silver_leak",
  sompo_cyber: "sompo_shop_attack",
};

/** Ways in which the claims come, by turns: policy by policy, in any order, as JSON and with types of their own. */
const files = ["claims.csv", "apart.csv", "claims.ndjson", "claims.parquet"] as const;

/** What was settled, as rows in order. */
interface Settled {
  readonly lines: readonly string[];
  readonly ledgers: readonly string[];
  /** Policies and incidents that cannot be settled. */
  readonly bad: readonly string[];
}

/** By the evaluator, one incident after the other. */
function byEvaluator(product: Product, inputs: readonly Input[]): Settled {
  const lines: string[] = [];
  const bad: string[] = [];
  const ledgers = new Map<string, Ledger>();
  for (const input of inputs) {
    const { policy, period } = input.contract;
    const key = JSON.stringify([policy, period]);
    const before = ledgers.get(key);
    try {
      const result = settle(product, before === undefined ? input : { ...input, ledger: before });
      ledgers.set(key, result.ledger);
      for (const { id, claimed, verdict, trigger, due, pay, refused, undetermined } of result.lines) {
        const reasons = [refused, undetermined].map((some) =>
          some.map(({ kind, clause }) => `${kind} ${clause}`).join("; "),
        );
        const cells = [policy, input.incident.id, id, claimed, verdict, trigger ?? "", due, pay, ...reasons];
        lines.push(csvLine(cells.map(String)).trimEnd());
      }
    } catch (problem) {
      if (!(problem instanceof InvalidInput)) throw problem;
      bad.push(`${policy},${input.incident.id}`);
    }
  }
  return {
    lines: lines.sort(),
    ledgers: [...ledgers.values()].map((ledger) => JSON.stringify(ledger)).sort(),
    bad: bad.sort(),
  };
}

/** A line without the row and period of its settlement, its head, and whether it stands. */
const line = (() => {
  const cell = `(?:"(?:[^"]|"")*"|[^,]*)`;
  return new RegExp(`^${cell},(${cell}),${cell},(${cell},${cell}),${cell},(.*),(?:true|false)$`);
})();

/** What a file run has left in a folder. */
function settledIn(folder: string): Settled {
  const rows = (name: string): string[] =>
    readFileSync(join(folder, name), "utf8")
      .split("\n")
      .filter((row) => row !== "");
  const lines = rows("lines.csv")
    .slice(1)
    .map((row) => line.exec(row)!.slice(1).join(","));
  const bad = rows("bad.csv")
    .slice(1)
    .map((row) => row.split(",").slice(1, 3).join(","));
  return { lines: lines.sort(), ledgers: rows("ledgers.ndjson").sort(), bad: [...new Set(bad)].sort() };
}

/** The rows of a table, one of each policy in turn. */
function mixed(csv: string): string {
  const [heading, ...rows] = csv.trimEnd().split("\n");
  const byPolicy = new Map<string, string[]>();
  for (const row of rows) {
    const policy = row.slice(0, row.indexOf(","));
    byPolicy.set(policy, [...(byPolicy.get(policy) ?? []), row]);
  }
  const turns: string[] = [];
  for (let turn = 0; turns.length < rows.length; turn += 1)
    for (const own of byPolicy.values()) turns.push(...own.slice(turn, turn + 1));
  return `${[heading, ...turns].join("\n")}\n`;
}

/** With types of their own: dates, whole numbers, truths; instants where each is one, as a day is not its 00:00. */
async function toParquet(csv: string, parquet: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const candidates = `auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DATE', 'VARCHAR']`;
  const instants = `types = { 'period_from': 'TIMESTAMP', 'period_to': 'TIMESTAMP' }`;
  const rows = `read_csv('${csv}', header = true, sample_size = -1, ${candidates}, ${instants})`;
  await connection.run(`COPY (SELECT * FROM ${rows}) TO '${parquet}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

/** Puts the claims into a file of the name. */
async function write(place: Workplace, file: string, product: Product, inputs: readonly Input[]): Promise<void> {
  if (file === "claims.ndjson") return place.write(file, inputs.map((input) => `${JSON.stringify(input)}\n`).join(""));
  const csv = csvOf(inputs, columnsOf(product));
  place.write("claims.csv", csv);
  if (file === "apart.csv") place.write(file, mixed(csv));
  if (file === "claims.parquet") await toParquet(join(place.folder, "claims.csv"), join(place.folder, file));
}

describe("agreement of a file run and the evaluator", function () {
  this.timeout(0);

  for (const [name, example] of Object.entries(products))
    it(`on ${histories} histories of ${name}, from CSV, Parquet and JSON`, async () => {
      const plan = planOf(readFileSync(new URL(`policies/${name}.yakkan`, root), "utf8"))!;
      const code = await codeOf(plan);
      const { product } = loadProduct(code);
      const claim = JSON.parse(
        readFileSync(new URL(`policies/claims/${example}.json`, root), "utf8"),
      ) as SettlementInput;
      const place = new Workplace();
      const out = join(place.folder, "settled");
      let [settled, lines] = [0, 0];
      // In several files, so that a million stay in bounded memory.
      const pieces = Math.max(files.length, Math.ceil(histories / 20_000));
      for (let piece = 0; piece < pieces; piece += 1) {
        const file = files[piece % files.length]!;
        const random = new Random(firstSeed + piece);
        const inputs = [claim, ...historiesOnce(plan, random, Math.ceil(histories / pieces), variations)];
        await write(place, file, product, inputs);
        rmSync(out, { recursive: true, force: true });
        await run({
          input: join(place.folder, file),
          out,
          variants: [{ name: "own", product: code }],
          shards: 3,
          workers: 1,
          format: "csv",
          memory: "1GB",
        });
        const [found, wanted] = [settledIn(out), byEvaluator(product, inputs)];
        const seed = `${file}, seed ${firstSeed + piece}`;
        assert.deepEqual(found.bad, wanted.bad, seed);
        assert.deepEqual(found.lines, wanted.lines, seed);
        // A timestamp always has its time: a period from 00:00 is that from the day.
        const plain = (ledgers: readonly string[]): string[] =>
          ledgers.map((text) => text.replaceAll("T00:00", "")).sort();
        if (file === "claims.parquet") assert.deepEqual(plain(found.ledgers), plain(wanted.ledgers), seed);
        else assert.deepEqual(found.ledgers, wanted.ledgers, seed);
        settled += inputs.length - wanted.bad.length;
        lines += wanted.lines.length;
      }
      assert.ok(lines > 30 * pieces);
      if (process.env["YAKKAN_HISTORIES"] !== undefined) console.log(`${settled} claims, ${lines} lines`);
      place.remove();
    });
});
