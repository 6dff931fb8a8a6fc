import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/** Heads in declared order, with what approval of them is called where they require it. */
const heads = [
  { name: "response" },
  { name: "forensics", approval: "approval forensics:approval:1" },
  { name: "containment", approval: "approval containment:approval:1" },
  { name: "recurrence" },
  { name: "probe" },
] as const;
const [containment, recurrence, probe] = [2, 3, 4];

/**
 * The same settlement as one writes it in SQL: every line's verdict, reason and amount due, every incident, and every
 * ledger, in files as `yakkan run` writes them. Two things are left to its advantage: it checks no input, and takes each
 * policy to have one incident, so that nobody has used anything of a period before.
 */
export async function settleBySql(csv: string, out: string, terms: string): Promise<bigint> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const copy = (query: string, file: string, options: string) =>
    connection.run(`COPY (${query}) TO ${quoted(join(out, file))} (${options})`);
  await connection.run(settlement(csv));
  await copy(
    `SELECT row_of_incident AS row, policy, period_from, incident, line, head, amount AS claimed, verdict,
       CASE WHEN eligible THEN triggers END AS trigger, due, due AS pay, refused, waits_for, true AS latest
     FROM settled ORDER BY row_of_incident, place, row`,
    "lines.csv",
    "header",
  );
  await copy(
    `SELECT row_of_incident AS row, any_value(policy) AS policy, any_value(period_from) AS period_from, any_value(incident) AS incident,
       sum(amount) AS claimed, sum(due) AS due, sum(due) AS pay, 0 AS overpaid, 'kernel' AS settled_by, false AS after_bad, true AS latest
     FROM settled GROUP BY row_of_incident ORDER BY row_of_incident`,
    "incidents.csv",
    "header",
  );
  await copy(
    `SELECT '{"schema":1,"product":"costs","edition":"2026-04-01","terms":"${terms}","policy":"' || any_value(policy)
       || '","period":{"from":"' || any_value(period_from) || '","to":"' || any_value(period_to)
       || '"},"readings":{},"revision":1,"incidents":[{"id":"' || any_value(incident)
       || '","paid":{' || coalesce(string_agg('"' || line || '":' || due, ',' ORDER BY row) FILTER (due > 0), '')
       || '},"used":{' || CASE WHEN sum(due) > 0 THEN '"all_costs:limit:period:1":{"":' || sum(due) || '}' ELSE '' END || '}}]}'
     FROM settled GROUP BY row_of_incident ORDER BY row_of_incident`,
    "ledgers.ndjson",
    "FORMAT csv, header false, quote '', escape '', delimiter '\x01'",
  );
  const result = await connection.runAndReadAll("SELECT sum(due)::BIGINT FROM settled");
  const [[total]] = result.getRows() as [[bigint]];
  connection.closeSync();
  instance.closeSync();
  return total;
}

