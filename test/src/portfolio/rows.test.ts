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
  /** What is wrong with rows, by their numbers. */
  readonly faults: readonly (readonly [number, string])[];
}

async function read(from: PlainTable, { size = 1 << 20, shard = 1, of = 1 } = {}): Promise<Found> {
  const rows: string[][] = [];
  const numbers: number[] = [];
  const begins: number[] = [];
  const faults: (readonly [number, string])[] = [];
  for await (const block of policyBlocks(from, shard, of, size)) {
    const { bytes, count, width, starts, ends } = block;
    for (let row = 0; row < count; row += 1)
      rows.push(
        from.names.map((_, column) => bytes.toString("utf8", starts[row * width + column], ends[row * width + column])),
      );
    numbers.push(...block.numbers.subarray(0, count));
    begins.push(...block.begins.subarray(0, count));
    for (const [row, fault] of block.faults) if (row < count) faults.push([block.numbers[row]!, fault]);
  }
  return { rows, numbers, begins, faults };
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
      faults: [],
    };
    for (const size of [1 << 20, 64, 16, 3, 1]) assert.deepEqual(await read(table(text), { size }), wanted, `${size}`);
  });

  it("have the numbers of the first column where they were put in order", async () => {
    assert.deepEqual(await read(table('row,fault,policy,text\n7,,P-1,a\n3,"broken, somehow",P-2,b\n', true)), {
      rows: [
        ["P-1", "a"],
        ["P-2", "b"],
      ],
      numbers: [7, 3],
      begins: [1, 1],
      faults: [[3, "broken, somehow"]],
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

  it("are left to DuckDB where a policy comes again", async () => {
    for (const size of [1 << 20, 12])
      await assert.rejects(read(table("policy,text\nP-1,a\nP-2,a\nP-1,b\n"), { size }), NotInOrder);
  });

  const whole: readonly (readonly [
    what: string,
    text: string,
    rows: readonly (readonly string[])[],
    numbers: number[],
  ])[] = [
    [
      "a row says nothing",
      "policy,text\n\n , \nP-1,a\n\nP-1,b\n,,\n",
      [
        ["P-1", "a"],
        ["P-1", "b"],
      ],
      [3, 5],
    ],
    [
      "a cell is blank",
      'policy,text\nP-1, \nP-2,"\u3000"\nP-3, a\n',
      [
        ["P-1", ""],
        ["P-2", ""],
        ["P-3", " a"],
      ],
      [1, 2, 3],
    ],
    ["a quotation mark stands within a cell", 'policy,text\nP-1,5" a\n', [["P-1", '5" a']], [1]],
    [
      "lines end by a carriage return",
      "policy,text\rP-1,a\rP-2,b",
      [
        ["P-1", "a"],
        ["P-2", "b"],
      ],
      [1, 2],
    ],
  ];
  for (const [what, text, rows, numbers] of whole)
    it(`are read where ${what}`, async () => {
      for (const size of [1 << 20, 16, 1]) {
        const found = await read(table(text), { size });
        assert.deepEqual([found.rows, found.numbers, found.faults], [rows, numbers, []], `${size}`);
      }
    });

  const broken: readonly (readonly [what: string, row: string, cells: readonly string[], fault: string])[] = [
    ["too few cells", "P-2", ["P-2", ""], "the row has 1 cell, where the heading has 2"],
    [
      "too many",
      'P-2,a,"b\n",c',
      ["P-2", "a"],
      "the row has 4 cells, where the heading has 2; it goes on over 2 lines",
    ],
    ["too many that are empty", ",,5", ["", ""], "the row has 3 cells, where the heading has 2"],
    [
      "something behind a cell in quotes",
      'P-2,"a"b',
      ["P-2", "a"],
      "something stands behind the quotation mark that ends a cell",
    ],
  ];
  for (const [what, row, cells, fault] of broken)
    it(`are told of that have ${what}, the others are read`, async () => {
      for (const size of [1 << 20, 16, 1]) {
        const found = await read(table(`policy,text\nP-1,a\n${row}\nP-3,c\n`), { size });
        assert.deepEqual(found.rows, [["P-1", "a"], cells, ["P-3", "c"]], `${size}`);
        assert.deepEqual([found.numbers, found.faults], [[1, 2, 3], [[2, fault]]]);
      }
    });

  it("end where a quotation mark is never closed", async () => {
    const message = /table\.csv: a quotation mark in row 2 is never closed$/;
    for (const text of ['P-2,"b\nP-3,c\n', 'P-2,b,"c\n'])
      for (const size of [1 << 20, 12])
        await assert.rejects(read(table(`policy,text\nP-1,a\n${text}`), { size }), message);
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
