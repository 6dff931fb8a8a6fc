import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { absent, eligible, InputBatch, refused, undetermined } from "@yakkan/runtime/batch.js";
import { formatMoment, type Moment, parseMoment } from "@yakkan/runtime/calendar.js";
import type { SettlementInput } from "@yakkan/runtime/claim.js";
import type { Claims } from "./claims.js";
import { cell } from "./csv.js";
import { inWords } from "./failure.js";
import { type IncidentRows, inputOf, momentText, type RowProblem } from "./gather.js";
import { InCells } from "./in-cells.js";
import { columnOf, Grouping, type Incidents, isEmpty, textOf } from "./incidents.js";
import { type Column, columnsOf } from "./layout.js";
import { loadProduct, type LoadedProduct, type ProductCode } from "./load.js";
import { Text, TextFile } from "./output.js";
import { PlainRows } from "./plain.js";
import { type IncidentSums, Results } from "./results.js";
import { type PlainTable, policyBlocks, type RowBlock } from "./rows.js";
import { inputIn, type RecordTable } from "./records.js";
import { rowsOf, TableBatch, varied } from "./table.js";
import { writeNames } from "./table-text.js";
import { HeadSums, Tally } from "./tally.js";

/** A way in which the claims are settled. The first is the one whose results are written; the others are compared with it. */
export interface Variant {
  readonly name: string;
  readonly product: ProductCode;
  /** What its contracts say instead. */
  readonly contract?: Readonly<Record<string, unknown>>;
}

export interface ShardJob {
  readonly claims: Claims;
  /** The folder of the shard's results; it is there only when they are whole. */
  readonly part: string;
  readonly shard: number;
  readonly of: number;
  readonly variants: readonly Variant[];
  /** Written into the part: what its results depend on. */
  readonly fingerprint: string;
}

/** Settles the policies of a shard; whatever ends it early leaves no part behind. */
export async function settleShard(job: ShardJob, progress: (settlements: number) => void): Promise<void> {
  const staging = `${job.part}.tmp`;
  try {
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true });
    const tallies = await new ShardRun(job, staging).settle(progress);
    const sizes = await sizesIn(staging);
    const done = new TextFile(join(staging, "done.json"));
    done.text(stringify({ fingerprint: job.fingerprint, tallies, sizes }));
    done.close();
    await rm(job.part, { recursive: true, force: true });
    await rename(staging, job.part);
  } catch (problem) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    throw inWords(problem, dirname(job.part), "written");
  }
}

/** How long the files of a shard's results are: one that lost its end to a power cut is not whole. */
export async function sizesIn(folder: string): Promise<Readonly<Record<string, number>>> {
  const names = (await readdir(folder)).filter((name) => name !== "done.json").sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await stat(join(folder, name))).size] as const)),
  );
}

/** One settlement of an incident, as the claims state it. */
interface Settlement {
  /** Its first row in the file, from 1. */
  readonly row: number;
  /** What the file says of the time, if it does. */
  readonly settled: string | undefined;
  readonly policy: string;
  /** Where the policy's period begins and ends: each has its own ledger, and its own order. */
  readonly period: string;
  /** Of plain rows of a table: the incident's place in the block. */
  readonly plain: number | undefined;
  /** As an input, with what is wrong with its rows. */
  read(): { readonly input: unknown; readonly problems: readonly RowProblem[] };
  /** What is wrong with the input, in the words of the file. */
  tell(problem: RowProblem): RowProblem;
}

interface Names {
  readonly policy: string;
  readonly periodFrom: string;
  readonly incident: string;
}

