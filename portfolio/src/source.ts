import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { createReadStream, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { PortfolioFailure, inWords } from "./failure.js";
import type { IncidentRows } from "./gather.js";
import type { Column } from "./layout.js";

export type FileKind = "csv" | "parquet" | "ndjson";

export function kindOf(path: string): FileKind {
  if (/\.csv(?:\.gz)?$/i.test(path)) return "csv";
  if (/\.parquet$/i.test(path)) return "parquet";
  if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path)) return "ndjson";
  throw new PortfolioFailure(`${path}: claims come as .csv, .parquet or .ndjson`);
}

/** One settlement of an incident, as the file states it. */
export interface Settlement {
  readonly policy: string;
  /** The number of its first row in the file, from 1. */
  readonly row: number;
  /** What the file says of the time, if it does. */
  readonly settled: string | undefined;
  readonly content:
    { readonly kind: "rows"; readonly rows: IncidentRows } | { readonly kind: "json"; readonly text: string };
}

/** A claims file, read by DuckDB in bounded memory; what does not fit is sorted on the disk. */
export class Source {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly instance: DuckDBInstance,
    readonly path: string,
    readonly kind: FileKind,
    /** Of a table: the columns that the file has, in its order. */
    readonly columns: readonly Column[],
  ) {}

  static async open(path: string, known: readonly Column[], temporary: string, memory: string): Promise<Source> {
    const kind = kindOf(path);
    try {
      statSync(path);
      const instance = await DuckDBInstance.create(":memory:", {
        threads: "1",
        memory_limit: memory,
        temp_directory: temporary,
        preserve_insertion_order: "true",
      });
      const connection = await instance.connect();
      const columns = kind === "ndjson" ? [] : await columnsOfFile(connection, path, kind, known);
      return new Source(connection, instance, path, kind, columns);
    } catch (problem) {
      throw inWords(problem, path, "read");
    }
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /** The settlements of the policies of a shard: by policy, within it as they stand in the file. */
  async *settlements(shard: number, of: number): AsyncGenerator<Settlement> {
    try {
      yield* this.kind === "ndjson" ? this.records(shard, of) : this.incidents(shard, of);
    } catch (problem) {
      throw inWords(problem, this.path, "read");
    }
  }

  private async *records(shard: number, of: number): AsyncGenerator<Settlement> {
    const sql = `
      WITH numbered AS (SELECT json::VARCHAR AS text, row_number() OVER () AS row FROM read_ndjson_objects(${literal(this.path)}, maximum_object_size = 67108864)),
      keyed AS (SELECT *, coalesce(json_extract_string(text, '$.contract.policy'), '') AS policy,
        coalesce(json_extract_string(text, '$.contract.period.from'), '') AS starts FROM numbered)
      SELECT text, row, policy, json_extract_string(text, '$.settled') AS settled FROM keyed
      WHERE ${inShard("policy", shard, of)} ORDER BY policy, starts, row`;
    for await (const rows of this.chunks(sql)) {
      for (const [text, row, policy, settled] of rows)
        yield {
          policy: policy as string,
          row: Number(row),
          settled: (settled as string | null) ?? undefined,
          content: { kind: "json", text: text as string },
        };
    }
  }

  private async *incidents(shard: number, of: number): AsyncGenerator<Settlement> {
    const names = this.columns.map(({ name }) => name);
    // By place: to DuckDB names that differ in upper and lower case alone are one.
    const places = names.map((_, place) => placed(place));
    const has = (name: string): string =>
      names.includes(name) ? `coalesce(${placed(names.indexOf(name))}, '')` : "''";
    const group = `policy_key, ${has("period_from")}, ${has("period_to")}, ${has("incident")}, ${has("settled")}`;
    const inFile = (name: string, place: number): string => (this.kind === "csv" ? placed(place) : identifier(name));
    const cells = names.map((name, place) => `CAST(${inFile(name, place)} AS VARCHAR) AS ${placed(place)}`).join(", ");
    const sql = `
      WITH numbered AS (SELECT ${cells}, row_number() OVER () AS row_in_file FROM ${reader(this.path, this.kind, places)}),
      keyed AS (SELECT *, ${has("policy")} AS policy_key FROM numbered),
      own AS (SELECT * FROM keyed WHERE ${inShard("policy_key", shard, of)}),
      placed AS (SELECT *, min(row_in_file) OVER (PARTITION BY ${group}) AS first_row FROM own)
      SELECT ${places.join(", ")}, row_in_file, first_row, policy_key FROM placed
      ORDER BY policy_key, ${has("period_from")}, ${has("period_to")}, first_row, row_in_file`;
    const settledAt = names.indexOf("settled");
    let current: { first: number; policy: string; rows: (string | null)[][] } | undefined;
    const finish = ({ first, policy, rows }: NonNullable<typeof current>): Settlement => ({
      policy,
      row: first,
      settled: rows[0]?.[settledAt] ?? undefined,
      content: { kind: "rows", rows: { row: first, rows } },
    });
    for await (const chunk of this.chunks(sql)) {
      for (const cells of chunk) {
        const first = Number(cells[names.length + 1]);
        const row = cells.slice(0, names.length) as (string | null)[];
        if (current?.first === first) current.rows.push(row);
        else {
          if (current !== undefined) yield finish(current);
          current = { first, policy: cells[names.length + 2] as string, rows: [row] };
        }
      }
    }
    if (current !== undefined) yield finish(current);
  }

  private async *chunks(sql: string): AsyncGenerator<readonly (readonly unknown[])[]> {
    const result = await this.connection.stream(sql);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk.getRows();
    }
  }
}

