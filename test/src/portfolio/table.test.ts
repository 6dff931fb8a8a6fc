import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvLine } from "@yakkan/portfolio/csv.js";
import { inputOf } from "@yakkan/portfolio/gather.js";
import { Grouping } from "@yakkan/portfolio/incidents.js";
import { type Column, columnsOf } from "@yakkan/portfolio/layout.js";
import { PlainRows } from "@yakkan/portfolio/plain.js";
import { policyBlocks } from "@yakkan/portfolio/rows.js";
import { rowsOf, TableBatch } from "@yakkan/portfolio/table.js";
import { type BatchProduct, type Columns, InputBatch } from "@yakkan/runtime/batch.js";
import { planOf } from "../agree/agreement.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { loadBatch } from "../support/run-batch.js";
import { historiesOnce } from "./histories.js";
import { tableOf } from "./table.js";

const root = new URL("../../../", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "yakkan-table-"));

const oddities = [
  "",
  " ",
  "0",
  "007",
  "1.5",
  "-1",
  "true",
  "TRUE",
  "1",
  "never",
  "2026-04-01",
  "2026-04-01 16:00:00",
  "=x",
  "|",
  "[]",
  "none",
  "\u3000",
  "漏えい",
  "9000000000000001",
  "99999999999999999999",
  "1e3",
  'a"b',
  "2026-02-30",
];

/** Some cells say something else: what another row says there, or something odd. */
function disturb(rows: readonly string[][], random: Random): void {
  for (const row of rows) {
    if (!random.chance(25)) continue;
    const column = random.between(1, row.length - 1);
    row[column] = random.chance(50) ? random.pick(oddities) : random.pick(rows)[column]!;
  }
}

/** Reads the rows both ways; how many incidents the table reads by itself, of how many. */
async function agree(
  product: BatchProduct,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): Promise<{ readonly incidents: number; readonly plain: number }> {
  const path = join(folder, "claims.csv");
  writeFileSync(path, [columns.map(({ name }) => name), ...rows].map(csvLine).join(""));
  const grouping = new Grouping(columns);
  const plain = new PlainRows(columns);
  const table = new TableBatch(columns, product, undefined);
  const counts = { incidents: 0, plain: 0 };
  const from = { path, names: columns.map(({ name }) => name), isNumbered: false };
  for await (const block of policyBlocks(from, 1, 1, 1 << 14)) {
    const single = new InputBatch(product);
    const incidents = grouping.incidentsOf(block);
    table.enter(block, incidents);
    for (let incident = 0; incident < incidents.count; incident += 1) {
      const { input, problems } = inputOf(rowsOf(block, incidents, incident, columns.length), columns);
      const found = problems.length > 0 ? problems : single.add(input);
      counts.incidents += 1;
      if (plain.are(block, incidents, incident) && table.append(incident)) {
        counts.plain += 1;
        assert.deepEqual(found, [], JSON.stringify(input));
        const row = table.inputs.batch.columns.rows - 1;
        assert.deepEqual(table.inputs.inputOf(row), input);
      } else if (found.length === 0) assert.deepEqual(table.inputs.add(input), []);
    }
    table.fill();
    assert.deepEqual(filled(table.inputs.batch.columns), filled(single.batch.columns));
    const { rows: count } = single.batch.columns;
    for (let row = 0; row < count; row += 1) {
      assert.equal(table.inputs.policyOf(row), single.policyOf(row));
      assert.equal(table.inputs.incidentOf(row), single.incidentOf(row));
    }
    for (let line = 0; line < single.batch.columns.lines; line += 1)
      assert.equal(table.inputs.lineOf(line), single.lineOf(line));
    table.restart();
  }
  return counts;
}

/** Everything that columns hold, but for the numbering of contracts. */
function filled(columns: Columns): unknown {
  const { rows, lines, claims, insureds } = columns;
  const counts = { incident: rows, claim: claims, insured: insureds, loss: lines };
  const cut = (part: unknown, count: number): unknown => {
    if (ArrayBuffer.isView(part)) return [...(part as Int32Array).subarray(0, count)];
    if (Array.isArray(part)) return part.map((one) => cut(one, count));
    return Object.fromEntries(Object.entries(part as object).map(([name, one]) => [name, cut(one, count)]));
  };
  const bearers = ["incident", "claim", "insured", "loss"] as const;
  const ofRows = [
    "policy",
    "restated",
    "from",
    "to",
    "triggers",
    "othersNone",
    "linesEnd",
    "claimsEnd",
    "insuredsEnd",
    "insuredsListed",
  ] as const;
  const ofLines = [
    "head",
    "amount",
    "incurred",
    "approved",
    "claim",
    "insured",
    "item",
    "trigger",
    "unit",
    "unitKey",
    "count",
  ] as const;
  return {
    counts,
    contracts: new Set(columns.contract.subarray(0, rows)).size,
    rows: ofRows.map((name) => cut(columns[name], rows)),
    lines: ofLines.map((name) => cut(columns[name], lines)),
    facts: bearers.map((of) => cut(columns.facts[of], counts[of])),
    circumstances: bearers.map((of) => cut(columns.circumstances[of], counts[of])),
  };
}

describe("a table of claims", function () {
  this.timeout(300_000);
  after(() => rmSync(folder, { recursive: true }));

  for (const name of ["cyber_club", "cyber_protector", "kyoei_cyber", "silver_jinzai", "sompo_cyber"]) {
    it(`of ${name} is read as its incidents one by one are, right or wrong`, async () => {
      const plan = planOf(readFileSync(new URL(`policies/${name}.yakkan`, root), "utf8"))!;
      const product = await loadBatch(plan);
      const columns = columnsOf(product.product);
      const random = new Random(17);
      const rows = tableOf(historiesOnce(plan, random, 60), columns).map((row) => [...row]);
      const sound = await agree(product, columns, rows);
      assert.ok(sound.plain > 0.1 * sound.incidents, `${sound.plain} of ${sound.incidents} are plain`);
      disturb(rows, random);
      const disturbed = await agree(product, columns, rows);
      assert.ok(disturbed.plain > 0.02 * disturbed.incidents, `${disturbed.plain} of ${disturbed.incidents} are plain`);
    });
  }

  it("of random products is read so, too", async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const plan = planOf(randomProduct(new Random(seed)));
      if (plan === undefined) continue;
      const product = await loadBatch(plan);
      const columns = columnsOf(product.product);
      const random = new Random(seed);
      const rows = tableOf(historiesOnce(plan, random, 20), columns).map((row) => [...row]);
      await agree(product, columns, rows);
      disturb(rows, random);
      await agree(product, columns, rows);
    }
  });
});