class ShardRun {
  private readonly products: readonly LoadedProduct[];
  /** None where the claims are records. */
  private readonly tables: readonly TableBatch[];
  private readonly batches: readonly InputBatch[];
  private readonly tallies: readonly Tally[];
  private readonly sums: readonly HeadSums[];
  private readonly results: Results;
  private readonly names = new Text();
  // Settlements that are held, by their rows in the batch of the first variant: their rows in the file, the places of
  // their policies, whether an incident before was bad, their names where the table does not know them, and their rows
  // in the other batches.
  private rowsInFile: number[] = [];
  private policies: number[] = [];
  private areAfterBad: boolean[] = [];
  private heldNames: (Names | undefined)[] = [];
  private variedRows: (number | undefined)[][] = [];
  private done = 0;
  /** Of the policy at hand, what was said of the time last, by its periods; and whether an incident of it was bad. */
  private readonly settled = new Map<string, Moment>();
  private isAfterBad = false;
  /** The place of the policy at hand among all. */
  private policy = 0;
  /** By variant the last policy, and the last period in the batch, of which something was settled. */
  private readonly counted: { policy: number; period: number }[];
  /** By variant the first day of the edition. */
  private readonly editions: readonly number[];
  /** Says what is wrong with rows of a table in its words. */
  private readonly inCells: InCells | undefined;

  constructor(
    private readonly job: ShardJob,
    staging: string,
  ) {
    this.products = job.variants.map(({ product }) => loadProduct(product));
    this.tallies = job.variants.map(() => new Tally());
    this.tables = job.claims.kind === "table" ? this.tablesOf(columnsNamed(job.claims.names, this.products[0]!)) : [];
    this.batches =
      job.claims.kind === "table"
        ? this.tables.map(({ inputs }) => inputs)
        : this.products.map((product) => new InputBatch(product));
    this.sums = this.batches.map(({ batch }, variant) => new HeadSums(batch.headNames, this.tallies[variant]!));
    this.results = new Results(staging, this.batches[0]!.batch, job.shard === 1);
    this.variedRows = job.variants.slice(1).map(() => []);
    this.counted = job.variants.map(() => ({ policy: 0, period: -1 }));
    this.editions = this.products.map(({ product }) => parseMoment(product.edition)!.day);
    if (job.claims.kind === "table") this.inCells = new InCells(columnsNamed(job.claims.names, this.products[0]!));
  }

  async settle(progress: (settlements: number) => void): Promise<readonly Tally[]> {
    const { claims } = this.job;
    try {
      if (claims.kind === "table") await this.settleTable(claims, progress);
      else await this.settleRecords(claims, progress);
      this.results.close();
    } finally {
      this.results.abandon();
    }
    return this.tallies;
  }

  private async settleTable(table: PlainTable, progress: (settlements: number) => void): Promise<void> {
    const columns = columnsNamed(table.names, this.products[0]!);
    const grouping = new Grouping(columns);
    const settlement = new TableSettlement(columns, this.inCells!);
    for await (const block of policyBlocks(table, this.job.shard, this.job.of)) {
      const incidents = grouping.incidentsOf(block);
      settlement.enter(block, incidents);
      for (const batch of this.tables) batch.enter(block, incidents);
      for (let incident = 0; incident < incidents.count; incident += 1) {
        if (incidents.begins[incident] === 1) this.enterPolicy();
        settlement.stand(incident);
        this.take(settlement, this.problemOfNamesakes(settlement));
      }
      for (const batch of this.tables) batch.fill();
      this.flush();
      progress(this.done);
    }
  }

  private async settleRecords(table: RecordTable, progress: (settlements: number) => void): Promise<void> {
    for await (const block of policyBlocks(table, this.job.shard, this.job.of)) {
      for (let row = 0; row < block.count; row += 1) {
        if (block.begins[row] === 1) this.enterPolicy();
        const [policy, period, settled, text] = table.names.map((_, column) => textOf(block, row, column));
        this.take({
          row: block.numbers[row]!,
          policy: policy!,
          period: period!,
          settled: settled === "" ? undefined : settled,
          plain: undefined,
          read: () => inputIn(text!),
          tell: (problem) => problem,
        });
      }
      this.flush();
      progress(this.done);
    }
  }

  /** Of an incident that has rows in several periods, one of which is bad: none of them is settled. */
  private problemOfNamesakes(settlement: TableSettlement): RowProblem | undefined {
    const bad = settlement.namesakes().find((namesake) => {
      const { input, problems } = namesake.read();
      return problems.length > 0 || this.batches[0]!.check(input).length > 0;
    });
    if (bad === undefined) return undefined;
    return { path: "incident", code: "reference", message: `row ${bad.row} of this incident is bad` };
  }

