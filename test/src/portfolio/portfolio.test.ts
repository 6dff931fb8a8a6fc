import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { codeOf } from "@yakkan/compiler/emit/product-code.js";
import { columnsOf } from "@yakkan/portfolio/layout.js";
import { alone } from "@yakkan/portfolio/lock.js";
import type * as running from "@yakkan/portfolio/run.js";
import { planOf } from "../agree/agreement.js";
import { Workplace } from "../cli/run.js";
import { Random } from "../support/generate/random.js";
import { loadBatch } from "../support/run-batch.js";
import { historiesOnce } from "./histories.js";
import { csvOf } from "./table.js";

const root = new URL("../../../", import.meta.url);
const bin = fileURLToPath(new URL("compiler/bin/yakkan.cjs", root));
/** Where it stands: a product may take words from files beside it. */
const fileOf = (name: string): string => fileURLToPath(new URL(`policies/${name}.yakkan`, root));

/** A hash of every file but those of single shards. */
function bytesOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder).filter((name) => name !== "parts");
  return Object.fromEntries(
    files.sort().map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

/** The rows of a query over files of the folder, as texts. */
async function queried(folder: string, query: string): Promise<readonly (readonly string[])[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`SET file_search_path = '${folder}'`);
  const rows = (await connection.runAndReadAll(query)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows.map((row) =>
    row.map((cell) => (typeof cell === "boolean" ? String(cell) : `${cell as string | bigint}`)),
  );
}

describe("yakkan run", function () {
  this.timeout(300_000);

  it("goes on where it was killed, to the same bytes", async () => {
    const text = readFileSync(new URL("policies/sompo_cyber.yakkan", root), "utf8");
    const plan = planOf(text)!;
    const { product } = await loadBatch(plan);
    const place = new Workplace({
      "claims.csv": csvOf(historiesOnce(plan, new Random(11), 100), columnsOf(product)),
    });
    const args = [
      "run",
      fileOf("sompo_cyber"),
      "--input",
      "claims.csv",
      "--shards",
      "4",
      "--workers",
      "1",
      "--readings",
    ];
    assert.equal(place.yakkan([...args, "--out", "whole"]).code, 0);
    const parts = join(place.folder, "killed", "parts");
    const child = spawn(process.execPath, [bin, ...args, "--out", "killed"], { cwd: place.folder });
    await new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!existsSync(join(parts, "1-of-4")) && child.exitCode === null) return;
        clearInterval(look);
        resolve();
      }, 5);
    });
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    assert.ok(existsSync(join(parts, "1-of-4")) && !existsSync(join(place.folder, "killed", "totals.json")));
    assert.equal(place.yakkan([...args, "--out", "killed"]).code, 0);
    assert.deepEqual(bytesOf(join(place.folder, "killed")), bytesOf(join(place.folder, "whole")));
    // Shard by shard, and put together.
    for (const shard of [3, 1, 4, 2])
      assert.equal(
        place.yakkan([...args.slice(0, 4), "--readings", "--out", "merged", "--shard", `${shard}/4`]).code,
        0,
      );
    const merged = place.yakkan([
      "merge",
      fileOf("sompo_cyber"),
      "--input",
      "claims.csv",
      "--shards",
      "4",
      "--readings",
      "--out",
      "merged",
    ]);
    assert.equal(merged.code, 0, merged.stderr);
    assert.deepEqual(bytesOf(join(place.folder, "merged")), bytesOf(join(place.folder, "whole")));
    place.remove();
  });

  describe("when something is wrong", () => {
    const heading =
      "policy,period_from,period_to,contract.cost_limit,incident,settled,triggers,incident.discovered,line,head,amount";
    const row = (policy: string, incident: string, settled: string, amount: string, limit = "5000000"): string =>
      `${policy},2026-04-01,2027-04-01,${limit},${incident},${settled},leak,2026-05-01,1,response,${amount}`;
    const product = `language 1
product sample "見本" {
  edition 2026-04-01
  currency JPY rounding down
  contract { cost_limit "限度額" : money 1_000_000 .. 50_000_000 }
  facts of incident { discovered "知った日" : date }
  triggers { leak "漏えい" }
  section costs "費用" { covers leak  covered when discovered during period  head response "対応"  limit cost_limit per period }
}
`;
    const place = new Workplace({ "product.yakkan": product });
    const run = (claims: string | Uint8Array, file = "claims.csv", out = "out", ...more: readonly string[]) => {
      rmSync(join(place.folder, out), { recursive: true, force: true });
      place.write(file, claims);
      return place.yakkan(["run", "product.yakkan", "--input", file, "--out", out, "--shards", "1", ...more]);
    };
    const read = (name: string): string[] =>
      readFileSync(join(place.folder, "out", name), "utf8")
        .trimEnd()
        .split("\n");
    after(() => place.remove());

    it("puts bad rows aside with their reasons, and settles the rest", () => {
      const rows = [
        row("P-1", "I-1", "2026-06-01", "3000000"),
        row("P-1", "I-2", "2026-07-01", "much"),
        row("P-1", "I-3", "2026-06-15", "3000000"),
        row("P-1", "I-4", "2026-05-15", "1000000"),
        row("P-2", "I-1", "2026-06-01", "100", "7"),
        `${row("P-3", "I-1", "2026-06-01", "100")}\n${row("P-3", "I-1", "2026-06-01", "200", "6000000").replace(",1,response", ",2,response")}`,
      ];
      const { code, stderr } = run(`${[heading, ...rows].join("\n")}\n`);
      assert.deepEqual([code, stderr], [0, ""]);
      assert.ok(
        read("bad.csv").includes("2,P-1,I-2,amount,shape,`amount` holds whole minor units; `much` stands there"),
      );
      assert.deepEqual(
        read("bad.csv").map((line) => line.split(",").slice(0, 5).join(",")),
        [
          "row,policy,incident,path,code",
          "2,P-1,I-2,amount,shape",
          "4,P-1,I-4,settled,order",
          "5,P-2,I-1,contract.cost_limit,range",
          "7,P-3,I-1,contract.cost_limit,conflict",
        ],
      );
      // 5,000,000 in the period, of which the first incident uses 3,000,000.
      assert.deepEqual(read("incidents.csv").slice(1), [
        "1,P-1,2026-04-01,I-1,3000000,3000000,3000000,0,kernel,false,true",
        "3,P-1,2026-04-01,I-3,3000000,2000000,2000000,0,kernel,true,true",
      ]);
    });

    it("settles an incident again that is restated later", () => {
      const rows = [row("P-1", "I-1", "2026-06-01", "3000000"), row("P-1", "I-1", "2026-07-01", "4000000")];
      const { code, stdout } = run(`${[heading, ...rows].join("\n")}\n`);
      assert.equal(code, 0);
      assert.match(stdout, /^total +1 +¥4,000,000 +¥4,000,000 +¥4,000,000$/m);
      assert.deepEqual(read("incidents.csv").slice(1), [
        "1,P-1,2026-04-01,I-1,3000000,3000000,3000000,0,kernel,false,false",
        "2,P-1,2026-04-01,I-1,4000000,4000000,1000000,0,evaluator,false,true",
      ]);
      const { own } = JSON.parse(read("totals.json").join("\n")) as { own: { total: object } };
      assert.deepEqual(own.total, { lines: 1, claimed: 4_000_000, due: 4_000_000, pay: 4_000_000 });
    });

    it("lets stand what a restatement that is bad when it is settled would have restated", () => {
      const second = (text: string): string => text.replace(",1,response", ",2,response");
      const rows = [
        row("P-1", "I-1", "2026-06-01", "3000000"),
        second(row("P-1", "I-1", "2026-06-01", "1000000")),
        row("P-1", "I-1", "2026-07-01", "4500000"),
        row("P-1", "I-2", "2026-08-01", "3000000"),
        row("P-2", "I-1", "2026-08-01", "3000000"),
      ];
      place.write("changes.json", JSON.stringify({ cost_limit: 1_000_000 }));
      const { code, stdout } = run(
        `${[heading, ...rows].join("\n")}\n`,
        "claims.csv",
        "out",
        "--compare-contract",
        "changes.json",
      );
      assert.equal(code, 0);
      assert.deepEqual(
        read("bad.csv").map((line) => line.split(",").slice(0, 5).join(",")),
        ["row,policy,incident,path,code", "3,P-1,I-1,line,not-restated"],
      );
      assert.deepEqual(read("incidents.csv").slice(1), [
        "1,P-1,2026-04-01,I-1,4000000,4000000,4000000,0,kernel,false,true",
        "4,P-1,2026-04-01,I-2,3000000,1000000,1000000,0,kernel,true,true",
        "5,P-2,2026-04-01,I-1,3000000,3000000,3000000,0,kernel,false,true",
      ]);
      assert.match(stdout, /^3 settlements of 3 incidents, 2 policies; 1 bad; 0 by the evaluator$/m);
      assert.match(stdout, /^total +4 +¥10,000,000 +¥8,000,000 +¥8,000,000$/m);
      // Of the first line 750,000 are paid under the smaller limit.
      assert.match(
        stdout,
        /^changes\.json: due ¥2,000,000; 3 incidents differ, 1 cannot be settled so and are left out/m,
      );
      assert.deepEqual(read("differences.csv").slice(1), [
        "changes.json,P-1,2026-04-01,I-1,4000000,1000000",
        "changes.json,P-1,2026-04-01,I-2,1000000,0",
        "changes.json,P-2,2026-04-01,I-1,3000000,1000000",
      ]);
    });

    for (const format of ["csv", "parquet"])
      it(`joins lines to the settlements that stand, and comes to its totals by the query that is shown, in ${format}`, async () => {
        const query = /```sql\n([^]*?)```/.exec(readFileSync(new URL("docs/portfolio.md", root), "utf8"))![1]!;
        const line = (id: string, incident: string, amount: string): string =>
          row("P-1", incident, "", amount).replace(",1,response", `,${id},response`);
        const at = (text: string, time: string): string => text.replace(/(I-\d),[^,]*/, `$1,${time}`);
        const rows = [
          at(line("1", "I-1", "1000000"), "2026-06-01"),
          at(line("2", "I-1", "500000"), "2026-06-01"),
          at(line("1", "I-2", "300000"), "2026-06-02"),
          at(line("1", "I-1", "700000"), "2026-07-01"),
          at(line("2", "I-1", "600000"), "2026-07-01"),
        ];
        assert.equal(run(`${[heading, ...rows].join("\n")}\n`, "claims.csv", "out", "--format", format).code, 0);
        const found = await queried(place.folder, query.replaceAll(/settled\/(\w+)\.csv/g, `out/$1.${format}`));
        const { own } = JSON.parse(read("totals.json").join("\n")) as {
          own: { heads: Record<string, Record<string, number>> };
        };
        assert.deepEqual(
          found.map(([head, ...sums]) => [head, ...sums.map(Number)]),
          Object.entries(own.heads).flatMap(([head, { lines, claimed, due, pay }]) =>
            lines === 0 ? [] : [[head, lines, claimed, due, pay]],
          ),
        );
        assert.equal(found.length, 1);
        const joined = await queried(
          place.folder,
          `SELECT i.row, i.incident, i.due, sum(l.due), i.latest, bool_and(l.latest), count(*) FROM 'out/incidents.${format}' i JOIN 'out/lines.${format}' l USING (row) GROUP BY ALL ORDER BY 1`,
        );
        assert.deepEqual(
          joined.map((cells) => cells.join(" ")),
          [
            "1 I-1 1500000 1500000 false false 2",
            "3 I-2 300000 300000 true true 1",
            "4 I-1 1300000 1300000 true true 2",
          ],
        );
      });

    const fails: readonly (readonly [what: string, claims: string | Uint8Array, file: string, message: RegExp])[] = [
      [
        "a column that is missing",
        heading.replace(",head", "").concat("\n"),
        "claims.csv",
        /^claims\.csv: the column `head` is missing\n$/,
      ],
      [
        "a column that is unknown",
        `${heading},colour\n`,
        "claims.csv",
        /^claims\.csv: `colour` is no column of claims under this product/,
      ],
      [
        "a column that is there twice",
        `${heading},head\n`,
        "claims.csv",
        /^claims\.csv: the column `head` is there twice\n$/,
      ],
      [
        "a quotation mark that is never closed",
        `${heading}\n${row("P-1", "I-1", "", "5")}\n"${row("P-2", "I-1", "", "5")}\n`,
        "claims.csv",
        /^claims\.csv: a quotation mark in row 2 is never closed\n$/,
      ],
      [
        "a file in UTF-16",
        Buffer.from(`\uFEFF${heading}\n`, "utf16le"),
        "claims.csv",
        /^claims\.csv: is text in UTF-16; say so, as `--encoding utf-16le`, or save it as UTF-8\n$/,
      ],
      ["a Parquet file that is none", "PAR1 and then nothing", "claims.parquet", /^claims\.parquet: cannot be read: /],
      [
        "a .gz file that is none",
        heading,
        "claims.csv.gz",
        /^claims\.csv\.gz: is no whole file of gzip: it is cut, or something else\n$/,
      ],
      [
        "a .gz file that is cut",
        gzipSync(`${heading}\n${row("P-1", "I-1", "", "5")}\n`).subarray(0, -20),
        "claims.csv.gz",
        /^claims\.csv\.gz: is no whole file of gzip: it is cut, or something else\n$/,
      ],
      ["a file of another kind", "", "claims.xlsx", /^claims\.xlsx: claims come as \.csv, \.parquet or \.ndjson\n$/],
    ];
    for (const [what, claims, file, message] of fails)
      it(`says so of ${what}, and writes nothing`, () => {
        const { code, stdout, stderr } = run(claims, file);
        assert.match(stderr, message);
        assert.deepEqual([code, stdout], [1, ""]);
        assert.ok(!existsSync(join(place.folder, "out", "totals.json")));
      });

    it("reads a table in Shift_JIS where that is said, and says so where it is not", () => {
      const table = `${heading}\n${row("P-1", "I-1", "", "100")}\n`;
      // 漏
      const policy = Buffer.from([0x98, 0x52]);
      const [before, after] = table.split("P-1");
      const claims = Buffer.concat([Buffer.from(before!), policy, Buffer.from(after!)]);
      const refused = run(claims);
      assert.deepEqual(
        [refused.code, refused.stderr],
        [1, "claims.csv: is not text in UTF-8; say which encoding it is in, as `--encoding shift_jis`\n"],
      );
      const args = ["run", "product.yakkan", "--input", "claims.csv", "--out", "out", "--shards", "1"];
      assert.equal(place.yakkan([...args, "--encoding", "shift_jis"]).code, 0);
      assert.deepEqual(read("incidents.csv").slice(1), ["1,漏,2026-04-01,I-1,100,100,100,0,kernel,false,true"]);
      place.write("claims.csv", table.replace("P-1", "漏"));
      const wrong = place.yakkan([...args, "--encoding", "shift_jis"]);
      assert.deepEqual([wrong.code, wrong.stderr], [1, "claims.csv: is not text in the encoding shift_jis\n"]);
      const unknown = place.yakkan([...args, "--encoding", "kanji"]);
      assert.deepEqual([unknown.code, unknown.stderr], [1, "claims.csv: `kanji` is no encoding that is known here\n"]);
    });

    it("says so of a file that is not there, and of JSON that is none", () => {
      const missing = place.yakkan(["run", "product.yakkan", "--input", "none.csv", "--out", "out"]);
      assert.deepEqual([missing.code, missing.stderr], [2, "none.csv: there is no such file\n"]);
      const { code } = run('{"contract": 5}\n[]\n', "claims.ndjson");
      assert.equal(code, 0);
      assert.ok(read("bad.csv").length > 2);
    });

    it("reads UTF-16 where that is said", () => {
      place.write("claims.csv", Buffer.from(`\uFEFF${heading}\r\n${row("漏", "I-1", "", "100")}\r\n`, "utf16le"));
      const args = ["run", "product.yakkan", "--input", "claims.csv", "--out", "out", "--shards", "1"];
      assert.equal(place.yakkan([...args, "--encoding", "utf-16le"]).code, 0);
      assert.deepEqual(read("incidents.csv").slice(1), ["1,漏,2026-04-01,I-1,100,100,100,0,kernel,false,true"]);
    });

    it("tells a set of which nothing is said from an empty one, in every cell", () => {
      const sets = `${heading},contract.reported,incident.damaged`;
      place.write(
        "sets.yakkan",
        product
          .replace("contract {", `contract { reported "届出" : any of a "甲", b "乙" = a`)
          .replace("facts of incident {", `facts of incident { damaged "損傷" : any of none "無", c "丙"`)
          .replace("during period", "during period and reported is empty and damaged has none"),
      );
      const cases: readonly (readonly [triggers: string, reported: string, damaged: string, found: string])[] = [
        ["leak", "none", "none", "100,eligible"],
        ["leak", "[]", "none|c", "100,eligible"],
        ["leak", "none", "", "0,undetermined"],
        ["leak", "none", " ", "0,undetermined"],
        ["leak", "none", "　", "0,undetermined"],
        ["leak", "none", "[]", "0,refused"],
        // What stands in the contract by default.
        ["leak", " ", "none", "0,refused"],
        ["none", "none", "none", "0,refused"],
        ["none", "none|a", "none", "contract.reported range"],
        ["leak", "|", "none", "contract.reported range"],
        ["leak", "none", "||", "incident.damaged range"],
        ["leak", "none", "c|", "incident.damaged range"],
        ["|", "none", "none", "triggers unknown-name"],
        [" ", "none", "none", "triggers missing"],
      ];
      const rows = cases.map(([triggers, reported, damaged], at) =>
        [row(`P-${at + 10}`, "I-1", "", "100").replace("leak", triggers), reported, damaged].join(","),
      );
      place.write("claims.csv", `${[sets, ...rows].join("\n")}\n`);
      const { code, stderr } = place.yakkan([
        "run",
        "sets.yakkan",
        "--input",
        "claims.csv",
        "--out",
        "out",
        "--shards",
        "1",
      ]);
      assert.deepEqual([code, stderr], [0, ""]);
      const found = new Map<string, string>();
      for (const line of read("lines.csv").slice(1)) {
        const cells = line.split(",");
        found.set(cells[1]!, `${cells[9]},${cells[7]}`);
      }
      for (const line of read("bad.csv").slice(1)) {
        const [, policy, , path, problem] = line.split(",");
        found.set(policy!, `${path} ${problem}`);
      }
      assert.deepEqual(
        [...found].sort().map(([, text]) => text),
        cases.map(([, , , text]) => text),
      );
    });

    it("settles none of an incident of which a row is bad, whatever its period", () => {
      const second = (text: string): string => text.replace(",1,response", ",2,response");
      const rows = [
        row("P-1", "I-1", "", "100"),
        second(row("P-1", "I-1", "", "100")).replace("2026-04-01,2027-04-01", ","),
        row("P-1", "I-2", "", "100"),
        row("P-2", "I-1", "", "100"),
        second(row("P-2", "I-1", "", "much")).replace("2026-04-01,2027-04-01", "2027-04-01,2028-04-01"),
        row("P-3", "I-1", "", "100"),
        second(row("P-3", "I-1", "", "1,000")),
        row("P-4", "I-1", "", "100"),
        row("P-4", "I-1", "", "100").replace("2027-04-01", "2028-04-01").replace("2026-04-01", "2027-04-01"),
      ];
      assert.equal(run(`${[heading, ...rows].join("\n")}\n`).code, 0);
      assert.deepEqual(
        read("bad.csv").map((line) => line.split(",").slice(0, 5).join(",")),
        [
          "row,policy,incident,path,code",
          "2,P-1,I-1,period_from,missing",
          "1,P-1,I-1,incident,reference",
          "4,P-2,I-1,incident,reference",
          "5,P-2,I-1,amount,shape",
          "7,P-3,I-1,,shape",
        ],
      );
      assert.ok(read("bad.csv").includes('7,P-3,I-1,,shape,"the row has 12 cells, where the heading has 11"'));
      // Numbers are given anew in each period.
      assert.deepEqual(
        read("incidents.csv").map((line) => line.split(",").slice(0, 4).join(",")),
        ["row,policy,period_from,incident", "3,P-1,2026-04-01,I-2", "8,P-4,2026-04-01,I-1", "9,P-4,2027-04-01,I-1"],
      );
    });

    it("settles each incident by what its rows say of the contract, uses of the period add up", () => {
      const rows = [row("P-1", "I-1", "", "3000000"), row("P-1", "I-2", "", "3000000", "4000000")];
      assert.equal(run(`${[heading, ...rows].join("\n")}\n`).code, 0);
      assert.deepEqual(read("incidents.csv").slice(1), [
        "1,P-1,2026-04-01,I-1,3000000,3000000,3000000,0,kernel,false,true",
        "2,P-1,2026-04-01,I-2,3000000,1000000,1000000,0,kernel,false,true",
      ]);
    });

    it("keeps the columns of large sums apart", () => {
      const rows = [row("P-1", "I-1", "", "4000000000000000"), row("P-2", "I-1", "", "4000000000000000")];
      const { stdout } = run(`${[heading, ...rows].join("\n")}\n`);
      assert.match(stdout, /^ +lines +claimed +due +pay$/m);
      assert.match(stdout, /^total +2 +¥8,000,000,000,000,000 +¥10,000,000 +¥10,000,000$/m);
    });

    it("says why incidents cannot be settled under another contract", () => {
      place.write("claims.csv", `${heading}\n${row("P-1", "I-1", "", "100")}\n`);
      const compare = (contract: object) => {
        place.write("changes.json", JSON.stringify(contract));
        const args = ["run", "product.yakkan", "--input", "claims.csv", "--out", "out", "--shards", "1"];
        return place.yakkan([...args, "--compare-contract", "changes.json"]);
      };
      assert.match(
        compare({ nope: 1, cost_limit: 5 }).stdout,
        /^changes\.json: due ¥0; 0 incidents differ, 1 cannot be settled so and are left out \(contract\.cost_limit range 1, contract\.nope unknown-name 1\)$/m,
      );
      const { code, stderr } = compare({ policy: "X" });
      assert.deepEqual(
        [code, stderr],
        [1, "changes.json: `policy` stays what each contract says, as it tells which contract it is\n"],
      );
    });

    it("says so of a folder, of a file in its way and of too many shards", () => {
      place.write("claims.csv", `${heading}\n${row("P-1", "I-1", "", "100")}\n`);
      const run = (...args: readonly string[]) => {
        const { code, stderr } = place.yakkan(["run", "product.yakkan", ...args]);
        return [code, stderr] as const;
      };
      assert.deepEqual(run("--input", ".", "--out", "out"), [2, ".: is a folder\n"]);
      assert.deepEqual(run("--input", "claims.csv", "--out", "claims.csv"), [
        2,
        "claims.csv: is a file, not a folder\n",
      ]);
      const [code, stderr] = run("--input", "claims.csv", "--out", "out", "--shards", "100000");
      assert.equal(code, 2);
      assert.match(stderr, /--shards: at most 1,000; 100,000 are asked for/);
      assert.deepEqual(run("--input", "claims.csv", "--out", "out", "--shard", "1/2", "--shards", "3"), [
        2,
        "--shards: 3 are asked for, and of 2 one with --shard\n",
      ]);
    });

    it("is alone in a folder, unless it settles another shard; one that was killed holds nobody up", async () => {
      const rows = ["P-1", "P-2", "P-3"].map((policy) => row(policy, "I-1", "", "100"));
      place.write("claims.csv", `${[heading, ...rows].join("\n")}\n`);
      place.write("shared/parts/begun", "");
      const out = join(place.folder, "shared");
      const called = (command: string, ...args: readonly string[]) =>
        place.yakkan([command, "product.yakkan", "--input", "claims.csv", "--out", "shared", ...args]);
      const busy = {
        code: 1,
        stdout: "",
        stderr: `shared: another run (process ${process.pid}) is writing there; wait for its end, or give another folder with --out\n`,
      };
      await alone(
        out,
        "run",
        () => true,
        async () => {
          assert.deepEqual(called("run", "--shards", "2"), busy);
          assert.deepEqual(called("run", "--shard", "1/2"), busy);
          await assert.rejects(
            alone(
              out,
              "run",
              () => true,
              () => Promise.resolve(),
            ),
          );
        },
      );
      await alone(
        out,
        "1-of-2",
        () => false,
        () => {
          assert.deepEqual(called("run", "--shard", "1/2"), busy);
          assert.deepEqual(called("run", "--shards", "2"), busy);
          assert.equal(called("run", "--shard", "2/2").code, 0);
          return Promise.resolve();
        },
      );
      // A process that has ended; one elsewhere of which nothing has been heard for long; one that died as it began.
      const { pid } = spawnSync(process.execPath, ["--version"]);
      const long = new Date(Date.now() - 120_000);
      for (const [left, at] of [
        [JSON.stringify({ host: hostname(), pid, id: "a" }), undefined],
        [JSON.stringify({ host: "elsewhere", pid: process.pid, id: "b" }), long],
        ["", long],
      ] as const) {
        place.write("shared/parts/run.left.lock", left);
        if (at !== undefined) utimesSync(join(out, "parts/run.left.lock"), at, at);
        assert.deepEqual([called("run", "--shards", "2").code, left], [0, left]);
      }
      assert.equal(called("merge", "--shards", "2").code, 0);
      assert.deepEqual(readdirSync(join(out, "parts")).sort(), ["1-of-2", "2-of-2", "begun"]);
      assert.match(called("merge", "--shards", "3").stderr, /^shared: shard 1 of 3 is not settled yet\n$/);
    });

    it("is alone where several find a lock left behind, and however old the lock of a process is that lives", async () => {
      const out = join(place.folder, "taken");
      const left = JSON.stringify({ host: hostname(), pid: spawnSync(process.execPath, ["--version"]).pid, id: "a" });
      let [inside, most] = [0, 0];
      const task = async (): Promise<void> => {
        most = Math.max(most, ++inside);
        // A run lasts longer than others take to ask.
        await new Promise((resolve) => setTimeout(resolve, 25));
        inside--;
      };
      const one = () => alone(out, "run", () => true, task);
      const soon = async (latest: number): Promise<void> => {
        const start = performance.now() + Math.random() * latest;
        while (performance.now() < start) await new Promise(setImmediate);
        await one();
      };
      for (let round = 0; round < 80; round++) {
        place.write("taken/parts/run.left.lock", left);
        await Promise.allSettled(Array.from({ length: 8 }, (_, at) => soon(at)));
      }
      assert.equal(most, 1);
      const long = new Date(Date.now() - 120_000);
      place.write("taken/parts/run.left.lock", JSON.stringify({ host: hostname(), pid: process.ppid, id: "b" }));
      utimesSync(join(out, "parts/run.left.lock"), long, long);
      await assert.rejects(one());
    });

    it("takes a process that was killed for gone before anybody has noticed, and so one whose number was given anew", async function () {
      if (process.platform !== "linux") this.skip();
      const out = join(place.folder, "killed");
      // What the shell has begun ends when the shell is another program, which does not ask how.
      const parent = spawn("sh", ["-c", "sleep 0.2 & echo $!; exec sleep 60"]);
      const pid = await new Promise<number>((resolve) => {
        parent.stdout.once("data", (text) => resolve(Number(text)));
      });
      while (!/^\d+ \(.*\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8")))
        await new Promise((resolve) => setTimeout(resolve, 20));
      const took = () =>
        alone(
          out,
          "run",
          () => true,
          () => Promise.resolve(true),
        );
      for (const left of [
        { pid, id: "a" },
        { pid: process.ppid, id: "b", start: "1" },
      ]) {
        place.write("killed/parts/run.left.lock", JSON.stringify({ host: hostname(), ...left }));
        assert.ok(await took());
      }
      parent.kill("SIGKILL");
      await alone(
        out,
        "run",
        () => true,
        async () => {
          const [own] = readdirSync(join(out, "parts"));
          const { start } = JSON.parse(readFileSync(join(out, "parts", own!), "utf8")) as { readonly start?: string };
          assert.match(start!, /^\d+$/);
          await assert.rejects(took());
        },
      );
    });

    it("settles a shard again by other code, and does not merge what was settled by it", async () => {
      place.write("claims.csv", `${[heading, row("P-1", "I-1", "", "100")].join("\n")}\n`);
      const packages = join(place.folder, "node_modules", "@yakkan");
      for (const name of ["runtime", "portfolio"])
        for (const part of ["package.json", "dist"])
          cpSync(fileURLToPath(new URL(`${name}/${part}`, root)), join(packages, name, part), { recursive: true });
      const { merge, run } = (await import(
        pathToFileURL(join(packages, "portfolio/dist/run.js")).href
      )) as typeof running;
      const options = {
        input: join(place.folder, "claims.csv"),
        out: join(place.folder, "released"),
        variants: [{ name: "own", product: await codeOf(planOf(product)!) }],
        shards: 1,
        workers: 1,
        format: "csv",
        memory: "1GB",
      } as const;
      const settled = async (): Promise<boolean> => {
        let isSettled = false;
        await run({ ...options, progress: () => (isSettled = true) });
        return isSettled;
      };
      assert.deepEqual([await settled(), await settled()], [true, false]);
      for (const changed of ["runtime/dist/settle.js", "portfolio/dist/tally.js"]) {
        appendFileSync(join(packages, changed), "// mended\n");
        await assert.rejects(merge(options), /by another product or by another release$/);
        assert.deepEqual([await settled(), await settled()], [true, false]);
      }
    });

    it("settles a shard again of which it was not written down whole that it is done", () => {
      assert.equal(run(`${[heading, row("P-1", "I-1", "", "100")].join("\n")}\n`).code, 0);
      const whole = bytesOf(join(place.folder, "out"));
      const done = readFileSync(join(place.folder, "out/parts/1-of-1/done.json"), "utf8");
      const args = ["product.yakkan", "--input", "claims.csv", "--out", "out", "--shards", "1"];
      for (const left of ["", done.slice(0, done.length / 2), "\0".repeat(done.length)]) {
        place.write("out/parts/1-of-1/done.json", left);
        const merged = place.yakkan(["merge", ...args]);
        assert.deepEqual([merged.code, merged.stderr], [1, "out: shard 1 of 1 is not settled yet\n"]);
        assert.equal(place.yakkan(["run", ...args]).code, 0);
        assert.deepEqual(bytesOf(join(place.folder, "out")), whole);
      }
    });

    it("leaves nothing there that an earlier run has written and this one does not", () => {
      place.write("changes.json", JSON.stringify({ cost_limit: 1_000_000 }));
      place.write("claims.csv", `${[heading, row("P-1", "I-1", "", "100")].join("\n")}\n`);
      const written = (...more: readonly string[]): readonly string[] => {
        const args = ["run", "product.yakkan", "--input", "claims.csv", "--out", "stale", "--shards", "1", ...more];
        assert.equal(place.yakkan(args).code, 0);
        return readdirSync(join(place.folder, "stale")).sort();
      };
      place.write("stale/notes.txt", "");
      const always = ["bad.csv", "ledgers.ndjson", "notes.txt", "parts", "totals.json"];
      const compared = [...always, "differences.csv", "incidents.parquet", "lines.parquet"].sort();
      assert.deepEqual(written("--format", "parquet", "--compare-contract", "changes.json"), compared);
      assert.deepEqual(written(), [...always, "incidents.csv", "lines.csv"].sort());
      assert.deepEqual(written("--format", "parquet"), [...always, "incidents.parquet", "lines.parquet"].sort());
    });

    it("says how many policy periods begin before the edition, and counts a policy once", () => {
      const at = (text: string, year: number): string =>
        text.replace("2026-04-01,2027-04-01", `${year}-04-01,${year + 1}-04-01`).replace("2026-05", `${year}-05`);
      const rows = [2024, 2025, 2026].map((year) => at(row("P-1", "I-1", "", "100"), year));
      const { code, stdout } = run(`${[heading, ...rows, row("P-2", "I-1", "", "100")].join("\n")}\n`);
      assert.equal(code, 0);
      assert.match(stdout, /^4 settlements of 4 incidents, 2 policies; /m);
      assert.match(
        stdout,
        /^2 of 4 policy periods begin before 2026-04-01, the day of the edition that they are settled by$/m,
      );
      const { own } = JSON.parse(read("totals.json").join("\n")) as { own: Record<string, number> };
      assert.deepEqual([own["policies"], own["periods"], own["periodsBeforeEdition"]], [2, 4, 2]);
      assert.doesNotMatch(run(`${heading}\n${row("P-1", "I-1", "", "100")}\n`).stdout, /edition/);
    });

    it("writes no ledger where every incident of a policy is bad when it is settled", () => {
      place.write(
        "computed.yakkan",
        product.replace('head response "対応"', 'head response "対応"  head extra "割増" = 5 * loss(response)'),
      );
      const rows = [row("P-1", "I-1", "", "4000000000000000"), row("P-2", "I-1", "", "100")];
      place.write("claims.csv", `${[heading, ...rows].join("\n")}\n`);
      const args = ["--input", "claims.csv", "--out", "out", "--shards", "1"];
      assert.match(
        place.yakkan(["run", "computed.yakkan", ...args]).stdout,
        /^1 settlements of 1 incidents, 1 policies; 1 bad; /m,
      );
      assert.match(read("bad.csv")[1]!, /^1,P-1,I-1,line,amount,/);
      assert.deepEqual(
        read("ledgers.ndjson").map((text) => (JSON.parse(text) as { readonly policy: string }).policy),
        ["P-2"],
      );
    });

    it("takes a name with a blank at an end for a mistake", () => {
      const names = `${heading},claim`;
      const rows = [
        `${row("P-1", "I-1", "", "3000000")},`,
        `${row("P-1 ", "I-2", "", "3000000")},`,
        `${row("P-2", "\u3000I-1", "", "100")},`,
        `${row("P-3", "I-1", "", "100").replace(",1,response", ",1\u00a0,response")},`,
        `${row("漏\u3000", "I-1", "", "100")},`,
        `${row("漏", "I-1", "", "100")},`,
        `${row("P-4", "I 1", "", "100")},C 1 `,
      ];
      assert.equal(run(`${[names, ...rows].join("\n")}\n`).code, 0);
      assert.deepEqual(
        read("bad.csv").map((line) => line.split(",").slice(0, 5).join(",")),
        [
          "row,policy,incident,path,code",
          "2,P-1 ,I-2,policy,shape",
          "3,P-2,\u3000I-1,incident,shape",
          "4,P-3,I-1,line,shape",
          "5,漏\u3000,I-1,policy,shape",
          "7,P-4,I 1,claim,shape",
        ],
      );
      assert.match(read("bad.csv")[1]!, /has a blank at an end: ""P-1 "" would be another than ""P-1"""$/);
      assert.equal(read("incidents.csv").length, 3);
    });

    it("says of a line that is missing that it is a line, also where there are claims", () => {
      const rows = [
        row("P-1", "I-1", "2026-06-01", "100").replace(",1,response", ",C-1,1,response"),
        row("P-1", "I-1", "2026-07-01", "100").replace(",1,response", ",C-1,2,response"),
      ];
      assert.equal(run(`${[heading.replace(",line", ",claim,line"), ...rows].join("\n")}\n`).code, 0);
      assert.match(read("bad.csv")[1]!, /^2,P-1,I-1,line,not-restated,/);
    });

    it("settles a shard again of which a file is cut", () => {
      const rows = ["P-1", "P-2", "P-3"].map((policy) => row(policy, "I-1", "", "100"));
      assert.equal(run(`${[heading, ...rows].join("\n")}\n`).code, 0);
      const whole = bytesOf(join(place.folder, "out"));
      place.write("out/parts/1-of-1/lines.csv", read("lines.csv").slice(0, 2).join("\n"));
      const args = ["run", "product.yakkan", "--input", "claims.csv", "--out", "out", "--shards", "1"];
      assert.equal(place.yakkan(args).code, 0);
      assert.deepEqual(bytesOf(join(place.folder, "out")), whole);
    });

    it("takes days and instants as times of settlement, and compares them as such", () => {
      const times = [
        "2026-06-01",
        "2026-06-01T10:00",
        "2026-06-01",
        "2026-06-01 09:59:00",
        "2026/6/2",
        "5",
        "2026-06-02",
      ];
      const rows = times.map((time, at) => row("P-1", `I-${at}`, time, "100"));
      assert.equal(run(`${[heading, ...rows].join("\n")}\n`).code, 0);
      const bad = [
        "row,policy,incident,path,code,message",
        '4,P-1,I-3,settled,order,"it was settled at 2026-06-01 09:59:00, before 2026-06-01T10:00 of an earlier row of the policy"',
        '5,P-1,I-4,settled,date,"`settled` is a day such as 2026-04-01, or with a time 2026-04-01T16:00; `2026/6/2` is given"',
        '6,P-1,I-5,settled,date,"`settled` is a day such as 2026-04-01, or with a time 2026-04-01T16:00; `5` is given"',
      ];
      assert.deepEqual(read("bad.csv"), bad);
      const record = (time: string, at: number): string =>
        JSON.stringify({
          settled: time,
          contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, cost_limit: 5_000_000 },
          incident: { id: `I-${at}`, triggers: ["leak"], facts: { discovered: "2026-05-01" } },
          losses: [{ id: "1", head: "response", amount: 100 }],
        });
      assert.equal(run(times.map(record).join("\n"), "claims.ndjson").code, 0);
      assert.deepEqual(read("bad.csv"), bad);
    });

    it("puts lines of JSON aside that bring a ledger along", () => {
      const record = (policy: string, ...ledger: readonly object[]): string =>
        JSON.stringify({
          contract: { policy, period: { from: "2026-04-01", to: "2027-04-01" }, cost_limit: 5_000_000 },
          incident: { id: "I-1", triggers: ["leak"], facts: { discovered: "2026-05-01" } },
          losses: [{ id: "1", head: "response", amount: 100 }],
          ...(ledger.length === 0 ? {} : { ledger: ledger[0] }),
        });
      const claims = record("P-1");
      assert.equal(run(claims, "claims.ndjson").code, 0);
      const ledger = JSON.parse(read("ledgers.ndjson")[0]!) as object;
      assert.equal(run(`${record("P-1", { ...ledger })}\n${record("P-2")}\n`, "claims.ndjson").code, 0);
      assert.deepEqual(read("bad.csv").slice(1), [
        '1,P-1,I-1,ledger,unknown-name,"a file of claims has no ledgers: it holds the whole policy period, and what was settled before is settled along"',
      ]);
      assert.deepEqual(
        read("incidents.csv")
          .slice(1)
          .map((line) => line.split(",").slice(0, 2).join(",")),
        ["2,P-2"],
      );
    });

    it("puts lines of JSON that are no records aside, each with its number", () => {
      const record = (policy: string, amount: string): string =>
        `{"contract":{"policy":"${policy}","period":{"from":"2026-04-01","to":"2027-04-01"},"cost_limit":5000000},"incident":{"id":"I-1","triggers":["leak"],"facts":{"discovered":"2026-05-01"}},"losses":[{"id":"1","head":"response","amount":${amount}}]}`;
      const lines = [
        record("P-1", "100"),
        "",
        record("P-2", "100").slice(0, -1),
        "[]",
        "yesterday",
        record("P-3", '1,"amount":1000000'),
        record("P-4", "200"),
        record("P-0", "300"),
      ];
      for (const text of [`\uFEFF${lines.join("\r\n")}\r\n`, lines.join("\n")]) {
        const { code, stderr } = run(text, "claims.ndjson");
        assert.deepEqual([code, stderr], [0, ""]);
        assert.deepEqual(read("bad.csv").sort(), [
          "3,,,,shape,this is not JSON: character 1: this is never closed: `}` is missing",
          "4,,,,shape,the input is a record; a list is given",
          '5,,,,shape,"this is not JSON: character 1: `yesterday` is not a value: a text stands in ""quotes"""',
          `6,P-3,I-1,,shape,"this is not JSON: character ${lines[5]!.lastIndexOf('"amount"') + 1}: the field ""amount"" is stated twice"`,
          "row,policy,incident,path,code,message",
        ]);
        assert.deepEqual(
          read("incidents.csv")
            .slice(1)
            .map((line) => line.split(",").slice(0, 2).join(",")),
          ["1,P-1", "7,P-4", "8,P-0"],
        );
      }
    });

    it("keeps what it has when the disk is full, and goes on when it is not", function () {
      if (process.platform === "win32") this.skip();
      const rows = Array.from({ length: 2000 }, (_, at) => row(`P-${at}`, "I-1", "", "3000000"));
      place.write("claims.csv", `${[heading, ...rows].join("\n")}\n`);
      const args = [
        "run",
        "product.yakkan",
        "--input",
        "claims.csv",
        "--out",
        "full",
        "--shards",
        "2",
        "--workers",
        "1",
      ];
      // No file may be larger than 64 blocks of 512 bytes (bash: of 1024).
      const limited = spawnSync("sh", ["-c", `ulimit -f 64; exec "$0" "$@"`, process.execPath, bin, ...args], {
        cwd: place.folder,
        encoding: "utf8",
      });
      assert.match(limited.stderr, /no space is left on the disk; what was settled is kept, run it again to go on/);
      assert.equal(limited.status, 1);
      assert.match(limited.stderr, /^full\/parts: /);
      assert.ok(!existsSync(join(place.folder, "full", "totals.json")));
      // Where a file is unpacked on the way it is not the file that has no room.
      place.write("claims.csv.gz", gzipSync(`${[heading, ...rows].join("\n")}\n`));
      const zipped = spawnSync(
        "sh",
        ["-c", `ulimit -f 64; exec "$0" "$@"`, process.execPath, bin, ...args.map((a) => a.replace(/csv$/, "csv.gz"))],
        { cwd: place.folder, encoding: "utf8" },
      );
      assert.match(zipped.stderr, /^full\/parts: no space is left on the disk/);
      assert.equal(place.yakkan(args).code, 0);
      assert.equal(place.yakkan([...args.slice(0, 5), "whole", ...args.slice(6)]).code, 0);
      assert.deepEqual(bytesOf(join(place.folder, "full")), bytesOf(join(place.folder, "whole")));
    });
  });
});
