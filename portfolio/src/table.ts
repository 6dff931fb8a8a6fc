import {
  assertedOf,
  type BatchProduct,
  type BatchSource,
  broughtHeads,
  type BroughtHead,
  type CellReader,
  CellReaders,
  enlarged,
  grown,
  InputBatch,
  putMoment,
  type RowNames,
} from "@yakkan/runtime/batch.js";
import { computedId } from "@yakkan/runtime/computed-id.js";
import { formatMoment, type Moment } from "@yakkan/runtime/calendar.js";
import type { SettlementInput } from "@yakkan/runtime/claim.js";
import type { Bearer } from "@yakkan/runtime/facts.js";
import { largestAmount } from "@yakkan/runtime/money.js";
import type { Product } from "@yakkan/runtime/product.js";
import { Bearers, Cells } from "./cells.js";
import { type IncidentRows, inputOf } from "./gather.js";
import { cell } from "./csv.js";
import { columnOf, type Incidents, isEmpty, isSameCell, textOf } from "./incidents.js";
import { type Column, columnsOf, type Place } from "./layout.js";
import { isOfContract, isShared } from "./plain.js";
import type { RowBlock } from "./rows.js";
import { Texts } from "./texts.js";

type RowField = Extract<Place, { of: "row" }>["field"];

/**
 * The incidents of a table, written into the columns of a batch. What cells say is read once for each text,
 * by the readers of inputs; then an incident is a row of numbers. One that is unusual, or has a problem, is left
 * to be read as an input.
 */
export class TableBatch implements BatchSource {
  readonly inputs: InputBatch;
  private readonly contracts: Texts<KnownContract | undefined>;
  private readonly cells: Readonly<Record<Bearer, readonly Cells[]>>;
  /** Of a line's cells those that say its kind, where it gives no unit's id and where it does; the others are among `cells`. */
  private readonly kind: Cells;
  private readonly kindWithId: Cells;
  readonly at: Readonly<Record<"policy" | "incident" | "line" | "amount" | "claim" | "insured" | "unit_id", number>>;
  /** Columns that rows behind the first of an incident may add something by. */
  private readonly unshared: readonly number[];
  /** Columns of which this product knows nothing: of a product that is compared. */
  private readonly foreign: readonly number[];
  block!: RowBlock;
  private incidents!: Incidents;
  /** By row of the batch its incident in the block, by line the row of the block. */
  private readonly incidentAt: number[] = [];
  private readonly contractAt: KnownContract[] = [];
  private rowAt = new Int32Array(64);
  // Of the incident at hand: its lines in the order of the columns, as places among its rows, and by these what kinds
  // they are of, their heads and amounts.
  private lineCount = 0;
  private readonly order: number[] = [];
  private readonly kinds: number[] = [];
  private readonly heads: number[] = [];
  private readonly amounts: number[] = [];
  /** Computed heads that have a line, with its id; behind the rows of an incident they count as rows of it. */
  private readonly brought: readonly (BroughtHead & { readonly id: string })[];
  private readonly claims: Bearers;
  private readonly insureds: Bearers;
  private readonly units: Bearers;
  /** What the lines of a unit say alike. */
  private readonly ofUnits: readonly number[];
  /** By kind of unit its name, where contracts list those that there are. */
  private readonly scheduled: readonly (string | undefined)[];
  /** By head whether it works out what its lines come to. */
  private readonly isWorkedOut: readonly boolean[];
  /** Whether units of a kind are of others. */
  private readonly areNested: boolean;
  /** By unit of the incident at hand the place of its first line. */
  private readonly firstOfUnit: number[] = [];

