import { join } from "node:path";
import { type Batch, type BatchLine, refused } from "@yakkan/runtime/batch.js";
import type { Ledger } from "@yakkan/runtime/claim.js";
import { cell, csvLine } from "./csv.js";
import { TextFile, type Text } from "./output.js";
import type { TableBatch } from "./table.js";
import { sortAsKeys, writeIncidentId, writeLineId, writeLineKey, writePolicy } from "./table-text.js";

/** Column headings of the tables that are written: `row` is by which a line and its settlement find each other. */
export const headings = {
  "lines.csv": [
    "row",
    "policy",
    "period_from",
    "incident",
    "line",
    "head",
    "claimed",
    "verdict",
    "trigger",
    "due",
    "pay",
    "refused",
    "waits_for",
    "latest",
  ],
  "incidents.csv": [
    "row",
    "policy",
    "period_from",
    "incident",
    "claimed",
    "due",
    "pay",
    "overpaid",
    "settled_by",
    "after_bad",
    "latest",
  ],
  "bad.csv": ["row", "policy", "incident", "path", "code", "message"],
  "differences.csv": ["variant", "policy", "period_from", "incident", "due", "due_of_variant"],
} as const;

/** What an incident comes to. */
export interface IncidentSums {
  claimed: number;
  due: number;
  pay: number;
  overpaid: number;
}

export interface IncidentFlags {
  readonly isByKernel: boolean;
  /** An incident of the policy before it was bad. */
  readonly isAfterBad: boolean;
  /** Nothing restates it later. */
  readonly isLatest: boolean;
}

type Reasons = readonly { readonly kind: string; readonly clause: string }[];

const comma = 44;
const closing = 125;
const colon = 58;
/** What rows end with, and what stands between the values of a ledger. */
const parts = {
  yes: Buffer.from("true\n"),
  no: Buffer.from("false\n"),
  revision: Buffer.from(',"revision":'),
  incidents: Buffer.from(',"incidents":['),
  id: Buffer.from('{"id":'),
  paid: Buffer.from(',"paid":{'),
  used: Buffer.from('},"used":{'),
  end: Buffer.from("}}"),
  endOfLedger: Buffer.from("]}\n"),
};
/** By the kernel's codes. */
const verdictNames = ["refused", "undetermined", "eligible"] as const;

/** The files of a shard's results. */
export class Results {
  private readonly lines: TextFile;
  private readonly incidents: TextFile;
  private readonly badRows: TextFile;
  private readonly differences: TextFile;
  private readonly ledgers: TextFile;
  /** Texts as they stand in cells. */
  private readonly cells = new Map<string, Buffer>();
  private readonly heads: readonly Buffer[];
  /** By verdict, then by trigger from 1; 0: none. */
  private readonly verdicts: readonly (readonly Buffer[])[];
  private readonly noReasons = this.cellsOf("", "");
  private readonly terms: readonly Buffer[];
  private readonly ledgerStart: Buffer;

  /** The tables of the first shard begin with their headings: the others are put behind it. */
  constructor(
    folder: string,
    private readonly batch: Batch,
    isFirst: boolean,
  ) {
    const open = (name: keyof typeof headings): TextFile => {
      const file = new TextFile(join(folder, name));
      if (isFirst) file.text(csvLine(headings[name]));
      return file;
    };
    this.lines = open("lines.csv");
    this.incidents = open("incidents.csv");
    this.badRows = open("bad.csv");
    this.differences = open("differences.csv");
    this.ledgers = new TextFile(join(folder, "ledgers.ndjson"));
    this.heads = batch.headNames.map((name) => this.cellsOf(name));
    const triggers = ["", ...batch.triggerNames];
    this.verdicts = verdictNames.map((verdict) => triggers.map((trigger) => this.cellsOf(verdict, trigger)));
    this.terms = batch.periodTerms.map((term) => Buffer.from(`${JSON.stringify(term)}:{"":`));
    const { name, edition, terms } = batch.product;
    this.ledgerStart = Buffer.from(
      `${JSON.stringify({ schema: 1, product: name, edition, terms }).slice(0, -1)},"policy":`,
    );
  }

  bad(cells: readonly (string | number)[]): void {
    this.badRows.text(csvLine(cells));
  }

  difference(cells: readonly (string | number)[]): void {
    this.differences.text(csvLine(cells));
  }

