import { join } from "node:path";
import { literal, openDuckDb } from "./duckdb.js";
import { inWords } from "./failure.js";

/** Newline-delimited JSON: on each line an input without its ledger. */
export interface Records {
  readonly path: string;
  /** Where DuckDB goes on when its memory does not suffice, and how much that is, `1GB`. */
  readonly temporary: string;
  readonly memory: string;
}

export interface ClaimRecord {
  readonly text: string;
  /** The line's number in the file, from 1. */
  readonly row: number;
  readonly policy: string;
  readonly settled: string | undefined;
}

/** The records of the policies of a shard, from 1: by policy and its periods, within those as they stand in the file. */
export async function* recordsOf(
  { path, temporary, memory }: Records,
  shard: number,
  of: number,
): AsyncGenerator<ClaimRecord> {
  try {
    const duckDb = await openDuckDb(join(temporary, String(shard)), memory);
    // Policies are dealt out by a hash that no version of anything changes.
    const isOwn = of === 1 ? "true" : `md5_number_lower(policy) % ${of} = ${shard - 1}`;
    const sql = `
      WITH numbered AS (SELECT json::VARCHAR AS text, row_number() OVER () AS row FROM read_ndjson_objects(${literal(path)}, maximum_object_size = 67108864)),
      keyed AS (SELECT *, coalesce(json_extract_string(text, '$.contract.policy'), '') AS policy,
        coalesce(json_extract_string(text, '$.contract.period.from'), '') AS starts FROM numbered)
      SELECT text, row, policy, json_extract_string(text, '$.settled') AS settled FROM keyed
      WHERE ${isOwn} ORDER BY policy, starts, row`;
    try {
      const result = await duckDb.connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        for (const [text, row, policy, settled] of chunk.getRows())
          yield {
            text: text as string,
            row: Number(row),
            policy: policy as string,
            settled: (settled as string | null) ?? undefined,
          };
      }
    } finally {
      duckDb.close();
    }
  } catch (problem) {
    throw inWords(problem, path, "read");
  }
}