/** What each step takes of each head is worked out by incident, and then shared out over the lines of the head. */
function settlement(csv: string): string {
  const list = (column: (place: number) => string): string => `[${heads.map((_, place) => column(place)).join(", ")}]`;
  const all = heads.map((_, place) => place);
  const sum = (step: string, places: readonly number[]): string =>
    places.map((place) => `${step}[${place + 1}]`).join(" + ");
  /** Of `cut`, what the head at `place` bears among `places`, by running total. */
  const borne = (cut: string, step: string, places: readonly number[], place: number): string => {
    if (!places.includes(place)) return "0";
    const upTo = (count: number): string =>
      count === 0
        ? "0"
        : `${cut}::HUGEINT * (${sum(step, places.slice(0, count))}) // greatest(${sum(step, places)}, 1)`;
    const rank = places.indexOf(place);
    return `(${upTo(rank + 1)} - ${upTo(rank)})::BIGINT`;
  };
  const shares: Readonly<Record<number, number>> = { [containment]: 90, [recurrence]: 90, [probe]: 80 };
  const prevention = [containment, recurrence];
  const less = (step: string, cuts: string): string => list((place) => `${step}[${place + 1}] - ${cuts}[${place + 1}]`);
  const steps = ["deducted", "borne", "over", "beyond"];
  const lines = steps.reduce(
    (before, step, place) => `
      SELECT * EXCLUDE (running, left_by_now), left_by_now - CASE WHEN ${step} = 0 OR there${place} = 0 THEN 0
        ELSE (${step}::HUGEINT * running // there${place} - ${step}::HUGEINT * (running - left_by_now) // there${place})::BIGINT END AS left_by_now
      FROM (SELECT *, sum(left_by_now) OVER (PARTITION BY row_of_incident, place ORDER BY row)::BIGINT AS running FROM (${before}))`,
    "SELECT * FROM lines",
  );
  return `
    CREATE TEMP TABLE settled AS
    WITH claims AS (
      SELECT row_number() OVER () AS row, policy, period_from, period_to, "contract.cost_limit" AS cost_limit,
        "contract.own_share" AS own_share, incident, triggers, line, head, amount, approved,
        list_position([${heads.map(({ name }) => quoted(name)).join(", ")}], head) AS place,
        "incident.discovered" >= period_from AND "incident.discovered" < period_to AS inside,
        [${heads.map((head) => ("approval" in head ? quoted(head.approval) : "NULL")).join(", ")}][place] AS approval
      FROM read_csv(${quoted(csv)}, header = true)),
    judged AS (
      SELECT *, inside AND (approval IS NULL OR approved IS TRUE) AS eligible,
        NOT inside OR (approval IS NOT NULL AND approved IS FALSE) AS is_refused,
        CASE WHEN is_refused THEN concat_ws('; ', CASE WHEN NOT inside THEN 'attachment all_costs:attachment:1' END,
          CASE WHEN approved IS FALSE THEN approval END) END AS refused,
        CASE WHEN NOT is_refused AND NOT eligible THEN approval END AS waits_for,
        CASE WHEN eligible THEN 'eligible' WHEN is_refused THEN 'refused' ELSE 'undetermined' END AS verdict,
        CASE WHEN eligible THEN amount ELSE 0 END AS subject
      FROM claims),
    sums AS (
      SELECT policy, incident, min(row) AS row_of_incident, any_value(cost_limit) AS cost_limit, any_value(own_share) AS own_share,
        ${list((place) => `coalesce(sum(subject) FILTER (place = ${place + 1}), 0)::BIGINT`)} AS there0
      FROM judged GROUP BY policy, incident),
    after_deductible AS (
      SELECT *, ${list((place) => borne(`least(own_share, ${sum("there0", all)})`, "there0", all, place))} AS deducted,
        ${less("there0", "deducted")} AS there1 FROM sums),
    after_shares AS (
      SELECT *, ${list((place) => (shares[place] === undefined ? "0" : `there1[${place + 1}] - there1[${place + 1}] * ${shares[place]} // 100`))} AS borne,
        ${less("there1", "borne")} AS there2 FROM after_deductible),
    after_prevention AS (
      SELECT *, ${list((place) => borne(`greatest(${sum("there2", prevention)} - 3_000_000, 0)`, "there2", prevention, place))} AS over,
        ${less("there2", "over")} AS there3 FROM after_shares),
    incidents AS (
      SELECT *, ${list((place) => borne(`greatest(${sum("there3", all)} - cost_limit, 0)`, "there3", all, place))} AS beyond
      FROM after_prevention),
    lines AS (
      SELECT judged.* EXCLUDE (subject), subject AS left_by_now, row_of_incident,
        ${steps.map((step, place) => `incidents.${step}[place] AS ${step}, there${place}[place] AS there${place}`).join(", ")}
      FROM judged JOIN incidents USING (policy, incident))
    SELECT * RENAME (left_by_now AS due) FROM (${lines})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
