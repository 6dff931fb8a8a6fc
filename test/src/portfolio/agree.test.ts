import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Plan } from "@yakkan/compiler/plan.js";
import { codeOf } from "@yakkan/compiler/emit/product-code.js";
import { csvLine } from "@yakkan/portfolio/csv.js";
import { columnsOf } from "@yakkan/portfolio/layout.js";
import { loadProduct } from "@yakkan/portfolio/load.js";
import { run } from "@yakkan/portfolio/run.js";
import { varied } from "@yakkan/portfolio/table.js";
import { type Ledger, settle, type SettlementInput, type SettlementResult } from "@yakkan/runtime";
import { InvalidInput } from "@yakkan/runtime/problems.js";
import type { Product } from "@yakkan/runtime/product.js";
import { readInput } from "@yakkan/runtime/read-input.js";
import { planOf } from "../agree/agreement.js";
import { Workplace } from "../cli/run.js";
import { Random } from "../support/generate/random.js";
import { historiesOnce, historiesRestated } from "./histories.js";
import { csvOf, type Stated } from "./table.js";

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
  readonly incidents: readonly string[];
  readonly ledgers: readonly string[];
  /** Policies and incidents that cannot be settled. */
  readonly bad: readonly string[];
  /** Incidents on which another amount is due under other contracts. */
  readonly differences: readonly string[];
  /** By variant. */
  readonly totals: Readonly<Record<string, Totals>>;
}

interface Totals {
  readonly settlements: number;
  readonly incidents: number;
  readonly policies: number;
  readonly bad: number;
  readonly differing: number;
  readonly total: { readonly lines: number; readonly claimed: number; readonly due: number; readonly pay: number };
}

/** What contracts say instead under the variant. */
type Changes = Readonly<Record<string, unknown>>;

/** What the evaluator says of an input, after those before it. */
interface Call {
  readonly input: Stated;
  /** Of the policy and the incident within its period. */
  readonly name: string;
  /** None: it is bad. */
  readonly result: SettlementResult | undefined;
  readonly isAfterBad: boolean;
  isLatest: boolean;
}

/** By the evaluator, one incident after the other; and under other contracts those that are not bad in themselves. */
function byEvaluator(product: Product, inputs: readonly Stated[], changes: Changes): Settled {
  const own = callsOf(product, inputs);
  const sound = inputs.filter((input) => readInput(product, withoutTime(input)).problems.list.length === 0);
  const other = callsOf(product, sound, changes);
  const dues = new Map(other.calls.flatMap(({ name, result, isLatest }) => (isLatest ? [[name, result!.due]] : [])));
  const differences = own.calls.flatMap(({ input, name, result, isLatest }) => {
    const due = dues.get(name);
    if (!isLatest || due === undefined || due === result!.due) return [];
    const { policy, period } = input.contract;
    return [["changed", policy, period.from, input.incident.id, result!.due, due].join(",")];
  });
  const settled = own.calls.flatMap(({ result, ...call }) => (result === undefined ? [] : [{ ...call, result }]));
  return {
    lines: settled.flatMap(({ input, result, isLatest }) => linesOf(input, result, isLatest)).sort(),
    incidents: settled
      .map(({ input, result: { lines, due, pay, overpaid }, isAfterBad, isLatest }) => {
        const { policy } = input.contract;
        return [policy, input.incident.id, sumOf(lines, "claimed"), due, pay, overpaid, isAfterBad, isLatest].join(",");
      })
      .sort(),
    ledgers: own.ledgers.map((ledger) => JSON.stringify(ledger)).sort(),
    bad: distinct(own.calls.flatMap(({ input, result }) => (result === undefined ? [badOf(input)] : []))),
    differences: differences.sort(),
    totals: { own: totalsOf(own.calls, 0), changed: totalsOf(other.calls, differences.length) },
  };
}

function callsOf(
  product: Product,
  inputs: readonly Stated[],
  changes?: Changes,
): { readonly calls: readonly Call[]; readonly ledgers: readonly Ledger[] } {
  const ledgers = new Map<string, Ledger>();
  const latest = new Map<string, Call>();
  const areBad = new Set<string>();
  const calls = inputs.map((input): Call => {
    const { policy, period } = input.contract;
    const key = JSON.stringify([policy, period]);
    const name = JSON.stringify([key, input.incident.id]);
    const before = ledgers.get(key);
    const claim = varied(withoutTime(input), changes);
    const isAfterBad = areBad.has(policy);
    try {
      const result = settle(product, before === undefined ? claim : { ...claim, ledger: before });
      ledgers.set(key, result.ledger);
      const call = { input, name, result, isAfterBad, isLatest: true };
      const restated = latest.get(name);
      if (restated !== undefined) restated.isLatest = false;
      latest.set(name, call);
      return call;
    } catch (problem) {
      if (!(problem instanceof InvalidInput)) throw problem;
      areBad.add(policy);
      return { input, name, result: undefined, isAfterBad, isLatest: false };
    }
  });
  return { calls, ledgers: [...ledgers.values()] };
}

function withoutTime(input: Stated): SettlementInput {
  return Object.fromEntries(
    Object.entries(input).filter(([field]) => field !== "settled"),
  ) as unknown as SettlementInput;
}

function badOf({ contract, incident }: Stated): string {
  return `${contract.policy},${incident.id}`;
}

