import type { Bearer } from "../facts.js";
import { Moment } from "../calendar.js";
import { compareLines } from "../cell.js";
import { computedLine } from "../computed.js";
import { isUnknown, never } from "../kleene.js";
import type { ExclusionRule, FactRule, Product } from "../product.js";
import { indexOf } from "../product-index.js";
import type { ReadInput } from "../read-input.js";
import type { Numeric } from "../numeric.js";
import type { Stated, StatedIncident, StatedLine } from "../scope.js";
import { neverDay, no, noTime, open, unknownDay, yes } from "./codes.js";

/** A typed array of the kind that a column is of. */
export type Numbers = Uint8Array | Int32Array | Float64Array;

/** Days, with the seconds since 00:00 where they have a time. */
export interface Days {
  day: Int32Array;
  second: Int32Array;
}

/** Exact fractions in lowest terms. NaN over 1: not stated; over 0: not of such numbers. */
export interface Ratios {
  top: Float64Array;
  bottom: Float64Array;
}

/** One column for each fact that the kernel reads: by its type, as `codes.ts` says. */
export type FactColumns = Record<string, Numbers | Days | Ratios>;

/** Circumstances of one bearer, 32 to a word: those asserted, and those denied. */
export interface Circumstances {
  readonly asserted: Int32Array[];
  readonly denied: Int32Array[];
}

export const bearers = ["incident", "claim", "insured", "loss"] as const satisfies readonly Bearer[];

/**
 * Incidents in columns, all valid: of each its lines in the order of allocation (`compareLines` within a head),
 * claims and insureds, each in one run. Place 0 of claims and insureds is nobody, of whom nothing is known.
 */
export class Columns {
  rows = 0;
  lines = 0;
  claims = 1;
  insureds = 1;
  // Incidents
  /** The contract's place among those that the batch knows. */
  contract = new Int32Array(64);
  /** The policy's place; its incidents stand together, in the order in which they are settled. */
  policy = new Int32Array(64);
  /** 1: an incident of the policy that was settled before, restated. */
  restated = new Uint8Array(64);
  from: Days = days(64);
  to: Days = days(64);
  /** The bits of the triggers asserted. */
  triggers = new Int32Array(64);
  othersNone = new Uint8Array(64);
  /** Ends of the runs of lines, claims and insureds; they begin where the row before ends (claims and insureds at 1). */
  linesEnd = new Int32Array(64);
  claimsEnd = new Int32Array(64);
  insuredsEnd = new Int32Array(64);
  /** How many insureds are listed; where none is, the run has one of whom nothing is stated. */
  insuredsListed = new Int32Array(64);
  // Lines
  /** The head's place in declared order; uncovered kinds follow. */
  head = new Int32Array(64);
  /** Of a computed head the kernel writes it: NaN until it is worked out. */
  amount = new Float64Array(64);
  incurred: Days = days(64);
  approved = new Uint8Array(64);
  /** 0: none. */
  claim = new Int32Array(64);
  insured = new Int32Array(64);
  /** -1: none. */
  item = new Int32Array(64);
  trigger = new Int32Array(64);
  unit = new Int32Array(64);
  /** Lines of one unit of the incident have one key; a line with a count has one of its own. */
  unitKey = new Int32Array(64);
  /** 0: the line gives none. */
  count = new Float64Array(64);

  readonly facts: Readonly<Record<Bearer, FactColumns>>;
  readonly circumstances: Readonly<Record<Bearer, Circumstances>>;

  constructor(product: Product) {
    const factsOf = (of: Bearer): FactColumns => {
      const columns = bareColumns();
      for (const rule of product.facts[of]) {
        const column = columnOf(rule);
        if (column !== undefined) columns[rule.name] = column;
      }
      return columns;
    };
    const circumstancesOf = (of: Bearer): Circumstances => {
      const words = Math.ceil(assertedOf(product, of).length / 32);
      const some = (): Int32Array[] => Array.from({ length: words }, () => new Int32Array(64));
      return { asserted: some(), denied: some() };
    };
    this.facts = forBearers(factsOf);
    this.circumstances = forBearers(circumstancesOf);
    for (const of of ["claim", "insured"] as const) this.clear(of, 0);
  }

  /** Empties the columns, to be filled again. */
  restart(): void {
    this.rows = this.lines = 0;
    this.claims = this.insureds = 1;
  }