  constructor(
    private readonly columns: readonly Column[],
    batched: BatchProduct,
    /** What contracts say otherwise than in the table. */
    private readonly changes: Changes | undefined,
  ) {
    const { product } = batched;
    this.inputs = new InputBatch(batched, this);
    const readers = new CellReaders(product);
    const at = (field: RowField): number => columnOf(columns, field);
    this.at = {
      policy: at("policy"),
      incident: at("incident"),
      line: at("line"),
      amount: at("amount"),
      claim: at("claim"),
      insured: at("insured"),
      unit_id: at("unit_id"),
    };
    const ofContract = columns.flatMap(({ place }, column) => (isOfContract(place) ? [column] : []));
    this.contracts = new Texts(ofContract, (block, row) => this.readContract(readers, block, row));
    const cells = (reader: CellReader, fields: readonly RowField[]): Cells =>
      new Cells(reader, fields.map(at), columns);
    const kind = (hasUnitId: boolean): Cells => cells(readers.kind(hasUnitId), ["head", "item", "unit", "count"]);
    this.kind = kind(false);
    this.kindWithId = kind(true);
    const line = [cells(readers.trigger(), ["trigger"]), cells(readers.approval(), ["approved", "incurred"])];
    const stated = (of: Bearer): readonly Cells[] => statedCells(of, columns, product, readers);
    this.cells = {
      incident: [cells(readers.incident(), ["triggers", "others"]), ...stated("incident")],
      claim: stated("claim"),
      insured: stated("insured"),
      loss: [...line, ...stated("loss")],
    };
    this.unshared = columns.flatMap(({ place }, column) => (isShared(place) ? [] : [column]));
    const known = new Set(columnsOf(product).map(({ place }) => JSON.stringify(place)));
    this.foreign = columns.flatMap(({ place }, column) => (known.has(JSON.stringify(place)) ? [] : [column]));
    const bearers = (of: "claim" | "insured"): Bearers =>
      new Bearers(
        this.at[of],
        columns.flatMap(({ place }, column) => (place.of === of ? [column] : [])),
      );
    this.claims = bearers("claim");
    this.insureds = bearers("insured");
    this.units = new Bearers(this.at.unit_id, []);
    this.ofUnits = [at("unit"), at("count")].filter((column) => column >= 0);
    this.brought = broughtHeads(product).map((head) => ({ ...head, id: computedId(head.name) }));
    this.isWorkedOut = product.heads.map(({ each }) => each !== undefined);
    this.areNested = product.units.some(({ of }) => of !== undefined);
    this.scheduled = product.units.map(({ name, scheduled }) => (scheduled ? name : undefined));
  }

  /** Begins with a block; the batch is empty. */
  enter(block: RowBlock, incidents: Incidents): void {
    this.block = block;
    this.incidents = incidents;
    this.contracts.restart();
    for (const cells of [this.kind, this.kindWithId, ...bearers.flatMap((of) => this.cells[of])]) cells.restart();
  }

  /** Appends an incident of plain rows; false: it is to be read as an input. */
  append(incident: number): boolean {
    const { incidents } = this;
    const from = incident === 0 ? 0 : incidents.ends[incident - 1]!;
    const until = incidents.ends[incident]!;
    const contract = this.read(from, until);
    if (contract !== undefined) this.write(incident, contract, from, until);
    else this.forget(until - from + this.brought.length);
    return contract !== undefined;
  }

  /** Reads the cells of a run of rows, for the places behind the last ones; the contract, where there is no problem. */
  private read(from: number, until: number): KnownContract | undefined {
    const { claims, insureds, cells } = this;
    const { columns } = this.inputs.batch;
    const block = this.block;
    const { rows } = this.incidents;
    const first = rows[from]!;
    for (const column of this.foreign)
      for (let index = from; index < until; index += 1) if (!isEmpty(block, column, rows[index]!)) return undefined;
    const contract = this.contracts.values[this.contracts.find(block, first)];
    if (contract === undefined) return undefined;
    for (const some of cells.incident) if (!some.put(columns.rows, block, first)) return undefined;
    if (!claims.gather(block, rows, from, until) || !insureds.gather(block, rows, from, until)) return undefined;
    if (!this.readBearers(cells.claim, claims, columns.claims)) return undefined;
    if (!this.readBearers(cells.insured, insureds, columns.insureds)) return undefined;
    // An exclusion is judged by someone of whom nothing is stated, where no insured is listed.
    if (insureds.count === 0)
      for (const some of cells.insured) if (!some.putNothing(columns.insureds)) return undefined;
    if (!this.readLines(from, until) || !this.readUnits(contract, from, until)) return undefined;
    return contract;
  }

