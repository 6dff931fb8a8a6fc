import { type Cell, compareCells } from "./cell.js";
import { alikeIn, type Read } from "./alike.js";
import { formatDay } from "./calendar.js";
import { isUnknown, waitingFor, waitingForAll, type Maybe, type Unknown } from "./kleene.js";
import { policyYearOf } from "./policy-years.js";
import { lineUnit, type LineUnit, type Stated, type StatedLine, type Unit } from "./scope.js";
import type { Term } from "./terms.js";
import type { Walk } from "./walk.js";
import { none } from "./lists.js";

/** Cells on which a term acts as on one, in the order of allocation. */
export interface Group {
  /** Its place among the term's groups. */
  readonly key: number;
  readonly term: Term;
  readonly cells: Cell[];
  /** Grouped by claim: the claim, where the lines name one. */
  readonly claim: Stated | undefined;
  /** Grouped by insured: whom the lines name. */
  readonly insured: Stated | undefined;
  /** Grouped by policy year: its number; 0 of what never attaches. */
  readonly year: number | undefined;
  /** Grouped by day: the one on which its lines were incurred. */
  readonly day: number | undefined;
  /** Grouped by unit: the id of the unit or group of units, and the unit where something is said of it. */
  readonly unitId: string | undefined;
  readonly unit: Unit | undefined;
  /** Grouped by unit: the line that gives a count without an id. */
  readonly countLine: string | undefined;
  /** Per loss: the line. */
  readonly ownLine: string | undefined;
  /** Of a share that reads something of the lines: what that is. */
  readonly alike: Read | undefined;
  /** How many units it stands for. */
  readonly count: number;
  readonly trigger: string | undefined;
  readonly item: string | undefined;
  /** Cells of which it is unknown whether the term acts on them. */
  open: ReadonlyMap<Cell, Unknown>;
  /** Undetermined cells that belong here if their trigger turns out to be another: sums over the group wait for them. */
  possible: ReadonlySet<Cell>;
}

/** The groups of a term, ordered by claim, insured, policy year, day, unit, trigger and item; per loss as the cells are. Which cells they hold changes only as computed heads are reached. */
export function groupsOf(walk: Walk, term: Term): readonly Group[] {
  return (term.isPlain ? onlyGroupOf(walk, term) : undefined) ?? gatherGroups(walk, term);
}

/** All cells of a plain term; nothing where there are none, or they are of several claims. */
function onlyGroupOf({ cells }: Walk, term: Term): readonly Group[] | undefined {
  let group: Group | undefined;
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place]!;
    const rank = rankOf(term, cell);
    if (rank < 0 || !cell.isThere) continue;
    if (group === undefined) group = groupOf(0, cell, term, undefined, undefined);
    else if (term.byClaim && cell.claimOrder !== group.cells[0]!.claimOrder) return undefined;
    else group.cells.push(cell);
    cell.rank = rank;
  }
  return group === undefined ? undefined : [group];
}

function gatherGroups(walk: Walk, term: Term): readonly Group[] {
  const { readsClaim, unitKinds, whereUnit } = term;
  let groups: Grouping | undefined;
  for (let place = 0; place < walk.cells.length; place += 1) {
    const cell = walk.cells[place]!;
    const rank = rankOf(term, cell);
    if (rank < 0 || !cell.isThere) continue;
    if (readsClaim && cell.line.claim === undefined) continue;
    if (unitKinds.length > 0 && !namesAll(cell.line, unitKinds)) continue;
    if (whereUnit !== undefined && lineUnit(cell.line, whereUnit) === undefined) continue;
    const where = term.where === undefined ? true : whereHolds(walk, term, cell);
    if (where === false) continue;
    groups ??= new Grouping();
    // A line is in its own group, under whatever trigger.
    for (const trigger of term.byLoss ? none : cell.possibleTriggers)
      if (trigger !== cell.trigger && isFor(term, trigger)) mayBelong(walk, term, cell, trigger, groups);
    if (!isFor(term, cell.trigger)) continue;
    const year = term.asksYear ? policyYearOf(walk, cell, cell.trigger) : undefined;
    const alike = term.alike && alikeIn(walk, term.alike, cell, cell.trigger);
    const isAnywhere = alike?.includes(undefined) === true || isWithoutPlace(term, cell, year);
    if (isAnywhere) mayBelong(walk, term, cell, cell.trigger, groups);
    cell.rank = rank;
    const ofYear = term.year === true ? year : undefined;
    const split = term.byLoss ? place : keyOf(walk, term, cell, cell.trigger, ofYear);
    const key = alike === undefined ? split : groups.splitBy(split, alike);
    let group = groups.of(key);
    if (group === undefined) groups.add((group = groupOf(key, cell, term, ofYear, alike)), split);
    else group.cells.push(cell);
    const open = openOf(term, cell, where, year);
    if (open !== undefined) groups.openIn(group, cell, open);
  }
  return groups === undefined ? none : term.alike === undefined ? groups.inOrder() : byFirstCell(groups.inOrder());
}