  /** Makes room for so many incidents, lines, claims and insureds. */
  reserve(rows: number, lines: number, claims: number, insureds: number): void {
    if (rows > this.contract.length) {
      const size = grown(rows);
      for (const name of [
        "contract",
        "policy",
        "restated",
        "triggers",
        "othersNone",
        "linesEnd",
        "claimsEnd",
        "insuredsEnd",
        "insuredsListed",
      ] as const)
        this[name] = enlarged(this[name], size) as never;
      enlargeDays(this.from, size);
      enlargeDays(this.to, size);
      this.enlargeBearer("incident", size);
    }
    if (lines > this.head.length) {
      const size = grown(lines);
      for (const name of [
        "head",
        "amount",
        "approved",
        "claim",
        "insured",
        "item",
        "trigger",
        "unit",
        "unitKey",
        "count",
      ] as const)
        this[name] = enlarged(this[name], size) as never;
      enlargeDays(this.incurred, size);
      this.enlargeBearer("loss", size);
    }
    this.enlargeBearer("claim", claims);
    this.enlargeBearer("insured", insureds);
  }

  private readonly sizes: Record<Bearer, number> = { incident: 64, claim: 64, insured: 64, loss: 64 };

  private enlargeBearer(of: Bearer, wanted: number): void {
    if (wanted <= this.sizes[of]) return;
    const size = grown(wanted);
    this.sizes[of] = size;
    const columns = this.facts[of];
    for (const [name, column] of Object.entries(columns)) {
      if ("day" in column) enlargeDays(column, size);
      else if ("top" in column) enlargeRatios(column, size);
      else columns[name] = enlarged(column, size);
    }
    const { asserted, denied } = this.circumstances[of];
    for (const words of [asserted, denied])
      words.forEach((word, index) => {
        words[index] = enlarged(word, size);
      });
  }

  private clear(of: Bearer, at: number): void {
    for (const column of Object.values(this.facts[of])) put(column, at, undefined, undefined);
    for (const words of [this.circumstances[of].asserted, this.circumstances[of].denied])
      for (const word of words) word[at] = 0;
  }
}

/** What a batch says of a row beyond the input: its places among the batch's contracts and policies. */
export interface Placed {
  readonly contract: number;
  readonly policy: number;
  readonly restated: boolean;
}

/** Writes inputs that were read into columns. */
export class ColumnWriter {
  private readonly product: Product;
  private readonly columns: Columns;
  private readonly triggers: ReadonlyMap<string, number>;
  private readonly heads: ReadonlyMap<string, number>;
  private readonly items: ReadonlyMap<string, number>;
  private readonly units: ReadonlyMap<string, number>;
  private readonly asserted: Readonly<Record<Bearer, readonly ExclusionRule[]>>;
  private readonly brought: readonly { readonly triggers: number; readonly line: StatedLine }[];

  constructor(product: Product, columns: Columns) {
    this.product = product;
    this.columns = columns;
    this.triggers = places(product.triggers.map(({ name }) => name));
    this.heads = places(headNames(product));
    this.items = places(itemNames(product));
    this.units = places(product.units.map(({ name }) => name));
    this.asserted = forBearers((of) => assertedOf(product, of));
    this.brought = broughtHeads(product).map(({ triggers, name }) => ({
      triggers,
      line: computedLine(indexOf(product), name),
    }));
  }

  /**
   * Appends an incident, with the lines of computed heads that its triggers may open. They stand in the order of
   * allocation afterwards; gives them in that order.
   */
  append(input: ReadInput, { contract, policy, restated }: Placed): readonly StatedLine[] {
    const { columns } = this;
    const row = columns.rows;
    // An exclusion is judged by someone of whom nothing is stated, where no insured is listed.
    const insureds = input.insureds.length > 0 ? input.insureds : [input.nobody];
    const triggers = this.triggerBits(input.incident);
    const brought = this.brought.filter((head) => (head.triggers & triggers) !== 0);
    const lines = [...input.lines, ...brought.map(({ line }) => line)].sort(
      (a, b) => (this.heads.get(a.head) ?? 0) - (this.heads.get(b.head) ?? 0) || compareLines(a, b),
    );
    columns.reserve(
      row + 1,
      columns.lines + lines.length,
      columns.claims + input.claims.length,
      columns.insureds + insureds.length,
    );
    columns.contract[row] = contract;
    columns.policy[row] = policy;
    columns.restated[row] = restated ? 1 : 0;
    putMoment(columns.from, row, input.contract.period.from);
    putMoment(columns.to, row, input.contract.period.to);
    this.writeIncident(row, input.incident);
    const claims = new Map<string | undefined, number>();
    for (const claim of input.claims) {
      claims.set(claim.id, columns.claims);
      this.writeStated("claim", columns.claims, claim);
      columns.claims += 1;
    }
    const byInsured = new Map<string | undefined, number>();
    for (const insured of insureds) {
      if (insured.id !== undefined) byInsured.set(insured.id, columns.insureds);
      this.writeStated("insured", columns.insureds, insured);
      columns.insureds += 1;
    }
    const unitKeys = new Map<string, number>();
    lines.forEach((line, index) => this.writeLine(line, columns.lines + index, index, claims, byInsured, unitKeys));
    columns.lines += lines.length;
    columns.linesEnd[row] = columns.lines;
    columns.claimsEnd[row] = columns.claims;
    columns.insuredsEnd[row] = columns.insureds;
    columns.insuredsListed[row] = input.insureds.length;
    columns.rows += 1;
    return lines;
  }

