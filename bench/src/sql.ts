import { DuckDBInstance } from "@duckdb/node-api";

/** The total due of a table of claims, settled by DuckDB itself; CPU seconds are the process's. */
export async function settleBySql(csv: string): Promise<bigint> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const heads = ["response", "forensics", "containment", "recurrence", "probe"];
  const sums = heads.map((head) => {
    const test = head === "forensics" || head === "containment" ? " AND approved" : "";
    return `coalesce(sum(amount) FILTER (head = '${head}'${test}), 0)::BIGINT * inside AS s_${head}`;
  });
  const upTo = (count: number): string =>
    count === 0
      ? "0"
      : `(cut::HUGEINT * (${heads
          .slice(0, count)
          .map((head) => `s_${head}`)
          .join(" + ")}) // greatest(total, 1))`;
  const nets = heads.map((head, place) => `s_${head} - (${upTo(place + 1)} - ${upTo(place)}) AS n_${head}`);
  const result = await connection.runAndReadAll(`
    WITH claims AS (SELECT policy, incident, "contract.cost_limit" AS cost_limit, "contract.own_share" AS own_share, head, amount, approved,
        ("incident.discovered" >= period_from AND "incident.discovered" < period_to)::INTEGER AS inside
      FROM read_csv('${csv.replaceAll("'", "''")}', header = true)),
    sums AS (SELECT cost_limit, own_share, ${sums.join(", ")} FROM claims GROUP BY policy, incident, cost_limit, own_share, inside),
    totals AS (SELECT *, ${heads.map((head) => `s_${head}`).join(" + ")} AS total FROM sums),
    cuts AS (SELECT *, least(own_share, total) AS cut FROM totals),
    nets AS (SELECT cost_limit, ${nets.join(", ")} FROM cuts)
    SELECT sum(least(cost_limit, n_response + n_forensics + least(3000000, n_containment * 90 // 100 + n_recurrence * 90 // 100) + n_probe * 80 // 100))::BIGINT FROM nets`);
  const [[total]] = result.getRows() as [[bigint]];
  connection.closeSync();
  instance.closeSync();
  return total;
}