  private tablesOf(columns: readonly Column[]): readonly TableBatch[] {
    return this.products.map(
      (product, variant) => new TableBatch(columns, product, this.job.variants[variant]!.contract),
    );
  }

  private enterPolicy(): void {
    this.settled.clear();
    this.isAfterBad = false;
    this.policy += 1;
  }

  /** Adds a settlement to the batches, or to the file of bad rows. */
  private take(settlement: Settlement, besides?: RowProblem): void {
    this.done += 1;
    const { row, plain } = settlement;
    const when = settlement.settled === undefined ? undefined : momentOf(settlement.settled);
    const outside = [this.timeProblem(settlement, when), besides].filter((problem) => problem !== undefined);
    let input: unknown;
    if (outside.length > 0 || plain === undefined || !this.tables[0]!.append(plain)) {
      const { input: stated, problems } = settlement.read();
      const found = [...problems];
      if (found.length === 0)
        for (const problem of outside.length > 0 ? this.batches[0]!.check(stated) : this.batches[0]!.add(stated))
          found.push(settlement.tell(problem));
      // What is bad itself needs no other reason.
      found.push(...outside.filter((problem) => problem !== besides || found.length === 0));
      if (found.length > 0) {
        this.isAfterBad = true;
        return this.bad(row, settlement.policy, incidentOf(stated), found);
      }
      input = stated;
    }
    if (when !== undefined) this.settled.set(settlement.period, laterOf(this.settled.get(settlement.period), when));
    this.rowsInFile.push(row);
    this.policies.push(this.policy);
    this.areAfterBad.push(this.isAfterBad);
    this.heldNames.push(input === undefined ? undefined : namesOf(input as SettlementInput));
    for (let variant = 1; variant < this.batches.length; variant += 1) {
      const isTaken = this.takeVaried(settlement, input, variant);
      this.variedRows[variant - 1]!.push(isTaken ? this.batches[variant]!.batch.columns.rows - 1 : undefined);
    }
  }

  /** Adds a settlement as another variant has it; false: it refuses it. */
  private takeVaried(settlement: Settlement, input: unknown, variant: number): boolean {
    const { plain } = settlement;
    if (input === undefined && plain !== undefined && this.tables[variant]!.append(plain)) return true;
    const stated = (input ?? settlement.read().input) as SettlementInput;
    const problems = this.batches[variant]!.add(varied(stated, this.job.variants[variant]!.contract));
    if (problems.length > 0) this.tallies[variant]!.refuse(problems);
    return problems.length === 0;
  }

  private timeProblem({ settled, period }: Settlement, when: Moment | undefined): RowProblem | undefined {
    if (settled === undefined) return undefined;
    if (when === undefined) {
      const message = `\`settled\` is a day such as 2026-04-01, or with a time 2026-04-01T16:00; \`${settled}\` is given`;
      return { path: "settled", code: "date", message };
    }
    const last = this.settled.get(period);
    if (last === undefined || !isBefore(when, last)) return undefined;
    const message = `it was settled at ${settled}, before ${formatMoment(last)} of an earlier row of the policy`;
    return { path: "settled", code: "order", message };
  }

  private bad(first: number, policy: string, incident: string, problems: readonly RowProblem[]): void {
    this.tallies[0]!.refuse(problems);
    for (const { row = first, path, code, message } of problems)
      this.results.bad([row, policy, incident, path, code, message]);
  }

  /** Settles what is held and writes it. */
  private flush(): void {
    const { columns } = this.batches[0]!.batch;
    for (const batch of this.batches) batch.settle();
    this.tellAfterBad();
    const incidents = firstStates(this.batches[0]!);
    const standing = this.batches.map((_, variant) => this.lastStates(incidents, variant));
    const due = this.batches.map(() => new Float64Array(columns.rows));
    let first = 0;
    for (let row = 0; row < columns.rows; row += 1) {
      if (row > 0 && columns.policy[row] !== columns.policy[row - 1]) {
        this.writeLedger(first, row);
        first = row;
      }
      this.writeNames(row);
      for (let variant = 0; variant < this.batches.length; variant += 1) {
        const own = this.rowOf(row, variant);
        if (own === undefined) continue;
        const isLast = standing[variant]![incidents[row]!] === row;
        due[variant]![row] = this.tallyRow(own, row, variant, isLast);
      }
    }
    if (columns.rows > 0) this.writeLedger(first, columns.rows);
    this.compare(standing, due);
    for (const sums of this.sums) sums.finish();
    if (this.tables.length > 0) for (const table of this.tables) table.restart();
    else for (const batch of this.batches) batch.restart();
    this.rowsInFile = [];
    this.policies = [];
    this.areAfterBad = [];
    this.heldNames = [];
    this.variedRows = this.job.variants.slice(1).map(() => []);
  }

