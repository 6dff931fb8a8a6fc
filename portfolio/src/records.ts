import { isUtf8 } from "node:buffer";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { findFault } from "@yakkan/runtime/json-text.js";
import { csvLine } from "./csv.js";
import type { RowProblem } from "./gather.js";
import { numbering, notUtf8, type PlainTable } from "./rows.js";
import { Seen } from "./seen.js";

/** Newline-delimited JSON as a table: of each line what it is put in order by, and its text. */
export type RecordTable = PlainTable;

export const recordColumns = ["policy", "period", "settled", "record"] as const;

/**
 * Writes a file of newline-delimited JSON as such a table; whether its policies stand one after the other, each by
 * its periods, and how long the longest row may be, in bytes. Lines that are no records are of no policy.
 */
export async function writeRecords(
  path: string,
  to: string,
): Promise<{ readonly isInOrder: boolean; readonly longest: number }> {
  const seen = new Seen();
  let [number, longest, isInOrder, last, period] = [0, 0, true, "", ""];
  const table = async function* (bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
    yield csvLine([...numbering, ...recordColumns]);
    for await (const line of linesOf(bytes, path)) {
      number += 1;
      const text = line.replace(/\r$/, "");
      if (text.trim() === "") continue;
      const key = keyOf(text);
      if (key.policy !== last) {
        const policy = Buffer.from(key.policy);
        if (key.policy !== "") isInOrder &&= seen.add(policy, 0, policy.length);
      } else isInOrder &&= period <= key.period;
      [last, period] = [key.policy, key.period];
      const row = csvLine([number, "", key.policy, key.period, key.settled, text]);
      longest = Math.max(longest, 3 * row.length);
      yield row;
    }
  };
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), table, createWriteStream(to));
  return { isInOrder, longest };
}

/** A record as an input: when it was settled says where it stands, not what it is. */
export function inputIn(text: string): { readonly input: unknown; readonly problems: readonly RowProblem[] } {
  const json = parsed(text);
  if (json === undefined || mayRepeat(text, json)) {
    const fault = findFault(text);
    if (fault !== undefined) {
      const message = `this is not JSON: character ${fault.start + 1}: ${fault.message}`;
      return { input: json, problems: [{ path: "", code: "shape", message }] };
    }
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return { input: json, problems: [] };
  const input = Object.fromEntries(Object.entries(json).filter(([field]) => field !== "settled"));
  return { input, problems: Object.hasOwn(json, "ledger") ? [fromLedger] : [] };
}

/** Of each policy period there is one ledger, which begins with the file: another would be forgotten. */
const fromLedger: RowProblem = {
  path: "ledger",
  code: "unknown-name",
  message:
    "a file of claims has no ledgers: it holds the whole policy period, and what was settled before is settled along",
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Of two fields of one name the parser takes the last without a word: then the text has more of them than the value. */
function mayRepeat(text: string, json: unknown): boolean {
  return (text.match(/"\s*:/g)?.length ?? 0) !== fieldsOf(json);
}

function fieldsOf(json: unknown): number {
  if (typeof json !== "object" || json === null) return 0;
  const values = Object.values(json);
  return values.reduce<number>((sum, value) => sum + fieldsOf(value), Array.isArray(json) ? 0 : values.length);
}

interface Key {
  readonly policy: string;
  readonly period: string;
  readonly settled: string;
}

function keyOf(text: string): Key {
  const json = parsed(text) as
    | {
        readonly contract?: { readonly policy?: unknown; readonly period?: { readonly from?: unknown } | null } | null;
        readonly settled?: unknown;
      }
    | null
    | undefined;
  const { policy, period } = json?.contract ?? {};
  const told = (value: unknown): string => (typeof value === "string" ? value : "");
  return { policy: told(policy), period: told(period?.from), settled: timeOf(json?.settled) };
}

/** What is no text is no time, either, and will be told of. */
function timeOf(settled: unknown): string {
  if (settled === undefined || settled === null) return "";
  return typeof settled === "string" && settled.trim() !== "" ? settled : JSON.stringify(settled);
}

/** The lines of a text in UTF-8, without what they end by and without a byte order mark. */
async function* linesOf(bytes: AsyncIterable<Buffer>, path: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let isFirst = true;
  const lineOf = (parts: readonly Buffer[]): string => {
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    if (!isUtf8(whole)) throw notUtf8(path);
    const text = whole.toString("utf8");
    const line = isFirst && text.startsWith("\uFEFF") ? text.slice(1) : text;
    isFirst = false;
    return line;
  };
  for await (const some of bytes) {
    let from = 0;
    for (let end = some.indexOf(10); end >= 0; end = some.indexOf(10, from)) {
      yield lineOf([...rest, some.subarray(from, end)]);
      rest = [];
      from = end + 1;
    }
    if (from < some.length) rest.push(some.subarray(from));
  }
  if (rest.length > 0) yield lineOf(rest);
}