  private readBearers(cells: readonly Cells[], { count, firsts }: Bearers, at: number): boolean {
    for (let index = 0; index < count; index += 1)
      for (const some of cells) if (!some.put(at + index, this.block, firsts[index]!)) return false;
    return true;
  }

  /** Reads the lines in the order in which they stand in columns: by head, then claim, then id. */
  private readLines(from: number, until: number): boolean {
    const { order, kinds, heads, amounts, at, units } = this;
    const block = this.block;
    const { rows } = this.incidents;
    units.gather(block, rows, from, until);
    let sum = 0;
    let count = 0;
    for (let index = 0; index < until - from; index += 1) {
      const row = rows[from + index]!;
      if (isEmpty(block, at.line, row)) continue;
      const cells = this.kindOf(index);
      const kind = cells.code(block, row);
      const amount = amountOf(block, at.amount, row);
      sum += amount;
      if (kind === 0 || amount < 0 || sum > largestAmount) return false;
      kinds[index] = kind;
      const head = cells.valueOf(kind, 0);
      // What a line comes to that its head works out is not stated.
      if (amount > 0 && this.isWorkedOut[head] === true) return false;
      heads[index] = head;
      amounts[index] = amount;
      let place = count;
      for (; place > 0 && this.compareLines(order[place - 1]!, index, from) > 0; place -= 1)
        order[place] = order[place - 1]!;
      order[place] = index;
      count += 1;
    }
    this.lineCount = this.bring(count, from, until);
    const { lines } = this.inputs.batch.columns;
    for (let place = 0; place < this.lineCount; place += 1)
      this.kindOf(order[place]!).note(lines + place, kinds[order[place]!]!);
    for (const cells of this.cells.loss) {
      for (let place = 0; place < this.lineCount; place += 1) {
        const own = order[place]!;
        const isPut =
          own < until - from ? cells.put(lines + place, block, rows[from + own]!) : cells.putNothing(lines + place);
        if (!isPut) return false;
      }
    }
    return true;
  }

  /** Puts the lines of computed heads that the triggers may open between the others; how many there are then. */
  private bring(count: number, from: number, until: number): number {
    const { brought, order, kinds, heads, amounts } = this;
    if (brought.length === 0) return count;
    const [incident] = this.cells.incident;
    const triggers = incident!.valueOf(incident!.code(this.block, this.incidents.rows[from]!), 0);
    for (let head = 0; head < brought.length; head += 1) {
      if ((brought[head]!.triggers & triggers) === 0) continue;
      const index = until - from + head;
      kinds[index] = amounts[index] = 0;
      heads[index] = brought[head]!.place;
      for (const named of [this.claims, this.insureds, this.units]) named.of[index] = 0;
      let place = count;
      for (; place > 0 && heads[order[place - 1]!]! > heads[index]; place -= 1) order[place] = order[place - 1]!;
      order[place] = index;
      count += 1;
    }
    return count;
  }

  /** What says the kind of a line, which is one of the rows of the incident at hand. */
  private kindOf(index: number): Cells {
    return this.units.of[index] === 0 ? this.kind : this.kindWithId;
  }

  /** Whether lines of one unit say the same of it, and the contract lists those that it has to. */
  private readUnits(contract: KnownContract, from: number, until: number): boolean {
    const { units, kinds, at } = this;
    if (units.count === 0) return true;
    // Who names a unit that is of another says something of that one, too.
    if (this.areNested) return false;
    const block = this.block;
    const { rows } = this.incidents;
    for (let index = 0; index < until - from; index += 1) {
      const unit = units.of[index]!;
      if (unit === 0) continue;
      const row = rows[from + index]!;
      for (const column of this.ofUnits) if (!isSameCell(block, column, units.firsts[unit - 1]!, row)) return false;
      const listed = this.scheduled[this.kindWithId.valueOf(kinds[index]!, 2)];
      if (listed !== undefined && contract.units.get(listed)?.has(textOf(block, row, at.unit_id)) !== true)
        return false;
    }
    return true;
  }