  /** Of what turned out to be bad when it was settled nothing was known when the incidents behind it were taken. */
  private tellAfterBad(): void {
    const { problems } = this.batches[0]!.batch;
    if (problems.size === 0) return;
    let policy = 0;
    this.policies.forEach((own, row) => {
      if (own === policy) this.areAfterBad[row] = true;
      if (problems.has(row)) policy = own;
    });
  }

  /** The row of a settlement in the batch of a variant. */
  private rowOf(row: number, variant: number): number | undefined {
    return variant === 0 ? row : this.variedRows[variant - 1]![row];
  }

  /** By the first row of an incident the last of which a variant has settled it; -1: none. Of a bad one nothing stands. */
  private lastStates(incidents: Int32Array, variant: number): Int32Array {
    const lasts = new Int32Array(incidents.length).fill(-1);
    const { problems } = this.batches[variant]!.batch;
    for (let row = 0; row < incidents.length; row += 1) {
      const own = this.rowOf(row, variant);
      if (own !== undefined && !problems.has(own)) lasts[incidents[row]!] = row;
    }
    return lasts;
  }

  /** Writes the incidents on which another amount is due under a variant, of those that both settle. */
  private compare(standing: readonly Int32Array[], due: readonly Float64Array[]): void {
    const [own, ...others] = standing;
    if (others.length === 0) return;
    for (let incident = 0; incident < own!.length; incident += 1) {
      const row = own![incident]!;
      if (row < 0) continue;
      others.forEach((other, place) => {
        const varied = other[incident]!;
        const [here, there] = [due[0]![row]!, due[place + 1]![varied]!];
        if (varied >= 0 && here !== there) this.differ(row, place + 1, here, there);
      });
    }
  }

  private writeNames(row: number): void {
    this.names.clear();
    this.names.number(this.rowsInFile[row]!);
    this.names.text(",");
    const names = this.heldNames[row];
    if (names === undefined) writeNames(this.names, this.tables[0]!, row);
    else for (const name of [names.policy, names.periodFrom, names.incident]) this.names.text(`${cell(name)},`);
  }

  /** Counts a settled row of the batch of a variant, and writes that of the first; what is due. */
  private tallyRow(row: number, settlement: number, variant: number, isLast: boolean): number {
    const tally = this.tallies[variant]!;
    const inputs = this.batches[variant]!;
    const { batch } = inputs;
    const problems = batch.problems.get(row);
    if (problems !== undefined) {
      if (variant === 0) {
        const told = problems.map((problem) => this.inCells?.tell(problem, undefined) ?? problem);
        this.bad(this.rowsInFile[row]!, inputs.policyOf(row), inputs.incidentOf(row), told);
      } else tally.refuse(problems);
      return 0;
    }
    const result = batch.results.get(row);
    const sums: IncidentSums = { claimed: 0, due: 0, pay: 0, overpaid: result?.overpaid ?? 0 };
    if (inputs.isWritten(row)) this.tallyColumns(row, variant, isLast, sums);
    else this.tallyLines(row, variant, isLast, sums);
    tally.settlements += 1;
    if (result !== undefined) {
      tally.scalar += 1;
      tally.restated += batch.columns.restated[row]!;
    }
    this.countPolicy(row, this.policies[settlement]!, variant);
    if (isLast) {
      tally.incidents += 1;
      if (sums.overpaid > 0) tally.overpaid += BigInt(sums.overpaid);
      const readings = batch.readingsOf(batch.columns.contract[row]!);
      for (const [reading, member] of Object.entries(readings)) tally.reading(reading, member, sums.due);
    }
    if (variant === 0)
      this.results.incident(this.names, sums, {
        isByKernel: result === undefined,
        isAfterBad: this.areAfterBad[row]!,
        isLatest: isLast,
      });
    return sums.due;
  }

