import type { DuckDBConnection } from "@duckdb/node-api";

/** A database in memory, which goes on in a folder where that does not suffice. */
export async function openDuckDb(
  temporary: string,
  memory: string,
): Promise<{ readonly connection: DuckDBConnection; readonly close: () => void }> {
  // Most runs need none, and it takes its time to load.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    memory_limit: memory,
    temp_directory: temporary,
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