  /** Writes what is stated of the incident itself. */
  writeIncident(row: number, incident: StatedIncident): void {
    const { columns } = this;
    columns.triggers[row] = this.triggerBits(incident);
    columns.othersNone[row] = incident.othersNone ? 1 : 0;
    this.writeStated("incident", row, incident);
  }

  private triggerBits({ triggers }: StatedIncident): number {
    let bits = 0;
    for (const name of triggers) bits |= 1 << (this.triggers.get(name) ?? 0);
    return bits;
  }

  /** Writes a line; `inRow` counts those of its incident. */
  writeLine(
    line: StatedLine,
    at: number,
    inRow: number,
    claims: ReadonlyMap<string | undefined, number>,
    insureds: ReadonlyMap<string | undefined, number>,
    unitKeys: Map<string, number>,
  ): void {
    const { columns } = this;
    columns.head[at] = this.heads.get(line.head) ?? 0;
    columns.amount[at] = isUnknown(line.amount) ? 0 : line.amount;
    putMoment(columns.incurred, at, line.incurred);
    columns.approved[at] = approvedOf(line);
    columns.claim[at] = line.claim === undefined ? 0 : (claims.get(line.claim.id) ?? 0);
    columns.insured[at] = line.insured === undefined ? 0 : (insureds.get(line.insured.id) ?? 0);
    columns.item[at] = line.item === undefined ? -1 : (this.items.get(line.item) ?? -1);
    columns.trigger[at] = line.trigger === undefined ? -1 : (this.triggers.get(line.trigger) ?? -1);
    columns.unit[at] = line.unit === undefined ? -1 : (this.units.get(line.unit) ?? -1);
    columns.count[at] = line.count ?? 0;
    // By the unit's id alone: a term is of one kind of unit.
    const key = line.unitId === undefined ? undefined : unitKeys.get(line.unitId);
    columns.unitKey[at] = key ?? inRow;
    if (line.unitId !== undefined && key === undefined) unitKeys.set(line.unitId, inRow);
    this.writeStated("loss", at, line);
  }

  /** Writes the facts and circumstances of a bearer. */
  writeStated(of: Bearer, at: number, stated: Stated): void {
    const columns = this.columns.facts[of];
    for (const rule of this.product.facts[of]) {
      const column = columns[rule.name];
      if (column !== undefined) put(column, at, stated.facts[rule.name], membersOf(rule));
    }
    const { asserted, denied } = this.columns.circumstances[of];
    for (const words of [asserted, denied]) for (const word of words) word[at] = 0;
    this.asserted[of].forEach(({ name }, index) => {
      const value = stated.exclusions[name];
      if (value === undefined) return;
      const word = (value === true ? asserted : denied)[index >>> 5];
      if (word !== undefined) word[at] = (word[at] ?? 0) | (1 << (index & 31));
    });
  }
}

/** Heads in declared order, then the uncovered kinds. */
export function headNames(product: Product): readonly string[] {
  return [...product.heads.map(({ name }) => name), ...product.uncovered];
}

/** A computed head that has a line in columns. */
export interface BroughtHead {
  readonly name: string;
  /** Its place among the heads. */
  readonly place: number;
  /** The triggers by which contracts may have it opened, as bits. */
  readonly triggers: number;
}