  private compareLines(a: number, b: number, from: number): number {
    const { heads, claims, units, at } = this;
    if (heads[a] !== heads[b]) return heads[a]! - heads[b]!;
    const block = this.block;
    const { rows } = this.incidents;
    if (claims.of[a] !== claims.of[b]) {
      if (claims.of[a] === 0 || claims.of[b] === 0) return claims.of[a]! - claims.of[b]!;
      return compareCells(block, at.claim, rows[from + a]!, rows[from + b]!);
    }
    if (units.of[a] !== units.of[b]) {
      if (units.of[a] === 0 || units.of[b] === 0) return units.of[a]! - units.of[b]!;
      return compareCells(block, at.unit_id, rows[from + a]!, rows[from + b]!);
    }
    return compareCells(block, at.line, rows[from + a]!, rows[from + b]!);
  }

  /** Writes what is not in cells, and makes room for those. */
  private write(incident: number, contract: KnownContract, from: number, until: number): void {
    const { inputs, claims, insureds, units, firstOfUnit, order, amounts } = this;
    const { columns } = inputs.batch;
    const { rows, alone } = this.incidents;
    const first = rows[from]!;
    const isAlone = alone[incident] === 1;
    const { policy, restated } = inputs.place(contract.place, isAlone ? undefined : this.rowNames(first, contract));
    const row = columns.rows;
    const count = this.lineCount;
    const listed = Math.max(insureds.count, 1);
    columns.reserve(row + 1, columns.lines + count, columns.claims + claims.count, columns.insureds + listed);
    columns.contract[row] = contract.place;
    columns.policy[row] = policy;
    columns.restated[row] = restated ? 1 : 0;
    putMoment(columns.from, row, contract.from);
    putMoment(columns.to, row, contract.to);
    if (columns.lines + count > this.rowAt.length) this.rowAt = enlarged(this.rowAt, grown(columns.lines + count));
    firstOfUnit.length = 0;
    for (let place = 0; place < count; place += 1) {
      const line = columns.lines + place;
      const own = order[place]!;
      const unit = units.of[own]!;
      if (own < until - from) this.rowAt[line] = rows[from + own]!;
      else this.writeBrought(line, own - (until - from));
      columns.amount[line] = amounts[own]!;
      columns.claim[line] = claims.of[own] === 0 ? 0 : columns.claims + claims.of[own]! - 1;
      columns.insured[line] = insureds.of[own] === 0 ? 0 : columns.insureds + insureds.of[own]! - 1;
      columns.unitKey[line] = unit === 0 ? place : (firstOfUnit[unit] ??= place);
    }
    columns.rows += 1;
    columns.lines += count;
    columns.claims += claims.count;
    columns.insureds += listed;
    columns.linesEnd[row] = columns.lines;
    columns.claimsEnd[row] = columns.claims;
    columns.insuredsEnd[row] = columns.insureds;
    columns.insuredsListed[row] = insureds.count;
    this.incidentAt[row] = incident;
    this.contractAt[row] = contract;
  }

  /** The line of a computed head, by its place among these: of what it is nothing stands in cells. */
  private writeBrought(line: number, head: number): void {
    const { columns } = this.inputs.batch;
    this.rowAt[line] = -1 - head;
    columns.head[line] = this.brought[head]!.place;
    columns.item[line] = columns.unit[line] = -1;
    columns.count[line] = 0;
  }

  private rowNames(first: number, { from, to }: KnownContract): RowNames {
    const { block, at } = this;
    return {
      policy: textOf(block, first, at.policy),
      period: { from, to },
      incident: textOf(block, first, at.incident),
    };
  }

  /** Forgets the cells of an incident that is not appended, of so many rows and computed heads. */
  private forget(rowCount: number): void {
    const { rows, lines, claims, insureds } = this.inputs.batch.columns;
    for (const cells of this.cells.incident) cells.forget(rows, 1);
    for (const cells of [this.kind, this.kindWithId, ...this.cells.loss]) cells.forget(lines, rowCount);
    for (const cells of this.cells.claim) cells.forget(claims, rowCount);
    for (const cells of this.cells.insured) cells.forget(insureds, rowCount);
  }