  /** Counts the policy of a settled row, and its period. */
  private countPolicy(row: number, policy: number, variant: number): void {
    const tally = this.tallies[variant]!;
    const counted = this.counted[variant]!;
    const { columns } = this.batches[variant]!.batch;
    const period = columns.policy[row]!;
    if (counted.policy === policy && counted.period === period) return;
    if (counted.policy !== policy) tally.policies += 1;
    tally.periods += 1;
    if (columns.from.day[row]! < this.editions[variant]!) tally.periodsBeforeEdition += 1;
    Object.assign(counted, { policy, period });
  }

  /** Of a row that stands in a table, and in columns. */
  private tallyColumns(row: number, variant: number, isLast: boolean, total: IncidentSums): void {
    const { batch } = this.batches[variant]!;
    const { columns, kernel, pay } = batch;
    for (let line = row === 0 ? 0 : columns.linesEnd[row - 1]!; line < columns.linesEnd[row]!; line += 1) {
      if (kernel.verdict[line] === absent) continue;
      const claimed = columns.amount[line]!;
      const due = kernel.left[line]!;
      if (isLast) this.sums[variant]!.line(columns.head[line]!, claimed, due, pay[line]!);
      else this.sums[variant]!.paid(columns.head[line]!, pay[line]!);
      total.claimed += claimed;
      total.due += due;
      total.pay += pay[line]!;
      const verdict = kernel.verdict[line]!;
      const reasons = verdict === eligible ? none : batch.reasonsOf(line);
      if (isLast && verdict !== eligible)
        this.tallies[variant]!.reasons({
          claimed,
          refused: verdict === refused ? reasons : none,
          undetermined: verdict === undetermined ? reasons : none,
        });
      if (variant === 0) this.results.lineInColumns(this.names, this.tables[0]!, line, reasons, isLast);
    }
  }

  private tallyLines(row: number, variant: number, isLast: boolean, total: IncidentSums): void {
    for (const line of this.batches[variant]!.linesOf(row)) {
      this.tallies[variant]!.line(line, isLast);
      total.claimed += line.claimed;
      total.due += line.due;
      total.pay += line.pay;
      if (variant === 0) this.results.line(this.names, line, isLast);
    }
  }

  private differ(row: number, variant: number, due: number, other: number): void {
    this.tallies[variant]!.differing += 1;
    const { policy, periodFrom, incident } = this.heldNames[row] ?? this.tables[0]!.namesOf(row);
    this.results.difference([this.job.variants[variant]!.name, policy, periodFrom, incident, due, other]);
  }

  /** The ledger of a policy's period, whose rows are those from `first` to before `until`; none where all are bad. */
  private writeLedger(first: number, until: number): void {
    const inputs = this.batches[0]!;
    const { problems } = inputs.batch;
    let settled = first;
    while (settled < until && problems.has(settled)) settled += 1;
    if (settled === until) return;
    for (let row = first; row < until; row += 1)
      if (!inputs.isWritten(row)) return this.results.ledger(inputs.batch.ledgerAfter(until - 1));
    this.results.ledgerInColumns(this.tables[0]!, first, until);
  }
}

const none: readonly never[] = [];

function namesOf({ contract, incident }: SettlementInput): Names {
  return { policy: contract.policy, periodFrom: contract.period.from, incident: incident.id };
}

/** The columns of a table, in its order. */
function columnsNamed(names: readonly string[], { product }: LoadedProduct): readonly Column[] {
  const byName = new Map(columnsOf(product).map((column) => [column.name, column]));
  return names.flatMap((name) => byName.get(name) ?? []);
}

/** The settlements of a table, one after the other. */
class TableSettlement implements Settlement {
  row = 0;
  settled: string | undefined;
  plain: number | undefined;
  private first = 0;
  private incident = 0;
  private block!: RowBlock;
  private incidents!: Incidents;
  private readonly plainRows: PlainRows;
  private readonly settledAt: number;
  private readonly policyAt: number;
  private readonly periodAt: readonly number[];

