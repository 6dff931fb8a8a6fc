import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PortfolioFailure } from "@yakkan/portfolio/failure.js";
import { NotInOrder, policyBlocks, type PlainTable } from "@yakkan/portfolio/rows.js";

const folder = mkdtempSync(join(tmpdir(), "yakkan-rows-"));

function table(text: string | Uint8Array, isNumbered = false): PlainTable {
  const path = join(folder, "table.csv");
  writeFileSync(path, text);
  return { path, names: ["policy", "text"], isNumbered };
}

interface Found {
  readonly rows: readonly (readonly string[])[];
  /** By row its number in the file, and where a policy begins. */
  readonly numbers: readonly number[];
  readonly begins: readonly number[];
}

async function read(from: PlainTable, { size = 1 << 20, shard = 1, of = 1 } = {}): Promise<Found> {
  const rows: string[][] = [];
  const numbers: number[] = [];
  const begins: number[] = [];
  for await (const block of policyBlocks(from, shard, of, size)) {
    const { bytes, count, width, starts, ends } = block;
    for (let row = 0; row < count; row += 1)
      rows.push(
        from.names.map((_, column) => bytes.toString("utf8", starts[row * width + column], ends[row * width + column])),
      );
    numbers.push(...block.numbers.subarray(0, count));
    begins.push(...block.begins.subarray(0, count));
  }
  return { rows, numbers, begins };
}

describe("rows of a plain table", () => {
  after(() => rmSync(folder, { recursive: true }));

  it("are read as RFC 4180 has them, in blocks of any size", async () => {
    const text =
      '\uFEFFpolicy,text\r\nP-1,"a, ""b""\nc"\r\nP-1,\r\n"P-1","""漏えい"""\r\nP-2,""\r\nP-3,the cell is rather long, so that a block has to grow'.replace(
        "long, so",
        "long so",
      );
    const wanted: Found = {
      rows: [
        ["P-1", 'a, "b"\nc'],
        ["P-1", ""],
        ["P-1", '"漏えい"'],
        ["P-2", ""],
        ["P-3", "the cell is rather long so that a block has to grow"],
      ],
      numbers: [1, 2, 3, 4, 5],
      begins: [1, 0, 0, 1, 1],
    };
    for (const size of [1 << 20, 64, 16, 3, 1]) assert.deepEqual(await read(table(text), { size }), wanted, `${size}`);
  });

  it("have the numbers of the first column where they were put in order", async () => {
    assert.deepEqual(await read(table("row,policy,text\n7,P-1,a\n3,P-2,b\n", true)), {
      rows: [
        ["P-1", "a"],
        ["P-2", "b"],
      ],
      numbers: [7, 3],
      begins: [1, 1],
    });
  });

  it("are dealt out to shards by their policies, each to one", async () => {
    const rows = Array.from({ length: 500 }, (_, row) => [`P-${row >> 1}`, String(row)]);
    const from = table(`policy,text\n${rows.map((row) => `${row.join(",")}\n`).join("")}`);
    const found: (readonly string[])[] = [];
    for (const shard of [1, 2, 3]) {
      const own = await read(from, { shard, of: 3, size: 200 });
      assert.ok(own.rows.length > 100, `${own.rows.length}`);
      found.push(...own.rows);
    }
    found.sort(([, a], [, b]) => Number(a) - Number(b));
    assert.deepEqual(found, rows);
  });

  const apart: readonly (readonly [what: string, text: string])[] = [
    ["a policy comes again", "policy,text\nP-1,a\nP-2,a\nP-1,b\n"],
    ["a row has too few cells", "policy,text\nP-1,a\nP-2\n"],
    ["a row has too many", "policy,text\nP-1,a\nP-2,a,b\n"],
    ["a line is empty", "policy,text\nP-1,a\n\nP-2,a\n"],
    ["a quote stands within a cell", 'policy,text\nP-1,a"b\n'],
    ["something follows a quote", 'policy,text\nP-1,"a"b\n'],
    ["a quote is not closed", 'policy,text\nP-1,"a\n'],
    ["lines end by a carriage return", "policy,text\rP-1,a\r"],
  ];
  for (const [what, text] of apart)
    it(`are left to DuckDB where ${what}`, async () => {
      for (const size of [1 << 20, 12]) await assert.rejects(read(table(text), { size }), NotInOrder);
    });

  it("are refused in another encoding than UTF-8", async () => {
    const shiftJis = Buffer.concat([
      Buffer.from("policy,text\nP-1,"),
      Buffer.from([0x98, 0x52, 0x82, 0xa6, 0x82, 0xa2]),
      Buffer.from("\n"),
    ]);
    await assert.rejects(read(table(shiftJis)), PortfolioFailure);
  });
});