/** In the order of allocation of the first cells on which the term acts for sure. */
function byFirstCell(groups: readonly Group[]): readonly Group[] {
  const firstOf = ({ cells, open }: Group): Cell =>
    cells.find((cell) => cell.verdict === "eligible" && !open.has(cell)) ?? cells[0]!;
  return [...groups].sort((a, b) => compareCells(firstOf(a), firstOf(b)));
}

/** What has to be known before the term acts on the cell: whether it is meant, whose it is, of which day and policy year. */
function openOf(
  { asksInsured, asksDay }: Term,
  { line }: Cell,
  where: Maybe<boolean>,
  year: Year,
): Unknown | undefined {
  const isNamed = !asksInsured || line.insured !== undefined;
  const isDated = !asksDay || line.incurred !== undefined;
  if (isNamed && isDated && !isUnknown(where) && !isUnknown(year)) return undefined;
  return waitingForAll([
    where,
    year,
    isNamed ? true : waitingFor("loss", line.id, "insured"),
    isDated ? true : waitingFor("loss", line.id, "incurred"),
  ]);
}

type Year = Maybe<number> | undefined;

/** Whether it is not known in which of the term's groups the cell would be. */
function isWithoutPlace(term: Term, { line }: Cell, year: Year): boolean {
  return (
    (term.byInsured && line.insured === undefined) ||
    (term.day === true && line.incurred === undefined) ||
    (term.year === true && isUnknown(year))
  );
}

/** An undetermined cell belongs to the group that it would be in under the trigger; of any insured, day or year, where that is not known. */
function mayBelong(walk: Walk, term: Term, cell: Cell, trigger: string | undefined, groups: Grouping): void {
  if (cell.verdict !== "undetermined") return;
  const year = term.year === true ? policyYearOf(walk, cell, trigger) : undefined;
  if (term.alike !== undefined) {
    const alike = alikeIn(walk, term.alike, cell, trigger);
    const split = keyOf(walk, term, cell, trigger, year);
    groups.mayHoldIn(cell, [split, alike], (group) => mayBeAlike(alike, group.alike!), split);
    return;
  }
  const key = keyOf(walk, term, cell, trigger, year);
  if (!isWithoutPlace(term, cell, year)) {
    groups.mayHold(key, cell);
    return;
  }
  const { line, insuredOrder } = cell;
  const without = [line.insured === undefined, line.incurred === undefined, isUnknown(year)];
  groups.mayHoldIn(cell, [key, without], (group) => {
    const [{ insuredOrder: itsInsured, line: itsLine }] = group.cells as [Cell];
    const insured = line.insured === undefined ? itsInsured : insuredOrder;
    const { incurred = itsLine.incurred } = line;
    return keyOf(walk, term, cell, trigger, isUnknown(year) ? group.year : year, insured, incurred?.day) === group.key;
  });
}

/** What is not known of a line may be the same as of any. */
function mayBeAlike(alike: Read, other: Read): boolean {
  return alike.every((read, place) => read === undefined || read === other[place]);
}

/** The key under which a ledger keeps what the group used in the period: by policy year or day, and by whom or what it counts. */
export function ledgerKeyOf({ insured, unitId, year, day }: Group): string {
  return ledgerKey(insured?.id ?? unitId ?? "", year, day);
}

export function ledgerKey(id: string, year: number | undefined, day: number | undefined): string {
  const time = day === undefined ? year : formatDay(day);
  return time === undefined ? id : id === "" ? String(time) : `${time}/${id}`;
}

/** Whether the group stands for units that are counted. */
export function isCounted({ countLine, count }: Group): boolean {
  return countLine !== undefined || count > 1;
}

/** A unit, or units that are counted, whose lines alone count in sums over `heads`. */
export interface UnitAt {
  /** The kind. */
  readonly unit: string;
  readonly unitId: string | undefined;
  /** Without an id: the line that counts them. */
  readonly counted: string | undefined;
  readonly count: number;
  readonly heads: readonly string[];
}