async function columnsOfFile(
  connection: DuckDBConnection,
  path: string,
  kind: "csv" | "parquet",
  known: readonly Column[],
): Promise<readonly Column[]> {
  const names = kind === "csv" ? await headingOf(path) : await namesInParquet(connection, path);
  const byName = new Map(known.map((column) => [column.name, column]));
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new PortfolioFailure(`${path}: the column \`${twice}\` is there twice`);
  const unknown = names.filter((name) => !byName.has(name));
  if (unknown.length > 0)
    throw new PortfolioFailure(
      `${path}: ${unknown.map((name) => `\`${name}\``).join(", ")} ${unknown.length === 1 ? "is no column" : "are no columns"} of claims under this product; \`yakkan template\` lists those that are`,
    );
  const missing = known.filter(({ name, needed }) => needed && !names.includes(name));
  if (missing.length > 0)
    throw new PortfolioFailure(
      `${path}: the column${missing.length === 1 ? "" : "s"} ${missing.map(({ name }) => `\`${name}\``).join(", ")} ${missing.length === 1 ? "is" : "are"} missing`,
    );
  return names.flatMap((name) => byName.get(name) ?? []);
}

async function namesInParquet(connection: DuckDBConnection, path: string): Promise<readonly string[]> {
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${reader(path, "parquet", [])}`);
  return described.getRows().map(([name]) => name as string);
}

/** The names in the first line. DuckDB is told them: what it guesses of a file it guesses of broken ones too. */
async function headingOf(path: string): Promise<readonly string[]> {
  const bytes = createReadStream(path);
  const lines = createInterface({ input: /\.gz$/i.test(path) ? bytes.pipe(createGunzip()) : bytes });
  for await (const line of lines) {
    bytes.destroy();
    return line
      .replace(/^\uFEFF/, "")
      .split(",")
      .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  }
  return [];
}

function reader(path: string, kind: FileKind, names: readonly string[]): string {
  if (kind === "parquet") return `read_parquet(${literal(path)})`;
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  return `read_csv(${literal(path)}, header = true, auto_detect = false, columns = {${columns}}, delim = ',', quote = '"', escape = '"')`;
}

/** Policies are dealt out by a hash that no version of anything changes. */
function inShard(policy: string, shard: number, of: number): string {
  return of === 1 ? "true" : `md5_number_lower(${policy}) % ${of} = ${shard - 1}`;
}

/** A column's name in a query. */
function placed(place: number): string {
  return `c${place}`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