  /** Writes what the cells say into the columns, after the last incident of the block. */
  fill(): void {
    const { columns } = this.inputs.batch;
    for (const cells of this.cells.incident) cells.write(columns, 0, columns.rows);
    for (const cells of [this.kind, this.kindWithId, ...this.cells.loss]) cells.write(columns, 0, columns.lines);
    for (const cells of this.cells.claim) cells.write(columns, 1, columns.claims);
    for (const cells of this.cells.insured) cells.write(columns, 1, columns.insureds);
  }

  /** Empties the batch. */
  restart(): void {
    const { areContractsKept } = this.inputs.restart();
    if (!areContractsKept) this.contracts.forget();
  }

  /** The row of the block that a line of the batch was read from; below zero it is a computed head. */
  rowOf(line: number): number {
    return this.rowAt[line]!;
  }

  inputOf(row: number): Omit<SettlementInput, "ledger"> {
    const { input } = inputOf(this.plainRowsOf(this.incidentAt[row]!), this.columns);
    return varied(input as SettlementInput, this.changes);
  }

  /** The rows of an incident, as texts, without what the first has said. */
  private plainRowsOf(incident: number): IncidentRows {
    const { block, unshared } = this;
    const width = this.columns.length;
    const [first, ...others] = rowsIn(this.incidents, incident);
    const rows = others.map((row) => {
      const cells = new Array<string | null>(width).fill(null);
      for (const column of unshared) if (!isEmpty(block, column, row)) cells[column] = textOf(block, row, column);
      return cells;
    });
    // What is plain has no problems to be told of by rows.
    return { numbers: [], rows: [cellsOf(block, first!, width), ...rows], faults: new Map() };
  }

  policyOf(row: number): string {
    if (this.changes !== undefined) return this.inputOf(row).contract.policy;
    return textOf(this.block, this.firstRowOf(row), this.at.policy);
  }

  incidentOf(row: number): string {
    return textOf(this.block, this.firstRowOf(row), this.at.incident);
  }

  lineOf(line: number): string {
    const row = this.rowAt[line]!;
    return row < 0 ? this.brought[-1 - row]!.id : textOf(this.block, row, this.at.line);
  }

  namesOf(row: number): { readonly policy: string; readonly periodFrom: string; readonly incident: string } {
    return { policy: this.policyOf(row), periodFrom: this.contractOf(row).period.from, incident: this.incidentOf(row) };
  }

  /** The row of the block with which the incident of a row of the batch begins. */
  firstRowOf(row: number): number {
    const incident = this.incidentAt[row]!;
    const { rows, ends } = this.incidents;
    return rows[incident === 0 ? 0 : ends[incident - 1]!]!;
  }

  contractOf(row: number): KnownContract {
    return this.contractAt[row]!;
  }

  /** What a contract's cells come to; undefined where the contract is to be looked at as a whole. */
  private readContract(readers: CellReaders, block: RowBlock, row: number): KnownContract | undefined {
    const cells = this.columns.map(({ place }, column) =>
      isOfContract(place) || column === this.at.policy ? cellOf(block, row, column) : null,
    );
    const { input, problems } = inputOf({ numbers: [1], rows: [cells], faults: new Map() }, this.columns);
    if (problems.length > 0) return undefined;
    const contract = readers.contract(varied(input as SettlementInput, this.changes).contract);
    if (contract === undefined) return undefined;
    const { from, to } = contract.period;
    const place = this.inputs.contractOf(contract);
    const period = { from: formatMoment(from), to: formatMoment(to) };
    const readings = this.inputs.batch.readingsOf(place);
    return {
      place,
      period: contract.periodText,
      units: new Map([...contract.units].map(([kind, units]) => [kind, new Set(units.map(({ id }) => id))])),
      from,
      to,
      periodCell: Buffer.from(cell(contract.periodText.from)),
      standingJson: Buffer.from(`,${JSON.stringify({ period, readings }).slice(1, -1)}`),
    };
  }
}