  /** `names` are the row, the policy, its period and the incident, as they begin a row. */
  incident(names: Text, sums: IncidentSums, told: IncidentFlags): void {
    const { incidents } = this;
    incidents.append(names);
    incidents.number(sums.claimed);
    incidents.char(comma);
    incidents.number(sums.due);
    incidents.char(comma);
    incidents.number(sums.pay);
    incidents.char(comma);
    incidents.number(sums.overpaid);
    incidents.put(this.cellsOf(told.isByKernel ? "kernel" : "evaluator", String(told.isAfterBad)));
    incidents.put(told.isLatest ? parts.yes : parts.no);
  }

  line(names: Text, line: BatchLine, isLatest: boolean): void {
    this.lines.append(names);
    this.lines.cell(line.id);
    this.lines.put(this.cellsOf(line.head));
    this.lines.number(line.claimed);
    this.lines.put(this.cellsOf(line.verdict, line.trigger ?? ""));
    this.endLine(line.due, line.pay, this.cellsOf(textOf(line.refused), textOf(line.undetermined)), isLatest);
  }

  /** A line in columns, which stands in a table. */
  lineInColumns(names: Text, table: TableBatch, line: number, reasons: Reasons, isLatest: boolean): void {
    const { columns, kernel, pay } = this.batch;
    const { lines } = this;
    const verdict = kernel.verdict[line]!;
    lines.append(names);
    writeLineId(lines, table, line);
    lines.put(this.heads[columns.head[line]!]!);
    lines.number(columns.amount[line]!);
    lines.put(this.verdicts[verdict]![kernel.trigger[line]! + 1]!);
    const cells =
      reasons.length === 0
        ? this.noReasons
        : verdict === refused
          ? this.cellsOf(textOf(reasons), "")
          : this.cellsOf("", textOf(reasons));
    this.endLine(kernel.left[line]!, pay[line]!, cells, isLatest);
  }

  private endLine(due: number, pay: number, reasons: Buffer, isLatest: boolean): void {
    const { lines } = this;
    lines.number(due);
    lines.char(comma);
    lines.number(pay);
    lines.put(reasons);
    lines.put(isLatest ? parts.yes : parts.no);
  }

  ledger(ledger: Ledger): void {
    this.ledgers.text(`${JSON.stringify(ledger)}\n`);
  }

  /** The ledger of a policy whose rows, from `first` to before `until`, all stand in a table and in columns. */
  ledgerInColumns(table: TableBatch, first: number, until: number): void {
    const { ledgers, batch, terms } = this;
    ledgers.put(this.ledgerStart);
    writePolicy(ledgers, table, first);
    ledgers.put(parts.revision);
    ledgers.number(until - first);
    ledgers.put(parts.incidents);
    for (let row = first; row < until; row += 1) {
      if (row > first) ledgers.char(comma);
      ledgers.put(parts.id);
      writeIncidentId(ledgers, table, row);
      ledgers.put(parts.paid);
      const paid = this.paidLines(row);
      sortAsKeys(paid, table);
      paid.forEach((line, index) => {
        if (index > 0) ledgers.char(comma);
        writeLineKey(ledgers, table, line);
        ledgers.char(colon);
        ledgers.number(batch.pay[line]!);
      });
      ledgers.put(parts.used);
      let count = 0;
      for (let term = 0; term < terms.length; term += 1) {
        const use = batch.kernel.uses[row * terms.length + term]!;
        if (use === 0) continue;
        if (count > 0) ledgers.char(comma);
        ledgers.put(terms[term]!);
        ledgers.number(use);
        ledgers.char(closing);
        count += 1;
      }
      ledgers.put(parts.end);
    }
    ledgers.put(parts.endOfLedger);
  }

  close(): void {
    for (const file of this.files()) file.close();
  }

  /** Closes the files as they are, where their folder is thrown away. */
  abandon(): void {
    for (const file of this.files()) file.abandon();
  }

  private files(): readonly TextFile[] {
    return [this.lines, this.incidents, this.badRows, this.differences, this.ledgers];
  }

  private paidLines(row: number): number[] {
    const { columns, pay } = this.batch;
    const paid: number[] = [];
    for (let line = row === 0 ? 0 : columns.linesEnd[row - 1]!; line < columns.linesEnd[row]!; line += 1)
      if (pay[line]! > 0) paid.push(line);
    return paid;
  }

  /** Texts as cells, with commas before, between and behind them. */
  private cellsOf(...texts: readonly string[]): Buffer {
    const key = texts.length === 1 ? texts[0]! : texts.join("\0");
    const known = this.cells.get(key);
    if (known !== undefined) return known;
    const made = Buffer.from(`,${texts.map(cell).join(",")},`);
    this.cells.set(key, made);
    return made;
  }
}

function textOf(reasons: Reasons): string {
  return reasons.map(({ kind, clause }) => `${kind} ${clause}`).join("; ");
}