function linesOf({ contract, incident }: Stated, { lines }: SettlementResult, isLatest: boolean): readonly string[] {
  return lines.map(({ id, claimed, verdict, trigger, due, pay, refused, undetermined }) => {
    const reasons = [refused, undetermined].map((some) =>
      some.map(({ kind, clause }) => `${kind} ${clause}`).join("; "),
    );
    const cells = [contract.policy, incident.id, id, claimed, verdict, trigger ?? "", due, pay, ...reasons, isLatest];
    return csvLine(cells.map(String)).trimEnd();
  });
}

/** Of a restated incident the state that stands counts; `pay` is of all. */
function totalsOf(calls: readonly Call[], differing: number): Totals {
  const settled = calls.flatMap(({ result }) => (result === undefined ? [] : [result]));
  const standing = calls.flatMap(({ result, isLatest }) => (isLatest ? result!.lines : []));
  return {
    settlements: settled.length,
    incidents: calls.filter(({ isLatest }) => isLatest).length,
    policies: new Set(calls.flatMap(({ input, result }) => (result === undefined ? [] : [input.contract.policy]))).size,
    bad: calls.length - settled.length,
    differing,
    total: {
      lines: standing.length,
      claimed: sumOf(standing, "claimed"),
      due: sumOf(standing, "due"),
      pay: sumOf(
        settled.flatMap(({ lines }) => lines),
        "pay",
      ),
    },
  };
}

function sumOf<K extends string>(records: readonly Readonly<Record<K, number>>[], field: K): number {
  return records.reduce((sum, record) => sum + record[field], 0);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

const someCell = `(?:"(?:[^"]|"")*"|[^,]*)`;
/** A line without the row and period of its settlement, and its head. */
const line = new RegExp(`^${someCell},(${someCell}),${someCell},(${someCell},${someCell}),${someCell},(.*)$`);
/** A settlement without its row and period, and by what it was settled. */
const settlement = new RegExp(`^${someCell},(${someCell}),${someCell},(.*),(?:kernel|evaluator),(.*)$`);

/** What a file run has left in a folder. */
function settledIn(folder: string): Settled {
  const rows = (name: string): string[] =>
    readFileSync(join(folder, name), "utf8")
      .split("\n")
      .filter((row) => row !== "");
  const without = (name: string, pattern: RegExp): readonly string[] =>
    rows(name)
      .slice(1)
      .map((row) => pattern.exec(row)!.slice(1).join(","))
      .sort();
  const bad = rows("bad.csv")
    .slice(1)
    .map((row) => row.split(",").slice(1, 3).join(","));
  const totals = JSON.parse(readFileSync(join(folder, "totals.json"), "utf8")) as Record<string, Totals>;
  const evaluated = rows("incidents.csv").filter((row) => row.includes(",evaluator,")).length;
  assert.equal((totals["own"] as Totals & { settledByEvaluator: number }).settledByEvaluator, evaluated);
  return {
    lines: without("lines.csv", line),
    incidents: without("incidents.csv", settlement),
    ledgers: rows("ledgers.ndjson").sort(),
    bad: distinct(bad),
    differences: rows("differences.csv").slice(1).sort(),
    totals: Object.fromEntries(
      Object.entries(totals).map(([name, { settlements, incidents, policies, bad, differing, total }]) => [
        name,
        { settlements, incidents, policies, bad, differing, total },
      ]),
    ),
  };
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
async function write(place: Workplace, file: string, product: Product, inputs: readonly Stated[]): Promise<void> {
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
      const [{ name: reading, members }] = plan.readings as [Plan["readings"][number]];
      const changes = { readings: { [reading]: members.at(-1)!.name } };
      let [settled, lines] = [0, 0];
      // In several files, so that a million stay in bounded memory.
      const pieces = Math.max(files.length, Math.ceil(histories / 20_000));
      for (let piece = 0; piece < pieces; piece += 1) {
        const file = files[piece % files.length]!;
        const random = new Random(firstSeed + piece);
        const count = Math.ceil(histories / pieces);
        const inputs = [
          claim,
          ...historiesOnce(plan, random, count, variations),
          ...historiesRestated(plan, random, Math.ceil(count / 2)),
        ];
        await write(place, file, product, inputs);
        rmSync(out, { recursive: true, force: true });
        await run({
          input: join(place.folder, file),
          out,
          variants: [
            { name: "own", product: code },
            { name: "changed", product: code, contract: changes },
          ],
          shards: 3,
          workers: 1,
          format: "csv",
          memory: "1GB",
        });
        const [found, wanted] = [settledIn(out), byEvaluator(product, inputs, changes)];
        const seed = `${file}, seed ${firstSeed + piece}`;
        // A timestamp always has its time: a period from 00:00 is that from the day.
        const plain = (texts: readonly string[]): string[] => texts.map((text) => text.replaceAll("T00:00", "")).sort();
        for (const what of ["bad", "lines", "incidents", "totals"] as const)
          assert.deepEqual(found[what], wanted[what], seed);
        for (const what of ["ledgers", "differences"] as const)
          if (file === "claims.parquet") assert.deepEqual(plain(found[what]), plain(wanted[what]), seed);
          else assert.deepEqual(found[what], wanted[what], seed);
        settled += inputs.length - wanted.bad.length;
        lines += wanted.lines.length;
      }
      assert.ok(lines > 30 * pieces);
      if (process.env["YAKKAN_HISTORIES"] !== undefined) console.log(`${settled} claims, ${lines} lines`);
      place.remove();
    });
});