/** That of a group whose term sums over heads. */
export function unitOfGroup({ term, unitId, countLine, count }: Group): UnitAt | undefined {
  const { unitHeads, unitKinds } = term;
  const [unit] = unitKinds;
  if (unit === undefined || unitHeads === undefined) return undefined;
  return { unit, unitId, counted: countLine, count, heads: unitHeads };
}

/** Whether the cell is of that unit. */
export function isOfUnit({ line }: Cell, { unit, unitId, counted }: UnitAt): boolean {
  const own = lineUnit(line, unit);
  return own !== undefined && own.unitId === unitId && own.counted === counted;
}

/** The rank of the cell's head; -1 where the term does not act on it. */
function rankOf({ rankOf, ranksByPlace }: Term, { head, headIndex }: Cell): number {
  return (ranksByPlace[headIndex] ??= rankOf.get(head.name) ?? -1);
}

/** Undetermined cells that may yet be of the same groups, each with its place among all that may be of several. */
interface Anywhere {
  readonly isOne: (group: Group) => boolean;
  /** The groups are of those that this key tells apart. */
  readonly split: number | undefined;
  readonly cells: (readonly [place: number, cell: Cell])[];
}

/** The groups of a term while they are gathered. Mostly there is one. */
class Grouping {
  private groups: Group[] | undefined = undefined;
  /** Of more than one. */
  private byKey: Map<number, Group> | undefined = undefined;
  /** Undetermined cells that may yet be of a group, by its key. */
  private possible: Map<number, Set<Cell>> | undefined = undefined;
  /** Those that may yet be of several, by what decides which these are. */
  private anyOf: Map<string, Anywhere> | undefined = undefined;
  private places = 0;
  private open: Map<Group, Map<Cell, Unknown>> | undefined = undefined;
  /** Keys of groups that are split by more than a number says. */
  private readonly splits = new Map<string, number>();
  private bySplit: Map<number, Group[]> | undefined = undefined;

  of(key: number): Group | undefined {
    if (this.byKey !== undefined) return this.byKey.get(key);
    const only = this.groups?.[0];
    return only?.key === key ? only : undefined;
  }

  /** The key of the group in which this is read of lines, of those that another key tells apart. */
  splitBy(key: number, alike: Read): number {
    const text = JSON.stringify([key, alike]);
    const found = this.splits.get(text) ?? this.splits.size;
    this.splits.set(text, found);
    return found;
  }

  /** Where the group is split by what is read of its lines, `split` tells it apart by the rest. */
  add(group: Group, split: number): void {
    if (group.alike !== undefined) listIn((this.bySplit ??= new Map<number, Group[]>()), split).push(group);
    if (this.groups === undefined) {
      this.groups = [group];
      return;
    }
    this.groups.push(group);
    this.byKey ??= new Map(this.groups.map((other) => [other.key, other]));
    this.byKey.set(group.key, group);
  }

  openIn(group: Group, cell: Cell, waitsFor: Unknown): void {
    this.open ??= new Map();
    let cells = this.open.get(group);
    if (cells === undefined) {
      this.open.set(group, (cells = new Map<Cell, Unknown>()));
      group.open = cells;
    }
    cells.set(cell, waitsFor);
  }

  /** The cell may yet be of each of these groups: `what` decides which they are. */
  mayHoldIn(cell: Cell, what: unknown, isOne: (group: Group) => boolean, split?: number): void {
    this.anyOf ??= new Map();
    const text = JSON.stringify(what);
    let alike = this.anyOf.get(text);
    if (alike === undefined) this.anyOf.set(text, (alike = { isOne, split, cells: [] }));
    alike.cells.push([this.places++, cell]);
  }

  mayHold(key: number, cell: Cell): void {
    this.possible ??= new Map();
    const cells = this.possible.get(key);
    if (cells === undefined) this.possible.set(key, new Set([cell]));
    else cells.add(cell);
  }

  inOrder(): readonly Group[] {
    if (this.groups === undefined) return none;
    for (const [key, cells] of this.possible ?? none) {
      const group = this.of(key);
      if (group !== undefined) group.possible = cells;
    }
    if (this.anyOf !== undefined) this.placeAnywhere([...this.anyOf.values()], this.groups);
    return this.byKey === undefined ? this.groups : this.groups.sort((a, b) => a.key - b.key);
  }