/** What contracts say instead, as a record. */
export type Changes = Readonly<Record<string, unknown>>;

export function varied(input: SettlementInput, changes: Changes | undefined): SettlementInput {
  if (changes === undefined) return input;
  const readings = { ...input.contract.readings, ...(changes["readings"] as object | undefined) };
  const contract = { ...input.contract, ...changes, ...(Object.keys(readings).length === 0 ? {} : { readings }) };
  return { ...input, contract };
}

/** A contract that has no problem, apart from its policy's number. */
export interface KnownContract {
  readonly place: number;
  readonly period: { readonly from: string; readonly to: string };
  /** By kind the units that it lists. */
  readonly units: ReadonlyMap<string, ReadonlySet<string>>;
  readonly from: Moment;
  readonly to: Moment;
  /** The start of the period as a cell; the period and the readings as a ledger has them. */
  readonly periodCell: Buffer;
  readonly standingJson: Buffer;
}

const bearers = ["incident", "claim", "insured", "loss"] as const;

/** The facts and circumstances of a bearer: also those of which the table says nothing. */
function statedCells(of: Bearer, columns: readonly Column[], product: Product, readers: CellReaders): readonly Cells[] {
  const at = (part: "facts" | "exclusions", field: string): number =>
    columns.findIndex(({ place }) => place.of === of && place.part === part && place.field === field);
  const facts = product.facts[of].map(({ name }) => new Cells(readers.fact(of, name), [at("facts", name)], columns));
  const names = assertedOf(product, of).map(({ name }) => name);
  if (names.length === 0) return facts;
  const places = names.map((name) => at("exclusions", name));
  return [...facts, new Cells(readers.circumstances(of, names), places, columns)];
}

/** The rows of an incident of a block, as texts. */
export function rowsOf(block: RowBlock, incidents: Incidents, incident: number, width: number): IncidentRows {
  const own = rowsIn(incidents, incident);
  const faults = new Map<number, string>();
  if (block.faults.size > 0)
    own.forEach((row, index) => {
      const fault = block.faults.get(row);
      if (fault !== undefined) faults.set(index, fault);
    });
  return {
    numbers: Array.from(own, (row) => block.numbers[row]!),
    rows: Array.from(own, (row) => cellsOf(block, row, width)),
    faults,
  };
}

function rowsIn({ rows, ends }: Incidents, incident: number): Int32Array {
  return rows.subarray(incident === 0 ? 0 : ends[incident - 1], ends[incident]);
}

function cellsOf(block: RowBlock, row: number, width: number): readonly (string | null)[] {
  return Array.from({ length: width }, (_, column) => cellOf(block, row, column));
}

function cellOf(block: RowBlock, row: number, column: number): string | null {
  return isEmpty(block, column, row) ? null : textOf(block, row, column);
}

/** An amount of up to 15 digits, which every reader takes as it is; -1: anything else. */
function amountOf({ bytes, starts, ends, width }: RowBlock, column: number, row: number): number {
  const start = starts[row * width + column]!;
  const end = ends[row * width + column]!;
  if (start === end || end - start > 15) return -1;
  let amount = 0;
  for (let place = start; place < end; place += 1) {
    const digit = bytes[place]! - 48;
    if (digit < 0 || digit > 9) return -1;
    amount = amount * 10 + digit;
  }
  return amount;
}

/** By code unit, as texts are compared: bytes of UTF-8 sort otherwise only beyond ASCII. */
export function compareCells(block: RowBlock, column: number, row: number, otherRow: number): number {
  const { bytes, starts, ends, width } = block;
  const start = starts[row * width + column]!;
  const other = starts[otherRow * width + column]!;
  const length = ends[row * width + column]! - start;
  const otherLength = ends[otherRow * width + column]! - other;
  for (let index = 0; index < length && index < otherLength; index += 1) {
    const a = bytes[start + index]!;
    const b = bytes[other + index]!;
    if (a === b) continue;
    if (a < 128 && b < 128) return a - b;
    return textOf(block, row, column) < textOf(block, otherRow, column) ? -1 : 1;
  }
  return length - otherLength;
}