/** Computed heads but for those of units, and those that the walk has to reach before they are worked out. */
export function broughtHeads(product: Product): readonly BroughtHead[] {
  const triggers = places(product.triggers.map(({ name }) => name));
  return product.heads.flatMap(({ name, computed, covers }, place) => {
    if (computed === undefined || computed.ofWalk || computed.perUnit !== undefined) return [];
    const bits = covers.flatMap((cover) => cover.triggers).reduce((all, one) => all | (1 << triggers.get(one)!), 0);
    return [{ name, place, triggers: bits }];
  });
}

/** The items of all heads; heads may have items of one name. */
export function itemNames(product: Product): readonly string[] {
  return [...new Set(product.heads.flatMap((head) => head.items.map(({ name }) => name)))];
}

/** The exclusions whose circumstance the input may assert of a bearer, in declared order. */
export function assertedOf(product: Product, of: Bearer): readonly ExclusionRule[] {
  return product.exclusions.filter((exclusion) => exclusion.of === of && exclusion.asserted === true);
}

function approvedOf({ approved, incurred }: StatedLine): number {
  if (approved === undefined) return open;
  if (typeof approved === "boolean") return approved ? yes : no;
  return incurred === undefined ? open : approved.day <= incurred.day ? yes : no;
}

/** None for a type that the kernel does not read. */
function columnOf({ type }: FactRule): Numbers | Days | Ratios | undefined {
  switch (type.kind) {
    case "bool":
      return new Uint8Array(64);
    case "enum":
      return new Int32Array(64);
    case "set":
      return type.members.length < 32 ? new Int32Array(64) : undefined;
    case "money":
    case "duration":
      return new Float64Array(64);
    case "date":
    case "datetime":
      return days(64);
    case "number":
    case "ratio":
      return { top: new Float64Array(64), bottom: new Float64Array(64) };
    case "span":
      return undefined;
  }
}

function membersOf({ type }: FactRule): readonly string[] | undefined {
  return type.kind === "enum" || type.kind === "set" ? type.members : undefined;
}

function put(
  column: Numbers | Days | Ratios,
  at: number,
  value: unknown,
  members: readonly string[] | undefined,
): void {
  if ("day" in column) putMoment(column, at, value as Moment | typeof never | undefined);
  else if ("top" in column) putRatio(column, at, value as Numeric | undefined);
  else if (members !== undefined) column[at] = placeOf(value, members);
  else if (column instanceof Uint8Array) column[at] = value === undefined ? open : value === true ? yes : no;
  else column[at] = column instanceof Float64Array ? ((value as number | undefined) ?? NaN) : -1;
}

/** The place of a member, or the bits of a set; -1 where nothing is stated. */
function placeOf(value: unknown, members: readonly string[]): number {
  if (!Array.isArray(value)) return members.indexOf(value as string);
  let bits = 0;
  for (const member of value as readonly string[]) bits |= 1 << members.indexOf(member);
  return bits;
}

export function putMoment({ day, second }: Days, at: number, value: Moment | typeof never | undefined): void {
  day[at] = value === undefined ? unknownDay : value === never ? neverDay : value.day;
  second[at] = value instanceof Moment ? (value.second ?? noTime) : noTime;
}

function putRatio(column: Ratios, at: number, value: Numeric | undefined): void {
  const { top, bottom } = partsOf(value ?? NaN);
  column.top[at] = top;
  column.bottom[at] = bottom;
}

/** The parts of an exact number, 0 over 0 where they are no safe numbers. */
export function partsOf(value: Numeric): { readonly top: number; readonly bottom: number } {
  if (typeof value === "number") return { top: value, bottom: 1 };
  return Number.isNaN(value.top + value.bottom) ? { top: 0, bottom: 0 } : value;
}

export function days(size: number): Days {
  return { day: new Int32Array(size), second: new Int32Array(size) };
}

function enlargeDays(column: Days, size: number): void {
  column.day = enlarged(column.day, size);
  column.second = enlarged(column.second, size);
}

function enlargeRatios(column: Ratios, size: number): void {
  column.top = enlarged(column.top, size);
  column.bottom = enlarged(column.bottom, size);
}

export function enlarged<N extends Numbers>(column: N, size: number): N {
  const larger = new (column.constructor as new (size: number) => N)(size);
  larger.set(column);
  return larger;
}

export function grown(size: number): number {
  return Math.max(64, Math.ceil(size * 1.5));
}

function bareColumns(): FactColumns {
  return Object.create(null) as FactColumns;
}

function forBearers<T>(make: (of: Bearer) => T): Readonly<Record<Bearer, T>> {
  return { incident: make("incident"), claim: make("claim"), insured: make("insured"), loss: make("loss") };
}

export function places(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}