  /** Groups of which the same cells may be share one set: there may be as many groups as cells. */
  private placeAnywhere(anyOf: readonly Anywhere[], all: readonly Group[]): void {
    const found = new Map<Group, number[]>();
    anyOf.forEach(({ isOne, split }, index) => {
      const groups = split === undefined ? all : (this.bySplit?.get(split) ?? none);
      for (const group of groups) if (isOne(group)) listIn(found, group).push(index);
    });
    const shared = new Map<string, ReadonlySet<Cell>>();
    for (const [group, indices] of found) {
      const text = indices.join();
      let cells = shared.get(text);
      if (cells === undefined) {
        const placed = indices.flatMap((index) => anyOf[index]!.cells).sort(([a], [b]) => a - b);
        shared.set(text, (cells = new Set(placed.map(([, cell]) => cell))));
      }
      group.possible = group.possible.size === 0 ? cells : new Set([...group.possible, ...cells]);
    }
  }
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}

/** Most groups have none of them: the empty ones are shared. */
const noneOpen: ReadonlyMap<Cell, Unknown> = new Map();
const nonePossible: ReadonlySet<Cell> = new Set();

function isFor(term: Term, trigger: string | undefined): boolean {
  return term.triggers === undefined || (trigger !== undefined && term.triggers.includes(trigger));
}

function namesAll(line: StatedLine, kinds: readonly string[]): boolean {
  return kinds.every((kind) => lineUnit(line, kind) !== undefined);
}

/** The unit by which the term groups the line. */
function groupedUnit({ unitKinds: [kind] }: Term, line: StatedLine): LineUnit | undefined {
  return kind === undefined ? undefined : lineUnit(line, kind);
}

/** The unit of which the share reads something. */
function unitRead({ alike }: Term, line: StatedLine): LineUnit | undefined {
  return alike?.units?.map((kind) => lineUnit(line, kind)).find((unit) => unit !== undefined);
}

function unitOrderOf(walk: Walk, term: Term, cell: Cell): number {
  const unit = groupedUnit(term, cell.line);
  if (unit === undefined) return 0;
  return unit === cell.line ? cell.unitOrder : (walk.orders.unitOrders.get(unit.unitId ?? "") ?? 0);
}

function whereHolds(walk: Walk, term: Term, cell: Cell) {
  walk.at.standAt(cell.line, cell.trigger);
  return term.where?.(walk.at) ?? true;
}

/** The orders in one number; there are far fewer of each than would take it out of the safe range. */
function keyOf(
  walk: Walk,
  term: Term,
  cell: Cell,
  trigger: string | undefined,
  year: Year,
  insuredOrder = cell.insuredOrder,
  day = cell.line.incurred?.day,
): number {
  const { units, triggers, items } = walk.orders;
  // No term is by claim and by insured.
  let key = term.byClaim ? cell.claimOrder : term.byInsured ? insuredOrder : 0;
  if (term.year === true) key = key * mostYears + (year === undefined || isUnknown(year) ? unknownYear : year);
  if (term.day === true) {
    const days = (walk.days ??= numberDays(walk.cells));
    key = key * (days.size + 1) + (days.get(day ?? NaN) ?? 0);
  }
  key = key * units + unitOrderOf(walk, term, cell);
  key = key * triggers + (term.byTrigger ? walk.triggerOrder(trigger) : 0);
  return key * items + (term.byItem ? cell.itemOrder : 0);
}

function numberDays(cells: readonly Cell[]): ReadonlyMap<number, number> {
  const days = new Set(cells.flatMap(({ line }) => line.incurred?.day ?? []));
  return new Map([...days].sort((a, b) => a - b).map((day, index) => [day, index + 1]));
}

/** Dates are of the years 0001 to 9999. */
const unknownYear = 10_000;
const mostYears = unknownYear + 1;

function groupOf(key: number, cell: Cell, term: Term, year: Year, alike: Read | undefined): Group {
  const { line } = cell;
  const unit = groupedUnit(term, line) ?? unitRead(term, line);
  const counted = term.byLoss ? line : unit;
  return {
    key,
    term,
    cells: [cell],
    claim: term.byClaim ? line.claim : undefined,
    insured: term.byInsured || term.alike?.insured === true ? line.insured : undefined,
    year: isUnknown(year) ? undefined : year,
    day: term.day === true ? line.incurred?.day : undefined,
    unitId: unit?.unitId,
    unit: unit?.knownUnit,
    countLine: unit?.counted,
    ownLine: term.byLoss ? line.id : undefined,
    alike,
    count: counted?.count ?? 1,
    trigger: term.byTrigger ? cell.trigger : undefined,
    item: term.byItem ? line.item : undefined,
    open: noneOpen,
    possible: nonePossible,
  };
}