  constructor(
    private readonly columns: readonly Column[],
    private readonly inCells: InCells,
  ) {
    this.plainRows = new PlainRows(columns);
    this.settledAt = columnOf(columns, "settled");
    this.policyAt = columnOf(columns, "policy");
    this.periodAt = [columnOf(columns, "period_from"), columnOf(columns, "period_to")];
  }

  enter(block: RowBlock, incidents: Incidents): void {
    this.block = block;
    this.incidents = incidents;
  }

  stand(incident: number): void {
    const { block, incidents, settledAt } = this;
    const first = incidents.rows[incident === 0 ? 0 : incidents.ends[incident - 1]!]!;
    this.first = first;
    this.incident = incident;
    this.row = block.numbers[first]!;
    this.settled = settledAt < 0 || isEmpty(block, settledAt, first) ? undefined : textOf(block, first, settledAt);
    this.plain = this.plainRows.are(block, incidents, incident) ? incident : undefined;
  }

  get policy(): string {
    return textOf(this.block, this.first, this.policyAt);
  }

  get period(): string {
    return this.periodAt.map((column) => textOf(this.block, this.first, column)).join(" ");
  }

  /** The settlements of an incident that has rows in several periods of its policy; else none. */
  namesakes(): readonly { readonly row: number; read(): ReturnType<Settlement["read"]> }[] {
    const { block, incidents } = this;
    const places = incidents.namesakes.get(this.incident) ?? [];
    return places.map((place) => {
      const rows = rowsOf(block, incidents, place, this.columns.length);
      return { row: rows.numbers[0]!, read: () => inputOf(rows, this.columns) };
    });
  }

  read(): ReturnType<Settlement["read"]> {
    return inputOf(this.rows(), this.columns);
  }

  tell(problem: RowProblem): RowProblem {
    return this.inCells.tell(problem, this.rows());
  }

  private rows(): IncidentRows {
    return rowsOf(this.block, this.incidents, this.incident, this.columns.length);
  }
}

function incidentOf(input: unknown): string {
  const id = (input as { readonly incident?: { readonly id?: unknown } } | undefined)?.incident?.id;
  return typeof id === "string" ? id : "";
}

/** As tables write instants, too. */
function momentOf(text: string): Moment | undefined {
  return parseMoment(momentText(text));
}

/** For sure: a day without a time is neither before nor after an instant of that day. */
function isBefore(a: Moment, b: Moment): boolean {
  if (a.day !== b.day) return a.day < b.day;
  return a.second !== undefined && b.second !== undefined && a.second < b.second;
}

/** Of one day the one that has a time. */
function laterOf(last: Moment | undefined, when: Moment): Moment {
  return last !== undefined && last.day === when.day && when.second === undefined ? last : when;
}

/** By row of a batch the first row that states its incident. */
function firstStates(inputs: InputBatch): Int32Array {
  const { columns } = inputs.batch;
  const firsts = new Int32Array(columns.rows);
  for (let row = 0; row < columns.rows; row += 1) firsts[row] = row;
  let places = new Map<string, number>();
  let [policy, until] = [-1, 0];
  for (let row = 0; row < columns.rows; row += 1) {
    if (columns.restated[row] === 0) continue;
    if (columns.policy[row] !== policy) {
      policy = columns.policy[row]!;
      places = new Map();
      for (until = row; until > 0 && columns.policy[until - 1] === policy;) until -= 1;
    }
    for (; until < row; until += 1) if (columns.restated[until] === 0) places.set(inputs.incidentOf(until), until);
    firsts[row] = places.get(inputs.incidentOf(row)) ?? row;
  }
  return firsts;
}

/** Maps as lists of entries, and whole numbers beyond the exact ones as text with an `n`. */
export function stringify(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "bigint"
      ? `${part}n`
      : part instanceof Map
        ? { entries: [...(part as Map<unknown, unknown>)] }
        : part,
  );
}

export function parse(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => {
    if (typeof part === "string" && /^-?\d+n$/.test(part)) return BigInt(part.slice(0, -1));
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, "entries")) return part;
    return new Map((part as { entries: [unknown, unknown][] }).entries);
  });
}
